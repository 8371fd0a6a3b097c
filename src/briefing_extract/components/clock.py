"""Clock times: «сағат 10:00-де», «түнгі 02:40», «9.00–18.30», «сағат онда»; and what tells them from a score."""

from __future__ import annotations

from datetime import date

from briefing_extract.components.article import Article, DateSpan, Numeral, Word
from briefing_extract.components.calendar_words import CalendarWords
from briefing_extract.components.numerals import NumberWords

DASHES = frozenset("-–—−‑")


class Scanner:
    """The words of an article by index, with what stands right beside them."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.count = len(article.words)
        self.calendar = CalendarWords.of(article.pack)
        self.numerals: dict[int, Numeral] = {numeral.first: numeral for numeral in article.numerals}

    def word(self, index: int) -> Word | None:
        return self.words[index] if 0 <= index < self.count else None

    def lower(self, index: int) -> str:
        return self.words[index].lower if 0 <= index < self.count else ""

    def mark(self, index: int, marks: frozenset[str] | str) -> bool:
        return 0 <= index < self.count and self.words[index].kind == "mark" and self.words[index].text in marks

    def touching(self, index: int) -> bool:
        """The word stands right after the one before it, without a space."""
        return 0 < index < self.count and self.words[index].start == self.words[index - 1].end

    def same_line(self, index: int, other: int) -> bool:
        return other < self.count and self.words[index].paragraph == self.words[other].paragraph

    def digits(self, index: int, longest: int = 4) -> int | None:
        """The whole number that stands alone at a word: no decimal, no part of a grouped number."""
        word = self.word(index)
        if word is None or word.kind != "digits" or len(word.text) > longest:
            return None
        return int(word.text)

    def span(self, first: int, last: int, begin: date | None, finish: date | None, grain: str, case: str = "nom") -> DateSpan:
        return DateSpan(self.words[first].start, self.words[last - 1].end, first, last, begin, finish, grain, case)

    def suffix(self, at: int) -> tuple[int, str]:
        """The case suffix after a number: «-де», «-ден», and its case."""
        if self.mark(at, DASHES) and self.touching(at) and self.touching(at + 1) and self.words[at + 1].kind == "word":
            tags = self.article.pack.morphology.number_suffix_tags(self.lower(at + 1))
            return at + 2, tags.case if tags else "nom"
        return at, "nom"


class ClockReader(Scanner):
    """Reads the time of day that begins at a word."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.hours = NumberWords.of(article.pack).lexicon

    def _time(self, index: int, dotted: bool) -> int | None:
        """The index after «10:00», «9.00», «12:30:45», or None where it is no time of day."""
        hour = self.digits(index, 2)
        if hour is None or hour > 24 or not self.mark(index + 1, ":." if dotted else ":"):
            return None
        minutes = self.word(index + 2)
        if not (self.touching(index + 1) and self.touching(index + 2)) or minutes is None or minutes.kind != "digits":
            return None
        if len(minutes.text) != 2 or int(minutes.text) > 59:
            return None
        at = index + 3
        if self.mark(at, ":") and self.touching(at) and self.touching(at + 1) and (second := self.digits(at + 1, 2)) is not None:
            return at + 2 if second < 60 else None
        if self.mark(at, ":.,") and self.touching(at) and self.touching(at + 1) and self.words[at + 1].kind == "digits":
            return None
        return at

    def clock(self, start: int, index: int, cued: bool) -> DateSpan | None:
        """The time of day that begins at `index`; `cued` where «сағат» or «түнгі» stands before it."""
        after = self._time(index, dotted=cued)
        dotted = False
        if after is None and not cued:
            after, dotted = self._time(index, dotted=True), True
        if after is None:
            return None
        last, case = self.suffix(after)
        ranged = False
        if last == after and self.mark(last, DASHES) and (second := self._time(last + 1, dotted=dotted or cued)) is not None:
            last, case = self.suffix(second)
            ranged = True
        if dotted and not (ranged and self._is_schedule(index)):
            return None
        if not cued and not dotted and self._is_score(start, last):
            return None
        return self.span(start, last, None, None, "time", case)

    def _around(self, index: int, words: int = 12) -> range:
        sentence = self.words[index].sentence
        low, high = index, index
        while low > 0 and index - low < words and self.words[low - 1].sentence == sentence:
            low -= 1
        while high + 1 < self.count and high - index < words and self.words[high + 1].sentence == sentence:
            high += 1
        return range(low, high + 1)

    def _is_schedule(self, index: int) -> bool:
        return any(
            word.kind == "word" and any(self.calendar.form("schedule", part) for part in word.lower.split("-"))
            for word in (self.words[at] for at in self._around(index))
        )

    def _is_score(self, first: int, last: int) -> bool:
        """«25:23 есебімен», «(25:20, 23:25)»: the neighbours say that teams played."""
        for at in range(first - 3, last + 4):
            if 0 <= at < self.count and self.words[at].kind == "word" and self.calendar.form("score", self.words[at].lower):
                return True
        hour = self.digits(first, 2)
        for at in (first - 4, last + 1):
            if (
                at >= 0
                and self.mark(at + 1, ":")
                and self.digits(at, 2) is not None
                and self._time(at, dotted=False) is None
                and hour is not None
            ):
                return True
        return False

    def cued_clock(self, index: int) -> DateSpan | None:
        """«сағат 10:00-де», «сағат онда», «түнгі 02:40», «таңғы сағат 9-да», «кешкі жетіде»."""
        before = self.word(index - 1)
        if self.words[index].lower in self.calendar.cues and before is not None and self.words[index].sentence == before.sentence:
            numeric = before.kind == "digits" or any(
                numeral.last == index for numeral in (self.numerals.get(index - step) for step in (1, 2, 3)) if numeral
            )
            if numeric:
                return None  # «8 сағат 30 минут» is how long
        at = index + 1
        cued = self.words[index].lower in self.calendar.cues
        while (
            at < self.count
            and (self.lower(at) in self.calendar.cues or self.lower(at) in self.calendar.day_parts)
            and at - index < 3
        ):
            cued = cued or self.lower(at) in self.calendar.cues
            at += 1
        if not self.same_line(index, at):
            return None
        found = self.clock(index, at, True)
        if found is not None:
            return found
        numeral = self.numerals.get(at)
        if numeral is None and cued and (case := self._hour_in_words(at)):
            return self.span(index, at + 1, None, None, "time", case)
        if (
            numeral is None
            or (numeral.value != int(numeral.value) and numeral.rule != "half")
            or not 0 <= numeral.value <= 24
            or numeral.possessive
            or numeral.ordinal
        ):
            return None
        if numeral.low is not None and not (numeral.low >= 0 and numeral.high is not None and numeral.high <= 24):
            return None
        closed = self.mark(numeral.last, ".,;!?)") or numeral.last == self.count
        half = numeral.rule == "half" and numeral.case == "nom" and closed  # «қазір таңғы сегіз жарым.»
        if half or numeral.case in ("loc", "dat", "abl") or (cued and numeral.low is not None):
            last = numeral.last
            return self.span(index, last, None, None, "time", numeral.case)
        return None

    def _hour_in_words(self, at: int) -> str:
        """The case of an hour that no numeral is elsewhere: «сағат онда» at ten, but «онда» there."""
        found = self.article.pack.morphology.lookup(self.lower(at), self.hours)
        if found is None or found[0].value > 24 or found[1].possessive or found[1].case not in ("loc", "dat", "abl"):
            return ""
        return str(found[1].case)
