"""The pack's cues, compiled: which forms say that somebody said something, and where a cue stands in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing_extract.components.nominals import NounList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_extract.components.article import Word
    from briefing_extract.languages.pack import Pack

SOFTENED = {"к": "г", "қ": "ғ", "п": "б"}  # дерек → дерегінше, тап → табады


@dataclass(slots=True)
class Verbs:
    """Finite forms of verbs of saying; of a phrase, its words before the verb."""

    single: frozenset[str]
    phrases: dict[str, list[tuple[str, ...]]]  # finite form of the last word → the words before it

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
        return cls(frozenset(single), phrases)

    def at(self, words: list[Word], index: int, first: int) -> int | None:
        """First word of the verb or verbal phrase that ends with the word `index`, or None; `first` is as far as it may reach."""
        lower = words[index].lower
        for before in self.phrases.get(lower, ()):
            start = index - len(before)
            if start >= first and all(words[start + k].lower == part for k, part in enumerate(before)):
                return start
        return index if lower in self.single else None


def _forms(stem: str, endings: list[str]) -> set[str]:
    """Finite forms of a stem, those of both harmonies: a form that does not exist is never met."""
    forms = {stem + ending for ending in endings}
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
    particles: frozenset[str]
    presenting: Verbs
    publishing: Verbs
    outlet_verbs: Verbs
    converbs: frozenset[str]  # «айтып», «мәлімдеп» before an auxiliary
    auxiliaries: frozenset[str]
    naming: frozenset[str]
    participles: frozenset[str]
    that: frozenset[str]
    predicates: frozenset[str]  # words that end a sentence as a verb does
    participle_endings: tuple[str, ...]
    pointing: frozenset[str]  # words of a sentence that points back at a quotation
    passive: frozenset[str]
    past: frozenset[str]
    according: frozenset[str]
    source_nouns: NounList
    after_dative: frozenset[str]
    after_nominative: frozenset[str]
    as_said: Verbs  # «хабарлағандай», «атап өткендей»
    conditional: Verbs  # «… айтса, … жеткізді»: the first of two speakers
    source_participles: frozenset[str]
    linking: frozenset[str]
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
    distant: frozenset[str]
    nominative: frozenset[str]
    genitive: frozenset[str]
    anyone: frozenset[str]
    chief: frozenset[str]
    chiefs: tuple[str, ...]
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
    contests: NounList
    briefings: NounList
    questions: frozenset[str]
    answers: frozenset[str]
    reporters: frozenset[str]
    closers: frozenset[str]
    columns: frozenset[str]
    columns_opening: frozenset[str]
    disclaimers: tuple[str, ...]

    @classmethod
    def of(cls, pack: Pack) -> Cues | None:
        """The cues of `pack`, or None where it has none."""
        if "cues" not in pack.cache:
            table = pack.table("cues")
            pack.cache["cues"] = _compile(pack, table) if table else None
        found: Cues | None = pack.cache["cues"]
        return found

    def said(self, words: list[Word], index: int, first: int) -> int | None:
        """First word of the finite verb of saying that ends at `index`."""
        found = self.saying.at(words, index, first)
        if found is not None:
            return found
        if words[index].lower in self.converbs and index > first and words[index - 1].lower.endswith(self.clause_endings):
            return index  # «… екенін айтып, тапсырма берді»
        clause = self.clausal.at(words, index, first)
        if clause is not None:
            before = clause - 1
            if before > first and words[before].lower in self.particles:
                before -= 1
            if before >= first and words[before].lower.endswith(self.clause_endings):
                return clause
        if words[index].lower in self.auxiliaries and index > first and words[index - 1].lower in self.converbs:
            return index - 1
        return None

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
        particles=frozenset(verbs["particles"]),
        publishing=Verbs.of(verbs["publishing"], endings),
        presenting=Verbs.of(verbs["presenting"], endings),
        outlet_verbs=Verbs.of(table["outlets"]["verbs"], endings),
        converbs=frozenset(stem + ending for stem in stems for ending in verbs["converbs"]),
        auxiliaries=frozenset(verbs["auxiliaries"]),
        naming=frozenset(verbs["naming"]),
        participles=frozenset(verbs["participles"]),
        that=frozenset(verbs["that"]),
        predicates=frozenset(verbs["predicates"]),
        participle_endings=tuple(verbs["participle_endings"]),
        pointing=frozenset(anaphors["pointing"]),
        passive=frozenset(verbs["passive"]),
        past=frozenset(verbs["past"]),
        according=frozenset(_according(according["nouns"], according["endings"])),
        source_nouns=NounList(pack, according["nouns"]),
        after_dative=frozenset(according["after_dative"]),
        after_nominative=frozenset(according["after_nominative"]),
        as_said=Verbs.of(verbs["saying"] + verbs["clausal"], according["as_endings"]),
        conditional=Verbs.of(verbs["saying"] + verbs["clausal"], verbs["conditional"]),
        source_participles=frozenset(according["participles"]),
        linking=frozenset(according["linking"]),
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
        distant=frozenset(narration["distant"]),
        nominative=frozenset(people["nominative"]),
        genitive=frozenset(people["genitive"]),
        anyone=frozenset(people["anyone"]),
        chief=frozenset(people["chief"]),
        chiefs=tuple(people["chiefs"]),
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
        outlet_kinds=NounList(pack, table["outlets"]["kinds"]),
        questions=frozenset(turns["questions"]),
        answers=frozenset(turns["answers"]),
        reporters=frozenset(turns["reporters"]),
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
