"""Whose words and figures stand where: cue, source, content; and what the text goes on reporting of the last speaker.

The room walks through the article once. Quotations get their speaker from the clause beside them; a sentence with a cue is
reported; the sentences after it are the context of whoever has the floor, until the next source or the outlet's own voice.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_extract.components.article import Attribution, QuoteDraft
from briefing_extract.components.cues import Cues
from briefing_extract.components.layout import column, headlines, issuer, paragraphs_aside, reports_contest
from briefing_extract.components.quotations import MARKS, Quotation, find_quotations
from briefing_extract.components.reference import References, Who
from briefing_extract.components.source_cues import SourceCue, SourceFinder
from briefing_extract.components.turns import read_turns

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Quantity

SUBHEADING_WORDS = 10
OPENING_NAME = 6  # words of a sentence among which its subject's name begins
LEAD_PARAGRAPHS = 2  # a briefing names its source in the first paragraphs …
LEAD_SENTENCES = 4  # … or sentences; whoever is named later has only the paragraph


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
    answers: bool = False  # «бұл туралы … айтты»: has given the sentences before it their source
    beside: bool = False  # holds the clause of saying of the quotation before it


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
        self.sources = SourceFinder(article, cues, self.references)
        self.aside = paragraphs_aside(article)
        self.floor: Who | None = None  # whose report the text is, over paragraphs
        self.here: Who | None = None  # … in this paragraph
        self.base: Who | None = None  # the office that issues the whole text
        self.feature = False  # the outlet narrates; sources have only their paragraph
        self.issued = False  # it is a release, by its head or signature
        self.started = False  # a source has had the floor
        self.units: list[_Unit] = []
        self.lead: list[_Unit] = []
        self.before: list[_Unit] = []  # the sentences of the paragraph before
        self.column: int | None = None
        self.column_found = False
        self.opening: tuple[int, Who] | None = None  # the first source, and the paragraph that names it
        self.paragraph = 0
        self.figures = sorted(quantity.start for quantity in article.quantities)
        self.takers: set[tuple[int | None, int | None]] = set()
        self.sectioned = False  # subheadings stand before the first source: a digest
        self.body = self.seen = 0  # paragraphs of running text, and sentences before the first source

    def read(self) -> None:
        quotations = find_quotations(self.article, self.cues, self.aside)
        self.headlines = headlines(self.article, self.aside)
        turns = read_turns(self.article, self.cues, self.references, quotations, self.aside, self.headlines)
        self.quotations = sorted([*quotations, *turns.quotations], key=lambda quotation: quotation.first)
        self.references.quoted = [(quotation.first, quotation.last) for quotation in self.quotations]
        self.silent = turns.silent
        self.feature = turns.transcript or turns.dialogue or reports_contest(self.article, self.cues)
        issued = issuer(self.article, self.cues, self.references)
        if issued is not None:
            self.base = self.floor = Who(None, issued[2], "press", issued[0], issued[1])
            self.started = self.issued = True
            self.references.hear(self.base)
        if not turns.dialogue:
            self.column_found, self.column = column(self.article, self.cues, self.references, self.quotations)
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
                self._new_section(group)
                self._paragraph(group)
                self.body += self._is_body(group)
                self.before = [unit for unit in group if unit.quotation is None]
            number = last
        self._lead()
        self._echo_headlines()
        self._write()

    # the lie of the text

    def _is_body(self, group: list[_Unit]) -> bool:
        """Whether a paragraph is one of running text, no subheading."""
        return self.words[group[-1].last - 1].text in '.!?…»":' or len(group) > 1

    def _new_section(self, group: list[_Unit]) -> None:
        """The items of a digest have nothing to do with one another, where nobody has announced them."""
        line = self.article.paragraphs[group[0].paragraph]
        words = self.words[line.first : min(line.first + 2, line.last)]
        if not self.started and len(words) == 2 and words[0].text == "1" and words[1].text in ".)":
            self.feature = True
        if self._subheading(group):
            if not self.started:
                self.sectioned = True
                self.lead = []
            elif self.sectioned and self.base is None:
                self.floor = None

    def _subheading(self, group: list[_Unit]) -> bool:
        """Whether a line is the heading of a section: a few words without a figure or a stop."""
        unit = group[0]
        return (
            not self._is_body(group)
            and unit.last - unit.first <= SUBHEADING_WORDS
            and self.words[unit.first].capitalised
            and self.words[unit.last - 1].kind == "word"
            and not self._has_figure(unit)
        )

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
        beside = unit.beside = self._beside_quotation(group, number)
        first = self._content(unit)
        if self.column_found and not beside:
            self.here = None  # the author goes on
        narrates = (
            self.cues.narrates(self.words, first, unit.last)
            or self._tells_of_event(first, unit.last)
            or self._distant(group, number)
            or self._bids_reader(unit)
        )
        self.sources.here = self.here
        cue = self.sources.cue(unit.first, unit.last, beside=beside, leading=bool(self.lead))
        if cue is not None and cue.who.kind == "group" and self.words[unit.last - 1].text == "?":
            cue = None  # «Мамандар не дейді?»
        if cue is not None and cue.names and cue.who.kind == "office" and cue.who.speaker is None:
            floor = self.here.speaker if self.here is not None else None
            if self.references.heads(floor, cue.who.organization):
                cue = cue._replace(who=cue.who._replace(speaker=floor))
        if cue is None and len(self.takers) > 1 and self._said_at_event(unit.first, unit.last):
            cue = SourceCue(Who(kind="group"), unit.first, unit.first + 1)
        if cue is None and self.started and not self.issued and self._after_event(first, unit.last):
            self.here = Who(kind="outlet")
        if cue is None and self._reporter_asks(unit):
            unit.attribution = Attribution()
        if cue is None and not beside and self._leads_to_another(group, number):
            self.here = None
        self.references.pass_over(unit.first, unit.last)
        if narrates:
            # what a release says of its issuer is the issuer's, too
            self.here = self.base if self.issued else Who(kind="outlet")
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
        if narrates and cue is not None and not cue.names and not self.issued:
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

    def _after_event(self, first: int, last: int) -> bool:
        """«Жиыннан кейін қаулы қабылданды»: what followed the event is the outlet's to tell."""
        words = self.words
        for index in range(first, min(first + 2, last - 1)):
            form = self.cues.events.read(words[index].lower)
            if form is not None and form.case == "abl" and words[index + 1].lower in self.cues.after_event:
                return True
        return False

    def _reporter_asks(self, unit: _Unit) -> bool:
        """«Тілші … тұрғанын сұрады»: what a question takes for granted is nobody's report."""
        words, titles = self.words, self.references.lists.titles
        forms = ((k, titles.read(words[k].lower)) for k in range(unit.first, unit.last) if words[k].kind == "word")
        asks = [k for k, form in forms if form is not None and form.case == "nom" and form.base in self.cues.reporters]
        return bool(asks) and any(self.cues.asking.at(words, k, asks[0]) is not None for k in range(asks[0] + 1, unit.last))

    def _said_at_event(self, first: int, last: int) -> bool:
        """«Жиында … айтылды»: said by none of those who have spoken before."""
        words, cues = self.words, self.cues
        opening = (cues.events.read(words[k].lower) for k in range(first, min(first + 3, last)) if words[k].kind == "word")
        if not any(form is not None and form.case == "loc" for form in opening):
            return False
        return any(
            words[k].lower in cues.impersonal and (k + 1 == last or words[k + 1].kind == "mark") for k in range(first, last)
        )

    def _bids_reader(self, unit: _Unit) -> bool:
        """«… нөміріне хабарласыңыз»: the outlet turns to its reader."""
        last = unit.last
        while last > unit.first and self.words[last - 1].kind == "mark":
            last -= 1
        word = self.words[last - 1]
        return last - unit.first > 2 and word.kind == "word" and word.lower.endswith(self.cues.bidding)

    def _distant(self, group: list[_Unit], number: int) -> bool:
        """A late paragraph whose opening sentence ends in the distant past («… тапсырған болатын») tells what was before."""
        unit = group[number]
        if number or not self.started or unit.paragraph < len(self.article.paragraphs) // 2:
            return False
        words = [word for word in self.words[unit.first : unit.last] if word.kind == "word"]
        return len(words) > 3 and words[-1].lower in self.cues.distant and words[-2].lower.endswith(self.cues.participle_endings)

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

    def _take(self, who: Who, cue: SourceCue | None = None, *, quoted: bool = False) -> None:
        """A source takes the floor: for its paragraph, and where the text reports a briefing for those that follow."""
        self.references.hear(who)
        self.here = who
        self.takers.add((who.speaker, who.organization))
        if who.speaker is not None and not self.references.is_official(who.speaker):
            return  # a resident or an expert has a say, not the floor
        if who.speaker is not None and self.base is None and self._comments(who):
            self.feature = True
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

    def _comments(self, who: Who) -> bool:
        """Whether an expert or an association comments, as one of several, on figures that the outlet has told."""
        if all(organization == who.organization for _, organization in self.takers):
            return False
        told = {unit.paragraph for unit in self.lead if unit.paragraph != self.paragraph and self._has_figure(unit)}
        return bool(told) and self.references.is_commentator(who)

    def _has_figure(self, unit: _Unit) -> bool:
        at = bisect_left(self.figures, unit.start)
        return at < len(self.figures) and self.figures[at] < unit.end

    def _other_house(self, who: Who) -> bool:
        """Whether a person speaks for another office than the one that issues the text."""
        if who.speaker is None or self.base is None or self.base.organization is None:
            return False
        if who.organization is not None:
            return who.organization != self.base.organization
        name = self.article.entities[self.base.organization].name.lower()
        return not any(part[:6] in self.references.described.get(who.speaker, "") for part in name.split()[:1])

    def _announces(self, cue: SourceCue | None) -> bool:
        """«… департаменті хабарлайды:»: the office issues what follows."""
        return cue is not None and cue.last < len(self.words) and self.words[cue.last].text == ":"

    def _answers_for(self, group: list[_Unit], number: int, attribution: Attribution) -> None:
        """Give the sentences before «бұл туралы … айтты» their source: the lead, its paragraph, or the one before."""
        covered: list[_Unit] = []
        at = number - 1
        while at >= 0 and not group[at].answers:  # what stands before an earlier answer has its source
            if group[at].quotation is None:
                covered.append(group[at])
            at -= 1
        group[number].answers = True
        if self.lead:
            covered += self.lead
            self.lead = []
        elif at < 0 and not covered:
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
        if quotation.kind == "question":
            unit.attribution = Attribution()
            return
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
            cue = self.sources.verb_span(first, last)
            who = references.subject(first, last)
            if who is not None and who.kind == "group" and self._held_here(who):
                who = self.here
            if who is None and leads and lead is not None:
                who = references.subject(lead.first, lead.last)
            if who is None and lead is None and not number and (above := self._announced(group[0].paragraph)) is not None:
                who = references.subject(*above) or self._last_named(*above)  # «Бұған министр:» and speech in the line below
            if who is None and any(word.lower in self.cues.passive for word in words[first:last]):
                who = self.sources.office_inside(first, last) or self._office_here()
            if who is None and any(references.is_unknown(index) for index in range(first, min(first + 6, last))):
                return Who(kind="group"), cue
            if who is None and any(
                word.kind == "word" and references.lists.titles.read(word.lower) for word in words[first:last]
            ):
                return self._spoken_of() or self._current(), cue  # a title that nobody is known to hold: whoever was spoken of
            if who is None and self._by_epithet(first, last) and (spoken := self._just_spoken_of(first)) is not None:
                return spoken, cue
            return who or self.sources.office_after(first, last) or self._current(), cue
        if quotation.colon:
            above = self._above(lead, group[number].paragraph)
            if above is not None:
                references.pass_over(*above)
                who = references.subject(*above) or self._last_named(*above)
                if who is not None:
                    return who, self.sources.verb_span(*above)
        following = group[number + 1] if number + 1 < len(group) and group[number + 1].quotation is None else None
        if following is not None and self._says_so(following):
            who = references.subject(following.first, following.last)
            if who is not None:
                return who, self.sources.verb_span(following.first, following.last)
        if (
            lead is not None
            and lead.attribution is not None
            and lead.attribution.speaker is not None
            and lead.attribution.mode != "none"
        ):
            return Who(lead.attribution.speaker, lead.attribution.organization, "name", lead.first, lead.last), None
        return self._current(), None

    def _by_epithet(self, first: int, last: int) -> bool:
        """«…», – дейді әжей», «… – деп күлді ұста»: a noun behind the verb stands for the speaker."""
        words = self.words
        while last > first and words[last - 1].kind == "mark":
            last -= 1
        if last - first < 2 or words[last - 1].kind != "word" or words[last - 1].capitalised:
            return False
        lower = words[last - 1].lower
        if not self.article.pack.is_finite_verb(words[last - 2].lower) or lower in self.cues.nominative:
            return False
        endings = (*self.cues.converb_endings, *(shape for _, shapes in self.cues.case_endings for shape in shapes))
        return not lower.endswith(endings) and not self.article.pack.is_finite_verb(lower)

    def _just_spoken_of(self, index: int) -> Who | None:
        """The person named last, where that is in the paragraph of a word or the one before."""
        person = self.references.last_person
        if person is None or self.words[self.references.said[person]].paragraph < self.words[index].paragraph - 1:
            return None
        return self._spoken_of()

    def _leads_to_another(self, group: list[_Unit], number: int) -> bool:
        """«Мұғалім X 15 оқушыға сабақ береді. «…», – дейді ол»: the outlet tells of whom it quotes next."""
        unit, here = group[number], self.here
        if here is None or number + 1 >= len(group) or group[number + 1].quotation is None:
            return False
        named = self.references.in_range(unit.first, min(unit.first + OPENING_NAME, unit.last))
        persons = [m for m in named if self.references.is_person(m[2]) and self.references.usable(m[2])]
        if not persons or persons[0][2] == here.speaker:
            return False
        return self.references.case_of(*persons[0][:3]) == "nom"

    def _held_here(self, who: Who) -> bool:
        """Whether an unresolved title behind a quotation stands for the official who spoke in the sentence before."""
        here, references = self.here, self.references
        if here is None or here.speaker is None or here.speaker != references.last_person:
            return False
        word = self.words[who.last - 1]
        form = references.lists.titles.read(word.lower)
        spoke = self.words[references.said[here.speaker]]
        return (
            form is not None
            and not form.plural
            and references.is_official(here.speaker)
            and spoke.paragraph == word.paragraph
            and self.cues.accused.read(form.base) is None
            and (self.cues.groups.read(form.base) is None or form.base in self.cues.experts)
        )

    def _announced(self, paragraph: int) -> tuple[int, int] | None:
        """The words of the line above where a colon ends it."""
        above = self._above(None, paragraph)
        return above if above is not None and self.words[above[1] - 1].text == ":" else None

    def _above(self, lead: _Unit | None, paragraph: int) -> tuple[int, int] | None:
        """The words that lead to a quotation behind a colon: in its line, or the line above its paragraph."""
        if lead is not None:
            return lead.first, lead.last
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
        return any(word.lower in self.cues.pointing for word in self.words[unit.first : min(unit.last, unit.first + 12)])

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
        paragraph, who = self.opening
        stated = [u.attribution for u in self.units if u.attribution is not None and u.attribution.mode in ("reported", "direct")]
        speakers = {source.speaker for source in stated} - {None}
        if who.organization is not None:  # another office's own figures are another source
            others = {source.organization for source in stated if source.speaker is None} - {None, who.organization}
            speakers |= {-1 - office for office in others if office is not None}
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
                and not unit.beside
                and not self._leads(unit)
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
        for quote in article.quotes:
            if quote.speaker is not None:
                article.entities[quote.speaker].speaker = True
        for start, end, attribution in pieces:
            if (
                attribution.speaker is not None
                and attribution.mode != "none"
                and bisect_left(self.figures, start) < bisect_left(self.figures, end)
            ):
                article.entities[attribution.speaker].speaker = True
        for entity in article.entities:
            entity.mentions.sort(key=lambda mention: (mention.start, mention.end))

    def _leads(self, unit: _Unit) -> bool:
        """Whether a stretch only leads to the quotation after it: «Ол былай деді: «…»»."""
        last = unit.last
        while last > unit.first and self.words[last - 1].text in MARKS:
            last -= 1
        return last > unit.first and self.words[last - 1].text == ":"


def _figure(quantity: Quantity) -> tuple[object, ...]:
    return quantity.kind, quantity.value, quantity.low, quantity.high, quantity.unit
