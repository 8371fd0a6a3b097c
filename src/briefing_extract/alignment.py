"""A text rewritten to one canonical spelling that knows where each of its characters came from.

Outlets write the same thing with no-break and thin spaces, many quotes and dashes, soft hyphens, words broken
across lines, decomposed letters and letters of the wrong alphabet. `canonicalise` rewrites all of that; its
`Alignment` carries spans of the canonical text back to the original. Everything is linear in the text's length.

Later rewriters (scripts) compose: `Alignment.then` joins two of them.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

import regex

# spaces of every kind, line and paragraph separators apart: no-break, thin, hair, figure, narrow, ideographic, tab …
_SPACES = "\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NEWLINES = "\u0085\u2028\u2029"
_DASHES = "\u2014\u2015\u2012\u2e3a"
_HYPHENS = "\u2010\u2011\ufe63\uff0d"
_MINUS = "\u2212"
_QUOTES = "\u201c\u201d\u201e\u201f\u2033\uff02\u301d\u301e"
_ANGLES = {"\u2039": "«", "\u203a": "»", "\u300a": "«", "\u300b": "»"}
_APOSTROPHES = "\u2018\u201b\u02bc\u02b9\u2032"
_ONE_TO_ONE = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _NEWLINES), "\n"),
    **dict.fromkeys(map(ord, _DASHES), "–"),
    **dict.fromkeys(map(ord, _HYPHENS), "-"),
    **dict.fromkeys(map(ord, _MINUS), "−"),
    **dict.fromkeys(map(ord, _QUOTES), '"'),
    **{ord(mark): other for mark, other in _ANGLES.items()},
    **dict.fromkeys(map(ord, _APOSTROPHES), "’"),
    ord("\u04ca"): "ң",  # ӊ, en with hook, for Kazakh ң
    ord("\u04c9"): "Ң",
    ord("\u0473"): "ө",  # ѳ, fita, for Kazakh ө
    ord("\u0472"): "Ө",
}
# zero-width and invisible marks, soft hyphen, direction marks, byte order mark: they are no part of any word
_INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d"
    "\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\u0000"
)
# what shrinks: invisible marks, carriage returns, a pair of commas or apostrophes that stands for a quotation mark,
# a word broken at a line's end, letters decomposed into base and mark
_SHRINKS = regex.compile(
    rf"(?P<invisible>[{regex.escape(_INVISIBLE)}]+)|(?P<return>\r\n?)|(?P<low>,,(?=\p{{L}}))|(?P<high>''|``)"
    r"|(?P<broken>(?<=\p{Ll})-\n(?=\p{Ll}))|(?P<decomposed>\p{L}\p{Mn}+)"
)
_NEEDS_WORK = regex.compile(rf"[{regex.escape(_INVISIBLE)}\r\p{{Mn}}]|,,|''|``|-\n")

# Latin letters that look like Cyrillic ones, and the reverse; repaired inside a word by its other letters
_TO_CYRILLIC = str.maketrans("AaBCcEeHKMOoPpTXxyiIhjs\u0259\u018f\u0275\u019f", "АаВСсЕеНКМОоРрТХхуіІһјѕәӘөӨ")
_TO_LATIN = str.maketrans("АаВСсЕеНКМОоРрТХхуіІһ", "AaBCcEeHKMOoPpTXxyiIh")
_MIXED = regex.compile(r"(?=\p{L}*\p{Latin})(?=\p{L}*\p{Cyrillic})\p{L}+")
_LOOK_LATIN = frozenset("AaBCcEeHKMOoPpTXxyiIhj\u0259\u018f\u0275\u019f")  # with Latin schwa and barred o
_LOOK_CYRILLIC = frozenset("АаВСсЕеНКМОоРрТХхуіІһ")
# «985-i», «37%-i»: a Latin i as the suffix of a number, in a text that is otherwise Cyrillic
_LATIN_SUFFIX = regex.compile(r"(?<=[\d%]-)i(?![\p{L}\d])")
# «1 О46», «l2»: a letter typed for a digit between digits
_LETTER_DIGIT = regex.compile(r"(?<=\d[\d ]?)[ОOоo](?=\d)|(?<![\p{L}\d])[lI](?=\d)")


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
        return not self.cuts

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
    if not cuts and wide:
        cuts, shifts = [0], [0]
    return Alignment(len(starts), tuple(cuts), tuple(shifts), wide or None)


def canonicalise(text: str) -> tuple[str, Alignment]:
    """The canonical spelling of a text and its alignment with the original.

    Clean text comes back unchanged with the identity. Offsets are code points.
    """
    plain = text.translate(_ONE_TO_ONE)
    alignment = Alignment(len(text))
    if _NEEDS_WORK.search(plain):
        plain, alignment = _shrink(plain)
    return _repair_letters(plain), alignment


def _shrink(text: str) -> tuple[str, Alignment]:
    pieces: list[str] = []
    cuts: list[int] = []
    shifts: list[int] = []
    wide: dict[int, int] = {}
    at, length, shift = 0, 0, 0
    for match in _SHRINKS.finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        instead = ""
        if kind == "return":
            instead = "\n"
        elif kind in ("low", "high"):
            instead = '"'
        elif kind == "decomposed":
            instead = unicodedata.normalize("NFC", match.group())
            if len(instead) >= end - start:
                continue
        pieces.append(text[at:start])
        length += start - at
        pieces.append(instead)
        if instead and end - start != len(instead):
            wide[length + len(instead) - 1] = end
        length += len(instead)
        at = end
        shift = end - length
        cuts.append(length)
        shifts.append(shift)
    pieces.append(text[at:])
    length += len(text) - at
    return "".join(pieces), Alignment(length, tuple(cuts), tuple(shifts), wide or None)


def _repair_letters(text: str) -> str:
    """Letters of the other alphabet inside a word, by the word's own majority; lengths do not change."""
    if not text.isascii() and regex.search(r"\p{Latin}", text) is not None:
        text = _MIXED.sub(lambda match: _one_script(match.group()), text)
        if regex.search(r"\p{Cyrillic}", text) is not None:
            text = _LATIN_SUFFIX.sub("і", text)
    repaired: str = _LETTER_DIGIT.sub(lambda match: "0" if match.group() in "ОOоo" else "1", text)
    return repaired


def _one_script(word: str) -> str:
    latin = [letter for letter in word if "A" <= letter <= "z" or letter in "\u0259\u018f\u0275\u019f"]
    cyrillic = [letter for letter in word if "\u0400" <= letter <= "\u04ff"]
    latin_sure = sum(letter not in _LOOK_LATIN for letter in latin)
    cyrillic_sure = sum(letter not in _LOOK_CYRILLIC for letter in cyrillic)
    if len(latin) + len(cyrillic) != len(word):
        return word
    if not latin_sure and (cyrillic_sure or len(cyrillic) >= len(latin)):
        return word.translate(_TO_CYRILLIC)
    if not cyrillic_sure and (latin_sure or len(latin) > len(cyrillic)):
        return word.translate(_TO_LATIN)
    return word
