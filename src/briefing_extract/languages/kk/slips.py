"""What hurried typing does to Kazakh in Cyrillic, mended before it is read.

Suffixes and words that lost the hyphen or the space between them and a number («20дан», «барлығы100»), headlines and
sentences in capitals, and sentences typed without the Kazakh letters. What the rooms read as it stands («14,6шақырым»,
«теңге.Бір») is left alone, and so is clean text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import regex

from briefing_extract.alignment import Alignment, Rewriting
from briefing_extract.languages.kk import tables
from briefing_extract.languages.kk.capitals import in_sentence_case
from briefing_extract.languages.kk.plain_letters import LETTERS, core_words, is_word, known, spelled
from briefing_extract.languages.kk.suffixes import number_suffix_tags
from briefing_extract.spelling import TO_CYRILLIC

_TABLE = tables.load("slips")
# a word of capitals that are drawn alike in both alphabets, after a Cyrillic word or a number: «5 AEK», «Алтын TOO»
_LOOK_ALIKE = regex.compile(r"(?<=[\p{Cyrillic}\d»\"][ -])[ABCEHKMOPTX]{2,5}(?![\p{L}\d@./])")
# «20дан», «20 -дан», «15- ке», «300 ге»: letters that follow a number where its suffix would
_AFTER_NUMBER = regex.compile(
    r"(?<![\p{L}\d№])(?<number>\d(?:[\d ,.]{0,24}\d)?%?)(?<gap> ?- ?| ?)(?<suffix>\p{Ll}{1,12}|\p{Lu}{2,12})(?![\p{L}\d/²³…-])"
)
# «кемінде5 мың», «барлығы100 теңге»: a word that runs into a number; seen from the number, which is rarer
_RUN_TOGETHER = regex.compile(r"(?<=[а-яёәғқңөұүһі]{3})\d[\d ,.]{0,24}(?: ?\p{L}{2}| ?%|-\p{Ll})")
_WORD_BEFORE = regex.compile(r"(?<![\p{L}\d.@_-])\p{L}?[а-яёәғқңөұүһі]{3,}$")
# «1млрд.250млн»: one sum, whose point has lost its space
_AFTER_SCALE = regex.compile(r"(?<=\d ?(?:мың|млн|млрд|трлн)\.)(?=\d)")
_SPECIAL = regex.compile(f"[{LETTERS}{LETTERS.upper()}]")
_FIRM = regex.compile("[әғқңөұүӘҒҚҢӨҰҮ]")
_CYRILLIC = regex.compile(r"[а-яёА-ЯЁ]")
# a sentence, roughly: a run without the marks that end one
_STRETCH = regex.compile(r"[^.!?…\n;«»\"]+")
_LINE = regex.compile(r"[^\n]+")
_WORD = regex.compile(r"(?<![\p{L}\d@.])\p{L}{2,}(?![\p{L}@])")
# endings that have a Kazakh letter when they are spelled right
_PLAIN_ENDING = regex.compile("(?:[ей]ди|ипти|имиз|[иы]н[иы]з|ынын|инин|[дт](?:агы|еги)|[лд]ык|[иы]лг[ае]н|инде)$")
_LONE_RUSSIAN = regex.compile(r"(?<![\p{L}\d])[вискуо](?![\p{L}\d.])")
_LONGEST_WORD = 32
_READ_AS_IS = tuple(_TABLE["plain_letters"]["misspelled"])
_LEAST_LETTERS = 12  # a shorter sentence can lack the Kazakh letters by chance


def mend(text: str) -> tuple[str, Alignment]:
    """Kazakh Cyrillic text without slips of typing, and its alignment with the text given.

    `text` has been through `spelling.canonicalise`. Offsets are code points. Clean text comes back with the identity.
    """
    mended, alignment = _joined(_LOOK_ALIKE.sub(_cyrillic_word, text))
    mended = in_sentence_case(mended)
    return _with_letters(mended), alignment


# Abbreviations in letters that both alphabets draw


@cache
def _abbreviations() -> frozenset[str]:
    """What may be written in Latin letters throughout: «AEK», «COM», «TOO»."""
    bodies = tables.load("organizations")
    units = {word for word in tables.strings(tables.load("units")) if word.isalpha()}
    return frozenset({*bodies["acronyms"], *bodies["heads"]["legal"], *units, *(unit.upper() for unit in units if len(unit) > 2)})


def _cyrillic_word(match: regex.Match[str]) -> str:
    word: str = match.group()
    cyrillic = word.translate(TO_CYRILLIC)
    return cyrillic if cyrillic in _abbreviations() else word


# Numbers and what touches them


@cache
def _no_suffixes() -> frozenset[str]:
    """Words that stand after a number in their own right: units, scales, particles, joining words."""
    return frozenset({*_TABLE["numbers"]["no_suffixes"], *tables.strings(tables.load("units"))})


def _is_suffix(suffix: str, gap: str) -> bool:
    if suffix in _no_suffixes():
        return False
    if gap == " " and suffix not in _TABLE["numbers"]["apart"]:
        return False
    return number_suffix_tags(suffix) is not None


def _joined(text: str) -> tuple[str, Alignment]:
    edits: list[tuple[int, int, str]] = []
    for match in _AFTER_NUMBER.finditer(text):
        gap, suffix = match["gap"], match["suffix"].lower()
        if gap == "-" or (gap == "" and match["number"].endswith("%")) or not _is_suffix(suffix, gap):
            continue
        edits.append((*match.span("gap"), "-"))
    for match in _RUN_TOGETHER.finditer(text):
        word = _WORD_BEFORE.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
        if word is not None and word.group().lower() not in _no_suffixes():
            edits.append((match.start(), match.start(), " "))
    edits += [(match.end(), match.end(), " ") for match in _AFTER_SCALE.finditer(text)]
    if not edits:
        return text, Alignment(len(text))
    rewriting = Rewriting(text)
    for start, end, instead in sorted(edits):
        rewriting.replace(start, end, instead)
    return rewriting.finish()


# Kazakh letters


@cache
def _core_pattern() -> re.Pattern[str]:
    """Number words, units and modifiers that were typed without their letters, with what follows them."""
    tree: dict[str, Any] = {}
    for word in core_words():
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return re.compile(rf"\b(?<!-)(?:{_alternatives(tree)})[^\W\d_]*")


def _alternatives(tree: dict[str, Any]) -> str:
    """The words of a tree of letters as a pattern that reads each letter once: it runs over every text."""
    if "" in tree:
        return ""  # what follows the shorter word is taken anyway
    ways = [letter + _alternatives(branch) for letter, branch in sorted(tree.items())]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _with_letters(text: str) -> str:
    pieces = list(_edits(text))
    if not pieces:
        return text
    out = list(text)
    for start, word in pieces:
        out[start : start + len(word)] = word
    return "".join(out)


def _edits(text: str) -> Iterator[tuple[int, str]]:
    """Words to put, each of the length of what stands there, with the offset of each."""
    for line in _LINE.finditer(text):
        stretches = [_Stretch(match) for match in _STRETCH.finditer(text, *line.span())]
        plain = any(stretch.is_plain() for stretch in stretches)
        for stretch in stretches:
            yield from stretch.edits(beside_plain=plain)


class _Stretch:
    """A sentence, or a part of one, and how it was typed."""

    def __init__(self, match: regex.Match[str]) -> None:
        self.text: str = match.group()
        self.start: int = match.start()
        self.firm = _FIRM.search(self.text) is not None  # some of it was typed with the Kazakh letters

    def _signs(self) -> tuple[int, int, int]:
        """How many words are Kazakh only with letters that they lack, how many are Russian, how many there are."""
        typed = [word.group() for word in _WORD.finditer(self.text)]
        words = [word.lower() for word in typed]
        # names are spelled so in Russian too
        lacking: int = sum(word.islower() and _lacks_letters(word) for word in typed)
        russian: int = sum(word in _TABLE["plain_letters"]["russian"] for word in words)
        return lacking, russian + len(_LONE_RUSSIAN.findall(self.text.lower())), len(words)

    def is_plain(self) -> bool:
        """Whether it is Kazakh that was typed without the Kazakh letters, whatever stands beside it."""
        if self.firm or len(_CYRILLIC.findall(self.text)) < _LEAST_LETTERS:
            return False
        lacking, russian, words = self._signs()
        return lacking >= 2 and lacking > 2 * russian and lacking * 6 >= words

    def edits(self, *, beside_plain: bool) -> Iterator[tuple[int, str]]:
        """Its words that were typed without their letters; `beside_plain`: its line has a sentence that was typed so."""
        if beside_plain or (not self.firm and self.is_plain()):
            lacking, russian, _ = self._signs()
            if lacking > 2 * russian:
                narrow = _SPECIAL.search(self.text) is not None  # the writer has і, and и is и
                for word in _WORD.finditer(self.text):
                    if not self.firm or _lacks_letters(word.group()):
                        yield self.start + word.start(), _as_typed(word.group(), narrow)
                return
        for word in _core_pattern().finditer(self.text):
            lower = word.group()
            found = known(lower) if _lacks_letters(lower) and not lower.startswith(_READ_AS_IS) else None
            if found:
                yield self.start + word.start(), found


def _lacks_letters(word: str) -> bool:
    """Whether a lower-case word is one of Kazakh only when it is given letters that it lacks."""
    if is_word(word) or _SPECIAL.search(word):
        return False
    return (known(word) or word) != word or (len(word) > 4 and _PLAIN_ENDING.search(word) is not None)


def _as_typed(word: str, narrow: bool) -> str:
    lower = word.lower()
    if word != lower and word != lower.capitalize():
        return word
    found = spelled(lower)
    if narrow and known(lower) is None:
        found = "".join(old if old == "и" else new for old, new in zip(lower, found, strict=True))
    return found if word == lower else found.capitalize()
