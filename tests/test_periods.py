"""Every example of languages/kk/examples/periods.toml, and that nothing breaks the room."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing_extract
from briefing_extract.components.article import Article, Quantity
from briefing_extract.components.dates import read_dates
from briefing_extract.components.lexing import read_article
from briefing_extract.components.numerals import read_numerals
from briefing_extract.components.periods import period_of
from briefing_extract.languages.pack import load_pack

EXAMPLES = Path(briefing_extract.__file__).parent / "languages" / "kk" / "examples" / "periods.toml"
PUBLISHED = date(2025, 10, 20)
OPEN, CLOSE = "⟦⟧"
PIECES = [
    "2025",
    "жылы",
    "жылғы",
    "–",
    "биыл",
    "былтырғы",
    "осы",
    "кезеңде",
    "тоғыз",
    "айда",
    "басынан",
    "бері",
    "дейін",
    "тамыз",
    "5",
    "адам",
    ",",
    "өткен",
    "аптада",
    "(",
    "қаңтар",
    "олардың",
    ".",
    "соңғы",
    "үш",
    "жылда",
    "алдыңғы",
    "сәйкес",
    "кезеңінен",
    "жыл",
    "\n▪",
    ":",
]


def examples() -> list[Any]:
    table = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    return [pytest.param(text, example, id=text) for example in table["period"] for text in example["texts"]]


def read(text: str, published: date | None = PUBLISHED) -> Article:
    article = read_article(text, load_pack("kk"), published=published)
    read_numerals(article)
    read_dates(article)
    for item in article.numerals:
        if not any(span.first <= item.first < span.last for span in article.dates):
            article.quantities.append(
                Quantity(item.start, item.end, item.first, item.last, "count", item.value, possessive=item.possessive)
            )
    return article


@pytest.mark.parametrize(("marked", "example"), examples())
def test_example(marked: str, example: dict[str, Any]) -> None:
    published = example.get("published", PUBLISHED)
    article = read(marked.replace(OPEN, "").replace(CLOSE, ""), published or None)
    start = marked.index(OPEN)
    quantity = next(item for item in article.quantities if item.start == start)
    period = period_of(article, quantity)
    if example.get("none"):
        assert period is None
    else:
        assert period is not None
        assert (period.begin, period.finish) == (example.get("begin"), example.get("finish"))


def test_the_span_is_the_expression() -> None:
    article = read("Облыста 2025 жылдың он айында 57 жер телімі сатылды.", date(2025, 11, 5))
    period = period_of(article, article.quantities[-1])
    assert period is not None
    assert article.text[period.start : period.end] == "2025 жылдың он айында"


def test_a_heading_holds_for_its_list() -> None:
    article = read("9 айда (облыс бойынша):\n▪ орналасқаны – 6482 адам\n▪ ашылғаны – 3370 орын")
    periods = [period_of(article, quantity) for quantity in article.quantities[1:]]
    assert [period and (period.begin, period.finish) for period in periods] == [(date(2025, 1, 1), date(2025, 9, 30))] * 2


@given(st.lists(st.sampled_from(PIECES), max_size=16), st.booleans())
def test_any_row_of_pieces_is_read(pieces: list[str], dated: bool) -> None:
    article = read(" ".join(pieces), PUBLISHED if dated else None)
    for quantity in article.quantities:
        period = period_of(article, quantity)
        assert period is None or 0 <= period.start < period.end <= len(article.text)


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    article = read(text)
    for quantity in article.quantities:
        period_of(article, quantity)
