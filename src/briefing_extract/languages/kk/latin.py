"""Kazakh in Latin letters → Cyrillic.

Outlets write at least six Latin spellings. They share most letters and differ on a few («ı» is и/й, і or ы; «y» is ы or й;
«w» is у or ұ), so a passage is read in the spelling that makes the most Kazakh of it (`Reading`). A word then goes through
its letters, the stems that no rule gives back (`latin_stems`), and the sounds around «и». What is no Kazakh — names of
companies, addresses, Roman numerals — stays as it is (`latin_foreign`).
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import regex

from briefing_extract.alignment import Alignment, Rewriting
from briefing_extract.languages.kk.latin_foreign import Foreign
from briefing_extract.languages.kk.latin_stems import Stems
from briefing_extract.languages.kk.latin_table import latin_table

APOSTROPHES = "'’‘ʼ`´"
SAMPLE = 60  # words that decide the spelling of a passage
GLIDE, SOFT, HARD, TS = "и|й", "і|и", "ы|и", "ц|тс"  # one sign for two letters, told apart by the letters around it
_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_BACK, _FRONT = frozenset("аоұы"), frozenset("әеөүі")
_SOFTENING = _FRONT | frozenset("иёюь")  # loan words with these take front suffixes: «волонтёрлік», «модульдік», «карантиндік»
# what no narrow vowel stands before: another vowel, й («Дмитрий»), ц («позиция»)
_BESIDE_WIDE = frozenset((SOFT, HARD, *"іыеаоәуйц"))
_NEVER_AFTER_VOWEL = frozenset("ұүыіөоә")  # native words know no such hiatus; «у» and «и» before it are glides

_LATIN = regex.compile(r"\p{Latin}")
_WORD = regex.compile(rf"(?:\p{{L}}\p{{M}}*)+(?:[{APOSTROPHES}](?:\p{{L}}\p{{M}}*)+)*[{APOSTROPHES}]?")
_ENGLISH_SHARE = 0.12
_MOST_WORDS = 50_000  # that a reading remembers
_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "’"))


class Letter(NamedTuple):
    """One sign of a Latin word and what it reads as, before its surroundings are asked."""

    start: int
    end: int
    value: str


class Word(NamedTuple):
    """A Latin word read: its Cyrillic, and the pieces where letters do not answer one to one."""

    text: str
    pieces: tuple[Piece, ...] | None


class Piece(NamedTuple):
    """Cyrillic letters and the characters of the Latin word they stand for; offsets inside the word."""

    start: int
    end: int
    text: str


@dataclass
class Reading:
    """One Latin spelling: how its signs read."""

    name: str
    letters: dict[str, str]
    own: frozenset[str]  # signs that this spelling reads in its own way
    marks: frozenset[str]
    foreign: frozenset[str]  # letters that only words of other languages have in this spelling
    signs: regex.Pattern[str] = field(init=False)
    marked: frozenset[str] = field(init=False)  # letters that an apostrophe makes another
    _words: dict[str, Word] = field(default_factory=dict)
    _scores: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        spelled = {sign.replace("’", mark): value for sign, value in self.letters.items() for mark in APOSTROPHES}
        spelled |= {unicodedata.normalize("NFD", sign): value for sign, value in spelled.items()}
        spelled["i\u0307"] = spelled["i"]  # «İ» decomposed
        self.letters = spelled
        self.marked = frozenset(sign[0] for sign in spelled if len(sign) > 1 and sign[-1] in APOSTROPHES)
        # a shorter sign must not eat the head of a longer one, nor a letter the accent that belongs to it
        signs = sorted(spelled, key=len, reverse=True)
        self.signs = regex.compile("|".join(map(regex.escape, signs)) + r"|\X")

    def spell(self, word: str) -> list[Letter]:
        """The signs of a word."""
        lower = _lower(word)
        found = []
        for match in self.signs.finditer(lower):
            start, end = match.span()
            sign = match.group()
            if sign == "i" and word[start] == "I":
                sign = "I"
            found.append(Letter(start, end, self.letters.get(sign, sign)))
        return found

    def read(self, word: str) -> Word:
        """The Cyrillic of a word; what was read is remembered."""
        known = self._words.get(word)
        if known is None:
            if len(self._words) > _MOST_WORDS:
                self._words.clear()
            pieces = _cased(word, _read(self.spell(word), capital=word[0].isupper()))
            text = "".join([piece.text for piece in pieces])
            even = len(pieces) == len(word) and all(len(piece.text) == 1 for piece in pieces)
            known = self._words[word] = Word(text, None if even else tuple(pieces))
        return known


def _lower(word: str) -> str:
    """Lower case of the same length: «İ» is «i»."""
    return word.lower() if "İ" not in word else word.replace("İ", "i").lower()


def _read(letters: list[Letter], *, capital: bool) -> list[Piece]:
    values = [letter.value for letter in letters]
    if capital and values == [SOFT]:
        return [Piece(0, letters[0].end, "и")]  # an initial: «I. Ivanov»
    known = stems_of().longest(values, capital=capital)
    if known is None:
        return _by_rule(letters, values, "", [])
    count, stem = known
    head, rest = letters[:count], letters[count:]
    vowels = [letter for letter in stem.replace("ь", "и") if letter in _BACK or letter in _SOFTENING]
    if stem.endswith("ь") and rest and values[count][0] in _VOWELS:
        stem = stem[:-1]  # «рубль», «рубльге», but «рублі»
    if len(stem) == len(head):
        pieces = [Piece(letter.start, letter.end, text) for letter, text in zip(head, stem, strict=True)]
    else:
        pieces = [Piece(head[0].start, head[-1].end, stem)]
    return pieces + _by_rule(rest, values[count:], stem[-1], vowels) if rest else pieces


def _by_rule(letters: list[Letter], values: list[str], before: str, vowels: list[str]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    while at < len(letters):
        value = values[at]
        after = values[at + 1] if at + 1 < len(values) else ""
        start, end = letters[at].start, letters[at].end
        if value == "ы" and after in ("а", "у", "ұ") and before in ("", "и"):
            value = "й"  # ы stands there before no vowel, save in compounds: «YAǵnı», «orfografıya», but «Saryarqa»
            after = "а" if after == "а" else "у"
        if value in (SOFT, HARD):
            starts_word = not before and after in ("а", "у")  # «Iaǵnı», «Iýrıı»
            value = GLIDE if starts_word else _soft(before, after, vowels, values[at + 1 :], "і" if value == SOFT else "ы")
            if value == GLIDE and before and before not in _VOWELS:
                value = "и"
        if value in (GLIDE, "й"):
            joined = _glide(value, before, after)
            if before == "л" and after == "а" and values[at + 2 : at + 3] in (["ц"], [TS]):
                joined = "я"  # «инфляция», «изоляция»: a consonant before -ляция, never -лиация
            if len(joined) == 1 and joined in "яюё":
                end = letters[at + 1].end
                at += 1
            value = joined
        elif value == TS:
            value = "ц" if _is_ts(before, values[at + 1 : at + 3]) else "тс"
        if value in _BACK or value in _SOFTENING:
            vowels.append(value)
        pieces.append(Piece(start, end, value))
        before = value[-1] if value else before
        at += 1
    return pieces


def _is_ts(before: str, rest: list[str]) -> bool:
    """Whether «ts» is ц: inside a Kazakh word it is a verb's т and a suffix («жетсе», «айтса»), never before «и»."""
    after = rest[0] if rest else ""
    if not before or after in (GLIDE, "и", "ц") or rest == [SOFT, "й"]:
        return True
    if after == "к":
        return before in ("и", "о")  # «Троицк», «Высоцкий»
    return before in ("н", "к", "п") and after in ("а", "е", "о", "у")


