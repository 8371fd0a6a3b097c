"""Who and what an article speaks of: every name, title and office as entities with their mentions.

Names are found by the language's own reader, joined by what they may be in the nominative, and given the position and
the office that stand beside them. What the room learned by the way is kept in `article.readers["people"]` for the rooms
that ask who spoke.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_extract.components.article import EntityDraft, Mention
from briefing_extract.components.prepositional.declension import surname_readings
from briefing_extract.components.prepositional.names import (
    OfficeFound,
    PersonFound,
    Position,
    Roster,
    is_name_like,
    matches,
    text_of,
)
from briefing_extract.components.prepositional.names_by_case import CaseNames
from briefing_extract.components.prepositional.names_by_order import OrderNames, bare
from briefing_extract.components.prepositional.offices_by_case import CaseOffices
from briefing_extract.components.prepositional.offices_by_order import OrderOffices
from briefing_extract.components.prepositional.sayings import Sayings

if TYPE_CHECKING:
    from briefing_extract.components.article import Article

# Titles of those who serve no office
OWN = frozenset(
    {
        "owner",
        "founder",
        "co-founder",
        "partner",
        "member",
        "leader",
        "владелец",
        "основатель",
        "собственник",
        "член",
        "хозяйка",
        "хозяин",
        "партнёр",
        "лидер",
        "сенатор",
        "староста",
    }
)
UNSURE = 0.4  # confidence of an office that needs a part in the text to be one of its entities
KINDS_SURE = frozenset({"office", "form", "quoted-body", "latin"})


@dataclass(slots=True)
class Named:
    """A mention of an entity by its words; `edge` and `stop` take in the title beside it."""

    first: int
    last: int
    entity: int
    kind: str  # name · short · office · bare · voice
    cases: frozenset[str] = frozenset()
    edge: int = -1
    stop: int = -1
    gender: str = ""


@dataclass(slots=True)
class People:
    """What the room found, by words: for the rooms that ask who spoke."""

    named: list[Named] = field(default_factory=list)
    bare: list[OfficeFound] = field(default_factory=list)
    gender: dict[int, str] = field(default_factory=dict)
    positions: dict[int, Position] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)  # of organizations: head noun, lower case
    outlets: set[int] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)
    names: CaseNames | OrderNames | None = None
    rank: dict[int, int] = field(default_factory=dict)

    def sort(self) -> None:
        """Mentions in text order."""
        self.named.sort(key=lambda item: (item.first, -item.last))


def read_entities(article: Article) -> None:
    """Fill `article.entities` with persons, organizations and the outlet; places stand there already. Never raises."""
    _Reader(article).read()


class _Reader:
    """One article on its way through the room."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.roster = Roster.of(article.pack)
        self.sayings = Sayings.of(article.pack)
        self.people = People()
        self.by_case = hasattr(article.pack.morphology, "inflect")
        self.taken: set[int] = set()
        self.office_of: list[tuple[OfficeFound, int]] = []
        self.distinct: dict[str, tuple[OfficeFound, int]] = {}  # one office of each name
        self.placed: set[tuple[int, int, int]] = set()

    def read(self) -> None:
        article = self.article
        for start, end in article.boilerplate:
            self.taken.update(range(*article.words_in(start, end)))
        self._outlets()
        for draft in article.entities:
            if draft.type == "place":
                for mention in draft.mentions:
                    self.taken.update(range(*article.words_in(mention.start, mention.end)))
        if self.by_case:
            names = CaseNames(article, self.taken)
            persons = names.find()
            inside = frozenset(k for person in persons for k in range(person.first, person.last))
            offices = CaseOffices(names).find(inside)
            self.people.names = names
        else:
            order = OrderNames(article, self.taken, self.says)
            order.outlets = frozenset(k for item in self.people.named for k in range(item.first, item.last))
            offices = OrderOffices(order).find()
            covered = frozenset(k for office in offices if office.name for k in range(office.first, office.last))
            persons = order.find(covered)
            self.people.names = order
        self._organizations(offices)
        self._persons(persons)
        self._short_names(persons)
        self._aliases()
        self._affiliations()
        self.people.taken = self.taken
        self.people.sort()
        article.readers["people"] = self.people

    def says(self, index: int) -> bool:
        """Whether a verb of saying stands at `index` (English)."""
        return self.words[index].lower in self.sayings.forms

    # outlets

    def _outlets(self) -> None:
        words, roster = self.words, self.roster
        known: dict[str, int] = {}
        index = 0
        while index < len(words):
            last, name = -1, ""
            if words[index].capitalised or words[index].text in '«"':
                start = index + (words[index].text in '«"')
                for listed in roster.outlets:
                    end = matches(words, start, listed) if start < len(words) else -1
                    if end > 0 and words[start].capitalised:
                        last, name = end, text_of(self.article, start, end)
                        break
                if start != index and last > 0 and last < len(words) and words[last].text in '»"':
                    last += 1
                elif start != index:
                    last = -1
            if last < 0:
                last, name = self._site(index)
            elif (
                last < len(words) - 1
                and words[last].text == "."
                and words[last + 1].lower in roster.sites
                and not words[last + 1].spaced
            ):
                name = text_of(self.article, index, last + 2)
                last += 2
            if last < 0:
                index += 1
                continue
            key = name.lower()
            if key not in known:
                known[key] = len(self.article.entities)
                self.article.entities.append(EntityDraft("organization", name, role="outlet", confidence=0.9))
                self.people.outlets.add(known[key])
            self._mention(known[key], index, last, "name")
            self.people.named.append(Named(index, last, known[key], "outlet", frozenset({"nom"}), index, last))
            self.taken.update(range(index, last))
            index = last

    def _site(self, index: int) -> tuple[int, str]:
        """«Zakon.kz», «ARAL.MEDIA»: a word, a point and the ending of a site, with no space between."""
        words = self.words
        if words[index].kind != "word" or not words[index].text.isascii() or index + 2 >= len(words):
            return -1, ""
        at = index
        if (index and words[index - 1].text in ("@", "/")) or (
            index > 1 and words[index - 1].text == "." and not words[index].spaced
        ):
            return -1, ""
        while (
            at + 2 < len(words)
            and words[at + 1].text == "."
            and not words[at + 1].spaced
            and not words[at + 2].spaced
            and words[at + 2].kind == "word"
        ):
            at += 2
        if at == index or words[at].lower not in self.roster.sites:
            return -1, ""
        return at + 1, text_of(self.article, index, at + 1)

    # organizations

    def _organizations(self, offices: list[OfficeFound]) -> None:
        entities = self.article.entities
        groups: dict[str, int] = {}
        quoted: dict[str, list[OfficeFound]] = defaultdict(list)
        for office in offices:
            if office.name and office.kind == "quoted":
                quoted[_stem(office.name)].append(office)
        forms = {
            _stem(_inner(office.name)): office
            for office in offices
            if office.kind in ("form", "quoted-body") or (office.kind == "body" and "«" in office.name)
        }
        for office in sorted((o for o in offices if o.name), key=lambda o: (-len(o.name), o.first)):
            if office.kind == "quoted":
                owner = forms.get(_stem(office.name))
                if owner is None and len(quoted[_stem(office.name)]) < 2:
                    continue
            key = _key(office.name)
            at = groups.get(key)
            if at is None:
                at = self._same(office)
            if at is None and self.by_case:
                at = self._shortened(office)
            if at is None and office.kind == "acronym":
                at = self._abbreviated(office)
            if at is None:
                at = len(entities)
                sure = office.kind in KINDS_SURE or office.voice or (office.kind == "body" and "«" in office.name)
                sure = sure or (self.by_case and office.kind == "acronym" and len(office.head) > 3 and not office.name.isascii())
                entities.append(EntityDraft("organization", office.name, confidence=0.85 if sure else UNSURE))
                self.people.heads[at] = office.head
            groups[key] = at
            self.distinct.setdefault(key, (office, at))
            if office.kind in KINDS_SURE:
                entities[at].confidence = 0.85
            self._mention(at, office.first, office.last, "name")
            self.office_of.append((office, at))
            first = office.start if office.start >= 0 else office.first
            self.people.named.append(
                Named(office.first, office.last, at, "voice" if office.voice else "office", office.cases, first, office.last)
            )
        self.people.bare = [office for office in offices if not office.name]

    def _shortened(self, office: OfficeFound) -> int | None:
        """«Минздрав» of the «Министерство здравоохранения», «Нацбанк» of the «Национальный банк»."""
        for prefix, head in (("мин", "министерство"), ("нац", "банк")):
            rest = office.head.removeprefix(prefix)
            if rest == office.head or len(rest) < 4 or office.head == head:
                continue
            for key, (other, at) in self.distinct.items():
                pieces = key.split()
                if (
                    other.head == head
                    and len(pieces) > 1
                    and (pieces[1].startswith(rest[:4]) if prefix == "мин" else pieces[0].startswith("национальн"))
                ):
                    return at
        return None

    def _abbreviated(self, office: OfficeFound) -> int | None:
        """The organization whose words begin with the letters of an acronym: «КГД» of «Комитет государственных доходов»."""
        letters = office.head.split()[0]
        for key, (_, at) in self.distinct.items():
            pieces = [
                piece
                for piece in key.replace("-", " ").split()
                if len(piece) > 3 or (not self.by_case and piece not in ("of", "and", "for", "the", "on"))
            ]
            initials = "".join(piece[0] for piece in pieces)
            if len(letters) >= 3 and initials.startswith(letters):
                return at
        return None

    def _same(self, office: OfficeFound) -> int | None:
        """The organization of which this is a shorter name: «департамент полиции» of «департамент полиции … области»."""
        mine = _key(office.name)
        for theirs, (other, at) in self.distinct.items():
            if office.kind == "quoted":
                if _stem(_inner(other.name)) == _stem(office.name) and other.kind != "office":
                    return at
                continue
            if (
                office.head == other.head
                and len(mine) < len(theirs)
                and (theirs.startswith(mine + " ") or theirs.endswith(" " + mine))
            ):
                return at
            if (
                office.kind in ("body", "office")
                and office.head == other.head
                and mine.split()[-1:]
                and set(mine.split()) < set(theirs.split())
            ):
                return at
        return None

    # persons

    def _persons(self, persons: list[PersonFound]) -> None:
        entities = self.article.entities
        totals: dict[str, float] = defaultdict(float)
        for person in persons:
            for name in {option.name for option in person.options}:
                totals[name] += max(option.score for option in person.options if option.name == name)
        chosen: dict[str, int] = {}
        ordered = sorted(persons, key=lambda person: (not person.given, _initials(person), person.first))
        for person in ordered:
            option = max(person.options, key=lambda o: (totals[o.name] * 0.5 + o.score, o.case == "nom"))
            at = next((chosen[o.name] for o in person.options if o.name in chosen), None)
            if at is None:
                at = self._known_as(person, chosen)
            if at is None:
                at = len(entities)
                name = self._expand(option.name)
                entities.append(EntityDraft("person", name, confidence=person.sure))
                chosen[option.name] = at
                self.people.gender[at] = option.gender
            elif not self.people.gender.get(at):
                self.people.gender[at] = option.gender
            self._mention(at, person.first, person.last, "name" if person.given else "short")
            edge = person.position.first if person.position is not None else person.first
            stop = person.last
            position = person.position
            if person.position is not None and person.position.first >= person.last:
                edge, stop = person.position.edge if person.position.edge >= 0 else person.first, person.position.last
            if self.by_case and position is None and isinstance(self.people.names, CaseNames):
                position = self.people.names.position_after(person.last)
                if position is not None:
                    stop = position.last
            known = self.people.positions.get(at)
            if position is not None and (known is None or (len(position.text) > len(known.text) and not self._ranked(position))):
                self.people.positions[at] = position
            cases = frozenset(
                option.case for option in person.options if option.name == entities[at].name or len(person.options) == 1
            ) or frozenset({"nom"})
            if not self.people.gender.get(at):
                before = {word.lower for word in self.words[max(0, person.first - 2) : person.first]}
                self.people.gender[at] = "f" if before & {"ms", "mrs"} else "m" if "mr" in before else ""
            self.people.named.append(
                Named(person.first, person.last, at, "name", cases, edge, stop, self.people.gender.get(at, ""))
            )
        for at, position in self.people.positions.items():
            if set(position.heads) & self.roster.reporters:
                entities[at].role = "author"
            else:
                entities[at].position = position.text

    def _ranked(self, position: Position) -> bool:
        return bool(position.heads) and position.heads[0] in self.roster.ranks

    def _expand(self, name: str) -> str:
        return name

    def _known_as(self, person: PersonFound, chosen: dict[str, int]) -> int | None:
        """The person whom an initial, a surname or a given name with its patronymic stands for."""
        for option in person.options:
            pieces = option.name.split()
            for name, at in chosen.items():
                parts = name.split()
                if len(pieces) == 1 and len(parts) > 1 and pieces[0] in (parts[-1], parts[0]) and self._agrees(option.gender, at):
                    return at
                if len(pieces) >= 2 and len(parts) >= 2:
                    initials = [piece for piece in pieces if piece.endswith(".")]
                    plain = [piece for piece in pieces if not piece.endswith(".")]
                    if initials and plain and plain[-1] == parts[-1] and parts[0][:1] == initials[0][:1]:
                        return at
                    if not initials and set(pieces) == set(parts):
                        return at
                    if (
                        len(pieces) == 2
                        and pieces[0] == parts[0]
                        and pieces[1].lower().endswith(("вич", "вна", "ична", "улы", "кызы"))
                        and pieces[1] != parts[-1]
                    ):
                        return at
                    if len(pieces) == 3 and {parts[0], parts[-1]} <= set(pieces):
                        return at
        return None

    def _agrees(self, gender: str, at: int) -> bool:
        known = self.people.gender.get(at, "")
        return not gender or not known or gender == known

    def _short_names(self, persons: list[PersonFound]) -> None:
        """Surnames alone, and given names with «-ага», of the persons known."""
        covered = {k for person in persons for k in range(person.first, person.last)}
        covered |= {k for item in self.people.named if item.kind in ("office", "voice") for k in range(item.first, item.last)}
        surnames: dict[str, list[int]] = defaultdict(list)
        given: dict[str, list[int]] = defaultdict(list)
        for at, draft in enumerate(self.article.entities):
            if draft.type == "person":
                parts = draft.name.split()
                if len(parts) > 1:
                    surnames[parts[-1]].append(at)
                    given[parts[0]].append(at)
        if not surnames:
            return
        for index, word in enumerate(self.words):
            if index in covered or index in self.taken or not is_name_like(word):
                continue
            at, cases = -1, frozenset[str]()
            if self.by_case:
                text = word.text[:1] + word.text[1:].lower() if word.text.isupper() else word.text
                head, hyphen, tail = text.partition("-")
                if hyphen and tail in ("ага", "апа", "ата", "аже") and head in given:
                    at, cases = given[head][0], frozenset({"nom"})
                else:
                    owners: dict[int, set[str]] = defaultdict(set)
                    for nominative, gender, case in surname_readings(text):
                        for owner in surnames.get(nominative, ()):
                            if self._agrees(gender, owner):
                                owners[owner].add(case)
                    if owners:
                        at = next(iter(owners))
                        cases = frozenset(owners[at])
            else:
                owners_of = surnames.get(bare(word.text), [])
                if owners_of:
                    at, cases = owners_of[0], frozenset({"nom"} if bare(word.text) == word.text else {"gen"})
            if at >= 0:
                self._mention(at, index, index + 1, "short")
                edge = index
                names = self.people.names
                position = names.position_before(index) if names is not None else None
                if position is not None:
                    edge = position.first
                self.people.named.append(
                    Named(index, index + 1, at, "short", cases, edge, index + 1, self.people.gender.get(at, ""))
                )

    def _aliases(self) -> None:
        """«Karaoba» of «Karaoba Resources plc»: the first word of a company's name where it stands alone."""
        owners: dict[str, int] = {}
        for office, at in self.office_of:
            if office.kind == "form" and not self.by_case:
                owners.setdefault(bare(self.words[office.first].text), at)
        covered = {k for item in self.people.named for k in range(item.first, item.last)}
        for index, word in enumerate(self.words):
            owner = owners.get(bare(word.text)) if word.capitalised and index not in covered else None
            if owner is not None:
                self._mention(owner, index, index + 1, "short")
                self.people.named.append(Named(index, index + 1, owner, "office", frozenset({"nom"}), index, index + 1))

    # whose office

    def _affiliations(self) -> None:
        entities = self.article.entities
        for at, position in list(self.people.positions.items()):
            draft = entities[at]
            inside = [(office, owner) for office, owner in self.office_of if position.first <= office.first < position.last]
            if inside:
                best = next(((o, k) for o, k in inside if o.head not in ("отдел", "сектор", "board")), None)
                if best is not None:
                    draft.organization = best[1]
                    entities[best[1]].confidence = max(entities[best[1]].confidence, 0.8)
                    continue
            owner = self._by_title(position)
            if owner is None:
                owner = self._by_anaphor(position)
            if owner is None and not inside:
                owner = self._proper_complement(position)
            if owner is None and not inside and not self.by_case:
                owner = self._proper_prefix(position)
            if owner is None and inside:
                owner = self._main_office(position.first, sure=True)
                owner = inside[0][1] if owner is None else owner
            if owner is None and position.heads and position.heads[0] in (self.roster.officials | self.roster.ranks) - OWN:
                owner = self._main_office(position.first)
            draft.organization = owner
            if owner is not None:
                entities[owner].confidence = max(entities[owner].confidence, 0.7)

    def _by_title(self, position: Position) -> int | None:
        """«министр труда …» of the «Министерство труда …»."""
        if not position.heads or not position.field:
            return None
        if (
            not self.by_case
            and position.heads[0] not in self.roster.title_offices
            and position.heads[-1] not in self.roster.title_offices
        ):
            return None
        office = self.roster.title_offices.get(position.heads[0]) or self.roster.title_offices.get(position.heads[-1])
        if office is None:
            return None
        rest = position.field
        if self.by_case:
            if position.heads[0] not in self.roster.title_offices:
                rest = rest.split(" ", 1)[1] if " " in rest else ""
            if not rest:
                return None
            name = f"{office[:1].upper()}{office[1:]} {rest}" if office == "министерство" else f"{office} {rest}"
        else:
            name = f"{office} of {rest}"
        key = _key(name)
        head = office.lower()
        for other, at in self.office_of:
            theirs = _key(other.name)
            if theirs == key or theirs.startswith(key + " ") or (key.startswith(theirs + " ") and other.head == head):
                return at
        for at, draft in enumerate(self.article.entities):
            if draft.type == "organization" and _key(draft.name) == key:
                return at
        at = len(self.article.entities)
        self.article.entities.append(EntityDraft("organization", name, confidence=0.8))
        self.people.heads[at] = head
        first = position.first
        if rest:
            begin = next(
                (k for k in range(position.first, position.last) if text_of(self.article, k, position.last) == rest), first
            )
            first = begin
        self._mention(at, first, position.last, "office")
        self.office_of.append((OfficeFound(first, position.last, name, head, "office"), at))
        return at

    def _by_anaphor(self, position: Position) -> int | None:
        """«председатель регулятора», «deputy head of the department»: the office named before."""
        for office in self.people.bare:
            if position.first <= office.first < position.last:
                return self.named_before(office.head, position.first)
        pieces = position.field.lower().split()
        for piece in pieces[-1:]:
            base = self.article.pack.morphology.base(piece)
            if base in self.roster.anaphors:
                return self.named_before(base, position.first)
        return None

    def named_before(self, head: str, index: int) -> int | None:
        """The organization that a noun at `index` stands for: the last one of a fitting kind before it, else after it."""
        allowed = self.roster.anaphors.get(head)
        best: int | None = None
        later: int | None = None
        order = {name: rank for rank, name in enumerate(allowed or ())}
        if order and allowed is not None and head not in allowed:
            near = [(order.get(o.head, 99), -o.first, at) for o, at in self.office_of if o.head in order and o.first < index]
            if near and head == "регулятор":
                return min(near)[2]
        for office, at in sorted(self.office_of, key=lambda item: item[0].first):
            own = office.head
            fits = own == head or (allowed is not None and (not allowed or own in allowed))
            if not fits and office.kind == "form" and allowed is not None and (own in allowed or not allowed):
                fits = True
            if not fits:
                continue
            if office.first < index:
                best = at
            elif later is None:
                later = at
        return best if best is not None else later

    def _proper_complement(self, position: Position) -> int | None:
        """«director of Semey Zhylu», «директор «Водоканала»»: a body that only the title names."""
        words = self.words
        at = position.first
        run = []
        for index in range(position.last - 1, at, -1):
            word = words[index]
            if word.kind == "word" and word.capitalised:
                run.append(index)
            elif run:
                break
        if not run or (self.by_case and words[min(run)].text in ("РК", "Казахстана", "области")):
            return None
        first, last = min(run), max(run) + 1
        if (
            self.by_case
            or (last - first < 2 and not words[first].text.isupper())
            or first == position.first
            or not any(w.lower in ("of", "at") for w in words[position.first : first])
        ):
            return None
        if all(k in self.taken for k in range(first, last)):
            return None
        return self._proper(first, last)

    def _proper_prefix(self, position: Position) -> int | None:
        """«Air Astana CEO Peter Foster»: the body named before the title."""
        names = self.people.names
        assert isinstance(names, OrderNames)
        last = position.first
        while last < position.last and names.title_at(last)[0] == 0 and self.words[last].capitalised:
            last += 1
        if last == position.first or last == position.last or all(k in self.taken for k in range(position.first, last)):
            return None
        shouted = self.words[position.first].text.isupper() and len(self.words[position.first].text) > 1
        if (self.words[position.first].lower in self.roster.never and not shouted) or self.words[position.first].lower in (
            "deputy",
            "vice",
            "first",
            "acting",
            "former",
            "senior",
            "executive",
            "chief",
        ):
            return None
        return self._proper(position.first, last)

    def _proper(self, first: int, last: int) -> int:
        """The organization that the words name, new where none has the name."""
        words = self.words
        name = bare(text_of(self.article, first, last))
        head = name.lower().split()[-1]
        for number, draft in enumerate(self.article.entities):
            if draft.type == "organization" and _key(draft.name) == _key(name):
                return number
        number = len(self.article.entities)
        self.article.entities.append(EntityDraft("organization", name, confidence=0.8))
        self.people.heads[number] = head
        self._mention(number, first, last, "name")
        self.office_of.append((OfficeFound(first, last, name, head, "body"), number))
        for index in range(len(words) - 1):
            end = index + last - first
            if index != first and end <= len(words) and bare(text_of(self.article, index, end)) == name:
                self._mention(number, index, end, "name")
                self.people.named.append(Named(index, end, number, "office", frozenset({"nom"}), index, end))
        return number

    def _main_office(self, index: int, *, sure: bool = False) -> int | None:
        """The one office that a title without one belongs to: the company or the office named before it."""
        head = next(
            (
                self.people.positions[p].heads[0]
                for p in self.people.positions
                if self.people.positions[p].first == index and self.people.positions[p].heads
            ),
            "",
        )
        if head in self.roster.title_offices or head in (
            "president",
            "head of state",
            "mayor",
            "президент",
            "депутат",
            "deputy",
            "mp",
        ):
            return None
        before = [
            (office, at)
            for office, at in self.office_of
            if office.first < index
            and office.kind in ("form", "office", "small")
            and office.head not in ("отдел", "правительство", "мажилис", "парламент", "government")
        ]
        if not before:
            return None
        owners = {at for _, at in before}
        forms = {at for office, at in before if office.kind == "form"}
        if len(forms) == 1 and not sure:
            return next(iter(forms))
        return next(iter(owners)) if len(owners) == 1 or sure else None

    def _mention(self, entity: int, first: int, last: int, kind: str) -> None:
        start, end = self.words[first].start, self.words[last - 1].end
        draft = self.article.entities[entity]
        if (entity, start, end) not in self.placed:
            self.placed.add((entity, start, end))
            draft.mentions.append(Mention(start, end, kind, entity))


def _initials(person: PersonFound) -> bool:
    return any("." in option.name for option in person.options[:1])


def _key(name: str) -> str:
    return " ".join(name.lower().replace("«", " ").replace("»", " ").replace('"', " ").replace("ё", "е").split())


def _inner(name: str) -> str:
    """The name inside quotes, or the name."""
    for opening, close in (("«", "»"), ('"', '"')):
        if opening in name:
            return name.split(opening, 1)[1].rpartition(close)[0] or name
    return name


def _stem(name: str) -> str:
    """A name in quotes without its case ending: «Бурабая» and «Бурабай» are one."""
    pieces = name.lower().split()
    return " ".join(piece[:-1] if len(piece) > 4 and piece[-1] in "аеийоуыюя" else piece for piece in pieces)
