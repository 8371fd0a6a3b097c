"""Noun phrases for languages with prepositions and the noun after its number: what the facts' rooms read clauses by.

A `Chunk` is a noun with what describes it and the genitives (or «of» phrases) that complete it, and the preposition
before it. How chunks are cut depends on the language: by agreement of cases (`phrases_by_case`) or by the order of
words (`phrases_by_order`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_extract.components.article import Article, Quantity, Sentence

LONGEST_INSERTION = 9  # words of a clause of saying between commas
LONGEST_CLAUSE = 80  # words on either side of a number
LONGEST_CUE = 5  # words of saying that belong together
DASHES = frozenset("—–-−")
OPENING, CLOSING = frozenset('«“"„'), frozenset('»”"“')


@dataclass(slots=True)
class Form:
    """A word as the rooms of facts see it."""

    kind: str  # number · aside · mark · noun · adj · det · pron · verb · inf · conv · short · adv · prep · conj · comp
    lemma: str = ""
    cases: frozenset[str] = frozenset()
    plural: bool = False
    transitive: bool = False


@dataclass(slots=True)
class Chunk:
    """A noun phrase: its words, its head in base form, what governs it."""

    first: int
    last: int
    head: int
    lemma: str
    cases: frozenset[str] = frozenset()
    prep: str = ""
    counted: bool = False  # stands right after a number
    pronoun: bool = False
    headless: bool = False  # adjectives whose noun is left out: «самые скромные»
    plural: bool = False
    core: int = -1  # where the head's complements begin


class Phrases:
    """The phrases of one article: forms of its words, chunks of its sentences, clauses around its numbers."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.table = article.pack.table("subjects")
        self.owner: dict[int, int] = {}
        for at, quantity in enumerate(article.quantities):
            for index in range(quantity.first, quantity.last):
                self.owner[index] = at
        self.asides: set[int] = set()
        for span in article.dates:
            self.asides.update(range(span.first, span.last))
        for item in article.skipped:
            self.asides.update(range(*article.words_in(item.start, item.end)))
        self.asides -= set(self.owner)
        self.times: set[int] = {index for span in article.dates for index in range(span.first, span.last)}
        for item in article.skipped:
            if item.reason in ("duration", "date"):
                self.times.update(range(*article.words_in(item.start, item.end)))
        self._said: dict[int, frozenset[int]] = {}
        self._cues: list[tuple[int, int]] | None = None  # where words say who says it, in text order
        self._brackets: dict[int, frozenset[int]] = {}
        listed = self.table.get("words", {})
        self.lists: dict[str, frozenset[str]] = defaultdict(frozenset)  # a small pack has few of them
        self.lists.update((name, frozenset(entries)) for name, entries in listed.items())
        self.saying = frozenset(article.pack.table("cues").get("verbs", {}).get("saying", []))
        self._forms: dict[int, Form] = {}
        self._chunks: dict[int, list[Chunk]] = {}
        self._bases: dict[int, frozenset[str]] = {}

    # words

    def form(self, index: int) -> Form:
        """What the word at `index` is; a number for every word of a quantity, a mark outside the text."""
        if not 0 <= index < len(self.words):
            return Form("mark")
        found = self._forms.get(index)
        if found is None:
            if index in self.owner:
                found = Form("number")
            elif index in self.asides:
                found = Form("aside", self.words[index].lower)
            elif self.words[index].kind == "mark":
                found = Form("mark", self.words[index].text)
            elif self.words[index].kind == "digits":
                found = Form("aside")
            else:
                found = self._read(index)
            self._forms[index] = found
        return found

    def _read(self, index: int) -> Form:
        raise NotImplementedError

    def bases(self, index: int) -> frozenset[str]:
        """The dictionary forms that the word at `index` may have, lower case; empty for marks."""
        if not 0 <= index < len(self.words):
            return frozenset()
        found = self._bases.get(index)
        if found is None:
            found = self._bases[index] = self._bases_of(index) if self.words[index].kind == "word" else frozenset()
        return found

    def _bases_of(self, index: int) -> frozenset[str]:
        raise NotImplementedError

    def lower(self, index: int) -> str:
        """The lower-case word at `index`, empty outside the text."""
        return self.words[index].lower if 0 <= index < len(self.words) else ""

    def listed(self, index: int, name: str) -> bool:
        """Whether the word at `index`, as it stands or in base form, is in a list of the pack."""
        entries = self.lists.get(name, frozenset())
        return self.lower(index) in entries or (0 <= index < len(self.words) and self.form(index).lemma in entries)

    def sentence(self, index: int) -> Sentence:
        """The sentence of the word at `index`."""
        return self.article.sentences[self.words[index].sentence]

    def kind_alone(self, index: int) -> str:
        """Kind of a word inside a number's expression: what it would be outside."""
        return self._read(index).kind if self.words[index].kind == "word" else "mark"

    def text(self, first: int, last: int) -> str:
        """The text of the words from `first` to before `last`."""
        return self.article.text[self.words[first].start : self.words[last - 1].end]

    # chunks

    def chunks(self, sentence: int) -> list[Chunk]:
        """The noun phrases of a sentence, in order."""
        found = self._chunks.get(sentence)
        if found is None:
            span = self.article.sentences[sentence]
            found = self._chunks[sentence] = list(self._cut(span.first, span.last))
        return found

    def _cut(self, first: int, last: int) -> Iterator[Chunk]:
        index, prep = first, ""
        while index < last:
            form = self.form(index)
            if form.kind == "prep":
                prep, index = self.words[index].lower, index + 1
                continue
            chunk = self.phrase_at(index, last)
            if chunk is not None:
                chunk.prep, prep = prep, ""
                chunk.counted = index > first and (index - 1) in self.owner
                yield chunk
                index = max(chunk.last, index + 1)
                continue
            if form.kind not in ("number", "adv", "aside", "comp", "det") or index in self.times or self.listed(index, "closes"):
                prep = ""
            index += 1

    def phrase_at(self, index: int, last: int) -> Chunk | None:
        """The noun phrase that begins at `index` and ends before `last`, or None."""
        raise NotImplementedError

    def after(self, quantity: Quantity) -> Chunk | None:
        """What stands right after a number as the thing that it counts or of which it is a measure, or None."""
        raise NotImplementedError

    def topic(self, quantity: Quantity, *, moving: bool) -> Chunk | None:
        """What the clause says the number of, or None; `moving` where a word of change governs it."""
        raise NotImplementedError

    def before(self, quantity: Quantity) -> int:
        """Index of the last word before the expression that is no small word of it: prepositions, «примерно», «в размере»."""
        index, first = quantity.first - 1, self.sentence(quantity.first).first
        while index >= first:
            form = self.form(index)
            if form.kind in ("prep", "adv") or self.listed(index, "amount"):
                index -= 1
                continue
            if form.kind == "adj" and index + 1 < quantity.first and self.listed(index + 1, "amount"):
                index -= 1  # «на общую сумму»
                continue
            break
        return index if index >= first else -1

    # clauses

    def clause(self, quantity: Quantity) -> tuple[int, int]:
        """First and last (exclusive) word of the clause of a number: cut at semicolons and at words that open a clause."""
        sentence = self.sentence(quantity.first)
        first = quantity.first
        while first > max(sentence.first, quantity.first - LONGEST_CLAUSE):
            text = self.words[first - 1].text
            if text == ";" or (text == "," and self.listed(first, "opening")) or self._breaks(first - 1):
                break
            if text == ":" and any(self.form(at).kind in ("noun", "verb", "pron") for at in range(first, quantity.first)):
                break
            first -= 1
        last = quantity.last
        while last < min(sentence.last, quantity.last + LONGEST_CLAUSE):
            text = self.words[last].text
            if text == ";" or (text == "," and self.listed(last + 1, "opening")):
                break
            last += 1
        return first, last

    def _breaks(self, index: int) -> bool:
        """Whether a word that joins two clauses stands at `index`: «but», «while»."""
        return self.form(index).kind == "conj" and self.listed(index, "opening")

    def told(self, sentence: int) -> frozenset[int]:
        """Words of a sentence that only say who says so: «, уточнила директор департамента,», "she added"."""
        found = self._said.get(sentence)
        if found is None:
            found = self._said[sentence] = frozenset(self._telling(sentence))
        return found

    def _telling(self, sentence: int) -> Iterator[int]:
        span = self.article.sentences[sentence]
        yield from self._inserted(span)
        if self._cues is None:
            found = {item[2].cue for item in self.article.attributions if item[2].cue is not None}
            self._cues = sorted(found | {quote.cue for quote in self.article.quotes if quote.cue is not None})
        for cue in self._cues[bisect_left(self._cues, (span.start, 0)) : bisect_left(self._cues, (span.end, 0))]:
            first, last = self.article.words_in(cue[0], cue[1])
            if last - first > LONGEST_CUE or any(index in self.owner for index in range(first, last)):
                first = last - 1
            begin, end = first, last
            while begin > span.first and self.words[begin - 1].text not in ",—–“”»":
                begin -= 1
            while end < span.last and self.words[end].text not in ",—–“«" and end not in self.owner:
                end += 1
            if any(index in self.owner for index in range(begin, first)):
                begin = first
            if end < span.last and end in self.owner:
                end = last  # "said the number … had quadrupled": what is said goes on without a comma
            yield from range(begin, end)

    def _inserted(self, span: Sentence) -> Iterator[int]:
        """«, уточнил инженер,», ", she added,": between two commas a verb of saying and nothing counted."""
        commas = [index for index in range(span.first, span.last) if self.words[index].text == "," and index not in self.owner]
        for begin, end in pairwise(commas):
            inside = range(begin + 1, end)
            if 0 < len(inside) <= LONGEST_INSERTION and not any(index in self.owner for index in inside):
                if not self.listed(begin + 1, "opening") and any(self.bases(index) & self.saying for index in inside):
                    yield from inside

    def bracketed(self, sentence: int) -> frozenset[int]:
        """Words of a sentence that stand in brackets."""
        found = self._brackets.get(sentence)
        if found is None:
            span, depth, inside = self.article.sentences[sentence], 0, set()
            for index in range(span.first, span.last):
                if self.words[index].text == "(":
                    depth += 1
                elif self.words[index].text == ")":
                    depth = max(0, depth - 1)
                elif depth:
                    inside.add(index)
            found = self._brackets[sentence] = frozenset(inside)
        return found

    def candidates(self, quantity: Quantity) -> list[Chunk]:
        """The phrases of the number's sentence that may say what it is about: not who says so, not what brackets add."""
        sentence = self.words[quantity.first].sentence
        told, inside = self.told(sentence), self.bracketed(sentence)
        within = quantity.first in inside
        return [item for item in self.chunks(sentence) if item.head not in told and (within or item.head not in inside)]

    def own(self, quantity: Quantity) -> int:
        """Where the number's own part of the sentence begins: after the last comma before it, if it has a verb of its own."""
        first, _ = self.clause(quantity)
        told = self.told(self.words[quantity.first].sentence)
        for index in range(quantity.first - 1, first, -1):
            if self.words[index].text == "," and index - 1 not in told and index + 1 not in told:
                if any(
                    self.form(at).kind in ("verb", "short") or self.words[at].text in DASHES
                    for at in range(index + 1, quantity.first)
                ):
                    return index + 1
                return first
        return first

    def bracket(self, quantity: Quantity) -> int:
        """Index of the bracket that the number stands in, or -1."""
        first = self.sentence(quantity.first).first
        for index in range(quantity.first - 1, max(first - 1, quantity.first - 12), -1):
            if self.words[index].text == ")":
                return -1
            if self.words[index].text == "(":
                return index
        return -1
