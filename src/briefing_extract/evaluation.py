"""How good the output is: predicted documents against gold ones.

A predicted fact is found where its span and a gold fact's share at least a fifth of the longer one, with the same kind
and value (or low and high). Attributes are scored on the facts found, wherever the gold gives them; those that are mostly
absent (`PRESENCE`) also as precision and recall over what is there. A fact is whole where kind, value, modifier, unit,
subject and speaker are all right. Facts and entities that the gold marks optional count neither way.

Both sides are plain data, as their JSON: a gold document gives its subjects as stems, its names with aliases.
"""

from __future__ import annotations

import math
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from briefing_extract.errors import FloorError

ATTRIBUTES = (
    "modifier",
    "unit",
    "subject",
    "speaker",
    "mode",
    "organization",
    "period",
    "place",
    "per",
    "change",
    "part_of",
)
PRESENCE = ("period", "place", "per", "change", "part_of", "organization")
WHOLE = ("modifier", "unit", "subject", "speaker")
OF_ATTRIBUTION = ("speaker", "organization", "mode")

MIN_SHARE = 0.2  # of the longer span, for two numbers to be the same one
MIN_QUOTE_SHARE = 0.8
MAX_SUBJECT_WORDS = 12  # a phrase, not a sentence
MAX_SKIP = 60  # characters: an item of the ledger is a number, not a paragraph

# A subject that is a pronoun in the gold's text is right by its pronoun only where the gold names no noun.
PRONOUNS = frozenset(
    "олар олард соның сонын солард оның онын оған ол бұл бұлар бұлард мұның мұнд них ним они этого это эта эти"
    " these them they it those we".split()
)
# Cyrillic letters that look like Latin ones, folded so that a spelling with either compares equal.
LOOKALIKES = str.maketrans("авекмнорстхуіһ", "abekmhopctxyih")
_PUNCTUATION = re.compile(r"[\s«»\"“”„'’\-–—.,]+")
_CITY = re.compile(r"\b(қаласы|қала|город|г|city)\b")
_DIGITS = re.compile(r"\d+")

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and their harmonic mean, with the counts behind them."""

    precision: float
    recall: float
    f1: float
    tp: int
    fp: int
    fn: int

    @classmethod
    def of(cls, tp: int, fp: int, fn: int) -> Rate:
        """The rate of true positives, false positives and false negatives."""
        precision = tp / (tp + fp) if tp + fp else 0.0
        recall = tp / (tp + fn) if tp + fn else 0.0
        return cls(precision, recall, _harmonic(precision, recall), tp, fp, fn)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How many of `n` questions were answered rightly, 0 to 1."""

    accuracy: float
    n: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What an evaluation found.

    The contract's scorer counts the organizations of facts and those among the entities under one name, so that
    `organization` and `presence["organization"]` are one pooled rate; they are so here, for the figures to be the same.
    `fact_organizations` and `organization_entities` keep the two apart.
    """

    documents: int
    facts: Rate
    whole_fact_f1: float
    attributes: dict[str, Accuracy]
    presence: dict[str, Rate]
    person: Rate
    organization: Rate
    quotes: Rate
    language_accuracy: float
    digits_accounted: float
    texts_changed: int
    fact_organizations: Rate
    organization_entities: Rate

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain data, ready for JSON."""
        return asdict(self)

    def figure(self, name: str) -> float:
        """A figure by its dotted name: `facts.f1`, `attributes.unit`, `presence.period`, `whole_fact_f1`.

        Raises `FloorError` where there is no such figure.
        """
        value: Any = self.to_dict()
        for step in name.split("."):
            if not isinstance(value, dict) or step not in value:
                raise FloorError(f"there is no figure {name}")
            value = value[step]
        if isinstance(value, dict):  # the headline of an accuracy or a rate
            value = value.get("accuracy", value.get("f1"))
        if not isinstance(value, int | float):
            raise FloorError(f"{name} is no single figure")
        return float(value)


@dataclass(slots=True)
class Evaluation:
    """Figures, and one line about everything missed or wrong."""

    figures: Figures
    misses: list[str]


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0


# --- when two things are the same ---------------------------------------------------------------------


def fold(text: str | None) -> str:
    """A name without its case, quotation marks and dashes, and with look-alike letters told apart no more."""
    folded = unicodedata.normalize("NFKC", text or "").casefold().translate(LOOKALIKES)
    return _PUNCTUATION.sub(" ", folded).strip()


def _same_number(a: Any, b: Any) -> bool:
    if a is None or b is None:
        return a is b
    try:
        return math.isclose(float(a), float(b), rel_tol=1e-6, abs_tol=1e-6)
    except (OverflowError, ValueError, TypeError):
        return str(a) == str(b)


