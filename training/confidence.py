"""Fits the confidence of facts and writes the weights with their card.

    python -m training.confidence --gold ARTICLES… [--check ARTICLES…] --out src/briefing_extract/languages/kk

Every fact that the extractor finds in the annotated articles is right as a whole or not (`evaluation`); a logistic model
with a penalty on large weights is fitted to that, folds of whole articles give the figures of the card, and `--check`
articles, of which the fit sees nothing, give the figures that count. Needs numpy, which spaCy brings.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from briefing_extract import Extractor
from briefing_extract.components.confidence import HIGHEST, features
from briefing_extract.evaluation import whole_facts
from briefing_extract.gold import read_gold

PENALTY = 3.0
FOLDS = 5
OFTEN = 8  # what is known of fewer facts says nothing
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


class Sample(NamedTuple):
    """A fact: its article, what is known about it, whether it is right."""

    article: str
    known: dict[str, float]
    right: bool


def samples(folders: Sequence[Path], names: frozenset[str] | None = None) -> list[Sample]:
    """The facts that the extractor finds in annotated articles; those that the gold leaves open are left out."""
    extractor, found = Extractor("kk"), []
    for folder in folders:
        for gold in read_gold(folder):
            if names is not None and gold["id"] not in names:
                continue
            if gold["language"] != "kk":
                continue
            if gold["script"] != "Cyrl" and not _has_cyrillic_stems(gold):
                continue  # heads are in Cyrillic: such gold calls every one of them wrong
            source = {key: value for key, value in gold["source"].items() if value}
            # the drafts behind the facts are no part of the public API
            given = [source.get(name) for name in ("uri", "outlet", "title", "published")]
            document, article, _ = extractor._read(gold["text"], gold["id"], *given, None)
            verdicts = whole_facts(gold, json.loads(document.to_json()))
            for fact, draft in zip(document.facts, article.facts, strict=True):
                if (verdict := verdicts.get(fact.id)) is not None:
                    found.append(Sample(gold["id"], features(article, draft), verdict))
    return found


def _has_cyrillic_stems(gold: dict[str, Any]) -> bool:
    stems = [stem for fact in gold["facts"] for stem in (fact.get("subject") or {}).get("stems", ())]
    return not stems or any("а" <= letter <= "ӿ" for stem in stems for letter in stem.lower())


def fit(data: Sequence[Sample]) -> dict[str, float]:
    """Weights by Newton's method; every weight but that of «always» pays for its size."""
    met = Counter(name for sample in data for name in sample.known)
    names = sorted(name for name, count in met.items() if count >= OFTEN)
    matrix = np.array([[sample.known.get(name, 0.0) for name in names] for sample in data])
    target = np.array([float(sample.right) for sample in data])
    penalty = np.diag([0.01 if name == "always" else PENALTY for name in names])
    weights = np.zeros(len(names))
    for _ in range(50):
        told = 1 / (1 + np.exp(-matrix @ weights))
        gradient = matrix.T @ (target - told) - penalty @ weights
        hessian = (matrix * (told * (1 - told))[:, None]).T @ matrix + penalty
        step = np.linalg.solve(hessian, gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def told(weights: dict[str, float], data: Sequence[Sample]) -> list[tuple[float, bool]]:
    """The probability of each fact, and whether it is right."""
    pairs = []
    for sample in data:
        score = sum(weights.get(name, 0.0) * value for name, value in sample.known.items())
        pairs.append((min(1 / (1 + float(np.exp(-score))), HIGHEST), sample.right))
    return pairs


def in_folds(data: Sequence[Sample]) -> list[tuple[float, bool]]:
    """The same, each article by weights that have not seen it."""
    articles = sorted({sample.article for sample in data})
    pairs = []
    for fold in range(FOLDS):
        held = set(articles[fold::FOLDS])
        weights = fit([sample for sample in data if sample.article not in held])
        pairs += told(weights, [sample for sample in data if sample.article in held])
    return pairs


def reliability(pairs: Sequence[tuple[float, bool]]) -> tuple[list[tuple[str, int, float, float]], float, float, float]:
    """Rows (bin, facts, mean confidence, share right), expected calibration error, share and rightness of those ≥ 0.9."""
    rows, error = [], 0.0
    for low, high in pairwise(BINS):
        inside = [(p, right) for p, right in pairs if low <= p < high]
        if inside:
            mean, share = sum(p for p, _ in inside) / len(inside), sum(right for _, right in inside) / len(inside)
            rows.append((f"{low:.1f}–{min(high, 1):.1f}", len(inside), mean, share))
            error += len(inside) / len(pairs) * abs(mean - share)
    sure = [right for p, right in pairs if p >= 0.9]
    return rows, error, len(sure) / len(pairs), sum(sure) / len(sure) if sure else 0.0


def table(title: str, pairs: Sequence[tuple[float, bool]]) -> str:
    """A reliability table for people."""
    rows, error, share, right = reliability(pairs)
    lines = [f"{title}: {len(pairs)} facts, {100 * sum(r for _, r in pairs) / len(pairs):.1f}% right as a whole.", ""]
    lines += ["| confidence | facts | mean | right |", "| --- | --- | --- | --- |"]
    lines += [f"| {name} | {count} | {mean:.3f} | {100 * got:.1f}% |" for name, count, mean, got in rows]
    sure = f"At 0.9 and more: {100 * share:.0f}% of the facts, {100 * right:.1f}% of them right."
    lines += ["", f"Expected calibration error {error:.3f}. {sure}"]
    return "\n".join(lines)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="annotated articles to fit to")
    parser.add_argument("--ids", nargs="*", default=None, help="only these of them")
    parser.add_argument("--check", type=Path, nargs="*", default=[], help="annotated articles for the figures alone")
    parser.add_argument("--out", type=Path, required=True, help="the pack's folder, for confidence.toml and CONFIDENCE.md")
    asked: Any = parser.parse_args()
    data = samples(asked.gold, frozenset(asked.ids) if asked.ids else None)
    weights = fit(data)
    tables = [table("In folds of whole articles", in_folds(data))]
    if asked.check:
        tables.append(table("Articles that neither the rules nor the fit have seen", told(weights, samples(asked.check))))
    lines = ["# Fitted by `python -m training.confidence`; the card is CONFIDENCE.md.", "", "[weights]"]
    lines += [f'"{name}" = {weight}' for name, weight in weights.items()]
    (asked.out / "confidence.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    articles = len({sample.article for sample in data})
    size = f"{len(weights)} features, fitted to {len(data)} facts of {articles} articles"
    head = f"# Confidence of facts\n\nA logistic model over {size}.\n\n"
    (asked.out / "CONFIDENCE.md").write_text(head + "\n\n".join(tables) + "\n", encoding="utf-8")
    print("\n\n".join(tables))


if __name__ == "__main__":
    main()
