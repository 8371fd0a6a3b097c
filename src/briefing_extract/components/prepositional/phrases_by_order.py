"""Noun phrases by the order of words: a determiner, what describes, the head last, then «of» phrases.

No dictionary of nouns is needed: the closed classes and the verbs are listed, and the rest is noun or describes one. In
a counted phrase the head is the first plural: "three district heating companies opened".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_extract.components.prepositional.phrases import CLOSING, DASHES, OPENING, Chunk, Form, Phrases

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Quantity

MOST = 9  # words of a phrase before its complements
DOUBLED = ("pp", "tt", "mm", "nn", "rr", "ll", "bb", "dd", "gg")


class OrderWords:
    """The closed classes and the verbs of a pack, compiled."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.kinds = {word: kind for kind, words in table.get("classes", {}).items() for word in reversed(words)}
        verbs = table.get("verbs", {})
        self.verbs = frozenset(verbs.get("regular", []))
        self.irregular: dict[str, str] = verbs.get("irregular", {})
        self.nouns_too = frozenset(table.get("nouns_too", {}).get("words", []))

    def verb(self, form: str) -> tuple[str, str]:
        """Base form and kind of the form (past · s · ing · base) where it is one of the listed verbs, else empty."""
        if form in self.irregular:
            return self.irregular[form], "past"
        if form in self.verbs:
            return form, "base"
        if form in self.verbs:
            return form, "base"
        for ending, kind in (("ies", "s"), ("es", "s"), ("s", "s"), ("ied", "past"), ("ed", "past"), ("ing", "ing")):
            if form.endswith(ending) and len(form) > len(ending) + 1:
                stem = form[: -len(ending)]
                made = [stem] if kind == "s" else [stem, stem + "e"]
                if ending[0] == "i" and kind != "ing":
                    made = [stem + "y"]
                if kind != "s" and stem[-2:] in DOUBLED:
                    made.append(stem[:-1])
                for base in made:
                    if base in self.verbs:
                        return base, kind
        if form.endswith("ed") and len(form) > 4 and not form.endswith("eed"):
            stem = form[:-2]
            return (stem[:-1] if stem[-2:] in DOUBLED else stem), "past"
        return "", ""


