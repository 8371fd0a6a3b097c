"""A text cut into passages of one language and script: a release in two languages, a Russian quotation in a Kazakh article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_extract.languages.detection import (
    DEFAULT,
    FEW,
    QUOTED,
    SAMPLE,
    Rewriter,
    clearly_kazakh,
    guess_language,
    language_of,
    own_letters,
)
from briefing_extract.languages.small_words import count_small_words, words_of

WORDS_OF_A_QUOTATION = 4  # fewer are a name or a term
WORDS_OF_A_STRANGER = 10  # before a line is called by a language that the package does not read
# In an article that is clearly Kazakh a line with some of its own letters is Kazakh, too: no neighbour's tongue is expected
OWN_AT_HOME = 0.05
READ = frozenset(("kk", "ru", "en"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text in one language: `[start, end)` in code points, ISO 639-1 and ISO 15924 codes."""

    start: int
    end: int
    language: str
    script: str


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    told: tuple[str, str] | None  # language and script, None where the piece takes its neighbour's
    script: str | None = None  # then its script, where the neighbour's language must be written in it


def read_passages(text: str, to_cyrillic: Rewriter | None = None, language: str | None = None) -> list[Passage]:
    """The passages of a text, in order and without gaps; none of an empty text.

    They are cut at line ends, and at a quotation of four words or more that is in another language than the rest of its line
    (the marks stay outside). A line without letters, or too short to tell, belongs to the passage before it, at the head of
    a text to the one after it; where no line tells, `language` holds, if it is given.
    `to_cyrillic` rewrites Kazakh Latin; left out, the Kazakh pack does.
    """
    pieces = list(_pieces(text, to_cyrillic))
    if not pieces:
        return []
    sure = (piece.told for piece in pieces if language in (None, "kk") or not _is_guess(piece, text))
    told = next((known for known in sure if known is not None), None)
    if told is None:
        guessed, script = guess_language(text, to_cyrillic)
        told = (language or guessed, script)
    passages: list[Passage] = []
    for piece in pieces:
        told = (piece.told if language in (None, "kk") or not _is_guess(piece, text) else None) or told
        if piece.told is None and piece.script not in (None, told[1]):
            told = ("kk", str(piece.script))
        if passages and (passages[-1].language, passages[-1].script) == told:
            passages[-1] = Passage(passages[-1].start, piece.end, *told)
        else:
            passages.append(Passage(piece.start, piece.end, *told))
    return passages


def _is_guess(piece: _Piece, text: str) -> bool:
    """Whether a piece is called Kazakh for want of words that say otherwise («US$4.7 billion»)."""
    if piece.told is None or piece.told[0] != "kk":
        return False
    line = text[piece.start : piece.end]
    return len(words_of(line)) < FEW and not own_letters(line)


def _pieces(text: str, to_cyrillic: Rewriter | None) -> Iterator[_Piece]:
    start, at_home = 0, clearly_kazakh(text[:SAMPLE])
    told: tuple[str, str] | None
    script: str | None
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if at_home and own_letters(line) > len(line) * OWN_AT_HOME:
            told, script = DEFAULT, DEFAULT[1]
        else:
            told, script = _line(line, to_cyrillic)
        at = start
        for match in QUOTED.finditer(line) if told is not None else ():
            inside = _quotation(match.group()[1:-1], told, to_cyrillic)
            if inside is None:
                continue
            first, last = start + match.start() + 1, start + match.end() - 1
            yield _Piece(at, first, told)
            yield _Piece(first, last, inside)
            at = last
        if at < end:
            yield _Piece(at, end, told, script)
        start = end


def _line(line: str, to_cyrillic: Rewriter | None) -> tuple[tuple[str, str] | None, str | None]:
    """Language and script of a line, None where its neighbour's hold; and then the script it must have, if any."""
    language, script = language_of(line, to_cyrillic)
    if language == "kk":
        return ("kk", str(script)), script
    words = len(words_of(line))
    if script is None or (script == "Latn" and words < FEW):
        return None, None  # a brand or a name alone on its line is no passage
    if language is None or words < FEW or (language not in READ and words < WORDS_OF_A_STRANGER):
        return None, script
    return (language, script), script


def _quotation(inside: str, told: tuple[str, str] | None, to_cyrillic: Rewriter | None) -> tuple[str, str] | None:
    """Language and script of a quotation that is a passage of its own, else None."""
    words = words_of(inside)
    if len(words) < WORDS_OF_A_QUOTATION:
        return None
    language, script = language_of(inside, to_cyrillic)
    if language not in READ or script is None or (language, script) == told:
        return None
    if script == "Latn" and told is not None and told[1] != "Latn" and _is_name(inside, words):
        return None
    return language, script


def _is_name(inside: str, words: list[str]) -> bool:
    """Whether all words but the small ones have a capital, as in the name of a company, a film or a conference."""
    small = count_small_words(words, "Latn").get("en", 0)
    capitals = sum(word[:1].isupper() for word in inside.split())
    return capitals + small >= len(inside.split())
