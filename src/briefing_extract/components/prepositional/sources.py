"""Who a sentence names as its source: a subject with a verb of saying, «по словам …», "according to …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_extract.components.prepositional.names_by_case import PREPOSITIONS, CaseNames
from briefing_extract.components.prepositional.names_by_order import OrderNames, bare
from briefing_extract.components.prepositional.reference import References, Who

if TYPE_CHECKING:
    from briefing_extract.components.article import Article
    from briefing_extract.components.prepositional.entities import Named
    from briefing_extract.components.prepositional.sayings import Sayings

Cue = tuple[Who, int, int]  # who, and the words that say so
RIGHT, LEFT = 12, 30  # words that a subject may stand away from its verb
GENDERS = {"masc": "m", "femn": "f"}
VIEWS = frozenset(
    {
        "view",
        "opinion",
        "words",
        "estimate",
        "estimates",
        "account",
        "reckoning",
        "calculation",
        "calculations",
        "assessment",
        "telling",
        "count",
    }
)
# What an office says things by
CARRIERS = frozenset(
    {"channel", "page", "website", "statement", "report", "data", "account", "service", "release", "office", "portal"}
)
HE, SHE = frozenset({"он", "he"}), frozenset({"она", "she"})
CLAUSE_WORDS = frozenset({"что", "который", "которая", "которые", "чтобы", "that", "which", "who", "where"})


class Sources:
    """Finds the source that a stretch of narration names."""

    def __init__(self, article: Article, references: References, sayings: Sayings) -> None:
        self.article = article
        self.words = article.words
        self.references = references
        self.sayings = sayings

    def find(self, first: int, last: int, *, beside: bool) -> Cue | None:
        """The source of the words from `first` to before `last`; `beside` says that they stand at a quotation."""
        raise NotImplementedError

    def says(self, index: int) -> bool:
        """Whether a verb of saying stands at `index`."""
        raise NotImplementedError

    def is_verb(self, index: int) -> bool:
        """Whether some verb form stands at `index`, as far as the language can tell."""
        raise NotImplementedError

    def entity_at(self, index: int, last: int) -> Who | None:
        """The source named, by title or by noun, at `index`."""
        references = self.references
        item = references.covered.get(index)
        if item is not None:
            return references.who(item)
        found = references.edges.get(index)
        if found is not None and found.first < last:
            return references.who(found)
        return references.title(index) or references.office(index)


class CaseSources(Sources):
    """Russian."""

    def __init__(self, article: Article, references: References, sayings: Sayings) -> None:
        super().__init__(article, references, sayings)
        assert isinstance(references.names, CaseNames)
        self.names = references.names

    def _verb(self, index: int) -> tuple[str, str, bool, bool] | None:
        """The verb of saying at `index`: base, gender of the past, plural, impersonal."""
        word = self.words[index]
        if word.kind != "word":
            return None
        for reading in self.names.readings(word.lower)[:3]:
            base = reading.base
            if reading.pos == "short" and base in self.sayings.saying:
                # «уверен» is said of somebody; «было отмечено» of nobody
                if base.endswith("ый"):
                    return base, GENDERS.get(reading.gender, ""), reading.number == "pl", False
                if reading.gender == "neut" and base not in self.sayings.weak:
                    return base, "", False, True
                continue
            if reading.pos != "verb":
                continue
            if base in self.sayings.saying or base in self.sayings.finding:
                return base, GENDERS.get(reading.gender, ""), reading.number == "pl", False
            if base in self.sayings.impersonal:
                return base, "", False, True
        return None

    def says(self, index: int) -> bool:
        return self._verb(index) is not None

    def is_verb(self, index: int) -> bool:
        found = self.names.read(index)
        return bool(found) and found[0].pos in ("verb", "short", "infinitive", "gerund", "predicative")

    def find(self, first: int, last: int, *, beside: bool) -> Cue | None:
        return self._by(first, last) or self._citing(first, last) or self._spoken(first, last, beside) or self._data(first, last)

    # «по словам …»

    def _by(self, first: int, last: int) -> Cue | None:
        words, sayings = self.words, self.sayings
        for index in range(first, last - 1):
            if words[index].lower not in ("по", "из", "согласно"):
                continue
            for at in range(index + 1, min(last, index + 4)):
                noun = self._noun_in(at, sayings.by)
                if not noun:
                    if not (
                        words[at].kind == "word"
                        and ("dat" in self.names.cases(at) or words[at].lower in ("его", "её", "ее", "их"))
                    ):
                        break
                    continue
                between = words[index + 1].lower if at > index + 1 else ""
                if between in ("его", "её", "ее"):
                    entity = self.references.pronoun("m" if between == "его" else "f", first, index)
                    if entity is not None:
                        return Who(entity, self.references.office_of(entity), "pronoun", index + 1, index + 2), index, at + 1
                following = at + 1
                while following < min(last, at + 4):
                    who = self.entity_at(following, last)
                    if who is not None and who.kind != "outlet":
                        stop = max(who.last, following + 1)
                        return who, index, stop
                    if self._group(following, ("gen",)):
                        return Who(kind="group"), index, following + 1
                    if not self.names.cases(following, ("adj", "participle")) and words[following].lower not in (
                        "самого",
                        "самой",
                    ):
                        break
                    following += 1
                break
        return None

    def _noun_in(self, index: int, listed: frozenset[str]) -> bool:
        return (
            self.words[index].kind == "word"
            and any(
                r.base in listed
                and r.pos in ("noun", "adj", "participle", "verb")
                and (r.case in ("dat", "gen", "ins", "") or r.number == "pl")
                for r in self.names.readings(self.words[index].lower)
            )
            and self.words[index].lower not in ("дать", "дал", "дана", "дано")
        )

    def _group(self, index: int, cases: tuple[str, ...]) -> bool:
        return self.words[index].kind == "word" and any(
            r.pos == "noun" and r.base in self.sayings.groups and r.case in cases and r.number == "pl"
            for r in self.names.readings(self.words[index].lower)
        )

    def _citing(self, first: int, last: int) -> Cue | None:
        """«со ссылкой на …»."""
        found = self.sayings.phrase_in(self.article, first, last, "citing")
        if found is None:
            return None
        at = found[1]
        while at < min(last, found[1] + 6):
            who = self.entity_at(at, last)
            if who is not None and who.kind != "outlet":
                return who, found[0], max(who.last, at + 1)
            at += 1
        return None

    def _data(self, first: int, last: int) -> Cue | None:
        """«данные бюро показывают», «как следует из сводки …»."""
        words = self.words
        for index in range(first, last):
            if not any(
                r.pos == "noun" and r.base in self.sayings.data and r.case in ("nom", "gen", "loc")
                for r in self.names.readings(words[index].lower)
            ):
                continue
            verbs = [k for k in range(first, last) if (v := self._verb(k)) is not None and (v[0] in self.sayings.finding or v[3])]
            if not verbs:
                continue
            for at in range(index + 1, min(last, index + 4)):
                who = self.entity_at(at, last)
                if who is not None and who.kind in ("office", "name"):
                    return who, min(index, verbs[0]), max(who.last, verbs[0] + 1)
        return None

    # a subject and its verb

    def _spoken(self, first: int, last: int, beside: bool) -> Cue | None:
        for index in range(first, last):
            verb = self._verb(index)
            if verb is None:
                continue
            base, gender, plural, impersonal = verb
            if base in self.sayings.finding and not self._finds(index, first):
                continue
            if impersonal or plural:
                found = self._inside(index, first, last)
                if found is not None:
                    return found, min(index, found.first if found.first >= 0 else index), max(index + 1, found.last)
                if any(
                    self._group(k, ("nom",))
                    for k in (*range(index + 1, min(last, index + 4)), *range(max(first, index - 5), index))
                ):
                    return Who(kind="group"), index, index + 1
                if impersonal:
                    return Who(kind="same"), index, index + 1
                continue
            if (
                base in self.sayings.weak
                and not beside
                and not self._introduces(index, last)
                and not self._inserted(index, first, last)
            ):
                continue
            who = self._subject(index, first, last, gender, beside)
            if who is not None:
                if who.kind == "outlet":
                    continue
                return who, min(index, max(who.first, first)), max(index + 1, who.last)
        return None

    def _finds(self, index: int, first: int) -> bool:
        return (index > first and self.words[index - 1].lower == "как") or any(
            self.words[k].lower == "как" for k in range(max(first, index - 3), index)
        )

    def _introduces(self, index: int, last: int) -> bool:
        words = self.words
        return any(
            (words[k].lower == "что" and words[k - 1].text == ",") or words[k].text == ":"
            for k in range(index + 1, min(last, index + 14))
        )

    def _inserted(self, index: int, first: int, last: int) -> bool:
        """«…, уточнила директор …, …»: between commas or at the end, the verb first."""
        return index > first and self.words[index - 1].text in (",", "–")

    def _inside(self, index: int, first: int, last: int) -> Who | None:
        """«сообщили в управлении», «говорится в сводке департамента», «в ведомстве отметили»."""
        words = self.words
        for at in range(index + 1, min(last, index + 9)):
            if words[at].text in ",;:":
                break
            if words[at].lower in ("в", "во", "на", "из"):
                for step in range(at + 1, min(last, at + 7)):
                    if words[step].kind == "mark" and words[step].text not in '«"':
                        break
                    who = self.entity_at(step, last)
                    if who is not None and who.kind == "office":
                        return who
        for at in range(index - 1, max(first - 1, index - 14), -1):
            if words[at].lower in ("в", "во", "на"):
                for step in range(at + 1, index):
                    who = self.entity_at(step, last)
                    if who is not None and who.kind == "office":
                        item = self.references.covered.get(step)
                        if item is None or "loc" in item.cases:
                            return who
        return None

    def _subject(self, index: int, first: int, last: int, gender: str, beside: bool) -> Who | None:
        words = self.words
        right: tuple[int, Who] | None = None
        at = index + 1
        while at < min(last, index + RIGHT):
            word = words[at]
            if word.lower in CLAUSE_WORDS or word.text in ":;":
                break
            if at > index + 1 and self.is_verb(at) and word.kind == "word" and at not in self.references.covered:
                break
            who = self._candidate(at, last, gender)
            if who is not None:
                right = (at - index, who)
                break
            at += 1
        left: tuple[int, Who] | None = None
        for at in range(index - 1, max(first - 1, index - LEFT), -1):
            if words[at].text in ";":
                break
            item = self.references.covered.get(at)
            if item is not None and at != item.first and at != item.last - 1:
                continue
            who = self._candidate(item.first if item is not None else at, index, gender)
            if who is not None:
                left = (index - at, who)
                break
        if right is not None and (left is None or right[0] <= 4 or right[0] <= left[0]):
            return right[1]
        if left is not None:
            return left[1]
        if beside or self._inserted(index, first, last):
            return self._silent(gender) if beside else None
        return None

    def _title_over(self, first: int, last: int, gender: str) -> Who | None:
        """«Глава КГД отметил»: the title of which an office is the complement; with no place where it stands for nobody."""
        words = self.words
        for at in range(first - 1, max(-1, first - 7), -1):
            if words[at].kind != "word" or words[at].sentence != words[first].sentence or self.is_verb(at):
                return None
            head = self.names.head_at(at)
            if head is None:
                continue
            if head[2] or "nom" not in head[1] or self.names.complement(at + 1) < last:
                return None
            who = self.references.title(at)
            if who is None or who.speaker is None:
                return _nobody()
            if gender and self.references.people.gender.get(who.speaker, gender) not in (gender, ""):
                return _nobody()
            return who
        return None

    def _silent(self, gender: str) -> Who | None:
        entity = self.references.spoken
        if entity is None:
            entity = self.references.seen[-1] if self.references.seen else None
        known = self.references.people.gender.get(entity, "") if entity is not None else ""
        if entity is not None and gender and known and known != gender:
            entity = self.references.pronoun(gender)
        return None if entity is None else Who(entity, self.references.office_of(entity), "name")

    def _candidate(self, index: int, last: int, gender: str) -> Who | None:
        """The subject that begins at `index`, where it can stand in the nominative and agrees with its verb."""
        word = self.words[index]
        if word.lower in ("он", "она"):
            mine = "m" if word.lower == "он" else "f"
            entity = self.references.pronoun(mine)
            return _nobody() if entity is None else Who(entity, self.references.office_of(entity), "pronoun", index, index + 1)
        item = self.references.covered.get(index) or self.references.edges.get(index)
        if item is not None:
            return self._named(item, index, gender)
        if word.kind != "word" or (
            word.capitalised and index and self.words[index - 1].text not in ".!?–«" and not self._opens(index)
        ):
            return self._bare_office(index, gender)
        who = self.references.title(index)
        if who is not None:
            head = self.names.head_at(index)
            if head is not None and "nom" not in head[1]:
                return None
            if who.speaker is not None and gender and self.references.people.gender.get(who.speaker, gender) not in (gender, ""):
                return None
            return who
        return self._bare_office(index, gender)

    def _opens(self, index: int) -> bool:
        return self.article.sentences[self.words[index].sentence].first >= index - 1

    def _bare_office(self, index: int, gender: str) -> Who | None:
        who = self.references.office(index)
        if who is None:
            return None
        for reading in self.names.readings(self.words[index].lower):
            if reading.pos == "noun" and reading.case == "nom":
                mine = GENDERS.get(reading.gender, "")
                if not gender or gender == mine:
                    return who
        return None

    def _named(self, item: Named, index: int, gender: str) -> Who | None:
        who = self.references.who(item)
        if who.kind == "outlet":
            return who
        if "nom" not in item.cases:
            return None
        if item.edge > 0 and self.words[item.edge - 1].lower in PREPOSITIONS:
            return None
        if who.speaker is not None:
            known = self.references.people.gender.get(item.entity, "")
            if gender and known and known != gender:
                return None
            return who
        if index > item.first and item.kind != "voice":
            return None
        over = self._title_over(item.first, item.last, gender)
        if over is not None:
            return over if over.first >= 0 else None
        reading = next(
            (r for r in self.names.readings(self.references.people.heads.get(item.entity, "")) if r.pos == "noun"), None
        )
        mine = GENDERS.get(reading.gender, "") if reading is not None else ""
        if item.kind == "voice":
            mine = ""
        return None if gender and mine and gender != mine else who


def _nobody() -> Who:
    """A title that stands for nobody known: its office is not the subject either."""
    return Who(kind="group")


class OrderSources(Sources):
    """English."""

    AUX = frozenset(
        {
            "has",
            "have",
            "had",
            "also",
            "then",
            "later",
            "further",
            "additionally",
            "recently",
            "previously",
            "is",
            "was",
            "as",
            "quoted",
            "are",
            "were",
            "will",
            "would",
            "not",
        }
    )
    FINITE = frozenset(
        "is are was were be been am have has had will would can could do does did may might must should shall".split()
        + "isn’t don’t can’t won’t i’m we’re it’s".split()
    )

    def says(self, index: int) -> bool:
        word = self.words[index]
        low = word.lower
        if low == "saying":
            return index > 0 and self.words[index - 1].lower == "as"
        if low in self.sayings.forms:
            return not word.capitalised or (word.text.isupper() is False and index == self.article.sentences[word.sentence].first)
        return (
            low in ("say", "tell", "believe", "note", "argue", "warn", "report")
            and index > 0
            and self.words[index - 1].lower.endswith("s")
            and self.words[index - 1].kind == "word"
        )

    def is_verb(self, index: int) -> bool:
        low = self.words[index].lower
        return low in self.FINITE or low in self.sayings.forms or (low.endswith("ed") and len(low) > 4)

    def find(self, first: int, last: int, *, beside: bool) -> Cue | None:
        return self._according(first, last) or self._spoken(first, last, beside) or self._data(first, last)

    def _according(self, first: int, last: int) -> Cue | None:
        words, article = self.words, self.article
        views = self.sayings.phrase_in(article, first, last, "views")
        if views is not None:
            female = any(words[k].lower == "her" for k in range(*views))
            entity = self.references.pronoun("f" if female else "m", first, views[0])
            if entity is not None:
                return Who(entity, self.references.office_of(entity), "pronoun", views[0], views[0]), views[0], views[1]
        own = self._owned_view(first, last)
        if own is not None:
            return own
        for name in ("according", "citing"):
            found = self.sayings.phrase_in(article, first, last, name)
            if found is None:
                continue
            best: Who | None = None
            for at in range(found[1], min(last, found[1] + 14)):
                if words[at].text in ";:":
                    break
                who = self.entity_at(at, last)
                if who is not None and who.kind != "outlet":
                    if who.speaker is not None:
                        best = who
                        break
                    best = best or who
                if words[at].text == "," and best is not None:
                    break
            if best is not None:
                return best, found[0], max(found[1], best.last)
            if any(words[at].lower.rstrip("s") in self.sayings.groups for at in range(found[1], min(last, found[1] + 4))):
                return Who(kind="group"), *found
        return None

    def _owned_view(self, first: int, last: int) -> Cue | None:
        """«in Solheim’s view», «by the ministry’s estimate»."""
        words = self.words
        for index in range(first, last - 2):
            if words[index].lower not in ("in", "by"):
                continue
            for at in range(index + 1, min(last - 1, index + 6)):
                if words[at].text != bare(words[at].text):
                    if words[at + 1].lower not in VIEWS:
                        break
                    who = self.entity_at(at, last)
                    if who is not None and who.kind != "outlet":
                        return who, index, at + 2
                    break
        return None

    def _data(self, first: int, last: int) -> Cue | None:
        """«Data from the Ministry … show», «A survey of … by the … Center found that»."""
        words = self.words
        for index in range(first, min(last, first + 6)):
            if words[index].lower not in self.sayings.data:
                continue
            verb = next((k for k in range(index + 1, last) if self._finding(k)), -1)
            if verb < 0:
                return None
            for at in range(index + 1, verb):
                if words[at - 1].lower in ("by", "from", "of", "the"):
                    who = self.entity_at(at, last)
                    if who is not None and who.kind == "office":
                        return who, index, verb + 1
            if index > first:
                item = next(
                    (
                        named
                        for named in self.references.people.named
                        if first <= named.first <= index and named.kind in ("office", "voice")
                    ),
                    None,
                )
                if item is not None:
                    return self.references.who(item), item.first, verb + 1
                who = next((w for k in range(first, index) if (w := self.references.office(k)) is not None), None)
                if who is not None:
                    return who, who.first, verb + 1
        return None

    def _finding(self, index: int) -> bool:
        low = self.words[index].lower
        return self.sayings.forms.get(low, low) in self.sayings.finding or low in ("says", "said", "showed", "show", "shows")

    def _spoken(self, first: int, last: int, beside: bool) -> Cue | None:
        words = self.words
        for index in range(first, last):
            if not self.says(index):
                continue
            base = self.sayings.forms.get(words[index].lower, words[index].lower)
            if base in self.sayings.finding and base not in self.sayings.saying:
                continue
            who = self._subject(index, first, last, beside)
            if (
                base in self.sayings.weak
                and not beside
                and not self._introduces(index, last)
                and not self._inserted(index, first, last)
                and (who is None or who.kind != "pronoun")
            ):
                continue
            if who is None or who.kind == "outlet":
                if who is not None or not beside:
                    continue
                continue
            return who, min(index, max(who.first, first)), max(index + 1, who.last)
        return None

    def _introduces(self, index: int, last: int) -> bool:
        words = self.words
        after = [words[k].lower for k in range(index + 1, min(last, index + 8))]
        return "that" in after or "out" in after[:1] or ":" in after[:3]

    def _inserted(self, index: int, first: int, last: int) -> bool:
        """«Tuition there, she added, starts …»: a verb that ends its clause."""
        return index + 1 >= last or self.words[index + 1].text in ",.:"

    def _subject(self, index: int, first: int, last: int, beside: bool) -> Who | None:
        words = self.words
        after = index + 1
        if after < last:
            who = self._starting(after, last)
            if who is not None and (
                index == first
                or words[index - 1].text in ',"'
                or words[index - 1].kind == "mark"
                or (who.kind == "name" and not self._left(index, first))
            ):
                return who
        found = self._left(index, first)
        if found is not None:
            return found
        if after < last:
            return self._starting(after, last)
        return None

    def _of_it(self, item: Named, first: int) -> Who | None:
        """«Daulet Abenkhan of the ministry said»: the person before the office."""
        at = item.first - 1
        if at > first and self.words[at].lower == "the":
            at -= 1
        if at <= first or self.words[at].lower not in ("of", "from", "at", "with"):
            return None
        person = self.references.covered.get(at - 1)
        return self.references.who(person) if person is not None and self.references.is_person(person.entity) else None

    def _title_over(self, index: int, first: int) -> Who | None:
        """«The head of the ministry noted»: the title of which an office that ends at `index` is the complement."""
        words, names = self.words, self.references.names
        for at in range(index - 1, max(first - 1, index - 10), -1):
            if words[at].lower in ("of", "for") and isinstance(names, OrderNames):
                for step in range(max(first, at - 4), at):
                    size, _ = names.title_at(step)
                    if size and step + size == at and step not in self.references.covered:
                        who = self.references.title(step)
                        if who is not None:
                            return Who(who.speaker, who.organization, "title", step, index + 1)
                return None
            if words[at].kind == "mark" or (
                self.references.covered.get(at) is not None and self.references.is_person(self.references.covered[at].entity)
            ):
                return None
        return None

    def _starting(self, index: int, last: int) -> Who | None:
        """The subject that follows its verb: «said Colonel Timur Ryskeldin, deputy head …», «says the ministry»."""
        words = self.words
        at = index
        while at < min(last, index + 8):
            word = words[at]
            if word.lower in HE | SHE and at == index:
                entity = self.references.pronoun("m" if word.lower in HE else "f")
                return None if entity is None else Who(entity, self.references.office_of(entity), "pronoun", at, at + 1)
            named = self.references.covered.get(at)
            if named is None:
                named = self.references.edges.get(at)
            if named is not None:
                return self.references.who(named)
            if word.lower in ("the", "a", "an", "its", "’s", "kazakhstan’s", "regional", "national") or (
                word.capitalised and word.kind == "word"
            ):
                who = self.references.title(at)
                if who is not None:
                    return who
                at += 1
                continue
            who = self.references.title(at) or self.references.office(at)
            if who is not None:
                return who
            if word.kind == "mark" or word.lower in ("on", "at", "in", "that", "to", "reporters", "journalists", "during"):
                return None
            at += 1
        return None

    def _left(self, index: int, first: int) -> Who | None:
        """The subject before its verb, over adverbs and what stands between commas."""
        words, at = self.words, index - 1
        while at >= first and (words[at].lower in self.AUX or words[at].lower.endswith("ly")):
            at -= 1
        if at >= first and words[at].text == ",":
            closing = at
            for step in range(closing - 1, max(first - 1, closing - LEFT), -1):
                item = self.references.covered.get(step)
                if item is not None and self.references.is_person(item.entity):
                    if item.stop >= closing - 1 or words[item.last].text == ",":
                        return self.references.who(item)
                    break
            at -= 1
            while at > first and words[at].text != ",":
                at -= 1
            at -= 1
        if at < first:
            return None
        word = words[at]
        if word.lower in HE | SHE:
            entity = self.references.pronoun("m" if word.lower in HE else "f")
            return None if entity is None else Who(entity, self.references.office_of(entity), "pronoun", at, at + 1)
        titled = self._title_over(at, first)
        if titled is not None:
            return titled
        item = self.references.covered.get(at)
        if item is not None:
            return self._of_it(item, first) or self.references.who(item)
        if word.kind == "mark" and word.text == ")":
            while at > first and words[at].text != "(":
                at -= 1
            item = self.references.covered.get(at - 1)
            return None if item is None else self.references.who(item)
        if word.lower in CARRIERS:
            for step in range(at - 1, max(first - 1, at - 4), -1):
                if words[step].text != bare(words[step].text):
                    owner = self.entity_at(step, at)
                    if owner is not None and owner.kind != "outlet":
                        return owner
        for step in range(at, max(first - 1, at - 5), -1):
            who = self.references.title(step)
            if who is not None and who.last == at + 1:
                return who
        who = self.references.office(at)
        if who is not None:
            return who
        if self.article.pack.morphology.base(bare(word.lower)) in self.sayings.groups:
            return Who(kind="group", first=at, last=at + 1)
        return None
