"""Persons and organizations of an article: names in base form, positions, every mention.

Rules propose candidates (`find_offices`, `find_names`, `outlet_mentions`), each with a confidence; `read_entities` is the
one place that decides which of them the article has, joins their variants and orders them. A model that proposes more
candidates plugs in before that decision.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_extract.components.article import EntityDraft, Mention
from briefing_extract.components.names import NameParts, PersonName, base_forms, find_names, is_sure_surname, is_title
from briefing_extract.components.naming import DASHES, Text
from briefing_extract.components.organizations import Office, find_offices
from briefing_extract.components.outlets import OutletMention, outlet_mentions
from briefing_extract.components.positions import Position, after_name, alone, before_name, is_agent, press_services

if TYPE_CHECKING:
    from briefing_extract.components.article import Article

LOOK_BACK = 200  # organizations or namesakes to compare a new one with
CERTAIN = 4.0  # points of a name that no office's name can swallow
HEADS_OF_COMPANIES = frozenset(("директор", "басқарушы", "президент", "ceo", "cto", "cfo", "coo"))
COMPANIES = frozenset(("компания", "әуекомпания", "серіктестік", "кәсіпорын"))  # a bare one says that a company is spoken of
KEEP = 0.5  # candidates below this confidence are no entities


@dataclass(slots=True)
class Organization:
    """An organization with the offices that name it."""

    name: str
    head: str
    inner: str = ""
    offices: list[int] = field(default_factory=list)
    mentions: list[tuple[int, int, str]] = field(default_factory=list)  # word spans with the kind of the mention
    confidence: float = 1.0
    role: str = ""


@dataclass(slots=True)
class Person:
    """A person with the names that stand for them."""

    given: str
    surname: str
    patronymic: str = ""
    initial: str = ""
    mentions: list[tuple[int, int, str]] = field(default_factory=list)
    position: Position | None = None
    organization: int | None = None
    role: str = ""
    confidence: float = 1.0

    @property
    def name(self) -> str:
        """The fullest name that the text gives."""
        lead = self.given or (f"{self.initial}." if self.initial else "")
        return " ".join(part for part in (lead, self.patronymic, self.surname) if part)


def read_entities(article: Article) -> None:
    """Add the article's persons and organizations to `article.entities`, in the order of their first mention.

    Drafts that are already there (places) stay. Offsets of mentions are code points of `article.text`.
    """
    text = Text.of(article)
    reader = _Reader(text)
    reader.read()
    reader.fill()


class _Reader:
    """One article's candidates on their way to entities."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.article = text.article
        self.words = text.words
        self.parts = NameParts.of(self.article.pack)
        self.aside: set[int] = set()
        for start, end in self.article.boilerplate:
            self.aside.update(range(*self.article.words_in(start, end)))
        self.organizations: list[Organization] = []
        self.of_office: dict[int, int] = {}  # office → organization
        self.persons: list[Person] = []
        self.outlets: list[OutletMention] = []
        self.offices: list[Office] = []
        self.last_words: dict[int, int] = {}

    def read(self) -> None:
        self.outlets = outlet_mentions(self.article)
        taken = set(self.aside)
        for mention in self.outlets:
            taken.update(range(mention.first, mention.last))
        titled = self._titled()
        places = self._place_words()
        # a name beyond doubt is no part of an office's name: «… төрағасы Асқар Мамин Ауыл шаруашылығы министрлігіне …»
        for name in find_names(self.text, taken | places, titled):
            if name.points >= CERTAIN:
                self.text.people.update(range(name.first, name.last))
        self.offices = find_offices(self.text, taken)
        self.last_words = {office.last - 1: at for at, office in enumerate(self.offices)}
        self._join_organizations()
        self._quoted_companies(taken)
        self._brands_without_quotes(taken)
        blocked = set(taken)
        for office in self.offices:
            if not office.bare:
                blocked.update(range(office.first, office.last))
        blocked |= places
        self._join_persons(find_names(self.text, blocked, titled))
        for person in self.persons:
            for first, last, _ in person.mentions:
                self.text.people.update(range(first, last))
        self._positions()
        for position in press_services(self.text, self.last_words, self.offices):
            self._organization_of(position)
        self._acronyms(blocked)
        self._short_mentions(blocked)
        self._authors()
        self._workplaces()

    # organizations

    def _join_organizations(self) -> None:
        for at, office in enumerate(self.offices):
            if office.confidence < KEEP:
                continue
            found = self._same_organization(office)
            if found is None:
                if office.bare:
                    continue
                found = len(self.organizations)
                self.organizations.append(Organization(office.name, office.head, office.inner, confidence=office.confidence))
            self.of_office[at] = found
            organization = self.organizations[found]
            organization.offices.append(at)
            self._better_name(organization, office)
            kind = "office" if office.bare else "name" if _folded(office.name) == _folded(organization.name) else "short"
            organization.mentions.append((office.first, office.last, kind))
        for at, office in enumerate(self.offices):  # a bare head may stand before the name («Музей … Торғай музейі»)
            if office.bare and at not in self.of_office and (found := self._same_organization(office)) is not None:
                self.of_office[at] = found
                self.organizations[found].mentions.append((office.first, office.last, "office"))

    def _better_name(self, organization: Organization, office: Office) -> None:
        if office.bare or office.name == organization.name:
            return
        acronyms = self.article.pack.table("organizations")["acronyms"]
        if acronyms.get(organization.name) == office.name:
            organization.name, organization.head = office.name, office.head
            return
        if office.inner and office.inner == organization.inner and not organization.head and office.head:
            organization.name, organization.head = office.name, office.head
        elif not office.inner and len(office.name) > len(organization.name) and office.head == organization.head:
            organization.name = office.name

    def _same_organization(self, office: Office) -> int | None:
        if office.bare:
            return self._by_head(office.head)
        acronyms = self.article.pack.table("organizations")["acronyms"]
        mine = _content(office.name)
        for at in self._recent():
            other = self.organizations[at]
            if other.name == office.name:
                return at
            if office.inner and _folded(office.inner) == _folded(other.inner):
                if self._heads_agree(office.head, other.head):
                    return at
                continue
            if acronyms.get(office.name) == other.name or acronyms.get(other.name) == office.name:
                return at
            if office.inner or other.inner:
                if office.inner and not other.inner and _folded(office.inner) in _folded(other.name):
                    return at
                continue
            if office.head == other.head and mine and (theirs := _content(other.name)) and (mine <= theirs or theirs <= mine):
                return at
            if _initials(other.name) == office.name or _initials(office.name) == other.name:
                return at
        return None

    def _heads_agree(self, mine: str, other: str) -> bool:
        """«Айдарлы» ЖШС is not «Айдарлы» мешіті; «Даму» and «Даму» қоры, ЖШС and серіктестігі are one."""
        lists = self.text.lists

        def company(head: str) -> bool:
            return head in lists.companies or head in lists.legal

        return not mine or not other or mine == other or (company(mine) and company(other))

    def _by_head(self, head: str) -> int | None:
        """The organization that a bare head stands for: the last one named with that head, or the one company."""
        lists = self.text.lists
        company = plain = None
        for at in self._recent():
            other = self.organizations[at]
            if other.head == head:
                return at
            if company is None and (other.head in lists.companies or other.head in lists.legal):
                company = at
            if plain is None and not other.head:
                plain = at
        if head not in lists.companies:
            return None
        return plain if company is None and head in ("компания", "әуекомпания") else company

    def _recent(self) -> range:
        """Positions of the organizations named last, the nearest first: a text of any length looks back equally far."""
        return range(len(self.organizations) - 1, max(-1, len(self.organizations) - 1 - LOOK_BACK), -1)

    def _quoted_companies(self, taken: set[int]) -> None:
        """«Дала Эйр» without a head, where the article goes on to speak of the company and names no other one."""
        lists = self.text.lists
        covered = {k for office in self.offices if not office.bare for k in range(office.first, office.last)} | taken
        known = {_folded(o.inner): at for at, o in enumerate(self.organizations) if o.inner}
        forms = (lists.bodies.read(word.lower) for word in self.words if word.kind == "word")
        speaks = any(form is not None and form.base in COMPANIES for form in forms)
        has_company = any(o.head in lists.companies or o.head in lists.legal or not o.head for o in self.organizations)
        counts: dict[str, list[tuple[int, int]]] = {}
        brands = {_folded(name) for name in self.article.pack.table("organizations")["brands"]["names"]}
        for opening, closing in self.text.closer.items():
            if opening in covered or closing - opening < 2 or closing - opening > 5:
                continue
            stated = self.article.text[self.words[opening + 1].start : self.words[closing - 1].end]
            inner = self.article.pack.morphology.nominative(stated)  # «Қазақстан темір жолының»: the case inside the quotes
            if _folded(inner) not in known and _folded(inner) not in brands:
                inner = stated
            at = known.get(_folded(inner))
            if at is not None:
                self.organizations[at].mentions.append((opening, closing + 1, "short"))
                continue
            if _folded(inner) in brands and not self._claimed(closing + 1):
                self.organizations.append(Organization(f"«{inner}»", "", inner, mentions=[(opening, closing + 1, "name")]))
                known[_folded(inner)] = len(self.organizations) - 1
                continue
            inside = self.words[opening + 1 : closing]
            if inside[0].kind != "word" or not all(word.capitalised for word in inside if word.kind == "word"):
                continue
            if self._claimed(closing + 1):
                continue
            counts.setdefault(inner, []).append((opening, closing + 1))
        if not speaks or has_company or not counts:
            return
        inner = max(counts, key=lambda name: len(counts[name]))
        if len(counts[inner]) < 2 and " " not in inner:
            return
        organization = Organization(f"«{inner}»", "компания", inner, confidence=0.7)
        organization.mentions = [(first, last, "name" if not k else "short") for k, (first, last) in enumerate(counts[inner])]
        self.organizations.append(organization)
        at = len(self.organizations) - 1
        for index, office in enumerate(self.offices):
            if office.bare and index not in self.of_office and office.head in lists.companies:
                self.of_office[index] = at
                organization.mentions.append((office.first, office.last, "office"))

    def _brands_without_quotes(self, taken: set[int]) -> None:
        """Further mentions of a name in Latin letters: «Jetkiz Labs» after «Jetkiz Labs стартапы»."""
        brands: dict[str, list[tuple[list[str], int]]] = {}
        for at, organization in enumerate(self.organizations):
            if organization.inner.isascii() and (parts := organization.inner.split()):
                brands.setdefault(parts[0], []).append((parts, at))
        if not brands:
            return
        covered = {k for office in self.offices if not office.bare for k in range(office.first, office.last)} | taken
        for word in self.words:
            for parts, at in brands.get(word.text.split("-")[0], ()):
                last = word.index + len(parts)
                stated = [w.text for w in self.words[word.index : last]]
                if stated and word.index not in covered and [*stated[:-1], stated[-1].split("-")[0]] == parts:
                    self.organizations[at].mentions.append((word.index, last, "short"))

    def _acronyms(self, blocked: set[int]) -> None:
        """«Халықаралық еңбек ұйымы (ХЕҰ)» … «ХЕҰ есебінде»: an acronym that the text explains, or that the initials give."""
        meant = {short: at for at, o in enumerate(self.organizations) if not o.inner and len(short := _initials(o.name)) > 1}
        for at, office in enumerate(self.offices):
            if at in self.of_office and not office.bare and office.last + 1 < len(self.words) and self.words[office.last].text == "(":
                inside = self.words[office.last + 1]
                if self.text.acronym(inside):
                    meant[inside.text.split("-")[0]] = self.of_office[at]
        if not meant:
            return
        for word in self.words:
            at = meant.get(word.text.split("-")[0], -1) if word.capitalised and word.index not in blocked else -1
            if at >= 0 and self.text.acronym(word):
                self.organizations[at].mentions.append((word.index, word.index + 1, "short"))

    def _claimed(self, index: int) -> bool:
        """Whether the noun after a quoted name says what it is («… жобасы», «… бекетінің»)."""
        if index >= len(self.words) or self.words[index].kind != "word":
            return False
        readings = self.article.pack.morphology.analyse(self.words[index].lower)
        return bool(readings) and readings[0].tags.possessive == "3"

    # persons

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
            if title or is_agent(self.text, before.index):
                found.add(word.index)
        return found

    def _join_persons(self, names: list[PersonName]) -> None:
        known: dict[str, list[Person]] = {}  # by surname and by given name
        for name in sorted(names, key=lambda n: (bool(n.initial), n.first)):
            person = self._same_person(name, known)
            if person is None:
                person = Person(name.given, name.surname, name.patronymic, name.initial)
                person.confidence = min(1.0, 0.5 + name.points / 10)
                self.persons.append(person)
                for key in {person.surname or person.patronymic, person.given} - {""}:
                    known.setdefault(key, []).append(person)
            person.mentions.append((name.first, name.last, "name"))
            if not person.patronymic and name.patronymic and name.surname and person.surname == name.surname:
                person.patronymic = name.patronymic

    def _same_person(self, name: PersonName, known: dict[str, list[Person]]) -> Person | None:
        keys = [name.given] if name.given else [name.surname, *base_forms(self.text, self.words[name.last - 1])]
        for person in (person for key in keys for person in known.get(key, ())[:LOOK_BACK]):
            if name.initial:
                initial = (person.given or person.initial)[:1]
                if initial == name.initial and self._surnames_agree(person.surname or person.patronymic, name):
                    return person
            elif person.given == name.given:
                if name.surname and person.surname:
                    if self._surnames_agree(person.surname, name):
                        return person
                elif name.surname != person.surname or name.patronymic == person.patronymic:
                    # «Нұрбол Ізтұрған» … «Нұрбол Айтқалиұлы»
                    if not person.surname and name.surname and not person.patronymic:
                        continue
                    return person
        return None

    def _surnames_agree(self, surname: str, name: PersonName) -> bool:
        return name.surname == surname or surname in base_forms(self.text, self.words[name.last - 1])

    def _positions(self) -> None:
        for person in self.persons:
            stated: list[Position] = []
            for first, last, _ in person.mentions:
                position = before_name(self.text, first, self.last_words, self.offices)
                position = position or after_name(self.text, last, self.last_words, self.offices)
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
            return self.of_office.get(position.office)
        if position.derived:
            name = position.derived
            for at in self._recent():
                if _folded(self.organizations[at].name) == _folded(name):
                    self.organizations[at].mentions.append((position.first, position.last, "office"))
                    return at
            head = self.text.lists.offices.read(name.split()[-1].lower())
            organization = Organization(name, head.base if head is not None else "", confidence=0.7)
            organization.mentions.append((position.first, position.last, "office"))
            self.organizations.append(organization)
            return len(self.organizations) - 1
        lists = self.text.lists
        for index in range(position.last - 1, position.first - 1, -1):
            lower = self.words[index].lower
            form = lists.offices.read(lower) or lists.bodies.read(lower)
            if form is not None and (found := self._by_head(form.base)) is not None:
                return found
        members = self.article.pack.table("titles")["members"]
        if position.head in members:
            return next((at for at, o in enumerate(self.organizations) if o.name == members[position.head]), None)
        if position.head in HEADS_OF_COMPANIES and position.last - position.first <= 2:
            companies = [at for at, o in enumerate(self.organizations) if o.inner or o.head in lists.companies]
            if len(companies) == 1:
                return companies[0]
        return None

    def _workplaces(self) -> None:
        """The organization of a person whose position names none: «осы кеніште» beside the name, or, where the article has
        one person, the one office whose head it speaks of without a name.
        """
        speakers = [person for person in self.persons if person.role != "author"]
        missing = [person for person in speakers if person.organization is None and person.position is not None]
        for person in missing:
            sentence = self.article.sentences[self.words[person.mentions[0][0]].sentence]
            for index in range(sentence.first, sentence.last - 1):
                if self.words[index].lower in ("осы", "сол") and (office := self.last_words.get(index + 1)) is not None:
                    person.organization = self.of_office.get(office)
        if len(speakers) == 1 and missing and missing[0].organization is None:
            titles = alone(self.text, self.last_words, self.offices, self.text.people)
            owners = {self.of_office[title.office] for title in titles if title.office in self.of_office}
            if len(owners) == 1:
                missing[0].organization = owners.pop()

    def _short_mentions(self, blocked: set[int]) -> None:
        """Surnames, and given names of persons already known: «Ли мырза», «Зейнеп апай», «Есмағұловтың»."""
        by_word: dict[str, Person | None] = {}
        for person in self.persons:
            for key in {person.surname, person.given} - {""}:
                by_word[key] = None if key in by_word else person
        if not by_word:
            return
        covered = set(blocked)
        for person in self.persons:
            for first, last, _ in person.mentions:
                covered.update(range(first, last))
        for word in self.words:
            if word.kind != "word" or not word.capitalised or word.index in covered or len(word.text) < 2:
                continue
            for base in (word.text, *base_forms(self.text, word)):
                owner = by_word.get(base)
                if owner is not None:
                    owner.mentions.append((word.index, word.index + 1, "short"))
                    break

    def _authors(self) -> None:
        """Bylines: «Авторы: Дана Ерғали», a name that has a line to itself at the top or the foot of the article."""
        bylines = frozenset(self.article.pack.table("titles")["bylines"]["words"])
        paragraphs = self.article.paragraphs
        for person in self.persons:
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
        titles = self.article.pack.table("titles")
        position = person.position
        if position is not None and position.last - position.first == 1 and position.head in titles["bylines"]["reporters"]:
            return True
        after = self.words[last].lower if last < len(self.words) else ""
        return after.startswith(tuple(titles["bylines"]["pieces"]))

    # the decision

    def fill(self) -> None:
        article = self.article
        drafts: list[EntityDraft] = list(article.entities)
        index_of: dict[int, EntityDraft] = {}
        for at, organization in enumerate(self.organizations):
            if organization.confidence < KEEP:
                continue
            draft = EntityDraft("organization", _tidy(organization.name), role=organization.role)
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
        for person in self.persons:
            if person.confidence < KEEP:
                continue
            draft = EntityDraft("person", person.name, role=person.role, confidence=person.confidence)
            draft.mentions = self._spans(person.mentions)
            draft.position = _tidy(person.position.text) if person.position is not None else None
            owners.append((draft, index_of.get(person.organization) if person.organization is not None else None))
            drafts.append(draft)
        drafts.sort(key=lambda draft: (draft.mentions[0].start if draft.mentions else 0))
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


def _content(name: str) -> frozenset[str]:
    """The words of a name but its head, folded."""
    return frozenset(_folded(word) for word in name.split()[:-1])


def _folded(name: str) -> str:
    return " ".join(name.lower().replace("«", " ").replace("»", " ").replace('"', " ").split())


def _initials(name: str) -> str:
    """«Бірыңғай жинақтаушы зейнетақы қоры» → «БЖЗҚ»."""
    words = [word for word in _folded(name).split() if word not in ("және", "мен", "пен", "бен")]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


def _tidy(name: str) -> str:
    return " ".join(name.split())
