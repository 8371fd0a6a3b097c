"""The outlet that reports: its usual spelling, and where the text names it («деп хабарлайды Almaty.tv», «KAZINFORM –»)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefing_extract.components.article import Article
    from briefing_extract.languages.pack import Pack

MAX_NAME = 4  # words of an outlet's name


class OutletMention(NamedTuple):
    """Where the outlet is named: its words and its usual spelling."""

    first: int
    last: int
    name: str


def usual_spelling(pack: Pack, name: str) -> str | None:
    """The usual spelling of a known outlet, whatever the letters' size; None for one that the pack does not know."""
    spellings: dict[str, str] | None = pack.cache.get("outlet_spellings")
    if spellings is None:
        spellings = {}
        for usual, others in pack.table("outlets").get("outlets", {}).items():
            for other in (usual, *others):
                spellings[other.lower()] = usual
        pack.cache["outlet_spellings"] = spellings
    return spellings.get(name.strip(" «»\"'").lower())


def find_outlet(article: Article) -> str | None:
    """The outlet of an article that has been read: its record's, else the one that the text names; None without either."""
    if article.outlet:
        usual = usual_spelling(article.pack, article.outlet)
        return usual if usual is not None and usual.lower() == article.outlet.lower() else article.outlet
    named = [entity for entity in article.entities if entity.role == "outlet" and entity.mentions]
    return min(named, key=lambda entity: entity.mentions[0].start).name if named else None


def outlet_mentions(article: Article) -> list[OutletMention]:
    """Where the text itself names the outlet that reports, in text order."""
    words = article.words
    found: list[OutletMention] = []
    table = article.pack.table("outlets")["cues"]
    quoted_by = article.pack.table("organizations")["links"]["quoted_by"]
    cues, domains, sources = frozenset(table["reporting"]), frozenset(table["domains"]), frozenset(table["sources"])
    for index, word in enumerate(words):
        if word.lower in domains and index > 1 and words[index - 1].text == "." and (domain := _domain_end(article, index - 2)):
            # «Zakon.kz хабарлағандай», «Ulysmedia.kz порталының хабарлауынша»
            if domain < len(words) and words[domain].lower in sources and words[domain].sentence == word.sentence:
                text = article.text[words[index - 2].start : word.end]
                found.append(OutletMention(index - 2, domain, usual_spelling(article.pack, text) or text))
            continue
        if word.lower in cues and index and words[index - 1].lower == quoted_by:
            mention = _name_at(article, index + 1)
            if mention is not None:
                found.append(mention)
    dateline = _dateline(article)
    if dateline is not None:
        found.insert(0, dateline)
    return found


def _name_at(article: Article, first: int) -> OutletMention | None:
    """The outlet's name that begins at a word: in quotes, a domain, or capitalised words."""
    words = article.words
    if first >= len(words) or words[first].sentence != words[first - 1].sentence:
        return None
    domain = _domain_end(article, first)
    if domain:
        text = article.text[words[first].start : words[domain - 1].end]
        return OutletMention(first, domain, usual_spelling(article.pack, text) or text)
    if words[first].text in '«"“' and words[first].kind == "mark":
        end = first + 1
        while end < len(words) and end - first <= MAX_NAME + 1 and words[end].text not in '»"”':
            end += 1
        if end >= len(words) or words[end].text not in '»"”' or end == first + 1:
            return None
        text = article.text[words[first + 1].start : words[end - 1].end]
        kinds = tuple(article.pack.table("outlets")["cues"]["kinds"])
        if end + 1 < len(words) and words[end + 1].text in article.pack.table("organizations")["heads"]["legal"]:
            return None  # a company that informs, no outlet
        last = end + 2 if end + 1 < len(words) and words[end + 1].lower.startswith(kinds) else end + 1
        return OutletMention(first, last, usual_spelling(article.pack, text) or text)
    end, sentence = first, words[first].sentence
    while end < min(len(words), first + MAX_NAME) and words[end].capitalised and words[end].sentence == sentence:
        end += 1
    if end == first:
        return None
    kinds = tuple(article.pack.table("outlets")["cues"]["kinds"])
    after = words[end] if end < len(words) and words[end].sentence == sentence else None
    if after is not None and after.kind == "word" and not after.lower.startswith(kinds):
        return None  # «деп хабарлады ОКҚ брифингінде»
    text = article.text[words[first].start : words[end - 1].end]
    return OutletMention(first, end, usual_spelling(article.pack, text) or text)


def _domain_end(article: Article, first: int) -> int:
    """Where a domain name that begins at a word ends («Almaty.tv», «24.kz»), 0 where none does."""
    words = article.words
    if first + 2 >= len(words):
        return 0
    if words[first].kind == "digits" and words[first + 1].kind == "word" and not words[first + 1].spaced:
        first += 1  # «7kun.kz»
        if first + 2 >= len(words):
            return 0
    dot, domain = words[first + 1], words[first + 2]
    glued = dot.text == "." and not dot.spaced and not domain.spaced
    return first + 3 if glued and domain.lower in article.pack.table("outlets")["cues"]["domains"] else 0


def _dateline(article: Article) -> OutletMention | None:
    """«АТЫРАУ. KAZINFORM – …» at the head of one of the first paragraphs."""
    words = article.words
    for paragraph in article.paragraphs[:4]:
        for index in range(paragraph.first, min(paragraph.first + 12, paragraph.last - 1)):
            if words[index].text not in "–-" or not words[index].spaced:
                continue
            for first in range(max(paragraph.first, index - 4), index):
                opens = first == paragraph.first or words[first - 1].text in ".,/"
                if opens and _domain_end(article, first) == index:
                    text = article.text[words[first].start : words[index - 1].end]  # «19 желтоқсан. Aiqyn.kz — …»
                    return OutletMention(first, index, usual_spelling(article.pack, text) or text)
                text = article.text[words[first].start : words[index - 1].end]
                usual = usual_spelling(article.pack, text)
                if usual is not None and (first > paragraph.first and words[first - 1].text in ".,/"):
                    return OutletMention(first, index, usual)
            break
    return None
