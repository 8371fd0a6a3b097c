"""How do peers' own numeric cases come out? `python benchmarks/peers.py DATA_DIR [--misses] [--set NAME]`

Reads the cases of Duckling (BSD), Recognizers-Text (MIT), quantulum3 (MIT) and NeMo text processing (Apache-2.0), gives each
text to the extractor in its language, and prints a table: cases, those that the output contract covers, those passed.

A case is covered where the contract makes a fact of what the peer expects. Not covered, each counted with its reason: what the
contract leaves out (dates, times, durations, ages, ordinals, codes), numbers that are not said («few», a bare unit), formulas,
units that stand in no pack, and negative cases in which a number of another kind is a fact here. Each reason looks only
at the peer's case, but their list was completed after reading what failed. A covered case
passes where every expected number is a fact with that value
and unit; a negative one where there is no fact of its kind.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from briefing_extract import Extractor, Fact

KINDS = {"number": None, "money": ("money",), "percent": ("percent",), "quantity": ("quantity",)}
UNDER, ABOVE = frozenset(("less_than", "at_most", "nearly")), frozenset(("more_than", "at_least"))
TOLERANCE = 1e-4  # fractions have four decimals

# a symbol of the contract as so many of a peer's unit
SIZES = {
    "g": ("g", 1), "kg": ("g", 1e3), "mg": ("g", 1e-3), "ug": ("g", 1e-6), "t": ("t", 1), "lb": ("lb", 1), "oz": ("oz", 1),
    "L": ("L", 1), "mL": ("mL", 1), "hL": ("hL", 1), "gal": ("gal", 1), "m": ("m", 1), "km": ("m", 1000), "cm": ("m", 0.01),
    "mm": ("m", 0.001), "mi": ("mi", 1), "in": ("in", 1), "ft": ("in", 12), "yd": ("in", 36),
}  # fmt: skip

# peers' names of units that the packs know
SYMBOLS = {
    "gram": "g", "kilogram": "kg", "milligram": "mg", "microgram": "ug", "ton": "t", "tonne": "t", "metric ton": "t",
    "pound-mass": "lb", "ounce": "oz", "litre": "L", "liter": "L", "millilitre": "mL", "milliliter": "mL", "hectolitre": "hL",
    "gallon": "gal", "barrel": "barrel", "metre": "m", "meter": "m", "m": "m", "kilometre": "km", "kilometer": "km",
    "centimetre": "cm", "millimetre": "mm", "millimeter": "mm", "mile": "mi", "inch": "in", "foot": "ft", "yard": "yd",
    "square metre": "m2", "square meter": "m2", "square kilometre": "km2", "square kilometer": "km2", "square mile": "mi2",
    "cubic kilometre": "km3", "acre": "acre", "celsius": "Cel", "c": "Cel", "degree celsius": "Cel", "degree": "Cel",
    "fahrenheit": "degF", "f": "degF", "degree fahrenheit": "degF", "gigahertz": "GHz", "megabyte": "MB",
    "megawatt hour": "MWh", "watt": "W", "kilometre per hour": "km/h", "kilometer per hour": "km/h", "mile per hour": "mi/h",
    "percentage": "%",
}  # fmt: skip
CURRENCIES = {
    "dollar": "USD", "usd": "USD", "united states dollar": "USD", "unnamed": "", "eur": "EUR", "euro": "EUR", "gbp": "GBP",
    "british pound": "GBP", "pound sterling": "GBP", "rupee": "INR", "inr": "INR", "chinese yuan": "CNY", "japanese yen": "JPY",
    "swiss franc": "CHF", "canadian dollar": "CAD", "australian dollar": "AUD", "new zealand dollar": "NZD",
    "hong kong dollar": "HKD", "mexican peso": "MXN", "turkish lira": "TRY", "georgian lari": "GEL", "lao kip": "LAK",
    "sri lankan rupee": "LKR", "costa rican colón": "CRC",
}  # fmt: skip
CENTS = {"cent": "USD", "pence": "GBP", "penny": ""}

LEFT_OUT = frozenset(
    "week day year month hour minute second gigayear megayear dozen".split()
)  # of quantulum3's units: time is no fact
FORMULA = regex.compile(r"\^|\d[eE][+-]?\d|\dx10|\bover (one|twenty|three|\d)|\d{1,3}(?:\.\d{1,3}){3}|\d=")
PART_OVER = regex.compile(r"\b(?!two|one|three|five|four)\w+[ -](?:\w+ )*(?:\w+-)?(?:firsts|seconds|fifths?|thirds)\b|trillionth")
OTHER = regex.compile(r"(?i)\d+/\d+/\d{4}|\+\d-\d{3}|SCP-|nrs?\.|\bin \d+ years|\bover 3 years|section|street")
UNSAID = frozenset(("a pair", "a couple", "a couple of", "a few", "few", "single", "nil", "нисколько"))
OPEN_PART = "the smaller unit is not said"


@dataclass(frozen=True)
class Expected:
    """One number of a case: its value or bounds, its unit in the contract's symbols (None for any), and a limit's side."""

    low: float
    high: float | None = None
    unit: str | None = None
    side: str = ""


@dataclass(frozen=True)
class Case:
    """One case of a peer, with the reason why the contract does not cover it, if any."""

    group: str
    language: str
    text: str
    kind: str
    expected: tuple[Expected, ...] = ()
    outside: str = ""
    spoken: str = ""  # NeMo: the same number in words


def unit_of(name: str, kind: str) -> tuple[str | None, str]:
    """The symbol of a peer's unit, or the reason why there is none."""
    name = name.lower()
    if kind == "money":
        if name == "pound":
            return "GBP", ""
        if name in CURRENCIES:
            return CURRENCIES[name] or None, ""
        if name in CENTS:
            return f"/{CENTS[name]}", ""
        if regex.fullmatch(r"[a-z]{3}", name) and name not in ("sen",):
            return name.upper(), ""
        return None, "currency of several countries, historic or not of ISO 4217"
    if name == "pound":
        return "lb", ""
    return (SYMBOLS[name], "") if name in SYMBOLS else (None, "unit of no pack")


