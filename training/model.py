"""Training a CRF on labelled sentences, and turning what was learned into the package's own model file."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pycrfsuite

from briefing_extract.languages.pack import load_pack
from briefing_extract.tagging.crf import Crf
from briefing_extract.tagging.features import OFFSETS, context_features, word_features
from briefing_extract.tagging.tagger import Tagger
from briefing_extract.tagging.tokens import Token
from training.sentences import CLASSES, Labelled, Name, encode

HEAD_COUNT = 3  # times that a noun closes a name before it is taken for a head
PARAMETERS = {"c1": 0.1, "c2": 0.02, "feature.possible_transitions": True}
ITERATIONS = 100
LEAST = 0.012  # weights smaller than this are left out of the model file

Base = Callable[[str], str]


def heads_of(encoded: Iterable[tuple[Sequence[Token], Sequence[str]]], base: Base) -> frozenset[str]:
    """Bases of the last words of organizations, places and positions, as often as `HEAD_COUNT`."""
    counts: Counter[str] = Counter()
    for tokens, tags in encoded:
        for at, tag in enumerate(tags):
            ends = tag[:2] in ("B-", "I-") and (at + 1 == len(tags) or tags[at + 1] != f"I-{tag[2:]}")
            if ends and tag[2:] not in ("PERSON", "NUMBER") and tokens[at].text[0].islower():
                counts[base(tokens[at].text.lower())] += 1
    return frozenset(word for word, count in counts.items() if count >= HEAD_COUNT)


def features_of(
    tokens: Sequence[Token], base: Base, heads: frozenset[str], words: dict[tuple[str, int], list[str]]
) -> list[list[str]]:
    """The features of each token as the package's reader has them."""
    norms = [token.norm for token in tokens]
    rows = []
    for index, context in enumerate(context_features(tokens, base, heads)):
        row = list(context)
        for offset in OFFSETS:
            where = index + offset
            norm = norms[where] if 0 <= where < len(tokens) else "^" if where < 0 else "$"
            if norm in ("^", "$") and not 0 <= where < len(tokens) and abs(offset) != 1:
                continue
            key = (norm, offset)
            if key not in words:
                words[key] = word_features(norm, base, offset)
            row += words[key]
        rows.append(row)
    return rows


def train(
    sentences: Iterable[Labelled], helpers: frozenset[str] = frozenset(), *, iterations: int = ITERATIONS, verbose: bool = False
) -> Crf:
    """The model of labelled sentences, for the five classes and the helper classes that keep them apart from others."""
    base = load_pack("kk").morphology.base
    kept = frozenset(CLASSES) | helpers
    encoded = [encode(sentence, kept) for sentence in sentences]
    heads = heads_of(encoded, base)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=verbose)
    trainer.set_params({**PARAMETERS, "max_iterations": iterations})
    words: dict[tuple[str, int], list[str]] = {}
    for tokens, tags in encoded:
        if tokens:
            trainer.append(features_of(tokens, base, heads, words), tags)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    labels = ["O", *sorted(label for label in info.labels if label != "O")]
    for kind in sorted({label[2:] for label in labels[1:]}):
        if f"I-{kind}" not in labels:
            labels.append(f"I-{kind}")
    states = {key: weight for key, weight in info.state_features.items() if abs(weight) >= LEAST}
    return Crf.build(labels, info.transitions, states, heads)


def tagger_of(crf: Crf) -> Tagger:
    """A reader with a model that was just trained."""
    return Tagger(crf, load_pack("kk").morphology.base)


def predict(tagger: Tagger, sentence: Labelled) -> list[Name]:
    """The names that a reader finds in a sentence's text."""
    return [Name(span.start, span.end, span.label) for span in tagger.tag(sentence.text)]
