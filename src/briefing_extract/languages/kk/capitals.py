"""Kazakh headlines and sentences in capitals, as they would stand in sentence case.

Where every letter is a capital, a name looks like any word. Which words keep a capital is told by the rest of the text,
where they stand in the usual way; then by the names and abbreviations of the pack. Lengths do not change.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from briefing_extract.languages.kk import tables
from briefing_extract.languages.kk.morphology import nominative_readings
from briefing_extract.languages.kk.plain_letters import is_word
from briefing_extract.languages.kk.suffixes import number_suffix_tags, suffix_tags

_LINE = regex.compile(r"[^\n]+")
_SENTENCE = regex.compile(r"[^.!?…\n]+[.!?…]*")
_WORD = regex.compile(r"\p{L}+(?:-\p{L}+)*")
_TALL = regex.compile(r"\p{Lu}{4,}")
_LOWER = regex.compile(r"\p{Ll}{3,}")
_VOWEL = regex.compile("[АӘЕЁИОӨУҰҮЫІЭЮЯ]")
_LEAST_WORDS = 2  # of four letters and more, so that «ЖШС АҚ» is no headline
_LEAST_STEM, _LEAST_SURNAME, _LONGEST_ACRONYM = 3, 4, 6
# abbreviations without a vowel that are no names
_UNITS = frozenset("млн млрд трлн км см мм кг мг тг т г м л ж жж ғ ш".split())
_CASES = tuple(
    "ға ге қа ке да де та те дан ден тан тен нан нен ның нің дың дің тың тің ны ні ды ді ты ті мен бен пен дағы дегі "
    "тағы тегі".split()
)


class _Names(NamedTuple):
    """What the pack knows of capitals, lower case to the usual spelling."""

    spelled: dict[str, str]
    given: frozenset[str]
    weak: frozenset[str]  # names that are ordinary words as well
    surnames: tuple[str, ...]


@cache
def _names() -> _Names:
    names = tables.load("names")
    spelled: dict[str, str] = {}

    def add(word: str) -> None:
        if word[:1].isupper() and word.isalpha():
            spelled.setdefault(word.lower(), word)

    for given_names in names["given"].values():
        for word in given_names.split():
            add(word)
    given = list(spelled)
    places, bodies = tables.load("places"), tables.load("organizations")
    for group in ("regions", "cities", "countries", "abroad", "waters"):
        for name in places[group]["names"]:
            # «Батыс Қазақстан»: the direction alone is no name
            add(name.split()[-1] if group != "waters" else name.split()[0])
    for word in (*bodies["acronyms"], *bodies["heads"]["legal"]):
        add(word)
    for unit in tables.strings(tables.load("units")):
        if unit.isalpha() and any(letter.isupper() for letter in unit[1:]):
            spelled.setdefault(unit.lower(), unit)  # «МВт», «АЕК»
    weak = frozenset(names["pieces"]["weak"]) | frozenset(word.lower() for word in places["cities"]["ambiguous"])
    return _Names(spelled, frozenset(given), weak, tuple(names["surnames"]["sure"]))


def in_sentence_case(text: str) -> str:
    """The text with its lines and sentences in capitals written in sentence case."""
    if _TALL.search(text) is None:
        return text
    shouted = [span for line in _LINE.finditer(text) for span in _shouted(text, *line.span())]
    if not shouted:
        return text
    usual = _usual(text, shouted)
    out = list(text)
    for start, end in shouted:
        _write(text, start, end, usual, out)
    return "".join(out)


def _is_shouted(piece: str, least: int) -> bool:
    return _LOWER.search(piece) is None and sum(_TALL.search(word) is not None for word in _WORD.findall(piece)) >= least


def _shouted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of a line that are in capitals: the whole line, or some of its sentences."""
    if _is_shouted(text[start:end], _LEAST_WORDS):
        return [(start, end)]
    if len(_TALL.findall(text, start, end)) < _LEAST_WORDS:
        return []
    return [match.span() for match in _SENTENCE.finditer(text, start, end) if _is_shouted(match.group(), _LEAST_WORDS + 1)]


def _usual(text: str, shouted: list[tuple[int, int]]) -> dict[str, str]:
    """How the words of the text are written where capitals tell something: bases and forms in lower case to their spelling."""
    usual: dict[str, str] = {}
    edges = [0, *(edge for span in shouted for edge in span), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        for match in _WORD.finditer(text, start, end):
            word = match.group()
            if word.islower():
                usual[word] = word
            elif text[max(0, match.start() - 2) : match.start()].rstrip(" ")[-1:] not in (
                "",
                "\n",
                ".",
                "!",
                "?",
                "«",
                '"',
                "–",
                "-",
                ":",
            ):
                for base in (word, nominative_readings(word)[0] if word.isalpha() and not word.isupper() else word):
                    usual.setdefault(base.lower(), base)
    return usual


def _write(text: str, start: int, end: int, usual: dict[str, str], out: list[str]) -> None:
    words = list(_WORD.finditer(text, start, end))
    at, given = start, False
    for number, match in enumerate(words):
        between, word = text[at : match.start()], match.group()
        fresh = number == 0 or any(mark in between for mark in '.!?…«"')  # the word begins a sentence or a name
        beside = given and between == " "
        following = words[number + 1].group().lower() if number + 1 < len(words) else ""
        beside = beside or (_is_surname(following) and text[match.end() : match.end() + 1] == " ")
        written, given = _cased(word, usual, beside_name=beside)
        if fresh and written[:1].islower():
            written = written[0].upper() + written[1:]
        if len(written) == len(word) and word.isupper():
            out[match.start() : match.end()] = written
        at = match.end()


def _is_surname(lower: str) -> bool:
    return any(len(stem) > _LEAST_SURNAME and stem.endswith(_names().surnames) for stem, _ in _stems(lower))


def _cased(word: str, usual: dict[str, str], *, beside_name: bool) -> tuple[str, bool]:
    """A word in its usual case, and whether it is a given name; `beside_name`: it stands after one, or before a surname."""
    lower, names = word.lower(), _names()
    head, hyphen, tail = word.partition("-")
    if hyphen and number_suffix_tags(tail.lower()) is not None:
        return f"{_cased(head, usual, beside_name=beside_name)[0]}-{tail.lower()}", False  # «ЖШС-ҒА», «МЛН-НАН»
    if hyphen and lower not in usual:
        return f"{_cased(head, usual, beside_name=beside_name)[0]}-{_cased(tail, usual, beside_name=beside_name)[0]}", False
    if usual.get(lower) == lower:
        return lower, False
    for stem, rest in _stems(lower):
        shape = usual.get(stem)
        if shape and shape != stem:
            return shape + rest, stem in names.given
        known = names.spelled.get(stem)
        if known and (stem not in names.weak or beside_name):
            return known + rest, stem in names.given
        if len(stem) > _LEAST_SURNAME and stem.endswith(names.surnames) and not is_word(stem):
            return stem.capitalize() + rest, False
    if beside_name and not is_word(lower):
        return lower.capitalize(), False
    if 1 < len(word) < _LONGEST_ACRONYM and _VOWEL.search(word) is None and lower not in _UNITS:
        return word, False
    return lower, False


def _stems(lower: str) -> list[tuple[str, str]]:
    """Where a lower-case form can be cut before its case, the whole form first."""
    cuts = [(lower, "")]
    for case in _CASES:
        if lower.endswith(case) and len(lower) - len(case) >= _LEAST_STEM and suffix_tags(lower[: -len(case)], case) is not None:
            cuts.append((lower[: -len(case)], case))
    return cuts
