"""Kazakh in Arabic script: the examples of languages/kk/examples/arabic.toml, and what every text keeps."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing_extract
from briefing_extract import Extractor
from briefing_extract.alignment import Alignment
from briefing_extract.languages.kk.arabic import is_front_number, to_cyrillic
from briefing_extract.languages.kk.arabic_capitals import capitalise
from briefing_extract.spelling import canonicalise

EXAMPLES = tomllib.loads(
    (Path(briefing_extract.__file__).parent / "languages" / "kk" / "examples" / "arabic.toml").read_text(encoding="utf-8")
)
LETTERS = "ابپتجچحدرزسشعفقكگڭلمنھەهوۇۋۆىيءٴئأ"
ARABIC = st.text(LETTERS + "ﻻﻗـیک٠۵،؛؟٪٫ 0123456789%-–.«»\n", max_size=60)


@pytest.mark.parametrize("example", EXAMPLES["text"], ids=lambda example: example["cyrillic"][:30])
def test_the_text_comes_out_in_cyrillic(example: dict[str, Any]) -> None:
    assert to_cyrillic(example["arabic"])[0] == example["cyrillic"]


@pytest.mark.parametrize("example", EXAMPLES["span"], ids=lambda example: example["piece"])
def test_a_piece_points_at_its_original(example: dict[str, Any]) -> None:
    text, alignment = to_cyrillic(example["arabic"])
    at = text.index(example["piece"])
    start, end = alignment.span(at, at + len(example["piece"]))
    assert example["arabic"][start:end] == example["original"]


@given(ARABIC)
def test_no_character_is_without_its_original(arabic: str) -> None:
    text, alignment = to_cyrillic(arabic)
    assert alignment.length == len(text)
    spans = [alignment.span(at, at + 1) for at in range(len(text))]
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)
    assert all(0 <= start < end <= len(arabic) for start, end in spans)


@given(ARABIC)
def test_no_arabic_letter_is_left_and_no_digit_lost(arabic: str) -> None:
    text, _ = to_cyrillic(arabic + "ا")
    assert not any(letter in text for letter in LETTERS)
    digits = [str(int(character)) for character in arabic if character.isdigit()]
    assert [character for character in text if character.isdigit()] == digits


@given(st.text("абвгәіҚ 0123456789.,%-«»–\n", max_size=60))
def test_cyrillic_stays_as_it_is(text: str) -> None:
    assert to_cyrillic(text) == (text, Alignment(len(text)))


@given(ARABIC)
def test_capitals_change_no_length(arabic: str) -> None:
    text = to_cyrillic(arabic)[0].lower()
    words = [(at, at + 1) for at in range(0, len(text), 2) if text[at].isalpha()]
    assert capitalise(text, words).lower() == text


@pytest.mark.parametrize(
    ("number", "front"),
    [
        ("1", True),
        ("6", False),
        ("9", False),
        ("63", True),
        ("40", False),
        ("150", True),
        ("700", True),
        ("12000", False),
        ("0", True),
    ],
)
def test_a_number_has_the_harmony_of_its_last_word(number: str, front: bool) -> None:
    assert is_front_number(number) is front


def test_what_is_no_word_takes_no_time() -> None:
    for run in ("ا", "ىي", "وۆا", "ە ", "1-", "%1- ى "):
        text, alignment = to_cyrillic("ب" + run * 20_000)
        assert alignment.length == len(text)


def test_it_composes_with_the_canonical_spelling() -> None:
    raw = "\u202bجولداردىڭ\u00a0%61- ى\u200c جوندەلدى\u202c"
    canonical, early = canonicalise(raw)
    text, late = to_cyrillic(canonical)
    alignment = early.then(late)
    assert text == "Жолдардың 61%-ы жөнделді"
    at = text.index("61")
    assert raw[slice(*alignment.span(at, at + 5))].strip("\u200c") == "%61- ى"


def test_facts_and_names_are_read_from_the_rewritten_text() -> None:
    arabic = "باسقارما باسشىسى ەرىك ساپاروۆتىڭ ايتۋىنشا، جولداردىڭ %61- ى جوندەلدى، وعان 1،5 ملرد تەڭگە ءبولىندى."
    text, alignment = to_cyrillic(arabic)
    document = Extractor(language="kk").extract(text)
    assert [(float(fact.value or 0), fact.unit) for fact in document.facts] == [(61, "%"), (1_500_000_000, "KZT")]
    share = document.facts[0]
    start, end = alignment.span(share.start, share.end)
    assert arabic[start:end] == "%61- ى"
    assert [entity.name for entity in document.entities if entity.type == "person"] == ["Ерік Сапаров"]
