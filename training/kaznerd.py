"""KazNERD (IS2AI, CC BY 4.0): its IOB2 sentences, and which of them are variants of one sentence."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

SHINGLE = 4  # words that two variants share in a row
SHARE = 0.3  # of the shorter one's shingles
_FILLER = re.compile(r"\w{1,3}")


class Tokens(NamedTuple):
    """A sentence as the corpus has it."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def read(path: Path) -> list[Tokens]:
    """The sentences of an IOB2 file, without the transcribers' notes of hesitation («( ыы )»)."""
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.strip().split("\n") if line.strip()]
        rows = [row for row in rows if len(row) == 2]
        kept, at = [], 0
        while at < len(rows):
            if rows[at][0] == "(" and at + 2 < len(rows) and rows[at + 2][0] == ")" and _FILLER.fullmatch(rows[at + 1][0]):
                if rows[at][1] == "O" and rows[at + 1][0].islower():
                    at += 3
                    continue
            kept.append(rows[at])
            at += 1
        if kept:
            found.append(Tokens(tuple(word for word, _ in kept), tuple(tag for _, tag in kept)))
    return found


def groups(sentences: Sequence[Tokens], number_words: frozenset[str]) -> list[list[int]]:
    """Positions of sentences by content: those that differ in how numbers are written are one group.

    Numbers and number words are left out, words cut to their first letters, and sentences that share runs of words joined.
    """
    keys = [[word.lower()[:5] for word in s.words if word[0].isalpha() and word.lower() not in number_words] for s in sentences]
    owner = list(range(len(sentences)))

    def root(at: int) -> int:
        while owner[at] != at:
            owner[at] = owner[owner[at]]
            at = owner[at]
        return at

    runs = [{tuple(key[k : k + SHINGLE]) for k in range(max(1, len(key) - SHINGLE + 1))} for key in keys]
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, run in enumerate(runs):
        shared = Counter(other for shingle in run for other in where[shingle][:50])
        for other, count in shared.items():
            if count >= SHARE * min(len(run), len(runs[other])):
                owner[root(at)] = root(other)
        for shingle in run:
            where[shingle].append(at)
    found: dict[int, list[int]] = defaultdict(list)
    for at in range(len(sentences)):
        found[root(at)].append(at)
    return list(found.values())


def split(grouped: Sequence[Sequence[int]], share: float, seed: int) -> tuple[list[int], list[int]]:
    """Positions to train on and to hold out: whole groups, `share` of the sentences held out."""
    order = sorted(grouped, key=lambda group: group[0])
    random.Random(seed).shuffle(order)
    wanted = share * sum(len(group) for group in order)
    held: list[int] = []
    train: list[int] = []
    for group in order:
        (held if len(held) < wanted else train).extend(group)
    return sorted(train), sorted(held)
