"""Calendar expressions and clock times: «2025 жылғы 1 қаңтардан», «5–7 шілде», «ХІХ ғасырға», «сағат 10:00-де».

What is found here is in the ledger as `date` or `time` and never a fact. A span covers the number, the
month and the word for the year, with their case suffixes; what it names is resolved to whole days as far
as the text and the day of publication allow.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from briefing_extract.components.article import Article, DateSpan, Numeral
from briefing_extract.components.calendar_words import Form, Months, month_end, relative_year
from briefing_extract.components.clock import DASHES, ClockReader
from briefing_extract.components.numerals import ROMAN, ROMAN_LETTERS

FIRST_YEAR, LAST_YEAR = 1000, 2150
# Years that may stand alone, without the word for "year": «(1889–1943)», «2026–2028»
FIRST_BARE, LAST_BARE = 1800, 2100
# Days or years named one after the other before their month or word
LONGEST_LIST = 8


class Year(NamedTuple):
    """A year or a stretch of years at a place of the text."""

    first: int
    last: int
    end: int  # word index after it
    case: str
    grain: str  # year · years


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_dates(article: Article) -> None:
    """Fill `article.dates` with every calendar expression and clock time of the text, in text order.

    Reads `article.numerals` for numbers in words; a text without them loses only those.
    """
    reader = _Reader(article)
    index, count = 0, len(article.words)
    while index < count:
        span = reader.read(index)
        if span is None:
            index += 1
        else:
            article.dates.append(span)
            index = span.last


class _Reader(ClockReader):
    """Reads the date or time that begins at a word."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.last_year: int | None = None  # of the last day or month that came with its year

    # what begins here

    def read(self, index: int) -> DateSpan | None:
        word = self.words[index]
        if word.kind == "digits":
            if self._inside_number(index):
                return None
            return (
                self._written_date(index)
                or self.clock(index, index, False)
                or self._year_span(index)
                or self._day_month(index)
                or self._of_century(index)
                or self._part_of_year(index, None)
                or self._decade(index)
            )
        if word.kind == "word":
            if word.lower in self.calendar.cues or word.lower in self.calendar.day_parts:
                return self.cued_clock(index)
            if index in self.numerals:
                return self._spelled(index)
            if word.capitalised and ROMAN.fullmatch(word.text):
                return self._of_century(index) or self._part_of_year(index, None)
            if not self.calendar.opens[word.lower]:
                return None
            if word.lower in self.calendar.first:
                return self._part_of_year(index, None)
            return self._day_of_named_month(index)
        return None

    def _inside_number(self, index: int) -> bool:
        """The digits go on with a number before them: «1 2025», «12,5», «3.2025»."""
        before = self.word(index - 1)
        if before is None or not self.touching(index):
            return False
        if before.kind == "mark" and before.text in ".,:/" and self.touching(index - 1):
            return self.words[index - 2].kind == "digits"
        # «WorldSkills-2025», «Бюджет-2025»: a name
        if before.text in DASHES and before.text != "–" and index >= 2 and self.touching(index - 1):
            name = self.words[index - 2]
            return (
                name.kind == "word" and self.calendar.month(name.lower) is None and self.calendar.form("year", name.lower) is None
            )
        return before.kind == "word" and len(before.text) < 3

    # dates in digits

    def _written_date(self, index: int) -> DateSpan | None:
        """«24.03.2025», «2025-03-24», «24/03/2025», each with an optional «ж.»."""
        if index + 4 >= self.count or not all(self.touching(index + step) for step in range(1, 5)):
            return None
        mark, first, second, third = (self.words[index + 1].text, *(self.words[index + step] for step in (0, 2, 4)))
        if self.words[index + 3].text != mark or second.kind != "digits" or third.kind != "digits":
            return None
        if mark in "./" and len(first.text) <= 2 and len(second.text) <= 2 and len(third.text) in (2, 4):
            year = int(third.text) + (2000 if len(third.text) == 2 else 0)
            found = _day(year, int(second.text), int(first.text)) if FIRST_YEAR <= year <= LAST_YEAR else None
            if (
                len(third.text) == 2
                and self.lower(index + 5) not in self.calendar.abbreviations
                and not self._day_word(index + 5)
            ):
                found = None
        elif mark in "-." and len(first.text) == 4 and len(second.text) == 2 and len(third.text) == 2:
            found = _day(int(first.text), int(second.text), int(third.text)) if int(first.text) <= LAST_YEAR else None
        else:
            return None
        if found is None:
            return None
        last, case = self._after_year(index + 5)
        return self.span(index, last or index + 5, found, found, "day", case)

    def _day_word(self, index: int) -> bool:
        return self.calendar.form("day", self.lower(index)) is not None

    # years

    def _year_span(self, index: int) -> DateSpan | None:
        """«2025 жылы», «2023 және 2024 жылдары», «2026–2027 оқу жылы», «(1889–1943)», and what of the year follows."""
        year = self._year(index)
        if year is None:
            return None
        if year.grain == "year":
            more = self._within_year(index, year)
            if more is not None:
                return more
        begin, finish = date(year.first, 1, 1), date(year.last, 12, 31)
        if year.grain == "decade":
            return self.span(index, year.end, begin, finish, "years", year.case)
        return self.span(index, year.end, begin, finish, year.grain, year.case)

    def _year(self, index: int) -> Year | None:
        value = self.digits(index)
        if value is None or len(self.words[index].text) < 3:
            return None
        listed = self._year_list(index)
        if listed is not None:
            return listed
        at = index + 1
        if self.mark(at, "/") and self.touching(at) and self.touching(at + 1) and (second := self.digits(at + 1)) is not None:
            # «2025/26», «2025/2026» a school year
            second += value // 100 * 100 if second < 100 else 0
            last, case = self._after_year(at + 2)
            if second == value + 1 and last is not None:
                return Year(value, second, last, case, "years")
            return None
        last, case = self._after_year(at)
        if last is None:
            return self._lone_year(index, value)
        final = self.lower(last - 1)
        if not FIRST_YEAR <= value <= LAST_YEAR and not (value >= 100 and self._in_year(final)):
            return None
        if self.lower(last) in self.calendar.counters and case in ("abl", "nom", "dat"):
            return None  # «2000 жылдан астам» counts years
        form = self.calendar.form("year", final)
        if form is not None and form.tags.plural:
            if value % 10 == 0:
                return Year(value, value + (99 if value % 100 == 0 and value < 2000 else 9), last, case, "decade")
            return Year(value, value, last, case, "years")
        if form is not None and form.bare and not FIRST_BARE <= value <= LAST_BARE:
            return None  # «1500 жыл» is how long
        return Year(value, value, last, case, "year")

    def _in_year(self, lower: str) -> bool:
        """«жылы», «жылғы»: in a year, of a year; no number of years is counted so."""
        form = self.calendar.form("year", lower)
        return (
            form is not None
            and not form.tags.plural
            and (form.tags.derived == "attr" or (form.tags.possessive == "3" and form.tags.case == "nom"))
        )

    def _year_list(self, index: int) -> Year | None:
        """Years before one word: «2026–2027 жылдары», «2023 және 2024 жылдары», «2022, 2023, 2024 жж.»."""
        years, at, dashed = [int(self.words[index].text)], index + 1, False
        if len(self.words[index].text) != 4:
            return None
        while at + 1 < self.count and len(years) < LONGEST_LIST:
            following = self.digits(at + 1)
            if following is None or len(self.words[at + 1].text) != 4:
                break
            if self.words[at].text in DASHES:
                dashed = True
            elif not (self.mark(at, ",") or self.lower(at) in self.calendar.both):
                break
            years.append(following)
            at += 2
        if len(years) < 2 or not all(FIRST_YEAR <= year <= LAST_YEAR for year in years):
            return None
        low, high = min(years), max(years)
        last, case = self._after_year(at)
        if last is not None:
            return Year(low, high, last, case, "years")
        if dashed and len(years) == 2 and years[0] < years[1]:
            return self._bare_years(index, at, low, high)
        return None

    def _bare_years(self, index: int, at: int, low: int, high: int) -> Year | None:
        """«(1889–1943)», «2026–2028»: plausible years without the word, unless something is counted."""
        enclosed = self.mark(index - 1, "(") or self.mark(at, ")")
        both = self.mark(index - 1, "(") and self.mark(at, ")")  # «(1418 – 1450)»: a life or a reign
        if not ((low >= FIRST_BARE or (both and low >= FIRST_YEAR)) and high <= LAST_BARE and high - low <= 120):
            return None
        following = self.word(at)
        alone = following is None or following.kind == "mark" or following.paragraph != self.words[index].paragraph
        if enclosed or (alone and high - low <= 15 and low >= 1950 and not self.mark(at, "%₸$€₽")):
            return Year(low, high, at, "nom", "years")
        return None

    def _lone_year(self, index: int, value: int) -> Year | None:
        """«(2024)», «2025-те», «1889 –» in parentheses: a year without its word."""
        if len(self.words[index].text) != 4 or not FIRST_BARE <= value <= LAST_BARE:
            return None
        if self.mark(index - 1, "©") or (self.mark(index - 1, "(") and self.mark(index + 1, "),")):
            return Year(value, value, index + 1, "nom", "year")
        last, case = self.suffix(index + 1)
        if case == "loc":
            return Year(value, value, last, case, "year")
        return None

    def _after_year(self, index: int) -> tuple[int | None, str]:
        """Where the word for "year" ends that begins at `index` («жылы», «-жылғы», «оқу жылына», «ж.»), and its case."""
        at = index
        if self.mark(at, DASHES) and at + 1 < self.count:
            at += 1
            if self.words[at].kind == "word" and self.touching(at) and self.lower(at) in self.calendar.ordinal_suffixes:
                at += 1
        following = self.word(at)
        if following is None or following.kind != "word" or following.paragraph != self.words[index - 1].paragraph:
            return None, "nom"
        if following.lower in self.calendar.studies:
            at += 1
            if self.calendar.form("year", self.lower(at)) is None:
                return None, "nom"
            following = self.words[at]
        form = self.calendar.form("year", following.lower)
        if form is not None:
            if form.tags.possessive not in ("", "3"):
                return None, "nom"
            return at + 1, form.tags.case
        if following.lower in self.calendar.abbreviations:
            end = at + 1
            if self.mark(end, ".") and self.touching(end):
                end += 1
            elif len(following.text) == 1 and following.spaced and self.mark(end, DASHES):
                return None, "nom"
            return end, "nom"
        return None, "nom"

    def _within_year(self, first: int, year: Year) -> DateSpan | None:
        """What of the year comes after it: «1 қаңтардан», «қаңтар–қыркүйекте», «бірінші тоқсанында»."""
        at = year.end
        if not self.same_line(first, at):
            return None
        word = self.words[at]
        if word.kind == "digits" or at in self.numerals or word.lower in self.calendar.first or ROMAN.fullmatch(word.text):
            found = self._day_month(at, year.first) or self._part_of_year(at, year.first) or self._spelled_day(at, year.first)
            if found is not None:
                return self.span(first, found.last, found.begin, found.finish, found.grain, found.case)
            return None
        months = self.calendar.month(word.lower) if word.kind == "word" else None
        if months is None:
            return None
        begin, finish, last, tags = self._month_range(at, months)
        self.last_year = year.first
        day = self._day_after_month(last, finish, year.first)
        if day is not None and begin == finish and tags.case == "gen":
            return self.span(first, day.last, day.begin, day.finish, "day", day.case)
        if finish < begin:
            return None
        return self.span(first, last, date(year.first, begin, 1), month_end(year.first, finish), "month", tags.case)

    def _month_range(self, at: int, months: Months) -> tuple[int, int, int, Any]:
        """First and last month, the word index after them, the suffixes: «қаңтар–қыркүйекте», «қаңтар мен ақпанда»."""
        if (
            months.first == months.last
            and (self.mark(at + 1, DASHES) or self.lower(at + 1) in self.calendar.both)
            and at + 2 < self.count
        ):
            second = self.calendar.month(self.words[at + 2].lower)
            if second is not None and months.tags.case == "nom":
                return months.first, second.last, at + 3, second.tags
        return months.first, months.last, at + 1, months.tags

    # days of a month

    def _days(self, index: int) -> tuple[list[int], int] | None:
        """The days named before a month, and the index of the month: «5», «5–7», «5, 6 және 7», «1-ші»."""
        days, at = [], index
        while True:
            day = self.digits(at, 2)
            if day is None or not 1 <= day <= 31:
                return None
            days.append(day)
            at += 1
            if self.mark(at, DASHES) and self.touching(at) and self.lower(at + 1) in self.calendar.ordinal_suffixes:
                at += 2
            following = self.word(at)
            if following is None:
                return None
            if following.kind == "word" and self.calendar.month(following.lower):
                return days, at
            if self.mark(at, DASHES):
                at += 1
                if self.words[at].kind == "word" if at < self.count else False:
                    return (days, at) if self.calendar.month(self.lower(at)) else None
            elif self.mark(at, ",") or following.lower in self.calendar.both:
                at += 1
            else:
                return None
            if len(days) > LONGEST_LIST:
                return None

    def _day_month(self, index: int, year: int | None = None) -> DateSpan | None:
        """«1 маусымнан», «5–7 шілде», «30 маусым – 2 шілде», «1 маусым мен 20 тамыз», «8 қазан, 2024 ж.»."""
        found = self._days(index)
        if found is None:
            return None
        days, at = found
        months = self.calendar.month(self.words[at].lower)
        if months is None or months.first != months.last or not self.same_line(index, at):
            return None
        month, last, tags = months.first, at + 1, months.tags
        first_day, final_month, final_day = min(days), month, max(days)
        # a second day of another month closes the stretch
        if (self.mark(last, DASHES) or self.lower(last) in self.calendar.both) and tags.case == "nom":
            second = self._days(last + 1)
            later = self.calendar.month(self.words[second[1]].lower) if second else None
            if second is not None and later is not None and later.first == later.last and self.same_line(index, second[1]):
                final_month, final_day, last, tags = later.first, max(second[0]), second[1] + 1, later.tags
                first_day = days[0]
        named = self.word(last)
        if named is not None and len(days) == 1 and tags.case == "nom" and self.calendar.form("named", named.lower):
            return None
        if year is None:
            year, after = self._year_after(last)
            if year is not None:
                last = after
                case = "nom"
            else:
                year, case = self._year_of(index, month, first_day, self.lower(last) in self.calendar.since), tags.case
        else:
            self.last_year, case = year, tags.case
        begin = _day(year, month, first_day) if year else None
        finish = _day(year + (final_month < month), final_month, final_day) if year else None
        if year and (begin is None or finish is None):
            return None  # «31 ақпан»
        return self.span(index, last, begin, finish, "day", case)

    def _year_after(self, index: int) -> tuple[int | None, int]:
        """The year after a day: «8 қазан 2024 жыл», «8 қазан, 2024 ж.»."""
        at = index + 1 if self.mark(index, ",") else index
        value = self.digits(at)
        if (
            value is None
            or len(self.words[at].text) != 4
            or not FIRST_BARE <= value <= LAST_BARE
            or not self.same_line(index - 1, at)
        ):
            return None, index
        last, case = self._after_year(at + 1)
        if last is not None and (at == index or case == "nom"):
            form = self.calendar.form("year", self.lower(last - 1))
            if form is None or (at == index or form.bare):
                self.last_year = value
                return value, last
            return None, index
        following = self.word(at + 1)
        if at == index and (
            following is None or following.kind == "mark" or following.capitalised or not self.same_line(at, at + 1)
        ):
            self.last_year = value
            return value, at + 1
        return None, index

    def _year_of(self, index: int, month: int, day: int, past: bool = False) -> int | None:
        """The year of a day that names none: the one said right before it, else the nearest to the publication."""
        published = self.article.published
        relative = relative_year(self.article, index)
        if relative is not None:
            return published.year + relative if published else None
        if published is None:
            return self.last_year
        nearest, distance = None, 400
        for year in (published.year - 1, published.year, published.year + 1):
            candidate = _day(year, month, day)
            if past and candidate is not None and candidate > published:
                continue  # «1 қаңтардан бері» looks back
            if candidate is not None and abs((candidate - published).days) < distance:
                nearest, distance = year, abs((candidate - published).days)
        return nearest

    def _day_of_named_month(self, index: int) -> DateSpan | None:
        """«қазанның жиырмасына», «қазанның 20-сында», «әр айдың 25-іне»."""
        lower = self.words[index].lower
        months = self.calendar.month(lower)
        if months is not None and months.first == months.last:
            if months.tags.case != "gen":
                return None
            day = self._day_after_month(index + 1, months.first, None)
            return None if day is None else self.span(index, day.last, day.begin, day.finish, "day", day.case)
        form = self.calendar.form("month", lower)
        if form is not None and form.tags.case == "gen":
            numeral = self.numerals.get(index + 1)
            if (
                numeral is not None
                and 1 <= numeral.value <= 31
                and self._is_day(numeral)
                and self.same_line(index, numeral.last - 1)
            ):
                return self.span(numeral.first, numeral.last, None, None, "day", numeral.case)
        return None

    def _is_day(self, numeral: Numeral) -> bool:
        """A day of the month is the month's and has a case of time: «айдың 25-іне», «айдың 10-ында»."""
        return numeral.possessive and numeral.case in ("dat", "loc", "abl") and numeral.low is None

    def _day_after_month(self, index: int, month: int, year: int | None) -> DateSpan | None:
        numeral = self.numerals.get(index)
        if numeral is None or numeral.low is not None or not 1 <= numeral.value <= 31:
            return None
        if not numeral.possessive and not (numeral.case == "abl" and self.lower(numeral.last) in self.calendar.begins):
            return None  # «тамыздың 10-нан бастап» is typed as well
        if not self.same_line(index - 1, numeral.last - 1):
            return None
        day = int(numeral.value)
        if year is None:
            year = self._year_of(index - 1, month, day)
        found = _day(year, month, day) if year else None
        if year and found is None:
            return None
        until = self._night_until(numeral, day)
        if until is not None:
            finish = _day(year, month, int(until.value)) if year else None
            return self.span(index, until.last, found, finish, "day", until.case)
        return self.span(index, numeral.last, found, found, "day", numeral.case)

    def _night_until(self, numeral: Numeral, day: int) -> Numeral | None:
        """«тамыздың 29-ынан 30-ына қараған түн»: a second day of the same month right after the first."""
        at = numeral.last + (self.lower(numeral.last) in self.calendar.begins)
        until = self.numerals.get(at)
        if until is None or numeral.case != "abl" or until.case != "dat" or until.low is not None:
            return None
        if not until.possessive and self.lower(until.last) not in self.calendar.until:
            return None
        return until if day < until.value <= 31 and self.same_line(numeral.first, until.last - 1) else None

    # numbers in words

    def _spelled(self, index: int) -> DateSpan | None:
        numeral = self.numerals[index]
        at = numeral.last
        if numeral.ordinal and numeral.low is not None and numeral.high is not None and numeral.case == "nom":
            # «екі мың бес – екі мың он сегізінші жылдар»
            last, case = self._after_year(at)
            if last is not None and FIRST_YEAR <= numeral.low < numeral.high <= LAST_YEAR:
                return self.span(index, last, date(int(numeral.low), 1, 1), date(int(numeral.high), 12, 31), "years", case)
        if numeral.case == "nom" and not numeral.possessive and numeral.low is None and FIRST_YEAR <= numeral.value <= LAST_YEAR:
            # «мың тоғыз жүз елу жетінші жылы»; «екі мың жыл» is how long
            last, case = self._after_year(at)
            if last is not None and (numeral.ordinal or self._in_year(self.lower(last - 1))):
                year = int(numeral.value)
                return self.span(index, last, date(year, 1, 1), date(year, 12, 31), "year", case)
        return self._spelled_day(index, None) or self._of_century(index) or self._part_of_year(index, None) or self._decade(index)

    def _spelled_day(self, index: int, year: int | None) -> DateSpan | None:
        """«жиырма бесінші мамырда», «он бес мамырға»."""
        numeral = self.numerals.get(index)
        if (
            numeral is None
            or numeral.case != "nom"
            or numeral.low is not None
            or not 1 <= numeral.value <= 31
            or numeral.possessive
        ):
            return None
        months = self.calendar.month(self.lower(numeral.last))
        if months is None or months.first != months.last or not self.same_line(index, numeral.last):
            return None
        if months.ambiguous and months.tags == type(months.tags)():
            return None  # «екі маусым» two seasons
        day = int(numeral.value)
        year = year or self._year_of(index, months.first, day)
        found = _day(year, months.first, day) if year else None
        return self.span(index, numeral.last + 1, found, found, "day", months.tags.case)

    def _ordinal(self, index: int) -> tuple[int, int] | None:
        """A rank written in any way, and the index after it: «бірінші», «3-ші», «III», «1-» (of «1-тоқсан»)."""
        word = self.word(index)
        if word is None:
            return None
        if word.lower in self.calendar.first:
            return 1, index + 1
        numeral = self.numerals.get(index)
        if numeral is not None and numeral.ordinal and numeral.case == "nom" and not numeral.possessive and numeral.value < 100:
            return int(numeral.value), numeral.last
        if word.kind == "word" and ROMAN.fullmatch(word.text):
            values = [ROMAN_LETTERS[letter] for letter in word.text]
            total = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
            return total, index + 1
        if word.kind == "digits" and len(word.text) <= 2:
            at = index + 1
            if self.mark(at, DASHES) and self.touching(at):
                at += 1
                if self.lower(at) in self.calendar.ordinal_suffixes:
                    at += 1
                return int(word.text), at
        return None

    def _of_century(self, index: int) -> DateSpan | None:
        """«ХІХ ғасырға», «XVIII–XIX ғасырларда», «он тоғызыншы ғасырдың», «20-ғасыр»."""
        ordinal = self._ordinal(index)
        if ordinal is None and (number := self.digits(index, 2)) is not None and 10 <= number <= 22:
            # «21 ғасырда» names one, «10 ғасыр» counts them
            after = self.calendar.form("century", self.lower(index + 1))
            ordinal = (number, index + 1) if after is not None and after.tags.case in ("loc", "gen") else None
        if ordinal is None or ordinal[0] < 1:
            return None
        low, at = ordinal
        high = low
        if (self.mark(at, DASHES) or self.lower(at) in self.calendar.both) and (second := self._ordinal(at + 1)) is not None:
            high, at = second
        form = self.calendar.form("century", self.lower(at))
        if form is None or not self.same_line(index, at) or not 1 <= low <= high <= 30:
            return None
        return self.span(index, at + 1, date(max(1, low * 100 - 99), 1, 1), date(high * 100, 12, 31), "century", form.tags.case)

    def _part_of_year(self, index: int, year: int | None) -> DateSpan | None:
        """«бірінші тоқсанда», «IV тоқсан», «2-жартыжылдықта», «алғашқы жартысында»."""
        ordinal = self._ordinal(index)
        if ordinal is None:
            digit = self.digits(index, 1)
            if digit is None:
                return None
            ordinal = digit, index + 1
        part, at = ordinal
        last_part = part
        if (self.mark(at, DASHES) or self.lower(at) in self.calendar.both) and (second := self._ordinal(at + 1)) is not None:
            last_part, at = second  # «бірінші және екінші тоқсанда»
        lower = self.lower(at)
        if not self.same_line(index, at):
            return None
        for group, length in (("quarter", 3), ("half", 6)):
            form = self.calendar.form(group, lower)
            if form is None and group == "half":
                form, at = self._half_of_year(at, year)
            if form is None or not 1 <= part <= last_part <= 12 // length or form.tags.plural:
                continue
            if self.words[index].lower in self.calendar.first and part != 1:
                continue
            if year is None:
                year = self._year_of_part(index, last_part * length)
            if year is None:
                return self.span(index, at + 1, None, None, "quarter", form.tags.case)
            begin, finish = date(year, (part - 1) * length + 1, 1), month_end(year, last_part * length)
            return self.span(index, at + 1, begin, finish, "quarter", form.tags.case)
        return None

    def _half_of_year(self, at: int, year: int | None) -> tuple[Form | None, int]:
        """«бірінші жарты жылда», «2025 жылдың алғашқы жартысында»."""
        half = self.calendar.form("half of", self.lower(at))
        if half is None:
            return None, at
        following = self.calendar.form("year", self.lower(at + 1))
        if following is not None and not half.tags.possessive:
            return following, at + 1
        return (half, at) if year is not None and half.tags.possessive else (None, at)

    def _year_of_part(self, index: int, final_month: int) -> int | None:
        """The year of a quarter that names none: the one said before it, else the last one that has ended or runs."""
        published = self.article.published
        if published is None:
            return None
        relative = relative_year(self.article, index)
        if relative is not None:
            return published.year + relative
        begun = date(published.year, max(1, final_month - 2), 1)
        return published.year if begun <= published else published.year - 1

    def _decade(self, index: int) -> DateSpan | None:
        """«90-жылдары», «тоқсаныншы жылдары», «1990-шы жылдардың»."""
        numeral = self.numerals.get(index)
        if self.words[index].kind == "digits":
            value, at = self.digits(index), index + 1
        elif numeral is not None and numeral.ordinal and numeral.case == "nom":
            value, at = int(numeral.value), numeral.last
        else:
            return None
        if value is None or value % 10 or not (10 <= value < 100 or FIRST_YEAR <= value <= LAST_YEAR):
            return None
        last, case = self._after_year(at)
        if last is None:
            return None
        form = self.calendar.form("year", self.lower(last - 1))
        if form is None or not form.tags.plural:
            return None
        marked = self.mark(at, DASHES) or (numeral is not None and numeral.ordinal)
        if value < 100 and not marked and not form.tags.possessive:
            return None  # «20 жылдардан соң» may count
        first = value + (1900 if value < 100 else 0)
        return self.span(index, last, date(first, 1, 1), date(first + 9, 12, 31), "years", case)
