"""Stems found in whatever Latin spelling they were written.

Latin spellings lose what Cyrillic tells apart (и and й, я and иа, э and е, ц and тс, ь), each in its own way. `fold` loses all
of it at once, so a stem of the dictionary and the head of a word meet in one form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_FOLDED = {
    "й": "и", "и|й": "и", "і|и": "и", "ы|и": "и", "і": "и", "э": "е", "ұ": "у", "һ": "х", "ь": "", "ъ": "",
    "я": "иа", "ю": "иу", "ё": "ио", "ц": "тс", "ц|тс": "тс", "щ": "шш",
}  # fmt: skip
_LONG = 6  # a stem that is long enough to be known without its ц or щ


def fold(values: Sequence[str]) -> tuple[str, list[int]]:
    """Letters without what Latin spellings lose, and for each folded letter the number of the letter it came from."""
    folded: list[str] = []
    origin: list[int] = []
    for at, value in enumerate(values):
        for letter in _FOLDED.get(value, value):
            folded.append(letter)
            origin.append(at)
    return "".join(folded), origin


class Stems:
    """A dictionary of stems by their folded form.

    A capitalised stem is a name and stands at the head of capitalised words only; a stem that ends in «.» is a whole word.
    `parts` are heads of compounds («супер», «теле») behind which another stem may begin.
    """

    def __init__(self, words: Sequence[str], parts: Sequence[str] = ()) -> None:
        self._stems: dict[str, list[str]] = {}
        for word in words:
            for key in _keys(word.lower().rstrip(".")):
                known = self._stems.setdefault(key, [])
                if word not in known:
                    known.append(word)
        lengths: dict[str, set[int]] = {}
        for key in self._stems:
            lengths.setdefault(key[:2], set()).add(len(key))
        self._lengths = {head: sorted(known, reverse=True) for head, known in lengths.items()}
        self._parts = {fold(part)[0]: part for part in parts}

    def longest(self, values: Sequence[str], *, capital: bool) -> tuple[int, str] | None:
        """The longest stem at the head of a word: how many of its letters it takes, and the stem."""
        folded, origin = fold(values)
        known = self._at_head(folded, origin, values, capital)
        if known is not None:
            return known
        for length in range(3, min(len(folded) - 3, 7)):
            part = self._parts.get(folded[:length])
            if part is not None and origin[length] != origin[length - 1]:
                count = origin[length]
                rest = values[count:]
                behind = self._at_head(*fold(rest), rest, False)
                if behind is not None and behind[0] > 3:
                    return count + behind[0], part + behind[1]
        return None

    def _at_head(self, folded: str, origin: list[int], values: Sequence[str], capital: bool) -> tuple[int, str] | None:
        for length in self._lengths.get(folded[:2], ()):
            stems = self._stems.get(folded[:length]) if length <= len(folded) else None
            if stems is None or (length < len(folded) and origin[length] == origin[length - 1]):
                continue
            count = origin[length] if length < len(folded) else len(values)
            for stem in stems:
                if (stem[0].isupper() and not capital) or (stem.endswith(".") and count < len(values)):
                    continue
                plain = stem.lower().rstrip(".")
                if _agrees(plain, values[:count]):
                    return count, plain
        return None


def _agrees(stem: str, values: Sequence[str]) -> bool:
    """Whether a stem has «і» where the word has a sure «і», and only there."""
    if "і" not in values and "і" not in stem:
        return True
    mine = [letter for letter in stem if letter in "іийяюё"]
    theirs = [value for value in values if value in ("і", "и", "й", "и|й", "і|и", "ы|и")]
    if len(mine) != len(theirs):
        return "і" not in values
    return all((one == "і") == (other == "і") or other in ("і|и", "ы|и") for one, other in zip(mine, theirs, strict=True))


def _keys(word: str) -> Iterator[str]:
    """The folded forms under which a stem may be met: «сент» beside «цент» in long words, «обйект» beside «объект»."""
    spoken = {word}
    if "ье" in word or "ъе" in word:
        spoken.add(word.replace("ье", "йе").replace("ъе", "йе"))
    if "сх" in word:
        spoken.add(word.replace("сх", "ш"))
    if len(word) >= _LONG:
        spoken |= {one.replace("ция", "ця") for one in spoken}  # «aktsıa»
        spoken |= {one.replace("це", "се").replace("ци", "си") for one in spoken}
        spoken |= {one.replace("щ", "ш") for one in spoken}
    if word.startswith("йо"):
        spoken.add("ё" + word[2:])
    for one in spoken:
        yield fold(one)[0]
