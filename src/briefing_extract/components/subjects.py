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
    from briefing_extract.components.rates import Rate

REACH = 40  # words to the left that may hold the topic of a number


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
        self.classes = {noun: noun for noun in table["classes"]["nouns"]}
        self.time_nouns = frozenset(table["times"]["nouns"])
        self.counted_too = frozenset(table["verbal_nouns"]["counted_too"])
        self.times = frozenset(table["times"]["adjectives"])
        self.paying = tuple(table["allotting"]["paying"])
        self.giving = tuple(table["allotting"]["giving"])
        self.subjects: list[Subject | None] = []
        self._rate = (0, 0)

    def find(self, at: int, facts: list[FactDraft], rate: Rate | None = None) -> Subject | None:
        """The subject of the quantity at position `at`; `facts` holds the facts before it, `rate` is its own."""
        self._rate = (rate.start, rate.end) if rate is not None else (0, 0)
        quantity = self.article.quantities[at]
        found = self._find(quantity, at, facts)
        self.subjects.append(found)
        return found

    def _find(self, quantity: Quantity, at: int, facts: list[FactDraft]) -> Subject | None:
        kind, stated = quantity.kind, self.phrases.stated[at]
        last = self.words[quantity.last - 1]
        if last.kind == "word" and last.lower in self.phrases.inside and kind == "count":
            return Subject(last.start, last.end, last.lower, "noun inside the expression")
        if stated.attributive:
            found = self._after(quantity) or self._borrow(at, alike=False)
            if found:
                return found
        if stated.possessive and stated.verb:
            # «бұл көрсеткіш жартысына да жетпейді»: a predicate about its subject
            found = self._topic(quantity, at, facts, near=True) if self.genitive(quantity) is None else None
            if found:
                return found
        if stated.possessive and not (kind == "fraction" and stated.case == "dat" and self.genitive(quantity) is None):
            return self._whole(quantity, at, facts)
        if kind == "multiple" or stated.until or stated.case == "dat" or kind == "percent":
            found = self._owner_of_verbal_noun(quantity, at, facts)
            if found:
                return found
        if kind == "multiple":
            return self._topic(quantity, at, facts) or self._purpose(quantity) or self._earlier(at, facts)
        if kind == "fraction" and stated.case != "nom":
            return self._topic(quantity, at, facts) or self._earlier(at, facts)
        if kind in ("count", "fraction"):
            return self._counted(quantity, at, facts)
        return self._measured(quantity, at, facts)

    def _owner_of_verbal_noun(self, quantity: Quantity, at: int, facts: list[FactDraft]) -> Subject | None:
        """«сұраныстың 1,5 есе өсуі»: the genitive that the verbal noun after the quantity belongs to."""
        after = quantity.last
        if not self.phrases.same_line(after, after - 1) or not self.phrases.forms.ends(
            self.words[after].lower, "verbal_noun_owned"
        ):
            return None
        index = self.genitive(quantity)
        if index is None or index in self.phrases.owner:
            return None
        return self._topic_from(index, quantity, at, facts, "genitive of the verbal noun")

    # after the number

    def _after(self, quantity: Quantity) -> Subject | None:
        phrase = self.phrases.after(quantity.last, quantity.last - 1)
        if phrase is None:
            return None
        return self._subject(phrase.first, phrase.last, phrase.head, "noun after the number", phrase=phrase)

    def _subject(
        self, first: int, last: int, head: int, rule: str, sureness: float = 1.0, phrase: Phrase | None = None
    ) -> Subject:
        start, end = self.phrases.span(first, last)
        return Subject(start, end, self.phrases.base(head), rule, sureness, phrase)

    def _class_noun(self, quantity: Quantity) -> Subject | None:
        """«екі қабатты барак»: the number counts what the adjective is made of."""
        index = quantity.last
        if not self.phrases.same_line(index, quantity.last - 1):
            return None
        word = self.words[index]
        if not self.phrases.forms.ends(word.lower, "accusative_or_adjective"):
            return None
        morphology = self.article.pack.morphology
        found = morphology.lookup(word.lower, self.classes)
        if found is not None:
            return Subject(word.start, word.end, found[0], "noun inside an adjective")
        if not self.phrases.same_line(index + 1, index) or self.phrases.form(index + 1).kind == "mark":
            # «5 күмбезді, бір мұнаралы»: as a predicate, any noun
            if self.phrases.forms.read(word.lower).kind == "verb":
                return None
            for reading in morphology.analyse(word.lower):
                if reading.tags.derived == "with" and len(reading.base) > 2:
                    return Subject(word.start, word.end, reading.base, "noun inside an adjective", 0.8)
        return None

    def _counted(self, quantity: Quantity, at: int, facts: list[FactDraft]) -> Subject | None:
        case = self.phrases.stated[at].case
        if case in ("nom", "gen"):
            inside = self._class_noun(quantity)
            if inside:
                return inside
            found = self._after(quantity)
            if found and found.head in self.phrases.measures:
                # «тиражы 10 мың дананы құрады»: copies of what was named before
                return self._topic(quantity, at, facts, near=True) or found
            if found:
                return found
        near = self._topic(quantity, at, facts, near=True)
        if near:
            return self._heading(quantity, near) or near
        if case == "nom":
            found = self._borrow(at)
            if found:
                return found
        return self._topic(quantity, at, facts) or self._governed(quantity) or self._earlier(at, facts)

    def _borrow(self, at: int, *, alike: bool = True) -> Subject | None:
        """«бес алтын, үш, екі күміс»: a number in a list has the noun of the next one."""
        quantities = self.article.quantities
        for step in range(at, min(at + 4, len(quantities) - 1)):
            here, there = quantities[step], quantities[step + 1]
            if not self.phrases.same_line(there.first, here.last - 1):
                return None
            # «10 АЕК, қайталаса 20 АЕК айыппұл»: a condition does not part the list, any other verb does
            if any(
                self.phrases.form(index).kind == "verb" and not self.phrases.forms.ends(self.words[index].lower, "condition")
                for index in range(here.last, there.first)
            ):
                return None
            if alike and there.kind != quantities[at].kind:
                continue
            found = self._after(there)
            if found:
                return found._replace(rule="noun of the next in the list", sureness=0.8)
        return None

    def _measured(self, quantity: Quantity, at: int, facts: list[FactDraft]) -> Subject | None:
        case = self.phrases.stated[at].case
        near = self._topic(quantity, at, facts, near=True)
        if near and near.rule == "topic before a dash":
            near = self._heading(quantity, near) or near
        if near and (near.head in self.dimensions or near.rule == "topic before a dash"):
            return near
        if case in ("nom", "gen") or (case in ("dat", "abl") and self._object_follows(quantity)):
            found = self._after(quantity)
            if found and not self._is_light_noun(quantity, found):
                return found
        if quantity.unit in ("seat", "point") and near is None and case in ("nom", "acc"):
            last = self.words[quantity.last - 1]
            if last.kind == "word":
                return Subject(last.start, last.end, self.phrases.base(quantity.last - 1), "the unit itself", 0.8)
        if near is None and quantity.last < len(self.words) and self.words[quantity.last].text == ",":
            found = self._borrow(at)
            if found:
                return found
        if quantity.kind == "money":
            found = self._purpose(quantity)
            if found:
                return found
        topic = near or self._topic(quantity, at, facts)
        giver = topic is not None and quantity.kind == "money" and case == "nom" and self._is_giver(quantity, topic)
        if topic and not giver:
            return topic
        if case in ("dat", "abl"):
            found = self._after(quantity)
            if found:
                return found
        found = self._borrow(at) or self._purpose(quantity, strict=False) or self._governed(quantity)
        # money that somebody gives for something not named here: what the fact before was about is no better a guess
        return found if found or giver else self._earlier(at, facts)

    def _governed(self, quantity: Quantity) -> Subject | None:
        """«Микронесие бойынша 5 миллион теңге»: a noun that only a postposition ties to the number."""
        phrases, index = self.phrases, quantity.first - 1
        while index > max(0, quantity.first - 12) and phrases.same_line(index, quantity.first):
            form = phrases.form(index)
            if form.kind in ("verb", "number"):
                return None
            if self.words[index].lower in phrases.clause["governing"] and phrases.same_line(index - 1, index):
                before = phrases.form(index - 1)
                if before.kind == "noun" and before.case == "nom" and before.base not in self.time_nouns:
                    first = phrases.head_span(index - 1, max(0, index - 8))
                    return self._subject(first, index, index - 1, "noun with a postposition", 0.6)
                return None
            index -= 1
        return None

    def _object_follows(self, quantity: Quantity) -> bool:
        """«70 гектарға күріш салды»: a bare noun and its verb right after a measure in the dative or ablative."""
        at, phrases = quantity.last, self.phrases
        if not phrases.same_line(at + 1, at - 1) or not phrases.same_line(at, at - 1):
            return False
        noun, verb = phrases.form(at), phrases.form(at + 1)
        return noun.kind == "noun" and noun.case == "nom" and not noun.possessive and verb.kind in ("verb", "participle")

    def _is_light_noun(self, quantity: Quantity, found: Subject) -> bool:
        phrase = found.phrase
        if phrase is None or phrase.last - phrase.first != 1:
            return False
        return (
            self.words[phrase.head].lower in self.phrases.verbal_nouns and self.words[phrase.head].lower not in self.counted_too
        )

    # before the number

    def _topic(self, quantity: Quantity, at: int, facts: list[FactDraft], *, near: bool = False) -> Subject | None:
        """The nearest nominative or accusative noun phrase to the left; `near`: with nothing but asides between."""
        words, phrases, stated = self.words, self.phrases, self.phrases.stated[at]
        index, anchor, dash = quantity.first - 1, quantity.first, False
        floor = max(0, quantity.first - REACH)
        adjacent, based = True, False
        while index >= floor and phrases.same_line(index, anchor):
            word, form = words[index], phrases.form(index)
            if self._rate[0] <= word.start < self._rate[1]:
                based, index = True, index - 1
                continue
            if form.kind == "mark":
                if word.text in DASHES and adjacent and (word.text != "-" or word.spaced):
                    dash = True
                elif word.text == ";" or (near and word.text not in ',"»«)–'):
                    return None
            elif form.kind in ("number", "aside"):
                if form.kind == "number":
                    if near and stated.case == "nom":
                        return None
                    adjacent = False
            elif form.kind == "verb":
                return None if near else self._chain(quantity, at, index)
            elif form.kind == "pronoun":
                found = self._pronoun(index, quantity, at, facts)
                if found:
                    return found
            elif form.kind == "postposition":
                adjacent = False
                if index > floor and phrases.form(index - 1).kind == "noun":
                    index = self._past_modifiers(index - 1, floor)  # its noun goes with it
            elif form.kind == "adjective" and not (
                form.derived == "adj" and word.lower not in self.times and not self._describes(index, quantity)
            ):
                if dash and adjacent:
                    return self._subject(index, index + 1, index, "topic before a dash", 0.7)
            elif form.kind in ("noun", "adjective"):
                takes = form.case == "nom" or (
                    form.case == "acc"
                    and (
                        quantity.kind in ("multiple", "percent", "fraction")
                        or stated.case in ("dat", "abl", "verb")
                        or stated.until
                    )
                )
                if based and form.case == "gen":
                    return self._topic_from(index, quantity, at, facts, "owner of the rate's unit")
                if takes and form.base not in self.time_nouns and not self._counted_by_other(index, at):
                    return self._topic_from(
                        index, quantity, at, facts, "topic before a dash" if dash and adjacent else "topic before the number"
                    )
                if near and (form.case in ("nom", "gen") or (dash and adjacent)) and form.base not in self.time_nouns:
                    return None
                adjacent = based = False
                if form.case not in ("nom", "gen"):
                    index = self._past_modifiers(index, floor)
            index -= 1
        return None

    def _past_modifiers(self, head: int, floor: int) -> int:
        """The first word of the bare nouns and adjectives that describe an oblique noun: «Лондон металл биржасында»."""
        form, words = self.phrases.form(head), self.words
        forms = self.phrases.forms
        owned, named = form.possessive or form.plural or forms.ends(form.base, "agent"), words[head].capitalised
        while head - 1 >= floor and self.phrases.same_line(head - 1, head):
            before = self.phrases.form(head - 1)
            bare = before.kind == "noun" and before.case == "nom" and not before.possessive and not before.plural
            like_adjective = forms.ends(words[head - 1].lower, "accusative_or_adjective")
            if not (
                before.kind == "adjective" or (bare and (owned or like_adjective or (named and words[head - 1].capitalised)))
            ):
                break
            head -= 1
        return head

    def _heading(self, quantity: Quantity, near: Subject) -> Subject | None:
        """«қылмыс саны:» over the lines «Алматы – 812»: the heading says what is counted, the line only where."""
        if near.rule != "topic before a dash" or not (
            self.article.text[near.start].isupper() or self.article.text[near.start] in '«"'
        ):
            return None
        article, paragraph = self.article, self.words[quantity.first].paragraph
        for above in range(paragraph - 1, max(-1, paragraph - 12), -1):
            line = article.paragraphs[above]
            if line.last <= line.first:
                return None
            if self.words[line.last - 1].text == ":":
                head = line.last - 2
                if head < line.first or self.phrases.form(head).kind != "noun":
                    return None
                return self._topic_from(head, quantity, 0, [], "heading of the list")
            if line.last - line.first > 16:
                return None
        return None

    def _describes(self, index: int, quantity: Quantity) -> bool:
        """Whether a word in -лық has its noun after it; without one it is a noun itself («тапшылық», «айлық»)."""
        return index + 1 < quantity.first and self.phrases.form(index + 1).kind in ("noun", "adjective", "participle")

    def _topic_from(self, head: int, quantity: Quantity, at: int, facts: list[FactDraft], rule: str) -> Subject:
        phrases = self.phrases
        floor = max(0, head - 8)
        first = phrases.head_span(head, floor)
        base = phrases.base(head)
        if self.words[head].lower in self.portions and head > floor and quantity.kind not in ("percent", "fraction"):
            for left in range(head - 1, max(floor, head - 4) - 1, -1):
                if phrases.form(left).kind == "noun" and phrases.form(left).case == "gen":
                    start, end = phrases.span(first, head + 1)
                    return Subject(start, end, phrases.base(left), "whole of a portion", 0.8)
        if base in self.counters and head > 0:
            left = head - 1
            while (
                left > floor and phrases.form(left).kind == "adjective" and phrases.form(left - 1).kind in ("noun", "adjective")
            ):
                left -= 1  # «халықтың жалпы саны»
            before = phrases.form(left)
            if before.kind in ("noun", "adjective", "participle"):
                start, end = phrases.span(first, head + 1)
                return Subject(start, end, phrases.base(left), "what is numbered")
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
            # «бұл жұмысқа 740 техника»: there it only points to the noun; «бұл нормадан көп» is about itself
            if following.kind == "noun" and following.case not in ("nom", "abl") and index + 1 < quantity.first:
                return None
            named = self._compared_dimension(index, quantity)
            if named is None and not self._follows_alike(quantity, at):
                named = self._dimension_before(index, at)
            if named:
                return Subject(word.start, word.end, named, "pronoun for a dimension", 0.8)
            earlier = self._earlier(at, facts)
            if earlier:
                return Subject(word.start, word.end, earlier.head, "pronoun", 0.8)
        return None

    def _follows_alike(self, quantity: Quantity, at: int) -> bool:
        """Whether the fact before is of the same kind and paragraph, so that «ол» goes on about it."""
        if at == 0:
            return False
        before = self.article.quantities[at - 1]
        return before.kind == quantity.kind and self.words[before.first].paragraph == self.words[quantity.first].paragraph

    def _compared_dimension(self, index: int, quantity: Quantity) -> str | None:
        """«Бұл нарық бағасынан 1,5 есе арзан»: what it is compared with is of its own kind."""
        for at in range(index + 1, quantity.first):
            form = self.phrases.form(at)
            if form.kind == "noun" and form.case == "abl" and form.base in self.dimensions:
                return form.base
        return None

    def _dimension_before(self, index: int, at: int) -> str | None:
        """«тарифінің көтерілгенін …: ол 465 теңге»: a dimension named after the last fact is what the pronoun stands for."""
        floor = self.article.quantities[at - 1].last if at else 0
        sentence = self.words[index].sentence
        for left in range(index - 1, max(floor, index - 24) - 1, -1):
            if self.words[left].sentence < sentence - 1:
                return None
            form = self.phrases.form(left)
            if form.kind == "noun" and form.base in self.dimensions:
                return form.base
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
                if (
                    form.kind == "number"
                    and phrases.owner[index] != phrases.owner.get(quantity.first)
                    and self._is_genitive_number(index)
                ):
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
                if (other is None or other.sureness <= 0.5) and self.words[index].kind == "word":
                    return Subject(word.start, word.end, self.phrases.base(index), "whole stated as a measure", 0.6)
                if other:
                    return other._replace(rule="whole stated as a number", sureness=0.8, phrase=None)
            elif word.lower in self.genitives or word.lower in self.rest:
                earlier = self._antecedent(quantity, at, facts)
                return Subject(
                    word.start, word.end, earlier.head if earlier else word.lower, "pronoun of the whole", 0.9 if earlier else 0.4
                )
            else:
                return self._topic_from(index, quantity, at, facts, "whole in the genitive")
        near = self._topic(quantity, at, facts, near=True)
        if near is not None and near.rule == "topic before a dash":
            return near
        if (
            at > 0
            and self.phrases.stated[at - 1].possessive
            and self.phrases.same_line(self.article.quantities[at - 1].first, quantity.first)
        ):
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
            if quantity.kind in ("money", "quantity", "count") and other.kind != quantity.kind:
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
                stands_for = earlier.head if earlier else word.lower
                return Subject(word.start, word.end, stands_for, "purpose by pronoun", 0.7 if earlier else 0.4)
            if (
                form.kind == "noun"
                and form.case == "dat"
                and form.base not in self.recipients
                and form.base not in self.time_nouns
            ):
                if form.plural and self._gives(quantity):
                    index -= 1
                    continue
                head = index
                if phrases.forms.ends(word.lower, "verbal_noun_purpose"):
                    head = self._object_of(index)
                first = phrases.head_span(head, max(0, head - 8))
                return self._subject(first, index + 1, head, "purpose in the dative", 0.85)
            index -= 1
        return None

    def _object_of(self, index: int) -> int:
        """«музейді кеңейтуге»: the money is for the museum; without an object, for the action."""
        phrases = self.phrases
        at = index - 1
        if phrases.same_line(at, index) and self.words[at].lower in phrases.clause["supports"]:
            at -= 1  # «бағдарламаны жүзеге асыруға»
        return at if phrases.same_line(at, index) and phrases.form(at).case == "acc" else index

    def _is_giver(self, quantity: Quantity, topic: Subject) -> bool:
        """«Банк 15 млрд теңге бөледі»: who gives the money is not what it is for."""
        if (
            topic.rule != "topic before the number"
            or topic.head in self.dimensions
            or not self._allotted(quantity)
            or self._allotted(quantity, self.paying)
        ):
            return False
        form = self.phrases.form(self.article.word_at(topic.end - 1))
        return not form.possessive and form.case == "nom"

    def _gives(self, quantity: Quantity) -> bool:
        return self._allotted(quantity, self.giving)

    def _allotted(self, quantity: Quantity, stems: tuple[str, ...] | None = None) -> bool:
        phrases, stems = self.phrases, stems or self.allotting
        for index in range(quantity.last, min(quantity.last + 16, len(self.words))):
            if not phrases.same_line(index, quantity.last - 1):
                return False
            form, word = phrases.form(index), self.words[index]
            if word.lower.startswith(stems):
                return True
            if form.kind == "verb" or word.text in ";:":
                return False
        return False