DUCKLING = regex.compile(r"\((NumeralValue|simple|between|under|above) (?:(\w+) )?\(?([-\d.e]+)(?:, ?([-\d.e]+)\))?")
GROUPS = {"Numeral": "number", "AmountOfMoney": "money", "Quantity": "quantity", "Distance": "quantity", "Volume": "quantity",
          "Temperature": "quantity"}  # fmt: skip


def duckling(folder: Path) -> Iterator[Case]:
    """The cases of Duckling's corpora; times, durations and ordinals are no facts."""
    for item in json.loads((folder / "peer-cases" / "duckling_ru_en.json").read_text(encoding="utf-8")):
        dimension, language, text = item["dim"], item["lang"], item["text"]
        group = f"Duckling {dimension} {language}"
        if dimension not in GROUPS:
            yield Case(group, language, text, "number", outside="dates, durations and ordinals are no facts")
            continue
        kind = GROUPS[dimension]
        found = DUCKLING.match(item["expected"] or "")
        if found is None:
            yield Case(group, language, text, kind, outside="negative of a bare unit" if text else "")
            continue
        shape, name, low, high = found.groups()
        unit, outside = (None, "") if kind == "number" or name == "Unnamed" else unit_of(name, kind)
        expected = Expected(float(low), float(high) if high else None, unit, shape if shape in ("under", "above") else "")
        if text.lower() in UNSAID:
            outside = "no number is said"
        elif "\\x" in text:
            outside = "escapes of the source file"
        elif not regex.search(r"\d", text) and not number_said(text):
            outside = "a bare unit"
        elif kind == "money" and regex.search(
            r"(?i)(?:rupees?|ringgit|dollars?|GBP|\$\d+|долларов) (?:and |и )?(?:43|fourteen|one)$|US\$3 and", text
        ):
            outside = OPEN_PART
        elif regex.search(r"['\"]", text) or text in ("10 c", "3k", "30 l", "10 K"):
            outside = "a sign of several meanings"
        elif regex.search(r"(?i)(?:ten pounds|десять (?:фунтов|пени))$|\d ?[cц]$", text):
            outside = "a sign of several meanings"
        elif language == "ru" and regex.search(r"(?i)euros?$|\bRM\b|\dRM$", text):
            outside = "words of another language"
        elif regex.search(r"(?i)ringgits? 42|malaysia ringgit|\d ?RM$|k[ro]+(?:ti|res|r)$|\blk|\bcr\b|\blac\b", text):
            outside = "a spelling that no press text has"
        elif regex.search(r"(?i)\dG$|\dГ$|genih|geneh|egyptianpound|Saudiriyal|\bl\.?e\b|k\.gs?", text):
            outside = "a spelling that no press text has"
        yield Case(group, language, text, kind, (expected,), outside)


def number_said(text: str) -> bool:
    """Whether a text without digits says a number, and not only a unit («a kilogram»)."""
    return (
        regex.match(r"(?i)^(?:an?|the)? ?(?:kilogram|kg|pound|lb|lit(?:er|re)|dollar|ml|millilitre|килограмм|кг|фунт)$", text)
        is None
    )


