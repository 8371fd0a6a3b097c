"""Is the same read in every script? `python benchmarks/rescript.py [--script NAME]… [--list N] [CORPUS]`

Rewrites each Cyrillic article of the corpus into the other scripts of Kazakh, reads both, and compares the facts by kind,
value, range, modifier, unit and place. What differs is listed by class.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from briefing_extract import Extractor  # noqa: E402
from rescript import SCRIPTS  # noqa: E402
from scripts_compared import Compared, articles, compare  # noqa: E402

ATTRIBUTES = "subject head period place change mode speaker organization skipped".split()
NAMES = ["person names", "organization names", "place names"]


def main() -> None:
    """Print the shares of each script, then what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=ROOT / "corpus")
    parser.add_argument("--script", action="append", choices=sorted(SCRIPTS), help="only this one; may be repeated")
    parser.add_argument("--list", type=int, default=0, metavar="N", help="differences to list of each class")
    options = parser.parse_args()
    extractor = Extractor()
    read = [(told, extractor.extract(text, id=name, **told)) for name, told, text in articles(options.corpus)]
    print(f"{len(read)} articles, {sum(len(document.facts) for _, document in read)} facts")
    for name in options.script or SCRIPTS:
        counts = Compared()
        failed = Counter[str]()
        for told, document in read:
            try:
                compare(extractor, document, told, SCRIPTS[name], counts)
            except Exception as error:  # a script that is refused is a figure of its own
                failed[f"{type(error).__name__}: {error}"] += 1
                counts.expected += len(document.facts)
        print(
            f"\n{name:<22} {counts.share:.4f}  ({counts.same} of {counts.expected}, {counts.found} found)", dict(counts.scripts)
        )
        for label in (ATTRIBUTES, NAMES):
            print(
                "   ", "  ".join(f"{key} {counts.agreement[key] / counts.asked[key]:.3f}" for key in label if counts.asked[key])
            )
        for what, times in failed.most_common():
            print(f"    refused {times}: {what}")
        for what, times in Counter(kind for kind, _ in counts.differences).most_common():
            print(f"    {times:>4} {what}")
            for line in [line for kind, line in counts.differences if kind == what][: options.list]:
                print(f"           {line}")


if __name__ == "__main__":
    main()
