"""Why a number of a Russian or English text is no fact: identifiers, contacts, ranks, names, scores, list markers, idioms.

Each rule looks at one numeral and its neighbours and answers with a reason of the contract and the span that it explains,
or with nothing. Dates come from `dates`, durations and ages with a unit from `quantities`, bases of rates from `bases`.
"""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from typing import Any

import regex

from briefing_extract.components.article import Article, Numeral, SkippedNumber
from briefing_extract.components.ledger import SHAPES, fixed_spans
from briefing_extract.components.prepositional.units import UnitWords

DASHES = frozenset("-–—")
# 7 (701) 731 84 56: the code of the country without its plus
MORE_SHAPES = ((regex.compile(r"(?<![\d+])[78] ?\(\d{3,5}\) ?\d[\d –-]{3,11}\d(?!\d)"), "contact", "telephone", ("(",)),)
KEYCAP = "\u20e3"
LONG_CODE = 9  # digits in one run: more than any count is written with
QUOTED = 6  # words of a name in quotation marks
HIGHEST_RESULT = 200  # points or goals of one side
GRADE_AGES = 21  # «12+»: from which age a broadcast may be watched
LIST_DIGITS = 2


class Ledger:
    """Explains the numerals of one article that are no facts."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.pack = article.pack
        self.english = article.pack.language == "en"
        self.units = UnitWords.of(article.pack)
        self.table: dict[str, Any] = article.pack.table("ledger")
        self._sets = {
            (group, name): frozenset(words)
            for group, entries in self.table.items()
            for name, words in entries.items()
            if isinstance(words, list)
        }
        self._lexicons = {key: dict.fromkeys(words, True) for key, words in self._sets.items()}
        self._idioms = self._idiom_patterns()
        self.fixed = self._fixed_spans()
        self._fixed_starts = [span[0] for span in self.fixed]
        self._rules = (
            self._fixed_shape,
            self._list_marker,
            self._idiom,
            self._score,
            self._number_sign,
            self._glued_name,
            self._glued_letters,
            self._name,
            self._age,
            self._rank,
            self._contact,
            self._identifier,
            self._street,
            self._unit_before,
            self._ordinal,
        )

    def explain(self, numeral: Numeral) -> SkippedNumber | None:
        """Why this numeral is no fact, or None where it may be one."""
        for rule in self._rules:
            found = rule(numeral)
            if found is not None:
                return found
        return None

    # small looks

    def _has(self, group: str, name: str, form: str) -> bool:
        return form in self._sets.get((group, name), ())

    def _is(self, group: str, name: str, form: str) -> bool:
        """Whether a lower-case form is a form of a word of the list."""
        lexicon = self._lexicons.get((group, name))
        if not lexicon:
            return False
        if self.pack.morphology.lookup(form, lexicon) is not None:
            return True
        infinitive = getattr(self.pack.morphology, "infinitive", None)
        return infinitive is not None and infinitive(form) in lexicon

    def _lower(self, at: int) -> str:
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def _same_line(self, at: int, other: int) -> bool:
        words = self.words
        return 0 <= at < len(words) and words[at].paragraph == words[other].paragraph

    def _skip(self, start: int, end: int, reason: str, rule: str, numeral: Numeral | None = None) -> SkippedNumber:
        return SkippedNumber(start, end, reason, rule, numeral.value if numeral is not None else None)

    # shapes

    def _fixed_spans(self) -> list[tuple[int, int, str, str]]:
        shapes = [shape for shape in (*SHAPES, *MORE_SHAPES) if shape[2] != "numbers joined by a plus"]
        return fixed_spans(self.article.text, shapes)

    def _fixed_shape(self, numeral: Numeral) -> SkippedNumber | None:
        at = bisect_right(self._fixed_starts, numeral.start) - 1
        if at >= 0 and self.fixed[at][1] > numeral.start:
            start, end, reason, rule = self.fixed[at]
            return self._skip(start, max(end, numeral.end), reason, rule)
        if len(numeral.digits) >= LONG_CODE or (len(numeral.digits) > 2 and numeral.digits.startswith("0")):
            return self._skip(numeral.start, numeral.end, "identifier", "long code")
        return None

    def _list_marker(self, numeral: Numeral) -> SkippedNumber | None:
        words, first, text = self.words, numeral.first, self.article.text
        word = words[first]
        end = word.end
        if word.kind == "digits" and KEYCAP in text[end : end + 2]:
            return self._skip(word.start, end + text[end : end + 2].index(KEYCAP) + 1, "list_marker", "keycap")
        if word.kind != "digits" or len(word.text) > LIST_DIGITS or first + 1 >= len(words):
            return None
        mark = words[first + 1]
        if mark.text not in (".", ")") or mark.spaced or not self._same_line(first + 1, first):
            return None
        after = first + 2
        if after < len(words) and words[after].kind == "digits" and not words[after].spaced:
            return None
        paragraph = self.article.paragraphs[word.paragraph]
        opens = first == paragraph.first or (first == paragraph.first + 1 and words[first - 1].kind == "mark")
        goes_on = self._same_line(after, first)
        if opens and goes_on:
            return self._skip(word.start, mark.end, "list_marker", "list marker")
        if mark.text == ")" and "(" not in [words[at].text for at in range(max(0, first - 4), first)]:
            return self._skip(word.start, mark.end, "list_marker", "list marker")
        if mark.text == "." and goes_on and words[first - 1].text in ".!?;:" and words[after].capitalised and words[after].spaced:
            if first == 0 or words[first].spaced:
                return self._skip(word.start, mark.end, "list_marker", "list marker")
        return None

    # idioms

    def _idiom_patterns(self) -> dict[str, list[tuple[str, ...]]]:
        patterns: dict[str, list[tuple[str, ...]]] = {}
        never = set(self.table["idiom"]["never_idiom"])
        for phrase in self.table["idiom"]["phrases"]:
            if phrase in never:
                continue
            pieces = tuple(phrase.replace("-", " - ").split())
            for piece in set(pieces):
                patterns.setdefault(piece, []).append(pieces)
        return patterns

    def _idiom(self, numeral: Numeral) -> SkippedNumber | None:
        words, first = self.words, numeral.first
        if words[first].kind != "word" or numeral.derived or (numeral.last > first + 1 and not numeral.ordinal):
            return None
        form = words[first].lower
        if self._has("idiom", "words", form):
            return self._skip(numeral.start, numeral.end, "idiom", "plural of one")
        for pieces in self._idioms.get(form, ()):
            for offset, piece in enumerate(pieces):
                if piece != form:
                    continue
                start = first - offset
                if (
                    start >= 0
                    and start + len(pieces) <= len(words)
                    and all(words[start + at].lower == wanted for at, wanted in enumerate(pieces))
                ):
                    return self._skip(words[start].start, max(words[start + len(pieces) - 1].end, numeral.end), "idiom", "phrase")
        if (
            self.english
            and form == "one"
            and any(
                self._lower(at) in ("another", "other")
                for at in range(first + 2, min(len(words), first + 6))
                if words[at].sentence == words[first].sentence
            )
            and ":" not in [self._lower(at) for at in range(first, first + 6)]
        ):
            return self._skip(numeral.start, numeral.end, "idiom", "one and another")
        if self.english and form == "one" and self._is_pronoun(numeral):
            return self._skip(numeral.start, numeral.end, "idiom", "pronoun of one")
        if self.english and form == "both":
            for at in range(numeral.last, min(len(words), numeral.last + 7)):
                if words[at].lower in (".", ";", ","):
                    break
                if words[at].lower == "and":
                    return self._skip(numeral.start, numeral.end, "idiom", "both and")
        if form == "second" and self.english and self._lower(numeral.last) in ("half",):
            return self._skip(numeral.start, words[numeral.last].end, "ordinal", "second half")
        return None

    def _is_pronoun(self, numeral: Numeral) -> bool:
        """Such as "one" with nothing after it that it could count: "a new one", "one should"."""
        words, last = self.words, numeral.last
        before = self._lower(numeral.first - 1)
        if last >= len(words) or (words[last].kind == "mark" and words[last].text != "-"):
            return before not in ("only", "just", "–", "with") and not self._counts_before(numeral.first)
        following = words[last].lower
        return following in (
            "is",
            "was",
            "that",
            "which",
            "who",
            "should",
            "can",
            "could",
            "may",
            "might",
            "must",
            "would",
            "has",
            "had",
            "of",
            "on",
            "in",
            "at",
            "to",
            "with",
        )

    def _counts_before(self, first: int) -> bool:
        """Such as "two boys and one girl", "one – in Almaty": other numbers are counted in the sentence."""
        sentence = self.words[first].sentence
        return any(
            numeral.first < first
            and self.words[numeral.first].sentence == sentence
            and not numeral.ordinal
            and numeral.spelled
            and first - numeral.last < QUOTED
            for numeral in self.article.numerals
        )

    # scores

    def _score(self, numeral: Numeral) -> SkippedNumber | None:
        """«3:2 (25:21, 19:25)», "8:2", «2–1» in a match."""
        words, first = self.words, numeral.first
        if words[first].kind != "digits":
            return None
        end = self._result_end(first)
        if end is None:
            return None
        last = end
        while last < len(words) and words[last].text in "(," and self._same_line(last, first):
            again = self._result_end(last + 1)
            if again is None:
                break
            last = again
            if last < len(words) and words[last].text == ")":
                last += 1
        return self._skip(numeral.start, max(words[last - 1].end, numeral.end if last >= numeral.last else 0), "score", "score")

    def _result_end(self, at: int) -> int | None:
        words = self.words
        if at + 2 >= len(words) or words[at].kind != "digits" or words[at + 2].kind != "digits":
            return None
        mark = words[at + 1]
        if mark.spaced or words[at + 2].spaced or mark.text not in ":–-":
            return None
        if int(words[at].text[:4]) > HIGHEST_RESULT or int(words[at + 2].text[:4]) > HIGHEST_RESULT:
            return None
        if mark.text == ":":
            return at + 3
        after = at + 3
        if (
            after + 1 < len(words)
            and words[after].text in ",."
            and words[after + 1].kind == "digits"
            and not words[after + 1].spaced
        ):
            return None  # «5–5,5%»
        if at + 3 < len(words) and (words[at + 3].text == "%" or (words[at + 3].text in "-–" and not words[at + 3].spaced)):
            return None
        if len(words[at].text) > 2 or self.units.match(self.article, at + 3) is not None:
            return None
        low, high = int(words[at].text), int(words[at + 2].text)
        nothing_counted = (
            at + 3 >= len(words)
            or words[at + 3].kind == "mark"
            or low >= high
            or self.english
            or self.pack.morphology.nominal(words[at + 3].lower) is None
        )
        if not nothing_counted:
            return None
        sentence = words[at].sentence
        for near in range(max(0, at - 14), min(len(words), at + 8)):
            if words[near].sentence == sentence and words[near].kind == "word" and self._is("score", "words", words[near].lower):
                return at + 3
        return at + 3 if low >= high else None

    # identifiers and names

    def _code_end(self, at: int) -> int:
        """The offset where a code that begins at the word `at` ends: «155/2», «134-НҚ», «17А», «2 (58)»."""
        words, last = self.words, at + 1
        while last < len(words) and not words[last].spaced and last - at < 12:
            if words[last].kind == "mark" and words[last].text not in "/-–":
                break
            if words[last].kind == "mark" and (
                last + 1 >= len(words) or words[last + 1].spaced or words[last + 1].kind == "mark"
            ):
                break
            if words[last].kind == "word" and len(words[last].text) > 3 and words[last].text.islower():
                break
            last += 1
        return words[last - 1].end

    def _number_sign(self, numeral: Numeral) -> SkippedNumber | None:
        words, first = self.words, numeral.first
        before = self._lower(first - 1)
        if first == 0 or words[first].kind != "digits":
            return None
        if self._has("identifier", "signs", before):
            return self._skip(words[first - 1].start, max(numeral.end, self._code_end(first)), "identifier", "number sign")
        if before == "." and first > 1 and self._has("identifier", "abbreviations", words[first - 2].lower):
            if words[first - 2].lower == "no" and not words[first - 2].capitalised:
                return None
            match = self.units.match(self.article, numeral.last)
            if match is not None and match.unit.kind != "quantity":
                return None
            return self._skip(words[first - 2].start, max(numeral.end, self._code_end(first)), "identifier", "abbreviation")
        return None

    def _glued_name(self, numeral: Numeral) -> SkippedNumber | None:
        """«ТЭЦ-2», "U20", "GPT-4", "H100", «Алматы2050»: letters that touch the digits."""
        words, first = self.words, numeral.first
        if first == 0 or words[first].kind != "digits" or words[first].spaced:
            return None
        before = words[first - 1]
        if before.text == "+" and first > 1 and words[first - 2].kind == "word" and not before.spaced:
            return self._skip(words[first - 2].start, numeral.end, "name", "letter and day")  # «расчёты Т+0»
        if before.kind == "word" and (not self.units.before.get(before.text) or before.text.islower()):
            start = before.start
            if first > 1 and words[first - 2].text in "#-" and not before.spaced:
                start = words[first - 2].start
            return self._skip(start, max(numeral.end, self._code_end(first)), "name", "letters and digits")
        if before.text in DASHES and not before.spaced and first > 1 and words[first - 2].kind == "word":
            name = words[first - 2]
            if name.text[:1].isupper() or len(name.text) <= 3:
                if self.units.before.get(name.text) is not None:
                    return None
                end = max(numeral.end, self._code_end(first))
                code = name.text.isupper() and any(mark in "-/" for mark in self.article.text[words[first].start : end])
                return self._skip(name.start, end, "identifier" if code else "name", "letters and digits")
        return None

    def _glued_letters(self, numeral: Numeral) -> SkippedNumber | None:
        """Such as "3D", "5G", "4K": capital letters that touch the digits before them."""
        words, last = self.words, numeral.last
        if last >= len(words) or words[last].kind != "word" or words[last].spaced or words[numeral.first].kind != "digits":
            return None
        if not words[last].text[0].isupper() or self.units.match(self.article, last) is not None or numeral.ordinal:
            return None
        if numeral.first and words[numeral.first - 1].text in self.units.before:
            return None
        return self._skip(numeral.start, words[last].end, "name", "digits and letters")

    def _name(self, numeral: Numeral) -> SkippedNumber | None:
        """«Land Cruiser 300», "ISO 14001", “100 School Observatories”, «девяносто девятой» in quotation marks."""
        words, first = self.words, numeral.first
        before = words[first - 1] if first and self._same_line(first - 1, first) else None
        if before is None or numeral.low is not None:
            return None
        if words[first].kind == "digits" and self._lower(numeral.last) in ("»", '"') and before.kind == "word" and numeral.digits:
            opened = next((at for at in range(first - 1, max(-1, first - QUOTED), -1) if words[at].text in '«"'), None)
            if opened is not None:
                return self._skip(words[opened + 1].start, numeral.end, "name", "end of a quoted name")
        if before.text in '«"' and not numeral.derived and not (before.text == '"' and self._closes(first - 1)):
            end = self._quote_end(first)
            if end is not None and (
                numeral.ordinal
                or words[end - 1].index == numeral.last
                or (numeral.last < end and words[numeral.last].kind == "word" and words[numeral.last].capitalised)
            ):
                lone = end - 1 == numeral.last
                if lone and numeral.digits and len(numeral.digits) <= 4:
                    contact = self._contact_near(first - 1, first)
                    return self._skip(numeral.start, numeral.end, "contact" if contact else "name", "quoted number")
                if not lone or numeral.ordinal:
                    return self._skip(numeral.start, numeral.end, "name", "quoted name")
        if words[first].kind != "digits" or not numeral.digits or before.kind != "word":
            return None
        following = words[numeral.last] if self._same_line(numeral.last, first) else None
        if self._is("name", "before", before.lower) and (before.capitalised or not self.english) and before.lower != "top":
            if self.units.match(self.article, numeral.last) is None:
                return self._skip(before.start, numeral.end, "name", "name before")
        latin = before.text.isascii() and before.text[0].isupper()
        acronym = len(before.text) > 1 and before.text.isupper()
        if not (acronym or (latin and not self.english)) or self.units.before.get(before.text) or before.text in self.units.exact:
            return None
        if self.units.match(self.article, numeral.last) is not None:
            return None
        if following is not None and following.kind == "word" and not following.capitalised and self._counted(following.lower):
            return None
        start = before.start
        at = first - 2
        while (
            at >= 0
            and words[at].kind == "word"
            and words[at].text[0].isupper()
            and words[at].text.isascii()
            and not self.english
            and words[at].paragraph == before.paragraph
        ):
            start = words[at].start
            at -= 1
        return self._skip(start, max(numeral.end, self._code_end(first)), "name", "brand")

    def _closes(self, at: int) -> bool:
        """A straight quotation mark that closes: it touches the word before it."""
        return not self.words[at].spaced and at > 0

    def _quote_end(self, first: int) -> int | None:
        """The index after the mark that closes the short quotation in which the word `first` is the first."""
        words = self.words
        for at in range(first, min(len(words), first + QUOTED)):
            if words[at].text in '»"”':
                return at + 1
            if words[at].text in ".,!?;:":
                return None
        return None

    def _counted(self, form: str) -> bool:
        """The word could be counted by a number before it."""
        if self.english:
            return self.pack.morphology.is_plural(form) or form in ("people", "percent")
        return any(
            reading.pos in ("noun", "adj", "participle") and reading.case == "gen"
            for reading in self.pack.morphology.readings(form)
        )

    def _identifier(self, numeral: Numeral) -> SkippedNumber | None:
        """«статья 92», «дом 5», "Annex 2", "digest No. 49", «БИН 940740000917»."""
        words, first = self.words, numeral.first
        if first == 0 or not self._same_line(first - 1, first) or words[first].kind != "digits" or numeral.derived:
            return None
        before = words[first - 1]
        if (
            before.kind == "mark"
            and before.text in ":–"
            and first > 1
            and self._has("identifier", "codes", words[first - 2].lower)
        ):
            before = words[first - 2]
        if before.kind != "word":
            return None
        if self._has("identifier", "codes", before.lower) or self._is("identifier", "codes", before.lower):
            last = numeral.last
            while last < len(words) and words[last].kind == "digits" and words[last].start - words[last - 1].end <= 1:
                last += 1
            return self._skip(numeral.start, max(words[last - 1].end, self._code_end(first)), "identifier", "code")
        if not self._is("identifier", "nouns", before.lower) or (first > 1 and words[first - 2].kind == "digits"):
            return None  # «из 31 школы 19»
        if (
            self.english
            and not before.capitalised
            and before.lower not in ("page", "room", "km", "digest", "article", "route", "lot")
        ):
            return None
        if self.units.match(self.article, numeral.last) is not None:
            return None
        following = words[numeral.last] if self._same_line(numeral.last, first) else None
        if (
            following is not None
            and following.kind == "word"
            and self._counted(following.lower)
            and not before.capitalised
            and self.english
        ):
            return None
        if not self.english:
            nominal = self.pack.morphology.nominal(before.lower)
            if nominal is None or (nominal.number == "pl" and nominal.case == "gen"):
                return None
            noun = self.pack.morphology.nominal(following.lower) if following is not None and following.kind == "word" else None
            counted = noun is not None and noun.number == "pl" and noun.case == "gen"
            if numeral.rule != "digits" or counted:
                return None
        return self._skip(numeral.start, max(numeral.end, self._code_end(first)), "identifier", "noun before")

    def _street(self, numeral: Numeral) -> SkippedNumber | None:
        """«улице Абая, 155», "18 Merchant Street", "5th Floor, 18"."""
        words, first = self.words, numeral.first
        if words[first].kind != "digits" or not numeral.digits or len(numeral.digits) > 4:
            return None
        if self.english:
            for at in range(numeral.last, min(len(words), numeral.last + 4)):
                if words[at].kind != "word" or not words[at].capitalised or words[at].paragraph != words[first].paragraph:
                    break
                if at > numeral.last and self._has("identifier", "streets", words[at].lower):
                    return self._skip(numeral.start, max(numeral.end, self._code_end(first)), "identifier", "house")
            return None
        for at in range(first - 1, max(-1, first - 6), -1):
            word = words[at]
            if word.sentence != words[first].sentence or (
                word.text in ".;" and not self._has("identifier", "streets_short", self._lower(at - 1))
            ):
                return None
            street = word.kind == "word" and (
                self._is("identifier", "streets", word.lower)
                or (self._has("identifier", "streets_short", word.lower) and self._lower(at + 1) == ".")
            )
            if street and at < first - 1:
                if self.units.match(self.article, numeral.last) is None and not (
                    numeral.last < len(words) and words[numeral.last].kind == "word" and self._counted(words[numeral.last].lower)
                ):
                    return self._skip(numeral.start, max(numeral.end, self._code_end(first)), "identifier", "house")
                return None
        return None

    def _unit_before(self, numeral: Numeral) -> SkippedNumber | None:
        """Such as "(km 41–44)": a place on a road, told by its distance."""
        words, first = self.words, numeral.first
        before = self._lower(first - 1)
        if before in ("km", "км") and words[first].kind == "digits" and words[first].spaced:
            earlier = words[first - 2] if first > 1 else None
            if earlier is None or earlier.kind != "digits":
                return self._skip(numeral.start, numeral.end, "identifier", "kilometre of a road")
        return None

    # ranks, ages, contacts

    def _ordinal(self, numeral: Numeral) -> SkippedNumber | None:
        words = self.words
        if not numeral.ordinal:
            return None
        end = numeral.end
        last = numeral.last
        if last + 1 < len(words) and words[last].text == "-" and not words[last].spaced and words[last + 1].kind == "word":
            end = words[last + 1].end  # "third-place"
        if last < len(words) and self._lower(last) in ("floor", "street", "avenue") and words[last].capitalised:
            return self._skip(numeral.start, words[last].end, "identifier", "floor or street", numeral)
        return self._skip(numeral.start, end, "ordinal", "ordinal" if numeral.rule != "roman" else "roman numeral", numeral)

    def _rank(self, numeral: Numeral) -> SkippedNumber | None:
        """«на 54 месте», «5 класс»: which one, not how many."""
        words, last = self.words, numeral.last
        if (
            self.english
            or last >= len(words)
            or words[last].kind != "word"
            or numeral.spelled
            or not self._same_line(last, last - 1)
        ):
            return None
        value = numeral.high if numeral.high is not None else numeral.value
        form = words[last].lower
        place = self._is("ordinal", "places", form)
        if not place and not self._is("ordinal", "rows", form):
            return None
        readings = [reading for reading in self.pack.morphology.readings(form) if reading.pos == "noun"]
        if not readings or value == 1 or value != int(value) or self._agrees(value, readings):
            return None
        return self._skip(numeral.start, words[last].end, "ordinal", "rank", numeral)

    @staticmethod
    def _agrees(value: Decimal, readings: list[Any]) -> bool:
        """Whether a noun stands as a cardinal asks: «21 класс», «3 класса», «8 классов», in the other cases the plural."""
        last, teens = value % 10, value % 100 in (11, 12, 13, 14)
        if last == 1 and not teens:
            return any(reading.number == "sg" for reading in readings)
        if last in (2, 3, 4) and not teens and any(reading.number == "sg" and reading.case == "gen" for reading in readings):
            return True
        return any(reading.number == "pl" and reading.case in ("gen", "dat", "ins", "loc") for reading in readings)

    def _age(self, numeral: Numeral) -> SkippedNumber | None:
        """Such as "aged 35", "under 18", «старше 60», «(12+)»."""
        words, first, last = self.words, numeral.first, numeral.last
        if numeral.value > 110 or numeral.derived or numeral.value != int(numeral.value):
            return None
        if self._lower(last) == "+" and not words[last].spaced and numeral.value <= GRADE_AGES:
            if last + 1 >= len(words) or words[last + 1].kind == "mark":
                return self._skip(numeral.start, words[last].end, "age", "from which age")
        if self.units.match(self.article, last) is not None:
            return None
        before = self._lower(first - 1)
        if before == "of" and self._lower(first - 2) in ("age", "ages"):
            return self._skip(numeral.start, numeral.end, "age", "age without a unit", numeral)  # "at the age of 54"
        if not self._has("age", "before", before) and not (not self.english and self._is("age", "before", before)):
            return None
        if before in ("under", "over"):
            ended = last >= len(words) or words[last].kind == "mark" or words[last].lower in ("and", "or", "in", "who", "years")
            earlier = self._lower(first - 2)
            people = earlier in (
                "are",
                "is",
                "was",
                "were",
                "aged",
                "those",
                "people",
                "children",
                "women",
                "men",
                "persons",
                "youth",
                "adults",
            )
            if not (ended and people and not numeral.spelled and words[last - 1].kind == "digits") or self._lower(last) == "%":
                return None
        elif (
            self.english
            and before in ("turned", "turns", "age", "ages")
            and last < len(words)
            and words[last].kind == "word"
            and self._counted(words[last].lower)
        ):
            return None
        elif (
            not self.english
            and before == "старше"
            and last < len(words)
            and words[last].kind == "word"
            and words[last].lower not in ("лет", "и", "года")
        ):
            return None
        start = words[first - 1].start if before in ("under", "over") else numeral.start
        end = numeral.end
        if (
            self._lower(last) in ("to", "and", "or", "до")
            and last + 1 < len(words)
            and words[last + 1].kind == "digits"
            and before not in ("under", "over")
        ):
            end = words[last + 1].end  # "aged 18 to 35"
        return self._skip(start, end, "age", "age without a unit", numeral)

    def _contact_near(self, before: int, first: int) -> bool:
        words = self.words
        reach = self.table["contact"]["reach"]
        sentence = words[first].sentence
        for at in range(before, max(-1, before - reach), -1):
            if words[at].sentence != sentence:
                return False
            if words[at].kind == "word" and self._is("contact", "before", words[at].lower):
                return True
        return False

    def _among_contacts(self, numeral: Numeral) -> bool:
        """«Жалобы: 109, WhatsApp +7 …»: a short number in a line that holds a telephone."""
        words, first, last = self.words, numeral.first, numeral.last
        if len(numeral.digits) < 3 or self._lower(first - 1) not in (":", "и", ",", "and", "or"):
            return False
        if last < len(words) and words[last].kind != "mark" and self._lower(last) not in ("и", "or", "and", "или"):
            return False
        paragraph = self.article.paragraphs[words[first].paragraph]
        return any(reason == "contact" and paragraph.start <= start < paragraph.end for start, _, reason, _ in self.fixed)

    def _contact(self, numeral: Numeral) -> SkippedNumber | None:
        """«по номеру 109», "call 112 or", "the 1454 helpline"."""
        words, first, last = self.words, numeral.first, numeral.last
        if (
            not numeral.digits
            or not 2 <= len(numeral.digits) <= self.table["contact"].get("longest", 0)
            or words[first].kind != "digits"
        ):
            return None
        if self._among_contacts(numeral):
            return self._skip(numeral.start, numeral.end, "contact", "among telephones")
        if last < len(words) and self._has("contact", "after", words[last].lower) and self._same_line(last, first):
            return self._skip(numeral.start, numeral.end, "contact", "short number")
        if self.units.match(self.article, last) is not None or not self._contact_near(first - 1, first):
            return None
        if last < len(words) and words[last].kind == "word" and self._same_line(last, first) and self._counted(words[last].lower):
            return None
        if last < len(words) and words[last].text == "%":
            return None
        return self._skip(numeral.start, numeral.end, "contact", "short number")


def fraction_of(numeral: Numeral) -> tuple[int, int]:
    """Numerator and denominator of a fraction's numeral."""
    over, _, under = numeral.rule.removeprefix("fraction ").partition("/")
    return int(over), int(under)
