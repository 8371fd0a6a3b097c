"""Passages cover a text without gaps and are cut where its language changes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_extract.languages.passages import read_passages

KAZAKH = "Ауданда биыл екі жаңа мектеп салынып, мыңнан астам оқушы білім алуда."
RUSSIAN = "В районе в этом году построены две новые школы, в которых учатся более тысячи детей."
ENGLISH = "Two new schools were built in the district this year, and more than a thousand pupils study there."
LATIN = "Aýdanda bıyl eki jańa mektep salynyp, myńnan astam oqýshy bilim alýda."
ARABIC = "اۋداندا بيىل ەكى جاڭا مەكتەپ سالىنىپ، مىڭنان استام وقۋشى ٴبىلىم الۋدا."


def told(text: str) -> list[tuple[str, str, str]]:
    return [(text[passage.start : passage.end], passage.language, passage.script) for passage in read_passages(text)]


def test_each_paragraph_has_its_language_and_script() -> None:
    text = "\n".join([KAZAKH, RUSSIAN, ENGLISH, LATIN, ARABIC])
    assert [passage[1:] for passage in told(text)] == [
        ("kk", "Cyrl"),
        ("ru", "Cyrl"),
        ("en", "Latn"),
        ("kk", "Latn"),
        ("kk", "Arab"),
    ]


def test_paragraphs_of_one_language_are_one_passage() -> None:
    assert told(f"{KAZAKH}\n\n{KAZAKH}\n12 345\n") == [(f"{KAZAKH}\n\n{KAZAKH}\n12 345\n", "kk", "Cyrl")]


@pytest.mark.parametrize("marks", ["«»", '""', "“”", "„“"])
def test_a_quotation_in_another_language_is_a_passage(marks: str) -> None:
    quotation = "Мы построили две школы за девять месяцев"
    text = f"Әкім журналистерге: {marks[0]}{quotation}{marks[1]}, – деп жауап берді."
    assert told(text) == [
        (f"Әкім журналистерге: {marks[0]}", "kk", "Cyrl"),
        (quotation, "ru", "Cyrl"),
        (f"{marks[1]}, – деп жауап берді.", "kk", "Cyrl"),
    ]


def test_a_kazakh_quotation_in_a_russian_line() -> None:
    quotation = "Биыл екі мектеп салдық, енді тағы біреуі керек"
    text = f"Как рассказал на встрече с жителями аким района: «{quotation}»."
    assert told(text)[1] == (quotation, "kk", "Cyrl")


@pytest.mark.parametrize(
    "text",
    [
        "Кеше қалада Samsung Galaxy смартфондарының көрмесі ашылды.",
        "Кеше қалада «Bank of the Year Central Asia» байқауының жеңімпазы анықталды.",
        "Әкім «Дом культуры» ғимаратын жөндеуге қаражат бөлінгенін айтты.",
        "Әкім: «Биыл екі жаңа мектеп салынды», – деді.",
        f"{KAZAKH}\nSamsung Galaxy\n{KAZAKH}",
        f"{KAZAKH}\nДереккөз: www.example.kz, news.example.kz\n{KAZAKH}",
        f"{KAZAKH}\nФото: пресс-служба\n{KAZAKH}",
    ],
)
def test_names_and_short_quotations_cut_nothing(text: str) -> None:
    assert told(text) == [(text, "kk", "Cyrl")]


def test_what_has_no_letters_belongs_to_its_neighbour() -> None:
    assert told(f"1.\n{RUSSIAN}\n***\n{KAZAKH}") == [(f"1.\n{RUSSIAN}\n***\n", "ru", "Cyrl"), (KAZAKH, "kk", "Cyrl")]


def test_a_text_without_letters_is_the_default_and_an_empty_one_has_no_passage() -> None:
    assert told("12 345\n67") == [("12 345\n67", "kk", "Cyrl")]
    assert read_passages("") == []


PIECES = [KAZAKH, RUSSIAN, ENGLISH, LATIN, ARABIC, "\n", "\r\n", "«", "»", '"', "12", " ", "\u2028", "Samsung", "школа", "\x00"]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=14))
def test_passages_cover_the_text_and_neighbours_differ(pieces: list[str]) -> None:
    text = "".join(pieces)
    passages = read_passages(text)
    assert "".join(text[passage.start : passage.end] for passage in passages) == text
    assert all(passage.start < passage.end for passage in passages)
    for one, other in pairwise(passages):
        assert one.end == other.start
        assert (one.language, one.script) != (other.language, other.script)
