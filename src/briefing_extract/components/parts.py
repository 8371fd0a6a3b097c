"""Parts and wholes: of which earlier fact a quantity is a part («олардың 3 521-і», «оның ішінде», «алты қола – барлығы 14»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, FactDraft, Quantity
    from briefing_extract.components.phrases import Phrases
    from briefing_extract.components.subjects import SubjectFinder

LOOK_BACK = 8  # facts
SENTENCES_BACK = 2


class PartFinder:
    """Finds the wholes of one article's parts, in text order."""

    def __init__(self, article: Article, phrases: Phrases, subjects: SubjectFinder) -> None:
        self.article, self.phrases, self.subjects = article, phrases, subjects
        table = phrases.table
        self.members = tuple(tuple(phrase.split()) for phrase in table["pronouns"]["members"])
        self.sums = frozenset(table["sums"]["words"])
        self.portions = frozenset(table["sums"]["portions"])
        self.totals = frozenset(table["sums"]["totals"])
        self.others = frozenset(table["sums"]["others"])
        self.synonyms = tuple(frozenset(group) for group in table["synonyms"]["groups"])
        self._members_from: tuple[int, int, int] | None = None  # sentence, first word, whole

    def find(self, at: int, facts: list[FactDraft]) -> int | None:
        """Position of the whole of the quantity at `at` among `facts`, or None."""
        quantity = self.article.quantities[at]
        if facts[at].role is not None:
            return None
        listed = self._listed(at, quantity, facts)
        if listed is not None:
            return listed
        words = self.article.words
        if not self.phrases.stated[at].possessive:
            if (
                quantity.first > 0
                and words[quantity.first - 1].lower in self.subjects.rest
                and at > 0
                and self._close(at - 1, at, 1)
            ):
                return self._checked(facts[at - 1].part_of, quantity, facts)
            return self._portion(at, quantity, facts)
        index = self.subjects.genitive(quantity)
        if index is not None:
            word = words[index]
            if index in self.phrases.owner:
                return self._checked(self.phrases.owner[index], quantity, facts)
            if word.lower in self.subjects.genitives or word.lower in self.subjects.rest:
                # «ұңғыманың 1 146-сы тұр, содан 418-і жүреді»: a part can be the whole of the next
                held = self._checked(at - 1, quantity, facts) if at and self._close(at - 1, at, 0) else None
                if held is not None and facts[at - 1].part_of is None and self.article.quantities[at - 1].last <= index:
                    return held
                return self._before(at, quantity, facts)
            return self._counted_noun(index, at, quantity, facts)
        if quantity.first > 0 and words[quantity.first - 1].lower in self.others:
            return None
        previous = at - 1
        while (
            previous > max(0, at - 4)
            and not self.phrases.stated[previous].possessive
            and self.article.quantities[previous].kind != quantity.kind
            and self._close(previous, at, 0)
        ):
            previous -= 1  # «61%-ы – 4 балалы, 27%-ы – 5 балалы»
        if previous >= 0 and self.phrases.stated[previous].possessive and self._close(previous, at, 0):
            alike = facts[previous].quantity.kind == quantity.kind and facts[previous].head == facts[at].head
            if facts[previous].part_of is not None or quantity.kind in ("percent", "fraction") or alike:
                return self._checked(facts[previous].part_of, quantity, facts)
        whole = self._before(at, quantity, facts)
        if (
            whole is not None
            and facts[whole].quantity.kind in ("quantity", "count")
            and not self._same_things(facts[whole].head, facts[at].head)
        ):
            return None  # nothing ties the two but that one follows the other
        return whole

    def _listed(self, at: int, quantity: Quantity, facts: list[FactDraft]) -> int | None:
        """«оның ішінде жастар – 2 915, азамат – 140-тай»: all the numbers that follow in the sentence."""
        sentence = self.article.sentence_at(quantity.start)
        held = self._members_from
        if (
            held is not None
            and held[0] == sentence.index
            and held[1] < quantity.first
            and not self._closed(held[1], quantity.first)
        ):
            return self._checked(held[2], quantity, facts)
        words = self.article.words
        floor = max(sentence.first, quantity.first - 14)
        for index in range(quantity.first - 1, floor - 1, -1):
            if index in self.phrases.owner:
                return None
            for pieces in self.members:
                if words[index].lower == pieces[0] and index + 1 < len(words) and words[index + 1].lower == pieces[1]:
                    whole = self._before(at, quantity, facts)
                    if whole is not None:
                        self._members_from = (sentence.index, index, whole)
                    return whole
        return None

    def _closed(self, first: int, last: int) -> bool:
        """Whether the bracket in which «оның ішінде» stands is closed before the word `last`."""
        return any(self.article.words[index].text == ")" for index in range(first, last))

    def _portion(self, at: int, quantity: Quantity, facts: list[FactDraft]) -> int | None:
        """«Қаржының басым бөлігі, 5,1 миллиард теңге»: the sum of a portion just named."""
        if quantity.kind != "money":
            return None
        words = self.article.words
        for index in range(quantity.first - 1, max(0, quantity.first - 5), -1):
            if words[index].lower in self.portions:
                for left in range(index - 1, max(-1, index - 4), -1):
                    form = self.phrases.form(left)
                    if form.kind == "noun" and form.case == "gen":
                        return self._before(at, quantity, facts) if form.base in self.sums else None
        return None

    def _counted_noun(self, index: int, at: int, quantity: Quantity, facts: list[FactDraft]) -> int | None:
        """«1 846 үйдің 1 790-ы»: the genitive is what an earlier number counts."""
        for step in range(at - 1, max(-1, at - 3), -1):
            subject = self.subjects.subjects[step]
            if subject is not None and subject.phrase is not None and subject.phrase.first <= index < subject.phrase.last:
                return self._checked(step, quantity, facts)
        base = self.phrases.form(index).base
        if quantity.kind == "count" and not self.phrases.form(index).possessive:
            # «31 406 сәби туды … нәрестелердің 16 180-і – ұл»
            for step in range(at - 1, max(-1, at - 4), -1):
                other = facts[step]
                if not self._close(step, at, SENTENCES_BACK) or self.phrases.stated[step].possessive:
                    break
                if other.quantity.kind == "count" and other.part_of is None and self._same_things(other.head, base):
                    return self._checked(step, quantity, facts)
        if base in self.sums and self._is_sum(self.article.words[index].lower):
            whole = self._before(at, quantity, facts)
            return whole if whole is not None and facts[whole].quantity.kind == "money" else None
        # «республика аумағының 5,4%-ы» is of another area than the one just measured
        owned = self.phrases.form(index).possessive
        if quantity.kind in ("percent", "fraction") and at > 0 and not owned and self._close(at - 1, at, 1):
            other = facts[at - 1]
            if (
                other.head == base
                and other.quantity.kind in ("count", "money", "quantity")
                and other.part_of is None
                and not self.phrases.stated[at - 1].possessive
            ):
                return at - 1
        return None

    def _same_things(self, one: str | None, other: str | None) -> bool:
        """Whether two heads name the same kind of thing: equal, or of one set of the pack («сәби», «нәресте»)."""
        return one == other or any(one in group and other in group for group in self.synonyms)

    def _is_sum(self, form: str) -> bool:
        """Whether a genitive can be read as a sum by itself, not as somebody's («қаржының», not «жоба қаржысының»)."""
        readings = self.article.pack.morphology.analyse(form)
        return any(r.base in self.sums and not r.tags.possessive and r.tags.case == "gen" for r in readings)

    def _before(self, at: int, quantity: Quantity, facts: list[FactDraft]) -> int | None:
        """The nearest earlier fact that can be the whole of the quantity."""
        for step in range(at - 1, max(-1, at - 1 - LOOK_BACK), -1):
            if not self._close(step, at, SENTENCES_BACK):
                return None
            whole = facts[step]
            if (
                self.phrases.stated[step].verb
                and whole.quantity.modifier != "exact"
                and self.phrases.forms.ends(self.article.words[whole.quantity.last - 1].lower, "habitual")
            ):
                continue  # «10 мың доллардан асатын қаржы»: a class, no sum
            if whole.part_of is not None or (self.phrases.stated[step].possessive and whole.quantity.kind == "count"):
                continue
            if self._checked(step, quantity, facts) is not None:
                return step
        return None

    def _checked(self, step: int | None, quantity: Quantity, facts: list[FactDraft]) -> int | None:
        """The whole at `step` where its kind, unit and value allow the quantity to be a part of it."""
        if step is None or not 0 <= step < len(facts):
            return None
        whole = facts[step].quantity
        if whole.kind not in ("count", "money", "quantity"):
            return None
        if whole.kind == "money" and facts[step].per is not None:
            return None  # a price has no parts
        if quantity.kind in ("percent", "fraction"):
            return step
        if whole.kind != quantity.kind or whole.unit != quantity.unit:
            return None
        part = quantity.value if quantity.value is not None else quantity.low
        total = whole.value if whole.value is not None else whole.high
        if part is None or total is None or part >= total:
            return None
        return step

    def _close(self, step: int, at: int, sentences: int) -> bool:
        here = self.article.sentence_at(self.article.quantities[at].start).index
        there = self.article.sentence_at(self.article.quantities[step].start).index
        return here - there <= sentences

    def totals_of(self, at: int, facts: list[FactDraft]) -> list[int]:
        """«бес алтын, үш күміс, алты қола – барлығы 14 медаль»: the parts that the total at `at` sums up."""
        quantity = self.article.quantities[at]
        words = self.article.words
        if quantity.kind != "count" or quantity.value is None or quantity.first < 1:
            return []
        if words[quantity.first - 1].lower not in self.totals:
            return []
        total, parts = quantity.value, []
        for step in range(at - 1, max(-1, at - 12), -1):
            other = facts[step].quantity
            if not self._close(step, at, 0) or other.kind != "count" or other.value is None or facts[step].part_of is not None:
                break
            total -= other.value
            parts.append(step)
            if total <= 0:
                break
        return parts if total == 0 and len(parts) > 1 else []