def _glide(value: str, before: str, after: str) -> str:
    """«и» after a consonant, «й» after a vowel, and the letters that Cyrillic has for й with а, у, о."""
    if value == GLIDE and before and before not in _VOWELS:
        return "ю" if after == "у" else "и"
    if value == GLIDE and not before and after not in ("а", "у"):
        return "и"
    if after == "а":
        return "я"
    if after == "у":
        return "ю"
    if after == "о" and value == "й" and before and before not in _VOWELS:
        return "ё"
    return "й"


def _soft(before: str, after: str, vowels: list[str], rest: list[str], narrow: str) -> str:
    """Whether a sign that is «і» (or «ы») and «и» in one is the one or the other.

    A narrow vowel stands next to no other vowel, so «и» is what stands before one; elsewhere the harmony of the word says whether
    «і» can stand there at all.
    """
    if before in _VOWELS:
        return narrow if before in "иую" else GLIDE
    if after in _BESIDE_WIDE or (after == "ч" and before == "в"):  # «-вич»
        return "и"
    if after == TS and _is_ts("и", rest[1:3]):
        return "и"
    if narrow == "і" and vowels and len(rest) > 1 and rest[1] == "а" and (after == "к" or vowels[-1] in _BACK):
        return "и"  # «логистика», «статистика»: і would ask for -ке
    if before == "ф" and after == "к":
        return "и"  # «модификация», «тарификация»
    ahead = next((value for value in rest if value in _BACK or value in _FRONT), "")
    last = vowels[-1] if vowels else ahead
    if narrow == "ы":
        return "і" if last in _FRONT and last else "ы"
    if not last:
        return narrow
    return "и" if last in _BACK else narrow


