"""Whose words and figures stand where: cue, source, content; and what the text goes on reporting of the last speaker.

The room walks through the article once. Quotations get their speaker from the clause beside them; a sentence with a cue is
reported; the sentences after it are the context of whoever has the floor, until the next source or the outlet's own voice.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefing_extract.components.article import Attribution, QuoteDraft
from briefing_extract.components.cues import Cues
from briefing_extract.components.quotations import DASHES, Quotation, find_quotations
from briefing_extract.components.reference import References, Who
from briefing_extract.components.turns import read_turns

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Quantity

LEAD_PARAGRAPHS = 2  # a briefing names its source in the first paragraphs …
LEAD_SENTENCES = 4  # … or sentences; whoever is named later has only the paragraph
HEADLINE_WORDS = 28
RELEASE_WORDS = 60  # a release says so, and who issues it, at its head
SPORT_WORDS = 250  # words at whose head a report of a contest speaks of it …
MIN_CONTESTS = 4  # … so many times
COLUMN_WORDS = 2  # «мен», «менің»: words that make a signed text its author's own


@dataclass(slots=True)
class _Unit:
    """A stretch of one sentence between quotations, or a quotation."""

    first: int
    last: int
    start: int
    end: int
    paragraph: int
    quotation: Quotation | None = None
    attribution: Attribution | None = None
    pending: bool = False  # nobody had the floor yet


class _Cue(NamedTuple):
    who: Who
    first: int
    last: int
    anaphor: bool = False
    reports: bool = True
    names: bool = False  # «X-тің айтуынша»: holds in the outlet's own narration, too


def read_attribution(article: Article) -> None:
    """Fill `article.quotes` and `article.attributions`, and mark the speakers among `article.entities`.

    Attributions are ordered and do not overlap; where none stands nobody is behind what is said. Titles and pronouns that
    stand for a speaker become mentions. Offsets are code points of `article.text`. Never raises.
    """
    cues = Cues.of(article.pack)
    if cues is None or not article.words:
        return
    _Reader(article, cues).read()


class _Reader:
    """One article on its way through the room."""

    def __init__(self, article: Article, cues: Cues) -> None:
        self.article = article
        self.words = article.words
        self.cues = cues
        self.references = References.of(article, cues)
        self.aside = self._aside()
        self.floor: Who | None = None  # whose report the text is, over paragraphs
        self.here: Who | None = None  # … in this paragraph
        self.base: Who | None = None  # the office that issues the whole text
        self.feature = False  # the outlet narrates; sources have only their paragraph
        self.started = False  # a source has had the floor
        self.units: list[_Unit] = []
        self.lead: list[_Unit] = []
        self.before: list[_Unit] = []  # the sentences of the paragraph before
        self.column: int | None = None
        self.column_found = False
        self.opening: tuple[int, Who] | None = None  # the first source, and the paragraph that names it
        self.paragraph = 0
        self.body = self.seen = 0  # paragraphs of running text, and sentences before the first source

    def read(self) -> None:
        quotations = find_quotations(self.article, self.cues, self.aside)
        self.headlines = self._headlines()
        turns = read_turns(self.article, self.cues, self.references, quotations, self.aside, self.headlines)
        self.quotations = sorted([*quotations, *turns.quotations], key=lambda quotation: quotation.first)
        self.silent = turns.silent
        self.dialogue = turns.dialogue
        self.feature = turns.transcript or turns.dialogue or self._is_match()
        self._release()
        self.column_found, self.column = self._column()
        self._divide()
        number = 0
        while number < len(self.units):
            paragraph = self.units[number].paragraph
            last = number
            while last < len(self.units) and self.units[last].paragraph == paragraph:
                last += 1
            group = self.units[number:last]
            if paragraph in self.headlines:
                self._headline(group)
            else:
                self.paragraph = paragraph
                self._paragraph(group)
                self.body += self._is_body(group)
                self.before = [unit for unit in group if unit.quotation is None]
            number = last
        self._lead()
        self._echo_headlines()
        self._write()

    # the lie of the text

    def _aside(self) -> frozenset[int]:
        spans = self.article.boilerplate
        found: set[int] = set()
        at = 0
        for paragraph in self.article.paragraphs:
            while at < len(spans) and spans[at][1] <= paragraph.start:
                at += 1
            if at < len(spans) and spans[at][0] <= paragraph.start < spans[at][1]:
                found.add(paragraph.index)
        return frozenset(found)

    def _headlines(self) -> set[int]:
        """The lines above the article's first paragraph: no stop at their end, not long."""
        found: set[int] = set()
        paragraphs = [p for p in self.article.paragraphs if p.index not in self.aside and p.last > p.first]
        title = _folded(self.article.title or "")
        for number, paragraph in enumerate(paragraphs[:3]):
            line = self.article.text[paragraph.start : paragraph.end]
            if title and _folded(line) == title:
                found.add(paragraph.index)
                continue
            plain = self.words[paragraph.last - 1].text not in ".:;!?…," and paragraph.last - paragraph.first <= HEADLINE_WORDS
            if not plain or number + 1 >= len(paragraphs) or self.words[paragraph.first].text in DASHES:
                break
            found.add(paragraph.index)
        return found

    def _release(self) -> None:
        """A release says at its head that it is one: the first office named there issues it."""
        head = " ".join(word.lower for word in self.words[:RELEASE_WORDS]).replace(" - ", "-")
        if not any(phrase in head for phrase in self.cues.releases):
            return
        for start, end, entity, _ in self.references.in_range(0, RELEASE_WORDS):
            if not self.references.is_person(entity) and self.references.usable(entity):
                self.base = self.floor = Who(None, entity, "press", start, end)
                self.started = True
                self.references.hear(self.base)
                return

    def _is_match(self) -> bool:
        """Whether the text reports a contest, not a briefing about sport: its figures are the outlet's."""
        hits = 0
        for word in self.words[:SPORT_WORDS]:
            if word.kind == "word":
                if self.cues.briefings.read(word.lower) is not None:
                    return False
                hits += self.cues.contests.read(word.lower) is not None
        return hits >= MIN_CONTESTS

    def _is_body(self, group: list[_Unit]) -> bool:
        """Whether a paragraph is one of running text, no subheading."""
        return self.words[group[-1].last - 1].text in '.!?…»":' or len(group) > 1

    def _column(self) -> tuple[bool, int | None]:
        """Whether the text is its author's own, and who the author is."""
        if self.dialogue:
            return False, None
        text = self.article.text
        disclaimed = any(phrase in text.lower() for phrase in self.cues.disclaimers)
        inside = [(q.first, q.last) for q in self.quotations]
        personal, at = 0, 0
        for word in self.words:
            while at < len(inside) and inside[at][1] <= word.index:
                at += 1
            if at < len(inside) and inside[at][0] <= word.index:
                continue
            # «мен» is also "and"; as "I" it opens its sentence
            if word.lower in self.cues.columns and (word.lower != "мен" or word.capitalised):
                personal += 1
        author = next((k for k, e in enumerate(self.article.entities) if e.type == "person" and e.role == "author"), None)
        if author is None and (disclaimed or personal >= COLUMN_WORDS):
            author = self._byline()
        if disclaimed or (personal >= COLUMN_WORDS and author is not None):
            return True, author
        return False, None

    def _byline(self) -> int | None:
        """The person who has one of the first lines without a verb."""
        for paragraph in self.article.paragraphs[:3]:
            if paragraph.last - paragraph.first > 12:
                continue
            for first, _, entity, _ in self.references.in_range(paragraph.first, paragraph.last):
                if self.references.is_person(entity) and first == paragraph.first:
                    return entity
        return None

    def _divide(self) -> None:
        """The article in units: quotations, and what stands between them sentence by sentence."""
        words, at = self.words, 0
        for paragraph in self.article.paragraphs:
            if paragraph.index in self.aside:
                continue
            index = paragraph.first
            while index < paragraph.last:
                while at < len(self.quotations) and self.quotations[at].last <= index:
                    at += 1
                if at < len(self.quotations) and self.quotations[at].first <= index:
                    quotation = self.quotations[at]
                    if quotation.first >= paragraph.first:
                        self.units.append(
                            _Unit(quotation.first, quotation.last, quotation.start, quotation.end, paragraph.index, quotation)
                        )
                    index = max(quotation.last, index + 1)
                    continue
                limit = paragraph.last
                if at < len(self.quotations):
                    limit = min(limit, self.quotations[at].first)
                last = index + 1
                while last < limit and words[last].sentence == words[index].sentence and not self._yields(last, index):
                    last += 1
                if any(word.kind != "mark" for word in words[index:last]):
                    self.units.append(_Unit(index, last, words[index].start, words[last - 1].end, paragraph.index))
                index = last

    def _yields(self, index: int, first: int) -> bool:
        """Whether a clause ends before the word that gives the word to the next speaker («… айтса, … жеткізді»)."""
        words = self.words
        return (
            words[index - 1].text == "," and index - first > 3 and self.cues.conditional.at(words, index - 2, first) is not None
        )

    # one paragraph

    def _paragraph(self, group: list[_Unit]) -> None:
        if self.article.paragraphs[group[0].paragraph].index in self.silent:
            for unit in group:
                unit.attribution = Attribution()
            return
        self.here = None if self.feature or self.column_found else self.floor
        for number, unit in enumerate(group):
            if unit.quotation is not None:
                self._quotation(group, number)
            else:
                self._narration(group, number)

    def _narration(self, group: list[_Unit], number: int) -> None:
        unit = group[number]
        beside = self._beside_quotation(group, number)
        first = self._content(unit)
        narrates = (
            self.cues.narrates(self.words, first, unit.last)
            or self._tells_of_event(first, unit.last)
            or self._distant(group, number)
        )
        cue = self._cue(unit, beside)
        self.references.pass_over(unit.first, unit.last)
        if narrates:
            self.here = Who(kind="outlet")
            if cue is not None and not cue.names and cue.who.kind not in ("name", "title"):
                cue = None
        if cue is not None:
            if not beside:
                self._take(cue.who, cue)
            else:
                self.references.hear(cue.who)
            self.references.note(cue.who)
            if cue.reports:
                unit.attribution = self._attribution(
                    "reported", cue.who, (self.words[cue.first].start, self.words[cue.last - 1].end)
                )
            if cue.anaphor:
                self._answers_for(group, number, unit.attribution or self._attribution("reported", cue.who, None))
        if narrates and cue is not None and not cue.names:
            self.here = Who(kind="outlet")  # «Еске салсақ, министр … айтқан еді»: said once, not here
        if unit.attribution is None:
            unit.attribution = self._context()
            unit.pending = self.here is None and not self.started and not self.column_found
            if unit.pending:
                self.lead.append(unit)
        if not self.started and unit.paragraph not in self.headlines:
            self.seen += 1

    def _content(self, unit: _Unit) -> int:
        """The first word of a unit after marks and pictures."""
        at = unit.first
        while at < unit.last - 1 and self.words[at].kind == "mark":
            at += 1
        return at

    def _beside_quotation(self, group: list[_Unit], number: int) -> bool:
        """Whether a unit holds the clause of saying of the quotation before it."""
        before = group[number - 1].quotation if number else None
        return before is not None and before.tail is not None and group[number].first <= before.tail[0] < group[number].last

    def _tells_of_event(self, first: int, last: int) -> bool:
        """«Отырыс соңында …»: the outlet tells of the event itself."""
        words = self.words
        for index in range(first, min(first + 3, last - 1)):
            if self.cues.events.read(words[index].lower) is not None and words[index + 1].lower in self.cues.moments:
                return True
        return False

    def _distant(self, group: list[_Unit], number: int) -> bool:
        """A late paragraph whose opening sentence ends in the distant past («… тапсырған болатын») tells what was before."""
        unit = group[number]
        if number or not self.started or unit.paragraph < len(self.article.paragraphs) // 2:
            return False
        words = [word for word in self.words[unit.first : unit.last] if word.kind == "word"]
        return len(words) > 3 and words[-1].lower in self.cues.distant and words[-2].lower.endswith(("ған", "ген", "қан", "кен"))

    def _context(self) -> Attribution:
        if self.column_found and self.here is None:
            return Attribution("none", self.column)
        who = self.here
        if who is None or who.kind == "outlet":
            return Attribution()
        return self._attribution("context", who, None)

    def _attribution(self, mode: str, who: Who, cue: tuple[int, int] | None) -> Attribution:
        if mode == "context" and who.speaker is None and who.organization is None:
            return Attribution()
        return Attribution(mode, who.speaker, who.organization, cue)

    # who has the floor

    def _take(self, who: Who, cue: _Cue | None = None, *, quoted: bool = False) -> None:
        """A source takes the floor: for its paragraph, and where the text reports a briefing for those that follow."""
        self.references.hear(who)
        self.here = who
        if who.speaker is not None and not self.references.is_official(who.speaker):
            return  # a resident or an expert has a say, not the floor
        if not self.started:
            self.started = True
            self.opening = self.paragraph, who
            if (quoted or self.body >= LEAD_PARAGRAPHS) and self.seen >= LEAD_SENTENCES:
                self.feature = True
            elif who.speaker is None and who.organization is not None and (who.kind == "press" or self._announces(cue)):
                self.base = who
        if self.feature:
            return
        if self.base is not None and (quoted or not self._other_house(who)):
            self.floor = self.base
        elif who.speaker is not None:
            self.floor = who
        elif who.organization is not None:
            own = self.references.office_of(self.floor.speaker) if self.floor is not None else None
            if own != who.organization:
                self.floor = who

    def _other_house(self, who: Who) -> bool:
        """Whether a person speaks for another office than the one that issues the text."""
        if who.speaker is None or self.base is None or self.base.organization is None:
            return False
        if who.organization is not None:
            return who.organization != self.base.organization
        name = self.article.entities[self.base.organization].name.lower()
        return not any(part[:6] in self.references.described.get(who.speaker, "") for part in name.split()[:1])

    def _announces(self, cue: _Cue | None) -> bool:
        """«… департаменті хабарлайды:»: the office issues what follows."""
        return cue is not None and cue.last < len(self.words) and self.words[cue.last].text == ":"

    # cues

    def _cue(self, unit: _Unit, beside: bool) -> _Cue | None:
        """The source that a stretch of narration names, with its cue."""
        words, cues = self.words, self.cues
        first, last = unit.first, unit.last
        found = self._according(first, last)
        if found is not None:
            return found
        verb = presents = None
        outlet = -1
        for index in range(first, last):
            if words[index].kind != "word":
                continue
            lower = words[index].lower
            that = index > first and words[index - 1].lower in cues.that
            if that and cues.outlet_verbs.at(words, index, first) is not None and self._outlet_follows(index + 1, last):
                outlet = index
                break
            if lower in cues.participles and lower not in cues.passive:
                continue
            start = cues.said(words, index, first)
            if start is None and index + 2 == last and words[index + 1].text == ",":
                start = cues.conditional.at(words, index, first)
            if start is None and (that or beside):
                start = cues.quoting.at(words, index, first)
            if start is not None and self._closes_clause(index, last):
                verb = (start, index + 1)
            elif (
                lower in cues.passive
                and verb is None
                and (that or beside or lower in cues.participles or self._closes_clause(index, last))
            ):
                verb = (index, index + 1)
            elif (start := cues.presenting.at(words, index, first)) is not None and self._closes_clause(index, last):
                presents = (start, index + 1)
        limit = last
        if outlet >= 0:
            limit = outlet - 1
            while limit > first and words[limit - 1].kind == "mark":
                limit -= 1
            reference = self._reference(outlet + 1, last)
            if reference is not None:
                return reference
        anaphor = self._anaphor(first, limit)
        chosen = verb or presents
        if chosen is None:
            return None
        passive = verb is not None and words[verb[0]].lower in cues.passive
        who = None if passive else self.references.subject(first, limit, chosen[0])
        if who is None and not passive and outlet < 0 and chosen[1] < last:
            who = self.references.subject(chosen[1], last)
        if verb is not None and passive:
            who = self._office_inside(first, limit)
            if who is not None and words[verb[0]].lower in cues.participles:
                # «…, делінген компанияның баспасөз хабарламасында»: the text retells a release
                who, anaphor = who._replace(kind="press"), anaphor or bool(self.lead)
        if who is None and anaphor:
            who = self._office_inside(first, limit)
        if who is None:
            if verb is None:
                return None
            if passive:
                return _Cue(Who(kind="group"), *verb) if self._cites_data(first, limit) else None
            if self._unknown_name(first, limit, verb):
                who = Who(kind="group", first=verb[0], last=verb[1])
            elif self._has_floor():
                who = self.here
            if who is None:
                return None
        if verb is None and not anaphor and who.speaker is None and who.kind != "press":
            if who.kind == "group" or cues.publishing.at(words, chosen[1] - 1, chosen[0]) is None:
                return None  # «Комитет … ұсынды»: what an office does is no report
        colon = chosen[1] < last and words[chosen[1]].text == ":" and chosen[1] + 1 < last
        return _Cue(who, chosen[0], chosen[1], anaphor, verb is not None or anaphor or colon)

    def _cites_data(self, first: int, last: int) -> bool:
        """«Ресми деректе … айтылған»: a source without a name."""
        forms = [self.cues.source_nouns.read(word.lower) for word in self.words[first:last] if word.kind == "word"]
        return any(form is not None and form.case == "loc" for form in forms)

    def _unknown_name(self, first: int, last: int, verb: tuple[int, int]) -> bool:
        """Whether a name that is no entity of the article stands beside the verb: «дейді Арман», «Арман айтты»."""
        for index in (verb[0] - 1, verb[1]):
            if first <= index < last and self.words[index].kind == "word" and self.references.is_unknown(index):
                return True
        return False

    def _closes_clause(self, index: int, last: int) -> bool:
        """Whether a finite verb ends its clause: a mark or its subject follows; what follows a participle is its noun."""
        words = self.words
        if index + 1 >= last or words[index + 1].kind == "mark":
            return True
        if words[index].lower.endswith(("ған", "ген", "қан", "кен")):
            return words[index + 1].lower in self.cues.past or words[index + 1].lower in self.cues.distant
        return True

    def _outlet_follows(self, first: int, last: int) -> bool:
        """Whether the subject of «деп хабарлайды» is an outlet: no person and no office of the article stands there."""
        references = self.references
        for start, _, entity, _ in references.in_range(first, last):
            if self.article.entities[entity].role == "outlet":
                return True
            if references.is_person(entity) and references.usable(entity):
                return any(word.lower in self.cues.reporters for word in self.words[first:start])
        if any(self.cues.outlet_kinds.read(word.lower) is not None for word in self.words[first:last] if word.kind == "word"):
            return True
        return references.subject(first, last) is None

    def _reference(self, first: int, last: int) -> _Cue | None:
        """«… министрліктің баспасөз қызметіне сілтеме жасап»: the outlet's source."""
        words = self.words
        for index in range(first, last):
            if words[index].lower in self.cues.reference and index > first:
                who = self.references.ending_at(index - 1, first)
                return None if who is None else _Cue(who, index, min(index + 2, last), True)
        return None

    def _office_inside(self, first: int, last: int) -> Who | None:
        """The office that a passive or an announcement names, in whatever case: «бюросының шолуында келтірілген»."""
        words = self.words
        for index in range(first, last):
            if (
                words[index].lower in self.cues.press
                and index + 1 < last
                and (press := self.references._press(index + 1, first)) is not None
            ):
                return press
        offices = [
            Who(None, entity, "office", start, end)
            for start, end, entity, _ in self.references.in_range(first, last)
            if not self.references.is_person(entity)
            and self.references.usable(entity)
            and self.references.case_of(start, end, entity) in ("gen", "nom")
            and not (end < last and words[end].lower in self.cues.through)
        ]
        if offices:
            return offices[-1]
        for index in range(first, last):
            office = self.references.bare_office(index)
            if office is not None:
                return office
        return None

    def _according(self, first: int, last: int) -> _Cue | None:
        """«X-тің айтуынша», «X дерегіне сүйенсек», «X мәліметі бойынша», «X хабарлағандай»."""
        words, cues = self.words, self.cues
        for index in range(first, last):
            word = words[index]
            if word.kind != "word":
                continue
            end = index + 1
            if word.lower in cues.according:
                who = self._source(index, first)
                if who is None and index == first and self.here is not None:
                    who = self.here
                if who is None:
                    who = Who(kind="group")
            elif (start := cues.as_said.at(words, index, first)) is not None:
                who = self._source(start, first)
            elif end < last and (words[end].lower in cues.after_dative or words[end].lower in cues.after_nominative):
                form = cues.source_nouns.read(word.lower)
                if form is None or form.case != ("dat" if words[end].lower in cues.after_dative else "nom"):
                    continue
                who = self._source(index, first)
                if who is None and index == self._content_word(first, last) and form.case == "dat" and self._has_floor():
                    who = self.here  # «Хабарламаға сәйкес, …»: the one just named
                end += 1
            else:
                continue
            if who is not None and not (who.case not in ("gen", "nom") and who.kind != "group"):
                return _Cue(who, index, end, names=True)
        return None

    def _content_word(self, first: int, last: int) -> int:
        while first < last - 1 and self.words[first].kind == "mark":
            first += 1
        return first

    def _has_floor(self) -> bool:
        return self.here is not None and self.here.kind not in ("outlet", "group")

    def _source(self, index: int, first: int) -> Who | None:
        """The source whose noun of saying stands at a word: who ends right before it."""
        words, cues = self.words, self.cues
        at = index - 1
        while (
            at >= first
            and words[at].kind == "word"
            and (words[at].lower in cues.linking or words[at].lower in cues.source_participles)
            and self.references.at_word.get(at) is None
        ):
            at -= 1
        if at < first:
            return None
        found = self.references.ending_at(at, first)
        if found is None and words[at].kind == "word" and self.references.lists.titles.read(words[at].lower) is not None:
            return Who(kind="group", first=at, last=at + 1)
        return found

    def _anaphor(self, first: int, last: int) -> bool:
        """«Бұл туралы», «осындай мәлімет», «осылай деген», «мәліметті … жариялады»: the sentence speaks of the ones before it."""
        words, cues = self.words, self.cues
        at = first
        while at < last and words[at].kind == "mark":
            at += 1
        if at < last and words[at].lower in cues.objects:
            return True
        for index in range(first, last):
            lower = words[index].lower
            if lower not in cues.anaphors:
                continue
            if lower in ("мұны", "бұны", "осыны", "осылай", "былай"):
                return lower != "былай"
            for k in range(index + 1, min(index + cues.window, last)):
                if words[k].lower in cues.about and k <= index + 2:
                    return True
                form = cues.anaphor_nouns.read(words[k].lower)
                if form is not None and (
                    k == index + 1 or lower in cues.anaphors_alone or form.plural or form.case in ("acc", "abl", "ins")
                ):
                    return True
        return False

    def _answers_for(self, group: list[_Unit], number: int, attribution: Attribution) -> None:
        """Give the sentences before «бұл туралы … айтты» their source: the lead, its paragraph, or the one before."""
        covered = [unit for unit in group[:number] if unit.quotation is None]
        if self.lead:
            covered += self.lead
            self.lead = []
        elif not covered:
            covered = self.before
        for unit in covered:
            if unit.attribution is None or unit.attribution.mode in ("none", "context"):
                unit.attribution = Attribution("reported", attribution.speaker, attribution.organization, attribution.cue)
                unit.pending = False

    # quotations

    def _quotation(self, group: list[_Unit], number: int) -> None:
        unit = group[number]
        quotation = unit.quotation
        assert quotation is not None
        cue: tuple[int, int] | None = None
        if quotation.settled:
            who: Who | None = Who(quotation.speaker, quotation.organization, "name", quotation.first, quotation.first)
        else:
            who, cue = self._speaker(group, number, quotation)
        if who is not None:
            if not quotation.settled:
                self._take(who, quoted=True)
                self.references.note(who)
            else:
                self.references.hear(who)
            quotation.speaker, quotation.organization = who.speaker, who.organization
        spoken = who or Who()
        unit.attribution = Attribution("direct", spoken.speaker, spoken.organization, cue)
        draft = QuoteDraft(quotation.start, quotation.end, "direct", spoken.speaker, spoken.organization, cue)
        self.article.quotes.append(draft)

    def _speaker(self, group: list[_Unit], number: int, quotation: Quotation) -> tuple[Who | None, tuple[int, int] | None]:
        references, words = self.references, self.words
        lead = group[number - 1] if number and group[number - 1].quotation is None else None
        leads = lead is not None and (
            quotation.colon
            or words[lead.last - 1].text in ':«"–'
            or words[lead.last - 1].sentence == words[quotation.first].sentence
        )
        if quotation.tail is not None:
            first, last = quotation.tail
            cue = self._verb_span(first, last)
            who = references.subject(first, last)
            if who is None and leads and lead is not None:
                who = references.subject(lead.first, lead.last)
            if who is None and any(word.lower in self.cues.passive for word in words[first:last]):
                who = self._office_inside(first, last) or self._office_here()
            if who is None and any(references.is_unknown(index) for index in range(first, min(first + 6, last))):
                return Who(kind="group"), cue
            if who is None and any(
                word.kind == "word" and references.lists.titles.read(word.lower) for word in words[first:last]
            ):
                return self._spoken_of() or self._current(), cue  # a title that nobody is known to hold: whoever was spoken of
            return who or self._current(), cue
        if quotation.colon:
            above = self._above(lead, group, number)
            if above is not None:
                references.pass_over(*above)
                who = references.subject(*above) or self._last_named(*above)
                if who is not None:
                    return who, self._verb_span(*above)
        following = group[number + 1] if number + 1 < len(group) and group[number + 1].quotation is None else None
        if following is not None and self._says_so(following):
            who = references.subject(following.first, following.last)
            if who is not None:
                return who, self._verb_span(following.first, following.last)
        if (
            lead is not None
            and lead.attribution is not None
            and lead.attribution.speaker is not None
            and lead.attribution.mode != "none"
        ):
            return Who(lead.attribution.speaker, lead.attribution.organization, "name", lead.first, lead.last), None
        return self._current(), None

    def _above(self, lead: _Unit | None, group: list[_Unit], number: int) -> tuple[int, int] | None:
        """The words that lead to a quotation behind a colon: in its line, or the line above."""
        if lead is not None:
            return lead.first, lead.last
        paragraph = group[number].paragraph
        before = paragraph - 1
        while before >= 0 and before in self.aside:
            before -= 1
        if before < 0:
            return None
        line = self.article.paragraphs[before]
        last_sentence = self.words[line.last - 1].sentence
        first = line.last - 1
        while first > line.first and self.words[first - 1].sentence == last_sentence:
            first -= 1
        return first, line.last

    def _last_named(self, first: int, last: int) -> Who | None:
        named = [
            m for m in self.references.in_range(first, last) if self.references.is_person(m[2]) and self.references.usable(m[2])
        ]
        if not named:
            return None
        start, end, entity, _ = named[-1]
        return Who(entity, self.references.office_of(entity), "name", start, end)

    def _says_so(self, unit: _Unit) -> bool:
        return any(
            word.lower in ("осылай", "былай", "деп", "деген") for word in self.words[unit.first : min(unit.last, unit.first + 12)]
        )

    def _verb_span(self, first: int, last: int) -> tuple[int, int] | None:
        words, cues = self.words, self.cues
        for index in range(first, last):
            if words[index].kind != "word":
                continue
            start = cues.said(words, index, first)
            if start is None and index > first and words[index - 1].lower in cues.that:
                start = cues.quoting.at(words, index, first)
            if start is None and words[index].lower in cues.passive:
                start = index
            if start is not None:
                begin = start - 1 if start > first and words[start - 1].lower in cues.that else start
                return words[begin].start, words[index].end
        return None

    def _current(self) -> Who | None:
        """Who is meant where nobody is named: the person spoken of last, else whoever has the floor."""
        if self.here is not None and self.here.speaker is not None:
            return self.here
        spoken = self._spoken_of()
        if spoken is not None:
            return spoken
        return self.here if self.here is not None and self.here.kind not in ("outlet", "group") else None

    def _spoken_of(self) -> Who | None:
        last = self.references.last_person
        return None if last is None else Who(last, self.references.office_of(last), "name")

    def _office_here(self) -> Who:
        office = self.here.organization if self.here is not None else self.references.last_office
        return Who(None, office, "office")

    # the lead and the headline

    def _lead(self) -> None:
        """Facts before the first source belong to it where the article reports one briefing, or where it stands beside them."""
        if not self.lead or self.feature or self.column_found or self.opening is None:
            return
        speakers = {
            u.attribution.speaker
            for u in self.units
            if u.attribution is not None and u.attribution.mode in ("reported", "direct")
        } - {None}
        paragraph, who = self.opening
        speaker = who.speaker
        if speaker is not None and self.base is not None:
            speaker = None
        for unit in self.lead:
            if unit.paragraph == paragraph or (len(speakers) <= 1 and paragraph - unit.paragraph <= LEAD_PARAGRAPHS):
                unit.attribution = self._attribution("context", Who(speaker, who.organization), None)

    def _headline(self, group: list[_Unit]) -> None:
        """«Нұрбол Ізтұрған: …», «… – Бас прокуратура»: a headline that names its source; any other has none."""
        references = self.references
        for number, unit in enumerate(group):
            if unit.quotation is not None:
                lead = group[number - 1] if number and group[number - 1].quotation is None else None
                who = None
                if lead is not None and (unit.quotation.colon or unit.quotation.tail is None):
                    who = self._last_named(lead.first, lead.last)
                if who is None and unit.quotation.tail is not None:
                    who = references.subject(*unit.quotation.tail)
                if who is None and number + 1 < len(group):
                    who = self._last_named(group[number + 1].first, group[number + 1].last)
                spoken = who or Who()
                unit.attribution = Attribution("direct", spoken.speaker, spoken.organization)
                self.article.quotes.append(
                    QuoteDraft(unit.quotation.start, unit.quotation.end, "direct", spoken.speaker, spoken.organization)
                )
                references.hear(who)
                continue
            unit.attribution = self._headline_source(unit)
        references.pass_over(group[0].first, group[-1].last)

    def _headline_source(self, unit: _Unit) -> Attribution:
        words, references = self.words, self.references
        mentions = references.in_range(unit.first, unit.last)
        for start, end, entity, _ in mentions:
            if not references.usable(entity):
                continue
            office = references.office_of(entity) if references.is_person(entity) else entity
            speaker = entity if references.is_person(entity) else None
            leads = references.is_person(entity) and start <= unit.first + 1 and end < unit.last and words[end].text == ":"
            trails = (
                end == unit.last
                and start > unit.first + 1
                and any(words[k].text == "–" for k in range(max(unit.first, start - 4), start))
            )
            if leads or trails:
                return Attribution("reported", speaker, office)
        return Attribution()

    def _echo_headlines(self) -> None:
        """A headline's figure belongs to whoever states the same figure in the body."""
        article = self.article
        spans = [
            (unit.start, unit.end)
            for unit in self.units
            if unit.paragraph in self.headlines and unit.attribution is not None and unit.attribution.mode == "none"
        ]
        if not spans:
            return
        above = [q for q in article.quantities if any(start <= q.start < end for start, end in spans)]
        if not above:
            return
        limit = max(end for _, end in spans)
        body: dict[tuple[object, ...], Quantity] = {}
        for quantity in article.quantities:
            if quantity.start >= limit:
                body.setdefault(_figure(quantity), quantity)
        units = [unit for unit in self.units if unit.attribution is not None]
        for quantity in above:
            same = body.get(_figure(quantity))
            if same is None:
                continue
            source = next((unit.attribution for unit in units if unit.start <= same.start < unit.end), None)
            if source is not None and source.mode != "none":
                self.units.append(_Unit(quantity.first, quantity.last, quantity.start, quantity.end, -1, None, source))

    # the outcome

    def _write(self) -> None:
        article = self.article
        pieces: list[tuple[int, int, Attribution]] = []
        echoes = sorted((unit for unit in self.units if unit.paragraph == -1), key=lambda unit: unit.start)
        at = 0
        for unit in sorted((u for u in self.units if u.paragraph != -1), key=lambda u: (u.start, u.end)):
            if unit.attribution is None:
                continue
            start = unit.start
            while at < len(echoes) and echoes[at].start < unit.end:
                echo = echoes[at]
                if echo.start > start:
                    pieces.append((start, echo.start, unit.attribution))
                pieces.append((echo.start, echo.end, echo.attribution or Attribution()))
                start, at = echo.end, at + 1
            if start < unit.end:
                pieces.append((start, unit.end, unit.attribution))
        article.attributions = pieces
        for unit in self.units:
            if (
                unit.quotation is None
                and unit.attribution is not None
                and unit.attribution.mode == "reported"
                and unit.attribution.cue is not None
                and unit.paragraph >= 0
            ):
                cue = unit.attribution.cue
                if unit.start <= cue[0] < unit.end:
                    article.quotes.append(
                        QuoteDraft(unit.start, unit.end, "reported", unit.attribution.speaker, unit.attribution.organization, cue)
                    )
        article.quotes.sort(key=lambda quote: quote.start)
        figures = sorted(quantity.start for quantity in article.quantities)
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
        for entity in article.entities:
            entity.mentions.sort(key=lambda mention: (mention.start, mention.end))


def _figure(quantity: Quantity) -> tuple[object, ...]:
    return quantity.kind, quantity.value, quantity.low, quantity.high, quantity.unit


def _folded(line: str) -> str:
    return "".join(letter for letter in line.lower() if letter.isalnum())
