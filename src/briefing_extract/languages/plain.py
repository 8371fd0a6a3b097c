"""The morphology of a pack that brings none: forms as they stand, listed suffixes stripped, sentences by point and capital."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from briefing_extract.languages.sentences import Abbreviations, sentence_splitter

T = TypeVar("T")
SHORTEST_STEM = 2  # letters


class PlainTags(NamedTuple):
    """What a suffix says, in the shape that the rooms share; a plain morphology knows none of it."""

    plural: bool = False
    possessive: str = ""
    case: str = "nom"
    derived: str = ""


class Analysis(NamedTuple):
    """One reading of a form: its base and its suffixes."""

    base: str
    tags: PlainTags


class PlainMorphology:
    """Strips the listed suffixes, one at a time and the longest first; whatever else a form says is not looked at.

    `abbreviations` (lower case, without the point) end no sentence where a digit follows.
    """

    Tags = PlainTags  # rooms make empty tags from the morphology's own

    def __init__(self, suffixes: Iterable[str] = (), abbreviations: Iterable[str] = ()) -> None:
        self.suffixes = tuple(sorted({suffix.lower() for suffix in suffixes}, key=lambda suffix: (-len(suffix), suffix)))
        self.sentence_spans = sentence_splitter(Abbreviations(frozenset(), frozenset(abbreviations)))

    def lookup(self, form: str, lexicon: Mapping[str, T]) -> tuple[T, PlainTags] | None:
        """The entry of `lexicon` that `form` is, as it stands or without one listed suffix."""
        for stem in (form, *self._stems(form)):
            if stem in lexicon:
                return lexicon[stem], PlainTags()
        return None

    def analyse(self, form: str) -> tuple[Analysis, ...]:
        """The form as its own base: without a dictionary no stem is likelier."""
        return (Analysis(form, PlainTags()),)

    def base(self, form: str) -> str:
        """The form in lower case."""
        return form.lower()

    def nominative(self, phrase: str) -> str:
        """The phrase as it stands."""
        return phrase

    def nominative_readings(self, word: str) -> list[str]:
        """The word as it stands."""
        return [word]

    def suffix_tags(self, stem: str, rest: str) -> PlainTags | None:
        """Tags where `rest` is nothing or a listed suffix, else None."""
        return PlainTags() if not rest or rest.lower() in self.suffixes else None

    def number_suffix_tags(self, suffix: str) -> PlainTags | None:
        """Tags where the letters after digits («45-ке») are a listed suffix, else None."""
        return PlainTags() if suffix.lower() in self.suffixes else None

    def split_hyphens(self, word: str) -> list[str] | None:
        """None: a hyphenated word stays whole."""
        return None

    # what the rooms of prepositional languages ask

    def readings(self, form: str) -> tuple[()]:
        """None: without a dictionary there is no reading."""
        return ()

    def nominal(self, form: str) -> None:
        """None: no form is known for a noun."""

    def is_plural(self, form: str) -> bool:
        """False: no ending is known for a plural."""
        return False

    def _stems(self, form: str) -> list[str]:
        return [
            form[: -len(suffix)].removesuffix("-")
            for suffix in self.suffixes
            if form.endswith(suffix) and len(form) - len(suffix) >= SHORTEST_STEM
        ]


class NoVerbs:
    """The verbs of a pack that brings none: no form is one."""

    def is_finite_verb(self, form: str) -> bool:
        """False."""
        return False

    def is_negated(self, form: str) -> bool:
        """False."""
        return False
