"""The base of a rate: per month, per tonne, per thousand inhabitants, each."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Quantity, SkippedNumber
    from briefing_extract.components.prepositional.phrases import Phrases

ONE = Decimal(1)
AFTER = 7  # words after the number within which its base begins


class Rate(NamedTuple):
    """The base of a rate: its span, and its value and unit for machines."""

    start: int
    end: int
    value: Decimal
    unit: str | None


class RateFinder:
    """Finds the bases of one article's rates."""

    def __init__(self, article: Article, phrases: Phrases) -> None:
        self.article, self.phrases, self.words = article, phrases, article.words
        table: dict[str, Any] = article.pack.table("rates")
        self.time: dict[str, str] = {word: unit for unit, words in table.get("time", {}).items() for word in words}
        self.units: dict[str, str] = {word: unit for unit, words in table.get("units", {}).items() for word in words}
        self.adverbs: dict[str, str] = {word: unit for unit, words in table.get("adverbs", {}).items() for word in words}
        listed: dict[str, list[str]] = table.get("words", {})
        self.lists: dict[str, frozenset[str]] = defaultdict(frozenset, {name: frozenset(words) for name, words in listed.items()})
        self.bases: dict[int, SkippedNumber] = {}
        for item in article.skipped:
            if item.reason == "base":
                first, last = article.words_in(item.start, item.end)
                self.bases.update(dict.fromkeys(range(first, last), item))

    def find(self, at: int, *, changing: bool) -> Rate | None:
        """The base of the quantity at position `at`, or None; `changing` where it is the size of a change."""
        quantity = self.article.quantities[at]
        if quantity.kind in ("multiple", "fraction"):
            return None
        return self._after(at, quantity, changing) or self._before(at, quantity)

    def _after(self, at: int, quantity: Quantity, changing: bool) -> Rate | None:
        sentence = self.phrases.sentence(quantity.last - 1)
        limit = min(sentence.last, quantity.last + AFTER)
        if at + 1 < len(self.article.quantities):
            limit = min(limit, self.article.quantities[at + 1].first)
        for index in range(quantity.last, limit):
            form = self.phrases.form(index)
            if form.kind in ("verb", "conj", "comp") or (form.kind == "mark" and form.lemma not in "()/%"):
                return None
            found = self._adverb(index) or self._opens(index, sentence.last, changing, near=index - quantity.last)
            if found is not None:
                return found
        return None

    def _before(self, at: int, quantity: Quantity) -> Rate | None:
        """«На одного инспектора приходится …», «ВРП на душу населения оценён в …», "a kilogram sells for …"."""
        first, _ = self.phrases.clause(quantity)
        if at:
            first = max(first, self.article.quantities[at - 1].last)
        for index in range(quantity.first - 1, first - 1, -1):
            form = self.phrases.form(index)
            if form.kind == "mark" and form.lemma in ";:()":
                return None
            if form.kind == "prep" and index - 1 not in self.phrases.owner and self.words[index].lower in self.lists["ahead"]:
                found = self._opens(index, quantity.first, False, near=0, ahead=True)
                if found is not None:
                    return found
            if index == first or index == self.phrases.sentence(index).first:
                found = self._article(index, quantity)
                if found is not None:
                    return found
        return None

    def _article(self, index: int, quantity: Quantity) -> Rate | None:
        """«A kilogram now sells for 4,018 tenge»."""
        if quantity.kind != "money" or self.words[index].lower not in self.lists["articles"] or index + 1 >= len(self.words):
            return None
        unit = self._unit(index + 1)
        if unit is None or index + 1 in self.phrases.owner:
            return None
        return Rate(self.words[index].start, self.words[index + 1].end, ONE, unit)

    def _adverb(self, index: int) -> Rate | None:
        word = self.words[index]
        if word.lower not in self.adverbs:
            return None
        return Rate(word.start, word.end, ONE, self.adverbs[word.lower])

    def _unit(self, index: int) -> str | None:
        word = self.words[index]
        if word.kind != "word" or index in self.phrases.owner:
            return None
        for base in self.phrases.bases(index):
            if base in self.time:
                return self.time[base]
            if base in self.units:
                return self.units[base]
        return None

    def _opens(self, index: int, last: int, changing: bool, *, near: int, ahead: bool = False) -> Rate | None:
        """The base whose preposition (or article, or slash) stands at `index`."""
        lower = self.words[index].lower
        if index + 1 >= last:
            return None
        following, words = index + 1, self.words
        if following in self.bases and lower in self.lists["number"]:
            return self._numbered(index, following, last)
        if lower in self.lists["any"]:  # «per»: whatever stands after it
            found = self.phrases.phrase_at(following, last)
            if found is None or found.pronoun:
                return None
            unit = self._unit(found.head)
            end = found.last
            if end < last and words[end].lower in self.adverbs:
                end += 1
            return Rate(words[index].start, words[end - 1].end, ONE, unit or found.lemma.lower())
        if lower in self.lists["each"] and near <= 4:
            found = self.phrases.phrase_at(following, last)
            if found is not None and not found.pronoun and self._unit(found.head):
                return Rate(words[index].start, words[found.last - 1].end, ONE, self._unit(found.head))
            return None
        if self._each(following) and following + 1 in self.bases and lower in self.lists["number"]:
            return self._numbered(index, following + 1, last)
        each = self._each(following)
        if each and lower in self.lists["thing"]:
            found = self.phrases.phrase_at(following, last)
            if found is None or found.pronoun or found.headless:
                return None
            return Rate(words[index].start, words[found.last - 1].end, ONE, self._unit(found.head) or found.lemma.lower())
        bases = self.phrases.bases(following)
        time = next((self.time[base] for base in bases if base in self.time), None)
        if time is not None and lower in self.lists["time"]:
            if words[following].lower not in self.lists["time_forms"]:
                return None
            if ahead or (lower in self.lists["short_time"] and (changing or time in ("year", "month", "week", "quarter"))):
                if not (ahead and time in ("day", "h", "min")):
                    return None
            end = following + 1
            return Rate(words[index].start, words[end - 1].end, ONE, time)
        unit = next((self.units[base] for base in bases if base in self.units), None)
        if unit is not None and lower in self.lists["thing"] and not changing:
            end = following + 1
            if lower in self.lists["articles"] and near > 3:
                return None
            found = self.phrases.phrase_at(following, last)
            if words[following].lower in self.lists["souls"] and found is not None:
                end = found.last
            return Rate(words[index].start, words[end - 1].end, ONE, unit)
        if lower in self.lists["thing"] and not changing and self._two_words(following, last):
            # «за квадратный метр», «за кубический метр»
            end = following + 2
            return Rate(words[index].start, words[end - 1].end, ONE, self._two_words(following, last))
        return None

    def _two_words(self, index: int, last: int) -> str | None:
        if index + 1 >= last or self.phrases.form(index).kind not in ("adj", "noun"):
            return None
        first, second = self.phrases.bases(index), self.phrases.bases(index + 1)
        for pair, unit in ((key.split(), unit) for key, unit in self.units.items() if " " in key):
            if pair[0] in first and pair[1] in second:
                return unit
        return None

    def _each(self, index: int) -> bool:
        return self.phrases.listed(index, "each_of") or self.words[index].lower in self.lists["each_words"]

    def _numbered(self, index: int, number: int, last: int) -> Rate | None:
        """«на 1000 человек», "per 1,000 people", «на каждую сотню свадеб», «на 1 млн человеко-часов»."""
        words, skipped = self.words, self.bases[number]
        end = number
        while end < last and self.bases.get(end) is skipped:
            end += 1
        unit = skipped.unit
        found = self.phrases.phrase_at(end, last) if end < last else None
        if found is not None and not found.pronoun:
            unit = self._unit(found.head) or unit or found.lemma.lower()
            end = found.last
        return Rate(words[index].start, words[end - 1].end, skipped.value or ONE, unit)
