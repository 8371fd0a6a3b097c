"""Do digits and words of one sentence give the same values? `python benchmarks/kaznerd_numbers.py KAZNERD_DIR [--misses]`

Reads `digit_word_pairs.valid.tsv` (the same sentence with digits and with number words) and
`digit_word_segments.valid.tsv` (the aligned pieces with their counts) of KazNERD (CC BY 4.0) and prints the share
of aligned numbers whose values agree.
"""

from __future__ import annotations

import argparse
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path

import regex

from briefing_extract.components.article import Numeral
from briefing_extract.components.ledger_words import LedgerWords
from briefing_extract.components.lexing import read_article
from briefing_extract.components.numerals import read_numerals
from briefing_extract.languages.pack import load_pack

SPACED_DECIMAL = regex.compile(r"(?<=(?<!\d)\d{1,3}) , (?=\d{1,2}(?!\d))")
SPACED_HYPHEN = regex.compile(r"(?<=\d) (?=-\p{L})")


def values(sentence: str) -> list[str]:
    """The values of a sentence's numbers, in order; KazNERD's spaced decimals are closed first."""
    text = SPACED_HYPHEN.sub("", SPACED_DECIMAL.sub(",", sentence))
    article = read_article(text, load_pack("kk"))
    read_numerals(article)
    idioms = LedgerWords.of(article.pack).idioms  # «біріне» is in the ledger as one, no numeral
    ones = [
        Numeral(w.start, w.end, w.index, w.index + 1, Decimal(1))
        for w in article.words
        if w.lower in idioms and w.lower.startswith("бірі")
    ]
    seen = {at for numeral in article.numerals for at in range(numeral.first, numeral.last)}
    article.numerals = sorted(
        [*article.numerals, *(one for one in ones if one.first not in seen)], key=lambda numeral: numeral.start
    )
    return [
        str(numeral.low or numeral.value.normalize()) + ("" if numeral.high is None else f"–{numeral.high}")
        for numeral in article.numerals
    ]


def main() -> None:
    """Print the agreement over segments and over sentences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    right = total = 0
    for line in (options.folder / "digit_word_segments.valid.tsv").read_text(encoding="utf-8").splitlines():
        digits, words, count = line.split("\t")
        total += int(count)
        if values(digits) == values(words) != []:
            right += int(count)
        elif options.misses:
            print(f"segment ×{count}: {digits} {values(digits)} | {words} {values(words)}")
    print(f"segments: {right} of {total} ({right / total:.4f})")
    right = total = 0
    for line in (options.folder / "digit_word_pairs.valid.tsv").read_text(encoding="utf-8").splitlines():
        digits, words = (values(sentence) for sentence in line.split("\t"))
        same = sum(block.size for block in SequenceMatcher(None, digits, words, autojunk=False).get_matching_blocks())
        right, total = right + same, total + max(len(digits), len(words))
        if options.misses and digits != words:
            print(f"pair: {digits} {words}\n  {line}")
    print(f"numbers of the sentence pairs: {right} of {total} ({right / total:.4f})")


if __name__ == "__main__":
    main()
