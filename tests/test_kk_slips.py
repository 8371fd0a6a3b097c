"""Every example of languages/kk/examples/slips.toml; what mending keeps whatever the text; the facts read after it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing_extract
from briefing_extract import Extractor
from briefing_extract.languages.kk.slips import mend

EXAMPLES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(briefing_extract.__file__).parent / "languages" / "kk" / "examples" / "slips.toml").read_text(encoding="utf-8")
)
WORDS = st.sampled_from(
    "бир мын жуз уш тенге ЖШС АЛМАТЫДА МЕКТЕП 20дан 5 -і барлығы100 AEK COM қала . , \n « » 300 ге № - шығамыз İ ß".split(" ")
)


def pairs() -> Iterator[Any]:
    for example in EXAMPLES["mended"]:
        for written, meant in example["pairs"]:
            yield pytest.param(written, meant, id=written)


@pytest.mark.parametrize(("written", "meant"), list(pairs()))
def test_mended(written: str, meant: str) -> None:
    assert mend(written)[0] == meant


@pytest.mark.parametrize("text", [text for example in EXAMPLES["same"] for text in example["texts"]])
def test_left_as_it_is(text: str) -> None:
    mended, alignment = mend(text)
    assert mended == text
    assert alignment.identity


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=40))
def test_every_character_has_its_original(text: str) -> None:
    mended, alignment = mend(text)
    assert alignment.length == len(mended)
    at = 0
    for place in range(len(mended)):
        start, end = alignment.span(place, place + 1)
        assert 0 <= start < end <= len(text)
        assert start >= at
        at = start


@pytest.mark.parametrize(
    ("written", "value", "span"),
    [
        ("Ауылда бес мын алты жуз кой бар екен, соны кордик", 5600, "бес мын алты жуз"),
        ("Қалада 20дан астам мектеп бар.", 20, "20дан астам"),
        ("ҚОСТАНАЙДА ҮШ ЖҮЗ ҮЙ САЛЫНАДЫ", 300, "ҮШ ЖҮЗ"),
    ],
)
def test_the_number_is_found_where_it_was_typed(written: str, value: int, span: str) -> None:
    mended, alignment = mend(written)
    (fact,) = Extractor(language="kk").extract(mended).facts
    start, end = alignment.span(fact.start, fact.end)
    assert (fact.value, written[start:end]) == (Decimal(value), span)
