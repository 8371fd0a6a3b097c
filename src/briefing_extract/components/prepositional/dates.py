"""Calendar expressions and clock times of Russian and English, resolved as far as they can be.

A month with no number beside it gives a `DateSpan` too: it says when, although no number of it stands in the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefing_extract.components.article import Article, DateSpan
from briefing_extract.components.prepositional.calendar_words import CalendarWords, month_end

DASHES = frozenset("-–—")
EARLIEST, LATEST = 1000, 2199  # years that a run of four digits may name
BARE = 1600  # and without the word for year or a preposition
BACKWARDS = 9  # months: «в декабре» in an article of January is the December before
CENTURY = 100


@dataclass(frozen=True, slots=True)
class Year:
    """A year or years found at a word: numbers, and the word index after them."""

    first: int
    last: int
    end: int


def read_dates(article: Article) -> None:
    """Fill `article.dates`, in text order. Reads `article.numerals`."""
    reader = DateReader(article)
    index = 0
    while index < len(article.words):
        found = reader.read(index)
        if found is None:
            index += 1
        else:
            article.dates.append(found)
            index = found.last


class DateReader:
    """Reads the calendar expression that begins at a word."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.calendar = CalendarWords.of(article.pack)
        self.english = article.pack.language == "en"
        self.numerals = {numeral.first: numeral for numeral in article.numerals}
        self._months = [
            self.calendar.month(word.lower, word.capitalised) if word.kind == "word" else None for word in article.words
        ]

    def read(self, index: int) -> DateSpan | None:
        """The calendar expression that begins at the word `index`, or None."""
        word = self.words[index]
        if word.kind == "mark":
            return None
        if word.kind == "digits":
            return (
                self._dotted(index)
                or self._clock(index)
                or self._day_first(index)
                or self._years(index)
                or self._decade(index)
                or self._century(index)
                or self._part(index)
                or self._era(index)
            )
        return (
            self._month_first(index)
            or self._day_first(index)
            or self._part(index)
            or self._century(index)
            or self._clock(index)
            or self._q_quarter(index)
        )

    # helpers

    def _span(self, first: int, last: int, begin: date | None, finish: date | None, grain: str) -> DateSpan:
        words = self.words
        return DateSpan(words[first].start, words[last - 1].end, first, last, begin, finish, grain)

    def _lower(self, at: int) -> str:
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def _joined(self, at: int) -> bool:
        """The word belongs to the line of the one before it."""
        words = self.words
        return 0 < at < len(words) and words[at].paragraph == words[at - 1].paragraph

    def _day(self, at: int) -> tuple[int, int, int] | None:
        """Day or days of a month at a word, and the index after them: «18», «16–17», «пятнадцатого», "17th"."""
        numeral = self.numerals.get(at)
        if numeral is None or numeral.value != int(numeral.value):
            return None
        if numeral.low is not None and numeral.high is not None:
            low, high = int(numeral.low), int(numeral.high)
        else:
            low = high = int(numeral.value)
        if not 1 <= low <= high <= 31 or (numeral.spelled and not numeral.ordinal) or numeral.derived:
            return None
        last = numeral.last
        if (
            low == high
            and self._lower(last) in ("и", "по", "and", "to", ",")
            and (after := self.numerals.get(last + 1)) is not None
            and after.low is None
            and low < after.value <= 31
            and after.value == int(after.value)
            and self._month_at(after.last) is not None
        ):
            return low, int(after.value), after.last
        return low, high, last

    def _month_at(self, at: int) -> int | None:
        return self._months[at] if 0 <= at < len(self.words) else None

    def _year_number(self, at: int) -> int | None:
        word = self.words[at] if 0 <= at < len(self.words) else None
        if word is None or word.kind != "digits" or len(word.text) != 4:
            return None
        return int(word.text) if EARLIEST <= int(word.text) <= LATEST else None

    def _year_word(self, at: int) -> int:
        """The index after the word for year at `at` («года», «г.»), or `at` itself where there is none."""
        words = self.words
        if not self._joined(at):
            return at
        if words[at].kind == "word" and self.calendar.is_a(words[at].lower, self.calendar.kinds) and at + 1 < len(words):
            if self.calendar.is_a(self._lower(at + 1), self.calendar.years):
                return at + 2
        if words[at].kind == "word" and words[at].lower in self.calendar.abbreviations:
            return at + 2 if self._lower(at + 1) == "." and not words[at + 1].spaced else at + 1
        if words[at].kind == "word" and not self.english and self.calendar.is_a(words[at].lower, self.calendar.years):
            return at + 1
        return at

    def _year_at(self, at: int) -> Year | None:
        """A year that follows a day, month or part: «2025 года», "2025", «прошлого года», "of last year"."""
        words = self.words
        if not self._joined(at):
            return None
        start = at
        if self.english and self._lower(at) in ("of", "in"):
            at += 1
        elif self.english and self._lower(at) == "," and self._year_number(at + 1) is not None:
            at += 1
        year = self._year_number(at)
        if year is not None:
            after = at + 1
            if (
                self._lower(after) in DASHES
                and not words[after].spaced
                and after + 1 < len(words)
                and words[after + 1].kind == "word"
            ):
                if not words[after + 1].spaced and len(words[after + 1].text) <= 3:
                    after += 2
            return Year(year, year, self._year_word(after))
        which = self._which_year(at)
        if which is not None:
            return which
        if self.english and start != at:
            return None
        return None

    def _which_year(self, at: int) -> Year | None:
        """«прошлого года», «нынешнего года», "last year"."""
        if at + 1 >= len(self.words) or not self._joined(at):
            return None
        found = self.article.pack.morphology.lookup(self._lower(at), self.calendar.which)
        if found is None or not self.calendar.is_a(self._lower(at + 1), self.calendar.years):
            return None
        published = self.article.published
        if published is None:
            return Year(0, 0, at + 2)
        return Year(published.year + found[0], published.year + found[0], at + 2)

    def _own_year(self, month: int, first: int) -> int | None:
        """The year of a month that stands without one."""
        published = self.article.published
        if published is None:
            return None
        if month - published.month >= BACKWARDS and self._lower(first - 1) not in ("до", "к", "by", "until", "before"):
            return published.year - 1
        return published.year

    # days and months

    def _day_first(self, index: int) -> DateSpan | None:
        """«18 сентября 2025 года», «16–17 апреля», "18 September 2025"."""
        day = self._day(index)
        if day is None:
            return None
        low, high, last = day
        if self.english and self._lower(last) == "of":
            last += 1
        month = self._month_at(last)
        if month is None or not self._joined(last):
            return None
        last += 1
        if self._lower(last) == "." and last < len(self.words) and self.words[last - 1].lower in self.calendar.short:
            last += 1
        return self._dated(index, last, low, high, month)

    def _dated(self, first: int, last: int, low: int, high: int, month: int) -> DateSpan:
        year = self._year_at(last)
        if year is not None:
            last = year.end
        number = year.first if year is not None else self._own_year(month, first)
        if not number or high > month_end(number, month).day:
            return self._span(first, last, None, None, "day")
        return self._span(first, last, date(number, month, low), date(number, month, high), "day")

    def _month_first(self, index: int) -> DateSpan | None:
        """«в марте 2022 года», «июль – сентябрь», "September 17, 2025", "June 2021"."""
        words, month = self.words, self._month_at(index)
        if month is None:
            return None
        last = index + 1
        if words[index].lower in self.calendar.short and self._lower(last) == ".":
            last += 1
        if self.english and self._joined(last):
            day = self._day(last)
            if day is not None and not (self._month_at(day[2]) is not None and words[index].lower == "may"):
                return self._dated(index, day[2], day[0], day[1], month)
        if (
            self._lower(last) in ("-", "–")
            and last + 1 < len(words)
            and words[last + 1].kind == "digits"
            and self._year_number(last + 1)
        ):
            year = self._year_at(last + 1)
            if year is not None:
                return self._span(index, year.end, date(year.first, month, 1), month_end(year.first, month), "month")
        final = month
        if self._lower(last) in DASHES and self._month_at(last + 1) is not None:
            final, last = self._month_at(last + 1) or month, last + 2
        if (
            self.english
            and words[index].lower in ("may", "march", "mar", "sep", "dec", "jan")
            and words[index].start == self.article.sentence_at(words[index].start).start
            and self._year_at(last) is None
            and final == month
        ):
            return None
        year = self._year_at(last)
        number = year.first if year is not None else self._own_year(final, index)
        last = year.end if year is not None else last
        if not number:
            return self._span(index, last, None, None, "month")
        begin_year = number - 1 if month > final else number
        return self._span(index, last, date(begin_year, month, 1), month_end(number, final), "month")

    def _dotted(self, index: int) -> DateSpan | None:
        """«24.03.2025», «24.03.25 г.»."""
        words = self.words
        if index + 4 >= len(words) or any(words[at].spaced for at in range(index + 1, index + 5)):
            return None
        pieces = [words[index + at] for at in range(5)]
        if (
            pieces[1].text not in "./-"
            or pieces[3].text != pieces[1].text
            or any(piece.kind != "digits" for piece in pieces[::2])
        ):
            return None
        numbers = [int(piece.text[:6]) for piece in pieces[::2]]
        if len(pieces[0].text) == 4:
            numbers.reverse()
        day, month, year = numbers
        year = year + 2000 if year < CENTURY and len(pieces[4].text) == 2 else year
        if not (1 <= day <= 31 and 1 <= month <= 12 and EARLIEST <= year <= LATEST):
            return None
        last = self._year_word(index + 5)
        if day > month_end(year, month).day:
            return self._span(index, last, None, None, "day")
        return self._span(index, last, date(year, month, day), date(year, month, day), "day")

    # years

    def _years(self, index: int) -> DateSpan | None:
        """«2024 году», «2022-го», «2026–2030 годы», "in 2025", "2024/25"."""
        words = self.words
        year = self._year_number(index)
        if year is None or (
            index > 1
            and words[index - 1].text in DASHES
            and not words[index].spaced
            and words[index - 2].kind == "word"
            and not words[index - 1].spaced
        ):
            return None
        last, final, said = index + 1, year, False
        if last + 1 < len(words) and words[last].text in "-–—/" and words[last].spaced == words[last + 1].spaced:
            following = words[last + 1]
            second = self._year_number(last + 1)
            if second is not None and second > year:
                final, last = second, last + 2
            elif (
                following.kind == "digits"
                and len(following.text) == 2
                and not following.spaced
                and int(following.text) == (year + 1) % 100
            ):
                final, last = year + 1, last + 2
            elif following.kind == "word" and not following.spaced and len(following.text) <= 3:
                said, last = True, last + 2  # «2022-го»
        elif self.english and last < len(words) and words[last].lower == "s" and not words[last].spaced:
            return self._span(index, last + 1, date(year, 1, 1), date(year + 9, 12, 31), "years")
        elif (
            words[last - 1].end < len(self.article.text)
            and last < len(words)
            and words[last].kind == "word"
            and not words[last].spaced
            and words[last].lower not in self.calendar.abbreviations
            and not self.calendar.is_a(words[last].lower, self.calendar.years)
        ):
            return None
        after = self._year_word(last)
        said = said or after > last
        if not said and not self._stands_as_year(index, last, final != year):
            return None
        return self._span(index, after, date(year, 1, 1), date(final, 12, 31), "years" if final != year else "year")

    def _stands_as_year(self, index: int, last: int, ranged: bool) -> bool:
        """A bare run of four digits that can be nothing but a year."""
        words = self.words
        before = words[index - 1] if index and self._joined(index) else None
        following = words[last] if self._joined(last) else None
        if before is not None and (before.text in "$€£₸№#" or (before.text.isupper() and len(before.text) == 3 and self.english)):
            return False
        opened = before is not None and before.lower in self.calendar.before_year
        if not opened and not ranged and int(words[index].text) < BARE:
            return False
        if self.english:
            from briefing_extract.components.prepositional.units import UnitWords

            match = UnitWords.of(self.article.pack).match(self.article, last)
            if match is not None:
                one = not self.article.pack.morphology.is_plural(words[match.last - 1].lower)
                return match.unit.kind == "duration" and one  # "the 2009 season"
            if following is not None and following.kind == "word" and self.article.pack.morphology.is_plural(following.lower):
                return before is not None and (before.lower in self.calendar.before_year or before.lower.endswith(("’s", "'s")))
            return True
        if following is not None and following.kind == "word":
            nominal = self.article.pack.morphology.nominal(following.lower)
            if nominal is not None and (nominal.case == "gen" or not nominal.known) and following.lower not in ("года", "г"):
                return False
        ended = following is None or following.kind == "mark"
        return opened or (ranged and ended) or (ended and before is not None and before.text in "(–—,«" and before.kind == "mark")

    def _decade(self, index: int) -> DateSpan | None:
        """«90-е», «в 80-х годах»."""
        words = self.words
        number = words[index].text
        if (
            len(number) not in (2, 4)
            or not number.endswith("0")
            or index + 2 >= len(words)
            or words[index + 1].text not in DASHES
        ):
            return None
        if words[index + 2].lower not in ("е", "х", "ые", "ых", "м", "ми") or words[index + 2].spaced:
            return None
        last = self._year_word(index + 3)
        if (
            last == index + 3
            and self._joined(last)
            and words[last].kind == "word"
            and not self.article.pack.is_finite_verb(words[last].lower)
        ):
            nominal = self.article.pack.morphology.nominal(words[last].lower)
            if nominal is not None:
                return None
        return self._span(index, last, None, None, "years")

    def _century(self, index: int) -> DateSpan | None:
        """«XX века», «в двадцать первом веке», "the 21st century"."""
        numeral = self.numerals.get(index)
        if numeral is None or not (numeral.ordinal or numeral.rule == "roman") or not self._joined(numeral.last):
            return None
        if not self.calendar.is_a(self._lower(numeral.last), self.calendar.centuries):
            return None
        first = (int(numeral.value) - 1) * CENTURY + 1
        if not 1 <= first < LATEST:
            return None
        return self._span(index, numeral.last + 1, date(first, 1, 1), date(first + CENTURY - 1, 12, 31), "century")

    def _era(self, index: int) -> DateSpan | None:
        """Such as "1000 BC", "10,000 B.C."."""
        numeral = self.numerals.get(index)
        if numeral is None or not self.calendar.eras or not self._joined(numeral.last):
            return None
        text, start = self.article.text, self.words[numeral.last].start
        for era in self.calendar.eras:
            if text.startswith(era, start) and not text[start + len(era) : start + len(era) + 1].isalpha():
                return self._span(index, self.article.words_in(start, start + len(era))[1], None, None, "year")
        return None

    # parts of the year

    def _part(self, index: int) -> DateSpan | None:
        """«первом полугодии 2025 года», «III квартале», "the third quarter of 2025", "fourth-quarter"."""
        numeral = self.numerals.get(index)
        if numeral is None or not (numeral.ordinal or (numeral.rule == "digits" and not self.english)) or numeral.low is not None:
            return None
        words, last, number = self.words, numeral.last, int(numeral.value)
        if self._lower(last) == "-" and not words[last].spaced:
            last += 1
        if last >= len(words) or words[last].kind != "word" or not 1 <= number <= 4:
            return None
        if not numeral.ordinal and number > 2 and not self.calendar.is_a(words[last].lower, self.calendar.quarters):
            return None
        if self.calendar.is_a(words[last].lower, self.calendar.quarters):
            months = (3 * number - 2, 3 * number)
            grain = "quarter"
        elif number <= 2 and (
            self.calendar.is_a(words[last].lower, self.calendar.halves)
            or (not self.english and words[last].lower.startswith("половин") and self._year_after_half(last + 1))
        ):
            if self.english and self._year_at(last + 1) is None and self._lower(last + 1) != "of":
                return None
            months = (6 * number - 5, 6 * number)
            grain = "half"
        else:
            return None
        if not numeral.ordinal and not self.english and self._year_at(last + 1) is None:
            return None
        year = self._year_at(last + 1)
        number_of_year = year.first if year is not None else (self.article.published.year if self.article.published else 0)
        if year is None and self.article.published is not None and months[0] > self.article.published.month:
            number_of_year -= 1  # «в четвёртом квартале» of an article of January
        end = year.end if year is not None else last + 1
        if not number_of_year:
            return self._span(index, end, None, None, grain)
        return self._span(index, end, date(number_of_year, months[0], 1), month_end(number_of_year, months[1]), grain)

    def _year_after_half(self, at: int) -> bool:
        return self._year_at(at) is not None or self._year_word(at) > at

    def _q_quarter(self, index: int) -> DateSpan | None:
        """Such as "Q3 2025", "H1 2025"."""
        words = self.words
        if (
            words[index].text not in ("Q", "H")
            or index + 1 >= len(words)
            or words[index + 1].kind != "digits"
            or words[index + 1].spaced
        ):
            return None
        number = int(words[index + 1].text[:2])
        size = 3 if words[index].text == "Q" else 6
        if not 1 <= number <= 12 // size:
            return None
        year = self._year_at(index + 2)
        value = year.first if year is not None else (self.article.published.year if self.article.published else 0)
        end = year.end if year is not None else index + 2
        if not value:
            return self._span(index, end, None, None, "quarter")
        return self._span(
            index,
            end,
            date(value, size * number - size + 1, 1),
            month_end(value, size * number),
            "quarter" if size == 3 else "half",
        )

    # the clock

    def _clock(self, index: int) -> DateSpan | None:
        """«17:30», «к одиннадцати утра», "8:00 a.m.", "5 pm"."""
        words = self.words
        if words[index].kind == "digits":
            found = self._colon(index)
            if found is not None:
                return found
        numeral = self.numerals.get(index)
        if numeral is None or numeral.value != int(numeral.value) or not 0 <= numeral.value <= 24 or numeral.low is not None:
            return None
        last = numeral.last
        if self._joined(last) and words[last].lower in self.calendar.day_parts:
            return self._span(index, last + 1, None, None, "time")
        end = self._suffixed(last)
        if end > last:
            return self._span(index, end, None, None, "time")
        if self._joined(last) and words[last].kind == "word" and self.calendar.is_a(words[last].lower, self.calendar.hours):
            if self.english:
                return self._span(index, last + 1, None, None, "time")
            day_part = self._lower(last + 1)
            if day_part in self.calendar.day_parts or day_part in self.calendar.after_hours:
                return self._span(index, last + 2, None, None, "time")
            minutes = self.numerals.get(last + 1)
            if self._lower(index - 1) in ("в", "к", "с") and minutes is not None and self._lower(minutes.last).startswith("мин"):
                return self._span(index, minutes.last + 1, None, None, "time")  # «в 2 часа 25 минут»
            if self._lower(index - 1) in self.calendar.before_time and self._lower(last) == "ч":
                return self._span(index, last + 1, None, None, "time")
            if (
                self._lower(index - 1) in ("в", "к", "с")
                and words[last].lower in ("часов", "часам", "часа")
                and not numeral.spelled
                and (self._lower(last + 1) in ("до", "по") or self.numerals.get(last + 1) is not None)
            ):
                return self._span(index, last + 1, None, None, "time")
        return None

    def _suffixed(self, at: int) -> int:
        """The index after "a.m." or "pm" at `at`, or `at` itself."""
        words = self.words
        if at >= len(words) or words[at].lower not in self.calendar.time_suffixes:
            return at
        if words[at].lower in ("am", "pm"):
            return at + 1
        if at + 2 < len(words) and words[at + 1].text == "." and words[at + 2].lower == "m" and not words[at + 2].spaced:
            return at + 4 if at + 3 < len(words) and words[at + 3].text == "." and not words[at + 3].spaced else at + 3
        return at

    def _colon(self, index: int) -> DateSpan | None:
        words = self.words
        if index + 2 >= len(words) or words[index + 1].spaced or words[index + 2].spaced or words[index + 2].kind != "digits":
            return None
        mark, hour, minute = words[index + 1].text, words[index].text, words[index + 2].text
        if len(hour) > 2 or len(minute) != 2 or int(hour) > 24 or int(minute) > 59:
            return None
        last = index + 3
        if mark == ":":
            if (
                last + 1 < len(words)
                and words[last].text == ":"
                and words[last + 1].kind == "digits"
                and not words[last + 1].spaced
            ):
                last += 2  # «12:30:05»
            elif index and words[index - 1].text == ":" and not words[index].spaced:
                return None
            suffixed = self._suffixed(last)
            if suffixed == last and self._is_score(index, last):
                return None
            return self._span(index, suffixed, None, None, "time")
        if mark == "." and self._lower(index - 1) in self.calendar.before_time and not self.english:
            following = words[last] if self._joined(last) else None
            if following is not None and following.lower == "ч":
                return self._span(index, last + 1, None, None, "time")
            if following is None or following.text in ",;." or following.lower in ("до", "часов", "ч", "по"):
                if len(hour) == 2 and int(hour) >= 6 and int(minute) % 5 == 0:
                    return self._span(index, last, None, None, "time")
        return None

    def _is_score(self, index: int, last: int) -> bool:
        """«25:21, 19:25»: results of a game stand in a row, in brackets or after a name."""
        words = self.words
        before, after = self._lower(index - 1), self._lower(last)
        return (
            after == ","
            and last + 2 < len(words)
            and words[last + 1].kind == "digits"
            and words[last + 2].text == ":"
            and self.words[last + 1].paragraph == words[index].paragraph
        ) or (before == "," and index > 3 and words[index - 3].text == ":" and words[index - 2].kind == "digits")
