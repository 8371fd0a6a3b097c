"""How well Kazakh in other scripts is rewritten to Cyrillic: `python benchmarks/scripts.py DATA_DIR [--errors N]`

DATA_DIR holds `triscript/kk_cyrl_latn_arab.tsv` (interface messages in Cyrillic, Latin and Arabic script) and, for the second
figure, `kaznerd/IOB2_valid.txt` (Cyrillic, CC BY 4.0), which is spelled in each Latin spelling here and read back.

Counted are words that have a Kazakh or Russian letter in the Cyrillic column, case aside, in rows that have equally many words
before and after (templates, markup and English words are in Latin in all columns). Each column is read as one passage. Errors
are shown by class: the letters that differ.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import regex

from briefing_extract.languages.kk.latin import reading_of
from briefing_extract.languages.kk.latin import to_cyrillic as from_latin

WORD = regex.compile(r"[\p{L}\p{M}\d_]+(?:['’][\p{L}\p{M}]+)*")
CYRILLIC = regex.compile(r"\p{Cyrillic}")
Rewrite = Callable[[str], str]

_SAME = dict(zip("абвгдежзклмнопрстфхқһэ", "abvgdejzklmnoprstfhqhe", strict=True)) | {"ъ": ""}
_ACUTE = _SAME | {
    "ә": "á",
    "ғ": "ǵ",
    "и": "ı",
    "й": "ı",
    "ң": "ń",
    "ө": "ó",
    "ү": "ú",
    "ұ": "u",
    "у": "ý",
    "ы": "y",
    "і": "i",
    "ш": "sh",
    "ч": "ch",
    "ц": "ts",
}
_ACUTE |= {"щ": "sh", "ь": "", "я": "ıa", "ю": "ıý", "ё": "ıo"}
_DIACRITIC = _SAME | {
    "ә": "ä",
    "ғ": "ǧ",
    "и": "i",
    "й": "i",
    "ң": "ŋ",
    "ө": "ö",
    "ү": "ü",
    "ұ": "ū",
    "у": "u",
    "ы": "y",
    "і": "ı",
    "ш": "ş",
    "ч": "ch",
    "ц": "ts",
}
_DIACRITIC |= {"щ": "ş", "ь": "", "я": "ia", "ю": "iu", "ё": "io"}
_TURKIC = _SAME | {
    "ә": "ä",
    "ғ": "ğ",
    "и": "i",
    "й": "y",
    "ң": "ñ",
    "ө": "ö",
    "ү": "ü",
    "ұ": "w",
    "у": "u",
    "ы": "ı",
    "і": "i",
    "ш": "ş",
    "ч": "ç",
    "ц": "c",
}
_TURKIC |= {"щ": "şş", "ь": "'", "я": "ya", "ю": "yu", "ё": "yo"}
_APOSTROPHE = _SAME | {
    "ә": "a'",
    "ғ": "g'",
    "и": "i'",
    "й": "i'",
    "ң": "n'",
    "ө": "o'",
    "ү": "u'",
    "ұ": "u",
    "у": "y'",
    "ы": "y",
    "і": "i",
    "ш": "s'",
    "ч": "c'",
}
_APOSTROPHE |= {"ц": "ts", "щ": "s'", "ь": "", "я": "i'a", "ю": "i'y'", "ё": "i'o"}
SPELLINGS = {
    "acute (2018)": _ACUTE,
    "diacritic (2019, 2021)": _DIACRITIC,
    "turkic, w for ұ": _TURKIC,
    "turkic, w for у": _TURKIC | {"и": "ï", "ұ": "u", "у": "w", "ю": "yw"},
    "apostrophe (2017)": _APOSTROPHE,
}
_CAPITALS = {"i": "İ", "ı": "I"}


def spell(text: str, letters: dict[str, str]) -> str:
    """Cyrillic in a Latin spelling, capitals kept."""
    dotted = letters["і"] == "ı" or letters["ы"] == "ı"
    out = []
    for letter in text:
        sign = letters.get(letter.lower(), letter)
        if letter.isupper() and sign and sign != letter:
            sign = (_CAPITALS.get(sign[0], sign[0].upper()) if dotted else sign[0].upper()) + sign[1:]
        out.append(sign)
    return "".join(out)


def pairs(gold: list[str], found: list[str]) -> Iterator[tuple[str, str]]:
    """The words of each line and what they came out as, in lines that have equally many."""
    for wanted, had in zip(gold, found, strict=True):
        left, right = WORD.findall(wanted.lower()), WORD.findall(had.lower())
        if len(left) == len(right):
            yield from ((one, other) for one, other in zip(left, right, strict=True) if CYRILLIC.search(one))


def difference(wanted: str, had: str) -> str:
    """The class of an error: the first letters that differ."""
    for kind, a, b, c, d in SequenceMatcher(None, wanted, had, autojunk=False).get_opcodes():
        if kind != "equal":
            return f"{wanted[a:b] or '∅'} → {had[c:d] or '∅'}"
    return "="


def report(name: str, gold: list[str], given: str, rewrite: Rewrite, shown: int) -> None:
    """Print the word accuracy of one passage, its speed and the classes of its errors."""
    start = time.perf_counter()
    found = rewrite(given).split("\n")
    seconds = time.perf_counter() - start
    words = list(pairs(gold, found))
    wrong = [(one, other) for one, other in words if one != other]
    speed = f"{len(given) / seconds:,.0f} characters/s with nothing remembered"
    print(f"{name}: {1 - len(wrong) / len(words):.4f} of {len(words)} words; {speed}")
    classes: dict[str, Counter[str]] = {}
    for one, other in wrong:
        classes.setdefault(difference(one, other), Counter())[f"{one}→{other}"] += 1
    for kind, examples in sorted(classes.items(), key=lambda item: -item[1].total())[:shown]:
        print(f"    {examples.total():4} {kind}   " + ", ".join(example for example, _ in examples.most_common(4)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=int, default=12, metavar="N")
    options = parser.parse_args()
    rows = [row.split("\t") for row in (options.folder / "triscript" / "kk_cyrl_latn_arab.tsv").read_text("utf-8").splitlines()]
    gold = [row[1] for row in rows]
    report("messages, Latin", gold, "\n".join(row[2] for row in rows), lambda text: from_latin(text)[0], options.errors)
    alone = list(pairs(gold, [from_latin(row[2])[0] for row in rows]))
    print(f"messages, Latin, each row a passage of its own: {sum(a == b for a, b in alone) / len(alone):.4f}")
    if importlib.util.find_spec("briefing_extract.languages.kk.arabic"):
        arabic = importlib.import_module("briefing_extract.languages.kk.arabic")
        given = "\n".join(row[3] for row in rows)
        report("messages, Arabic", gold, given, lambda text: arabic.to_cyrillic(text)[0], options.errors)
    corpus = options.folder / "kaznerd" / "IOB2_valid.txt"
    if corpus.exists():
        blocks = corpus.read_text("utf-8").split("\n\n")[::2]
        sentences = [" ".join(line.split()[0] for line in block.splitlines() if line.split()) for block in blocks]
        for name, letters in SPELLINGS.items():
            given = "\n".join(spell(sentence, letters) for sentence in sentences)
            chosen = reading_of(given)
            shown = f"news, {name} read as {chosen.name if chosen else 'English'}"
            report(shown, sentences, given, lambda text: from_latin(text)[0], options.errors)


if __name__ == "__main__":
    main()
