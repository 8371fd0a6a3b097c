"""Who speaks in Russian and English texts: the examples of the packs, and what must hold of any text."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_extract import Extractor
from briefing_extract.components.prepositional.declension import given_readings, surname_readings
from briefing_extract.languages.pack import HERE

EXTRACTORS = {language: Extractor(language) for language in ("ru", "en")}
CASES = [
    pytest.param(language, article, id=f"{language}-{number}")
    for language in EXTRACTORS
    for number, article in enumerate(
        tomllib.loads((HERE / language / "examples" / "people.toml").read_text(encoding="utf-8"))["article"], 1
    )
]


def _marked(text: str) -> tuple[str, list[int]]:
    """The text without its brackets, and where each bracketed number starts."""
    plain, starts = "", []
    for piece in regex.split(r"([⟦⟧])", text):
        if piece == "⟦":
            starts.append(len(plain))
        elif piece != "⟧":
            plain += piece
    return plain, starts


@pytest.mark.parametrize(("language", "article"), CASES)
def test_figures_have_their_source(language: str, article: dict[str, Any]) -> None:
    text, starts = _marked(article["text"])
    document = EXTRACTORS[language].extract(text)
    names = {entity.id: entity.name for entity in document.entities}
    for start, wanted in zip(starts, article["sources"], strict=True):
        fact = next((fact for fact in document.facts if fact.start <= start < fact.end), None)
        assert fact is not None, text[start : start + 20]
        source = fact.attribution
        found = (source.mode, names.get(source.speaker or "", "-"), names.get(source.organization or "", "-"))
        for mine, theirs in zip(found, wanted.split(" | "), strict=True):
            assert theirs in ("*", mine), (fact.text, found, wanted)


@pytest.mark.parametrize(("language", "article"), CASES)
def test_persons_have_their_positions(language: str, article: dict[str, Any]) -> None:
    text, _ = _marked(article["text"])
    document = EXTRACTORS[language].extract(text)
    persons = {entity.name: entity.position or "" for entity in document.entities if entity.type == "person"}
    assert persons == article["persons"]


SURNAMES = st.sampled_from(["Ахметов", "Ким", "Токтаров", "Жунусов", "Высоцкий", "Штоль", "Ковальчук", "Бейсембинов"])


@given(SURNAMES)
def test_every_case_of_a_man_leads_back_to_his_surname(surname: str) -> None:
    stem, soft, adjective = surname.rstrip("ь"), surname.endswith("ь"), surname.endswith("ский")
    if adjective or surname.endswith("цкий"):
        forms = [surname[:-2] + ending for ending in ("ого", "ому", "им", "ом")]
    elif soft:
        forms = [stem + ending for ending in ("я", "ю", "ем", "е")]
    else:
        forms = [stem + ending for ending in ("а", "у", "ым" if surname.endswith("ов") else "ом", "е")]
    for form in (surname, *forms[:-1]):
        assert any(nominative == surname and gender in ("m", "") for nominative, gender, _ in surname_readings(form)), form


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=12))
def test_any_word_may_stand_in_the_nominative(word: str) -> None:
    name = word.capitalize()
    assert any(case == "nom" for _, _, case in given_readings(name))
    assert all(nominative for nominative, _, _ in surname_readings(name))


PIECES = st.sampled_from([
    "«", "»", '"', "– ", ", – сказал он. ", "Ерлан Саиров", "министр ", "said ", "The ministry ", "Anna Smith ", "(", ")", ": ",
    "\n", "12 ", "по словам ", "according to ", "?\n", "– ", "АО «", "Q: ", ". ", "Д. ", "the head of ", "комитет ", "и ", "and ",
])  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["ru", "en"]))
def test_any_text_is_read_and_points_into_itself(pieces: list[str], language: str) -> None:
    text = "".join(pieces)
    document = EXTRACTORS[language].extract(text)
    ids = {entity.id for entity in document.entities}
    for entity in document.entities:
        assert all(text[mention.start : mention.end] == mention.text for mention in entity.mentions)
        assert entity.organization is None or entity.organization in ids
    for quote in document.quotes:
        assert text[quote.start : quote.end] == quote.text
        assert quote.speaker is None or quote.speaker in ids
    for first, second in zip(document.quotes, document.quotes[1:], strict=False):
        assert first.start <= second.start
