"""Direct speech: what stands in quotation marks, behind the dash of a dialogue, or in the turn of an interview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_extract.components.prepositional.names import closing

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_extract.components.article import Article, Paragraph

DASHES = frozenset("–-")
ENDS = frozenset(".,!?…")
LEAST_TURNS = 3
SHORT_TURN = 16  # words of a question without its mark
LONGEST_QUESTION = 45
LABEL = 16  # words before the colon of a named turn
ASKING = frozenset(
    {"q", "question", "вопрос", "журналист", "корреспондент", "корр", "вопрос журналиста", "reporter", "interviewer", "ведущий"}
)
ANSWERING = frozenset({"a", "answer", "ответ"})
LONGEST = 600  # words of a quotation


@dataclass(slots=True)
class Quotation:
    """Words of direct speech, end exclusive, the marks around them left out; `outer` takes the marks in."""

    first: int
    last: int
    outer_first: int
    outer_last: int
    style: str  # quotes · dash · turn
    speaker: int | None = None  # known from the turn
    question: bool = False


class QuotationFinder:
    """The direct speech of one article."""

    def __init__(
        self,
        article: Article,
        says: Callable[[int], bool],
        is_verb: Callable[[int], bool],
        named: frozenset[int],
        persons: dict[int, int],
    ) -> None:
        self.article = article
        self.words = article.words
        self.says = says
        self.is_verb = is_verb
        self.persons = persons  # words of persons' names, and whose
        self.named = named  # words of offices: a name in quotes is no speech
        self.aside = {
            paragraph.index
            for paragraph in article.paragraphs
            for start, end in article.boilerplate
            if start <= paragraph.start and paragraph.end <= end
        }

    def find(self) -> list[Quotation]:
        """Every quotation in text order; none overlaps another."""
        found: list[Quotation] = []
        interview = self.turns()
        taken = {q.first for q in interview}
        for paragraph in self.article.paragraphs:
            if paragraph.index in self.aside:
                continue
            if any(paragraph.first <= first < paragraph.last for first in taken):
                continue
            spoken = self.dialogue(paragraph)
            found += spoken or self.quoted(paragraph)
        return sorted([*found, *interview], key=lambda quotation: quotation.first)

    # quotation marks

    def quoted(self, paragraph: Paragraph) -> list[Quotation]:
        """What stands in quotation marks in a paragraph and is speech."""
        words, found, index = self.words, [], paragraph.first
        while index < paragraph.last:
            word = words[index]
            if word.text not in ("«", '"'):
                index += 1
                continue
            end = closing(words, index, LONGEST)
            if end < 0 and index == paragraph.first:
                end = paragraph.last  # the speech goes on in the next paragraph
            if end < 0:
                index += 1
                continue
            if self._is_speech(index, min(end, paragraph.last), paragraph):
                if end > 0 and (split := self._broken(index, end)):
                    found += split
                    index = end + 1
                    continue
                last = end
                while last > index + 1 and words[last - 1].text == ",":
                    last -= 1
                found.append(Quotation(index + 1, last, index, min(end + 1, paragraph.last), "quotes"))
                index = end + 1
            else:
                index = end + 1 if end - index < 12 else index + 1
        return found

    def _broken(self, opening: int, end: int) -> list[Quotation]:
        """«Речь, – рассказывает он. – Речь»: one pair of marks around speech, who says it, and speech."""
        words = self.words
        dashes = [k for k in range(opening + 2, end) if words[k].text in DASHES and words[k].spaced and words[k - 1].text in ENDS]
        for at, following in zip(dashes, [*dashes[1:], end], strict=False):
            if not any(self.says(k) for k in range(at + 1, min(following, at + 4))):
                continue
            first_last = at - 1 if words[at - 1].text == "," else at
            found = [Quotation(opening + 1, first_last, opening, at, "dash")]
            if following < end:
                found.append(Quotation(following + 1, end, following, end + 1, "dash"))
            return found
        return []

    def _is_speech(self, opening: int, end: int, paragraph: Paragraph) -> bool:
        words = self.words
        inner = words[opening + 1 : end]
        spoken = [w for w in inner if w.kind != "mark"]
        if len(spoken) < 2 or opening in self.named or ((opening + 1) in self.named and len(spoken) < 6):
            return False
        verb = any(self.is_verb(w.index) for w in inner if w.kind == "word")
        stops = inner[-1].text in ENDS
        at = end + 1
        while at < paragraph.last and words[at].text == ",":
            at += 1
        dash = at < paragraph.last and words[at].text in DASHES
        beside = any(self.says(k) for k in range(at, min(paragraph.last, at + 7)))
        tail = beside and (dash or stops or words[at - 1].text == ",")
        lead = opening > paragraph.first and words[opening - 1].text == ":"
        if tail or lead:
            return len(spoken) >= 3 or verb
        if opening == paragraph.first and len(spoken) >= 5 and (dash or end >= paragraph.last - 2):
            return True
        if opening > paragraph.first and words[opening - 1].text in DASHES and verb and len(spoken) >= 3:
            return True
        if (
            opening > paragraph.first
            and any(self.says(k) for k in range(max(paragraph.first, opening - 4), opening))
            and len(spoken) >= 3
        ):
            return True
        return (verb and len(spoken) >= 6) or (len(spoken) >= 4 and stops and inner[-1].text != ",") or len(spoken) >= 10

    # dialogue behind a dash

    def dialogue(self, paragraph: Paragraph) -> list[Quotation]:
        """«– Речь, – сказал он. – Речь»: the speech of a paragraph that begins with a dash and says who speaks."""
        words = self.words
        if words[paragraph.first].text not in DASHES or paragraph.last - paragraph.first < 4:
            return []
        dashes = [
            k
            for k in range(paragraph.first + 2, paragraph.last)
            if words[k].text in DASHES and words[k].spaced and words[k - 1].text in ENDS | {"»", '"'}
        ]
        found: list[Quotation] = []
        start, narrating = paragraph.first + 1, False
        for number, dash in enumerate(dashes):
            following = dashes[number + 1] if number + 1 < len(dashes) else paragraph.last
            if not narrating:
                said = any(self.says(k) for k in range(dash + 1, min(following, dash + 9)))
                if not said:
                    continue
                if dash - 1 > start:
                    last = dash - 1 if words[dash - 1].text == "," else dash
                    found.append(Quotation(start, last, start - 1, dash, "dash"))
                narrating = True
            else:
                start, narrating = dash + 1, False
        if found and not narrating and start < paragraph.last:
            found.append(Quotation(start, paragraph.last, start - 1, paragraph.last, "dash"))
        return found

    # turns

    def turns(self) -> list[Quotation]:
        """The answers of an interview, whose questions have a paragraph of their own."""
        lines = [p for p in self.article.paragraphs if p.index not in self.aside]
        dashed = [p for p in lines if self.words[p.first].text in DASHES and not self.dialogue(p)]
        asked = [p for p in dashed if self._asks(p)]
        if len(asked) >= 2 and len(dashed) >= 4:
            return self._dashed(dashed)
        labelled = self._labelled(lines)
        if labelled:
            return labelled
        asked = [p for p in lines if self._asks(p) and p.last - p.first <= LONGEST_QUESTION]
        if len(asked) >= LEAST_TURNS:
            return self._asked(lines, asked[0].index, asked[-1].index)
        return []

    def _labelled(self, lines: list[Paragraph]) -> list[Quotation]:
        """«Q: … A: …», «Серик Ахметов, директор: – …»: lines that begin with who speaks and a colon."""
        words, found = self.words, []
        for line in lines:
            colon = next((k for k in range(line.first, min(line.last - 2, line.first + LABEL)) if words[k].text == ":"), -1)
            if colon < 0 or any(words[k].text in '«".!?' for k in range(line.first, colon)):
                continue
            label = " ".join(words[k].lower for k in range(line.first, colon))
            speaker = next((self.persons[k] for k in range(line.first, colon) if k in self.persons), None)
            if speaker is None and label not in ASKING | ANSWERING:
                continue
            first = colon + 1
            while first < line.last - 1 and words[first].text in DASHES:
                first += 1
            if words[first].text in '«"' or (speaker is not None and any(self.says(k) for k in range(line.first, colon))):
                continue
            found.append(
                Quotation(
                    first,
                    line.last,
                    line.first,
                    line.last,
                    "turn",
                    speaker,
                    label in ASKING or (speaker is not None and self._asks(line)),
                )
            )
        return (
            found
            if len(found) >= 2 and (len({q.speaker for q in found}) > 1 or len(found) > 2 or found[0].speaker is None)
            else []
        )

    def _asks(self, paragraph: Paragraph) -> bool:
        at = paragraph.last - 1
        while at > paragraph.first and self.words[at].text in '»")':
            at -= 1
        return self.words[at].text == "?"

    def _dashed(self, dashed: list[Paragraph]) -> list[Quotation]:
        found, answered = [], True
        for paragraph in dashed:
            question = (self._asks(paragraph) and paragraph.last - paragraph.first <= LONGEST_QUESTION) or answered
            found.append(
                Quotation(paragraph.first + 1, paragraph.last, paragraph.first, paragraph.last, "turn", question=question)
            )
            answered = not question
        return found

    def _asked(self, lines: list[Paragraph], first: int, final: int) -> list[Quotation]:
        found: list[Quotation] = []
        answering = False
        for line in lines:
            if line.index < first:
                continue
            if line.index > final and answering is False and found and not found[-1].question:
                break
            short = line.last - line.first <= SHORT_TURN and self.words[line.last - 1].text in ".…?"
            question = (self._asks(line) and line.last - line.first <= LONGEST_QUESTION) or (
                short and answering and line.index < final
            )
            found.append(Quotation(line.first, line.last, line.first, line.last, "turn", question=question))
            if line.index > final and not question:
                break
            answering = not question
        return found
