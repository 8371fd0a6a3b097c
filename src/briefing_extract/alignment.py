"""Where the characters of a rewritten text came from.

A text is rewritten in steps (spaces and quotes, look-alike letters, script); each step gives an `Alignment` with the text
before it, and `Alignment.then` joins two. Whoever rewrites collects pieces in a `Rewriting`. Everything is linear in the
text's length; an alignment without cuts is the identity and costs nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where the characters of a canonical text came from.

    `cuts` holds, in order, positions of the canonical text after which the distance to the original changes;
    `starts` and `ends` the original offsets of each canonical character where they are not one to one. An
    alignment without cuts is the identity.
    """

    length: int
    cuts: tuple[int, ...] = ()  # canonical positions where a new run begins
    shifts: tuple[int, ...] = ()  # original = canonical + shift, inside each run
    wide: dict[int, int] | None = None  # canonical position → original end, where one character covers several

    @property
    def identity(self) -> bool:
        """Whether every character stands where it stood."""
        return not self.cuts and not self.wide

    def start(self, offset: int) -> int:
        """Original offset of the canonical character at `offset`."""
        if not self.cuts:
            return offset
        at = bisect_right(self.cuts, offset) - 1
        return offset + (self.shifts[at] if at >= 0 else 0)

    def end(self, offset: int) -> int:
        """Original end of a span that ends before the canonical `offset`."""
        if offset == 0:
            return self.start(0)
        last = offset - 1
        if self.wide and last in self.wide:
            return self.wide[last]
        return self.start(last) + 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of a canonical one; not empty where the canonical one is not."""
        return self.start(start), max(self.end(end), self.start(start)) if end > start else self.start(start)

    def then(self, later: Alignment) -> Alignment:
        """The alignment of a text rewritten twice: `self` first, `later` on its result."""
        if self.identity:
            return later
        if later.identity:
            return self
        starts = [self.start(later.start(at)) for at in range(later.length)]
        ends = [self.end(later.end(at + 1)) for at in range(later.length)]
        return _from_maps(starts, ends)


def _from_maps(starts: list[int], ends: list[int]) -> Alignment:
    cuts, shifts, wide, shift = [], [], {}, 0
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start - at != shift:
            shift = start - at
            cuts.append(at)
            shifts.append(shift)
        if end != start + 1:
            wide[at] = end
    return Alignment(len(starts), tuple(cuts), tuple(shifts), wide or None)


def concatenate(parts: list[tuple[int, Alignment]]) -> Alignment:
    """The alignment of passages rewritten one by one; each part comes with the original offset of its passage."""
    cuts: list[int] = []
    shifts: list[int] = []
    wide: dict[int, int] = {}
    length, shift = 0, 0
    for origin, part in parts:
        offset = origin - length
        for at, later in [(0, part.start(0)), *zip(part.cuts, part.shifts, strict=True)]:
            if later + offset != shift and not (at == part.length and part.length):
                shift = later + offset
                if cuts and cuts[-1] == length + at:
                    shifts[-1] = shift
                else:
                    cuts.append(length + at)
                    shifts.append(shift)
        for at, end in (part.wide or {}).items():
            wide[length + at] = end + origin
        length += part.length
    return Alignment(length, tuple(cuts), tuple(shifts), wide or None)


class Rewriting:
    """Collects the pieces of a rewritten text in the order of the original.

    What is not replaced is kept. Replaced characters of equal number map one to one; otherwise every character of the
    piece maps to the whole of what it replaces, so that no span of the result is without its original.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._pieces: list[str] = []
        self._at = 0  # the original is read up to here
        self._length = 0
        self._cuts: list[int] = []
        self._shifts: list[int] = []
        self._wide: dict[int, int] = {}
        self._shift = 0

    def replace(self, start: int, end: int, instead: str) -> None:
        """Put `instead` where the original has `[start, end)`; an insertion (an empty span) belongs to the character before it.

        Replacements come in text order and do not overlap. Raises `ValueError` where they do not.
        """
        if start < self._at or end < start:
            raise ValueError(f"replacement at {start} comes after one that ends at {self._at}")
        self._keep(start)
        if len(instead) == end - start:
            self._pieces.append(instead)
            self._length += len(instead)
        elif instead:
            first = start if end > start else max(start - 1, 0)
            last = end if end > start else max(start, 1)
            for _ in instead:
                self._set_shift(first - self._length)
                self._wide[self._length] = last
                self._length += 1
            self._pieces.append(instead)
        self._at = end

    def finish(self) -> tuple[str, Alignment]:
        """The rewritten text and its alignment with the original."""
        if not self._pieces and not self._at:
            return self.text, Alignment(len(self.text))
        self._keep(len(self.text))
        return "".join(self._pieces), Alignment(self._length, tuple(self._cuts), tuple(self._shifts), self._wide or None)

    def _keep(self, end: int) -> None:
        self._set_shift(self._at - self._length)
        self._pieces.append(self.text[self._at : end])
        self._length += end - self._at
        self._at = end

    def _set_shift(self, shift: int) -> None:
        if shift == self._shift:
            return
        if self._cuts and self._cuts[-1] == self._length:
            self._shifts[-1] = shift
        else:
            self._cuts.append(self._length)
            self._shifts.append(shift)
        self._shift = shift
