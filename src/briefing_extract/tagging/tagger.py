"""Sentences in, spans with classes and probabilities out."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from briefing_extract.errors import PackError
from briefing_extract.tagging.crf import Chain, Crf
from briefing_extract.tagging.features import OFFSETS, context_features, word_features
from briefing_extract.tagging.tokens import Token, tokenize

if TYPE_CHECKING:
    from briefing_extract.languages.pack import Pack
    from briefing_extract.tagging.features import Base

Label = Literal["PERSON", "ORGANISATION", "GPE", "LOCATION", "POSITION"]
LABELS: tuple[Label, ...] = get_args(Label)
REMEMBERED = 20_000  # words whose weights are kept added up
LONGEST = 400  # tokens read at once: a table without full stops is read in pieces


class Tagged(NamedTuple):
    """A span of the sentence in code points, end exclusive, with its class and the probability of exactly this span."""

    start: int
    end: int
    label: Label
    probability: float


class Tagger:
    """Finds names in sentences of one language. Safe to share among threads, which then take turns.

    `base` gives the dictionary form of a lower-case word; it must be the one that the model was trained with.
    """

    def __init__(self, crf: Crf, base: Base) -> None:
        self._crf = crf
        self._chain = Chain(crf)
        self._base = base
        self._lock = Lock()
        self._words: dict[tuple[int, str], list[float]] = {}

    def tag(self, sentence: str) -> list[Tagged]:
        """The names of a sentence of canonical text (`spelling.canonicalise`), in order, none overlapping another.

        A sentence without words gives an empty list.
        """
        return [
            Tagged(start, end, label, probability) for start, end, label, probability in self.tag_all(sentence) if label in LABELS
        ]

    def tag_all(self, sentence: str) -> list[tuple[int, int, str, float]]:
        """As `tag`, with the classes that the model learned only to tell them from names («NUMBER», «EVENT»)."""
        tokens = tokenize(sentence)
        found: list[tuple[int, int, str, float]] = []
        with self._lock:
            for at in range(0, len(tokens), LONGEST):
                piece = tokens[at : at + LONGEST]
                for span in self._chain.spans(self._emissions(piece)):
                    found.append((piece[span.first].start, piece[span.last - 1].end, span.label, span.probability))
        return found

    def _emissions(self, tokens: list[Token]) -> list[list[float]]:
        contexts = context_features(tokens, self._base, self._crf.heads)
        norms = [token.norm for token in tokens]
        rows = []
        for index, context in enumerate(contexts):
            parts = [self._word(norms[index], 0)]
            for offset in OFFSETS[1:]:
                if 0 <= index + offset < len(tokens):
                    parts.append(self._word(norms[index + offset], offset))
                elif abs(offset) == 1:
                    parts.append(self._word("^" if offset < 0 else "$", offset))
            scores = [sum(column) for column in zip(*parts, strict=True)]
            self._crf.add(context, scores)
            rows.append(scores)
        return rows

    def _word(self, norm: str, offset: int) -> list[float]:
        key = (offset, norm)
        scores = self._words.get(key)
        if scores is None:
            if len(self._words) > REMEMBERED * len(OFFSETS):
                self._words.clear()
            scores = [0.0] * len(self._crf.labels)
            self._crf.add(word_features(norm, self._base, offset), scores)
            self._words[key] = scores
        return scores


def has_model(language: str) -> bool:
    """Whether a model ships for a language (ISO 639-1)."""
    return (files("briefing_extract.tagging") / "models" / language / "entities.crf").is_file()


@cache
def model_name(language: str) -> str:
    """The shipped model of a language by its file and content: «kk/entities.crf 3f0c…»."""
    path = files("briefing_extract.tagging") / "models" / language / "entities.crf"
    return f"{language}/entities.crf {sha256(path.read_bytes()).hexdigest()[:12]}"


@cache
def _load(language: str) -> Crf:
    path = files("briefing_extract.tagging") / "models" / language / "entities.crf"
    if not path.is_file():
        raise PackError(f"no model of names ships for the language {language!r}")
    return Crf.from_bytes(path.read_bytes())


def load_tagger(pack: Pack) -> Tagger:
    """The tagger of a pack's language, read at the first call and kept with the pack.

    Raises `PackError` where no model ships for the language (`has_model` tells) or its file is damaged.
    """
    found: Tagger | None = pack.cache.get("tagger")
    if found is None:
        found = pack.cache["tagger"] = Tagger(_load(pack.language), pack.morphology.base)
    return found
