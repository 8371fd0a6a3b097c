"""Labelled sentences: tokens as a corpus has them, rendered to the text that a reader would print, labelled anew.

Corpora separate marks by spaces and the package reads running text with its own tokens; everything is trained and scored
on the text and the package's tokens, so that nothing at inference is unlike what was learned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing_extract.tagging.tokens import Token, tokenize

CLASSES = ("PERSON", "ORGANISATION", "GPE", "LOCATION", "POSITION")


class Name(NamedTuple):
    """A labelled span of a text in code points, end exclusive."""

    start: int
    end: int
    label: str


class Labelled(NamedTuple):
    """A text with its names in order."""

    text: str
    names: tuple[Name, ...]


_NO_SPACE_BEFORE = frozenset(",.!?:;)»”]…%")
_NO_SPACE_AFTER = frozenset("(«“[№")
_CANONICAL = str.maketrans("“”—", '""–')  # as the package's canonical text has them


def render(tokens: Sequence[str], tags: Sequence[str]) -> Labelled:
    """The running text of spaced tokens with the spans of their `B-`/`I-` tags."""
    text, names = "", []
    start, label = -1, ""
    for at, (token, tag) in enumerate(zip(tokens, tags, strict=True)):
        before = tokens[at - 1] if at else ""
        joined = not text or token[0] in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER or token[0] == "-" != token
        if before in (",", ":", "/") and at > 1 and tokens[at - 2].isdigit() and token[0].isdigit() and tag[:1] == "I":
            joined = True  # «5 , 3» and «18 : 00» are one number
        if token == "/":
            joined = joined or before.isdigit()
        if label and (tag[:2] != "I-" or tag[2:] != label):
            names.append(Name(start, len(text), label))
            label = ""
        if not joined:
            text += " "
        if tag[:2] == "B-" or (tag[:2] == "I-" and not label):
            start, label = len(text), tag[2:]
        text += token
    if label:
        names.append(Name(start, len(text), label))
    return Labelled(text.translate(_CANONICAL), tuple(names))


def encode(sentence: Labelled, kept: frozenset[str]) -> tuple[list[Token], list[str]]:
    """The package's tokens of a sentence with `B-`/`I-`/`O` tags of the labels that are kept."""
    tokens = tokenize(sentence.text)
    tags = ["O"] * len(tokens)
    for name in sentence.names:
        if name.label not in kept:
            continue
        inside = [at for at, token in enumerate(tokens) if token.start < name.end and token.end > name.start]
        for at in inside:
            tags[at] = f"{'B' if at == inside[0] else 'I'}-{name.label}"
    return tokens, tags


def score(pairs: Iterator[tuple[Sequence[Name], Sequence[Name]]]) -> dict[str, tuple[float, float, float, int]]:
    """Strict precision, recall, F1 and the number of gold names for each class and `all`, of (gold, predicted) pairs."""
    right: dict[str, int] = {}
    gold: dict[str, int] = {}
    found: dict[str, int] = {}
    for wanted, got in pairs:
        mine, theirs = set(got), set(wanted)
        for counts, names in ((right, mine & theirs), (gold, theirs), (found, mine)):
            for name in names:
                if name.label in CLASSES:
                    for label in (name.label, "all"):
                        counts[label] = counts.get(label, 0) + 1
    figures = {}
    for label in ("all", *CLASSES):
        hits, wanted_, got_ = right.get(label, 0), gold.get(label, 0), found.get(label, 0)
        precision = hits / got_ if got_ else 0.0
        recall = hits / wanted_ if wanted_ else 0.0
        figures[label] = (precision, recall, 2 * hits / (got_ + wanted_) if got_ + wanted_ else 0.0, wanted_)
    return figures
