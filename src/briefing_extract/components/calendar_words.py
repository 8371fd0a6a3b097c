"""The calendar of a pack: months, years and their parts, as they stand in a text with their suffixes."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing_extract.components.remembered import Remembered

if TYPE_CHECKING:
    from briefing_extract.components.article import Article
    from briefing_extract.languages.pack import Pack

# Derivations that make another word of a calendar word
MEASURES = frozenset({"adj", "with", "without", "like", "own", "vague", "pred"})


class Form(NamedTuple):
    """A calendar word as it stands: its entry, what it is worth, its suffixes."""

    entry: str
    value: int
    tags: Any  # morphology.Tags

    @property
    def bare(self) -> bool:
        """Without a suffix: «осы жылы», «2025 жыл»."""
        tags = self.tags
        return not (tags.plural or tags.possessive or tags.derived) and tags.case == "nom"


class Months(NamedTuple):
    """One month, or the months from `first` to `last` («қаңтар-қыркүйек»), and the suffixes of the last."""

    first: int
    last: int
    tags: Any
    ambiguous: bool


@dataclass(slots=True)
class CalendarWords:
    """The calendar of a pack, with the forms met so far."""

    pack: Pack
    months: dict[str, int]
    ambiguous: frozenset[str]
    abbreviations: frozenset[str]
    both: frozenset[str]
    cues: frozenset[str]
    day_parts: frozenset[str]
    first: frozenset[str]
    studies: frozenset[str]
    ordinal_suffixes: frozenset[str]
    counters: frozenset[str]
    since: frozenset[str]
    begins: frozenset[str]  # «10-нан бастап»
    until: frozenset[str]
    relative: dict[str, int]  # «биыл» 0, «былтыр» -1: years from the publication's
    groups: dict[str, dict[str, str]]  # the inflected words, by what they are
    _forms: dict[tuple[str, str], Form | None] = field(default_factory=dict)
    _months: dict[str, Months | None] = field(default_factory=dict)
    opens: Remembered[str, bool] = field(init=False)  # can a date or a time of day begin so, numbers aside?

    def __post_init__(self) -> None:
        self.opens = Remembered(self._opens)

    @classmethod
    def of(cls, pack: Pack) -> CalendarWords:
        """The calendar of `pack`, built once."""
        words = pack.cache.get("calendar")
        if words is None:
            words = pack.cache["calendar"] = cls._build(pack)
        return words

    @classmethod
    def _build(cls, pack: Pack) -> CalendarWords:
        table = pack.table("calendar")
        parts, clock = table.get("parts", {}), table.get("clock", {})
        months: dict[str, int] = table.get("months", {})
        year_words: dict[str, int] = table.get("relative_year", {})
        which: dict[str, int] = table.get("which_year", {})
        groups: dict[str, list[str]] = {
            "month name": list(months),
            "year": table.get("year", {}).get("words", []),
            "this year": list(year_words),
            "which year": list(which),
            "half of": parts.get("half_of", []),
            "schedule": clock.get("schedule", []),
            "score": clock.get("scores", []),
            "named": table.get("named", {}).get("words", []),
            **{name: parts.get(name, []) for name in ("month", "quarter", "half", "century", "day")},
        }
        return cls(
            pack,
            months,
            frozenset(table.get("months_ambiguous", {}).get("words", [])),
            frozenset(table.get("year", {}).get("abbreviations", [])),
            frozenset(table.get("and", {}).get("words", [])),
            frozenset(clock.get("cues", [])),
            frozenset(clock.get("day_parts", [])),
            frozenset(table.get("first", {}).get("words", [])),
            frozenset(table.get("year", {}).get("kinds", [])),
            frozenset(table.get("ordinal", {}).get("suffixes", [])),
            frozenset(table.get("year", {}).get("counters", [])),
            frozenset(table.get("around", {}).get("since", [])),
            frozenset(table.get("around", {}).get("from", [])),
            frozenset(table.get("around", {}).get("until", [])),
            {**year_words, **which},
            {group: {entry: entry for entry in entries} for group, entries in groups.items()},
        )

    def form(self, group: str, form: str) -> Form | None:
        """What the lower-case form is among the words of `group`, or None."""
        key = (group, form)
        try:
            return self._forms[key]
        except KeyError:
            if len(self._forms) > 200_000:
                self._forms.clear()
            found = self._forms[key] = self._form(group, form)
            return found

    def _form(self, group: str, form: str) -> Form | None:
        found = self.pack.morphology.lookup(form, self.groups[group])
        if found is None or found[1].derived in MEASURES:
            return None  # «жылдық», «айлық» measure, they name no time
        return Form(found[0], self.months.get(found[0], 0), found[1])

    def month(self, form: str) -> Months | None:
        """The month or months that the lower-case form names, or None («қазандық» is a boiler)."""
        try:
            return self._months[form]
        except KeyError:
            if len(self._months) > 200_000:
                self._months.clear()
            found = self._months[form] = self._month(form)
            return found

    def _opens(self, form: str) -> bool:
        listed = form in self.cues or form in self.day_parts or form in self.first
        return listed or self.month(form) is not None or self.form("month", form) is not None

    def _month(self, form: str) -> Months | None:
        first, hyphen, last = form.partition("-")
        if hyphen:
            begin, finish = self._month(first), self._month(last)
            if begin and finish and first in self.months and begin.first < finish.first:
                return Months(begin.first, finish.first, finish.tags, False)
            return None
        found = self.form("month name", form)
        if found is None or found.tags.plural:
            return None
        return Months(found.value, found.value, found.tags, found.entry in self.ambiguous)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def relative_year(article: Article, index: int) -> int | None:
    """How many years from the publication's the words right before `index` say: «ағымдағы жылдың» 0, «былтырғы» -1."""
    words, calendar = article.words, CalendarWords.of(article.pack)
    if index < 1 or words[index - 1].sentence != words[index].sentence:
        return None
    before = words[index - 1].lower
    found = calendar.form("this year", before)
    if found is not None:
        return calendar.relative[found.entry]
    if index < 2 or calendar.form("year", before) is None:
        return None
    found = calendar.form("which year", words[index - 2].lower)
    return None if found is None or not found.bare else calendar.relative[found.entry]
