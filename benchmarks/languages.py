"""How often language and script are told right: `python benchmarks/languages.py [--articles FOLDER] [--lines CODE-SCRIPT FILE] …`

Articles are JSON files with `text`, `language` and `script`; lines are texts of one language, one a line
(`--lines kk-Cyrl kk.txt`); columns are those of a tab-separated file (`--columns FILE kk-Cyrl,,kk-Arab`; one without a code
is passed over). With no arguments: the articles of `corpus/`. The last columns say how often pycld2 was asked, and the
milliseconds that a thousand characters took.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from briefing_extract.languages import detection
from briefing_extract.languages.passages import read_passages
from briefing_extract.spelling import canonicalise

CORPUS = Path(__file__).parent.parent / "corpus"
WITHOUT_LETTERS = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
Labelled = list[tuple[str, tuple[str, str]]]


def articles(folder: Path) -> Labelled:
    """The texts of a folder of annotated articles, with what they are written in."""
    found = []
    for path in sorted(folder.rglob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        if "text" in article and "language" in article:
            found.append((article["text"], (article["language"], article.get("script", "Cyrl"))))
    return found


def code(label: str) -> tuple[str, str]:
    """«kk-Cyrl» as a language and a script."""
    language, script = label.split("-")
    return language, script


def lines(label: str, path: str) -> Labelled:
    """The lines of a file, all in the language that the label says."""
    return [(line, code(label)) for line in Path(path).read_text(encoding="utf-8").split("\n") if line.strip()]


def report(name: str, texts: Labelled, misses: int) -> None:
    """Print one row of the table, and as many misses as asked for."""
    asked = 0
    real = detection.ask_cld

    def ask(text: str) -> tuple[str | None, bool]:
        nonlocal asked
        asked += 1
        return real(text)

    detection.ask_cld = ask
    canonical = [canonicalise(text)[0] for text, _ in texts]
    start = time.perf_counter()
    told = [detection.guess_language(text) for text in canonical]
    seconds = time.perf_counter() - start
    detection.ask_cld = real
    right = sum(found == wanted for found, (_, wanted) in zip(told, texts, strict=True))
    wrong = Counter("-".join(found) for found, (_, wanted) in zip(told, texts, strict=True) if found != wanted)
    characters = sum(map(len, canonical)) or 1
    speed = seconds * 1e6 / characters
    print(f"{name:32} {right:5} of {len(texts):5} {right / len(texts):7.2%}  pycld2 {asked:4}  {speed:.3f} ms/k  {dict(wrong)}")
    for found, (text, wanted) in zip(told, texts, strict=True):
        if found != wanted and misses > 0:
            misses -= 1
            print(f"    {'-'.join(found)}: {text[:110]}")


def agreement(texts: Labelled) -> float:
    """The share of characters in passages of the language that the whole article is said to be in."""
    same = sum(
        passage.end - passage.start
        for text, wanted in texts
        for passage in read_passages(text)
        if (passage.language, passage.script) == wanted
    )
    return same / (sum(len(text) for text, _ in texts) or 1)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", action="append", default=[], metavar="FOLDER")
    parser.add_argument("--lines", action="append", nargs=2, default=[], metavar=("CODE-SCRIPT", "FILE"))
    parser.add_argument("--columns", action="append", nargs=2, default=[], metavar=("FILE", "CODES"))
    parser.add_argument("--skip", type=int, default=0, help="rows at the head of --columns files that are no texts")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses of each row")
    options = parser.parse_args()
    for folder in map(Path, options.articles or ([] if options.lines or options.columns else [CORPUS])):
        texts = articles(folder)
        report(folder.name, texts, options.misses)
        print(f"{'  passages in its language':32} {agreement(texts):.2%} of characters")
    for label, path in options.lines:
        texts = lines(label, path)
        report(f"{Path(path).name} {label}", texts, options.misses)
        if label == "kk-Cyrl":
            typed = [(text.translate(WITHOUT_LETTERS), wanted) for text, wanted in texts]
            report("  typed on a Russian keyboard", typed, options.misses)
    for path, labels in options.columns:
        rows = [row.split("\t") for row in Path(path).read_text(encoding="utf-8").splitlines()[options.skip :]]
        for at, label in enumerate(labels.split(",")):
            if label:
                report(
                    f"{Path(path).name} {label}",
                    [(row[at], code(label)) for row in rows if len(row) > at and row[at]],
                    options.misses,
                )


if __name__ == "__main__":
    main()
