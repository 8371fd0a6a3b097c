"""What was stated: each number of a Russian or English text with its unit and modifier, or why it is no fact.

Every numeral lands in exactly one place, `article.quantities` or `article.skipped`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal

from briefing_extract.components.article import Article, Numeral, Quantity, SkippedNumber
from briefing_extract.components.prepositional.bases import Bases
from briefing_extract.components.prepositional.elision import Stated, complete_units
from briefing_extract.components.prepositional.ledger import Ledger, fraction_of
from briefing_extract.components.prepositional.modifiers import ModifierMatch, ModifierWords
from briefing_extract.components.prepositional.number_words import NumberWords
from briefing_extract.components.prepositional.units import UnitMatch, UnitWords
from briefing_extract.components.units import Unit

DASHES = frozenset("-–—")
SIGNS = frozenset("+−–-±")
MAX_ROWS = 40
ROW_WORDS = 14
RATINGS = frozenset((Decimal(5), Decimal(10), Decimal(100)))
EARLY_YEAR, SURE_YEAR, LATE_YEAR = 100, 1500, 2199  # years in digits, the earliest that a plain run is sure to name
MEDIEVAL = 1000  # a number of four digits
LIFETIME = 120
AFTER_A_YEAR = frozenset("during when the by and he she they it with to after before under as at for on a".split())
SINGULAR_TIMES = frozenset("год года году годом годе век века веку веком веке".split())
HALF = 0.5  # a reading less likely than this is not meant
SMALLEST_PASSED = 10  # a bare number that is exceeded, not a thing that is passed
MAX_TIMES = 1000  # «3 012 раз» counts occasions, it multiplies nothing
COMPARED = frozenset(
    "more less higher lower larger smaller greater bigger faster longer over above below the as what its their that than "
    "up down in by since compared from".split()
)
MULTIPLIED_BEFORE = frozenset("up by increased grew rose jumped increase growth almost nearly about some multiplied to".split())


def read_quantities(article: Article) -> None:
    """Fill `article.quantities` and `article.skipped`, both in text order, from numerals, dates and boilerplate."""
    reader = QuantityReader(article)
    reader.read()
    article.quantities.sort(key=lambda item: item.start)
    article.skipped.sort(key=lambda item: item.start)


@dataclass(slots=True)
class Measure:
    """A number with its unit on the way to a quantity."""

    start: int
    end: int
    first: int
    last: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: Unit | None
    approximate: bool = False  # turned round: «человек триста»
    attributive: bool = False


class QuantityReader:
    """Reads the quantities of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.english = article.pack.language == "en"
        self.units = UnitWords.of(article.pack)
        self.modifiers = ModifierWords.of(article.pack)
        self.numbers = NumberWords.of(article.pack)
        self.ledger = Ledger(article)
        self.bases = Bases(article)
        self.numerals = article.numerals
        self._at = {numeral.first: index for index, numeral in enumerate(article.numerals)}
        self._date_starts = [span.first for span in article.dates]
        self._page_starts = [span[0] for span in article.boilerplate]
        self.time_adjectives = dict.fromkeys(article.pack.table("units").get("time_adjectives", {}).get("words", []), True)
        self.reached = 0  # the word after what has been read
        self.stated: list[Stated] = []
        self.columns: list[tuple[int, int, Decimal, Unit]] = []  # headings: offset, line, scale, unit

    def read(self) -> None:
        """Read every numeral in text order, then what is left out of them."""
        for index, numeral in enumerate(self.numerals):
            if numeral.first >= self.reached:
                self._one(index, numeral)
        complete_units(self.article, self.stated)
        self.article.quantities = [item.quantity for item in self.stated]
        self._complete()

    # one number

    def _one(self, index: int, numeral: Numeral) -> None:
        if self._on_page(numeral.start):
            self._skip(
                SkippedNumber(numeral.start, numeral.end, "boilerplate", "outside the article", numeral.value), numeral.last
            )
            return
        dated = self._date(numeral)
        if dated:
            return
        reason = self._named_years(numeral) or self.ledger.explain(numeral)
        if reason is not None and reason.reason == "idiom" and self._lower(numeral.first - 1) in self.numbers.signs:
            reason = None  # "minus one" is a value
        if reason is not None:
            self._skip(reason, numeral.last)
            return
        if self._heads_column(numeral):
            return
        match = self._unit_after(numeral) or self._duration_behind(numeral)
        base = self.bases.explain(numeral, match)
        if base is not None:
            self._skip(base, numeral.last)
            return
        self._measure(index, numeral, match)

    def _named_years(self, numeral: Numeral) -> SkippedNumber | None:
        """A ruler's «(1418–1450)», "in 1444" of a year before those that dates are sure of, "the age of 54"."""
        words, first, last = self.words, numeral.first, numeral.last
        if numeral.ordinal and self.english and self._lower(last - 1).endswith("-century"):
            return SkippedNumber(numeral.start, numeral.end, "date", "century", numeral.value)
        if numeral.derived or numeral.ordinal or numeral.spelled:
            return None
        if self._lower(first - 1) in self.modifiers.range_between:
            return self._between_years(numeral)
        before, after = self._lower(first - 1), self._lower(last)
        if numeral.low is not None and numeral.high is not None:
            lifetime = 0 < numeral.high - numeral.low <= LIFETIME and numeral.high <= LATE_YEAR and numeral.low >= EARLY_YEAR
            if lifetime and numeral.low == int(numeral.low) and before == "(" and after == ")":
                return SkippedNumber(numeral.start, numeral.end, "date", "years in brackets")
            return None
        if not self.english:
            return None
        if before == "of" and self._lower(first - 2) == "age":
            return SkippedNumber(numeral.start, numeral.end, "age", "the age of", numeral.value)
        if before == "in" and numeral.digits and EARLY_YEAR < numeral.value < SURE_YEAR:
            following = words[last] if self._same(last) else None
            ended = following is None or following.capitalised or following.text in ".,;)"
            if ended or after in AFTER_A_YEAR:
                return SkippedNumber(numeral.start, numeral.end, "date", "year")
        return None

    def _between_years(self, numeral: Numeral) -> SkippedNumber | None:
        """As in "between 1492 and 1498", «между 1492 и 1498 годами»: two years, where nothing that they count follows."""
        index = self._at.get(numeral.last + 1)
        if index is None or self._lower(numeral.last) not in self.modifiers.range_and:
            return None
        second = self.numerals[index]
        years = numeral.digits and second.digits and MEDIEVAL < numeral.value < second.value <= LATE_YEAR
        if not years or second.low is not None:
            return None
        last = second.last
        match = self.units.match(self.article, last) if self._same(last) else None
        if match is not None and match.unit.symbol == "a":
            last = match.last
        elif not self.english or (self._same(last) and self.words[last].kind == "word" and self._lower(last) not in AFTER_A_YEAR):
            return None
        return SkippedNumber(numeral.start, self.words[last - 1].end, "date", "between two years")

    def _is_named(self, opened: Measure) -> bool:
        """«в 356 году», «в 18 веке»: a singular that the number does not govern is named by it, not counted («18 веков»)."""
        if self.english or opened.unit is None or opened.unit.symbol not in ("a", "century") or opened.value is None:
            return False
        form, number = self._lower(opened.last - 1), int(opened.value)
        if form not in SINGULAR_TIMES or opened.value != number:
            return False
        rest = 0 if 10 < number % 100 < 20 else number % 10
        if rest == 1:
            return (number > 100 and form == "году") or (number > 10 and form.startswith("век"))
        return not (1 < rest < 5 and form in ("года", "века"))

    def _heads_column(self, numeral: Numeral) -> bool:
        """«млрд тенге:», "(bn tenge)": the scale and unit of the bare numbers that follow, no number of its own."""
        words, first = self.words, numeral.first
        sense = self.numbers.sense[words[first].lower] if words[first].kind == "word" else None
        if sense is None or sense.role != "scale" or numeral.last > first + 2 or numeral.derived:
            return False
        if first == 0 or (words[first - 1].text not in ",(–" and words[first - 1].lower not in ("в", "in")):
            return False
        match = self.units.match(self.article, numeral.last)
        if match is None or match.unit.kind not in ("money", "quantity") or match.last >= len(words):
            return False
        if words[match.last].text not in ":)" and words[match.last].paragraph == words[first].paragraph:
            return False
        self.columns.append((words[first].start, words[first].paragraph, sense.value, match.unit))
        self.reached = match.last
        return True

    def _column_unit(self, opened: Measure, numeral: Numeral) -> None:
        """Give a bare number of a table or list the scale and unit of its heading."""
        if not self.columns or numeral.derived or numeral.collective or numeral.spelled:
            return
        words = self.words
        _, paragraph, scale, unit = self.columns[-1]
        line = words[opened.first].paragraph
        ended = words[opened.last].kind == "mark" or words[opened.last].paragraph != line if opened.last < len(words) else True
        rows = all(self._is_row(at) for at in range(paragraph + 1, line + 1)) if line - paragraph < MAX_ROWS else False
        if not ended or not (line == paragraph or rows):
            return
        opened.unit = unit
        opened.value = opened.value * scale if opened.value is not None else None
        if opened.low is not None and opened.high is not None:
            opened.low, opened.high = opened.low * scale, opened.high * scale

    def _is_row(self, at: int) -> bool:
        """A short line that is no sentence."""
        paragraph = self.article.paragraphs[at]
        return paragraph.last - paragraph.first <= ROW_WORDS and self.words[paragraph.last - 1].text != "."

    def _skip(self, item: SkippedNumber, last: int) -> None:
        words = self.words
        previous = max(
            (self.stated[-1].quantity.end if self.stated else 0), (self.article.skipped[-1].end if self.article.skipped else 0)
        )
        item.start = max(item.start, previous)
        if item.start >= item.end:
            return
        self.article.skipped.append(item)
        while last < len(words) and words[last].start < item.end:
            last += 1
        self.reached = max(self.reached, last)

    def _on_page(self, start: int) -> bool:
        at = bisect_right(self._page_starts, start) - 1
        return at >= 0 and self.article.boilerplate[at][1] > start

    def _date(self, numeral: Numeral) -> bool:
        at = bisect_right(self._date_starts, numeral.first) - 1
        if at < 0 or self.article.dates[at].last <= numeral.first:
            return False
        span = self.article.dates[at]
        reason = "time" if span.grain == "time" else "date"
        self._skip(SkippedNumber(span.start, max(span.end, numeral.end), reason, "calendar"), max(span.last, numeral.last))
        return True

    # units

    def _same(self, at: int) -> bool:
        """The word at `at` goes on the line of the word before it."""
        words = self.words
        return 0 < at < len(words) and words[at].paragraph == words[at - 1].paragraph

    def _unit_after(self, numeral: Numeral) -> UnitMatch | None:
        words, last = self.words, numeral.last
        if not self._same(last) or words[last].start - words[last - 1].end > 1:
            return None
        if (
            words[last].kind == "word"
            and words[last].text in ("т", "м", "г", "ч", "в")
            and self._lower(last + 1) == "."
            and not self._ends_after(last + 1)
        ):
            return self.units.match(self.article, last) if words[last].text in ("т", "м") else None
        if words[last].text in ("x", "х") and not words[last].spaced and words[last - 1].kind == "digits":
            return UnitMatch(Unit("x", "multiple", word="x"), last, last + 1)
        match = self.units.match(self.article, last)
        if match is None and self.english and words[last].kind == "word" and words[last].lower in ("mere", "full"):
            return None
        if (
            match is not None
            and match.unit.kind == "multiple"
            and match.unit.word == "раз"
            and not self._multiplies(numeral, match)
        ):
            return None
        if match is not None and self.english and match.unit.word == "time" and not self._english_times(numeral, match):
            return None
        if match is not None and match.unit.symbol == "seat" and not self._is_seat(match):
            return None
        if match is not None and match.unit.symbol == "point" and self.english and self._lower(match.last) in ("of", "to"):
            return match
        pounds = match is not None and self.english and match.unit.word == "pound" and self._lower(match.last) != "of"
        if match is not None and pounds and self._scale(numeral) >= 10**6:
            return match._replace(unit=Unit("GBP", "money", word="pound"))  # millions of pounds are spent, not weighed
        if match is not None and self.english and match.unit.symbol in ("lb",) and self._lower(match.last) == "sterling":
            return None
        return match

    def _duration_behind(self, numeral: Numeral) -> UnitMatch | None:
        """«два последних года», "three consecutive years": an adjective before the word of time."""
        words, last = self.words, numeral.last
        if not self._same(last) or not self._same(last + 1) or words[last].kind != "word" or words[last + 1].kind != "word":
            return None
        if (
            numeral.derived
            or numeral.ordinal
            or (
                self._lower(last) not in self.time_adjectives
                and (self.english or self.article.pack.morphology.lookup(self._lower(last), self.time_adjectives) is None)
            )
        ):
            return None
        match = self.units.match(self.article, last + 1)
        return UnitMatch(match.unit, last, match.last) if match is not None and match.unit.kind == "duration" else None

    def _ends_after(self, point: int) -> bool:
        words = self.words
        return point + 1 >= len(words) or words[point + 1].sentence != words[point].sentence

    def _lower(self, at: int) -> str:
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def _multiplies(self, numeral: Numeral, match: UnitMatch) -> bool:
        """«в 2,3 раза» multiplies, «143 раза» counts occasions."""
        words, at = self.words, numeral.first - 1
        while at >= 0 and words[at].lower in ("чем", "почти", "примерно", "более", "около", "свыше", "менее"):
            at -= 1
        before = self._lower(at)
        if before in ("в", "во"):
            return True
        following = self._lower(match.last)
        return (
            numeral.value < MAX_TIMES
            and following in ("больше", "меньше", "выше", "ниже", "чаще", "реже", "дороже", "дешевле")
            and before == "на"
        )

    def _english_times(self, numeral: Numeral, match: UnitMatch) -> bool:
        """Such as "seven times what", "1.7 times the budget" multiply; "3,012 times" counts occasions."""
        value = numeral.high if numeral.high is not None else numeral.value
        if value >= MAX_TIMES or value <= 1:
            return value < 1 or value != int(value)
        following = self._lower(match.last)
        if numeral.value != int(numeral.value):
            return True
        if following in ("a", "per", "each", "this", "last", "during"):
            return False
        if following in COMPARED and (
            following not in ("in", "by", "since", "from", "that") or self._lower(match.last + 1) == "of"
        ):
            return True
        near = [self._lower(at) for at in range(max(0, numeral.first - 3), numeral.first)]
        return any(word in ("up", "by", "multiplied") for word in near) or self.modifiers.change_near(self.article, numeral.first)

    def _is_seat(self, match: UnitMatch) -> bool:
        """«1 500 мест» of a school are seats; jobs and ranks are none."""
        words, table = self.words, self.article.pack.table("units")["not_seats"]
        if self.english:
            if match.unit.word == "seat":
                # of a parliament or a council: counted, not sat on by visitors
                return not any(
                    self._lower(at) in ("parliament", "mazhilis", "majilis", "maslikhat", "won", "council", "party")
                    for at in range(max(0, match.first - 8), min(len(words), match.last + 6))
                )
            if any(
                self._lower(at) in ("up", "down", "rose", "climbed", "fell", "dropped", "moved")
                for at in range(match.first - 4, match.first)
            ):
                return False  # in a ranking
            following = self._lower(match.last)
            return following not in ("of", "where", "in") and self._lower(match.first - 1) not in table["before"]
        if self._lower(match.last) in ("в", "по") and self._lower(match.last + 1).startswith("рейтинг"):
            return False
        lexicon = dict.fromkeys(table["before"], True)
        if match.first and self.article.pack.morphology.lookup(self._lower(match.first - 1), lexicon) is not None:
            return False
        nominal = self.article.pack.morphology.nominal(words[match.last - 1].lower)
        if nominal is not None and nominal.number == "sg" and nominal.case != "gen":
            return False
        sentence = self.article.sentences[words[match.first].sentence]
        near = dict.fromkeys(table["sentence"], True)
        return not any(
            word.kind == "word" and self.article.pack.morphology.lookup(word.lower, near) is not None
            for word in words[sentence.first : sentence.last]
        )

    # from a numeral to a quantity

    def _measure(self, index: int, numeral: Numeral, match: UnitMatch | None) -> None:
        words = self.words
        if numeral.derived == "compound":
            self._compound(numeral)
            return
        opened = Measure(numeral.start, numeral.end, numeral.first, numeral.last, numeral.value, numeral.low, numeral.high, None)
        one = self._part_of_one_unit(numeral) if numeral.derived == "fraction" else None
        if one is not None:
            over, under = fraction_of(numeral)
            opened.value, opened.unit = Decimal(over) / under, one.unit
            opened.last, opened.end = one.last, words[one.last - 1].end
            self._finish(opened, one.unit.kind, numeral, False)
            return
        if numeral.low is not None:
            opened.value = None
        kind = "count"
        if numeral.derived == "fraction":
            if self._fraction_scale(opened, numeral):
                match = self.units.match(self.article, opened.last) if self._same(opened.last) else None
            elif match is not None and match.unit.kind == "duration":
                self._skip(
                    SkippedNumber(
                        numeral.start, words[match.last - 1].end, "duration", "part of a time", numeral.value, match.unit.symbol
                    ),
                    match.last,
                )
                return
            else:
                kind, match = "fraction", None
                half_of = self._lower(opened.last) == "an" or (self.english and self._lower(opened.last) == "a")
                after = self.units.match(self.article, opened.last + 1) if half_of else None
                if after is not None and after.unit.kind == "duration":
                    self._skip(
                        SkippedNumber(
                            numeral.start,
                            words[after.last - 1].end,
                            "duration",
                            "part of a time",
                            numeral.value,
                            after.unit.symbol,
                        ),
                        after.last,
                    )
                    return
        elif numeral.derived == "multiple":
            kind, match = "multiple", None
            opened.unit = Unit("x", "multiple", word=numeral.entries[0] if numeral.entries else "")
        elif numeral.derived == "half unit":
            opened.unit = self.units.names(numeral.rule.removeprefix("half unit "))
        self._hyphened(opened, numeral)
        if match is not None and opened.unit is None and opened.last == match.first:
            opened.unit, opened.last, opened.end = match.unit, match.last, words[match.last - 1].end
        if opened.unit is None and kind == "count":
            self._unit_before(opened)
        elif opened.unit is not None and opened.unit.kind == "money":
            self._unit_before(opened)
        if opened.unit is None and kind == "count":
            self._turned_round(opened, numeral)
        if opened.unit is None and kind == "count":
            self._column_unit(opened, numeral)
        if opened.unit is None and kind == "count":
            self._rating(opened, numeral)
        self._signed(opened)
        if opened.unit is not None and opened.unit.kind in ("duration", "age"):
            self._duration(opened, numeral)
            return
        if opened.unit is None and kind == "count" and self._range_of_time(index, opened, numeral):
            return
        ranged = self._from_to(index, opened, numeral)
        if opened.unit is not None:
            kind = opened.unit.kind
            self._smaller_part(opened)
        self._finish(opened, kind, numeral, ranged)

    def _part_of_one_unit(self, numeral: Numeral) -> UnitMatch | None:
        """Such as "half a litre", «1/5 дюйма»: a part of one unit is so much of it; of many («половина гектаров») a fraction."""
        at = numeral.last
        if self.english and self._lower(at) in ("a", "an"):
            at += 1
        match = self.units.match(self.article, at) if self._same(at) else None
        if (
            match is None
            or match.unit.kind != "quantity"
            or match.unit.symbol in ("seat", "point")
            or match.unit.whole is not None
        ):
            return None
        form = self._lower(match.last - 1)
        if self.english:
            return match if form == match.unit.word or len(form) < 3 else None
        nominal = self.article.pack.morphology.nominal(form) if len(form) > 3 else None
        return match if nominal is not None and nominal.number == "sg" else None

    def _fraction_scale(self, opened: Measure, numeral: Numeral) -> bool:
        """«четверть миллиона тенге»: a part of a scale is a number."""
        words, last = self.words, opened.last
        if not self._same(last) or words[last].kind != "word":
            return False
        if self.english and self._lower(last) == "of" and self._lower(last + 1) in ("a", "an"):
            last += 2
            if not self._same(last):
                return False
        sense = self.numbers.sense[words[last].lower]
        if sense is None or sense.role != "scale" or opened.value is None or words[last].lower.endswith("ов"):
            return False
        over, under = fraction_of(numeral)
        opened.value = Decimal(over) * sense.value / under
        opened.last, opened.end = last + 1, words[last].end
        return True

    def _hyphened(self, opened: Measure, numeral: Numeral) -> None:
        """«2,3-километровый», "4,600-seat", "220-tonne", "two-room": the unit behind a hyphen."""
        words, last = self.words, opened.last
        if not self.english and self._same(last) and words[last].kind == "word" and self.units.match(self.article, last) is None:
            loose = self.units.adjective(words[last].lower)  # «5-ти метровых», «5 летний»
            if loose is not None and loose[0].kind in ("quantity", "age", "duration") and loose[1] not in ("местный",):
                opened.unit, opened.last, opened.end, opened.attributive = loose[0], last + 1, words[last].end, True
                return
        if last + 1 >= len(words) or words[last].text not in DASHES or words[last].spaced or words[last + 1].spaced:
            return
        if words[last + 1].kind != "word":
            return
        form, end = words[last + 1].lower, last + 2
        if self.english and self._lower(end) == "-" and end + 1 < len(words) and not words[end].spaced:
            compound = f"{form}-{words[end + 1].lower}"
            if compound in self.units.adjectives:
                opened.unit = self.units.adjectives[compound]
                opened.last, opened.end, opened.attributive = end + 2, words[end + 1].end, True
                return
        found = self.units.adjective(form)
        unit = found[0] if found is not None else None
        if unit is None:
            match = self.units.match(self.article, last + 1)
            if match is None:
                return
            unit, end = match.unit, match.last
        if unit.kind == "scale":
            opened.value = opened.value * Decimal(10) ** int(unit.symbol) if opened.value is not None else None
            unit = None
        opened.unit = unit if unit is not None and unit.kind != "count" else None
        opened.last, opened.end, opened.attributive = end, words[end - 1].end, True

    def _unit_before(self, opened: Measure) -> None:
        """«$510», "KZT 9.3 billion", "US$1.2 bn", «₸ 500»."""
        words, at = self.words, opened.first - 1
        if at < 0 or not self._same(opened.first) or words[opened.first].start - words[at].end > 1:
            return
        if words[at].text in "+-−–" and at and words[at - 1].text in self.units.before and not words[opened.first].spaced:
            at -= 1
        unit = self.units.before.get(words[at].text)
        if unit is None:
            return
        first = at
        dollar = self.units.dollars.get(words[at - 1].text.upper()) if words[at].text == "$" and at else None
        if dollar is not None and self._same(at) and (not words[at].spaced or words[at - 1].lower == "c"):
            first, unit = at - 1, dollar
            opened.unit = None if opened.unit is None or opened.unit.symbol == "USD" else opened.unit
        opened.unit = opened.unit or unit
        opened.first, opened.start = first, words[first].start

    def _turned_round(self, opened: Measure, numeral: Numeral) -> None:
        """«человек триста», «процентов на двадцать», «штук сорок»: the noun before its number makes it about."""
        words, at = self.words, opened.first - 1
        if self.english or at < 0 or not self._same(opened.first) or numeral.collective or numeral.derived:
            return
        if self._lower(at) in ("на", "в", "по", "за", "с") and at > 0:
            at -= 1
            if self.units.match(self.article, at) is None or not self._same(at + 1):
                return
        word = words[at]
        if word.lower == "штук" and at + 1 == opened.first:
            opened.approximate = True  # «штук сорок косуль»
            return
        if word.kind != "word" or self._counts_something(opened.last) or (at and words[at - 1].kind == "digits"):
            return
        if at and words[at - 1].kind == "word" and self.numbers.sense[words[at - 1].lower] is not None:
            return
        unit = self.units.match(self.article, at)
        readings = self.article.pack.morphology.readings(word.lower)
        plural = any(r.pos == "noun" and r.number == "pl" and r.case == "gen" for r in readings)
        if not plural:
            return
        if unit is not None and unit.last == at + 1 and unit.unit.kind != "multiple":
            opened.unit = unit.unit
            opened.first, opened.start, opened.approximate = at, word.start, True
        elif word.lower in ("человек", "раз") and at + 1 == opened.first:
            opened.approximate = True

    def _counts_something(self, at: int) -> bool:
        """A noun that the number before it could count stands at `at`, perhaps behind an adjective."""
        words = self.words
        if not self._same(at) or words[at].kind != "word":
            return False
        return any(
            reading.pos in ("noun", "adj", "participle") and reading.case == "gen"
            for reading in self.article.pack.morphology.readings(words[at].lower)
        )

    def _signed(self, opened: Measure) -> None:
        """«минус 36 градусов», «+12,8%», "(-1.2%)": a sign before the number."""
        words, at = self.words, opened.first - 1
        if at < 0 or not self._same(opened.first):
            return
        sign = self.numbers.signs.get(words[at].lower)
        if sign is not None and (sign < 0 or (opened.unit is not None and opened.unit.symbol == "Cel")):
            opened.first, opened.start = at, words[at].start
            if sign < 0 and opened.unit is None and not self._any_noun(opened.last):
                opened.unit = self._degree()
            if sign < 0 and (opened.unit is None or opened.unit.kind not in ("percent", "multiple")):
                self._negate(opened)
            return
        if (
            words[at].text in SIGNS
            and not words[opened.first].spaced
            and (words[at].spaced or at == 0 or words[at - 1].text in "(/[,:")
        ):
            opened.first, opened.start = at, words[at].start
            degrees = opened.unit is not None and opened.unit.symbol in ("Cel", "degF")
            alone = opened.unit is None and (opened.last >= len(words) or words[opened.last].paragraph != words[at].paragraph)
            alone = alone and (at == 0 or words[at - 1].paragraph != words[at].paragraph)
            if words[at].text in "−–-" and (degrees or alone):
                self._negate(opened)

    def _rating(self, opened: Measure, numeral: Numeral) -> None:
        """Such as "(4 out of 5)", «4,2 из 5»: points of those that can be had, where nothing is counted."""
        words, last = self.words, opened.last
        phrase = 2 if self._lower(last) == "out" and self._lower(last + 1) == "of" else 1 if self._lower(last) == "из" else 0
        best = self._at.get(last + phrase) if phrase else None
        if best is None or opened.value is None or not self._same(last):
            return
        whole = self.numerals[best]
        after = whole.last
        if (
            whole.value not in RATINGS
            or opened.value > whole.value
            or words[opened.first].kind != "digits"
            or words[whole.first].kind != "digits"
        ):
            return
        if (after < len(words) and words[after].kind != "mark") or (phrase == 1 and opened.value == int(opened.value)):
            return
        opened.unit = next(
            (unit for unit in (*self.units.single.values(), *self.units.exact.values()) if unit.symbol == "point"), None
        )
        opened.last, opened.end = after, words[after - 1].end

    def _any_noun(self, at: int) -> bool:
        words = self.words
        if not self._same(at) or words[at].kind != "word":
            return False
        if self.english:
            return True
        return self.article.pack.morphology.nominal(words[at].lower) is not None

    def _degree(self) -> Unit | None:
        return next((unit for unit in (*self.units.single.values(), *self.units.exact.values()) if unit.symbol == "Cel"), None)

    @staticmethod
    def _negate(opened: Measure) -> None:
        if opened.value is not None:
            opened.value = -opened.value
        if opened.low is not None and opened.high is not None:
            opened.low, opened.high = -opened.high, -opened.low

    def _compound(self, numeral: Numeral) -> None:
        """«двухметровый», «семнадцатилетняя», «тридцатикратной»: a number and its unit in one adjective."""
        _, kind, symbol, word = (*numeral.rule.split("|"), "", "")[:4]
        end = numeral.end
        if kind in ("age", "duration"):
            reason = kind
            if kind == "age" and not self._of_a_person(numeral):
                reason = "duration"
            self._skip(SkippedNumber(numeral.start, end, reason, "compound", numeral.value, symbol or None), numeral.last)
            return
        unit = Unit(symbol, kind, word=word) if kind not in ("count", "scale") else None
        opened = Measure(numeral.start, end, numeral.first, numeral.last, numeral.value, None, None, unit, attributive=True)
        self._finish(opened, kind if kind not in ("scale",) else "count", numeral, False)

    def _of_a_person(self, numeral: Numeral) -> bool:
        """«42-летний чиновник», «семнадцатилетняя Аружан»: not «пятилетний план»."""
        words, at = self.words, numeral.last
        if words[numeral.last - 1].lower.endswith(("летие", "летию", "летия", "летием", "летии")):
            return numeral.value >= 15
        while self._same(at) and words[at].kind == "word" and at < numeral.last + 3:
            nominal = self.article.pack.morphology.nominal(words[at].lower)
            if words[at].capitalised:
                return True
            readings = self.article.pack.morphology.readings(words[at].lower)
            if readings and readings[0].pos in ("adj", "participle"):
                at += 1
                continue
            return nominal is None or nominal.score < HALF or bool(nominal.animate)
        return True

    # durations and ages

    def _duration(self, opened: Measure, numeral: Numeral) -> None:
        """«два часа семнадцать минут», "38 years old", «15–34 лет»."""
        assert opened.unit is not None
        words, last = self.words, opened.last
        reason = "date" if self._is_named(opened) else opened.unit.kind
        while self._same(last):
            following = self._at.get(last)
            if following is None:
                if self._lower(last) in ("и", "and") and last + 1 in self._at:
                    following = self._at[last + 1]
                else:
                    break
            smaller = self.numerals[following]
            match = self._unit_after(smaller)
            if match is None or match.unit.kind != "duration" or match.unit.symbol == opened.unit.symbol:
                break
            last = match.last
        if self.english and self._lower(last) == "old":
            reason, last = "age", last + 1
        elif self.english and self._lower(last) == "of" and self._lower(last + 1) == "age":
            reason, last = "age", last + 2
        elif reason == "duration" and self._is_age(opened, last):
            reason = "age"
        if self.english and opened.attributive and self._lower(last) == "-" and self._lower(last + 1) == "old":
            reason, last = "age", last + 2
        if reason == "age" and opened.attributive and not self.english:
            copy = Numeral(numeral.start, numeral.end, opened.first, opened.last, numeral.value)
            reason = "age" if self._of_a_person(copy) else "duration"
        before = self.modifiers.find_before(self.article, opened.first)
        start = opened.start
        if before is not None and not before.start:
            start = words[before.first].start
        self._skip(SkippedNumber(start, words[last - 1].end, reason, "time as a unit", opened.value, opened.unit.symbol), last)

    def _range_of_time(self, index: int, opened: Measure, numeral: Numeral) -> bool:
        """«от 3 до 5 лет», "between 5 and 10 days": one stretch of time, told by its ends."""
        words, mods, last = self.words, self.modifiers, opened.last
        if not self._same(last) or self._lower(last) not in (*mods.range_to, *mods.range_and, "или", "or", "по"):
            return False
        following = self._at.get(last + 1)
        if following is None or numeral.derived or numeral.low is not None:
            return False
        second = self.numerals[following]
        match = self._unit_after(second)
        if match is None or match.unit.kind not in ("duration", "age") or second.derived or self._dated(second):
            return False
        begins = self._lower(opened.first - 1)
        if begins in (*mods.range_from, *mods.range_open, *mods.range_between):
            opened.first, opened.start = opened.first - 1, words[opened.first - 1].start
        elif self._lower(last) not in (*mods.range_bare, "или", "or"):
            return False
        opened.low, opened.high, opened.unit = numeral.value, second.value, match.unit
        opened.last, opened.end = match.last, words[match.last - 1].end
        self._duration(opened, numeral)
        return True

    def _is_age(self, opened: Measure, last: int) -> bool:
        words = self.words
        if opened.unit is None or opened.unit.symbol != "a" or self.english:
            return False
        if words[last - 1].lower not in ("лет", "года", "год", "годам", "годами"):
            return False
        near = [self._lower(at) for at in range(max(0, opened.first - 3), opened.first)]
        if any(self.ledger._is("age", "before", word) for word in near if word):
            return True
        if (
            near
            and near[-1] in ("от", "до")
            and opened.high is None
            and any(word in ("детей", "дети", "детям", "молодёжи", "граждан") for word in near)
        ):
            return True
        if near and near[-1] in ("ему", "ей", "мне", "им", "которому", "которой"):
            return True
        if opened.low is None and near and near[-1].isalpha() and words[last - 1].lower != "год":
            nominal = self.article.pack.morphology.nominal(near[-1])
            if nominal is not None and nominal.animate and nominal.known and (opened.value or 0) >= 1 and nominal.number == "sg":
                return True
        if opened.low is not None and near:
            nominal = self.article.pack.morphology.nominal(near[-1]) if near[-1].isalpha() else None
            return nominal is not None and (nominal.animate or nominal.base in ("молодёжь", "молодежь", "население", "возраст"))
        return self._lower(last) in ("и", "или") and self._lower(last + 1) in ("старше", "младше", "моложе")

    # parts, ranges, modifiers

    def _smaller_part(self, opened: Measure) -> None:
        """«6 218 тенге 40 тиын», "9 meters 84 centimeters": the smaller unit that goes on."""
        assert opened.unit is not None
        following = self._at.get(opened.last)
        if following is None and self._lower(opened.last) in ("and", "и"):
            following = self._at.get(opened.last + 1)  # «доллар и сорок центов»
        if following is None or not self._same(opened.last) or opened.value is None:
            if opened.unit.whole is not None and opened.value is not None:
                opened.value *= opened.unit.factor
            if opened.unit.whole is not None and opened.low is not None and opened.high is not None:
                opened.low, opened.high = opened.low * opened.unit.factor, opened.high * opened.unit.factor
            return
        numeral = self.numerals[following]
        match = self._unit_after(numeral)
        if match is not None and numeral.low is None:
            unit = match.unit
            factor = None
            if unit.whole is not None and unit.whole == opened.unit.symbol and opened.unit.whole is None:
                factor = unit.factor
            elif unit.symbol in self.units.smaller.get(opened.unit.symbol, {}):
                factor = self.units.smaller[opened.unit.symbol][unit.symbol]
            if factor is not None:
                opened.value += numeral.value * factor
                opened.last, opened.end = match.last, self.words[match.last - 1].end
                return
        if opened.unit.whole is not None:
            opened.value *= opened.unit.factor

    def _from_to(self, index: int, opened: Measure, numeral: Numeral) -> bool:
        """«от 300 до 1 000 МРП», "between 120 and 128 thousand tonnes", "six to seven million": two numbers, one range."""
        words, mods = self.words, self.modifiers
        if opened.low is not None or opened.value is None or numeral.ordinal or numeral.derived or numeral.collective:
            return False
        last = opened.last
        joint = self._lower(last)
        before = self._lower(opened.first - 1)
        begins = before if self._same(opened.first) else ""
        if begins in mods.between and opened.first > 1:
            earlier = self._lower(opened.first - 2)
            begins = earlier if earlier in mods.range_between else begins
        wanted = None
        if begins in mods.range_from and joint in mods.range_to:
            wanted = "from"
        elif begins in mods.range_between and joint in mods.range_and:
            wanted = "between"
        elif joint in mods.range_bare and self._same(last) and begins not in mods.range_from:
            wanted = "bare"
        if wanted is None or not self._same(last):
            return False
        at = last + 1
        if words[at].text in "$€£₸" or words[at].text in self.units.before if at < len(words) else False:
            at += 1
        following = self._at.get(at)
        if following is None:
            return False
        second = self.numerals[following]
        if second.ordinal or second.derived or second.low is not None or second.collective or self._dated(second):
            return False
        if wanted != "between" and self.english and mods.change_near(self.article, opened.first):
            return False
        if wanted == "bare" and (opened.unit is not None and opened.unit.kind == "percent" and not self.english):
            return False
        match = self._unit_after(second)
        if match is not None and match.unit.kind in ("duration", "age"):
            return False
        high = Measure(second.start, second.end, second.first, second.last, second.value, None, None, None)
        if match is not None:
            high.unit, high.last, high.end = match.unit, match.last, words[match.last - 1].end
        self._unit_before(high)
        if high.value is None or (opened.unit is not None and high.unit is not None and opened.unit.symbol != high.unit.symbol):
            return False
        low_value, high_value = opened.value, high.value
        scale = self._scale(second)
        if scale > 1 and self._scale(numeral) == 1 and low_value < high_value / scale and low_value < 1000:
            low_value *= scale
        if low_value >= high_value:
            return False
        opened.low, opened.high, opened.value = low_value, high_value, None
        opened.unit = opened.unit or high.unit
        if wanted != "bare":
            at = opened.first - 1
            if self._lower(at) not in (*mods.range_from, *mods.range_between):
                at -= 1
            opened.first, opened.start = at, words[at].start
        opened.last, opened.end = high.last, high.end
        return True

    def _dated(self, numeral: Numeral) -> bool:
        at = bisect_right(self._date_starts, numeral.first) - 1
        return at >= 0 and self.article.dates[at].last > numeral.first

    def _scale(self, numeral: Numeral) -> Decimal:
        """The last scale that the numeral ends with, else 1: a thousand for «5 тысяч»."""
        for at in range(numeral.last - 1, numeral.first, -1):
            word = self.words[at]
            if word.kind != "word":
                continue
            sense = self.numbers.sense[word.lower]
            if sense is not None and sense.role == "scale" and sense.value >= 1000:
                return sense.value
            if word.lower in self.numbers.glued and not word.spaced:
                return self.numbers.glued[word.lower]
            return Decimal(1)
        return Decimal(1)

    def _finish(self, opened: Measure, kind: str, numeral: Numeral, ranged: bool) -> None:
        words, modifier = self.words, "exact"
        entries = numeral.entries
        before = self.modifiers.find_before(self.article, opened.first)
        if (
            before is not None
            and before.verb
            and (numeral.collective or (opened.unit is None and (opened.value or 0) < SMALLEST_PASSED))
        ):
            before = None  # "passed both houses"
        after = self.modifiers.find_after(self.article, opened.last)
        if self._lower(opened.last) == "-" and self._lower(opened.last + 1) == "plus" and not words[opened.last].spaced:
            after = ModifierMatch("at_least", opened.last, opened.last + 2, "-plus")  # "40-plus companies"
        if before is not None and opened.low is None:
            chosen = self._before(before, opened, kind)
            if chosen is not None:
                modifier = chosen
                opened.first, opened.start = before.first, words[before.first].start
                entries = (*entries, before.entry)
        elif before is not None and not before.start and not before.limit:
            opened.first, opened.start = before.first, words[before.first].start
        if after is not None:
            modifier, opened.last, opened.end = after.modifier, after.last, words[after.last - 1].end
            entries = (*entries, after.entry)
            if opened.unit is None and kind == "count":
                late = self.units.match(self.article, opened.last) if self._same(opened.last) else None
                if late is not None and late.unit.kind in ("money", "percent", "quantity"):
                    opened.unit, kind = late.unit, late.unit.kind
                    opened.last, opened.end = late.last, words[late.last - 1].end
        after_scale = self._lopped_scale(opened, numeral) if after is not None else False
        if after_scale and opened.unit is not None:
            kind = opened.unit.kind
        if opened.approximate and modifier == "exact":
            modifier = "approx"
        if numeral.derived == "vague" and modifier == "exact":
            modifier = "more_than"
        if opened.low is not None:
            modifier = "range"
        numerator = denominator = None
        if kind == "fraction":
            numerator, denominator = fraction_of(numeral)
        self._before_previous(opened)
        quantity = Quantity(
            opened.start,
            opened.end,
            opened.first,
            opened.last,
            kind,
            opened.value,
            opened.low,
            opened.high,
            modifier,
            opened.unit.symbol if opened.unit is not None else None,
            numerator,
            denominator,
            numeral.case,
            attributive=opened.attributive,
            rule=numeral.rule,
            entries=entries if opened.unit is None else (*entries, opened.unit.word),
        )
        self.stated.append(Stated(quantity, numeral, self._scale(numeral)))
        self.reached = max(self.reached, opened.last, numeral.last)

    def _lopped_scale(self, opened: Measure, numeral: Numeral) -> bool:
        """«пятнадцать с лишним миллионов»: scale and unit after the modifier."""
        words, last = self.words, opened.last
        if not self._same(last) or words[last].kind != "word" or opened.value is None or opened.unit is not None:
            return False
        sense = self.numbers.sense[words[last].lower]
        if sense is None or sense.role != "scale":
            return False
        opened.value *= sense.value
        opened.last, opened.end = last + 1, words[last].end
        match = self.units.match(self.article, opened.last) if self._same(opened.last) else None
        if match is not None and match.unit.kind in ("money", "percent", "quantity"):
            opened.unit, opened.last, opened.end = match.unit, match.last, words[match.last - 1].end
        return True

    def _before_previous(self, opened: Measure) -> None:
        """No two items overlap: what stands before gives way to what was read earlier."""
        previous = max(
            (self.stated[-1].quantity.end if self.stated else 0), (self.article.skipped[-1].end if self.article.skipped else 0)
        )
        if opened.start < previous:
            while opened.first < opened.last and self.words[opened.first].start < previous:
                opened.first += 1
            opened.start = self.words[opened.first].start

    def _before(self, before: ModifierMatch, opened: Measure, kind: str) -> str | None:
        """What the modifier before the number means here; None where it is no modifier."""
        if before.start:
            # «от 250 тысяч»: the price at which it begins, «от населения» is none
            return (
                before.modifier
                if kind in ("money", "quantity", "percent", "count") and self._starts_price(opened, kind)
                else None
            )
        if before.limit:
            if kind not in ("multiple",) and self.modifiers.change_near(self.article, before.first):
                return None
            if self._lower(before.first - 1) in (",", "–", "и", "с") and self.modifiers.change_near(self.article, before.first):
                return None
            if self._opened_by(before.first):
                return None
        return before.modifier

    def _opened_by(self, limit: int) -> bool:
        """«с 72,4 до 68%»: the number before the limit is where the change began."""
        if not self.stated or limit == 0:
            return False
        quantity = self.stated[-1].quantity
        if quantity.last < limit - 3 or self.words[quantity.first].sentence != self.words[limit].sentence:
            return False
        return self._lower(quantity.first - 1) in self.modifiers.range_open

    def _starts_price(self, opened: Measure, kind: str) -> bool:
        if kind == "money":
            return True
        return kind == "quantity" and opened.unit is not None and opened.unit.symbol in ("MCI", "point", "m2", "ha", "seat")

    def _complete(self) -> None:
        """Digits that no rule reached get their place in the ledger."""
        spans = sorted([(q.start, q.end) for q in self.article.quantities] + [(s.start, s.end) for s in self.article.skipped])
        starts = [span[0] for span in spans]
        together = frozenset(self.article.pack.table("ledger")["idiom"]["together"])
        for word in self.words:
            if word.lower in together:
                self.article.skipped.append(SkippedNumber(word.start, word.end, "idiom", "together"))
                continue
            if word.kind != "digits":
                continue
            at = bisect_right(starts, word.start) - 1
            if at >= 0 and spans[at][1] > word.start:
                continue
            reason = "boilerplate" if self._on_page(word.start) else "identifier"
            self.article.skipped.append(SkippedNumber(word.start, word.end, reason, "unread digits"))
