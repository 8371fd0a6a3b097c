"""When a number holds: the time that its sentence speaks of, resolved against the day of publication.

Expressions are the calendar's (`article.dates`), durations counted from New Year («за десять месяцев», "in eleven months")
and relative words («в прошлом году», "since January"). One that only limits or compares («до 1 июля», "than in October")
gives no period.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from briefing_extract.components.article import Period
from briefing_extract.components.prepositional.calendar_words import month_end

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, DateSpan, Quantity
    from briefing_extract.components.prepositional.phrases import Phrases

AT, OTHER = "at", "other"
AFTER, FAR = 4, 14  # how near an expression after the number must stand: next to it, anywhere in its clause
MONTHS = 12


@dataclass(slots=True)
class Expression:
    """An expression of time in a sentence: its words, what it resolves to, and whether numbers hold at it."""

    first: int
    last: int
    begin: date | None
    finish: date | None
    role: str


class PeriodFinder:
    """The periods of one article's numbers; reads every sentence once."""

    def __init__(self, article: Article, phrases: Phrases) -> None:
        self.article, self.phrases, self.words = article, phrases, article.words
        self.published = article.published
        table: dict[str, Any] = article.pack.table("periods")
        listed: dict[str, list[str]] = table.get("words", {})
        self.lists: dict[str, frozenset[str]] = defaultdict(frozenset, {name: frozenset(words) for name, words in listed.items()})
        self.relative: list[dict[str, Any]] = table.get("relative", [])
        self.opening = frozenset(word for item in self.relative for word in item["words"][0].split("|"))
        self.dates: dict[int, DateSpan] = {span.first: span for span in article.dates if span.grain != "time"}
        self.durations: dict[int, tuple[int, int]] = {}
        self.years: dict[int, int] = {}  # «8 месяцев 2015 года»: the year inside the duration
        for item in article.skipped:
            if item.reason == "duration" and item.unit in ("mo", "month") and item.value is not None:
                first, last = article.words_in(item.start, item.end)
                if first < last and 0 < item.value < MONTHS and item.value == int(item.value):
                    self.durations[first] = (last, int(item.value))
                    year = next(
                        (word.text for word in self.words[first + 1 : last] if word.kind == "digits" and len(word.text) == 4), ""
                    )
                    if year:
                        self.years[first] = int(year)
        self._read: dict[int, list[Expression]] = {}
        self._last: Expression | None = None

    def find(self, quantity: Quantity) -> Period | None:
        """When `quantity` holds; its begin and finish are None where relative words cannot be resolved."""
        sentence = self.words[quantity.first].sentence
        found = self._choose(quantity, self._expressions(sentence))
        if found is None:
            return None
        self._last = found
        words = self.words
        return Period(words[found.first].start, words[found.last - 1].end, found.begin, found.finish)

    def _choose(self, quantity: Quantity, expressions: list[Expression]) -> Expression | None:
        after = next((item for item in expressions if item.first >= quantity.last), None)
        between = range(quantity.last, after.first) if after is not None else range(0)
        crossed = any(index in self.phrases.owner or self.words[index].text in ";:" for index in between)
        if (
            after is not None
            and not crossed
            and len(between) <= AFTER
            and not any(self.words[index].text == "," for index in between)
        ):
            if after.role == AT:
                return after
        before = None
        for item in expressions:
            if item.last <= quantity.first:
                gap = range(item.last, quantity.first)
                if item.role == AT:
                    before = item
                elif len(gap) <= 1 and not any(self.words[index].kind == "mark" for index in gap):
                    before = None
        if before is not None and not any(self.words[index].text == ";" for index in range(before.last, quantity.first)):
            return before
        if after is not None and not crossed and len(between) <= FAR and after.role == AT:
            _, last = self.phrases.clause(quantity)
            return after if after.first < last else None
        return None

    def _expressions(self, sentence: int) -> list[Expression]:
        found = self._read.get(sentence)
        if found is None:
            found = self._read[sentence] = []
            span = self.article.sentences[sentence]
            index = span.first
            while index < span.last:
                item = self._at(index, span.first, span.last)
                if item is None:
                    index += 1
                    continue
                found.append(item)
                if item.begin is not None and item.role == AT:
                    self._last = item
                index = item.last
        return found

    def _at(self, index: int, first: int, last: int) -> Expression | None:
        if index in self.phrases.owner:
            return None
        span = self.dates.get(index)
        if span is not None:
            return self._dated(span, first)
        if index in self.durations:
            return self._months(index, first, last)
        if self.words[index].kind == "word" and self.phrases.bases(index) & self.opening:
            return self._relative(index, first, last)
        return None

    # what stands before an expression

    def _role(self, index: int, first: int) -> tuple[str, bool]:
        """Whether numbers hold at the expression that begins at `index`, and whether it only opens a time («с», "since")."""
        at = index - 1
        while at >= first and (self.words[at].lower in self.lists["between"]):
            at -= 1
        if at < first:
            return AT, False
        lower, before = self.words[at].lower, self.words[at - 1].lower if at > first else ""
        if lower in self.lists["comparing"] or (before in self.lists["comparing"] and lower in self.lists["at"]):
            return OTHER, False
        if f"{before} {lower}" in self.lists["as_of"]:
            return AT, False
        if lower in self.lists["limits"]:
            return OTHER, False
        for step in range(at - 1, max(first, at - 3) - 1, -1):
            if step in self.phrases.owner or self.words[step].kind == "mark":
                break
            if self.words[step].lower in self.lists["comparing"]:
                return OTHER, False
        return AT, lower in self.lists["since"]

    def _dated(self, span: DateSpan, first: int) -> Expression:
        role, since = self._role(span.first, first)
        begin, finish = span.begin, span.finish
        if role == OTHER and self.phrases.lower(span.first - 1) in self.lists["toward"]:
            if self.published is None or (finish is not None and finish < self.published):
                role = AT  # «к 1914 году здесь трудились»: a time gone by
        if since:
            upto = self._upto(span)
            finish = upto[1] if upto is not None else self.published
            if finish is not None and begin is not None and finish < begin:
                role = OTHER  # «с 1 октября» of what is to come
            return Expression(span.first, upto[0] if upto is not None else span.last, begin, finish, role)
        return Expression(span.first, span.last, begin, finish, role)

    def _upto(self, span: DateSpan) -> tuple[int, date | None] | None:
        """«с марта по август 2024 года»: the end of a stretch of time."""
        if self.phrases.lower(span.last) in self.lists["upto"] and span.last + 1 in self.dates:
            end = self.dates[span.last + 1]
            return end.last, end.finish
        return None

    def _months(self, index: int, first: int, last: int) -> Expression | None:
        """«за десять месяцев 2025 года»: from New Year to the end of that month."""
        end, count = self.durations[index]
        at = index - 1
        while at >= first and self.words[at].lower in self.lists["first_of"]:
            at -= 1
        if at < first or self.words[at].lower not in self.lists["within"]:
            return None
        if any(self.words[step].lower in self.lists["not_from_new_year"] for step in range(at, index)):
            return None
        span = self.dates.get(end + 1 if self.phrases.lower(end) in self.lists["of"] else end)
        role, _ = self._role(at, first) if at > first else (AT, False)
        if span is not None and span.begin is not None:
            return Expression(index, span.last, date(span.begin.year, 1, 1), month_end(span.begin.year, count), role)
        inner = self._relative(end, first, last) if end < last and self.phrases.bases(end) & self.opening else None
        if inner is not None and inner.begin is not None and inner.begin.month == 1:
            return Expression(index, inner.last, inner.begin, month_end(inner.begin.year, count), role)
        if index in self.years:
            return Expression(index, end, date(self.years[index], 1, 1), month_end(self.years[index], count), role)
        if self.published is None:
            return Expression(index, end, None, None, role)
        year = self.published.year if count <= self.published.month else self.published.year - 1
        return Expression(index, end, date(year, 1, 1), month_end(year, count), role)

    # relative words

    def _relative(self, index: int, first: int, last: int) -> Expression | None:
        for item in self.relative:
            at, matched = index, True
            for words in item["words"]:
                wanted = set(words.split("|"))
                if at >= last or at in self.phrases.owner or not (self.phrases.bases(at) & wanted):
                    if "" in wanted:
                        continue
                    matched = False
                    break
                at += 1
            if not matched:
                continue
            role, since = self._role(index, first)
            if item.get("needs") and not (index > first and self.words[index - 1].lower in item["needs"]):
                continue
            begin, finish = self._resolve(item["gives"], item.get("offset", 0))
            if since and item["gives"] in ("year", "month") and begin is not None:
                finish = self.published
            if item["gives"] == "same":
                return self._same(index, at, first, last, role)
            return Expression(index, at, begin, finish, role)
        return None

    def _same(self, index: int, at: int, first: int, last: int, role: str) -> Expression | None:
        """«за тот же период прошлого года»: the period spoken of last, in another year."""
        year: int | None = None
        end = at
        if at in self.dates and self.dates[at].begin is not None:
            begin = self.dates[at].begin
            year, end = (begin.year if begin else None), self.dates[at].last
        elif at < last and self.phrases.bases(at) & self.opening:
            inner = self._relative(at, first, last)
            if inner is not None:
                year, end = (inner.begin.year if inner.begin else None), inner.last
        known = self._last
        if known is None or known.begin is None or known.finish is None:
            return Expression(index, end, None, None, role)
        shift = (year - known.begin.year) if year is not None else 0
        return Expression(index, end, _moved(known.begin, shift), _moved(known.finish, shift), role)

    def _resolve(self, gives: str, offset: int) -> tuple[date | None, date | None]:
        day = self.published
        if gives == "said before" and self._last is not None:
            return self._last.begin, self._last.finish
        if gives == "before" and self._last is not None and self._last.begin is not None and self._last.finish is not None:
            return _moved(self._last.begin, -1), _moved(self._last.finish, -1)
        if day is None:
            return None, None
        if gives == "year":
            return date(day.year + offset, 1, 1), date(day.year + offset, 12, 31)
        if gives == "year to date":
            return date(day.year, 1, 1), day
        if gives in ("month", "month to date"):
            count = day.year * MONTHS + day.month - 1 + offset
            begin = date(count // MONTHS, count % MONTHS + 1, 1)
            return begin, day if gives == "month to date" else month_end(begin.year, begin.month)
        if gives == "quarter":
            count = day.year * 4 + (day.month - 1) // 3 + offset
            year, part = divmod(count, 4)
            return date(year, part * 3 + 1, 1), month_end(year, part * 3 + 3)
        if gives == "half":
            return date(day.year, 1, 1), date(day.year, 6, 30)
        if gives == "week":
            monday = day - timedelta(days=day.weekday()) + timedelta(weeks=offset)
            return monday, monday + timedelta(days=6)
        if gives == "day":
            return day + timedelta(days=offset), day + timedelta(days=offset)
        return None, None


def _moved(day: date, years: int) -> date:
    """The same day of another year; the end of February moves with its month."""
    year = day.year + years
    if not 1 <= year <= date.max.year:
        return day
    last = month_end(year, day.month).day
    ends = day.day == month_end(day.year, day.month).day
    return date(year, day.month, last if ends else min(day.day, last))
