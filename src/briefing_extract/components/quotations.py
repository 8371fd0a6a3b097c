"""Where direct speech stands: in quotation marks, behind a dash, after a colon; and the clause that says who spoke.

Geometry only: whose words they are is for `attribution`. Names in quotation marks («Даму» қоры) are told from quotations
by what follows them, by their length and by their verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Paragraph, Word
    from briefing_extract.components.cues import Cues

DASHES = frozenset("–-")
STOPS = frozenset(",.!?…:;")
ENDS = frozenset(".!?…")
MARKS = frozenset('«»"“”„')
MAX_DEPTH = 4  # marks inside marks; deeper ones are a slip of the keyboard
MAX_TAIL = 12  # words between «деп» and its verb of saying
MAX_PARAGRAPHS = 8  # paragraphs that one quotation may run over
OWN_WITHIN = 3  # words behind «деп» among which «сұраймын» stands
ASKED_WITHIN = 4  # words after a quotation among which «деген сұраққа» stands
FREE_WORDS = 7  # a quotation without a cue has at least as many words; a shorter one is a name or a term
CITED_WORDS = 3  # … and after a colon


@dataclass(slots=True)
class Quotation:
    """A stretch of direct speech: its words without the marks, and the clause of its speaker where one follows."""

    first: int  # words
    last: int
    start: int  # code points
    end: int
    tail: tuple[int, int] | None = None  # words of the clause that follows: «деді ол брифинг барысында»
    colon: bool = False  # a colon stands before it
    kind: str = "marks"  # marks · dash · bare (its opening mark is missing) · turn · question (nobody's figures)
    speaker: int | None = None  # known beforehand: turns of a dialogue
    organization: int | None = None
    settled: bool = False  # the speaker is settled, even where there is none


@dataclass(slots=True)
class _Pair:
    opening: int
    closing: int  # the word after the last one where the closing mark is missing
    depth: int
    closed: bool = True


def find_quotations(article: Article, cues: Cues, aside: frozenset[int]) -> list[Quotation]:
    """The direct quotations of an article in text order, none inside another; paragraphs in `aside` are passed over."""
    return _Finder(article, cues, aside).find()


class _Finder:
    """One article's marks and dashes on their way to quotations."""

    def __init__(self, article: Article, cues: Cues, aside: frozenset[int]) -> None:
        self.article = article
        self.words = article.words
        self.cues = cues
        self.aside = aside
        self.found: list[Quotation] = []
        self.until = 0  # words before it are already inside a quotation

    def find(self) -> list[Quotation]:
        paragraphs = [p for p in self.article.paragraphs if p.index not in self.aside and p.last > p.first]
        pairs = self._pairs(paragraphs)
        for number, paragraph in enumerate(paragraphs):
            if paragraph.first < self.until:
                continue
            if self.opens_with_dash(paragraph) and self._dashed(paragraph, paragraphs, number):
                continue
            self._marked(paragraph, pairs[number])
            if not self.found or self.found[-1].last <= paragraph.first:
                self._bare(paragraph)
        return self.found

    def opens_with_dash(self, paragraph: Paragraph) -> bool:
        """Whether the line is a line of dialogue or of a list."""
        words, first = self.words, paragraph.first
        return (
            words[first].text in DASHES and first + 1 < paragraph.last and (words[first].text == "–" or words[first + 1].spaced)
        )

    # marks in pairs

    def _pairs(self, paragraphs: list[Paragraph]) -> list[list[_Pair]]:
        """The pairs of quotation marks of each paragraph; one left open runs to the next mark that closes nothing."""
        result: list[list[_Pair]] = []
        stray: list[tuple[int, int]] = []  # paragraph, word of closing marks that close nothing
        open_: list[tuple[int, int]] = []
        for number, paragraph in enumerate(paragraphs):
            pairs: list[_Pair] = []
            stack: list[int] = []
            for index in range(paragraph.first, paragraph.last):
                text = self.words[index].text
                if text not in MARKS or self.words[index].kind != "mark":
                    continue
                if self._is_opening(index, paragraph, bool(stack)):
                    stack.append(index)
                elif stack:
                    at = stack.pop()
                    if len(stack) < MAX_DEPTH:
                        pairs.append(_Pair(at, index, len(stack)))
                else:
                    stray.append((number, index))
            open_.extend((number, index) for index in stack[:MAX_DEPTH])
            result.append(pairs)
        self._close(paragraphs, result, open_, stray)
        for pairs in result:
            pairs.sort(key=lambda pair: pair.opening)
        return result

    def _is_opening(self, index: int, paragraph: Paragraph, inside: bool) -> bool:
        words, word = self.words, self.words[index]
        if word.text in "«„“":
            return True
        if word.text in "»”":
            return False
        following = words[index + 1] if index + 1 < paragraph.last else None
        if following is None:
            return False
        if index == paragraph.first or (word.spaced and not following.spaced):
            return True
        before = words[index - 1]
        if before.text in "(:«–-" and not following.spaced and not (inside and before.text in ":–-" and following.kind == "mark"):
            return True
        return (
            not inside and not following.spaced and following.kind != "mark" and before.kind == "mark" and before.text not in ENDS
        )

    def _close(
        self, paragraphs: list[Paragraph], pairs: list[list[_Pair]], open_: list[tuple[int, int]], stray: list[tuple[int, int]]
    ) -> None:
        """Give every opening mark without a closing one its end."""
        later = 0
        for number, index in open_:
            paragraph = paragraphs[number]
            inner = [
                pair for pair in pairs[number] if pair.opening > index and self.tail(pair.closing + 1, paragraph.last) is not None
            ]
            if inner:  # «Біз «Жасыл ел», – деді ол: one mark closes both
                pairs[number].append(_Pair(index, inner[0].closing, 0))
                continue
            while later < len(stray) and stray[later][1] < index:
                later += 1
            if later < len(stray) and stray[later][0] - number <= MAX_PARAGRAPHS:
                pairs[number].append(_Pair(index, stray[later][1], 0))
                continue
            end = self._tail_dash(index + 1, paragraph.last)
            pairs[number].append(_Pair(index, paragraph.last if end is None else end, 0, closed=False))

    # quotations in marks

    def _marked(self, paragraph: Paragraph, pairs: list[_Pair]) -> None:
        cited = False
        for pair in pairs:
            if pair.opening < self.until:
                continue
            last = (
                self.words[min(pair.closing, len(self.words)) - 1].paragraph
                if pair.closing > pair.opening + 1
                else paragraph.index
            )
            end = self.article.paragraphs[max(last, paragraph.index)].last
            tail = self.tail(pair.closing + 1 if pair.closed else pair.closing, end)
            colon = pair.opening > paragraph.first and self.words[pair.opening - 1].text == ":"
            if pair.opening == paragraph.first or all(w.kind == "mark" for w in self.words[paragraph.first : pair.opening]):
                colon = colon or (paragraph.index > 0 and self._ends_with_colon(paragraph.index - 1))
            if pair.closed and self._is_question(pair, end):
                self._put(pair.opening + 1, pair.closing, None, False, "question")
                self.until = pair.closing + 1
                continue
            if self._is_quotation(pair, tail, colon, paragraph, end, cited):
                self._add(pair.opening + 1, pair.closing, tail, colon, "marks")
                self.until = pair.closing + 1
                cited = True

    def _ends_with_colon(self, index: int) -> bool:
        before = self.article.paragraphs[index]
        return before.last > before.first and self.words[before.last - 1].text == ":"

    def _is_question(self, pair: _Pair, last: int) -> bool:
        """««…?» деген сұраққа …»: what somebody asked, told in a clause."""
        words, at = self.words, pair.closing + 1
        if at + 1 >= last or words[at].lower not in self.cues.participles:
            return False
        return any(
            words[k].kind == "word" and self.cues.asked.read(words[k].lower) is not None
            for k in range(at + 1, min(at + ASKED_WITHIN, last))
        )

    def _is_quotation(
        self, pair: _Pair, tail: tuple[int, int] | None, colon: bool, paragraph: Paragraph, end: int, cited: bool
    ) -> bool:
        words = self.words
        inside = [word for word in words[pair.opening + 1 : pair.closing] if word.kind != "mark"]
        if not inside:
            return False
        following = words[pair.closing + 1] if pair.closing + 1 < end else None
        sentences = words[pair.closing - 1].sentence != words[pair.opening + 1].sentence
        verb = self._has_verb(inside)
        if tail is not None:
            if not verb and not sentences and len(inside) < FREE_WORDS and following is not None and following.kind == "word":
                if inside[0].kind == "word" and not inside[0].capitalised:
                    return False  # «өзін «даланың таксисі» дейді»: names, quotes nothing
            # «Ақ жол» деп атады, but «Барамыз», – деді
            return len(inside) >= 2 or (pair.closing + 1 < end and words[pair.closing + 1].kind == "mark")
        ended = words[pair.closing - 1].text in ENDS
        if colon:
            return len(inside) >= CITED_WORDS and (verb or sentences or ended or len(inside) >= FREE_WORDS)
        if following is not None and following.kind == "word" and not following.capitalised:
            # «… керек» деген пікір, «… үшін» жобасы: a word governs it
            return False
        if inside[-1].lower in self.cues.no_speech and not sentences:
            return False
        if following is not None and following.text in DASHES and following.spaced and not ended and len(inside) < 2 * FREE_WORDS:
            return False
        enough = len(inside) >= (4 if cited else FREE_WORDS)
        return (
            enough and (verb or sentences) and (words[pair.opening + 1].capitalised or words[pair.opening + 1].kind == "digits")
        )

    def _has_verb(self, inside: list[Word]) -> bool:
        return any(self.article.pack.is_finite_verb(word.lower) for word in inside[-3:] if word.kind == "word") or any(
            word.lower in self.cues.predicates for word in inside[-2:]
        )

    def _add(self, first: int, last: int, tail: tuple[int, int] | None, colon: bool, kind: str) -> None:
        """A quotation over the words, cut where a clause of its speaker stands inside («…, – деді ол, – …»)."""
        words = self.words
        at = first
        while kind != "bare" and (dash := self._tail_dash(at, last)) is not None and dash > at:
            clause = self.tail(dash, last)
            if clause is None or clause[1] >= last:
                break
            self._put(at, dash, clause, colon and at == first, kind)
            at = clause[1]
            while at < last and (words[at].text in DASHES or words[at].text in STOPS):
                at += 1
        if at < last:
            self._put(at, last, tail, colon and at == first, kind)

    def _put(self, first: int, last: int, tail: tuple[int, int] | None, colon: bool, kind: str) -> None:
        words = self.words
        surplus = _surplus(words, first, last)
        while first < last and (words[first].text in DASHES or (words[first].text in MARKS and surplus > 0)):
            surplus -= words[first].text in MARKS
            first += 1
        while last > first and (
            words[last - 1].text in DASHES or words[last - 1].text in ",;" or (words[last - 1].text in MARKS and surplus)
        ):
            surplus += 1 if words[last - 1].text in "»”" else -1 if words[last - 1].text in MARKS else 0
            last -= 1
        if first < last and any(word.kind != "mark" for word in words[first:last]):
            self.found.append(Quotation(first, last, words[first].start, words[last - 1].end, tail, colon, kind))

    # the clause of the speaker

    def tail(self, index: int, last: int) -> tuple[int, int] | None:
        """The words of the clause of saying that begins at a word, marks before it aside; None where none does."""
        words, cues = self.words, self.cues
        at, dash = index, False
        while (
            at < last
            and words[at].kind == "mark"
            and (words[at].text in DASHES or words[at].text in STOPS or words[at].text in MARKS)
            and at - index < 4
        ):
            dash = dash or words[at].text in DASHES
            at += 1
        if at >= last or words[at].kind != "word":
            return None
        near = min(last, at + MAX_TAIL)
        while near > at + 1 and words[near - 1].sentence != words[at].sentence:
            near -= 1
        if words[at].lower in cues.that:
            for k in range(at + 1, near):
                # «… деп атап өтті» is no naming
                if words[k].lower in cues.naming and not dash and (k + 1 >= near or cues.said(words, k + 1, k) != k):
                    return None
                said = cues.said(words, k, at) is not None or cues.quoting.at(words, k, at + 1) is not None
                # behind a dash every verb quotes: «…, – деп еске алады», «…, – деп күледі»
                if said or words[k].lower in cues.passive or (dash and self.article.pack.is_finite_verb(words[k].lower)):
                    return at, self._clause_end(at, last)
            return None
        if words[at].lower in cues.participles and words[at].lower not in cues.passive:
            governed = dash and self._ends_in_verb(at + 1, near)
            if governed or (at + 1 < last and words[at + 1].lower in cues.past):
                return at, self._clause_end(at, last)
            return None
        if words[at].lower in cues.passive:
            return at, self._clause_end(at, last)
        for k in range(at, min(near, at + 4)):
            start = cues.said(words, k, at)
            if start == at:
                return at, self._clause_end(at, last)
        # «…», – Әсет Асқаров осылай деді; «…, – сөзін осылай аяқтады Әсет»
        if dash and not (words[at + 1].lower in cues.about if at + 1 < near else False):
            for k in range(at, near):
                lower = words[k].lower
                if lower in cues.speech and self._ends_in_verb(k + 1, near):
                    return at, self._clause_end(at, last)
                if lower not in cues.participles and cues.said(words, k, at) is not None:
                    if k + 1 >= near or words[k + 1].kind == "mark" or (k == at + 1 and words[at].lower in cues.pointing):
                        return at, self._clause_end(at, last)
        return None

    def _ends_in_verb(self, first: int, last: int) -> bool:
        """Whether a finite verb stands among words up to the next mark."""
        for index in range(first, last):
            if self.words[index].kind != "word":
                return False
            if self.article.pack.is_finite_verb(self.words[index].lower):
                return True
        return False

    def _clause_end(self, first: int, last: int) -> int:
        """Where a clause of saying ends: with its sentence, or before the dash that takes the speech up again."""
        words, at = self.words, first + 1
        while at < last:
            word = words[at]
            if word.sentence != words[first].sentence:
                return at
            if word.text in DASHES and words[at - 1].text in STOPS and words[at].kind == "mark":
                return at
            if word.text in MARKS and word.kind == "mark" and word.spaced and words[at - 1].text in ".:!?":
                return at
            at += 1
        return last

    def _tail_dash(self, first: int, last: int) -> int | None:
        """The dash after a stop behind which a clause of saying begins, from the word `first` on."""
        words = self.words
        for index in range(first + 1, last):
            if (
                words[index].text in DASHES
                and words[index].kind == "mark"
                and (words[index - 1].text in STOPS or words[index - 1].text in MARKS)
            ):
                if self.tail(index, last) is not None:
                    return index
        return None

    # speech behind dashes

    def _dashed(self, paragraph: Paragraph, paragraphs: list[Paragraph], number: int) -> bool:
        """«– …, – деді ол. – …»: the speech of a line that opens with a dash, on over the next lines up to its clause."""
        last = paragraph.last
        dash = self._tail_dash(paragraph.first, last)
        if (asked := self._asked(paragraph)) is not None:
            self._put(paragraph.first + 1, asked, (asked + 1, last), False, "question")
            self.until = last
            return True
        if dash is None:
            dash, last = self._tail_below(paragraphs, number)
        if dash is None:
            return False
        at = paragraph.first + 1
        while dash is not None:
            clause = self.tail(dash, last)
            assert clause is not None
            self._put(at, dash, clause, False, "dash")
            at = clause[1]
            if at >= last or self.words[at].text not in DASHES:
                break
            at += 1
            dash = self._tail_dash(at, last)
            if dash is None:
                self._put(at, last, clause, False, "dash")
                at = last
        self.until = max(self.until, at)
        return True

    def _asked(self, paragraph: Paragraph) -> int | None:
        """The dash behind which the reporter says whose words those of a line are: «– Қалайсыз? – деймін мен»."""
        words = self.words
        for index in range(paragraph.first + 2, paragraph.last - 1):
            if words[index].text in DASHES and words[index - 1].text in "?…,!":
                at = index + 2 if words[index + 1].lower in self.cues.that else index + 1
                if any(word.lower in self.cues.own for word in words[at : min(at + OWN_WITHIN, paragraph.last)]):
                    return index
        return None

    def _tail_below(self, paragraphs: list[Paragraph], number: int) -> tuple[int | None, int]:
        """Speech over several lines of which only the first has a dash: its clause ends a later one."""
        for paragraph in paragraphs[number + 1 : number + 4]:
            if self.opens_with_dash(paragraph) or self.words[paragraph.first].text in MARKS:
                break
            dash = self._tail_dash(paragraph.first, paragraph.last)
            if dash is not None:
                return dash, paragraph.last
        return None, paragraphs[number].last

    def _bare(self, paragraph: Paragraph) -> None:
        """«…, – деді ол.» where the mark that opens the speech is missing: the sentences up to the clause."""
        dash = self._tail_dash(paragraph.first, paragraph.last)
        if dash is None:
            return
        clause = self.tail(dash, paragraph.last)
        if clause is None or self._of_outlet(clause):
            return
        first = dash - 1
        sentence = self.words[dash - 1].sentence
        while first > paragraph.first and self.words[first - 1].sentence == sentence:
            first -= 1
        # «Басшы жиында: – Биыл …. Оның …, – деп …»: the speech begins behind the colon
        announced = next((k for k in range(dash - 1, paragraph.first, -1) if self._announces(k)), None)
        self._put(first if announced is None else announced + 1, dash, clause, announced is not None, "bare")
        self.until = clause[1]

    def _announces(self, index: int) -> bool:
        """Whether a dash behind a colon opens speech inside its line."""
        return self.words[index].text in DASHES and self.words[index - 1].text == ":" and self.words[index].spaced

    def _of_outlet(self, clause: tuple[int, int]) -> bool:
        """«…, – деп хабарлайды Almaty.tv»: the outlet reports, nobody is quoted."""
        return (
            any(self.cues.outlet_verbs.at(self.words, k, clause[0]) is not None for k in range(*clause))
            and self.words[clause[0]].lower in self.cues.that
        )


def _surplus(words: list[Word], first: int, last: int) -> int:
    """How many marks open at the head of a stretch that nothing inside it closes; negative for those that only close."""
    surplus = straight = 0
    for word in words[first:last]:
        if word.kind == "mark":
            surplus += word.text in "«„“"
            surplus -= word.text in "»”"
            straight += word.text == '"'
    return surplus if surplus else straight % 2
