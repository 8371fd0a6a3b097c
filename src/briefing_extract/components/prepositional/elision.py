"""Units and scales that a number leaves to its neighbour: «с 12 до 16%», "31 to 19.5 per cent", «27 и 40,5 миллиона тенге»."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from briefing_extract.components.article import Article, Numeral, Quantity

CURRENCY_REACH = 4  # words between the name of a currency and its price
TOPIC_REACH = 20  # words before a sum in which its sentence speaks of money
MILLION = Decimal(1_000_000)
NEAR = 3  # words between two coordinated numbers: a joint and a modifier
SMALL = 1000  # a number without a scale that shares its neighbour's is smaller
MEASURED = frozenset(("money", "percent", "quantity"))


@dataclass(slots=True)
class Stated:
    """A quantity with the numeral that it was made of and the scale that the numeral ends with."""

    quantity: Quantity
    numeral: Numeral
    scale: Decimal


def complete_units(article: Article, stated: list[Stated]) -> None:
    """Give the quantities that stand bare the unit, and the scale, of the neighbour that has them."""
    _Completion(article, stated).run()


class _Completion:
    def __init__(self, article: Article, stated: list[Stated]) -> None:
        self.article, self.words, self.stated = article, article.words, stated
        table = article.pack.table("elision")
        self.joints = frozenset(table["joints"])
        self.fillers = frozenset(table["fillers"])
        self.again = frozenset(table["again"])
        self.wholes = frozenset(table["wholes"])
        self.home: str = table["home"]
        self.parts = frozenset(table["parts"])
        self.currencies = dict.fromkeys(table["currencies"], True)
        self.money = dict.fromkeys(table["money"], True)
        self.english = article.pack.language == "en"
        self._firsts = {item.quantity.first for item in stated}
        self._lasts = {item.quantity.last for item in stated}

    def run(self) -> None:
        for at in range(len(self.stated) - 2, -1, -1):
            self._from_next(self.stated[at], self.stated[at + 1])
            self._parallel(self.stated[at], self.stated[at + 1])
        for at in range(1, len(self.stated)):
            self._from_previous(at)
        for at in range(len(self.stated)):
            self._from_topic(at)
        for at in range(len(self.stated) - 2, -1, -1):
            self._from_next(self.stated[at], self.stated[at + 1])

    # from the number after it

    def _from_next(self, item: Stated, following: Stated) -> None:
        mine, other = item.quantity, following.quantity
        if mine.kind != "count" or mine.unit is not None or item.numeral.derived or item.numeral.collective:
            return
        if other.kind not in ("count", *MEASURED):
            return
        if not self._joined(mine.last, other.first):
            return
        if following.scale > 1 and item.scale == 1 and mine.value is not None:
            bound = (other.value if other.value is not None else other.low) or Decimal(0)
            if mine.value < SMALL and (bound / following.scale < SMALL):
                mine.value *= following.scale
                item.scale = following.scale
                mine.elided = True
        elif following.scale > 1 and item.scale == 1 and mine.low is not None and mine.high is not None and mine.high < SMALL:
            mine.low, mine.high = mine.low * following.scale, mine.high * following.scale
        if other.kind in MEASURED and other.unit is not None:
            mine.kind, mine.unit, mine.elided = other.kind, other.unit, True

    def _joined(self, last: int, first: int) -> bool:
        """Nothing but a joint («и», «до», ",", "to") and words of degree between two numbers of a sentence."""
        words = self.words
        if last > first or first - last > NEAR or last == first:
            return False
        between = words[last:first]
        if words[last - 1].sentence != words[first].sentence:
            return False
        joints = sum(word.lower in self.joints for word in between)
        return joints > 0 and all(word.lower in self.joints or word.lower in self.fillers for word in between)

    # from a number before it

    def _from_previous(self, at: int) -> None:
        item = self.stated[at]
        mine = item.quantity
        if mine.kind != "count" or mine.unit is not None or item.numeral.derived or item.numeral.collective or mine.attributive:
            return
        if not self._bare(mine.last) or self._is_share(mine):
            return
        source = self._source(at)
        if source is None:
            return
        mine.kind, mine.unit, mine.elided = source.quantity.kind, source.quantity.unit, True
        if mine.unit == "Cel" and mine.value is not None and self.article.text[mine.start] in "-−":
            mine.value = -mine.value
        if (
            source.scale > 1
            and item.scale == 1
            and mine.value is not None
            and mine.value < SMALL
            and mine.value != int(mine.value)
        ):
            mine.value *= source.scale  # «доначислено 12,5 млрд тенге, взыскано 4,1»
            item.scale = source.scale

    def _parallel(self, item: Stated, following: Stated) -> None:
        """«Доля женщин – 54, мужчин – 46 процентов»: two members of one shape share the unit of the last."""
        mine, other = item.quantity, following.quantity
        words = self.words
        if (
            mine.kind != "count"
            or mine.unit is not None
            or item.numeral.derived
            or item.numeral.collective
            or other.kind not in MEASURED
        ):
            return
        if (
            words[mine.last - 1].sentence != words[other.first].sentence
            or mine.last >= len(words)
            or words[mine.last].text not in ",;"
        ):
            return
        if not (mine.first and other.first and words[mine.first - 1].text == "–" and words[other.first - 1].text == "–"):
            return
        if following.scale > 1 and item.scale == 1 and mine.value is not None and mine.value < SMALL:
            mine.value *= following.scale
            item.scale = following.scale
        mine.kind, mine.unit, mine.elided = other.kind, other.unit, True

    def _is_share(self, mine: Quantity) -> bool:
        """«19 из 31», "five of the eight": both count the same things."""
        words = self.words

        def near(at: int) -> bool:
            return 0 <= at < len(words) and words[at].lower in self.wholes and words[at].sentence == words[mine.first].sentence

        return (near(mine.last) and mine.last + 1 in self._firsts) or (near(mine.first - 1) and mine.first - 1 in self._lasts)

    def _from_topic(self, at: int) -> None:
        """«Зарплата была сто восемьдесят тысяч», «за евро дают 598»: what the sentence is about is money."""
        item = self.stated[at]
        mine = item.quantity
        if mine.kind != "count" or mine.unit is not None or item.numeral.derived or item.numeral.collective or mine.attributive:
            return
        if not self._bare(mine.last) or self._is_share(mine):
            return
        words, sentence = self.words, self.words[mine.first].sentence
        value = mine.value if mine.value is not None else mine.high
        if value is None:
            return
        start = max((other.quantity.last for other in self.stated[max(0, at - 3) : at]), default=0)
        before = [word for word in words[max(start, mine.first - CURRENCY_REACH) : mine.first] if word.sentence == sentence]
        if any(word.kind == "word" and self._is(word.lower, self.currencies) for word in before) and value < SMALL * 10:
            mine.kind, mine.unit, mine.elided = "money", self.home, True
            return
        if value < SMALL or any(word.lower in self.parts for word in words[max(0, mine.first - 3) : mine.first]):
            return
        near = [word for word in words[max(0, mine.first - TOPIC_REACH) : mine.first] if word.sentence == sentence]
        if any(word.kind == "word" and self._is(word.lower, self.money) for word in near):
            unit = next(
                (other.quantity.unit for other in reversed(self.stated[:at]) if other.quantity.kind == "money"), self.home
            )
            mine.kind, mine.unit, mine.elided = "money", unit, True
        elif item.scale >= MILLION and not any(
            other.quantity.kind == "count" and words[other.quantity.first].sentence == sentence for other in self.stated[:at]
        ):
            unit = next((other.quantity.unit for other in reversed(self.stated[:at]) if other.quantity.kind == "money"), None)
            if unit is not None:
                mine.kind, mine.unit, mine.elided = "money", unit, True

    def _is(self, form: str, lexicon: dict[str, bool]) -> bool:
        if self.article.pack.morphology.lookup(form, lexicon) is not None:
            return True
        infinitive = getattr(self.article.pack.morphology, "infinitive", None)
        return infinitive is not None and infinitive(form) in lexicon

    def _source(self, at: int) -> Stated | None:
        mine = self.stated[at]
        sentence = self.words[mine.quantity.first].sentence
        for back in range(at - 1, max(-1, at - 4), -1):
            other = self.stated[back].quantity
            gap = sentence - self.words[other.first].sentence
            if gap > 1 or (
                gap == 1 and not (mine.scale > 1 or (mine.quantity.value and mine.quantity.value != int(mine.quantity.value)))
            ):
                return None
            if gap == 1 and self.words[other.first].paragraph != self.words[mine.quantity.first].paragraph:
                return None
            if other.kind in ("fraction", "multiple") or other.unit == "pp":
                continue
            if other.kind == "count":
                return None
            if other.kind == "percent" and (mine.scale > 1 or (mine.quantity.value or mine.quantity.high or 0) > 300):
                continue
            if other.kind not in MEASURED or other.attributive:
                return None
            if gap == 1 and other.kind != "money":
                return None
            if other.kind == "money" and mine.scale == 1 and gap == 0 and not self._same_size(mine, self.stated[back]):
                return None
            return self.stated[back]
        return None

    @staticmethod
    def _same_size(mine: Stated, other: Stated) -> bool:
        """A sum beside millions is no «15»: «выделено 5 млн, на 15»."""
        if other.scale == 1:
            return True
        value = mine.quantity.value or mine.quantity.high or Decimal(0)
        return value >= SMALL or value != int(value)

    def _bare(self, at: int) -> bool:
        """Nothing that the number could count stands after it."""
        words = self.words
        if at >= len(words) or words[at].paragraph != words[at - 1].paragraph or words[at].sentence != words[at - 1].sentence:
            return True
        word = words[at]
        if word.kind == "mark":
            return word.text in '.,;:)–—!?»"”'
        if word.kind == "digits":
            return False
        if self.english:
            return word.lower in self.again or self.article.pack.is_finite_verb(word.lower)
        readings = self.article.pack.morphology.readings(word.lower)
        if not readings:
            return False
        return (
            readings[0].pos
            in ("preposition", "conjunction", "verb", "short", "adverb", "particle", "gerund", "comparative", "predicative")
            or word.lower in self.again
        )
