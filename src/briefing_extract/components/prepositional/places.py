"""Places of an article, by their base forms: countries, regions, cities, districts; and the place that a number is about."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from briefing_extract.components.article import EntityDraft, Mention
from briefing_extract.components.prepositional.declension import given_readings
from briefing_extract.components.prepositional.names import Roster, text_of
from briefing_extract.components.prepositional.names_by_order import bare

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Quantity

IN_CASES = frozenset({"в", "во", "на", "по", "из", "под", "у", "близ"})
IN_ORDER = frozenset({"in", "at", "across", "from", "near", "throughout", "within"})
ADJECTIVE = ("ая", "ое", "ий", "ый")
GOVERNING = frozenset({"в", "во", "in", "at", "near"})
UNGOVERNED, CARRIED = 100, 1000  # how much less a place without a preposition counts, and one of a sentence before
OPENING = 3  # words among which a place opens its sentence
REACH = 3  # words between a preposition and the place that it governs


def read_places(article: Article) -> None:
    """Add the places named in an article to `article.entities`. Never raises."""
    finder = _Places(article)
    finder.read()


def place_of(article: Article, quantity: Quantity) -> str | None:
    """The base form of the place that a number is about, or None.

    The nearest one behind «в», «in» in the number's sentence; else one that the sentence names before the number; else one
    that a sentence before it in the paragraph opens with.
    """
    words = article.words
    sentence = article.sentences[words[quantity.first].sentence]
    paragraph = article.paragraphs[sentence.paragraph]
    best: tuple[int, str] | None = None
    mentions = _mentions(article)
    for start, name in mentions[bisect_left(mentions, (paragraph.start, "")) : bisect_left(mentions, (sentence.end, ""))]:
        at = article.word_at(start)
        governed = any(words[k].lower in IN_CASES | IN_ORDER for k in range(max(paragraph.first, at - REACH), at))
        if start >= sentence.start:
            if not governed and at > quantity.first:
                continue
            distance = abs(at - quantity.first) + (4 if at > quantity.first else 0) + (0 if governed else UNGOVERNED)
        elif governed and at - article.sentence_at(start).first <= OPENING:
            distance = CARRIED + quantity.first - at
        else:
            continue
        if best is None or distance < best[0]:
            best = (distance, name)
    return best[1] if best is not None else None


def _mentions(article: Article) -> list[tuple[int, str]]:
    """Where each place is named, in order: read once for an article."""
    found = article.readers.get("places")
    if found is None:
        places = [entity for entity in article.entities if entity.type == "place"]
        found = sorted((mention.start, entity.name) for entity in places for mention in entity.mentions)
        article.readers["places"] = found
    mentions: list[tuple[int, str]] = found
    return mentions


class _Places:
    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.roster = Roster.of(article.pack)
        self.kinds = frozenset(article.pack.table("places").get("kinds", []))
        self.by_case = hasattr(article.pack.morphology, "inflect")
        self.known: dict[str, int] = {}
        self.first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for key, name in sorted(self.roster.places.items(), key=lambda item: -len(item[0])):
            self.first.setdefault(key[0][:-2] if self.by_case and key[0].endswith(ADJECTIVE) else key[0], []).append((key, name))

    def read(self) -> None:
        index = 0
        while index < len(self.words):
            word = self.words[index]
            found = None
            if word.kind == "word" and word.capitalised:
                found = self._region(index) or self._listed(index) or self._governed(index)
            if found is None:
                index += 1
                continue
            last, name = found
            self._add(name, index, last)
            index = last

    def _add(self, name: str, first: int, last: int) -> None:
        at = self.known.get(name.lower())
        if at is None:
            at = self.known[name.lower()] = len(self.article.entities)
            self.article.entities.append(EntityDraft("place", name, confidence=0.9))
        start, end = self.words[first].start, self.words[last - 1].end
        self.article.entities[at].mentions.append(Mention(start, end, "name", at))

    def _forms(self, index: int) -> set[str]:
        """What the word at `index` may be in the base form, lower case."""
        word = self.words[index]
        if not self.by_case:
            return {bare(word.lower)}
        found = {word.lower}
        if word.capitalised and not (word.text.isupper() and len(word.text) < 4):
            text = word.text[:1] + word.text[1:].lower()
            found |= {
                reading.base for reading in self.article.pack.morphology.readings(word.lower) if reading.pos in ("noun", "adj")
            }
            found |= {nominative.lower() for nominative, _, _ in given_readings(text)}
        return found

    def _listed(self, index: int) -> tuple[int, str] | None:
        words = self.words
        keys = {key for form in self._forms(index) for key in (form, form[:-2])}
        for key, name in (item for form in keys for item in self.first.get(form, ())):
            end = index + len(key)
            if end > len(words) or words[end - 1].sentence != words[index].sentence:
                continue
            if all(words[index + k].kind == "word" and self._is(index + k, piece) for k, piece in enumerate(key)):
                return end, name
        return None

    def _governed(self, index: int) -> tuple[int, str] | None:
        """«в Карсакпае», "at Zarechny": one unknown proper word behind a preposition of place."""
        words = self.words
        word, before = words[index], words[index - 1] if index else None
        if before is None or before.sentence != word.sentence or word.text.isupper() or "-" in word.text:
            return None
        after = words[index + 1] if index + 1 < len(words) else None
        if after is not None and after.kind == "word" and after.sentence == word.sentence and after.capitalised:
            return None
        if not self.by_case:
            known = self.roster
            low = word.lower
            if before.lower not in GOVERNING or bare(word.text) != word.text or low in known.never or low in known.given:
                return None
            if low in known.offices or low in known.bodies or low in known.heads or any(a.isupper() for a in word.text[1:]):
                return None
            return index + 1, word.text
        if before.lower not in GOVERNING:
            return None
        readings = self.article.pack.morphology.readings(word.lower)
        loc = [r for r in readings if r.pos == "noun" and r.case == "loc" and r.number != "pl" and r.name in ("", "place")]
        if not loc or any(
            r.base in self.roster.offices or r.base in self.roster.bodies or r.name == "organization" for r in readings
        ):
            return None
        if any(r.known and r.name != "place" for r in readings):
            return None
        base = next((r.base for r in loc if r.name == "place"), loc[0].base)
        return index + 1, base[:1].upper() + base[1:]

    def _is(self, index: int, piece: str) -> bool:
        forms = self._forms(index)
        return piece in forms or (self.by_case and piece.endswith(ADJECTIVE) and any(form[:-2] == piece[:-2] for form in forms))

    def _region(self, index: int) -> tuple[int, str] | None:
        """«Жамбылской области», «Akzhar district»: a proper word and the kind of the place."""
        words = self.words
        if index + 1 >= len(words) or words[index + 1].kind != "word" or words[index + 1].sentence != words[index].sentence:
            return None
        if not self.by_case:
            if "-" in words[index].text and words[index].text.partition("-")[2].islower():
                return None  # «Oil-rich Atyrau region»
            last = index + 1
            while last < len(words) and last - index < 3 and words[last].kind == "word" and words[last].capitalised:
                last += 1
            if (
                last < len(words)
                and words[last].lower in self.kinds
                and bare(words[index].lower) not in self.roster.never - {"north", "south", "east", "west"}
            ):
                return last + 1, text_of(self.article, index, last + 1)
            return None
        readings = self.article.pack.morphology.readings
        kind = next(
            (r for r in readings(words[index + 1].lower) if r.pos == "noun" and r.base in self.kinds and r.number != "pl"), None
        )
        if kind is None:
            return None
        low = words[index].lower
        cases = {r.case for r in readings(words[index + 1].lower) if r.pos == "noun" and r.base == kind.base}
        if not low.endswith(
            ("ский", "ского", "скому", "ском", "ским", "ская", "ской", "скую", "ское", "цкий", "цкого", "цком", "цкая", "цкой")
        ):
            return None
        stem = low[: low.rindex("к") + 1]
        ending = {"femn": "ая", "neut": "ое"}.get(kind.gender, "ий")
        if not cases:
            return None
        made = stem + ending
        name = "-".join(part[:1].upper() + part[1:] for part in made.split("-"))
        return index + 2, f"{name} {kind.base}"
