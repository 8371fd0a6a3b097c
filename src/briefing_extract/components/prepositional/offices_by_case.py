"""Offices, bodies and companies where nouns decline: Russian.

A name is a head noun with the adjectives that agree with it and the genitives after it, or a legal form with a name in
quotes; its base form has the head and its adjectives in the nominative and the rest as stated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_extract.components.prepositional.names import OfficeFound, closing, text_of

if TYPE_CHECKING:
    from briefing_extract.components.prepositional.names_by_case import CaseNames

ALL_CASES = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})
MOST_ADJECTIVES = 4
QUOTED_WORDS = 8
LATIN_BODIES = frozenset(
    {
        "holding",
        "group",
        "bank",
        "fund",
        "company",
        "ltd",
        "inc",
        "llp",
        "llc",
        "plc",
        "corp",
        "university",
        "foundation",
        "capital",
        "ventures",
        "partners",
        "association",
        "institute",
        "research",
        "center",
        "energy",
        "technologies",
        "resources",
    }
)


class CaseOffices:
    """The offices of one article; `names` reads its nouns."""

    def __init__(self, names: CaseNames) -> None:
        self.names = names
        self.article = names.article
        self.words = names.words
        self.roster = names.roster

    def find(self, persons: frozenset[int] = frozenset()) -> list[OfficeFound]:
        """Every office named, and every noun that may stand for one; no two overlap. `persons` are words of names."""
        found: list[OfficeFound] = []
        index = 0
        while index < len(self.words):
            office = None if index in persons else self._at(index, persons, found[-1].last if found else 0)
            if office is None:
                index += 1
                continue
            found.append(office)
            index = max(office.last, index + 1)
        return found

    def _at(self, index: int, persons: frozenset[int], floor: int) -> OfficeFound | None:
        word = self.words[index]
        if word.kind != "word":
            return self._quoted(index) if word.text in ("«", '"') else None
        return (
            self._form(index)
            or self._voice(index, persons, floor)
            or self._headed(index, persons, floor)
            or self._latin(index)
            or self._acronym(index)
        )

    def _form(self, index: int) -> OfficeFound | None:
        """АО «…», ГКП на ПХВ «…»."""
        words = self.words
        if words[index].text not in self.roster.forms:
            return None
        at = index + 1
        while at < len(words) and at - index < 3 and words[at].kind == "word":
            at += 1
        if at >= len(words) or words[at].text not in ("«", '"'):
            return None
        end = closing(words, at)
        if end < 0:
            return None
        name = text_of(self.article, index, end + 1)
        return OfficeFound(index, end + 1, name, words[index].lower, "form", ALL_CASES)

    def _quoted(self, index: int) -> OfficeFound | None:
        """A name in quotes alone: a candidate that needs a second sign."""
        words = self.words
        end = closing(words, index, QUOTED_WORDS)
        if end < 0 or end - index < 2 or end - index > 5 or not words[index + 1].capitalised:
            return None
        inner = words[index + 1 : end]
        if any(word.kind == "mark" and word.text not in "-.&’" for word in inner) or any(
            self.names.is_verb(k) for k in range(index + 1, end)
        ):
            return None
        return OfficeFound(index, end + 1, text_of(self.article, index + 1, end), "", "quoted", ALL_CASES)

    def _voice(self, index: int, persons: frozenset[int], floor: int) -> OfficeFound | None:
        """«пресс-служба департамента …»: the department, by its press service."""
        reading = self._noun(index, self.roster.voices)
        if reading is None:
            return None
        base, cases = reading
        at = index + 1
        while (
            at < len(self.words)
            and self.words[at].kind == "word"
            and self.names.cases(at, ("adj",))
            and self._noun(at, self.roster.offices | self.roster.bodies) is None
        ):
            at += 1
        owner = None
        if at < len(self.words) and at not in persons:
            owner = self._form(at) or self._headed(at, persons, index + 1) or self._acronym(at, sure=True) or self._latin(at)
            if owner is None and self.words[at].text in ("«", '"'):
                owner = self._quoted(at)
        if owner is None:
            return OfficeFound(index, index + 1, "", base, "bare", cases, voice=True, start=index)
        owner.voice, owner.start, owner.cases = True, index, cases
        return owner

    def _noun(self, index: int, listed: frozenset[str]) -> tuple[str, frozenset[str]] | None:
        """The head noun at `index`: its base form and cases, where it is in a list."""
        word = self.words[index]
        if word.kind != "word" or len(word.text) < 3:
            return None
        cases, base = set(), ""
        for reading in self.names.readings(word.lower):
            if reading.pos == "noun":
                name = reading.base if reading.base in listed else reading.base + "а" if reading.base + "а" in listed else ""
                if name:
                    base = name
                    cases.add(reading.case)
        if not base and word.lower in listed:
            return word.lower, ALL_CASES
        if (
            not base
            and word.lower.startswith("мин")
            and word.capitalised
            and word.lower.rstrip("аеуомы") in {name.rstrip("аеуомыя") for name in listed}
        ):
            return word.lower, ALL_CASES
        return (base, frozenset(cases)) if base else None

    def _headed(self, index: int, persons: frozenset[int], floor: int) -> OfficeFound | None:
        words, names = self.words, self.names
        reading = self._noun(index, self.roster.offices | self.roster.bodies)
        if reading is None:
            alike = self._noun(index, frozenset(self.roster.anaphors))
            return None if alike is None else OfficeFound(index, index + 1, "", alike[0], "bare", alike[1])
        base, cases = reading
        plural = all(r.number == "pl" for r in names.readings(words[index].lower) if r.pos == "noun" and r.base == base)
        first = index
        while (
            first > floor
            and index - first < MOST_ADJECTIVES
            and self._adjective(first - 1, cases)
            and words[first - 1].sentence == words[index].sentence
            and first - 1 not in persons
        ):
            first -= 1
        last = names.complement(index + 1, persons)
        if (
            last < len(words)
            and last > index
            and words[last].text == "-"
            and not words[last].spaced
            and last + 1 < len(words)
            and words[last + 1].kind == "digits"
        ):
            last += 2
        single = last == index + 1
        kind = "office" if base in self.roster.offices else "body"
        adjectives = index - first
        inner = words[index + 1 : last]
        proper = any(w.kind == "word" and w.capitalised and w.text != "РК" for w in [*inner, *words[first:index]])
        if self._opens(first) and adjectives and not any(w.capitalised for w in [*inner, *words[first + 1 : index]]):
            proper = self._place_adjective(first)
        if kind == "office":
            named = not single or (base.startswith(("мин", "нац", "ген")) and len(base) > 5 and base not in ("министерство",))
            named = named or (adjectives > 0 and any(self._telling(k) for k in range(first, index)))
            named = named or (words[index].capitalised and not self._opens(index))
        else:
            named = proper or any(w.text in ("«", '"') for w in inner)
        if plural:
            return None
        if not named:
            return OfficeFound(first, index + 1, "", base, "bare", cases)
        if (
            kind == "body"
            and inner
            and inner[0].text in ("«", '"')
            and adjectives == 0
            and base in ("фонд", "компания", "клуб", "группа")
        ):
            return OfficeFound(index, last, text_of(self.article, index + 2, last - 1), base, "quoted-body", cases)
        name = names.nominative(first, index, last)
        if (self._opens(first) and not words[index].capitalised) or (self._opens(first) and first == index):
            name = (
                name[:1].lower() + name[1:]
                if kind == "office" and base not in ("министерство", "бюро", "комитет", "агентство") and not proper
                else name
            )
        return OfficeFound(first, last, name, base, kind, cases)

    def _place_adjective(self, index: int) -> bool:
        return any(r.pos == "adj" and not r.known for r in self.names.readings(self.words[index].lower)) or self.words[
            index
        ].lower.endswith(("инский", "инского", "инском", "анский"))

    def _opens(self, index: int) -> bool:
        """Whether a word opens its sentence, so that its capital says nothing."""
        sentence = self.article.sentences[self.words[index].sentence]
        return all(self.words[k].kind == "mark" for k in range(sentence.first, index))

    def _telling(self, index: int) -> bool:
        """Whether an adjective tells which office: «областное», «антикоррупционная», not «новый»."""
        base = next((r.base for r in self.names.readings(self.words[index].lower) if r.pos == "adj"), "")
        return base.endswith(("ский", "ной", "ный", "овый")) and base not in (
            "новый",
            "главный",
            "крупный",
            "данный",
            "последний",
            "верный",
            "полный",
            "важный",
            "отдельный",
            "ответственный",
            "собственный",
            "профильный",
            "различный",
            "единственный",
            "местный",
            "иной",
            "разный",
            "многочисленный",
            "государственный",
            "уполномоченный",
        )

    def _adjective(self, index: int, cases: frozenset[str]) -> bool:
        word = self.words[index]
        if word.kind != "word":
            return False
        from briefing_extract.components.prepositional.names_by_case import DETERMINERS

        for reading in self.names.readings(word.lower):
            if reading.base in DETERMINERS:
                return False
            if reading.pos == "adj" and reading.case in cases and reading.number != "pl":
                return reading.base not in (
                    "новый",
                    "данный",
                    "данные",
                    "последний",
                    "первый",
                    "второй",
                    "третий",
                    "единственный",
                    "местный",
                    "ближайший",
                    "крупный",
                    "крупнейший",
                    "ведущий",
                    "профильный",
                    "бывший",
                )
        return False

    def _latin(self, index: int) -> OfficeFound | None:
        """«Aqniet Holding B.V.»: two or more Latin words, one of which names a kind of body."""
        words = self.words
        at = index
        while (
            at < len(words)
            and words[at].kind == "word"
            and words[at].capitalised
            and words[at].text[0].isascii()
            and words[at].sentence == words[index].sentence
        ):
            at += 1
            while (
                at + 1 < len(words)
                and words[at].text in ".&"
                and not words[at].spaced
                and at > index
                and len(words[at - 1].text) == 1
            ):
                at += 1
        if at - index < 2:
            return None
        inner = {word.lower for word in words[index:at]}
        before = self._noun(index - 1, self.roster.bodies) if index and words[index - 1].kind == "word" else None
        if not inner & LATIN_BODIES and before is None:
            return None
        return OfficeFound(index, at, text_of(self.article, index, at), words[at - 1].lower, "latin", ALL_CASES)

    def _acronym(self, index: int, *, sure: bool = False) -> OfficeFound | None:
        words, word = self.words, self.words[index]
        if not (word.text.isupper() and 3 <= len(word.text) <= 7 and word.text.isalpha()) or word.text in self.roster.acronyms:
            if not (sure and word.text.isupper() and len(word.text) >= 2):
                return self._station(index)
        line = self.article.paragraphs[word.paragraph]
        shouted = sum(w.kind == "word" and w.text.isupper() for w in words[line.first : line.last])
        if shouted > max(3, (line.last - line.first) // 3):
            return None
        if (
            index + 1 < len(words)
            and words[index + 1].text == "-"
            and index + 2 < len(words)
            and words[index + 2].kind == "digits"
        ):
            return None
        last = index + 1
        while (
            last < len(words)
            and words[last].text in ("РК", "РФ", *("ЗКО", "ВКО", "СКО"))
            and words[last].sentence == word.sentence
        ):
            last += 1
        return OfficeFound(index, last, text_of(self.article, index, last), word.lower, "acronym", ALL_CASES)

    def _station(self, index: int) -> OfficeFound | None:
        """«ТЭЦ-2», «ГРЭС-1»: works with a number in the name."""
        words = self.words
        if not (words[index].text.isupper() and len(words[index].text) >= 3 and index + 2 < len(words)):
            return None
        if (
            words[index + 1].text == "-"
            and not words[index + 1].spaced
            and words[index + 2].kind == "digits"
            and not words[index + 2].spaced
        ):
            return OfficeFound(
                index, index + 3, text_of(self.article, index, index + 3), words[index].lower, "station", ALL_CASES
            )
        return None
