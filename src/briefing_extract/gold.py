"""Annotated articles: from spans written as quoted strings to gold documents with offsets.

A source is one article as JSON: `id`, `language`, `script`, `published`, `outlet`, `title`, `text`, and its
`entities`, `quotes`, `facts` and `skipped` numbers. Facts, quotes and skipped numbers name their span as the exact
substring and stand in text order; corpus/README.md describes every key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from briefing_extract.errors import EvaluationError, GoldError
from briefing_extract.jsontext import read_json
from briefing_extract.schema import SCHEMA_VERSION, Failure, Kind, Mode, Modifier, Reason, Record

if TYPE_CHECKING:
    from briefing_extract.extractor import Extractor

FACT_KEYS = frozenset(
    "span nth kind value low high modifier unit subject speaker organization mode"
    " period place per change part_of optional".split()
)
_OPTIONAL_KEYS = ("place", "per", "change", "part_of", "optional")
_CHOICES: dict[str, tuple[str, ...]] = {"kind": get_args(Kind), "modifier": get_args(Modifier), "mode": get_args(Mode)}
_DIGITS = re.compile(r"\d+")

GoldDocument = dict[str, Any]


def compile_source(source: Mapping[str, Any]) -> GoldDocument:
    """The gold document of an annotated article.

    Each span is looked for from the start of the one before it on, or, with `nth`, as the nth one of the text. Raises
    `GoldError` where a span is not found, a value is none of the contract's, an id refers to nothing, or a run of
    digits is in no fact and no skipped number.
    """
    try:
        name, text = source["id"], source["text"]
        entities = list(source.get("entities", []))
        known = {entity["id"] for entity in entities}
        document: GoldDocument = {
            "schema_version": SCHEMA_VERSION,
            "id": name,
            "source": {key: source.get(key) for key in ("uri", "outlet", "title", "published")},
            "language": source["language"],
            "script": source["script"],
            "text": text,
            "entities": entities,
            "quotes": [
                {"start": start, "end": end, "text": raw["span"], "mode": raw["mode"], "speaker": raw.get("speaker")}
                for raw, start, end in _located(text, source.get("quotes", []))
            ],
            "facts": [
                _fact(raw, number, start, end, known)
                for number, (raw, start, end) in enumerate(_located(text, source["facts"]), 1)
            ],
            "skipped": [_skipped(raw, start, end) for raw, start, end in _located(text, source.get("skipped", []))],
        }
        _check(document)
    except KeyError as error:
        raise GoldError(f"{source.get('id', 'an article without id')}: the key {error} is missing") from None
    except GoldError as error:
        raise GoldError(f"{name}: {error}") from None
    return document


def _located(text: str, items: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], int, int]]:
    cursor = 0
    for item in items:
        span, nth = item["span"], item.get("nth")
        at = text.find(span, 0 if nth else cursor)
        for _ in range((nth or 1) - 1):
            at = text.find(span, at + 1) if at >= 0 else -1
        if at < 0:
            raise GoldError(f"«{span}» does not stand there" + (f" {nth} times" if nth else " after the one before it"))
        cursor = at + 1
        yield item, at, at + len(span)


def _fact(raw: Mapping[str, Any], number: int, start: int, end: int, known: set[str]) -> dict[str, Any]:
    label = f"fact {number} «{raw['span']}»"
    if unknown := sorted(set(raw) - FACT_KEYS):
        raise GoldError(f"{label}: unknown keys {', '.join(unknown)}")
    for key, choices in _CHOICES.items():
        if raw.get(key, choices[0] if key == "kind" else "exact" if key == "modifier" else "none") not in choices:
            raise GoldError(f"{label}: {key} {raw[key]!r} is none of {', '.join(choices)}")
    modifier = raw.get("modifier", "exact")
    if (modifier == "range") != (raw.get("value") is None):
        raise GoldError(f"{label}: a range has low and high and no value, anything else a value")
    fact: dict[str, Any] = {
        "id": f"f{number}",
        "kind": raw["kind"],
        "value": raw.get("value"),
        "low": raw.get("low"),
        "high": raw.get("high"),
        "modifier": modifier,
        "unit": raw.get("unit"),
        "text": raw["span"],
        "start": start,
        "end": end,
    }
    if "subject" in raw:
        fact["subject"] = {"stems": raw["subject"]} if raw["subject"] else None
    attribution = {key: raw[key] for key in ("speaker", "organization", "mode") if key in raw}
    for key in ("speaker", "organization"):
        if attribution.get(key) and attribution[key] not in known:
            raise GoldError(f"{label}: {key} {attribution[key]} is no entity")
    if attribution:
        fact["attribution"] = attribution
    if "period" in raw:
        fact["period"] = raw["period"] and {"start": raw["period"][0], "end": raw["period"][1]}
    fact.update((key, raw[key]) for key in _OPTIONAL_KEYS if key in raw)
    return fact


def _skipped(raw: Mapping[str, Any], start: int, end: int) -> dict[str, Any]:
    if raw["reason"] not in get_args(Reason):
        raise GoldError(f"skipped «{raw['span']}»: reason {raw['reason']!r} is none of {', '.join(get_args(Reason))}")
    return {"start": start, "end": end, "text": raw["span"], "reason": raw["reason"]}


def _check(document: GoldDocument) -> None:
    facts, text = document["facts"], document["text"]
    ids = {fact["id"] for fact in facts}
    for fact in facts:
        if fact.get("part_of") and fact["part_of"] not in ids:
            raise GoldError(f"{fact['id']} «{fact['text']}»: part_of {fact['part_of']} is no fact")
    spans = [(item["start"], item["end"]) for item in (*facts, *document["skipped"])]
    for digits in _DIGITS.finditer(text):
        if not any(start <= digits.start() and digits.end() <= end for start, end in spans):
            around = text[max(0, digits.start() - 30) : digits.end() + 30]
            raise GoldError(f"digits in no fact and no skipped number: «{around}»")


def read_documents(path: str | Path) -> list[dict[str, Any]]:
    """Documents of a .json or .jsonl file, or of every one of a folder, as plain data.

    Raises `EvaluationError` where a file is missing or no JSON.
    """
    path = Path(path)
    if not path.exists():
        raise EvaluationError(f"{path}: there is no such file or folder")
    files = sorted(p for p in path.rglob("*") if p.suffix in (".json", ".jsonl")) if path.is_dir() else [path]
    found: list[dict[str, Any]] = []
    for file in files:
        try:
            content = file.read_text(encoding="utf-8")
            if file.suffix == ".jsonl":
                data: Any = [read_json(line) for line in content.split("\n") if line.strip()]
            else:
                data = read_json(content)
        except (OSError, ValueError) as error:
            raise EvaluationError(f"{file}: {error}") from None
        for item in data if isinstance(data, list) else [data]:
            if not isinstance(item, dict):
                raise EvaluationError(f"{file}: a document is an object, this is a {type(item).__name__}")
            found.append(item)
    return found


def read_gold(path: str | Path) -> list[GoldDocument]:
    """Gold documents of a file or folder: annotated sources are compiled, compiled documents taken as they are.

    Raises `GoldError` and `EvaluationError`.
    """
    documents = [item if "schema_version" in item else compile_source(item) for item in read_documents(path)]
    names = [document["id"] for document in documents]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise GoldError(f"ids that stand more than once: {', '.join(twice)}")
    return documents


def extract_gold(extractor: Extractor, documents: Iterable[GoldDocument]) -> Iterator[dict[str, Any]]:
    """What an extractor makes of the texts of gold documents, as plain data.

    It is told what a record tells (outlet, title, publication date), and not the language. Raises `EvaluationError` where
    it fails on one of them.
    """
    for document in documents:
        record = Record.from_mapping({**document["source"], "id": document["id"], "text": document["text"]})
        for result in extractor.extract_many([record]):
            if isinstance(result, Failure):
                raise EvaluationError(f"nothing to score: {result}")
            yield result.model_dump(mode="json")
