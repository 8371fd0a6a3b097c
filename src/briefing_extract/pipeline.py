"""The rooms in their order, over one article; and the same for spaCy users as the factory `briefing_facts`.

The rooms need a canonical text and a pack, no `Doc`: the extractor calls `read` directly, so that the command
answers without importing spaCy (0.1 s against 1.5 s) and no text is too long for it. Whoever builds an `nlp` gets the same rooms
as a component, which writes its findings to `doc.spans` and `doc.ents`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing_extract.components.article import Article
from briefing_extract.components.attribution import read_attribution
from briefing_extract.components.boilerplate import read_boilerplate
from briefing_extract.components.dates import read_dates
from briefing_extract.components.entities import read_entities
from briefing_extract.components.facts import build_facts
from briefing_extract.components.lexing import read_article
from briefing_extract.components.numerals import read_numerals
from briefing_extract.components.places import read_places
from briefing_extract.components.quantities import read_quantities

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from briefing_extract.languages.pack import Pack

ROOMS = (
    read_boilerplate,
    read_numerals,
    read_dates,
    read_quantities,
    read_places,
    read_entities,
    read_attribution,
    build_facts,
)


def read(
    text: str, pack: Pack, *, published: date | None = None, outlet: str | None = None, title: str | None = None
) -> Article:
    """Read a canonical text with a pack; offsets of the result are code points of that text."""
    article = read_article(text, pack, published=published, outlet=outlet, title=title)
    for room in ROOMS:
        room(article)
    return article


def make_briefing_facts(nlp: Language, name: str) -> BriefingFacts:
    """The spaCy factory `briefing_facts`, found by entry point: `nlp.add_pipe("briefing_facts")`."""
    return BriefingFacts(nlp.lang)


class BriefingFacts:
    """A spaCy component that reads a document's text as it stands (canonical text only: see `alignment`).

    `doc.spans["facts"]` holds the number expressions, labelled with their kind, `doc.spans["mentions"]` every mention of
    a person, organization or place (they overlap), and `doc.ents` the flat view of the names among them. Spans are widened to whole tokens.
    """

    def __init__(self, language: str) -> None:
        from briefing_extract.languages.pack import load_pack

        self.pack = load_pack(language)

    def __call__(self, doc: Doc) -> Doc:
        from spacy.util import filter_spans

        article = read(doc.text, self.pack)
        facts = [doc.char_span(q.start, q.end, label=q.kind, alignment_mode="expand") for q in article.quantities]
        mentions, names = [], []
        for entity in article.entities:
            for mention in entity.mentions:
                span = doc.char_span(mention.start, mention.end, label=entity.type, alignment_mode="expand")
                if span is not None:
                    mentions.append(span)
                    if mention.kind in ("name", "short"):
                        names.append(span)
        doc.spans["facts"] = [span for span in facts if span is not None]
        doc.spans["mentions"] = mentions
        doc.ents = filter_spans(names)  # type: ignore[assignment]
        return doc

    def to_disk(self, path: object, *, exclude: object = ()) -> None:
        """Nothing to save: the pack is part of the package."""

    def from_disk(self, path: object, *, exclude: object = ()) -> BriefingFacts:
        """Nothing to load."""
        return self

    def to_bytes(self, *, exclude: object = ()) -> bytes:
        """Nothing to save."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: object = ()) -> BriefingFacts:
        """Nothing to load."""
        return self
