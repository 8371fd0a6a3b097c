"""The JSON contract, version 1.0: what one article becomes, as frozen and strict pydantic models.

All offsets are half-open `[start, end)` counts of Unicode code points into `Document.text`, so that
`text[start:end]` is the span. Every field is always present in the JSON; what the text does not say is null.

A value is a `Decimal` in Python and a JSON number outside. `Document.to_json` writes its exact decimal
digits and `Document.from_json` reads them back, neither of them through a binary float. pydantic's own
`model_dump_json` writes numbers as well, but a fraction of more than 17 digits as its nearest float. A number of more than
`MAX_DIGITS` digits is kept in Python and is null in JSON, where no reader would take it; a warning says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationError,
    WithJsonSchema,
    model_validator,
)

from briefing_extract.errors import InputError, RecordError
from briefing_extract.jsontext import MAX_DIGITS, count_digits, format_number, read_json, write_json

SCHEMA_VERSION = "1.0"
LONG_DIGITS = 18  # a value longer than this deserves a second look: no briefing counts in quintillions

LONG_VALUE = f"a value of more than {LONG_DIGITS} digits"
UNWRITABLE_VALUE = f"a value of more than {MAX_DIGITS} digits is null in JSON"

Kind = Literal["count", "percent", "money", "quantity", "multiple", "fraction"]
Modifier = Literal["exact", "approx", "nearly", "more_than", "less_than", "at_least", "at_most", "range"]
Mode = Literal["direct", "reported", "context", "none"]
Reason = Literal[
    "date",
    "time",
    "duration",
    "age",
    "ordinal",
    "identifier",
    "name",
    "score",
    "idiom",
    "list_marker",
    "contact",
    "base",
    "boilerplate",
]
EntityType = Literal["person", "organization", "place"]


# --- numbers and dates: one way in, one way out -----------------------------------------------------


def _to_decimal(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("a truth value is no number")
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):  # as it was written, not as it is stored: 43.7 and not 43.7000000000000028
        value = Decimal(repr(value))
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError("a value is a finite number")
    return value


def _to_json_number(value: Decimal) -> int | float | None:
    digits = format_number(value)
    if digits is None:
        return None
    return float(digits) if "." in digits else int(digits)


def _to_date(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) and len(value) == len("2025-01-01") else value


Number = Annotated[
    Decimal,
    Field(allow_inf_nan=True),  # pydantic takes what no float holds (1E+400) for infinite; `_to_decimal` knows better
    BeforeValidator(_to_decimal),
    PlainSerializer(_to_json_number, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
IsoDate = Annotated[date, BeforeValidator(_to_date), WithJsonSchema({"type": "string", "format": "date"})]
Offset = Annotated[int, Field(ge=0)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", json_schema_serialization_defaults_required=True)


# --- what a fact is made of -------------------------------------------------------------------------


class Extent(_Model):
    """A stretch of the text."""

    start: Offset = Field(description="First code point.")
    end: Offset = Field(description="One past the last code point.")


class Span(_Model):
    """A stretch of the text, with the characters that stand there."""

    text: str = Field(description="text[start:end] of the document.")
    start: Offset = Field(description="First code point.")
    end: Offset = Field(description="One past the last code point.")


class Subject(_Model):
    """What is counted or measured."""

    text: str = Field(description="The phrase as it stands.")
    start: Offset = Field(description="First code point.")
    end: Offset = Field(description="One past the last code point.")
    head: str = Field(description="The head noun's base form; of a pronoun, the noun that it stands for.")


class Period(_Model):
    """When a number holds."""

    text: str = Field(description="The expression as it stands.")
    start: IsoDate | None = Field(default=None, description="First day; null where it cannot be resolved.")
    end: IsoDate | None = Field(default=None, description="Last day, inclusive; null where it cannot be resolved.")


class Change(_Model):
    """That a number tells of a change."""

    direction: Literal["increase", "decrease"] = Field(description="Which way.")
    role: Literal["by", "from", "to"] = Field(description="Whether the number is the difference, the old or the new state.")


class PerBase(_Model):
    """The base of a rate, for machines."""

    value: Number = Field(description="How many of the unit: 1, 1000, …")
    unit: str = Field(description="month, day, year, h, m2, person, kWh, …")


class Attribution(_Model):
    """Who stands behind a number."""

    mode: Mode = Field(
        default="none",
        description="direct: inside a quotation; reported: a cue names the source; context: the text goes on reporting; none.",
    )
    speaker: str | None = Field(default=None, description="Entity id of the person who says it.")
    organization: str | None = Field(default=None, description="Entity id of the office whose figure it is.")
    cue: Span | None = Field(default=None, description="The words that attribute it.")


class Fact(_Model):
    """One number that the article states about something."""

    id: str = Field(description="f1, f2, … in text order.")
    kind: Kind = Field(description="What sort of number it is.")
    value: Number | None = Field(description="The exact scaled value; null for a range.")
    low: Number | None = Field(default=None, description="Lower end of a range.")
    high: Number | None = Field(default=None, description="Upper end of a range.")
    modifier: Modifier = Field(default="exact", description="How the text bounds the number.")
    unit: str | None = Field(default=None, description="ISO 4217, %, pp, a UCUM-style symbol, an English name or x.")
    subject: Subject | None = Field(default=None, description="What is counted or measured.")
    per: str | None = Field(default=None, description="The rate's base as it stands.")
    period: Period | None = Field(default=None, description="When the number holds.")
    place: str | None = Field(default=None, description="The most specific place that the number is about, base form.")
    change: Change | None = Field(default=None, description="That the number tells of a change.")
    part_of: str | None = Field(default=None, description="Id of the fact of which this is a part.")
    attribution: Attribution = Field(default_factory=Attribution, description="Who stands behind it.")
    numerator: int | None = Field(default=None, description="Of a fraction.")
    denominator: int | None = Field(default=None, description="Of a fraction.")
    per_base: PerBase | None = Field(default=None, description="`per` for machines.")
    warnings: Annotated[tuple[str, ...], Field(strict=False)] = Field(default=(), description="What a reader should doubt.")
    confidence: float = Field(default=1.0, ge=0, le=1, description="Of the facts given 0.9, nine in ten are right.")
    text: str = Field(description="The number with its modifiers, unit and suffixes, without the counted noun.")
    start: Offset = Field(description="First code point.")
    end: Offset = Field(description="One past the last code point.")
    sentence: Extent = Field(description="The sentence in which it stands.")

    @model_validator(mode="after")
    def _warn_of_length(self) -> Self:
        digits = max((count_digits(n) for n in (self.value, self.low, self.high) if n is not None), default=0)
        wanted = [LONG_VALUE] * (digits > LONG_DIGITS) + [UNWRITABLE_VALUE] * (digits > MAX_DIGITS)
        if missing := [warning for warning in wanted if warning not in self.warnings]:
            object.__setattr__(self, "warnings", (*self.warnings, *missing))  # the model is frozen for everyone else
        return self


class Skipped(_Model):
    """A number that is no fact, and why."""

    start: Offset = Field(description="First code point.")
    end: Offset = Field(description="One past the last code point.")
    text: str = Field(description="text[start:end] of the document.")
    reason: Reason = Field(description="Why it is no fact.")


class Entity(_Model):
    """A person, organization or place of the article."""

    id: str = Field(description="e1, e2, …")
    type: EntityType = Field(description="What it is.")
    name: str = Field(description="Base form: nominative, without the case suffix of the mention.")
    mentions: Annotated[tuple[Span, ...], Field(strict=False)] = Field(default=(), description="Where it is named or meant.")
    position: str | None = Field(default=None, description="A person's title with its office, in the nominative.")
    organization: str | None = Field(default=None, description="Entity id of a person's organization.")
    speaker: bool = Field(default=False, description="Whether a quote or a fact is theirs.")


class Quote(_Model):
    """A direct quotation or a stretch of reported speech."""

    start: Offset = Field(description="First code point, inside the quotation marks.")
    end: Offset = Field(description="One past the last code point, inside the quotation marks.")
    text: str = Field(description="text[start:end] of the document.")
    mode: Literal["direct", "reported"] = Field(description="Whether the words themselves are given.")
    speaker: str | None = Field(default=None, description="Entity id of who says it.")
    organization: str | None = Field(default=None, description="Entity id of the office whose words they are.")
    cue: Span | None = Field(default=None, description="The words that attribute it.")


class Source(_Model):
    """Where the article comes from."""

    uri: str | None = Field(default=None, description="Its address or file.")
    outlet: str | None = Field(default=None, description="The medium that reports, in its usual spelling.")
    title: str | None = Field(default=None, description="Its headline.")
    published: IsoDate | None = Field(default=None, description="Publication date: what relative dates are resolved against.")


class Metadata(_Model):
    """What made the document."""

    package: str = Field(default="briefing-extract", description="Name of the package.")
    version: str | None = Field(default=None, description="Version of briefing-extract.")
    engine: str | None = Field(default=None, description="What proposed names: crf, rules, stanza.")
    model: str | None = Field(default=None, description="The engine's model with its version, where it has one.")


class Document(_Model):
    """What one article becomes."""

    schema_version: Literal["1.0"] = Field(default="1.0", description="Version of this contract.")
    id: str = Field(description="The input's id, or a hash of its text.")
    source: Source = Field(default_factory=Source, description="Where the article comes from.")
    language: str = Field(pattern=r"^[a-z]{2,3}$", description="ISO 639 code: kk, ru, en.")
    script: str = Field(pattern=r"^[A-Z][a-z]{3}$", description="ISO 15924 code: Cyrl, Latn, Arab.")
    text: str = Field(description="The input, character for character: what the offsets refer to.")
    entities: Annotated[tuple[Entity, ...], Field(strict=False)] = Field(default=(), description="Whom and what it names.")
    quotes: Annotated[tuple[Quote, ...], Field(strict=False)] = Field(default=(), description="Quotations and reported speech.")
    facts: Annotated[tuple[Fact, ...], Field(strict=False)] = Field(default=(), description="Every numeric fact, in text order.")
    skipped: Annotated[tuple[Skipped, ...], Field(strict=False)] = Field(default=(), description="Every other number, and why.")
    metadata: Metadata = Field(default_factory=Metadata, description="What made the document.")

    def to_json(self, *, indent: int | None = None) -> str:
        """The document as JSON text with exact numbers: on one line, or indented."""
        return write_json(self.model_dump(), indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """The document of a JSON text, its numbers exact.

        Raises `InputError` where the text is no JSON or no document of this contract.
        """
        try:
            return cls.model_validate(read_json(text))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(str(step) for step in first["loc"])
            raise InputError(f"no document of contract {SCHEMA_VERSION}: {place}: {first['msg']}") from None

    def entity(self, id: str | None) -> Entity | None:
        """The entity of an id, None where there is none."""
        return next((entity for entity in self.entities if entity.id == id), None) if id else None

    def at_least(self, confidence: float) -> Self:
        """The document with only the facts of at least this confidence, under their old ids.

        What was part of a fact that goes is part of nothing; the ledger of skipped numbers stays as it was.
        """
        kept = {fact.id for fact in self.facts if fact.confidence >= confidence}
        facts = tuple(
            fact if fact.part_of is None or fact.part_of in kept else fact.model_copy(update={"part_of": None})
            for fact in self.facts
            if fact.id in kept
        )
        return self.model_copy(update={"facts": facts})


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a document, as this version writes it."""
    schema = Document.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


