"""What a trained tagger adds to the rules' persons and organizations.

The order, in this one place: the rules win every word they have read (offices, persons, places, outlets, boilerplate). The
tagger is asked only about sentences in which two capitals side by side or an acronym are left unexplained, and of what it
says only what it is nearly sure of is taken: a person of two or three words, an organization in capitals. What stands in
quotation marks is a body's name no more often than a programme's or a film's, and stays with the rules. KazNERD's POSITION
holds its organization, and its left end is the corpus's: positions stay the rules' business, read from the words around
the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_extract.components.names import NameParts, PersonName, surname_base

if TYPE_CHECKING:
    from briefing_extract.components.article import Sentence
    from briefing_extract.components.naming import Text
    from briefing_extract.tagging.tagged import Tagged, Tagger

# A name is right in 98 of 100 where the shipped model is as sure as this, and in 87 below (its card).
SURE_PERSON, SURE_ORGANIZATION = 0.99, 0.9
PERSON_WORDS = (2, 3)
SHORTEST_NAME = 3  # letters of an organization in capitals


class Proposals:
    """A tagger's candidates for one article, apart from the words that the rules have read."""

    def __init__(self, text: Text, tagger: Tagger, read: set[int]) -> None:
        self.text, self.words, self.taken = text, text.words, read
        self.table = text.article.pack.table("names")["proposals"]
        self.known = frozenset(self.table["known"])
        self.measured = {at for one in text.article.quantities for at in range(one.first, one.last)}
        asked = [sentence for sentence in text.article.sentences if self._unexplained(sentence)]
        spans = [(sentence.start, sentence.end) for sentence in asked]
        self.tags = tagger.tag(text.article.text, spans) if spans else []

    def _unexplained(self, sentence: Sentence) -> bool:
        """Whether a sentence has what the tagger may add: two capitals side by side, or an acronym, no rule's business."""
        if sentence.index in self.text.shouted:
            return False
        before = -2
        for word in self.words[sentence.first : sentence.last]:
            if not word.capitalised or word.kind != "word" or len(word.text) == 1 or word.index in self.taken:
                continue
            if word.text.isupper():
                if len(word.text) >= SHORTEST_NAME and word.index not in self.measured and word.lower not in self.known:
                    return True
            elif word.index == before + 1 and word.spaced:
                return True
            else:
                before = word.index
        return False

    def _span(self, tag: Tagged) -> tuple[int, int] | None:
        """The words of a tag, None where they are not whole or a rule has read one of them."""
        first, last = self.text.article.words_in(tag.start, tag.end)
        while first < last and self.words[first].kind == "mark":
            first += 1
        while last > first and self.words[last - 1].kind == "mark":
            last -= 1
        return None if first >= last or any(at in self.taken for at in range(first, last)) else (first, last)

    def persons(self) -> list[PersonName]:
        """The persons, as the rules' own candidates look."""
        parts, found = NameParts.of(self.text.article.pack), []
        for tag in self.tags:
            span = self._span(tag) if tag.label == "person" and tag.probability >= SURE_PERSON else None
            if span is None or not self._is_person(*span):
                continue
            first, last = span
            given = self.words[first].text
            surname = surname_base(self.text, parts, self.words[last - 1])
            middle = self.words[last - 2].text if last - first == 3 else ""
            found.append(PersonName(first, last, given, surname, patronymic=middle, points=self.table["points"]))
            self.taken.update(range(first, last))
        return found

    def _is_person(self, first: int, last: int) -> bool:
        words = self.words[first:last]
        if len(words) not in PERSON_WORDS or not all(word.kind == "word" and word.capitalised for word in words):
            return False
        if any(word.text.isupper() or word.lower in self.table["no_names"] for word in words):
            return False
        after = self.words[last].lower if last < len(self.words) else ""
        before = self.words[first - 1].lower if first else ""
        # «Қаныш Сәтбаев атындағы», «Абай Құнанбаев көшесі»: whose name something bears
        return not after.startswith(tuple(self.table["named_after"])) and before not in self.table["no_names"]

    def organizations(self) -> list[tuple[int, int, str]]:
        """First and last word and name of the organizations in capitals: «ТМД», «ШЫҰ»."""
        found = []
        for tag in self.tags:
            span = self._span(tag) if tag.label == "organization" and tag.probability >= SURE_ORGANIZATION else None
            if span is None:
                continue
            first, last = span
            acronym = self.words[first].text
            if last - first == 1 and acronym.isupper() and len(acronym) >= SHORTEST_NAME and acronym.lower() not in self.known:
                found.append((first, last, acronym))
                self.taken.update((first,))
        return found
