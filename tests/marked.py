"""Examples whose fact stands in ⟦ ⟧, read through the whole extractor."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import briefing_extract
from briefing_extract import Document, Extractor

EXAMPLES = Path(briefing_extract.__file__).parent / "languages" / "kk" / "examples"
OPEN, CLOSE = "⟦⟧"


def examples(name: str) -> list[Any]:
    table = tomllib.loads((EXAMPLES / f"{name}.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    return [pytest.param(text, example, id=text) for example in table["fact"] for text in example["texts"]]


@cache
def extractor() -> Extractor:
    return Extractor(language="kk")


def read(marked: str) -> tuple[Document, Any]:
    start = marked.index(OPEN)
    document = extractor().extract(marked.replace(OPEN, "").replace(CLOSE, ""))
    return document, next(fact for fact in document.facts if fact.start == start)
