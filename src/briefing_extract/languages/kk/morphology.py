"""Kazakh nouns and numerals: which suffixes a form carries, and what its dictionary form is.

`suffixes` says which chains of suffixes are legal; the word list `morphology.toml` and the shape of the stem decide
between the places where a form could be cut. Forms are lower case unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from briefing_extract.languages.kk.sentences import sentence_spans
from briefing_extract.languages.kk.suffixes import (
    LONGEST_CHAIN,
    TEMPORAL_COST,
    VOWELS,
    Tags,
    harmony_of,
    is_chain,
    number_suffix_tags,
    readings,
    suffix_tags,
)
from briefing_extract.languages.pack import read_table

__all__ = [
    "Analysis",
    "Tags",
    "analyse",
    "base",
    "harmony_of",
    "lookup",
    "nominative",
    "nominative_readings",
    "number_suffix_tags",
    "sentence_spans",
    "split_hyphens",
    "suffix_tags",
    "without_possessive",
]

T = TypeVar("T")


class Analysis(NamedTuple):
    """One reading of a form: its base and its suffixes."""

    base: str
    tags: Tags


_TABLE = read_table(Path(__file__).parent / "morphology.toml")
DROPPED: dict[str, str] = _TABLE["dropped"]
LINKED = frozenset(_TABLE["linked"]["words"].split())
PRONOUNS = {
    form: (pronoun, Tags(case=case))
    for pronoun, paradigms in _TABLE["pronouns"].items()
    for forms in paradigms
    for case, form in zip(("gen", "dat", "acc", "loc", "abl", "ins"), forms.split(), strict=True)
}
# «ондағы», «осындағы»
PRONOUNS |= {
    form + ("гі" if form[-1] == "е" else "ғы"): (pronoun, Tags(derived="attr"))
    for form, (pronoun, tags) in PRONOUNS.items()
    if tags.case == "loc"
}
NAMES = frozenset(_TABLE["names"]["words"].split())
NAME_ENDINGS: tuple[str, ...] = tuple(_TABLE["names"]["endings"])
NOUNS = frozenset(word for words in _TABLE["nouns"].values() for word in words.split())
KNOWN = NOUNS | NAMES | LINKED
# -ғы straight after a noun: «жылғы», «қысқы», «бүгінгі»
TEMPORAL = frozenset(_TABLE["temporal"]["words"].split())

# к, қ, п between vowels: «түлек → түлегі», «аумақ → аумағы», «кітап → кітабы»
VOICED = {"г": "к", "ғ": "қ", "б": "п"}
# Words made with these endings are dictionary forms, not forms of a shorter noun.
DERIVED_NOUNS = (
    "шы", "ші", "лық", "лік", "дық", "дік", "тық", "тік", "атын", "етін", "йтын", "йтін", "ған", "ген", "қан", "кен",
    "хана", "шылық", "шілік", "ия", "кер", "гер", "паз", "стан", "мақ", "мек", "ушы", "уші", "дас", "дес", "тас", "лас",
    "инг", "изм", "ист", "тор", "ент", "ант", "нама",
    "малы",
    "мелі",
    "палы",
    "пелі", "гөй", "қой",
)  # fmt: skip


HYPHENED = -50.0  # «ҚТЖ-ның»: a hyphen shows where the suffix begins


@lru_cache(maxsize=65536)
def _cuts(form: str) -> tuple[tuple[str, str, bool], ...]:
    """Ways to cut a form into a stem in its dictionary shape and suffixes, the longest stem first; whether it was restored."""
    found: list[tuple[str, str, bool]] = [(form, "", False)]
    for cut in range(len(form) - 1, max(0, len(form) - LONGEST_CHAIN), -1):
        stem, rest = form[:cut], form[cut:]
        if rest[0] == "-" or not is_chain(rest):
            if (stem in KNOWN or stem.endswith("ист")) and stem.endswith("ст") and is_chain("т" + rest):
                found.append((stem, rest, False))
            continue
        last = stem[-1]
        if last == "-":
            if cut > 1:
                found.append((stem[:-1], "-" + rest, False))  # «ҚТЖ-ның», «млн-ға»
            continue
        if rest[0] in "ыі":
            if stem in DROPPED:
                found.append((DROPPED[stem], rest, True))
            if last in VOICED:
                found.append((stem[:-1] + VOICED[last], rest, True))
        if last in "слм" and stem + last in KNOWN:
            found.append((stem + last, rest, True))  # «процеске», «металы»
        if last == "і" and stem[:-1] in LINKED:
            found.append((stem[:-1], rest, True))  # «объектілер»
        found.append((stem, rest, False))
    return tuple(found)


class _Stems(NamedTuple):
    """The stems that a form can have, and each with the tags and the cost of the chain after it, the longest first."""

    names: frozenset[str]
    readings: tuple[tuple[str, Tags, float], ...]


@lru_cache(maxsize=65536)
def _stems(form: str) -> _Stems:
    """Where a form can be cut."""
    found: list[tuple[str, Tags, float]] = [(form, Tags(), 0.0)]
    for stem, rest, restored in _cuts(form):
        if not rest:
            continue
        if rest[0] == "-":
            tags = number_suffix_tags(rest[1:])
            if tags is not None and tags.derived not in ("ordinal", "vague"):
                found.append((stem, tags, HYPHENED))
            continue
        spoken = stem
        if restored:
            spoken = form[: len(form) - len(rest)]  # what is heard before the suffix: «кәсіпорн», «халқ»
        for cost, tags in readings(spoken, rest, stem):
            found.append((stem, tags, cost))
    return _Stems(frozenset(stem for stem, _, _ in found), tuple(found))


def lookup(form: str, lexicon: Mapping[str, T]) -> tuple[T, Tags] | None:
    """The entry of `lexicon` that is the longest stem of `form`, and the suffixes that the form adds to it."""
    stems = _stems(form)
    if lexicon.keys().isdisjoint(stems.names):
        return None  # most forms belong to no list
    return next((lexicon[stem], tags) for stem, tags, _ in stems.readings if stem in lexicon)


def _strangeness(stem: str) -> float:
    """How unlike a Kazakh noun a stem that is on no list looks."""
    size = len(stem)
    if not size:
        return 6.0
    if size > 4 and stem.endswith(DERIVED_NOUNS):
        return -1.5 if stem.endswith("стан") else 0.0
    cost = 1.0
    if size < 4:
        cost += 0.5 if size == 3 else 1.5 if size == 2 else 6.0
    last, before = stem[-1], stem[-2:-1]
    if VOWELS.isdisjoint(stem):
        cost += 3.0
    elif last in "ыі":
        cost += 1.2
    elif last in "гғб":
        cost += 1.0 if before in VOWELS or before == "н" else 3.0
    elif last not in VOWELS and before not in VOWELS and stem[-2:] not in CLUSTERS:
        cost += 2.0
    for length in range(size - 2, 4, -1):
        if stem[-length:] in NOUNS:
            return cost - 2.0 - 0.2 * length  # «автоцистерна», «мөлтекаудан»
    return cost


# Pairs of consonants that a stem ends in.
CLUSTERS = frozenset(
    "рт лт нт ст кт пт йт рк лк нк ск рқ лқ рс лс нс кс пс йс рп лп мп нд лд рм лм рн рф лл сс мм тт нн рг нг рц нц "
    "рш нш рж рз йн йм ль рь нь ть вт фт хт бр тр зм см хм гн кл тм вр бл др".split()
)
# Unknown stems ending like these more often end in a suffix.
ENDS_LIKE_SUFFIX = frozenset("да де та те ға ге қа ке ны ні ды ді ты ті сы сі ын ін".split())

SIBILANT_ENDS = frozenset("ас ес әс өс ос яс".split())

# How sure a suffix is beside an unknown stem: -лар and -ның hardly end a stem, -ы, -м and -да may.
SURENESS = {"gen": -3.2, "abl": -1.2, "ins": -0.5, "loc": -0.3, "dat": -0.3, "acc": 0.0, "nom": 0.0}
OF_PERSON = {"": 0.0, "3": 0.0, "1pl": -0.8, "1sg": 3.0, "2sg": 4.5, "2pol": 2.0}
OF_DERIVED = {"": 0.0, "attr": -0.5, "own": 0.0, "adj": 0.5, "like": 2.0, "with": 2.5, "pred": 4.5}


@lru_cache(maxsize=65536)
def _stem_price(stem: str) -> float:
    if stem in KNOWN or ("-" in stem and stem.rpartition("-")[2] in NOUNS):
        return -6.0 - 0.35 * len(stem)
    return _strangeness(stem)


def _price(stem: str, tags: Tags, cost: float, form: str) -> float:
    """What a reading costs: the strangeness of its stem, the doubtfulness of its suffixes."""
    price = _stem_price(stem)
    plural, possessive, case, derived = tags
    if stem == form:
        if price < -3.0:
            return price - 1.5  # «аудан», «сауда»: a noun on the list is not cut up
        doubtful = stem[-2:] in ENDS_LIKE_SUFFIX and not stem.endswith(DERIVED_NOUNS)
        return price + 1.0 if doubtful else price
    if price > -3.0:
        if (stem[-2:] in SIBILANT_ENDS or stem[-3:] in ("шыс", "шіс")) and form[len(stem) : len(stem) + 1] in ("ы", "і"):
            price += 0.6  # «патшасы», «формасы»: а vowel and -сы, seldom с and -ы
        elif stem.endswith(("кан", "уран")) and form[len(stem) : len(stem) + 1] in ("ы", "ың"):
            price += 0.8  # «масканы», «кандидатураны»
        elif case == "acc" and not possessive and not plural and stem[-1] in "ае":
            price += 0.3  # «ақпаны» is more often ақпан and -ы
        elif possessive == "3" and stem[-1] in "ыі":
            price += 1.0
    if possessive and stem[-2:] in ("уд", "юд") and price > -3.0:
        price += 3.0  # «етуді» is an accusative of the verbal noun
    price += SURENESS[case] + OF_PERSON[possessive] + 0.1 * min(cost, 5.0)
    if plural:
        price -= 2.4
    elif possessive:
        oblique = case not in ("nom", "acc") or derived == "attr"
        price += -1.4 if oblique else -0.4 if case == "acc" else 0.2
    if derived:
        price += OF_DERIVED.get(derived, 2.5)
        if derived == "attr" and cost >= TEMPORAL_COST and stem not in TEMPORAL and not stem.endswith("жыл"):
            price += 9.0
        elif derived == "adj" and (plural or possessive or case != "nom"):
            price += 4.0  # «шаруашылығы»: a noun in -лық
    return price


@lru_cache(maxsize=65536)
def analyse(form: str) -> tuple[Analysis, ...]:
    """Readings of a lower-case form, the likeliest first; the form without suffixes is always one of them."""
    if form in PRONOUNS:
        return (Analysis(*PRONOUNS[form]),)
    priced = [(_price(stem, tags, cost, form), Analysis(stem, tags)) for stem, tags, cost in _stems(form).readings]
    priced.sort(key=lambda item: item[0])
    seen: dict[Analysis, None] = {}
    for _, analysis in priced:
        seen.setdefault(analysis)
    return tuple(seen)


@lru_cache(maxsize=65536)
def base(form: str) -> str:
    """Dictionary form of a noun, lower case; words in -лық, -лы, -сыз are dictionary forms themselves."""
    form = form.lower()
    for stem, tags in analyse(form):
        if tags.derived in ("adj", "with", "without", "manner", "like"):
            if tags == Tags(derived=tags.derived):
                return form
            continue
        return stem
    return form


# Case

CASE_SHAPES = {
    "gen": ("ның", "нің", "дың", "дің", "тың", "тің", "ың", "ің"),
    "dat": ("ға", "ге", "қа", "ке", "на", "не", "а", "е"),
    "acc": ("ны", "ні", "ды", "ді", "ты", "ті", "н"),
    "loc": ("нда", "нде", "да", "де", "та", "те"),
    "abl": ("дан", "ден", "тан", "тен", "нан", "нен"),
    "ins": ("мен", "бен", "пен"),
}
ATTRIBUTIVE = frozenset({"дағы", "дегі", "тағы", "тегі"})
CLOSING = "»\"”’')"


@lru_cache(maxsize=65536)
def _case_ends(word: str) -> tuple[str, ...]:
    """Forms of a word without its case, the likeliest first; the word itself is the last or the first of them."""
    lower = word.lower()
    stem, hyphen, suffix = word.rpartition("-")
    if hyphen and stem and number_suffix_tags(suffix) is not None and suffix.islower() and lower not in KNOWN:
        tags = number_suffix_tags(suffix)
        if tags is not None and tags.derived == "attr":
            return (stem, word)
        if tags is not None and not tags.derived:
            for shape in CASE_SHAPES.get(tags.case, ()):
                if suffix.endswith(shape):
                    rest = suffix[: -len(shape)]
                    return (stem if not rest else f"{stem}-{rest}", word)
            return (word,)
    if word[:1].isupper() and lower.endswith(NAME_ENDINGS):
        return (word,)
    found: dict[str, None] = {}
    for reading in analyse(lower):
        tags = reading.tags
        if tags.derived == "attr" and tags.case == "nom" and len(lower) > 5 and lower[-4:] in ATTRIBUTIVE:
            # «Тараздағы», «қызметіндегі»: a locative made into an adjective
            narrow = lower[-5:-4] == "н" and lower[-6:-5] in ("ы", "і") and tags.possessive == "3"
            found.setdefault(word[: -5 if narrow else -4])
        if tags.derived:
            continue
        if tags.case == "nom":
            found.setdefault(word)
            continue
        for shape in CASE_SHAPES[tags.case]:
            bare = lower[: -len(shape)]
            if not lower.endswith(shape) or len(bare) < (2 if tags.case == "gen" else 3):
                continue
            if shape in ("н", "на", "не", "нда", "нде") and bare[-1] not in "ыі":
                continue
            if shape in ("а", "е") and tags.possessive not in ("1sg", "2sg"):
                continue
            if shape in ("ың", "ің") and not bare.endswith("ст"):
                continue
            if shape in ("да", "де") and tags.possessive == "3" and bare.endswith("н"):
                continue
            found.setdefault(word[: len(bare)])
            break
    if word[:1].isupper() and lower[-2:] in ("ны", "ні") and lower[-3:-2] in ("а", "е"):
        first = analyse(lower)[0]
        if first.tags == Tags(possessive="3") and first.base not in KNOWN:
            # «Палестинаны», «Фатиманы»: names are seldom possessed
            return tuple(dict.fromkeys((word[:-2], *found, word)))
    found.setdefault(word)
    return tuple(found)


def nominative_readings(word: str) -> list[str]:
    """Forms of `word` without its case suffix, the likeliest first, its capitals kept."""
    return list(_case_ends(word))


def nominative(phrase: str) -> str:
    """Takes the case off the last word of a phrase: «Білім басқармасының» → «Білім басқармасы», «Тараздағы» → «Тараз»."""
    head, space, last = phrase.rpartition(" ")
    closing = last[len(last.rstrip(CLOSING)) :]
    bare = last[: len(last) - len(closing)]
    stem, hyphen, suffix = bare.rpartition("-")
    if hyphen and stem[-1:] in CLOSING and (tags := number_suffix_tags(suffix)) is not None and not tags.derived:
        return f"{head}{space}{stem}{closing}"  # «Сарыарқа»-ның
    if not bare:
        return phrase
    return f"{head}{space}{_case_ends(bare)[0]}{closing}"


def without_possessive(word: str) -> str:
    """Takes the third-person suffix off a word in the nominative: «басшысы» → «басшы», «бастығы» → «бастық»."""
    head, space, last = word.rpartition(" ")
    for stem, tags in analyse(last.lower()):
        if tags == Tags():
            return word
        if tags == Tags(possessive="3"):
            kept = 0
            while kept < len(stem) and kept < len(last) and last[kept].lower() == stem[kept]:
                kept += 1
            return f"{head}{space}{last[:kept]}{stem[kept:]}"
    return word


# Numbers joined with a hyphen

NUMERALS = frozenset(
    "бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз мың миллион "
    "млн миллиард млрд жарты".split()
)


@lru_cache(maxsize=16384)
def split_hyphens(word: str) -> list[str] | None:
    """The parts of two numbers joined with a hyphen, hyphen included: «екі-үш», «сегіз-тоғызы»; None for one word.

    «бір-бірі» (each other), «екі-ақ» (just two), «азық-түлік» stay whole.
    """
    first, hyphen, second = word.partition("-")
    if not hyphen or "-" in second:
        return None
    low = first.lower()
    if low not in NUMERALS or low == second.lower():
        return None if low not in ("он", "жүз") or low != second.lower() else [first, "-", second]
    if low == "бір" and second.lower().startswith("бір"):
        return None
    if lookup(second.lower(), _NUMERAL_TABLE) is None:
        return None
    return [first, "-", second]


_NUMERAL_TABLE = dict.fromkeys(NUMERALS, True)
