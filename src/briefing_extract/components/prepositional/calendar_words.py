"""The calendar of a pack with prepositions: months, the word for year and its parts, words of the clock."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_extract.languages.pack import Pack


@dataclass(slots=True)
class CalendarWords:
    """The words of a pack's `calendar.toml`, with what a form of them means."""

    pack: Pack
    months: dict[str, int]
    short: dict[str, int]
    years: dict[str, bool]
    abbreviations: frozenset[str]
    kinds: dict[str, bool]
    before_year: frozenset[str]
    which: dict[str, int]
    quarters: dict[str, bool]
    halves: dict[str, bool]
    centuries: dict[str, bool]
    range_from: frozenset[str]
    range_to: frozenset[str]
    day_parts: frozenset[str]
    after_hours: frozenset[str]
    eras: tuple[str, ...]
    hours: dict[str, bool]
    before_time: frozenset[str]
    time_suffixes: frozenset[str]

    @classmethod
    def of(cls, pack: Pack) -> CalendarWords:
        """The calendar of `pack`, built once."""
        words: CalendarWords | None = pack.cache.get("prepositional calendar")
        if words is None:
            words = pack.cache["prepositional calendar"] = cls._build(pack)
        return words

    @classmethod
    def _build(cls, pack: Pack) -> CalendarWords:
        table = pack.table("calendar")
        year, parts, clock = table["year"], table["parts"], table["clock"]
        return cls(
            pack,
            table["months"],
            table["months_short"],
            dict.fromkeys(year["words"], True),
            frozenset(year["abbreviations"]),
            dict.fromkeys(year["kinds"], True),
            frozenset(year["before"]),
            table["which_year"],
            dict.fromkeys(parts["quarter"], True),
            dict.fromkeys(parts["half"], True),
            dict.fromkeys(parts["century"], True),
            frozenset(table["range"]["from"]),
            frozenset(table["range"]["to"]),
            frozenset(clock["day_parts"]),
            frozenset(clock["after_hours"]),
            tuple(table["eras"]["words"]),
            dict.fromkeys(clock["hours"], True),
            frozenset(clock["before"]),
            frozenset(clock["suffixes"]),
        )

    def month(self, form: str, capitalised: bool) -> int | None:
        """The month that a lower-case form names, or None ("may" and "march" are months only with a capital)."""
        if self.pack.language == "en" and not capitalised:
            return None
        if form in self.short:
            return self.short[form]
        found = self.pack.morphology.lookup(form, self.months)
        return found[0] if found is not None else None

    def is_a(self, form: str, words: dict[str, bool]) -> bool:
        """Whether a lower-case form is a form of one of `words`."""
        return self.pack.morphology.lookup(form, words) is not None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])
