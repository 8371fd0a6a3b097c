"""Units left out because a neighbour has them: «512-ден 590 теңгеге», «соның 15,9 триллионы», «940 миллион»."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing_extract.components.fractions import GENITIVE
from briefing_extract.components.numerals import NumberWords

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Quantity

MEASURES = frozenset({"money", "percent", "quantity"})
LARGE = Decimal(1_000_000)
SCALED = Decimal(300)  # times as much: no price or measure rises so far, so that its scale was left out as well
FAR = Decimal(100)  # what is less than one shares no unit with so many


def inherit_units(article: Article) -> None:
    """Give every bare number in `article.quantities` the unit that its neighbour states for both."""
    _Elision(article).run()


class _Elision:
    """Looks at each bare number and the quantities beside it."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.numbers = NumberWords.of(article.pack)
        table = article.pack.table("elision")
        self.wholes = frozenset(table.get("wholes", []))
        self.again = tuple(table.get("again", []))
        self.linking = frozenset(table.get("linking", []))
        self.copulas = frozenset(table.get("copulas", []))
        self.pointing = frozenset(table.get("pointing", []))
        self.asking = tuple(table.get("asking", []))
        self.contrast = tuple(table.get("contrast", []))
        self.instead = frozenset(table.get("instead", []))
        self.measured = frozenset(article.pack.table("subjects").get("dimensions", {}).get("words", ()))
        money = table.get("money", {})
        self.money_nouns, self.currency = dict.fromkeys(money.get("nouns", []), True), money.get("currency")
        self.counted = frozenset(table.get("counted", []))

    def run(self) -> None:
        quantities = self.article.quantities
        for at in range(len(quantities) - 1, -1, -1):
            # a following unit reaches back over several («141, … 176 келі»), so the last is settled first
            quantity = quantities[at]
            if quantity.kind == "count" and quantity.unit is None:
                following = quantities[at + 1] if at + 1 < len(quantities) else None
                if (
                    following is not None
                    and self._same_sentence(quantity, following)
                    and self._shares_with_next(quantity, following)
                ):
                    self._inherit(quantity, following, "unit of the next")
        for at, quantity in enumerate(quantities):
            if quantity.kind == "count" and quantity.unit is None and at:
                large = (quantity.value or quantity.high or 0) >= LARGE  # no share stands between a sum and its currency
                before = self._whole_before(at) if quantity.possessive or large else quantities[at - 1]
                if self._near(before, quantity) and self._shares_with_last(quantity, before):
                    self._inherit(quantity, before, "unit of the one before")
        for quantity in quantities:
            if quantity.kind == "count" and quantity.unit is None and self._counts_money(quantity):
                quantity.kind, quantity.unit, quantity.elided = "money", self.currency, True
                quantity.rule = f"{quantity.rule}, money counted"
        for one, other in pairwise(quantities):
            # «құны 200 еуродан, салмағы 31 келіден аспаса»: a limit shared by two holds for both
            if (
                one.modifier == "exact"
                and other.modifier in ("at_most", "more_than")
                and one.case == other.case == "abl"
                and one.unit
                and other.unit
            ):
                if self._same_sentence(one, other) and other.first - one.last <= 3 and self.words[one.last].text == ",":
                    one.modifier = other.modifier

    def _counts_money(self, quantity: Quantity) -> bool:
        words, at = self.words, quantity.last
        if self.currency is None or at >= len(words) or words[at].kind != "word" or (quantity.value or quantity.low or 0) < 100:
            return False
        return self.article.pack.morphology.lookup(words[at].lower, self.money_nouns) is not None

    def _whole_before(self, at: int) -> Quantity:
        """The money or measure before a part («4,9 трлн теңге …, соның жартысы …, 1,6 триллионы …»), shares passed over."""
        quantities, quantity = self.article.quantities, self.article.quantities[at]
        for other in quantities[at - 1 : max(0, at - 4) : -1]:
            if not self._same_sentence(other, quantity) or (other.kind in MEASURES and other.kind != "percent"):
                return other
        return quantities[at - 1]

    def _inherit(self, quantity: Quantity, source: Quantity, rule: str) -> None:
        if source.kind in MEASURES:
            quantity.kind, quantity.unit, quantity.elided = source.kind, source.unit, True
            quantity.rule = f"{quantity.rule}, {rule}"
            self._inherit_scale(quantity, source)

    def _inherit_scale(self, quantity: Quantity, source: Quantity) -> None:
        """«билет 24-тен 41 мың теңгеге шарықтады»: from 24 thousand."""
        if quantity.case != "abl" or not quantity.value or not source.value or source.first < quantity.last:
            return
        for entry in source.entries:
            sense = self.numbers.sense(entry)
            if sense is not None and sense.role == "scale" and source.value / quantity.value > SCALED:
                if Decimal("0.05") < quantity.value * sense.value / source.value < 20:
                    quantity.value *= sense.value
                return

    def _same_sentence(self, one: Quantity, other: Quantity) -> bool:
        return self.words[one.first].sentence == self.words[other.first].sentence

    def _near(self, before: Quantity, quantity: Quantity) -> bool:
        gap = self.words[quantity.first].sentence - self.words[before.first].sentence
        return gap <= 1 and self.words[quantity.first].paragraph - self.words[before.first].paragraph <= 1

    def bare(self, quantity: Quantity) -> bool:
        """No counted noun follows: a mark, a copula, a verb or the end does."""
        words, at = self.words, quantity.last
        if quantity.case in ("acc", "dat", "abl", "loc", "ins") and quantity.modifier == "exact":
            return True  # a counted noun follows only a number without a case; «50-ден астам» owes its own to the bound
        if at >= len(words) or words[at].sentence != words[quantity.first].sentence or words[at].kind == "mark":
            return True
        if quantity.attributive:
            return False
        word = words[at].lower
        return word in self.copulas or (self.article.pack.is_finite_verb(word) and not self._acted_on(at))

    def _acted_on(self, at: int) -> bool:
        """«1,7 млн-нан астам салымды қамту»: what looks like a verb of the past is a noun where the clause goes on."""
        words = self.words
        readings = self.article.pack.morphology.analyse(words[at].lower)
        following = words[at + 1] if at + 1 < len(words) else None
        accusative = bool(readings) and readings[0].tags.case == "acc"
        if not accusative or following is None or following.kind != "word" or following.sentence != words[at].sentence:
            return False
        return following.lower not in self.linking

    def _shares_with_next(self, quantity: Quantity, following: Quantity) -> bool:
        words = self.words
        if (
            following.kind not in MEASURES
            or following.unit == "seat"
            or quantity.possessive
            or (following.possessive and following.kind == "percent")
        ):
            return False
        gap = following.first - quantity.last
        if quantity.case == "abl" and quantity.value is not None and gap <= 1 and following.case in ("dat", "acc", "nom"):
            return True
        if (
            quantity.case == "abl"
            and 0 < gap <= 6
            and following.case == "dat"
            and following.kind == "percent"
            and self.bare(quantity)
        ):
            return True
        if quantity.value is not None and quantity.value < 1 and (following.value or following.high or Decimal(0)) >= FAR:
            return False  # «аумағы 0,09, көлемі 298 шаршы метр»: hectares and square metres, whatever was left out
        after = words[quantity.last] if quantity.last < len(words) else None
        if after is not None and quantity.case == "gen" and after.lower in self.instead and gap <= 3:
            return True
        if (
            after is not None
            and quantity.case in ("abl", "dat", "acc")
            and after.kind == "word"
            and after.lower.endswith(self.contrast)
            and not quantity.possessive
            and gap <= 8
            and self._alike(quantity, following)
        ):
            return True
        listed = after is not None and (after.text == "," or after.lower in ("және", "мен", "бен", "пен"))
        return (listed and gap <= 8 and quantity.case == following.case) or bool(listed and gap <= 8 and quantity.case == "nom")

    def _shares_with_last(self, quantity: Quantity, before: Quantity) -> bool:
        words = self.words
        if before.kind not in MEASURES or (before.unit == "seat" and not quantity.possessive):
            return False
        same = self._same_sentence(before, quantity)
        value, known = quantity.value or quantity.high or Decimal(0), before.value or before.high or Decimal(0)
        preceding = words[quantity.first - 1] if quantity.first else None
        if same and before.case == "abl" and quantity.case == "dat" and quantity.first - before.last <= 2 and self.bare(quantity):
            return True
        if quantity.possessive and "collective" not in quantity.rule and preceding is not None:
            if same and (preceding.lower in self.wholes or (preceding.text == ":" and value >= LARGE)):
                # «1,2 млрд теңге жұмсалды, соның жиырмасы …» are no twenty tenge: a part is of its whole's order
                return before.kind != "percent" and known / 1000 < value <= known
            if value >= LARGE and known > value:
                return True
        if self._measured_again(quantity) and self._alike(quantity, before):
            return True
        if same and self._part_of_class(quantity, before):
            return True
        if (
            before.kind == "money"
            and quantity.last < len(words)
            and words[quantity.last].lower.startswith(self.asking)
            and self._alike(quantity, before)
            and value >= FAR
        ):
            return True
        if not self.bare(quantity):
            return False
        start = max(self.article.sentences[words[quantity.first].sentence].first, quantity.first - 6)
        context = [word.lower for word in words[start : quantity.first]]
        if any(word in self.counted for word in context):
            return False
        if value >= LARGE and known >= 100_000 and before.kind in ("money", "quantity"):
            return True
        if value == 0 or known == 0 or not Decimal("0.02") < abs(value / known) < 50:
            return False
        if not same:
            # «Қонақүй 68 мың теңге сұрайды. Көршілерде дәл сондай бөлме – 52 мың»
            again = any(word.startswith(self.again) for word in context)
            return again and preceding is not None and preceding.text == "–" and before.kind == "money" and self._ends(quantity)
        if not quantity.possessive and quantity.case in ("abl", "dat", "acc") and (before.unit != "%" or value <= 100):
            return True  # a case, no noun: «…480 мың теңге, баптаушынікі 550 мыңнан кем емес»
        if not quantity.possessive and quantity.modifier == "approx" and self._verb_follows(quantity):
            return True  # «… теңге бердік, ай сайын мың жарымдай төлейміз»
        between = [word.lower for word in words[before.last : quantity.first]]
        if preceding is not None and preceding.text == "–":
            return any(word.startswith(self.again) for word in between)
        if (
            preceding is not None
            and preceding.kind == "word"
            and preceding.lower.endswith(("да", "де", "та", "те"))
            and "," in between
        ):
            return True  # «…, көрші порттарда 150-ден 170-ке дейін»
        return any(word.startswith(self.again) for word in between) and len(between) <= 6

    def _alike(self, one: Quantity, other: Quantity) -> bool:
        """Whether two amounts are of one order, so that they may be of one unit."""
        value, known = one.value or one.high or Decimal(0), other.value or other.high or Decimal(0)
        return value != 0 and known != 0 and Decimal("0.02") < abs(value / known) < 50

    def _measured_again(self, quantity: Quantity) -> bool:
        """«бұл көрсеткіш 970-тен кем емес», «қалада бұл сома 560 мыңның маңайында»: of the last amount, elsewhere."""
        words, first = self.words, quantity.first
        if first < 2 or words[first - 1].sentence != words[first].sentence or words[first - 2].lower not in self.pointing:
            return False
        if words[first - 1].lower in self.counted or quantity.possessive:
            return False
        return words[first - 1].lower in self.measured and (quantity.case != "nom" or self.bare(quantity))

    def _part_of_class(self, quantity: Quantity, before: Quantity) -> bool:
        """«9 шақырымдық учаскенің сегізі бітті»: so many of the measure that describes the whole."""
        value, known = quantity.value or Decimal(0), before.value or Decimal(0)
        return (
            quantity.possessive
            and before.attributive
            and before.kind == "quantity"
            and before.unit != "seat"
            and quantity.first - before.last == 1
            and value <= known
            and self.words[before.last].lower.endswith(GENITIVE)
        )

    def _ends(self, quantity: Quantity) -> bool:
        words, at = self.words, quantity.last
        return at >= len(words) or words[at].sentence != words[quantity.first].sentence or words[at].text in ".!?;"

    def _verb_follows(self, quantity: Quantity) -> bool:
        words, at = self.words, quantity.last
        return at < len(words) and words[at].kind == "word" and self.article.pack.is_finite_verb(words[at].lower)
