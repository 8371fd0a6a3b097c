"""Who a name, a title or a pronoun beside a verb of saying stands for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_extract.components.article import Mention
from briefing_extract.components.prepositional.names_by_case import CaseNames
from briefing_extract.components.prepositional.names_by_order import OrderNames

if TYPE_CHECKING:
    from briefing_extract.components.article import Article
    from briefing_extract.components.prepositional.entities import Named, People
    from briefing_extract.components.prepositional.names import Roster
    from briefing_extract.components.prepositional.sayings import Sayings

UNRESOLVED = -2


@dataclass(slots=True)
class Who:
    """A source: the person, the office, and the words that name it."""

    speaker: int | None = None
    organization: int | None = None
    kind: str = ""  # name · title · pronoun · office · group · outlet
    first: int = -1
    last: int = -1
    voice: bool = False


class References:
    """What the article's words refer to, asked in reading order: pronouns and titles look back."""

    def __init__(self, article: Article, people: People, roster: Roster, sayings: Sayings) -> None:
        self.article = article
        self.words = article.words
        self.people = people
        self.roster = roster
        self.sayings = sayings
        self.names = people.names
        self.by_case = isinstance(people.names, CaseNames)
        self.spoken: int | None = None  # the person who spoke last
        self.seen: list[int] = []  # persons in the order in which they were named
        self.at: dict[int, Named] = {}
        self.covered: dict[int, Named] = {}
        self.edges: dict[int, Named] = {}  # where the title before a name begins
        self.starts = [item.first for item in people.named]
        for item in people.named:
            self.at.setdefault(item.first, item)
            self.edges.setdefault(item.edge, item)
            for index in range(item.first, item.last):
                self.covered[index] = item
        self.bare = {office.first: office for office in people.bare}
        for office in people.bare:
            self.bare.setdefault(office.last - 1, office)

    def pass_over(self, first: int, last: int) -> None:
        """The persons named in the range have been named."""
        for item in self.named_in(first, last):
            if self.is_person(item.entity):
                self.seen.append(item.entity)

    def is_person(self, entity: int) -> bool:
        return self.article.entities[entity].type == "person"

    def is_outlet(self, entity: int) -> bool:
        return entity in self.people.outlets or self.article.entities[entity].role == "outlet"

    def office_of(self, entity: int | None) -> int | None:
        """The organization of a person."""
        return None if entity is None else self.article.entities[entity].organization

    def usable(self, entity: int) -> bool:
        return self.article.entities[entity].role != "author"

    def named_in(self, first: int, last: int) -> list[Named]:
        """Mentions that begin in the range, in order."""
        return self.people.named[bisect_left(self.starts, first) : bisect_left(self.starts, last)]

    def who(self, item: Named) -> Who:
        """The source that a mention is."""
        if self.is_person(item.entity):
            return Who(item.entity, self.office_of(item.entity), "name", item.edge, item.stop)
        if self.is_outlet(item.entity):
            return Who(None, None, "outlet", item.first, item.last)
        return Who(None, item.entity, "office", item.edge, item.last, item.kind == "voice")

    def title(self, index: int) -> Who | None:
        """The person or the office for which a title or a noun alone at `index` stands; None where nothing does."""
        if index in self.covered:
            return None
        names = self.names
        if isinstance(names, CaseNames):
            return self._title_by_case(index, names)
        if isinstance(names, OrderNames):
            return self._title_by_order(index, names)
        return None

    def _title_by_case(self, index: int, names: CaseNames) -> Who | None:
        word = self.words[index]
        if word.kind != "word":
            return None
        found = names.head_at(index)
        base, cases, plural = "", frozenset[str](), False
        if found is not None:
            base, cases, plural = found
        else:
            for reading in names.readings(word.lower):
                if reading.pos == "noun" and reading.base in self.roster.alike:
                    base, cases, plural = reading.base, cases | {reading.case}, reading.number == "pl"
        if not base or plural or ("nom" not in cases and "gen" not in cases):
            return None
        last = names.complement(index + 1)
        entity = self.by_head(base, index, names.words[index + 1 : last])
        if entity is None:
            return None
        return Who(entity, self.office_of(entity), "title", index, last)

    def _title_by_order(self, index: int, names: OrderNames) -> Who | None:
        size, base = names.title_at(index)
        if not size:
            low = self.words[index].lower
            if low not in self.roster.alike:
                return None
            size, base = 1, low
        if index + size < len(self.words) and self.words[index + size].capitalised and index + size in self.covered:
            return None
        entity = self.by_head(base, index, [])
        if entity is None:
            return None
        return Who(entity, self.office_of(entity), "title", index, index + size)

    def by_head(self, base: str, index: int, rest: object) -> int | None:
        """The person whose position a title names: the one who spoke or was named last among those it fits."""
        entities, positions = self.article.entities, self.people.positions
        alike = self.roster.alike.get(base, [base])
        fitting = []
        for at, position in positions.items():
            if entities[at].type != "person" or not self.usable(at):
                continue
            if any(head in alike or head == base or head.rpartition("-")[2] == base for head in position.heads):
                fitting.append(at)
        before = list(reversed(self.seen))
        if fitting:
            for at in before:
                if at in fitting:
                    return at
            return fitting[0] if len(fitting) == 1 else None
        if base in self.roster.heads and base not in self.roster.reporters and before:
            last = next((at for at in before if self.usable(at)), None)
            if last is not None and last not in positions and self._fits(base, last):
                return last
        if not self.roster.alike.get(base, [base]) or (base in self.roster.alike and not self.roster.alike[base]):
            if self.spoken is not None:
                return self.spoken
            return before[0] if before else None
        return None

    def _fits(self, base: str, person: int) -> bool:
        """Whether a title may be of a person, by its gender."""
        if not self.by_case:
            return True
        assert isinstance(self.names, CaseNames)
        mine = next((r.gender for r in self.names.readings(base) if r.pos == "noun"), "")
        known = self.people.gender.get(person, "")
        return not (mine == "femn" and known == "m")

    def pronoun(self, gender: str, first: int = 0, index: int = 0) -> int | None:
        """The person for whom «он», «she» stands: the one spoken of last, of that gender where it is known.

        Persons named from `first` to before `index`, in the pronoun's own sentence, come before all others.
        """
        inside = [item.entity for item in self.named_in(first, index) if self.is_person(item.entity)]
        order = list(reversed(self.seen))
        if self.spoken is not None:
            order = [*order[:1], self.spoken, *order[1:]]
        order = [*reversed(inside), *order]
        for at in order:
            if self.usable(at) and self.people.gender.get(at, "") == gender:
                return at
        for at in order:
            if self.usable(at) and not self.people.gender.get(at, ""):
                return at
        return None

    def office(self, index: int) -> Who | None:
        """The organization for which a bare noun at `index` stands: «ведомство», «the ministry»; unresolved where none does."""
        found = self.bare.get(index)
        if found is None or not (found.first <= index < found.last):
            return None
        return self.stands_for(found.head, found.first, found.last, found.voice)

    def stands_for(self, head: str, first: int, last: int, voice: bool) -> Who | None:
        """What a bare noun of an office stands for."""
        entity: int | None = None
        allowed = self.roster.anaphors.get(head)
        before = [item for item in self.people.named if item.kind in ("office", "voice") and item.first < first]
        for item in reversed(before):
            own = self.people.heads.get(item.entity, "")
            if (
                own == head
                or (allowed is not None and (not allowed or own in allowed))
                or (voice and not self.is_outlet(item.entity))
            ):
                entity = item.entity
                break
        if entity is None:
            for item in self.people.named:
                if item.kind in ("office", "voice") and self.people.heads.get(item.entity, "") == head:
                    entity = item.entity
                    break
        if entity is None:
            for at, own in self.people.heads.items():
                if own == head or (allowed and own in allowed):
                    entity = at
        return Who(None, entity if entity is not None else UNRESOLVED, "office", first, last, voice)

    def note(self, who: Who) -> None:
        """Whoever spoke: titles and pronouns after it may stand for this person, and the words become a mention."""
        if who.speaker is not None:
            self.spoken = who.speaker
            self.seen.append(who.speaker)
            draft = self.article.entities[who.speaker]
            if who.kind == "title" and draft.position is None and isinstance(self.names, CaseNames) and who.last - who.first == 1:
                head = self.names.head_at(who.first)
                draft.position = head[0] if head is not None and head[0] not in self.roster.reporters else None
        entity = who.speaker if who.speaker is not None else who.organization
        if entity is None or entity < 0 or who.kind not in ("title", "pronoun", "office") or who.first < 0:
            return
        start, end = self.words[who.first].start, self.words[who.last - 1].end
        draft = self.article.entities[entity]
        if not any(m.start < end and start < m.end for m in draft.mentions):
            draft.mentions.append(Mention(start, end, who.kind, entity))
