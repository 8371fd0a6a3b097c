"""Units of money, percent, measure, time and age, and where they stand in a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing_extract.components.article import Article
    from briefing_extract.languages.pack import Pack


LONGEST_FORM = 48  # no inflected number word or unit is longer; garbage is, and is not worth an analysis


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the pack: its symbol (ISO 4217, UCUM or English name), kind, and the larger unit it is a part of."""

    symbol: str
    kind: str  # money · percent · quantity · multiple · duration · age
    whole: str | None = None
    factor: Decimal = Decimal(1)
    word: str = ""


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit found in the text: word indices, end exclusive, and the suffixes it carries."""

    unit: Unit
    first: int
    last: int
    tags: Any


@dataclass(slots=True)
class UnitWords:
    """The units of a pack, by their words."""

    pack: Pack
    single: dict[str, Unit] = field(default_factory=dict)  # lower-case word → unit
    exact: dict[str, Unit] = field(default_factory=dict)  # spellings whose case matters («м» metre, «М» is none)
    phrases: dict[str, list[tuple[tuple[str, ...], Unit]]] = field(default_factory=dict)  # by first piece, longest first
    smaller: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    speed: dict[str, dict[str, str]] = field(default_factory=dict)
    speed_of: dict[str, dict[str, str]] = field(default_factory=dict)
    speed_near: tuple[str, ...] = ()
    multiply: tuple[str, ...] = ()
    _seen: dict[str, tuple[Unit, Any] | None] = field(default_factory=dict)
    _endings: dict[str, dict[str, bool]] = field(default_factory=dict)  # the last word of each phrase, as a lexicon of its own

    @classmethod
    def of(cls, pack: Pack) -> UnitWords:
        """The units of `pack`, built once."""
        units = pack.cache.get("units")
        if units is None:
            units = pack.cache["units"] = cls._build(pack)
        return units

    @classmethod
    def _build(cls, pack: Pack) -> UnitWords:
        table = pack.table("units")
        units = cls(pack)
        for kind in ("money", "percent", "multiple", "quantity", "duration", "age"):
            for key, entry in table.get(kind, {}).items():
                words, symbol = (entry, key) if isinstance(entry, list) else (entry["words"], entry.get("symbol", key))
                units._add(Unit(symbol, kind), words)
        for word, entry in table.get("money_parts", {}).items():
            units._add(Unit(entry["of"], "money", entry["of"], Decimal(entry["factor"]), word), entry["words"])
        for whole, parts in table.get("smaller", {}).items():
            units.smaller[whole] = {part: Decimal(factor) for part, factor in parts.items()}
        units.speed = table.get("speed", {})
        units.speed_of = {word: entry for word, entry in table.get("speed_of", {}).items() if isinstance(entry, dict)}
        units.multiply = tuple(table.get("multiply", {}).get("verbs", []))
        units.speed_near = tuple(table.get("speed_of", {}).get("near", []))
        for alternatives in units.phrases.values():
            alternatives.sort(key=lambda item: -len(item[0]))
        return units

    def _add(self, unit: Unit, words: list[str]) -> None:
        for word in words:
            unit = Unit(unit.symbol, unit.kind, unit.whole, unit.factor, word)
            pieces = _pieces(word)
            if len(pieces) > 1:
                self.phrases.setdefault(pieces[0], []).append((pieces, unit))
            else:
                self.single.setdefault(word.lower(), unit)

    def names(self, form: str) -> tuple[Unit, Any] | None:
        """The unit that one lower-case word names, with its suffixes, or None."""
        try:
            return self._seen[form]
        except KeyError:
            if len(self._seen) > 200_000:
                self._seen.clear()
            found = self._seen[form] = self._names(form)
            return found

    def _names(self, form: str) -> tuple[Unit, Any] | None:
        morphology = self.pack.morphology
        if len(form) > LONGEST_FORM:
            return None
        if form in self.single:
            return self.single[form], morphology.Tags()
        if self.multiply and form.startswith(self.multiply):
            return Unit("x", "multiple", word=form), morphology.Tags()
        stem, hyphen, suffix = form.rpartition("-")
        if hyphen and stem in self.single and (tags := morphology.number_suffix_tags(suffix)) is not None:
            return self.single[stem], tags  # «МВт-қа», «млн-ға»
        found: tuple[Unit, Any] | None = morphology.lookup(form, self.single) if len(form) > 2 else None
        if found is not None and len(found[0].word) <= 3 and not _pronounceable(found[0].word):
            return None  # an abbreviation carries suffixes only after a hyphen: «МВт-қа»
        return found

    def match(self, article: Article, index: int) -> UnitMatch | None:
        """The longest unit that begins at the word `index`."""
        words = article.words
        if index >= len(words):
            return None
        word = words[index]
        for pieces, unit in self.phrases.get(word.lower, ()):
            last = index + len(pieces)
            if last > len(words) or any(words[index + at].lower != piece for at, piece in enumerate(pieces[:-1])):
                continue
            tags = self._ends_with(words[last - 1].lower, pieces[-1])
            if tags is not None and self._together(article, index, last):
                return UnitMatch(unit, index, last, tags)
        stem = word.lower.partition("-")[0]
        if stem != word.lower and stem in self.phrases:
            # «киловатт-сағатына»: the lexer keeps the hyphen inside the word
            for pieces, unit in self.phrases[stem]:
                if "".join(pieces) == word.lower[: len("".join(pieces))]:
                    tags = self.pack.morphology.suffix_tags("".join(pieces), word.lower[len("".join(pieces)) :])
                    if tags is not None:
                        return UnitMatch(unit, index, index + 1, tags)
        found = (
            self.names(word.lower)
            if word.kind == "word"
            else ((self.single[word.text], None) if word.text in self.single else None)
        )
        if found is None:
            return None
        return UnitMatch(found[0], index, index + 1, found[1])

    def _ends_with(self, form: str, piece: str) -> Any:
        morphology = self.pack.morphology
        if form == piece:
            return morphology.Tags()
        stem, hyphen, suffix = form.rpartition("-")
        if hyphen and stem == piece:
            return morphology.number_suffix_tags(suffix)
        if len(piece) < 2:
            return None
        found = morphology.lookup(form, self._endings.setdefault(piece, {piece: True}))
        return found[1] if found else None

    @staticmethod
    def _together(article: Article, first: int, last: int) -> bool:
        words = article.words
        return all(words[at].start - words[at - 1].end <= 1 for at in range(first + 1, last))


def _pronounceable(word: str) -> bool:
    """A word with a vowel and in lower case is a word of the language («ай», «жас»), not an abbreviation."""
    return word.islower() and any(letter in "аәеёиоөұүыіуюяэ" for letter in word)


def _pieces(phrase: str) -> tuple[str, ...]:
    """The words of a unit's spelling as the lexer would cut them, lower-case."""
    from briefing_extract.components.lexing import LEXEME

    return tuple(match.group().lower() for match in LEXEME.finditer(phrase))
