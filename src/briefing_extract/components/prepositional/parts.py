"""Which quantity is a part of which: «из них», «в том числе», "of which", "seven of the 11", a list that sums up to its whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, FactDraft, Quantity
    from briefing_extract.components.prepositional.phrases import Phrases

REACH = 6  # how many quantities back a whole is looked for
SHARES = frozenset(("percent", "fraction"))

NEAR = 40  # numbers on either side among which a sum looks for its parts


class PartFinder:
    """Finds the wholes of one article's quantities."""

    def __init__(self, article: Article, phrases: Phrases) -> None:
        self.article, self.phrases, self.words = article, phrases, article.words
        self.lists = phrases.lists

    def find(self, at: int, facts: list[FactDraft]) -> int | None:
        """Position of the whole that the quantity at `at` is a part of; `facts` are those before it and its own."""
        found = self._find(at, facts)
        circular = found is not None and (found == at or (found < at and facts[found].part_of == at))
        return None if circular else found

    def _find(self, at: int, facts: list[FactDraft]) -> int | None:
        quantity = self.article.quantities[at]
        following = self._of_next(at)
        if following is not None:
            return following
        if self._marked(quantity):
            return self._whole_before(at, quantity, facts)
        if self._continues(at, facts):
            return facts[at - 1].part_of
        opened = self._opened(at, quantity, facts)
        if opened is not None:
            return opened
        governed = self._from_before(at, quantity)
        if governed is not None:
            return governed
        return self._summed(at, quantity)

    def _of_next(self, at: int) -> int | None:
        """«19 из 31», «две трети из 4 870 гектаров», "seven of the 11 medals"."""
        quantities = self.article.quantities
        if at + 1 >= len(quantities):
            return None
        here, following = quantities[at], quantities[at + 1]
        gap = range(here.last, following.first)
        if not 0 < len(gap) <= 3 or self.phrases.lower(here.last) not in self.lists["of"]:
            return None
        if any(self.phrases.form(index).kind not in ("prep", "det", "adv", "comp") for index in gap):
            return None
        if any(self.words[index].lower in self.lists["partitive"] for index in gap):
            return None  # «пять, из которых два»: there the second is the part
        return at + 1 if here.kind in (*SHARES, following.kind) else None

    def _marked(self, quantity: Quantity) -> bool:
        """A pronoun of the whole right before or after the number, or «в том числе», "including" before it."""
        words, partitive = self.words, self.lists["partitive"]
        sentence = self.phrases.sentence(quantity.first)
        for index in range(quantity.last, min(sentence.last, quantity.last + 6)):
            if words[index].kind == "mark":
                break
            if words[index].lower in partitive and self.phrases.lower(index - 1) in self.lists["of"]:
                return True
            if index in self.phrases.owner:
                break
        for index in range(quantity.first - 1, max(sentence.first - 1, quantity.first - 7), -1):
            if index in self.phrases.owner or words[index].text in ";:":
                break
            if words[index].lower in partitive and self.phrases.lower(index - 1) in self.lists["out_of"]:
                return True
            if words[index].lower in self.lists["including"]:
                return True
        if quantity.kind in SHARES and quantity.last + 1 < sentence.last:
            # «три четверти этих денег»: a share of what was named before
            index = quantity.last + (1 if self.phrases.lower(quantity.last) in self.lists["of"] else 0)
            return self.phrases.listed(index, "demonstratives") and self.phrases.form(index + 1).kind == "noun"
        return False

    def _whole_before(self, at: int, quantity: Quantity, facts: list[FactDraft]) -> int | None:
        """The last quantity that can hold this one and is no part itself."""
        sentence = self.words[quantity.first].sentence
        best: int | None = None
        for step in range(at - 1, max(-1, at - REACH - 1), -1):
            other = self.article.quantities[step]
            if self.words[other.first].sentence < sentence - 1:
                break
            if other.kind in SHARES and quantity.kind not in SHARES:
                continue
            if other.kind == "multiple" or (facts[step].part_of is not None and other.kind != quantity.kind):
                continue
            if facts[step].part_of is not None:
                best = best if best is not None else facts[step].part_of
                continue
            alike = other.kind == quantity.kind and other.unit == quantity.unit
            if alike or (quantity.kind in SHARES and other.kind not in SHARES):
                if alike and not self._holds(other, quantity):
                    continue
                return step
            best = best if best is not None or other.kind in SHARES else step
        return best

    def _holds(self, whole: Quantity, part: Quantity) -> bool:
        large = whole.value if whole.value is not None else whole.high
        small = part.value if part.value is not None else part.low
        return large is None or small is None or large >= small

    def _continues(self, at: int, facts: list[FactDraft]) -> bool:
        """«в том числе 4,2 тыс. граждан Китая, 1,8 тыс. — Узбекистана»: the list of parts goes on."""
        if not at or facts[at - 1].part_of is None:
            return False
        here, before = self.article.quantities[at], self.article.quantities[at - 1]
        if (
            here.kind != before.kind
            or here.unit != before.unit
            or self.words[here.first].sentence != self.words[before.first].sentence
        ):
            return False
        whole = facts[at - 1].part_of
        if whole is None or whole >= at or not self._holds(self.article.quantities[whole], here):
            return False
        gap = range(before.last, here.first)
        if any(self.phrases.form(index).kind == "verb" or self.words[index].text == ";" for index in gap):
            return False
        return any(self.words[index].text == "," or self.phrases.form(index).kind == "conj" for index in gap) and len(gap) <= 9

    def _opened(self, at: int, quantity: Quantity, facts: list[FactDraft]) -> int | None:
        """«Of the loan, EUR 41.1 million», «Половина достанется чемпионкам»: a part of what was spoken of last."""
        first = self.phrases.sentence(quantity.first).first
        if at and quantity.kind == "fraction" and quantity.first == first and facts[at].role is None:
            before = self.article.quantities[at - 1]
            near = self.words[before.first].sentence == self.words[quantity.first].sentence - 1
            if near and before.kind in ("money", "count", "quantity") and self.phrases.after(quantity) is None:
                return at - 1 if self.phrases.form(quantity.last).kind in ("verb", "short") else None
        if not at or self.phrases.lower(first) not in self.lists["out_of"] or first + 1 in self.phrases.owner:
            return None
        chunk = next(iter(self.phrases.chunks(self.words[quantity.first].sentence)), None)
        if chunk is None or chunk.last >= quantity.first or chunk.last > first + 5:
            return None
        for step in range(at - 1, max(-1, at - REACH - 1), -1):
            other = self.article.quantities[step]
            if facts[step].head == chunk.lemma and other.kind == quantity.kind and self._holds(other, quantity):
                return step
        return None

    def _from_before(self, at: int, quantity: Quantity) -> int | None:
        """«Из восьми котлов в работе шесть», "Of the 40 buses, 12": the whole opens the clause."""
        if not at:
            return None
        before = self.article.quantities[at - 1]
        if self.words[before.first].sentence != self.words[quantity.first].sentence:
            return None
        start = before.first
        while start > 0 and self.phrases.form(start - 1).kind in ("det", "comp", "adv"):
            start -= 1
        if self.phrases.lower(start - 1) not in self.lists["out_of"]:
            return None
        if self.phrases.lower(start - 2) == "out":
            start -= 1
        opens = start - 1 == self.phrases.sentence(start).first or self.words[start - 2].text in ',:—–«“"'
        alike = (before.kind == quantity.kind and (before.unit == quantity.unit)) or quantity.kind in SHARES
        return at - 1 if opens and alike and self._holds(before, quantity) and quantity.kind != "multiple" else None

    def _summed(self, at: int, quantity: Quantity) -> int | None:
        """«полтысячи голов: 460 овец и 40 коз»: what stands after a colon and sums up to the whole before it."""
        if quantity.value is None:
            return None
        sentence = self.phrases.sentence(quantity.first)
        colon = next((index for index in range(quantity.first - 1, sentence.first, -1) if self.words[index].text == ":"), -1)
        if colon < 0:
            return None
        inside = [
            (step, item)
            for step, item in enumerate(self.article.quantities[max(0, at - NEAR) : at + NEAR], max(0, at - NEAR))
            if sentence.first <= item.first < sentence.last and item.kind == quantity.kind and item.unit == quantity.unit
        ]
        before = [step for step, item in inside if item.last <= colon]
        parts = [item.value for _, item in inside if item.first > colon and item.value is not None]
        if not before or len(parts) < 2:
            return None
        return before[-1] if sum(parts) == self.article.quantities[before[-1]].value else None
