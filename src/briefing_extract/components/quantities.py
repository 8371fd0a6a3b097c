"""Numbers with their unit and modifier: what was stated, and the ledger of numbers that are no facts.

Every numeral of the article ends in exactly one place: a `Quantity`, or a `SkippedNumber` with its reason.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from briefing_extract.components.article import Article, Numeral, Quantity, SkippedNumber
from briefing_extract.components.changes import ChangeWords
from briefing_extract.components.elision import inherit_units
from briefing_extract.components.ledger import Ledger, LedgerWords
from briefing_extract.components.modifiers import ModifierWords
from briefing_extract.components.numerals import NumberWords
from briefing_extract.components.units import Unit, UnitMatch, UnitWords

CURRENCY_SIGNS = frozenset("$€£₸₽¥")
MINUS, PLUS = frozenset("-−–"), frozenset("+")
FRACTION_PLACES = Decimal("0.0001")


def read_quantities(article: Article) -> None:
    """Fill `article.quantities` and `article.skipped` from `article.numerals`, in text order."""
    reader = _Reader(article)
    reader.read()
    article.quantities, article.skipped = reader.quantities, reader.skipped
    inherit_units(article)
    _complete(article)


@dataclass(slots=True)
class _Open:
    """A quantity on the way: the numeral, its unit and how far it reaches (word indices)."""

    first: int
    last: int
    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: Unit | None
    tags_case: str
    possessive: bool
    derived: str
    modifier: str = "exact"
    limit: bool = False


class _Reader:
    """Reads the numerals of one article in text order."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.numerals = article.numerals
        self.units = UnitWords.of(article.pack)
        self.modifiers = ModifierWords.of(article.pack)
        self.numbers = NumberWords.of(article.pack)
        self.ledger = Ledger(article)
        self.terms = LedgerWords.of(article.pack)
        self.changes = ChangeWords.of(article.pack)
        self.quantities: list[Quantity] = []
        self.skipped: list[SkippedNumber] = []
        self._dates = sorted(article.dates, key=lambda span: span.start)
        self._date_starts = [span.start for span in self._dates]
        self._outside = sorted(article.boilerplate)
        self._outside_starts = [span[0] for span in self._outside]
        self._by_first = {numeral.first: at for at, numeral in enumerate(self.numerals)}
        self._not_seats = article.pack.table("units").get("not_seats", {})

    def read(self) -> None:
        at, covered = 0, -1
        while at < len(self.numerals):
            numeral = self.numerals[at]
            if numeral.start < covered:
                at += 1
                continue
            item, used = self._one(at)
            if isinstance(item, Quantity):
                self.quantities.append(item)
                covered = item.end
            elif item is not None:
                self.skipped.append(item)
                covered = max(item.end, numeral.end)
            at += used

    # where a numeral belongs

    def _one(self, at: int) -> tuple[Quantity | SkippedNumber | None, int]:
        numeral = self.numerals[at]
        date = self._date_over(numeral)
        if self._is_outside(numeral.start):
            span = date or self._rough_span(numeral)
            return SkippedNumber(span[0], max(span[1], numeral.end), "boilerplate", "outside the article"), 1
        fixed = self.ledger._shape(numeral)
        if fixed is not None and fixed.reason == "contact":
            return fixed, 1
        if date is not None:
            return SkippedNumber(min(date[0], numeral.start), max(date[1], numeral.end), date[2], "calendar"), 1
        fraction = self._fraction(at)
        if fraction is not None:
            return fraction
        explained = self.ledger.explain(numeral)
        if explained is not None:
            return explained, 1
        opened, used = self._open(at)
        timed = self._time_or_age(opened, numeral)
        if timed is not None:
            return timed, used
        idiom = self._idiom(opened, numeral)
        if idiom is not None:
            return idiom, used
        return self._close(opened, numeral), used

    def _is_outside(self, offset: int) -> bool:
        at = bisect_right(self._outside_starts, offset) - 1
        return at >= 0 and self._outside[at][1] > offset

    def _rough_span(self, numeral: Numeral) -> tuple[int, int]:
        match = self.units.match(self.article, numeral.last)
        return numeral.start, self.words[match.last - 1].end if match else numeral.end

    def _date_over(self, numeral: Numeral) -> tuple[int, int, str] | None:
        at = bisect_right(self._date_starts, numeral.start) - 1
        for span in self._dates[max(0, at - 1) : at + 2]:
            if span.start <= numeral.start < span.end or numeral.start <= span.start < numeral.end:
                return span.start, span.end, "time" if span.grain == "time" else "date"
        return None

    # the number with its unit

    def _open(self, at: int) -> tuple[_Open, int]:
        """The numeral with sign, currency sign, unit, smaller unit and range, and how many numerals it uses."""
        numeral, words = self.numerals[at], self.words
        opened = _Open(numeral.first, numeral.last, numeral.start, numeral.end, numeral.value, numeral.low, numeral.high, None,
                       numeral.case, numeral.possessive, numeral.derived)  # fmt: skip
        if numeral.low is not None:
            opened.value = None
        used = 1 + self._repeated_in_words(opened, at + 1)
        self._currency_before(opened)
        if opened.unit is None:
            self._unit_after(opened, numeral)
        self._sign_before(opened)
        used += self._smaller_unit(opened, at + used)
        used += self._range_to(opened, at + used)
        self._speed_before(opened)
        return opened, used

    def _repeated_in_words(self, opened: _Open, at: int) -> int:
        """«30 (отыз) күн»: contracts and laws say the number twice."""
        words, numerals = self.words, self.numerals
        if at >= len(numerals) or opened.last + 2 > len(words) or words[opened.last].text != "(":
            return 0
        other = numerals[at]
        if other.first != opened.last + 1 or other.value != opened.value or other.last >= len(words) or words[other.last].text != ")":
            return 0
        opened.last, opened.end = other.last + 1, words[other.last].end
        opened.tags_case, opened.possessive = other.case, other.possessive
        return 1

    def _currency_before(self, opened: _Open) -> None:
        words, first = self.words, opened.first
        if first > 0 and words[first - 1].text in CURRENCY_SIGNS and not (words[first].spaced and words[first - 1].text == "₸"):
            opened.unit = self.units.single.get(words[first - 1].text)
            opened.first, opened.start = first - 1, words[first - 1].start
        elif first > 0 and words[first - 1].text in ("USD", "EUR", "KZT", "RUB") and words[first].start - words[first - 1].end == 1:
            opened.unit = self.units.single.get(words[first - 1].lower)
            opened.first, opened.start = first - 1, words[first - 1].start
        # «US$», «A$»
        if opened.unit is not None and opened.first > 0 and words[opened.first - 1].text in ("US", "U") and not words[opened.first].spaced:
            opened.first, opened.start = opened.first - 1, words[opened.first - 1].start

    def _unit_after(self, opened: _Open, numeral: Numeral) -> None:
        if numeral.case not in ("nom", "gen") and numeral.low is None and not numeral.possessive:
            # a suffix ends the number: «12-ден 15 пайызға»; the unit comes with the next one
            return
        if numeral.possessive or numeral.case == "gen":
            return
        match = self._unit_at(opened.last, numeral)
        if match is None:
            return
        self._take(opened, match)

    def _unit_at(self, index: int, numeral: Numeral) -> UnitMatch | None:
        words = self.words
        if index >= len(words) or words[index].paragraph != words[index - 1].paragraph:
            return None
        gap = words[index].start - words[index - 1].end
        if gap > 2:
            return None
        match = self.units.match(self.article, index)
        if match is None:
            return None
        word, unit = words[index], match.unit
        if unit.kind in ("quantity", "money") and len(unit.word) == 1 and word.kind == "word":
            # «5 м», «4500т»: a letter alone is a unit only in lower case, and not as an initial or abbreviation
            after = words[match.last] if match.last < len(words) else None
            if not word.text.islower() or (after is not None and after.text == "." and unit.word in "гсмцт" and self._abbreviates(match.last)):
                return None
        if unit.kind == "age" and not self._is_age(match, numeral):
            return None
        if unit.symbol == "seat" and not self._is_seat(match):
            return None
        if unit.kind == "duration" and unit.word == "ай" and match.tags is not None and match.tags.derived == "adj" and False:
            return None
        return match

    def _abbreviates(self, point: int) -> bool:
        words = self.words
        return point + 1 < len(words) and not words[point + 1].spaced

    def _is_age(self, match: UnitMatch, numeral: Numeral) -> bool:
        """«9 жаста», «18–29 жас аралығында»; but «он төрт жас дәрігер» are fourteen young ones."""
        tags = match.tags
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

    def _take(self, opened: _Open, match: UnitMatch) -> None:
        words, tags = self.words, match.tags
        opened.unit, opened.last, opened.end = match.unit, match.last, words[match.last - 1].end
        suffix = self._suffix_after(match.last)
        if suffix is not None:
            tags, last = suffix
            opened.last, opened.end = last, words[last - 1].end
        elif self._unit_point(match.last):
            opened.last, opened.end = match.last + 1, words[match.last].end
        if tags is not None:
            opened.tags_case, opened.possessive = tags.case, bool(tags.possessive)
            if tags.derived:
                opened.derived = tags.derived
        if words[match.last - 1].lower.endswith(("дық", "дік", "лық", "лік", "тық", "тік")) and match.unit.kind in ("percent", "quantity"):
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
        return len(words[index - 1].text) <= 3 and following.spaced and following.text[:1].islower() and following.paragraph == words[index].paragraph

    def _sign_before(self, opened: _Open) -> None:
        """«минус 38 градус», «−1…+3°C», «(+12,4%)»."""
        words, first = self.words, opened.first
        if first == 0 or opened.value is None and opened.low is None:
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
            if opened.low is not None:
                opened.low = -opened.low

    def _smaller_unit(self, opened: _Open, at: int) -> int:
        """«4 теңге 20 тиын», «2 келі 340 грамм», «1 сағат 30 минут» are one quantity."""
        if opened.unit is None or opened.value is None or at >= len(self.numerals) or opened.possessive:
            return 0
        numeral = self.numerals[at]
        if numeral.first != opened.last or numeral.low is not None or opened.tags_case != "nom":
            return 0
        match = self._unit_at(numeral.last, numeral)
        if match is None:
            return 0
        factor = self._part_factor(opened.unit, match.unit)
        if factor is None:
            return 0
        unit, value = opened.unit, opened.value
        self._take(opened, match)
        opened.unit = unit
        opened.value = value + numeral.value * factor
        return 1

    def _part_factor(self, whole: Unit, part: Unit) -> Decimal | None:
        if part.whole is not None and part.whole == whole.symbol and whole.whole is None:
            return part.factor
        if whole.kind == part.kind == "duration" and whole.symbol != part.symbol:
            return Decimal(0)
        return self.units.smaller.get(whole.symbol, {}).get(part.symbol)

    def _range_to(self, opened: _Open, at: int) -> int:
        """«15 мыңнан 90 мың теңгеге дейін», «14 пен 35 жас аралығында», «−1…+3°C»."""
        if opened.value is None or at >= len(self.numerals) or opened.possessive:
            return 0
        numeral, words = self.numerals[at], self.words
        joined = self._joined_by_sign(opened, numeral) or self._joined_by_and(opened, numeral)
        direct = opened.tags_case == "abl" and numeral.first == opened.last
        if not joined and not direct:
            return 0
        if numeral.low is not None or numeral.possessive or numeral.ordinal:
            return 0
        second = _Open(numeral.first, numeral.last, numeral.start, numeral.end, numeral.value, None, None, None, numeral.case, False, numeral.derived)
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
            if second.tags_case != "dat" or after is None or after.lower not in self.modifiers.range_to:
                return 0
            if self._change_follows(second.last + 1):
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
        opened.tags_case, opened.derived = second.tags_case, second.derived
        return used

    def _joined_by_sign(self, opened: _Open, numeral: Numeral) -> str:
        """«−1…+3», «+14…+17», «-5 … -10»."""
        words, at = self.words, opened.last
        if at < len(words) and words[at].text in ("…", "–", "-", "÷", "..."):
            rest = words[at + 1 : numeral.first]
            if all(word.text in "+-−–" for word in rest) and len(rest) <= 1 and (rest or words[at].text in "…÷"):
                return "sign"
        return ""

    def _joined_by_and(self, opened: _Open, numeral: Numeral) -> str:
        words, at = self.words, opened.last
        if numeral.first == at + 1 and words[at].lower in self.modifiers.range_and and opened.tags_case == "nom":
            return "and"
        return ""

    def _speed_before(self, opened: _Open) -> None:
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

    def _change_follows(self, index: int) -> bool:
        """A verb or noun of change stands after the number, before the clause ends."""
        words = self.words
        for word in words[index : index + 5]:
            if word.text in ".;:" or word.sentence != words[index - 1].sentence or word.kind == "digits":
                return False
            tags = self.article.pack.morphology.suffix_tags(word.lower[:-2], word.lower[-2:]) if len(word.lower) > 4 else None
            if tags is not None and tags.case == "acc" and not self.article.pack.is_finite_verb(word.lower):
                return False  # «1 200-ге дейін адамды көтереді»: the verb acts on something else
            if word.kind == "word" and (mover := self.changes.verb(word.lower)) is not None and mover.direction in ("increase", "decrease", "reach"):
                return True
        return False

    # what it is

    def _time_or_age(self, opened: _Open, numeral: Numeral) -> SkippedNumber | None:
        unit = opened.unit
        if unit is None or unit.kind not in ("duration", "age"):
            return self._age_without_unit(opened, numeral)
        start, end = self._with_modifiers(opened)
        return SkippedNumber(start, end, unit.kind, f"{unit.kind} unit", opened.value, unit.symbol)

    def _age_without_unit(self, opened: _Open, numeral: Numeral) -> SkippedNumber | None:
        """«жасы жетпістен асқан», «Қырықтан асқан адам»."""
        words = self.words
        if opened.unit is not None or numeral.value > 120 or numeral.low is not None or opened.tags_case != "abl":
            return None
        before = words[opened.first - 1].lower if opened.first else ""
        after = words[opened.last].lower if opened.last < len(words) else ""
        following = words[opened.last + 1].lower if opened.last + 1 < len(words) else ""
        if before in ("жасы", "жасым", "жастары") or (after in ("асқан", "асқандар", "асқанда") and following.startswith(("адам", "ер", "әйел", "азамат", "кісі", "қария"))):
            return SkippedNumber(numeral.start, numeral.end, "age", "age without a unit", numeral.value)
        return None

    def _with_modifiers(self, opened: _Open) -> tuple[int, int]:
        words = self.words
        before = self.modifiers.find_before(self.article, opened.first)
        after = self.modifiers.find_after(self.article, opened.last, opened.tags_case)
        return (words[before.first].start if before else opened.start), (words[after.last - 1].end if after else opened.end)

    def _idiom(self, opened: _Open, numeral: Numeral) -> SkippedNumber | None:
        words = self.words
        if opened.unit is not None and opened.unit.kind in ("duration", "age"):
            return None
        after = words[opened.last] if opened.last < len(words) else None
        if after is not None and after.kind == "word" and opened.unit is None and after.sentence == words[numeral.first].sentence:
            if after.lower in self.terms.multipliers:
                return SkippedNumber(numeral.start, numeral.end, "idiom", "times champion")
            if after.lower in self.terms.times and opened.last + 1 < len(words) and words[opened.last + 1].lower.startswith(self.terms.rises):
                return SkippedNumber(numeral.start, numeral.end, "idiom", "times of a change")
        form = words[numeral.first].lower
        if numeral.last == numeral.first + 1 and form in self.terms.idioms:
            return SkippedNumber(numeral.start, numeral.end, "idiom", "pronoun of one")
        if opened.unit is not None and opened.unit.kind in ("percent", "multiple"):
            return None
        if opened.unit is None and opened.value is not None and self.ledger.rate_base(numeral, self._quantity_follows):
            return SkippedNumber(numeral.start, numeral.end, "base", "rate base", numeral.value)
        if numeral.value == 1 and opened.value == 1 and opened.modifier == "exact":
            if opened.unit is not None:
                # «1 АҚШ доллары – 517,3 теңге», «бір баррелі 61 доллар»: the one of a price or rate
                if self._is_price_base(opened, numeral):
                    return SkippedNumber(numeral.start, numeral.end, "base", "one of a price", numeral.value, opened.unit.symbol)
                return None
            if self._modified(opened):
                return None
            return self.ledger.one(numeral, self._quantity_follows)
        return None

    def _modified(self, opened: _Open) -> bool:
        before = self.modifiers.find_before(self.article, opened.first)
        return before is not None and before.modifier != "exact"

    def _is_price_base(self, opened: _Open, numeral: Numeral) -> bool:
        words = self.words
        if not self._quantity_follows(numeral):
            return False
        assert opened.unit is not None
        if opened.unit.kind == "money":
            return True
        after = words[opened.last] if opened.last < len(words) else None
        if after is not None and after.kind == "word" and self.article.pack.is_finite_verb(after.lower):
            return False  # «бір келіге қалып қойды»
        if opened.possessive or opened.tags_case in ("dat", "gen", "acc"):
            return True
        return after is not None and (after.text in "–=-" or after.lower in self.terms.base_cues or after.kind == "word")

    def _quantity_follows(self, numeral: Numeral) -> bool:
        """Another number stands after this one in the same sentence."""
        at = self._by_first[numeral.first] + 1
        sentence = self.words[numeral.first].sentence
        return at < len(self.numerals) and self.words[self.numerals[at].first].sentence == sentence

    # fractions

    def _fraction(self, at: int) -> tuple[Quantity, int] | None:
        numeral, words = self.numerals[at], self.words
        if numeral.ordinal:
            return self._every(numeral)
        if numeral.rule.startswith("part ") or numeral.rule == "vulgar fraction":
            return self._part(numeral)
        if numeral.digits and numeral.last + 1 < len(words) and words[numeral.last].text == "/" and not words[numeral.last].spaced:
            return self._slash(at)
        if numeral.case not in ("abl", "gen") or numeral.low is not None or numeral.possessive:
            return None
        hidden = self._hidden_numerator(numeral)
        if hidden is None and at + 1 >= len(self.numerals):
            return None
        other = hidden or self.numerals[at + 1]
        if other.first != numeral.last or other.low is not None or other.ordinal or other.collective:
            return None
        over, under = other.value, numeral.value
        if under != int(under) or over != int(over) or not 0 < over < under or under > 1000:
            return None
        last, end, case, possessive = other.last, other.end, other.case, other.possessive
        after = self.modifiers.find_after(self.article, other.last, other.case)
        if not other.possessive:
            tail = words[other.last].lower if other.last < len(words) else ""
            if tail.startswith(("бөліг", "бөлік")) and over >= 1:
                last, end, possessive = other.last + 1, words[other.last].end, True
                tags = self.article.pack.morphology.analyse(tail)
                case = tags[0].tags.case if tags else "nom"
            elif other.case == "dat" and (after is None or not after.limit) and numeral.case == "abl" and numeral.spelled and other.spelled:
                pass
            elif other.case == "abl" and after is not None and numeral.case == "abl":
                pass
            else:
                return None
        if numeral.case == "gen" and not (numeral.spelled and under in (3, 4, 5, 6, 7, 8, 10)):
            return None
        quantity = self._make_fraction(numeral.first, last, numeral.start, end, int(over), int(under), case, possessive, "fraction")
        return quantity, 1 if hidden is not None else 2

    def _hidden_numerator(self, numeral: Numeral) -> Numeral | None:
        """«үштен бірге», «төрттен біріне»: forms that mean something else where no fraction is told."""
        words, at = self.words, numeral.last
        if at >= len(words) or words[at].lower not in self.numbers.excluded or not numeral.spelled or words[at].sentence != words[at - 1].sentence:
            return None
        sense = self.numbers.plain(words[at].lower)
        if sense is None or not sense.value:
            return None
        word, tags = words[at], sense.tags
        return Numeral(word.start, word.end, at, at + 1, sense.value, spelled=True, possessive=bool(tags.possessive), case=tags.case, rule="words")

    def _every(self, numeral: Numeral) -> tuple[Quantity, int] | None:
        """«әрбір екінші», «әр оныншысы»: one in so many."""
        words, first = self.words, numeral.first
        if first == 0 or words[first - 1].lower not in self.numbers.every or numeral.value < 2 or numeral.rule == "roman":
            return None
        return self._make_fraction(first - 1, numeral.last, words[first - 1].start, numeral.end, 1, int(numeral.value), numeral.case,
                                   numeral.possessive, "every so many"), 1  # fmt: skip

    def _part(self, numeral: Numeral) -> tuple[Quantity, int] | None:
        """«жартысы», «ширегі», «жарты қуат», «½»; «жарты жыл» and «жарты тонна» are measures."""
        if numeral.rule == "vulgar fraction":
            over, under = (int(part) for part in numeral.value.as_integer_ratio())
        else:
            over, under = (int(part) for part in numeral.rule.removeprefix("part ").split("/"))
        if not numeral.possessive and numeral.case == "nom" and self._unit_at(numeral.last, numeral) is not None:
            return None
        return self._make_fraction(numeral.first, numeral.last, numeral.start, numeral.end, over, under, numeral.case, numeral.possessive, "half"), 1

    def _slash(self, at: int) -> tuple[Quantity, int] | None:
        """«1/3 бөлігі»: digits with a slash are a fraction only where a part is spoken of."""
        if at + 1 >= len(self.numerals):
            return None
        numeral, other, words = self.numerals[at], self.numerals[at + 1], self.words
        if other.first != numeral.last + 1 or not other.digits or not 0 < numeral.value < other.value:
            return None
        after = words[other.last].lower if other.last < len(words) else ""
        if not (after.startswith(("бөліг", "бөлік")) or other.possessive):
            return None
        return self._make_fraction(numeral.first, other.last, numeral.start, other.end, int(numeral.value), int(other.value), other.case,
                                   other.possessive, "fraction with slash"), 2  # fmt: skip

    def _make_fraction(
        self, first: int, last: int, start: int, end: int, over: int, under: int, case: str, possessive: bool, rule: str
    ) -> Quantity:
        opened = _Open(first, last, start, end, (Decimal(over) / under).quantize(FRACTION_PLACES).normalize(), None, None, None, case, possessive, "")
        quantity = self._finish(opened, "fraction", rule, ())
        quantity.numerator, quantity.denominator = over, under
        return quantity

    # closing

    def _close(self, opened: _Open, numeral: Numeral) -> Quantity:
        kind = opened.unit.kind if opened.unit is not None else "count"
        if opened.unit is not None and opened.unit.whole is not None and opened.value is not None:
            opened.value = opened.value * opened.unit.factor
        entries = (*numeral.entries, opened.unit.word) if opened.unit is not None else numeral.entries
        return self._finish(opened, kind, numeral.rule, entries, numeral)

    def _unit_after_modifier(self, opened: _Open, kind: str, numeral: Numeral | None) -> str:
        """«9,7 млрд-тан астам теңге»: the unit may come after the modifier."""
        if kind != "count" or opened.unit is not None or numeral is None:
            return kind
        match = self._unit_at(opened.last, numeral)
        if match is None or match.unit.kind not in ("money", "percent", "quantity", "multiple"):
            return kind
        self._take(opened, match)
        return match.unit.kind

    def _counted_noun_case(self, index: int) -> str:
        words = self.words
        if index + 1 >= len(words) or words[index].kind != "word" or words[index].sentence != words[index - 1].sentence:
            return ""
        readings = self.article.pack.morphology.analyse(words[index].lower)
        return next((reading.tags.case for reading in readings if reading.tags.case in ("abl", "dat")), "")

    def _finish(self, opened: _Open, kind: str, rule: str, entries: tuple[str, ...], numeral: Numeral | None = None) -> Quantity:
        words, modifier = self.words, "exact"
        case = opened.tags_case
        after = self.modifiers.find_after(self.article, opened.last, case)
        if after is None and case == "nom" and opened.possessive:
            after = self.modifiers.find_after(self.article, opened.last, "poss")
        if after is None and kind == "count" and case == "nom" and opened.unit is None:
            noun = self._counted_noun_case(opened.last)
            over = self.modifiers.find_after(self.article, opened.last + 1, noun) if noun in ("abl", "dat") else None
            if over is not None and not over.limit:
                modifier, entries = over.modifier, (*entries, over.entry)  # «екі миллион данаға таяды»
        before = self.modifiers.find_before(self.article, opened.first)
        ranged = opened.low is not None
        if after is not None and not (ranged and opened.last > 0 and words[opened.last - 1].lower in self.modifiers.range_to):
            modifier = after.modifier
            opened.last, opened.end = after.last, words[after.last - 1].end
            kind = self._unit_after_modifier(opened, kind, numeral)
            entries = (*entries, after.entry)
            opened.limit = after.limit
            if after.limit and kind not in ("multiple", "fraction") and self._change_follows(opened.last):
                modifier = "exact"  # «дейін» as the target of a change is no limit
            if not opened.possessive and words[after.last - 1].lower.endswith(("ы", "і", "сы", "сі", "ын", "ін", "ына", "іне")):
                opened.possessive = after.entry not in ("аса",) and kind != "multiple"
        if before is not None:
            if before.modifier != "exact" or before.entry == "тең":
                opened.first, opened.start = before.first, words[before.first].start
            if before.modifier != "exact":
                # «кемінде 50 … астам»: what stands before decides only where nothing stands after, or a limit does
                if modifier == "exact" or after is not None and after.limit:
                    modifier = before.modifier
                entries = (*entries, before.entry)
        if modifier == "exact" and opened.derived in ("like", "vague"):
            modifier = "approx" if opened.derived == "like" or rule != "vague power" else "more_than"
        if rule == "vague power":
            modifier = "more_than"
        if ranged:
            modifier = "range"
        unit = opened.unit.symbol if opened.unit is not None else None
        return Quantity(
            opened.start,
            opened.end,
            opened.first,
            opened.last,
            kind,
            opened.value,
            opened.low,
            opened.high,
            modifier,
            unit,
            case=case,
            possessive=opened.possessive,
            attributive=opened.derived == "adj",
            rule=rule,
            entries=entries,
        )


