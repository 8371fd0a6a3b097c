"""What a quantity counts or measures: the noun phrase as it stands, and its head in base form.

Kazakh puts what is counted after the number («1 200 студент»), what is measured before it («үлесі 12%-ға»), and the whole
of a part in the genitive before it («халықтың 28,7%-ы»). `SubjectFinder.find` tries these in the order that the kind
and the suffixes of the quantity ask for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_extract.components.phrases import DASHES
from briefing_extract.components.purposes import PurposeFinder
from briefing_extract.components.topics import REACH, Subject
from briefing_extract.components.wholes import WholeFinder

if TYPE_CHECKING:
    from briefing_extract.components.article import Quantity
    from briefing_extract.components.phrases import Phrase
    from briefing_extract.components.rates import Rate


class SubjectFinder(WholeFinder, PurposeFinder):
    """Finds the subjects of one article's quantities, in text order."""

    def find(self, at: int, rate: Rate | None = None) -> Subject | None:
        """The subject of the quantity at position `at`; `rate` is its own."""
        self._rate = (rate.start, rate.end) if rate is not None else (0, 0)
        quantity = self.article.quantities[at]
        if rate is not None:
            self._bases.update(range(*self.article.words_in(rate.start, rate.end)))
        found = self._find(quantity, at)
        self.subjects.append(found)
        return found

    def _find(self, quantity: Quantity, at: int) -> Subject | None:
        kind, stated = quantity.kind, self.phrases.stated[at]
        shared = self._shared(quantity, at) or self._of_every(quantity)
        if shared is not None:
            return shared
        if stated.verb and (stretch := self._stretch(quantity)):
            return stretch
        last = self.words[quantity.last - 1]
        if last.kind == "word" and last.lower in self.phrases.inside and kind == "count":
            return Subject(last.start, last.end, last.lower, "noun inside the expression")
        ends_in_participle = stated.verb and not stated.possessive and self.phrases.forms.ends(last.lower, "participial")
        if stated.attributive or (ends_in_participle and self._noun_is_next(at)):
            found = (
                self._dimension_right_before(quantity)
                or self._portion(quantity, at)
                or self._after(quantity)
                or self._borrow(at, alike=False)
            )
            if found:
                return found
        headed = self._item_heading(quantity)
        if headed is not None:
            return headed
        respective = self._respective(quantity, at)
        if respective and not (kind == "count" and self._after(quantity)):
            return respective
        if quantity.last - quantity.first > 1 and self.phrases.forms.ends(last.lower, "verbal_noun_owned"):
            # «көрсеткіштің 33-тен кем болмауы»
            index = self.genitive(quantity)
            if index is not None and index not in self.phrases.owner:
                return self._topic_from(index, quantity, at, "genitive of the verbal noun")
        if stated.possessive and stated.verb and kind != "count":
            # «бұл көрсеткіш жартысына да жетпейді»: a predicate about its subject
            found = self._topic(quantity, at, near=True) if self.genitive(quantity) is None else None
            if found:
                return found
        if stated.possessive and not (kind == "fraction" and stated.case == "dat" and self.genitive(quantity) is None):
            return self._whole(quantity, at)
        if kind in ("multiple", "percent") or stated.until or stated.case in ("dat", "abl"):
            found = self._owner_of_verbal_noun(quantity, at)
            if found:
                return found
        if kind == "percent" and stated.case == "ins":
            found = self._borrow(at, alike=False)  # «6 пайызбен 8 млн теңге несие алды»
            if found:
                return found
        if kind in ("multiple", "percent"):
            found = self._mover_follows(quantity, at)
            if found:
                return found
        if kind == "multiple" and (much := self._times_as_much(quantity)):
            return much
        if kind == "multiple":
            return self._topic(quantity, at) or self._purpose(quantity) or self._left_out(quantity, at)
        if kind == "fraction" and stated.case != "nom":
            return self._topic(quantity, at) or self._left_out(quantity, at)
        if kind in ("count", "fraction"):
            return self._counted(quantity, at)
        return self._measured(quantity, at)

    def _shared(self, quantity: Quantity, at: int) -> Subject | None:
        """«18 пайыздан 16,5-ке», «60 АЕК (235 920 теңге)»: the two ends of a change and the two ways of saying it are one."""
        if at == 0:
            return None
        words, before = self.words, self.article.quantities[at - 1]
        subject, gap = self.subjects[at - 1], quantity.first - before.last
        if subject is None or not self.phrases.same_line(quantity.first, before.first):
            return None
        here, there = self.phrases.stated[at], self.phrases.stated[at - 1]
        if gap == 0 and there.case == "abl" and (here.case == "dat" or here.until) and before.kind == quantity.kind:
            return subject._replace(rule="as the start of the change", sureness=min(0.9, subject.sureness), phrase=None)
        if words[before.last].text == "(" and gap <= 4 and self._past_of(quantity, before):
            return subject._replace(rule="as the number it is set against", sureness=0.9, phrase=None)
        if gap == 1 and words[before.last].text == "(" and quantity.kind in ("money", "quantity"):
            closed = quantity.last < len(words) and words[quantity.last].text == ")"
            if closed and before.kind in ("money", "quantity"):
                return subject._replace(rule="as the amount it restates", sureness=min(0.9, subject.sureness), phrase=None)
        return None

    def _portion(self, quantity: Quantity, at: int) -> Subject | None:
        """«шығынның он пайызға жетпейтін бөлігі»: a part so described is a part of the genitive before it."""
        if quantity.last >= len(self.words) or self.words[quantity.last].lower not in self.portions:
            return None
        index = self.genitive(quantity)
        if index is None or index in self.phrases.owner:
            return None
        return self._topic_from(index, quantity, at, "whole of a portion")

    def _past_of(self, quantity: Quantity, before: Quantity) -> bool:
        """«туғандар – 5 214 (2024 жылы – 5 690)»: in brackets, the same at another time."""
        if quantity.kind != before.kind or quantity.unit != before.unit:
            return False
        return all(
            self.words[at].kind == "mark" or self.phrases.form(at).kind in ("aside", "adverb")
            for at in range(before.last, quantity.first)
        ) and any(self.phrases.form(at).kind in ("aside", "adverb") for at in range(before.last, quantity.first))

    def _times_as_much(self, quantity: Quantity) -> Subject | None:
        """«екі есе көп су жұмсайды»: of what there is so many times as much."""
        at = quantity.last
        if not self.phrases.same_line(at + 2, quantity.first) or self.words[at].lower not in self.much:
            return None
        noun, verb = self.phrases.form(at + 1), self.phrases.form(at + 2)
        if noun.kind != "noun" or noun.case != "nom" or noun.possessive or verb.kind not in ("verb", "participle"):
            return None
        return self._subject(at + 1, at + 2, at + 1, "noun of so many times as much", 0.8)

    def _of_every(self, quantity: Quantity) -> Subject | None:
        """«әр он төсектің жетеуі бос»: what every so many are counted in stands inside the expression."""
        if quantity.kind != "fraction" or quantity.last - quantity.first < 4:
            return None
        word = self.words[quantity.last - 2]
        form = self.phrases.forms.nominal(word.lower)
        if form.case != "gen" or word.kind != "word" or self.phrases.numbers.sense(word.lower) is not None:
            return None
        return Subject(word.start, word.end, form.base, "noun inside the expression", 0.9)

    def _stretch(self, quantity: Quantity) -> Subject | None:
        """«1 350 метр биікте», «200 метрге жетпейтін жерде»: the word after the measure says how high, deep or far."""
        at = quantity.last
        if quantity.unit not in ("m", "km", "cm") or not self.phrases.same_line(at, at - 1) or self.words[at].kind != "word":
            return None
        form = self.phrases.forms.nominal(self.words[at].lower)
        if form.base not in self.stretches or form.case not in ("loc", "dat", "abl") or form.possessive:
            return None
        word = self.words[at]
        return Subject(word.start, word.end, form.base, "how far the measure reaches", 0.7)

    def _noun_is_next(self, at: int) -> bool:
        """«60 гектардан асатын 2 алма бағы»: a participle that closes the quantity describes what comes next."""
        quantity = self.article.quantities[at]
        return self.phrases.same_line(quantity.last, quantity.last - 1) and self.phrases.form(quantity.last).kind in (
            "noun",
            "adjective",
            "number",
        )

    def _dimension_right_before(self, quantity: Quantity) -> Subject | None:
        """«салмағы 7 келілік велосипед»: an attributive measure with its dimension named."""
        index = quantity.first - 1
        if not self.phrases.same_line(index, quantity.first):
            return None
        form = self.phrases.form(index)
        if form.kind == "noun" and form.case == "nom" and (form.base in self.dimensions or form.possessive):
            # «балы 6,5-ке жетпеген жоба»: what the thing described has so much of
            return self._subject(index, index + 1, index, "dimension of the measure", 0.9)
        return None

    def _past_bracket(self, index: int) -> int:
        """The word after a bracket that opens at `index` and holds a number: «60 АЕК (235 920 теңге) айыппұл»."""
        if self.phrases.same_line(index, index - 1) and self.words[index].text == "(":
            for at in range(index + 1, min(index + 9, len(self.words))):
                if self.words[at].text == ")":
                    return at + 1 if any(step in self.phrases.owner for step in range(index, at)) else index
        return index

    def _after(self, quantity: Quantity) -> Subject | None:
        start = self._past_bracket(quantity.last)
        phrase = self.phrases.after(start, quantity.last - 1, counted=quantity.kind != "quantity")
        if phrase is None or self._goes_elsewhere(quantity, phrase):
            return None
        return self._subject(phrase.first, phrase.last, phrase.head, "noun after the number", phrase=phrase)

    def _goes_elsewhere(self, quantity: Quantity, phrase: Phrase) -> bool:
        """Whether the noun after a number is no thing counted: a place, or what is done with an amount."""
        head = phrase.head
        oblique = phrase.case in ("dat", "loc", "abl") and not phrase.possessive
        if oblique and phrase.first == head and self.words[head].capitalised and head not in self.phrases.aside:
            return True  # «100 тонна Ресейге жіберілді»
        named = phrase.first in self.phrases.named and head in self.phrases.named
        if named and phrase.case in ("dat", "loc", "abl") and not quantity.attributive:
            return True  # «2 млрд теңге Павлодар облысына бөлінді»
        if quantity.kind == "money" and not phrase.possessive and phrase.case in ("loc", "abl"):
            return True  # «882 млрд теңге валютада», «5 млн теңге бюджеттен бөлінді»
        if oblique and quantity.unit in ("km", "m") and phrase.case == "loc" and phrase.first == head:
            return True  # «ауыл 190 шақырым жерде»: how far, not what is so long
        # «25 пайызға дейін көтеру»: the verbal noun governs the amount
        return (
            quantity.kind in ("money", "percent", "quantity", "multiple")
            and self.words[quantity.last - 1].lower in self.phrases.clause["until"]
            and self.phrases.forms.ends(self.words[phrase.first].lower, "verbal_noun")
        )

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
            if self.phrases.forms.read(word.lower).kind not in ("noun", "adjective") or word.lower in self.phrases.forms.closed:
                return None
            for reading in morphology.analyse(word.lower):
                if reading.tags.derived == "with" and len(reading.base) > 2:
                    return Subject(word.start, word.end, reading.base, "noun inside an adjective", 0.8)
        return None

    def _counted(self, quantity: Quantity, at: int) -> Subject | None:
        case = self.phrases.stated[at].case
        if case in ("nom", "gen"):
            inside = self._class_noun(quantity)
            if inside:
                return inside
            found = self._after(quantity)
            if found and (meant := self._one_of_the_kind(found, quantity, at)) is not None:
                return meant
            if found and self._adjective_of_list(found, at):
                return self._borrow(at) or found
            if found and found.head in self.phrases.measures:
                # «тиражы 10 мың дананы құрады»: copies of what was named before
                return self._topic(quantity, at, near=True) or found
            if found:
                return found
        if case == "nom" and self._is_denied(quantity):
            found = self._borrow(at)  # «бір емес, екі несие»
            if found:
                return found
        near = self._topic(quantity, at, near=True)
        if near:
            return self._parallel(quantity, near, at) or self._heading(quantity, near) or near
        if case == "nom":
            found = self._borrow(at)
            if found:
                return found
        return self._topic(quantity, at) or self._governed(quantity) or self._left_out(quantity, at)

    def _is_denied(self, quantity: Quantity) -> bool:
        after = quantity.last
        return self.phrases.same_line(after, after - 1) and self.words[after].lower in self.phrases.clause["denying"]

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
            found = self._class_noun(there) if quantities[at].kind == "count" and there.kind == "count" else None
            found = found or self._after(there)
            if found:
                return found._replace(rule="noun of the next in the list", sureness=0.8)
        return None

    def _measured(self, quantity: Quantity, at: int) -> Subject | None:
        case = self.phrases.stated[at].case
        near = self._topic(quantity, at, near=True)
        if near and near.rule == "topic before a dash":
            near = self._heading(quantity, near) or near
        if near and (near.head in self.dimensions or near.rule == "topic before a dash"):
            # «жалпы сомасы 3 млн теңге көлемінде сыйақы»: the sum is that of what follows
            return (self._so_much_of(quantity) if near.head in self.sums else None) or near
        if near is None and case == "nom":
            found = self._predicate_after(quantity)
            if found:
                return found
        if near is None or near.rule in ("topic before the number", "pronoun"):
            found = self._unit_sold(quantity)
            if found:
                return found
        if quantity.kind == "money":
            found = self._given_for(quantity) or self._source(quantity)
            if found:
                return found
        places = quantity.unit in ("seat", "point")
        if quantity.kind == "money" and case in ("dat", "nom"):
            found = self._bought(quantity, at)
            if found:
                return found
        if not places and (case in ("nom", "gen") or (case in ("dat", "abl") and self._object_follows(quantity))):
            found = self._after(quantity)
            vague = found is not None and near is not None and found.head in self.vague  # «өсім 1,5% көрсеткішті құрады»
            if found and quantity.kind == "money" and found.head in self.funds and (thing := self._named_purpose(quantity)):
                return thing  # «жолды жөндеуге 5 млрд теңгеден астам қаржы бөлінді»
            if found and not vague and not self._is_light_noun(quantity, found):
                return found
        if places and near is None and case in ("nom", "acc", "gen"):
            if self.words[quantity.last - 1].kind == "word":
                return self._unit_itself(quantity)
        if near is None and quantity.last < len(self.words) and self.words[quantity.last].text == ",":
            found = self._borrow(at)
            if found:
                return found
        if quantity.kind == "money":
            if self._allotted(quantity, self.paying):
                found = self._governed(quantity)  # «тұрғындар су үшін 60 теңге төлейді»
                if found:
                    return found
            found = self._purpose(quantity)
            if found:
                return found
        topic = near or self._topic(quantity, at) or self._stretch(quantity)
        if topic is not None and case in ("acc", "abl") and self._handles(quantity, topic):
            return self._same_unit(quantity, at) or self._unit_itself(quantity)
        giver = topic is not None and quantity.kind == "money" and case == "nom" and self._is_giver(quantity, topic)
        if topic and not giver:
            return topic
        if case in ("dat", "abl"):
            found = self._after(quantity)
            if found:
                return found
        found = self._borrow(at) or self._purpose(quantity, strict=False) or self._governed(quantity)
        # money that somebody gives for something not named here: what the fact before was about is no better a guess
        if found is None and giver and quantity.elided:
            return self._earlier(at)  # «делдалдар 25 мың сұрайды»: the price goes on
        if found or giver:
            return found
        found = self._rated(quantity)
        found = found or self._left_out(quantity, at)
        if found is not None and quantity.kind == "quantity" and self._rate[1] and self._is_other_unit(found, quantity):
            return self._unit_itself(quantity)  # «гектар басына 480 центнер»: of what is said nowhere
        far = found is not None and found.rule == "as in the fact before" and self._paragraph_parts(quantity, at)
        if (found is None or far) and quantity.kind == "quantity" and case == "nom" and not self.phrases.stated[at].attributive:
            return self._unit_itself(quantity)  # «далада әлі 40 гектар тұр»
        return found

    def _one_of_the_kind(self, found: Subject, quantity: Quantity, at: int) -> Subject | None:
        """«300 ескі сайт жабылып, орнына 40 жаңасы ашылды»: an adjective in the third person stands for the noun before."""
        phrase = found.phrase
        if phrase is None or not phrase.possessive or phrase.last - phrase.first != 1 or at == 0:
            return None
        before, subject = self.article.quantities[at - 1], self.subjects[at - 1]
        if subject is None or before.kind != "count" or not self.phrases.same_line(before.first, quantity.first):
            return None
        if self.phrases.forms.closed.get(found.head) != "adjective":
            return None
        return subject._replace(start=found.start, end=found.end, rule="adjective for the noun before", sureness=0.8, phrase=None)

    def _paragraph_parts(self, quantity: Quantity, at: int) -> bool:
        """Whether a paragraph begins between the fact before and the quantity."""
        before = self.article.quantities[at - 1] if at else None
        return before is not None and self.words[before.first].paragraph != self.words[quantity.first].paragraph

    def _adjective_of_list(self, found: Subject, at: int) -> bool:
        """«320 тұрақты, 150 уақытша жұмыс орны»: an adjective whose noun comes with the next number."""
        phrase, quantities = found.phrase, self.article.quantities
        if phrase is None or phrase.last - phrase.first != 1 or at + 1 >= len(quantities):
            return False
        following, word = quantities[at + 1], self.words[phrase.head]
        if following.first == phrase.last and self.phrases.forms.ends(word.lower, "adjectival"):
            return True  # «60 пәтерлік үш үй»
        if following.first - phrase.last != 1 or not self.phrases.same_line(following.last, phrase.head):
            return False
        if self.words[phrase.last].text != "," and self.words[phrase.last].lower not in self.phrases.joining:
            return False
        if self.phrases.form(following.last).kind != "adjective":
            return False
        kind = self.phrases.form(phrase.head).kind
        return kind == "adjective" or self.phrases.forms.ends(word.lower, "accusative_or_adjective")

    def _parallel(self, quantity: Quantity, near: Subject, at: int) -> Subject | None:
        """«Біз 38 старт алсақ, клубтар 90-ға шығады»: of two who are set side by side, the second counts the same thing."""
        if at == 0 or not self.phrases.is_agent(self.article.word_at(near.end - 1)):
            return None
        before, subject = self.article.quantities[at - 1], self.subjects[at - 1]
        if before.kind != "count" or subject is None or subject.phrase is None:
            return None
        if not self.phrases.same_line(before.first, quantity.first):
            return None
        # the verb of the first clause is in the conditional, that of the second comes after the number
        for index in range(quantity.first - 1, before.last, -1):
            form = self.phrases.form(index)
            if form.kind in ("verb", "predicate"):
                contrast = self.phrases.forms.ends(self.words[index].lower, "contrast")
                return subject._replace(rule="what is counted beside it", sureness=0.7, phrase=None) if contrast else None
        return None

    def _handles(self, quantity: Quantity, topic: Subject) -> bool:
        """«Экспорттаушылар 640 млн долларды сатты»: who does something to an amount is not what it measures."""
        if topic.rule != "topic before the number" or not self.phrases.is_agent(self.article.word_at(topic.end - 1)):
            return False
        case = self.phrases.stated[len(self.subjects)].case
        if quantity.kind == "money" and (quantity.unit == "KZT" or case != "acc" or self._allotted(quantity, self.paying)):
            return False
        for index in range(quantity.last, min(quantity.last + 10, len(self.words))):
            if not self.phrases.same_line(index, quantity.first):
                return False
            if self.phrases.form(index).kind in ("verb", "participle"):
                return not self.words[index].lower.startswith(self.making_up)
        return False

    def _same_unit(self, quantity: Quantity, at: int) -> Subject | None:
        """The subject of the last amount in the same unit."""
        for step in range(at - 1, max(-1, at - 8), -1):
            subject = self.subjects[step]
            if subject is not None and self.article.quantities[step].unit == quantity.unit and quantity.kind == "quantity":
                return subject._replace(rule="as the last in its unit", sureness=0.6, phrase=None)
        return None

    def _unit_itself(self, quantity: Quantity) -> Subject:
        last = quantity.last - 1
        while last > quantity.first and self.phrases.forms.read(self.words[last].lower).kind != "noun":
            last -= 1  # the unit stands before what modifies the number: «үш тоннаға таяды»
        word = self.words[last]
        return Subject(word.start, word.end, self.phrases.base(last), "the unit itself", 0.6)

    def _is_other_unit(self, found: Subject, quantity: Quantity) -> bool:
        """Whether a subject taken from a fact before is no more than that fact's own unit."""
        match = self.phrases.units.match(self.article, self.article.word_at(found.start))
        return match is not None and match.unit.symbol != quantity.unit

    def _predicate_after(self, quantity: Quantity) -> Subject | None:
        """«3,4 млн иен – елшіліктің жарнасы»: the predicate says what the amount is."""
        dash = quantity.last
        if not self.phrases.same_line(dash + 1, quantity.first) or self.words[dash].text not in DASHES:
            return None
        head = self._predicate(dash)
        if head is None:
            return None
        return self._subject(self.phrases.head_span(head, dash + 1), head + 1, head, "predicate after a dash", 0.8)

    def _unit_sold(self, quantity: Quantity) -> Subject | None:
        """«Тоннасын зауыт 28 мың теңгеден алады»: a unit in the accusative is what has its price; its owner where one stands."""
        if quantity.kind != "money" or not self._rate[1]:
            return None
        unit = self.article.word_at(self._rate[1] - 1)
        form = self.phrases.forms.nominal(self.words[unit].lower)
        owner = unit - 1
        if form.case == "dat" and form.possessive and self.article.word_at(self._rate[0]) < unit:
            # «сүттің он грамына саудагерлер 35 доллар береді»: who pays stands between
            owner = self.article.word_at(self._rate[0]) - 1
            sold = self.phrases.same_line(owner, unit) and self.phrases.form(owner).case == "gen"
            first = self.phrases.head_span(owner, max(0, owner - 8)) if sold else owner
            return self._subject(first, owner + 1, owner, "what is sold by the measure", 0.8) if sold else None
        if form.case != "acc" or not form.possessive:
            return None
        if self.phrases.same_line(owner, unit) and self.phrases.form(owner).case == "gen":
            return self._subject(owner, unit + 1, owner, "what is sold by the measure", 0.8)
        return self._subject(unit, unit + 1, unit, "unit that is sold", 0.7)

    def _rated(self, quantity: Quantity) -> Subject | None:
        """«Дәнді қабылдап, тоннасына 140 мың теңге төлейді»: the object of the sentence, of which a unit has its price."""
        if quantity.kind != "money" or not self._rate[1]:
            return None
        rate = self.article.word_at(self._rate[0])
        if not self.phrases.forms.nominal(self.words[rate].lower).possessive:
            return None
        for index in range(rate - 1, max(-1, rate - REACH), -1):
            if not self.phrases.same_line(index, rate):
                break
            form = self.phrases.form(index)
            if form.kind == "noun" and form.case == "acc" and not form.possessive:
                first = self.phrases.head_span(index, max(0, index - 8))
                return self._subject(first, index + 1, index, "object with a price", 0.6)
        return None

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
        phrase = phrases.after(at, at - 1, counted=False)
        if phrase is not None and phrase.case == "nom" and phrases.same_line(phrase.last, at):
            # «15 гектарға көкөніс дақылдары себілді», «46 млн теңгеге «Жастар орталығы» салынды»
            quoted = self.words[phrase.last].text in '»"'
            verb_at = phrase.last + 1 if quoted else phrase.last
            if phrases.same_line(verb_at, at) and phrases.forms.ends(self.words[verb_at].lower, "passive"):
                return True
        noun, verb = phrases.form(at), phrases.form(at + 1)
        return noun.kind == "noun" and noun.case == "nom" and not noun.possessive and verb.kind in ("verb", "participle")

    def _so_much_of(self, quantity: Quantity) -> Subject | None:
        at = quantity.last
        if not self.phrases.same_line(at, at - 1) or not self.phrases.forms.ends(self.words[at].lower, "to_the_amount"):
            return None
        return self._after(quantity) if self.words[at].lower in self.phrases.light else None

    def _bought(self, quantity: Quantity, at: int) -> Subject | None:
        """«9,5 млрд теңгеге 4 067 микронесие берілді»: the sum is for what the number right after it counts."""
        if at + 1 >= len(self.article.quantities):
            return None
        following, last = self.article.quantities[at + 1], quantity.last
        if self.phrases.same_line(last, last - 1) and self.words[last].lower in self.phrases.light:
            last += 1  # «37 млрд теңге сомаға 25 жоба»
        elif self.phrases.stated[at].case != "dat":
            return None
        if following.first != last or following.kind != "count" or self._topic(quantity, at, near=True) is not None:
            return None
        found = self._after(following)
        return found._replace(rule="what the sum is for", sureness=0.8, phrase=None) if found else None

    def _mover_follows(self, quantity: Quantity, at: int) -> Subject | None:
        """«25%-ға бала өлімі азайды»: what changes stands between its amount and the verb."""
        if self.phrases.stated[at].case != "dat" or self._topic(quantity, at, near=True) is not None:
            return None
        phrase = self.phrases.after(quantity.last, quantity.last - 1)
        if phrase is None or phrase.case != "nom" or not self.phrases.same_line(phrase.last, phrase.head):
            return None
        if self.changing.verb(self.words[phrase.last].lower) is None:
            return None
        return self._subject(phrase.first, phrase.last, phrase.head, "what changes, after its amount", 0.8)

    def _is_light_noun(self, quantity: Quantity, found: Subject) -> bool:
        phrase = found.phrase
        if phrase is None or phrase.last - phrase.first != 1:
            return False
        word = self.words[phrase.head].lower
        if quantity.kind == "money" and word in self.paid:
            return False  # «500 мың теңге көмек көрсетті»
        return word in self.phrases.verbal_nouns and word not in self.counted_too

    def _respective(self, quantity: Quantity, at: int) -> Subject | None:
        """«А, б және в – тиісінше x, y, z»: each number has its own noun."""
        words, phrases, quantities = self.words, self.phrases, self.article.quantities
        if not self._says_respectively:
            return None
        marker = quantity.first - 1
        while marker >= max(0, quantity.first - 24) and words[marker].lower not in self.respectively:
            marker -= 1
        if marker < 0 or words[marker].lower not in self.respectively or not phrases.same_line(marker, quantity.first):
            return None
        near = range(max(0, at - 8), min(len(quantities), at + 9))
        listed = [step for step in near if quantities[step].first > marker and phrases.same_line(quantities[step].first, marker)]
        listed = [step for step in listed if quantities[step].kind == quantity.kind]
        if len(listed) < 2:
            return None
        nouns: list[int] = []
        index = marker - 1
        while index >= 0 and phrases.same_line(index, marker) and len(nouns) < len(listed):
            form = phrases.form(index)
            if form.base in self.dimensions and not nouns:
                pass  # «… және аурухана саны тиісінше»
            elif form.kind == "noun" and (not nouns or words[index + 1].text == "," or words[index + 1].lower in phrases.joining):
                nouns.append(index)
            elif form.kind in ("verb", "number", "postposition"):
                break
            index -= 1
        if len(nouns) != len(listed) or phrases.form(nouns[0]).case not in ("nom", "gen"):
            return None
        head = nouns[len(listed) - 1 - listed.index(at)]
        return self._subject(head, head + 1, head, "noun of its place in the list", 0.9)

    def _heading(self, quantity: Quantity, near: Subject) -> Subject | None:
        """«қылмыс саны:» over the lines «Алматы – 812»: the heading says what is counted, the line only where."""
        if near.rule != "topic before a dash" or not (
            self.article.text[near.start].isupper() or self.article.text[near.start] in '«"'
        ):
            return None
        line = self.article.paragraphs[self.words[quantity.first].paragraph]
        if self.article.word_at(near.start) - line.first > 2:
            return None  # a sentence of running text, no line of a list
        return self._heading_above(quantity)

    def _item_heading(self, quantity: Quantity) -> Subject | None:
        """«Өндіріс: • қаңтар – 27,1», «Сату бағасы: 1) нарықта – 12 теңге»: a label of time, place or receiver names no topic."""
        words, phrases = self.words, self.phrases
        line = self.article.paragraphs[words[quantity.first].paragraph]
        if not self._is_list_item(line.first):
            return None
        dash = quantity.first - 1
        while dash > line.first and words[dash].text not in DASHES and phrases.form(dash).kind != "verb":
            if dash not in phrases.aside and not self._rate[0] <= words[dash].start < self._rate[1]:
                return None
            dash -= 1
        if dash <= line.first or words[dash].text not in DASHES:
            return None
        label = phrases.form(dash - 1)
        oblique = label.kind == "noun" and label.case in ("dat", "loc", "abl")
        of_time = label.base in self.time_nouns or phrases.aside.get(dash - 1) in ("date", "duration")
        return self._heading_above(quantity) if oblique or of_time or label.kind == "postposition" else None

    def _is_list_item(self, first: int) -> bool:
        """Whether a line begins with a bullet or a number of its own."""
        word = self.words[first]
        return self.phrases.aside.get(first) == "list_marker" or (word.kind == "mark" and word.text not in '«"(')

    def _heading_above(self, quantity: Quantity) -> Subject | None:
        """The topic of the line with a colon over the list that the quantity is in."""
        article, paragraph = self.article, self.words[quantity.first].paragraph
        for above in range(paragraph - 1, max(-1, paragraph - 12), -1):
            line = article.paragraphs[above]
            if line.last <= line.first:
                return None
            if self.words[line.last - 1].text == ":":
                head = line.last - 2
                if head > line.first and self.words[head].text == ")":
                    while head > line.first and self.words[head].text != "(":
                        head -= 1
                    head -= 1  # «Өндіріс (млн кВт·сағ):»
                if head < line.first or self.phrases.form(head).kind != "noun":
                    return None
                owner = head - 1
                if self.phrases.form(head).base in self.vague and owner >= line.first and self.phrases.form(owner).case == "gen":
                    return self._subject(self.phrases.head_span(owner, line.first), head + 1, owner, "heading of the list", 0.9)
                return self._topic_from(head, quantity, 0, "heading of the list")
            if line.last - line.first > 16:
                return None
        return None
