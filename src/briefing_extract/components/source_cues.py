"""Who is named as the source in a stretch of narration, and by which cue: «X-тің айтуынша», «X … екенін айтты»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefing_extract.components.positions import title_at
from briefing_extract.components.reference import Who

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Word
    from briefing_extract.components.cues import Cues
    from briefing_extract.components.nominals import NounForm
    from briefing_extract.components.reference import References


OPENING_WORDS = 5  # at the head of a clause, among which its office stands
PARTICIPLES = ("ған", "ген", "қан", "кен", "атын", "етін")


class SourceCue(NamedTuple):
    """A source with the words of its cue."""

    who: Who
    first: int
    last: int
    anaphor: bool = False  # answers for the sentences before it
    reports: bool = True  # its own sentence is reported; else the source only takes the floor
    names: bool = False  # «X-тің айтуынша»: holds in the outlet's own narration, too


class _Verbs(NamedTuple):
    """The verbs of a stretch, and the word where its outlet's «деп хабарлайды» stands (-1 where none does)."""

    said: tuple[int, int] | None
    presents: tuple[int, int] | None
    outlet: int


@dataclass(slots=True)
class SourceFinder:
    """Finds the cues of one article; `here` is who has the floor where nobody is named."""

    article: Article
    cues: Cues
    references: References
    here: Who | None = None

    def cue(self, first: int, last: int, *, beside: bool, leading: bool) -> SourceCue | None:
        """The source that the words [first, last) name.

        `beside`: they hold the clause of saying of a quotation; `leading`: nobody has had the floor yet.
        """
        words = self.article.words
        found = self._stated(first, last) or self._according(first, last)
        if found is not None:
            return found
        verbs = self._verbs(first, last, beside)
        limit = last
        if verbs.outlet >= 0:
            limit = verbs.outlet - 1
            while limit > first and words[limit - 1].kind == "mark":
                limit -= 1
            reference = self._reference(verbs.outlet + 1, last)
            if reference is not None:
                return reference
        chosen = verbs.said or verbs.presents
        if verbs.said is None and (given := self._given(first, last)) is not None:
            return given
        if chosen is None:
            return self._issues(first, limit)
        anaphor = self._anaphor(first, limit)
        if verbs.said is not None and words[verbs.said[0]].lower in self.cues.passive:
            return self._impersonal(first, limit, verbs.said, anaphor, leading)
        who = self._named_after(verbs.said, last) if verbs.said is not None and verbs.outlet < 0 else None
        if who is None:
            who = self.references.subject(first, limit, chosen[0])
        if who is None and verbs.outlet < 0 and chosen[1] < last:
            who = self.references.subject(chosen[1], last)
        if who is None and anaphor:
            who = self.office_inside(first, limit)
        if who is None and verbs.said is not None:
            if self._unknown_name(first, limit, verbs.said):
                who = Who(kind="group", first=chosen[0], last=chosen[1])
            elif self.here is not None and self.here.speaker is not None and self.here.kind != "outlet":
                who = self.here
            else:
                who = self._office_opens(first, chosen[0]) or (self.here if self._has_floor() else None)
        if who is None or (verbs.said is None and not anaphor and not self._presents(who, chosen)):
            return None
        colon = chosen[1] < last and words[chosen[1]].text == ":" and chosen[1] + 1 < last
        return SourceCue(who, chosen[0], chosen[1], anaphor, verbs.said is not None or anaphor or colon)

    def _stated(self, first: int, last: int) -> SourceCue | None:
        """«Бұл – облыстық басқарманың дерегі»: whose the figures before are."""
        words = self.article.words
        first = self._content_word(first, last)
        while last > first and words[last - 1].kind == "mark":
            last -= 1
        if last - first < 4 or words[first].lower not in self.cues.anaphors or words[first + 1].text != "–":
            return None
        form = self.cues.source_nouns.read(words[last - 1].lower)
        if form is None or form.case != "nom" or not form.possessive:
            return None
        who = self._source(last - 1, first + 2)
        if who is None or who.case != "gen":
            return None
        return SourceCue(who, last - 1, last, anaphor=True)

    def _office_opens(self, first: int, last: int) -> Who | None:
        """«Басқармадан … салынғанын хабарлады», «Министрлікте … деп мәлімдеді»: the office that opens the clause speaks."""
        words = self.article.words
        first = self._content_word(first, last)
        for start, end, entity, _ in self.references.in_range(first, min(last, first + OPENING_WORDS)):
            if self.references.is_person(entity) or not self.references.usable(entity) or end > last:
                continue
            if self.references.case_of(start, end, entity) not in ("loc", "abl"):
                return None
            held = self.cues.through | self.cues.moments
            if words[end].lower in held or self.cues.events.read(words[end].lower) or words[end].lower.endswith(PARTICIPLES):
                return None  # «министрлікте өткен жиында»
            return Who(None, entity, "office", start, end)
        office = self.references.bare_office(first)
        return office._replace(case="nom") if office is not None and office.case in ("loc", "abl") else None

    def _issues(self, first: int, last: int) -> SourceCue | None:
        """«Баспасөз қызметі … қорытындысын шығарды»: a press service at the head of a text does nothing but report."""
        if self.here is not None:
            return None
        end = last
        while end > first and self.article.words[end - 1].kind == "mark":
            end -= 1
        if end == first or not self.article.pack.is_finite_verb(self.article.words[end - 1].lower):
            return None
        who = self.references.subject(first, end)
        if who is None or who.kind != "press" or who.organization is None:
            return None
        return SourceCue(who, end - 1, end, reports=False)

    def _given(self, first: int, last: int) -> SourceCue | None:
        """«Сөз … министрі X-ке берілді», «X-тен … сұралды»: who gets the word has the floor."""
        words, cues = self.article.words, self.cues
        for index in range(first + 1, last):
            if words[index].lower not in cues.giving and words[index].lower not in cues.asking.last:
                continue
            if words[index].lower in cues.giving and any(words[k].lower in cues.given for k in range(first, index)):
                who = self._addressee(first, index, ("dat",))
            elif cues.asking.at(words, index, first) is not None and self._closes_clause(index, last):
                asks = self.references.subject(first, index)
                who = self._addressee(first, index, ("dat", "abl")) if asks is None or asks.speaker is None else None
            else:
                continue
            if who is not None:
                return SourceCue(who, index, index + 1, reports=False)
        return None

    def _addressee(self, first: int, last: int, cases: tuple[str, ...]) -> Who | None:
        """The person to whom a clause turns, by name or title."""
        references = self.references
        for start, end, entity, _ in references.in_range(first, last):
            if references.is_person(entity) and references.usable(entity):
                if references.case_of(start, end, entity) in cases:
                    return Who(entity, references.office_of(entity), "name", start, end)
        for index in range(first, last):
            title = title_at(self.article, index)
            if title is None or title[2] > last or references.at_word.get(title[2]) is not None:
                continue
            form = references.lists.titles.read(self.article.words[title[2] - 1].lower)
            if form is not None and form.case in cases and not form.plural:
                who = references.title(*title)
                if who is not None and who.speaker is not None:
                    return who._replace(case="nom")
        return None

    def _named_after(self, said: tuple[int, int], last: int) -> Who | None:
        """««…, деп хабарлады X»: what stands before the comma is said, who says it stands behind the verb."""
        words = self.article.words
        if said[0] < 2 or words[said[0] - 1].lower not in self.cues.that or words[said[0] - 2].text != ",":
            return None
        who = self.references.subject(said[1], last) or self.office_after(said[1], last)
        if who is None and any(word.capitalised and word.kind == "word" for word in words[said[1] : last]):
            return Who(kind="group", first=said[1], last=last)
        return who

    def office_after(self, first: int, last: int) -> Who | None:
        """«деп хабарлады елшіліктен», «… баспасөз қызметінен»: the office that sends a report, at the end of its clause."""
        words = self.article.words
        while last > first and words[last - 1].kind == "mark":
            last -= 1
        if last - first < 1:
            return None
        if (press := self.references.press(last - 1, first)) is not None:
            return press
        for start, end, entity, _ in self.references.in_range(first, last):
            if end == last and not self.references.is_person(entity) and self.references.usable(entity):
                if self.references.case_of(start, end, entity) in ("loc", "abl"):
                    return Who(None, entity, "office", start, end)
        office = self.references.bare_office(last - 1)
        return office._replace(case="nom") if office is not None and office.case in ("loc", "abl") else None

    def _verbs(self, first: int, last: int, beside: bool) -> _Verbs:
        words, cues = self.article.words, self.cues
        said = presents = None
        pointed = words[self._content_word(first, last)].lower in cues.anaphors_direct
        genre = False  # «баяндаманы министр … жасады»
        for index in range(first, last):
            if words[index].kind != "word":
                continue
            lower = words[index].lower
            if not cues.speaks[lower]:
                genre = genre or (cues.genres.read(lower) is not None and lower.endswith(cues.object_endings))
                continue
            that = index > first and words[index - 1].lower in cues.that
            if that and cues.outlet_verbs.at(words, index, first) is not None and self._outlet_follows(index + 1, last):
                return _Verbs(said, presents, index)
            if lower in cues.participles and lower not in cues.passive:
                continue
            start = cues.said(words, index, first)
            if start is None and index + 2 == last and words[index + 1].text == ",":
                start = cues.conditional.at(words, index, first)
            if start is None and (that or beside):
                start = cues.quoting.at(words, index, first)
            if start is None and pointed:
                start = cues.clausal.at(words, index, first)  # «Мұны … растады»
            closes = self._closes_clause(index, last)
            if start is not None and closes:
                said = (start, index + 1)
            elif lower in cues.passive and said is None and (that or beside or lower in cues.participles or closes):
                said = (index, index + 1)
            elif closes and (
                (start := cues.presenting.at(words, index, first)) is not None
                or (genre and cues.delivering.at(words, index, first) is not None)
            ):
                presents = (index if start is None else start, index + 1)
            genre = genre or (cues.genres.read(lower) is not None and lower.endswith(cues.object_endings))
        return _Verbs(said, presents, -1)

    def _impersonal(self, first: int, last: int, verb: tuple[int, int], anaphor: bool, leading: bool) -> SourceCue | None:
        """«… келтірілген», «…, делінген компанияның баспасөз хабарламасында»: an office, or data without a name."""
        who = self.office_inside(first, last)
        if who is None:
            return SourceCue(Who(kind="group"), *verb) if self._cites_data(first, last) else None
        if self.article.words[verb[0]].lower in self.cues.participles:
            # the text retells a release
            who, anaphor = who._replace(kind="press"), anaphor or leading
        return SourceCue(who, *verb, anaphor=anaphor)

    def _presents(self, who: Who, verb: tuple[int, int]) -> bool:
        """Whether a verb of presenting gives the floor: what an office does is no report («Комитет … ұсынды»)."""
        if who.speaker is not None or who.kind == "press":
            return True
        return who.kind != "group" and self.cues.publishing.at(self.article.words, verb[1] - 1, verb[0]) is not None

    def _cites_data(self, first: int, last: int) -> bool:
        """«Ресми деректе … айтылған»: a source without a name."""
        forms = [self.cues.source_nouns.read(word.lower) for word in self.article.words[first:last] if word.kind == "word"]
        return any(form is not None and form.case == "loc" for form in forms)

    def _unknown_name(self, first: int, last: int, verb: tuple[int, int]) -> bool:
        """Whether a name that is no entity of the article stands beside the verb: «дейді Арман», «Арман айтты»."""
        for index in (verb[0] - 1, verb[1]):
            if first <= index < last and self.article.words[index].kind == "word" and self.references.is_unknown(index):
                return True
        return False

    def _closes_clause(self, index: int, last: int) -> bool:
        """Whether a finite verb ends its clause: a mark or its subject follows; what follows a participle is its noun."""
        words = self.article.words
        if index + 1 >= last or words[index + 1].kind == "mark":
            return True
        if words[index].lower.endswith(self.cues.participle_endings):
            return words[index + 1].lower in self.cues.past or words[index + 1].lower in self.cues.distant
        return True

    def _outlet_follows(self, first: int, last: int) -> bool:
        """Whether the subject of «деп хабарлайды» is an outlet: no person and no office of the article stands there."""
        references = self.references
        if not any(word.capitalised or self.cues.outlet_kinds.read(word.lower) for word in self.article.words[first:last]):
            return False  # «Министр … деп мәлімдеді.»
        if any(word.lower in self.cues.today or self._at_event(word) for word in self.article.words[first:last]):
            return False  # «деп мәлімдеді бүгін брифингте …»: an official's, whose name may be cut off
        for start, _, entity, _ in references.in_range(first, last):
            if self.article.entities[entity].role == "outlet":
                return True
            if references.is_person(entity) and references.usable(entity):
                if any(self.cues.reporting.read(word.lower) is not None for word in self.article.words[first:start]):
                    references.silent.add(entity)
                    return True
                return False
        if any(
            self.cues.outlet_kinds.read(word.lower) is not None for word in self.article.words[first:last] if word.kind == "word"
        ):
            return True
        return references.subject(first, last) is None and self.office_after(first, last) is None

    def _at_event(self, word: Word) -> bool:
        form = self.cues.events.read(word.lower) if word.kind == "word" else None
        return form is not None and form.case == "loc"

    def _reference(self, first: int, last: int) -> SourceCue | None:
        """«… министрліктің баспасөз қызметіне сілтеме жасап»: the outlet's source."""
        words = self.article.words
        for index in range(first, last):
            if words[index].lower in self.cues.reference and index > first:
                who = self.references.ending_at(index - 1, first)
                return None if who is None else SourceCue(who, index, min(index + 2, last), True)
        return None

    def office_inside(self, first: int, last: int) -> Who | None:
        """The office that a passive or an announcement names, in whatever case: «бюросының шолуында келтірілген»."""
        words = self.article.words
        for index in range(first, last):
            if (
                words[index].lower in self.cues.press
                and index + 1 < last
                and (press := self.references.press(index + 1, first)) is not None
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

    def _according(self, first: int, last: int) -> SourceCue | None:
        """«X-тің айтуынша», «X дерегіне сүйенсек», «X мәліметі бойынша», «X хабарлағандай»."""
        words, cues = self.article.words, self.cues
        for index in range(first, last):
            word = words[index]
            if word.kind != "word":
                continue
            end = index + 1
            if not cues.cites[word.lower] and not (end < last and words[end].lower in cues.as_passive):
                continue
            if word.lower in cues.according:
                who = self._source(index, first)
                if who is None and index == first:
                    who = self.here if self.here is not None else self._just_named(index)
                if who is None:
                    who = Who(kind="group")
            elif (start := cues.as_said.at(words, index, first)) is not None:
                who = self._source(start, first)
                if who is not None and who.speaker is None and who.case in ("loc", "abl"):
                    who = who._replace(case="nom")  # «басқармадан хабарлағандай»
            elif end < last and (words[end].lower in cues.after_dative or words[end].lower in cues.after_nominative):
                form = cues.source_nouns.read(word.lower)
                if form is None or form.case != ("dat" if words[end].lower in cues.after_dative else "nom"):
                    continue
                who = self._source(index, first)
                if who is None and index == self._content_word(first, last) and form.case == "dat" and self._has_floor():
                    who = self.here  # «Хабарламаға сәйкес, …»: the one just named
                elif who is None and self._unsigned(index, first, last, form) and not self._has_floor():
                    who = Who(kind="group")
                end += 1
            elif end < last and (words[end].lower in cues.after_accusative or words[end].lower in cues.after_ablative):
                form = cues.source_nouns.read(word.lower)
                if form is None or form.case != ("acc" if words[end].lower in cues.after_accusative else "abl"):
                    continue
                who = self._source(index, first)
                end += 1
            elif (gist := self._gist(index, last)) is not None:
                who = self._source(index, first)
                if who is None and index == self._content_word(first, last):
                    who = self.here if self._has_floor() else self._just_named(index)
                end = gist
            elif index - first <= OPENING_WORDS and self._own_data(index):
                who = self._source(index, first)  # «Дүниежүзілік банк болжамы …», «агенттік деректерінде …»
                if who is None or who.kind != "office":
                    continue
            elif end < last and words[end].lower in cues.as_passive:
                who = self.office_inside(first, index) or self._source(index, first)
                if who is None and index == self._content_word(first, last) and self._has_floor():
                    who = self.here  # «Хатта келтірілгендей, …»: in the one just named
                end += 1
            else:
                continue
            if who is not None and not (who.case not in ("gen", "nom") and who.kind != "group"):
                return SourceCue(who, index, end, names=True)
        return None

    def _just_named(self, index: int) -> Who | None:
        """«X … басқаша ойлайды. Айтуынша, …»: the person named in the same paragraph or the one before."""
        person = self.references.last_person
        if person is None:
            return None
        words = self.article.words
        if words[self.references.said[person]].paragraph < words[index].paragraph - 1:
            return None
        return Who(person, self.references.office_of(person), "name", index, index)

    def _gist(self, index: int, last: int) -> int | None:
        """Where «сөзінің төркінін аңғарсақ» ends that begins at a word."""
        words, form = self.article.words, self.cues.source_nouns.read(self.article.words[index].lower)
        if form is None or form.case != "gen" or index + 2 >= last or self.cues.gist.read(words[index + 1].lower) is None:
            return None
        return index + 3 if words[index + 2].lower.endswith(self.cues.gathered) else None

    def _own_data(self, index: int) -> bool:
        """Whether a word is an office's data as the subject or the place of a sentence."""
        form = self.cues.source_nouns.read(self.article.words[index].lower)
        return form is not None and form.base in self.cues.data and form.possessive and form.case in ("nom", "loc")

    def _unsigned(self, index: int, first: int, last: int, form: NounForm) -> bool:
        """«Ресми мәліметке сүйенсек», «Статистика бойынша» at the head of a sentence: data without a name."""
        return form.base in self.cues.data and not form.possessive and index - self._content_word(first, last) <= 1

    def _content_word(self, first: int, last: int) -> int:
        while first < last - 1 and self.article.words[first].kind == "mark":
            first += 1
        return first

    def _has_floor(self) -> bool:
        return self.here is not None and self.here.kind not in ("outlet", "group")

    def _source(self, index: int, first: int) -> Who | None:
        """The source whose noun of saying stands at a word: who ends right before it."""
        words, cues = self.article.words, self.cues
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
        if (
            found is None
            and words[at].kind == "word"
            and (self.references.lists.titles.read(words[at].lower) is not None or words[at].lower.endswith(self.cues.workers))
        ):
            return Who(kind="group", first=at, last=at + 1)  # «мердігердің мәліметіне жүгінсек»: somebody without a name
        return found

    def _anaphor(self, first: int, last: int) -> bool:
        """«Бұл туралы», «осындай мәлімет», «осылай деген», «мәліметті … жариялады»: the sentence speaks of the ones before it."""
        words, cues = self.article.words, self.cues
        at = first
        while at < last and words[at].kind == "mark":
            at += 1
        if at < last and words[at].lower in cues.objects:
            return True
        for index in range(first, last):
            lower = words[index].lower
            if lower not in cues.anaphors:
                continue
            if lower in cues.anaphors_direct:
                return True
            for k in range(index + 1, min(index + cues.window, last)):
                if words[k].lower in cues.about and k <= index + 2:
                    return True
                form = cues.anaphor_nouns.read(words[k].lower)
                if form is not None and form.case == "dat":
                    break  # «бұл пікірге қосылмайды»: takes a stand, and says nothing of what was said
                if form is not None and (
                    k == index + 1 or lower in cues.anaphors_alone or form.plural or form.case in ("acc", "abl", "ins")
                ):
                    return True
        return False

    def verb_span(self, first: int, last: int) -> tuple[int, int] | None:
        words, cues = self.article.words, self.cues
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
