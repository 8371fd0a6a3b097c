"""The topic of a number: the noun phrase before it that it says something about («жастардың үлесі 6,9 пайызға азайды»)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing_extract.components.changes import ChangeWords
from briefing_extract.components.phrases import DASHES, Phrase, Phrases

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Quantity, Word

REACH = 40  # words to the left that may hold the topic of a number


class Subject(NamedTuple):
    """A subject: its characters, its head, how it was found, and the phrase after the number if that is it."""

    start: int
    end: int
    head: str
    rule: str
    sureness: float = 1.0
    phrase: Phrase | None = None


class TopicFinder:
    """Finds what stands before a quantity and is what it measures; holds the subjects found so far."""

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
        self.containers = frozenset(table["measures"]["containers"])
        self.dimensions = frozenset(table["dimensions"]["words"])
        self.support_stems = tuple(table["verbal_nouns"]["support"])
        self.sums = frozenset(table["sums"]["words"])
        self.funds = frozenset(table["sums"]["funds"])
        self.portions = frozenset(table["sums"]["portions"])
        self.allotting = tuple(table["allotting"]["stems"])
        self.coming = tuple(table["allotting"]["coming"])
        self.counting_questions = frozenset(table["questions"]["counting"])
        self.much = frozenset(table["questions"]["much"])
        self.stretches = frozenset(table["dimensions"]["stretches"])
        self.recipients = frozenset(table["allotting"]["recipients"])
        self.classes = {noun: noun for noun in table["classes"]["nouns"]}
        self.time_nouns = frozenset(table["times"]["nouns"])
        self.counted_too = frozenset(table["verbal_nouns"]["counted_too"])
        self.paid = frozenset(table["verbal_nouns"]["paid"])
        self.times = frozenset(table["times"]["adjectives"])
        self.vague = frozenset(table["vague"]["words"])
        self.changing = ChangeWords.of(article.pack)
        self.respectively = frozenset(table["clause"]["respectively"])
        self._says_respectively = any(word.lower in self.respectively for word in self.words)
        self.making_up = tuple(table["clause"]["making_up"])
        self.paying = tuple(table["allotting"]["paying"])
        self.taking = tuple(table["allotting"]["taking"])
        self.giving = tuple(table["allotting"]["giving"])
        self.subjects: list[Subject | None] = []
        self._rate = (0, 0)
        self._bases: set[int] = set()  # words that are the base of a rate found so far

    def _subject(
        self, first: int, last: int, head: int, rule: str, sureness: float = 1.0, phrase: Phrase | None = None
    ) -> Subject:
        start, end = self.phrases.span(first, last)
        return Subject(start, end, self.phrases.base(head), rule, sureness, phrase)

    def _topic(self, quantity: Quantity, at: int, *, near: bool = False) -> Subject | None:
        """The nearest nominative or accusative noun phrase to the left; `near`: with nothing but asides between."""
        words, phrases, stated = self.words, self.phrases, self.phrases.stated[at]
        index, anchor, dash = quantity.first - 1, quantity.first, False
        floor = max(0, quantity.first - REACH)
        adjacent, based = True, False
        while index >= floor and phrases.same_line(index, anchor):
            word, form = words[index], phrases.form(index)
            if self._rate[0] <= word.start < self._rate[1] or index in self._bases:
                based, index = True, index - 1
                continue
            if form.kind == "mark":
                if word.text == ")" and dash and adjacent and (opening := self._bracket(index, floor)) is not None:
                    index = opening  # «бас жүлде (екі автор) – 4 млн теңге»
                elif word.text in DASHES and adjacent and (word.text != "-" or word.spaced):
                    dash = True
                elif word.text == ":" and index + 1 < len(words) and words[index + 1].text in '«"':
                    return None  # who speaks is not what is spoken about
                elif word.text == ";" or (near and word.text not in ',"»«)–'):
                    return None
            elif form.kind in ("number", "aside"):
                if form.kind == "number":
                    if near and stated.case == "nom":
                        return None
                    adjacent = False
                elif self.phrases.aside.get(index) in ("base", "duration") and self._owned_base(word):
                    based = True  # «жолдаманың бір ауысымы 85 000 теңге»: one of something, at its price
            elif form.kind == "verb":
                return None if near else self._chain(quantity, at, index)
            elif form.kind == "adverb" and phrases.forms.ends(word.lower, "as_done") and len(word.lower) > 7:
                return None  # «министр хабарлағандай, …»: who said so is not what the number is about
            elif form.kind == "adverb" and index > floor and self._is_own_time(index):
                index -= 1  # «жаңа оқу жылына»
            elif form.kind == "pronoun":
                found = self._pronoun(index, quantity, at)
                if found:
                    return found
            elif form.kind == "postposition":
                adjacent = False
                if index > floor and phrases.form(index - 1).kind == "noun":
                    index = self._past_modifiers(index - 1, floor)  # its noun goes with it
            elif index > floor and (
                form.kind == "participle" or (form.derived == "attr" and phrases.forms.ends(word.lower, "owned_attributive"))
            ):
                # «рұқсат етілген шек», «мектептер маңындағы өткел»: the bare noun right before goes with it
                before = phrases.form(index - 1)
                supported = before.base in phrases.verbal_nouns or word.lower.startswith(self.support_stems)
                if before.kind == "noun" and before.case == "nom" and (form.kind != "participle" or supported):
                    index = self._past_modifiers(index - 1, floor)
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
                        or self._estimated(quantity)
                        or stated.until
                    )
                )
                if based and form.case == "gen":
                    return self._topic_from(index, quantity, at, "owner of the rate's unit")
                if takes and self._estimated(quantity) and phrases.is_agent(index):
                    takes = False  # «қорын геологтар 3 млн тонна деп бағалайды»: who estimates
                if takes and form.base not in self.time_nouns and not self._counted_by_other(index, at):
                    return self._topic_from(
                        index, quantity, at, "topic before a dash" if dash and adjacent else "topic before the number"
                    )
                if near and (form.case in ("nom", "gen") or (dash and adjacent)) and form.base not in self.time_nouns:
                    return None
                adjacent = based = False
                if form.case not in ("nom", "gen"):
                    index = self._past_modifiers(index, floor)
            index -= 1
        return None

    def _estimated(self, quantity: Quantity) -> bool:
        """«қорын екі миллион тонна деп бағалайды»: the object of an estimate is what the amount measures."""
        at = quantity.last
        return quantity.kind in ("money", "quantity") and at < len(self.words) and self.words[at].lower == "деп"

    def _is_own_time(self, index: int) -> bool:
        """Whether the word is a time in the third person that a verbal noun before it describes."""
        form = self.phrases.forms.nominal(self.words[index].lower)
        return (
            form.possessive
            and form.base in self.time_nouns
            and self.phrases.forms.ends(self.words[index - 1].lower, "verbal_noun")
        )

    def _owned_base(self, word: Word) -> bool:
        form = self.phrases.forms.nominal(word.lower) if word.kind == "word" else None
        return form is not None and form.possessive and form.case == "nom"

    def _past_modifiers(self, head: int, floor: int) -> int:
        """The first word of the bare nouns and adjectives that describe an oblique noun: «Лондон металл биржасында»."""
        form, words = self.phrases.form(head), self.words
        forms = self.phrases.forms
        owned, named = form.possessive or form.plural or forms.ends(form.base, "agent"), words[head].capitalised
        while head - 1 >= floor and self.phrases.same_line(head - 1, head):
            if owned and words[head - 1].text in '»"' and (opening := self._opening(head - 1, floor)) is not None:
                head = opening  # «Кең дала» несиесінен: the name only describes
                continue
            if self.phrases.aside.get(head - 2) in ("base", "idiom"):
                break  # «бір қорап зауыт қақпасынан 2 400 теңгеге босатылады»
            before = self.phrases.form(head - 1)
            bare = before.kind == "noun" and before.case == "nom" and not before.possessive and not before.plural
            like_adjective = forms.ends(words[head - 1].lower, "accusative_or_adjective")
            if not (
                before.kind == "adjective" or (bare and (owned or like_adjective or (named and words[head - 1].capitalised)))
            ):
                break
            head -= 1
        # «қала, аудан және ауылда»: nouns joined to an oblique one share its case
        joined = False
        while head - 2 >= floor and self.phrases.same_line(head - 2, head) and self._joined(head, joined):
            head, joined = head - 2, True
        return head

    def _bracket(self, closing: int, floor: int) -> int | None:
        """The bracket that opens before the word `closing`, where a noun stands before it."""
        for at in range(closing - 1, max(floor, closing - 8) - 1, -1):
            if self.words[at].text == "(":
                return at
        return None

    def _opening(self, closing: int, floor: int) -> int | None:
        """The mark that opens the quotation which the word `closing` closes, no more than eight words before."""
        mark = {"»": "«", '"': '"'}[self.words[closing].text]
        for at in range(closing - 1, max(floor, closing - 8) - 1, -1):
            if self.words[at].text == mark:
                return at
        return None

    def _joined(self, head: int, listed: bool) -> bool:
        """Whether a bare noun and a conjunction (or, in a list, a comma) stand before the word `head`."""
        mark = self.words[head - 1]
        if mark.lower not in self.phrases.joining and not (listed and mark.text == ","):
            return False
        before = self.phrases.form(head - 2)
        return before.kind == "noun" and before.case == "nom" and not before.possessive

    def _describes(self, index: int, quantity: Quantity) -> bool:
        """Whether a word in -лық has its noun after it; without one it is a noun itself («тапшылық», «айлық»)."""
        return index + 1 < quantity.first and self.phrases.form(index + 1).kind in ("noun", "adjective", "participle")

    def _topic_from(self, head: int, quantity: Quantity, at: int, rule: str) -> Subject:
        phrases = self.phrases
        floor = max(0, head - 8)
        first = phrases.head_span(head, floor)
        base, form = phrases.base(head), phrases.form(head)
        if self.words[head].lower in self.portions and head > floor and quantity.kind not in ("percent", "fraction"):
            for left in range(head - 1, max(floor, head - 4) - 1, -1):
                if phrases.form(left).kind == "noun" and phrases.form(left).case == "gen":
                    start, end = phrases.span(first, head + 1)
                    return Subject(start, end, phrases.base(left), "whole of a portion", 0.8)
        if form.possessive and head > floor and (base in self.containers or base in phrases.measures):
            before = phrases.form(head - 1)
            if before.kind == "noun" and before.case == "gen":
                return self._subject(first, head + 1, head - 1, "what is sold by the measure", 0.8)  # «ұнның қабы»
        if base in self.counters and head > 0:
            left = head - 1
            while left > floor and phrases.form(left).kind == "adjective" and phrases.same_line(left - 1, left):
                left -= 1  # «халықтың жалпы саны»
            if phrases.form(left).case != "gen" and phrases.form(left).kind != "pronoun":
                left = head - 1  # «мұқтаж ауыл саны»: the noun right before, whatever describes it
            before = phrases.form(left)
            if before.kind in ("noun", "adjective", "participle"):
                start, end = phrases.span(first, head + 1)
                return Subject(start, end, phrases.base(left), "what is numbered")
            if before.kind == "pronoun":
                earlier = self._earlier(at)
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

    def _pronoun(self, index: int, quantity: Quantity, at: int) -> Subject | None:
        word = self.words[index]
        if word.lower in self.nominatives or word.lower in self.accusatives:
            following = self.phrases.form(index + 1)
            # «бұл жұмысқа 740 техника»: there it only points to the noun; «бұл нормадан көп» is about itself
            if following.kind == "noun" and following.case not in ("nom", "abl") and index + 1 < quantity.first:
                return None
            predicate = self._predicate_before(index, at) or self._clause_subject(index, at)
            if predicate is not None:
                return Subject(word.start, word.end, self.phrases.base(predicate), "pronoun for a predicate", 0.8)
            named = self._compared_dimension(index, quantity)
            if named is None and not self._follows_alike(quantity, at):
                named = self._dimension_before(index, at)
            if named:
                return Subject(word.start, word.end, named, "pronoun for a dimension", 0.8)
            earlier = self._earlier(at)
            if earlier:
                return Subject(word.start, word.end, self._meant(earlier, at), "pronoun", 0.8)
        return None

    def _predicate(self, dash: int) -> int | None:
        """Head of the noun phrase in the nominative that the words after a dash end in, up to the next mark."""
        phrases, head = self.phrases, None
        for index in range(dash + 1, min(dash + 12, len(self.words))):
            if not phrases.same_line(index, dash):
                break
            form = phrases.form(index)
            if form.kind == "mark":
                if self.words[index].text in '«»"':
                    continue
                break
            if form.kind in ("verb", "number", "predicate", "pronoun", "postposition", "aside"):
                return None
            head = index if form.kind == "noun" and form.case == "nom" else None
        return head

    def _predicate_before(self, index: int, at: int) -> int | None:
        """«төрттен бірі – банктің несиесі, бұл 3 миллион доллар»: the predicate of the fact before, right before the pronoun."""
        if at == 0 or self.words[index - 1].text != ",":
            return None
        label = self.article.quantities[at - 1].first - 2
        if self._same_kind_of_word(index, at) and self.phrases.same_line(label, index) and self.words[label + 1].text in DASHES:
            form, named = self.phrases.form(label), not self.phrases.is_agent(label)
            if form.kind == "noun" and form.case == "nom" and form.base not in self.time_nouns and named:
                return label  # «табиғи кему – 823 адам, бұл …»
        dash = self.article.quantities[at - 1].last
        if not self.phrases.same_line(dash, index) or self.words[dash].text not in DASHES:
            return None
        head = self._predicate(dash)
        return head if head == index - 2 else None

    def _same_kind_of_word(self, index: int, at: int) -> bool:
        """Whether the pronoun stands in the sentence of the fact before it, with no other clause between."""
        before = self.article.quantities[at - 1]
        return self.phrases.same_line(before.first, index) and index - before.last <= 4

    def _clause_subject(self, index: int, at: int) -> int | None:
        """«Томограф та жоқ, ол 300 млн теңге тұрады»: the subject that opens the sentence, where no number stands between."""
        phrases, floor = self.phrases, self.article.sentences[self.words[index].sentence].first
        if self.words[index - 1].text != "," or index - floor > 8 or index - floor < 3:
            return None
        if at and self.article.quantities[at - 1].last > floor:
            return None
        form = phrases.form(floor)
        if form.kind != "noun" or form.case != "nom" or form.possessive or phrases.is_agent(floor):
            return None
        stated = phrases.form(floor + 1)
        closed = self.words[floor + 1].lower in phrases.clause["particles"] or stated.kind in ("predicate", "verb")
        return floor if closed else None

    def _noun_before(self, index: int) -> Subject | None:
        """«Халықтың берешегі өсті, оның 882 млрд теңгесі …»: the thing named last before a pronoun, in the clause before it."""
        phrases = self.phrases
        verb_seen = False
        for left in range(index - 1, max(-1, index - 16), -1):
            if not phrases.same_line(left, index):
                return None
            form = phrases.form(left)
            verb_seen = verb_seen or form.kind in ("verb", "predicate")
            if form.kind == "number":
                return None
            if verb_seen and form.kind == "noun" and form.case in ("nom", "acc") and not phrases.is_agent(left):
                if form.base not in self.time_nouns and form.base not in phrases.verbal_nouns:
                    return self._subject(left, left + 1, left, "named before the pronoun", 0.6)
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
            if form.kind == "noun" and form.case == "abl" and form.base in self.dimensions and form.base not in self.vague:
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

    def _meant(self, earlier: Subject, at: int) -> str:
        """What a pronoun means by the subject before it: of «тоғыз қабатты корпус» the building, not its storeys."""
        index = self.article.word_at(earlier.start)
        if any(index == quantity.last for quantity in self.article.quantities[max(0, at - 3) : at]) and self.phrases.forms.ends(
            self.words[index].lower, "accusative_or_adjective"
        ):
            phrase = self.phrases.after(index + 1, index)
            if phrase is not None:
                return self.phrases.base(phrase.head)
        return earlier.head

    def _near(self, quantity: Quantity) -> list[Quantity]:
        """The quantities of the same sentence."""
        at, quantities = len(self.subjects), self.article.quantities
        return [other for other in quantities[max(0, at - 4) : at] if self.phrases.same_line(other.first, quantity.first)]

    def _asked(self, quantity: Quantity) -> Subject | None:
        """«– Қоқыстың көлемі қандай? – Айына 30 тоннаға таяды»: an answer is about what the question asks."""
        words, phrases = self.words, self.phrases
        last = self.article.sentences[words[quantity.first].sentence].first - 1
        while last >= 0 and words[last].text in '–-»"':
            last -= 1
        if last >= 0 and words[last].text != "?" and words[last].paragraph < words[quantity.first].paragraph:
            last = self._question_told(last)
        if last < 1 or words[last].text != "?":
            return None
        if self._near(quantity):
            return None  # the answer has gone on to something else
        for index in range(last - 1, max(-1, last - 12), -1):
            if not phrases.same_line(index, last):
                return None
            form = phrases.form(index)
            if quantity.kind == "count" and words[index].lower in self.counting_questions:
                phrase = phrases.after(index + 1, index)
                if phrase is not None:
                    return self._subject(phrase.first, phrase.last, phrase.head, "what is asked", 0.7)
            if form.kind == "noun" and form.case == "nom" and form.base in self.dimensions:
                owner = phrases.form(index - 1) if phrases.same_line(index - 1, index) else None
                if form.base in self.vague and owner is not None and owner.kind == "noun" and owner.case == "gen":
                    return self._subject(index - 1, index + 1, index - 1, "owner of what is asked", 0.7)
                return self._subject(phrases.head_span(index, max(0, index - 8)), index + 1, index, "what is asked", 0.7)
        return None

    def _question_told(self, last: int) -> int:
        """«– Неше адам келді? – деп сұрадым.»: the mark of a question that the narration closes, in the paragraph of `last`."""
        words, paragraph = self.words, self.words[last].paragraph
        for index in range(last, max(-1, last - 12), -1):
            if words[index].paragraph != paragraph:
                break
            if words[index].text == "?" and words[index + 1].text in DASHES:
                return index
        return last

    def _left_out(self, quantity: Quantity, at: int) -> Subject | None:
        """What a quantity without a topic in its clause is about: what was asked, the clause before, the fact before."""
        return (
            self._asked(quantity)
            or self._clause_before(quantity)
            or self._price_before(quantity, at)
            or self._sentence_before(quantity, at)
            or self._earlier(at)
        )

    def _sentence_before(self, quantity: Quantity, at: int) -> Subject | None:
        """«Ауылдың балы әйгілі. Былтыр Қытайға 2 т жөнелтілді»: what opens the paragraph, where no fact of it came before."""
        phrases, words = self.phrases, self.words
        line = self.article.sentences[words[quantity.first].sentence]
        before = line.index - 1
        if quantity.kind != "quantity" or before < 0:
            return None
        sentence = self.article.sentences[before]
        opens = words[quantity.first].paragraph == words[sentence.first].paragraph
        if not opens or (at and self.article.quantities[at - 1].last > sentence.first):
            return None
        for index in range(sentence.first, min(sentence.first + 6, sentence.last)):
            form = phrases.form(index)
            if form.kind in ("verb", "number", "pronoun"):
                return None
            if form.kind == "noun" and form.case == "nom" and form.base not in self.time_nouns:
                if phrases.is_agent(index):
                    return None
                return self._subject(
                    phrases.head_span(index, sentence.first), index + 1, index, "subject of the sentence before", 0.5
                )
        return None

    def _price_before(self, quantity: Quantity, at: int) -> Subject | None:
        """«Жол жүру құны да көтерілді. Картамен төлесең – 120 теңге»: the price that the sentence before names."""
        if quantity.kind != "money":
            return None
        phrases, floor = self.phrases, self.article.quantities[at - 1].last if at else 0
        for index in range(quantity.first - 1, max(floor, quantity.first - 30) - 1, -1):
            if self.words[index].paragraph != self.words[quantity.first].paragraph:
                return None
            form = phrases.form(index)
            if form.kind == "noun" and form.base in self.dimensions and form.possessive and form.case in ("nom", "acc"):
                return self._subject(phrases.head_span(index, max(0, index - 8)), index + 1, index, "price named before", 0.7)
        return None

    def _clause_before(self, quantity: Quantity) -> Subject | None:
        """«Апатты мектептер азайды: 33-тен 12-ге»: the subject of the first clause, where it has no number of its own."""
        if self._near(quantity):
            return None
        phrases, floor = self.phrases, max(0, quantity.first - REACH)
        verb = quantity.first - 1
        while verb >= floor and phrases.same_line(verb, quantity.first) and phrases.form(verb).kind not in ("verb", "predicate"):
            verb -= 1
        if verb < floor or not phrases.same_line(verb, quantity.first):
            return None
        changing = self.changing.verb(self.words[verb].lower) is not None
        if self.words[verb + 1].text != ":" and not (changing and self.words[verb + 1].text == ","):
            return None
        for index in range(verb - 1, floor - 1, -1):
            if not phrases.same_line(index, verb):
                return None
            form = phrases.form(index)
            if form.kind in ("number", "pronoun"):
                return None
            if form.kind == "noun" and form.case == "nom" and form.base not in self.time_nouns:
                if phrases.is_agent(index) and not form.possessive and not changing:
                    return None
                found = self._topic_from(index, quantity, len(self.subjects), "subject of the clause before")
                return found._replace(sureness=0.6)
        return None

    def _earlier(self, at: int) -> Subject | None:
        """The subject of the last fact before, for an ellipsis; the last in the same unit where that is no further back."""
        quantity = self.article.quantities[at]
        if quantity.unit is not None and quantity.kind != "percent":
            for step in range(at - 1, max(-1, at - 4), -1):
                subject, other = self.subjects[step], self.article.quantities[step]
                if subject is not None and other.unit == quantity.unit:
                    return subject._replace(rule="as the last in its unit", sureness=0.5, phrase=None)
        for step in range(at - 1, max(-1, at - 4), -1):
            subject = self.subjects[step]
            if subject is not None and subject.head in self.phrases.inside and quantity.unit is not None:
                continue  # «екі рет көрдік, 40 гектар қалды»: times are no hectares
            if subject is not None:
                return subject._replace(rule="as in the fact before", sureness=0.5, phrase=None)
        return None
