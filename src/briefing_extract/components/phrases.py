"""Noun phrases around the quantities of an article: the room's own view of its words.

`Phrases` knows which words belong to a quantity or to a skipped number, reads every word's form in its context, and
finds the noun phrase after or before a place. All positions are word indices, end exclusive.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing_extract.components.numerals import NumberWords
from briefing_extract.components.units import UnitWords
from briefing_extract.components.wordforms import Form, WordForms

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Quantity, Word
    from briefing_extract.languages.pack import Pack

MARK, NUMBER, ASIDE = Form("mark", ""), Form("number", ""), Form("aside", "")
BRACKET = 24  # words of a bracket between a noun and its verb
QUOTING = frozenset('«"“„')
DASHES = frozenset("–-−—")
MAX_WORDS = 12  # of a subject's text, by the contract


class Phrase(NamedTuple):
    """A noun phrase: its words, its head, and the grammatical case in which it stands."""

    first: int
    last: int
    head: int
    case: str = "nom"
    possessive: bool = False


class Stated(NamedTuple):
    """How a quantity stands in its clause."""

    case: str  # of the whole expression; "verb" where its last word is a verb («62%-дан асты»)
    possessive: bool
    attributive: bool
    until: bool = False  # ends with «дейін»
    verb: bool = False


class Phrases:
    """The words of one article, as the facts room reads them."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words: list[Word] = article.words
        self.forms = WordForms.of(article.pack)
        self.table: dict[str, Any] = article.pack.table("subjects")
        self.clause: dict[str, frozenset[str]] = defaultdict(frozenset)  # a small pack has few of its words
        self.clause.update((name, frozenset(words)) for name, words in self.table["clause"].items())
        self.modals = tuple(self.table["clause"]["modals"])
        self.counting = tuple(self.table["clause"]["counting"])
        self.intransitive = tuple(self.table["clause"]["intransitive"])
        self.measures = frozenset(self.table["measures"]["words"])
        self.complete = frozenset(self.table["complete"]["words"])
        self.verbal_nouns = frozenset(self.table["verbal_nouns"]["words"])
        self.inside = frozenset(self.table["measures"]["inside"])
        self.dimensions = frozenset(self.table["dimensions"]["words"])
        self.personal = frozenset(self.table["personal"]["words"])
        self.belongings = frozenset(self.table["belongings"]["words"])
        self.owners = frozenset(self.table["allotting"]["owners"])
        self.returning = tuple(self.table["allotting"]["returning"])
        self.issuers = frozenset(self.table["light"]["issuers"])
        self.light = frozenset(self.table["light"]["words"])
        self.joining = frozenset(self.table["conjunctions"]["joining"])
        self.endings = ModifierEndings.of(article.pack)
        self.occasions = {first: frozenset(second) for first, second in self.table["occasions"].items()}
        self._forms: dict[int, Form] = {}
        self.owner: dict[int, int] = {}
        for at, quantity in enumerate(article.quantities):
            for index in range(quantity.first, quantity.last):
                self.owner[index] = at
        self.units, self.numbers = UnitWords.of(article.pack), NumberWords.of(article.pack)
        numerals = {index for numeral in article.numerals for index in range(numeral.first, numeral.last)}
        self.aside: dict[int, str] = {}
        for skipped in article.skipped:
            low, high = article.words_in(skipped.start, skipped.end)
            for index in range(low, high):
                # the noun of a base counts on: «бір ота 2 млн теңгеге түседі»
                if skipped.reason != "base" or index in numerals or index == low:
                    self.aside[index] = skipped.reason
            if skipped.reason == "base":
                for index in range(low + 1, high + 1):
                    match = self.units.match(article, index) if index < len(self.words) else None
                    if match is not None and (match.unit.kind != "money" or self._governed(match.last - 1)):
                        self.aside.update(dict.fromkeys(range(index, match.last), "base"))

        self.named: set[int] = set()  # words of proper names
        for entity in article.entities:
            for mention in entity.mentions:
                if mention.kind in ("name", "short"):
                    self.named.update(range(*article.words_in(mention.start, mention.end)))
        self.stated = [self._stated(quantity) for quantity in article.quantities]

    def _stated(self, quantity: Quantity) -> Stated:
        """How the expression as a whole stands in its clause: its last word decides, be it number, unit or modifier."""
        last = self.words[quantity.last - 1].lower if quantity.last > quantity.first else ""
        if quantity.last - quantity.first > 1 and (quantity.modifier not in ("exact", "range") or last in self.clause["until"]):
            ending = self.endings.read(last)
            if ending is not None:
                # «несиенің 85 пайызына дейін» is a part whatever closes it
                return ending._replace(possessive=True) if self._part_before_modifier(quantity) else ending
        if quantity.attributive:
            return Stated("nom", False, True)
        possessive = quantity.possessive
        if quantity.kind == "money" and any(self.words[at].lower in self.issuers for at in range(quantity.first, quantity.last)):
            possessive = False  # «АҚШ доллары» is the unit's own form
        if quantity.kind == "percent" and not possessive and quantity.case == "nom" and self._share_of_genitive(quantity):
            possessive = True
        return Stated(quantity.case, possessive, False)

    def _share_of_genitive(self, quantity: Quantity) -> bool:
        """«қатысушылардың 64% …»: a bare sign after a genitive is read as «64 пайызы»."""
        before = quantity.first - 1
        if not self.same_line(before, quantity.first):
            return False
        if self.form(before).case != "gen" and self.words[before].lower not in self.table["pronouns"]["genitive"]:
            return False
        if not self.same_line(quantity.last, quantity.first):
            return True
        after = self.form(quantity.last)
        return not (after.kind == "noun" and after.possessive)

    def _part_before_modifier(self, quantity: Quantity) -> bool:
        """«85 пайызына дейін», «жартысынан астам»: the number itself is possessive, whatever closes it."""
        if quantity.kind == "money" and any(self.words[at].lower in self.issuers for at in range(quantity.first, quantity.last)):
            return False  # «10 мың АҚШ долларынан асатын»: the unit's own form
        return any(
            self.words[at].lower.endswith(self.forms.endings["partitive"]) for at in range(quantity.first, quantity.last - 1)
        )

    def form(self, index: int) -> Form:
        """The form of a word where it stands."""
        found = self._forms.get(index)
        if found is None:
            found = self._forms[index] = self._form(index)
        return found

    def is_agent(self, index: int) -> bool:
        """Whether the word names somebody who acts: a person, an organization or a proper name."""
        form = self.form(index)
        if form.kind != "noun" or form.base in self.dimensions:
            return False
        return (
            form.base in self.forms.people
            or form.base in self.forms.bodies
            or self.forms.ends(form.base, "agent")
            or index in self.named
            or (self.words[index].capitalised and self.words[index].text[1:].islower() and not self._opens(index))
        )

    def _opens(self, index: int) -> bool:
        """Whether the word is the first of its sentence or quotation, so that its capital says nothing."""
        return index == 0 or not self.same_line(index - 1, index) or self.words[index - 1].text in '«"–('

    def _form(self, index: int) -> Form:
        word = self.words[index]
        if index in self.owner:
            return NUMBER
        if self.clitic(index):
            return ASIDE
        if index in self.aside and self.aside[index] != "name":
            return ASIDE
        if word.kind != "word":
            return MARK if word.kind == "mark" else ASIDE
        if index and word.lower in self.occasions.get(self.words[index - 1].lower, ()):
            return ASIDE  # «алғаш рет»: when, not what
        form = self.forms.read(word.lower)
        if form.kind == "verb" and word.capitalised and word.text[1:].islower() and not self._opens(index):
            return self.forms.nominal(word.lower)  # «Төлебайды», «Сәнді»: a name inside a sentence, whatever it ends in
        if form.kind == "participle":
            return form._replace(kind="verb") if self._ends_clause(index) else form
        if form.kind == "verb" and form.also == "noun" and not self._ends_clause(index):
            return self.forms.nominal(word.lower)
        if form.also == "verb" and self._closes_clause(index) and not self._lists(index):
            return form._replace(kind="verb")
        if (
            form.kind == "noun"
            and self.forms.ends(word.lower, "verbal_noun")
            and len(word.lower) > 4
            and self._modal_follows(index)
        ):
            return form._replace(kind="verb")
        return form

    def _past_bracket(self, index: int) -> int:
        """«көлік апаты (былтыр 200) тіркелді»: the word behind a bracket that opens at `index`, else `index` itself."""
        if index >= len(self.words) or self.words[index].text != "(":
            return index
        for at in range(index + 1, min(index + BRACKET, len(self.words))):
            if self.words[at].paragraph != self.words[index].paragraph:
                break
            if self.words[at].text == ")":
                return at + 1
        return index

    def _closes_clause(self, index: int) -> bool:
        """Like `_ends_clause`, but a particle after the word does not make it a verb."""
        after = self._past_bracket(index + 1)
        if after < len(self.words) and self.words[after].text in DASHES:
            return False
        if self.same_line(after, index) and self.words[after].kind != "mark":
            return self.words[after].lower in self.clause["past_after"]
        return self._ends_clause(index)

    def _lists(self, index: int) -> bool:
        """Whether a word before a comma or a conjunction has its like after it, as nouns in a list do."""
        ending, after = self.words[index].lower[-2:], index + 1
        if after >= len(self.words) or not (self.words[after].text == "," or self.words[after].lower in self.joining):
            return False
        for at in range(index + 1, min(index + 4, len(self.words))):
            word = self.words[at]
            if word.kind == "word" and at > index + 1:
                return word.lower.endswith(ending) and not self.forms.ends(self.words[index].lower, "condition")
        return False

    def _modal_follows(self, index: int) -> bool:
        """«алынуы тиіс», «алуға болады»: a verbal noun with its modal is the verb of the clause."""
        after = index + 1
        return after < len(self.words) and self.words[after].lower.startswith(self.modals)

    def _ends_clause(self, index: int) -> bool:
        """Whether the word is the last of its clause, so that a verb-like form is finite."""
        after = self._past_bracket(index + 1)
        if after >= len(self.words) or self.words[after].paragraph != self.words[index].paragraph:
            return True
        word = self.words[after]
        if word.kind == "mark":
            return word.text not in QUOTING
        if word.sentence != self.words[index].sentence:
            return True
        return word.lower in self.clause["finite_after"]

    def same_line(self, index: int, other: int) -> bool:
        """Whether `index` is a word of the sentence and paragraph that `other` stands in."""
        if not 0 <= index < len(self.words):
            return False
        return self.words[index].sentence == self.words[other].sentence  # a sentence has one paragraph

    def clitic(self, index: int) -> bool:
        """Whether the word is the suffix of a number or an abbreviation, written after a hyphen."""
        return (
            index > 1
            and not self.words[index].spaced
            and self.words[index - 1].text == "-"
            and self.words[index - 2].kind != "word"
        )

    # the phrase after a place

    def after(self, start: int, anchor: int, *, counted: bool = True) -> Phrase | None:
        """The noun phrase that begins at the word `start`, in the sentence of the word `anchor`."""
        at, first = start, -1
        noun: tuple[int, Form] | None = None
        while self.same_line(at, anchor) and at - start < 2 * MAX_WORDS:
            word, form = self.words[at], self.form(at)
            if form.kind == "mark":
                if word.text == "," and noun is None and first >= 0 and self._adjective_goes_on(at):
                    at += 1  # «5 заманауи, қауіпсіз автобус»
                    continue
                if word.text in '«"' and noun is None and (closing := self._closing(at)) is not None:
                    first = at if first < 0 else first
                    at = closing + 1
                    continue
                break
            if word.lower in self.light and noun is None:
                at += 1
                continue
            named = self.aside.get(at) == "name"
            if named and noun is None and self._name_describes(at):
                first, at = at if first < 0 else first, self._name_end(at)
                continue
            named = named and word.kind == "word"
            if named and (noun is None or noun[1].base in self.measures):
                return Phrase(at if first < 0 else first, self._name_end(at), at)
            if (
                noun is None
                and first >= 0
                and word.lower in self.joining
                and self.same_line(at + 1, at)
                and self.form(at + 1).kind in ("adjective", "participle")
            ):
                at += 1  # «шағын және орта бизнес»
                continue
            if form.kind in ("number", "aside", "conjunction", "postposition", "pronoun", "verb"):
                break
            if form.kind == "predicate":
                if noun is not None or form.also != "adjective" or not self.noun_follows(at):
                    break
                first, at = at if first < 0 else first, at + 1
                continue
            if form.kind == "adverb":
                if noun is not None or first >= 0 or form.base not in self.clause["between"]:
                    break
                at += 1
                continue
            if noun is not None and form.derived == "attr" and self._compound_attribute(noun, at):
                noun, at = None, at + 1  # «3 аудан орталығындағы мектеп»
                continue
            if form.kind in ("adjective", "participle") or (noun is None and self._like_adjective(at)):
                if noun is None and self._stands_for_person(at):
                    return Phrase(at if first < 0 else first, at + 1, at)
                if noun is not None and noun[1].base not in self.measures:
                    break
                if noun is None and not self.noun_follows(at):
                    if self._is_adverbial(at, form):
                        break
                    if form.kind == "adjective" and form.also in ("", "verb") and form.derived not in ("attr", "like"):
                        # an adjective alone stands for its noun
                        noun, first = (at, Form("noun", form.base)), at if first < 0 else first
                    break
                first, at = at if first < 0 else first, at + 1
                continue
            # a nominal
            if (
                noun is not None
                and self.forms.ends(word.lower, "adjectival")
                and noun[1].base not in self.measures
                and self.noun_follows(at)
            ):
                break
            if noun is None and form.case == "acc" and self._describes(at):
                first, at = at if first < 0 else first, at + 1
                continue
            if noun is None and self.same_line(at + 1, at) and self._compound(at, at + 1):
                first, at = at if first < 0 else first, at + 1
                continue  # «92 елді мекенді»
            if noun is None:
                if form.case == "abl" and self.same_line(at + 1, at) and self.words[at + 1].lower in self.clause["besides"]:
                    first, at = at if first < 0 else first, at + 2
                    continue
                noun, first = (at, form), at if first < 0 else first
                if form.case != "nom" or (form.possessive and not (first < at and self._owner_follows(at))):
                    break
                at += 1
                continue
            head = noun[1].base
            if form.possessive and (
                self.forms.ends(word.lower, "verbal_noun_owned") or self.forms.ends(word.lower, "participle_owned")
            ):
                break  # «10 мың теңге айыппұл төлеуі мүмкін»: the second is what is done with the first
            if self._names_programme(at):
                break  # «11 үй жаңғырту бағдарламасы аясында жөнделмек»
            if form.case == "nom" and self._governed(at):
                break  # «74 бригада тәулік бойы»: the second noun goes with its postposition
            if form.case == "dat" and form.base in self.owners and self._goes_back(at):
                break  # «12 телефон иесіне қайтарылды»
            if form.plural and form.possessive and counted:
                break  # «екі зауыт сүзгілерін жаңалады»: what is counted bears no plural
            agent = self.forms.ends(form.base, "agent") and noun[1].base not in self.complete
            if head in self.measures and (word.lower in self.verbal_nouns and self._governs_verb(at)):
                break  # «12 мың жұп отау құрды»: the couples themselves are counted
            if head in self.measures or agent or self._compound(noun[0], at):
                noun = (at, form)
            elif form.possessive and self._joins(noun[1], form):
                noun = (at, form)
                if form.case == "nom" and self._owner_follows(at):
                    at += 1
                    continue
                break
            elif form.case == "nom" and not form.possessive and head not in self.complete and self._subject_of_passive(at):
                noun = (at, form)
            else:
                break
            if form.case != "nom" or form.possessive:
                break
            at += 1
        if noun is None:
            return None
        head_at, form = noun
        return Phrase(first, head_at + 1, head_at, form.case, form.possessive)

    def _goes_back(self, index: int) -> bool:
        """Whether a verb of giving back follows the word for the owner."""
        return self.same_line(index + 1, index) and self.words[index + 1].lower.startswith(self.returning)

    def _compound_attribute(self, noun: tuple[int, Form], index: int) -> bool:
        """Whether a word in -ындағы makes an attribute of the bare noun right before it."""
        owned = self.forms.ends(self.words[index].lower, "owned_attributive")
        bare = noun[1].case == "nom" and not noun[1].plural
        return owned and bare and noun[0] == index - 1 and self.noun_follows(index)

    def _is_adverbial(self, index: int, form: Form) -> bool:
        """«131 млн теңге тиімсіз пайдаланылды»: an adjective right before a verb says how, unless it stands for a person."""
        word = self.words[index].lower
        return form.derived in ("", "without") and word not in self.personal and self._governs_verb(index)

    def _adjective_goes_on(self, index: int) -> bool:
        """Whether an adjective and its noun follow a comma."""
        return self.same_line(index + 1, index) and self.form(index + 1).kind == "adjective" and self.noun_follows(index + 1)

    def _like_adjective(self, index: int) -> bool:
        """«гигиеналық заттар», «инновациялық жоба»: a word in -лық on no list describes the noun right after it."""
        word = self.words[index].lower
        if self.forms.ends(word, "loan_adjective") and self.noun_follows(index):
            return True
        if not self.forms.ends(word, "adjectival") or word in self.forms.nouns or not self.same_line(index + 1, index):
            return False
        after = self.form(index + 1)
        return after.kind == "adjective" or (after.kind == "noun" and not self.words[index + 1].capitalised)

    def _stands_for_person(self, index: int) -> bool:
        """«13 мың жас шетелде оқиды»: «жас» is a person, where the noun after it cannot be what it describes."""
        if self.words[index].lower not in self.personal or not self.same_line(index + 1, index):
            return False
        after = self.form(index + 1)
        if self.words[index + 1].lower in self.verbal_nouns and self._governs_verb(index + 1):
            return True  # «1,5 миллион қазақстандық жұмыс істейді»
        return (
            after.kind == "noun"
            and after.case in ("dat", "loc", "abl", "ins")
            and not after.plural
            and after.base not in self.forms.people
            and (after.case in ("loc", "abl") or after.base not in self.forms.bodies or self._governs_verb(index + 1))
            and not self.forms.ends(after.base, "agent")
        )

    def _describes(self, index: int) -> bool:
        """«көпқабатты тұрғын үй»: -ты that reads as an accusative is an adjective where its noun comes right after."""
        if not self.forms.ends(self.words[index].lower, "accusative_or_adjective") or not self.same_line(index + 2, index):
            return False
        after, beyond = self.form(index + 1), self.form(index + 2)
        if after.kind == "adjective":
            return beyond.kind == "noun" and self.words[index].lower.startswith(self.counting)
        if after.kind != "noun":
            return False
        if after.case == "nom" and not after.possessive:
            # «12 лауазымды тұлға жауапкершілікке тартылды», «инертті материал дайындалған»; but «саяжайды су басты»
            return (
                beyond.kind in ("conjunction", "mark")
                or (beyond.kind == "noun" and beyond.case != "nom")
                or self.forms.ends(self.words[index + 2].lower, "passive")
            )
        return (after.case == "gen" or after.possessive) and beyond.kind != "verb"

    def _owner_follows(self, index: int) -> bool:
        """«ауыл шаруашылығы жері»: a compound with its own possessive describes the next one."""
        if not self.same_line(index + 1, index):
            return False
        form = self.form(index + 1)
        if self.forms.ends(self.words[index + 1].lower, "owned_attributive"):
            return self.noun_follows(index + 1)  # «ауыл шаруашылығы мақсатындағы жер»
        return form.kind == "noun" and form.possessive and form.plural is False

    def _name_describes(self, index: int) -> bool:
        """«3D-баспа станогі»: a name with a number before a possessed noun only describes it."""
        end = self._name_end(index)
        return self.same_line(end, index) and self.form(end).kind == "noun" and self.form(end).possessive

    def _name_end(self, index: int) -> int:
        """The end of the name with a number in it that begins at `index`: «Airbus A321neo»."""
        while index < len(self.words) and self.aside.get(index) == "name":
            index += 1
        return index

    def _closing(self, index: int) -> int | None:
        mark = {"«": "»", '"': '"'}[self.words[index].text]
        for at in range(index + 1, min(index + 8, len(self.words))):
            if self.words[at].text == mark:
                return at
        return None

    def noun_follows(self, index: int) -> bool:
        """Whether an adjective or participle has its noun after it."""
        for at in range(index + 1, min(index + 6, len(self.words))):
            if not self.same_line(at, index):
                return False
            form = self.form(at)
            if form.kind == "noun":
                return True
            if self.words[at].lower in self.clause["particles"]:
                return False  # «екі мердігер де талапқа сай келмеді»
            if form.kind == "mark" and self.words[at].text in '«"':
                continue
            if self.words[at].text == "," and self.same_line(at + 1, at) and self.form(at + 1).kind == "adjective":
                continue
            if (
                form.kind not in ("adjective", "participle", "adverb")
                and form.also != "adjective"
                and self.words[at].lower not in self.joining
            ):
                return False
        return False

    def _compound(self, first: int, second: int) -> bool:
        """Two bare nouns that are one: «ер адам», «жұмыс орнын»."""
        right = self.words[second]
        return (
            right.kind == "word" and self._compound_of(self.words[first].lower, self.forms.nominal(right.lower).base) is not None
        )

    def _compound_of(self, left: str, base: str) -> str | None:
        """The compound of the pack that two words make, the second given by its dictionary form."""
        found = self.article.pack.cache.get("compounds")
        if found is None:
            pairs = [compound.split() for compound in self.table["compounds"]["heads"]]
            found = {(first, self.forms.nominal(second).base): f"{first} {second}" for first, second in pairs}
            self.article.pack.cache["compounds"] = found
        return found.get((left, base))  # type: ignore[no-any-return, unused-ignore]

    def _governed(self, index: int) -> bool:
        return self.same_line(index + 1, index) and self.form(index + 1).kind == "postposition"

    def _joins(self, owner: Form, owned: Form) -> bool:
        """Whether a noun in the third person belongs to the bare noun before it: «ел рекорды», not «адам жұмысын тоқтатты»."""
        if owned.own and owned.case not in ("nom", "acc"):
            return False  # «266 мың тест елімізге әкелінді»
        if owned.case == "acc" and owned.base in self.belongings:
            return False  # «7 240 лагерь есігін ашады»: what they have of their own
        if owner.possessive or (owner.plural and owner.case == "nom"):
            return True
        return owner.base not in self.complete and not (owned.base in self.verbal_nouns and owned.case in ("acc", "dat"))

    def _names_programme(self, index: int) -> bool:
        """Whether a bare verbal noun goes with the possessed noun after it, and both with a postposition."""
        if not self.forms.ends(self.words[index].lower, "verbal_noun") or not self.same_line(index + 2, index):
            return False
        form = self.form(index + 1)
        return form.kind == "noun" and form.possessive and self._governed(index + 1)

    def _governs_verb(self, index: int) -> bool:
        """Whether the verb stands right after the word."""
        return self.same_line(index + 1, index) and self.form(index + 1).kind in ("verb", "participle")

    def _subject_of_passive(self, index: int) -> bool:
        """Whether a bare noun before a verb is its subject, so that the noun before it only describes it."""
        if self.words[index].lower in self.verbal_nouns:
            return False
        for at in range(index + 1, min(index + 4, len(self.words))):
            if not self.same_line(at, index):
                return True
            form, word = self.form(at), self.words[at]
            if form.kind in ("mark", "conjunction", "predicate", "number", "postposition"):
                return True
            if form.kind in ("verb", "participle"):
                return self.forms.ends(word.lower, "passive") or word.lower.startswith(self.intransitive)
            if form.case == "dat" and self.forms.ends(word.lower, "verbal_noun_purpose"):
                return False  # «мың ата-ана екпе салдыруға келісті»: its object
            if form.kind == "noun" and (form.case != "nom" or form.possessive):
                return (form.possessive and at == index + 1) or form.case != "nom"
        return True

    # the words before a place

    def head_span(self, head: int, floor: int) -> int:
        """First word of the phrase whose head is the word `head`, at or after `floor`."""
        first, at = head, head - 1
        while at >= floor and head - at < 7 and self.same_line(at, head):
            form, word = self.form(at), self.words[at]
            if form.kind == "noun" and form.case == "nom" and not self.form(at + 1).possessive and self.is_agent(at):
                break  # «компания еңбекақыны көтерді»: who acts owns nothing without a suffix on it
            if form.kind == "adjective" or (
                form.kind == "noun" and (form.case == "gen" or (form.case == "nom" and not form.possessive and not form.plural))
            ):
                first = at
            elif (
                form.kind == "noun"
                and form.case in ("acc", "dat")
                and self.forms.ends(self.words[at + 1].lower, "verbal_noun_object")
            ):
                first = at
            elif form.kind == "participle" or (
                word.lower in self.joining and at > floor and self.form(at - 1).kind in ("noun", "adjective")
            ):
                if form.kind == "participle":
                    first = at
            elif form.kind == "pronoun" and word.lower in self.clause["pointing"]:
                first = at
                break
            else:
                break
            at -= 1
        return first

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of the words [first, last), cut from the left to the contract's twelve words."""
        while last - first > 1 and len(self.article.text[self.words[first].start : self.words[last - 1].end].split()) > MAX_WORDS:
            first += 1
        return self.words[first].start, self.words[last - 1].end

    def base(self, head: int) -> str:
        """Dictionary form of a head, with the word before it where both are one noun («жұмыс орны»)."""
        word = self.words[head].lower
        if self.aside.get(head) == "name":
            return self.article.text[self.words[head].start : self.words[self._name_end(head) - 1].end].lower()
        form = self.forms.nominal(word)
        # an adjective that stands for its noun is its own dictionary form: «ерікті», «жұмыссыз»
        base = (
            word
            if form.derived in ("with", "without") or (form.derived == "adj" and form.case == "nom" and not form.possessive)
            else form.base
        )
        if (
            head > 0
            and self.forms.ends(base, "agent")
            and self.form(head - 1).kind == "noun"
            and self.form(head - 1).case == "nom"
        ):
            before = self.form(head - 1)
            if not before.possessive and not before.plural and before.base not in self.complete:
                return f"{self.words[head - 1].lower} {base}"  # «қарыз алушы»
        if head > 0 and self.words[head - 1].kind == "word" and self.words[head].spaced:
            compound = self._compound_of(self.words[head - 1].lower, base)
            if compound is not None:
                return compound
        return base


