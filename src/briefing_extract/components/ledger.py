"""Why a number is no fact: identifiers, contacts, ordinals, names, scores, list markers, rate bases, idioms.

Each rule looks at one numeral and its neighbours and answers with a reason of the contract and the span that
it explains, or with nothing. Dates and clock times come from `dates`, durations and ages from the unit that
follows (`quantities`), what lies outside the article from `boilerplate`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

import regex

from briefing_extract.components.article import Article, Numeral, SkippedNumber
from briefing_extract.components.ledger_words import LedgerWords
from briefing_extract.components.numerals import NumberWords
from briefing_extract.components.rows import Rows
from briefing_extract.components.series import Series
from briefing_extract.components.units import Unit, UnitWords

PHONE = regex.compile(
    r"(?<!\d)(?<!\d[.,/-])(?:"
    r"\+\d[\d ()–-]{8,18}\d"  # +7 (7292) 60-10-10
    r"|8 ?\(\d{3,5}\) ?\d[\d –-]{3,10}\d"  # 8 (7132) 54-00-18
    r"|8[ -]\d{3,5}[ -]\d{2,3}[ –-]\d{2}[ –-]\d{2}"  # 8 7122 35-46-57
    r"|\(\d{3,5}\) ?\d{2,3}[ –-]\d{2}[ –-]\d{2}"
    r"|\d{2,3}[–-]\d{2}[–-]\d{2}"  # 65-11-11
    r"|(?<=: )\d[–-]\d{2}[–-]\d{2}"  # «Қабылдау бөлімі: 5-30-13», but the programme «7-20-25»
    r"|8\d{4}[–-]\d{5,6}"  # 87172–769083
    r"|(?<!\d )\d{3} \d{2} \d{2}(?! ?\d)"  # 279 54 36: no groups of a thousand
    r")(?![\d–-])"
)
ADDRESS = regex.compile(r"\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}|https?://\S{1,200}|\bwww\.\S{1,200}|@\w{1,64}")
SITE = regex.compile(r"(?<![\w.@/])\d{1,4}\p{L}[\w-]{0,30}\.(?:kz|com|ru|tv|org|net|info|media|news)(?![\w.])")  # «7kun.kz»
ACCOUNT = regex.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{3,5}){3,6}\b|\b[A-Z]{2,3}\d{2}[A-Z]{3}\d{6,}\b")
ISBN = regex.compile(r"\b97[89]-\d{1,5}-\d{1,7}-\d{1,7}-\d\b")
SIZE = regex.compile(r"(?<![\d.,])\d+(?:[.,]\d+)? ?[×xхХX*] ?\d+(?:[.,]\d+)?(?: ?[×xхХX*] ?\d+(?:[.,]\d+)?)?(?![\p{L}\d])")
VERSION = regex.compile(r"(?<![\d.])\d{1,4}(?:\.\d{1,5}){3,5}(?!\d)")
PLUS = regex.compile(r"(?<![\p{L}\d+.,])\d{1,2}(?:\+\d{1,2}){1,3}(?![\d%°+,.]\d|[\d%°])")
ROUND_THE_CLOCK = regex.compile(r"(?<![\d/])24/7(?![\d/])")
# with what each cannot do without: most articles have no address to look for
SHAPES = (
    (VERSION, "identifier", "version", (".",)),
    (PLUS, "name", "numbers joined by a plus", ("+",)),  # «6+6», «4+2»: how a model or a scheme is called
    (ROUND_THE_CLOCK, "time", "round the clock", ("24/7",)),
    (SITE, "name", "site", (".",)),
    (SIZE, "identifier", "size", ("",)),
    (ACCOUNT, "identifier", "account", ("",)),
    (ISBN, "identifier", "isbn", ("97",)),
    (ADDRESS, "contact", "address", ("@", "://", "www.")),
    (PHONE, "contact", "telephone", ("",)),
)
LONGEST_TITLE = 14  # words
Shape = tuple[Any, str, str, tuple[str, ...]]  # pattern, reason, rule, signs without which it finds nothing
HIGHEST_GRADE = 8
KEYCAP = "\u20e3"


def fixed_spans(text: str, shapes: Iterable[Shape]) -> list[tuple[int, int, str, str]]:
    """Start, end, reason and rule of what the shapes find in a text, in order; of two that overlap, the one that began first."""
    spans = []
    for pattern, reason, rule, needed in shapes:
        if any(sign in text for sign in needed):
            spans += [
                (*match.span(), reason, rule) for match in pattern.finditer(text) if any(c.isdigit() for c in match.group())
            ]
    spans.sort(key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int, str, str]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


class Ledger:
    """Explains the numerals of one article that are no facts."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.numbers = NumberWords.of(article.pack)
        self.units = UnitWords.of(article.pack)
        self.terms = LedgerWords.of(article.pack)
        self.rows = Rows(article, self.terms, self.units)
        self.series = Series(article, self.terms, self.units)
        self.fixed = self._fixed_spans()
        self._fixed_starts = [span[0] for span in self.fixed]
        self._rules = (
            self.fixed_shape,
            self._list_marker,
            self.rows.footnote,
            self.rows.bare_line,
            self.rows.row,
            self.rows.lone,
            self.rows.part,
            self._number_sign,
            self._code,
            self._hyphened_noun,
            self._inside_name,
            self._extension,
            self._score,
            self._rank,
            self._classes,
            self._quarter,
            self._bare_year,
            self._era,
            self._year_alone,
            self._run,
            self._street,
            self._floor,
            self._short_number,
            self._ordinal,
            self._shared_ordinal,
            self._series,
            self.saying,
            self._legal,
            self._office,
            self._grade,
            self._version,
            self.rows.cell,
            self.rows.cut,
        )
        self._numerals = {numeral.first: numeral for numeral in article.numerals}
        self._address_end = -1  # where the last house number or room of an address ended
        self._contact_end = -1  # where the last short number of a telephone ended
        self._sign_end = -1  # where the last number after «№» ended

    def _fixed_spans(self) -> list[tuple[int, int, str, str]]:
        """Telephones, addresses, accounts: told by their shape alone."""
        return fixed_spans(self.article.text, SHAPES)

    def explain(self, numeral: Numeral) -> SkippedNumber | None:
        """Why this numeral is no fact, or None where it may be one."""
        for rule in self._rules:
            found = rule(numeral)
            if found is not None:
                return found
        return None

    def _skip(self, start: int, end: int, reason: str, rule: str, numeral: Numeral | None = None) -> SkippedNumber:
        return SkippedNumber(start, end, reason, rule, numeral.value if numeral else None)

    def fixed_shape(self, numeral: Numeral) -> SkippedNumber | None:
        at = bisect_right(self._fixed_starts, numeral.start) - 1
        if at >= 0 and self.fixed[at][1] > numeral.start:
            start, end, reason, rule = self.fixed[at]
            return self._skip(start, max(end, numeral.end), reason, rule)
        if numeral.rule == "spoken code":
            return self._skip(numeral.start, numeral.end, "identifier", "spoken code")
        if len(numeral.digits) >= 9:
            return self._skip(numeral.start, numeral.end, "identifier", "long code")
        return None

    def _fixed_reason(self, offset: int) -> str:
        at = bisect_right(self._fixed_starts, offset) - 1
        return self.fixed[at][2] if at >= 0 and self.fixed[at][1] > offset else ""

    def _list_marker(self, numeral: Numeral) -> SkippedNumber | None:
        words, first = self.words, numeral.first
        text = self.article.text
        paragraph = self.article.paragraphs[words[first].paragraph]
        end = words[first].end
        if KEYCAP in text[end : end + 2]:
            return self._skip(words[first].start, end + text[end : end + 2].index(KEYCAP) + 1, "list_marker", "keycap")
        if not words[first].text.isdigit() or len(words[first].text) > 2 or first + 1 >= len(words):
            return None
        if first != paragraph.first and not (
            first == paragraph.first + 1 and words[first - 1].kind == "mark" and words[first - 1].text in "(•–*"
        ):
            # «:1) …; 2) …» inside a line
            # «кезде: 1) …»: a closing bracket that nothing opened
            if words[first + 1].text == "." and self._in_sequence(first):
                return self._skip(words[first].start, words[first + 1].end, "list_marker", "list marker")
            if words[first - 1].text == ":" and words[first].text == "1" and words[first].spaced:
                after = words[first + 2] if words[first + 1].text in ".-–" and first + 2 < len(words) else words[first + 1]
                if after.capitalised and after.spaced and self.units.match(self.article, after.index) is None:
                    return self._skip(words[first].start, words[after.index - 1].end, "list_marker", "list marker")
            if self._alone_between_stops(first):
                return self._skip(words[first].start, words[first + 1].end, "list_marker", "list marker")
            opened = any(word.text == "(" for word in words[max(0, first - 4) : first])
            if words[first + 1].text == ")" and not words[first + 1].spaced and not opened:
                return self._skip(words[first].start, words[first + 1].end, "list_marker", "list marker")
            return None
        mark = words[first + 1]
        if (
            mark.text in (")", ".")
            and not mark.spaced
            and (first + 2 >= paragraph.last or words[first + 2].spaced or words[first + 2].kind != "digits")
        ):
            if first + 2 < paragraph.last:
                return self._skip(words[first].start, mark.end, "list_marker", "list marker")
        return None

    def _alone_between_stops(self, first: int) -> bool:
        """«… жіберілді. 3. Маңғыстау …»: no sentence is a number alone."""
        words = self.words
        return (
            words[first - 1].text in ".!?;"
            and words[first].spaced
            and words[first + 1].text == "."
            and not words[first + 1].spaced
            and first + 2 < len(words)
            and words[first + 2].spaced
            and (words[first + 2].capitalised or words[first - 1].text == ";")
            and words[first - 2].kind != "digits"
        )

    def _in_sequence(self, first: int) -> bool:
        """«1. Ақтау қаласы 2. Жаңаөзен қаласы 3. …» on one line: the marks before or after it count on."""
        words, number = self.words, int(self.words[first].text)
        if first + 2 >= len(words) or not words[first + 2].capitalised or not words[first + 2].spaced:
            return False
        paragraph = self.article.paragraphs[words[first].paragraph]
        for near, wanted in (
            (range(max(paragraph.first, first - 12), first), number - 1),
            (range(first + 2, min(paragraph.last - 1, first + 14)), number + 1),
        ):
            if wanted and any(words[at].text == str(wanted) and words[at + 1].text == "." for at in near):
                return True
        return False

    def _number_sign(self, numeral: Numeral) -> SkippedNumber | None:
        words, first = self.words, numeral.first
        if (
            first
            and words[first].kind == "digits"
            and words[first - 1].text in (",", "және", "мен", "пен", "бен")
            and self._sign_end >= words[first - 1].start - 1
        ):
            self._sign_end = numeral.end  # «№ 12, 45 және 112 бағыттарда»
            return self._skip(numeral.start, self._code_end(numeral), "identifier", "number sign")
        if first == 0 or words[first - 1].text not in self.terms.signs:
            return None
        self._sign_end = self._code_end(numeral)
        sign = words[first - 1]
        if sign.text == "N" and sign.spaced is False:
            return None
        start = sign.start
        if sign.text == "#":
            return self._skip(start, self._code_end(numeral), "boilerplate", "hashtag")
        return self._skip(start, self._code_end(numeral), "identifier", "number sign")

    def _code_end(self, numeral: Numeral) -> int:
        """The end of a code that begins with this numeral: «9/10», «134-НҚ», «17А», «2 (58)»."""
        words, at = self.words, numeral.first + 1
        while at < len(words) and not words[at].spaced and at - numeral.first < 12:
            if words[at].kind == "mark" and words[at].text not in "/-–":
                break
            if words[at].kind == "mark" and (at + 1 >= len(words) or words[at + 1].spaced or words[at + 1].kind == "mark"):
                break
            if words[at].kind == "word" and len(words[at].text) > 3 and words[at].text.islower():
                break
            at += 1
        return max(words[at - 1].end, numeral.end if numeral.last <= at else words[at - 1].end)

    def _code(self, numeral: Numeral) -> SkippedNumber | None:
        words, first = self.words, numeral.first
        if first > 0 and words[first].kind == "digits":
            before = (
                words[first - 1]
                if words[first - 1].kind == "word"
                else words[first - 2]
                if first > 1 and words[first - 1].text in ":–"
                else None
            )
            if before is not None and before.lower in self.terms.codes and self.units.match(self.article, numeral.last) is None:
                last = numeral.last
                while last < len(words) and words[last].kind == "digits" and words[last].start - words[last - 1].end <= 1:
                    last += 1
                return self._skip(numeral.start, max(words[last - 1].end, self._code_end(numeral)), "identifier", "code")
        # «075/у», «31/2»: a slash makes a code of digits, unless it is a fraction of something
        if (
            numeral.digits
            and numeral.last + 1 < len(words)
            and words[numeral.last].text == "/"
            and not words[numeral.last].spaced
        ):
            following = words[numeral.last + 1]
            if not following.spaced and following.kind == "word" and len(following.text) <= 2:
                return self._skip(numeral.start, following.end, "identifier", "code with slash")
        if len(numeral.digits) >= 3 and numeral.digits.startswith("0"):
            return self._skip(numeral.start, self._code_end(numeral), "identifier", "leading zero")
        # «086-у»: a letter after the hyphen that is no suffix
        if (
            numeral.digits
            and numeral.last + 1 < len(words)
            and words[numeral.last].text == "-"
            and not words[numeral.last].spaced
        ):
            letter = words[numeral.last + 1]
            if letter.kind == "word" and len(letter.text) == 1 and not letter.spaced:
                return self._skip(numeral.start, letter.end, "identifier", "digits and letters")
        return None

    def _hyphened_noun(self, numeral: Numeral) -> SkippedNumber | None:
        """«92-бабына», «31-турда»: a hyphen and a whole noun say which one, not how many."""
        words, at = self.words, numeral.last
        if words[numeral.first].kind != "digits" or numeral.rule != "digits" or at + 1 >= len(words):
            return None
        noun = words[at + 1]
        if words[at].text not in "-–" or noun.spaced or noun.kind != "word" or len(noun.text) < 2:
            return None
        if words[at].spaced and not any(
            self.terms.is_a(noun.lower, nouns) for nouns in (self.terms.ordinals, self.terms.rows, self.terms.identifiers)
        ):
            return None  # «2 -нұсқа» is typed so, but a dash may stand so as well
        unit = self.units.match(self.article, at + 1)
        if self.numbers.sense(noun.lower) is not None or (unit is not None and not self._ranks(unit.unit)):
            return None
        identifier = self.terms.is_a(noun.lower, self.terms.identifiers) or (noun.text.isupper() and len(noun.text) <= 4)
        reason = "identifier" if identifier and noun.lower not in self.terms.ordinals else "ordinal"
        end = noun.end
        if identifier:
            end = self._chain_end(at + 1)
        return self._skip(numeral.start, end, reason, "hyphen and noun")

    @staticmethod
    def _ranks(unit: Unit) -> bool:
        """«1-орын», «5-күн»: a place or a day in a row, no measure."""
        return unit.symbol == "seat" or (unit.kind == "duration" and len(unit.word) > 1)

    def _chain_end(self, at: int) -> int:
        """«190-бабы 4-бөлігі» is one reference."""
        words = self.words
        while (
            at + 3 < len(words)
            and words[at + 1].kind == "digits"
            and words[at + 2].text == "-"
            and words[at + 1].start - words[at].end == 1
        ):
            if words[at + 3].kind != "word" or not self.terms.is_a(words[at + 3].lower, self.terms.identifiers):
                break
            at += 3
        return words[at].end

    def _inside_name(self, numeral: Numeral) -> SkippedNumber | None:
        words, first, last = self.words, numeral.first, numeral.last
        if self._titled(first, last):
            return self._skip(words[first].start, numeral.end, "name", "title that is named so")
        if self._title_in_list(first, last):
            return self._skip(words[first].start, numeral.end, "name", "title in a list")
        if self._inside_quoted_name(first, last):
            return self._skip(words[first].start, numeral.end, "name", "inside a quoted name")
        if words[first].kind != "digits":
            return None
        # «Ми-8», «COVID-19», «Батыс-2», «жер2025»
        if first > 0 and not words[first].spaced:
            before = words[first - 1]
            if before.kind == "word" and before.text[-1:].isalpha() and before.end == words[first].start:
                return self._skip(before.start, self._code_end(numeral), "name", "letters before digits")
            if (
                before.text in "-–"
                and not before.spaced
                and first > 1
                and words[first - 2].kind == "word"
                and words[first - 2].end == before.start
            ):
                if self.numbers.sense(words[first - 2].lower) is None:
                    return self._skip(words[first - 2].start, self._code_end(numeral), "name", "hyphen before digits")
            # «T+0», «T+2»: a way of settlement
            sign = first > 1 and before.text == "+" and not before.spaced and words[first - 2].kind == "word"
            if sign and len(words[first - 2].text) <= 2 and words[first - 2].text.isupper():
                return self._skip(words[first - 2].start, numeral.end, "name", "letters before digits")
        # «Ту – 154 М», «Ми – 8 МТВ»: a mark in capitals on both sides
        if (
            first > 1
            and last < len(words)
            and words[first - 1].text in "-–"
            and words[first - 2].kind == words[last].kind == "word"
            and words[first - 2].capitalised
            and len(words[first - 2].text) <= 4
            and words[last].text.isupper()
            and len(words[last].text) <= 3
            and (len(words[last].text) == 1 or self.units.match(self.article, last) is None)
        ):
            return self._skip(words[first].start, words[last].end, "name", "mark of a model")
        # «Кең дала – 2», «Таза қала 2025»: the number that ends a quoted name
        if numeral.digits and last < len(words) and words[last].text in '»"' and not words[last].spaced:
            for at in range(first - 1, max(-1, first - 8), -1):
                if words[at].text in '«"' and at < first - 1:
                    return self._skip(words[first].start, numeral.end, "name", "end of a quoted name")
                if words[at].kind == "mark" and words[at].text not in "-–":
                    break
        if first > 0 and words[first - 1].text in '«"' and not words[first].spaced and self._opens_name(first):
            return self._skip(words[first].start, numeral.end, "name", "head of a quoted name")
        # «17А», «134НҚ»: letters after the digits that are no unit, scale or suffix
        if (
            last < len(words)
            and not words[last].spaced
            and words[last].kind == "word"
            and words[last].start == numeral.end
            and numeral.digits
        ):
            tail = words[last]
            if tail.text[0].isascii() and tail.text[0].isupper() and "-" in tail.text[:3]:
                return self._skip(numeral.start, tail.end, "name", "digits and letters")  # «3D-принтер»
            if tail.text.isascii() and len(tail.text) > 3 and tail.capitalised and self.units.match(self.article, last) is None:
                return self._skip(numeral.start, tail.end, "name", "digits and letters")  # «3DSecure»
            if tail.text.isupper() and len(tail.text) <= 2 and self.units.match(self.article, last) is None:
                return self._skip(numeral.start, tail.end, "identifier", "digits and letters")
        # «Lada 2114 көлігінен»: a name in Latin letters, and no counted noun after the digits
        if (
            first > 0
            and numeral.digits
            and words[first - 1].kind == "word"
            and words[first - 1].text.isascii()
            and words[first - 1].capitalised
        ):
            if (
                words[first].start - words[first - 1].end == 1
                and (not self._counts_something(last) or self._goes_on_latin(last) or self._is_year_of_name(numeral))
                and not self._latin_text(first - 1)
            ):
                return self._skip(words[first].start, numeral.end, "name", "brand and digits")
        return None

    def _goes_on_latin(self, at: int) -> bool:
        """«Forbes 30 under 30»: the foreign name goes on after the digits."""
        words = self.words
        return (
            at < len(words)
            and words[at].kind == "word"
            and words[at].text.isascii()
            and words[at].text.islower()
            and self.units.match(self.article, at) is None
        )

    def _is_year_of_name(self, numeral: Numeral) -> bool:
        """«Seoul Forum 2019 халықаралық жиыны»: a foreign name of two words and more, and the year in which it was held."""
        words, first = self.words, numeral.first
        before = words[first - 2] if first > 1 else None
        return (
            len(numeral.digits) == 4
            and 1950 <= numeral.value <= 2099
            and before is not None
            and before.kind == "word"
            and before.text.isascii()
            and numeral.last < len(words)
            and self.units.match(self.article, numeral.last) is None
        )

    def _latin_text(self, at: int) -> bool:
        """The words around are Latin as well: no foreign name in a Cyrillic text."""
        words = self.words
        around = [word for word in words[max(0, at - 6) : at + 8] if word.kind == "word"]
        return sum(word.text[0].isascii() for word in around) > 0.6 * max(1, len(around)) and len(around) > 3

    def _titled(self, first: int, last: int) -> bool:
        """«Ел жолы: бір мақсат, бір болашақ» атты жолдау: a quotation that the word after it calls a title."""
        words = self.words
        closing = next((at for at in range(last, min(len(words) - 1, last + LONGEST_TITLE)) if words[at].text in '»"'), None)
        if closing is None or words[closing + 1].lower not in self.terms.titled:
            return False
        for word in reversed(words[max(0, first - LONGEST_TITLE) : first]):
            if word.text in '«"':
                return True
            if word.text in ".!?»" or word.paragraph != words[first].paragraph:
                return False
        return False

    def _title_in_list(self, first: int, last: int) -> bool:
        """«Ақсақ құлан», «Бес қыз», «Жорға»: a short quotation among others."""
        words = self.words
        if first == 0 or words[first - 1].text not in '«"' or not words[first].capitalised:
            return False
        closing = next((at for at in range(last, min(len(words), last + 4)) if words[at].text in '»"'), None)
        if closing is None or closing == last or any(word.kind != "word" for word in words[last:closing]):
            return False
        before = first > 2 and words[first - 2].text == "," and words[first - 3].text in '»"'
        after = closing + 2 < len(words) and words[closing + 1].text == "," and words[closing + 2].text in '«"'
        return before or after

    def _inside_quoted_name(self, first: int, last: int) -> bool:
        """«Батыр үш ұл» фильмі: a short quotation without a verb, after which a noun says what bears the name."""
        words = self.words
        opening = next((at for at in range(first - 1, max(-1, first - 5), -1) if words[at].text in '«"'), None)
        closing = next((at for at in range(last, min(len(words) - 1, last + 5)) if words[at].text in '»"'), None)
        if opening is None or closing is None or opening == first - 1 or closing == last or not words[opening + 1].capitalised:
            return False
        if any(word.kind == "mark" for word in words[opening + 1 : closing]) or self.units.match(self.article, last) is not None:
            return False
        if self.article.pack.is_finite_verb(words[closing - 1].lower):
            return False
        bearer = words[closing + 1]
        if bearer.kind != "word" or bearer.paragraph != words[first].paragraph:
            return False
        readings = self.article.pack.morphology.analyse(bearer.lower)
        return bool(readings) and readings[0].tags.possessive == "3"

    def _opens_name(self, first: int) -> bool:
        """«100 нақты қадам» бағдарламасы: a short quotation without a verb, and a noun after it."""
        words = self.words
        for at in range(first + 1, min(len(words) - 1, first + 6)):
            if words[at].text in '»"':
                return words[at + 1].kind == "word" and words[at + 1].paragraph == words[first].paragraph and at > first + 1
            # «100 нақты қадам»: only the last word can be its verb
            closing = words[at + 1].text in '»"'
            if words[at].kind == "mark" or (closing and self.article.pack.is_finite_verb(words[at].lower)):
                return False
        return False

    def _counts_something(self, at: int) -> bool:
        words = self.words
        if at >= len(words) or words[at].kind != "word":
            return at < len(words) and words[at].text in "%$₸€"
        if self.units.match(self.article, at) is not None:
            return True
        readings = self.article.pack.morphology.analyse(words[at].lower)
        return not any(reading.tags.possessive == "3" and reading.tags.case != "nom" for reading in readings)

    def _score(self, numeral: Numeral) -> SkippedNumber | None:
        words, last = self.words, numeral.last
        if numeral.digits and len(numeral.digits) <= 3 and last + 1 < len(words) and words[last].text in "-–":
            lower = words[last + 1]
            falls = lower.kind == "digits" and len(lower.text) <= 3 and int(lower.text) < numeral.value
            if falls and not words[last].spaced and not lower.spaced:
                # «(34-2, 31 нокаут)»: wins and losses; what falls is no range
                return self._skip(numeral.start, lower.end, "score", "score")
        if numeral.digits and last + 1 < len(words) and words[last].text == ":" and not words[last].spaced:
            following = words[last + 1]
            if following.kind == "digits" and not following.spaced and len(following.text) <= 3:
                return self._skip(numeral.start, following.end, "score", "score")
        if numeral.digits and numeral.first > 1 and words[numeral.first - 1].text == ":" and not words[numeral.first].spaced:
            if words[numeral.first - 2].kind == "digits":
                return self._skip(numeral.start, numeral.end, "score", "score")
        return None

    def _rank(self, numeral: Numeral) -> SkippedNumber | None:
        """«54 орынға көтерілді», «12 орында тұр»: a rank; «54 орын» alone are seats or jobs."""
        words, last = self.words, numeral.last
        if last >= len(words) or numeral.case != "nom" or not words[last].lower.startswith(self.terms.rank_place or " "):
            return None
        readings = self.article.pack.morphology.analyse(words[last].lower)
        best = numeral.first > 0 and words[numeral.first - 1].lower in self.terms.rank_best
        if best and any(
            r.base == self.terms.rank_place and (r.tags.case in ("loc", "acc") or r.tags.derived == "attr") for r in readings
        ):
            # «алғашқы 200 орындағы», «үздік 30 орында»: among the first of a rating
            return self._skip(numeral.start, words[last].end, "ordinal", "rank among the first", numeral)
        if not any(
            r.base == self.terms.rank_place and r.tags.case in ("dat", "acc", "loc") and not r.tags.plural for r in readings
        ):
            return None
        if numeral.digits and last + 1 < len(words) and words[last + 1].text == ")" and words[numeral.first - 1].text == "(":
            # «Ресей (92 орында)»: a place beside the name of who holds it
            if any(r.base == self.terms.rank_place and r.tags.case == "loc" and not r.tags.possessive for r in readings):
                return self._skip(numeral.start, words[last].end, "ordinal", "rank in brackets", numeral)
        moved = any(
            word.lower.startswith(self.terms.rank_moves) and word.sentence == words[last].sentence
            for word in words[max(0, numeral.first - 3) : numeral.first]
        )
        if moved and any(r.base == self.terms.rank_place and r.tags.case == "dat" and not r.tags.possessive for r in readings):
            return self._skip(numeral.start, words[last].end, "ordinal", "rank", numeral)  # «көтеріліп 145 орынға жетті»
        for word in words[last + 1 : last + 4]:
            if word.kind == "mark" or word.sentence != words[last].sentence:
                break
            if word.lower.startswith(self.terms.rank_verbs):
                return self._skip(numeral.start, words[last].end, "ordinal", "rank", numeral)
        return None

    def _classes(self, numeral: Numeral) -> SkippedNumber | None:
        """«1–11-сынып», «5-9 сыныптар», «1-11 – сынып»: which ones in a row, never how many."""
        words, at = self.words, numeral.last
        if numeral.low is None or at >= len(words):
            return None
        if words[at].text in "-–" and at + 1 < len(words):
            at += 1
        if words[at].kind != "word" or words[at].sentence != words[numeral.first].sentence:
            return None
        if self.terms.is_a(words[at].lower, self.terms.rows):
            return self._skip(numeral.start, words[at].end, "ordinal", "which in a row", numeral)
        return None

    def _quarter(self, numeral: Numeral) -> SkippedNumber | None:
        """«осы тоқсан», «тоқсан сайын»: a quarter of the year, not ninety."""
        words, first, last = self.words, numeral.first, numeral.last
        if last != first + 1 or numeral.entries != (self.terms.quarter,):
            return None
        before = words[first - 1].lower if first else ""
        after = words[last].lower if last < len(words) else ""
        if before in self.terms.before_quarter or after in self.terms.after_quarter:
            return self._skip(numeral.start, numeral.end, "date", "quarter")
        return None

    def _bare_year(self, numeral: Numeral) -> SkippedNumber | None:
        """«(2003)», «Мұрағат 2015»: four digits of our age that count nothing and carry no suffix."""
        words, first, last = self.words, numeral.first, numeral.last
        if numeral.low is not None and last < len(words) and words[last].lower.startswith(self.terms.years_glued):
            if 1900 <= numeral.low < numeral.value <= 2099 and numeral.value - numeral.low < 60:
                return self._skip(numeral.start, numeral.end, "date", "years before a glued word")
        if len(numeral.digits) != 4 or not 1900 <= numeral.value <= 2099 or numeral.case != "nom" or numeral.possessive:
            return None
        if last < len(words) and words[last].lower.startswith(self.terms.year_verbs):
            return self._skip(numeral.start, numeral.end, "date", "year before its verb")  # «құрылысы 1992 басталып»
        if last < len(words) and words[last].kind == "word" and words[last].paragraph == words[first].paragraph:
            cut = last + 1 >= len(words) or words[last + 1].text in "…."
            if words[last].lower.startswith(self.terms.years_glued):
                return self._skip(numeral.start, numeral.end, "date", "years before a glued word")  # «2013 жылдарыавто…»
            if cut and len(words[last].text) < 5 and words[last].lower in self.terms.year_beginnings:
                return self._skip(numeral.start, words[last].end, "date", "year before a cut")  # «2022 жыл…»
            return None
        if last < len(words) and words[last].text in "%$₸€°":
            return None
        before = words[first - 1] if first and words[first - 1].paragraph == words[first].paragraph else None
        if before is not None and (before.text in "–-:=+" or before.lower in ("саны", "барлығы", "жалпы")):
            return None
        return self._skip(numeral.start, numeral.end, "date", "bare year")

    def _era(self, numeral: Numeral) -> SkippedNumber | None:
        """«1429 хижра жылы»: a year of another calendar."""
        words, last = self.words, numeral.last
        if len(numeral.digits) not in (3, 4) or last >= len(words) or words[last].lower not in self.terms.eras:
            return None
        if last + 1 < len(words) and words[last + 1].lower.startswith("жыл"):
            last += 1
        return self._skip(numeral.start, words[last].end, "date", "year of another calendar")

    def _year_alone(self, numeral: Numeral) -> SkippedNumber | None:
        """«2035-ке қарай», «2024-те»: a year without its noun."""
        words, last = self.words, numeral.last
        raw = words[numeral.first].text
        if (
            words[numeral.first].kind != "digits"
            or len(raw) != 4
            or not 1900 <= numeral.value <= 2099
            or numeral.value != int(raw)
        ):
            return None
        after = words[last].lower if last < len(words) else ""
        if (numeral.case == "loc" and not numeral.possessive) or (numeral.case == "dat" and after in self.terms.towards):
            return self._skip(numeral.start, numeral.end, "date", "year without its noun", numeral)
        return None

    def _series(self, numeral: Numeral) -> SkippedNumber | None:
        if not self.series.shares_noun(numeral):
            return None
        return self._skip(numeral.start, numeral.end, "ordinal", "series before a plural", numeral)

    def _office(self, numeral: Numeral) -> SkippedNumber | None:
        """«елшіліктің 1 хатшысы»: the first secretary, typed without the suffix of the ordinal."""
        words, last = self.words, numeral.last
        if numeral.digits != "1" or numeral.case != "nom" or last >= len(words) or words[last].kind != "word":
            return None
        if not self._possessed(words[last].lower, self.terms.offices):
            return None
        return self._skip(numeral.start, numeral.end, "ordinal", "first of an office", numeral)

    def _grade(self, numeral: Numeral) -> SkippedNumber | None:
        """«2 дәрежелі орден», «3 санатты дәрігер», «4 разрядтағы шебер»: of which grade, not how many grades."""
        words, last = self.words, numeral.last
        if not numeral.digits or numeral.value > HIGHEST_GRADE or numeral.case != "nom" or last >= len(words):
            return None
        found = self.article.pack.morphology.lookup(words[last].lower, self.terms.grades) if words[last].kind == "word" else None
        if found is None:
            return None
        following = words[last + 1] if last + 1 < len(words) else None
        # «санатты» is "of the grade" as well as the grade acted on, by what follows
        of_it = found[1].case == "acc" and not found[1].possessive and following is not None and following.kind == "word"
        if of_it and following is not None and self.article.pack.is_finite_verb(following.lower):
            of_it = False
        if not of_it and found[1].derived not in ("with", "adj", "attr"):
            return None
        return self._skip(numeral.start, words[last].end, "ordinal", "grade", numeral)

    def _version(self, numeral: Numeral) -> SkippedNumber | None:
        """«20 версиядан төмен емес», «45 және одан кейінгі версиясы»: which release of a program."""
        words, at = self.words, numeral.last
        if words[numeral.first].kind != "digits" or numeral.case != "nom" or at >= len(words):
            return None
        if [word.lower for word in words[at : at + 2]] == ["және", "одан"]:
            at += 3
        if at >= len(words) or words[at].kind != "word" or words[at].sentence != words[numeral.first].sentence:
            return None
        found = self.article.pack.morphology.lookup(words[at].lower, self.terms.releases)
        if found is None or found[1].plural:
            return None
        limited = at + 1 < len(words) and words[at + 1].lower in self.terms.release_limits and found[1].case == "abl"
        if at == numeral.last and not limited and not (found[0] and found[1].possessive):
            return None  # «3 версия шықты», «2 нұсқасы бар» count them
        return self._skip(numeral.start, numeral.end, "identifier", "version", numeral)

    def _legal(self, numeral: Numeral) -> SkippedNumber | None:
        """«1 тармақтың 2 тармақшасында», «15 бабында»: places of a law, typed without their hyphen."""
        words, last = self.words, numeral.last
        if not numeral.digits or numeral.case != "nom" or numeral.possessive or last >= len(words):
            return None
        if words[last].text == "." and not words[last].spaced and last + 1 < len(words) and words[last + 1].kind == "word":
            last += 1  # «1. тармақшасында»
        found = self.article.pack.morphology.lookup(words[last].lower, self.terms.legal)
        if found is None or not (found[1].possessive == "3" or found[1].case in ("gen", "loc")) or found[1].plural:
            return None
        return self._skip(numeral.start, words[last].end, "identifier", "place of a law", numeral)

    def saying(self, numeral: Numeral) -> SkippedNumber | None:
        """«төрт түлік», «жеті қат көк», «алты алаш»: the number belongs to the saying and counts nothing."""
        words, last = self.words, numeral.last
        nouns = self.terms.sayings.get(" ".join(word.lower for word in words[numeral.first : last]))
        if nouns is None or last >= len(words) or words[last].kind != "word" or words[last].sentence != words[last - 1].sentence:
            return None
        if not self.terms.is_a(words[last].lower, nouns):
            return None
        return self._skip(numeral.start, numeral.end, "idiom", "number of a saying")

    def _run(self, numeral: Numeral) -> SkippedNumber | None:
        """Calendars and columns: five and more bare numbers side by side say nothing to a reader of sentences."""
        words, first, last = self.words, numeral.first, numeral.last
        if not numeral.digits:
            return None
        low, high = first, last
        while (
            low > 0 and first - low < 5 and words[low - 1].kind == "digits" and words[low - 1].paragraph == words[first].paragraph
        ):
            low -= 1
        while (
            high < len(words)
            and high - last < 5
            and words[high].kind == "digits"
            and words[high].paragraph == words[first].paragraph
        ):
            high += 1
        beside = [*words[low:first], *words[last:high]]
        years = len(beside) >= 2 and all(
            len(digits) == 4 and 1950 <= int(digits) <= 2099 for digits in (numeral.digits, *(word.text for word in beside))
        )
        if len(beside) < 4 and not years:
            return None
        return self._skip(numeral.start, numeral.end, "date" if years else "boilerplate", "run of numbers")

    def _street(self, numeral: Numeral) -> SkippedNumber | None:
        """«Гоголь көшесі, 61», «көшесі 31/2», «даңғылы, 108»."""
        words, first = self.words, numeral.first
        if not numeral.digits or first < 1 or len(numeral.digits) > 4:
            return None
        if words[first - 1].text == "," and any(
            word.lower in self.terms.telephones for word in words[numeral.last : numeral.last + 2]
        ):
            return self._skip(numeral.start, numeral.end, "identifier", "house number")  # «Бөгенбай батыр, 176 а тел.: …»
        at = first - 1
        if words[at].text == ",":
            at -= 1
        short = words[at - 1] if at > 1 and words[at].text == "." and not words[at].spaced else None
        if (
            short is not None
            and short.lower in self.terms.streets_short
            and any(word.capitalised for word in words[max(0, at - 3) : at - 1])
        ):
            if self.units.match(self.article, numeral.last) is None:
                self._address_end = self._code_end(numeral)
                return self._skip(numeral.start, self._address_end, "identifier", "house number")  # «Абай к., 20»
        if at >= 0 and words[at].kind == "word" and words[at].sentence == words[first].sentence:
            if self.terms.is_a(words[at].lower, self.terms.streets) and self.units.match(self.article, numeral.last) is None:
                if words[first - 1].text == "," or not self._counts_something(numeral.last) or numeral.last >= len(words):
                    self._address_end = self._code_end(numeral)
                    return self._skip(numeral.start, self._address_end, "identifier", "house number")
        return None

    def _floor(self, numeral: Numeral) -> SkippedNumber | None:
        """«Абай к., 2, 4 қабат, 12 бөлме»: floors and rooms of an address."""
        words, first, last = self.words, numeral.first, numeral.last
        if not numeral.digits or first < 2 or words[first - 1].text != "," or self._address_end < words[first - 1].start - 1:
            return None
        if last >= len(words) or words[last].lower not in self.terms.rooms:
            return None
        self._address_end = words[last].end
        return self._skip(numeral.start, words[last].end, "identifier", "floor or room", numeral)

    def _short_number(self, numeral: Numeral) -> SkippedNumber | None:
        """«112», «1414 нөміріне», «103-ке хабарласыңыз», «Апат қызметі: 109»."""
        words, first, last = self.words, numeral.first, numeral.last
        plain = words[first].text
        if (
            words[first].kind != "digits"
            or numeral.possessive
            or numeral.case in ("abl", "loc")
            or not 3 <= len(plain) <= 5
            or numeral.value != int(plain)
            or numeral.low is not None
        ):
            return None
        after = words[last] if last < len(words) else None
        if after is not None and after.text in '»"' and last + 1 < len(words) and words[first - 1].text in '«"':
            after = words[last + 1]
        if after is not None and after.kind == "word" and after.sentence == words[first].sentence:
            if self.terms.is_a(after.lower, self.terms.contact_nouns):
                return self._skip(numeral.start, numeral.end, "contact", "short number")
            following = words[last + 1] if last + 1 < len(words) else None
            if following is not None and following.kind == "word" and self._possessed(following.lower, self.terms.contact_nouns):
                return self._skip(numeral.start, numeral.end, "contact", "short number")  # «1494 қысқа нөміріне»
            service = self.article.pack.morphology.lookup(after.lower, self.terms.contact_services)
            if service is not None and service[1].possessive == "3" and plain.startswith("1"):
                return self._skip(numeral.start, numeral.end, "contact", "service number")  # «109 қызметіне»
            if after.lower == "немесе" and last + 1 < len(words) and self._fixed_reason(words[last + 1].start) == "contact":
                return self._skip(numeral.start, numeral.end, "contact", "short number")
            if numeral.case == "nom" and not (after.lower in ("немесе", "және") or after.lower in self.terms.contact_verbs):
                return None
        if self._contact_clause(first, last):
            self._contact_end = numeral.end
            return self._skip(numeral.start, numeral.end, "contact", "short number")
        return None

    def _extension(self, numeral: Numeral) -> SkippedNumber | None:
        """«тел: 14-22», «факс 45»: whatever follows the word is dialled."""
        words, at = self.words, numeral.first - 1
        while at > 0 and words[at].text in ":." and words[at].paragraph == words[numeral.first].paragraph:
            at -= 1
        if words[numeral.first].kind != "digits" or at < 0 or words[at].lower not in self.terms.telephones:
            return None
        if len(words[at].text) < 3 or numeral.case != "nom" or self.units.match(self.article, numeral.last) is not None:
            return None
        return self._skip(numeral.start, self._code_end(numeral), "contact", "telephone")

    def _possessed(self, form: str, nouns: dict[str, bool]) -> bool:
        found = self.article.pack.morphology.lookup(form, nouns)
        return found is not None and found[1].possessive == "3"

    def _contact_clause(self, first: int, last: int) -> bool:
        """«Сенім телефоны – 115», «103-ке хабарласыңыз», «109, 110 немесе 112 нөмірі»: the noun before, the verb after."""
        words = self.words
        for word in reversed(words[max(0, first - 5) : first]):
            if word.sentence != words[first].sentence or word.text in ",;." or word.kind == "digits":
                break
            if word.kind == "word" and self.terms.is_a(word.lower, self.terms.contact_nouns):
                return True
        if first > 1 and words[first - 1].text in ":–" and self._possessed(words[first - 2].lower, self.terms.contact_services):
            return True  # «Апат қызметі: 109»
        for word in words[last : last + 6]:
            if word.sentence != words[first].sentence or word.text in ";.":
                break
            if word.lower in self.terms.contact_verbs:
                return True
        if words[first].text in self.terms.emergencies and self._emergency(first):
            return True
        return first > 0 and words[first - 1].lower in (",", "немесе", "және") and self._contact_end >= words[first - 1].start - 1

    def _emergency(self, first: int) -> bool:
        """«Жедел жәрдем: 103», «Қауіп төнсе – 112»: a label that names a danger or a service, and the number to dial."""
        words = self.words
        if first < 2 or words[first - 1].text not in ":–-":
            return False
        label = [word for word in words[max(0, first - 5) : first - 1] if word.sentence == words[first].sentence]
        return any(self.terms.is_a(word.lower, self.terms.emergency_words) for word in label if word.kind == "word")

    def _ordinal(self, numeral: Numeral) -> SkippedNumber | None:
        if not numeral.ordinal and not (numeral.derived == "adj" and numeral.spelled and numeral.value <= 100):
            return None  # «үздік бестікке» is a group by rank
        return self._skip(numeral.start, numeral.end, "ordinal", numeral.rule if numeral.rule == "roman" else "ordinal", numeral)

    def _shared_ordinal(self, numeral: Numeral) -> SkippedNumber | None:
        """«2 және 3-турдың», «5, 7 және 9-сыныптар»: the last of a series says for all that they are ordinals."""
        words, at, joined = self.words, numeral.last, ""
        if not numeral.digits or numeral.case != "nom":
            return None
        while at + 1 < len(words) and words[at].lower in self.terms.series:
            joined = words[at].lower
            other = self._numerals.get(at + 1)
            if other is None:
                return None
            at = other.last
            if other.ordinal or self._hyphened_noun(other) is not None:
                # a comma alone joins clauses too («ұпайы 75, 3-орында»), unless a plural names them all («2, 3-турлар»)
                named = words[other.last + 1] if other.last + 1 < len(words) and not other.ordinal else None
                plural = named is not None and any(
                    reading.tags.plural for reading in self.article.pack.morphology.analyse(named.lower)[:1]
                )
                if joined == "," and not (plural and numeral.value < other.value):
                    return None
                return self._skip(numeral.start, numeral.end, "ordinal", "series of ordinals", numeral)
            if not other.digits:
                return None
        return None
