"""The model that ships with the package, in the classes of the house."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_extract.tagging.classes import classes_of
from briefing_extract.tagging.tagged import Tagged
from briefing_extract.tagging.tagger import load_tagger, model_name

if TYPE_CHECKING:
    from briefing_extract.languages.pack import Pack


class ShippedTagger:
    """The CRF of a pack's language; read at the first sentence. Raises `PackError` where none ships."""

    name = "crf"

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.classes = classes_of(pack.language)
        self.model = model_name(pack.language)

    def tag(self, text: str, sentences: Sequence[tuple[int, int]]) -> list[Tagged]:
        """Entities of the sentences, each read by itself."""
        model, found = load_tagger(self.pack), []
        for start, end in sentences:
            for tag in model.tag(text[start:end]):
                label = self.classes.get(tag.label)
                if label is not None:
                    found.append(Tagged(start + tag.start, start + tag.end, label, tag.probability))
        return found
