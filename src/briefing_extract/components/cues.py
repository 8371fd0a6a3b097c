"""The pack's cues, compiled: which forms say that somebody said something, and where a cue stands in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefing_extract.components.nominals import NounList
from briefing_extract.components.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing_extract.components.article import Word
    from briefing_extract.languages.pack import Pack

MANNER = 2  # words that may stand between a clause and its verb: «салынғанын ерекше атап …»
SOFTENED = {"к": "г", "қ": "ғ", "п": "б"}  # дерек → дерегінше, тап → табады


@dataclass(slots=True)
class Verbs:
    """Finite forms of verbs of saying; of a phrase, its words before the verb."""

    single: frozenset[str]
    phrases: dict[str, list[tuple[str, ...]]]  # finite form of the last word → the words before it
    last: frozenset[str]  # every form that one of them ends with

    @classmethod
    def of(cls, entries: list[str], endings: list[str]) -> Verbs:
        """Compile stems and phrases of a pack."""
        single: set[str] = set()
        phrases: dict[str, list[tuple[str, ...]]] = {}
        for entry in entries:
            *before, stem = entry.split()
            for form in _forms(stem, endings):
                if before:
                    phrases.setdefault(form, []).append(tuple(before))
                else:
                    single.add(form)
        return cls(frozenset(single), phrases, frozenset(single).union(phrases))

    def at(self, words: list[Word], index: int, first: int) -> int | None:
        """First word of the verb or verbal phrase that ends with the word `index`, or None; `first` is as far as it may reach."""
        lower = words[index].lower
        if lower not in self.last:
            return None
        for before in self.phrases.get(lower, ()):
            start = index - len(before)
            if start >= first and all(words[start + k].lower == part for k, part in enumerate(before)):
                return start
        return index if lower in self.single else None


def _forms(stem: str, endings: list[str]) -> set[str]:
    """Finite forms of a stem, those of both harmonies: a form that does not exist is never met."""
    forms = {stem + ending for ending in endings}
    if stem[-1] in "ыі":  # the glide of the present swallows the vowel: налы → налиды
        forms |= {stem[:-1] + "и" + ending[1:] for ending in endings if ending[0] == "й"}
    if stem[-1] in SOFTENED:
        forms |= {stem[:-1] + SOFTENED[stem[-1]] + ending for ending in endings}
    return forms


@dataclass(slots=True)
class Cues:
    """Everything the attribution rooms know of a language's words."""

    saying: Verbs
    quoting: Verbs
    clausal: Verbs
    clause_endings: tuple[str, ...]
    knowing: Verbs  # «екенін білді»: says nothing
    strict_endings: tuple[str, ...]  # «салынғанын»: of a clause for certain
    no_clauses: frozenset[str]
    oblique: Verbs
    oblique_endings: tuple[str, ...]
    directing: Verbs
    directed: tuple[str, ...]
    feasts: NounList
    speech: frozenset[str]  # «сөзін», «ойын»: what a verb beside a quotation takes for its object
    negation: frozenset[str]
    bidding: tuple[str, ...]  # «хабарласыңыз»
    first_person: tuple[str, ...]
    is_finite: Callable[[str], bool]
    particles: frozenset[str]
    presenting: Verbs
    publishing: Verbs
    outlet_verbs: Verbs
    genres: NounList  # «баяндаманы … жасады», «сөзін … бастады»
    object_endings: tuple[str, ...]
    delivering: Verbs
    given: frozenset[str]  # «сөз … берілді»
    giving: frozenset[str]
    asking: Verbs  # «министрден … сұралды»: who has to answer
    converb_endings: tuple[str, ...]
    converbs: frozenset[str]  # «айтып», «мәлімдеп» before an auxiliary
    quoting_converbs: frozenset[str]  # «болжап» in «деп болжап отыр»
    imperfective: frozenset[str]  # «айта», «ескерте» before one of these
    imperfective_auxiliaries: frozenset[str]
    auxiliaries: frozenset[str]
    naming: frozenset[str]
    participles: frozenset[str]
    that: frozenset[str]
    predicates: frozenset[str]  # words that end a sentence as a verb does
    participle_endings: tuple[str, ...]
    pointing: frozenset[str]  # words of a sentence that points back at a quotation
    passive: frozenset[str]
    impersonal: frozenset[str]  # «жиында … айтылды»
    own: frozenset[str]  # «деймін»: the reporter's own words
    past: frozenset[str]
    according: frozenset[str]
    source_nouns: NounList
    data: frozenset[str]  # nouns that name a source without whose it is: «ресми дерекке сүйенсек»
    after_dative: frozenset[str]
    after_nominative: frozenset[str]
    after_accusative: frozenset[str]
    after_ablative: frozenset[str]
    as_said: Verbs  # «хабарлағандай», «атап өткендей»
    as_passive: frozenset[str]  # «есебінде көрсетілгендей»
    conditional: Verbs  # «… айтса, … жеткізді»: the first of two speakers
    source_participles: frozenset[str]
    linking: frozenset[str]
    gist: NounList  # «сөзінің төркінін аңғарсақ»
    gathered: tuple[str, ...]
    workers: tuple[str, ...]
    anaphors: frozenset[str]
    anaphors_alone: frozenset[str]
    anaphors_direct: frozenset[str]
    about: frozenset[str]
    anaphor_nouns: NounList
    objects: frozenset[str]
    window: int
    narration: dict[str, list[tuple[str, ...]]]
    events: NounList
    moments: frozenset[str]
    after_event: frozenset[str]  # «жиыннан кейін»
    distant: frozenset[str]
    nominative: frozenset[str]
    genitive: frozenset[str]
    anyone: frozenset[str]
    anyone_nouns: NounList
    experts: frozenset[str]
    commenting: NounList
    associations: NounList
    chief: frozenset[str]
    chiefs: tuple[str, ...]
    acting: frozenset[str]  # «міндетін атқарушы»
    same: tuple[tuple[str, ...], ...]  # names of one post: «премьер-министр», «үкімет басшысы»
    general: frozenset[str]
    offices_of: dict[str, frozenset[str]]  # title → nouns that stand for its office
    agent_endings: tuple[str, ...]
    named_after: str
    that_time: tuple[str, ...]
    case_endings: tuple[tuple[str, tuple[str, ...]], ...]
    legal: tuple[str, ...]
    honorifics: NounList
    groups: NounList
    accused: NounList
    press: frozenset[str]
    service: NounList
    firms: NounList
    any_office: NounList
    regulators: NounList
    through: frozenset[str]
    releases: tuple[str, ...]
    reference: frozenset[str]
    outlet_kinds: NounList
    today: frozenset[str]  # «деп мәлімдеді бүгін …»: said by no outlet
    contests: NounList
    briefings: NounList
    questions: frozenset[str]
    asked: NounList  # «сұрақ» in «…?» деген сұраққа
    answers: frozenset[str]
    reporters: frozenset[str]
    reporting: NounList  # … in any form: «газеттің тілшісі»
    media: frozenset[str]  # «БАҚ өкілі»: who asks for an outlet
    no_speech: frozenset[str]
    closers: frozenset[str]
    columns: frozenset[str]
    columns_opening: frozenset[str]
    disclaimers: tuple[str, ...]
    speaks: Remembered[str, bool] = field(init=False)  # can a form end a clause of saying, presenting, asking? most cannot
    cites: Remembered[str, bool] = field(init=False)  # is it «айтуынша», «хабарлағандай» or a noun of a source?

    def __post_init__(self) -> None:
        self.speaks, self.cites = Remembered(self._speaks), Remembered(self._cites)

    @classmethod
    def of(cls, pack: Pack) -> Cues | None:
        """The cues of `pack`, or None where it has none."""
        if "cues" not in pack.cache:
            table = pack.table("cues")
            pack.cache["cues"] = _compile(pack, table) if table else None
        found: Cues | None = pack.cache["cues"]
        return found

    def _speaks(self, form: str) -> bool:
        verbs = (self.saying, self.clausal, self.oblique, self.directing, self.outlet_verbs, self.conditional, self.quoting)
        forms = (
            self.converbs,
            self.auxiliaries,
            self.imperfective_auxiliaries,
            self.negation,
            self.passive,
            self.participles,
        )
        if any(form in listed.last for listed in (*verbs, self.presenting, self.delivering, self.asking, self.as_said)):
            return True
        return any(form in listed for listed in forms) or self.is_finite(form)

    def _cites(self, form: str) -> bool:
        return form in self.according or form in self.as_said.last or self.source_nouns.read(form) is not None

    def said(self, words: list[Word], index: int, first: int) -> int | None:
        """First word of the finite verb of saying that ends at `index`."""
        found = self.saying.at(words, index, first)
        if found is not None:
            kept = found < index and found > first and self.feasts.read(words[found - 1].lower) is not None
            return None if kept else found  # «мерейтойын атап өтті»: keeps a day, says nothing
        if index == first:
            return None
        before = words[index - 1].lower
        if words[index].lower in self.converbs and before.endswith(self.clause_endings):
            return index  # «… екенін айтып, тапсырма берді»
        clause = self.clausal.at(words, index, first)
        if clause is not None:
            at = clause - 1
            if at > first and words[at].lower in self.particles:
                at -= 1
            if at >= first and words[at].lower.endswith(self.clause_endings):
                return clause
        lower = words[index].lower
        if lower in self.auxiliaries and (before in self.converbs or before in self.that):
            return index - 1 if before in self.converbs else index
        if lower in self.auxiliaries and before in self.quoting_converbs and index - first > 1:
            if words[index - 2].lower in self.that:
                return index - 1  # «… деп болжап отыр»
        if lower in self.imperfective_auxiliaries and before in self.imperfective:
            return index - 1
        return self._after_clause(words, index, first)

    def _after_clause(self, words: list[Word], index: int, first: int) -> int | None:
        """A verb that says something by the clause in front of it: «… салынғанын қаперге алды», «… төмендетуді ұсынды»."""
        word = words[index]
        negated = word.lower in self.negation
        if not negated and (not self.is_finite(word.lower) or word.lower.endswith(self.first_person)):
            return None  # «… екенін айтпаймыз» is said by the author
        for verbs, endings in ((self.oblique, self.oblique_endings), (self.directing, self.directed)):
            start = verbs.at(words, index, first)
            if start is not None and self._clause_before(words, start, first, endings):
                return start
        if index + 1 < len(words) and words[index + 1].kind == "word" and words[index + 1].sentence == word.sentence:
            return None
        if self.knowing.at(words, index, first) is not None:
            return None
        return index if self._clause_before(words, index, first, self.strict_endings, negated=negated) else None

    def _clause_before(
        self, words: list[Word], index: int, first: int, endings: tuple[str, ...], *, negated: bool = False
    ) -> bool:
        """Whether a clause of the given endings stands before the verb, a few words of manner between them let pass."""
        for at in range(index - 1, max(first, index - 1 - MANNER) - 1, -1):
            lower = words[at].lower
            if words[at].kind != "word":
                return False
            if lower.endswith(endings) and lower not in self.no_clauses:
                return True
            if lower.endswith(self.participle_endings) and not negated:
                return False
        return False

    def narrates(self, words: list[Word], first: int, last: int) -> bool:
        """Whether the words from `first` open with a phrase of the outlet's own voice."""
        if first >= last:
            return False
        for phrase in self.narration.get(words[first].lower, ()):
            if first + len(phrase) <= last and all(words[first + k].lower == part for k, part in enumerate(phrase)):
                return True
        return False