# --- input records, failures, traces --------------------------------------------------------------------


def content_id(text: str) -> str:
    """The id of an article that has none: 16 hexadecimal digits of the SHA-256 of its UTF-8 text.

    Raises `InputError` where the text holds a lone surrogate, which UTF-8 cannot write.
    """
    try:
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
    except UnicodeEncodeError as error:
        raise InputError(f"the text holds a lone surrogate (U+{ord(text[error.start]):04X} at character {error.start})") from None


def _is_unicode(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text)


def read_published(value: object) -> date | None:
    """A publication date from an ISO 8601 date or date-time; None for None and the empty string.

    Raises `InputError` on anything else.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value.strip()).date()
        except ValueError:
            pass
    raise InputError(f"published is no ISO 8601 date: {value!r}")


class Record(_Model):
    """One article to be read: its text, and what is known about it."""

    text: str
    id: str
    uri: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: date | None = None
    language: str | None = None
    origin: str | None = None  # the file (and line) that it came from

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any], *, origin: str | None = None) -> Self:
        """The record of a JSON object, its id the hash of its text where it gives none.

        Keys that the contract does not know are ignored. Raises `RecordError`.
        """
        name = data.get("id")
        if isinstance(name, int) and not isinstance(name, bool):  # ids of databases are numbers
            name = str(name)
        if name is not None and not (isinstance(name, str) and _is_unicode(name)):
            raise RecordError(f"id is no string of Unicode: {name!a:.40}", origin=origin, advice="make it one")

        def refuse(what: str, advice: str) -> RecordError:
            return RecordError(what, record=name, origin=origin, advice=advice)

        text = data.get("text")
        if text is None and data.get("html") is not None:
            raise refuse("html is not read by this version", "give the article's body as text")
        if text is None:
            raise refuse("it has no text", 'give the article under "text"')
        if not isinstance(text, str):
            raise refuse(f"text is a {type(text).__name__}", "make it a string")
        values: dict[str, Any] = {}
        for key in ("uri", "outlet", "title", "language"):
            value = data.get(key)
            if value is not None and not isinstance(value, str):
                raise refuse(f"{key} is a {type(value).__name__}", "make it a string or null")
            if value is not None and not _is_unicode(value):
                raise refuse(f"{key} holds a lone surrogate", "replace it: it is half of a character")
            values[key] = value or None
        try:
            values["published"] = read_published(data.get("published"))
        except InputError as error:
            raise refuse(str(error), "write it as YYYY-MM-DD") from None
        try:
            identity = content_id(text)  # also refuses text that no UTF-8 file could hold
        except InputError as error:
            raise refuse(str(error), "replace it: it is half of a character") from None
        return cls(text=text, id=name or identity, origin=origin, **values)


@dataclass(frozen=True, slots=True)
class Failure:
    """A record that could not be read or extracted, reported while the others go on."""

    error: str  # what went wrong
    id: str | None = None  # the record's id, where it has one
    origin: str | None = None  # the file, and the line in it
    where: str | None = None  # the place inside the record
    advice: str = ""  # what to do about it

    @classmethod
    def from_error(cls, error: Exception, *, id: str | None = None, origin: str | None = None) -> Failure:
        """The failure that an error amounts to."""
        if isinstance(error, RecordError):
            return cls(error.what, id or error.record, origin or error.origin, error.where, error.advice)
        what = str(error) if isinstance(error, InputError) else f"{type(error).__name__}: {error}"
        return cls(what, id, origin)

    def __str__(self) -> str:
        name = " ".join(part for part in (self.origin, f"[{self.id}]" if self.id else None) if part) or "record"
        return f"{name}: {self.error}" + (f" ({self.where})" if self.where else "") + (f"; {self.advice}" if self.advice else "")


@dataclass(frozen=True, slots=True)
class Trace:
    """Which named rule and which pack entries decided about one number of the text."""

    start: int
    end: int
    text: str
    outcome: str  # the fact's id, or «skipped: date»
    rule: str
    entries: tuple[str, ...] = ()
