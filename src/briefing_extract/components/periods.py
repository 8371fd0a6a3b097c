"""When a number holds: the time that its clause speaks of, resolved against the day of publication.

Every sentence is read once for its expressions of time, explicit («2025 жылғы қаңтар–қыркүйекте») and
relative («биыл», «тоғыз айда», «жыл басынан бері»). A number takes the last one before it; what only
limits or compares («жыл соңына дейін», «былтырғыдан») gives none.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from briefing_extract.components.article import Article, DateSpan, Numeral, Period, Quantity, Sentence, Word
from briefing_extract.components.calendar_words import CalendarWords, month_end, relative_year
from briefing_extract.components.remembered import Remembered

if TYPE_CHECKING:
    from briefing_extract.languages.pack import Pack

# Holds at the time · compares with it · limits by it · ends the reach of what stood before
AT, COMPARED, LIMIT, BREAK = "at", "compared", "limit", "break"
# How many words an expression governs numbers over, how near one after the number must stand, how many are tried
REACH, NEAR, MOST = 100, 12, 8


@dataclass(slots=True)
class Expression:
    """An expression of time in a sentence: its words, what it resolves to, and how it governs numbers."""

    first: int
    last: int
    begin: date | None
    finish: date | None
    role: str
    grain: str
    attributive: bool = False  # «былтырғы», «2022 жылғы»: describes the noun after it


@dataclass(slots=True)
class PeriodWords:
    """The pack's words of relative time, compiled."""

    calendar: CalendarWords
    days: dict[str, int]
    units: dict[str, int]
    other_years: dict[str, int]
    demonstratives: frozenset[str]
    comparable: frozenset[str]
    around: dict[str, frozenset[str]]
    breaks: frozenset[str]
    before_numbers: frozenset[str]
    attributive_days: frozenset[str]
    ablative: tuple[str, ...]
    anaphors: frozenset[str]
    sources: tuple[str, ...]
    past: tuple[str, ...]
    future: tuple[str, ...]
    groups: dict[str, dict[str, str]]
    pack: Pack
    _seen: dict[tuple[str, str], Any] = field(default_factory=dict)
    opens: Remembered[str, bool] = field(init=False)  # can an expression of time, or the end of its reach, begin so?

    def __post_init__(self) -> None:
        self.opens = Remembered(self._opens)

    @classmethod
    def of(cls, pack: Pack) -> PeriodWords:
        """The words of relative time of `pack`, built once."""
        words = pack.cache.get("periods")
        if words is None:
            words = pack.cache["periods"] = cls._build(pack)
        return words

    @classmethod
    def _build(cls, pack: Pack) -> PeriodWords:
        table = pack.table("calendar")
        same, around, breaks = (table.get(name, {}) for name in ("same_time", "around", "breaks"))
        parts, tense, edges = (table.get(name, {}) for name in ("parts", "tense", "edges"))
        groups = {
            "time noun": same.get("nouns", []),
            "edge": [*edges.get("start", []), *edges.get("middle", []), *edges.get("end", [])],
            "start": edges.get("start", []),
            "end": edges.get("end", []),
            "after": around.get("after", []),
            "week": parts.get("week", []),
        }
        return cls(
            CalendarWords.of(pack),
            table.get("relative_day", {}),
            table.get("which_unit", {}),
            table.get("other_year", {}),
            frozenset(same.get("demonstratives", [])),
            frozenset(same.get("comparable", [])),
            {name: frozenset(around.get(name, [])) for name in ("since", "from", "until", "toward", "later", "compare")},
            frozenset(breaks.get("words", [])),
            frozenset(breaks.get("before_numbers", [])),
            frozenset(table.get("attributive_days", {}).get("words", [])),
            tuple(table.get("ablative", {}).get("endings", [])),
            frozenset(table.get("anaphors", {}).get("words", [])),
            tuple(table.get("anaphors", {}).get("sources", [])),
            tuple(tense.get("past", [])),
            tuple(tense.get("future", [])),
            {name: {entry: entry for entry in entries} for name, entries in groups.items()},
            pack,
        )

    def tags(self, group: str, form: str) -> Any:
        """The suffixes of the lower-case form where it is a word of `group`, else None."""
        key = (group, form)
        try:
            return self._seen[key]
        except KeyError:
            if len(self._seen) > 200_000:
                self._seen.clear()
            found = self.pack.morphology.lookup(form, self.groups[group])
            found = None if found is None else found[1]
            self._seen[key] = found
            return found

    def _opens(self, form: str) -> bool:
        listed = (self.days, self.other_years, self.units, self.demonstratives, self.breaks, self.before_numbers)
        if any(form in words for words in listed) or self.calendar.month(form) is not None:
            return True
        return any(self.calendar.form(group, form) is not None for group in ("this year", "year", "month", "which year"))


