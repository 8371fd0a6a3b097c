"""The persons of an article: full names, initials and surnames joined where they are one person's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_extract.components.name_evidence import NameContexts
from briefing_extract.components.names import PersonName, base_forms, spelled

if TYPE_CHECKING:
    from briefing_extract.components.naming import Text
    from briefing_extract.components.positions import Position

LOOK_BACK = 200  # namesakes to compare a name with


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


class PersonRoster:
    """The persons that the names of one article stand for."""

    def __init__(self, text: Text, names: list[PersonName]) -> None:
        self.text = text
        self.words = text.words
        self.all: list[Person] = []
        self._as_written(names)
        self._join(names)

    def add_short(self, blocked: set[int]) -> None:
        """Surnames, and given names of persons already known: «Ли мырза», «Зейнеп апай», «Есмағұловтың»."""
        by_word: dict[str, Person | None] = {}
        for person in self.all:
            for key in {person.surname or person.patronymic, person.given} - {""}:
                by_word[key] = None if key in by_word else person
        if not by_word:
            return
        covered = set(blocked)
        for person in self.all:
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

    def _as_written(self, names: list[PersonName]) -> None:
        """«Төленді» is a surname, no accusative of «Төлен», where it opens a clause's subject time and again or stands behind a
        verb of speech: who speaks is in the nominative, and nobody is an object in every sentence.
        """
        speech = NameContexts.of(self.text.article.pack).speech
        endings = tuple(self.text.article.pack.table("names")["surnames"]["objects"])
        forms: dict[str, set[str]] = {}
        doubtful: dict[str, list[PersonName]] = {}
        for name in names:
            written = spelled(self.words[name.last - 1].text)
            if name.surname:
                forms.setdefault(name.surname, set()).add(written)
                if written != name.surname and written.lower().endswith(endings):
                    doubtful.setdefault(written, []).append(name)
        for written, found in doubtful.items():
            bases = {name.surname for name in found}
            said = any(self.words[name.first - 1].lower in speech for name in found if name.first)
            often = len(found) > 1 and all(forms[base] == {written} for base in bases)
            if said or often:
                for name in found:
                    name.surname, name.case = written, "nom"

    def _join(self, names: list[PersonName]) -> None:
        known: dict[str, list[Person]] = {}  # by surname and by given name
        # a given name alone stands for whoever bears it
        for name in sorted(names, key=lambda n: (bool(n.initial), not (n.surname or n.patronymic), n.first)):
            person, kind = self._same(name, known), "name"
            if person is not None and not name.initial and not (name.surname or name.patronymic):
                kind = "short"
            if person is None:
                person = Person(name.given, name.surname, name.patronymic, name.initial)
                person.confidence = min(1.0, 0.5 + name.points / 10)
                self.all.append(person)
                for key in {person.surname or person.patronymic, person.given} - {""}:
                    known.setdefault(key, []).append(person)
            person.mentions.append((name.first, name.last, kind))
            if not person.patronymic and name.patronymic and name.surname and person.surname == name.surname:
                person.patronymic = name.patronymic

    def _same(self, name: PersonName, known: dict[str, list[Person]]) -> Person | None:
        if not (name.surname or name.patronymic) and (bearers := known.get(name.given)):
            return bearers[0]
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
