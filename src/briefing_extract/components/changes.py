"""Changes: whether a quantity is the amount, the start or the end of an increase or decrease.

The verb of the clause decides («өсті», «қысқарды», «жетті»), with the case of the quantity: ablative from, dative to or
by. A comparison («3,4 шаршы метрге көп») is a change only against an earlier time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing_extract.components.phrases import Phrases

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Quantity
    from briefing_extract.components.topics import Subject
    from briefing_extract.languages.pack import Pack

NEAR = 0.6  # how near a new level is to the old one
VERB_REACH = 26  # words from a quantity to its verb


class Change(NamedTuple):
    """A change: increase or decrease, and which side of it the quantity states."""

    direction: str
    role: str
    rule: str


@dataclass(frozen=True, slots=True)
class Mover:
    """A verb of change: its direction ("" where only a pair of values tells) and whether it names the level reached."""

    direction: str
    reach: bool = False
    falls: bool = False
    carries: bool = False  # also says that something is brought somewhere («жеткізілді»)


class ChangeWords:
    """The pack's words of change, with every form seen so far."""

    def __init__(self, pack: Pack) -> None:
        table: dict[str, Any] = pack.table("change")
        self.verbs: dict[str, Mover] = {}
        for stem in table["neutral"]["verbs"]:
            self.verbs[stem] = Mover("", falls=stem in table["neutral"]["falls"])
        for direction in ("increase", "decrease"):
            for stem in table[direction]["verbs"]:
                self.verbs[stem] = Mover(direction)
        for stem in table["reach"]["verbs"]:
            self.verbs[stem] = Mover("increase", reach=True, carries=len(stem) > 3)
        tails = table["tails"]
        self.vowels, self.contracted = frozenset(tails["vowels"]), frozenset(tails["contracted"])
        self.after_vowel, self.after_consonant = tuple(tails["after_vowel"]), tuple(tails["after_consonant"])
        self.future = frozenset(tails["future"])
        self.months = tuple(table["earlier"]["months"])
        self.rating = frozenset(table["neutral"]["rates"])
        self.multiplying = tuple(table["multiplying"]["stems"])
        self.comparing, self.ablative = frozenset(table["comparison"]["words"]), tuple(table["comparison"]["endings"])
        self.between = frozenset(table["comparison"]["between"])
        self.not_times = tuple(table["earlier"]["not_stems"])
        # «азай-» before у and а: «азаю», «азаяды»
        for stem, mover in list(self.verbs.items()):
            if stem.endswith("й"):
                self.verbs.setdefault(stem[:-1] + "ю", mover)
                self.verbs.setdefault(stem[:-1] + "я", mover)
        # «кемі-» before й: «кемиді», «кемитін»
        for stem, mover in list(self.verbs.items()):
            if stem[-1] in "ыі":
                for ending in tails["narrowed"]:
                    self.verbs.setdefault(stem[:-1] + ending, mover)
        self.longest = max(map(len, self.verbs), default=0)
        self.not_verbs = frozenset(table["not_verbs"]["words"]) - frozenset(table["not_verbs"]["allowed"])
        self.nouns = {noun: direction for direction in ("increase", "decrease") for noun in table[direction]["nouns"]}
        self.adjectives = {word: direction for direction in ("increase", "decrease") for word in table[direction]["adjectives"]}
        self.earlier = tuple(table["earlier"]["stems"])
        self.set_phrases = frozenset(table["set_phrases"]["words"])
        self._seen: dict[str, Mover | None] = {}

    @classmethod
    def of(cls, pack: Pack) -> ChangeWords:
        """The words of change of `pack`, built once."""
        found = pack.cache.get("change")
        if found is None:
            found = pack.cache["change"] = cls(pack)
        return found  # type: ignore[no-any-return, unused-ignore]

    def verb(self, form: str) -> Mover | None:
        """The verb of change that a lower-case form belongs to."""
        if form not in self._seen:
            if len(self._seen) > 100_000:
                self._seen.clear()
            self._seen[form] = self._verb(form)
        return self._seen[form]

    def _verb(self, form: str) -> Mover | None:
        if form in self.not_verbs:
            return None
        for cut in range(min(self.longest, len(form)), 1, -1):
            mover = self.verbs.get(form[:cut])
            if mover is not None and self._is_tail(form[:cut], form[cut:]):
                return mover
        return None

    def _is_tail(self, stem: str, tail: str) -> bool:
        """Whether what follows a verb stem is voice, negation, tense, person, converb, infinitive or participle."""
        if not tail:
            return len(stem) > 3
        if stem[-1] in self.contracted:
            return True
        if tail in self.future:
            return (stem[-1] in self.vowels) == (tail == "р")  # «арзандар», «өсер»
        return tail.startswith(self.after_vowel if stem[-1] in self.vowels else self.after_consonant)