class ModifierEndings:
    """The words that may end a quantity after its number: «астам», «жуығы», «асты», «дейін»."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.nouns: set[str] = set()
        self.forms: set[str] = set()
        for entry in pack.table("modifiers").get("after", ()):
            self.nouns.update(entry.get("nouns", ()))
            self.forms.update(entry.get("forms", ()))
            self.forms.update(phrase.split()[-1] for phrase in entry.get("phrases", ()))
        clause = pack.table("subjects")["clause"]
        self.until, self.limits = frozenset(clause["until"]), frozenset(clause["limits"])
        self.limit_verbs = tuple(clause["limit_verbs"])
        self.lexicon = dict.fromkeys(sorted(self.nouns), True)
        self.verbs = WordForms.of(pack)
        self._seen: dict[str, Stated | None] = {}

    @classmethod
    def of(cls, pack: Pack) -> ModifierEndings:
        """The modifier endings of `pack`, built once."""
        found = pack.cache.get("modifier endings")
        if found is None:
            found = pack.cache["modifier endings"] = cls(pack)
        return found  # type: ignore[no-any-return, unused-ignore]

    def read(self, form: str) -> Stated | None:
        """How an expression stands that ends with the word, or None where the word is no modifier."""
        if form not in self._seen:
            if len(self._seen) > 50_000:
                self._seen.clear()
            self._seen[form] = self._read(form)
        return self._seen[form]

    def _read(self, form: str) -> Stated | None:
        if form in self.until:
            return Stated("nom", False, False, until=True)
        if form in self.nouns or form in self.limits:
            return Stated("nom", False, False)
        found = self.pack.morphology.lookup(form, self.lexicon)
        if found is not None:
            tags = found[1]
            return Stated(tags.case, bool(tags.possessive), tags.derived in ("adj", "attr"))
        if self.verbs.ends(form, "attributive"):
            return Stated("nom", False, True)
        read = self.verbs.read(form)
        verbal = read.kind in ("verb", "participle") or read.also == "verb"  # «280 мыңнан кем алмаймыз»
        if form in self.forms or verbal or form.startswith(self.limit_verbs):
            return Stated("nom" if self.verbs.ends(form, "participial") else "verb", False, False, verb=True)
        return None
