"""A numeral with its sign, unit, smaller unit and range: «минус 38 градус», «4 теңге 20 тиын», «5-тен 7 гектарға дейін»."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from briefing_extract.components.article import Article, Numeral, Word
from briefing_extract.components.changes import ChangeWords
from briefing_extract.components.modifiers import ModifierWords
from briefing_extract.components.numerals import ABBREVIATED, NumberWords
from briefing_extract.components.units import Unit, UnitMatch, UnitWords

CURRENCY_SIGNS = frozenset("$€£₸₽¥")
MINUS, PLUS = frozenset("-−–"), frozenset("+")


@dataclass(slots=True)
class Measure:
    """A quantity on the way: the numeral, its unit and how far it reaches (word indices, end exclusive)."""

    first: int
    last: int
    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: Unit | None
    case: str
    possessive: bool
    derived: str


class Measures:
    """Reads the measures of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.numerals = article.numerals
        self.units = UnitWords.of(article.pack)
        self.modifiers = ModifierWords.of(article.pack)
        self.numbers = NumberWords.of(article.pack)
        self.changes = ChangeWords.of(article.pack)
        self._not_seats = article.pack.table("units").get("not_seats", {})

    def open(self, at: int) -> tuple[Measure, int]:
        """The numeral with sign, currency sign, unit, smaller unit and range, and how many numerals it uses."""
        numeral = self.numerals[at]
        opened = Measure(numeral.first, numeral.last, numeral.start, numeral.end, numeral.value, numeral.low, numeral.high, None,
                       numeral.case, numeral.possessive, numeral.derived)  # fmt: skip
        if numeral.low is not None:
            opened.value = None
        used = 1 + self._repeated_in_words(opened, at + 1)
        self._currency_before(opened)
        if opened.unit is None:
            self._unit_after(opened, numeral)
        if opened.unit is None:
            self._points_before(opened, at)
        self._sign_before(opened)
        used += self._smaller_unit(opened, at + used)
        used += self._range_to(opened, at + used)
        self._speed_before(opened)
        return opened, used

    def _repeated_in_words(self, opened: Measure, at: int) -> int:
        """«30 (отыз) күн»: contracts and laws say the number twice."""
        words, numerals = self.words, self.numerals
        if at >= len(numerals) or opened.last + 2 > len(words) or words[opened.last].text != "(":
            return 0
        other = numerals[at]
        if (
            other.first != opened.last + 1
            or other.value != opened.value
            or other.last >= len(words)
            or words[other.last].text != ")"
        ):
            return 0
        opened.last, opened.end = other.last + 1, words[other.last].end
        opened.case, opened.possessive = other.case, other.possessive
        return 1

    def _currency_before(self, opened: Measure) -> None:
        words, first = self.words, opened.first
        if first > 0 and words[first - 1].text in CURRENCY_SIGNS and not (words[first].spaced and words[first - 1].text == "₸"):
            opened.unit = self.units.single.get(words[first - 1].text)
            opened.first, opened.start = first - 1, words[first - 1].start
        elif first > 0 and words[first].start - words[first - 1].end == 1 and (code := self._currency_code(words[first - 1])):
            opened.unit = code
            opened.first, opened.start = first - 1, words[first - 1].start
        # «US$», «A$»
        if (
            opened.unit is not None
            and opened.first > 0
            and words[opened.first - 1].text in ("US", "U")
            and not words[opened.first].spaced
        ):
            opened.first, opened.start = opened.first - 1, words[opened.first - 1].start

    def _currency_code(self, word: Word) -> Unit | None:
        """The currency whose ISO 4217 code a word is: «USD», «CNY»."""
        unit = self.units.single.get(word.lower)
        return unit if unit is not None and unit.kind == "money" and unit.symbol == word.text else None

    def _unit_after(self, opened: Measure, numeral: Numeral) -> None:
        if numeral.case not in ("nom", "gen") and numeral.low is None and not numeral.possessive:
            # a suffix ends the number: «12-ден 15 пайызға»; the unit comes with the next one
            return
        if numeral.possessive or numeral.case == "gen":
            return
        match = self.unit_at(opened.last, numeral)
        if match is None:
            return
        self.take(opened, match)

    def _points_before(self, opened: Measure, at: int) -> None:
        """«жинаған балы 6,5-ке жетпеген», «балы 5,0-ден 4,2»: points are named before their number, or before their maximum."""
        first = opened.first
        if at and self.numerals[at - 1].last == first and self.numerals[at - 1].case == "abl" and not opened.possessive:
            first = self.numerals[at - 1].first
        bound = self.modifiers.find_before(self.article, first)
        if bound is not None and first != opened.first:
            first = bound.first  # «балы кемінде 5,0-ден 4,2»
        if first == 0 or opened.value is None or self.words[first - 1].kind != "word":
            return
        match = self.units.match(self.article, first - 1)
        if match is not None and match.unit.symbol == "point" and match.tags is not None and match.tags.possessive == "3":
            opened.unit = match.unit

    def unit_at(self, index: int, numeral: Numeral) -> UnitMatch | None:
        words = self.words
        if index >= len(words) or words[index].paragraph != words[index - 1].paragraph:
            return None
        gap = words[index].start - words[index - 1].end
        if gap > 2:
            return None
        match = self.units.match(self.article, index)
        if match is None and words[index].text == "." and words[index - 1].lower in ABBREVIATED and index + 1 < len(words):
            # «730 млн .теңге», «730 млн.теңге»
            match = self.units.match(self.article, index + 1) if words[index + 1].start == words[index].end else None
            index += 1
        if match is None:
            return None
        word, unit = words[index], match.unit
        if unit.kind in ("quantity", "money") and len(unit.word) == 1 and word.kind == "word":
            # «5 м», «4500т»: a letter alone is a unit only in lower case, and not as an initial or abbreviation
            after = words[match.last] if match.last < len(words) else None
            if not word.text.islower() or (
                after is not None and after.text == "." and unit.word in "гсмцт" and self._abbreviates(match.last)
            ):
                return None
        if unit.kind == "age" and not self._is_age(match, numeral):
            return None
        if unit.symbol == "seat" and not self._is_seat(match):
            return None
        return match

    def _abbreviates(self, point: int) -> bool:
        words = self.words
        return point + 1 < len(words) and words[point + 1].kind == "word" and not words[point + 1].spaced

    def _is_age(self, match: UnitMatch, numeral: Numeral) -> bool:
        """«9 жаста», «18–29 жас аралығында»; but «он төрт жас дәрігер» are fourteen young ones."""
        tags = match.tags
        if match.unit.word == "жасар":
            return True
        if tags is None or tags.plural:
            return False
        if (numeral.high or numeral.value or 0) > 120:
            return False
        if tags.case != "nom" or tags.possessive or tags.derived:
            return True
        after = self.words[match.last] if match.last < len(self.words) else None
        if after is None or after.kind != "word" or after.lower in self.modifiers.range_between or numeral.low is not None:
            return True
        return after.lower in ("шамасында", "шамасындағы") or self.article.pack.is_finite_verb(after.lower)

    def _is_seat(self, match: UnitMatch) -> bool:
        """Places to sit or lie are seats; jobs, grants and ranks are none."""
        words, tags = self.words, match.tags
        if tags is not None and (tags.derived == "adj" or words[match.first].lower.startswith("орындық")):
            return True
        if tags is not None and (tags.possessive or tags.plural):
            return False
        before = words[match.first - 1].lower if match.first else ""
        if before in self._not_seats.get("before", ()):
            return False
        sentence = self.article.sentences[words[match.first].sentence]
        stems = tuple(self._not_seats.get("in_sentence", ()))
        return not any(word.lower.startswith(stems) for word in words[sentence.first : sentence.last])

    def take(self, opened: Measure, match: UnitMatch) -> None:
        words, tags = self.words, match.tags
        opened.unit, opened.last, opened.end = match.unit, match.last, words[match.last - 1].end
        suffix = self._suffix_after(match.last)
        if suffix is not None:
            tags, last = suffix
            opened.last, opened.end = last, words[last - 1].end
        elif self._unit_point(match.last):
            opened.last, opened.end = match.last + 1, words[match.last].end
        if tags is not None:
            # the possessive of «АҚШ доллары» is part of the name
            named = match.unit.kind == "money" and " " in match.unit.word
            opened.case, opened.possessive = tags.case, bool(tags.possessive) and not named
            if tags.derived:
                opened.derived = tags.derived
        if words[match.last - 1].lower.endswith(("дық", "дік", "лық", "лік", "тық", "тік")) and match.unit.kind in (
            "percent",
            "quantity",
        ):
            if match.unit.symbol != "pp":
                opened.derived = "adj"

    def _suffix_after(self, index: int) -> tuple[Any, int] | None:
        """«43,7%-ы», «37%ы», «30%-ға»: the suffix after a sign or abbreviation."""
        words = self.words
        if index >= len(words) or words[index].spaced:
            return None
        at = index + 1 if words[index].text in "-–‑" else index
        if at >= len(words) or words[at].spaced or words[at].kind != "word" or len(words[at].text) > 7:
            return None
        tags = self.article.pack.morphology.number_suffix_tags(words[at].lower)
        return None if tags is None else (tags, at + 1)

    def _unit_point(self, index: int) -> bool:
        """«5 млн тг. бөлінді»: the point of an abbreviation."""
        words = self.words
        if index + 1 >= len(words) or words[index].text != "." or words[index].spaced or words[index - 1].kind != "word":
            return False
        following = words[index + 1]
        return (
            len(words[index - 1].text) <= 3
            and following.spaced
            and following.text[:1].islower()
            and following.paragraph == words[index].paragraph
        )

    def _sign_before(self, opened: Measure) -> None:
        """«минус 38 градус», «−1…+3°C», «(+12,4%)»."""
        words, first = self.words, opened.first
        if first == 0 or (opened.value is None and opened.low is None):
            return
        before = words[first - 1]
        sign = self.numbers.signs.get(before.lower) if before.kind == "word" else None
        if sign is None and before.text in MINUS | PLUS and not words[first].spaced:
            outer = words[first - 2] if first > 1 else None
            attached = outer is not None and outer.end == before.start and outer.kind != "mark"
            measures = opened.unit is None or opened.unit.symbol in ("Cel", "%", "pp") or before.text in PLUS
            if not attached and measures and (before.text != "–" or outer is None or outer.text in "(:,;…"):
                sign = -1 if before.text in MINUS else 1
        if sign is None:
            return
        opened.first, opened.start = first - 1, before.start
        # a percentage in parentheses with its sign is a change: the value stays positive (CONTRACT)
        if sign < 0 and not (opened.unit is not None and opened.unit.kind == "percent"):
            if opened.value is not None:
                opened.value = -opened.value
            if opened.low is not None and opened.high is not None and before.kind == "word":
                opened.low, opened.high = -opened.high, -opened.low  # «минус 9–12 градус»: both are below zero
            elif opened.low is not None:
                opened.low = -opened.low

    def _smaller_unit(self, opened: Measure, at: int) -> int:
        """«4 теңге 20 тиын», «2 келі 340 грамм», «1 сағат 30 минут» are one quantity."""
        if opened.unit is None or opened.value is None or at >= len(self.numerals) or opened.possessive:
            return 0
        numeral = self.numerals[at]
        if numeral.first != opened.last or numeral.low is not None or opened.case != "nom":
            return 0
        match = self.unit_at(numeral.last, numeral)
        if match is None:
            return 0
        factor = self._part_factor(opened.unit, match.unit)
        if factor is None:
            return 0
        unit, value = opened.unit, opened.value
        self.take(opened, match)
        opened.unit = unit
        opened.value = value + numeral.value * factor
        return 1

    def _part_factor(self, whole: Unit, part: Unit) -> Decimal | None:
        if part.whole is not None and part.whole == whole.symbol and whole.whole is None:
            return part.factor
        if whole.kind == part.kind == "duration" and whole.symbol != part.symbol:
            return Decimal(0)
        return self.units.smaller.get(whole.symbol, {}).get(part.symbol)

    def _range_to(self, opened: Measure, at: int) -> int:
        """«15 мыңнан 90 мың теңгеге дейін», «14 пен 35 жас аралығында», «−1…+3°C»."""
        if opened.value is None or at >= len(self.numerals) or opened.possessive:
            return 0
        numeral, words = self.numerals[at], self.words
        joined = self._joined_by_sign(opened, numeral) or self._joined_by_and(opened, numeral)
        direct = opened.case == "abl" and numeral.first == opened.last
        if not joined and not direct:
            return 0
        if numeral.low is not None or numeral.possessive or numeral.ordinal:
            return 0
        second = Measure(
            numeral.first,
            numeral.last,
            numeral.start,
            numeral.end,
            numeral.value,
            None,
            None,
            None,
            numeral.case,
            False,
            numeral.derived,
        )
        self._unit_after(second, numeral)
        self._sign_before(second)
        used = 1 + self._smaller_unit(second, at + 1)
        if opened.unit is not None and (second.unit is None or second.unit.symbol != opened.unit.symbol):
            return 0
        low, high = opened.value, second.value
        if low is None or high is None:
            return 0
        if direct:
            after = words[second.last] if second.last < len(words) else None
            if second.case != "dat" or after is None or after.lower not in self.modifiers.range_to:
                return 0
            if self.change_follows(second.last + 1):
                return 0
            last = second.last + 1
        elif joined == "and":
            after = words[second.last] if second.last < len(words) else None
            if after is None or after.lower not in self.modifiers.range_between:
                return 0
            last = second.last
        else:
            last = second.last
        if low >= high:
            return 0
        opened.low, opened.high, opened.value = low, high, None
        opened.unit, opened.last, opened.end = second.unit or opened.unit, last, words[last - 1].end
        opened.case, opened.derived = second.case, second.derived
        return used

    def _joined_by_sign(self, opened: Measure, numeral: Numeral) -> str:
        """«−1…+3», «+14…+17», «-5 … -10»."""
        words, at = self.words, opened.last
        if at < len(words) and words[at].text in ("…", "–", "-", "÷", "..."):
            rest = words[at + 1 : numeral.first]
            if all(word.text in "+-−–" for word in rest) and len(rest) <= 1 and (rest or words[at].text in "…÷"):
                return "sign"
        return ""

    def _joined_by_and(self, opened: Measure, numeral: Numeral) -> str:
        words, at = self.words, opened.last
        if numeral.first == at + 1 and words[at].lower in self.modifiers.range_and and opened.case == "nom":
            return "and"
        return ""

    def _speed_before(self, opened: Measure) -> None:
        """«секундына 18–23 метр»: metres a second."""
        if opened.unit is None or opened.first == 0:
            return
        before = self.words[opened.first - 1]
        speeds = self.units.speed.get(before.lower)
        if speeds is None and before.lower in self.units.speed_of:
            sentence = self.article.sentences[before.sentence]
            around = self.words[max(sentence.first, opened.first - 8) : min(sentence.last, opened.last + 5)]
            if any(word.lower.startswith(self.units.speed_near) for word in around):
                speeds = self.units.speed_of[before.lower]
        if speeds is not None and opened.unit.symbol in speeds:
            opened.unit = Unit(speeds[opened.unit.symbol], "quantity", word=before.lower)
            opened.first, opened.start = opened.first - 1, before.start

    def change_follows(self, index: int) -> bool:
        """A verb of change stands after the number («19-ға дейін азайды»), perhaps in the next clause, which shares it."""
        words, coordinated = self.words, False
        for word in words[index : index + 9]:
            if word.text in ".;:" or word.sentence != words[index - 1].sentence:
                return False
            mover = self.changes.verb(word.lower) if word.kind == "word" else None
            if mover is not None and (mover.direction or (mover.falls and word.index == index)):
                return True
            if word.text == ",":
                coordinated = True  # the verb that both clauses share comes at the end
            if coordinated:
                continue
            if word.kind == "digits" or word.index >= index + 5:
                return False
            readings = self.article.pack.morphology.analyse(word.lower) if word.kind == "word" else ()
            if readings and readings[0].tags.case == "acc":
                return False  # «1 200-ге дейін адамды көтереді»: the verb acts on something else
        return False
