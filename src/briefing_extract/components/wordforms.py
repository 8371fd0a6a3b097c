"""What part a word can play in a phrase: noun with its case, adjective, verb, pronoun, particle.

No tagger stands behind this: closed classes come from the pack, verbs from their endings, and every other word is
taken for a nominal whose suffixes the pack's morphology reads. That is enough to find where a noun phrase ends.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefing_extract.languages.pack import Pack


class Form(NamedTuple):
    """One word form: its class, its dictionary form and its suffixes."""

    kind: str  # noun · adjective · verb · participle · adverb · pronoun · postposition · conjunction · predicate
    base: str
    case: str = "nom"
    possessive: bool = False
    plural: bool = False
    also: str = ""  # a second class that the place in the phrase decides on
    derived: str = ""


FINITE_ENDINGS = (
    "ады", "еді", "йды", "йді", "яды", "ыпты", "іпті", "ймын", "ймін",
    "ыппыз", "іппіз", "ғанбыз", "генбіз", "қанбыз", "кенбіз", "тынбыз", "тінбіз", "ғанмын", "генмін",
)  # fmt: skip
# at the end of a clause these are verbs too; elsewhere an accusative, a locative or a dative reads so
CLAUSE_FINAL = ("ды", "ді", "ты", "ті", "дық", "дік", "тық", "тік", "дым", "дім", "тым", "тім", "са", "се", "сақ", "сек", "уда", "уде", "ймыз", "йміз", "амыз", "еміз", "амын", "емін", "мын", "мін",
                "мақ", "мек", "бақ", "бек", "пақ", "пек")  # fmt: skip
# past forms whose stem shows that a verb stands there: passive, causative, verbalised noun
PAST_OF_VERB = tuple(
    middle + end
    for end in ("ды", "ді", "ты", "ті")
    for middle in ("ыл", "іл", "ын", "ін", "лан", "лен", "дан", "ден", "тан", "тен", "сан", "сен", "ла", "ле", "да", "де", "та", "те", "ды", "ді",
                   "дыр", "дір", "тыр", "тір", "ғыз", "гіз", "қыз", "кіз", "т", "ай", "ей", "ый", "ұй", "қа", "ғар", "кер", "гер", "қар", "се", "са", "ға", "ке", "ге", "ис", "ас", "ес", "іс", "ыс")
)  # fmt: skip
CONVERBS = ("ып", "іп", "лап", "леп", "дап", "деп", "тап", "теп", "рап", "реп", "нап", "неп", "сап", "сеп", "шап", "ғап", "мап", "мей", "пей", "май", "пай")
ADJECTIVAL = ("лық", "лік", "дық", "дік", "тық", "тік")
INTENT = ("мақ", "мек", "бақ", "бек", "пақ", "пек")
CONDITIONALS = ("ылса", "ілсе", "ынса", "інсе", "еңсе", "болса", "ласа", "лесе", "тса", "тсе", "рса", "рсе", "лса", "лсе", "йса", "йсе", "аса", "есе", "ысса", "ссе", "сса", "зсек", "тсек", "лсек", "рсек", "нсек", "зсақ", "тсақ", "лсақ", "рсақ", "нсақ")
PARTICIPLES = ("ған", "ген", "қан", "кен")
HABITUAL = ("атын", "етін", "йтын", "йтін", "ушы", "уші")
NOMINALISED = ("ғанын", "генін", "қанын", "кенін", "атынын", "етінін", "йтынын", "йтінін", "тындықтан", "тіндіктен", "ғандықтан", "гендіктен", "қандықтан", "кендіктен", "ғаннан", "геннен", "қаннан", "кеннен", "ғанда", "генде", "қанда", "кенде", "ғалы", "гелі", "қалы", "келі")


@dataclass(slots=True)
class WordForms:
    """The closed classes of a pack, and every form seen so far."""

    pack: Pack
    adjectives: frozenset[str]
    adverbs: frozenset[str]
    postpositions: frozenset[str]
    conjunctions: frozenset[str]
    pronouns: frozenset[str]
    predicates: frozenset[str]
    not_verbs: frozenset[str]
    bases: frozenset[str]
    _seen: dict[str, Form] = field(default_factory=dict)

    @classmethod
    def of(cls, pack: Pack) -> WordForms:
        """The word forms of `pack`, built once."""
        found = pack.cache.get("wordforms")
        if found is None:
            table = pack.table("subjects")

            def words(name: str) -> frozenset[str]:
                return frozenset(table.get(name, {}).get("words", ()))

            found = pack.cache["wordforms"] = cls(
                pack, words("adjectives"), words("adverbs"), words("postpositions"), words("conjunctions"), words("pronouns"),
                words("predicates"), words("not_verbs") | words("measures") | words("complete") | words("bases"), words("bases"),
            )  # fmt: skip
        return found  # type: ignore[no-any-return]

    def read(self, form: str) -> Form:
        """The class of a lower-case form, out of its context."""
        found = self._seen.get(form)
        if found is None:
            if len(self._seen) > 200_000:
                self._seen.clear()
            found = self._seen[form] = self._read(form)
        return found

    def _read(self, form: str) -> Form:
        if form in self.pronouns:
            return Form("pronoun", form)
        if form in self.conjunctions:
            return Form("conjunction", form)
        if form in self.postpositions:
            return Form("postposition", form)
        if form in self.predicates:
            return Form("predicate", form, also="adjective" if form in self.adjectives else "")
        if form in self.adjectives:
            return Form("adjective", form, also="adverb" if form in self.adverbs else "", derived="adj" if form.endswith(ADJECTIVAL) else "")
        if form in self.adverbs:
            return Form("adverb", form)
        if form not in self.not_verbs:
            verb = self._verb(form)
            if verb:
                return Form(verb, form, also="noun" if verb == "verb" and form.endswith(("ды", "ді", "ты", "ті")) else "")
            if len(form) > 3 and form.endswith(CLAUSE_FINAL):
                return self.nominal(form)._replace(also="verb")
        return self.nominal(form)

    def _verb(self, form: str) -> str:
        if len(form) < 4:
            return ""
        if form.endswith(HABITUAL[:4]):
            return "participle"
        if form.endswith(PARTICIPLES) and len(form) > 4:
            return "participle"
        if form.endswith(NOMINALISED) or form.endswith(FINITE_ENDINGS) or (form.endswith(CONVERBS) and (len(form) > 4 or form.endswith(CONVERBS[:2]))):
            return "verb"
        if form.endswith(PAST_OF_VERB) and len(form) > 4:
            return "verb"
        if form.endswith(CONDITIONALS):
            return "verb"
        return ""

    def nominal(self, form: str) -> Form:
        """The form read as a noun or adjective, whatever else it may look like."""
        if form in self.bases:
            return Form("noun", form)
        morphology = self.pack.morphology
        base = str(morphology.base(form))
        readings = morphology.analyse(form)
        if not readings:
            return Form("noun", base)
        if readings[0].tags.derived == "attr":
            # «айлығы» is the salary before it is anything of the month
            for reading in readings[1:]:
                if reading.base.endswith(ADJECTIVAL) and reading.tags.possessive and not reading.tags.derived:
                    return Form("noun", reading.base, reading.tags.case, True, reading.tags.plural)
        tags = readings[0].tags
        possessive = bool(tags.possessive)
        if tags.derived == "adj" and (possessive or tags.plural or tags.case != "nom"):
            # «айлығы» is the salary, no adjective of the month
            rest = form[len(readings[0].base) :]
            base = readings[0].base + rest[:2] + {"ғ": "қ", "г": "к"}.get(rest[2:3], rest[2:3])
        elif tags.derived == "attr" and possessive:
            base = form[: -2 if form.endswith(("сы", "сі")) else None]  # «қазіргісі»: the present one
        elif tags.derived in ("attr", "with", "without", "adj", "like"):
            return Form("adjective", base, derived=tags.derived)
        if form.startswith("жастар"):
            base = "жастар"
        return Form("noun", base, tags.case, possessive, tags.plural)
