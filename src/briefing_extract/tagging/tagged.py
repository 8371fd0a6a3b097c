"""What a trained tagger says of a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Tagged(NamedTuple):
    """A stretch `[start, end)` of a canonical text that a tagger takes for an entity.

    `label` is `person`, `organization`, `place` or `position`; `probability` is the tagger's own.
    """

    start: int
    end: int
    label: str
    probability: float


class Tagger(Protocol):
    """A trained model behind the entities room."""

    name: str
    model: str  # the model's name and version

    def tag(self, text: str, sentences: Sequence[tuple[int, int]]) -> list[Tagged]:
        """Entities of the sentences `[start, end)` of a canonical text, in text order; offsets are code points of the text."""
        ...
