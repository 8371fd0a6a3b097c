"""Units that stand once, in the heading of a list: «Өндіріс (млн кВт·сағ): қаңтар – 27,1; ақпан – 24,5»."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from briefing_extract.components.article import Article, Quantity
from briefing_extract.components.numerals import NumberWords
from briefing_extract.components.units import Unit, UnitWords

MEASURES = frozenset({"money", "percent", "quantity"})
LONGEST = 6  # words between the brackets of such a heading
BULLETS = frozenset("–-•▪▫*·◦►")


@dataclass(frozen=True, slots=True)
class Heading:
    """A unit in brackets: where it stands, and the scale before it."""

    start: int
    end: int
    paragraph: int
    scale: Decimal
    unit: Unit


def find_headings(article: Article) -> list[Heading]:
    """The bracketed units of an article that hold for the list after them, in text order."""
    words, found = article.words, []
    numbers, units = NumberWords.of(article.pack), UnitWords.of(article.pack)
    for opening, word in enumerate(words):
        if word.text != "(":
            continue
        at, scale = opening + 1, Decimal(1)
        if (
            at < len(words)
            and words[at].kind == "word"
            and (sense := numbers.sense(words[at].lower)) is not None
            and sense.role == "scale"
        ):
            at, scale = at + 1, sense.value
        match = units.match(article, at) if at < len(words) else None
        if match is None or match.unit.kind not in MEASURES or match.last - opening > LONGEST or match.last >= len(words):
            continue
        if words[match.last].text == ")" and match.last + 1 < len(words) and words[match.last + 1].text in ":–":
            found.append(Heading(word.start, words[match.last].end, word.paragraph, scale, match.unit))
    return found


def inherit_from_headings(article: Article, headings: list[Heading]) -> None:
    """Give the bare numbers of each list the scale and unit of its heading."""
    if not headings:
        return
    for quantity in article.quantities:
        if quantity.kind != "count" or quantity.unit is not None or quantity.attributive:
            continue
        paragraph = article.words[quantity.first].paragraph
        heading = next((h for h in reversed(headings) if h.end <= quantity.start), None)
        if heading is not None and _ends_item(article, quantity) and _same_list(article, heading, paragraph):
            quantity.kind, quantity.unit, quantity.elided = heading.unit.kind, heading.unit.symbol, True
            for name in ("value", "low", "high"):
                value = getattr(quantity, name)
                if value is not None:
                    setattr(quantity, name, value * heading.scale)
            quantity.rule = f"{quantity.rule}, unit of the heading"


def _ends_item(article: Article, quantity: Quantity) -> bool:
    words, at = article.words, quantity.last
    return at >= len(words) or words[at].paragraph != words[quantity.first].paragraph or words[at].text in ",;.("


def _same_list(article: Article, heading: Heading, paragraph: int) -> bool:
    """The heading's own line, or the lines after it as long as each is an item."""
    for index in range(heading.paragraph + 1, paragraph + 1):
        line = article.paragraphs[index]
        if line.first >= line.last:
            return False
        first = article.words[line.first]
        if first.text not in BULLETS and not any(word.text == "–" for word in article.words[line.first : line.last]):
            return False
    return True
