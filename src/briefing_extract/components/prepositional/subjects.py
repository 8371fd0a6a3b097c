"""What a quantity counts or measures: the noun phrase as it stands, and its head in base form.

What is counted stands after its number («1 200 студентов», "94 residence halls"); what is measured is what the clause is
about («износ снизился до 68%», "inflation slowed to 12.4%"); a pronoun or nothing at all stands for what was named before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing_extract.components.prepositional.phrases import DASHES

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Quantity
    from briefing_extract.components.prepositional.changes import ChangeHit
    from briefing_extract.components.prepositional.phrases import Chunk, Phrases

REACH = 6  # how many quantities back a noun left out is looked for
MOST_WORDS = 12


class Subject(NamedTuple):
    """The subject of a quantity: its span, its head in base form, the rule that found it and how sure that is."""

    start: int
    end: int
    head: str
    rule: str
    sureness: float = 0.9
    chunk: Chunk | None = None


class SubjectFinder:
    """Finds the subjects of one article's quantities, in text order."""

    def __init__(self, article: Article, phrases: Phrases) -> None:
        self.article, self.phrases = article, phrases
        self.words = article.words
        self.lists = phrases.lists
        self.subjects: list[Subject | None] = []
        self.parts: list[bool] = []  # whether a pronoun says that the quantity is a part of something
        self.moved: list[int] = []  # the word of change of each quantity, -1 where it has none

    def find(self, at: int, change: ChangeHit | None = None) -> Subject | None:
        """The subject of the quantity at position `at`; those before it must have been asked for."""
        found = self._find(self.article.quantities[at], at, change)
        self.parts.append(self._partitive(self.article.quantities[at]) >= 0)
        self.subjects.append(found)
        self.moved.append(change.word if change is not None else -1)
        return found

    def _find(self, quantity: Quantity, at: int, change: ChangeHit | None) -> Subject | None:
        phrases, kind = self.phrases, quantity.kind
        inside = self._inside(quantity)
        if inside is not None:
            return inside
        following = phrases.after(quantity)
        if following is not None and change is not None and change.word == following.head:
            return self._mover(following) or self._topic(quantity, at, moving=True) or self._of(following, "noun of change", 0.5)
        if quantity.attributive and following is not None:
            return self._of(following, "noun of the measure")
        if (
            change is not None
            and change.word >= 0
            and at
            and self.moved[at - 1] == change.word
            and self.subjects[at - 1] is not None
        ):
            before = self.article.quantities[at - 1]
            between = [
                item
                for item in phrases.candidates(quantity)
                if before.last <= item.first and item.last <= quantity.first and not item.prep
            ]
            own = [item for item in between if not item.counted and item.lemma.lower() not in self.lists["never"]]
            if not own and (following is None or kind != "count"):
                return self.subjects[at - 1]
        if change is not None and change.word >= 0 and following is None and phrases.form(change.word).kind == "noun":
            noun = next(
                (item for item in phrases.chunks(self.words[change.word].sentence) if item.first <= change.word < item.last), None
            )
            if noun is not None:
                found = self._mover(noun) or self._topic(quantity, at, moving=True)
                if found is None or (found.chunk is not None and found.chunk.head == noun.head):
                    found = self._earlier(quantity, at) or self._of(noun, "noun of change", 0.6)
                return found
        pronoun = self._partitive(quantity)
        if pronoun >= 0 and following is None:
            return self._anaphor(pronoun, at, quantity)
        if following is not None and kind == "percent" and self.words[quantity.first - 1].text in DASHES and change is None:
            stated = phrases.topic(quantity, moving=False)  # «Просрочка — 3,4% портфеля»
            if stated is not None and not stated.pronoun and not stated.headless and stated.last >= quantity.first - 8:
                return self._of(stated, "what the dash defines", 0.75)
        if following is not None and (kind != "percent" or change is None or self._complete(quantity, following)):
            return self._of(following, "noun after the number")
        paired = self._respective(quantity, at)
        if paired is not None:
            return paired
        against = self._against(quantity, at)
        if against is not None:
            return against._replace(rule="as what it is compared with", sureness=0.8)
        whole = self._whole_after(at)
        if whole is not None:
            return self._of(whole, "whole after the number")
        bracketed = self._bracketed(quantity, at)
        if bracketed is not None:
            return bracketed
        restated = self._restated(quantity, at)
        if restated is not None:
            return restated._replace(rule="as the amount it restates", sureness=0.8)
        if kind == "count":
            return self._left_out(quantity, at, change)
        if kind == "fraction" and change is None and at and self.article.quantities[at - 1].kind in ("fraction", "percent"):
            if self.words[self.article.quantities[at - 1].first].sentence == self.words[quantity.first].sentence:
                earlier = self._earlier(quantity, at)
                if earlier is not None:
                    return earlier
        opened = self._opened(quantity)
        if opened is not None:
            return opened
        if kind == "money" and change is None:
            bought = self._purpose(quantity)
            if bought is not None:
                return bought
        return self._topic(quantity, at, moving=change is not None) or self._earlier(quantity, at)

    def _against(self, quantity: Quantity, at: int) -> Subject | None:
        """«143 раза против 212», "3.7 billion against 2.9 billion": the same thing at another time."""
        if not at or self.article.quantities[at - 1].kind != quantity.kind:
            return None
        before = self.article.quantities[at - 1]
        if self.words[before.first].sentence != self.words[quantity.first].sentence:
            return None
        lead = range(self.phrases.before(quantity) + 1, quantity.first)
        return self.subjects[at - 1] if any(self.words[index].lower in self.lists["against"] for index in lead) else None

    def _opened(self, quantity: Quantity) -> Subject | None:
        """«Of the loan, EUR 41.1 million had been disbursed»: the whole that opens the sentence."""
        first = self.phrases.sentence(quantity.first).first
        if self.phrases.lower(first) not in self.lists["out_of"]:
            return None
        chunk = next(iter(self.phrases.chunks(self.words[quantity.first].sentence)), None)
        if chunk is None or chunk.pronoun or chunk.first > first + 2 or not 0 <= quantity.first - chunk.last <= 2:
            return None
        return self._of(chunk, "whole that opens the sentence", 0.8)

    def _complete(self, quantity: Quantity, following: Chunk) -> bool:
        """A percentage of something that changes: «на 5% цен» is none, "61% of respondents" is."""
        return bool(self.phrases.lower(quantity.last) == "of")

    def _of(self, chunk: Chunk, rule: str, sureness: float = 0.9) -> Subject:
        """A chunk as subject; what only holds its genitive («десяток яиц») gives way to it."""
        words, head, lemma, first = self.words, chunk.head, chunk.lemma, chunk.first
        if lemma.lower() in self.lists["holders"] and chunk.last > chunk.core:
            index = chunk.core
            if self.phrases.lower(index) == "of":
                index += 1
            inner = self.phrases.phrase_at(index, chunk.last)
            if inner is not None and not inner.headless:
                lemma, head = inner.lemma, inner.head
        last = min(chunk.last, first + MOST_WORDS)
        if head >= last:
            first, last = head, head + 1
        while first < head and self.words[first].kind == "mark":
            first += 1
        return Subject(words[first].start, words[last - 1].end, lemma, rule, sureness, chunk)

    # nouns that stand for others

    def _partitive(self, quantity: Quantity) -> int:
        """Index of the pronoun that the number is a part of: «из них 33», "of which $95 million", "186 of them"; else -1."""
        words, listed = self.words, self.lists["partitive"]
        at = quantity.last
        for index in (at + 1, at):
            if (
                index < len(words)
                and index - 1 >= quantity.last
                and words[index].lower in listed
                and words[index - 1].lower in self.lists["of"]
            ):
                return index
        first = self.phrases.sentence(quantity.first).first
        for index in range(quantity.first - 1, max(first, quantity.first - 5), -1):
            form = self.phrases.form(index)
            if words[index].lower in listed and self.phrases.lower(index - 1) in self.lists["out_of"]:
                return -1 if self.phrases.form(index - 2).kind == "noun" and index - 2 >= first else index
            if form.kind not in ("adv", "prep", "det", "comp") and not (form.kind == "mark" and form.lemma in DASHES):
                return -1
        return -1

    def _anaphor(self, index: int, at: int, quantity: Quantity) -> Subject:
        earlier = self._count_before(at, quantity, holding=True) or self._last(at)
        word = self.words[index]
        if word.lower in self.lists.get("ourselves", frozenset()):
            earlier = None
        if earlier is not None and earlier.chunk is not None and earlier.head.lower() in self.lists["levels"]:
            chunk = earlier.chunk  # «число филиалов … пять из них»: the things, not their number
            at_noun = chunk.core + (1 if self.phrases.lower(chunk.core) in self.lists["of"] else 0)
            inner = self.phrases.phrase_at(at_noun, chunk.last) if at_noun < chunk.last else None
            if inner is not None and not inner.headless:
                earlier = earlier._replace(head=inner.lemma)
        return Subject(word.start, word.end, earlier.head if earlier else word.lower, "pronoun", 0.85 if earlier else 0.4)

    def _last(self, at: int) -> Subject | None:
        return next((item for item in reversed(self.subjects[max(0, at - REACH) :]) if item is not None), None)

    def _count_before(self, at: int, quantity: Quantity, *, holding: bool = False) -> Subject | None:
        """The subject of the last count, where the text has not gone on to something else."""
        paragraph = self.words[quantity.first].paragraph
        for step in range(at - 1, max(-1, at - REACH - 1), -1):
            other, subject = self.article.quantities[step], self.subjects[step]
            if self.words[other.first].paragraph < paragraph - 1:
                return None
            if holding and self.parts[step]:
                continue
            if subject is not None and other.kind == "fraction" and subject.rule == "noun after the number":
                return subject
            if subject is None or not (
                other.kind == "count" or (holding and other.kind in ("quantity", "money") and step == at - 1)
            ):
                continue
            if holding and other.value is not None and quantity.value is not None and quantity.kind == other.kind:
                if other.value < quantity.value:
                    continue
            return subject
        return None

    def _earlier(self, quantity: Quantity, at: int, *, alike: bool = False) -> Subject | None:
        """«в медленных зонах — 10»: what the last quantity of the same kind was about."""
        paragraph = self.words[quantity.first].paragraph
        for step in range(at - 1, max(-1, at - REACH - 1), -1):
            other, subject = self.article.quantities[step], self.subjects[step]
            if self.words[other.first].paragraph < paragraph - 1:
                break
            if self.phrases.bracket(other) >= 0 and self.phrases.bracket(quantity) < 0:
                continue
            if subject is not None and (other.kind == quantity.kind or (step == at - 1 and not alike)):
                return subject._replace(rule="as the number before", sureness=0.6)
        return None

    def _left_out(self, quantity: Quantity, at: int, change: ChangeHit | None) -> Subject | None:
        """A count without a noun after it."""
        before = self._count_before(at, quantity)
        if change is not None and change.role == "to" and at and self.article.quantities[at - 1].kind == "count" and before:
            if self.words[quantity.first].sentence == self.words[self.article.quantities[at - 1].first].sentence:
                return before._replace(rule="as the start of the change", sureness=0.8)
        topic = self.phrases.topic(quantity, moving=change is not None)
        if topic is not None and topic.pronoun:
            return self._pronoun(topic, at) or before
        if topic is not None and not topic.headless:
            level = topic.lemma.lower() in self.lists["levels"]
            named = self.words[topic.head].capitalised and self.words[topic.head].index > self.phrases.sentence(topic.head).first
            own = topic.first >= self.phrases.own(quantity)
            counted = bool(topic.cases) and "gen" in topic.cases and "nom" not in topic.cases
            if self._is_place(topic) and before is not None:
                return before._replace(rule="as the count before", sureness=0.7)
            if level or before is None or change is not None or (topic.plural and not named and (own or counted)):
                return self._of(topic, "what the clause counts", 0.75)
        return before._replace(rule="as the count before", sureness=0.7) if before else None

    def _pronoun(self, topic: Chunk, at: int) -> Subject | None:
        earlier = self._last(at)
        if earlier is None:
            return None
        word = self.words[topic.head]
        return Subject(word.start, word.end, earlier.head, "pronoun", 0.6)

    # what a clause is about

    def _topic(self, quantity: Quantity, at: int, *, moving: bool) -> Subject | None:
        found = self.phrases.topic(quantity, moving=moving)
        if found is None:
            return None
        if found.pronoun:
            return self._pronoun(found, at)
        if found.headless and found.lemma not in self.lists["rest"]:
            earlier = self._earlier(quantity, at)
            return earlier or self._of(found, "adjective of the clause", 0.5)
        if self._is_place(found):
            heading = self._heading(quantity, found)
            earlier = heading or self._earlier(quantity, at, alike=True)
            if earlier is not None:
                return earlier
        heading = self._heading(quantity, found)
        return heading or self._of(found, "what the clause is about", 0.8)

    def _heading(self, quantity: Quantity, found: Chunk) -> Subject | None:
        """«Retail turnover: Almaty – 6,213»: a place between a heading and a dash is where, not what."""
        if not self.words[found.head].capitalised or self.phrases.form(found.last).lemma not in DASHES:
            return None
        sentence = self.phrases.sentence(found.first)
        colon = next((at for at in range(found.first - 1, sentence.first, -1) if self.words[at].text == ":"), -1)
        if colon < 0:
            return None
        for item in self.phrases.chunks(sentence.index):
            if item.last <= colon and not item.prep and not item.pronoun and item.lemma.lower() not in self.lists["tables"]:
                return self._of(item, "heading of the row", 0.8)
        return None

    def named_place(self, quantity: Quantity) -> str | None:
        """The place that the clause is about, in base form: "Atyrau region paid 398,000", «Almaty – 6,213 (+5.4%)»."""
        first, _ = self.phrases.clause(quantity)
        for item in reversed(self.phrases.candidates(quantity)):
            if item.last > quantity.first or item.first < first:
                continue
            if not item.prep and self._is_place(item) and "gen" not in (item.cases if "nom" not in item.cases else ()):
                at = self.words[item.head].start
                named = [
                    (mention.end - mention.start, entity.name)
                    for entity in self.article.entities
                    if entity.type == "place"
                    for mention in entity.mentions
                    if mention.start <= at < mention.end
                ]
                return max(named)[1]
            if (
                any(index in self.phrases.owner for index in range(item.last, quantity.first))
                and self.phrases.bracket(quantity) < 0
            ):
                continue
            if not item.prep and not item.counted:
                return None
        return None

    def _is_place(self, chunk: Chunk) -> bool:
        """Whether the head of a phrase lies in the name of a place: it says where, not what."""
        at = self.words[chunk.head].start
        return self.words[chunk.first].capitalised and any(
            mention.start <= at < mention.end
            for entity in self.article.entities
            if entity.type == "place"
            for mention in entity.mentions
        )

    def _inside(self, quantity: Quantity) -> Subject | None:
        """«One foreign student in three»: the noun stands inside the expression."""
        if quantity.kind != "fraction" or self.article.pack.language != "en" or quantity.last - quantity.first < 4:
            return None
        close = next((at for at in range(quantity.last - 2, quantity.first, -1) if self.words[at].lower in ("in", "out")), -1)
        if close <= quantity.first + 1:
            return None
        first = quantity.first + 1
        while first < close and self.phrases.kind_alone(first) != "noun":
            first += 1
        if first >= close or self.words[close - 1].kind != "word" or self.words[close - 1].lower in self.lists["ones"]:
            return None
        word = self.words[close - 1]
        head = str(self.article.pack.morphology.base(word.lower))
        return Subject(self.words[first].start, word.end, head, "noun inside the expression", 0.9)

    def _mover(self, noun: Chunk) -> Subject | None:
        """«a 12.4% rise in prices»: what moves is what the noun of change takes."""
        at = noun.head + 1
        sentence = self.phrases.sentence(noun.head)
        if at < sentence.last and self.phrases.form(at).kind == "prep" and self.phrases.lower(at) in ("in", "of"):
            inner = self.phrases.phrase_at(at + 1, sentence.last)
            if inner is not None and not inner.pronoun:
                return self._of(inner, "what the noun of change takes")
        if noun.last > noun.core:
            inner = self.phrases.phrase_at(noun.core, noun.last)
            if inner is not None:
                return self._of(inner, "what the noun of change takes")
        return None

    def _purpose(self, quantity: Quantity) -> Subject | None:
        """«на операции придётся около 350 млн», «выделено 5 млн тенге на ремонт»: what an amount goes to."""
        first, last = self.phrases.clause(quantity)
        if not any(self.phrases.listed(at, "spending") for at in range(first, last)):
            return None
        near = self.phrases.before(quantity)
        if any(self.words[index].lower in self.lists["each_at"] for index in range(near + 1, quantity.first)):
            return None
        chunks = [item for item in self.phrases.candidates(quantity) if first <= item.first < last]
        if any(item.first <= near < item.last and not item.prep for item in chunks):
            return None
        after = [item for item in chunks if item.first == quantity.last + 1]
        for item in (*after, *(item for item in reversed(chunks) if item.last <= quantity.first)):
            if item.prep in self.lists["purpose"] and not item.pronoun and item.lemma.lower() not in self.lists["never"]:
                if item.cases and "acc" not in item.cases:
                    continue
                if self.words[item.head].capitalised or item.lemma.lower() in self.lists["amount"]:
                    continue
                return self._of(item, "what the amount is for", 0.7)
        return None

    # lists, brackets, amounts said twice

    def _whole_after(self, at: int) -> Chunk | None:
        """«19 из 31 атаки», "seven of the 11 medals": the noun of the whole that comes next."""
        if at + 1 >= len(self.article.quantities):
            return None
        here, following = self.article.quantities[at], self.article.quantities[at + 1]
        between = [self.phrases.lower(index) for index in range(here.last, following.first)]
        if (
            0 < len(between) <= 3
            and between[0] in self.lists["of"]
            and all(
                self.phrases.form(index).kind in ("prep", "det", "adv", "comp") for index in range(here.last, following.first)
            )
        ):
            return self.phrases.after(following)
        return None

    def _bracketed(self, quantity: Quantity, at: int) -> Subject | None:
        """«прибыль — 28 млрд (−41%)», «фонд (49,5%)»: a number alone in brackets is about what stands before them."""
        bracket = self.phrases.bracket(quantity)
        if bracket < 0:
            return None
        chunks = self.phrases.chunks(self.words[quantity.first].sentence)
        if any(bracket < item.first < quantity.first for item in chunks):
            return None
        before = self.article.quantities[at - 1] if at else None
        own = next(
            (
                item
                for item in chunks
                if 0 <= bracket - item.last <= 3
                and before is not None
                and item.first >= before.last
                and (not item.prep or item.prep in self.lists["including"])
            ),
            None,
        )
        if own is not None and not own.counted:
            return self._of(own, "noun before the bracket", 0.85)
        if (
            before is not None
            and bracket - 6 <= before.last <= quantity.first
            and self.words[before.first].sentence == self.words[bracket].sentence
        ):
            subject = self.subjects[at - 1]
            return subject and subject._replace(rule="as the number before the bracket", sureness=0.8)
        item = next((item for item in chunks if item.last == bracket), None)
        return self._of(item, "noun before the bracket", 0.85) if item is not None else None

    def _restated(self, quantity: Quantity, at: int) -> Subject | None:
        if not at:
            return None
        before = self.article.quantities[at - 1]
        if not 0 < quantity.first - before.last <= 6 or self.words[before.first].sentence != self.words[quantity.first].sentence:
            return None
        for index in range(before.last, quantity.first):
            if self.words[index].lower in self.lists["restating"] and self.words[index].kind == "word":
                near = self.phrases.form(quantity.first - 1).kind
                return self.subjects[at - 1] if near in ("conj", "verb", "adv", "prep", "mark") else None
        return None

    def _respective(self, quantity: Quantity, at: int) -> Subject | None:
        """«выросли зерно, мука и хлеб — на 5, 6 и 7% соответственно»: each number has its own noun."""
        sentence = self.phrases.sentence(quantity.first)
        if not any(
            self.words[index].lower in self.lists["respectively"]
            for index in range(quantity.last, min(sentence.last, quantity.last + 30))
        ):
            return None
        group = [step for step, item in enumerate(self.article.quantities) if sentence.first <= item.first < sentence.last]
        begin = self.article.quantities[group[0]].first
        nouns = [item for item in self.phrases.chunks(sentence.index) if item.last <= begin and not item.pronoun]
        run: list[Chunk] = []
        for item in reversed(nouns):
            if run and not self._joined(item.last, run[0].first):
                if len(run) >= 2:
                    break
                run = []
            run.insert(0, item)
        if len(run) == len(group) and len(run) > 1:
            return self._of(run[group.index(at)], "its own noun of the list", 0.8)
        return None

    def _joined(self, first: int, last: int) -> bool:
        return 0 < last - first <= 2 and all(
            self.words[index].text == "," or self.phrases.form(index).kind == "conj" for index in range(first, last)
        )
