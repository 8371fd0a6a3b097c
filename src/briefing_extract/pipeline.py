"""The rooms in their order, over one article.

The rooms need a canonical text and a pack, no `Doc`: the extractor calls `read` directly, so that the command answers
without importing spaCy and no text is too long for it. Whoever builds an `nlp` gets the same rooms as the component of
`spacy_pipe`, which writes its findings to `doc.spans` and `doc.ents`.
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
from briefing_extract.components.outlets import find_outlet
from briefing_extract.components.places import read_places
from briefing_extract.components.prepositional.rooms import ROOMS as PREPOSITIONAL_ROOMS
from briefing_extract.components.quantities import read_quantities

if TYPE_CHECKING:
    from briefing_extract.languages.pack import Pack
    from briefing_extract.tagging.tagged import Tagger

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
    text: str,
    pack: Pack,
    *,
    published: date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    tagger: Tagger | None = None,
) -> Article:
    """Read a canonical text with a pack; offsets of the result are code points of that text.

    `tagger` proposes names to the entities room; without one the rules decide alone.
    """
    article = read_article(text, pack, published=published, outlet=outlet, title=title)
    article.tagger = tagger
    for room in PREPOSITIONAL_ROOMS if pack.build == "prepositional" else ROOMS:
        room(article)
    article.outlet = find_outlet(article)
    article.readers.clear()  # they hold the article in turn: a long one would stay in memory
    return article