def _cased(word: str, pieces: list[Piece]) -> list[Piece]:
    if word.islower():
        return pieces
    shouted = word.isupper() and len(word) > 1
    result = []
    for start, end, text in pieces:
        if any(letter.isupper() for letter in word[start:end]):  # «ıÝNESKO» too
            text = text.upper() if shouted or (len(text) > 1 and word[start:end].isupper()) else text[:1].upper() + text[1:]
        result.append(Piece(start, end, text))
    return result


@cache
def readings() -> tuple[Reading, ...]:
    """The Latin spellings of the table."""
    return tuple(
        Reading(one.name, dict(one.letters), one.own, frozenset(one.marks), frozenset(one.foreign))
        for one in latin_table().spellings
    )


@cache
def stems_of() -> Stems:
    """The stems of the table."""
    return Stems(latin_table().stems, latin_table().parts)


@cache
def _foreign() -> Foreign:
    return Foreign(latin_table())


def reading_of(text: str) -> Reading | None:
    """The spelling in which a passage makes the most Kazakh; None where it is English or has no Latin letters."""
    counts = Counter(match.group() for match in _WORD.finditer(text[:40_000]) if _LATIN.search(match.group()))
    table = latin_table()
    sample = counts.most_common(SAMPLE)
    if not sample:
        return None
    total = sum(count for _, count in sample)
    english = sum(count for word, count in sample if word.lower() in table.english)
    scores = [(sum(count * _plausible(reading, word) for word, count in sample), -at) for at, reading in enumerate(readings())]
    at = max(scores)[1]
    if (
        english > 1
        and english > total * _ENGLISH_SHARE
        and english > sum(count for word, count in sample if readings()[-at].read(word.lower()).text in table.common)
    ):
        return None
    return readings()[-at]


def _plausible(reading: Reading, word: str) -> float:
    score = reading._scores.get(word)
    if score is None:
        if len(reading._scores) > _MOST_WORDS:
            reading._scores.clear()
        score = reading._scores[word] = _score(reading, word)
    return score


