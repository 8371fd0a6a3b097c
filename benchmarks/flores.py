"""Does the same number come out in all three languages? `python benchmarks/flores.py FLORES_TSV [--misses]`

Reads the sentences that FLORES-200 dev (CC BY-SA 4.0) holds side by side in Kazakh, Russian and English, and looks at each
number whose digits stand in all three. It is equal where all three give the same kind, value (scale included) and unit, or
where all three leave it out for the same reason.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

import regex

from briefing_extract import Document, Extractor

LANGUAGES = ("kk", "ru", "en")
DIGITS = regex.compile(r"\d+(?:[  \u202f,.]\d{3}(?!\d))*(?:[.,]\d+)?")
SEPARATORS = regex.compile(r"\D")


def numbers(text: str) -> list[tuple[str, int]]:
    """The digits of each number without their separators, and where it begins."""
    return [(SEPARATORS.sub("", match.group()), match.start()) for match in DIGITS.finditer(text)]


def reading(document: Document, offset: int) -> str:
    """What the document makes of the number at `offset`: kind, value and unit, or the reason why it is left out."""
    for fact in document.facts:
        if fact.start <= offset < fact.end:
            value = fact.value if fact.value is not None else f"{fact.low}–{fact.high}"
            return f"{fact.kind} {value} {fact.unit or ''}".strip()
    for skipped in document.skipped:
        if skipped.start <= offset < skipped.end:
            return f"skipped: {skipped.reason}"
    return "lost"


def main() -> None:
    """Print the share of equal numbers; with --misses each that differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    extractors = {language: Extractor(language=language) for language in LANGUAGES}
    equal = left_out = total = 0
    with options.file.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found = {language: numbers(row[language]) for language in LANGUAGES}
            shared = Counter(key for key, _ in found["kk"])
            for language in ("ru", "en"):
                shared &= Counter(key for key, _ in found[language])
            if not shared:
                continue
            documents = {language: extractors[language].extract(row[language]) for language in LANGUAGES}
            for key, count in shared.items():
                places = {language: [at for name, at in found[language] if name == key] for language in LANGUAGES}
                for turn in range(count):
                    readings = [reading(documents[language], places[language][turn]) for language in LANGUAGES]
                    total += 1
                    same = len(set(readings)) == 1 and readings[0] != "lost"
                    equal += same
                    left_out += not same and all(one.startswith("skipped") for one in readings)
                    if options.misses and not same:
                        print(f"{row['id']} {key}: " + " | ".join(readings))
                        for language in LANGUAGES:
                            at = places[language][turn]
                            print(f"    {language}: …{row[language][max(0, at - 40) : at + 45]}…")
    print(f"equal in kk, ru and en: {equal} of {total} ({equal / total:.4f})")
    print(f"left out in all three, but for different reasons: {left_out} of the {total - equal} others")


if __name__ == "__main__":
    main()
