"""What stands on the page beside the article: teasers of other articles, captions, counters, hashtags, footers.

The pack's `boilerplate.toml` says how such lines open. Telephone and address lines are part of the article: their
numbers are contacts, not boilerplate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Paragraph, Word
    from briefing_extract.languages.pack import Pack

ENDS = frozenset(".!?…")  # a line that ends so is prose
AFTER_OPENER = frozenset(':–-|/©→«"')
BULLETS = frozenset('•·▪–-*►▶→👉«"')
CAPTION_WORDS = 40
SOURCE_WINDOW = 6  # words after «Сурет» within which its source stands
TEASER_WORDS = 25
TEASER_LINES = 8
HEAD = 4  # lines under the headline where a page shows its counters


@dataclass(slots=True)
class Openers:
    """Phrases that open a line, by their first word."""

    phrases: dict[str, list[tuple[str, ...]]]

    @classmethod
    def of(cls, entries: list[str]) -> Openers:
        """Compile phrases; a hyphenated word is one word, a comma is a mark of its own."""
        phrases: dict[str, list[tuple[str, ...]]] = {}
        for entry in entries:
            parts = tuple(entry.replace(",", " ,").split())
            phrases.setdefault(parts[0], []).append(parts)
        for found in phrases.values():
            found.sort(key=len, reverse=True)  # «оқи отырыңыз» before «оқи отыр»
        return cls(phrases)

    def at(self, words: list[Word], first: int, last: int) -> tuple[int, str] | None:
        """Where the phrase that begins at the word `first` ends, and the phrase; None where none begins there."""
        for phrase in self.phrases.get(words[first].lower, ()):
            if first + len(phrase) <= last and all(words[first + k].lower == part for k, part in enumerate(phrase)):
                return first + len(phrase), " ".join(phrase).replace(" ,", ",")
        return None


@dataclass(slots=True)
class Signs:
    """A pack's words of what lies outside the article."""

    teasers: Openers
    alone: frozenset[str]
    captions: Openers
    without_colon: frozenset[str]
    sources: frozenset[str]
    counter_nouns: frozenset[str]
    counter_fillers: frozenset[str]
    counter_signs: frozenset[str]
    counter_words: int
    footer_nouns: frozenset[str]
    footer_signs: frozenset[str]

    @classmethod
    def of(cls, pack: Pack) -> Signs | None:
        """The signs of `pack`, or None where it has none."""
        if "boilerplate" not in pack.cache:
            table: dict[str, Any] = pack.table("boilerplate")
            pack.cache["boilerplate"] = _compile(table) if table else None
        found: Signs | None = pack.cache["boilerplate"]
        return found


def _compile(table: dict[str, Any]) -> Signs:
    teasers, captions, counters, footers = table["teasers"], table["captions"], table["counters"], table["footers"]
    return Signs(
        teasers=Openers.of(teasers["openers"]),
        alone=frozenset(teasers["alone"]),
        captions=Openers.of(captions["openers"]),
        without_colon=frozenset(captions["without_colon"]),
        sources=frozenset(captions["sources"]),
        counter_nouns=frozenset(counters["nouns"]),
        counter_fillers=frozenset(counters.get("fillers", ())),
        counter_signs=frozenset(counters["signs"]),
        counter_words=counters["words"],
        footer_nouns=frozenset(footers["nouns"]),
        footer_signs=frozenset(footers["signs"]),
    )


def read_boilerplate(article: Article) -> None:
    """Fill `article.boilerplate` with the (start, end) of what is no part of the article, in text order.

    Offsets are code points of `article.text`; spans are whole lines or the end of one, and do not overlap. Never raises
    on any text.
    """
    article.boilerplate = []
    signs = Signs.of(article.pack)
    if signs is None:
        return
    reader = _Reader(article, signs)
    at = 0
    while at < len(article.paragraphs):
        at = reader.read(at)


