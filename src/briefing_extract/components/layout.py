"""How an article lies on its page: what is a headline, what a release, a report of a contest, or a column of its author's own."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from briefing_extract.components.quotations import DASHES, Quotation

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Word
    from briefing_extract.components.cues import Cues
    from briefing_extract.components.reference import References

HEADLINE_WORDS = 28
RELEASE_WORDS = 60  # a release says so, and who issues it, at its head
SIGNATURE_LINES = 5  # lines at the end among which a release is signed
SIGNATURE_WORDS = 16
SPORT_WORDS = 250  # words at whose head a report of a contest speaks of it …
MIN_CONTESTS = 4  # … so many times
COLUMN_WORDS = 2  # «мен», «менің»: words that make a signed text its author's own
BYLINE_WORDS = 12


def paragraphs_aside(article: Article) -> frozenset[int]:
    """The paragraphs that boilerplate takes up."""
    spans = article.boilerplate
    found: set[int] = set()
    at = 0
    for paragraph in article.paragraphs:
        while at < len(spans) and spans[at][1] <= paragraph.start:
            at += 1
        if at < len(spans) and spans[at][0] <= paragraph.start < spans[at][1]:
            found.add(paragraph.index)
    return frozenset(found)


def headlines(article: Article, aside: frozenset[int]) -> set[int]:
    """The lines above the article's first paragraph: no stop at their end, not long."""
    found: set[int] = set()
    paragraphs = [p for p in article.paragraphs if p.index not in aside and p.last > p.first]
    title = _folded(article.title or "")
    for number, paragraph in enumerate(paragraphs[:3]):
        line = article.text[paragraph.start : paragraph.end]
        if title and _folded(line) == title:
            found.add(paragraph.index)
            continue
        plain = article.words[paragraph.last - 1].text not in ".:;!?…," and paragraph.last - paragraph.first <= HEADLINE_WORDS
        if number and (_picture(article.words[paragraph.first]) or _picture(article.words[paragraph.last - 1])):
            break  # «… деректермен бөлісті ⤵» leads on, «🌿 …» is an item
        if not plain or number + 1 >= len(paragraphs) or article.words[paragraph.first].text in DASHES:
            break
        found.add(paragraph.index)
    return found


def issuer(article: Article, cues: Cues, references: References) -> tuple[int, int, int] | None:
    """The office that issues a release: the first one named where its head says that it is one, or the one that signs it."""
    signed = _signature(article, cues, references)
    if signed is not None:
        return signed
    head = " ".join(word.lower for word in article.words[:RELEASE_WORDS]).replace(" - ", "-")
    if not any(phrase in head for phrase in cues.releases):
        return None
    for start, end, entity, _ in references.in_range(0, RELEASE_WORDS):
        if not references.is_person(entity) and references.usable(entity):
            return start, end, entity
    return None


def _signature(article: Article, cues: Cues, references: References) -> tuple[int, int, int] | None:
    """«… министрлігінің баспасөз қызметі» as one of the last lines."""
    words = article.words
    for paragraph in reversed(article.paragraphs[-SIGNATURE_LINES:]):
        last = paragraph.last
        while last > paragraph.first and words[last - 1].kind == "mark":
            last -= 1
        if not 2 <= last - paragraph.first <= SIGNATURE_WORDS or paragraph.index == 0:
            continue
        at = next((k for k in range(paragraph.first, last - 1) if words[k].lower in cues.press), None)
        if at is None or (form := cues.service.read(words[last - 1].lower)) is None or form.case != "nom":
            continue
        if any(words[k].text in ".:!?" for k in range(paragraph.first, last)):
            continue
        # «Баспасөз қызметі»: of the office that the text names first
        named = references.in_range(0, at) if at == paragraph.first else references.in_range(paragraph.first, at)[-1:]
        for start, end, entity, _ in named:
            if not references.is_person(entity) and references.usable(entity):
                return start, end, entity
    return None


def reports_contest(article: Article, cues: Cues) -> bool:
    """Whether the text reports a contest, not a briefing about sport: its figures are the outlet's."""
    hits = 0
    for word in article.words[:SPORT_WORDS]:
        if word.kind == "word":
            if cues.briefings.read(word.lower) is not None:
                return False
            hits += cues.contests.read(word.lower) is not None
    return hits >= MIN_CONTESTS


def column(article: Article, cues: Cues, references: References, quotations: list[Quotation]) -> tuple[bool, int | None]:
    """Whether the text is its author's own, and who the author is."""
    text = article.text
    disclaimed = any(phrase in text.lower() for phrase in cues.disclaimers)
    inside = [(q.first, q.last) for q in quotations]
    personal, at = 0, 0
    for word in article.words:
        # «мен» is also "and"; as "I" it opens its sentence
        if word.lower not in cues.columns and not (word.capitalised and word.lower in cues.columns_opening):
            continue
        while at < len(inside) and inside[at][1] <= word.index:
            at += 1
        if at == len(inside) or word.index < inside[at][0]:
            personal += 1
    author = next((k for k, e in enumerate(article.entities) if e.type == "person" and e.role == "author"), None)
    if author is None and (disclaimed or personal >= COLUMN_WORDS):
        author = _byline(article, references)
    if disclaimed or (personal >= COLUMN_WORDS and author is not None):
        return True, author
    return False, None


def _byline(article: Article, references: References) -> int | None:
    """The person who has one of the first lines without a verb."""
    for paragraph in article.paragraphs[:3]:
        if paragraph.last - paragraph.first > BYLINE_WORDS:
            continue
        for first, _, entity, _ in references.in_range(paragraph.first, paragraph.last):
            if references.is_person(entity) and first == paragraph.first:
                return entity
    return None


def _picture(word: Word) -> bool:
    """Whether a word is a picture or an arrow."""
    return word.kind == "mark" and unicodedata.category(word.text[0]) in ("So", "Sk", "Sm", "Mn", "Cf")


def _folded(line: str) -> str:
    return "".join(letter for letter in line.lower() if letter.isalnum())
