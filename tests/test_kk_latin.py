"""Kazakh in Latin letters comes out as the Cyrillic press writes it, and every character knows where it came from."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing_extract
from briefing_extract.languages.kk.latin import reading_of, readings, to_cyrillic
from briefing_extract.languages.kk.latin_stems import Stems
from briefing_extract.languages.kk.latin_table import latin_table

EXAMPLES: dict[str, Any] = tomllib.loads(
    (Path(briefing_extract.__file__).parent / "languages" / "kk" / "examples" / "latin.toml").read_text(encoding="utf-8")
)
TEXTS = [(latin, text["cyrillic"]) for text in EXAMPLES["text"] for latin in text["latin"]]


@pytest.mark.parametrize(("latin", "cyrillic"), TEXTS)
def test_a_spelling_of_an_outlet(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin)[0] == cyrillic


@pytest.mark.parametrize("latin", [latin for latin, _ in TEXTS])
def test_decomposed_letters_read_like_composed_ones(latin: str) -> None:
    assert to_cyrillic(unicodedata.normalize("NFD", latin))[0] == to_cyrillic(latin)[0]


@pytest.mark.parametrize(("sentence", "word"), [(kept["latin"], word) for kept in EXAMPLES["kept"] for word in kept["words"]])
def test_what_is_no_kazakh_stays(sentence: str, word: str) -> None:
    text, alignment = to_cyrillic(sentence.replace("⟦⟧", word))
    assert f" {word} жоба" in text
    start = text.index(word)
    assert alignment.span(start, start + len(word)) == (sentence.index("⟦"), sentence.index("⟦") + len(word))


@pytest.mark.parametrize("loose", EXAMPLES["loose"], ids=lambda loose: loose["latin"])
def test_what_real_pages_mix(loose: dict[str, str]) -> None:
    assert to_cyrillic(loose["latin"])[0] == loose["cyrillic"]


def test_spans_of_the_result_lie_on_the_letters_they_came_from() -> None:
    latin = "Bul týraly aktsııa shyǵarǵan kompanııa basshysy aıtty: 18%-ǵa ósti."
    text, alignment = to_cyrillic(latin)
    assert text == "Бұл туралы акция шығарған компания басшысы айтты: 18%-ға өсті."
    for cyrillic, original in {"акция": "aktsııa", "шығарған": "shyǵarǵan", "басшысы": "basshysy", "18%-ға": "18%-ǵa"}.items():
        start, end = alignment.span(text.index(cyrillic), text.index(cyrillic) + len(cyrillic))
        assert latin[start:end] == original


def test_shouted_words_stay_shouted() -> None:
    assert to_cyrillic("PAVLODAR. Byltyr jańa aýrýhana ashyldy. SHYMKENT ÁKIMI AITTY")[0] == (
        "ПАВЛОДАР. Былтыр жаңа аурухана ашылды. ШЫМКЕНТ ӘКІМІ АЙТТЫ"
    )


def test_the_passage_decides_what_a_letter_is() -> None:
    assert reading_of("Bwl turalı jaña bağdarlama boldı") != reading_of("Bul twralı jaña bağdarlama boldı")
    assert to_cyrillic("Wlttıq bank Bwl turalı ayttı")[0] == "Ұлттық банк Бұл туралы айтты"


def test_a_stem_takes_the_longest_and_leaves_the_suffix() -> None:
    stems = Stems(("экономик", "экономика", "рубль", "Ильяс", "мэр."))
    assert stems.longest("економикалык", capital=False) == (9, "экономика")
    assert stems.longest("иллияс", capital=False) is None
    assert stems.longest("мереке", capital=False) is None  # a stem with a full stop is a whole word
    assert stems.longest("илиас", capital=False) is None  # a name stands in capitalised words


def test_each_stem_is_a_word_of_the_alphabet() -> None:
    letters = set("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя.")
    assert [stem for stem in latin_table().stems if not set(stem.lower()) <= letters] == []


SIGNS = sorted({sign for reading in readings() for sign in reading.letters})


@given(
    st.lists(st.sampled_from([*SIGNS, " ", " ", ". ", "«", "12", "%-", "-", "\n", "The", "XX", "Q", "Sh"]), max_size=60).map(
        "".join
    )
)
def test_any_text_keeps_order_and_covers_its_letters(latin: str) -> None:
    text, alignment = to_cyrillic(latin)
    assert alignment.length == len(text)
    starts = [alignment.start(at) for at in range(len(text))]
    ends = [alignment.end(at + 1) for at in range(len(text))]
    assert starts == sorted(starts)
    assert all(0 <= start < end <= len(latin) for start, end in zip(starts, ends, strict=True))
    assert [mark for mark in text if mark in "«12%\n"] == [mark for mark in latin if mark in "«12%\n"]


@given(st.text(alphabet="абвгғдеәіңқөұүһйқ .,-«»0123456789", max_size=200))
def test_cyrillic_is_left_alone(text: str) -> None:
    assert to_cyrillic(text)[0] == text
