"""What speaks for two capitalised words being a person whom no list of given names holds.

«Кениялық Самуэл Кипрото», «64 жастағы Сүгір Қоңқабай», «дейді Ұлданай Сыдық»: the words around the pair say so, and so do
the rest of the article's mentions («С. Кипрото», «Кипрото» alone).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_extract.components.article import Word
    from briefing_extract.components.names import NameParts
    from briefing_extract.components.naming import Text
    from briefing_extract.languages.pack import Pack

SHORTEST = 3  # letters of either word
CAPITALS = 1.0  # two capitals where the text's rules ask for none


@dataclass(slots=True)
class NameContexts:
    """The pack's words that stand beside names, compiled once."""

    speech: frozenset[str]
    that: frozenset[str]  # «деп»
    aged: frozenset[str]
    relatives: frozenset[str]
    no_nouns: frozenset[str]
    participles: tuple[str, ...]
    never: frozenset[str]

    @classmethod
    def of(cls, pack: Pack) -> NameContexts:
        """The contexts of `pack`."""
        found: NameContexts | None = pack.cache.get("name_contexts")
        if found is None:
            table = pack.table("names")["contexts"]
            found = pack.cache["name_contexts"] = cls(
                speech=frozenset(table["speech"]),
                that=frozenset(table["that"]),
                aged=frozenset(table["aged"]),
                relatives=frozenset(table["relatives"]),
                no_nouns=frozenset(table["no_nouns"]),
                participles=tuple(table["participles"]),
                never=frozenset(table["never"]),
            )
        return found


