"""Every example of languages/kk/examples/dates.toml, and that nothing breaks the room."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing_extract
from briefing_extract.components.article import Article
from briefing_extract.components.dates import read_dates
from briefing_extract.components.lexing import read_article
from briefing_extract.components.numerals import read_numerals
from briefing_extract.languages.pack import load_pack

EXAMPLES = Path(briefing_extract.__file__).parent / "languages" / "kk" / "examples" / "dates.toml"
PUBLISHED = date(2025, 10, 20)
OPEN, CLOSE = "⟦⟧"
PIECES = [
    "2025",
    "жылы",
    "жылғы",
    "–",
    "-",
    "1",
    "31",
    "ақпан",
    "мен",
    "маусым",
    "20",
    "тамыз",
    ".",
    ":",
    "сағат",
    "00",
    "ғасыр",
    "XX",
    "(",
    ")",
    "бірінші",
    "тоқсан",
    "жж",
    "ж",
    "/",
    "қазанның",
    "жиырмасына",
    "әр",
    "айдың",
    ",",
    "и",
    "\n",
]


def examples(kind: str) -> list[Any]:
    table = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    return [pytest.param(text, example, id=text) for example in table[kind] for text in example["texts"]]


def read(text: str, published: date | None = PUBLISHED) -> Article:
    article = read_article(text, load_pack("kk"), published=published)
    read_numerals(article)
    read_dates(article)
    return article


@pytest.mark.parametrize(("marked", "example"), examples("date"))
def test_example(marked: str, example: dict[str, Any]) -> None:
    article = read(marked.replace(OPEN, "").replace(CLOSE, ""), example.get("published", PUBLISHED))
    start, end = marked.index(OPEN), marked.index(CLOSE) - 1
    found = [(span.start, span.end, span.grain, span.begin, span.finish) for span in article.dates]
    assert found[:1] == [(start, end, example["grain"], example.get("begin"), example.get("finish"))]


@pytest.mark.parametrize(("text", "example"), examples("none"))
def test_no_date(text: str, example: dict[str, Any]) -> None:
    assert read(text).dates == []


def test_two_times_of_a_row_stand_apart() -> None:
    article = read("Кітапхана 09:00-ден 20:00-ге дейін ашық.")
    assert [article.text[span.start : span.end] for span in article.dates] == ["09:00-ден", "20:00-ге"]


def test_without_publication_a_day_takes_the_year_spoken_of_last() -> None:
    article = read("2026 жылғы 1 маусымнан бастап. Сынақ 24–26 тамызда өтеді.", None)
    assert [(span.begin, span.finish) for span in article.dates] == [
        (date(2026, 6, 1), date(2026, 6, 1)),
        (date(2026, 8, 24), date(2026, 8, 26)),
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["", " "]))
def test_any_row_of_pieces_is_read(pieces: list[str], glue: str) -> None:
    article = read(glue.join(pieces))
    last = 0
    for span in article.dates:
        assert last <= span.start < span.end <= len(article.text)
        assert span.begin is None or span.finish is None or span.begin <= span.finish
        last = span.end


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    read(text)
