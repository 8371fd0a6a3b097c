"""Numbers of Russian and English: every example of languages/{ru,en}/examples/quantities.toml, and properties of the composer."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing_extract
from briefing_extract import Document, Extractor
from briefing_extract.components.lexing import read_article
from briefing_extract.components.prepositional.numerals import read_numerals
from briefing_extract.languages.pack import load_pack

LANGUAGES = Path(briefing_extract.__file__).parent / "languages"
OPEN, CLOSE = "⟦⟧"
UNITS_EN = (
    "zero one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety"
HUNDREDS_RU = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"
TENS_RU = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"
ONES_RU = (
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать "
    "шестнадцать семнадцать восемнадцать девятнадцать"
)


def examples(kind: str) -> Iterator[Any]:
    for language in ("ru", "en"):
        text = (LANGUAGES / language / "examples" / "quantities.toml").read_text(encoding="utf-8")
        for example in tomllib.loads(text, parse_float=Decimal)[kind]:
            for marked in example["texts"]:
                yield pytest.param(language, marked, example, id=marked)


@cache
def extractor(language: str) -> Extractor:
    return Extractor(language=language)


def read(language: str, marked: str) -> tuple[Document, int, int]:
    start, end = marked.index(OPEN), marked.index(CLOSE) - 1
    return extractor(language).extract(marked.replace(OPEN, "").replace(CLOSE, "")), start, end


@pytest.mark.parametrize(("language", "marked", "example"), list(examples("fact")))
def test_fact(language: str, marked: str, example: dict[str, Any]) -> None:
    document, start, end = read(language, marked)
    keys = ("kind", "value", "low", "high", "unit")
    found = [{key: getattr(fact, key) for key in (*keys, "modifier", "text")} for fact in document.facts]
    expected = {key: example.get(key) for key in keys} | {"modifier": example.get("modifier", "exact")}
    assert found == [expected | {"text": document.text[start:end]}]


@pytest.mark.parametrize(("language", "marked", "example"), list(examples("skipped")))
def test_skipped(language: str, marked: str, example: dict[str, Any]) -> None:
    document, start, end = read(language, marked)
    assert not document.facts
    assert [item.reason for item in document.skipped if item.start < end and start < item.end] == [example["reason"]]


def below_thousand(number: int, ones: list[str], tens: list[str], hundreds: list[str]) -> list[str]:
    words = [hundreds[number // 100 - 1]] if number >= 100 else []
    rest = number % 100
    if rest >= 20:
        words.append(tens[rest // 10 - 2])
        rest %= 10
    return [*words, ones[rest]] if rest or not words else words


def spoken(number: int, language: str) -> str:
    """The number in words, nominative."""
    ones = (UNITS_EN if language == "en" else ONES_RU).split()
    tens = (TENS_EN if language == "en" else TENS_RU).split()
    hundreds = [f"{one} hundred" for one in ones[1:10]] if language == "en" else HUNDREDS_RU.split()
    scales = ("thousand", "million") if language == "en" else ("тысяч", "миллионов")
    words: list[str] = []
    for power, scale in ((1_000_000, scales[1]), (1000, scales[0])):
        if number >= power:
            words += [*below_thousand(number // power, ones, tens, hundreds), scale]
            number %= power
    return " ".join(words + (below_thousand(number, ones, tens, hundreds) if number or not words else []))


@pytest.mark.parametrize("language", ["ru", "en"])
@given(number=st.integers(min_value=0, max_value=999_999_999))
def test_every_number_in_words_is_read_whole(language: str, number: int) -> None:
    article = read_article(spoken(number, language), load_pack(language))
    read_numerals(article)
    assert [numeral.value for numeral in article.numerals] == [number]


@pytest.mark.parametrize(("language", "grouped"), [("ru", "{:,}"), ("en", "{:,}")])
@given(number=st.integers(min_value=0, max_value=10**15))
def test_digits_in_groups_are_one_number(language: str, grouped: str, number: int) -> None:
    text = grouped.format(number).replace(",", " " if language == "ru" else ",")
    article = read_article(text, load_pack(language))
    read_numerals(article)
    assert [numeral.value for numeral in article.numerals] == [number]


@pytest.mark.parametrize("language", ["ru", "en"])
@given(text=st.text(alphabet='0123456789 .,:-–%$№()«»"/+абвгоднйтсячмлрkmthe\n', max_size=80))
def test_every_digit_lies_in_exactly_one_place(language: str, text: str) -> None:
    document = extractor(language).extract(text)
    places = [(item.start, item.end) for item in (*document.facts, *document.skipped)]
    for at, letter in enumerate(text):
        if letter.isdigit():
            assert sum(start <= at < end for start, end in places) == 1, (text, at)
