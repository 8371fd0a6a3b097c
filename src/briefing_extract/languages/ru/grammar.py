"""What a Russian word form may be: its dictionary form, part of speech, case and number, by pymorphy3's dictionary.

The dictionary is loaded at the first word, and the readings of the forms met are kept in a bounded cache.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

# The parts of speech of the dictionary, by what they are to a phrase
POS = {
    "NOUN": "noun",
    "ADJF": "adj",
    "PRTF": "adj",
    "ADJS": "short",
    "PRTS": "short",
    "VERB": "verb",
    "INFN": "inf",
    "GRND": "conv",
    "NUMR": "num",
    "ADVB": "adv",
    "NPRO": "pron",
    "PRED": "pred",
    "PREP": "prep",
    "CONJ": "conj",
    "PRCL": "adv",
    "INTJ": "adv",
    "COMP": "comp",
}
CASES = {
    "nomn": "nom",
    "gent": "gen",
    "datv": "dat",
    "accs": "acc",
    "ablt": "ins",
    "loct": "loc",
    "gen2": "gen",
    "loc2": "loc",
    "acc2": "acc",
    "voct": "nom",
}
LEAST = 0.004  # readings that the corpora behind the dictionary hardly know


class Reading(NamedTuple):
    """One way to read a word form."""

    lemma: str
    pos: str  # noun · adj · short · verb · inf · conv · num · adv · pron · pred · prep · conj · comp · latin
    case: str  # nom · gen · dat · acc · ins · loc, empty where it has none
    plural: bool
    gender: str  # masc · femn · neut, empty in the plural
    animate: bool
    transitive: bool
    past: bool
    proper: bool  # a given name, a surname, a patronymic, a place
    known: bool  # stands in the dictionary


@cache
def analyzer() -> MorphAnalyzer:
    """The dictionary, loaded once."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=65_536)
def readings(form: str) -> tuple[Reading, ...]:
    """Every likely reading of the lower-case form, the likeliest first; empty for what is no Russian word."""
    found = []
    for parse in analyzer().parse(form):
        tag = parse.tag
        pos = POS.get(str(tag.POS), "")
        if not pos or (parse.score < LEAST and found):
            continue
        found.append(
            Reading(
                parse.normal_form,
                pos,
                CASES.get(str(tag.case), ""),
                tag.number == "plur",
                str(tag.gender or ""),
                tag.animacy == "anim",
                tag.transitivity == "tran",
                tag.tense == "past",
                any(mark in tag for mark in ("Name", "Surn", "Patr", "Geox")),
                parse.is_known,
            )
        )
    return tuple(found)