def _score(reading: Reading, word: str) -> float:
    """How much like Kazakh a word comes out: common words, the spelling's own marks, the sounds of Kazakh.

    A narrow vowel stands beside no other, is of the harmony of the vowel before it, and is round in the first syllable only.
    """
    lower = _lower(word)
    score = 3.0 if reading.read(word).text.lower() in latin_table().common else 0.0
    before, vowel = "", ""
    letters = reading.spell(word)  # in capitals «I» is more than one letter
    for at, (start, end, value) in enumerate(letters):
        sign = lower[start:end]
        if len(sign) > 1 or not sign.isascii():
            sign = unicodedata.normalize("NFC", sign).translate(_APOSTROPHE)
            if sign in reading.marks:
                score += 0.5
            elif sign in _all_marks():
                score -= 0.5
        if sign in reading.foreign or (value == sign and not sign.isascii() and sign != "і"):
            score -= 1
        if before in _VOWELS and before not in "иу" and value in _NEVER_AFTER_VOWEL:
            score -= 1
        elif value == "й" and before and before not in _VOWELS:
            score -= 0.5
        elif (value == "ы" and vowel in _FRONT) or (value == "і" and vowel in _BACK) or (value == "ұ" and vowel):
            score -= 0.5 if vowel else 0
        elif value == GLIDE and vowel and before and before not in _VOWELS:
            after = letters[at + 1].value if at + 1 < len(letters) else ""
            score -= 0.25 if after not in _VOWELS and after != GLIDE else 0
        elif value == "у" and not vowel and before and at + 1 < len(letters) and letters[at + 1].value not in _VOWELS:
            score -= 0.25
        before = "и" if value in (GLIDE, SOFT, HARD) else value
        if value in _BACK or value in _FRONT:
            vowel = value
        elif before in ("и", "у"):
            vowel = vowel or before
    if before == "ұ":  # no word ends in it
        score -= 1
    return score


@cache
def _all_marks() -> frozenset[str]:
    return frozenset(mark for reading in readings() for mark in reading.marks)


def to_cyrillic(text: str) -> tuple[str, Alignment]:
    """A passage of Kazakh in Latin letters in Cyrillic, and the alignment with what was given.

    The spelling is told from the whole passage; text without Latin letters and English text come back unchanged. Offsets are
    code points, ends exclusive. Takes time linear in the length of the text.
    """
    reading = reading_of(text)
    if reading is None:
        return text, Alignment(len(text))
    rewriting = Rewriting(text)
    foreign = _foreign()
    kept = foreign.spans(text, reading.foreign, reading.marked)
    upcoming = next(kept, None)
    for match in _WORD.finditer(text):
        start, end = match.span()
        while upcoming is not None and upcoming[1] <= start:
            upcoming = next(kept, None)
        if upcoming is not None and upcoming[0] < end:
            if upcoming[2] is not None and upcoming[0] == start:
                rewriting.replace(start, upcoming[1], upcoming[2])
            continue
        word = match.group()
        if word[-1] in APOSTROPHES and not _belongs(reading, word, text[start - 1 : start]):
            word = word[:-1]
        if not word.isascii() and not _LATIN.search(word):
            continue
        read = _reading_of_word(reading, word).read(word)
        if read.pieces is None:
            rewriting.replace(start, start + len(word), read.text)
            continue
        for piece in read.pieces:
            rewriting.replace(start + piece.start, start + piece.end, piece.text)
    return rewriting.finish()


def _belongs(reading: Reading, word: str, before: str) -> bool:
    """Whether an apostrophe at a word's end is a letter's mark and closes no quotation."""
    last = word[-2:].lower()
    if before in APOSTROPHES and before:
        return False
    if last in reading.letters:
        return True
    return word[-1] in reading.letters and word[-2].lower() in "lnrtdszp"


def _reading_of_word(reading: Reading, word: str) -> Reading:
    """The reading of a word that may be in another spelling than its passage: one whose marks it has alone."""
    if word.isascii():
        return reading
    marks = (_all_marks() & set(unicodedata.normalize("NFC", word.lower()))) - reading.own - {"і"}
    if not marks or marks & reading.marks:
        return reading
    for other in readings():
        if marks <= other.marks:
            return other
    return reading
