"""Wholes and owners: the genitive that a possessive quantity is a part of («халықтың 28,7%-ы», «олардың 3 521-і»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_extract.components.phrases import DASHES
from briefing_extract.components.topics import REACH, Subject, TopicFinder

if TYPE_CHECKING:
    from briefing_extract.components.article import Quantity


class WholeFinder(TopicFinder):
    """Finds the whole that a quantity is a part of, as its subject."""

    def genitive(self, quantity: Quantity) -> int | None:
        """Index of the genitive (or «олардан», «қалған») that the quantity is a part of."""
        phrases, index, owed = self.phrases, quantity.first - 1, 0
        while index >= max(0, quantity.first - REACH) and phrases.same_line(index, quantity.first):
            word, form = self.words[index], phrases.form(index)
            if form.kind in ("number", "aside"):
                if (
                    form.kind == "number"
                    and phrases.owner[index] != phrases.owner.get(quantity.first)
                    and self._is_genitive_number(index)
                ):
                    if not owed:
                        return index
                    # «он екісінің бағасы тұрақты, төртеуі қымбаттаған»: that genitive has its noun
                    owed, index = owed - 1, self.article.quantities[phrases.owner[index]].first - 1
                    continue
                if form.kind == "number":
                    return None
            elif form.kind == "verb":
                return None
            elif form.kind == "pronoun":
                if word.lower in self.genitives and self.words[index + 1].lower not in self.phrases.clause["even_so"]:
                    return index
            elif word.lower in self.rest and index == quantity.first - 1:
                return index
            elif form.kind == "noun":
                if form.case == "gen":
                    if self._is_predicate(index):
                        return None
                    if not owed:
                        return index
                    owed -= 1
                elif form.possessive and word.lower not in self.portions:
                    owed = 1
            elif form.kind == "mark" and word.text in ";:":
                return None
            index -= 1
        return None

    def _is_predicate(self, index: int) -> bool:
        """«51 пайызы – холдингтің, 49 пайызы – инвестордың»: a genitive between a dash and a comma is whose the part is."""
        if self.words[index + 1].text != ",":
            return False
        for at in range(index - 1, max(-1, index - 6), -1):
            if not self.phrases.same_line(at, index) or self.phrases.form(at).kind == "number":
                return False
            if self.words[at].text in DASHES:
                return True
        return False

    def _is_genitive_number(self, index: int) -> bool:
        return self.phrases.stated[self.phrases.owner[index]].case == "gen"

    def _whole(self, quantity: Quantity, at: int) -> Subject | None:
        index = self.genitive(quantity)
        if index is not None:
            word = self.words[index]
            if index in self.phrases.owner:
                other = self.subjects[self.phrases.owner[index]]
                if (other is None or other.sureness <= 0.5) and self.words[index].kind == "word":
                    return Subject(word.start, word.end, self.phrases.base(index), "whole stated as a measure", 0.6)
                if other:
                    return other._replace(rule="whole stated as a number", sureness=0.8, phrase=None)
            elif word.lower in self.genitives or word.lower in self.rest:
                earlier = self._antecedent(quantity, at) or self._noun_before(index)
                return Subject(
                    word.start, word.end, earlier.head if earlier else word.lower, "pronoun of the whole", 0.9 if earlier else 0.4
                )
            else:
                return self._topic_from(index, quantity, at, "whole in the genitive")
        near = self._topic(quantity, at, near=True)
        if near is not None and near.rule == "topic before a dash":
            return near
        for step in range(at - 1, max(-1, at - 4), -1):
            # «61%-ы – 4 балалы, 27%-ы – 5 балалы»: what a part counts in between does not matter
            before = self.article.quantities[step]
            if not self.phrases.same_line(before.first, quantity.first):
                break
            other = self.subjects[step]
            if self.phrases.stated[step].possessive and other and (step == at - 1 or before.kind == quantity.kind):
                return other._replace(rule="whole of the part before", sureness=0.85, phrase=None)
        earlier = self._antecedent(quantity, at)
        if quantity.kind == "count" and (earlier is None or not self._is_count_near(earlier, quantity, at)):
            earlier = self._people_before(quantity) or earlier
        if earlier:
            return earlier._replace(rule="whole named before", sureness=0.8, phrase=None)
        return self._topic(quantity, at)

    def _is_count_near(self, earlier: Subject, quantity: Quantity, at: int) -> bool:
        """Whether a subject is that of a count in the paragraph of the quantity."""
        paragraph = self.words[quantity.first].paragraph
        return any(
            subject is not None
            and subject.start == earlier.start
            and other.kind == "count"
            and self.words[other.first].paragraph == paragraph
            for subject, other in zip(
                self.subjects[max(0, at - 8) : at], self.article.quantities[max(0, at - 8) : at], strict=False
            )
        )

    def _people_before(self, quantity: Quantity) -> Subject | None:
        """«Жас маманға пәтер береміз. Былтыр келген жетеуінің …»: the people, or the many, named last in the paragraph."""
        phrases, paragraph = self.phrases, self.words[quantity.first].paragraph
        for index in range(quantity.first - 1, max(-1, quantity.first - 60), -1):
            if self.words[index].paragraph < paragraph - 1:
                return None
            form = phrases.form(index)
            if form.kind != "noun" or form.possessive or form.base in self.time_nouns:
                continue
            here = self.words[index].paragraph == paragraph
            people = form.base in phrases.complete and form.base in phrases.forms.people
            if (here and people and not form.possessive) or (form.plural and form.case == "nom" and (people or not here)):
                return self._subject(index, index + 1, index, "people named before", 0.6)
        return None

    def _antecedent(self, quantity: Quantity, at: int) -> Subject | None:
        """The subject of the whole: the last one that is no part itself, of a kind that can have parts."""
        for step in range(at - 1, max(-1, at - 8), -1):
            other, subject = self.article.quantities[step], self.subjects[step]
            owner = self._owner(quantity, subject) if quantity.kind in ("percent", "fraction") else None
            if owner is not None and other.kind in ("percent", "multiple"):
                return owner
            if subject is None or self.phrases.stated[step].possessive or other.kind in ("percent", "multiple", "fraction"):
                continue
            if quantity.kind in ("money", "quantity", "count") and other.kind != quantity.kind:
                continue
            if quantity.kind == "count" and subject.rule == "noun inside an adjective":
                continue  # «екі бөлмелі пәтер»: rooms have no parts here
            return subject
        return self._earlier(at)

    def _owner(self, quantity: Quantity, subject: Subject | None) -> Subject | None:
        """«Түлектердің жұмысқа тұруы 88 пайызға жетті. Жартысы …»: the people that the measure before was about."""
        if subject is None:
            return None
        first, last = self.article.words_in(subject.start, subject.end)
        if self.words[first].paragraph != self.words[quantity.first].paragraph:
            return None
        for index in range(first, last - 1):
            form = self.phrases.form(index)
            if form.kind == "noun" and form.case == "gen" and form.plural and self.phrases.is_agent(index):
                return self._subject(index, index + 1, index, "people measured before", 0.7)
        return None

    def _owner_of_verbal_noun(self, quantity: Quantity, at: int) -> Subject | None:
        """«сұраныстың 1,5 есе өсуі»: the genitive that the verbal noun after the quantity belongs to."""
        after = quantity.last
        quantities = self.article.quantities
        if self.phrases.stated[at].case == "abl" and at + 1 < len(quantities) and quantities[at + 1].first == after:
            after = quantities[at + 1].last  # «мөлшерлеменің 18 пайыздан 16,5-ке төмендеуі»
        if not self.phrases.same_line(after, after - 1) or not self.phrases.forms.ends(
            self.words[after].lower, "verbal_noun_owned"
        ):
            return None
        index = self.genitive(quantity)
        if index is None or index in self.phrases.owner or self._topic(quantity, at, near=True) is not None:
            return None  # «жердің салығы он есе өсуі»: what grows stands in the nominative
        return self._topic_from(index, quantity, at, "genitive of the verbal noun")
