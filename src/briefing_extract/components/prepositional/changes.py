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

LEFT, RIGHT, COMPARED = 16, 5, 14  # how far the word of change, and the time compared with, may stand
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
    multiplying: dict[str, str]
    prepositions: dict[str, str]
    adverbs: dict[str, str]
    earlier: frozenset[str]
    becoming: frozenset[str]
    than: frozenset[str]

    @classmethod
    def of(cls, table: dict[str, Any]) -> ChangeWords:
        """Compile the table `change` of a pack."""
        moves = {word: way for way in ("increase", "decrease", "neutral") for part in ("verbs", "nouns") for word in table.get(way, {}).get(part, [])}
        return cls(
            moves,
            {word: way for way in ("increase", "decrease") for word in table.get(way, {}).get("comparisons", [])},
            frozenset(table.get("reach", {}).get("verbs", [])),
            frozenset(table.get("direct", {}).get("verbs", [])),
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

    def find(self, at: int) -> ChangeHit | None:
        """The change of the quantity at position `at`, or None."""
        quantity = self.article.quantities[at]
        own = self._multiplies(quantity)
        if own is not None:
            return own
        signed = self._signed(quantity)
        if signed is not None:
            return signed
        role = self._role(at)
        if role is None and quantity.kind == "multiple":
            role = "by"
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
        if role is None and near and self._takes_directly(word):
            role = "by"
        if role is None:
            return None
        if way == "increase" and base & self.known.multiplying.keys() and role == "by":
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
        """"doubled", «удвоился»: the verb is the multiple and the change."""
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
        """by · from · to, as the preposition before the number says."""
        quantity = self.article.quantities[at]
        first = self.phrases.sentence(quantity.first).first
        role = None
        for index in range(min(quantity.first + 1, quantity.last - 1), max(first - 1, quantity.first - 4), -1):
            lower = self.words[index].lower
            if lower in self.known.prepositions:
                role = self.known.prepositions[lower]
                break
            if index < quantity.first and self.phrases.form(index).kind not in ("adv", "comp", "conj") and not self.phrases.listed(index, "amount"):
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
            for base in self.phrases.bases(index):
                if base in self.known.moves:
                    return index, self.known.moves[base], False
                if base in self.known.comparisons and index <= quantity.last + 1:
                    return index, self.known.comparisons[base], True
            if self.phrases.form(index).kind in ("prep", "conj"):
                return None
        return None

    def _is_noun_of(self, index: int) -> bool:
        """"a 12.4% rise": a noun of change that the number describes."""
        return self.article.pack.language == "en" and self.phrases.form(index).kind == "noun"

    def _left(self, quantity: Quantity) -> tuple[int, str, bool] | None:
        """The last word of change before the number in its sentence, and whether only small words stand between."""
        first, near = self.phrases.sentence(quantity.first).first, True
        for index in range(quantity.first - 1, max(first - 1, quantity.first - LEFT), -1):
            word = self.words[index]
            if word.text == ";" or (word.text == "." and not near):
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
            if self.phrases.form(index).kind not in ("adv", "prep", "aside") and not self.phrases.listed(index, "amount"):
                near = False
        return None

    def _takes_directly(self, index: int) -> bool:
        """"rose 5%", «прибавил 5%»: verbs that need no preposition."""
        if self.words[index].lower in self.known.adverbs:
            return True
        return bool(self.phrases.bases(index) & self.known.direct) and self.phrases.form(index).kind in ("verb", "conv", "inf", "adj", "noun")

    def _earlier(self, quantity: Quantity) -> bool:
        """Whether the sentence compares with an earlier time, or says that something became more or less."""
        sentence = self.phrases.sentence(quantity.first)
        for index in range(quantity.last, min(sentence.last, quantity.last + COMPARED)):
            if self.words[index].lower in self.known.earlier or self.phrases.bases(index) & self.known.earlier:
                return True
            if index in self.phrases.asides and any(self.phrases.lower(step) in self.known.than for step in (index - 1, index - 2)):
                return True
            if self.words[index].text == ";":
                break
        first, last = self.phrases.clause(quantity)
        if any(self.words[index].lower in self.known.becoming for index in range(first, min(last, quantity.last + 6))):
            return True
        return any(self.words[index].lower in self.known.than and self.phrases.bases(index + 2) & self.known.earlier for index in range(max(sentence.first, quantity.first - COMPARED), quantity.first))