def _separate(article: Article) -> None:
    """Where two items overlap («5 311-22-33»: is 311 of the number or of the telephone?) the later gives way."""
    items: list[Quantity | SkippedNumber] = sorted([*article.quantities, *article.skipped], key=lambda item: (item.start, -item.end))
    reached, dropped = -1, set()
    for item in items:
        if item.start < reached:
            if isinstance(item, SkippedNumber) and item.end > reached:
                item.start = reached
                reached = item.end
            else:
                dropped.add(id(item))
        else:
            reached = item.end
    if dropped:
        article.quantities = [item for item in article.quantities if id(item) not in dropped]
        article.skipped = [item for item in article.skipped if id(item) not in dropped]


def _complete(article: Article) -> None:
    """The one-word pronouns of one («бірі», «бір-бірі») and digits that no rule reached get their place in the ledger."""
    _separate(article)
    terms = LedgerWords.of(article.pack)
    spans = sorted([(q.start, q.end) for q in article.quantities] + [(s.start, s.end) for s in article.skipped])
    starts = [span[0] for span in spans]

    def covered(start: int) -> bool:
        at = bisect_right(starts, start) - 1
        return at >= 0 and spans[at][1] > start

    extra: list[SkippedNumber] = []
    for word in article.words:
        if word.kind == "word" and word.lower in terms.idioms and not covered(word.start):
            extra.append(SkippedNumber(word.start, word.end, "idiom", "pronoun of one"))
        elif word.kind == "digits" and not covered(word.start):
            extra.append(SkippedNumber(word.start, word.end, "identifier", "unread digits"))
    if extra:
        article.skipped = sorted([*article.skipped, *extra], key=lambda item: item.start)
