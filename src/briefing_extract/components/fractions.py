"""Fractions: «үштен бірі», «жартысы», «әрбір екінші», «1/3 бөлігі»."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from briefing_extract.components.article import Article, Numeral, Quantity
from briefing_extract.components.measures import Measure, Measures

FRACTION_PLACES = Decimal("0.0001")
# the denominators that stand in the genitive as well: «төрттің бірі»
GENITIVE_DENOMINATORS = frozenset({3, 4, 5, 6, 7, 8, 10})
GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")
NOUNS = 3  # words of what every so many are counted in: «текше метрдің», «сауалға қатысқан адамның»


class Fractions:
    """Reads the fractions of one article; `finish` gives a measure its modifier and makes the quantity of it."""

    def __init__(
        self, article: Article, measures: Measures, finish: Callable[[Measure, str, str, tuple[str, ...]], Quantity]
    ) -> None:
        self.article = article
        self.words = article.words
        self.numerals = article.numerals
        self.measures = measures
        self.modifiers = measures.modifiers
        self.numbers = measures.numbers
        self._finish = finish
        self.halves_of_time = frozenset(article.pack.table("numerals").get("halves_of_time", {}).get("before", []))

    def read(self, at: int) -> tuple[Quantity, int] | None:
        """The fraction that begins with the numeral at a position of `article.numerals`, and how many numerals it uses."""
        numeral, words = self.numerals[at], self.words
        if numeral.ordinal:
            return self._every(numeral)
        if numeral.rule.startswith("part ") or numeral.rule == "vulgar fraction":
            return self._part(numeral)
        if (
            numeral.digits
            and numeral.last + 1 < len(words)
            and words[numeral.last].text == "/"
            and not words[numeral.last].spaced
        ):
            return self._slash(at)
        several = self._of_every(at)
        if several is not None:
            return several
        if numeral.case not in ("abl", "gen") or numeral.low is not None or numeral.possessive:
            return None
        hidden = self._hidden_numerator(numeral)
        if hidden is None and at + 1 >= len(self.numerals):
            return None
        other = hidden or self.numerals[at + 1]
        if other.first != numeral.last or other.low is not None or other.ordinal or (other.collective and not other.possessive):
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
            elif (
                other.case == "dat"
                and (after is None or not after.limit)
                and numeral.case == "abl"
                and numeral.spelled
                and other.spelled
            ):
                pass
            elif other.case == "abl" and after is not None and numeral.case == "abl":
                pass
            else:
                return None
        if numeral.case == "gen" and not (numeral.spelled and under in GENITIVE_DENOMINATORS):
            return None
        quantity = self._make_fraction(
            numeral.first, last, numeral.start, end, int(over), int(under), case, possessive, "fraction"
        )
        return quantity, 1 if hidden is not None else 2

    def _hidden_numerator(self, numeral: Numeral) -> Numeral | None:
        """«үштен бірге», «төрттен біріне»: forms that mean something else where no fraction is told."""
        words, at = self.words, numeral.last
        if (
            at >= len(words)
            or words[at].lower not in self.numbers.excluded
            or not numeral.spelled
            or words[at].sentence != words[at - 1].sentence
        ):
            return None
        sense = self.numbers.plain(words[at].lower)
        if sense is None or not sense.value or sense.role != "cardinal":
            return None
        word, tags = words[at], sense.tags
        return Numeral(
            word.start,
            word.end,
            at,
            at + 1,
            sense.value,
            spelled=True,
            possessive=bool(tags.possessive),
            case=tags.case,
            rule="words",
        )

    def _every(self, numeral: Numeral) -> tuple[Quantity, int] | None:
        """«әрбір екінші», «әр оныншысы»: one in so many."""
        words, first = self.words, numeral.first
        if first == 0 or words[first - 1].lower not in self.numbers.every or numeral.value < 2 or numeral.rule == "roman":
            return None
        start, under = words[first - 1].start, int(numeral.value)
        return self._make_fraction(
            first - 1, numeral.last, start, numeral.end, 1, under, numeral.case, numeral.possessive, "every so many"
        ), 1

    def _of_every(self, at: int) -> tuple[Quantity, int] | None:
        """«әрбір үш текше метрдің біреуі», «әр он оқушының екеуі»: so many of every so many."""
        if at + 1 >= len(self.numerals):
            return None
        words, numeral, other = self.words, self.numerals[at], self.numerals[at + 1]
        if not numeral.first or words[numeral.first - 1].lower not in self.numbers.every or numeral.low is not None:
            return None
        between = words[numeral.last : other.first]
        if not 1 <= len(between) <= NOUNS or any(word.kind != "word" for word in between):
            return None
        if not between[-1].lower.endswith(GENITIVE) or not (other.possessive and other.collective):
            return None
        over, under = other.value, numeral.value
        if under != int(under) or over != int(over) or not 0 < over < under or under > 1000:
            return None
        first = numeral.first - 1
        return self._make_fraction(
            first, other.last, words[first].start, other.end, int(over), int(under), other.case, True, "so many of every so many"
        ), 2

    def _part(self, numeral: Numeral) -> tuple[Quantity, int] | None:
        """«жартысы», «ширегі», «жарты қуат», «½»; «жарты жыл» and «жарты тонна» are measures."""
        if numeral.rule == "vulgar fraction":
            over, under = (int(part) for part in numeral.value.as_integer_ratio())
        else:
            over, under = (int(part) for part in numeral.rule.removeprefix("part ").split("/"))
        if self.of_time(numeral):
            return None
        if not numeral.possessive and numeral.case == "nom" and self.measures.unit_at(numeral.last, numeral) is not None:
            return None
        return self._make_fraction(
            numeral.first, numeral.last, numeral.start, numeral.end, over, under, numeral.case, numeral.possessive, "half"
        ), 1

    def of_time(self, numeral: Numeral) -> bool:
        """«мамырдың алғашқы жартысында», «жылдың екінші жартысынан»: a part of the calendar, no share."""
        oblique = numeral.possessive and numeral.case in ("loc", "gen", "abl", "dat")
        return oblique and numeral.first > 0 and self.words[numeral.first - 1].lower in self.halves_of_time

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
        over, under = int(numeral.value), int(other.value)
        return self._make_fraction(
            numeral.first, other.last, numeral.start, other.end, over, under, other.case, other.possessive, "fraction with slash"
        ), 2

    def _make_fraction(
        self, first: int, last: int, start: int, end: int, over: int, under: int, case: str, possessive: bool, rule: str
    ) -> Quantity:
        opened = Measure(
            first,
            last,
            start,
            end,
            (Decimal(over) / under).quantize(FRACTION_PLACES).normalize(),
            None,
            None,
            None,
            case,
            possessive,
            "",
        )
        quantity = self._finish(opened, "fraction", rule, ())
        quantity.numerator, quantity.denominator = over, under
        return quantity
