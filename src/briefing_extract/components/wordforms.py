"""What part a word can play in a phrase: noun with its case, adjective, verb, pronoun, particle.

No tagger stands behind this: closed classes and verb endings come from the pack, and every other word is taken for a
nominal whose suffixes the pack's morphology reads. That is enough to find where a noun phrase ends.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from briefing_extract.languages.pack import Pack

SEEN_AT_MOST = 200_000  # forms kept, so that a long run does not grow


class Form(NamedTuple):
    """One word form: its class, its dictionary form and its suffixes."""

    kind: str  # noun · adjective · verb · participle · adverb · pronoun · postposition · conjunction · predicate
    base: str
    case: str = "nom"
    possessive: bool = False
    plural: bool = False
    also: str = ""  # a second class that the place in the phrase decides on
    derived: str = ""
    own: bool = False  # possessed by the speaker or the hearer («балам», «еліміз»): no part of a compound


@dataclass(slots=True)
class WordForms:
    """The closed classes and verb endings of a pack, and every form seen so far."""

    pack: Pack
    closed: dict[str, str]  # word → its class
    also: dict[str, str]
    bases: frozenset[str]
    not_verbs: frozenset[str]
    plurals: tuple[str, ...]
    endings: dict[str, tuple[str, ...]]
    past: tuple[str, ...]
    nouns: frozenset[str]  # the word list of the morphology
    people: frozenset[str]  # nouns for persons
    bodies: frozenset[str]  # nouns for organizations and institutions
    _seen: dict[str, Form] = field(default_factory=dict)
    _nominals: dict[str, Form] = field(default_factory=dict)

    @classmethod
    def of(cls, pack: Pack) -> WordForms:
        """The word forms of `pack`, built once."""
        found = pack.cache.get("wordforms")
        if found is None:
            found = pack.cache["wordforms"] = cls._build(pack)
        return found  # type: ignore[no-any-return, unused-ignore]

    @classmethod
    def _build(cls, pack: Pack) -> WordForms:
        table = pack.table("subjects")

        def words(name: str) -> list[str]:
            return list(table.get(name, {}).get("words", ()))

        closed: dict[str, str] = {}
        # what stands first in this list wins where a word is in two classes
        for kind in ("verb", "pronoun", "conjunction", "postposition", "predicate", "adjective", "adverb"):
            for word in words(f"{kind}s"):
                closed.setdefault(word, kind)
        # the word list of the morphology is sorted by sense; what it has under adjectives describes here as well
        listed: dict[str, str] = pack.table("morphology").get("nouns", {})
        for word in listed.get("adjectives", "").split():
            closed.setdefault(word, "adjective")
        adjectives, adverbs = set(words("adjectives")), set(words("adverbs"))
        also = {word: "adjective" for word, kind in closed.items() if kind == "predicate" and word in adjectives}
        also |= {word: "adverb" for word, kind in closed.items() if kind == "adjective" and word in adverbs}
        endings: dict[str, tuple[str, ...]] = defaultdict(tuple)  # a small pack has few
        endings.update((name, tuple(value)) for name, value in table["endings"].items())
        past = tuple(middle + end for end in endings["past"] for middle in endings["before_past"])
        # the nouns that the tables name are dictionary forms, whatever suffix they seem to end in
        bases = frozenset(words("bases")).union(
            words("measures"), words("complete"), words("dimensions"), words("sums"), table["times"]["nouns"]
        )
        everything = frozenset(noun for group in listed.values() for noun in group.split())
        nouns = everything.difference(listed.get("indeclinable", "").split(), listed.get("adjectives", "").split())
        # «сатып», «қалып» stand in the word list as parts of compounds: as words they are converbs first
        not_verbs = bases.union(words("not_verbs"), (noun for noun in everything if not noun.endswith(endings["converb"])))
        people = frozenset(listed.get("people", "").split()).difference(words("verbal_nouns"))
        bodies = frozenset(listed.get("bodies", "").split())
        return cls(pack, closed, also, bases, not_verbs, tuple(table["bases"]["plurals"]), endings, past, nouns, people, bodies)

    def read(self, form: str) -> Form:
        """The class of a lower-case form, out of its context."""
        found = self._seen.get(form)
        if found is None:
            if len(self._seen) > SEEN_AT_MOST:
                self._seen.clear()
            found = self._seen[form] = self._read(form)
        return found

    def ends(self, form: str, name: str) -> bool:
        """Whether a form has one of the pack's endings of that name."""
        return form.endswith(self.endings[name])

    def _read(self, form: str) -> Form:
        if self.ends(form, "particle"):
            form = form[: form.rindex("-")]  # «тоқсанда-ақ»
        kind = self.closed.get(form)
        if kind is not None:
            derived = "adj" if kind == "adjective" and self.ends(form, "adjectival") else ""
            return Form(kind, form, also=self.also.get(form, ""), derived=derived)
        if len(form) > 7 and self.ends(form, "as_done") and form not in self.nouns:
            return Form("adverb", form)  # «министр баяндағандай, …»
        if form not in self.not_verbs:
            kind = self._verb(form)
            if kind and self._is_form_of_noun(form):
                return self.nominal(form)
            if kind == "verb":
                return Form("verb", form, also="noun" if self.ends(form, "past") and not self.ends(form, "never_noun") else "")
            if kind:
                return Form(kind, form)
            if len(form) > 3 and self.ends(form, "clause_final"):
                return self.nominal(form)._replace(also="verb")
            if len(form) > 3 and self.ends(form, "aorist") and form not in self.nouns:
                nominal = self.nominal(form)
                return nominal if nominal.plural else nominal._replace(also="verb")
        return self.nominal(form)

    def _is_form_of_noun(self, form: str) -> bool:
        """«мемлекеті», «қызметін», «үйлерді»: forms of listed nouns that end as verbs do; «жарысты» may be either."""
        if not (self.ends(form, "past") or self.ends(form, "habitual") or self.ends(form, "nominalised")):
            return False
        morphology: Any = self.pack.morphology
        first = morphology.analyse(form)[0]
        if first.base not in self.nouns or first.tags.derived:
            return False
        if not self.ends(form, "past"):
            return True
        return len(first.base) > 3 and not self.ends(form, "reciprocal")

    def _verb(self, form: str) -> str:
        length = len(form)
        if length < 4:
            return ""
        if self.ends(form, "habitual") or (length > 4 and self.ends(form, "participle")):
            return "participle"
        if (
            self.ends(form, "nominalised")
            or self.ends(form, "finite")
            or self.ends(form, "conditional")
            or self.ends(form, "converb")
        ):
            return "verb"
        if length > 4 and (self.ends(form, "verbal_converb") or form.endswith(self.past)):
            return "verb"
        return ""

    def nominal(self, form: str) -> Form:
        """The form read as a noun or adjective, whatever else it may look like."""
        found = self._nominals.get(form)
        if found is None:
            if len(self._nominals) > SEEN_AT_MOST:
                self._nominals.clear()
            found = self._nominals[form] = self._nominal(form)
        return found

    def _nominal(self, form: str) -> Form:
        if form in self.bases:
            return Form("noun", form)
        if self.ends(form, "owners"):
            return Form("noun", form)  # «біздікі»: ours, whatever it is
        morphology: Any = self.pack.morphology
        readings = morphology.analyse(form)
        if not readings:
            return Form("noun", str(morphology.base(form)))
        first = readings[0]
        if first.tags.derived == "attr" and self.ends(form, "attributive"):
            # «айлығы» is the salary before it is anything of the month
            for reading in readings[1:]:
                if self.ends(reading.base, "adjectival") and reading.tags.possessive and not reading.tags.derived:
                    return Form("noun", reading.base, reading.tags.case, True, reading.tags.plural)
            return Form("adjective", str(morphology.base(form)), derived="attr")
        base, tags = str(morphology.base(form)), first.tags
        if len(form) > 5 and self.ends(form, "speakers_own") and form not in self.nouns:
            # «айлығым», «біліктілігіміз»: a noun in -лық that is mine or ours
            for reading in readings[1:]:
                if self.ends(reading.base, "adjectival") and reading.tags.possessive and not reading.tags.derived:
                    return Form("noun", reading.base, reading.tags.case, True, reading.tags.plural, own=True)
        possessive = bool(tags.possessive)
        if tags.derived == "adj" and (possessive or tags.plural or tags.case != "nom"):
            # an inflected word in -лық is a noun
            rest = form[len(first.base) :]
            base = first.base + rest[:2] + self.pack.table("subjects")["endings_softened"].get(rest[2:3], rest[2:3])
        elif tags.derived == "attr" and possessive:
            # «қазіргісі»: the present one
            base = form[: -2 if self.ends(form, "possessive_after_vowel") else None]
        elif tags.derived == "manner":
            return Form("adverb", form)  # «мәліметінше», «жаңаша»
        elif tags.derived in ("attr", "with", "without", "adj", "like"):
            return Form("adjective", base, derived=tags.derived)
        for plural in self.plurals:
            if form.startswith(plural):
                base = plural
        return Form("noun", base, tags.case, possessive, tags.plural, own=tags.possessive not in ("", "3"))
