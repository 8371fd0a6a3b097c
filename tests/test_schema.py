"""The output contract: exact numbers, its JSON Schema, and that 1.x keeps its promises."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from briefing_extract.errors import InputError
from briefing_extract.integrity import defects
from briefing_extract.jsontext import count_digits, format_number, write_json
from briefing_extract.schema import (
    LONG_VALUE,
    UNWRITABLE_VALUE,
    Attribution,
    Change,
    Document,
    Entity,
    Extent,
    Fact,
    PerBase,
    Period,
    Quote,
    Skipped,
    Source,
    Span,
    Subject,
    content_id,
    json_schema,
)
from briefing_extract.typescript import typescript

HERE = Path(__file__).parent
TEXT = "2025 жылы 22 мыңнан астам студент грант алды, олардың 43,7%-ы ауылдан. «Бәрі дайын», – деді ректор."


def span(words: str) -> Span:
    return Span(text=words, start=TEXT.index(words), end=TEXT.index(words) + len(words))


def make_fact(value: Any = Decimal(22000), **changes: Any) -> Fact:
    fields: dict[str, Any] = {
        "id": "f1",
        "kind": "count",
        "value": value,
        "modifier": "more_than",
        "text": "22 мыңнан астам",
        "start": 10,
        "end": 25,
        "sentence": Extent(start=0, end=70),
    }
    return Fact(**{**fields, **changes})


def make_document(**changes: Any) -> Document:
    facts = [
        make_fact(
            subject=Subject(text="студент", start=26, end=33, head="студент"),
            period=Period(text="2025 жылы", start=date(2025, 1, 1), end=date(2025, 12, 31)),
            attribution=Attribution(mode="reported", speaker="e1", cue=span("деді")),
            change=Change(direction="increase", role="to"),
            per="айына",
            per_base=PerBase(value=Decimal(1), unit="month"),
            place="Алматы",
        ),
        make_fact(
            Decimal("43.7"), id="f2", kind="percent", unit="%", modifier="exact", part_of="f1", text="43,7%-ы", start=54, end=61
        ),
    ]
    fields: dict[str, Any] = {
        "id": "a",
        "language": "kk",
        "script": "Cyrl",
        "text": TEXT,
        "source": Source(outlet="Toy", published=date(2025, 9, 1)),
        "entities": [Entity(id="e1", type="person", name="Ректор", mentions=[span("ректор")])],
        "quotes": [Quote(start=72, end=82, text="Бәрі дайын", mode="direct", speaker="e1")],
        "facts": facts,
        "skipped": [Skipped(start=0, end=9, text="2025 жылы", reason="date")],
    }
    return Document(**{**fields, **changes})


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("43.7", "43.7"),
        ("2671000", "2671000"),
        ("2.671E+6", "2671000"),
        ("0.3333", "0.3333"),
        ("1.50", "1.5"),
        ("3521.0", "3521"),
        ("-38", "-38"),
        ("-0.0", "0"),
        ("1E-7", "0.0000001"),
        ("123456789012345678901.000000001", "123456789012345678901.000000001"),
        ("1E+4299", "1" + "0" * 4299),
        ("1E+4300", None),
    ],
)
def test_a_number_is_written_with_its_exact_digits(value: str, written: str | None) -> None:
    assert format_number(Decimal(value)) == written


def test_json_holds_numbers_and_never_an_exponent_or_a_needless_point() -> None:
    text = make_document().to_json()
    assert '"value": 22000,' in text
    assert '"value": 43.7,' in text
    assert '"per_base": {"value": 1,' in text


def test_a_document_comes_back_from_its_json_as_it_was() -> None:
    document = make_document()
    assert Document.from_json(document.to_json()) == document
    assert Document.from_json(document.to_json(indent=2).encode()) == document
    assert Document.model_validate_json(document.model_dump_json()) == document


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_every_decimal_survives_the_way_through_json(value: Decimal) -> None:
    document = make_document(facts=[make_fact(value)])
    if count_digits(value) <= 4300:
        assert Document.from_json(document.to_json()).facts[0].value == value
    else:
        assert Document.from_json(document.to_json()).facts[0].value is None


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_survives_the_way_through_one_line_of_json(text: str) -> None:
    document = make_document(text=text, facts=[], skipped=[], quotes=[], entities=[])
    line = document.to_json()
    assert len(line.splitlines()) == 1, "a reader of JSON lines would cut it in two"
    assert json.loads(line)["text"] == text
    assert Document.from_json(line).text == text


def test_plain_json_readers_and_pydantic_see_the_same() -> None:
    document = make_document()
    assert json.loads(document.to_json()) == json.loads(document.model_dump_json()) == document.model_dump(mode="json")


def test_long_values_are_kept_and_doubted() -> None:
    assert make_fact(Decimal(10**17)).warnings == ()
    assert make_fact(Decimal(10**18)).warnings == (LONG_VALUE,)
    assert make_fact(Decimal(10**18), warnings=[LONG_VALUE]).warnings == (LONG_VALUE,)
    huge = make_fact(Decimal("1E+5000"))
    assert huge.warnings == (LONG_VALUE, UNWRITABLE_VALUE)
    written = json.loads(make_document(facts=[huge]).to_json())["facts"][0]
    assert written["value"] is None
    assert huge.value == Decimal("1E+5000")
    assert json.loads(make_document(facts=[huge]).model_dump_json())["facts"][0] == written


@pytest.mark.parametrize("value", [True, float("nan"), float("inf"), "43,7", Decimal("NaN")])
def test_what_is_no_number_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError):
        make_fact(value)


def test_a_float_is_taken_as_it_was_written() -> None:
    assert make_fact(0.1).value == Decimal("0.1")


def test_models_are_frozen_strict_and_closed() -> None:
    with pytest.raises(ValidationError):
        make_fact(start="10")
    with pytest.raises(ValidationError):
        make_fact(confidance=1)
    with pytest.raises(ValidationError):
        make_fact(kind="counts")
    with pytest.raises(ValidationError):
        make_fact().text = "23"  # type: ignore[misc]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"id": "a"}', b"\xff", "[" * 100_000])
def test_what_is_no_document_is_refused_with_this_packages_error(text: str | bytes) -> None:
    with pytest.raises(InputError):
        Document.from_json(text)


def test_output_validates_against_the_json_schema() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    validator.validate(json.loads(make_document().to_json()))
    validator.validate(json.loads(make_document(facts=[make_fact(Decimal("1E+5000"))]).to_json()))
    wrong = json.loads(make_document().to_json())
    wrong["facts"][0]["value"] = "22000"
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(wrong)


def test_every_field_is_always_present() -> None:
    models = [json_schema(), *json_schema()["$defs"].values()]
    assert all(set(model["required"]) == set(model["properties"]) for model in models)


# --- what 1.x promises ------------------------------------------------------------------------------


def breaks(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """What in `new` a program written for `old` would stumble over."""
    found = []
    models = {"Document": old, **old["$defs"]}
    now = {"Document": new, **new["$defs"]}
    for name, model in models.items():
        if name not in now:
            found.append(f"{name} is gone")
            continue
        for field, shape in model["properties"].items():
            if field not in now[name]["properties"]:
                found.append(f"{name}.{field} is gone")
            elif type_of(shape) != type_of(now[name]["properties"][field]):
                found.append(f"{name}.{field} has another type")
        found += [f"{name}.{field} may be absent" for field in set(model["required"]) - set(now[name]["required"])]
    return found


def type_of(shape: Any) -> Any:
    if isinstance(shape, dict):
        return {key: type_of(value) for key, value in shape.items() if key not in ("title", "description", "default")}
    return [type_of(item) for item in shape] if isinstance(shape, list) else shape


FROZEN = json.loads((HERE / "frozen" / "schema-1.0.json").read_text(encoding="utf-8"))


def test_no_field_of_1x_is_renamed_removed_or_retyped() -> None:
    assert breaks(FROZEN, json_schema()) == []


def test_the_guard_of_1x_sees_what_it_is_there_for() -> None:
    added = json_schema()
    added["properties"]["topic"] = {"type": "string"}
    assert breaks(FROZEN, added) == []
    removed = json_schema()
    del removed["$defs"]["Fact"]["properties"]["unit"]
    assert breaks(FROZEN, removed) == ["Fact.unit is gone"]
    retyped = json_schema()
    retyped["$defs"]["Fact"]["properties"]["start"] = {"type": "string"}
    assert breaks(FROZEN, retyped) == ["Fact.start has another type"]
    narrowed = json_schema()
    narrowed["$defs"]["Fact"]["properties"]["kind"]["enum"].remove("count")
    assert breaks(FROZEN, narrowed) == ["Fact.kind has another type"]


def test_the_typescript_types_are_those_of_the_schema() -> None:
    committed = (HERE.parent / "types" / "briefing-extract.d.ts").read_text(encoding="utf-8")
    assert committed == typescript(), "run: briefing-extract schema --typescript > types/briefing-extract.d.ts"
    assert '  kind: "count" | "percent" | "money" | "quantity" | "multiple" | "fraction";' in typescript()
    assert "  value: number | null;" in typescript()
    assert "  facts: Fact[];" in typescript()


# --- looking at a document ----------------------------------------------------------------------------


def test_a_sound_document_has_no_defects() -> None:
    assert defects(make_document()) == []


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"skipped": []}, "«2025» at 0 is in no fact and no skipped item"),
        ({"skipped": [Skipped(start=0, end=12, text=TEXT[:12], reason="date")]}, "two items of the ledger overlap at 10"),
        ({"facts": [make_fact(text="22")]}, "f1 at 10: «22» is not what stands there"),
        ({"facts": [make_fact(part_of="f9")]}, "f1: part_of f9 is no other fact"),
        ({"facts": [make_fact(None)]}, "f1: a range has low and high and no value, anything else a value"),
        ({"facts": [make_fact(attribution=Attribution(speaker="e7"))]}, "f1: speaker e7 is no entity"),
        ({"facts": [make_fact(sentence=Extent(start=0, end=20))]}, "f1: outside its sentence"),
        ({"facts": [make_fact(), make_fact()]}, "fact id f1 stands 2 times"),
        ({"quotes": [Quote(start=0, end=4, text="2024", mode="direct")]}, "quote at 0: «2024» is not what stands there"),
    ],
)
def test_defects_are_named(changes: dict[str, Any], complaint: str) -> None:
    assert complaint in defects(make_document(**changes))


def test_uncertain_facts_can_be_left_out_without_dangling_references() -> None:
    facts = [make_fact(confidence=0.4), make_fact(id="f2", confidence=0.9, part_of="f1")]
    document = make_document(facts=facts).at_least(0.5)
    assert [(fact.id, fact.part_of) for fact in document.facts] == [("f2", None)]
    assert document.skipped == make_document().skipped


def test_an_id_is_stable_and_follows_the_text() -> None:
    assert content_id("Мәтін") == content_id("Мәтін") != content_id("Мәтін ")
    assert len(content_id("")) == 16
    with pytest.raises(InputError, match="D800 at character 1"):
        content_id("a\ud800")


def test_json_of_other_things_is_refused() -> None:
    with pytest.raises(TypeError):
        write_json({"a": object()})
