"""Whose words and figures stand where, for languages with prepositions: the walk through the article.

Quotations get their speaker from the clause beside them; a sentence that names a source is reported; the sentences after it
are the context of whoever has the floor, until the next source or the outlet's own voice.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_extract.components.article import Attribution, EntityDraft, QuoteDraft
from briefing_extract.components.prepositional.entities import People
from briefing_extract.components.prepositional.names import Roster
from briefing_extract.components.prepositional.names_by_case import CaseNames
from briefing_extract.components.prepositional.quotations import Quotation, QuotationFinder
from briefing_extract.components.prepositional.reference import UNRESOLVED, References, Who
from briefing_extract.components.prepositional.release import author_of, interviewee, issuer
from briefing_extract.components.prepositional.sayings import Sayings
from briefing_extract.components.prepositional.sources import CaseSources, OrderSources, Sources

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Paragraph, Quantity

LEAD_PARAGRAPHS = 2  # paragraphs before the first source that its briefing may have filled
KEEP = 0.5  # an office surer than this stays without a part in the text
SCORES = 2  # so many scores make a report of a contest


@dataclass(slots=True)
class _Unit:
    """A quotation, or a stretch of one sentence beside or between quotations."""

    first: int
    last: int
    paragraph: int
    sentence: int
    quotation: Quotation | None = None
    attribution: Attribution | None = None
    pending: bool = False
    beside: bool = False


def read_attribution(article: Article) -> None:
    """Fill `article.quotes` and `article.attributions`, mark speakers, and drop offices that play no part. Never raises."""
    people = article.readers.get("people")
    if not isinstance(people, People) or not article.words:
        return
    _Walk(article, people).read()


class _Walk:
    """One article on its way through the room."""

    def __init__(self, article: Article, people: People) -> None:
        self.article = article
        self.words = article.words
        self.people = people
        self.roster = Roster.of(article.pack)
        self.sayings = Sayings.of(article.pack)
        self.references = References(article, people, self.roster, self.sayings)
        self.sources: Sources = (
            CaseSources(article, self.references, self.sayings)
            if isinstance(people.names, CaseNames)
            else OrderSources(article, self.references, self.sayings)
        )
        self.units: list[_Unit] = []
        self.floor: Who | None = None
        self.here: Who | None = None
        self.base: Who | None = None
        self.author: int | None = None
        self.started = False
        self.opening: tuple[int, Who] | None = None
        self.lead: list[_Unit] = []
        self.contest = sum(item.reason == "score" for item in article.skipped) >= SCORES
        self.guest: int | None = None
        self.before: _Unit | None = None  # the last stretch of the paragraph before
        self.reported = False  # the first source stands in a sentence of its own, not beside a quotation

    def read(self) -> None:
        article = self.article
        named = frozenset(
            k for item in self.people.named if item.kind in ("office", "voice", "outlet") for k in range(item.first, item.last)
        )
        persons = {
            k: item.entity
            for item in self.people.named
            if self.references.is_person(item.entity)
            for k in range(item.first, item.last)
        }
        finder = QuotationFinder(article, self.sources.says, self.sources.is_verb, named, persons)
        self.quotations = finder.find()
        self.aside = finder.aside
        self.headline = self._headline()
        self.author = author_of(article, self.people, self.roster)
        turns = [q for q in self.quotations if q.style == "turn"]
        self.guest = interviewee(article, self.people, self.references, turns[0].first if turns else 0) if turns else None
        found = issuer(article, self.people, self.sayings) if not turns else None
        if found is not None:
            self.base = self.floor = Who(None, found, "office")
            self.started = True
        self._divide()
        number = 0
        while number < len(self.units):
            paragraph, last = self.units[number].paragraph, number
            while last < len(self.units) and self.units[last].paragraph == paragraph:
                last += 1
            self._paragraph(self.units[number:last])
            self.before = self.units[last - 1]
            number = last
        self._lead()
        self._echo()
        self._write()

    # the lie of the text

    def _headline(self) -> int:
        """The number of the paragraph that is the headline, or -1."""
        lines = [p for p in self.article.paragraphs if p.index not in self.aside]
        if len(lines) < 2:
            return -1
        first = lines[0]
        title = (self.article.title or "").strip()
        if title and self.article.text[first.start : first.end].strip()[:40] == title[:40]:
            return first.index
        if first.last - first.first <= 25 and self.words[first.last - 1].text not in ".:;,…":
            return first.index
        return -1

    def _divide(self) -> None:
        words, at = self.words, 0
        for paragraph in self.article.paragraphs:
            if paragraph.index in self.aside:
                continue
            index = paragraph.first
            while index < paragraph.last:
                while at < len(self.quotations) and self.quotations[at].outer_last <= index:
                    at += 1
                if at < len(self.quotations) and self.quotations[at].outer_first <= index:
                    quotation = self.quotations[at]
                    self.units.append(_Unit(quotation.first, quotation.last, paragraph.index, words[index].sentence, quotation))
                    index = max(quotation.outer_last, index + 1)
                    continue
                limit = paragraph.last
                if at < len(self.quotations):
                    limit = min(limit, self.quotations[at].outer_first)
                last = index + 1
                while last < limit and words[last].sentence == words[index].sentence:
                    last += 1
                if any(word.kind != "mark" for word in words[index:last]):
                    self.units.append(_Unit(index, last, paragraph.index, words[index].sentence))
                index = last

    # one paragraph

    def _paragraph(self, group: list[_Unit]) -> None:
        paragraph = self.article.paragraphs[group[0].paragraph]
        if paragraph.index == self.headline:
            self._title(group, paragraph)
            return
        self.here = self.floor
        for number, unit in enumerate(group):
            if unit.quotation is not None:
                self._quotation(group, number)
            else:
                self._narration(group, number)

    def _narration(self, group: list[_Unit], number: int) -> None:
        unit = group[number]
        start = self._content(unit)
        recall = self._looks_back(unit, start)
        if unit.attribution is not None:  # read with its quotation
            self.references.pass_over(unit.first, unit.last)
            return
        leads = number + 1 < len(group) and group[number + 1].quotation is not None
        cue = self.sources.find(unit.first, unit.last, beside=leads and self._ends_open(unit))
        pointing = self.sayings.phrase_in(self.article, start, min(unit.last, start + 8), "pointing") is not None
        self.references.pass_over(unit.first, unit.last)
        if recall:
            self.here = self.floor = self.base if self.base is not None else None
            if self.base is None:
                self.started = True
        if cue is not None:
            who = self._headed(self._settled(cue[0]))
            self.references.note(who)
            attribution = self._attribution("reported", who, cue[1], cue[2])
            unit.attribution = attribution
            if not recall:
                self._take(who, unit)
            if pointing:
                self._answers_for(group, number, attribution)
            return
        if self.started and self._of_outlet(unit):
            unit.attribution = Attribution()
            return
        unit.attribution = self._context()
        if self.here is None and not self.started and not recall:
            unit.pending = True
            self.lead.append(unit)

    def _of_outlet(self, unit: _Unit) -> bool:
        """«…, сообщает Polisia.kz»: a sentence whose source is another medium, or the outlet itself."""
        for item in self.references.named_in(unit.first, unit.last):
            if item.kind == "outlet" and any(
                self.sources.says(k) for k in (item.first - 1, item.last) if unit.first <= k < unit.last
            ):
                return True
        return False

    def _looks_back(self, unit: _Unit, start: int) -> bool:
        """Whether the outlet speaks for itself of what was before: «напомним», «ранее сообщалось», a late «ранее»."""
        if self.sayings.phrase_at(self.article, start, "recall"):
            return True
        if not self.sayings.phrase_at(self.article, start, "earlier"):
            return False
        late = unit.paragraph >= len(self.article.paragraphs) * 3 // 4 and start == self.article.paragraphs[unit.paragraph].first
        return late or any(self.sources.says(k) for k in range(start, min(unit.last, start + 8)))

    def _content(self, unit: _Unit) -> int:
        at = unit.first
        while at < unit.last - 1 and self.words[at].kind == "mark":
            at += 1
        return at

    def _ends_open(self, unit: _Unit) -> bool:
        return self.words[unit.last - 1].text in (":", ",", "–")

    def _context(self) -> Attribution:
        if self.here is None or self.here.kind in ("group", "outlet"):
            if self.author is not None:
                return Attribution("none", self.author)
            return Attribution()
        if self.here.speaker is None and self.here.organization is None:
            return Attribution()
        return Attribution("context", self.here.speaker, self._org(self.here.organization))

    def _org(self, organization: int | None) -> int | None:
        return organization if organization is not None and organization >= 0 else None

    def _attribution(self, mode: str, who: Who, first: int = -1, last: int = -1) -> Attribution:
        cue = (self.words[first].start, self.words[last - 1].end) if 0 <= first < last else None
        return Attribution(mode, who.speaker, self._org(who.organization), cue)

    def _headed(self, who: Who) -> Who:
        """An office named while its head has the floor: the figures are still those of the head; «отмечается» names nobody."""
        here = self.here
        if here is None or here.speaker is None:
            return who
        if who.kind == "same":
            return Who(here.speaker, here.organization, here.kind)
        position = self.people.positions.get(here.speaker)
        chief = position is not None and bool(position.heads) and position.heads[0] in self.roster.chiefs
        if (
            chief
            and who.kind == "office"
            and not who.voice
            and who.organization is not None
            and here.organization == who.organization
        ):
            return Who(here.speaker, who.organization, "office", who.first, who.last)
        return who

    def _settled(self, who: Who) -> Who:
        """A source whose noun named no office before becomes one by that noun: «the ministry», «федерация»."""
        if who.organization != UNRESOLVED:
            return who
        if who.voice:
            who.organization = None
            return who
        index = who.last - 1
        name = self.article.pack.morphology.base(self.words[index].lower) if self.references.by_case else self.words[index].lower
        for at, draft in enumerate(self.article.entities):
            if draft.type == "organization" and draft.name.lower() == name:
                who.organization = at
                return who
        who.organization = len(self.article.entities)
        self.article.entities.append(EntityDraft("organization", name, confidence=0.6))
        self.people.heads[who.organization] = name
        return who

    def _take(self, who: Who, unit: _Unit) -> None:
        """A source takes the floor: for its paragraph, and where it is an official for those that follow."""
        if self.opening is None:
            self.opening = (unit.paragraph, who)
            self.reported = unit.quotation is None
        self.started = True
        self.here = who
        if who.kind == "same":
            who = self.here = Who(kind="group")
        if who.kind == "group":
            self.floor = self.base
        elif self.base is not None:
            self.floor = self.base
        elif self.contest:
            self.floor = None
        elif who.speaker is not None:
            self.floor = who if self._official(who.speaker) else None
        else:
            self.floor = who

    def _official(self, person: int) -> bool:
        position = self.people.positions.get(person)
        if position is None:
            return True
        return bool(set(position.heads) & self.roster.officials) or self.article.entities[person].organization is not None

    def _answers_for(self, group: list[_Unit], number: int, attribution: Attribution) -> None:
        """«Об этом сообщила …»: what was said before is hers."""
        before = [unit for unit in group[:number] if unit.quotation is None]
        if not before:
            here = group[number].paragraph
            last = max((u.paragraph for u in self.units if u.paragraph < here and u.paragraph != self.headline), default=-1)
            before = [u for u in self.units if u.paragraph == last and u.quotation is None]
        for unit in before:
            if unit.attribution is None or unit.attribution.mode in ("none", "context"):
                last_one = unit is before[-1]
                unit.attribution = Attribution(
                    "reported" if last_one else "context",
                    attribution.speaker,
                    attribution.organization,
                    attribution.cue if last_one else None,
                )
                unit.pending = False
        self.lead = [unit for unit in self.lead if unit.pending]

    # quotations

    def _quotation(self, group: list[_Unit], number: int) -> None:
        unit = group[number]
        quotation = unit.quotation
        assert quotation is not None
        if quotation.style == "turn":
            self._turn(unit, quotation)
            return
        who: Who | None = None
        cue: tuple[int, int] | None = None
        tail = group[number + 1] if number + 1 < len(group) and group[number + 1].quotation is None else None
        if tail is not None and tail.attribution is None and self._is_tail(quotation, tail):
            found = self.sources.find(tail.first, tail.last, beside=True) or self._signed(tail)
            if found is not None:
                who, cue = self._settled(found[0]), (found[1], found[2])
                tail.attribution = self._attribution("reported", who, found[1], found[2])
                tail.beside = True
        if who is None:
            lead = group[number - 1] if number and group[number - 1].quotation is None else None
            if lead is not None and (lead.sentence == unit.sentence or self.words[lead.last - 1].text == ":"):
                found = self._leading(lead)
                if found is not None:
                    who, cue = found[0], (found[1], found[2])
        if who is None and number == 0:
            found = self._above(unit)
            if found is not None:
                who, cue = found[0], (found[1], found[2])
        if who is None and number and group[number - 1].quotation is not None:
            before = group[number - 1].attribution
            if before is not None:
                who = Who(before.speaker, before.organization, "name")
        if who is None and number > 1 and group[number - 1].beside:
            before = group[number - 1].attribution
            if before is not None:
                who = Who(before.speaker, before.organization, "name")
        if who is None:
            who = self._current(group, number)
        spoken = who or Who()
        self.references.note(spoken)
        unit.attribution = self._attribution("direct", spoken, *(cue or (-1, -1)))
        start, end = self.words[unit.first].start, self.words[unit.last - 1].end
        self.article.quotes.append(
            QuoteDraft(start, end, "direct", spoken.speaker, self._org(spoken.organization), unit.attribution.cue)
        )
        if who is not None and (who.speaker is not None or who.organization is not None):
            self._take(who, unit)
        if tail is not None and tail.beside:
            self.references.pass_over(tail.first, tail.last)

    def _is_tail(self, quotation: Quotation, tail: _Unit) -> bool:
        """Whether what follows a quotation belongs to it: behind a comma or a dash, or in the same sentence."""
        words = self.words
        at = quotation.outer_last
        if quotation.style == "dash":
            return True
        if tail.first < len(words) and words[tail.first].text in (",", "–", "-"):
            return True
        inner = words[quotation.outer_last - 2].text if quotation.outer_last >= 2 else ""
        return (
            tail.sentence == words[quotation.first].sentence
            or inner in (",", "?", "!")
            or words[at - 1].sentence == tail.sentence
        )

    def _signed(self, tail: _Unit) -> tuple[Who, int, int] | None:
        """«…», – глава управления Самал Елемесова: a dash and a name, no verb."""
        first = self._content(tail)
        for item in self.references.named_in(first, tail.last):
            if self.references.is_person(item.entity) and item.edge <= first + 1:
                return self.references.who(item), item.edge, item.stop
        return None

    def _leading(self, lead: _Unit) -> tuple[Who, int, int] | None:
        if lead.attribution is not None and lead.attribution.mode == "reported":
            who = Who(lead.attribution.speaker, lead.attribution.organization, "name")
            return who, lead.first, min(lead.first + 1, lead.last)
        found = self.sources.find(lead.first, lead.last, beside=True)
        if found is not None:
            return self._settled(found[0]), found[1], found[2]
        persons = [
            item
            for item in self.references.named_in(lead.first, lead.last)
            if self.references.is_person(item.entity) and self.references.usable(item.entity)
        ]
        if persons:
            item = persons[-1]
            return self.references.who(item), item.first, item.last
        if self.references.spoken is not None and self.words[lead.last - 1].text in ":–":
            return None
        return None

    def _above(self, unit: _Unit) -> tuple[Who, int, int] | None:
        """The line above that a colon ends: «Duncan Ferrie, Chief Executive Officer, commented:»."""
        above = self.before
        if above is None or self.words[above.last - 1].text != ":" or above.quotation is not None:
            return None
        return self._leading(above)

    def _current(self, group: list[_Unit], number: int) -> Who | None:
        """Who is quoted where nobody is named beside it: the next clause, the person of this paragraph, whoever has the floor."""
        unit = group[number]
        before = [
            item
            for item in self.references.named_in(group[0].first, unit.first)
            if self.references.is_person(item.entity) and self.references.usable(item.entity)
        ]
        if before:
            return self.references.who(before[-1])
        if self.here is not None and self.here.speaker is not None:
            return self.here
        after = [
            item
            for item in self.references.named_in(unit.last, group[-1].last)
            if self.references.is_person(item.entity) and self.references.usable(item.entity)
        ]
        if after:
            return self.references.who(after[0])
        if self.references.spoken is not None and self.base is None:
            return Who(self.references.spoken, self.references.office_of(self.references.spoken), "name")
        return self.here

    def _turn(self, unit: _Unit, quotation: Quotation) -> None:
        if quotation.question:
            unit.attribution = Attribution()
            return
        speaker = quotation.speaker if quotation.speaker is not None else self.guest
        office = self.references.office_of(speaker)
        unit.attribution = Attribution("direct", speaker, office)
        start, end = self.words[unit.first].start, self.words[unit.last - 1].end
        self.article.quotes.append(QuoteDraft(start, end, "direct", speaker, office))
        self.started = True

    # the headline and the lead

    def _title(self, group: list[_Unit], paragraph: Paragraph) -> None:
        persons = [
            item for item in self.references.named_in(paragraph.first, paragraph.last) if self.references.is_person(item.entity)
        ]
        leader = next((item for item in persons if item.last < paragraph.last and self.words[item.last].text == ":"), None)
        trailer = next(
            (
                item
                for item in persons
                if item.last == paragraph.last and item.edge > paragraph.first and self.words[item.edge - 1].text in "–-"
            ),
            None,
        )
        item = leader or trailer
        for unit in group:
            if unit.quotation is not None:
                speaker = item.entity if item is not None else self.guest
                office = self.references.office_of(speaker)
                unit.attribution = Attribution("direct", speaker, office)
                if unit.quotation.last - unit.quotation.first > 3:
                    start, end = self.words[unit.first].start, self.words[unit.last - 1].end
                    self.article.quotes.append(QuoteDraft(start, end, "direct", speaker, office))
            elif item is not None:
                unit.attribution = Attribution("reported", item.entity, self.references.office_of(item.entity))
            else:
                unit.attribution = Attribution()

    def _lead(self) -> None:
        """Sentences before the first source are its own in its paragraph, and near it where nobody else speaks."""
        if self.opening is None or self.base is not None:
            return
        speakers = {
            u.attribution.speaker
            for u in self.units
            if u.attribution is not None and u.attribution.mode in ("reported", "direct")
        }
        speakers.discard(None)
        paragraph, who = self.opening
        if who.kind == "group":
            return
        lone = len(speakers) <= 1 and not self.contest and self.reported and (who.speaker is None or self._official(who.speaker))
        for unit in self.lead:
            if unit.paragraph == paragraph or (lone and paragraph - unit.paragraph <= LEAD_PARAGRAPHS):
                unit.attribution = self._attribution("context", who)

    def _echo(self) -> None:
        """A headline's figure belongs to whoever states the same figure in the body."""
        if self.headline < 0:
            return
        line = self.article.paragraphs[self.headline]
        body: dict[tuple[object, ...], Quantity] = {}
        for quantity in self.article.quantities:
            if quantity.start >= line.end:
                body.setdefault(_figure(quantity), quantity)
        for unit in [
            u for u in self.units if u.paragraph == self.headline and u.attribution is not None and u.attribution.mode == "none"
        ]:
            for quantity in self.article.quantities:
                if not unit.first <= quantity.first < unit.last:
                    continue
                same = body.get(_figure(quantity))
                source = None
                if same is not None:
                    source = next(
                        (u.attribution for u in self.units if u.first <= same.first < u.last and u.paragraph != self.headline),
                        None,
                    )
                if source is not None and source.mode != "none":
                    unit.attribution = Attribution(
                        "context" if source.mode == "direct" else source.mode, source.speaker, source.organization, source.cue
                    )
                    break

    # the outcome

    def _write(self) -> None:
        article, words = self.article, self.words
        pieces: list[tuple[int, int, Attribution]] = []
        figures = sorted(quantity.start for quantity in article.quantities)
        for unit in sorted(self.units, key=lambda u: u.first):
            if unit.attribution is None:
                continue
            start, end = words[unit.first].start, words[unit.last - 1].end
            pieces.append((start, end, unit.attribution))
            if (
                unit.quotation is None
                and unit.attribution.mode == "reported"
                and not unit.beside
                and unit.attribution.cue is not None
                and unit.paragraph != self.headline
                and words[unit.last - 1].text != ":"
            ):
                article.quotes.append(
                    QuoteDraft(
                        start, end, "reported", unit.attribution.speaker, unit.attribution.organization, unit.attribution.cue
                    )
                )
        article.attributions = pieces
        article.quotes.sort(key=lambda quote: quote.start)
        for quote in article.quotes:
            if quote.speaker is not None:
                article.entities[quote.speaker].speaker = True
        for start, end, attribution in pieces:
            if (
                attribution.speaker is not None
                and attribution.mode != "none"
                and bisect_left(figures, start) < bisect_left(figures, end)
            ):
                article.entities[attribution.speaker].speaker = True
        self._prune(pieces)

    def _prune(self, pieces: list[tuple[int, int, Attribution]]) -> None:
        """Leave out offices that nobody belongs to and nothing is said by, where only their look speaks for them."""
        article = self.article
        used = {attribution.organization for _, _, attribution in pieces} | {quote.organization for quote in article.quotes}
        used |= {draft.organization for draft in article.entities}
        keep = [
            at
            for at, draft in enumerate(article.entities)
            if draft.type != "organization" or draft.confidence >= KEEP or at in used
        ]
        place = {at: number for number, at in enumerate(keep)}
        article.entities[:] = [article.entities[at] for at in keep]
        for draft in article.entities:
            draft.organization = None if draft.organization is None else place.get(draft.organization)
            draft.mentions.sort(key=lambda mention: (mention.start, mention.end))
            for mention in draft.mentions:
                mention.entity = None if mention.entity is None else place.get(mention.entity)
        seen: set[int] = set()
        items: list[Attribution | QuoteDraft] = [*(attribution for _, _, attribution in pieces), *article.quotes]
        for item in items:
            if id(item) in seen:
                continue
            seen.add(id(item))
            item.speaker = None if item.speaker is None else place.get(item.speaker)
            item.organization = None if item.organization is None else place.get(item.organization)


def _figure(quantity: Quantity) -> tuple[object, ...]:
    return quantity.kind, quantity.value, quantity.low, quantity.high, quantity.unit
