"""How well Kazakh bases and sentence ends are found, measured on treebanks and paradigms that are not part of the package.

Usage: python benchmarks/morphology.py DATA_DIR [--misses N]

DATA_DIR holds `unimorph-kaz/` (kaz.noun.tsv), `ud-kazakh-ktb/` (*.conllu) and `peer-cases/` (*_kk_ru_en.json).
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from briefing_extract.languages.kk import morphology

CASES = {"Nom": "nom", "Gen": "gen", "Dat": "dat", "Acc": "acc", "Loc": "loc", "Abl": "abl", "Ins": "ins"}


def paradigm_forms(folder: Path) -> Iterator[tuple[str, str]]:
    """Form and lemma of the noun paradigms; every fifth lemma, so that the run stays short."""
    lemmas: dict[str, None] = {}
    for line in (folder / "unimorph-kaz" / "kaz.noun.tsv").read_text(encoding="utf-8").splitlines():
        lemma, form, *_ = line.lower().split("\t")
        lemmas.setdefault(lemma)
        if " " not in form and len(lemmas) % 5 == 0:
            yield form, lemma


def sentences(folder: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Text and token rows of every sentence of the treebank."""
    for path in sorted((folder / "ud-kazakh-ktb").glob("*.conllu")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            lines = block.splitlines()
            text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
            if text:
                yield text, [line.split("\t") for line in lines if line and not line.startswith("#")]


def treebank_nouns(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Form, lemma, case and word class of the nouns of the treebank."""
    for _, rows in sentences(folder):
        for row in rows:
            if row[3] in ("NOUN", "PROPN") and row[1].isalpha():
                feats = dict(part.split("=", 1) for part in row[5].split("|") if "=" in part)
                yield row[1], row[2], CASES.get(feats.get("Case", ""), ""), row[3]


def case_of(form: str) -> str:
    """The case of a form; the treebank calls -дағы a locative."""
    tags = morphology.analyse(form.lower())[0].tags
    return "loc" if tags.derived == "attr" else tags.case


def boundary_score(cases: list[tuple[str, list[str]]]) -> tuple[float, float, float, list[str]]:
    """Precision, recall and F1 of the sentence ends inside each text (its last end is given away)."""
    right = found = wanted = 0
    misses = []
    for text, parts in cases:
        gold, at = set(), 0
        for part in parts:
            at = text.find(part.strip(), at) + len(part.strip())
            gold.add(at)
        spans, offset = [], 0
        for line in text.split("\n"):
            spans += [offset + end for _, end in morphology.sentence_spans(line)]
            offset += len(line) + 1
        inner = set(spans)
        last = max(gold)
        gold.discard(last)
        inner.discard(last)
        right += len(gold & inner)
        found += len(inner)
        wanted += len(gold)
        if gold != inner:
            cuts = [0, *sorted(inner), len(text)]
            misses.append(" ¦ ".join(text[start:end] for start, end in pairwise(cuts)))
    precision, recall = right / (found or 1), right / (wanted or 1)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1), misses


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    rows: list[tuple[str, int, str]] = []
    shown: dict[str, list[str]] = {}

    pairs = list(paradigm_forms(options.data))
    began = time.perf_counter()
    wrong = [(form, lemma, morphology.base(form)) for form, lemma in pairs if morphology.base(form) != lemma]
    spent = time.perf_counter() - began
    rows.append(("UniMorph nouns, lemma", len(pairs), f"{1 - len(wrong) / len(pairs):.1%}"))
    rows.append(("first analysis of a form", len(pairs), f"{spent / len(pairs) * 1e6:.0f} µs"))
    shown["UniMorph"] = [" ".join(item) for item in wrong]

    measured = (
        ("NOUN", "common nouns", "lemma", morphology.base),
        ("PROPN", "proper nouns", "nominative", morphology.nominative),
    )
    for kind, name, asked, read in measured:
        nouns = [item for item in treebank_nouns(options.data) if item[3] == kind]
        read_all = [(form, lemma, read(form)) for form, lemma, _, _ in nouns]
        missed = [item for item in read_all if item[2].lower() != item[1].lower()]
        rows.append((f"KTB {name}, {asked}", len(nouns), f"{1 - len(missed) / len(nouns):.1%}"))
        shown[f"KTB {name}"] = [f"{' '.join(key)} ×{times}" for key, times in Counter(missed).most_common()]
        cased = [(form, case) for form, _, case, _ in nouns if case]
        bad = [(form, case, case_of(form)) for form, case in cased]
        bad = [item for item in bad if item[1] != item[2]]
        rows.append((f"KTB {name}, case", len(cased), f"{1 - len(bad) / len(cased):.1%}"))
        shown[f"KTB {name}, case"] = [f"{' '.join(key)} ×{times}" for key, times in Counter(bad).most_common()]

    texts = [text for text, _ in sentences(options.data)]
    groups = [texts[at : at + 5] for at in range(0, len(texts), 5)]
    suites = {"KTB, five sentences a line": [(" ".join(group), group) for group in groups]}
    for name in ("pysbd", "pragmatic_segmenter"):
        cases = json.loads((options.data / "peer-cases" / f"{name}_kk_ru_en.json").read_text(encoding="utf-8"))
        suites[name] = [(case["text"], case["sentences"]) for case in cases if case["lang"] == "kazakh"]
    for name, group_cases in suites.items():
        precision, recall, score, failed = boundary_score(group_cases)
        rows.append((f"sentence ends, {name}", len(group_cases), f"P {precision:.1%} R {recall:.1%} F1 {score:.1%}"))
        shown[f"sentence ends, {name}"] = failed

    for label, count, figure in rows:
        print(f"{label:<42}{count:>7}  {figure}")
    if options.misses:
        for label, items in shown.items():
            print(f"\n{label}: {len(items)} missed")
            for item in items[: options.misses]:
                print("  ", item)


if __name__ == "__main__":
    main()
