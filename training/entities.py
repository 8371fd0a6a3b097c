"""Trains the Kazakh model of names and writes it with its card.

    python -m training.entities --kaznerd FOLDER --articles FOLDER --out src/briefing_extract/tagging/models/kk

Two models are trained: one without the held-out groups, for the figures of the card, and the one that ships, on all of it.
The same data and seed give the same file. Needs the `training` extra.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from briefing_extract.languages.pack import load_pack
from briefing_extract.tagging.tagger import Tagger
from training import articles, kaznerd
from training.card import Results, card
from training.model import predict, tagger_of, train
from training.press import press
from training.sentences import CLASSES, Labelled, render, score

HELD_OUT = 0.15
SEED = 1
ARTICLE_COPIES = 2  # an article's sentences are of the kind that will be read: they count twice

# Classes of the corpus that are learned and not told: they keep a street, a prize or a date from being a name of ours.
# F1 of the five classes together on one split's held-out press copies: without any 86.0, without NUMBER 86.4, with all 87.4.
NUMBER = "NUMBER"
NUMERIC = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "QUANTITY", "PERCENTAGE"})
HELPERS = frozenset({"FACILITY", "EVENT", "PROJECT", "ART", "LAW", "NORP", "PRODUCT", NUMBER})


def kept(sentence: kaznerd.Tokens) -> kaznerd.Tokens:
    """A sentence with the tags of the classes that are learned, its numeric ones joined."""
    known = {*CLASSES, *HELPERS}
    tags = [f"{tag[:2]}{NUMBER}" if tag[2:] in NUMERIC else tag if tag[2:] in known else "O" for tag in sentence.tags]
    return kaznerd.Tokens(sentence.words, tuple(tags))


def corpus(sentences: Sequence[kaznerd.Tokens], seed: int) -> tuple[list[Labelled], list[Labelled]]:
    """The sentences as they are and rewritten to press style."""
    chance = random.Random(seed)
    plain = [render(*kept(sentence)) for sentence in sentences]
    return plain, [render(*kept(press(sentence, chance))) for sentence in sentences]


def number_words() -> frozenset[str]:
    """Words in which two spellings of one sentence may differ."""
    table = load_pack("kk").table("numerals")
    found: set[str] = set()

    def collect(value: object) -> None:
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, dict):
            for key, inner in value.items():
                found.add(str(key))
                collect(inner)
        elif isinstance(value, list):
            for inner in value:
                collect(inner)

    collect(table)
    return frozenset(found)


def split(folder: Path) -> tuple[list[kaznerd.Tokens], list[kaznerd.Tokens]]:
    """The corpus's sentences to train on and to hold out, variants of one sentence together."""
    sentences = kaznerd.read(folder / "IOB2_valid.txt")
    train_ids, held_ids = kaznerd.split(kaznerd.groups(sentences, number_words()), HELD_OUT, SEED)
    return [sentences[at] for at in train_ids], [sentences[at] for at in held_ids]


def article_sentences(found: Sequence[articles.Article], tagger: Tagger) -> list[Labelled]:
    """The sentences of the articles in Cyrillic, as often as they count."""
    once = [s for article in found if article["script"] == "Cyrl" for s in articles.labelled(article, tagger)]
    return once * ARTICLE_COPIES


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kaznerd", type=Path, required=True, help="folder with IOB2_valid.txt")
    parser.add_argument("--articles", type=Path, action="append", default=[], help="folder of annotated articles")
    parser.add_argument("--out", type=Path, required=True, help="folder for entities.crf and CARD.md")
    arguments = parser.parse_args()
    started = time.monotonic()
    train_part, held_part = split(arguments.kaznerd)
    plain, rewritten = corpus(train_part, SEED)
    held_plain, held_press = corpus(held_part, SEED + 1)
    measured = tagger_of(train([*plain, *rewritten], HELPERS))
    figures = {}
    for name, held in (("as the corpus writes", held_plain), ("in press style", held_press)):
        figures[name] = score((s.names, predict(measured, s)) for s in held)
    reliability = calibrated(measured, held_press)

    gold = articles.read(arguments.articles)
    aside = set(articles.calibration(gold))
    known = article_sentences([article for article in gold if article["id"] not in aside], measured)
    held_all, held_all_press = corpus(held_part, SEED)
    crf = train([*plain, *rewritten, *held_all, *held_all_press, *known], HELPERS)
    data = crf.to_bytes()
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "entities.crf").write_bytes(data)
    results = Results(
        figures=figures,
        reliability=reliability,
        sentences=(len(train_part), len(held_part)),
        articles=len({article["id"] for article in gold if article["script"] == "Cyrl"} - aside),
        size=len(data),
        features=len(crf.rows),
        words_a_second=speed(tagger_of(crf), held_press),
    )
    (arguments.out / "CARD.md").write_text(card(results), encoding="utf-8")
    print(f"{(time.monotonic() - started) / 60:.1f} minutes, {len(data) / 1e6:.2f} MB")
    for name, by_class in figures.items():
        print(name, {label: round(100 * values[2], 1) for label, values in by_class.items()})


def calibrated(tagger: Tagger, held: Sequence[Labelled]) -> list[tuple[float, int, float]]:
    """For bands of probability: the lower bound, how many names were given it, and how many of them were right."""
    told: list[tuple[float, bool]] = []
    for sentence in held:
        gold = {(name.start, name.end, name.label) for name in sentence.names}
        told += [(span.probability, (span.start, span.end, span.label) in gold) for span in tagger.tag(sentence.text)]
    rows = []
    bounds = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)
    for low, high in pairwise(bounds):
        inside = [right for probability, right in told if low <= probability < high]
        if inside:
            rows.append((low, len(inside), sum(inside) / len(inside)))
    return rows


def speed(tagger: Tagger, sentences: Sequence[Labelled]) -> int:
    """Words of running text in a second of processor time, one process, the words' weights not yet added up."""
    started = time.process_time()
    for sentence in sentences:
        tagger.tag(sentence.text)
    return round(sum(len(sentence.text.split()) for sentence in sentences) / (time.process_time() - started))


if __name__ == "__main__":
    main()
