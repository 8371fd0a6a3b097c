"""What a quantity counts or measures: the noun phrase as it stands, and its head in base form.

Kazakh puts what is counted after the number («1 200 студент»), what is measured before it («үлесі 12%-ға»), and the whole
of a part in the genitive before it («халықтың 28,7%-ы»). `SubjectFinder.find` tries these in the order that the kind
and the suffixes of the quantity ask for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing_extract.components.phrases import DASHES, Phrase, Phrases

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, FactDraft, Quantity

REACH = 40  # words to the left that may hold the topic of a number
TIME_NOUNS = frozenset(("жыл", "ай", "апта", "күн", "тәулік", "сағат", "маусым", "тоқсан", "жартыжылдық", "кезең", "уақыт", "мерзім", "кез", "шақ", "мезгіл"))


class Subject(NamedTuple):
    """A subject: its characters, its head, how it was found, and the phrase after the number if that is it."""

    start: int
    end: int
    head: str
    rule: str
    sureness: float = 1.0
    phrase: Phrase | None = None


class SubjectFinder:
    """Finds the subjects of one article's quantities, in text order."""

    def __init__(self, article: Article, phrases: Phrases) -> None:
        self.article, self.phrases = article, phrases
        self.words = article.words
        table = phrases.table
        pronouns = table["pronouns"]
        self.genitives = frozenset(pronouns["genitive"])
        self.nominatives = frozenset(pronouns["nominative"])
        self.accusatives = frozenset(pronouns["accusative"])
        self.datives = frozenset(pronouns["dative"])
        self.rest = frozenset(pronouns["rest"])
        self.counters = frozenset(table["counters"]["words"])
        self.dimensions = frozenset(table["dimensions"]["words"])
        self.portions = frozenset(table["sums"]["portions"])
        self.allotting = tuple(table["allotting"]["stems"])
        self.recipients = frozenset(table["allotting"]["recipients"])
        self.subjects: list[Subject | None] = []

    def find(self, at: int, facts: list[FactDraft]) -> Subject | None:
        """The subject of the quantity at position `at`; `facts` holds the facts before it."""
        quantity = self.article.quantities[at]
        found = self._find(quantity, at, facts)
        self.subjects.append(found)
        return found

    def _find(self, quantity: Quantity, at: int, facts: list[FactDraft]) -> Subject | None:
        kind, stated = quantity.kind, self.phrases.stated[at]
        if stated.attributive:
            found = self._after(quantity) or self._borrow(at)
            if found:
                return found
        if stated.possessive:
            return self._whole(quantity, at, facts)
        if kind == "multiple":
            return self._topic(quantity, at, facts) or self._purpose(quantity) or self._earlier(at, facts)
        if kind == "fraction" and stated.case != "nom":
            return self._topic(quantity, at, facts) or self._earlier(at, facts)
        if kind in ("count", "fraction"):
            return self._counted(quantity, at, facts)
        return self._measured(quantity, at, facts)

    # after the number

    def _after(self, quantity: Quantity) -> Subject | None:
        phrase = self.phrases.after(quantity.last, quantity.last - 1)
        if phrase is None:
            return None
        return self._subject(phrase.first, phrase.last, phrase.head, "noun after the number", phrase=phrase)

    def _subject(self, first: int, last: int, head: int, rule: str, sureness: float = 1.0, phrase: Phrase | None = None) -> Subject:
        start, end = self.phrases.span(first, last)
        return Subject(start, end, self.phrases.base(head), rule, sureness, phrase)

    def _class_noun(self, quantity: Quantity) -> Subject | None:
        """«екі қабатты барак»: the number counts what the adjective is made of."""
        index = quantity.last
        if not self.phrases.same_line(index, quantity.last - 1):
            return None
        form = self.phrases.form(index)
        if form.kind == "adjective" and form.derived == "with" and len(form.base) > 2:
            word = self.words[index]
            return Subject(word.start, word.end, form.base, "noun inside an adjective")
        return None

    def _counted(self, quantity: Quantity, at: int, facts: list[FactDraft]) -> Subject | None:
        case = self.phrases.stated[at].case
        if case in ("nom", "gen"):
            inside = self._class_noun(quantity)
            if inside:
                return inside
            found = self._after(quantity)
            if found:
                return found
        near = self._topic(quantity, at, facts, near=True)
        if near:
            return near
        if case == "nom":
            found = self._borrow(at)
            if found:
                return found
        return self._topic(quantity, at, facts) or self._earlier(at, facts)

    def _borrow(self, at: int) -> Subject | None:
        """«бес алтын, үш, екі күміс»: a number in a list has the noun of the next one."""
        quantities = self.article.quantities
        for step in range(at, min(at + 4, len(quantities) - 1)):
            here, there = quantities[step], quantities[step + 1]
            if not self.phrases.same_line(there.first, here.last - 1) or there.kind != quantities[at].kind:
                return None
            if any(self.phrases.form(index).kind == "verb" for index in range(here.last, there.first)):
                return None
            found = self._after(there)
            if found:
                return found._replace(rule="noun of the next in the list", sureness=0.8)
        return None

    def _measured(self, quantity: Quantity, at: int, facts: list[FactDraft]) -> Subject | None:
        case = self.phrases.stated[at].case
        near = self._topic(quantity, at, facts, near=True)
        if near and (near.head in self.dimensions or near.rule == "topic before a dash"):
            return near
        if case in ("nom", "gen"):
            found = self._after(quantity)
            if found and not self._is_light_noun(quantity, found):
                return found
        if quantity.kind == "money":
            found = self._purpose(quantity)
            if found:
                return found
        if near:
            return near
        topic = self._topic(quantity, at, facts)
        if topic:
            return topic
        if case in ("dat", "abl"):
            found = self._after(quantity)
            if found:
                return found
        return self._borrow(at) or self._purpose(quantity, strict=False) or self._earlier(at, facts)

    def _is_light_noun(self, quantity: Quantity, found: Subject) -> bool:
        phrase = found.phrase
        if phrase is None or phrase.last - phrase.first != 1:
            return False
        return self.words[phrase.head].lower in self.phrases.verbal_nouns and self.words[phrase.head].lower not in ("су", "орын")

    # before the number

    def _topic(self, quantity: Quantity, at: int, facts: list[FactDraft], *, near: bool = False) -> Subject | None:
        """The nearest nominative or accusative noun phrase to the left; `near`: with nothing but asides between."""
        words, phrases = self.words, self.phrases
        index, anchor, dash = quantity.first - 1, quantity.first, False
        floor = max(0, quantity.first - REACH)
        first_step, after_verb = True, False
        while index >= floor and phrases.same_line(index, anchor):
            word, form = words[index], phrases.form(index)
            if form.kind == "mark":
                if word.text in DASHES and first_step:
                    dash = True
                elif word.text in ";":
                    return None
                elif near and word.text not in ",\"»«)" and not (word.text in DASHES and dash):
                    return None
                index -= 1
                continue
            if form.kind in ("number", "aside"):
                if near and form.kind == "number" and self.phrases.stated[at].case == "nom":
                    return None
                first_step = False if form.kind == "number" else first_step
                index -= 1
                continue
            if form.kind == "verb":
                if near:
                    return None
                chained = self._chain(quantity, at, index)
                return chained
            if form.kind == "pronoun":
                found = self._pronoun(index, quantity, at, facts)
                if found:
                    return found
                index -= 1
                continue
            if form.kind in ("adverb", "postposition", "conjunction", "predicate", "participle"):
                if form.kind == "conjunction" and word.lower in ("ал", "бірақ") and not near:
                    pass
                if form.kind == "postposition" and index > floor and phrases.form(index - 1).kind == "noun":
                    index -= 1  # its noun goes with it
                index -= 1
                continue
            if form.kind == "adjective":
                if dash and first_step:
                    return self._subject(index, index + 1, index, "topic before a dash", 0.7)
                index -= 1
                continue
            # a nominal
            takes = form.case == "nom" or (form.case == "acc" and (quantity.kind in ("multiple", "percent", "fraction") or self.phrases.stated[at].case in ("dat", "abl")))
            if takes and form.base not in TIME_NOUNS and not self._counted_by_other(index, at):
                return self._topic_from(index, quantity, at, facts, "topic before a dash" if dash and first_step else "topic before the number")
            if near and form.case in ("nom", "gen") and form.base not in TIME_NOUNS:
                return None
            first_step = False if not dash else first_step
            index -= 1
        if near:
            return None
        return None

    def _topic_from(self, head: int, quantity: Quantity, at: int, facts: list[FactDraft], rule: str) -> Subject:
        phrases = self.phrases
        floor = max(0, head - 8)
        first = phrases.head_span(head, floor)
        base = phrases.base(head)
        if base in self.counters and head > 0:
            before = phrases.form(head - 1)
            if before.kind in ("noun", "adjective", "participle"):
                start, end = phrases.span(first, head + 1)
                return Subject(start, end, phrases.base(head - 1), "what is numbered")
            if before.kind == "pronoun":
                earlier = self._earlier(at, facts)
                if earlier:
                    start, end = phrases.span(head - 1, head + 1)
                    return Subject(start, end, earlier.head, "what is numbered", 0.8)
        return self._subject(first, head + 1, head, rule, 0.9)

    def _counted_by_other(self, index: int, at: int) -> bool:
        """Whether the noun at `index` belongs to another number before it."""
        other = self.subjects[-1] if self.subjects else None
        if other is None or other.phrase is None or self.phrases.stated[at].case != "nom":
            return False
        return other.phrase.first <= index < other.phrase.last

    def _pronoun(self, index: int, quantity: Quantity, at: int, facts: list[FactDraft]) -> Subject | None:
        word = self.words[index]
        if word.lower in self.nominatives or word.lower in self.accusatives:
            following = self.phrases.form(index + 1)
            if following.kind == "noun" and following.case == "nom" and index + 1 < quantity.first:
                return None
            earlier = self._earlier(at, facts)
            if earlier:
                return Subject(word.start, word.end, earlier.head, "pronoun", 0.8)
        return None

    def _chain(self, quantity: Quantity, at: int, verb: int) -> Subject | None:
        """«19%-ға кеміп, 204-ке түсті»: verbs in a chain share their subject."""
        for step in range(at - 1, -1, -1):
            other = self.article.quantities[step]
            if not self.phrases.same_line(other.first, quantity.first):
                return None
            subject = self.subjects[step]
            if subject is not None and other.last <= verb and subject.phrase is None:
                return subject._replace(rule="subject of the verb before", sureness=0.8)
            if subject is not None:
                return None
        return None

    # the whole of a part

    def genitive(self, quantity: Quantity) -> int | None:
        """Index of the genitive (or «олардан», «қалған») that the quantity is a part of."""
        phrases, index, owed = self.phrases, quantity.first - 1, 0
        while index >= max(0, quantity.first - REACH) and phrases.same_line(index, quantity.first):
            word, form = self.words[index], phrases.form(index)
            if form.kind in ("number", "aside"):
                if form.kind == "number" and phrases.owner[index] != phrases.owner.get(quantity.first) and self._is_genitive_number(index):
                    return index
                if form.kind == "number":
                    return None
            elif form.kind == "verb":
                return None
            elif form.kind == "pronoun":
                if word.lower in self.genitives:
                    return index
            elif word.lower in self.rest and index == quantity.first - 1:
                return index
            elif form.kind == "noun":
                if form.case == "gen":
                    if not owed:
                        return index
                    owed -= 1
                elif form.possessive and word.lower not in self.portions:
                    owed = 1
            elif form.kind == "mark" and word.text in ";:":
                return None
            index -= 1
        return None

    def _is_genitive_number(self, index: int) -> bool:
        return self.phrases.stated[self.phrases.owner[index]].case == "gen"

    def _whole(self, quantity: Quantity, at: int, facts: list[FactDraft]) -> Subject | None:
        index = self.genitive(quantity)
        if index is not None:
            word = self.words[index]
            if index in self.phrases.owner:
                other = self.subjects[self.phrases.owner[index]]
                if other:
                    return other._replace(rule="whole stated as a number", sureness=0.8, phrase=None)
            elif word.lower in self.genitives or word.lower in self.rest:
                earlier = self._antecedent(quantity, at, facts)
                return Subject(word.start, word.end, earlier.head if earlier else word.lower, "pronoun of the whole", 0.9 if earlier else 0.4)
            else:
                return self._topic_from(index, quantity, at, facts, "whole in the genitive")
        if at > 0 and self.phrases.stated[at - 1].possessive and self.phrases.same_line(self.article.quantities[at - 1].first, quantity.first):
            other = self.subjects[at - 1]
            if other:
                return other._replace(rule="whole of the part before", sureness=0.85, phrase=None)
        earlier = self._antecedent(quantity, at, facts)
        if earlier:
            return earlier._replace(rule="whole named before", sureness=0.8, phrase=None)
        return self._topic(quantity, at, facts)

    def _antecedent(self, quantity: Quantity, at: int, facts: list[FactDraft]) -> Subject | None:
        """The subject of the whole: the last one that is no part itself, of a kind that can have parts."""
        for step in range(at - 1, max(-1, at - 8), -1):
            other, subject = self.article.quantities[step], self.subjects[step]
            if subject is None or self.phrases.stated[step].possessive or other.kind in ("percent", "multiple", "fraction"):
                continue
            if quantity.kind in ("money", "quantity") and other.kind != quantity.kind:
                continue
            return subject
        return self._earlier(at, facts)

    def _earlier(self, at: int, facts: list[FactDraft]) -> Subject | None:
        """The subject of the last fact before, for an ellipsis."""
        for step in range(at - 1, max(-1, at - 4), -1):
            subject = self.subjects[step]
            if subject is not None:
                return subject._replace(rule="as in the fact before", sureness=0.5, phrase=None)
        return None

    # what money is for

    def _purpose(self, quantity: Quantity, *, strict: bool = True) -> Subject | None:
        """«Көгалдандыруға 7 млрд теңге бөлінген»: the dative before a verb of allotting."""
        if strict and not self._allotted(quantity):
            return None
        phrases = self.phrases
        index = quantity.first - 1
        while index >= max(0, quantity.first - REACH) and phrases.same_line(index, quantity.first):
            word, form = self.words[index], phrases.form(index)
            if form.kind == "verb":
                return None
            if form.kind == "pronoun" and word.lower in self.datives:
                earlier = self.subjects[-1] if self.subjects else None
                head = earlier.head if earlier else word.lower
                return Subject(word.start, word.end, head, "purpose by pronoun", 0.7 if earlier else 0.4)
            if form.kind == "noun" and form.case == "dat" and form.base not in self.recipients and form.base not in TIME_NOUNS:
                first = phrases.head_span(index, max(0, index - 8))
                return self._subject(first, index + 1, index, "purpose in the dative", 0.85)
            index -= 1
        return None

    def _allotted(self, quantity: Quantity) -> bool:
        phrases = self.phrases
        for index in range(quantity.last, min(quantity.last + 16, len(self.words))):
            if not phrases.same_line(index, quantity.last - 1):
                return False
            form, word = phrases.form(index), self.words[index]
            if word.lower.startswith(self.allotting):
                return True
            if form.kind == "verb" or word.text in ";:":
                return False
        return False
