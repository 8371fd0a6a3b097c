"""Where sentences end in languages that mark them by a point and a capital: Russian, English.

One pass over the marks of a line; each decision is taken from a window of fixed size around its mark.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import regex

OPENERS = frozenset("«\"“„'(–—- ")
CLOSERS = frozenset("»\"”’')]")
MARKS = regex.compile(r"[.!?…]+")
WORD_BEFORE = regex.compile(r"[\p{L}\p{Nd}./-]*$")
# after the mark that ends a quotation the sentence goes on with its speaker: «…?» – спросил он; "…!" he said
GOES_ON = regex.compile(r"\s*(?:[,;:]|[–—-]\s*\p{Ll}|\p{Ll})")
LIST_NUMBER = 3  # digits of a number that opens a line: «1. О бюджете»
WINDOW = 32
CLAUSE = 160


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """A language's abbreviations with a point, lower case and without it, by what may follow the point."""

    leading: frozenset[str]  # something that belongs to them always follows: a name, a number («ул. Абая», "Dr. Omarov")
    units: frozenset[str]  # a sentence may end after them, where a capital follows («5 тыс. Всего», "10 a.m. The")


def sentence_splitter(abbreviations: Abbreviations) -> Callable[[str], list[tuple[int, int]]]:
    """The function that gives the spans of the sentences of one line, in order, without the white space around them."""

    def spans(line: str) -> list[tuple[int, int]]:
        return _spans(line, abbreviations)

    return spans


def _spans(line: str, abbreviations: Abbreviations) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    size = len(line)
    start = _skip_space(line, 0)
    for match in MARKS.finditer(line):
        mark, after = match.span()
        if mark < start:
            continue
        end = _end(line, start, mark, after, abbreviations)
        if end >= 0:
            found.append((start, end))
            start = _skip_space(line, end)
    if start < size:
        found.append((start, len(line.rstrip())))
    return found


def _skip_space(line: str, at: int) -> int:
    while at < len(line) and line[at].isspace():
        at += 1
    return at


def _end(line: str, start: int, mark: int, after: int, abbreviations: Abbreviations) -> int:
    """Where the sentence that begins at `start` ends, if the marks in [mark, after) close it; else -1."""
    size, end = len(line), after
    while end < size and line[end] in CLOSERS:
        end += 1
    if end >= size:
        return size
    if not line[end].isspace():
        head, word = line[end], _word_before(line, start, mark)
        lost = head.isupper() and end == after and line[end + 1 : end + 2].islower() and len(word) > 2 and word[-1].islower()
        return after if lost and "." not in word and line[mark:after] == "." else -1  # «построено.Новая»
    if GOES_ON.match(line, end, min(size, end + WINDOW)):
        return -1
    at = end
    while at < min(size, end + WINDOW) and line[at] in OPENERS:
        at += 1
    if at >= size:
        return -1
    if line[at].islower():
        return -1
    if line[mark:after] != "." or end > after:
        return end
    return -1 if _belongs_to_abbreviation(line, start, mark, at, abbreviations) else end


def _word_before(line: str, start: int, mark: int) -> str:
    found = WORD_BEFORE.search(line[max(start, mark - WINDOW) : mark])
    return found.group() if found else ""


def _belongs_to_abbreviation(line: str, start: int, mark: int, at: int, abbreviations: Abbreviations) -> bool:
    word = _word_before(line, start, mark)
    if not word:
        return False
    if word.isdigit():
        return mark - start == len(word) <= LIST_NUMBER
    lower = word.lower().strip("-/.")
    if lower in abbreviations.leading:
        return True
    if len(word) == 1 and word.isupper():
        return line[at].isupper()  # «Д. Смаилов», "J. Smith"
    if "." in word and word[0].isupper() and all(len(part) <= 2 for part in word.split(".")):
        return line[at].isupper() and all(part.isupper() for part in word.split(".") if part) and lower not in abbreviations.units
    if lower in abbreviations.units:
        return line[at].isdigit() or _in_brackets(line, start, mark)
    return False


def _in_brackets(line: str, start: int, mark: int) -> bool:
    since = max(start, mark - CLAUSE)
    return line.rfind("(", since, mark) > line.rfind(")", since, mark)
