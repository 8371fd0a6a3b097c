"""The number one: «бір» that counts, the base of a rate, or no more than "a"; and other bases of rates."""

from __future__ import annotations

from collections.abc import Callable

from briefing_extract.components.article import Article, Numeral, SkippedNumber, Word
from briefing_extract.components.ledger_words import LedgerWords
from briefing_extract.components.numerals import NumberWords


class Ones:
    """Reads the ones and the rate bases of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.numbers = NumberWords.of(article.pack)
        self.terms = LedgerWords.of(article.pack)

    def one(self, numeral: Numeral, quantity_follows: Callable[[Numeral], bool]) -> SkippedNumber | None:
        """«бір» before a noun: the base of a rate, an article-like "a", or a count (None)."""
        words, last = self.words, numeral.last
        if numeral.value != 1:
            return None
        if numeral.collective:
            return self._somebody(numeral)
        spelled = words[numeral.first].kind == "word"
        after = words[last] if last < len(words) and words[last].sentence == words[numeral.first].sentence else None
        if after is None or after.kind != "word":
            return SkippedNumber(numeral.start, numeral.end, "idiom", "lone one") if spelled else None
        before = words[numeral.first - 1].lower if numeral.first else ""
        if spelled and before in self.terms.before_one:
            return SkippedNumber(numeral.start, numeral.end, "idiom", "some or another")
        if spelled and after.lower == "ғана" and self._only_one(last + 1):
            return None
        if spelled and (after.lower in self.terms.after_one or self.article.pack.is_finite_verb(after.lower)):
            return SkippedNumber(numeral.start, after.end if after.lower == "ғана" else numeral.end, "idiom", "idiom of one")
        if self.rate_base(numeral, quantity_follows):
            return SkippedNumber(numeral.start, numeral.end, "base", "rate base", numeral.value)
        if not spelled:
            return None
        if self._one_counts(numeral):
            return None
        return SkippedNumber(numeral.start, numeral.end, "idiom", "article-like one")

    def _somebody(self, numeral: Numeral) -> SkippedNumber | None:
        """«біреу қан қысымын өлшетеді»: somebody; «тек біреу», «үшеуі …, біреу …», «олардың біреуі» count."""
        before = self.words[numeral.first - 1].lower if numeral.first else ""
        after = self.words[numeral.last].lower if numeral.last < len(self.words) else ""
        if numeral.possessive or numeral.plural or before in self.terms.only or after == "ғана":
            return None
        sentence = self.words[numeral.first].sentence
        others = [word for _, word in self._numerals_near(numeral, before=12, after=12) if word.sentence == sentence]
        if any(word.lower != self.words[numeral.first].lower for word in others):
            return None
        return SkippedNumber(numeral.start, numeral.end, "idiom", "somebody")

    def _only_one(self, at: int) -> bool:
        """«бір ғана аппарат тиесілі» counts, «бір ғана «Қалжат» бекетінің» does not."""
        words = self.words
        if at >= len(words) or words[at].kind != "word" or words[at].sentence != words[at - 1].sentence:
            return False
        analyse = self.article.pack.morphology.analyse
        tags = next((reading.tags for reading in analyse(words[at].lower)), None)
        following = next((r.tags for r in analyse(words[at + 1].lower)), None) if at + 1 < len(words) else None
        if following is not None and following.possessive == "3" and following.case != "nom":
            return False  # «бір ғана қараша айында»
        return tags is not None and tags.case == "nom" and not tags.possessive and not tags.derived

    def _one_counts(self, numeral: Numeral) -> bool:
        """«бір мектеп салынды», «екі көлік пен бір автосаты»: a bare noun that a verb or another count follows."""
        words, last = self.words, numeral.last
        sentence = self.article.sentences[words[numeral.first].sentence]
        morphology = self.article.pack.morphology
        coordinated = any(
            other.sentence == sentence.index and self._counted_near(numeral.first, at)
            for at, other in self._numerals_near(numeral)
        )
        at = last
        while at < min(sentence.last, last + 4) and words[at].kind == "word" and self.numbers.sense(words[at].lower) is None:
            readings = morphology.analyse(words[at].lower)
            tags = readings[0].tags if readings else None
            if tags is not None and tags.case in ("gen", "loc", "abl", "dat"):
                return False
            if at == last and tags is not None and tags.derived == "with":
                return True  # «бір қабатты үй», «бір бөлмелі пәтер»
            following = words[at + 1] if at + 1 < sentence.last else None
            if following is not None and following.kind == "word" and self.article.pack.is_finite_verb(following.lower):
                return True
            if coordinated and (following is None or following.text in ",;." or following.lower in ("және", "мен", "бен", "пен")):
                return True
            at += 1
        return coordinated

    def _numerals_near(self, numeral: Numeral, *, before: int = 8, after: int = 8) -> list[tuple[int, Word]]:
        found = []
        for at in range(max(0, numeral.first - before), min(len(self.words), numeral.last + after)):
            if not numeral.first <= at < numeral.last:
                word = self.words[at]
                if word.kind == "digits" or self.numbers.sense(word.lower) is not None:
                    found.append((at, word))
        return found

    def _counted_near(self, first: int, at: int) -> bool:
        """A comma or «және», «мен» stands between the two counts."""
        low, high = sorted((first, at))
        return any(word.text == "," or word.lower in ("және", "мен", "бен", "пен", "әрі") for word in self.words[low:high])

    def rate_base(self, numeral: Numeral, quantity_follows: Callable[[Numeral], bool]) -> bool:
        """«100 мың тұрғынға шаққанда», «бір гигакалория үшін», «1 АҚШ доллары – 517,3 теңге», «бір гранттың құны»."""
        words, last = self.words, numeral.last
        sentence = self.article.sentences[words[numeral.first].sentence]
        limit = min(sentence.last, last + 7)
        morphology = self.article.pack.morphology
        first_noun = next((r.tags for r in morphology.analyse(words[last].lower)), None) if last < sentence.last else None
        placed = first_noun is not None and first_noun.case == "loc" and numeral.value != 1
        for at in range(last, limit):
            if placed:
                break  # «13 елде оқу үшін»: where, not for each of so many
            word = words[at]
            if word.text in ",;:()" or (at > last and (word.kind == "digits" or self.numbers.sense(word.lower) is not None)):
                limit = at
                break
            if word.lower in self.terms.base_cues:
                return True
        if numeral.value not in (1, 10, 100, 1000, 10000, 100000, 1000000) or not quantity_follows(numeral):
            return False
        noun = words[last] if last < sentence.last else None
        if noun is None or noun.kind != "word":
            return False
        # «1 АҚШ доллары – 517,3 теңге», but not «үш алтын, бес күміс, бір қола – барлығы тоғыз медаль»
        listed = (
            numeral.first > 1 and words[numeral.first - 1].text == "," and bool(self._numerals_near(numeral, before=5, after=0))
        )
        for at in range(last, min(limit + 1, sentence.last)):
            if words[at].text == "–" and at > last:
                tags = next((r.tags for r in morphology.analyse(noun.lower)), None)
                return numeral.value == 1 and (not listed or (tags is not None and tags.case == "dat"))
        readings = morphology.analyse(noun.lower)
        tags = readings[0].tags if readings else None
        within = [word.lower for word in words[last:limit]]
        rates = any(form in self.terms.base_rates for form in within) or any(
            form in self.terms.base_rates for form in (word.lower for word in words[limit : min(limit + 3, sentence.last)])
        )
        if numeral.value == 1:
            if any(self.terms.is_a(form, self.terms.base_nouns) for form in within[1:]):
                return True
            if tags is not None and tags.case == "dat" and limit == last + 1:
                return True  # «бір зейнеткерге 2,6 жұмысшы»
            return rates and tags is not None and tags.case in ("gen", "dat", "acc", "nom")
        # «мың тұрғынға 250 кітап»
        if tags is not None and tags.case == "gen" and numeral.value >= 10 and numeral.spelled:
            return words[limit].kind == "word" and limit < sentence.last  # «мың нәрестенің сегіз-тоғызы»
        return tags is not None and tags.case == "dat" and limit - last <= 2