class _Reader:
    """One article's lines."""

    def __init__(self, article: Article, signs: Signs) -> None:
        self.article, self.words, self.signs = article, article.words, signs

    def read(self, at: int) -> int:
        """Judge the line `at`, and return the next one to judge."""
        paragraph = self.article.paragraphs[at]
        first = self._first_word(paragraph)
        if self._is_counter(at):
            self._add(paragraph.start, paragraph.end)
            if self._is_counter_noun(at + 1):
                following = self.article.paragraphs[at + 1]
                self._add(following.start, following.end)
                return at + 2
        elif self._is_hashtags(paragraph) or self._is_footer(paragraph) or self._is_lone_number(at):
            self._add(paragraph.start, paragraph.end)
        elif first is not None and self._is_caption(first, paragraph.last):
            self._add(paragraph.start, paragraph.end)
        elif first is not None and (end := self._teaser(first, paragraph.last)) is not None:
            return self._teasers(at, end)
        else:
            self._tail(paragraph)
        return at + 1

    def _add(self, start: int, end: int) -> None:
        if start < end:
            self.article.boilerplate.append((start, end))

    def _first_word(self, paragraph: Paragraph) -> int | None:
        """The first word of a line, emoji, bullets and brackets aside."""
        for index in range(paragraph.first, min(paragraph.last, paragraph.first + 6)):
            if self.words[index].kind == "word":
                return index
            if self.words[index].kind == "digits":
                return None
        return None

    def _ends_prose(self, paragraph: Paragraph) -> bool:
        return paragraph.last > paragraph.first and self.words[paragraph.last - 1].text in ENDS

    # hashtags, counters, footers

    def _is_hashtags(self, paragraph: Paragraph) -> bool:
        line = self.article.text[paragraph.start : paragraph.end]
        return line.lstrip().startswith("#") and all(piece.startswith("#") and len(piece) > 1 for piece in line.split())

    def _is_counter(self, at: int) -> bool:
        """«👁 14,2 мың қаралым», «Бөлісу: 25»: a number and words of a counter, nothing else."""
        paragraph = self.article.paragraphs[at]
        if paragraph.last - paragraph.first > 2 * self.signs.counter_words + 2 or self._ends_prose(paragraph):
            return False
        words = self.words[paragraph.first : paragraph.last]
        if not any(word.kind == "digits" for word in words):
            return False
        plain = [word.lower for word in words if word.kind == "word"]
        if len(plain) > self.signs.counter_words:
            return False
        if any(word.text in self.signs.counter_signs for word in words):
            return True
        nouns, fillers = self.signs.counter_nouns, self.signs.counter_fillers
        if not all(word in nouns or word in fillers for word in plain):
            return False
        return any(word in nouns for word in plain) or self._is_counter_noun(at + 1)

    def _is_lone_number(self, at: int) -> bool:
        """«67» in a line of its own between headline and lead: the page's counter of views or comments."""
        paragraph = self.article.paragraphs[at]
        words = self.words[paragraph.first : paragraph.last]
        near = 1 <= at <= HEAD and at + 1 < len(self.article.paragraphs)
        labelled = near and self.words[self.article.paragraphs[at - 1].last - 1].text == ":"
        return near and not labelled and 1 <= len(words) <= 2 and all(word.kind == "digits" for word in words)

    def _is_counter_noun(self, at: int) -> bool:
        """Whether a line holds nothing but a counter's words, its number on the line before: «356 рет», «көрсетілді»."""
        if not 0 <= at < len(self.article.paragraphs):
            return False
        paragraph = self.article.paragraphs[at]
        words = self.words[paragraph.first : paragraph.last]
        if not words or len(words) > self.signs.counter_words:
            return False
        nouns, fillers = self.signs.counter_nouns, self.signs.counter_fillers
        return all(word.lower in nouns or word.lower in fillers for word in words) and any(word.lower in nouns for word in words)

    def _is_footer(self, paragraph: Paragraph) -> bool:
        """«2-бет», «© 2025»."""
        words = self.words[paragraph.first : paragraph.last]
        if words and words[0].text in self.signs.footer_signs:
            return True
        if len(words) > 4 or sum(word.kind == "digits" for word in words) != 1:
            return False
        plain = [word.lower for word in words if word.kind == "word"]
        return len(plain) == 1 and plain[0] in self.signs.footer_nouns

    # captions

    def _is_caption(self, first: int, last: int) -> bool:
        found = self.signs.captions.at(self.words, first, last)
        if found is None or last - first > CAPTION_WORDS or found[0] >= last:
            return False
        end, phrase = found
        after = self.words[end]
        if after.text in ":©|/":
            return True
        if after.text == "–":
            return self.words[last - 1].text not in ENDS
        if phrase in self.signs.without_colon:
            return any(word.lower in self.signs.sources for word in self.words[end : min(last, end + SOURCE_WINDOW)])
        return False

    # teasers

    def _teaser(self, first: int, last: int) -> int | None:
        """Where the phrase that opens a teaser ends, or None where the words from `first` are no teaser."""
        found = self.signs.teasers.at(self.words, first, last)
        if found is None:
            return None
        end, phrase = found
        if end == last:
            return end
        after = self.words[end]
        if after.text == ":":
            return end + 1
        if phrase in self.signs.alone:
            return None
        # the other headline follows without a mark: «Оқи отырыңыз Алматыда …»
        return end if after.text in AFTER_OPENER or (after.kind == "word" and after.capitalised) else None

    def _teasers(self, at: int, end: int) -> int:
        """Add the teaser that opens in the line `at`, with the headlines listed under it; return the line after them."""
        paragraphs = self.article.paragraphs
        alone = end >= paragraphs[at].last
        stop = at + 1
        while stop < len(paragraphs) and stop - at <= TEASER_LINES and self._is_headline(stop, bulleted=not alone):
            stop += 1
        if alone and stop < len(paragraphs) and stop > at + 2:
            # the article goes on below: one headline stood under the opener, the lines after it may be its own
            kept = at + 2
            while kept < stop and self._bulleted(paragraphs[kept]):
                kept += 1
            stop = kept
        for paragraph in paragraphs[at:stop]:
            self._add(paragraph.start, paragraph.end)
        return stop

    def _bulleted(self, paragraph: Paragraph) -> bool:
        return paragraph.first < paragraph.last and self.words[paragraph.first].text in BULLETS

    def _is_headline(self, at: int, *, bulleted: bool) -> bool:
        """Whether a line looks like a headline in a list: short, without a full stop, no telephone."""
        paragraph = self.article.paragraphs[at]
        if paragraph.last - paragraph.first > TEASER_WORDS or self._ends_prose(paragraph):
            return False
        if bulleted and not self._bulleted(paragraph):
            return False
        digits = sum(len(word.text) for word in self.words[paragraph.first : paragraph.last] if word.kind == "digits")
        return digits < 9

    # the end of a line

    def _tail(self, paragraph: Paragraph) -> None:
        """A teaser or a credit at the end of a paragraph of the article: «… болды. Оқи отырыңыз: …», «… болды. Фото: …»."""
        index = paragraph.last - 1
        seen = 0
        while index > paragraph.first and seen <= CAPTION_WORDS:
            word = self.words[index]
            # only where a sentence ended just before
            if word.kind == "word" and word.capitalised and self.words[index - 1].text in '.!?…»")(':
                start = index - 1 if self.words[index - 1].text == "(" else index
                colon = self._teaser(index, paragraph.last)
                if colon is not None and colon < paragraph.last and self.words[colon - 1].text == ":":
                    self._add(self.words[start].start, paragraph.end)
                    return
                found = self.signs.captions.at(self.words, index, paragraph.last)
                if found is not None and found[0] < paragraph.last and self.words[found[0]].text == ":":
                    self._add(self.words[start].start, paragraph.end)
                    return
            index -= 1
            seen += 1
