"""Text in, `Document` out: the one API behind every door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_extract import __version__
from briefing_extract.alignment import Alignment
from briefing_extract.bilingual import read_passages_of
from briefing_extract.components.article import Article, EntityDraft, FactDraft, QuoteDraft
from briefing_extract.components.article import Attribution as AttributionDraft
from briefing_extract.engines import DEFAULT_ENGINE, load_tagger
from briefing_extract.errors import InputError
from briefing_extract.languages.canonical import canonical_text
from briefing_extract.languages.detection import DEFAULT
from briefing_extract.languages.pack import add_pack_dir, load_pack, pack_languages
from briefing_extract.schema import (
    Attribution,
    Change,
    Document,
    Entity,
    Extent,
    Fact,
    Failure,
    Metadata,
    PerBase,
    Period,
    Quote,
    Record,
    Skipped,
    Source,
    Span,
    Subject,
    Trace,
    content_id,
    read_published,
)
from briefing_extract.spelling import canonicalise

if TYPE_CHECKING:
    from briefing_extract.tagging.tagged import Tagger


class Extractor:
    """Reads articles. One extractor serves one thread; build one for each.

    `language` (ISO 639-1) says what every article is written in; left out, each text is asked. `engine` proposes names:
    `crf` (the model that ships), `rules` (none) or `stanza` (an extra), whose models come from `model_dir`, or with
    `download` from Stanza's own store. `pack_dirs` are folders of language packs outside the package, known to the process from
    then on. Raises `PackError` where one is malformed, `InputError` where there is no pack for the language or no such engine,
    `EngineError` where the engine or its models are missing.
    """

    def __init__(
        self,
        language: str | None = None,
        *,
        engine: str = DEFAULT_ENGINE,
        model_dir: str | Path | None = None,
        download: bool = False,
        pack_dirs: Sequence[str | Path] = (),
    ) -> None:
        for folder in pack_dirs:
            add_pack_dir(folder)
        if language is not None:
            _require(language)
        self.language = language
        self.engine = engine
        self._load = partial(load_tagger, engine, model_dir=model_dir, download=download)
        self._taggers: dict[str, Tagger | None] = {}
        if language is not None or engine != DEFAULT_ENGINE:
            self._tagger(language or DEFAULT[0])  # what is missing is told before the first article

    def _tagger(self, language: str) -> Tagger | None:
        if language not in self._taggers:
            self._taggers[language] = self._load(language)
        return self._taggers[language]

    def extract(
        self,
        text: str,
        *,
        id: str | None = None,
        uri: str | None = None,
        outlet: str | None = None,
        title: str | None = None,
        published: str | date | datetime | None = None,
        language: str | None = None,
    ) -> Document:
        """The document of one article; `text` comes back in it unchanged and offsets are code points into it.

        `published` anchors «биыл», «былтыр» and the like. Raises `InputError` where `published` is no date, the text holds a
        lone surrogate, or it is written in a language that no pack reads.
        """
        return self._read(text, id, uri, outlet, title, published, language)[0]

    def extract_many(self, records: Iterable[Record | Failure | Mapping[str, Any]]) -> Iterator[Document | Failure]:
        """A document for each record, in order; a record that fails becomes a `Failure` and the rest goes on."""
        for record in records:
            if isinstance(record, Failure):
                yield record
                continue
            name, origin = None, None
            try:
                known = record if isinstance(record, Record) else Record.from_mapping(record)
                name, origin = known.id, known.origin
                yield self.extract(
                    known.text,
                    id=known.id,
                    uri=known.uri,
                    outlet=known.outlet,
                    title=known.title,
                    published=known.published,
                    language=known.language,
                )
            except Exception as error:
                yield Failure.from_error(error, id=name, origin=origin)

    def trace(
        self,
        text: str,
        *,
        id: str | None = None,
        uri: str | None = None,
        outlet: str | None = None,
        title: str | None = None,
        published: str | date | datetime | None = None,
        language: str | None = None,
    ) -> tuple[Document, list[Trace]]:
        """The document, and for each number of the text the named rule and the pack entries that decided."""
        document, article, _ = self._read(text, id, uri, outlet, title, published, language)
        traces = []
        for fact, draft in zip(document.facts, article.facts, strict=True):
            rules = ", ".join(dict.fromkeys([draft.quantity.rule, *draft.rules]))
            traces.append(Trace(fact.start, fact.end, fact.text, fact.id, rules, draft.quantity.entries))
        for skipped, item in zip(document.skipped, article.skipped, strict=True):
            traces.append(Trace(skipped.start, skipped.end, skipped.text, f"skipped: {skipped.reason}", item.rule))
        return document, sorted(traces, key=lambda trace: (trace.start, trace.end))

    def _read(
        self,
        text: str,
        id: str | None,
        uri: str | None,
        outlet: str | None,
        title: str | None,
        published: str | date | datetime | None,
        language: str | None,
    ) -> tuple[Document, Article, Alignment]:
        identity = content_id(text)  # refuses what no UTF-8 file could hold
        day = read_published(published)
        canonical, alignment, spoken, script, passages = canonical_text(text, language or self.language)
        pack = load_pack(_require(spoken))
        tagger = self._tagger(pack.language)
        spelled = canonicalise(outlet)[0] if outlet else None
        article = read_passages_of(canonical, passages, pack, self._tagger, published=day, outlet=spelled, title=title)
        source = Source(uri=uri, outlet=article.outlet, title=title, published=day)
        made = Metadata(version=__version__, engine=self.engine, model=tagger.model if tagger is not None else None)
        document = _Writer(text, article, alignment).document(id or identity, source, pack.language, script, made)
        return document, article, alignment


def _require(language: str) -> str:
    known = pack_languages()
    if language not in known:
        raise InputError(f"no pack reads the language {language!r}: this version reads {', '.join(known)}")
    return language


class _Writer:
    """Carries what the rooms found back to the original text, in the types of the contract."""

    def __init__(self, text: str, article: Article, alignment: Alignment) -> None:
        self.text = text
        self.article = article
        self.alignment = alignment
        order = sorted(range(len(article.entities)), key=lambda at: self._first_mention(article.entities[at]))
        self.ids = {at: f"e{number}" for number, at in enumerate(order, 1)}
        self.order = order

    def _first_mention(self, entity: EntityDraft) -> int:
        return min((mention.start for mention in entity.mentions), default=len(self.text))

    def document(self, id: str, source: Source, language: str, script: str, made: Metadata) -> Document:
        article = self.article
        return Document(
            id=id,
            source=source,
            language=language,
            script=script,
            text=self.text,
            entities=tuple(self._entity(at) for at in self.order),
            quotes=tuple(self._quote(quote) for quote in article.quotes),
            facts=tuple(self._fact(number, fact) for number, fact in enumerate(article.facts, 1)),
            skipped=tuple(self._skipped(item.start, item.end, item.reason) for item in article.skipped),
            metadata=made,
        )

    def _extent(self, span: tuple[int, int]) -> tuple[int, int]:
        return self.alignment.span(*span)

    def _span(self, span: tuple[int, int] | None) -> Span | None:
        if span is None:
            return None
        start, end = self._extent(span)
        return Span(text=self.text[start:end], start=start, end=end)

    def _id(self, at: int | None) -> str | None:
        return None if at is None else self.ids[at]

    def _entity(self, at: int) -> Entity:
        draft = self.article.entities[at]
        seen = sorted({self._extent((mention.start, mention.end)) for mention in draft.mentions})
        return Entity(
            id=self.ids[at],
            type=draft.type,  # type: ignore[arg-type]
            name=draft.name,
            mentions=tuple(Span(text=self.text[start:end], start=start, end=end) for start, end in seen),
            position=draft.position,
            organization=self._id(draft.organization),
            speaker=draft.speaker,
        )

    def _quote(self, draft: QuoteDraft) -> Quote:
        start, end = self._extent((draft.start, draft.end))
        return Quote(
            start=start,
            end=end,
            text=self.text[start:end],
            mode=draft.mode,  # type: ignore[arg-type]
            speaker=self._id(draft.speaker),
            organization=self._id(draft.organization),
            cue=self._span(draft.cue),
        )

    def _skipped(self, start: int, end: int, reason: str) -> Skipped:
        start, end = self._extent((start, end))
        return Skipped(start=start, end=end, text=self.text[start:end], reason=reason)  # type: ignore[arg-type]

    def _attribution(self, draft: AttributionDraft) -> Attribution:
        return Attribution(
            mode=draft.mode,  # type: ignore[arg-type]
            speaker=self._id(draft.speaker),
            organization=self._id(draft.organization),
            cue=self._span(draft.cue),
        )

    def _fact(self, number: int, draft: FactDraft) -> Fact:
        quantity, alignment = draft.quantity, self.alignment
        start, end = alignment.span(quantity.start, quantity.end)
        subject = self._span(draft.subject)
        per = self._span(draft.per)
        period = self._span((draft.period.start, draft.period.end)) if draft.period else None
        first, last = self.article.sentence_at(quantity.start), self.article.sentence_at(quantity.end - 1)  # a wrapped line
        return Fact(
            id=f"f{number}",
            kind=quantity.kind,  # type: ignore[arg-type]
            value=quantity.value,
            low=quantity.low,
            high=quantity.high,
            modifier=quantity.modifier,  # type: ignore[arg-type]
            unit=quantity.unit,
            subject=Subject(text=subject.text, start=subject.start, end=subject.end, head=draft.head or subject.text)
            if subject
            else None,
            per=per.text if per else None,
            period=Period(text=period.text, start=draft.period.begin, end=draft.period.finish)
            if period and draft.period
            else None,
            place=draft.place,
            change=Change(direction=draft.direction, role=draft.role) if draft.direction and draft.role else None,  # type: ignore[arg-type]
            part_of=f"f{draft.part_of + 1}" if draft.part_of is not None else None,
            attribution=self._attribution(draft.attribution),
            numerator=quantity.numerator,
            denominator=quantity.denominator,
            per_base=PerBase(value=draft.per_value, unit=draft.per_unit)
            if draft.per_value is not None and draft.per_unit
            else None,
            warnings=tuple(draft.warnings),
            confidence=draft.confidence,
            text=self.text[start:end],
            start=start,
            end=end,
            sentence=Extent(start=alignment.start(first.start), end=alignment.end(last.end)),
        )
