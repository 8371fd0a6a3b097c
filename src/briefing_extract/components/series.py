"""Ordinals that share a noun: «1 және 2 санаттағы», «55, 56 және 63 қадамдар», «7 мен 9-сыныптар»."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefing_extract.components.article import Article, Numeral

if TYPE_CHECKING:
    from briefing_extract.components.ledger_words import LedgerWords
    from briefing_extract.components.units import UnitWords

LONGEST = 40


class Series:
    """Finds the numerals of one article that are named one after the other."""

    def __init__(self, article: Article, terms: LedgerWords, units: UnitWords) -> None:
        self.article, self.words, self.terms, self.units = article, article.words, terms, units
        self._first = {numeral.first: numeral for numeral in article.numerals}
        self._last = {numeral.last: numeral for numeral in article.numerals}

    def shares_noun(self, numeral: Numeral) -> bool:
        """Whether a numeral in digits is one of at least two rising ones before a noun that they rank, not count.

        What is counted stands in the singular in Kazakh: a plural after the numbers («63 және 86 қадамдар») names those
        of these numbers, and so does a noun of rank («2 санаттағы») after two of them.
        """
        if not self._whole(numeral):
            return False
        named = self._around(numeral)
        if len(named) < 2:
            return False
        values = [value for one in named for value in self._values(one)]
        if any(low >= high for low, high in pairwise(values)):
            return False
        # a comma alone may part two clauses
        joined = {self.words[one.last].lower for one in named[:-1]}
        if joined == {","} and len(named) < 3:
            return False
        return self._ranked(named[-1].last)

    def _whole(self, numeral: Numeral) -> bool:
        """Digits without a suffix; «57,59» in a series are two whose space was left out."""
        return self.words[numeral.first].kind == "digits" and numeral.case == "nom" and not numeral.possessive and (
            numeral.low is None and not numeral.ordinal and numeral.rule == "digits"
        )  # fmt: skip

    def _values(self, numeral: Numeral) -> list[int]:
        words = self.words[numeral.first : numeral.last]
        return [int(word.text[:12]) for word in words if word.kind == "digits"]

    def _around(self, numeral: Numeral) -> list[Numeral]:
        words, named = self.words, [numeral]
        while len(named) < LONGEST and named[0].first > 1 and words[named[0].first - 1].lower in self.terms.series:
            other = self._last.get(named[0].first - 1)
            if other is None or not self._whole(other) or not self._together(other, named[0]):
                break
            named.insert(0, other)
        while len(named) < LONGEST and named[-1].last + 1 < len(words) and words[named[-1].last].lower in self.terms.series:
            other = self._first.get(named[-1].last + 1)
            if other is None or not self._whole(other) or not self._together(named[-1], other):
                break
            named.append(other)
        return named

    def _together(self, one: Numeral, other: Numeral) -> bool:
        return self.words[one.first].sentence == self.words[other.first].sentence

    def _ranked(self, at: int) -> bool:
        words = self.words
        if at >= len(words) or words[at].kind != "word" or words[at].sentence != words[at - 1].sentence:
            return False
        noun = words[at].lower
        tags = next((reading.tags for reading in self.article.pack.morphology.analyse(noun)), None)
        if self.units.match(self.article, at) is not None or tags is None:
            return False
        if tags.plural and tags.case != "nom":
            return True
        if tags.plural:
            return bool(tags.possessive) or self._of_rank(noun)
        return self._of_rank(noun) and (tags.case in ("loc", "gen") or tags.derived == "attr" or self._row(noun))

    def _of_rank(self, noun: str) -> bool:
        terms = self.terms
        return any(terms.is_a(noun, nouns) for nouns in (terms.ordinals, terms.rows, terms.identifiers))

    def _row(self, noun: str) -> bool:
        return self.terms.is_a(noun, self.terms.rows)
