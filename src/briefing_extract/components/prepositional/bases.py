"""The number that is the base of a rate or price, in Russian and English: «на 1000 человек», "per million hours"."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from briefing_extract.components.article import Article, Numeral, SkippedNumber
from briefing_extract.components.prepositional.units import UnitMatch

ROUND = frozenset(Decimal(number) for number in (10, 100, 1000, 10_000, 100_000, 1_000_000))
PRICE_WORDS = 5  # words between the one of a price and the price


class Bases:
    """Tells the bases among an article's numerals."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.english = article.pack.language == "en"
        self.table: dict[str, Any] = article.pack.table("ledger")["base"]
        self.before = frozenset(self.table["before"])
        self.every = dict.fromkeys(self.table["every"], True)
        self.nouns = dict.fromkeys(self.table["nouns"], True)
        self._cardinals: dict[int, list[Numeral]] = {}  # by sentence
        for numeral in article.numerals:
            if not numeral.ordinal:
                self._cardinals.setdefault(article.words[numeral.first].sentence, []).append(numeral)

    def explain(self, numeral: Numeral, unit: UnitMatch | None) -> SkippedNumber | None:
        """The skipped base that the numeral is, or None."""
        words, first = self.words, numeral.first
        if numeral.derived or numeral.low is not None or numeral.ordinal or numeral.collective:
            return None
        before = words[first - 1].lower if first and words[first - 1].paragraph == words[first].paragraph else ""
        if self.english and before == "per":
            return self._skip(numeral, unit, "after per")
        if self.english and before == "every" and first > 1 and words[first - 2].lower == "for":
            return self._skip(numeral, unit, "for every")
        price = self._price(numeral, unit)
        if price is not None:
            return price
        if self.english:
            return self._pack(numeral)
        if self._is_every(before) and self._other_number(numeral):
            return self._skip(numeral, unit, "every so many")
        if before not in self.before or not self._other_number(numeral):
            return self._pack(numeral)
        if numeral.value in ROUND and before in ("на", "из") and (unit is None or unit.unit.kind == "quantity"):
            noun = unit.first if unit is not None else self._noun(numeral.last)
            if noun is not None and self.article.pack.morphology.lookup(words[noun].lower, self.nouns) is not None:
                if unit is None or not self._verb_before(first):
                    return self._skip(numeral, unit, "so many to a round number")
        if numeral.value == 1 and numeral.low is None and not self._is_counted_alone(numeral):
            noun = unit.first if unit is not None else self._noun(numeral.last)
            if noun is not None and self.article.pack.morphology.lookup(words[noun].lower, self.nouns) is not None:
                return self._skip(numeral, unit, "one of a rate")
        return self._pack(numeral)

    def _skip(self, numeral: Numeral, unit: UnitMatch | None, rule: str) -> SkippedNumber:
        symbol = unit.unit.symbol if unit is not None else None
        return SkippedNumber(numeral.start, numeral.end, "base", rule, numeral.value, symbol)

    def _is_every(self, form: str) -> bool:
        return bool(form) and self.article.pack.morphology.lookup(form, self.every) is not None

    def _is_counted_alone(self, numeral: Numeral) -> bool:
        return self.words[numeral.first - 1].lower in ("в", "для")

    def _noun(self, at: int) -> int | None:
        """The counted noun: after the number, perhaps behind an adjective."""
        words = self.words
        for index in range(at, min(len(words), at + 3)):
            if words[index].kind != "word" or words[index].paragraph != words[at - 1].paragraph:
                return None
            nominal = self.article.pack.morphology.nominal(words[index].lower)
            if nominal is not None and nominal.case:
                return index
        return None

    def _verb_before(self, first: int) -> bool:
        words = self.words
        return any(
            words[at].kind == "word" and self.article.pack.is_finite_verb(words[at].lower)
            for at in range(max(0, first - 3), first - 1)
            if words[at].sentence == words[first].sentence
        )

    def _other_number(self, numeral: Numeral) -> bool:
        """Another number stands in the same sentence."""
        sentence = self.words[numeral.first].sentence
        return any(other is not numeral for other in self._cardinals.get(sentence, ())[:2])

    def _price(self, numeral: Numeral, unit: UnitMatch | None) -> SkippedNumber | None:
        """«1 доллар – 538 тенге», "EUR 1 = KZT 612.4", "One MCI is equal to 4,325 tenge"."""
        words = self.words
        if numeral.value != 1 or numeral.first + 1 < numeral.last:
            return None
        from briefing_extract.components.prepositional.units import UnitWords

        coded = UnitWords.of(self.article.pack).before.get(words[numeral.first - 1].text) if numeral.first else None
        if coded is None and (unit is None or unit.unit.kind not in ("money", "quantity")):
            return None
        last = unit.last if unit is not None else numeral.last
        for at in range(last, min(len(words), last + PRICE_WORDS)):
            if words[at].sentence != words[numeral.first].sentence:
                return None
            if words[at].text in ("=", "–", "—") or words[at].lower in (
                "equals",
                "equal",
                "costs",
                "cost",
                "стоит",
                "составляет",
                "равен",
                "стоил",
                "составил",
                "стоила",
            ):
                return self._skip(numeral, unit, "one of a price")
            if words[at].text in ",;.":
                return None
        return None

    def _pack(self, numeral: Numeral) -> SkippedNumber | None:
        """«десяток яиц – 478», "a pack of ten eggs cost 512 tenge": what a price is for."""
        words, last = self.words, numeral.last
        if last >= len(words) or not self._other_number(numeral):
            return None
        if self.english:
            goods = words[last].lower in ("eggs",) and words[numeral.first - 1].lower == "of"
            return self._skip(numeral, None, "pack of goods") if goods else None
        goods_table = dict.fromkeys(self.article.pack.table("ledger")["dozens"]["goods"], True)
        if words[last].kind == "word" and self.article.pack.morphology.lookup(words[last].lower, goods_table) is not None:
            follows = next(
                (
                    at
                    for at in range(last + 1, min(len(words), last + 4))
                    if words[at].text in "–—" or words[at].lower in ("стоит", "стоил", "стоят", "подорожал", "обходится")
                ),
                None,
            )
            if follows is not None and numeral.value in (10, 12, 30):
                return self._skip(numeral, None, "pack of goods")
        return None
