"""Units of Russian and English, in whatever case or number, before or after their number."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from briefing_extract.components.lexing import LEXEME
from briefing_extract.components.remembered import Remembered
from briefing_extract.components.units import Unit

if TYPE_CHECKING:
    from briefing_extract.components.article import Article
    from briefing_extract.languages.pack import Pack

KINDS = ("money", "percent", "multiple", "quantity", "duration", "age")
SHORT = 3  # letters: spellings of such a length are abbreviations, and their case matters («МВт», «м»)
VOWELS = frozenset("аеёиоуыэюяaeiou")


class UnitMatch(NamedTuple):
    """A unit found in the text: word indices, end exclusive."""

    unit: Unit
    first: int
    last: int


@dataclass(slots=True)
class UnitWords:
    """The units of a pack, by their words in dictionary form."""

    pack: Pack
    single: dict[str, Unit] = field(default_factory=dict)
    exact: dict[str, Unit] = field(default_factory=dict)  # as written: abbreviations, signs
    phrases: dict[str, list[tuple[tuple[str, ...], Unit]]] = field(default_factory=dict)  # by first word, longest first
    smaller: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    adjectives: dict[str, Unit] = field(default_factory=dict)  # «-метровый», "-storey"
    before: dict[str, Unit] = field(default_factory=dict)  # signs and codes that stand before the number: $, KZT
    dollars: dict[str, Unit] = field(default_factory=dict)  # whose dollar the sign means: «C$»
    never: frozenset[str] = frozenset()
    named: Remembered[str, Unit | None] = field(init=False)

    def __post_init__(self) -> None:
        self.named = Remembered(self._names)

    @classmethod
    def of(cls, pack: Pack) -> UnitWords:
        """The units of `pack`, built once."""
        units: UnitWords | None = pack.cache.get("prepositional units")
        if units is None:
            units = pack.cache["prepositional units"] = cls._build(pack)
        return units

    @classmethod
    def _build(cls, pack: Pack) -> UnitWords:
        table = pack.table("units")
        units = cls(pack)
        for kind in KINDS:
            for key, entry in table.get(kind, {}).items():
                words, symbol = (entry, key) if isinstance(entry, list) else (entry["words"], entry.get("symbol", key))
                for word in words:
                    units._add(Unit(symbol, kind, word=word), word)
        for word, entry in table.get("money_parts", {}).items():
            for form in entry["words"]:
                units._add(Unit(entry["of"], "money", entry["of"], Decimal(entry["factor"]), word), form)
        for whole, parts in table.get("smaller", {}).items():
            units.smaller[whole] = {part: Decimal(factor) for part, factor in parts.items()}
        for word, (kind, symbol) in table.get("adjectives", {}).items():
            units.adjectives[word] = Unit(symbol, kind, word=word)
        for symbol, words in table.get("money_before", {}).items():
            for word in words:
                units.before[word] = Unit(symbol, "money", word=word)
        for code in table.get("money_codes", {}).get("words", []):
            unit = Unit(code, "money", word=code)
            units._add(unit, code)
            units.before[code] = unit
        for prefix, symbol in table.get("dollars", {}).items():
            units.dollars[prefix.upper()] = Unit(symbol, "money", word=f"{prefix}$")
        units.never = frozenset(table.get("never", {}).get("words", []))
        for alternatives in units.phrases.values():
            alternatives.sort(key=lambda item: -len(item[0]))
        return units

    def _add(self, unit: Unit, word: str) -> None:
        pieces = tuple(match.group() for match in LEXEME.finditer(word))
        if len(pieces) > 1:
            self.phrases.setdefault(pieces[0].lower(), []).append((pieces, unit))
            return
        letters = sum(map(str.isalpha, word))
        spoken = letters > 2 and word.islower() and not VOWELS.isdisjoint(word)
        if (letters <= SHORT and not spoken) or not word.islower():
            self.exact.setdefault(word, unit)
            if word.isupper() or letters > 2:
                self.exact.setdefault(word.lower(), unit)
        else:
            self.single.setdefault(word, unit)

    def names(self, form: str) -> Unit | None:
        """The unit that one lower-case word names, in any case or number."""
        return self.named[form]

    def _names(self, form: str) -> Unit | None:
        if form in self.never:
            return None
        if form in self.single:
            return self.single[form]
        found = self.pack.morphology.lookup(form, self.single)
        return found[0] if found is not None else self.exact.get(form) if len(form) > 2 else None

    def match(self, article: Article, index: int) -> UnitMatch | None:
        """The longest unit that begins at the word `index`."""
        words = article.words
        if index >= len(words):
            return None
        word = words[index]
        for key in dict.fromkeys((word.lower, self._base(word.lower) if word.kind == "word" else word.lower)):
            for pieces, unit in self.phrases.get(key, ()):
                last = index + len(pieces)
                if last > len(words) or not all(self._is(words[index + at].text, piece, at) for at, piece in enumerate(pieces)):
                    continue
                if all(words[at].start - words[at - 1].end <= 1 for at in range(index + 1, last)):
                    return UnitMatch(unit, index, last)
        if word.text in self.exact:
            if word.lower in self.never:
                return None
            return UnitMatch(self.exact[word.text], index, index + 1)
        unit_found = self.named[word.lower] if word.kind == "word" else None
        return UnitMatch(unit_found, index, index + 1) if unit_found is not None else None

    def _base(self, form: str) -> str:
        found = self.pack.morphology.lookup(form, self._firsts())
        return found[0] if found is not None else form

    def _firsts(self) -> dict[str, str]:
        cached: dict[str, str] | None = self.pack.cache.get("first words of units")
        if cached is None:
            cached = self.pack.cache["first words of units"] = {word: word for word in self.phrases}
        return cached

    def _is(self, text: str, piece: str, at: int) -> bool:
        if text == piece or (len(piece) > 2 and text.lower() == piece.lower()):
            return True
        if len(piece) <= 2 or not piece.isalpha():
            return False
        return self.pack.morphology.lookup(text.lower(), {piece.lower(): True}) is not None

    def adjective(self, form: str) -> tuple[Unit, str] | None:
        """The unit of an adjective of measure, and its entry: «метровый» m, «летняя» age, "storey"; None for others."""
        found = self.pack.morphology.lookup(form, self.adjectives)
        return (found[0], found[0].word) if found is not None else None
