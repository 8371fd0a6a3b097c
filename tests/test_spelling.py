"""The canonical spelling of marks and letters, whatever the language: what is repaired, what is left, and where it came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_extract.spelling import canonicalise

DIRT = "аeрAЕКYОO0lI3З ­\u200b\u0301\u0327\u0335ﬁќўы.-\n%,ғ5"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("AЕК", "АЕК"),
        ("ТOО", "ТОО"),
        ("CЭС", "СЭС"),
        ("бердi", "берді"),
        ("Yкімет үйі, Yш бала", "Үкімет үйі, Үш бала"),
        ("Yкраина", "Украина"),
        ("5 мың COМ берді", "5 мың СОМ берді"),
        ("тapaз", "тараз"),
        ("аñ, ķыс, ƒылым, öмір", "аң, қыс, ғылым, өмір"),
        ("Қаӊтар, ҡала, жоѳ", "Қаңтар, қала, жоө"),
        ("Маńǵystаý", "Mańǵystaý"),
        ("сессияның ХIII отырысы", "сессияның XIII отырысы"),
        ("A. Оспанов пен Б.A. Әлиев", "А. Оспанов пен Б.А. Әлиев"),
        ("үй, a қалғаны", "үй, а қалғаны"),
        ("рост c 12 до 16%", "рост с 12 до 16%"),
    ],
)
def test_a_letter_of_the_wrong_alphabet(written: str, meant: str) -> None:
    assert canonicalise(written)[0] == meant


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 пен IT саласы",
        "WorldSkills жарысы",
        "e-mail: a.o@kz.com",
        "BMW мен Audi",
        "XX ғасыр",
        "X. Досов",
        "Windows 11",
        "C++ тілі",
    ],
)
def test_what_is_latin_stays_latin(text: str) -> None:
    assert canonicalise(text)[0] == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1 О46 үй", "1 046 үй"),
        ("2О25 жылы", "2025 жылы"),
        ("5ОО мың", "500 мың"),
        ("l2 бригада", "12 бригада"),
        ("1l,5 млн", "11,5 млн"),
        ("20З5 жыл", "2035 жыл"),
        ("Н2О, H2O5, 3І, О. Бөкей, З. Қабдолов", "Н2О, H2O5, 3І, О. Бөкей, З. Қабдолов"),
        ("1 ООО «Бірлік»", "1 ООО «Бірлік»"),
    ],
)
def test_a_letter_that_stands_for_a_digit(written: str, meant: str) -> None:
    assert canonicalise(written)[0] == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (unicodedata.normalize("NFD", "ёлка, май"), "ёлка, май"),
        ("к\u0327ала, г\u0335ылым, о\u0335ң, ту\u0335рғын", "қала, ғылым, өң, тұрғын"),
        ("замо\u0301к", "замок"),
        ("ﬁnance", "finance"),
        ("теле\u00adфон", "телефон"),
        ("республика-\nлық бюджет", "республикалық бюджет"),
        ("мил- \n лион", "миллион"),
        ("РЕСПУБЛИКА-\nЛЫҚ", "РЕСПУБЛИКАЛЫҚ"),
        ("20-\nдан астам", "20-дан астам"),
        ("2020-\n2025", "2020-\n2025"),
    ],
)
def test_what_a_page_description_leaves(written: str, meant: str) -> None:
    assert canonicalise(written)[0] == meant


def test_a_kazakh_code_page_read_as_another() -> None:
    written = "Ќазаќстан Ўлттыќ Банкініѕ тїсімдері жјне ґнім, біржолєы"
    assert canonicalise(written)[0] == "Қазақстан Ұлттық Банкінің түсімдері және өнім, біржолғы"
    assert canonicalise("Македонија, ќе работи")[0] == "Македонија, ќе работи"


@given(st.text(DIRT, max_size=40))
def test_every_character_has_its_original(text: str) -> None:
    plain, alignment = canonicalise(text)
    assert alignment.length == len(plain)
    for at in range(len(plain)):
        start, end = alignment.span(at, at + 1)
        assert 0 <= start < end <= len(text)
