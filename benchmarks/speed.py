"""How fast the extractor is beside spaCy's blank Kazakh tokenizer, in one run: `python benchmarks/speed.py [--repeat N]`

Words/s of `Extractor.extract` and of `spacy.blank("kk")` over the articles of `corpus/` (one core), start-up time of the
command, peak memory on a 1 MB article, and how time grows with the length of a text. Compare ratios, not
absolute times.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CORPUS = Path(__file__).parent.parent / "corpus"


def texts() -> list[str]:
    """The texts of the corpus."""
    return [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(CORPUS.rglob("*.json"))]


def rate(read: object, articles: list[str], repeat: int) -> float:
    """Words a second, the best of three rounds."""
    words = sum(len(text.split()) for text in articles) * repeat
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for _ in range(repeat):
            for text in articles:
                read(text)  # type: ignore[operator]
        best = min(best, time.perf_counter() - start)
    return words / best


def start_up(*command: str) -> float:
    """Median wall seconds of a command over five runs."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return sorted(times)[2]


def peak_memory(articles: list[str]) -> float:
    """Megabytes that the command holds at most while it reads an article of 1 MB."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        megabyte = ""
        while len(megabyte.encode("utf-8")) < 1_000_000:
            megabyte += "\n".join(articles) + "\n"
        file.write(megabyte)
        file.flush()
        command = [sys.executable, "-m", "briefing_extract", "extract", "--format", "jsonl", file.name]
        subprocess.run(command, check=True, capture_output=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    articles = texts()
    peak = peak_memory(articles)  # first: a child's peak counts what its parent held when it was started
    import spacy

    from briefing_extract import Extractor

    extractor, blank = Extractor(language="kk"), spacy.blank("kk")
    for text in articles:
        extractor.extract(text), blank(text)
    ours, theirs = rate(extractor.extract, articles, options.repeat), rate(blank, articles, options.repeat)
    print(f"{len(articles)} articles, {sum(len(text.split()) for text in articles)} words, one core")
    print(f"extractor                 {ours:10,.0f} words/s")
    print(f"spaCy blank kk tokenizer  {theirs:10,.0f} words/s   (ratio {theirs / ours:.1f})")
    command = [sys.executable, "-m", "briefing_extract"]
    bare = start_up(sys.executable, "-c", "pass")
    print(f"start-up --help           {start_up(*command, '--help'):10.2f} s    (bare Python {bare:.2f} s)")
    one = CORPUS / next(path.relative_to(CORPUS) for path in sorted(CORPUS.rglob("*.json")))
    print(f"extract one article       {start_up(*command, 'extract', '--format', 'jsonl', str(one)):10.2f} s")
    print("growth: length of the text, seconds, facts")
    base = "\n".join(articles)
    for times in (1, 10, 100):
        text = "\n".join([base[:10_000]] * times)
        start = time.perf_counter()
        document = extractor.extract(text)
        print(f"  {len(text):10,} characters {time.perf_counter() - start:8.2f} s {len(document.facts):8,} facts")
    print(f"peak memory of the command on a 1 MB article: {peak:,.0f} MB")


if __name__ == "__main__":
    main()
