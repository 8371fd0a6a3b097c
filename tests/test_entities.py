"""Every example of languages/kk/examples/entities.toml, the titles, and that nothing breaks the room."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing_extract
from briefing_extract import Extractor
from briefing_extract.components.article import Article
from briefing_extract.components.entities import read_entities
from briefing_extract.components.lexing import read_article
from briefing_extract.components.outlets import find_outlet
from briefing_extract.components.places import read_places
from briefing_extract.components.positions import title_at
from briefing_extract.languages.pack import load_pack

EXAMPLES = Path(briefing_extract.__file__).parent / "languages" / "kk" / "examples" / "entities.toml"
FIELDS = {"text", "persons", "organizations", "of", "outlet"}
PIECES = [
    "Асқар", "Мамин", "Білім", "басқармасының", "басшысы", "«", "»", '"', "ЖШС", "–", "-", ",", ".", "№", "5", "және",
    "атындағы", "А.", "министрі", "әкімі", "деп", "хабарлайды", "KEGOC", "\n", "Ұлттық", "Банк", ":", "орынбасары",
]  # fmt: skip


def examples() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))["example"]
    return found


def read(text: str) -> Article:
    article = read_article(text, load_pack("kk"))
    read_places(article)
    read_entities(article)
    return article


@pytest.mark.parametrize("example", [pytest.param(example, id=example["text"]) for example in examples()])
def test_example(example: dict[str, Any]) -> None:
    assert set(example) <= FIELDS
    article = read(example["text"])
    persons = {entity.name: entity for entity in article.entities if entity.type == "person"}
    organizations = [entity for entity in article.entities if entity.type == "organization"]
    assert {name: entity.position or "" for name, entity in persons.items()} == example.get("persons", {})
    assert sorted(o.name for o in organizations if o.role != "outlet") == sorted(example.get("organizations", []))
    assert [o.name for o in organizations if o.role == "outlet"] == ([example["outlet"]] if "outlet" in example else [])
    owners = {
        name: article.entities[entity.organization].name for name, entity in persons.items() if entity.organization is not None
    }
    assert owners == example.get("of", {})


def test_mentions_are_joined() -> None:
    text = "Депутат Айдос Қасымхан келді. А. Қасымханның пікірі бар. Қасымханға жауап берілді. Айдос мырза кетті."
    article = read(text)
    (person,) = article.entities
    assert [text[m.start : m.end] for m in person.mentions] == ["Айдос Қасымхан", "А. Қасымханның", "Қасымханға", "Айдос"]
    assert [m.kind for m in person.mentions] == ["name", "name", "short", "short"]
    assert {m.entity for m in person.mentions} == {0}


def test_bare_head_stands_for_the_office() -> None:
    text = "Қалалық Білім басқармасы есеп берді. Басқарма мәліметінше, бес мектеп бар."
    article = read(text)
    (office,) = [entity for entity in article.entities if entity.type == "organization"]
    assert [(text[m.start : m.end], m.kind) for m in office.mentions] == [("Білім басқармасы", "name"), ("Басқарма", "office")]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Директордың айтуынша, бәрі дайын.", 0, ("директор", "Директордың")),
        ("Басқарма басшысы мәлімдеді.", 0, ("басшы", "Басқарма басшысы")),
        ("Басқарма басшысы мәлімдеді.", 1, ("басшы", "Басқарма басшысы")),
        ("Кеше басқарма басшысының орынбасары келді.", 2, ("орынбасар", "басқарма басшысының орынбасары")),
        ("Бұған бас инженер келісті.", 2, ("инженер", "бас инженер")),
        ("Әкімнің міндетін атқарушы келді.", 0, ("атқарушы", "Әкімнің міндетін атқарушы")),
        ("Комитет өкілі түсіндірді.", 0, ("өкіл", "Комитет өкілі")),
        ("Министрлік хабарлады.", 0, None),
        ("Мектеп салынды.", 0, None),
    ],
)
def test_title(text: str, word: int, expected: tuple[str, str] | None) -> None:
    article = read_article(text, load_pack("kk"))
    found = title_at(article, word)
    if found is None:
        assert expected is None
        return
    head, first, last = found
    assert (head, text[article.words[first].start : article.words[last - 1].end]) == expected


def test_byline_is_the_author() -> None:
    article = read("Су аз.\n\nЕгін кеш пісті.\n\nЕл күтіп отыр.\n\nАвторы: Дана Серік")
    assert [(entity.name, entity.role) for entity in article.entities if entity.type == "person"] == [("Дана Серік", "author")]


def test_outlet_of_the_record_comes_first() -> None:
    article = read_article("Қалада екі саябақ ашылды, деп хабарлайды Almaty.tv.", load_pack("kk"), outlet="KAZINFORM")
    assert find_outlet(article) == "Kazinform"
    assert find_outlet(read("Қар жауды.")) is None


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Қалада екі саябақ ашылды, деп хабарлайды Almaty.tv.", "Almaty.tv"),
        ("В городе открыли два парка, передаёт корреспондент агентства Kazinform.", "Kazinform"),
        ("Two parks opened in the city, Kazinform reports.", "Kazinform"),
    ],
)
def test_the_source_is_the_outlet_that_the_text_names(text: str, outlet: str) -> None:
    assert Extractor().extract(text).source.outlet == outlet


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from(["", " "]))
def test_nothing_breaks_it(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    article = read(text)
    for at, entity in enumerate(article.entities):
        assert entity.mentions
        assert all(0 <= m.start < m.end <= len(text) and m.entity == at for m in entity.mentions)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    read(text)
