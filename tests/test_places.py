"""Every example of languages/kk/examples/places.toml, and that nothing breaks the room."""

from __future__ import annotations

import tomllib
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
from briefing_extract.components.places import place_of, read_places
from briefing_extract.languages.pack import load_pack

EXAMPLES = Path(briefing_extract.__file__).parent / "languages" / "kk" / "examples" / "places.toml"
OPEN, CLOSE = "⟦⟧"
PIECES = [
    "Алматы",
    "Алматыда",
    "облысында",
    "Қостанай",
    "және",
    "облыстарында",
    "Нұра",
    "ауданы",
    "5",
    "үй",
    "қалада",
    "елде",
    "«",
    "»",
    "Батыс",
    "-",
    "2",
    "шағын",
    "Қазақстанда",
    "өзендерінде",
    "пен",
    ",",
    "қ",
    ".",
    "АҚШ-та",
    "кен",
    "орнында",
    ":",
    "\n▪",
    "облыс",
    "бойынша",
]


def examples() -> list[Any]:
    table = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    return [pytest.param(text, example, id=text) for example in table["place"] for text in example["texts"]]


def read(text: str) -> Article:
    article = read_article(text, load_pack("kk"))
    read_numerals(article)
    read_dates(article)
    for item in article.numerals:
        if not any(span.first <= item.first < span.last for span in article.dates):
            article.quantities.append(Quantity(item.start, item.end, item.first, item.last, "count", item.value))
    read_places(article)
    return article


@pytest.mark.parametrize(("marked", "example"), examples())
def test_example(marked: str, example: dict[str, Any]) -> None:
    article = read(marked.replace(OPEN, "").replace(CLOSE, ""))
    start = marked.index(OPEN)
    quantity = next(item for item in article.quantities if item.start == start)
    assert place_of(article, quantity) == example.get("place")


def test_places_are_entities_in_base_form() -> None:
    article = read(
        "Шығыс Қазақстанда тасқын болды. Ертіс пен Шар өзендерінде су көтерілді. Өскеменнің іргесінде Ертістің деңгейі төмен."
    )
    found = {draft.name: [article.text[mention.start : mention.end] for mention in draft.mentions] for draft in article.entities}
    assert found == {
        "Шығыс Қазақстан": ["Шығыс Қазақстанда"],
        "Ертіс": ["Ертіс", "Ертістің"],
        "Шар": ["Шар өзендерінде"],
        "Өскемен": ["Өскеменнің"],
    }
    assert all(
        draft.type == "place" and mention.entity == at for at, draft in enumerate(article.entities) for mention in draft.mentions
    )


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["", " "]))
def test_any_row_of_pieces_is_read(pieces: list[str], glue: str) -> None:
    article = read(glue.join(pieces))
    for draft in article.entities:
        assert draft.name
        assert all(0 <= mention.start < mention.end <= len(article.text) for mention in draft.mentions)
    for quantity in article.quantities:
        place_of(article, quantity)


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    article = read(text)
    for quantity in article.quantities:
        place_of(article, quantity)
