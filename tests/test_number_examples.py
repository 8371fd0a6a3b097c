"""Every example of languages/{ru,en}/examples/numbers.toml, through the whole extractor."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import briefing_extract
from briefing_extract import Extractor

LANGUAGES = Path(briefing_extract.__file__).parent / "languages"
OPEN, CLOSE = "⟦⟧"


def examples(kind: str) -> list[Any]:
    found = []
    for language in ("ru", "en"):
        path = LANGUAGES / language / "examples" / "numbers.toml"
        for example in tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)[kind]:
            found += [pytest.param(language, text, example, id=text) for text in example["texts"]]
    return found


@cache
def extractor(language: str) -> Extractor:
    return Extractor(language=language)


@pytest.mark.parametrize(("language", "marked", "example"), examples("fact"))
def test_fact(language: str, marked: str, example: dict[str, Any]) -> None:
    document = extractor(language).extract(marked.replace(OPEN, "").replace(CLOSE, ""))
    keys = ("kind", "value", "low", "high", "unit", "modifier")
    found = [{"span": fact.text} | {key: getattr(fact, key) for key in keys} for fact in document.facts]
    expected = {key: example.get(key) for key in keys} | {"modifier": example.get("modifier", "exact")}
    assert found == [{"span": marked[marked.index(OPEN) + 1 : marked.index(CLOSE)], **expected}]


@pytest.mark.parametrize(("language", "marked", "example"), examples("skipped"))
def test_skipped(language: str, marked: str, example: dict[str, Any]) -> None:
    document = extractor(language).extract(marked.replace(OPEN, "").replace(CLOSE, ""))
    start, end = marked.index(OPEN), marked.index(CLOSE) - 1
    assert not document.facts
    assert [item.reason for item in document.skipped if item.start < end and start < item.end] == [example["reason"]]


@pytest.mark.parametrize(("language", "text"), [("en", "10 percent"), ("ru", "10 процентов")])
def test_a_text_too_short_to_tell_is_read_in_the_language_given(language: str, text: str) -> None:
    (fact,) = extractor(language).extract(text).facts
    assert (fact.value, fact.unit, fact.text) == (10, "%", text)
