"""Facts of Russian and English: the examples of languages/{ru,en}/examples/facts.toml, and texts of every kind."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_extract import Extractor
from briefing_extract.languages.pack import load_pack, read_table
from briefing_extract.pipeline import read as read_article

PUBLISHED = "2025-11-07"
PIECES = {
    "ru": """5 12,5% 3_раза 2_млн_тенге 40_гектаров из них из_которых в_том_числе домов треть выросло снизился до на с одного
    человек в_месяц на_1000_жителей доля число соответственно год_назад больше чем – , : . « » ( ) -""".split(),
    "en": """5 12.5% three_times $2_million 40_hectares of them which including houses a_third rose fell to by from one people
    a_month per_1,000_people share number respectively a_year_earlier more than – , : . “ ” ( ) -""".split(),
}


def cases() -> list[Any]:
    found = []
    for language in PIECES:
        table = read_table(load_pack(language).folder / "examples" / "facts.toml")
        found += [pytest.param(language, text, item, id=text) for item in table["fact"] for text in item["texts"]]
    return found


@pytest.mark.parametrize(("language", "marked", "example"), cases())
def test_what_the_text_says_of_a_number(language: str, marked: str, example: dict[str, Any]) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    document = Extractor(language).extract(text, published=PUBLISHED)
    fact = next(item for item in document.facts if item.start < end and start < item.end)
    if "head" in example:
        assert (fact.subject.head if fact.subject else None) == example["head"]
    if "subject" in example:
        assert (fact.subject.text if fact.subject else None) == example["subject"]
    if "change" in example:
        assert ([fact.change.direction, fact.change.role] if fact.change else []) == example["change"]
    if "per" in example:
        assert fact.per == example["per"]
    if "whole" in example:
        assert next((item.text for item in document.facts if item.id == fact.part_of), None) == example["whole"]
    if "period" in example:
        assert ([str(fact.period.start), str(fact.period.end)] if fact.period else []) == example["period"]
    if "place" in example:
        assert fact.place == example["place"]


@settings(max_examples=100, deadline=None)
@given(st.data(), st.sampled_from(["ru", "en"]))
def test_any_text_makes_one_fact_a_quantity(data: st.DataObject, language: str) -> None:
    pieces = data.draw(st.lists(st.sampled_from([*PIECES[language], "\n"]), max_size=40))
    text = " ".join(pieces).replace("_", " ")
    article = read_article(text, load_pack(language))
    assert [fact.quantity for fact in article.facts] == article.quantities
    for at, fact in enumerate(article.facts):
        assert fact.part_of is None or (0 <= fact.part_of < len(article.facts) and fact.part_of != at)
        assert 0 <= fact.confidence <= 1
        for span in (fact.subject, fact.per):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
