"""How well Kazakh in Arabic script comes out in Cyrillic, by words: `python benchmarks/arabic_script.py DATA [--misses N]`

DATA holds `triscript/kk_cyrl_latn_arab.tsv`: messages of an interface, each in Cyrillic, Latin and Arabic script. HTML tags,
templates, links' targets, file extensions and words in Latin letters are set aside. The words of a message (runs of Cyrillic
letters) are compared in order; a message whose two spellings have another number of words is no pair and is counted apart.
`any case` leaves capitals aside, `with case` asks for them too.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

import regex

from briefing_extract.languages.kk.arabic import to_cyrillic

MARKUP = regex.compile(r"<[^<>]*>|\{\{[^{}]*\}\}|\$\d|&\w+;|https?:\S+|~~~+|\p{Latin}+[\w:./-]*")
WORD = regex.compile(r"\p{Cyrillic}+(?:-\p{Cyrillic}+)*")
ARABIC_WORD = regex.compile(r"\p{Arabic}+")


def pairs(folder: Path) -> list[tuple[str, str]]:
    """Messages in Cyrillic and in Arabic script without their markup."""
    found = []
    for line in (folder / "triscript" / "kk_cyrl_latn_arab.tsv").read_text(encoding="utf-8").splitlines():
        _, cyrillic, _, arabic = line.split("\t")
        if ARABIC_WORD.search(arabic) and not WORD.search(arabic):
            found.append((MARKUP.sub(" ", cyrillic), MARKUP.sub(" ", arabic)))
    return found


def class_of(wanted: str, got: str) -> str:
    """What kind of error turns `wanted` into `got`, both lower case."""
    if wanted.replace("-", "") == got.replace("-", ""):
        return "hyphen"
    if len(wanted) == len(got):
        differing = {frozenset(pair) for pair in zip(wanted, got, strict=True) if pair[0] != pair[1]}
        names = {
            "аә": "а and ә",
            "оө": "о and ө",
            "ұү": "ұ and ү",
            "ыі": "ы and і",
            "еэ": "е and э",
            "ий": "и and й",
            "хһ": "х and һ",
        }
        found = [name for pair, name in names.items() if frozenset(pair) in differing]
        return (
            found[0] if len(differing) == 1 and found else "several vowels" if len(differing) == len(found) else "other letters"
        )
    for letters, name in (("яюё", "я ю ё"), ("ий", "и and й"), ("ьъ", "ь ъ"), ("цщ", "ц щ")):
        if any((letter in wanted) != (letter in got) or wanted.count(letter) != got.count(letter) for letter in letters):
            return name
    return "other letters"


def main() -> None:
    """Print the accuracy, its errors by class and the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", type=int, default=3, help="errors to list of each class")
    options = parser.parse_args()
    messages = pairs(options.data)
    words = right = exact = apart = 0
    errors: dict[str, Counter[tuple[str, str]]] = {}
    for cyrillic, arabic in messages:
        wanted, got = WORD.findall(cyrillic), WORD.findall(to_cyrillic(arabic)[0])
        if len(wanted) != len(got):
            apart += 1
            continue
        for one, other in zip(wanted, got, strict=True):
            words += 1
            exact += one == other
            if one.lower() == other.lower():
                right += 1
            else:
                errors.setdefault(class_of(one.lower(), other.lower()), Counter())[one.lower(), other.lower()] += 1
    print(f"{len(messages) - apart} messages, {words} words ({apart} messages set aside: other numbers of words)")
    print(f"any case {right / words:.4f} · with case {exact / words:.4f}")
    for name, found in sorted(errors.items(), key=lambda item: -item[1].total()):
        shown = ", ".join(f"{one} → {other} ({count})" for (one, other), count in found.most_common(options.misses))
        print(f"  {name:16} {found.total():4}  {shown}")
    text = "\n".join(arabic for _, arabic in messages) * 4
    start = time.perf_counter()
    to_cyrillic(text)
    print(f"{len(text) / (time.perf_counter() - start):,.0f} characters/s, {len(text):,} characters, words seen before")


if __name__ == "__main__":
    main()
