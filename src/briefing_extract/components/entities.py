"""Persons and organizations of an article: names in base form, positions, every mention.

Rules propose candidates (`find_offices`, `find_names`, `outlet_mentions`), each with a confidence; the rosters join those
that mean the same, and `_Reader.fill` is the one place that decides which of them the article has. What a trained model
adds to them comes in before that decision (`proposals` says in which order).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_extract.components.article import EntityDraft, Mention
from briefing_extract.components.names import NameParts, PersonName, find_names, is_sure_surname, is_title
from briefing_extract.components.naming import DASHES, Text
from briefing_extract.components.organization_roster import OrganizationRoster, tidy
from briefing_extract.components.organizations import find_offices
from briefing_extract.components.outlets import outlet_mentions
from briefing_extract.components.person_roster import Person, PersonRoster
from briefing_extract.components.positions import Position, after_name, alone, before_name, press_services
from briefing_extract.components.proposals import Proposals

if TYPE_CHECKING:
    from briefing_extract.components.article import Article
    from briefing_extract.tagging.tagged import Tagger

CERTAIN = 4.0  # points of a name that no office's name can swallow
KEEP = 0.5  # candidates below this confidence are no entities


def read_entities(article: Article) -> None:
    """Add the article's persons and organizations to `article.entities`, in the order of their first mention.

    Drafts that are already there (places) stay. Offsets of mentions are code points of `article.text`.
    """
    _Reader(Text.of(article)).fill()


class _Reader:
    """One article's candidates on their way to entities."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.article = text.article
        self.words = text.words
        self.titles = text.article.pack.table("titles")
        self.here = frozenset(text.article.pack.table("organizations")["stops"]["here"])
        self.parts = NameParts.of(text.article.pack)
        self.outlets = outlet_mentions(text.article)
        taken: set[int] = set()
        for start, end in self.article.boilerplate:
            taken.update(range(*self.article.words_in(start, end)))
        for mention in self.outlets:
            taken.update(range(mention.first, mention.last))
        titled, places = self._titled(), self._place_words()
        # a name beyond doubt is no part of an office's name: «… төрағасы Асқар Мамин Ауыл шаруашылығы министрлігіне …»
        for name in find_names(text, taken | places, titled):
            if name.points >= CERTAIN:
                text.people.update(range(name.first, name.last))
        offices = find_offices(text, taken)
        self.organizations = OrganizationRoster(text, offices, taken)
        blocked = taken | places
        for office in offices:
            if not office.bare:
                blocked.update(range(office.first, office.last))
        names = find_names(text, blocked, titled)
        if self.article.tagger is not None:
            names += self._proposed(self.article.tagger, blocked, names)
        self.persons = PersonRoster(text, names)
        self.persons.add_short(blocked)
        for person in self.persons.all:
            for first, last, _ in person.mentions:
                text.people.update(range(first, last))
        self._positions()
        for position in press_services(text, self.organizations.last_words, offices):
            self._organization_of(position)
        self.organizations.add_acronyms(blocked)
        self._authors()
        self._workplaces()

    def _proposed(self, tagger: Tagger, blocked: set[int], names: list[PersonName]) -> list[PersonName]:
        """The persons that a trained tagger adds; its organizations join the roster."""
        read = blocked | {index for name in names for index in range(name.first, name.last)}
        proposals = Proposals(self.text, tagger, read)
        for first, last, name in proposals.organizations():
            self.organizations.add_proposed(name, first, last)
            blocked.update(range(first, last))
        return proposals.persons()

    def _place_words(self) -> set[int]:
        found: set[int] = set()
        for entity in self.article.entities:
            if entity.type == "place":
                for mention in entity.mentions:
                    first, last = self.article.words_in(mention.start, mention.end)
                    if last - first > 1 or not self._named_like_place(first):
                        found.update(range(first, last))
        return found

    def _named_like_place(self, index: int) -> bool:
        """«Абай Құнанбаев», «Дания Еспаева»: a given name that is a place elsewhere."""
        if self.words[index].lower in self.parts.given:
            return True
        following = self.words[index + 1] if index + 1 < len(self.words) else None
        if following is None or not following.capitalised or self.text.case(self.words[index].lower) != "nom":
            return False
        return is_sure_surname(self.parts, following.lower)

    def _titled(self) -> set[int]:
        found: set[int] = set()
        for word in self.words[1:]:
            before = self.words[word.index - 1]
            if word.kind != "word" or not word.capitalised or before.kind != "word":
                continue
            form = self.text.lists.titles.read(before.lower)
            title = is_title(self.text, before.lower) if form is None else form.case == "nom"
            if title or self.text.agent(before.index):
                found.add(word.index)
        return found

    def _positions(self) -> None:
        for person in self.persons.all:
            stated: list[Position] = []
            for first, last, kind in person.mentions:
                if kind != "name":
                    continue
                position = before_name(self.text, first, self.organizations.last_words, self.organizations.offices)
                position = position or after_name(self.text, last, self.organizations.last_words, self.organizations.offices)
                if position is not None:
                    stated.append(position)
            if not stated:
                continue
            person.position = next((p for p in stated if p.office is not None), stated[0])
            for position in stated:
                if person.organization is None:
                    person.organization = self._organization_of(position)

    def _organization_of(self, position: Position) -> int | None:
        if position.office is not None:
            return self.organizations.of_office.get(position.office)
        roster, lists = self.organizations, self.text.lists
        if position.derived:
            return roster.add_title(position.derived, position.first, position.last)
        for index in range(position.last - 1, position.first - 1, -1):
            bare = roster.last_words.get(index)  # «Басқарма басшысы»: the office named last before it
            if bare is not None and bare in roster.of_office:
                return roster.of_office[bare]
            lower = self.words[index].lower
            form = lists.offices.read(lower) or lists.bodies.read(lower) or lists.parts.read(lower)
            if form is not None and (found := roster.by_head(form.base)) is not None:
                return found
        body = self.titles["members"].get(position.head)
        if body is not None:
            return next((at for at in roster.recent() if roster.all[at].name == body), None)
        if position.head in self.titles["heads"]["of_companies"] and position.last - position.first <= 2:
            companies = [at for at in roster.recent() if roster.all[at].inner or roster.all[at].head in lists.companies]
            return companies[0] if len(companies) == 1 else None
        return None

    def _workplaces(self) -> None:
        """The organization of a person whose position names none: «осы кеніште» beside the name, or, where the article has
        one person, the one office whose head it speaks of without a name.
        """
        roster = self.organizations
        speakers = [person for person in self.persons.all if person.role != "author"]
        missing = [person for person in speakers if person.organization is None and person.position is not None]
        for person in missing:
            sentence = self.article.sentences[self.words[person.mentions[0][0]].sentence]
            for index in range(sentence.first, sentence.last - 1):
                here = roster.last_words.get(index + 1) if self.words[index].lower in self.here else None
                if here is not None:
                    person.organization = roster.of_office.get(here)
            if person.organization is None and person.position is not None:
                place = self.titles["workplaces"].get(person.position.text.lower())
                person.organization = None if place is None else roster.workplace(place)
        heads = self.titles["heads"]["office"]  # «кардиохирург» says nothing of an office, «директор» of another one
        position = missing[0].position if len(speakers) == 1 and missing else None
        if position is not None and missing[0].organization is None and position.head not in heads:
            titles = alone(self.text, roster.last_words, roster.offices, self.text.people)
            owners = {roster.of_office.get(title.office, -1) for title in titles if title.office is not None} - {-1}
            if len(owners) == 1:
                missing[0].organization = owners.pop()

    def _authors(self) -> None:
        """Bylines: «Авторы: Дана Ерғали», a name that has a line to itself at the top or the foot of the article."""
        bylines = frozenset(self.titles["bylines"]["words"])
        paragraphs = self.article.paragraphs
        for person in self.persons.all:
            first, last, _ = person.mentions[0]
            before = [w for w in self.words[max(0, first - 2) : first] if w.paragraph == self.words[first].paragraph]
            if any(w.lower in bylines and (self.text.opens(w.index) or w.index < first - 1) for w in before):
                person.role = "author"
                continue
            if self._reports(person, last):
                person.role = "author"
                continue
            paragraph = paragraphs[self.words[first].paragraph]
            rest = self.words[last : paragraph.last]
            if person.position is not None and rest and person.position.first > last:
                rest = self.words[person.position.last : paragraph.last]
            alone = paragraph.first == first or all(self.words[k].text in DASHES for k in range(paragraph.first, first))
            edge = paragraph.index < 4 or paragraph.index >= len(paragraphs) - 3
            if alone and edge and len(paragraphs) > 3 and all(w.text in ",." for w in rest):
                person.role = "author"

    def _reports(self, person: Person, last: int) -> bool:
        """«Мағжан Сапарғали, тілші:», «Гүлжан Мәделінің материалында»."""
        position = person.position
        if position is not None and position.last - position.first == 1 and position.head in self.titles["bylines"]["reporters"]:
            return True
        after = self.words[last].lower if last < len(self.words) else ""
        return after.startswith(tuple(self.titles["bylines"]["pieces"]))

    # the decision

    def fill(self) -> None:
        article = self.article
        drafts: list[EntityDraft] = list(article.entities)
        index_of: dict[int, EntityDraft] = {}
        for at, organization in enumerate(self.organizations.all):
            if organization.confidence < KEEP:
                continue
            draft = EntityDraft("organization", tidy(organization.name), role=organization.role)
            draft.confidence = organization.confidence
            draft.mentions = self._spans(organization.mentions)
            index_of[at] = draft
            drafts.append(draft)
        outlets: dict[str, EntityDraft] = {}
        for mention in self.outlets:
            draft = outlets.get(mention.name) or EntityDraft("organization", mention.name, role="outlet", confidence=0.9)
            draft.mentions.extend(self._spans([(mention.first, mention.last, "name")]))
            if mention.name not in outlets:
                outlets[mention.name] = draft
                drafts.append(draft)
        owners: list[tuple[EntityDraft, EntityDraft | None]] = []
        for person in self.persons.all:
            if person.confidence < KEEP:
                continue
            draft = EntityDraft("person", person.name, role=person.role, confidence=person.confidence)
            draft.mentions = self._spans(person.mentions)
            draft.position = tidy(person.position.text) if person.position is not None else None
            owners.append((draft, index_of.get(person.organization) if person.organization is not None else None))
            drafts.append(draft)
        drafts.sort(key=lambda draft: draft.mentions[0].start if draft.mentions else 0)
        place = {id(draft): at for at, draft in enumerate(drafts)}
        for draft, owner in owners:
            draft.organization = None if owner is None else place[id(owner)]
        for at, draft in enumerate(drafts):
            for found in draft.mentions:
                found.entity = at
        article.entities[:] = drafts

    def _spans(self, mentions: list[tuple[int, int, str]]) -> list[Mention]:
        spans = sorted({(self.words[first].start, self.words[last - 1].end, kind) for first, last, kind in mentions})
        return [Mention(start, end, kind) for start, end, kind in spans]
