"""Kazakh nouns and numerals: which suffixes a form carries, and what its dictionary form is."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex


class Tags(NamedTuple):
    """The suffixes of a nominal form."""

    plural: bool = False
    possessive: str = ""  # "" · 1sg · 2sg · 2pol · 3 · 1pl
    case: str = "nom"  # nom · gen · dat · acc · loc · abl · ins
    derived: str = ""  # "" · adj (-лық, -дық) · attr (-дағы) · own (-нікі) · like (-дай) · pred (-мыз, -бын)


class Analysis(NamedTuple):
    """One reading of a form: its base and its suffixes."""

    base: str
    tags: Tags


PLURAL = "(?P<pl>лар|лер|дар|дер|тар|тер)?"
POSSESSIVE = "(?P<poss>ымыз|іміз|мыз|міз|ыңыз|іңіз|ңыз|ңіз|ым|ім|ың|ің|сы|сі|ы|і|м|ң)?"
CASE = (
    "(?P<case>ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|на|не|а|е|ны|ні|ды|ді|ты|ті|н|"
    "да|де|та|те|нда|нде|дан|ден|тан|тен|нан|нен|мен|бен|пен|менен)?"
)
DERIVED = "(?P<der>лық|лік|дық|дік|тық|тік|дағы|дегі|тағы|тегі|ндағы|ндегі|нікі|дікі|тікі|дай|дей|тай|тей|ғы|гі|қы|кі)?"
CHAIN = regex.compile(f"{PLURAL}{POSSESSIVE}{CASE}{DERIVED}(?P<tail>{CASE.replace('?P<case>', '?:')})")
CASES = {
    "gen": "ның нің дың дің тың тің", "dat": "ға ге қа ке на не а е", "acc": "ны ні ды ді ты ті н",
    "loc": "да де та те нда нде", "abl": "дан ден тан тен нан нен", "ins": "мен бен пен менен",
}  # fmt: skip
CASE_OF = {form: case for case, forms in CASES.items() for form in forms.split()}


@lru_cache(maxsize=65536)
def suffix_tags(stem: str, rest: str) -> Tags | None:
    """The tags of the suffix chain `rest` after `stem`, or None where it is no legal chain."""
    if not rest:
        return Tags()
    match = CHAIN.fullmatch(rest)
    if not match:
        return None
    poss, case, der = match["poss"] or "", match["case"] or "", match["der"] or ""
    return Tags(bool(match["pl"]), "3" if poss in ("ы", "і", "сы", "сі") else poss and "1sg", CASE_OF.get(case, "nom"),
                {"л": "adj", "д": "attr"}.get(der[:1], der and "attr"))


@lru_cache(maxsize=65536)
def analyse(form: str) -> tuple[Analysis, ...]:
    """Readings of a lower-case form, the likeliest first."""
    found = []
    for cut in range(len(form), 1, -1):
        if (tags := suffix_tags(form[:cut], form[cut:])) is not None:
            found.append(Analysis(form[:cut], tags))
    return tuple(sorted(found, key=lambda a: len(a.base)))


def base(form: str) -> str:
    """Dictionary form of a noun, lower case."""
    readings = [a for a in analyse(form.lower()) if len(a.base) >= 3]
    return readings[0].base if readings else form.lower()


def nominative(phrase: str) -> str:
    """Takes the case off the last word of a phrase and keeps the rest: «Білім басқармасының» → «Білім басқармасы»."""
    head, _, last = phrase.rpartition(" ")
    for suffix in sorted(CASE_OF, key=len, reverse=True):
        if len(suffix) > 1 and last.endswith(suffix) and len(last) - len(suffix) >= 3:
            last = last[: -len(suffix)]
            break
    return f"{head} {last}".strip()


NUMERAL_PARTS = frozenset("бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз мың".split())


def split_hyphens(word: str) -> list[str] | None:
    """«екі-үш» is two numbers, «азық-түлік» one word."""
    parts = word.split("-")
    if parts[0].lower() in NUMERAL_PARTS and len(parts) == 2:
        return [parts[0], "-", parts[1]]
    return None


SENTENCE_END = regex.compile(r"[.!?…]+[»\"”')]*(?=\s+[«\"“–—(]*\s*[\p{Lu}\d])")


def sentence_spans(line: str) -> list[tuple[int, int]]:
    """Spans of the sentences of one line of text."""
    spans, start = [], 0
    for match in SENTENCE_END.finditer(line):
        before = line[start : match.start()].split()[-1:] or [""]
        if match.group().startswith(".") and (len(before[0]) == 1 or before[0] in {"ж", "жж", "млн", "млрд", "т", "б", "қ"}):
            continue
        spans.append((start, match.end()))
        start = match.end() + len(line[match.end() :]) - len(line[match.end() :].lstrip())
    if line[start:].strip():
        spans.append((start, len(line.rstrip())))
    return spans
