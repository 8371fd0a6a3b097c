"""Subjects and rates: the examples of languages/kk/examples/{subjects,rates}.toml, through the whole extractor."""

from __future__ import annotations

from typing import Any

import pytest

from marked import examples, extractor, read


@pytest.mark.parametrize(("marked", "example"), examples("subjects"))
def test_subject(marked: str, example: dict[str, Any]) -> None:
    document, fact = read(marked)
    assert fact.subject is not None
    assert (fact.subject.text, fact.subject.head) == (example["subject"], example["head"])
    assert document.text[fact.subject.start : fact.subject.end] == fact.subject.text


@pytest.mark.parametrize(("marked", "example"), examples("rates"))
def test_rate(marked: str, example: dict[str, Any]) -> None:
    _, fact = read(marked)
    assert fact.per == example.get("per")
    if "per" in example:
        assert fact.per_base is not None
        assert (fact.per_base.value, fact.per_base.unit) == (example["value"], example["unit"])


def test_subject_has_at_most_twelve_words() -> None:
    words = " ".join(["үлкен"] * 40)
    document = extractor().extract(f"Қалада 5 {words} үй салынды.")
    for fact in document.facts:
        assert fact.subject is None or len(fact.subject.text.split()) <= 12
