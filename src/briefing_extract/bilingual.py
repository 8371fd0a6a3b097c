"""An article in more than one language: each passage is read by its own language's rooms, the frame around it stays.

The article's own pack reads the whole text first. A passage in another language that a pack reads, be it the second half of a
release or a quotation inside a sentence, is then read by that pack alone, and what it finds takes the place of what the first
reading found there. A quotation keeps the speaker of the sentence around it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing_extract.languages.pack import load_pack, pack_languages
from briefing_extract.pipeline import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing_extract.components.article import Article, Attribution, EntityDraft, FactDraft
    from briefing_extract.languages.pack import Pack
    from briefing_extract.languages.passages import Passage
    from briefing_extract.tagging.tagged import Tagger

WORDS = 3  # fewer are a name or a term of the language around it


def read_passages_of(
    text: str,
    passages: Sequence[Passage],
    pack: Pack,
    tagger_of: Callable[[str], Tagger | None],
    *,
    published: date | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Article:
    """Read a canonical text whose passages (in its own offsets) may be in several languages; `pack` is the article's own."""
    article = read(text, pack, published=published, outlet=outlet, title=title, tagger=tagger_of(pack.language))
    for passage in passages:
        if passage.language == pack.language or passage.language not in pack_languages():
            continue
        inside = text[passage.start : passage.end]
        if len(inside.split()) >= WORDS:
            other = load_pack(passage.language)
            part = read(inside, other, published=published, outlet=outlet, tagger=tagger_of(passage.language))
            _Insertion(article, part, passage.start, passage.end).insert()
    return article


class _Insertion:
    """Puts what a passage says in the place of what its frame's language made of it."""

    def __init__(self, article: Article, part: Article, start: int, end: int) -> None:
        self.article, self.part = article, part
        self.start, self.end = start, end
        opening = article.text.rfind("\n", 0, start) + 1
        self.quoted = bool(article.text[opening:start].strip()) or article.attribution_at(start).mode == "direct"
        self.entities: dict[int, int] = {}  # position in the part → position in the article

    def insert(self) -> None:
        frame = self.article.attribution_at(self.start)
        self._clear()
        self._entities()
        article, part = self.article, self.part
        if not self.quoted:
            for quote in part.quotes:
                quote.start, quote.end = quote.start + self.start, quote.end + self.start
                quote.speaker, quote.organization = self._entity(quote.speaker), self._entity(quote.organization)
                quote.cue = self._span(quote.cue)
                article.quotes.append(quote)
            article.quotes.sort(key=lambda quote: quote.start)
        for item in part.skipped:
            item.start, item.end = item.start + self.start, item.end + self.start
        article.skipped = sorted([*article.skipped, *part.skipped], key=lambda item: item.start)
        self._facts(frame)

    def _inside(self, start: int, end: int) -> bool:
        return self.start <= start and end <= self.end

    def _clear(self) -> None:
        """Forget what the first reading found inside the passage."""
        article = self.article
        article.skipped = [item for item in article.skipped if not (item.start < self.end and item.end > self.start)]
        if not self.quoted:
            spoken = [(quote.start + self.start, quote.end + self.start) for quote in self.part.quotes]
            article.quotes = [
                quote
                for quote in article.quotes
                if not self._inside(quote.start, quote.end)
                or (quote.mode == "direct" and not any(quote.start < end and start < quote.end for start, end in spoken))
            ]
        for entity in article.entities:
            entity.mentions = [mention for mention in entity.mentions if not self._inside(mention.start, mention.end)]

    def _entities(self) -> None:
        known = {(entity.type, entity.name): at for at, entity in enumerate(self.article.entities)}
        fresh: list[EntityDraft] = []
        for at, entity in enumerate(self.part.entities):
            for mention in entity.mentions:
                mention.start, mention.end = mention.start + self.start, mention.end + self.start
            found = known.get((entity.type, entity.name))
            if found is None:
                self.entities[at] = len(self.article.entities)
                self.article.entities.append(entity)
                fresh.append(entity)
            else:
                self.entities[at] = found
                self.article.entities[found].mentions.extend(entity.mentions)
                self.article.entities[found].speaker |= entity.speaker
        for entity in fresh:
            entity.organization = self._entity(entity.organization)
        for number, entity in enumerate(self.article.entities):
            for mention in entity.mentions:
                mention.entity = number

    def _entity(self, at: int | None) -> int | None:
        return None if at is None else self.entities[at]

    def _span(self, span: tuple[int, int] | None) -> tuple[int, int] | None:
        return None if span is None else (span[0] + self.start, span[1] + self.start)

    def _facts(self, frame: Attribution) -> None:
        article, part = self.article, self.part
        kept = [fact for fact in article.facts if not (fact.quantity.start < self.end and fact.quantity.end > self.start)]
        wholes = {id(fact): article.facts[fact.part_of] for fact in kept if fact.part_of is not None}
        wholes |= {id(fact): part.facts[fact.part_of] for fact in part.facts if fact.part_of is not None}
        for fact in part.facts:
            self._shift(fact, frame)
        article.facts = sorted([*kept, *part.facts], key=lambda fact: fact.quantity.start)
        article.quantities = [fact.quantity for fact in article.facts]
        place = {id(fact): at for at, fact in enumerate(article.facts)}
        for fact in article.facts:
            whole = wholes.get(id(fact))
            fact.part_of = None if whole is None else place.get(id(whole))

    def _shift(self, fact: FactDraft, frame: Attribution) -> None:
        quantity, said = fact.quantity, fact.attribution
        quantity.start, quantity.end = quantity.start + self.start, quantity.end + self.start
        fact.subject, fact.per = self._span(fact.subject), self._span(fact.per)
        if fact.period is not None:
            fact.period.start, fact.period.end = fact.period.start + self.start, fact.period.end + self.start
        around = self.article.attribution_at(quantity.start)
        if self.quoted and frame.mode != "none":
            fact.attribution = frame
        elif said.mode == "none" and around.mode == "direct":
            fact.attribution = around  # «– Каждый пятый…, – деді ол»: the frame stands in the same line
        else:
            fact.attribution = type(said)(
                said.mode, self._entity(said.speaker), self._entity(said.organization), self._span(said.cue)
            )
