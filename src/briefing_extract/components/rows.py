"""Numbers that the page put where they stand, not the sentence: rows of a table, and what is left where a text was cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_extract.components.article import Article, Numeral, SkippedNumber
from briefing_extract.components.numerals import NumberWords

if TYPE_CHECKING:
    from briefing_extract.components.ledger_words import LedgerWords
    from briefing_extract.components.units import UnitWords

LONGEST_ROW = 3  # digits in the number of a row
PROSE = 8  # words before a cut that make it one: «Барлығы 45» ends by itself
OPENING, CLOSING = '«“„"', '»”"'
STOPS = frozenset('.!?…:;)»"”')

LONGEST_BARE = 40  # words of a text that may be one number


class Rows:
    """Tells the numbers of rows and of cuts in one article."""

    def __init__(self, article: Article, terms: LedgerWords, units: UnitWords) -> None:
        self.article, self.words, self.terms, self.units = article, article.words, terms, units
        self.scales = NumberWords.of(article.pack).scales()

    def row(self, numeral: Numeral) -> SkippedNumber | None:
        """«2 13 Бюджет …», «3 «Шаңырақ» Апталық …», «2 Жолдаудың …»: the number that opens the row of a table."""
        words, first = self.words, numeral.first
        paragraph = self.article.paragraphs[words[first].paragraph]
        if not numeral.digits or len(numeral.digits) > LONGEST_ROW or numeral.last != first + 1 or numeral.case != "nom":
            return None
        if first == paragraph.first and numeral.last < paragraph.last:
            following = words[numeral.last]
            # a cell of its own beside it: no sentence begins with two bare numbers
            if following.kind == "digits" and self._opens(numeral.last, paragraph.last):
                return SkippedNumber(numeral.start, numeral.end, "list_marker", "row of a table")
            if self._titled(numeral.last, paragraph.last) or self._declined(numeral.last):
                return SkippedNumber(numeral.start, numeral.end, "list_marker", "row of a table")
            if following.capitalised and (self._neighboured(paragraph.index, int(numeral.digits)) or self._form(numeral.last)):
                return SkippedNumber(numeral.start, numeral.end, "list_marker", "row of a table")
        elif first == paragraph.first + 1 and words[first - 1].kind == "digits" and self._opens(first, paragraph.last):
            return SkippedNumber(numeral.start, numeral.end, "list_marker", "row of a table")
        return None

    def _opens(self, at: int, last: int) -> bool:
        """The digits at a word are followed by the capital of a cell: «13 Бюджет», «14. Жолдауды»."""
        words = self.words
        after = at + 2 if at + 1 < last and words[at + 1].text == "." else at + 1
        return (
            len(words[at].text) <= LONGEST_ROW
            and after < last
            and words[after].spaced
            and (words[after].capitalised or words[after].text in OPENING)
            and (after == at + 2 or self.units.match(self.article, after) is None)
        )

    def _titled(self, at: int, last: int) -> bool:
        """A name in quotation marks that no noun in lower case follows: «5 «Алтын алқа» иегері» counts."""
        words = self.words
        if words[at].text not in OPENING or not words[at].spaced:
            return False
        close = next((index for index in range(at + 1, min(last, at + 12)) if words[index].text in CLOSING), None)
        return close is not None and (close + 1 >= last or words[close + 1].capitalised or words[close + 1].text in "/|–")

    def _declined(self, at: int) -> bool:
        """What is counted stands bare: a capital with a case of its own is another cell («2 Жолдаудың», not «20 Алматы»)."""
        word = self.words[at]
        if word.kind != "word" or not word.capitalised or word.text.isupper() or self.units.match(self.article, at) is not None:
            return False
        readings = self.article.pack.morphology.analyse(word.lower)
        return bool(readings) and readings[0].tags.case in ("gen", "acc", "dat", "loc", "abl") and not readings[0].tags.derived

    def _neighboured(self, at: int, number: int) -> bool:
        """The line before or after counts on: «7 Кредит …», «8 Лизинг …»."""
        paragraphs, words = self.article.paragraphs, self.words
        for index, wanted in ((at - 1, number - 1), (at + 1, number + 1)):
            if 0 <= index < len(paragraphs):
                first, last = paragraphs[index].first, paragraphs[index].last
                if last - first > 1 and words[first].text == str(wanted) and words[first + 1].capitalised:
                    return True
        return False

    def _form(self, at: int) -> bool:
        """«5 Қала Ауыл 40 41 42 43 44»: the choices of a form, numbers side by side after few words."""
        words = self.words
        run = 0
        for word in words[at : at + 12]:
            run = run + 1 if word.kind == "digits" else 0
            if run >= 5:
                return True
        return False

    def part(self, numeral: Numeral) -> SkippedNumber | None:
        """«… Қозы Көрпеш (2)»: which part of a series, after a title that ends with a name."""
        words, first, last = self.words, numeral.first, numeral.last
        paragraph = self.article.paragraphs[words[first].paragraph]
        if not numeral.digits or len(numeral.digits) > 2 or last + 1 != paragraph.last or first - paragraph.first < 2:
            return None
        if words[first - 1].text != "(" or words[last].text != ")" or not words[first - 2].capitalised:
            return None
        if words[first - 2].text.isupper() or any(word.kind == "digits" for word in words[paragraph.first : first]):
            return None
        return SkippedNumber(numeral.start, numeral.end, "list_marker", "part of a series")

    def footnote(self, numeral: Numeral) -> SkippedNumber | None:
        """«[1] …»: the mark of a footnote."""
        words, first, last = self.words, numeral.first, numeral.last
        if not numeral.digits or first == 0 or last >= len(words) or words[first - 1].text != "[" or words[last].text != "]":
            return None
        return SkippedNumber(words[first - 1].start, words[last].end, "list_marker", "footnote")

    def lone(self, numeral: Numeral) -> SkippedNumber | None:
        """«… жиналды. 3.»: a number that is a sentence of its own belongs to what was cut off after it."""
        words, first = self.words, numeral.first
        paragraph = self.article.paragraphs[words[first].paragraph]
        if not numeral.digits or numeral.last != first + 1 or first == paragraph.first or first == 0:
            return None
        rest = words[numeral.last : paragraph.last]
        if len(rest) > 1 or (rest and rest[0].text not in ".)"):
            return None
        if len(numeral.digits) <= LONGEST_ROW and words[first].spaced and words[first - 1].text in ".!?":
            return SkippedNumber(numeral.start, rest[0].end if rest else numeral.end, "list_marker", "marker before a cut")
        return None

    def cell(self, numeral: Numeral) -> SkippedNumber | None:
        """«(қазақ тілінде) 11 800»: digits after a bracket or a stop that end a text are the next cell of a table."""
        words, first = self.words, numeral.first
        paragraph = self.article.paragraphs[words[first].paragraph]
        if words[first].kind != "digits" or numeral.last != paragraph.last or first - paragraph.first < PROSE:
            return None
        if words[first - 1].text not in ".!?)" or not words[first].spaced or numeral.case != "nom":
            return None
        return SkippedNumber(numeral.start, numeral.end, "boilerplate", "cell of a table")

    def cut(self, numeral: Numeral) -> SkippedNumber | None:
        """«… банктер 230 …»: the text breaks off before what is counted, and nobody can say what that was."""
        words, first, last = self.words, numeral.first, numeral.last
        paragraph = self.article.paragraphs[words[first].paragraph]
        rest = words[last : paragraph.last]
        if rest and rest[0].text == "…" and not rest[0].spaced and words[last - 1].kind == "word" and numeral.last == first + 1:
            # «609 жоба жүз…»: the beginning of another word
            return SkippedNumber(numeral.start, numeral.end, "boilerplate", "word before a cut")
        if words[first].kind != "digits" or numeral.case != "nom" or numeral.possessive or first == paragraph.first:
            return None
        before = words[first - 1]
        if len(rest) == 2 and rest[0].kind == "word" and rest[1].text == "…" and not rest[1].spaced:
            if len(rest[0].text) > 1 and any(scale.startswith(rest[0].lower) for scale in self.scales - {rest[0].lower}):
                return SkippedNumber(numeral.start, rest[0].end, "boilerplate", "scale before a cut")  # «112 млр…»
        if len(rest) == 1 and rest[0].text in "-–," and not rest[0].spaced:
            return SkippedNumber(numeral.start, rest[0].end, "boilerplate", "number before a cut")  # «… және 55-»
        broken = bool(rest) and rest[0].text in "….-–" and all(word.text in "….]" for word in rest[1:])
        if broken and rest[0].text == ".":
            broken = len(rest) >= 2 and not rest[1].spaced  # «...», no full stop
        if broken and rest[0].text in "-–":
            broken = len(rest) > 1
        if not broken and (rest or paragraph.index + 1 < len(self.article.paragraphs)):
            return None
        if not broken and (
            first - paragraph.first < PROSE or not (before.kind == "word" or before.text == "(") or not before.spaced
        ):
            return None
        tags = [reading.tags for reading in self.article.pack.morphology.analyse(before.lower)] if before.kind == "word" else []
        if before.lower.endswith(self.terms.of_year):
            return SkippedNumber(numeral.start, paragraph.end if broken else numeral.end, "date", "day before a cut")
        if before.kind == "word" and self.units.match(self.article, first - 1) is not None:
            return None  # «EUR 307.45 CNY 43.04»
        if before.text in ",(" and (broken or before.text == "("):
            return SkippedNumber(numeral.start, numeral.end, "boilerplate", "number before a cut")  # «10 шақырым, 42…»
        if before.kind != "word" or any(tag.possessive and tag.case == "nom" for tag in tags[:2]):
            return None  # «халық саны 230»: the number is the predicate
        return SkippedNumber(numeral.start, numeral.end, "boilerplate", "number before a cut")

    def bare_line(self, numeral: Numeral) -> SkippedNumber | None:
        """A text that is one number and nothing else states nothing."""
        words = self.words
        if len(self.article.paragraphs) != 1 or len(words) > LONGEST_BARE or any(word.kind == "word" for word in words):
            return None
        digits = [word for word in words if word.kind == "digits"]
        if words[numeral.first].kind != "digits" or any(word.text in "%$€£₸₽°№+" for word in words) or not digits:
            return None
        return SkippedNumber(numeral.start, numeral.end, "boilerplate", "nothing but a number")
