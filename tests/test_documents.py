"""What holds for every document that the extractor makes, and how good it is on the annotated articles."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_extract import Document, Extractor, Failure, Record
from briefing_extract.evaluation import below_floors, evaluate, read_floors
from briefing_extract.gold import extract_gold, read_gold
from briefing_extract.integrity import defects
from briefing_extract.schema import json_schema

CORPUS = Path(__file__).parent.parent / "corpus"
ARTICLES = sorted(CORPUS.glob("*.json"))
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


@cache
def extractor() -> Extractor:
    return Extractor()


@cache
def article(path: Path) -> Document:
    record = Record.from_mapping(json.loads(path.read_text(encoding="utf-8")))
    (document,) = extractor().extract_many([record])
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_document_keeps_the_contract(path: Path) -> None:
    document, source = article(path), json.loads(path.read_text(encoding="utf-8"))
    assert document.text == source["text"]
    assert (document.id, document.source.outlet, document.language) == (source["id"], source["outlet"], source["language"])
    assert defects(document) == []
    VALIDATOR.validate(json.loads(document.to_json()))
    assert Document.from_json(document.to_json()) == document


def test_the_figures_on_the_corpus_are_above_their_floors() -> None:
    gold = read_gold(CORPUS)
    result = evaluate(gold, {document["id"]: document for document in extract_gold(extractor(), gold)})
    assert below_floors(result.figures, read_floors(CORPUS / "floors.toml")) == []


def test_the_same_article_gives_the_same_document() -> None:
    record = Record.from_mapping(json.loads(ARTICLES[0].read_text(encoding="utf-8")))
    assert list(Extractor().extract_many([record, record])) == [article(ARTICLES[0])] * 2


def test_a_trace_accounts_for_every_fact_and_skipped_number() -> None:
    for path in ARTICLES:
        source = json.loads(path.read_text(encoding="utf-8"))
        document, traces = extractor().trace(source["text"], published=source["published"])
        outcomes = sorted((trace.start, trace.end, trace.outcome) for trace in traces)
        facts = [(fact.start, fact.end, fact.id) for fact in document.facts]
        skipped = [(item.start, item.end, f"skipped: {item.reason}") for item in document.skipped]
        assert outcomes == sorted([*facts, *skipped])
        assert all(trace.rule for trace in traces), path.stem


@pytest.mark.parametrize("text", ["", " \n", "Мәтін.", "\x00 22 \x00", "\ufeff22 мың адам", "5" * 5000 + " адам", "1 " * 3000])
def test_odd_texts_are_articles(text: str) -> None:
    document = extractor().extract(text)
    assert document.text == text
    assert defects(document) == []
    Document.from_json(document.to_json())


def test_a_bad_record_is_a_failure_and_the_others_go_on() -> None:
    rows: list[dict[str, Any]] = [
        {"text": "22 адам"},
        {"id": "bad", "text": 5},
        {"id": "c", "text": "a\ud800"},
        {"text": "23 адам"},
    ]
    results = list(extractor().extract_many(rows))
    assert [isinstance(result, Failure) for result in results] == [False, True, True, False]
    assert results[1].id == "bad"


WORDS = st.sampled_from(
    '22 мың теңге 43,7 % -ға жуық астам дейін бір жарым үштен бірі 2025 жылы 5–7 № « » " – деді Алматы ол 1 000 , . : ( ) млн есе'
    " өсті айына \n \t \u00a0 i̇ 𝟙 ٣ Ⅻ ½ ² қаңтар 12:30 +7 e1 -\u00ad".split(" ")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(WORDS, st.sampled_from(["", " "]))))
def test_no_arrangement_of_words_breaks_the_contract(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pieces)
    document = extractor().extract(text, published="2025-09-18")
    assert document.text == text
    assert defects(document) == []


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_no_text_breaks_the_contract(text: str) -> None:
    document = extractor().extract(text, language="kk")
    assert document.text == text
    assert defects(document) == []