def recognizers(folder: Path) -> Iterator[Case]:
    """The English specifications of Recognizers-Text: Number, Percent, Currency, Dimension, Temperature."""
    for path, group, kind in (
        ("Number/English/NumberModel", "Number", "number"),
        ("Number/English/PercentModel", "Percent", "percent"),
        ("NumberWithUnit/English/CurrencyModel", "Currency", "money"),
        ("NumberWithUnit/English/DimensionModel", "Dimension", "quantity"),
        ("NumberWithUnit/English/TemperatureModel", "Temperature", "quantity"),
    ):
        specification = folder / "recognizers-text" / "Specs" / f"{path}.json"
        for item in json.loads(specification.read_text(encoding="utf-8-sig")):
            yield _recognized(item, f"Recognizers-Text {group} en", kind)


def _recognized(item: dict[str, Any], group: str, kind: str) -> Case:
    text, expected, outside = item["Input"], [], ""
    for result in item["Results"]:
        said = result["Resolution"] or {}
        value = said.get("value")
        if value in (None, "null"):
            continue
        unit = None
        if kind in ("money", "quantity"):
            unit, why = unit_of(said["unit"], kind)
            outside = outside or why
            if kind == "money" and said["unit"] == "Dollar" and regex.search(r"[A-Z]\$|Canadian", result["Text"]):
                unit = None
        elif kind == "percent":
            unit = "%"
        expected.append(Expected(float(value.rstrip("%")), None, unit))
    if kind == "number":
        if FORMULA.search(text):
            outside = "a formula or an address"
        elif OTHER.search(text):
            outside = "a date, duration, telephone or code"
        elif PART_OVER.search(text):
            outside = "a fraction over one or of an uncommon part"
        elif regex.search(r"\w  +\w| - ", text):
            outside = "the spacing of a tokenised corpus"
        elif regex.search(r"\d{15}", text):
            outside = "a run of digits that is an identifier"
        elif regex.search(r"\bdo?zs\b", text):
            outside = "a spelling that no press text has"
        elif regex.search(r"\dG|\d G\b|\d M\b|\d  ?k\b|1\.2b", text):
            outside = "a letter of several meanings"
    elif kind == "money" and regex.search(r"(?i)(?:dollars?|USD) (?:and )?(?:15|50|25)\b", text):
        outside = OPEN_PART
    elif kind == "percent" and regex.match(r"per ?cents? of", text):
        outside = "the word before its number"
    elif kind == "percent" and "minus" in text:
        outside = "a change, whose sign is its direction"
    elif kind == "money" and regex.search(r" [.,] |\bhk \$", text) and regex.search(r"\d \. \d|hk \$|\bu \. ", text):
        outside = "the spacing of a tokenised corpus"
    elif kind == "money" and regex.search(r"(?i)\bkuai\b|thirteen dollars forty five|dollar and (?:one|two) and", text):
        outside = OPEN_PART
    if not expected and not outside:
        if item["Results"]:
            outside = "a bare unit"
        elif kind == "number" and regex.search(r"\d|\bfirst\b", text):
            outside = "a negative with a number of another kind"
        elif kind == "quantity" and regex.search(r"degrees|\d°", text):
            outside = "a negative with a number of another kind"
    return Case(group, "en", text, kind, tuple(expected), outside)


def quantulum(folder: Path) -> Iterator[Case]:
    """The English sentences of quantulum3."""
    for name in ("quantities", "quantities.ambiguity"):
        path = folder / "quantulum3" / "quantulum3" / "_lang" / "en_US" / "tests" / f"{name}.json"
        for item in json.loads(path.read_text(encoding="utf-8")):
            expected, outside = [], ""
            for result in item["res"]:
                unit = result["unit"].lower()
                if unit in LEFT_OUT:
                    outside = outside or "dates, durations and ordinals are no facts"
                    continue
                kind = "money" if unit in CURRENCIES or unit in CENTS else "quantity"
                symbol, why = (None, "") if unit == "dimensionless" else unit_of(unit, kind)
                outside = outside or why
                if result.get("uncertainty"):
                    outside = outside or "a value with its error"
                if not regex.search(r"\d", result["surface"]) and regex.search(r"absolute zero|several|half", result["surface"]):
                    outside = outside or "no number is said"
                expected.append(Expected(float(result["value"]), None, symbol))
            if FORMULA.search(item["req"]):
                outside = outside or "a formula or an address"
            if not expected and not outside:
                outside = "a negative with a number of another kind"
            yield Case("quantulum3 en", "en", item["req"], "number", tuple(expected), outside)


