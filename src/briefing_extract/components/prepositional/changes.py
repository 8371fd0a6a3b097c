"""Whether a number is a change or the end of one: by how much, from where, to where, and which way.

A verb, noun or adjective of change governs the number; the preposition says the role. A comparison («на 8% больше»,
"7.8 percent less") is a change only with an earlier time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Quantity
    from briefing_extract.components.prepositional.phrases import Phrases

LEFT, RIGHT, COMPARED = 26, 5, 14  # how far the word of change, and the time compared with, may stand
PLUS, MINUS = "+", "−-–"


class ChangeHit(NamedTuple):
    """The change that a number states."""

    direction: str  # increase · decrease
    role: str  # by · from · to
    rule: str
    word: int = -1  # index of the word of change


@dataclass(slots=True)
class ChangeWords:
    """The words of change of a pack, by what they say."""

    moves: dict[str, str]  # verbs and nouns: increase · decrease · neutral
    comparisons: dict[str, str]
    reach: frozenset[str]
    direct: frozenset[str]
    taking: frozenset[str]  # direct verbs that also take things: "added two villages" is no change
    nouns: frozenset[str]
    multiplying: dict[str, str]
    prepositions: dict[str, str]
    adverbs: dict[str, str]
    earlier: frozenset[str]
    becoming: frozenset[str]
    than: frozenset[str]

    @classmethod
    def of(cls, table: dict[str, Any]) -> ChangeWords:
        """Compile the table `change` of a pack."""
        moves = {
            word: way
            for way in ("increase", "decrease", "neutral")
            for part in ("verbs", "nouns")
            for word in table.get(way, {}).get(part, [])
        }
        return cls(
            moves,
            {word: way for way in ("increase", "decrease") for word in table.get(way, {}).get("comparisons", [])},
            frozenset(table.get("reach", {}).get("verbs", [])),
            frozenset(table.get("direct", {}).get("verbs", [])),
            frozenset(table.get("direct", {}).get("taking", [])),
            frozenset(word for way in ("increase", "decrease", "neutral") for word in table.get(way, {}).get("nouns", [])),
            {word: way for way, words in table.get("multiplying", {}).items() for word in words},
            {word: role for role, words in table.get("prepositions", {}).items() for word in words},
            {word: way for way, words in table.get("adverbs", {}).items() for word in words},
            frozenset(table.get("earlier", {}).get("words", [])),
            frozenset(table.get("becoming", {}).get("words", [])),
            frozenset(table.get("than", {}).get("words", [])),
        )


class ChangeFinder:
    """Finds the changes that one article's quantities state."""

    def __init__(self, article: Article, phrases: Phrases) -> None:
        self.article, self.phrases, self.words = article, phrases, article.words
        known = article.pack.cache.get("change words")
        if known is None:
            known = article.pack.cache["change words"] = ChangeWords.of(article.pack.table("change"))
        self.known: ChangeWords = known
        self.found: list[ChangeHit | None] = []

    def find(self, at: int) -> ChangeHit | None:
        """The change of the quantity at position `at`, or None; those before it must have been asked for."""
        found = self._find(at)
        self.found.append(found)
        return found

    def _carried(self, at: int, role: str | None) -> ChangeHit | None:
        """«food became 13.5% more expensive, non-food goods 11.1%»: the verb of the row is said once."""
        if not at or self.found[at - 1] is None:
            return None
        here, before, change = self.article.quantities[at], self.article.quantities[at - 1], self.found[at - 1]
        gap = range(before.last, here.first)
        if (
            change is None
            or change.role != "by"
            or role not in (None, "by")
            or here.kind != "percent"
            or before.kind != "percent"
        ):
            return None
        if (
            change.rule == "signed"
            or not 0 < len(gap) <= 8
            or self.words[here.first].sentence != self.words[before.first].sentence
        ):
            return None
        if here.last < len(self.words) and self.phrases.lower(here.last) == "of":
            return None
        joined = any(self.words[index].text == "," or self.phrases.form(index).kind == "conj" for index in gap)
        if not joined or any(
            self.phrases.form(index).kind in ("verb", "prep", "short") and self.words[index].lower not in self.known.prepositions
            for index in gap
        ):
            return None
        if any(self.words[index].lower in self.phrases.lists["restating"] for index in gap):
            return None
        noun = change.word >= 0 and self.phrases.form(change.word).kind == "noun"
        return ChangeHit(change.direction, "by", "the change of the row", change.word if noun else -1)

    def _find(self, at: int) -> ChangeHit | None:
        quantity = self.article.quantities[at]
        own = self._multiplies(quantity)
        if own is not None:
            return own
        signed = self._signed(quantity)
        if signed is not None:
            return signed
        role = self._role(at)
        carried = self._carried(at, role)
        if carried is not None:
            return carried
        if role is None and quantity.kind == "multiple":
            role = "by"
        if role is None and quantity.modifier == "at_most":
            return None
        before = next(
            (index for index in range(quantity.first, quantity.last) if self.words[index].lower in self.known.comparisons),
            quantity.first - 1,
        )
        if quantity.kind == "multiple" and self.phrases.lower(before) in self.known.comparisons and self._earlier(quantity):
            return ChangeHit(self.known.comparisons[self.phrases.lower(before)], "by", "became more or less", before)
        right = self._right(quantity)
        if right is not None:
            word, way, compared = right
            if compared:
                if role in ("by", None) and self._earlier(quantity):
                    return ChangeHit(way, "by", "compared with an earlier time", word)
                if role != "to":
                    return None
            elif role is not None or self._is_noun_of(word):
                return self._hit(at, way, role or "by", word)
        left = self._left(quantity)
        if left is None:
            return None
        word, way, near = left
        base = self.phrases.bases(word)
        if base & self.known.reach:
            if (role in (None, "to") and near) and quantity.kind != "multiple":
                return ChangeHit("increase", "to", "level that is reached", word)
            return None
        if (
            role is None
            and near
            and self._takes_directly(word)
            and not (base & self.known.taking and quantity.kind not in ("percent", "fraction"))
        ):
            role = "by"
        if role is None:
            return None
        if base & self.known.multiplying.keys() and role == "by":
            return None
        return self._hit(at, way, role, word)

    def _hit(self, at: int, way: str, role: str, word: int) -> ChangeHit | None:
        if way == "neutral":
            found = self._by_pair(at, role)
            return ChangeHit(found, role, "direction by the pair", word) if found else None
        return ChangeHit(way, role, "word of change", word)

    def _by_pair(self, at: int, role: str) -> str | None:
        other = at + 1 if role == "from" else at - 1
        if not 0 <= other < len(self.article.quantities):
            return None
        here, there = self.article.quantities[at].value, self.article.quantities[other].value
        if here is None or there is None or here == there or role == "by":
            return None
        return "increase" if (there > here) == (role == "from") else "decrease"

    def _multiplies(self, quantity: Quantity) -> ChangeHit | None:
        """«doubled», «удвоился»: the verb is the multiple and the change."""
        for index in range(quantity.first, quantity.last):
            for base in self.phrases.bases(index):
                if base in self.known.multiplying:
                    return ChangeHit(self.known.multiplying[base], "by", "verb that multiplies", index)
        return None

    def _signed(self, quantity: Quantity) -> ChangeHit | None:
        """«(−41%)», "+38% on last year": a sign before a percentage is a direction."""
        if quantity.kind not in ("percent", "count", "money", "quantity") or quantity.unit == "Cel":
            return None
        text = self.article.text
        sign = text[quantity.start]
        if sign not in PLUS + MINUS:
            sign = text[quantity.start - 1] if quantity.start else ""
            if sign in MINUS and (quantity.start < 2 or text[quantity.start - 2] not in "( \t\xa0"):
                return None  # a range or a compound
        if sign not in PLUS + MINUS or not sign:
            return None
        if quantity.kind != "percent" and self.phrases.bracket(quantity) < 0:
            return None
        if sign == "–" and quantity.kind == "percent" and text[quantity.start] != sign and self.phrases.bracket(quantity) < 0:
            return None  # a dash before the predicate
        return ChangeHit("increase" if sign in PLUS else "decrease", "by", "signed", -1)

    def _role(self, at: int) -> str | None:
        """The role (by, from, to) that the preposition before the number gives it."""
        quantity = self.article.quantities[at]
        first = self.phrases.sentence(quantity.first).first
        role = None
        for index in range(min(quantity.first + 1, quantity.last - 1), max(first - 1, quantity.first - 4), -1):
            lower = self.words[index].lower
            if lower in self.known.prepositions:
                role = self.known.prepositions[lower]
                if lower == "to" and self.phrases.lower(index - 1) == "up" and quantity.modifier == "at_most":
                    return None
                break
            if (
                index < quantity.first
                and self.phrases.form(index).kind not in ("adv", "comp", "conj", "det")
                and not self.phrases.listed(index, "amount")
            ):
                break
        if role == "from" and self.phrases.lower(quantity.first - 1) not in ("from",) and not self._to_follows(at):
            return None
        return role

    def _to_follows(self, at: int) -> bool:
        if at + 1 >= len(self.article.quantities):
            return False
        here, following = self.article.quantities[at], self.article.quantities[at + 1]
        return following.first - here.last <= 5 and any(
            self.known.prepositions.get(self.phrases.lower(index)) == "to" for index in range(here.last, following.first + 1)
        )

    def _right(self, quantity: Quantity) -> tuple[int, str, bool] | None:
        """The word of change soon after the number: its index, direction, and whether it compares."""
        last = self.phrases.sentence(quantity.last - 1).last
        for index in range(quantity.last, min(last, quantity.last + RIGHT)):
            word = self.words[index]
            if index in self.phrases.owner or (word.kind == "mark" and word.text not in "-"):
                return None
            if word.lower in self.known.comparisons and index <= quantity.last + 1:
                return index, self.known.comparisons[word.lower], True
            if word.lower in self.known.adverbs and self.phrases.lower(index + 1) in ("on", "from"):
                return index, self.known.adverbs[word.lower], False  # "four medals up on last year"
            for base in self.phrases.bases(index):
                if base in self.known.moves and (self.phrases.form(index).kind != "noun" or base in self.known.nouns):
                    return index, self.known.moves[base], False
                if base in self.known.comparisons and index <= quantity.last + 1:
                    return index, self.known.comparisons[base], True
            if self.phrases.form(index).kind in ("prep", "conj"):
                return None
        return None

    def _is_noun_of(self, index: int) -> bool:
        """«a 12.4% rise»: a noun of change that the number describes."""
        noun = self.phrases.form(index).kind == "noun" and bool(self.phrases.bases(index) & self.known.nouns)
        return self.article.pack.language == "en" and (noun or self.words[index].lower in self.known.adverbs)

    def _left(self, quantity: Quantity) -> tuple[int, str, bool] | None:
        """The last word of change before the number in its sentence, and whether only small words stand between."""
        first, near = self.phrases.sentence(quantity.first).first, True
        told = self.phrases.told(self.words[quantity.first].sentence)
        for index in range(quantity.first - 1, max(first - 1, quantity.first - LEFT), -1):
            word = self.words[index]
            if index in told:
                continue
            if index in self.phrases.owner:
                near, other = False, self.phrases.owner[index]
                hit = self.found[other] if other < len(self.found) else None
                if hit is not None and hit.rule == "verb that multiplies":
                    return hit.word, hit.direction, False
                continue
            if word.text == ";":
                return None
            if word.lower in self.known.adverbs:
                return index, self.known.adverbs[word.lower], near
            for base in self.phrases.bases(index):
                if base in self.known.moves:
                    return index, self.known.moves[base], near
                if base in self.known.reach:
                    return index, "increase", near
                if base in self.known.multiplying:
                    return index, self.known.multiplying[base], near
            form = self.phrases.form(index)
            if form.kind == "verb" and word.lower not in self.known.becoming and not self._helps(index):
                return None  # another verb governs the number
            if (
                form.kind not in ("adv", "prep", "aside")
                and not self.phrases.listed(index, "amount")
                and form.lemma not in self.phrases.lists["times"]
            ):
                near = False
        return None

    def _helps(self, index: int) -> bool:
        """Whether the verb at `index` only helps another: "has risen", «стал снижаться»."""
        return (
            bool(self.phrases.bases(index) & self.phrases.lists["helping"])
            or self.words[index].lower in self.phrases.lists["helping"]
        )

    def _takes_directly(self, index: int) -> bool:
        """«rose 5%», «прибавил 5%»: verbs that need no preposition."""
        if self.words[index].lower in self.known.adverbs:
            return True
        return bool(self.phrases.bases(index) & self.known.direct) and self.phrases.form(index).kind in (
            "verb",
            "conv",
            "inf",
            "adj",
            "noun",
        )

    def _earlier(self, quantity: Quantity) -> bool:
        """Whether the sentence compares with an earlier time, or says that something became more or less."""
        sentence = self.phrases.sentence(quantity.first)
        for index in range(quantity.last, min(sentence.last, quantity.last + COMPARED)):
            if self.words[index].lower in self.known.earlier or self.phrases.bases(index) & self.known.earlier:
                return True
            if index in self.phrases.asides and any(
                self.phrases.lower(step) in self.known.than for step in (index - 1, index - 2)
            ):
                return True
            if self.words[index].text == ";":
                break
        first, last = self.phrases.clause(quantity)
        if any(self.words[index].lower in self.known.becoming for index in range(first, min(last, quantity.last + 6))):
            return True
        return any(
            self.words[index].lower in self.known.than and self.phrases.bases(index + 2) & self.known.earlier
            for index in range(max(sentence.first, quantity.first - COMPARED), quantity.first)
        )
