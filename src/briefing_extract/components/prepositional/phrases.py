"""Noun phrases for languages with prepositions and the noun after its number: what the facts' rooms read clauses by.

A `Chunk` is a noun with what describes it and the genitives (or «of» phrases) that complete it, and the preposition
before it. How chunks are cut depends on the language: by agreement of cases (`phrases_by_case`) or by the order of
words (`phrases_by_order`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_extract.components.article import Article, Quantity, Sentence

DASHES = frozenset("—–-−")
OPENING, CLOSING = frozenset("«“\"„"), frozenset("»”\"“")


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
        listed = self.table.get("words", {})
        self.lists: dict[str, frozenset[str]] = {name: frozenset(entries) for name, entries in listed.items()}
        self._forms: dict[int, Form] = {}
        self._chunks: dict[int, list[Chunk]] = {}
        self._bases: dict[int, frozenset[str]] = {}

    # words

    def form(self, index: int) -> Form:
        """What the word at `index` is; a number for every word of a quantity."""
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
            if form.kind not in ("number", "adv", "aside", "comp"):
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
            break
        return index if index >= first else -1

    # clauses

    def clause(self, quantity: Quantity) -> tuple[int, int]:
        """First and last (exclusive) word of the clause of a number: cut at semicolons and at words that open a clause."""
        sentence = self.sentence(quantity.first)
        first = quantity.first
        while first > sentence.first:
            text = self.words[first - 1].text
            if text in ";:" or (text == "," and self.listed(first, "opening")) or self._breaks(first - 1):
                break
            first -= 1
        last = quantity.last
        while last < sentence.last:
            text = self.words[last].text
            if text == ";" or (text == "," and self.listed(last + 1, "opening")):
                break
            last += 1
        return first, last

    def _breaks(self, index: int) -> bool:
        """Whether a word that joins two clauses stands at `index`: «but», «while»."""
        return self.form(index).kind == "conj" and self.listed(index, "opening")

    def bracket(self, quantity: Quantity) -> int:
        """Index of the bracket that the number stands in, or -1."""
        first = self.sentence(quantity.first).first
        for index in range(quantity.first - 1, max(first - 1, quantity.first - 12), -1):
            if self.words[index].text == ")":
                return -1
            if self.words[index].text == "(":
                return index
        return -1
