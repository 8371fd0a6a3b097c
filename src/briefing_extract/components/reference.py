"""Who a word stands for: «Есетованың», «спикер», «басқарма басшысы», «ол», «департамент».

Names are mentions already. Titles are resolved to the persons named before them whose position, rank or office agree;
the one named last wins among equals. Bare offices («Басқарма мәліметінше») stand for the organization of that kind.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from briefing_extract.components.article import Mention
from briefing_extract.components.naming import Lexicons
from briefing_extract.components.positions import title_at

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, EntityDraft
    from briefing_extract.components.cues import Cues

STEM = 5  # letters of an office's noun that its other case forms share
NEAR = 12  # mentions of its sentence among which a pronoun looks for its person
TRADE = 5  # letters of a trade's name
RECENT = 40  # persons among whom a title looks for its own
SHORT_NAME = 4  # letters of a name in which an ending is not looked for
BRACKETED = 10  # words in brackets behind a name: a short name, a party, a country
EXPERT_LINES = 3  # paragraphs over which «сарапшы» stands for the expert named last
AROUND = 14  # words before a name that may state a rank or position


class Who(NamedTuple):
    """A source: a person, an office, both, or somebody unnamed (neither)."""

    speaker: int | None = None
    organization: int | None = None
    kind: str = ""  # name · title · epithet · pronoun · office · press · group
    first: int = 0  # words that name it
    last: int = 0
    case: str = "nom"


@dataclass(slots=True)
class References:
    """The article's persons and offices, and who its titles and pronouns stand for."""

    article: Article
    cues: Cues
    lists: Lexicons
    at_word: dict[int, int] = field(default_factory=dict)  # word → the mention that covers it (the longest person, else office)
    mentions: list[tuple[int, int, int, str]] = field(default_factory=list)  # first, last word, entity, kind
    described: dict[int, str] = field(default_factory=dict)  # person → position, office and rank in lower case
    said: dict[int, int] = field(default_factory=dict)  # person → word of the latest mention so far
    posts: frozenset[str] = frozenset()  # heads of office: «басшы», «директор»
    places: set[int] = field(default_factory=set)  # words of places
    noted: set[int] = field(default_factory=set)  # words whose mention has been added
    silent: set[int] = field(default_factory=set)  # the outlet's reporters
    quoted: list[tuple[int, int]] = field(default_factory=list)  # words of the quotations, in order
    last_person: int | None = None
    last_office: int | None = None
    _first_of: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, article: Article, cues: Cues) -> References:
        """Read the mentions of `article.entities`."""
        found = cls(article, cues, Lexicons.of(article.pack))
        titles = article.pack.table("titles")["heads"]
        found.posts = frozenset([*titles["office"], *titles["rank"]])
        found._read()
        return found

    def _read(self) -> None:
        article = self.article
        spans: list[tuple[int, int, int, str]] = []
        for index, entity in enumerate(article.entities):
            if entity.type == "place":
                for mention in entity.mentions:
                    self.places.update(range(*article.words_in(mention.start, mention.end)))
                continue
            for mention in entity.mentions:
                if mention.kind == "pronoun" or (mention.kind == "title" and entity.type == "person"):
                    continue
                first, last = article.words_in(mention.start, mention.end)
                if last > first:
                    spans.append((first, last, index, mention.kind))
        spans.sort()
        self.mentions = spans
        for number, (first, last, index, _) in enumerate(spans):
            person = article.entities[index].type == "person"
            for word in range(first, min(last, first + 40)):
                held = self.at_word.get(word)
                if held is None or (person and article.entities[spans[held][2]].type != "person"):
                    self.at_word[word] = number
        for index, entity in enumerate(article.entities):
            if entity.type == "person":
                self.described[index] = self._description(index, entity)
        self._first_of = [first for first, *_ in spans]

    def _description(self, index: int, entity: EntityDraft) -> str:
        words, parts = self.article.words, [entity.position or ""]
        if entity.organization is not None:
            parts.append(self.article.entities[entity.organization].name)
        named = [mention for mention in entity.mentions if mention.kind in ("name", "short")]
        for mention in named[:2]:
            first = self.article.words_in(mention.start, mention.end)[0]
            at = first - 1
            while (
                at >= 0
                and first - at <= AROUND
                and words[at].sentence == words[first].sentence
                and (words[at].kind == "word" or words[at].text in ',«»"')
            ):
                if (held := self.at_word.get(at)) is not None and self.article.entities[self.mentions[held][2]].type == "person":
                    break
                at -= 1
            # ranks stand beside the office: «…, полиция подполковнигі Марат Дүйсекеев»
            parts.extend(word.lower for word in words[at + 1 : first] if self.lists.titles.read(word.lower) is not None)
        text = " ".join(parts).lower()
        # «полковнигі» has lost the к of «полковник»
        bases = [form.base for part in text.split() if (form := self.lists.titles.read(part)) is not None]
        return " ".join([text, *bases])

    def is_person(self, entity: int) -> bool:
        return self.article.entities[entity].type == "person"

    def usable(self, entity: int) -> bool:
        """Whether an entity can be a source: the outlet and the author are none."""
        return entity not in self.silent and self.article.entities[entity].role not in ("outlet", "author", "venue")

    def is_unknown(self, index: int) -> bool:
        """Whether a word is a name in the nominative that no entity of the article covers, no acronym and no title."""
        word = self.article.words[index]
        if (
            word.kind != "word"
            or not word.capitalised
            or word.text.isupper()
            or self.at_word.get(index) is not None
            or index in self.places
        ):
            return False
        if index and (self.article.words[index - 1].text in '«"' or self.article.words[index - 1].sentence != word.sentence):
            return False
        return (
            self.lists.titles.read(word.lower) is None
            and self.lists.offices.read(word.lower) is None
            and not _case_by_ending(word.lower, self.cues.case_endings)
        )

    def is_official(self, person: int) -> bool:
        """Whether a person speaks for an office: holds a post, belongs to an organization or a parliament."""
        draft = self.article.entities[person]
        if draft.organization is not None:
            return True
        titles = self.article.pack.table("titles")
        words = self.described.get(person, "").split()
        return any(word in self.posts or word in titles["members"] for word in words)

    def is_commentator(self, who: Who) -> bool:
        """Whether a person is an expert or speaks for an association: has a comment on what others report."""
        if who.speaker is None:
            return False
        position = (self.article.entities[who.speaker].position or "").lower().split()
        if position and self.cues.commenting.read(position[-1]) is not None:
            return True
        office = self.article.entities[who.organization].name.lower().split() if who.organization is not None else []
        return bool(office) and self.cues.associations.read(office[-1]) is not None

    def office_of(self, speaker: int | None) -> int | None:
        return None if speaker is None else self.article.entities[speaker].organization

    def in_range(self, first: int, last: int) -> list[tuple[int, int, int, str]]:
        """The mentions that begin at the words [first, last)."""
        return self.mentions[bisect_left(self._first_of, first) : bisect_left(self._first_of, last)]

    def case_of(self, first: int, last: int, entity: int) -> str:
        """Grammatical case of a mention: of its last word against the entity's name."""
        form = self.article.words[last - 1].lower.rstrip("’'")
        draft = self.article.entities[entity]
        if draft.type == "person":
            after = self.article.words[last] if last < len(self.article.words) else None
            honour = None if after is None or after.kind != "word" else self.cues.honorifics.read(after.lower)
            if honour is not None:
                return honour.case  # «Рымтай атаға»: the honorific bears the case
            for part in reversed(draft.name.lower().split()):
                if form == part:
                    return "nom"
                for stem in (part, part[:-1]):
                    if len(stem) >= 2 and form.startswith(stem):
                        tags = (
                            self.article.pack.morphology.suffix_tags(part, form[len(part) :]) if form.startswith(part) else None
                        )
                        if tags is not None:
                            return str(tags.case)
                        if form != stem and (reading := _case_by_ending(form, self.cues.case_endings)):
                            return reading
            return _case_by_ending(form, self.cues.case_endings) or "nom"
        listed = self.lists.offices.read(form) or self.lists.bodies.read(form) or self.lists.parts.read(form)
        if listed is not None:
            return listed.case
        if form == (draft.name.lower().split() or [""])[-1]:
            return "nom"
        return _case_by_ending(form, self.cues.case_endings) or "nom"

    # one source that ends at a word, or stands in a clause

    def ending_at(self, index: int, first: int) -> Who | None:
        """The source whose phrase ends with the word `index`, nothing before `first` looked at."""
        words, cues = self.article.words, self.cues
        while (
            index > first
            and (words[index].text in '"»”' or cues.honorifics.read(words[index].lower) is not None)
            and self.at_word.get(index) is None
        ):
            index -= 1
        index = self._before_bracket(index, first)
        if index < first:
            return None
        word = words[index]
        held = self.at_word.get(index)
        if held is not None and self.is_person(self.mentions[held][2]) and self.usable(self.mentions[held][2]):
            start, last, entity, _ = self.mentions[held]
            return Who(entity, self.office_of(entity), "name", start, last, self.case_of(start, last, entity))
        if word.lower in cues.genitive or word.lower in cues.nominative:
            return self.pronoun(index)
        if (press := self.press(index, first)) is not None:
            return press
        title = title_at(self.article, index)
        if title is not None and title[2] == index + 1:
            resolved = self.title(*title)
            if resolved is not None:
                return resolved
        elif (spokesman := self._anyone(index) or self._by_trade(index)) is not None:
            return spokesman
        if held is not None and self.usable(self.mentions[held][2]) and title is None:
            start, last, entity, _ = self.mentions[held]
            if last >= index + 1:
                return Who(None, entity, "office", start, last, self.case_of(start, last, entity))
        if (office := self.bare_office(index)) is not None:
            return office
        form = cues.groups.read(word.lower)
        if form is not None:
            whose = self._whose(index, first) if form.possessive else None
            if whose is not None:
                return Who(None, whose, "office", index, index + 1, form.case)
            return Who(None, None, "group", index, index + 1, form.case)
        return None

    def _whose(self, index: int, first: int) -> int | None:
        """«Басқарма мамандарының»: the office whose people stand at a word."""
        held = self.at_word.get(index - 1) if index > first else None
        if held is not None:
            entity = self.mentions[held][2]
            return entity if not self.is_person(entity) and self.usable(entity) else None
        office = self.bare_office(index - 1) if index > first else None
        return None if office is None else office.organization

    def _before_bracket(self, index: int, first: int) -> int:
        """«Қазақстан қор биржасының (KASE) ақпараты»: the word before the short name in brackets."""
        if self.article.words[index].text == ")":
            for at in range(index - 1, max(first, index - BRACKETED) - 1, -1):
                if self.article.words[at].text == "(":
                    return at - 1
        return index

    def subject(self, first: int, last: int, verb: int | None = None) -> Who | None:
        """The one who speaks in a clause: a name in the nominative, else a title, «ол», an office, a group."""
        words = self.article.words
        names = [
            Who(entity, self.office_of(entity), "name", start, end)
            for start, end, entity, _ in self.in_range(first, last)
            if self.is_person(entity)
            and self.usable(entity)
            and self.case_of(start, end, entity) == "nom"
            and not self._in_name(end)
        ]
        if names:
            before = [who for who in names if verb is None or who.last <= verb]
            return before[-1] if before and len(names) > 1 else names[-1]
        best: Who | None = None
        somebody: Who | None = None
        index = first
        while index < last:
            word = words[index]
            if word.kind != "word":
                index += 1
                continue
            if word.lower in self.cues.nominative:
                # «ол» that is no demonstrative of the noun after it: «ол кезде»
                if not (best and best.kind == "title") and self._stands_alone(index, last):
                    best = self.pronoun(index) or best
            else:
                title = title_at(self.article, index)
                if title is not None and self._inside_office(index, title[2]):
                    title = None  # «Тұрғын үй басқармасы»
                if title is not None and title[2] <= last:
                    form = self.lists.titles.read(words[title[2] - 1].lower)
                    if form is not None and form.case == "nom" and not self._before_name(title[2], last):
                        resolved = self.title(*title)
                        if resolved is not None and (resolved.kind != "epithet" or self._opens(title[1], first)):
                            best = resolved
                        elif self._opens(self._owner_start(title[1]), first) or self._reports(*title[:2]):
                            somebody = Who(None, None, "group", title[1], title[2])
                    index = title[2]
                    continue
                spokesman = self._anyone(index) or self._by_trade(index)
                if spokesman is not None and spokesman.case == "nom" and self._opens(index, first):
                    best = spokesman
            index += 1
        return best or self._office_subject(first, last) or somebody

    def _office_subject(self, first: int, last: int) -> Who | None:
        words, cues = self.article.words, self.cues
        for index in range(first, last):
            if (
                words[index].lower in cues.press
                and (press := self.press(index + 1, first)) is not None
                and index + 1 < last
                and press.case == "nom"
            ):
                return press
        for start, end, entity, _ in self.in_range(first, last):
            if self.is_person(entity) or not self.usable(entity) or self.case_of(start, end, entity) != "nom":
                continue
            after = words[end].lower if end < last else ""
            if after in cues.through or (end < last and cues.events.read(after) is not None):
                continue
            if (
                end < last
                and words[end].kind == "word"
                and (title_at(self.article, end) is not None or cues.service.read(after) is not None)
            ):
                continue
            if end not in self.places and _continues_name(self.article, end, last):
                continue
            return Who(None, entity, "office", start, end)
        for index in range(first, last):
            if words[index].kind == "word" and self.at_word.get(index) is None:
                office = self.bare_office(index)
                if office is None and self._unnamed_office(index, first):
                    return Who(None, None, "group", index, index + 1)
                if (
                    office is not None
                    and office.case == "nom"
                    and (
                        index + 1 >= last
                        or (title_at(self.article, index + 1) is None and cues.events.read(words[index + 1].lower) is None)
                    )
                ):
                    return office
        for index in range(first, last):
            form = cues.groups.read(words[index].lower) if words[index].kind == "word" else None
            if form is not None and form.case == "nom" and (form.plural or self._opens(index, first)):
                return Who(None, self._whose(index, first) if form.possessive else None, "group", index, index + 1)
            # «айыпталушы», «жәбірленуші»: somebody who is no person of the article
            if words[index].lower.endswith(self.cues.agent_endings) and self._opens(index, first):
                return Who(None, None, "group", index, index + 1)
        return None

    def _unnamed_office(self, index: int, first: int) -> bool:
        """«Министрлік … айтты» where the text names no ministry."""
        form = self.lists.offices.read(self.article.words[index].lower)
        return form is not None and form.case == "nom" and not form.plural and not form.possessive and self._opens(index, first)

    def _reports(self, head: str, first: int) -> bool:
        """«„Шалқар“ газетінің тілшісі … сұрады»: the reporter of an outlet asks, and says nothing in a source's name."""
        if first and self.article.words[first - 1].lower in self.cues.media:
            return True  # «БАҚ өкілі»
        if head not in self.cues.reporters or not first:
            return False
        kind = self.cues.outlet_kinds.read(self.article.words[first - 1].lower)
        return kind is not None and kind.case == "gen"

    def _opens(self, index: int, first: int) -> bool:
        """Whether a word stands among the first of its clause."""
        return index - first <= 2 and all(word.text not in ",:" for word in self.article.words[first:index])

    def _inside_office(self, first: int, last: int) -> bool:
        """Whether a title noun is only a word of an office's name that goes on behind it."""
        held = self.at_word.get(first)
        return held is not None and not self.is_person(self.mentions[held][2]) and self.mentions[held][1] > last

    def _owner_start(self, first: int) -> int:
        """Where the office in front of a title begins: «Ұлан» in «„Ұлан“ газетінің журналисі»."""
        held = self.at_word.get(first - 1)
        return first if held is None or self.is_person(self.mentions[held][2]) else self.mentions[held][0]

    def _in_name(self, end: int) -> bool:
        """«Ақан сері атындағы кітапхана»: a name inside a name."""
        return end < len(self.article.words) and self.article.words[end].lower.startswith(self.cues.named_after)

    def _stands_alone(self, index: int, last: int) -> bool:
        following = self.article.words[index + 1] if index + 1 < last else None
        return following is None or following.kind == "mark" or not following.lower.endswith(self.cues.that_time)

    def _before_name(self, index: int, last: int) -> bool:
        """Whether a title leads to a name: it is part of that person's position."""
        words = self.article.words
        at = index
        while at < last and at - index < AROUND:
            held = self.at_word.get(at)
            if held is not None and self.is_person(self.mentions[held][2]):
                return True
            if (words[at].kind == "word" and self.lists.titles.read(words[at].lower) is None) or (
                words[at].text not in "," and words[at].kind != "word"
            ):
                return False
            at += 1
        return False

    def press(self, index: int, first: int) -> Who | None:
        """«министрліктің баспасөз қызметі»: the office whose press service it is, no person."""
        words, cues = self.article.words, self.cues
        if index <= first or index >= len(words) or words[index - 1].lower not in cues.press:
            return None
        form = cues.service.read(words[index].lower)
        if form is None or form.base in self.posts:
            return None
        before = index - 2
        office = None
        while before >= first and words[before].kind == "mark" and words[before].text in '»"”':
            before -= 1
        if before >= first:
            held = self.at_word.get(before)
            if held is not None and not self.is_person(self.mentions[held][2]):
                office = self.mentions[held][2]
            elif (bare := self.bare_office(before)) is not None:
                office = bare.organization
        return Who(None, self.last_office if office is None else office, "press", max(first, before), index + 1, form.case)

    # words that stand for somebody

    def pronoun(self, index: int) -> Who | None:
        """«ол», «оның»: the person spoken of last."""
        words, person = self.article.words, self.last_person
        # «Сөз кезегі … Смағұловқа тигенде, ол …»: a person of the same sentence stands nearer
        at = bisect_left(self._first_of, index) - 1
        nearest = at - NEAR
        while at > max(nearest, -1) and words[self.mentions[at][0]].sentence == words[index].sentence:
            _, end, entity, _ = self.mentions[at]
            if self.is_person(entity) and self.usable(entity) and not self._in_name(end) and not self._quoted_apart(end, index):
                person = entity
                break
            at -= 1
        if person is None:
            return None
        case = "gen" if words[index].lower in self.cues.genitive else "nom"
        return Who(person, self.office_of(person), "pronoun", index, index + 1, case)

    def _quoted_apart(self, named: int, index: int) -> bool:
        """Whether a name stands in a quotation and the word `index` outside: whom a speaker names is not the speaker."""
        at = bisect_left(self.quoted, (named, -1)) - 1
        return at >= 0 and named <= self.quoted[at][1] and not self.quoted[at][0] <= index < self.quoted[at][1]

    def title(self, head: str, first: int, last: int) -> Who | None:
        """The person for whom a title without a name stands, or the office of an unnamed «департамент өкілі»."""
        words, cues = self.article.words, self.cues
        form = self.lists.titles.read(words[last - 1].lower)
        case = form.case if form is not None else "nom"
        if form is not None and form.plural:
            return None
        if first and words[first - 1].lower in cues.media and head not in self.posts - cues.anyone:
            return None
        offices = [word.lower for word in words[first : last - 1] if word.kind == "word"]
        anyone = head in cues.anyone
        if anyone and not offices and self.last_person is not None:
            return Who(self.last_person, self.office_of(self.last_person), "title", first, last, case)
        stated = " ".join(word.lower for word in words[first:last])
        same = next((group for group in cues.same if any(name in stated if " " in name else name == head for name in group)), ())
        best, points = None, 0.0
        for person in islice(reversed(self.said), RECENT):
            score = self._agreement(head, anyone, offices, person) - (1.5 if self._of_another(first, person) else 0.0)
            if same and self._bears(person, same):
                score = max(score, 3.0)
            if score > 0 and (best is None or (score, self.said[person]) > (points, self.said[best])):
                best, points = person, score
        if best is not None:
            return Who(best, self.office_of(best), "title", first, last, case)
        if head in cues.reporters:
            return None  # «тілшіміздің сөзінше»: the outlet's own
        if self._is_occupation(head) and (last_person := self.last_person) is not None and not self.is_official(last_person):
            # «кәсіпкер Ардақ Бұланай … дейді шаруа»: another word for the resident or expert just named
            if self._recent(last_person, first):
                return Who(last_person, self.office_of(last_person), "epithet", first, last, case)
        if head in cues.experts and not offices and (last_person := self.last_person) is not None:
            # «компанияның бас талдаушысы Сәния … Экономистің сөзінше»
            if self._recent(last_person, first, EXPERT_LINES) and not self._heads_office(last_person):
                return Who(last_person, self.office_of(last_person), "epithet", first, last, case)
        if anyone or head in cues.chief:
            for index in range(last - 2, first - 1, -1):
                if (office := self.bare_office(index)) is not None:
                    return Who(None, office.organization, "office", first, last, case)
        return None

    def _of_another(self, first: int, person: int) -> bool:
        """Whether a title stands behind the name of an office that is not a person's: «Үкімет басшысы» is no minister."""
        held = self.at_word.get(first - 1)
        if held is None or self.is_person(self.mentions[held][2]) or self.mentions[held][1] != first:
            return False
        start, end, entity, _ = self.mentions[held]
        own = self.office_of(person)
        if own is None or own == entity or self.case_of(start, end, entity) not in ("nom", "gen"):
            return False
        return self.article.entities[entity].name.lower() not in self.described.get(person, "")

    def _recent(self, person: int, index: int, lines: int = 1) -> bool:
        """Whether a person was named in the paragraph of a word or in one of the `lines` before it."""
        words = self.article.words
        return words[self.said[person]].paragraph >= words[index].paragraph - lines

    def _bears(self, person: int, names: tuple[str, ...]) -> bool:
        """Whether one of the names of a post is said of a person."""
        described = self.described.get(person, "")
        parts = described.split()
        return any(name in described if " " in name else name in parts for name in names)

    def _heads_office(self, person: int) -> bool:
        position = (self.article.entities[person].position or "").lower().split()
        form = self.lists.titles.read(position[-1]) if position else None
        return form is not None and (form.base in self.cues.chiefs or form.base in self.cues.acting)

    def heads(self, person: int | None, office: int | None) -> bool:
        """Whether a person is the head of an office: «Министрлік есебінше» where the minister has the floor."""
        return person is not None and office is not None and self.office_of(person) == office and self._heads_office(person)

    def _anyone(self, index: int) -> Who | None:
        """«шенеуніктің», «баяндамашы»: a word for whoever speaks that is no title of anybody."""
        form = self.cues.anyone_nouns.read(self.article.words[index].lower)
        if form is None or form.plural or form.possessive or self.last_person is None:
            return None
        return Who(self.last_person, self.office_of(self.last_person), "title", index, index + 1, form.case)

    def _by_trade(self, index: int) -> Who | None:
        """«Омарташының айтуынша»: a trade that no list holds stands for the last person of whom the text has said it."""
        word = self.article.words[index]
        if word.kind != "word" or len(word.lower) < TRADE or self.at_word.get(index) is not None:
            return None
        for reading in self.article.pack.morphology.analyse(word.lower):
            if reading.tags.plural or reading.tags.possessive or reading.tags.derived:
                continue
            for person in islice(reversed(self.said), RECENT):
                position = (self.article.entities[person].position or "").lower().split()
                if position and position[-1] == reading.base:
                    return Who(person, self.office_of(person), "title", index, index + 1, reading.tags.case)
        return None

    def _is_occupation(self, head: str) -> bool:
        return head not in self.posts and self.cues.accused.read(head) is None

    def _agreement(self, head: str, anyone: bool, offices: list[str], person: int) -> float:
        described, cues = self.described.get(person, ""), self.cues
        if anyone:
            points = 1.0
        elif head in described:
            points = 2.0 if head in described.split() or any(part.startswith(head) for part in described.split()) else 1.5
        elif head in cues.chief and any(chief in described for chief in cues.chiefs):
            points = 1.0
        else:
            return 0.0
        for word in offices:
            stem = word[: max(STEM, len(word) - 4)]
            noun = self._noun(word)
            if stem in described:
                points += 2.0
            elif any(noun in nouns and chief in described for chief, nouns in cues.offices_of.items()):
                points += 2.0
            elif noun in cues.general:
                points += 0.0
            elif self.lists.titles.read(word) is not None:
                points -= 1.0  # «басшысының орынбасары» is not the head himself
            else:
                points -= 1.5
        return points

    def _noun(self, lower: str) -> str:
        form = (
            self.lists.offices.read(lower)
            or self.lists.bodies.read(lower)
            or self.lists.localities.read(lower)
            or self.cues.any_office.read(lower)
        )
        return form.base if form is not None else lower

    def bare_office(self, index: int) -> Who | None:
        """The organization that an office's noun alone stands for: «Басқарма», «компанияның», «реттеуші»."""
        words, cues = self.article.words, self.cues
        word = words[index]
        if word.kind != "word":
            return None
        held = self.at_word.get(index)
        if held is not None:
            start, last, entity, _ = self.mentions[held]
            if not self.is_person(entity) and self.usable(entity) and last == index + 1:
                return Who(None, entity, "office", start, last, self.case_of(start, last, entity))
            return None
        form = self.lists.offices.read(word.lower) or self.lists.bodies.read(word.lower) or cues.firms.read(word.lower)
        if form is None and (part := self.lists.parts.read(word.lower)) is not None and part.base in self.lists.departments:
            form = None if part.possessive else part  # «Бөлім таратқан анықтамаға сүйенсек»
        if form is None:
            form = cues.any_office.read(word.lower) or cues.regulators.read(word.lower)
            if form is None:
                return None
            return None if self.last_office is None else Who(None, self.last_office, "office", index, index + 1, form.case)
        if form.plural:
            return None
        found = self._organization(form.base, index)
        return None if found is None else Who(None, found, "office", index, index + 1, form.case)

    def _organization(self, base: str, index: int) -> int | None:
        """The organization with this head that was named last before the word."""
        entities, stem = self.article.entities, base[: max(4, len(base) - 1)]
        legal = self.cues.legal
        firm = base in self.cues.general or self.cues.firms.read(base) is not None
        best = None
        for at in range(bisect_left(self._first_of, index) - 1, max(-1, bisect_left(self._first_of, index) - 60), -1):
            entity = self.mentions[at][2]
            if self.is_person(entity) or not self.usable(entity):
                continue
            name = entities[entity].name.lower()
            if any(part.startswith(stem) for part in name.split()):
                return entity
            if firm and best is None and ("«" in name or name.endswith(legal)):
                best = entity
        if best is not None:
            return best
        return self.last_office if firm else None

    # keeping track

    def hear(self, who: Who | None) -> None:
        """Remember whom the text named: they are who «ол» and «спикер» are from here on."""
        if who is None:
            return
        if who.speaker is not None:
            self._name(who.speaker, who.first)
        if who.organization is not None:
            self.last_office = who.organization

    def _name(self, person: int, word: int) -> None:
        self.last_person = person
        self.said.pop(person, None)
        self.said[person] = word

    def pass_over(self, first: int, last: int) -> None:
        """Remember the names of a stretch of narration."""
        for start, end, entity, _ in self.in_range(first, last):
            if not self.usable(entity) or self._in_name(end):
                continue
            if self.is_person(entity):
                self._name(entity, start)
            elif self.case_of(start, end, entity) == "nom" or self.last_office is None:
                self.last_office = entity

    def note(self, who: Who) -> None:
        """Add the title or pronoun to the person's mentions."""
        if who.speaker is None or who.kind not in ("title", "epithet", "pronoun"):
            return
        words = self.article.words
        if who.first in self.noted or any(self._names(index, who.speaker) for index in range(who.first, who.last)):
            return
        self.noted.add(who.first)
        kind = "pronoun" if who.kind == "pronoun" else "title"
        mention = Mention(words[who.first].start, words[who.last - 1].end, kind, who.speaker)
        self.article.entities[who.speaker].mentions.append(mention)

    def _names(self, index: int, person: int) -> bool:
        held = self.at_word.get(index)
        return held is not None and self.mentions[held][2] == person


def _continues_name(article: Article, end: int, last: int) -> bool:
    """Whether a nominative office is only the first part of a longer name («Қаржы министрлігі Мемлекеттік кірістер комитеті»)."""
    return end < last and article.words[end].kind == "word" and article.words[end].capitalised


def _case_by_ending(form: str, endings: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    """The case that a name's ending looks like; empty for the nominative."""
    if len(form) > SHORT_NAME:
        for case, shapes in endings:
            if form.endswith(shapes):
                return case
    return ""
