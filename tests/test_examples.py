"""Every example of languages/kk/examples/{quantities,numerals}.toml, through the whole extractor."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import briefing_extract
from briefing_extract import Document, Extractor

EXAMPLES = Path(briefing_extract.__file__).parent / "languages" / "kk" / "examples"
OPEN, CLOSE = "⟦⟧"
FIELDS = {"kind", "value", "low", "high", "modifier", "unit", "direction", "role", "texts"}


def examples(kind: str) -> Iterator[Any]:
    for name in ("quantities", "numerals"):
        table = tomllib.loads((EXAMPLES / f"{name}.toml").read_text(encoding="utf-8"), parse_float=Decimal)
        for example in table.get(kind, []):
            for text in example["texts"]:
                yield pytest.param(text, example, id=text)


@cache
def extractor() -> Extractor:
    return Extractor(language="kk")


def read(marked: str) -> tuple[Document, int, int]:
    start, end = marked.index(OPEN), marked.index(CLOSE) - 1
    return extractor().extract(marked.replace(OPEN, "").replace(CLOSE, "")), start, end


def stated(document: Document) -> list[dict[str, Any]]:
    return [
        {
            "span": fact.text,
            "kind": fact.kind,
            "value": fact.value,
            "low": fact.low,
            "high": fact.high,
            "modifier": fact.modifier,
            "unit": fact.unit,
            "direction": fact.change and fact.change.direction,
            "role": fact.change and fact.change.role,
        }
        for fact in document.facts
    ]


def wanted(example: dict[str, Any], span: str) -> dict[str, Any]:
    assert set(example) <= FIELDS
    keys = ("kind", "value", "low", "high", "unit", "direction", "role")
    return {"span": span, "modifier": example.get("modifier", "exact")} | {key: example.get(key) for key in keys}


@pytest.mark.parametrize(("marked", "example"), list(examples("fact")))
def test_fact(marked: str, example: dict[str, Any]) -> None:
    document, start, end = read(marked)
    assert stated(document) == [wanted(example, document.text[start:end])]


@pytest.mark.parametrize(("marked", "example"), list(examples("among")))
def test_fact_among_others(marked: str, example: dict[str, Any]) -> None:
    document, start, end = read(marked)
    assert wanted(example, document.text[start:end]) in stated(document)


@pytest.mark.parametrize(("marked", "example"), list(examples("skipped")))
def test_skipped(marked: str, example: dict[str, Any]) -> None:
    document, start, end = read(marked)
    assert not document.facts
    reasons = [item.reason for item in document.skipped if item.start < end and start < item.end]
    assert reasons == [example["reason"]]
