"""The organizations of an article: the stretches that name them, joined where they name the same one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_extract.components.organizations import Office

if TYPE_CHECKING:
    from briefing_extract.components.naming import Text
    from briefing_extract.languages.pack import Pack

LOOK_BACK = 200  # organizations to compare a new one with: a text of any length looks back equally far


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


class OrganizationRoster:
    """The organizations that the offices of one article stand for, in the order in which they are first named."""

    def __init__(self, text: Text, offices: list[Office], taken: set[int]) -> None:
        self.text = text
        self.article = text.article
        self.words = text.words
        self.offices = offices
        self.table = text.article.pack.table("organizations")
        self.all: list[Organization] = []
        self.of_office: dict[int, int] = {}  # office → organization
        self.last_words = {office.last - 1: at for at, office in enumerate(offices)}
        self._join()
        covered = {k for office in offices if not office.bare for k in range(office.first, office.last)} | taken
        self._quoted_companies(covered)
        self._brands_without_quotes(covered)

    def add_title(self, name: str, first: int, last: int) -> int:
        """The organization that stands only inside a title, named or new: «Қаржы министрі» → «Қаржы министрлігі»."""
        found = next((at for at in self.recent() if folded(self.all[at].name) == folded(name)), None)
        if found is None:
            head = self.text.lists.offices.read(name.split()[-1].lower())
            self.all.append(Organization(name, head.base if head is not None else "", confidence=0.7))
            found = len(self.all) - 1
        self.all[found].mentions.append((first, last, "office"))
        return found

    def add_proposed(self, name: str, first: int, last: int) -> None:
        """An organization that a trained model names, joined with one of the same name."""
        found = next((at for at in self.recent() if folded(self.all[at].name) == folded(name)), None)
        if found is None:
            self.all.append(Organization(name, "", name.strip("«»"), confidence=0.8))
            found = len(self.all) - 1
        self.all[found].mentions.append((first, last, "name"))

    def by_head(self, head: str) -> int | None:
        """The organization that a bare head stands for: the last one named with that head, or the one company."""
        lists = self.text.lists
        company = plain = None
        for at in self.recent():
            other = self.all[at]
            if other.head == head:
                return at
            if company is None and self.is_company(other.head):
                company = at
            if plain is None and not other.head:
                plain = at
        if head not in lists.companies:
            return None
        return plain if company is None and head in self.table["heads"]["spoken"] else company

    def recent(self) -> range:
        """Positions of the organizations named last, the nearest first."""
        return range(len(self.all) - 1, max(-1, len(self.all) - 1 - LOOK_BACK), -1)

    def is_company(self, head: str) -> bool:
        """Whether a head or a legal form is a company's."""
        return head in self.text.lists.companies or head in self.text.lists.legal

    def _join(self) -> None:
        for at, office in enumerate(self.offices):
            found = self._same(office)
            if found is None:
                if office.bare:
                    continue
                found = len(self.all)
                self.all.append(Organization(office.name, office.head, office.inner, confidence=office.confidence))
            self.of_office[at] = found
            organization = self.all[found]
            organization.offices.append(at)
            self._better_name(organization, office)
            kind = "office" if office.bare else "name" if folded(office.name) == folded(organization.name) else "short"
            organization.mentions.append((office.first, office.last, kind))
        for at, office in enumerate(self.offices):  # a bare head may stand before the name («Музей … Торғай музейі»)
            if office.bare and at not in self.of_office and (found := self._same(office)) is not None:
                self.of_office[at] = found
                self.all[found].mentions.append((office.first, office.last, "office"))
        for at, office in enumerate(self.offices):  # «Облыстық прокуратура»: nothing else in the article names it
            if office.local and office.head in self.text.lists.local_bodies:
                self._add_local(at)

    def _add_local(self, at: int) -> None:
        office = self.offices[at]
        if at in self.of_office:
            return
        found = self.by_head(office.head)
        if found is None:
            found = len(self.all)
            self.all.append(Organization(office.local, office.head, confidence=0.7))
        self.of_office[at] = found
        self.all[found].offices.append(at)
        self.all[found].mentions.append((office.first - 1, office.last, "name"))

    def workplace(self, heads: list[str]) -> int | None:
        """The one organization of the article with one of the heads; «аудандық аурухана» is one where no other stands."""
        named = {at for at in self.recent() if self.all[at].head in heads}
        if not named:
            for at, office in enumerate(self.offices):
                if office.local and office.head in heads:
                    self._add_local(at)
                    named.add(self.of_office[at])
        return named.pop() if len(named) == 1 else None

    def _better_name(self, organization: Organization, office: Office) -> None:
        if office.bare or office.name == organization.name:
            return
        acronyms = self.table["acronyms"]
        if acronyms.get(organization.name) == office.name:
            organization.name, organization.head = office.name, office.head
            return
        if office.inner and office.inner == organization.inner and not organization.head and office.head:
            organization.name, organization.head = office.name, office.head
        elif not office.inner and len(office.name) > len(organization.name) and office.head == organization.head:
            organization.name = office.name

    def _same(self, office: Office) -> int | None:
        if office.bare:
            return self.by_head(office.head)
        acronyms = self.table["acronyms"]
        mine, joining = _content(office.name), self.text.lists.conjunctions
        for at in self.recent():
            other = self.all[at]
            if other.name == office.name:
                return at
            if office.inner and folded(office.inner) == folded(other.inner):
                if self._heads_agree(office.head, other.head):
                    return at
                continue
            if acronyms.get(office.name) == other.name or acronyms.get(other.name) == office.name:
                return at
            if office.inner or other.inner:
                if office.inner and not other.inner and folded(office.inner) in folded(other.name):
                    return at
                continue
            if office.head == other.head and mine and (theirs := _content(other.name)) and (mine <= theirs or theirs <= mine):
                return at
            if _initials(other.name, joining) == office.name or _initials(office.name, joining) == other.name:
                return at
        return None

    def _heads_agree(self, mine: str, other: str) -> bool:
        """«Айдарлы» ЖШС is not «Айдарлы» мешіті; «Даму» and «Даму» қоры, ЖШС and серіктестігі are one."""
        return not mine or not other or mine == other or (self.is_company(mine) and self.is_company(other))

    def _quoted_companies(self, covered: set[int]) -> None:
        """«Дала Эйр» without a head, where the article goes on to speak of the company and names no other one."""
        lists = self.text.lists
        known = {folded(o.inner): at for at, o in enumerate(self.all) if o.inner}
        spoken = self.table["heads"]["spoken"]
        has_company = any(not o.head or self.is_company(o.head) for o in self.all)
        counts: dict[str, list[tuple[int, int]]] = {}
        brands = _folded_brands(self.article.pack)
        for opening, closing in self.text.closer.items():
            if opening in covered or closing - opening < 2 or closing - opening > 5:
                continue
            stated = self.article.text[self.words[opening + 1].start : self.words[closing - 1].end]
            inner = self.article.pack.morphology.nominative(stated)  # «Қазақстан темір жолының»: the case inside the quotes
            if folded(inner) not in known and folded(inner) not in brands:
                inner = stated
            at = known.get(folded(inner))
            if at is not None:
                self.all[at].mentions.append((opening, closing + 1, "short"))
                continue
            if folded(inner) in brands and not self._claimed(closing + 1):
                self.all.append(Organization(f"«{inner}»", "", inner, mentions=[(opening, closing + 1, "name")]))
                known[folded(inner)] = len(self.all) - 1
                continue
            inside = self.words[opening + 1 : closing]
            if inside[0].kind != "word" or not all(word.capitalised for word in inside if word.kind == "word"):
                continue
            if self._claimed(closing + 1):
                continue
            counts.setdefault(inner, []).append((opening, closing + 1))
        if has_company or not counts:
            return
        forms = (lists.bodies.read(word.lower) for word in self.words if word.kind == "word")
        if not any(form is not None and form.base in spoken for form in forms):
            return
        inner = max(counts, key=lambda name: len(counts[name]))
        if len(counts[inner]) < 2 and " " not in inner:
            return
        organization = Organization(f"«{inner}»", spoken[0], inner, confidence=0.7)
        organization.mentions = [(first, last, "name" if not k else "short") for k, (first, last) in enumerate(counts[inner])]
        self.all.append(organization)
        at = len(self.all) - 1
        for index, office in enumerate(self.offices):
            if office.bare and index not in self.of_office and office.head in lists.companies:
                self.of_office[index] = at
                organization.mentions.append((office.first, office.last, "office"))

    def _brands_without_quotes(self, covered: set[int]) -> None:
        """Further mentions of a name in Latin letters: «Jetkiz Labs» after «Jetkiz Labs стартапы»."""
        brands: dict[str, list[tuple[list[str], int]]] = {}
        for at, organization in enumerate(self.all):
            if organization.inner.isascii() and (parts := organization.inner.split()):
                brands.setdefault(parts[0], []).append((parts, at))
        if not brands:
            return
        for word in self.words:
            for parts, at in brands.get(word.text.split("-")[0], ()):
                last = word.index + len(parts)
                stated = [w.text for w in self.words[word.index : last]]
                if stated and word.index not in covered and [*stated[:-1], stated[-1].split("-")[0]] == parts:
                    self.all[at].mentions.append((word.index, last, "short"))

    def add_acronyms(self, blocked: set[int]) -> None:
        """«Халықаралық еңбек ұйымы (ХЕҰ)» … «ХЕҰ есебінде»: an acronym that the text explains, or that the initials give."""
        initials = [_initials(o.name, self.text.lists.conjunctions) for o in self.all]
        meant = {initials[at]: at for at, o in enumerate(self.all) if not o.inner and len(initials[at]) > 1}
        for at, office in enumerate(self.offices):
            explained = office.last + 1 < len(self.words) and self.words[office.last].text == "("
            if explained and at in self.of_office and not office.bare:
                inside = self.words[office.last + 1]
                if self.text.acronym(inside):
                    meant[inside.text.split("-")[0]] = self.of_office[at]
        if not meant:
            return
        for word in self.words:
            at = meant.get(word.text.split("-")[0], -1) if word.capitalised and word.index not in blocked else -1
            if at >= 0 and self.text.acronym(word):
                self.all[at].mentions.append((word.index, word.index + 1, "short"))

    def _claimed(self, index: int) -> bool:
        """Whether the noun after a quoted name says what it is («… жобасы», «… бекетінің»)."""
        if index >= len(self.words) or self.words[index].kind != "word":
            return False
        readings = self.article.pack.morphology.analyse(self.words[index].lower)
        return bool(readings) and readings[0].tags.possessive == "3"


def _folded_brands(pack: Pack) -> frozenset[str]:
    found: frozenset[str] | None = pack.cache.get("brands")
    if found is None:
        names = pack.table("organizations")["brands"]["names"]
        found = pack.cache["brands"] = frozenset(folded(name) for name in names)
    return found


def _content(name: str) -> frozenset[str]:
    """The words of a name but its head, folded."""
    return frozenset(folded(word) for word in name.split()[:-1])


def folded(name: str) -> str:
    """A name in lower case without its quotation marks, to compare."""
    return " ".join(name.lower().replace("«", " ").replace("»", " ").replace('"', " ").split())


def _initials(name: str, conjunctions: frozenset[str]) -> str:
    """«Бірыңғай жинақтаушы зейнетақы қоры» → «БЖЗҚ»."""
    words = [word for word in folded(name).split() if word not in conjunctions]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


def tidy(name: str) -> str:
    """A name in one line."""
    return " ".join(name.split())
