"""Our own Cyrillic articles in other scripts, with the place of every character: what reading them back is measured on.

It writes as the Kazakh press writes (the 2018 acute, the later diacritics, the spelling of QazAqparat, the apostrophes of
2017, and the Arabic script of two houses), and shares no table with the package, which reads the other way.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Piece = tuple[int, str]  # how many characters of the Cyrillic text, and what is written for them


@dataclass(frozen=True)
class Rescripted:
    """A text in another script; `starts` and `ends` give for each Cyrillic character where what is written for it stands."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the Cyrillic `[start, end)` stands in the rewritten text; letters that are not written are passed over."""
        written = [at for at in range(start, end) if self.ends[at] > self.starts[at]]
        if not written:
            return self.starts[start], self.starts[start]
        return min(self.starts[at] for at in written), max(self.ends[at] for at in written)


Writer = Callable[[str], Iterator[Piece]]


def assemble(pieces: Iterator[Piece]) -> Rescripted:
    """The text of the pieces; the characters of a piece map to the whole of it."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for length, written in pieces:
        out.append(written)
        starts += [at] * length
        at += len(written)
        ends += [at] * length
    return Rescripted("".join(out), tuple(starts), tuple(ends))


# -- Latin

_PLAIN = dict(zip("абвгдежзклмнопрстфқ", "a b v g d e j z k l m n o p r s t f q".split(), strict=True)) | {"э": "e"}


def _alphabet(written: str) -> dict[str, str]:
    """A table from «ә=á ш=sh …»; a letter that is not written stands alone: «ь=»."""
    return _PLAIN | dict(pair.split("=") for pair in written.split())


ACUTE = _alphabet("ә=á ғ=ǵ и=ı й=ı ң=ń ө=ó у=ý ұ=u ү=ú х=h һ=h ы=y і=i ч=ch ш=sh щ=shch ц=ts ю=ıý я=ıa ё=ıo ь= ъ=")
DIACRITIC_TURKIC = _alphabet("ә=ä ғ=ğ и=i й=i ң=ñ ө=ö у=u ұ=ū ү=ü х=h һ=h ы=y і=ı ч=ch ш=ş щ=şş ц=ts ю=iu я=ia ё=io ь= ъ=")
DIACRITIC_CARON = DIACRITIC_TURKIC | {"ғ": "ǧ", "ң": "ŋ"}
QAZAQPARAT = _alphabet("ә=ä ғ=ğ и=ï й=y ң=ñ ө=ö у=w ұ=u ү=ü х=x һ=h ы=ı і=i ч=ç ш=ş щ=şş ц=c ю=yu я=ya ё=yo ь=' ъ=")
QAZAQ_TIMES = QAZAQPARAT | {"и": "i", "у": "u", "ұ": "w", "х": "h"}
APOSTROPHE = _alphabet(
    "ә=a’ ғ=g’ и=i’ й=i’ ң=n’ ө=o’ у=y’ ұ=u ү=u’ х=h һ=h ы=y і=i ч=c’ ш=s’ щ=s’c’ ц=ts ю=i’y’ я=i’a ё=i’o ь= ъ="
)
# capitals that are not what Unicode says: dotless ı and dotted i of one page share or part their capitals
_CAPITALS: dict[str, dict[str, str]] = {"ı": {"ı": "I"}, "parted": {"i": "İ", "ı": "I", "ï": "Ï"}}


def latin(table: Mapping[str, str], *, parted: bool = False) -> Writer:
    """Letters of a table; `parted` where the capital of i is İ and that of ı is I. Foreign words stay as they are."""
    capitals = _CAPITALS["parted" if parted else "ı"]

    def upper(letters: str) -> str:
        return "".join(capitals.get(letter, letter.upper()) for letter in letters)

    def write(text: str) -> Iterator[Piece]:
        for at, letter in enumerate(text):
            small = letter.lower()
            written = table.get(small, letter)
            if small == letter or not written or small not in table:
                yield 1, written
                continue
            beside = [c for c in text[max(at - 1, 0) : at] + text[at + 1 : at + 2] if c.isalpha()]
            shouted = bool(beside) and all(c.isupper() for c in beside)
            yield 1, upper(written) if shouted else upper(written[0]) + written[1:]

    return write


# -- Arabic

_ARABIC = dict(
    pair.split("=")
    for pair in (
        "а=ا ә=ا б=ب в=ۆ г=گ ғ=ع д=د е=ە ё=يو ж=ج з=ز и=ي й=ي к=ك қ=ق л=ل м=م н=ن ң=ڭ о=و ө=و п=پ р=ر с=س т=ت у=ۋ ұ=ۇ ү=ۇ "
        "ф=ف х=ح һ=ھ ц=تس ч=چ ш=ش щ=شش ы=ى і=ى э=ە ю=يۋ я=يا ь= ъ="
    ).split()
)
_FRONT = frozenset("әөүі")  # written with the letters of а, о, ұ, ы: the hamza tells them apart
_TELLS = frozenset("егкэ")  # written with a letter that only front words have, so that no hamza is needed
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = r"(?:\d{1,3}(?: \d{3})+|\d+)(?:,\d+)?"
_PERCENT = re.compile(rf"(?P<number>(?:{_NUMBER}[–-])?{_NUMBER})%(?:-(?P<suffix>[а-яәғқңөұүһі]+))?")
_MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()
_DATED = re.compile(rf"(?<=\d{{4}}) (?=жыл)|(?<=\d) (?={'|'.join(_MONTHS)})")
_ABBREVIATION = re.compile(r"(?<![\w-])[А-ЯӘҒҚҢӨҰҮІ]{2,3}(?!\w)")
_MARKS = {",": "،", ";": "؛", "?": "؟"}


@dataclass(frozen=True)
class ArabicHouse:
    """How one house sets Kazakh in Arabic script.

    Whether `percent` and the `dates` stand as at Kazinform («%61- ى», «2025 -جىلعى»), `abbreviations` are spaced, `marks`
    are Arabic, which `hamza` it types (none where it is lost), and whether `digits` are those of the East.
    """

    percent: bool = False
    dates: bool = False
    abbreviations: bool = False
    marks: bool = False
    hamza: str = "ء"
    digits: bool = False

    def word(self, word: str) -> str:
        """A word in small letters: the hamza at its head where nothing else tells that it is front."""
        letters = "".join(_ARABIC.get(letter, letter) for letter in word.lower())
        return self._head(word) + letters

    def _head(self, word: str) -> str:
        small = set(word.lower())
        return self.hamza if small & _FRONT and not small & _TELLS else ""

    def __call__(self, text: str) -> Iterator[Piece]:
        at = 0
        spaced = {m.start(): m.end() for m in _ABBREVIATION.finditer(text)} if self.abbreviations else {}
        dated = {m.start() for m in _DATED.finditer(text)} if self.dates else set()
        percents = {m.start(): m for m in _PERCENT.finditer(text)} if self.percent else {}
        while at < len(text):
            if percent := percents.get(at):
                number, suffix = percent["number"], percent["suffix"]
                yield len(percent.group()), f"%{number}" + (f"- {self.word(suffix)}" if suffix else "")
                at = percent.end()
            elif at in spaced:
                end = spaced[at]
                for place in range(at, end):
                    yield 1, _ARABIC[text[place].lower()] + (" " if place < end - 1 and text[place].lower() not in "ьъ" else "")
                at = end
            elif at in dated:
                yield 1, " -"
                at += 1
            elif word := _WORD.match(text, at):
                yield from self._letters(word.group())
                at = word.end()
            else:
                yield 1, self._mark(text, at)
                at += 1

    def _letters(self, word: str) -> Iterator[Piece]:
        head = self._head(word)
        # an abbreviation has no harmony of its own
        if len(word) > 1 and word.isupper() and len(word) <= 4:
            head = ""
        before = ""
        for letter in word:
            small = letter.lower()
            after_i = {"я": "ا", "ю": "ۋ"} if before == "и" else {}  # «полиция»: one ي for both
            yield 1, head + (after_i.get(small) or _ARABIC.get(small, letter))
            head, before = "", small

    def _mark(self, text: str, at: int) -> str:
        mark = text[at]
        between = 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()
        if self.digits and mark.isascii() and mark.isdigit():
            return chr(ord("٠") + int(mark))
        if self.digits and (mark == "%" or (mark == "," and between)):
            return "٪" if mark == "%" else "٫"
        if self.marks and mark in _MARKS and not between:
            return _MARKS[mark]
        return mark


# -- artefacts of pages


def decomposed(writer: Writer) -> Writer:
    """Letters as base and combining mark, and a Cyrillic І for the capital of i: the commonest dirt of Latin pages."""

    def write(text: str) -> Iterator[Piece]:
        at = 0
        for length, written in writer(text):
            ours = "\u0400" <= text[at] <= "\u04ff"  # foreign words of the article are left alone
            yield length, unicodedata.normalize("NFD", written).replace("I", "І") if ours else written
            at += length

    return write


def joined(writer: Writer, seed: int = 1) -> Writer:
    """Zero-width joiners and a stroke that lengthens the line, inside some words."""

    def write(text: str) -> Iterator[Piece]:
        chance, at = random.Random(seed), 0
        for length, written in writer(text):
            at += length
            inside = written.isalpha() and text[at : at + 1].isalpha()
            yield length, written + chance.choice("\u200d\u200c\u0640") if inside and chance.random() < 0.05 else written

    return write


def alternating(*writers: Writer) -> Writer:
    """One writer a paragraph, in turn: an article whose quotations, or whose other half, stand in another script."""

    def write(text: str) -> Iterator[Piece]:
        turn = -1
        for line in text.splitlines(keepends=True):
            turn += bool(line.strip())
            yield from writers[turn % len(writers)](line)

    return write


@dataclass(frozen=True)
class Script:
    """A way of writing Kazakh: its ISO 15924 code and its writer."""

    iso: str
    writer: Writer

    def __call__(self, text: str) -> Rescripted:
        return assemble(self.writer(text))


KAZINFORM = ArabicHouse(percent=True, dates=True, abbreviations=True, marks=True)
EGEMEN = ArabicHouse()
SCRIPTS: dict[str, Script] = {
    "latin-acute": Script("Latn", latin(ACUTE)),
    "latin-acute-dirty": Script("Latn", decomposed(latin(ACUTE))),
    "latin-later-caron": Script("Latn", latin(DIACRITIC_CARON, parted=True)),
    "latin-later-turkic": Script("Latn", latin(DIACRITIC_TURKIC, parted=True)),
    "latin-qazaqparat": Script("Latn", latin(QAZAQPARAT, parted=True)),
    "latin-qazaq-times": Script("Latn", latin(QAZAQ_TIMES, parted=True)),
    "latin-apostrophes": Script("Latn", latin(APOSTROPHE)),
    "arabic-kazinform": Script("Arab", KAZINFORM),
    "arabic-egemen": Script("Arab", EGEMEN),
    "arabic-high-hamza": Script("Arab", ArabicHouse(hamza="\u0674", marks=True)),
    "arabic-no-hamza": Script("Arab", ArabicHouse(hamza="")),
    "arabic-eastern-digits": Script("Arab", ArabicHouse(marks=True, digits=True)),
    "arabic-joiners": Script("Arab", joined(EGEMEN)),
}