def _compile(pack: Pack, table: dict[str, Any]) -> Cues:
    verbs, according, anaphors, narration = table["verbs"], table["according"], table["anaphors"], table["narration"]
    people, offices, turns = table["people"], table["offices"], table["turns"]
    endings = verbs["endings"]
    openers: dict[str, list[tuple[str, ...]]] = {}
    for phrase in narration["openers"]:
        openers.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    stems = [entry for entry in verbs["saying"] if " " not in entry]
    return Cues(
        saying=Verbs.of(verbs["saying"], endings),
        quoting=Verbs.of(verbs["quoting"], endings),
        clausal=Verbs.of(verbs["clausal"], endings),
        clause_endings=tuple(verbs["clause_endings"]),
        knowing=Verbs.of(verbs["knowing"], endings + verbs["converbs"] + verbs["conditional"]),
        strict_endings=tuple(verbs["strict_endings"]),
        no_clauses=frozenset(verbs["no_clauses"]),
        oblique=Verbs.of(verbs["oblique"], endings),
        oblique_endings=tuple(verbs["oblique_endings"]),
        directing=Verbs.of(verbs["directing"], verbs["directing_endings"]),
        directed=tuple(verbs["directed"]),
        feasts=NounList(pack, verbs["feasts"]),
        speech=frozenset(verbs["speech"]),
        negation=frozenset(verbs["negation"]),
        bidding=tuple(verbs["bidding"]),
        first_person=tuple(verbs["first_person"]),
        is_finite=pack.is_finite_verb,
        particles=frozenset(verbs["particles"]),
        publishing=Verbs.of(verbs["publishing"], endings),
        presenting=Verbs.of(verbs["presenting"], endings),
        genres=NounList(pack, verbs["genres"]),
        object_endings=tuple(verbs["object_endings"]),
        delivering=Verbs.of(verbs["delivering"], endings),
        given=frozenset(verbs["given"]),
        giving=frozenset(verbs["giving"]),
        asking=Verbs.of(verbs["asking"], endings),
        outlet_verbs=Verbs.of(table["outlets"]["verbs"], endings),
        converb_endings=tuple(verbs["converbs"]),
        converbs=frozenset(stem + ending for stem in stems for ending in verbs["converbs"]),
        quoting_converbs=frozenset(
            stem + ending for entry in verbs["quoting"] for stem in entry.split()[-1:] for ending in verbs["converbs"]
        ),
        imperfective=frozenset(stem + ending for stem in stems for ending in verbs["imperfective"]),
        imperfective_auxiliaries=frozenset(verbs["imperfective_auxiliaries"]),
        auxiliaries=frozenset(verbs["auxiliaries"]),
        naming=frozenset(verbs["naming"]),
        participles=frozenset(verbs["participles"]),
        that=frozenset(verbs["that"]),
        predicates=frozenset(verbs["predicates"]),
        participle_endings=tuple(verbs["participle_endings"]),
        pointing=frozenset(anaphors["pointing"]),
        passive=frozenset(verbs["passive"]),
        impersonal=frozenset(verbs["impersonal"]),
        own=frozenset(verbs["own"]),
        past=frozenset(verbs["past"]),
        according=frozenset(_according(according["nouns"], according["endings"])),
        source_nouns=NounList(pack, according["nouns"]),
        data=frozenset(according["data"]),
        after_dative=frozenset(according["after_dative"]),
        after_nominative=frozenset(according["after_nominative"]),
        after_accusative=frozenset(according["after_accusative"]),
        after_ablative=frozenset(according["after_ablative"]),
        as_said=Verbs.of(verbs["saying"] + verbs["clausal"] + according["as_quoting"], according["as_endings"]),
        as_passive=frozenset(according["as_passive"]),
        conditional=Verbs.of(verbs["saying"] + verbs["clausal"], verbs["conditional"]),
        source_participles=frozenset(according["participles"]),
        linking=frozenset(according["linking"]),
        gist=NounList(pack, according["gist"]),
        gathered=tuple(according["gathered"]),
        workers=tuple(according["workers"]),
        anaphors=frozenset(anaphors["pronouns"]),
        anaphors_alone=frozenset(anaphors["alone"]),
        anaphors_direct=frozenset(anaphors["direct"]),
        about=frozenset(anaphors["about"]),
        anaphor_nouns=NounList(pack, anaphors["nouns"]),
        objects=frozenset(anaphors["objects"]),
        window=anaphors["window"],
        narration=openers,
        events=NounList(pack, narration["events"]),
        moments=frozenset(narration["event_moments"]),
        after_event=frozenset(narration["after_event"]),
        distant=frozenset(narration["distant"]),
        nominative=frozenset(people["nominative"]),
        genitive=frozenset(people["genitive"]),
        anyone=frozenset(people["anyone"]),
        anyone_nouns=NounList(pack, people["anyone"]),
        experts=frozenset(people["experts"]),
        commenting=NounList(pack, people["experts"]),
        associations=NounList(pack, people["associations"]),
        chief=frozenset(people["chief"]),
        chiefs=tuple(people["chiefs"]),
        acting=frozenset(people["acting"]),
        same=tuple(tuple(group) for group in people["same"]),
        general=frozenset(people["general"]),
        offices_of={title: frozenset(nouns) for title, nouns in people["offices_of"].items()},
        agent_endings=tuple(people["agent_endings"]),
        named_after=people["named_after"],
        that_time=tuple(people["that_time"]),
        case_endings=tuple((case, tuple(shapes)) for case, shapes in people["case_endings"].items()),
        legal=tuple(offices["legal"]),
        honorifics=NounList(pack, people["honorifics"]),
        accused=NounList(pack, people["accused"]),
        groups=NounList(pack, people["groups"]),
        press=frozenset(offices["press"]),
        service=NounList(pack, offices["service"]),
        firms=NounList(pack, offices["firms"]),
        any_office=NounList(pack, offices["any"]),
        regulators=NounList(pack, offices["regulators"]),
        through=frozenset(offices["through"]),
        releases=tuple(offices["releases"]),
        reference=frozenset(offices["reference"]),
        contests=NounList(pack, table["reports"]["contests"]),
        briefings=NounList(pack, table["reports"]["briefings"]),
        today=frozenset(table["outlets"]["today"]),
        outlet_kinds=NounList(pack, table["outlets"]["kinds"]),
        questions=frozenset(turns["questions"]),
        asked=NounList(pack, turns["asked"]),
        answers=frozenset(turns["answers"]),
        reporters=frozenset(turns["reporters"]),
        reporting=NounList(pack, turns["reporters"]),
        media=frozenset(turns["media"]),
        no_speech=frozenset(turns["no_speech"]),
        closers=frozenset(turns["closers"]),
        columns=frozenset(turns["columns"]),
        columns_opening=frozenset(turns["columns_opening"]),
        disclaimers=tuple(turns["disclaimers"]),
    )


def _according(nouns: Iterable[str], endings: list[str]) -> set[str]:
    """«айтуынша», «дерегінше», «болжамынша»: the nouns with the ending of manner, a final к, қ, п voiced."""
    forms: set[str] = set()
    for noun in nouns:
        stems = {noun, noun[:-1] + SOFTENED[noun[-1]]} if noun[-1] in SOFTENED else {noun}
        forms.update(stem + ending for stem in stems for ending in endings)
    return forms
