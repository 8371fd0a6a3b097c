"""Changes, parts and warnings: the examples of languages/kk/examples/{change,parts}.toml, and texts of every kind."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_extract.components.article import FactDraft, Quantity
from briefing_extract.components.facts import build_facts
from briefing_extract.components.lexing import read_article
from briefing_extract.components.numerals import read_numerals
from briefing_extract.components.quantities import read_quantities
from briefing_extract.components.validity import OVER_HUNDRED, PART_LARGER, TOO_LONG, warnings_of
from briefing_extract.languages.pack import load_pack
from marked import examples, read

PIECES = """5 12,5% 3_есе 2_млн_теңге 40_гектар олардың оның_ішінде үйдің 3-і жартысы өсті төмендеді жетті бір адам айына
мың_тұрғынға шаққанда үлесі саны бөлінді оған бұл қалған дейін былтырғыдан көп – , : . « » ( ) -""".split()


def fact_of(kind: str, value: str, unit: str | None = None, **fields: Any) -> FactDraft:
    return FactDraft(Quantity(0, 1, 0, 1, kind, Decimal(value), unit=unit), **fields)


@pytest.mark.parametrize(("marked", "example"), examples("change"))
def test_change(marked: str, example: dict[str, Any]) -> None:
    _, fact = read(marked)
    found = (fact.change.direction, fact.change.role) if fact.change else (None, None)
    assert found == (example.get("direction"), example.get("role"))


@pytest.mark.parametrize(("marked", "example"), examples("parts"))
def test_part(marked: str, example: dict[str, Any]) -> None:
    document, fact = read(marked)
    whole = next((other.text for other in document.facts if other.id == fact.part_of), None)
    assert whole == example.get("whole")


def test_part_larger_than_its_whole_is_warned_of() -> None:
    facts = [fact_of("count", "10"), fact_of("count", "12", part_of=0)]
    assert warnings_of(facts[1], facts) == [PART_LARGER]
    assert warnings_of(facts[0], facts) == []


def test_percentage_over_hundred_is_warned_of_unless_it_is_a_change() -> None:
    level, change = fact_of("percent", "120", "%"), fact_of("percent", "120", "%", direction="increase", role="by")
    assert warnings_of(level, [level]) == [OVER_HUNDRED]
    assert warnings_of(change, [change]) == []


@pytest.mark.parametrize(("value", "expected"), [("9" * 18, []), ("9" * 19, [TOO_LONG]), ("1E+30", [TOO_LONG])])
def test_value_of_more_than_eighteen_digits_is_warned_of(value: str, expected: list[str]) -> None:
    fact = fact_of("count", value)
    assert warnings_of(fact, [fact]) == expected


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "\n"]), max_size=40))
def test_any_text_makes_one_fact_a_quantity(pieces: list[str]) -> None:
    text = " ".join(pieces).replace("_", " ")
    article = read_article(text, load_pack("kk"))
    read_numerals(article)
    read_quantities(article)
    build_facts(article)
    assert [fact.quantity for fact in article.facts] == article.quantities
    for at, fact in enumerate(article.facts):
        assert fact.part_of is None or (0 <= fact.part_of < len(article.facts) and fact.part_of != at)
        assert 0 <= fact.confidence <= 1
        for span in (fact.subject, fact.per):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@pytest.mark.parametrize(
    "marked",
    [
        "Залдың ауданы 120 шаршы метр, бір мезгілде ⟦50-ден астам⟧ оқушы сыяды.",
        "Алаңы 60 гектар, онда ⟦елуден аса⟧ үй бар.",
        "Бассейннің тереңдігі 20 метр, ⟦30-ға жуық⟧ бала жүзе алады.",
        "Құны 40 мың теңге, ⟦отызға тарта⟧ адам алды.",
    ],
)
def test_a_bounded_count_of_things_takes_no_unit_from_the_measure_before(marked: str) -> None:
    """The case of «50-ден астам» is the bound's, so the noun after it is what is counted."""
    _, fact = read(marked)
    assert (fact.kind, fact.unit, fact.modifier != "exact") == ("count", None, True)
