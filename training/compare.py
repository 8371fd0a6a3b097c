"""What the model of names is worth beside the rules, on annotated articles in five folds.

    python -m training.compare --kaznerd FOLDER --articles FOLDER [--least 0.9] [--show]

Each fold's articles are read by a model that has not seen them, trained on the corpus in
press style alone to be sooner done. Persons and organizations are scored by name, as the
evaluation of the package does: the rules' alone, the model's alone, and the rules' with what the model adds.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from briefing_extract import Extractor
from briefing_extract.evaluation import evaluate
from briefing_extract.gold import compile_source
from briefing_extract.languages.pack import load_pack
from briefing_extract.spelling import canonicalise
from briefing_extract.tagging.tagger import Tagged, Tagger
from training import articles
from training.entities import HELPERS, SEED, article_sentences, corpus, split
from training.model import ITERATIONS, tagger_of, train

FOLDS = 5
TYPES = {"PERSON": "person", "ORGANISATION": "organization"}

Document = dict[str, Any]


def spans_of(text: str, tagger: Tagger) -> Iterator[tuple[str, Tagged]]:
    """The model's names of an article's canonical text with their strings, offsets in the text."""
    pack, at = load_pack("kk"), 0
    for line in text.split("\n"):
        for start, end in pack.sentence_spans(line):
            for span in tagger.tag(line[start:end]):
                first, last = at + start + span.start, at + start + span.end
                yield text[first:last], Tagged(first, last, span.label, span.probability)
        at += len(line) + 1


def entities_of(text: str, tagger: Tagger, least: float) -> list[Document]:
    """Persons and organizations as the model alone gives them: names in the nominative, a surname joined with its full name."""
    nominative = load_pack("kk").morphology.nominative
    found: list[Document] = []
    for stated, span in sorted(spans_of(text, tagger), key=lambda item: -len(item[0].split())):
        kind = TYPES.get(span.label)
        if kind is None or span.probability < least:
            continue
        name = str(nominative(stated))
        other = next((e for e in found if e["type"] == kind and _within(name, e["name"])), None)
        mention = {"start": span.start, "end": span.end, "text": stated}
        if other is None:
            found.append({"id": f"m{len(found)}", "type": kind, "name": name, "mentions": [mention]})
        else:
            other["mentions"].append(mention)
    return found


def _within(name: str, other: str) -> bool:
    """«Есетова», «Ш. Есетова» and «Шолпан Есетова» are one."""
    mine, theirs = _folded(name).split(), _folded(other).split()
    return (
        bool(mine)
        and mine[-1] == theirs[-1]
        and all(any(word == there or (len(word) == 1 and there.startswith(word)) for there in theirs) for word in mine)
    )


def _folded(name: str) -> str:
    return " ".join("".join(letter if letter.isalnum() or letter == "-" else " " for letter in name.lower()).split())


def joined(rules: Document, mine: Sequence[Document], text: str) -> Document:
    """The rules' document with those of the model's entities whose names stand where the rules have none."""
    taken: list[tuple[int, int]] = [
        (m["start"], m["end"]) for e in rules["entities"] if e["type"] != "place" for m in e["mentions"]
    ]
    positions = [e["position"] for e in rules["entities"] if e.get("position")]
    for position in positions:
        at = text.find(position)
        while at >= 0:
            taken.append((at, at + len(position)))
            at = text.find(position, at + 1)
    extra = []
    for entity in mine:
        free = all(not (a < m["end"] and m["start"] < b) for m in entity["mentions"] for a, b in taken)
        if free and not any(_within(entity["name"], e["name"]) for e in rules["entities"] if e["type"] == entity["type"]):
            extra.append(entity)
    return {**rules, "entities": [*rules["entities"], *extra]}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kaznerd", type=Path, required=True)
    parser.add_argument("--articles", type=Path, action="append", required=True)
    parser.add_argument("--least", type=float, nargs="+", default=[0.8, 0.9, 0.95], help="probabilities that the model must give")
    parser.add_argument(
        "--iterations", type=int, default=ITERATIONS, help="of each fold's training; fewer is sooner and a little worse"
    )
    parser.add_argument("--show", action="store_true", help="print what the model adds")
    arguments = parser.parse_args()
    gold = articles.read(arguments.articles)
    aside = set(articles.calibration(gold))
    chosen = [article for article in gold if article["script"] == "Cyrl" and article["id"] not in aside]
    random.Random(SEED).shuffle(chosen)
    train_part, held_part = split(arguments.kaznerd)
    _, rewritten = corpus([*train_part, *held_part], SEED)
    first = tagger_of(train(rewritten, HELPERS, iterations=arguments.iterations))
    extractor = Extractor("kk")
    wanted: list[Document] = []
    rules: list[Document] = []
    alone: dict[str, list[Document]] = {}
    both: dict[str, list[Document]] = {}
    for fold in range(FOLDS):
        test, rest = chosen[fold::FOLDS], [a for at, a in enumerate(chosen) if at % FOLDS != fold]
        with_articles = tagger_of(train([*rewritten, *article_sentences(rest, first)], HELPERS, iterations=arguments.iterations))
        for article in test:
            compiled = compile_source(article)
            wanted.append(compiled)
            source = compiled["source"]
            text = compiled["text"]
            document = extractor.extract(
                text, id=article["id"], outlet=source["outlet"], title=source["title"], published=source["published"]
            ).model_dump(mode="json")
            rules.append(document)
            canonical, _ = canonicalise(text)
            same_offsets = len(canonical) == len(text)  # else the two cannot be laid over one another here
            for name, tagger in (("corpus alone", first), ("corpus and articles", with_articles)):
                for least in arguments.least:
                    mine = entities_of(canonical, tagger, least)
                    key = f"{name}, {least}"
                    alone.setdefault(key, []).append({**document, "entities": mine, "facts": [], "quotes": [], "skipped": []})
                    merged = joined(document, mine, text) if same_offsets else document
                    both.setdefault(key, []).append(merged)
                    if arguments.show and name == "corpus and articles" and least == arguments.least[0]:
                        for entity in merged["entities"][len(document["entities"]) :]:
                            print(article["id"], entity["type"], entity["name"], [m["text"] for m in entity["mentions"]])
    _print("rules", wanted, rules)
    for key in alone:
        _print(f"model ({key})", wanted, alone[key])
        _print(f"both ({key})", wanted, both[key])


def _print(name: str, wanted: Iterable[Document], got: Iterable[Document]) -> None:
    figures = evaluate(list(wanted), {document["id"]: document for document in got}).figures
    parts = []
    for label, rate in (("person", figures.person), ("organization", figures.organization_entities)):
        parts.append(f"{label} P {100 * rate.precision:.1f} R {100 * rate.recall:.1f} F {100 * rate.f1:.1f}")
    tp, fp, fn = (getattr(figures.person, side) + getattr(figures.organization_entities, side) for side in ("tp", "fp", "fn"))
    print(f"{name:40} {' | '.join(parts)} | both F {200 * tp / (2 * tp + fp + fn):.1f}")


if __name__ == "__main__":
    main()
