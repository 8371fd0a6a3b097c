"""Rates: the base that a quantity is stated per («айына», «бір текше метрге», «100 мың тұрғынға шаққанда»)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing_extract.components.phrases import Phrases
from briefing_extract.components.units import UnitWords

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Quantity, SkippedNumber

ROUND = 100  # a base in the genitive is one or a round number
REACH = 24  # words to the left that may hold the base


class Rate(NamedTuple):
    """The base of a rate: its characters, its number and its unit."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    rule: str


class RateFinder:
    """Finds the rates of one article's quantities."""

    def __init__(self, article: Article, phrases: Phrases) -> None:
        self.article, self.phrases = article, phrases
        self.words = article.words
        self.units = UnitWords.of(article.pack)
        table: dict[str, Any] = article.pack.table("rates")
        self.single: dict[str, str] = {}
        self.double: dict[tuple[str, str], str] = {}
        for unit, forms in table["forms"].items():
            for form in forms:
                pieces = form.split()
                if len(pieces) == 1:
                    self.single[form] = unit
                else:
                    self.double[(pieces[0], pieces[1])] = unit
        self.time = {noun: unit for unit, nouns in table["time"].items() for noun in nouns}
        self.after = frozenset(table["after"]["words"])
        self.each = frozenset(table["each"]["words"])
        self.persons = frozenset(table["persons"]["nouns"])
        self.colloquial = {noun: unit for unit, nouns in table["colloquial"].items() for noun in nouns}
        self.owned, self.ones = tuple(table["owned"]["endings"]), frozenset(table["owned"]["ones"])
        self.own_time = frozenset(table["own_time"]["words"])
        self.beyond = frozenset(table["own_time"]["beyond"])
        self.containers = frozenset(phrases.table["measures"]["containers"])
        self.bases: dict[int, SkippedNumber] = {}
        for skipped in article.skipped:
            if skipped.reason == "base" or (skipped.reason == "duration" and self._is_unit_of_time(skipped)):
                low, high = article.words_in(skipped.start, skipped.end)
                if high > low:
                    self.bases[high - 1] = skipped
        self._heading: tuple[int, Rate] | None = None

    def _is_unit_of_time(self, skipped: SkippedNumber) -> bool:
        """«бір күнде 3 ота жасайды»: one unit of time is no length of time but the base of an output, if that goes on."""
        pieces = self.article.text[skipped.start : skipped.end].lower().split()
        if len(pieces) != 2 or pieces[0] not in self.ones:
            return False
        form = self.phrases.forms.nominal(pieces[1])
        return form.base in self.time and form.case == "loc" and self._goes_on(self.article.word_at(skipped.end))

    def _goes_on(self, index: int) -> bool:
        """Whether the next verb after the word is in the present or habitual."""
        for at in range(index, min(index + REACH, len(self.words))):
            if not self.phrases.same_line(at, index):
                return False
            word = self.words[at].lower
            kind = self.phrases.form(at).kind
            if kind in ("verb", "participle"):
                return self.phrases.forms.ends(word, "present")
        return False

    def find(self, at: int) -> Rate | None:
        """The base of the quantity at position `at`, or None."""
        quantity = self.article.quantities[at]
        slash = self._slash(quantity)
        if slash:
            return slash
        return self._before(at, quantity) or self._from_label(quantity) or self._from_heading(quantity)

    def _from_label(self, quantity: Quantity) -> Rate | None:
        """«электр энергиясы, бір кВт·сағ үшін: … 21,36 тг, … 27,9 тг»: a base before a colon holds for the line."""
        if quantity.kind != "money":
            return None
        words, phrases = self.words, self.phrases
        for index in range(quantity.first - 1, max(-1, quantity.first - 3 * REACH), -1):
            if words[index].paragraph != words[quantity.first].paragraph or words[index].text == ";":
                return None
            if words[index].text == ":":
                for base in range(index - 1, max(-1, index - 6), -1):
                    if base in self.bases:
                        rate = self._base(base, quantity)
                        return rate if rate is not None and index - phrases.article.word_at(rate.end - 1) <= 1 else None
                return None
        return None

    def _slash(self, quantity: Quantity) -> Rate | None:
        """«64,05 теңге/м³»."""
        words, at = self.words, quantity.last
        if at + 1 < len(words) and words[at].text == "/" and not words[at].spaced:
            match = self.units.match(self.article, at + 1)
            if match is not None:
                return Rate(words[at + 1].start, words[match.last - 1].end, Decimal(1), match.unit.symbol, "unit after a stroke")
        return None

    def _before(self, at: int, quantity: Quantity) -> Rate | None:
        """The nearest base to the left in the clause; a pair of values shares one."""
        words, phrases = self.words, self.phrases
        index, floor = quantity.first - 1, max(0, quantity.first - REACH)
        crossed_number = False
        while index >= floor and phrases.same_line(index, quantity.first):
            word = words[index]
            if index in phrases.owner:
                if not self._shares(phrases.owner[index], at):
                    return None
                crossed_number = True
                index -= 1
                continue
            form = phrases.form(index)
            if form.kind == "verb" and word.lower not in self.after and not crossed_number:
                return None
            if word.text == ";":
                return None
            found = self._at(index, quantity)
            if found is not None:
                return found
            index -= 1
        return None

    def _shares(self, other: int, at: int) -> bool:
        """«тәулігіне 200 көліктен 1 200 көлікке»: from and to have one base."""
        quantity, before = self.article.quantities[at], self.article.quantities[other]
        if other != at - 1 or before.kind != quantity.kind or quantity.first - before.last > 2:
            return False
        if before.case == "abl" or quantity.case == "dat":
            return True
        return quantity.first > before.last and self.phrases.form(quantity.first - 1).case == "abl"

    def _at(self, index: int, quantity: Quantity) -> Rate | None:
        words = self.words
        word = words[index]
        if word.kind == "word":
            unit = self.single.get(word.lower)
            if unit is None and index > 0 and (words[index - 1].lower, word.lower) in self.double:
                return Rate(
                    words[index - 1].start,
                    word.end,
                    Decimal(1),
                    self.double[(words[index - 1].lower, word.lower)],
                    "time as a base",
                )
            if unit is not None:
                if quantity.unit in ("m/s", "km/h", "m3/s") or (quantity.kind == "percent" and unit in ("season", "shift")):
                    return None  # «жылыту маусымына 92 пайыз дайын»
                if index and words[index - 1].lower in self.own_time:
                    return None
                if unit == "season" and index and self.phrases.form(index - 1).kind == "noun":
                    return None  # «жылу маусымына»: one season, not each
                first = self._based_phrase(index - 1)
                if first is not None:
                    return Rate(first, word.end, Decimal(1), unit, "base with a time")
                return Rate(word.start, word.end, Decimal(1), unit, "time as a base")
            if word.lower in self.each:
                return self._each(index, quantity)
            if quantity.kind == "money" and word.lower in self.after and (unit_alone := self._unit_alone(index)) is not None:
                return unit_alone
            poss = self._unit_noun(index, quantity)
            if poss is not None:
                return poss
        if index in self.bases:
            return self._base(index, quantity)
        return None

    def _unit_alone(self, index: int) -> Rate | None:
        """«Гигакалория үшін 7 мың теңге»: a unit without its number, at the head of a clause."""
        words, unit = self.words, index - 1
        match = self.units.match(self.article, unit) if unit >= 0 else None
        opens = unit == 0 or not self.phrases.same_line(unit - 1, unit) or words[unit - 1].kind == "mark"
        if match is None or match.last != index or match.unit.kind != "quantity" or not opens:
            return None
        return Rate(words[unit].start, words[index].end, Decimal(1), match.unit.symbol, "unit as a base")

    def _based_phrase(self, index: int) -> int | None:
        """«Бір судьяға айына»: the start of a base that stands right before a time."""
        if index - 1 in self.bases and self.words[index].kind == "word":
            return self.bases[index - 1].start
        return None

    def _base(self, index: int, quantity: Quantity) -> Rate | None:
        """«бір текше метрге», «100 мың тұрғынға шаққанда», «1 Гкал үшін»: a skipped base with its noun."""
        words, skipped = self.words, self.bases[index]
        value = skipped.value if skipped.value is not None else Decimal(1)
        noun = index + 1
        if (
            not self.phrases.same_line(noun, index)
            or noun >= quantity.first
            or words[noun].kind != "word"
            or words[noun].lower in self.after
        ):
            if not self._holds_noun(skipped):
                return None
            base = self.phrases.forms.nominal(words[index].lower).base
            return Rate(skipped.start, skipped.end, value, self._noun_unit(base) or skipped.unit, "base")
        while noun + 2 < quantity.first and words[noun + 2].lower in self.after and self.phrases.form(noun).case == "nom":
            noun += 1  # «жүз мың ересек адамға шаққанда»
        match = self.units.match(self.article, noun)
        last, unit = noun + 1, skipped.unit
        if match is not None:
            last, unit = match.last, match.unit.symbol
            if match.unit.kind == "money":
                return None  # «1 АҚШ доллары – 517 теңге»
        else:
            form = self.phrases.forms.nominal(words[noun].lower)
            if form.case == "gen" and 1 < value < ROUND:
                return None  # «он зауыттың жетеуі»: a whole; but «бір лифтінің құны», «мың нәрестенің сегізі»
            if form.base in self.containers and form.case == "nom" and not form.possessive:
                return Rate(skipped.start, words[noun].end, value, unit, "container as a base")  # «бір қорап 2 400 теңге тұрады»
            if form.case == "nom" and not form.possessive and not (last < quantity.first and words[last].lower in self.after):
                return None  # «бір ота 2 млн теңгеге түседі»: the thing itself, no base of a rate
            unit = self._noun_unit(form.base) or unit
        if last < quantity.first and words[last].lower in self.beyond:
            return None
        if last < quantity.first and words[last].lower in self.after:
            last += 1
        return Rate(skipped.start, words[last - 1].end, value, unit, "base with its noun")

    def _holds_noun(self, skipped: SkippedNumber) -> bool:
        return " " in self.article.text[skipped.start : skipped.end]

    def _noun_unit(self, base: str) -> str | None:
        return self.time.get(base) or ("person" if base in self.persons else None)

    def _each(self, index: int, quantity: Quantity) -> Rate | None:
        """«әр келісіне», «әр шаршы метрді», «әр GPU-hour үшін»."""
        words, noun = self.words, index + 1
        if noun >= quantity.first:
            return None
        match = self.units.match(self.article, noun)
        last = match.last if match is not None else noun + 1
        if match is None:
            form = self.phrases.form(noun)
            if form.kind != "noun" or form.case not in ("dat", "loc", "nom"):
                return None
        unit = match.unit.symbol if match is not None else self._noun_unit(self.phrases.forms.nominal(words[noun].lower).base)
        if last < quantity.first and words[last].lower in self.after:
            last += 1
        return Rate(words[index].start, words[last - 1].end, Decimal(1), unit, "each")

    def _unit_noun(self, index: int, quantity: Quantity) -> Rate | None:
        """«тоннасына», «келісі», «гектарынан»: a unit in the third person."""
        words, word = self.words, self.words[index]
        if quantity.kind not in ("money", "quantity", "count") or len(word.lower) < 5 or not word.lower.endswith(self.owned):
            return None
        spoken = self.phrases.forms.nominal(word.lower)
        unit = self.colloquial.get(spoken.base)
        if unit is not None and spoken.possessive and spoken.case != "gen" and unit != quantity.unit:
            return Rate(word.start, word.end, Decimal(1), unit, "unit as a base")
        for first in (index - 1, index):
            if first < 0 or first in self.phrases.owner:
                continue
            match = self.units.match(self.article, first)
            if (
                match is not None
                and match.last == index + 1
                and match.unit.kind == "quantity"
                and match.tags is not None
                and match.tags.possessive
            ):
                if match.unit.symbol == quantity.unit or match.unit.symbol in ("seat", "point"):
                    return None
                start = first
                if first - 1 in self.bases:
                    return Rate(
                        self.bases[first - 1].start,
                        word.end,
                        self.bases[first - 1].value or Decimal(1),
                        match.unit.symbol,
                        "unit as a base",
                    )
                return Rate(words[start].start, word.end, Decimal(1), match.unit.symbol, "unit as a base")
        return None

    # a heading over a list

    def _from_heading(self, quantity: Quantity) -> Rate | None:
        """«100 мың тұрғынға шаққандағы қылмыс саны:» holds for the lines of the list below it."""
        article = self.article
        paragraph = self.words[quantity.first].paragraph
        if not self._is_item(paragraph):
            return None
        for above in range(paragraph - 1, max(-1, paragraph - 12), -1):
            line = article.paragraphs[above]
            if line.last <= line.first:
                return None
            if self.words[line.last - 1].text == ":":
                for index in range(line.last - 1, max(line.first - 1, line.last - 16), -1):
                    if self.words[index].text == ")":
                        return None  # «Өндіріс (млн кВт·сағ):» names the unit of the figures
                    if index in self.bases:
                        return self._base(index, quantity)
                return None
            if not self._is_item(above):
                return None
        return None

    def _is_item(self, paragraph: int) -> bool:
        line = self.article.paragraphs[paragraph]
        return line.last - line.first <= 12
