"""What the rooms hand to one another: an article's words and sentences, and what each room found.

Every room reads and fills one `Article`. Offsets are code points of the canonical text, end exclusive;
the extractor carries them back to the original text at the very end. Word indices are positions in
`Article.words`, end exclusive as well.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from briefing_extract.languages.pack import Pack
    from briefing_extract.tagging.tagged import Tagger

WordKind = Literal["word", "digits", "mark"]


@dataclass(slots=True)
class Word:
    """One lexeme of the canonical text: letters (with inner hyphens), a run of digits, or one mark."""

    index: int
    start: int
    end: int
    text: str
    lower: str
    kind: WordKind
    spaced: bool  # white space (or the start of the text) stands before it
    capitalised: bool
    sentence: int = 0
    paragraph: int = 0


@dataclass(slots=True)
class Sentence:
    """A sentence: its characters, its words, its paragraph."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(slots=True)
class Paragraph:
    """A line of the canonical text that is not blank; the words it holds and the sentences it holds."""

    index: int
    start: int
    end: int
    first: int
    last: int


@dataclass(slots=True)
class Numeral:
    """A number alone: digits, words or both with their scale and suffixes, before modifier and unit are read."""

    start: int
    end: int
    first: int
    last: int
    value: Decimal
    low: Decimal | None = None  # a range written inside one numeral: «екі-үш», «5–7», «420–450 мың»
    high: Decimal | None = None
    digits: str = ""  # the bare digits where the numeral is one plain run of them («2025»), else empty
    spelled: bool = False  # has number words beside scales («он екі», «бес мың»; not «5 мың»)
    ordinal: bool = False  # «3-ші», «бірінші», «XII»
    collective: bool = False  # «екеу», «бесеуі»
    approximate: bool = False  # «елудей», «ондаған», «260-тай»
    plural: bool = False
    possessive: bool = False  # «3 521-і», «он тоғызы»
    case: str = "nom"
    derived: str = ""  # as in morphology.Tags
    rule: str = ""
    entries: tuple[str, ...] = ()


@dataclass(slots=True)
class Quantity:
    """A number as stated, with its modifier and unit: what becomes a fact."""

    start: int
    end: int
    first: int
    last: int
    kind: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    modifier: str = "exact"
    unit: str | None = None
    numerator: int | None = None
    denominator: int | None = None
    case: str = "nom"  # grammatical case of the whole expression: «22 мыңнан» abl, «12%-ға» dat
    possessive: bool = False  # «3 521-і», «13 миллиарды», «бесеуі»: a part of something named before
    attributive: bool = False  # «240 орындық», «25 пайыздық»: stands before the noun that it describes
    elided: bool = False  # unit or scale taken from the neighbour
    rule: str = ""  # the named rule that made it
    entries: tuple[str, ...] = ()  # the pack entries it used


@dataclass(slots=True)
class SkippedNumber:
    """A number that is no fact, and why."""

    start: int
    end: int
    reason: str
    rule: str = ""
    value: Decimal | None = None  # where it has one: the number of a duration, of a rate's base
    unit: str | None = None  # year, month, day, hour … of a duration; m3, kWh, person … of a base


@dataclass(slots=True)
class DateSpan:
    """A calendar expression with a number or a month in it, resolved as far as it can be."""

    start: int
    end: int
    first: int
    last: int
    begin: date | None
    finish: date | None
    grain: str  # day · month · quarter · year · years · century · time
    case: str = "nom"


@dataclass(slots=True)
class Mention:
    """A stretch of text that names an entity, or stands for one."""

    start: int
    end: int
    kind: str  # name · short · title · pronoun · office
    entity: int | None = None  # position in Article.entities


@dataclass(slots=True)
class EntityDraft:
    """A person, organization or place of the article."""

    type: str  # person · organization · place
    name: str
    mentions: list[Mention] = field(default_factory=list)
    position: str | None = None
    organization: int | None = None  # position in Article.entities
    speaker: bool = False
    role: str = ""  # outlet · author · venue · "" : what it is to the article
    confidence: float = 1.0


@dataclass(slots=True)
class QuoteDraft:
    """A direct quotation or a stretch of reported speech, without its quotation marks."""

    start: int
    end: int
    mode: str  # direct · reported
    speaker: int | None = None
    organization: int | None = None
    cue: tuple[int, int] | None = None


@dataclass(slots=True)
class Attribution:
    """Who stands behind what is said at a place of the text."""

    mode: str = "none"  # direct · reported · context · none
    speaker: int | None = None
    organization: int | None = None
    cue: tuple[int, int] | None = None


@dataclass(slots=True)
class Period:
    """When a number holds; `begin` and `finish` are None where they cannot be resolved."""

    start: int
    end: int
    begin: date | None
    finish: date | None


@dataclass(slots=True)
class FactDraft:
    """A quantity with everything that the text says about it."""

    quantity: Quantity
    subject: tuple[int, int] | None = None
    head: str | None = None  # base form of the subject's head noun
    sureness: float = 1.0  # of the rule that found the subject
    per: tuple[int, int] | None = None
    per_value: Decimal | None = None
    per_unit: str | None = None
    period: Period | None = None
    place: str | None = None
    direction: str | None = None  # increase · decrease
    role: str | None = None  # by · from · to
    part_of: int | None = None  # position of the whole in the list of facts
    attribution: Attribution = field(default_factory=lambda: Attribution())
    warnings: list[str] = field(default_factory=list)
    confidence: float = 1.0
    rules: list[str] = field(default_factory=list)  # named rules that decided something about it


@dataclass(slots=True)
class Article:
    """A canonical text on its way through the rooms."""

    text: str
    pack: Pack
    words: list[Word]
    sentences: list[Sentence]
    paragraphs: list[Paragraph]
    published: date | None = None
    outlet: str | None = None
    title: str | None = None
    numerals: list[Numeral] = field(default_factory=list)
    dates: list[DateSpan] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    skipped: list[SkippedNumber] = field(default_factory=list)
    boilerplate: list[tuple[int, int]] = field(default_factory=list)  # teasers, captions, counters
    tagger: Tagger | None = None  # a trained model that proposes names
    entities: list[EntityDraft] = field(default_factory=list)
    quotes: list[QuoteDraft] = field(default_factory=list)
    attributions: list[tuple[int, int, Attribution]] = field(default_factory=list)  # by place of the text, in order
    facts: list[FactDraft] = field(default_factory=list)
    readers: dict[str, Any] = field(default_factory=dict)  # what a room has read and another asks, while the rooms run
    _starts: list[int] = field(default_factory=list)
    _sentence_starts: list[int] = field(default_factory=list)

    def word_at(self, offset: int) -> int:
        """Index of the word that holds or follows the character `offset`."""
        if not self._starts:
            self._starts = [word.start for word in self.words]
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and self.words[at].end > offset:
            return at
        return at + 1

    def words_in(self, start: int, end: int) -> tuple[int, int]:
        """First and last (exclusive) index of the words that begin inside [start, end)."""
        if not self._starts:
            self._starts = [word.start for word in self.words]
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def attribution_at(self, offset: int) -> Attribution:
        """Who stands behind what is said at the character `offset`."""
        at = bisect_right(self.attributions, offset, key=lambda item: item[0]) - 1
        if at >= 0 and self.attributions[at][1] > offset:
            return self.attributions[at][2]
        return Attribution()

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds the character `offset` (the last one before it, between sentences)."""
        if not self._sentence_starts:
            self._sentence_starts = [sentence.start for sentence in self.sentences]
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]
