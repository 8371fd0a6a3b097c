"""Russian words: their dictionary forms, what a form says of case and number, and forms made from them.

pymorphy3 knows the dictionary and guesses the rest; it is loaded on the first question. Forms are lower case unless said
otherwise. Every answer is remembered in a cache of bounded size.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from briefing_extract.languages.pack import read_table
from briefing_extract.languages.sentences import Abbreviations, sentence_splitter

__all__ = [
    "Reading",
    "Tags",
    "base",
    "infinitive",
    "inflect",
    "lookup",
    "nominal",
    "number_suffix_tags",
    "readings",
    "sentence_spans",
    "split_hyphens",
]

T = TypeVar("T")
_TABLE = read_table(Path(__file__).parent / "morphology.toml")
_FIXED = frozenset(_TABLE["fixed"]["neuter"])
_ABBREVIATIONS = Abbreviations(frozenset(_TABLE["abbreviations"]["leading"]), frozenset(_TABLE["abbreviations"]["units"]))
sentence_spans = sentence_splitter(_ABBREVIATIONS)

LONGEST = 64  # code points: no word is longer, and garbage is not worth an analysis
_POS = {
    "NOUN": "noun",
    "ADJF": "adj",
    "ADJS": "short",
    "COMP": "comparative",
    "VERB": "verb",
    "INFN": "infinitive",
    "PRTF": "participle",
    "PRTS": "short",
    "GRND": "gerund",
    "NUMR": "numeral",
    "ADVB": "adverb",
    "NPRO": "pronoun",
    "PRED": "predicative",
    "PREP": "preposition",
    "CONJ": "conjunction",
    "PRCL": "particle",
    "INTJ": "interjection",
}
_CASES = {
    "nomn": "nom",
    "gent": "gen",
    "datv": "dat",
    "accs": "acc",
    "ablt": "ins",
    "loct": "loc",
    "voct": "nom",
    "gen1": "gen",
    "gen2": "gen",
    "acc2": "acc",
    "loc1": "loc",
    "loc2": "loc",
}
_BACK = {"nom": "nomn", "gen": "gent", "dat": "datv", "acc": "accs", "ins": "ablt", "loc": "loct"}
_NUMBERS = {"sing": "sg", "plur": "pl"}
_NAMES = {"Name": "first", "Surn": "surname", "Patr": "patronymic", "Geox": "place", "Orgn": "organization"}
_SURE = 0.02  # readings less likely than this are left out, unless nothing else is left


class Reading(NamedTuple):
    """One reading of a form: dictionary form, part of speech, and what its ending says."""

    base: str
    pos: str  # noun adj short comparative verb infinitive participle gerund numeral adverb pronoun preposition …
    case: str = ""  # nom gen dat acc ins loc
    number: str = ""  # sg pl
    gender: str = ""  # masc femn neut
    animate: bool = False
    name: str = ""  # first surname patronymic place organization
    past: bool = False
    score: float = 1.0
    known: bool = True  # stands in the dictionary, or is only guessed by its ending


class Tags(NamedTuple):
    """What the ending of a form says, in the shape that the rooms share."""

    case: str = "nom"
    plural: bool = False
    possessive: str = ""
    derived: str = ""


@cache
def _analyzer() -> Any:
    return import_module("pymorphy3").MorphAnalyzer(lang="ru")


@lru_cache(maxsize=65536)
def _parses(form: str) -> tuple[Any, ...]:
    return tuple(_analyzer().parse(form)) if len(form) <= LONGEST else ()


@lru_cache(maxsize=65536)
def readings(form: str) -> tuple[Reading, ...]:
    """The readings of a lower-case form, the most likely first; empty for what is no Russian word."""
    if form in _FIXED:
        return tuple(Reading(form, "noun", case, number, "neut") for number in ("sg", "pl") for case in _BACK)
    found = []
    for parse in _parses(form):
        tag = parse.tag
        if tag.POS is None:
            continue
        name = next((kind for grammeme, kind in _NAMES.items() if grammeme in tag), "")
        found.append(
            Reading(
                parse.normal_form,
                _POS.get(tag.POS, "other"),
                _CASES.get(tag.case or "", ""),
                _NUMBERS.get(tag.number or "", ""),
                tag.gender or "",
                tag.animacy == "anim",
                name,
                tag.tense == "past",
                parse.score,
                parse.is_known,
            )
        )
    likely = tuple(reading for reading in found if reading.score >= _SURE)
    return likely or tuple(found)


@lru_cache(maxsize=65536)
def base(form: str) -> str:
    """Dictionary form of a word, lower case: of a noun the nominative singular, of an adjective the masculine."""
    found = nominal(form)
    if found is not None:
        return found.base
    every = readings(form)
    return every[0].base if every else form


@lru_cache(maxsize=65536)
def nominal(form: str) -> Reading | None:
    """The most likely reading as a noun, or None where the form is none."""
    return next((reading for reading in readings(form) if reading.pos == "noun"), None)


def inflect(
    form: str, *, case: str | None = None, number: str | None = None, gender: str | None = None, pos: str | None = None
) -> str | None:
    """The form of the same word in another case, number or gender (`nom`, `sg`, `masc` …), lower case; None where it has none.

    `pos` says as which part of speech the form is read; left out, the most likely reading that declines.
    """
    if form in _FIXED:
        return form
    wanted = {_BACK[case]} if case else set()
    if number:
        wanted.add("sing" if number == "sg" else "plur")
    if gender and number != "pl":
        wanted.add(gender)
    for parse in _parses(form):
        if parse.tag.POS is None or (pos is not None and _POS.get(parse.tag.POS) != pos) or parse.tag.case is None:
            continue
        made = parse.inflect(wanted)
        if made is not None:
            word: str = made.word
            return word
    return None


@lru_cache(maxsize=65536)
def _bases(form: str) -> tuple[tuple[str, Tags], ...]:
    return tuple(
        (reading.base, Tags(reading.case or "nom", reading.number == "pl"))
        for reading in readings(form)
        if reading.pos in ("noun", "adj", "numeral", "adverb", "pronoun", "participle")
    )


def lookup(form: str, lexicon: Mapping[str, T]) -> tuple[T, Tags] | None:
    """The entry of `lexicon` that is a dictionary form of `form`, and what the form's ending says."""
    if form in lexicon:
        return lexicon[form], Tags()
    for word, tags in _bases(form):
        if word in lexicon:
            return lexicon[word], tags
    plain = form.replace("ё", "е")
    return lookup(plain, lexicon) if plain != form else None