class ChangeFinder:
    """Finds the changes of one article's quantities."""

    def __init__(self, article: Article, phrases: Phrases) -> None:
        self.article, self.phrases = article, phrases
        self.words = article.words
        self.terms = ChangeWords.of(article.pack)

    def find(self, at: int, subject: Subject | None) -> Change | None:
        """The change that the quantity at position `at` takes part in, or None."""
        quantity = self.article.quantities[at]
        inside = self._inside(quantity)
        if inside:
            return inside
        signed = self._signed(quantity)
        if signed:
            return signed
        case, last = self._case(at, subject)
        pair = self._pair(at)
        compared = None if self.phrases.stated[at].possessive else self._compared(quantity, last)
        if compared:
            return compared
        named = None if self.phrases.stated[at].possessive else self._named(quantity, self.phrases.stated[at].case, subject)
        if named:
            return named
        if self.phrases.stated[at].attributive:
            return None
        if pair is not None:
            closing = self.article.quantities[pair[1]]
            mover = self._mover(closing, self._after_phrase(pair[1]), "dat")
        else:
            mover = self._mover(quantity, last, case)
        if mover is None:
            return None
        if pair is not None:
            start, end = pair
            direction = mover.direction
            low, high = _middle(self.article.quantities[start]), _middle(self.article.quantities[end])
            if (not direction or mover.reach) and low is not None and high is not None:
                direction = "increase" if high > low else "decrease"
            if direction and at in (start, end):
                return Change(direction, "from" if at == start else "to", "pair of values with a verb of change")
        if (
            mover.falls
            and case == "dat"
            and quantity.kind != "multiple"
            and subject is not None
            and subject.head.split()[-1] in self.terms.rating
        ):
            return Change("decrease", "to", "fall to a level")  # «бағам 488 теңгеге түсті»
        return self._role(at, mover, case, last, counted=last != quantity.last)

    def _after_phrase(self, at: int) -> int:
        """The word after a quantity and the noun that it counts."""
        quantity, stated = self.article.quantities[at], self.phrases.stated[at]
        if stated.case == "nom" and not stated.possessive:
            phrase = self.phrases.after(quantity.last, quantity.last - 1)
            if phrase is not None and phrase.first - quantity.last <= 1 and phrase.case == "dat":
                return phrase.last
        return quantity.last

    # the case of the quantity with its noun

    def _case(self, at: int, subject: Subject | None) -> tuple[str, int]:
        """Case of the number with what it counts, and the word after both: «200 көліктен» is an ablative."""
        quantity, stated = self.article.quantities[at], self.phrases.stated[at]
        if subject is not None and subject.phrase is not None and stated.case == "nom" and not stated.possessive:
            phrase = subject.phrase
            if phrase.first - quantity.last <= 1:
                return phrase.case, phrase.last
        if stated.case == "nom" and not stated.possessive and quantity.kind in ("percent", "money", "quantity"):
            shared = self._shared_case(at)
            if shared is not None:
                return shared, quantity.last
        return stated.case, quantity.last

    def _shared_case(self, at: int) -> str | None:
        """«5,2%, 8,1% және 12%-ға өсті»: the last of a list bears the dative of all."""
        quantities = self.article.quantities
        for step in range(at, min(at + 5, len(quantities) - 1)):
            here, there = quantities[step], quantities[step + 1]
            if there.first - here.last != 1 or there.kind != here.kind or there.unit != here.unit:
                return None
            between = self.words[here.last]
            if between.text != "," and between.lower not in self.phrases.joining:
                return None
            if self.phrases.stated[step + 1].case != "nom":
                return "dat" if self.phrases.stated[step + 1].case == "dat" else None
        return None

    def _pair(self, at: int) -> tuple[int, int] | None:
        """Positions of «X-тан» and «Y-ға» where the quantity is one of such a pair."""
        quantities = self.article.quantities
        for start, end in ((at, at + 1), (at - 1, at)):
            if start < 0 or end >= len(quantities):
                continue
            first, second = quantities[start], quantities[end]
            if first.kind != second.kind or not self.phrases.same_line(second.first, first.first):
                continue
            if self._full_case(start) == "abl" and self._full_case(end) in ("dat",) and second.first - first.last <= 9:
                if not any(self.phrases.form(index).kind == "verb" for index in range(first.last, second.first)):
                    return start, end
        return None

    def _full_case(self, at: int) -> str:
        quantity = self.article.quantities[at]
        stated = self.phrases.stated[at]
        if self._until(quantity):
            return "dat"
        if stated.case == "nom" and not stated.possessive:
            phrase = self.phrases.after(quantity.last, quantity.last - 1)
            if phrase is not None and phrase.first - quantity.last <= 1:
                return phrase.case
        return stated.case

    def _until(self, quantity: Quantity) -> bool:
        """«66 пайызға дейін»: inside the span or right after it."""
        words = self.words
        return words[quantity.last - 1].lower in self.phrases.clause["until"] or (
            quantity.last < len(words) and words[quantity.last].lower in self.phrases.clause["until"]
        )

    # signs, nouns and comparisons

    def _inside(self, quantity: Quantity) -> Change | None:
        """«екі еселенді»: the verb is part of the expression."""
        if quantity.kind != "multiple" or quantity.last - quantity.first < 1:
            return None
        word = self.words[quantity.last - 1].lower
        if word.startswith(self.terms.multiplying):
            return Change("increase", "by", "verb of multiplying")
        return None

    def _signed(self, quantity: Quantity) -> Change | None:
        """«(+12,4%)»: a signed percentage in brackets."""
        if quantity.kind != "percent":
            return None
        first = quantity.first
        sign = self.words[first].text
        before = self.words[first - 1].text if first else ""
        if sign not in "+-−–" and before in ("+", "-", "−", "–"):
            sign, first = before, first - 1
            before = self.words[first - 1].text if first else ""
        if sign == "+" or (sign in "-−–" and before in "(["):
            return Change("increase" if sign == "+" else "decrease", "by", "signed percentage")
        return None

    def _named(self, quantity: Quantity, case: str, subject: Subject | None) -> Change | None:
        """«Өсім – 8,5 пайыз»: the noun of change is what is measured."""
        if case != "nom" or subject is None or quantity.kind == "count":
            return None
        direction = self.terms.nouns.get(subject.head.split()[-1])
        if direction is None or (subject.start > quantity.start and quantity.kind not in ("percent", "multiple")):
            return None
        if self.phrases.article.sentence_at(subject.start).index != self.article.sentence_at(quantity.start).index:
            return None
        if self._says_otherwise(quantity):
            return None
        return Change(direction, "by", "noun of change")

    def _says_otherwise(self, quantity: Quantity) -> bool:
        word = self.words[quantity.last - 1].lower
        return quantity.modifier == "nearly" and self.phrases.forms.read(word).kind == "verb"

    def _compared(self, quantity: Quantity, last: int) -> Change | None:
        """«былтырғыдан 12%-ға көп»: more or less than at an earlier time."""
        for at in (last, last + 1):
            if not self.phrases.same_line(at, quantity.last - 1):
                return None
            direction = self.terms.adjectives.get(self._adjective(at))
            if direction is not None:
                break
            if self.words[at].lower not in self.terms.between:
                return None
        else:
            return None
        if at + 1 < len(self.words) and self.terms.verb(self.words[at + 1].lower):
            return None
        for index in range(quantity.first - 1, max(-1, quantity.first - 12), -1):
            if not self.phrases.same_line(index, quantity.first):
                break
            word = self.words[index]
            form = self.phrases.form(index)
            if form.kind == "verb" and form.also != "noun":
                break
            if word.lower in self.terms.comparing or word.lower.endswith(self.terms.ablative):
                if self._earlier_time(index):
                    return Change(direction, "by", "compared with an earlier time")
                return None
        return None

    def _adjective(self, index: int) -> str:
        word = self.words[index].lower
        return word if word in self.terms.adjectives else self.phrases.forms.read(word).base

    def _earlier_time(self, index: int) -> bool:
        """Whether the phrase that ends in the ablative at `index` is a time: «2024 жылдың сәйкес кезеңіндегіден»."""
        for at in range(index, max(-1, index - 6), -1):
            if not self.phrases.same_line(at, index):
                return False
            word = self.words[at]
            if word.kind == "mark" and at != index:
                return False
            if word.kind == "word" and self._is_time(word.lower):
                return True
            if at < index and self.phrases.form(at).kind in ("verb", "pronoun", "conjunction"):
                return False
        return False

    def _is_time(self, form: str) -> bool:
        """Whether a form is of a word of earlier time; of the short ones («ай», «жыл») only with a nominal suffix."""
        for stem in (*self.terms.earlier, *self.terms.months):
            if form.startswith(stem) and not form.startswith(self.terms.not_times):
                rest = form[len(stem) :]
                if stem in self.terms.months:
                    return self.phrases.forms.ends(form, "of_a_time")  # «шілдедегіден»
                if len(stem) > 3 or not rest or self.phrases.article.pack.morphology.suffix_tags(stem, rest) is not None:
                    return True
        return False

    # the verb

    def _mover(self, quantity: Quantity, last: int, case: str) -> Mover | None:
        """The verb of change that governs the quantity: the first verb after it, beyond other quantities in its case."""
        if case not in ("dat", "abl", "nom", "acc"):
            return None
        phrases, moved = self.phrases, None
        far = case in ("dat", "abl") or self._until(quantity)
        crossed = actor = False
        for index in range(last, min(last + VERB_REACH, len(self.words))):
            if not phrases.same_line(index, quantity.last - 1):
                return None
            word, form = self.words[index], phrases.form(index)
            if form.kind in ("number", "aside"):
                if not far and form.kind == "number" and quantity.kind != "multiple":
                    return None
                continue
            if form.kind == "mark":
                if word.text in ',–«»()"-%' and far:
                    crossed = crossed or word.text == ","
                    continue
                return None
            mover = self.terms.verb(word.lower)
            if mover is not None and self.words[index - 1].lower in self.terms.set_phrases:
                return None
            if mover is not None and not (actor and (mover.reach or last > quantity.last)):
                moved = mover
                break
            if form.kind == "verb":
                return None
            if form.kind == "participle" and not crossed:
                return None
            if not far and form.kind not in ("adverb", "conjunction", "postposition") and word.lower not in phrases.light:
                return None
            # another subject between: «гектарға су әрең жетті» says nothing of the hectares
            actor = actor or (form.kind == "noun" and form.case == "nom" and not crossed)
        return moved

    def _continues(self, at: int, direction: str) -> bool:
        """«қаңтарда 9,5 пайыз болса, ақпанда 9,3 пайызға төмендеді»: a level near the one just stated is the new level."""
        if at == 0:
            return False
        before, here = self.article.quantities[at - 1], self.article.quantities[at]
        if before.kind != here.kind or before.unit != here.unit or not self.phrases.same_line(before.first, here.first):
            return False
        if self.phrases.stated[at - 1].case not in ("nom", "acc") or self.phrases.stated[at - 1].possessive:
            return False
        old, new = _middle(before), _middle(here)
        if old is None or new is None or old <= 0 or not NEAR < new / old < 1 / NEAR:
            return False
        between = [self.phrases.form(index).kind for index in range(before.last, here.first)]
        return (new > old) == (direction == "increase") and ("verb" in between or "predicate" in between)

    def _role(self, at: int, mover: Mover, case: str, last: int, *, counted: bool) -> Change | None:
        quantity = self.article.quantities[at]
        until = (self._until(quantity) and not counted) or (
            last < len(self.words) and self.words[last].lower in self.phrases.clause["until"]
        )
        if quantity.kind == "multiple" or (quantity.kind == "fraction"):
            if mover.direction and not mover.reach:
                return Change(mover.direction, "by", "multiple with a verb of change")
            return None
        if mover.reach:
            if counted and mover.carries:
                return None  # «14 тұрғын ауруханаға жеткізілді»
            if case == "dat" or until:
                return Change("increase", "to", "level reached")
            return None
        if until:
            direction = mover.direction or ("decrease" if mover.falls else "")
            return Change(direction, "to", "limit of a change") if direction else None
        if case == "dat":
            if not mover.direction:
                return (
                    Change("decrease", "to", "fall to a level") if mover.falls and quantity.kind in ("count", "percent") else None
                )
            role = "to" if self._continues(at, mover.direction) else "by"
            return Change(mover.direction, role, "dative with a verb of change")
        if case == "nom" and (quantity.kind == "percent" or quantity.unit == "pp"):
            return Change(mover.direction, "by", "amount with a verb of change") if mover.direction else None
        return None


def _middle(quantity: Quantity) -> float | None:
    if quantity.value is not None:
        return float(quantity.value)
    if quantity.low is not None and quantity.high is not None:
        return float(quantity.low + quantity.high) / 2
    return None