def period_of(article: Article, quantity: Quantity) -> Period | None:
    """When `quantity` holds, or None where its clause speaks of no time.

    `begin` and `finish` of the period are None where relative words cannot be resolved, for want of
    `article.published`. Needs `article.dates`, `article.numerals` and all of `article.quantities`; the sentences of an
    article are read once, at its first number.
    """
    reader: PeriodReader | None = article.readers.get("periods")
    if reader is None:
        reader = article.readers["periods"] = PeriodReader(article)
    return reader.of(quantity)


class PeriodReader:
    """The periods of one article's numbers; reads every sentence once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.table = PeriodWords.of(article.pack)
        self.calendar = self.table.calendar
        self.published = article.published
        self.dates: dict[int, DateSpan] = {span.first: span for span in article.dates}
        self.numerals: dict[int, Numeral] = {numeral.first: numeral for numeral in article.numerals}
        self._starts = {quantity.first for quantity in article.quantities}
        self.expressions: list[list[Expression]] = []
        self.last: Expression | None = None  # the time spoken of last, while reading
        for sentence in article.sentences:
            self.expressions.append(self._read(sentence))

    def of(self, quantity: Quantity) -> Period | None:
        """When `quantity` holds, or None."""
        if quantity.attributive and quantity.kind == "quantity":
            return None  # «240 орындық» is what the thing is, at any time
        sentence = self.words[quantity.first].sentence if quantity.first < len(self.words) else 0
        found = self._governing(quantity, sentence)
        if found is not None:
            return self._period(found) if found.role == AT else None
        return self._carried(quantity, sentence)

    def _period(self, found: Expression) -> Period:
        return Period(self.words[found.first].start, self.words[found.last - 1].end, found.begin, found.finish)

    # which expression governs a number

    def _governing(self, quantity: Quantity, sentence: int) -> Expression | None:
        expressions = self.expressions[sentence] if sentence < len(self.expressions) else []
        at = bisect_right(expressions, quantity.first, key=lambda item: item.first)
        for item in reversed(expressions[max(0, at - MOST) : at]):
            if item.last > quantity.first:
                return item  # the number is part of the expression
            if quantity.first - item.last > REACH:
                break
            fresh = not self._number_between(item.last, quantity.first)
            if item.role == COMPARED and not fresh:
                continue
            if item.role == LIMIT and not fresh and self._boundary_between(item.last, quantity.first):
                continue
            if item.attributive and item.role == AT and not fresh and self._opens_number(item):
                continue
            return item
        following = expressions[at] if at < len(expressions) else None
        if following is not None and following.first < quantity.last:
            return following
        if (
            following is not None
            and following.role == AT
            and not following.attributive
            and following.first - quantity.last < NEAR
            and not self._boundary_between(quantity.last, following.first)
            and not self._number_between(quantity.last, following.first)
        ):
            return following
        return None

    def _number_between(self, first: int, last: int) -> bool:
        return any(at in self._starts for at in range(first, last))

    def _boundary_between(self, first: int, last: int) -> bool:
        return any(self.words[at].kind == "mark" and self.words[at].text in ",;–:(" for at in range(first, last))

    def _opens_number(self, item: Expression) -> bool:
        """«2022 жылғы 69 пайыздан»: the expression describes the number right after it and no other."""
        return item.last in self._starts or any(at in self._starts for at in range(item.last, item.last + 2))

    def _carried(self, quantity: Quantity, sentence: int) -> Period | None:
        """What the sentence before or the heading of the list says, where this one goes on about it."""
        here = self.article.sentences[sentence]
        if sentence >= len(self.expressions) or (
            self.expressions[sentence] and self.expressions[sentence][0].last <= quantity.first
        ):
            return None
        opening = self.words[here.first : min(here.first + 3, quantity.first)]
        if sentence and self._goes_on(here, opening):
            before = self.article.sentences[sentence - 1]
            if before.paragraph == here.paragraph:
                governing = [item for item in self.expressions[sentence - 1][-MOST:] if item.role in (AT, BREAK)]
                if governing and governing[-1].role == AT:
                    return self._period(governing[-1])
        return self._of_heading(here)

    def _goes_on(self, here: Sentence, opening: list[Word]) -> bool:
        """«Олардың жартысы» speaks of the numbers before it; «Оның айтуынша» of who said them."""
        for word in opening:
            if word.lower in self.table.anaphors:
                following = self.words[word.index + 1].lower if word.index + 1 < here.last else ""
                return not following.startswith(self.table.sources)
        return False

    def _of_heading(self, here: Sentence) -> Period | None:
        """«9 айда:» above a list holds for every item of it."""
        words = self.words
        if not (words[here.first].kind == "mark" and here.first == self.article.paragraphs[here.paragraph].first):
            return None
        at = here.paragraph - 1
        while at >= 0 and here.paragraph - at < 40:
            paragraph = self.article.paragraphs[at]
            if words[paragraph.last - 1].text == ":":
                found = [item for item in self.expressions[words[paragraph.last - 1].sentence][-MOST:] if item.role == AT]
                return self._period(found[-1]) if found else None
            if words[paragraph.first].text != words[here.first].text:
                return None
            at -= 1
        return None

    # expressions of a sentence

    def _read(self, sentence: Sentence) -> list[Expression]:
        found: list[Expression] = []
        at = sentence.first
        while at < sentence.last:
            item = self._expression(at, sentence)
            if item is None:
                at += 1
                continue
            if found and found[-1].last == item.first and found[-1].role == COMPARED and item.role == LIMIT:
                # «2020 жылдан 2024 жылға дейін», «қаңтардан қыркүйекке дейін»
                found[-1] = item = Expression(found[-1].first, item.last, found[-1].begin, item.finish, AT, item.grain)
            elif (
                found
                and found[-1].last == item.first
                and found[-1].role == AT
                and item.role != BREAK
                and self._merges(found[-1], item)
            ):
                found[-1] = item = self._merged(found[-1], item)
            else:
                found.append(item)
            if item.role == AT and item.begin is not None:
                self.last = item
            at = item.last
        return found

    @staticmethod
    def _merges(outer: Expression, inner: Expression) -> bool:
        """«былтыр тамызда», «биыл тоғыз айда», «биылғы үшінші тоқсанда»: one time, said from large to small."""
        order = {"years": 0, "year": 1, "quarter": 2, "months": 2, "month": 3, "week": 4, "day": 5}
        return order.get(outer.grain, 9) < order.get(inner.grain, 0) and outer.grain == "year"

    def _merged(self, outer: Expression, inner: Expression) -> Expression:
        begin, finish = inner.begin, inner.finish
        if outer.begin is not None and begin is not None and finish is not None and inner.grain != "day":
            shift = outer.begin.year - begin.year
            begin = date(outer.begin.year, begin.month, 1)
            finish = month_end(finish.year + shift, finish.month)
        elif outer.begin is None:
            begin = finish = None
        return Expression(outer.first, inner.last, begin, finish, inner.role, inner.grain, inner.attributive)

    def _expression(self, at: int, sentence: Sentence) -> Expression | None:
        word = self.words[at]
        span = self.dates.get(at)
        if span is not None:
            return self._dated(span, sentence)
        if at in self.numerals:
            return self._months_counted(at, self.numerals[at], sentence)
        if word.kind != "word" or not self.table.opens[word.lower]:
            return None
        return self._relative(at, sentence) or self._month(at, sentence) or self._break(at, sentence)

    def _break(self, at: int, sentence: Sentence) -> Expression | None:
        word = self.words[at].lower
        if word in self.table.breaks:
            return Expression(at, at + 1, None, None, BREAK, "")
        if word in self.table.before_numbers and at + 1 < sentence.last and (numeral := self.numerals.get(at + 1)) is not None:
            last = numeral.last
            if last < sentence.last and (
                self.calendar.form("year", self.words[last].lower)
                or self.calendar.form("month", self.words[last].lower)
                or self.calendar.form("day", self.words[last].lower)
            ):
                return Expression(at, last + 1, None, None, BREAK, "")
        return None

    # explicit dates

    def _dated(self, span: DateSpan, sentence: Sentence) -> Expression | None:
        if span.grain in ("time", "century"):
            return None
        attributive = self._is_attributive(self.words[span.last - 1].lower)
        if span.grain == "year" and span.begin is not None and span.last < sentence.last:
            counted = self.numerals.get(span.last)
            if counted is not None:
                months = self._months_counted(span.last, counted, sentence, span.begin.year)
                if months is not None:
                    months.first = span.first
                    return months
            edge = self._edge(span.last, sentence, span.begin, span.finish or span.begin)
            if edge is not None:
                edge.first = span.first
                return edge
            same = self._comparable(span.last, sentence, span.begin.year)
            if same is not None:
                same.first = span.first
                return same
        closed = self._closed(span.first, span.last, span.begin, span.finish, span.grain, span.case, attributive, sentence)
        if span.grain == "day" and span.case == "nom" and not attributive and closed.role == AT and closed.last == span.last:
            return None  # a bare «24 қараша», «08.10.2015, 14:09» dates the article, not what its sentence tells
        return closed

    def _is_attributive(self, lower: str) -> bool:
        """«2022 жылғы», «қазандағы», «кешегі»: describes the noun after it."""
        for group in ("year", "this year", "month name", "month", "day"):
            form = self.calendar.form(group, lower)
            if form is not None:
                return bool(form.tags.derived == "attr" and form.tags.case == "nom")
        return lower in self.table.attributive_days

    def _closed(
        self,
        first: int,
        last: int,
        begin: date | None,
        finish: date | None,
        grain: str,
        case: str,
        attributive: bool,
        sentence: Sentence,
    ) -> Expression:
        """An expression with what follows it: «бері» makes it since, «дейін» a limit, an ablative alone a comparison."""
        table, words = self.table, self.words
        at = last
        # «айларындағы», «аралығында», «қорытындысы бойынша», «күні»
        while (
            at < sentence.last
            and words[at].kind == "word"
            and at - last < 3
            and (tags := table.tags("after", words[at].lower)) is not None
        ):
            case, at = tags.case if tags.case != "nom" else case, at + 1
            attributive = False
        following = words[at].lower if at < sentence.last else ""
        if following in table.around["since"]:
            return Expression(first, at + 1, begin, self._until_now(begin), AT, grain)
        if following in table.around["from"]:
            return Expression(first, at + 1, begin, None, AT, grain)
        if following in table.around["until"] or following in table.around["toward"]:
            return Expression(first, at + 1, begin, finish, LIMIT, grain)
        if following in table.around["later"] and case == "abl":
            return Expression(first, at + 1, None, None, BREAK, grain)
        if case == "abl" or case == "ins" or (following in table.around["compare"] and case != "loc"):
            return Expression(first, at, begin, finish, COMPARED, grain)
        if attributive and self._compared_noun(at, sentence):
            return Expression(first, at, begin, finish, COMPARED, grain)
        return Expression(first, at, begin, finish, AT, grain, attributive)

    def _until_now(self, begin: date | None) -> date | None:
        return self.published if begin is None or self.published is None or begin <= self.published else None

    def _compared_noun(self, at: int, sentence: Sentence) -> bool:
        """«былтырғы деңгейден 3,1 пайызға жоғары»: the noun that the time describes stands in the ablative."""
        for step in range(at, min(at + 5, sentence.last)):
            word = self.words[step]
            if word.kind != "word" or step in self._starts or step in self.numerals:
                return False
            if len(word.lower) > 5 and word.lower.endswith(self.table.ablative):
                return True
        return False

    # months counted: «тоғыз айда»

    def _months_counted(self, at: int, numeral: Numeral | None, sentence: Sentence, year: int | None = None) -> Expression | None:
        if (
            numeral is None
            or numeral.ordinal
            or numeral.case != "nom"
            or numeral.low is not None
            or numeral.last >= sentence.last
        ):
            return None
        if year is None and (years := self.calendar.form("year", self.words[numeral.last].lower)) is not None:
            # «үш жылда»: a stretch of time of its own, that the words before it do not name
            return (
                Expression(at, numeral.last + 1, None, None, BREAK, "years")
                if years.tags.case == "loc" and not years.tags.possessive
                else None
            )
        if numeral.value != int(numeral.value) or not 2 <= numeral.value <= 12:
            return None
        noun = self.words[numeral.last]
        form = self.calendar.form("month", noun.lower)
        if form is None or form.tags.derived or form.tags.plural:
            return None
        if at > sentence.first and self.words[at - 1].lower in self.table.before_numbers:
            return None
        last = numeral.last + 1
        follows = self.words[last].lower if last < sentence.last else ""
        summed = self.table.tags("after", follows) is not None
        if not (form.tags.case == "loc" or (form.tags.case in ("gen", "nom") and summed)):
            return None
        if follows in self.table.around["later"]:
            return None
        if summed:
            last += 1
        month = int(numeral.value)
        resolved = year if year is not None else self._year_of_months(month, at)
        if resolved is None and self.published is not None:
            return Expression(at, last, None, None, BREAK, "months")
        if resolved is None:
            return Expression(at, last, None, None, AT, "months")
        return Expression(at, last, date(resolved, 1, 1), month_end(resolved, month), AT, "months")

    def _year_of_months(self, month: int, at: int) -> int | None:
        """The year whose first `month` months have passed: this one, or in its first weeks the last."""
        if self.published is None:
            return None
        relative = relative_year(self.article, at)
        if relative is not None:
            return self.published.year + relative
        ended = month_end(self.published.year, month)
        if ended <= self.published + timedelta(days=3):
            # long after their end the months are an interval of some other kind, or were of this year still
            return self.published.year if self.published.month - month <= 3 else None
        return self.published.year - 1 if month >= 9 and self.published.month <= 3 else None

    # relative words

    def _relative(self, at: int, sentence: Sentence) -> Expression | None:
        lower, calendar = self.words[at].lower, self.calendar
        year = calendar.form("this year", lower)
        if year is not None:
            attributive, case, last = self._is_attributive(lower), year.tags.case, at + 1
            if attributive and last < sentence.last and (form := calendar.form("year", self.words[last].lower)) is not None:
                attributive, case, last = form.tags.derived == "attr", form.tags.case, last + 1  # «биылғы жылы»
            return self._of_year(at, last, calendar.relative[year.entry], case, attributive, sentence)
        if lower in self.table.days:
            return self._of_day(at, sentence)
        following = self.words[at + 1].lower if at + 1 < sentence.last else ""
        if calendar.form("year", lower) is not None and not self._is_attributive(lower):
            return self._edge_of_year(at, sentence)
        month = calendar.form("month", lower)
        if month is not None and month.bare:  # «ай басынан бері»
            today = self.published
            begin = today.replace(day=1) if today else None
            return self._edge(at + 1, sentence, begin, month_end(today.year, today.month) if today else None, at)
        which = calendar.form("which year", lower)
        form = calendar.form("year", following) if which is not None else None
        if which is not None and form is not None and which.bare:
            return self._of_year(
                at, at + 2, calendar.relative[which.entry], form.tags.case, self._is_attributive(following), sentence
            )
        if lower in self.table.other_years and (form := calendar.form("year", following)) is not None:
            return self._other_year(at, self.table.other_years[lower], form.tags.case, sentence)
        if lower in self.table.units and (found := self._of_unit(at, self.table.units[lower], following, sentence)) is not None:
            return found
        return self._same_time(at, following, sentence)

    def _of_year(self, first: int, last: int, years: int, case: str, attributive: bool, sentence: Sentence) -> Expression:
        begin = date(self.published.year + years, 1, 1) if self.published else None
        finish = date(begin.year, 12, 31) if begin else None
        if last < sentence.last:
            if begin is not None and finish is not None:
                edge = self._edge(last, sentence, begin, finish)
            else:
                edge = self._edge(last, sentence, None, None)
            if edge is not None:
                edge.first = first
                return edge
            same = self._comparable(last, sentence, begin.year if begin else None)
            if same is not None:
                same.first = first
                return same
        return self._closed(first, last, begin, finish, "year", case, attributive, sentence)

    def _edge_of_year(self, at: int, sentence: Sentence) -> Expression | None:
        """«жыл басынан бері», «жыл соңына дейін»."""
        begin = date(self.published.year, 1, 1) if self.published else None
        return self._edge(at + 1, sentence, begin, date(begin.year, 12, 31) if begin else None, at)

    def _edge(
        self, at: int, sentence: Sentence, begin: date | None, finish: date | None, first: int | None = None
    ) -> Expression | None:
        """«басынан бері», «соңында», «аяғына дейін» after a year."""
        if at >= sentence.last:
            return None
        lower = self.words[at].lower
        tags = self.table.tags("edge", lower)
        if tags is None or not tags.possessive:
            return None
        first = at if first is None else first
        starts, ends = self.table.tags("start", lower) is not None, self.table.tags("end", lower) is not None
        following = self.words[at + 1].lower if at + 1 < sentence.last else ""
        since = following in self.table.around["since"]
        if starts and (since or (tags.case == "abl" and following not in self.table.around["from"] and tags.derived != "attr")):
            return Expression(first, at + 1 + since, begin, self._until_now(begin) if begin else None, AT, "months")
        if starts and tags.case != "loc":
            return self._closed(first, at + 1, begin, None, "day", tags.case, False, sentence)
        if starts:
            return self._closed(first, at + 1, begin, begin, "day", tags.case, tags.derived == "attr", sentence)
        if ends:
            return self._closed(first, at + 1, finish, finish, "day", tags.case, tags.derived == "attr", sentence)
        return self._closed(first, at + 1, None, None, "months", tags.case, tags.derived == "attr", sentence)

    def _comparable(self, at: int, sentence: Sentence, year: int | None) -> Expression | None:
        """«2024 жылдың сәйкес кезеңіндегіден», «былтыр осы уақытта»: the months spoken of, a year or more before."""
        if self.words[at].lower not in self.table.comparable or at + 1 >= sentence.last:
            return None
        last = at + 1
        if self.words[last].lower in self.table.comparable and last + 1 < sentence.last:
            last += 1
        noun = self.words[last].lower
        tags = self.table.tags("time noun", noun)
        if tags is None:
            return None
        begin = finish = None
        if (
            self.last is not None
            and year is not None
            and self.last.begin
            and self.last.finish
            and self.last.grain in ("months", "month", "quarter")
        ):
            shift = self.last.begin.year - year
            begin, finish = date(year, self.last.begin.month, 1), month_end(self.last.finish.year - shift, self.last.finish.month)
        return self._closed(at, last + 1, begin, finish, "months", tags.case, False, sentence)

    def _of_day(self, at: int, sentence: Sentence) -> Expression | None:
        days = self.table.days[self.words[at].lower]
        day = self.published + timedelta(days=days) if self.published else None
        last, case = at + 1, "nom"
        if last < sentence.last and self._is_attributive(self.words[at].lower):
            form = self.calendar.form("day", self.words[last].lower)
            if form is not None:
                return self._closed(at, last + 1, day, day, "day", form.tags.case, False, sentence)
            return self._closed(at, last, day, day, "day", case, True, sentence)
        return self._closed(at, last, day, day, "day", case, False, sentence)

    def _other_year(self, at: int, years: int, case: str, sentence: Sentence) -> Expression:
        base = self.last.begin.year if self.last is not None and self.last.begin else None
        begin = date(base + years, 1, 1) if base else None
        return self._closed(at, at + 2, begin, date(begin.year, 12, 31) if begin else None, "year", case, False, sentence)

    def _of_unit(self, at: int, units: int, following: str, sentence: Sentence) -> Expression | None:
        """«осы айда», «өткен аптада», «өткен тоқсанда»; an explicit stretch in parentheses after it is the better one."""
        begin = finish = None
        grain = "week"
        published = self.published
        if (form := self.calendar.form("month", following)) is not None:
            grain = "month"
            if published:
                months = published.year * 12 + published.month - 1 + units
                begin, finish = date(months // 12, months % 12 + 1, 1), month_end(months // 12, months % 12 + 1)
            case, derived = form.tags.case, form.tags.derived
        elif (tags := self.table.tags("week", following)) is not None:
            if published:
                begin = published - timedelta(days=published.weekday()) + timedelta(days=7 * units)
                finish = begin + timedelta(days=6)
            case, derived = tags.case, tags.derived
        elif (form := self.calendar.form("quarter", following)) is not None:
            grain = "quarter"
            if published:
                quarters = published.year * 4 + (published.month - 1) // 3 + units
                begin = date(quarters // 4, quarters % 4 * 3 + 1, 1)
                finish = month_end(begin.year, begin.month + 2)
            case, derived = form.tags.case, form.tags.derived
        elif (form := self.calendar.form("day", following)) is not None and units < 0:
            grain, case, derived = "day", form.tags.case, form.tags.derived
            begin = finish = published + timedelta(days=units) if published else None
        else:
            return None
        explicit = self.dates.get(at + 3) if at + 3 < sentence.last and self.words[at + 2].text == "(" else None
        if explicit is not None and explicit.begin is not None and explicit.grain == "day":
            last = explicit.last + (explicit.last < sentence.last and self.words[explicit.last].text == ")")
            return Expression(at, last, explicit.begin, explicit.finish, AT, "week")
        return self._closed(at, at + 2, begin, finish, grain, case, derived == "attr", sentence)

    def _same_time(self, at: int, following: str, sentence: Sentence) -> Expression | None:
        """«есепті кезеңде», «аталған мерзімде», «сол жылы»: what the text spoke of last."""
        if self.words[at].lower not in self.table.demonstratives:
            return None
        tags = self.table.tags("time noun", following)
        form = self.calendar.form("year", following) if tags is None else None
        tags = tags or (form.tags if form is not None else None)
        if tags is None or self.last is None or tags.case == "abl":
            return None
        if tags.case not in ("loc", "gen") and form is None:
            return None
        begin, finish = self.last.begin, self.last.finish
        if form is not None and begin is not None:
            begin, finish = date(begin.year, 1, 1), date(begin.year, 12, 31)
        return self._closed(at, at + 2, begin, finish, self.last.grain, tags.case, False, sentence)

    # months by name

    def _month(self, at: int, sentence: Sentence) -> Expression | None:
        """«тамызда», «Қараша айында», «қаңтар–қыркүйекте», «қыркүйек бойы», «тамыздан бері»."""
        word: Word = self.words[at]
        months = self.calendar.month(word.lower)
        if months is None:
            return None
        first, final, last, tags, ambiguous = months.first, months.last, at + 1, months.tags, months.ambiguous
        if (
            first == final
            and tags.case == "nom"
            and last + 1 < sentence.last
            and (self.words[last].text == "–" or self.words[last].lower in self.calendar.both)
            and (second := self.calendar.month(self.words[last + 1].lower)) is not None
            and second.last != first
        ):
            final, last, tags, ambiguous = second.last, last + 2, second.tags, False
        named = last < sentence.last and self.calendar.form("month", self.words[last].lower) is not None
        following = self.words[last].lower if last < sentence.last else ""
        if ambiguous and not named:
            return None
        if tags.case == "nom" and not tags.derived and not named and first == final:
            through = self.table.tags("after", following) is not None
            labels = following in "–:" and last + 1 in self._starts  # «• қаңтар – 27,1»
            if not through and not labels:
                return None
        if tags.case in ("acc", "ins") or (tags.case == "gen" and not named and self.table.tags("edge", following) is None):
            return None
        crossing = final < first  # «қазан мен қаңтар аралығында»
        year = self._year_of_month(final if crossing else first, final, at, last, sentence)
        begin = date(year - crossing, first, 1) if year else None
        finish = month_end(year, final) if year else None
        if tags.case == "gen" and not named:
            last += 1
            edge = self.table.tags("edge", following)
            return self._closed(at, last, begin, finish, "month", edge.case, edge.derived == "attr", sentence)
        size = "months" if final != first else "month"
        return self._closed(at, last, begin, finish, size, tags.case, self._is_attributive(word.lower), sentence)

    def _year_of_month(self, first: int, final: int, at: int, last: int, sentence: Sentence) -> int | None:
        """The year of a month that names none: the latest one, unless the verb looks ahead."""
        if self.published is None:
            return None
        relative = relative_year(self.article, at)
        if relative is not None:
            return self.published.year + relative
        if first <= self.published.month:
            return self.published.year
        return self.published.year - 1 if self._is_past(last, sentence) else self.published.year

    def _is_past(self, at: int, sentence: Sentence) -> bool:
        """Whether the first verb that closes a clause after `at` is in a past tense."""
        for step in range(at, min(sentence.last, at + REACH)):
            word = self.words[step]
            closes = step + 1 >= sentence.last or self.words[step + 1].kind == "mark"
            if word.kind != "word" or not closes or len(word.lower) < 4:
                continue
            if word.lower.endswith(self.table.future) and word.lower != "еді":
                return False
            if word.lower.endswith(self.table.past):
                return True
        return False