# «12-ти», «3-х», «5-ю»: the end of a cardinal in words; «3-й», «2022-го», «1-му»: of an ordinal
_CARDINAL_ENDS = {
    "ти": "gen",
    "х": "gen",
    "и": "gen",
    "ми": "ins",
    "мя": "ins",
    "ю": "ins",
    "м": "dat",
    "ста": "gen",
    "тью": "ins",
}
_ORDINAL_ENDS = {
    "й": "nom",
    "я": "nom",
    "е": "nom",
    "го": "gen",
    "ого": "gen",
    "му": "dat",
    "ому": "dat",
    "м": "loc",
    "ом": "loc",
    "ый": "nom",
    "ий": "nom",
    "ой": "gen",
    "ая": "nom",
    "ое": "nom",
    "ую": "acc",
    "ю": "acc",
    "ые": "nom",
    "ых": "gen",
    "ым": "ins",
    "ыми": "ins",
    "ми": "ins",
    "х": "gen",
    "его": "gen",
    "ем": "loc",
    "ему": "dat",
    "ья": "nom",
    "ье": "nom",
    "ьи": "nom",
    "ей": "gen",
}


def number_suffix_tags(suffix: str) -> Tags | None:
    """What the letters after a hyphen say of a number in digits: «12-ти» a cardinal, «9-й» an ordinal; else None."""
    if suffix in _ORDINAL_ENDS and suffix not in ("х", "ми", "ю"):
        return Tags(_ORDINAL_ENDS[suffix], derived="ordinal")
    if suffix in _CARDINAL_ENDS:
        return Tags(_CARDINAL_ENDS[suffix])
    return None


def suffix_tags(stem: str, suffix: str) -> Tags | None:
    """Russian words are looked up whole: no stem takes a suffix by rule."""
    return Tags() if not suffix else None


@lru_cache(maxsize=65536)
def split_hyphens(word: str) -> tuple[str, ...] | None:
    """The parts of a hyphenated pair of numbers («два-три», «тысяча-полторы»), hyphens included; else None."""
    parts = word.split("-")
    if len(parts) != 2 or not all(_numeric(part.lower()) for part in parts):
        return None
    return parts[0], "-", parts[1]


_NUMERIC = frozenset({"тысяча", "миллион", "миллиард", "десяток", "сотня", "один", "полтора"})


@lru_cache(maxsize=65536)
def _numeric(form: str) -> bool:
    return any(reading.pos == "numeral" or reading.base in _NUMERIC for reading in readings(form))


@lru_cache(maxsize=65536)
def infinitive(form: str) -> str:
    """The infinitive of a verb's form, lower case; the form itself where it is no verb."""
    verbs = ("verb", "infinitive", "gerund", "participle", "short")
    return next((reading.base for reading in readings(form) if reading.pos in verbs), form)
