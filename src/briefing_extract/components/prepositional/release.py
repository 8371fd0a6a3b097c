"""Whose text it is: the office that issues a release, the author of a column, the guest of an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_extract.components.prepositional.names import matches

if TYPE_CHECKING:
    from briefing_extract.components.article import Article
    from briefing_extract.components.prepositional.entities import People
    from briefing_extract.components.prepositional.names import Roster
    from briefing_extract.components.prepositional.reference import References
    from briefing_extract.components.prepositional.sayings import Sayings

HEAD = 3  # paragraphs in which a release names its issuer
FIRST_PERSON = frozenset({"i", "my", "me", "я", "мне", "меня", "мой", "моя", "мои", "моём", "моей"})
OWN_WORDS = 3  # words of the first person that make a text the author's own
CLOSE = 2  # paragraphs at the end that a signature may stand in


def issuer(article: Article, people: People, sayings: Sayings) -> int | None:
    """The organization that issues the text: it signs it, or a release opens with it and closes with its contacts."""
    lines = article.paragraphs
    if len(lines) < 3:
        return None
    for line in lines[-CLOSE:]:
        item = next((i for i in people.named if line.first <= i.edge < line.last and i.kind in ("office", "voice")), None)
        if item is not None and item.edge <= line.first + 1 and item.last >= line.last - 1 and line.last - line.first < 14:
            return item.entity
    if article.outlet or people.outlets:
        return None
    marked = any(
        sayings.phrase_at(article, k, "release") for line in lines for k in range(line.first, min(line.first + 12, line.last))
    )
    counts: dict[int, int] = {}
    for item in people.named:
        if item.kind in ("office", "voice") and item.first < lines[min(HEAD, len(lines)) - 1].last:
            counts[item.entity] = counts.get(item.entity, 0) + 1
    if not counts or not marked:
        return None
    first = next(i.entity for i in people.named if i.entity in counts)
    forms = [i.entity for i in people.named if i.entity in counts and article.entities[i.entity].name.split()[0] in ("АО", "ТОО")]
    return forms[0] if forms else first


def author_of(article: Article, people: People, roster: Roster) -> int | None:
    """Mark bylines: a person in a line of its own, or behind «Автор:», is who writes; None is returned for a report.

    A column's author is given back only where nobody else is named in a text of the first person.
    """
    lines = article.paragraphs
    authors: list[int] = []
    for item in people.named:
        if article.entities[item.entity].type != "person":
            continue
        line = lines[article.words[item.first].paragraph]
        edge = line.index < HEAD or line.index >= len(lines) - HEAD
        before = line.first
        signed = False
        for listed in roster.bylines:
            for start in range(line.first, max(line.first, item.first)):
                end = matches(article.words, start, listed)
                if end > 0 and all(article.words[k].kind == "mark" for k in range(end, item.first)):
                    signed = True
        alone = all(article.words[k].kind == "mark" for k in range(before, item.first)) and item.last - line.first >= 0
        rest = article.words[item.last : line.last]
        if edge and (
            signed
            or (
                alone
                and len(rest) <= 4
                and not any(w.text in ':«"–' for w in rest)
                and len(lines) > 3
                and not any(w.kind == "digits" for w in rest)
            )
        ):
            article.entities[item.entity].role = "author"
            article.entities[item.entity].position = None
            authors.append(item.entity)
    others = [i for i in people.named if article.entities[i.entity].type == "person" and i.entity not in authors]
    first_person = sum(word.lower in FIRST_PERSON for word in article.words)
    return authors[0] if len(set(authors)) == 1 and not others and first_person >= OWN_WORDS else None


def interviewee(article: Article, people: People, references: References, first: int) -> int | None:
    """Who answers: the person of the headline or the introduction who is no author."""
    before = [
        i for i in people.named if i.first < max(first, 1) and references.is_person(i.entity) and references.usable(i.entity)
    ]
    if before:
        named = before[0].entity
        _presented(article, people, named, first)
        return named
    anyone = [i for i in people.named if references.is_person(i.entity) and references.usable(i.entity)]
    return anyone[0].entity if anyone else None


def _presented(article: Article, people: People, person: int, first: int) -> None:
    """The guest belongs to the one body that the introduction names."""
    owners = {
        i.entity
        for i in people.named
        if i.first < first and i.kind in ("office", "voice") and article.entities[i.entity].role != "outlet"
    }
    draft = article.entities[person]
    if draft.organization is None and len(owners) == 1:
        draft.organization = owners.pop()