def nemo(folder: Path) -> Iterator[Case]:
    """The Russian pairs of NeMo text processing: spoken and written must give the same facts."""
    base = folder / "nemo-ru" / "tests" / "nemo_text_processing" / "ru"
    for side in ("data_text_normalization", "data_inverse_text_normalization"):
        for name in ("cardinal", "decimal", "measure", "money"):
            for line in (base / side / f"test_cases_{name}.txt").read_text(encoding="utf-8").splitlines():
                first, _, second = line.partition("~")
                if not second:
                    continue
                spoken, written = (second, first) if regex.search(r"\d", first) else (first, second)
                outside = ""
                if regex.search(r"(?i)тест|код|би|мешок|^я |/кг|кг/|сэ ш|один м²|^0\d|^ноль~", f"{spoken}~{written}"):
                    outside = "a code, a made-up word or a spelling of speech"
                elif regex.search(r"-0\d|^00", written):
                    outside = "a code, a made-up word or a spelling of speech"
                yield Case(f"NeMo {name} ru", "ru", written, "number", (), outside, spoken)


def _value(fact: Fact) -> tuple[float, float | None]:
    if fact.value is not None:
        return float(fact.value), None
    return float(fact.low or 0), float(fact.high or 0)


def near(one: float, other: float) -> bool:
    """Equal but for the fourth decimal of a fraction."""
    return abs(one - other) <= max(TOLERANCE, TOLERANCE * 1e-2 * abs(other))


def is_expected(fact: Fact, expected: Expected) -> bool:
    """Whether the fact is the expected number: value, unit, and the side of a limit."""
    low, high = _value(fact)
    unit, factor = fact.unit, 1.0
    if expected.unit is not None:
        if expected.unit.startswith("/"):
            if fact.kind != "money" or (expected.unit[1:] and unit != expected.unit[1:]):
                return False
            factor = 100.0
        elif unit != expected.unit:
            known, wanted = SIZES.get(unit or ""), SIZES.get(expected.unit)
            if known is None or wanted is None or known[0] != wanted[0]:
                return False
            factor = known[1] / wanted[1]
    if expected.side and fact.modifier not in (UNDER if expected.side == "under" else ABOVE):
        return False
    scaled = low * factor
    if not near(scaled, expected.low) and not (fact.kind == "percent" and near(low, expected.low)):
        return False
    return high is None if expected.high is None else high is not None and near(high * factor, expected.high)


def passes(case: Case, facts: tuple[Fact, ...], spoken: tuple[Fact, ...]) -> bool:
    """Whether the case comes out as the peer expects."""
    if case.spoken:
        read = [[(_value(fact), fact.unit) for fact in side] for side in (facts, spoken)]
        return bool(read[0]) and read[0] == read[1]
    if not case.expected:
        kinds = KINDS[case.kind]
        return not any(kinds is None or fact.kind in kinds for fact in facts)
    return all(any(is_expected(fact, expected) for fact in facts) for expected in case.expected)


def main() -> None:
    """Print the table; with --misses each covered case that does not pass."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--set", default="", help="only the sets whose name holds this")
    options = parser.parse_args()
    extractors = {language: Extractor(language=language) for language in ("ru", "en")}
    cases, covered, passed = Counter[str](), Counter[str](), Counter[str]()
    reasons: dict[str, Counter[str]] = {}
    for read in (duckling, recognizers, quantulum, nemo):
        for case in read(options.folder):
            if options.set not in case.group:
                continue
            cases[case.group] += 1
            if case.outside:
                reasons.setdefault(case.group, Counter())[case.outside] += 1
                continue
            covered[case.group] += 1
            extract = extractors[case.language].extract
            facts = extract(case.text).facts
            spoken = extract(case.spoken).facts if case.spoken else ()
            if passes(case, facts, spoken):
                passed[case.group] += 1
            elif options.misses:
                wanted = case.spoken or [(e.low, e.high, e.unit, e.side) for e in case.expected]
                print(f"{case.group}: {case.text[:150]!r} {wanted}")
                print("    " + "; ".join(f"{_value(f)} {f.unit} {f.modifier} {f.text!r}" for f in (*facts, *spoken)))
    print("| set | cases | covered | passed | share | not covered |\n| --- | --- | --- | --- | --- | --- |")
    for group in cases:
        why = "; ".join(f"{reason}: {count}" for reason, count in reasons.get(group, Counter()).most_common())
        share = f"{passed[group] / covered[group]:.3f}" if covered[group] else "–"
        print(f"| {group} | {cases[group]} | {covered[group]} | {passed[group]} | {share} | {why} |")


if __name__ == "__main__":
    main()