class NameEvidence:
    """The evidence that one article gives for names that no list holds."""

    def __init__(self, text: Text, parts: NameParts) -> None:
        self.text = text
        self.words = text.words
        self.contexts = NameContexts.of(text.article.pack)
        self.given, self.sure, self.tails = parts.given, parts.sure, tuple(parts.tails)
        self._plain: set[str] | None = None
        self._initials: set[tuple[str, str]] = set()
        self._alone: dict[str, int] = {}
        self._pairs: dict[tuple[str, str], int] = {}

    def points(self, first: int, end: int, base: str, last_person: int) -> float:
        """Points for the words [first, end) being a person; `base` is the last one's base form, `last_person` the end of the
        name found before. Negative where they cannot be one.
        """
        words, text = self.words, self.text
        self._survey()
        assert self._plain is not None
        head, last = words[first], words[end - 1]
        if min(len(head.text), len(last.text)) < SHORTEST or head.text.isascii() or last.text.isascii():
            return -9
        if self._never(head.lower) or self._never(base.lower()) or {head.lower, base.lower()} & text.lists.stops:
            return -9
        if head.lower in self._plain or base.lower() in self._plain or last.lower in self._plain:
            return -9  # the article has the word with a small letter: it is an ordinary one
        case = text.case(head.lower)
        inflected = case != "nom" and head.lower.endswith(self.tails)
        if head.text.isupper() or case in ("attr", "loc", "abl", "dat") or inflected:
            return -9
        if self._names_a_thing(first, end, base):
            return -9
        points = self._before(first, last_person) + CAPITALS
        after = words[end] if end < len(words) and words[end].sentence == last.sentence else None
        if after is not None and after.lower in self.contexts.speech:
            points += 2
        elif after is not None and base == last.text and not after.capitalised and self._verb(after.lower):
            points += 1  # «… Риат Шони жеңді»
        if base != last.text and not last.text.isupper():
            points += 1  # in a case, and no noun that it belongs to
        if last.lower.endswith(text.lists.adjective_endings):
            points -= 1  # «Жеті Үкіметтік сағат»
        if after is not None and self._another_follows(end):
            points += 2
        if (head.text[:1], base.lower()) in self._initials:
            points += 2
        if text.opens(first) and head.lower not in text.lists.conjunctions:
            # the capital of the second word is one inside the sentence
            points += 1
        inside = self._pairs.get((head.lower, base.lower()), 0)
        if inside > 1:
            points += 1
        if self._alone.get(base.lower(), 0):
            points += 1
        return points

    def _verb(self, lower: str) -> bool:
        return len(lower) > 4 and self.text.article.pack.is_finite_verb(lower) and lower not in self.contexts.no_nouns

    def _never(self, lower: str) -> bool:
        return lower in self.contexts.never or str(self.text.article.pack.morphology.base(lower)) in self.contexts.never

    def _another_follows(self, end: int) -> bool:
        """«Риат Шони, Аян Сәрсенбаев»: a name with a listed given name comes next in a row."""
        words = self.words
        if end + 2 >= len(words) or (words[end].text != "," and words[end].lower not in self.text.lists.conjunctions):
            return False
        given, surname = words[end + 1], words[end + 2]
        if not given.capitalised or not surname.capitalised or surname.index in self.text.places:
            return False
        return given.lower in self.given or surname.lower.endswith(self.sure)

    def _before(self, first: int, last_person: int) -> float:
        """What the word before a name says: where someone is from, an age, a relative, a verb of speech."""
        words, text = self.words, self.text
        at = first - 1
        if at < 0 or words[at].sentence != words[first].sentence:
            return 0
        before = words[at]
        if before.text == "," and last_person == at:
            return 1.5
        if before.kind != "word":
            return 0
        lower = before.lower
        if lower in text.lists.conjunctions and last_person == at:
            return 2
        if lower in self.contexts.speech or lower in self.contexts.aged:
            return 2
        if before.capitalised and not text.opens(at):
            return 0
        if len(lower) > 5 and lower.endswith(text.lists.adjective_endings) and text.case(lower) == "nom":
            return 0 if lower in text.lists.locality_adjectives or lower in text.lists.stops else 2
        if lower in self.contexts.relatives or self._relation(before):
            return 2
        return 1 if lower.endswith(self.contexts.participles) and len(lower) > 4 else 0

    def _relation(self, word: Word) -> bool:
        """«атасы», «балуаны», «иесі»: a noun of the third person's, no place and no office."""
        lists, lower = self.text.lists, word.lower
        if lower in lists.stops or lower in self.contexts.no_nouns or self.text.article.pack.is_finite_verb(lower):
            return False
        for nouns in (lists.localities, lists.offices, lists.bodies, lists.parts, lists.vetoes, lists.others):
            if nouns.read(lower) is not None:
                return False
        readings = self.text.article.pack.morphology.analyse(lower)
        return bool(readings) and readings[0].tags.possessive == "3" and readings[0].tags.case == "nom"

    def _names_a_thing(self, first: int, end: int, base: str) -> bool:
        """«Барыс Арена стадионында», «Көкше Арай»: what follows owns the pair, or quotation marks hold it alone."""
        words = self.words
        if self.text.quoted_name(first, end):
            return True
        after = words[end] if end < len(words) else None
        if after is None or after.kind != "word" or after.sentence != words[first].sentence or after.capitalised:
            return False
        if base != words[end - 1].text and not words[end - 1].text.isupper():
            return False  # «Кипротоның командасы»
        lower = after.lower
        if lower in self.contexts.speech or lower in self.contexts.no_nouns or self.text.article.pack.is_finite_verb(lower):
            return False
        readings = self.text.article.pack.morphology.analyse(lower)
        return bool(readings) and readings[0].tags.possessive == "3"

    def _survey(self) -> None:
        """The article's small-letter words, its initials with their surnames, and the capitalised words inside sentences."""
        if self._plain is not None:
            return
        self._plain = plain = set()
        words, readings = self.words, self.text.article.pack.morphology.nominative_readings
        capital_before = -1
        for word in words:
            if word.kind != "word":
                continue
            if not word.capitalised:
                plain.add(word.lower)
                continue
            at = word.index
            joined = capital_before == at - 1 and words[at - 1].sentence == word.sentence
            capital_before = at
            if len(word.text) < SHORTEST or word.sentence in self.text.shouted:
                continue
            bases = {str(reading).lower() for reading in readings(word.text)} | {word.lower}
            if at > 1 and words[at - 1].text == "." and len(words[at - 2].text) == 1 and words[at - 2].capitalised:
                self._initials.update((words[at - 2].text, base) for base in bases)
                continue
            if joined:
                for base in bases:
                    pair = words[at - 1].lower, base
                    self._pairs[pair] = self._pairs.get(pair, 0) + 1
            elif not (at + 1 < len(words) and words[at + 1].capitalised) and not self.text.opens(at):
                for base in bases:
                    self._alone[base] = self._alone.get(base, 0) + 1
