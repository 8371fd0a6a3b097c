"""The algebra of Kazakh nominal suffixes: which chains exist, and after which sounds each of their shapes may stand.

Plural, possessive and case follow one another in this order; derivational suffixes stand before them or reopen the
chain (-дағы, -нікі, -лық). A suffix has as many shapes as vowel harmony and the sound before it ask for:
-лар after vowels, р, й, у · -дар after л, м, н, ң, з, ж · -тар after voiceless sounds.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Tags(NamedTuple):
    """The suffixes of a nominal form."""

    plural: bool = False
    possessive: str = ""  # "" · 1sg · 2sg · 2pol · 3 · 1pl
    case: str = "nom"  # nom · gen · dat · acc · loc · abl · ins
    # adj (-лық) · attr (-дағы, -ғы) · own (-нікі) · like (-дай) · pred (-мыз) · with (-лы) · without (-сыз) ·
    # manner (-ша); after digits also ordinal (-ші) and vague (-даған)
    derived: str = ""


BACK, FRONT, ANY_HARMONY = 1, 2, 3
BACK_VOWELS, FRONT_VOWELS = frozenset("аоұыяё"), frozenset("әеөүіэ")
VOWELS = BACK_VOWELS | FRONT_VOWELS | frozenset("иую")

# Classes of the sound before a suffix. «у» and «и» end in a glide: «оқудың», «Әлидің», «оқуы».
VOWEL, GLIDE, TRILL, LIQUID, NASAL, SIBILANT, VOICELESS, UNKNOWN, SOFTENED = "V", "U", "R", "L", "N", "Z", "T", "?", "k"
CLASS_OF = {
    **dict.fromkeys("аәоөұүыіеэяё", VOWEL),
    **dict.fromkeys("уюи", GLIDE),
    **dict.fromkeys("рй", TRILL),
    "л": LIQUID,
    **dict.fromkeys("мнң", NASAL),
    **dict.fromkeys("зж", SIBILANT),
    # final б, в, г, д of loan words are spoken voiceless: «клубтар», «активтер», «педагогтың», «заводқа»
    **dict.fromkeys("птқксшщфхцчһбвгғд", VOICELESS),
}

# -ғы straight after a noun stands after nouns of time only («жылғы», «күзгі»): elsewhere it is the last resort.
TEMPORAL_COST = 8.0

# States of the walk: what has been read so far.
STEM, DERIVED, PLURAL, POSSESSED, THIRD, FIRST, LOCATIVE, END = range(8)
OPEN = (STEM, DERIVED, PLURAL, POSSESSED, FIRST)


class _Shape(NamedTuple):
    """One shape of one suffix: where it may stand, where it leads, what it means and how rare it is."""

    before: frozenset[int]
    after: frozenset[str]
    harmony: int
    state: int
    last: str
    slot: str
    value: str
    cost: float


SHAPES: dict[str, list[_Shape]] = {}
LONGEST = 6
# «-ларымыздағылардың» has 18 letters; what is longer is no chain of suffixes.
LONGEST_CHAIN = 24


def _shape(surface: str, before: tuple[int, ...], after: str, state: int, slot: str, value: str, cost: float) -> None:
    harmony = ANY_HARMONY
    for letter in surface:
        if letter in BACK_VOWELS:
            harmony = BACK
        elif letter in FRONT_VOWELS:
            harmony = FRONT
    # -мен and -нікі have one shape for both harmonies
    if value in ("ins", "own"):
        harmony = ANY_HARMONY
    last = SOFTENED if surface[-1] in "ғг" else CLASS_OF[surface[-1]]
    SHAPES.setdefault(surface, []).append(
        _Shape(frozenset(before), frozenset(after + UNKNOWN), harmony, state, last, slot, value, cost)
    )


def _assimilated(
    shapes: str, before: tuple[int, ...], afters: tuple[str, ...], state: int, slot: str, value: str, cost: float
) -> None:
    """Shapes in pairs, back and front, each pair after its own class of sounds."""
    pairs = shapes.split()
    for number, after in enumerate(afters):
        for surface in dict.fromkeys(pairs[2 * number : 2 * number + 2]):
            _shape(surface, before, after, state, slot, value, cost)


def _fill() -> None:
    anything, consonants = "VURLNZT", "URLNZTk"
    lar, ning, ny, ga, da, dan, men = (
        ("VUR", "LNZ", "T"), ("VN", "URLZ", "T"), ("V", "URLNZ", "T"), ("VURLNZ", "T"), ("VURLNZ", "T"), ("VURLZ", "N", "T"),
        ("VURLN", "Z", "T"),
    )  # fmt: skip
    _assimilated("лар лер дар дер тар тер", (STEM, DERIVED), lar, PLURAL, "plural", "yes", 1)
    before = (STEM, DERIVED, PLURAL)
    _assimilated("сы сі ы і", before, ("VU", consonants), THIRD, "possessive", "3", 1)
    _assimilated("м м ым ім", before, ("V", consonants), FIRST, "possessive", "1sg", 2)
    _assimilated("ң ң ың ің", before, ("V", consonants), FIRST, "possessive", "2sg", 3)
    _assimilated("ңыз ңіз ыңыз іңіз", before, ("V", consonants), POSSESSED, "possessive", "2pol", 2.5)
    _assimilated("мыз міз ымыз іміз", before, ("V", consonants), POSSESSED, "possessive", "1pl", 1)
    _assimilated("ның нің дың дің тың тің", OPEN, ning, END, "case", "gen", 1)
    _assimilated("ны ні ды ді ты ті", OPEN, ny, END, "case", "acc", 1)
    _assimilated("ға ге қа ке", (STEM, DERIVED, PLURAL, POSSESSED), ga, END, "case", "dat", 1)
    _assimilated("а е", (FIRST,), ("N",), END, "case", "dat", 1)
    _assimilated("да де та те", OPEN, da, LOCATIVE, "case", "loc", 1)
    _assimilated("дан ден нан нен тан тен", OPEN, dan, END, "case", "abl", 1)
    _assimilated("мен мен бен бен пен пен", (*OPEN, THIRD), men, END, "case", "ins", 1)
    # the pronominal н after the third person: «қаласына», «қаласын», «қаласында», «қаласынан»
    for surfaces, case in (("ның нің", "gen"), ("н", "acc"), ("на не", "dat"), ("нан нен", "abl")):
        for surface in surfaces.split():
            _shape(surface, (THIRD,), "V", END, "case", case, 1)
    _assimilated("нда нде", (THIRD,), ("V",), LOCATIVE, "case", "loc", 1)
    _assimilated("ғы гі", (LOCATIVE,), ("V",), DERIVED, "derived", "attr", 1)
    _assimilated("ғы гі қы кі", (STEM,), ga, DERIVED, "derived", "attr", TEMPORAL_COST)
    _assimilated("нікі нікі дікі дікі тікі тікі", OPEN, ning, DERIVED, "derived", "own", 1)
    _assimilated("нікі нікі", (THIRD,), ("V",), DERIVED, "derived", "own", 1)
    _assimilated("дай дей тай тей", OPEN, da, DERIVED, "derived", "like", 1.5)
    _assimilated("ндай ндей", (THIRD,), ("V",), DERIVED, "derived", "like", 1.5)
    _assimilated("лық лік дық дік тық тік", (STEM,), lar, DERIVED, "derived", "adj", 1.5)
    _assimilated("лығ ліг дығ діг тығ тіг", (STEM,), lar, DERIVED, "derived", "adj", 1.5)
    _assimilated("лы лі ды ді ты ті", (STEM,), lar, DERIVED, "derived", "with", 2.5)
    _assimilated("сыз сіз", OPEN, (anything,), DERIVED, "derived", "without", 1.5)
    _assimilated("нсыз нсіз", (THIRD,), ("V",), DERIVED, "derived", "without", 1.5)
    _assimilated("ша ше", OPEN, (anything,), END, "derived", "manner", 2)
    _assimilated("нша нше", (THIRD,), ("V",), END, "derived", "manner", 1.5)
    people = (STEM, DERIVED, PLURAL, POSSESSED, THIRD, LOCATIVE)
    _assimilated("мын мін бын бін пын пін", people, men, END, "derived", "pred", 3.5)
    _assimilated("мыз міз быз біз пыз піз", people, ("VURL", "NZ", "T"), END, "derived", "pred", 3)
    _assimilated("сың сің сыз сіз", people, (anything, anything), END, "derived", "pred", 3.5)


_fill()

Reading = tuple[float, tuple[tuple[str, str], ...]]


@lru_cache(maxsize=65536)
def _walk(rest: str, last: str, harmony: int, state: int) -> tuple[Reading, ...]:
    """Every way to read `rest` as suffixes, each with its cost."""
    if not rest:
        return () if last == SOFTENED else ((0.0, ()),)
    found: list[Reading] = []
    for length in range(1, min(LONGEST, len(rest)) + 1):
        for shape in SHAPES.get(rest[:length], ()):
            if state not in shape.before or last not in shape.after or not harmony & shape.harmony:
                continue
            for cost, slots in _walk(rest[length:], shape.last, harmony & shape.harmony, shape.state):
                found.append((cost + shape.cost, ((shape.slot, shape.value), *slots)))
    found.sort(key=lambda reading: reading[0])
    return tuple(found)


def _tags(slots: tuple[tuple[str, str], ...]) -> Tags:
    plural, possessive, case, derived = False, "", "nom", ""
    for slot, value in slots:
        if slot == "plural":
            plural = True
        elif slot == "possessive":
            possessive = value
        elif slot == "case":
            case = value
        else:
            # «-дағы» is built on a locative and is itself in the nominative
            derived, case = value, "nom"
    return Tags(plural, possessive, case, derived)


@lru_cache(maxsize=65536)
def harmony_of(stem: str) -> int:
    """The harmonies that suffixes after the lower-case `stem` may have."""
    if stem[-1:] in ("к", "г") or stem.endswith("кт"):
        return ANY_HARMONY  # loan words whose final к is spoken front: «банкке», «паркі», «контрактісі»
    allowed = 0
    for at in range(len(stem) - 1, -1, -1):
        letter = stem[at]
        if letter in BACK_VOWELS:
            if stem[at:] == "ов" and at > 1:
                return allowed | BACK | harmony_of(stem[:at])  # «Әлімбетовтің» beside «Сейітовтың»
            return allowed | BACK
        if letter in FRONT_VOWELS:
            # «Назарбаевтың», «Тоқаевқа»: the е of -аев, -оев is spoken back or front
            mixed = letter == "э" or (at > 0 and stem[at - 1] in "аоұуя")
            return allowed | (ANY_HARMONY if mixed else FRONT)
        if letter == "и":
            allowed |= FRONT  # «магазинге», «кредиті», though «тарихы»
        elif letter in "ую" and at < len(stem) - 1:
            allowed |= BACK  # «институты», «маршруттан»
        elif letter in "ьъ":
            return ANY_HARMONY  # «рубльге», «сентябрьде», «ансамбльдің»
    return allowed or ANY_HARMONY


@lru_cache(maxsize=65536)
def class_of(stem: str) -> str:
    """The class of the sound that ends `stem`."""
    last = stem.rstrip("ьъ")[-1:]
    return CLASS_OF.get(last, UNKNOWN) if not VOWELS.isdisjoint(stem) else UNKNOWN


@lru_cache(maxsize=65536)
def is_chain(rest: str) -> bool:
    """Whether `rest` is a chain after some stem or other."""
    return bool(_walk(rest, UNKNOWN, ANY_HARMONY, STEM) or _walk(rest, UNKNOWN, ANY_HARMONY, THIRD))


@lru_cache(maxsize=65536)
def readings(stem: str, rest: str, written: str = "") -> tuple[tuple[float, Tags], ...]:
    """Every reading of `rest` after `stem`, the likeliest first, with its cost.

    `written`: the dictionary form, where the stem before the suffix has lost a vowel («қауп-і» of «қауіп»).
    """
    if len(rest) > LONGEST_CHAIN:
        return ()
    last, harmony = class_of(stem), harmony_of(written or stem)
    if stem[-1:] in ("ғ", "г") and rest[:1] in ("ы", "і"):
        last = SOFTENED
    found = [(cost, _tags(slots)) for cost, slots in _walk(rest, last, harmony, STEM)]
    if stem[-1:] in ("ы", "і") and rest[:1] == "н":
        # the stem is itself a third-person form: «Бөкей ордасы» + «на», «екеуі» + «н»
        found += [(cost + 0.5, _tags((("possessive", "3"), *slots))) for cost, slots in _walk(rest, last, harmony, THIRD)]
    if not found and stem.endswith("ст") and rest:
        # «туристер», «журналисттің» or «журналистің»: of two т one is often left out
        found = [(cost, _tags(slots)) for cost, slots in _walk("т" + rest, last, harmony, STEM)]
    elif stem.endswith("ст") and rest[:2] in ("ың", "ің"):
        found += [(cost - 0.5, _tags(slots)) for cost, slots in _walk("т" + rest, last, harmony, STEM)]
    found.sort(key=lambda reading: reading[0])
    return tuple(found)


def suffix_tags(stem: str, rest: str) -> Tags | None:
    """The tags of the suffix chain `rest` after the lower-case `stem`, or None where it is no legal chain."""
    if not rest:
        return Tags()
    found = readings(stem, rest)
    return found[0][1] if found else None


ORDINALS = ("ыншы", "інші", "ншы", "нші", "шы", "ші")
VAGUE = ("лаған", "леген", "даған", "деген", "таған", "теген")


@lru_cache(maxsize=16384)
def number_suffix_tags(suffix: str) -> Tags | None:
    """The tags of a suffix written after digits or an abbreviation («612-ге», «1 790-ы», «3-ші»), or None.

    How the number or the abbreviation is spoken is not looked at: every harmony and every assimilation goes.
    """
    suffix = suffix.lower()
    for endings, derived in ((ORDINALS, "ordinal"), (VAGUE, "vague")):
        for ending in endings:
            if suffix.startswith(ending):
                tags = suffix_tags(ending, suffix[len(ending) :])
                if tags is not None:
                    return tags._replace(derived=derived)
    if len(suffix) > LONGEST_CHAIN:
        return None
    if len(suffix) < 2 and suffix not in ("ы", "і"):
        return None  # «5-м», «5-ң»: a unit or a misprint, not "my five"
    found = _walk(suffix, UNKNOWN, ANY_HARMONY, STEM)
    return _tags(found[0][1]) if found else None
