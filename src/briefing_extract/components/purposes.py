"""What money is for: the dative before a verb of allotting («көгалдандыруға 7 млрд теңге бөлінген»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_extract.components.topics import REACH, Subject, TopicFinder

if TYPE_CHECKING:
    from briefing_extract.components.article import Quantity


class PurposeFinder(TopicFinder):
    """Finds the purpose of a sum, as its subject."""

    def _purpose(self, quantity: Quantity, *, strict: bool = True) -> Subject | None:
        """«Көгалдандыруға 7 млрд теңге бөлінген»: the dative before a verb of allotting."""
        if strict and not self._allotted(quantity):
            return None
        phrases = self.phrases
        index = quantity.first - 1
        while index >= max(0, quantity.first - REACH) and phrases.same_line(index, quantity.first):
            word, form = self.words[index], phrases.form(index)
            if index in self._bases and form.possessive:
                index -= 1  # «гектарына», «айына»
                continue
            if form.kind == "verb" or word.text == ":":
                return None
            if form.kind == "pronoun" and word.lower in self.datives:
                earlier = self._noun_before(index) or (self.subjects[-1] if self.subjects else None)
                stands_for = earlier.head if earlier else word.lower
                return Subject(word.start, word.end, stands_for, "purpose by pronoun", 0.7 if earlier else 0.4)
            if (
                form.kind == "noun"
                and form.case == "dat"
                and form.base not in self.recipients
                and not self._is_destination(index, quantity)
                and form.base not in self.time_nouns
                and phrases.form(index + 1).kind != "postposition"  # «тұрғынға шаққандағы»
            ):
                if form.plural and self._gives(quantity):
                    index -= 1
                    continue
                head = index
                if phrases.forms.ends(word.lower, "verbal_noun_purpose"):
                    head = self._object_of(index)
                first = phrases.head_span(head, max(0, head - 8))
                return self._subject(first, index + 1, head, "purpose in the dative", 0.85)
            index -= 1
        return None

    def _is_destination(self, index: int, quantity: Quantity) -> bool:
        """«Түркияға 640 кг жөнелтілді»: where a measure goes is not what is measured."""
        return quantity.kind == "quantity" and (index in self.phrases.named or self.words[index].capitalised)

    def _given_for(self, quantity: Quantity) -> Subject | None:
        """«Салаға құйылған 2 млрд теңге», «салықтан түскен 5 млн теңге»: what the participle before the sum says of it."""
        phrases, index = self.phrases, quantity.first - 1
        while phrases.same_line(index, quantity.first) and phrases.form(index).kind in ("adverb", "aside"):
            index -= 1
        if not phrases.same_line(index - 1, quantity.first) or phrases.form(index).kind != "participle":
            return None
        word = self.words[index].lower
        case = "abl" if word.startswith(self.coming) else "dat" if word.startswith(self.allotting) else ""
        noun = phrases.form(index - 1)
        if not case or noun.kind == "pronoun":
            return None
        if noun.kind != "noun" or noun.case != case or noun.base in self.recipients or noun.base in self.time_nouns:
            return None
        first = phrases.head_span(index - 1, max(0, index - 9))
        return self._subject(first, index, index - 1, "what the sum is given for", 0.8)

    def _source(self, quantity: Quantity) -> Subject | None:
        """«Экспорттан 3,8 млн теңге түсті»: what the money comes from stands right before it."""
        phrases, index, verb = self.phrases, quantity.first - 1, quantity.last
        if not phrases.same_line(index, quantity.first) or not phrases.same_line(verb, quantity.first):
            return None
        if not self.words[verb].lower.startswith(self.coming) or phrases.form(verb).kind not in ("verb", "participle"):
            return None
        form = phrases.form(index)
        if form.kind != "noun" or form.case != "abl" or form.base in self.recipients or phrases.is_agent(index):
            return None
        first = phrases.head_span(index, max(0, index - 8))
        return self._subject(first, index + 1, index, "what the sum comes from", 0.7)

    def _named_purpose(self, quantity: Quantity) -> Subject | None:
        """The purpose of a sum where it is a thing, no pronoun and no bare action."""
        found = self._purpose(quantity)
        if found is None or found.rule != "purpose in the dative":
            return None
        last = self.article.word_at(found.end - 1)
        action = self.phrases.forms.ends(self.words[last].lower, "verbal_noun_purpose")
        return None if action and self.phrases.base(last) == found.head else found

    def _object_of(self, index: int) -> int:
        """«музейді кеңейтуге»: the money is for the museum; without an object, for the action."""
        phrases = self.phrases
        at = index - 1
        if phrases.same_line(at, index) and self.words[at].lower in phrases.clause["supports"]:
            at -= 1  # «бағдарламаны жүзеге асыруға»
        if not phrases.same_line(at, index) or phrases.form(at).case != "acc":
            return index
        return index if phrases.form(at).base in phrases.forms.people else at  # «балаларды сауықтыруға»

    def _is_giver(self, quantity: Quantity, topic: Subject) -> bool:
        """«Банк 15 млрд теңге бөледі»: who gives the money is not what it is for."""
        if (
            topic.rule != "topic before the number"
            or topic.head in self.dimensions
            or not (self._allotted(quantity) or self._allotted(quantity, self.taking))
            or self._allotted(quantity, self.paying)
        ):
            return False
        index = self.article.word_at(topic.end - 1)
        form = self.phrases.form(index)
        return form.case == "nom" and (not form.possessive or self.phrases.is_agent(index) or form.base in self.recipients)

    def _gives(self, quantity: Quantity) -> bool:
        return self._allotted(quantity, self.giving)

    def _allotted(self, quantity: Quantity, stems: tuple[str, ...] | None = None) -> bool:
        phrases, stems = self.phrases, stems or self.allotting
        for index in range(quantity.last, min(quantity.last + 16, len(self.words))):
            if not phrases.same_line(index, quantity.last - 1):
                return False
            form, word = phrases.form(index), self.words[index]
            if word.lower.startswith(stems):
                return True
            if form.kind == "verb" or word.text in ";:":
                return False
        return False