class OrderPhrases(Phrases):
    """Phrases of a language whose order of words says what belongs to what."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        known = article.pack.cache.get("order words")
        if known is None:
            known = article.pack.cache["order words"] = OrderWords(self.table)
        self.known: OrderWords = known

    def _read(self, index: int) -> Form:
        word = self.words[index]
        form = word.lower.replace("’", "'")
        kind = self.known.kinds.get(form)
        if kind and not (word.capitalised and kind == "verb" and form in ("may",)):
            return Form(kind, form)
        opens = index == self.sentence(index).first
        if form.endswith("ly") and len(form) > 4 and form not in self.lists["ly_nouns"] and (opens or not word.capitalised):
            return Form("adv", form)
        base, how = self.known.verb(form)
        if how and self._is_verb(index, base, how):
            return Form("conv" if how == "ing" else "verb", base)
        if word.capitalised and word.index > self.article.sentences[word.sentence].first and not self._is_shown(index):
            return Form("noun", self._base(form) if form.islower() and "'" in form else word.text)
        return Form("noun", self._base(form), plural=self._base(form) != form)

    def _bases_of(self, index: int) -> frozenset[str]:
        form = self.words[index].lower
        return frozenset((form, self._base(form), self.known.verb(form)[0] or form))

    def _is_shown(self, index: int) -> bool:
        """A heading capitalises every word: "Investor Relations"."""
        sentence = self.sentence(index)
        return all(
            word.capitalised for word in self.words[sentence.first : sentence.last] if word.kind == "word" and len(word.text) > 4
        )

    def _base(self, form: str) -> str:
        kept = self.table.get("suppletive", {}).get(form)
        if kept:
            return str(kept)
        return str(self.article.pack.morphology.base(form.replace("'", "’")))

    def _kind_before(self, index: int) -> str:
        """Kind of the word before, without asking what the words around it decide."""
        if index <= self.sentence(index).first:
            return "start"
        before = index - 1
        if before in self.owner:
            return "number"
        return self.form(before).kind

    def _kind_next(self, index: int) -> str:
        """Kind of the word after, as far as the closed classes and the endings tell."""
        at = index + 1
        if at >= self.sentence(index).last:
            return "end"
        if at in self.owner:
            return "number"
        if at in self.asides:
            return "aside"
        word = self.words[at]
        if word.kind != "word":
            return "mark"
        kind = self.known.kinds.get(word.lower.replace("’", "'"))
        return kind or ("adv" if word.lower.endswith("ly") else "past" if self.known.verb(word.lower)[1] == "past" else "noun")

    def _is_verb(self, index: int, base: str, how: str) -> bool:
        before, following = self._kind_before(index), self._kind_next(index)
        lower = self.lower(index - 1)
        if how == "ing":
            if before in ("start", "mark") and following in ("prep", "verb"):
                return False  # "Training for the tournament cost"
            return not (following == "noun" and before in ("det", "noun", "number", "prep", "start", "conj")) and before not in (
                "det",
            )
        if before == "det" and lower not in ("all", "both", "most", "many", "some", "each", "these", "those"):
            return False
        if (
            before == "prep"
            and lower == "to"
            and how == "base"
            and following in ("det", "noun", "number", "prep", "adv", "pron", "end", "mark")
        ):
            return base not in self.known.nouns_too or following in ("det", "number", "noun", "pron")
        if how == "past":
            if before in ("number", "prep") and following == "noun":
                return False
            if before in ("conj", "mark") and following == "noun" and index + 2 in self.owner:
                return False  # "and paid services 12.3%"
            return not (before in ("mark", "start", "conj") and following == "noun" and base not in self.known.verbs)
        if before == "number" and how == "s" and base not in self.known.nouns_too:
            return self.article.quantities[self.owner[index - 1]].kind in ("fraction", "percent")
        if following == "prep" and self.lower(index + 1) == "of":
            return False
        if before in ("number", "prep", "start", "mark") and how in ("s", "base"):
            return False
        if before == "verb":
            same = lower in self.lists["modal"] or base not in self.known.nouns_too or self.known.irregular.get(base) == base
            return how == "base" and same
        if how == "s" and before == "noun" and base in self.known.nouns_too and self._counted_run(index):
            return False
        if before in ("pron", "adv"):
            return True
        if base in self.known.nouns_too:
            if before == "noun" and following == "number":
                return True
            governs = following in ("number", "det", "prep", "adv", "comp", "pron", "aside", "end")
            return governs and before == "noun" and not self._verb_near(index) and not self._verb_before(index)
        return before in ("noun", "conj")

    def _counted_run(self, index: int) -> bool:
        """Whether only singular nouns stand between the word and a number or preposition: «three open-pit mines»."""
        at = index - 1
        while at >= self.sentence(index).first and self.form(at).kind == "noun" and not self.form(at).plural:
            at -= 1
        return at >= self.sentence(index).first and self.form(at).kind in ("number", "prep")

    def _verb_before(self, index: int) -> bool:
        """Whether the clause already has a finite verb: "which cut diesel use by"."""
        for at in range(index - 1, max(self.sentence(index).first - 1, index - 7), -1):
            word = self.words[at]
            kind = self.known.kinds.get(word.lower)
            if word.kind == "mark" or kind == "conj" or at in self.owner or (kind == "pron" and at < index - 1):
                return False
            if kind == "verb" or self.known.verb(word.lower)[1] == "past":
                return True
        return False

    def _verb_near(self, index: int) -> bool:
        """Whether the clause has another finite verb after the word at `index`."""
        for at in range(index + 1, min(index + 10, self.sentence(index).last)):
            word = self.words[at]
            if word.kind == "mark" and word.text in ",;:()":
                return False
            if at in self.owner:
                continue
            if self.known.kinds.get(word.lower) == "conj":
                return False
            if self.known.kinds.get(word.lower) == "verb" or self.known.verb(word.lower)[1] == "past":
                return True
        return False

    # phrases

    def phrase_at(self, index: int, last: int) -> Chunk | None:
        form = self.form(index)
        if form.kind == "pron":
            return Chunk(index, index + 1, index, form.lemma, pronoun=True, core=index + 1)
        found = self._simple(index, last)
        if found is not None:
            self._complete(found, last)
        return found

    def _simple(self, index: int, last: int, *, counted: bool = False) -> Chunk | None:
        at = index
        while at < last and self.form(at).kind == "det":
            at += 1
        begin, plural = at, -1
        while at < last and at - begin < MOST:
            form = self.form(at)
            if form.kind == "noun":
                if at == begin and form.lemma.lower() in self.lists["times"] and index < begin:
                    at += 1
                    break  # "the month consumer prices": the time stands apart
                if form.lemma in self.lists["closing"] or self.lower(at) in self.lists["closing"]:
                    at += 1
                    break
                if form.plural and plural < 0 and not self.words[at].lower.endswith(("'s", "’s", "’", "'")):
                    plural = at
                at += 1
            elif form.kind == "conv" and at + 1 < last and self.form(at + 1).kind == "noun":
                at += 1
            elif (
                form.kind in ("adv",)
                and at == begin
                and at + 1 < last
                and self.form(at + 1).kind == "noun"
                and form.lemma.endswith("ly")
            ):
                at += 1
            elif (
                form.kind == "mark"
                and form.lemma in OPENING | CLOSING
                and at > begin
                and at + 1 < last
                and self.form(at + 1).kind == "noun"
            ):
                at += 1
            elif form.kind == "mark" and form.lemma == "-" and at > begin and not self.words[at].spaced and at + 1 < last:
                at += 1
            else:
                break
        while at > begin and self.form(at - 1).kind != "noun":
            at -= 1
        if at == begin:
            return None
        head = at - 1
        if counted and plural >= 0 and not (plural + 1 < at and self.form(plural + 1).plural):
            head, at = plural, plural + 1
        form = self.form(head)
        return Chunk(index, at, head, form.lemma, plural=form.plural, core=at)

    def _complete(self, chunk: Chunk, last: int) -> None:
        """Take in «of …» after the head."""
        for _ in range(3):
            at = chunk.last
            if at + 1 >= last or self.lower(at) != "of":
                return
            inner = self._simple(at + 1, last)
            if inner is None or inner.last - chunk.first > 12:
                return
            chunk.last = inner.last

    def after(self, quantity: Quantity) -> Chunk | None:
        sentence = self.sentence(quantity.last - 1)
        index, last = quantity.last, sentence.last
        if index < last and self.words[index].text == "(":
            close = next((at for at in range(index, min(last, index + 9)) if self.words[at].text == ")"), -1)
            if close > 0 and any(at in self.owner for at in range(index, close)):
                index = close + 1
        if index < last and self.words[index].text == "-" and not self.words[index].spaced:
            index += 1
        if index >= last:
            return None
        while index in self.owner and self.article.quantities[self.owner[index]].attributive:
            index = self.article.quantities[self.owner[index]].last
            if index < last and self.words[index].text == "-" and not self.words[index].spaced:
                index += 1
        if self.lower(index) == "as" and self.lower(index + 1) in self.lists["as_many"]:
            index += 2
            if quantity.kind in ("fraction", "multiple", "count"):
                found = self._simple(index, last)
                if found is not None:
                    return found
        if index >= last:
            return None
        if self.words[index].text == "." and not self.words[index].spaced and self.lower(index + 1) == "of":
            index += 1  # "6.2 mln sq.m. of housing"
        of = self.lower(index) == "of"
        if quantity.kind == "count" or quantity.attributive:
            if of:
                return None
            begin = index
            if self.form(index).kind == "det" and not self.listed(index, "focus"):
                return None
            while index < last and self.listed(index, "focus"):
                index += 1
            found = self._simple(index, last, counted=quantity.value != 1)
            if found is None or (found.first == index > begin and self.form(index).kind == "det"):
                return None
        elif of:
            found = self._simple(index + 1, last)
            if found is not None:
                self._complete(found, last)
                found.counted = True
                return found
        elif quantity.kind in ("percent", "money", "fraction", "quantity", "multiple") and self.form(index).kind in (
            "noun",
            "conv",
        ):
            found = self._simple(index, last)
        elif (
            quantity.kind == "money"
            and self.lower(index) in ("in", "for")
            and self.form(index + 1).kind == "noun"
            and not self._is_place(index + 1)
        ):
            found = self._simple(index + 1, last)
        else:
            return None
        if found is None or found.lemma.lower() in self.lists["never"]:
            return None
        self._complete(found, last)
        found.counted = True
        return found

    def _is_place(self, index: int) -> bool:
        start = self.words[index].start if index < len(self.words) else -1
        for entity in self.article.entities:
            if entity.type == "place" and any(mention.start <= start < mention.end for mention in entity.mentions):
                return True
        return index < len(self.words) and (self.words[index].capitalised or index in self.asides)

    # what a clause is about

    def topic(self, quantity: Quantity, *, moving: bool) -> Chunk | None:
        chunks = self.candidates(quantity)
        index = self.before(quantity)
        lead = [self.lower(at) for at in range(index + 1, quantity.first)]
        if index >= 0 and self.words[index].text in DASHES:
            row = next((item for item in chunks if item.last == index and not item.pronoun), None)
            if row is not None and row.lemma.lower() not in self.lists["never"]:
                return row  # "trade — 7.6%, transport — 5.5%"
        near = next((item for item in chunks if item.first <= index < item.last), None)
        if near is not None and self.words[index].kind == "word" and near.lemma.lower() not in self.lists["never"]:
            governed = [word for word in lead if self.known.kinds.get(word) == "prep"]
            if (
                not near.pronoun
                and (not near.counted or any(word in self.lists["worth"] for word in lead))
                and (
                    (near.prep in self.lists["with"] and (not governed or governed[-1] in self.lists["level_preps"]))
                    or (governed and governed[-1] == "of")
                    or (moving and not near.prep)
                    or any(word in self.lists["worth"] for word in lead)
                )
            ):
                return near
        first, last = self.clause(quantity)
        left = [
            item
            for item in chunks
            if first <= item.first and item.last <= quantity.first and item.lemma.lower() not in self.lists["never"]
        ]
        told = self.told(self.words[quantity.first].sentence)
        verb = next(
            (at for at in range(quantity.first - 1, first - 1, -1) if self.form(at).kind == "verb" and at not in told), -1
        )
        if self.known.verb(self.words[quantity.first].lower)[1] and self.words[quantity.first].kind == "word":
            verb = quantity.first  # "starts at 2.4 million": the verb belongs to the expression
        if verb >= 0:
            between = [item for item in left if item.first > verb and not item.prep and not item.counted]
            if between and (moving or lead):
                return between[0] if not between[0].pronoun else None
            while verb > first and self.form(verb - 1).kind in ("verb", "adv"):
                verb -= 1
            for item in reversed([item for item in left if item.last <= verb]):
                if item.prep:
                    continue
                if item.pronoun and item.lemma in self.lists["relative"]:
                    named = next((other for other in chunks if 0 <= item.first - other.last <= 1 and not other.pronoun), None)
                    if named is not None:
                        return named  # "financing, which has tripled"
                    continue
                if item.pronoun and item.lemma in self.lists["speaking"]:
                    return None
                return item
        bare = [item for item in left if not item.prep and not item.pronoun]
        if bare:
            dashes = [item for item in bare if self.words[item.last].text in DASHES or self.words[item.last].text == ":"]
            return dashes[-1] if dashes else bare[0] if verb < 0 else bare[-1]
        if first > self.sentence(quantity.first).first and self.words[first - 1].text == ":":
            head = [item for item in chunks if item.last <= first - 1 and not item.prep and not item.pronoun]
            if head:
                return head[0]
        right = [item for item in chunks if quantity.last <= item.first < last and not item.prep and not item.counted]
        if verb < 0 and right and not right[0].pronoun and right[0].lemma.lower() not in self.lists["never"]:
            return right[0]
        return None
