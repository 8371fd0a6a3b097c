"""The figures are those of the contract's scorer, which made tests/data/toy-figures.json."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from briefing_extract.errors import EvaluationError, FloorError, GoldError
from briefing_extract.evaluation import below_floors, evaluate, fold, read_floors
from briefing_extract.gold import compile_source, read_documents, read_gold

HERE = Path(__file__).parent
DATA = HERE / "data"
CORPUS = HERE.parent / "corpus"


def toy() -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    return read_gold(DATA / "toy-gold.jsonl"), {doc["id"]: doc for doc in read_documents(DATA / "toy-predicted.jsonl")}


def test_the_figures_are_those_of_the_contracts_scorer() -> None:
    expected = json.loads((DATA / "toy-figures.json").read_text(encoding="utf-8"))
    gold, predicted = toy()
    result = evaluate(gold, predicted)
    figures = result.figures.to_dict()
    for own in ("fact_organizations", "organization_entities"):
        figures.pop(own)
    assert figures == expected["figures"]
    assert sorted(result.misses) == sorted(expected["misses"])


def test_organizations_of_facts_and_of_the_list_are_told_apart() -> None:
    figures = evaluate(*toy()).figures
    assert (figures.fact_organizations.tp, figures.organization_entities.tp) == (4, 1)
    assert figures.organization_entities.fp == 1
    assert figures.organization.tp == 5


def test_gold_against_itself_is_perfect_and_against_nothing_is_zero() -> None:
    gold = read_gold(DATA / "toy-sources.json")
    predicted = copy.deepcopy(gold)
    for document in predicted:
        for fact in document["facts"]:
            if fact.get("subject"):
                fact["subject"] = {"text": document["text"][:3], "start": 0, "end": 3, "head": fact["subject"]["stems"][-1]}
            if fact.get("period"):
                fact["period"]["text"] = ""
    perfect = evaluate(gold, {document["id"]: document for document in predicted}).figures
    assert perfect.facts.f1 == perfect.person.f1 == perfect.quotes.f1 == perfect.digits_accounted == 1.0
    assert perfect.attributes["modifier"].accuracy == perfect.attributes["reason"].accuracy == 1.0
    nothing = evaluate(gold, {}).figures
    assert nothing.facts.recall == nothing.whole_fact_f1 == nothing.digits_accounted == 0.0
    assert nothing.documents == 3


def test_annotated_sources_compile_to_the_documents_of_the_contracts_compiler() -> None:
    assert read_gold(DATA / "toy-sources.json") == read_gold(DATA / "toy-gold.jsonl")


def source(**changes: Any) -> dict[str, Any]:
    fact = {"span": "22", "kind": "count", "value": 22, "subject": ["студент"], "speaker": "e1"}
    return {
        "id": "s",
        "language": "kk",
        "script": "Cyrl",
        "text": "22 студент, 22 топ",
        "entities": [{"id": "e1", "type": "person", "name": "А"}],
        "facts": [fact, {"span": "22", "kind": "count", "value": 22}],
        **changes,
    }


def with_fact(**changes: Any) -> dict[str, Any]:
    plain = source()
    plain["facts"][0].update(changes)
    return plain


def test_a_span_is_looked_for_after_the_one_before_it_or_as_the_nth() -> None:
    assert [fact["start"] for fact in compile_source(source())["facts"]] == [0, 12]
    second = {"span": "22", "nth": 2, "kind": "count", "value": 22}
    last = compile_source(source(facts=[second], skipped=[{"span": "22", "reason": "age"}]))
    assert (last["facts"][0]["start"], last["skipped"][0]["start"]) == (12, 0)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (with_fact(span="23"), "s: «23» does not stand there after the one before it"),
        (with_fact(nth=3), "s: «22» does not stand there 3 times"),
        (with_fact(kind="number"), "kind 'number' is none of count, percent"),
        (with_fact(modifier="over"), "modifier 'over' is none of"),
        (with_fact(modifier="range"), "a range has low and high and no value"),
        (with_fact(subjct=["топ"]), "unknown keys subjct"),
        (with_fact(speaker="e9"), "speaker e9 is no entity"),
        (with_fact(part_of="f9"), "part_of f9 is no fact"),
        (source(facts=[]), "digits in no fact and no skipped number: «22 студент, 22 топ»"),
        (source(skipped=[{"span": "22", "reason": "year"}]), "reason 'year' is none of"),
        ({"id": "s", "facts": []}, "s: the key 'text' is missing"),
    ],
)
def test_a_contradictory_annotation_is_refused_with_the_reason(wrong: dict[str, Any], complaint: str) -> None:
    with pytest.raises(GoldError) as caught:
        compile_source(wrong)
    assert complaint in str(caught.value)


def test_unreadable_gold_is_refused_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no such file"):
        read_gold(tmp_path / "absent.jsonl")
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"a\.json: no JSON"):
        read_gold(tmp_path)
    (tmp_path / "a.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(EvaluationError, match="a document is an object"):
        read_gold(tmp_path)
    (tmp_path / "a.json").write_text(json.dumps([source(), source()]), encoding="utf-8")
    with pytest.raises(GoldError, match="more than once: s"):
        read_gold(tmp_path)


def test_names_compare_without_quotes_case_and_look_alikes() -> None:
    assert fold("«Аlmaty.tv»") == fold("almaty tv")
    assert fold("Білім  басқармасы") != fold("Білім басқарма")


def test_floors_hold_or_say_which_figure_fell(tmp_path: Path) -> None:
    figures = evaluate(*toy()).figures
    file = tmp_path / "floors.toml"
    file.write_text("whole_fact_f1 = 0.2\nfacts.f1 = 0.8\n[attributes]\nunit = 0.5\n[presence]\nperiod = 1\n", encoding="utf-8")
    assert below_floors(figures, read_floors(file)) == ["facts.f1 is 0.700, below its floor of 0.8"]
    with pytest.raises(FloorError, match=r"no figure facts\.f2"):
        below_floors(figures, {"facts.f2": 0.1})
    file.write_text('facts = "high"', encoding="utf-8")
    with pytest.raises(FloorError, match="no number"):
        read_floors(file)
    with pytest.raises(FloorError):
        read_floors(tmp_path / "absent.toml")


def test_the_corpus_compiles_and_is_what_its_readme_says() -> None:
    gold = read_gold(CORPUS)
    assert len(gold) == 78
    assert "Seventy-eight" in (CORPUS / "README.md").read_text(encoding="utf-8")
    assert {document["language"] for document in gold} == {"kk", "ru", "en"}
    assert all(document["facts"] for document in gold)


def test_the_corpus_floors_name_figures_that_exist() -> None:
    floors = read_floors(CORPUS / "floors.toml")
    figures = evaluate(*toy()).figures
    assert floors
    assert all(0 <= floor <= 1 for floor in floors.values())
    below_floors(figures, floors)
