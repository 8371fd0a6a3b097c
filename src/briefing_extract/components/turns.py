"""Turns of talk: who asks and who answers in an interview, whose turn it is in a transcript, what is a list after all.

A line that opens with a dash and has no clause of saying is a turn, an item of a list, or speech announced by the line above.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from briefing_extract.components.quotations import DASHES, Quotation

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Paragraph
    from briefing_extract.components.cues import Cues
    from briefing_extract.components.reference import References

MIN_TURNS = 4  # lines with a dash that make a dialogue
MIN_QUESTIONS = 2
OPENING = frozenset('«"“')
STRANGER_WORDS = 10  # of a label that names nobody known
LABEL_WORDS = 30
SHORT_QUESTION = 12
LONG_TURN = 60
SPEECH_WORDS = 8


class Label(NamedTuple):
    """«Нина Горбунова, зейнеткер:», «Журналист:»: who speaks next, and the word after the colon."""

    kind: str  # person · question · answer · reporter
    speaker: int | None
    after: int
    full: bool = False  # name and position, set apart by a comma


@dataclass(slots=True)
class Turns:
    """What the turns of an article come to."""

    quotations: list[Quotation] = field(default_factory=list)
    silent: set[int] = field(default_factory=set)  # paragraphs without a source: questions, a reporter's own words, bylines
    dialogue: bool = False  # an interview
    transcript: bool = False  # named turns with narration between them


def read_turns(
    article: Article, cues: Cues, references: References, taken: list[Quotation], aside: frozenset[int], headlines: set[int]
) -> Turns:
    """The turns of an article beside the quotations already `taken`; paragraphs in `aside` and `headlines` are none."""
    return _Reader(article, cues, references, taken, aside | headlines).read()


class _Reader:
    """One article's lines of dialogue."""

    def __init__(
        self, article: Article, cues: Cues, references: References, taken: list[Quotation], aside: frozenset[int]
    ) -> None:
        self.article = article
        self.words = article.words
        self.cues = cues
        self.references = references
        self.turns = Turns()
        # «– …, – деймін», «– …, – деп күрсінді дәрігер»: the text tells of the talk, and what has no dash is its narration
        self.told = {self.words[q.first].paragraph for q in taken if q.kind in ("dash", "question") and q.tail is not None}
        self.asked = {self.words[q.first].paragraph for q in taken if q.kind == "question" and q.tail is not None}
        held = {k for q in taken for k in range(self.words[q.first].paragraph, self.words[q.last - 1].paragraph + 1)}
        self.paragraphs = [p for p in article.paragraphs if p.index not in aside and p.last > p.first]
        self.held = held
        self.labels = {p.index: label for p in self.paragraphs if (label := self._label(p)) is not None}

    def read(self) -> Turns:
        lists = self._lists()
        dashed = [p for p in self.paragraphs if self._dash(p) and p.index not in self.held and p.index not in lists]
        questions = sum(self.words[p.last - 1].text in "?…" for p in dashed) + len(self.asked)
        inline = [
            p
            for p in self.paragraphs
            if (label := self.labels.get(p.index)) is not None and label.after < p.last and p.index not in self.held
        ]
        named = [
            p
            for p in self.paragraphs
            if (label := self.labels.get(p.index)) is not None and label.after >= p.last and label.kind in ("person", "reporter")
        ]
        if len(inline) >= MIN_TURNS:
            self.turns.dialogue = True
            self._labelled()
        elif len(named) < 2 and self._is_dialogue(dashed, questions):
            self.turns.dialogue = True
            self._interview(dashed, lists)
        else:
            self._transcript(dashed, len(named) >= 2)
        return self.turns

    def _is_dialogue(self, dashed: list[Paragraph], questions: int) -> bool:
        """Whether lines with dashes answer one another, or the questions that stand between them without a dash."""
        if len(dashed) + len(self.asked) >= MIN_TURNS and questions >= MIN_QUESTIONS:
            return True
        if len(dashed) < MIN_QUESTIONS:
            return False
        lines = {p.index for p in dashed}
        asked = 0
        for before, paragraph in zip(self.paragraphs, self.paragraphs[1:], strict=False):
            if paragraph.index in lines and before.index not in lines and before.index not in self.held:
                asked += self.words[before.last - 1].text == "?"
        return asked >= MIN_QUESTIONS

    def _dash(self, paragraph: Paragraph) -> bool:
        words, first = self.words, paragraph.first
        return (
            words[first].text in DASHES and first + 1 < paragraph.last and (words[first].text == "–" or words[first + 1].spaced)
        )

    def _lists(self) -> set[int]:
        """Lines with a dash that are items of a list: behind a colon, or ended by semicolons."""
        found: set[int] = set()
        group: list[Paragraph] = []
        before: Paragraph | None = None
        for paragraph in [*self.paragraphs, None]:
            if paragraph is not None and self._dash(paragraph):
                if not group:
                    opener = before
                group.append(paragraph)
                continue
            if group:
                colon = opener is not None and self.words[opener.last - 1].text == ":" and opener.index not in self.labels
                semicolons = sum(self.words[p.last - 1].text in ";," for p in group)
                if semicolons or (colon and len(group) > 1):
                    found.update(p.index for p in group)
            group, before = [], paragraph
        return found

    def _label(self, paragraph: Paragraph) -> Label | None:
        """The label that a line is, or begins with."""
        words, references = self.words, self.references
        last = min(paragraph.last, paragraph.first + LABEL_WORDS)
        first = paragraph.first
        while first < last and words[first].kind == "mark" and words[first].text not in '«"':
            first += 1
        colon = next((k for k in range(first, last) if words[k].text == ":"), None)
        if colon is None:
            return self._byline(paragraph, first)
        if colon == first:
            return None
        kind = ""
        head = words[first].lower
        if colon - first <= 3:
            if head in self.cues.answers:
                return Label("answer", None, colon + 1)
            if head in self.cues.questions or words[colon - 1].lower in self.cues.questions:
                kind = "question"
        person = next((m for m in references.in_range(first, colon) if references.is_person(m[2])), None)
        if person is not None:
            inside = words[first:colon]
            if any(
                self.cues.said(words, k, first) is not None or (k >= colon - 1 and self._finite(words[k].lower))
                for k in range(first, colon)
                if self.references.at_word.get(k) is None
            ):
                return None
            if any(word.text in ".;–" and word.index not in (person[0] + 1, person[1]) for word in inside if word.kind == "mark"):
                return None
            if references.case_of(person[0], person[1], person[2]) != "nom":
                return None
            # the name opens the label or ends it: «Ә. Сабыр, инженер:», «Директор Әсет Сабыр:»
            if person[0] > first + 1 and person[1] < colon - 1:
                return None
            reporter = any(word.lower in self.cues.reporters for word in inside)
            full = person[0] <= first + 1 and person[1] < colon and words[person[1]].text == ","
            return Label("reporter" if reporter else "person", None if reporter else person[2], colon + 1, full)
        if not kind and self._stranger(paragraph, first, colon):
            kind = "person"
        return Label(kind, None, colon + 1) if kind else None

    def _byline(self, paragraph: Paragraph, first: int) -> Label | None:
        """«Сержан ОМАР, аудан тұрғыны» without a colon above a line with a dash: a name, a comma and a position."""
        words, references, paragraphs = self.words, self.references, self.article.paragraphs
        below = paragraphs[paragraph.index + 1] if paragraph.index + 1 < len(paragraphs) else None
        if below is None or paragraph.last - first > LABEL_WORDS or not self._dash(below):
            return None
        person = next((m for m in references.in_range(first, first + 1) if references.is_person(m[2])), None)
        if person is None or person[1] >= paragraph.last or references.case_of(*person[:3]) != "nom":
            return None
        if words[person[1]].text != "," and words[person[1]].text not in DASHES:
            return None
        form = references.lists.titles.read(words[paragraph.last - 1].lower)
        if form is None or form.case != "nom" or form.plural:
            return None
        reporter = form.base in self.cues.reporters
        return Label("reporter" if reporter else "person", None if reporter else person[2], paragraph.last, True)

    def _finite(self, lower: str) -> bool:
        """Whether a form is a finite verb, and no title that ends like one: «депутаты»."""
        return self.article.pack.is_finite_verb(lower) and self.references.lists.titles.read(lower) is None

    def _stranger(self, paragraph: Paragraph, first: int, colon: int) -> bool:
        """«Гүлсім апа, зейнеткер:» above a line with a dash, though no person of the article."""
        words, paragraphs = self.words, self.article.paragraphs
        if colon + 1 != paragraph.last or colon - first > STRANGER_WORDS or not words[first].capitalised:
            return False
        below = paragraphs[paragraph.index + 1] if paragraph.index + 1 < len(paragraphs) else None
        if below is None or words[below.first].text not in DASHES:
            return False
        inside = words[first:colon]
        return any(word.text == "," for word in inside) and not any(
            self.article.pack.is_finite_verb(word.lower) for word in inside if word.kind == "word" and not word.capitalised
        )

    # an interview

    def _interviewee(self, first: int) -> int | None:
        references, entities = self.references, self.article.entities
        closing = {p.index for p in self.paragraphs if self._closes(p)}
        persons = [m for m in references.mentions if references.is_person(m[2]) and self.words[m[0]].paragraph not in closing]
        # a byline may stand above the text, too: whoever has a position goes first
        persons.sort(key=lambda m: (m[0] >= first, entities[m[2]].role == "author" and not entities[m[2]].position, m[0]))
        if not persons:
            return None
        chosen = persons[0][2]
        entities[chosen].role = ""
        return chosen

    def _interview(self, dashed: list[Paragraph], lists: set[int]) -> None:
        speaker = self._interviewee(dashed[0].first)
        last_dash = dashed[-1].index
        state = ""
        # a quotation in the lead of an interview does not make it a story
        told = bool(self.asked) or any(index > dashed[0].index for index in self.told)
        for number, paragraph in enumerate(self.paragraphs):
            if paragraph.index < dashed[0].index:
                following = self.paragraphs[number + 1] if number + 1 < len(self.paragraphs) else paragraph
                if following.index == dashed[0].index and self.words[paragraph.last - 1].text == "?":
                    state = "Q"
                    self.turns.silent.add(paragraph.index)
                continue
            if paragraph.index in self.held:
                state = "Q" if paragraph.index in self.asked else "A"
                continue
            end = self.words[paragraph.last - 1].text
            length = paragraph.last - paragraph.first
            if self._closes(paragraph):
                self.turns.silent.add(paragraph.index)
                state = "end"
            elif state == "end":
                self.turns.silent.add(paragraph.index)
            elif self._dash(paragraph) and paragraph.index not in lists:
                if state == "" and told:
                    state = "Q" if end in "?…" else "A"
                elif state == "Q" and not (end == "?" and length <= SHORT_QUESTION):
                    state = "A"
                elif state == "A" and (end not in "?…" and length > LONG_TURN):
                    state = "A"
                else:
                    state = "Q"
                self._turn(paragraph, state, speaker)
            elif told:
                state = "Q" if end == "?" else ""
            else:
                if end == "?" and length < LONG_TURN:
                    state = "Q"
                elif (state == "Q" and self._asked(number)) or (
                    state == "A" and (end in '.!…»"' or paragraph.index in lists) and paragraph.index < last_dash
                ):
                    state = "A"
                else:
                    self.turns.silent.add(paragraph.index)
                    continue
                self._turn(paragraph, state, speaker)

    def _asked(self, number: int) -> bool:
        before = self.paragraphs[number - 1] if number else None
        return before is not None and self.words[before.last - 1].text in "?…"

    def _turn(self, paragraph: Paragraph, state: str, speaker: int | None) -> None:
        if state == "A":
            self._speech(paragraph, paragraph.first, speaker)
        else:
            self.turns.silent.add(paragraph.index)

    def _speech(
        self, paragraph: Paragraph, first: int, speaker: int | None, *, settled: bool = True, colon: bool = False
    ) -> None:
        words = self.words
        while first < paragraph.last and (words[first].text in DASHES or words[first].text == ":"):
            first += 1
        last = paragraph.last
        if first < last and words[first].text in OPENING:  # «Аты-жөні, лауазымы: «…».»
            while last > first + 1 and words[last - 1].kind == "mark" and words[last - 1].text not in "!?…»":
                last -= 1
            if words[last - 1].text in '»”"':
                first, last = first + 1, last - 1
            else:
                last = paragraph.last
        if first < last:
            organization = self.references.office_of(speaker)
            self.turns.quotations.append(
                Quotation(
                    first,
                    last,
                    words[first].start,
                    words[last - 1].end,
                    None,
                    colon,
                    "turn" if settled else "dash",
                    speaker,
                    organization,
                    settled,
                )
            )

    def _closes(self, paragraph: Paragraph) -> bool:
        return (
            any(
                word.lower in self.cues.closers for word in self.words[paragraph.first : min(paragraph.first + 3, paragraph.last)]
            )
            and paragraph.last - paragraph.first <= 10
        )

    def _labelled(self) -> None:
        """«Журналист: …», «Асқар Серік: …»: every turn bears its label."""
        speaker: int | None = None
        answering = False
        interviewee = self._interviewee(len(self.words))
        for paragraph in self.paragraphs:
            label = self.labels.get(paragraph.index)
            if label is not None:
                answering = label.kind in ("person", "answer")
                speaker = label.speaker if label.kind == "person" else interviewee
            if paragraph.index in self.held:
                continue
            if answering and not self._closes(paragraph):
                first = label.after if label is not None else paragraph.first
                if first < paragraph.last:
                    self._speech(paragraph, first, speaker)
            else:
                self.turns.silent.add(paragraph.index)

    # a transcript, and dashes that stand alone

    def _transcript(self, dashed: list[Paragraph], transcript: bool) -> None:
        self.turns.transcript = transcript
        lines = {p.index for p in dashed}
        label: Label | None = None
        fresh = False  # the line above is the label
        for number, paragraph in enumerate(self.paragraphs):
            own = self.labels.get(paragraph.index)
            if own is not None and own.after >= paragraph.last and (transcript or own.kind in ("person", "reporter")):
                label, fresh = own, True
                continue
            if (
                own is not None
                and own.kind == "person"
                and paragraph.index not in self.held
                and self.words[own.after].text in DASHES
            ):
                self._speech(paragraph, own.after, own.speaker)
                label, fresh = own, False
                continue
            if own is not None and own.kind == "person" and own.full and paragraph.index not in self.held:
                # «Қарлығаш Омар, ата-ана: …»
                self._speech(paragraph, own.after, own.speaker)
                label, fresh = None, False
                continue
            if paragraph.index in self.held:
                label, fresh = None, False
            elif paragraph.index in lines:
                if label is not None and label.kind == "person":
                    self._speech(paragraph, paragraph.first, label.speaker)
                elif label is None:
                    self._alone(paragraph, number)
                elif label.kind == "question" and self.words[paragraph.last - 1].text == "?":
                    self.turns.silent.add(paragraph.index)
                fresh = False
            elif fresh and label is not None:
                if label.kind == "question" and self.words[paragraph.last - 1].text == "?":
                    self.turns.silent.add(paragraph.index)
                elif transcript and label.kind == "person":
                    self._speech(paragraph, paragraph.first, label.speaker)
                label, fresh = None, False
            else:
                label = None

    def _alone(self, paragraph: Paragraph, number: int) -> None:
        """A line of speech without a clause of its own: the line above leads to it."""
        words = self.words
        before = self.paragraphs[number - 1] if number else None
        colon = before is not None and words[before.last - 1].text == ":"
        content = [word for word in words[paragraph.first : paragraph.last] if word.kind == "word"]
        speech = (
            len(content) >= SPEECH_WORDS
            and words[paragraph.last - 1].text in ".!?…"
            and self.article.pack.is_finite_verb(content[-1].lower)
        )
        if colon or speech:
            self._speech(paragraph, paragraph.first, None, settled=False, colon=colon)
