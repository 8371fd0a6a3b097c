"""The command line: what it writes where, and its exit status. The extractor here is a stand-in that knows one number."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from briefing_extract import __version__
from briefing_extract.cli import app
from briefing_extract.errors import InputError
from briefing_extract.schema import Attribution, Document, Entity, Extent, Fact, Failure, Record, Skipped, Source, Subject, Trace

HERE = Path(__file__).parent
TEXT = "2025 жылы 22 мың студент келді."


class FakeExtractor:
    """Finds «22 мың» and «2025 жылы»; a text with the word «қате» fails."""

    def __init__(self, language: str | None = None, **engine: Any) -> None:
        if language not in (None, "kk"):
            raise InputError(f"no pack reads the language {language!r}")

    def extract(self, text: str, *, id: str = "", published: Any = None, **source: Any) -> Document:
        at = text.find("22 мың")
        facts = [self.fact(at, text)] if at >= 0 else []
        source.pop("language", None)
        return Document(
            id=id,
            language="kk",
            script="Cyrl",
            text=text,
            source=Source(published=published, **source),
            entities=[Entity(id="e1", type="person", name="Әсел Нұрбек")],
            facts=facts,
            skipped=[Skipped(start=0, end=9, text="2025 жылы", reason="date")] if text.startswith("2025") else [],
        )

    @staticmethod
    def fact(at: int, text: str) -> Fact:
        return Fact(
            id="f1",
            kind="count",
            value=Decimal(22000),
            text="22 мың",
            start=at,
            end=at + 6,
            subject=Subject(text="студент", start=at + 7, end=at + 14, head="студент"),
            attribution=Attribution(mode="context", speaker="e1"),
            sentence=Extent(start=0, end=len(text)),
            confidence=0.6,
        )

    def extract_many(self, records: Iterable[Record | Mapping[str, Any]]) -> Iterator[Document | Failure]:
        for record in records:
            assert isinstance(record, Record)
            if "қате" in record.text:
                yield Failure("the extractor gave up", id=record.id, origin=record.origin)
            else:
                yield self.extract(record.text, **record.model_dump(exclude={"text", "origin"}))

    def trace(self, text: str, **details: Any) -> tuple[Document, list[Trace]]:
        traces = [
            Trace(0, 9, "2025 жылы", "skipped: date", "year_before_noun", ("calendar.жыл",)),
            Trace(10, 16, "22 мың", "f1", "scaled", ("numerals.мың",)),
        ]
        return self.extract(text, **details), traces


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("briefing_extract.extractor")
    module.Extractor = FakeExtractor  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "briefing_extract.extractor", module)
    monkeypatch.setenv("COLUMNS", "120")


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Two good records, and between them one of broken JSON and one that the extractor cannot take."""
    file = tmp_path / "many.jsonl"
    rows = [json.dumps({"id": "one", "text": TEXT}), "{", json.dumps({"id": "two", "text": "қате"}), json.dumps({"text": "жоқ"})]
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


def test_one_article_is_one_object(article: Path) -> None:
    result = run("extract", article, "--published", "2025-09-18", "--outlet", "Toy")
    assert result.exit_code == 0, result.output
    document = Document.from_json(result.stdout)
    assert document.text == TEXT
    assert document.facts[0].value == 22000
    assert (str(document.source.published), document.source.outlet) == ("2025-09-18", "Toy")
    assert '"value": 22000,' in result.stdout


def test_several_articles_are_an_array_and_a_bad_one_takes_no_other_with_it(records: Path) -> None:
    result = run("extract", records)
    assert result.exit_code == 1
    assert [document["text"] for document in json.loads(result.stdout)] == [TEXT, "жоқ"]
    assert "many.jsonl, line 2: no JSON" in result.stderr
    assert "many.jsonl, line 3 [two]: the extractor gave up" in result.stderr


def test_an_array_of_more_than_two_is_json(article: Path) -> None:
    result = run("extract", article, article, article)
    assert len(json.loads(result.stdout)) == 3


def test_nothing_extracted_is_an_empty_array(tmp_path: Path) -> None:
    result = run("extract", tmp_path / "absent.txt")
    assert (result.exit_code, json.loads(result.stdout)) == (1, [])
    assert "there is no such file" in result.stderr


def test_lines_hold_one_document_each(records: Path) -> None:
    result = run("extract", records, "--format", "jsonl")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert (first["id"], second["text"]) == ("one", "жоқ")
    assert result.exit_code == 1


def test_standard_input_is_read() -> None:
    assert json.loads(run("extract", "-", stdin=TEXT).stdout)["text"] == TEXT
    assert json.loads(run("extract", "-", "--input", "text", stdin='{"text": "1"}').stdout)["text"] == '{"text": "1"}'


def test_uncertain_facts_can_be_left_out(article: Path) -> None:
    assert json.loads(run("extract", article, "--min-confidence", "0.6").stdout)["facts"]
    assert not json.loads(run("extract", article, "--min-confidence", "0.61").stdout)["facts"]


