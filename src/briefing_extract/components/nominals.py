"""Words of a list in all their case forms: which entry a form is, its case, and how it reads in the nominative.

The entity rooms know their heads («басқарма», «директор») as dictionary forms; this is how they meet them in a text
(«басқармасының», «директорға»), each form once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from briefing_extract.components.remembered import Remembered

if TYPE_CHECKING:
    from briefing_extract.components.article import Word
    from briefing_extract.languages.pack import Pack

# how many letters a case takes from the end of a form, after the possessive of the third person and elsewhere
CASE_LETTERS = {"gen": (3, 3), "dat": (2, 2), "acc": (1, 2), "loc": (3, 2), "abl": (3, 3), "ins": (3, 3)}


class NounForm(NamedTuple):
    """A listed noun as it stands: its dictionary form, its suffixes, and the letters that its case takes from the end."""

    base: str
    case: str = "nom"
    possessive: bool = False
    plural: bool = False
    tail: int = 0


class NounList:
    """Nouns by their dictionary forms, found in any case form."""

    def __init__(self, pack: Pack, words: Iterable[str]) -> None:
        self._lookup = pack.morphology.lookup
        self._words = {word.lower(): word.lower() for word in words}
        # the entry that a lower-case form belongs to, or None; asked more often than anything else
        self.read: Callable[[str], NounForm | None] = Remembered(self._read).__getitem__

    def _read(self, form: str) -> NounForm | None:
        """Forms derived from an entry («министрлік») do not count."""
        if form in self._words:
            return NounForm(form)
        found = self._lookup(form, self._words)
        if found is None and (at := form.rfind("исі")) > 0:
            found = self._lookup(f"{form[:at]}исті{form[at + 3 :]}", self._words)  # «журналисі»: the т is not heard
        if found is None:
            return None
        base, tags = found
        if tags.possessive not in ("", "3"):
            return None
        possessive = tags.possessive == "3"
        if tags.derived == "attr" and form.endswith(("ғы", "гі")) and len(form) - len(base) >= 4:
            return NounForm(base, "attr", possessive, tags.plural, 5 if possessive else 4)
        if tags.derived:
            return None
        tail = 0 if tags.case == "nom" else CASE_LETTERS[tags.case][0 if possessive else 1]
        return NounForm(base, tags.case, possessive, tags.plural, tail)

    def nominative(self, word: Word) -> str:
        """The word as written, without the letters of its case: «Басқармасының» → «Басқармасы»."""
        form = self.read(word.lower)
        return word.text[: len(word.text) - form.tail] if form is not None and form.tail else word.text