def _same_value(p: Raw, g: Raw) -> bool:
    return p.get("kind") == g["kind"] and all(_same_number(p.get(key), g.get(key)) for key in ("value", "low", "high"))


def _share(a: Raw, b: Raw) -> float:
    """The shared part of the longer of two spans."""
    shared: int = min(a["end"], b["end"]) - max(a["start"], b["start"])
    longer: int = max(a["end"] - a["start"], b["end"] - b["start"], 1)
    return shared / longer


def _names_match(name: str | None, gold: Raw) -> bool:
    return fold(name) in {fold(accepted) for accepted in (gold["name"], *gold.get("aliases", []))}


def _same_person(mine: Raw | None, gold: Raw | None) -> bool:
    """Both absent, or of the same name."""
    return mine is None if gold is None else mine is not None and _names_match(mine["name"], gold)


class _Side:
    """One side's document, its facts and entities at hand."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.text: str = raw.get("text") or ""
        self.facts: list[Raw] = list(raw.get("facts") or [])
        self.skipped: list[Raw] = list(raw.get("skipped") or [])
        self.direct = [quote for quote in raw.get("quotes") or [] if quote.get("mode") == "direct"]
        self._entities: dict[str, Raw] = {entity["id"]: entity for entity in raw.get("entities") or []}

    def entity(self, id: str | None) -> Raw | None:
        return self._entities.get(id) if id else None

    def of_type(self, type_: str) -> list[Raw]:
        return [entity for entity in self._entities.values() if entity.get("type") == type_]


def _attribute(fact: Raw, name: str) -> Any:
    return (fact.get("attribution") or {}).get(name) if name in OF_ATTRIBUTION else fact.get(name)


def _subject_right(mine: Raw | None, stems: Sequence[str], document: _Side) -> bool:
    if mine is None:
        return False
    nouns = [stem for stem in stems if stem not in PRONOUNS] or stems
    text, head = mine.get("text") or "", fold(mine.get("head"))
    if not head or len(text.split()) > MAX_SUBJECT_WORDS:
        return False
    if document.text[mine.get("start") or 0 : mine.get("end") or 0] != text:
        return False
    words = head.split()
    return any(word.startswith(fold(stem)) for stem in nouns for word in (words[-1:] + words[:1]))


def _attribute_right(name: str, p: Raw, g: Raw, mine: _Side, gold: _Side, pairs: Mapping[Any, Any]) -> bool | None:
    """Whether an attribute of a found fact is right; None where the gold does not say."""
    if name in OF_ATTRIBUTION:
        if name not in g.get("attribution", {}):
            return None
        if name == "mode":
            return bool(_attribute(p, name) == g["attribution"]["mode"])
        return _same_person(mine.entity(_attribute(p, name)), gold.entity(g["attribution"][name]))
    if name in ("modifier", "unit"):
        return bool(p.get(name) == g.get(name))
    if name not in g:
        return None
    want, got = g[name], p.get(name)
    if name == "subject":
        return None if want is None else _subject_right(got, want["stems"], mine)
    if want is None or got is None:
        return want is got
    if name == "period":
        return (got.get("start"), got.get("end")) == (want["start"], want["end"])
    if name == "change":
        return (got.get("direction"), got.get("role")) == (want["direction"], want["role"])
    if name == "part_of":
        return bool(pairs.get(got) == want)
    forms = {fold(form) for form in want.split(" / ")}
    if name == "place":
        return _town(fold(got)) in {_town(form) for form in forms}
    phrase = fold(got)
    return bool(phrase) and any(
        (form in phrase or phrase in form) and max(len(form), len(phrase)) <= 3 * min(len(form), len(phrase)) for form in forms
    )


def _town(folded: str) -> str:
    return " ".join(_CITY.sub(" ", folded).split())


def _pair(mine: _Side, gold: _Side) -> list[tuple[Raw, Raw]]:
    """Predicted facts with their gold facts, one to one, the largest overlap first."""
    candidates = sorted(
        (
            (share, i, j)
            for i, p in enumerate(mine.facts)
            for j, g in enumerate(gold.facts)
            if (share := _share(p, g)) >= MIN_SHARE and _same_value(p, g)
        ),
        reverse=True,
    )
    used_mine: set[int] = set()
    used_gold: set[int] = set()
    found = []
    for _, i, j in candidates:
        if i not in used_mine and j not in used_gold:
            used_mine.add(i)
            used_gold.add(j)
            found.append((mine.facts[i], gold.facts[j]))
    return found


def _unaccounted(document: _Side) -> int:
    """How many runs of digits are not inside exactly one fact or skipped item."""
    items = [*document.facts, *(item for item in document.skipped if item["end"] - item["start"] <= MAX_SKIP)]
    return sum(
        sum(item["start"] <= run.start() and run.end() <= item["end"] for item in items) != 1
        for run in _DIGITS.finditer(document.text)
    )


# --- the count ----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Tally:
    count: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def answer(self, question: str, verdict: bool) -> None:
        self.asked[question] += 1
        self.right[question] += verdict

    def rate(self, prefix: str) -> Rate:
        return Rate.of(*(self.count[f"{prefix}_{outcome}"] for outcome in ("tp", "fp", "fn")))

    def add(self, gold: _Side, mine: _Side) -> None:
        name = gold.raw["id"]
        self.count["documents"] += 1
        if mine.raw.get("text") not in (gold.text, "", None):
            self.count["texts_changed"] += 1
        self.count["language_right"] += mine.raw.get("language") == gold.raw["language"]
        digits = len(_DIGITS.findall(gold.text))
        self.count["digit_runs"] += digits
        self.count["unaccounted"] += _unaccounted(mine) if mine.text else digits
        self._facts(name, gold, mine)
        self._entities(name, gold, mine)
        self._quotes(gold, mine)
        self._ledger(gold, mine)

    def _facts(self, name: str, gold: _Side, mine: _Side) -> None:
        found = _pair(mine, gold)
        hit, spent = {id(g) for _, g in found}, {id(p) for p, _ in found}
        lost = [g for g in gold.facts if not g.get("optional") and id(g) not in hit]
        open_optional = [g for g in gold.facts if g.get("optional") and id(g) not in hit]
        extra = []
        for p in mine.facts:
            if id(p) in spent:
                continue
            # A fact that the gold leaves open is no false one, whatever its value.
            absorbed = next((g for g in open_optional if _share(p, g) >= MIN_SHARE), None)
            if absorbed is None:
                extra.append(p)
            else:
                open_optional.remove(absorbed)
        self.count["facts_tp"] += sum(not g.get("optional") for _, g in found)
        self.count["facts_fn"] += len(lost)
        self.count["facts_fp"] += len(extra)
        self.misses += [f"{name}: missed {g['kind']} {g.get('value')} «{g['text']}»" for g in lost]
        self.misses += [f"{name}: extra {p.get('kind')} {p.get('value')} «{p.get('text')}»" for p in extra]
        pairs = {p.get("id"): g["id"] for p, g in found}
        for p, g in found:
            if not g.get("optional"):
                self._attributes(name, p, g, mine, gold, pairs)

    def _attributes(self, name: str, p: Raw, g: Raw, mine: _Side, gold: _Side, pairs: Mapping[Any, Any]) -> None:
        verdicts = {a: _attribute_right(a, p, g, mine, gold, pairs) for a in ATTRIBUTES}
        for a in PRESENCE:
            if (verdict := verdicts[a]) is not None:
                gold_has, mine_has = _attribute(g, a) is not None, _attribute(p, a) is not None
                self.count[f"{a}_tp"] += gold_has and verdict
                self.count[f"{a}_fn"] += gold_has and not verdict
                self.count[f"{a}_fp"] += mine_has and not verdict
        for a, verdict in verdicts.items():
            if verdict is not None:
                self.answer(a, verdict)
                if not verdict:
                    self.misses.append(f"{name}: {a} of «{g['text']}»: got {_attribute(p, a)}, want {_attribute(g, a)}")
        self.count["whole"] += all(verdicts[a] in (True, None) for a in WHOLE)

    def _entities(self, name: str, gold: _Side, mine: _Side) -> None:
        for type_ in ("person", "organization"):
            wanted, got = gold.of_type(type_), mine.of_type(type_)
            matched = [g for g in wanted if any(_names_match(m["name"], g) for m in got)]
            lost = [g for g in wanted if not g.get("optional") and g not in matched]
            self.count[f"{type_}s_tp"] += sum(not g.get("optional") for g in matched)
            self.count[f"{type_}s_fn"] += len(lost)
            self.count[f"{type_}s_fp"] += len(got) - len(matched)
            self.misses += [f"{name}: missed {type_} {g['name']}" for g in lost]
            if type_ == "person":
                for g in wanted:
                    if g.get("position"):
                        self._position(name, g, next((m for m in got if _names_match(m["name"], g)), None))

    def _position(self, name: str, gold: Raw, mine: Raw | None) -> None:
        accepted = {fold(form) for form in (gold["position"], *gold.get("position_aliases", []))}
        right = mine is not None and fold(mine.get("position")) in accepted
        self.answer("position", right)
        if not right:
            got = mine and mine.get("position")
            self.misses.append(f"{name}: position of {gold['name']}: got {got}, want {gold['position']}")

    def _quotes(self, gold: _Side, mine: _Side) -> None:
        free = list(mine.direct)
        for g in gold.direct:
            hit = next((m for m in free if _share(m, g) >= MIN_QUOTE_SHARE), None)
            self.count["quotes_fn" if hit is None else "quotes_tp"] += 1
            if hit is not None:
                free.remove(hit)
                self.answer("quote_speaker", _same_person(mine.entity(hit.get("speaker")), gold.entity(g.get("speaker"))))
        self.count["quotes_fp"] += len(free)

    def _ledger(self, gold: _Side, mine: _Side) -> None:
        ledger = [item for item in mine.skipped if item["end"] - item["start"] <= MAX_SKIP]
        for g in gold.skipped:
            hit = next(
                (m for m in ledger if _share(m, g) >= MIN_SHARE or (g["start"] <= m["start"] and m["end"] <= g["end"])), None
            )
            self.answer("skipped", hit is not None)
            if hit is not None:
                reasons = {hit.get("reason"), g["reason"]}  # the one of a price and the one of "a" are told apart by nobody
                self.answer("reason", len(reasons) == 1 or reasons <= {"idiom", "base"})

    def figures(self) -> Figures:
        count = self.count
        facts = self.rate("facts")
        whole_precision = count["whole"] / (facts.tp + facts.fp) if facts.tp + facts.fp else 0.0
        of_facts, of_entities = self.rate("organization"), self.rate("organizations")
        pooled = Rate.of(of_facts.tp + of_entities.tp, of_facts.fp + of_entities.fp, of_facts.fn + of_entities.fn)
        whole_recall = count["whole"] / (facts.tp + facts.fn) if facts.tp + facts.fn else 0.0
        return Figures(
            documents=count["documents"],
            facts=facts,
            whole_fact_f1=_harmonic(whole_precision, whole_recall),
            attributes={
                a: Accuracy(self.right[a] / self.asked[a], self.asked[a])
                for a in (*ATTRIBUTES, "position", "quote_speaker", "skipped", "reason")
                if self.asked[a]
            },
            presence={a: pooled if a == "organization" else self.rate(a) for a in PRESENCE},
            person=self.rate("persons"),
            organization=pooled,
            quotes=self.rate("quotes"),
            language_accuracy=count["language_right"] / count["documents"] if count["documents"] else 0.0,
            digits_accounted=1 - count["unaccounted"] / count["digit_runs"] if count["digit_runs"] else 1.0,
            texts_changed=count["texts_changed"],
            fact_organizations=of_facts,
            organization_entities=of_entities,
        )


def whole_facts(gold: Raw, predicted: Raw) -> dict[str, bool]:
    """For each fact of a document, by its id, whether kind, value, modifier, unit, subject and speaker are all right.

    Facts that the gold leaves open are not judged.
    """
    mine, wanted = _Side(predicted), _Side(gold)
    found = _pair(mine, wanted)
    pairs = {p.get("id"): g["id"] for p, g in found}
    verdicts: dict[str, bool] = {}
    open_optional = [g for g in wanted.facts if g.get("optional")]
    for p in mine.facts:
        partner = next((g for q, g in found if q is p), None)
        if partner is None:
            if not any(_share(p, g) >= MIN_SHARE for g in open_optional):
                verdicts[p["id"]] = False
        elif not partner.get("optional"):
            judged = (_attribute_right(name, p, partner, mine, wanted, pairs) for name in WHOLE)
            verdicts[p["id"]] = all(verdict in (True, None) for verdict in judged)
    return verdicts


def evaluate(gold: Iterable[Raw], predicted: Mapping[str, Raw]) -> Evaluation:
    """Figures of predicted documents, by id, against gold documents.

    A gold document that is missing from `predicted` counts as one in which nothing was found.
    """
    tally = _Tally()
    for raw in gold:
        tally.add(_Side(raw), _Side(predicted.get(raw["id"], {})))
    return Evaluation(tally.figures(), tally.misses)


# --- floors -------------------------------------------------------------------------------------------


def read_floors(path: str | Path) -> dict[str, float]:
    """The floors of a TOML file, by the dotted name of their figure.

    Raises `FloorError` where the file is missing or malformed.
    """
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FloorError(f"{path}: {error}") from None
    floors = {}
    for name, floor in _flat(data, ""):
        if isinstance(floor, bool) or not isinstance(floor, int | float):
            raise FloorError(f"{path}: the floor of {name} is no number")
        floors[name] = float(floor)
    return floors


def _flat(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def below_floors(figures: Figures, floors: Mapping[str, float]) -> list[str]:
    """One line about each figure that lies below its floor. Raises `FloorError` where a floor has no figure."""
    reached = [(name, figures.figure(name), floor) for name, floor in floors.items()]
    return [f"{name} is {got:.3f}, below its floor of {floor}" for name, got, floor in reached if got < floor]
