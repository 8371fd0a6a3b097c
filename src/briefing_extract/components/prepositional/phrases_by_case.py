"""Noun phrases by agreement: adjectives share the case of their noun, genitives after it complete it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_extract.components.prepositional.phrases import CLOSING, DASHES, OPENING, Chunk, Form, Phrases

if TYPE_CHECKING:
    from briefing_extract.components.article import Quantity

ALL = frozenset(("nom", "gen", "dat", "acc", "ins", "loc"))
MOST = 12  # words of a phrase
# Parts of speech of the morphology, by what they are to a phrase
KINDS = {
    "participle": "adj",
    "infinitive": "inf",
    "gerund": "conv",
    "numeral": "num",
    "adverb": "adv",
    "particle": "adv",
    "interjection": "adv",
    "pronoun": "pron",
    "preposition": "prep",
    "conjunction": "conj",
    "comparative": "comp",
    "predicative": "short",
}


class CasePhrases(Phrases):
    """Phrases of a language whose nouns have cases; the pack's morphology tells them."""

    def _read(self, index: int) -> Form:
        word = self.words[index]
        small = self.table.get("kinds", {}).get(word.lower)
        if small:
            return Form(small, word.lower, ALL)
        found = self._readings(word.lower)
        unknown = not found or not found[0].known
        if word.text[0].isascii() or (unknown and (word.capitalised or word.text.isupper())):
            return Form("noun", word.text, ALL)
        if not found:
            return Form("noun", word.lower, ALL)
        if not word.capitalised:
            found = tuple(item for item in found if not item.name) or found  # «волков» are wolves
        best = found[0]
        if best.pos not in ("noun", "adj") and word.capitalised and word.index > self.article.sentences[word.sentence].first:
            best = next((item for item in found if item.name), best)
        kind = KINDS.get(best.pos, best.pos)
        if kind == "adj" and best.base in self.lists["determiners"]:
            kind = "det"
        alike = [item for item in found if item.pos == best.pos and (kind != "noun" or item.base == best.base)]
        cases = frozenset(item.case for item in alike if item.case)
        return Form(kind, self._lemma(best, word.lower), cases, best.number == "pl")

    def _bases_of(self, index: int) -> frozenset[str]:
        return frozenset(item.base for item in self._readings(self.words[index].lower)) | {self.words[index].lower}

    def _readings(self, form: str) -> tuple[Any, ...]:
        found: tuple[Any, ...] = self.article.pack.morphology.readings(form)
        return found

    def _lemma(self, reading: Any, form: str) -> str:
        if reading.pos == "participle":  # the base form of «пострадавших» is the participle, not its verb
            made = self.article.pack.morphology.inflect(form, case="nom", number="sg", gender="masc", pos="participle")
            return str(made or reading.base)
        return self._base(str(reading.base), form)

    def _base(self, lemma: str, form: str) -> str:
        for plural, beginnings in self.table.get("suppletive", {}).items():
            if any(form.startswith(beginning) for beginning in beginnings):
                return str(plural)
        return str(self.table.get("prefer", {}).get(lemma, lemma))

    def _as(self, index: int, kind: str) -> frozenset[str]:
        """The cases of the word at `index` where it can be read as `kind`, else none."""
        form = self.form(index)
        if form.kind == kind:
            return form.cases
        if form.kind in ("noun", "adj", "verb", "short", "num", "conv"):
            return frozenset(
                item.case
                for item in self._readings(self.words[index].lower)
                if KINDS.get(item.pos, item.pos) == kind and item.case
            )
        return frozenset()

    def phrase_at(self, index: int, last: int) -> Chunk | None:
        found = self._simple(index, last)
        if found is None:
            return None
        self._complete(found, last)
        return found

    def _simple(self, index: int, last: int) -> Chunk | None:
        """Adjectives and their noun, or adjectives alone."""
        at, cases, described = index, ALL, -1
        if self.form(index).kind == "pron":
            form = self.form(index)
            return Chunk(index, index + 1, index, form.lemma, form.cases, pronoun=True, core=index + 1, plural=form.plural)
        while at < last and at - index < MOST:
            form = self.form(at)
            if form.kind in ("adj", "det") or (form.kind == "noun" and self._describes(at, last)):
                agreed = cases & (form.cases if form.kind != "noun" else self._as(at, "adj"))
                if not agreed:
                    break
                cases, described, at = agreed, at, at + 1
                continue
            if described >= 0 and (form.lemma == "," or self.lower(at) in ("и", "или")) and at + 1 < last:
                following = self._as(at + 1, "adj") & cases
                if following and self._noun_follows(at + 1, last, following):
                    at += 1
                    continue
            if form.kind == "adv" and at + 1 < last and self.form(at + 1).kind == "adj" and not self.listed(at, "focus"):
                at += 1
                continue
            break
        if at < last:
            form = self.form(at)
            agreed = cases & (
                form.cases if form.kind == "noun" else self._as(at, "noun") if described == at - 1 >= index else frozenset()
            )
            if agreed and (form.kind == "noun" or described >= 0):
                lemma = form.lemma if form.kind == "noun" else self._noun_lemma(at)
                return Chunk(index, at + 1, at, lemma, agreed, plural=form.plural, core=at + 1)
        if described >= 0:
            form = self.form(described)
            if form.kind == "det" and described == index and form.lemma not in self.lists.get("standing", frozenset()):
                return None
            return Chunk(
                index, described + 1, described, form.lemma, cases, headless=True, plural=form.plural, core=described + 1
            )
        return None

    def _noun_lemma(self, index: int) -> str:
        form = self.words[index].lower
        return next((self._base(item.base, form) for item in self._readings(form) if item.pos == "noun"), form)

    def _describes(self, index: int, last: int) -> bool:
        """«рабочих мест»: a form that is noun or adjective describes the noun after it that agrees."""
        cases = self._as(index, "adj")
        return (
            bool(cases) and index + 1 < last and bool(self._as(index + 1, "noun") & cases) and self.form(index + 1).kind == "noun"
        )

    def _noun_follows(self, index: int, last: int, cases: frozenset[str]) -> bool:
        while index < last and self.form(index).kind in ("adj", "det") and self._as(index, self.form(index).kind) & cases:
            index += 1
        return index < last and bool(self._as(index, "noun") & cases)

    def _complete(self, chunk: Chunk, last: int) -> None:
        """Take in the genitives, names and names in quotes after the head."""
        at = chunk.last
        foreign = self.words[chunk.head].text[0].isascii()
        while at < last and at - chunk.first < MOST and self.form(at - 1).lemma not in self.lists["times"]:
            form = self.form(at)
            if foreign and not self.words[at].text[0].isascii() and form.kind != "mark":
                break
            if form.kind == "mark" and form.lemma in OPENING and at - 1 == chunk.last - 1:
                close = next((step for step in range(at + 1, min(last, at + 9)) if self.words[step].text in CLOSING), -1)
                if close < 0:
                    break
                at = chunk.last = close + 1
                continue
            if form.kind == "noun" and self.words[at].text[0].isascii() and self.words[at].capitalised:
                at = chunk.last = at + 1
                continue
            if form.kind not in ("noun", "adj", "det"):
                break
            inner = self._simple(at, last)
            if inner is None or "gen" not in inner.cases or inner.pronoun:
                break
            at = chunk.last = inner.last

    # what a number counts

    def after(self, quantity: Quantity) -> Chunk | None:
        sentence = self.sentence(quantity.last - 1)
        index = quantity.last
        if index < sentence.last and self.words[index].text == "(":
            close = next((at for at in range(index, min(sentence.last, index + 9)) if self.words[at].text == ")"), -1)
            if close > 0 and any(at in self.owner for at in range(index, close)):
                index = close + 1  # «5 МРП (19 660 тенге) штрафа»
        while index < sentence.last and self.listed(index, "focus"):
            index += 1
        while index in self.owner and self.article.quantities[self.owner[index]].attributive:
            index = self.article.quantities[self.owner[index]].last
        if index >= sentence.last:
            return None
        found = self.phrase_at(index, sentence.last)
        if found is None or found.pronoun:
            return None
        wanted = {"gen"}
        if quantity.kind == "count" or quantity.attributive or self.bases(quantity.last - 2) & self.lists["each_of"]:
            wanted = set(ALL) if quantity.attributive or self._agrees(quantity) else {"gen", "nom", "acc"}
            value = quantity.value if quantity.value is not None else quantity.high
            if quantity.kind == "count" and value is not None and value != value.to_integral_value():
                wanted = {"gen"}
        if not found.cases & wanted:
            return None
        if quantity.kind in ("percent", "fraction", "money", "quantity", "multiple") and not quantity.attributive:
            if "nom" in found.cases and "gen" in found.cases and found.plural and not found.headless:
                # «на 5% цены выросли»: the plural nominative looks like a singular genitive
                following = self.form(found.last) if found.last < sentence.last else None
                if following is not None and following.kind in ("verb", "short"):
                    return None
            if self.form(found.first).kind == "noun" and self.words[found.first].capitalised and quantity.kind == "multiple":
                return None
        found.counted = True
        return found

    def _agrees(self, quantity: Quantity) -> bool:
        """A number that is declined, or ends in one: its noun stands in the case of the whole."""
        value = quantity.value
        last = self.words[quantity.last - 1]
        return (
            last.kind == "word" or (value is not None and value % 10 in (1, 2, 3, 4)) or quantity.case not in ("", "nom", "acc")
        )

    # what a clause is about

    def topic(self, quantity: Quantity, *, moving: bool) -> Chunk | None:
        near = self._adjacent(quantity)
        if near is not None:
            return near
        first, last = self.clause(quantity)
        chunks = self.candidates(quantity)
        left = [item for item in chunks if first <= item.first and item.last <= quantity.first]
        right = [item for item in chunks if quantity.last <= item.first < last]
        own = self.own(quantity)
        index = self.before(quantity)
        if index > first and self.words[index].text in DASHES:
            for item in left:
                if item.last == index and not item.prep and item.cases & {"nom", "acc"} and not item.counted:
                    return item  # «сохранил базовую ставку — 18%»
        for part in (
            [item for item in left if item.first >= own],
            right if self._verb_between(own, quantity, last) else [],
            left,
        ):
            for wanted in ("nom", "acc", "gen"):
                if wanted == "nom" and part is not right and not moving:
                    doer = self._doer(part, quantity)
                    if doer is not None:
                        return doer
                for item in part if part is right else reversed(part):
                    if self._can_be_topic(item, wanted, quantity):
                        return item
        if quantity.kind == "money":
            for item in reversed(left):
                if item.prep in self.lists["price_of"] and item.lemma not in self.lists["never"] and not item.pronoun:
                    return item  # «за рубль — 6,42 тенге»
        return None

    def _can_be_topic(self, item: Chunk, wanted: str, quantity: Quantity) -> bool:
        if item.prep or wanted not in item.cases or item.counted or item.lemma in self.lists["never"]:
            return False
        if item.headless and wanted != "nom":
            return False
        return not (item.pronoun and wanted != "nom")

    def _doer(self, part: list[Chunk], quantity: Quantity) -> Chunk | None:
        """«Спрос превысил предложение в 3,5 раза»: of two nouns that may be nominative, the one before the verb is."""
        able = [item for item in part if self._can_be_topic(item, "nom", quantity) and not item.pronoun]
        if len(able) < 2 or "acc" not in able[-1].cases or quantity.kind == "count":
            return None
        first, second = able[-2], able[-1]
        between = range(first.last, second.first)
        verbs = [index for index in between if self.form(index).kind == "verb"]
        if not verbs or any(self.words[index].kind == "mark" for index in between) or self._reflexive(verbs[-1]):
            return None
        return first

    def _reflexive(self, index: int) -> bool:
        return self.lower(index).endswith(tuple(self.lists["reflexive"]))

    def _verb_between(self, own: int, quantity: Quantity, last: int) -> bool:
        return any(
            self.form(at).kind in ("verb", "short", "comp") for at in (*range(own, quantity.first), *range(quantity.last, last))
        )

    def _adjacent(self, quantity: Quantity) -> Chunk | None:
        """«штраф от 300 до 1 000 МРП», «купоном 4,35%»: the noun that stands right before the amount."""
        index = self.before(quantity)
        if index < 0 or self.words[index].text in DASHES:
            return None
        for item in self.candidates(quantity):
            if item.first <= index < item.last:
                governed = bool(item.prep) and item.prep not in self.lists["with"]
                if governed and quantity.kind == "quantity" and index == quantity.first - 2 and self.form(index).kind == "noun":
                    # «на участке в 8 соток», «строительство школы на 1200 мест»: the noun that has so much
                    if self.form(index).lemma not in self.lists["never"] and self.lower(index + 1) in self.lists["of_size"]:
                        return Chunk(index, index + 1, index, self.form(index).lemma, core=index + 1)
                if governed or item.pronoun or item.counted or item.lemma in self.lists["never"]:
                    return None
                if not item.prep and item.cases <= {"dat", "loc"}:
                    return None
                return item
        return None