def test_the_table_shows_what_a_person_looks_for(article: Path) -> None:
    result = run("extract", article, "--format", "table", "--skipped")
    assert result.exit_code == 0, result.output
    for shown in ("22 000", "студент", "Әсел Нұрбек (context)", "22 мың", "2025 жылы", "date"):
        assert shown in result.stdout
    assert "date" not in run("extract", article, "--format", "table").stdout


def test_the_table_obeys_no_control_characters_and_no_markup(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"title": "\x1b[2J[red]тақырып", "text": TEXT}), encoding="utf-8")
    shown = run("extract", file, "--format", "table").stdout
    assert "\x1b" not in shown
    assert "[red]тақырып" in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "-", "--format", "xml"],
        ["extract", "-", "--min-confidence", "2"],
        ["extract", "-", "--published", "18.09.2025"],
        ["extract", "-", "--language", "xx"],
        ["unknown"],
    ],
)
def test_misuse_exits_with_2(arguments: list[str]) -> None:
    result = run(*arguments, stdin="")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_explain_names_rule_and_entries(article: Path) -> None:
    table = run("explain", article).stdout
    assert "f1: count 22 000" in table
    for shown in ("scaled", "numerals.мың", "skipped: date", "year_before_noun"):
        assert shown in table
    traces = json.loads(run("explain", article, "--format", "json").stdout)["traces"]
    assert traces[1] == {
        "start": 10,
        "end": 16,
        "text": "22 мың",
        "outcome": "f1",
        "rule": "scaled",
        "entries": ["numerals.мың"],
    }


def test_evaluate_scores_a_file_of_documents() -> None:
    data = HERE / "data"
    expected = json.loads((data / "toy-figures.json").read_text(encoding="utf-8"))
    scored = run("evaluate", data / "toy-gold.jsonl", "--predicted", data / "toy-predicted.jsonl", "--format", "json")
    figures = json.loads(scored.stdout)
    assert figures.items() >= expected["figures"].items()
    table = run("evaluate", data / "toy-gold.jsonl", "--predicted", data / "toy-predicted.jsonl", "--misses", "3").stdout
    assert "whole facts F1 0.300" in table
    assert "toy-1: extra count 8 «8»" in table


def test_evaluate_runs_the_extractor_over_the_gold_and_fails_below_a_floor(tmp_path: Path) -> None:
    gold = tmp_path / "gold.json"
    annotated = {"id": "a", "language": "kk", "script": "Cyrl", "text": TEXT, "skipped": [{"span": "2025", "reason": "date"}]}
    gold.write_text(json.dumps({**annotated, "facts": [{"span": "22 мың", "kind": "count", "value": 22000}]}), encoding="utf-8")
    assert json.loads(run("evaluate", gold, "--format", "json").stdout)["facts"]["f1"] == 1.0
    floors = tmp_path / "floors.toml"
    floors.write_text("facts.f1 = 1.0\nperson.recall = 0.1", encoding="utf-8")
    result = run("evaluate", gold, "--floors", floors)
    assert result.exit_code == 1
    assert "person.recall is 0.000, below its floor of 0.1" in result.stderr
    assert "facts.f1" not in result.stderr


def test_schema_is_printed_as_json_schema_and_as_typescript() -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["properties"]["facts"]["type"] == "array"
    committed = (HERE.parent / "types" / "briefing-extract.d.ts").read_text(encoding="utf-8")
    assert run("schema", "--typescript").stdout == committed


def test_the_version_is_the_packages() -> None:
    assert run("--version").stdout == f"briefing-extract {__version__}\n"


# --- the real process ---------------------------------------------------------------------------------


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    prefix = f"'{sys.executable}' -m briefing_extract.cli"
    return subprocess.run(
        ["sh", "-c", command.replace("briefing-extract", prefix)],
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", **environment},
    )


def test_an_error_of_the_package_is_one_line_and_no_traceback(tmp_path: Path) -> None:
    result = shell(f"briefing-extract evaluate '{tmp_path}/absent.jsonl'")
    assert result.returncode == 1
    assert result.stderr.decode() == f"briefing-extract: {tmp_path}/absent.jsonl: there is no such file or folder\n"


def test_a_reader_that_goes_away_is_no_error() -> None:
    result = shell("{ briefing-extract schema; echo status $? >&2; } | true")
    assert result.stderr.decode() == "status 0\n"


def test_kazakh_is_written_as_utf8_whatever_the_locale() -> None:
    result = shell("briefing-extract evaluate /absent/қала.jsonl", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "қала" in result.stderr.decode("utf-8")


def test_models_lists_every_engine() -> None:
    result = run("models", "--format", "json")
    assert result.exit_code == 0, result.output
    states = json.loads(result.stdout)
    assert {"crf", "rules", "stanza"} == {state["engine"] for state in states}
    assert all(state["advice"] for state in states if state["state"] != "ready")
