"""Numbers as written in Russian and English: digits in every grouping, words in every case, mixtures, fractions, multiples.

The same algorithm as everywhere, add what is smaller and multiply by a scale; but here it is the next word, not a suffix,
that ends a number. A fraction's and a multiple's numeral says so in `derived`, its rule holds numerator and denominator.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from briefing_extract.components.article import Article, Numeral
from briefing_extract.components.numerals import ROMAN, ROMAN_LETTERS, VULGAR
from briefing_extract.components.prepositional.number_words import NumberWords, Sense

HALF = Decimal("0.5")
DASHES = frozenset("-–—")
MINUS = frozenset("−–-")
MAX_DIGITS = 4000
MAX_GROUPS = 7
ORDINAL_WORD = 2  # a Roman numeral is two letters at least: «I» is a word


@dataclass(slots=True)
class Composed:
    """One number on the way: its value and the word after it."""

    value: Decimal
    last: int
    spelled: bool = False
    digits: str = ""
    ordinal: bool = False
    collective: bool = False
    vague: bool = False
    case: str = "nom"
    scale: Decimal = Decimal(1)
    coefficient: Decimal | None = None
    rule: str = "words"
    entries: tuple[str, ...] = ()


def read_numerals(article: Article) -> None:
    """Fill `article.numerals` with every number, fraction and multiple of the text, in text order."""
    reader = NumeralReader(article)
    index, words = 0, article.words
    while index < len(words):
        numeral = reader.read(index)
        if numeral is None:
            index += 1
        else:
            article.numerals.append(numeral)
            index = numeral.last


class NumeralReader:
    """Reads the numeral that begins at a word."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.numbers = NumberWords.of(article.pack)

    def read(self, index: int) -> Numeral | None:
        """The numeral that begins at the word `index`, or None."""
        word = self.words[index]
        if word.kind == "mark":
            return self._vulgar(index) or self._leading_point(index)
        fraction = self._fraction(index)
        if fraction is not None:
            return fraction
        first = self._compose(index)
        if first is None:
            return self._multiple(index) or self._compound(index) or self._roman(index)
        second = self._range(first)
        if second is not None:
            low, high = first.value, second.value
            if first.scale < second.scale and second.coefficient is not None and low < second.coefficient:
                low *= second.scale  # «5–7 тысяч»: the scale belongs to both
            if low < high:
                return self._numeral(index, second, low, high)
        return self._numeral(index, first, None, None)

    def _numeral(self, index: int, part: Composed, low: Decimal | None, high: Decimal | None) -> Numeral:
        words = self.words
        return Numeral(
            words[index].start,
            words[part.last - 1].end,
            index,
            part.last,
            part.value,
            low,
            high,
            digits=part.digits,
            spelled=part.spelled,
            ordinal=part.ordinal,
            collective=part.collective,
            case=part.case,
            derived="vague" if part.vague else "",
            rule="range" if low is not None else part.rule,
            entries=part.entries,
        )

    # small looks

    def near(self, at: int) -> bool:
        """The word stands in the same line as the one before it, close by."""
        words = self.words
        return 0 < at < len(words) and words[at].start - words[at - 1].end <= 1 and words[at].paragraph == words[at - 1].paragraph

    def sense(self, at: int) -> Sense | None:
        """What the word at `at` means in a number, or None."""
        if not 0 <= at < len(self.words) or self.words[at].kind != "word":
            return None
        return self.numbers.sense[self.words[at].lower]

    def _phrase(self, at: int, phrases: tuple[tuple[str, ...], ...]) -> int:
        """How many words of the first phrase that stands at `at`; 0 where none does."""
        words = self.words
        for phrase in phrases:
            if at + len(phrase) <= len(words) and all(words[at + n].lower == piece for n, piece in enumerate(phrase)):
                return len(phrase)
        return 0

    # one number

    def _compose(self, index: int) -> Composed | None:
        words, numbers = self.words, self.numbers
        total, current = Decimal(0), Decimal(0)
        room: Decimal | None = None
        limit: Decimal | None = None
        seen, spelled, digits, case, rule = False, False, "", "nom", "words"
        scale, coefficient = Decimal(1), None
        entries: list[str] = []
        at = index
        if words[at].kind == "word" and words[at].lower in numbers.articles:
            following = self.sense(at + 1)
            half = self._half_dozen(at)
            if half is not None:
                return half
            if following is None or following.role not in ("scale", "dozen") or following.plural:
                return None
            at += 1
            spelled = True
        elif words[at].kind == "word":
            half = self._half_dozen(at)
            if half is not None:
                return half
        while at < len(words):
            word = words[at]
            if seen and not self.near(at):
                break
            if word.kind == "digits":
                if current or (room is not None and room < 1000):
                    break
                value, after, raw = self._digits(at)
                if seen and not self._digits_go_on(value, after, limit):
                    break
                current, digits, room = value, "" if seen else raw, Decimal(1)
                seen, rule, at = True, "mixed" if spelled else "digits", after
                glued = self._glued(at)
                if glued is not None:
                    scale = numbers.glued[words[at].lower]
                    return Composed(
                        total + current * scale,
                        at + 1,
                        spelled,
                        "",
                        scale=scale,
                        coefficient=current,
                        rule="scale",
                        entries=(words[at].lower,),
                    )
                suffix = self._suffix(at)
                if suffix is not None:
                    return Composed(
                        total + current,
                        at + 2 if words[at].text in DASHES else at + 1,
                        spelled,
                        digits,
                        ordinal=suffix.derived == "ordinal",
                        case=suffix.case,
                        rule="digits",
                    )
                continue
            if word.kind == "mark":
                if (
                    spelled
                    and word.text == "-"
                    and not word.spaced
                    and at + 1 < len(words)
                    and not words[at + 1].spaced
                    and self._hyphen_goes_on(at + 1, room)
                ):
                    at += 1
                    continue
                break
            if seen and word.lower == numbers.joiner and self._joined(at, scale) and self._and_a_part(at) is None:
                at += 1
                continue
            sense = numbers.sense[word.lower]
            if sense is None or (not seen and self._is_no_number(at)):
                if (seen and not digits and word.lower in numbers.point) or (seen and self._is_point(at)):
                    decimals = self._decimals(at)
                    if decimals is not None:
                        value, at = decimals
                        current, room, rule = current + value, Decimal(0), "spoken decimal"
                        continue
                half_words = self._phrase(at, numbers.halves) if seen and rule != "half" else 0
                if half_words:
                    if current or total == 0:
                        current += HALF
                    else:
                        total += HALF * scale
                    room, rule, at = Decimal(0), "half", at + half_words
                    continue
                more = self._and_a_part(at) if seen and rule != "half" else None
                if more is not None:
                    part, at = more
                    if current or total == 0:
                        current += part
                    else:
                        total += part * scale
                    room, rule = Decimal(0), "half"
                    continue
                break
            if sense.role == "cardinal":
                if (room is not None and sense.value >= room) or (seen and sense.value == 0):
                    break
                current += sense.value
                room, spelled = _room_after(sense.value), True
                case = sense.case if not seen else case
            elif sense.role == "ordinal":
                if seen and (digits or (room is not None and sense.value >= room)):
                    break
                if sense.value >= 100 and current:
                    current *= sense.value
                else:
                    current += sense.value
                return Composed(
                    total + current,
                    at + 1,
                    True,
                    "",
                    ordinal=True,
                    case=sense.case,
                    rule="ordinal",
                    entries=(*entries, sense.entry),
                )
            elif sense.role == "scale" or (sense.role == "half scale" and not seen):
                if sense.plural and not seen and numbers.is_vague(word.lower) and not self._after_limit(at):
                    return self._vague(sense, at)
                if sense.value == 100 and current and current < 100:
                    current, room, spelled = current * 100, Decimal(100), True
                elif sense.value == 100 and not current:
                    if room is not None and room <= 100:
                        break
                    current, room, spelled = Decimal(100), Decimal(100), True
                else:
                    if limit is not None and sense.value >= limit:
                        break
                    if seen and not current:
                        break
                    coefficient = current if seen else Decimal(1)
                    spelled = spelled or not seen
                    total, current, room, limit = total + coefficient * sense.value, Decimal(0), None, sense.value
                    scale, room = sense.value, sense.value
                    digits = ""
                    rule = "scale" if rule in ("digits", "scale") else rule
                    case = sense.case if not seen else case
            elif sense.role == "dozen":
                if sense.plural and not seen and numbers.is_vague(word.lower) and not self._after_limit(at):
                    return self._vague(sense, at)
                if total or (digits and self.article.pack.language != "en"):  # "200 dozens"
                    break
                if self.article.pack.language == "en" and sense.value == 20 and current < 2:
                    break  # a score is a result
                current = (current or Decimal(1)) * sense.value
                entries.append(sense.entry)
                return Composed(current, at + 1, True, "", case=sense.case, rule="dozen", entries=tuple(entries))
            elif sense.role == "vague":
                if seen:
                    break
                return self._vague(sense, at)
            elif sense.role == "collective":
                if seen:
                    break
                return Composed(
                    sense.value, at + 1, True, collective=True, case=sense.case, rule="collective", entries=(sense.entry,)
                )
            else:
                break
            entries.append(sense.entry)
            seen, at = True, at + 1
            if (
                at < len(words)
                and words[at].text == "."
                and not words[at].spaced
                and sense.role == "scale"
                and words[at - 1].lower in _ABBREVIATED
                and self._point_of_abbreviation(at)
            ):
                at += 1
        if not seen:
            return None
        return Composed(
            total + current,
            at,
            spelled,
            digits,
            case=case,
            scale=scale,
            coefficient=coefficient,
            rule=rule,
            entries=tuple(entries),
        )

    def _and_a_part(self, at: int) -> tuple[Decimal, int] | None:
        """As in "five and a quarter", "two and three fifths": the part that a whole number ends with, and the index after it."""
        numbers = self.numbers
        if not numbers.joiner or self.words[at].lower != numbers.joiner or not self.near(at) or not self.near(at + 1):
            return None
        part = self._parts(at + 1)
        if part is None or part.last < at + 3 or (part.last < len(self.words) and self.words[part.last].lower == "of"):
            return None
        _, _, fraction = part.rule.partition(" ")
        over, _, under = fraction.partition("/")
        return Decimal(over) / Decimal(under), part.last

    def _point_of_abbreviation(self, at: int) -> bool:
        words = self.words
        return at + 1 < len(words) and words[at + 1].paragraph == words[at].paragraph and not words[at + 1].capitalised

    def _is_no_number(self, at: int) -> bool:
        """«сорока» the bird, «семью» the family: no number unless something counted or another number word follows."""
        words, form = self.words, self.words[at].lower
        if form not in self.numbers.doubtful:
            return False
        following = self.sense(at + 1)
        if following is not None:
            return False
        if at + 1 >= len(words) or words[at + 1].kind != "word":
            return True
        cases = {"семью": "ins", "сорока": "gen"}
        return not any(
            reading.pos in ("noun", "adj") and reading.case == cases.get(form) and reading.number == "pl"
            for reading in self.article.pack.morphology.readings(words[at + 1].lower)
        )

    def _vague(self, sense: Sense, at: int) -> Composed:
        """«сотни», «десятки тысяч», "hundreds of thousands": the power itself."""
        after = (
            at + 2
            if self.article.pack.language == "en" and at + 1 < len(self.words) and self.words[at + 1].lower == "of"
            else at + 1
        )
        larger = self.sense(after)
        if larger is not None and larger.role == "scale" and larger.plural and larger.value > sense.value and self.near(after):
            return Composed(
                sense.value * larger.value, after + 1, True, vague=True, rule="vague power", entries=(sense.entry, larger.entry)
            )
        return Composed(sense.value, at + 1, True, vague=True, rule="vague power", entries=(sense.entry,))

    def _after_limit(self, at: int) -> bool:
        """«около тысячи человек», «более сотни»: the genitive singular, one thousand."""
        return at > 0 and self.words[at - 1].lower in self.numbers.limits

    def _half_dozen(self, at: int) -> Composed | None:
        """Such as "half a dozen", "half a million"."""
        words = self.words
        sense = self.sense(at + 1)
        if words[at].lower == "half" and sense is not None and sense.role == "scale" and sense.value >= 1000 and not sense.plural:
            return Composed(sense.value / 2, at + 2, True, rule="half", entries=(sense.entry,))
        if at + 2 >= len(words) or f"{words[at].lower} {words[at + 1].lower}" not in self.numbers.half_before:
            return None
        sense = self.sense(at + 2)
        if sense is None or sense.role not in ("scale", "dozen"):
            return None
        return Composed(sense.value / 2, at + 3, True, rule="half", entries=(sense.entry,))

    def _hyphen_goes_on(self, at: int, room: Decimal | None) -> bool:
        sense = self.sense(at)
        return (
            sense is not None
            and sense.role in ("cardinal", "ordinal", "scale")
            and (sense.role == "scale" or (room is not None and sense.value < room))
        )

    def _joined(self, at: int, scale: Decimal) -> bool:
        """Such as "a hundred and forty": the "and" inside a number."""
        before, after = self.sense(at - 1), self.sense(at + 1)
        return (
            before is not None
            and before.role == "scale"
            and after is not None
            and after.role == "cardinal"
            and after.value < min(before.value, Decimal(100))
        )

    # digits

    def _digits(self, at: int) -> tuple[Decimal, int, str]:
        """The value of the digits at a word, the index after them, and the bare run where it is one plain run."""
        words, numbers = self.words, self.numbers
        groups, after = [words[at].text], at + 1
        if len(groups[0]) <= 3 and not groups[0].startswith("0"):
            while self._is_group(after) and len(groups) < MAX_GROUPS:
                groups.append(words[after].text)
                after += 1
            if len(groups) == 1:
                groups, after = self._separated(at)
        whole = "".join(groups)
        if len(whole) > MAX_DIGITS:
            return Decimal(whole), after, whole if len(groups) == 1 else ""
        marks = (numbers.decimal,) if len(groups) > 1 else (".", ",")
        if (
            after + 1 < len(words)
            and words[after].text in marks
            and not words[after].spaced
            and words[after + 1].kind == "digits"
            and not words[after + 1].spaced
            and not self._dotted(after)
        ):
            return Decimal(f"{whole}.{words[after + 1].text}"), after + 2, ""
        return Decimal(whole), after, whole if len(groups) == 1 else ""

    def _dotted(self, at: int) -> bool:
        """«24.03.2025»: three runs of digits are a date or a version."""
        words, after = self.words, at + 2
        return (
            after + 1 < len(words)
            and words[after].text == words[at].text
            and not words[after].spaced
            and words[after + 1].kind == "digits"
            and not words[after + 1].spaced
        )

    def _is_group(self, at: int) -> bool:
        """«3 620», «4 950 000»: one space and exactly three digits go on with the number."""
        words = self.words
        return (
            at < len(words)
            and words[at].kind == "digits"
            and len(words[at].text) == 3
            and words[at].start - words[at - 1].end == 1
            and self.article.text[words[at].start - 1] == " "
        )

    def _separated(self, at: int) -> tuple[list[str], int]:
        """«1,234,567», «1.938» семей: marks between groups of three."""
        words, numbers = self.words, self.numbers
        for mark in (numbers.group, ",", ".", "'", "’"):
            groups, after = [words[at].text], at + 1
            while (
                after + 1 < len(words)
                and words[after].text == mark
                and not words[after].spaced
                and words[after + 1].kind == "digits"
                and not words[after + 1].spaced
                and len(words[after + 1].text) == 3
            ):
                groups.append(words[after + 1].text)
                after += 2
            # one group alone is thousands only by the language's own mark, and not before a scale («1.184 млн»)
            if len(groups) > 2 or (len(groups) == 2 and mark == numbers.group and not self._scale_at(after)):
                return groups, after
        return [words[at].text], at + 1

    def _scale_at(self, at: int) -> bool:
        sense = self.sense(at)
        return sense is not None and sense.role == "scale"

    def _digits_go_on(self, value: Decimal, after: int, limit: Decimal | None) -> bool:
        """«3 млн 96 тыс.», «17 тыс. 460» go on; «5 млн 2025» does not."""
        if limit is None or value >= limit or value != int(value):
            return False
        following = self.sense(after)
        if following is not None and following.role == "scale":
            return following.value < limit
        return limit == 1000 and len(self.words[after - 1].text) == 3

    def _glued(self, at: int) -> Sense | None:
        """«10к», "$5M": a letter of scale that touches its digits."""
        words = self.words
        if at >= len(words) or words[at].spaced or words[at].kind != "word" or words[at].lower not in self.numbers.glued:
            return None
        scale = self.numbers.glued[words[at].lower]
        if words[at].text in ("m", "b", "B") and not self._money_before(at):
            return None  # metres, bytes
        if words[at].text == "M" and at + 1 < len(words) and words[at + 1].kind == "word" and not words[at + 1].spaced:
            return None
        return Sense("scale", scale, words[at].lower)

    def _money_before(self, at: int) -> bool:
        words, start = self.words, at - 1
        while start > 0 and (words[start].kind == "digits" or words[start].text in ".,"):
            start -= 1
        return words[start].text in "$€£¥₸" or words[start].text.isupper()

    def _suffix(self, at: int) -> Any:
        """What the letters after digits say: «12-ти», «9-й», "12th"."""
        words, morphology = self.words, self.article.pack.morphology
        if at < len(words) and words[at].kind == "word" and not words[at].spaced:
            # "17th-century": the lexer keeps the hyphen inside the word
            suffix = words[at].lower.partition("-")[0]
            return morphology.number_suffix_tags(suffix) if self.article.pack.language == "en" else None
        if at + 1 < len(words) and words[at].text in DASHES and not words[at].spaced and not words[at + 1].spaced:
            if words[at + 1].kind == "word":
                return morphology.number_suffix_tags(words[at + 1].lower)
        return None

    # decimals in words

    def _is_point(self, at: int) -> bool:
        return (
            self.words[at].kind == "word"
            and bool(self.numbers.tenths)
            and self.numbers.names(self.words[at].lower, dict.fromkeys(self.numbers.point, True))
        )

    def _decimals(self, at: int) -> tuple[Decimal, int] | None:
        """After «целых»: «девять десятых», «восемь сотых»; after "point": digits one by one."""
        words, numbers = self.words, self.numbers
        after = at + 1
        if after < len(words) and words[after].lower in numbers.decimal_join:
            after += 1
        if not numbers.tenths:
            text = ""
            while (sense := self.sense(after)) is not None and sense.role == "cardinal" and sense.value < 10:
                text, after = text + str(int(sense.value)), after + 1
            return (Decimal(f"0.{text}"), after) if text else None
        value, room = Decimal(0), Decimal(1000)
        while (sense := self.sense(after)) is not None and sense.role == "cardinal" and sense.value < room:
            value, room, after = value + sense.value, _room_after(sense.value), after + 1
        if after >= len(words):
            return None
        found = self.article.pack.morphology.lookup(words[after].lower, numbers.tenths)
        return (value / found[0], after + 1) if found is not None and value else None

    # ranges

    def _range(self, first: Composed) -> Composed | None:
        """The second number of «5–7», «шестьсот–семьсот», «два-три» that stands at a dash after the first."""
        words, at = self.words, first.last
        if first.ordinal or first.collective or at + 1 >= len(words) or words[at].text not in DASHES:
            return None
        dash, following = words[at], words[at + 1]
        if dash.spaced != following.spaced or (dash.spaced and following.kind != words[at - 1].kind):
            return None
        if dash.spaced and dash.text == "-" and following.kind == "word":
            return None
        if following.kind == "word" and ((sense := self.sense(at + 1)) is None or sense.role not in ("cardinal", "scale")):
            return None
        if following.kind == "mark":
            return None
        second = self._compose(at + 1)
        if second is None or second.ordinal or second.collective or second.vague:
            return None
        after = second.last
        if (
            after + 1 < len(words)
            and words[after].text in DASHES
            and not words[after].spaced
            and words[after + 1].kind == "digits"
        ):
            return None  # «65-11-11»
        return second

    # fractions and multiples

    def _vulgar(self, index: int) -> Numeral | None:
        over, under = VULGAR.get(self.words[index].text, (0, 1))
        if not over:
            return None
        return self._part(index, index + 1, over, under)

    def _leading_point(self, index: int) -> Numeral | None:
        """Such as ".77": a decimal without its zero."""
        words, after = self.words, index + 1
        if words[index].text != "." or after >= len(words) or words[after].kind != "digits" or words[after].spaced:
            return None
        if index and words[index - 1].paragraph == words[index].paragraph and not words[index].spaced:
            return None
        if after + 1 < len(words) and words[after + 1].text in (".", ",") and not words[after + 1].spaced and self._dotted(index):
            return None
        return Numeral(words[index].start, words[after].end, index, after + 1, Decimal(f"0.{words[after].text}"), rule="digits")

    def _part(self, first: int, last: int, over: int, under: int, case: str = "nom") -> Numeral:
        words = self.words
        value = (Decimal(over) / under).quantize(Decimal("0.0001"))
        return Numeral(
            words[first].start,
            words[last - 1].end,
            first,
            last,
            value,
            case=case,
            derived="fraction",
            rule=f"fraction {over}/{under}",
            spelled=True,
        )

    def _fraction(self, index: int) -> Numeral | None:
        return (
            self._every(index)
            or self._one_in(index)
            or self._parts(index)
            or self._half_of_unit(index)
            or self._digit_fraction(index)
        )

    def _every(self, index: int) -> Numeral | None:
        """«каждый третий», "every fourth": one of so many."""
        words = self.words
        if words[index].kind != "word" or not self.numbers.names(words[index].lower, self.numbers.every):
            return None
        sense = self.sense(index + 1)
        last = index + 2
        if sense is not None and sense.role == "ordinal":
            if self.article.pack.language == "en" and sense.value < 3 and last < len(words) and words[last].lower == "day":
                return None
            return self._part(index, last, 1, int(sense.value), sense.case)
        if index + 1 < len(words) and words[index + 1].kind == "digits":
            part = self._compose(index + 1)
            if part is not None and part.ordinal and part.value > 1:
                return self._part(index, part.last, 1, int(part.value))
        return None

    def _small(self, at: int) -> tuple[int, int] | None:
        """The whole number at a word and the index after it: «три», "seven", «7»."""
        if at >= len(self.words):
            return None
        word, sense = self.words[at], self.sense(at)
        if word.kind == "digits" and len(word.text) <= 3:
            return int(word.text), at + 1
        if sense is not None and sense.role == "cardinal" and sense.value == int(sense.value):
            value, after = int(sense.value), at + 1
            following = self.sense(after)
            if value >= 20 and following is not None and following.role == "cardinal" and following.value < 10:
                return value + int(following.value), after + 1
            return value, after
        return None

    def _one_in(self, index: int) -> Numeral | None:
        """Such as "one in five", "one buyer in five", "seven out of ten", «семь из десяти»."""
        words = self.words
        over = self._small(index)
        if over is None or self.article.pack.language != "en":
            return None
        for between in range(3 if over[0] == 1 else 1):
            at = over[1] + between
            size = self._phrase(at, self.numbers.out_of)
            if not size:
                if at < len(words) and words[at].kind == "word" and self.sense(at) is None:
                    continue
                return None
            phrase = " ".join(word.lower for word in words[at : at + size])
            under = self._small(at + size)
            if under is None or under[0] <= over[0] or under[0] > 1000:
                return None
            if phrase == "in" and over[0] != 1 and (words[index].kind == "digits" or under[0] != 10):
                return None
            if phrase == "in" and under[1] < len(words) and self._is_duration(under[1]):
                return None
            if words[index].kind == "digits" and phrase == "out of":
                return None
            if phrase == "out of" and under[0] not in (2, 3, 4, 5, 6, 8, 10, 100, 1000):
                return None
            return self._part(index, under[1], over[0], under[0])
        return None

    def _is_duration(self, at: int) -> bool:
        from briefing_extract.components.prepositional.units import UnitWords

        match = UnitWords.of(self.article.pack).match(self.article, at)
        return match is not None and match.unit.kind == "duration"

    def _parts(self, index: int) -> Numeral | None:
        """«треть», «две трети», «три пятых», «пятая часть», "two-thirds", "a fifth", "half"."""
        words, numbers = self.words, self.numbers
        fractions = self.article.pack.table("numerals")["fractions"]["nouns"]
        over, at, article = 1, index, False
        counted = self._small(index)
        if counted is not None:
            over, at = counted
            if at < len(words) and words[at].text == "-" and not words[at].spaced:
                at += 1
        elif words[index].lower in numbers.articles:
            at, article = index + 1, True
        if at >= len(words) or words[at].kind != "word" or (at > index and words[at].start - words[at - 1].end > 1):
            return None
        found = self.article.pack.morphology.lookup(words[at].lower, fractions)
        if found is not None:
            (top, under), tags = found
            if self._is_ordinal_noun(index, at, over, article, counted is not None, tags.plural):
                return None
            if counted is None and tags.plural and self.article.pack.language == "en":
                return None
            if self._scaled_half(at):
                return None
            if over * top >= under and counted is not None:
                return None  # "five quarters" are so many of a year
            if under == 4 and self._is_calendar_quarter(index, at):
                return None
            return self._part(index, at + 1, over * top, under, tags.case)
        sense = self.sense(at)
        if sense is None or sense.role != "ordinal" or sense.value < 3 or self.article.pack.language == "en":
            return None
        case = sense.case
        if counted is not None and words[at].lower.endswith(("ая", "ых", "ой", "ую", "ыми", "ым", "ьих")) and at > index:
            if over < sense.value and not (at + 1 < len(words) and self._agrees(at, at + 1)):
                return self._part(index, at + 1, over, int(sense.value), case)
        if at + 1 < len(words) and words[at + 1].kind == "word" and numbers.names(words[at + 1].lower, numbers.parts):
            return self._part(index, at + 2, over, int(sense.value), case)
        return None

    def _agrees(self, adjective: int, noun: int) -> bool:
        """«двух пятых классов»: the ordinal belongs to a noun in its own case and number, plural and animate or not."""
        if self.words[noun].kind != "word":
            return False
        lemma = self.words[adjective].lower
        if not lemma.endswith(("ых", "ьих")):
            return False
        return any(
            reading.pos == "noun"
            and reading.number == "pl"
            and reading.case in ("gen", "loc")
            and reading.base in ("класс", "место", "курс")
            for reading in self.article.pack.morphology.readings(self.words[noun].lower)
        )

    def _is_ordinal_noun(self, index: int, at: int, over: int, article: bool, counted: bool, plural: bool) -> bool:
        """Such as "the third quarter", "third-place", "a third company": an ordinal, not a part."""
        words = self.words
        if self.article.pack.language != "en":
            return False
        form = words[at].lower
        before = self.sense(index - 1)
        if form == "half" and (before is not None and before.role == "ordinal"):
            return True  # "the second half of the match"
        if form in ("half", "quarter", "quarters", "halves"):
            return form.startswith("quarter") and not (article or counted)
        if not (article or counted):
            return True
        following = words[at + 1] if at + 1 < len(words) else None
        if counted:
            return not plural and over != 1
        if following is None or following.kind == "mark":
            return False
        return following.lower not in (
            "of",
            "in",
            "to",
            "from",
            "less",
            "more",
            "lower",
            "higher",
            "on",
            "by",
            "are",
            "is",
            "were",
            "was",
            "and",
            "or",
            "over",
            "year",
            "since",
            "this",
            "last",
            "during",
            "have",
            "has",
            "as",
        )

    def _scaled_half(self, at: int) -> bool:
        """Such as "half a million": the half of a number, not a fraction."""
        words = self.words
        following = self.sense(at + 1)
        if words[at].lower == "half" and following is not None and following.role == "scale" and following.value >= 1000:
            return True
        return (
            at + 2 < len(words)
            and f"{words[at].lower} {words[at + 1].lower}" in self.numbers.half_before
            and ((sense := self.sense(at + 2)) is not None and sense.role in ("scale", "dozen"))
        )

    def _is_calendar_quarter(self, first: int, at: int) -> bool:
        """Such as "the third quarter of 2025", "quarter on quarter", «четверть века»."""
        words = self.words
        following = words[at + 1].lower if at + 1 < len(words) else ""
        before = words[first - 1].lower if first else ""
        if following in ("века", "финала", "century", "final", "finals"):
            return True
        if self.article.pack.language != "en":
            return following in ("года",)
        if words[first].lower in self.numbers.articles or first != at:
            return following in ("on", "ago", "earlier") or (
                following == "of" and at + 2 < len(words) and words[at + 2].kind == "digits"
            )
        return before not in ("nearly", "almost", "about", "roughly")

    def _half_of_unit(self, index: int) -> Numeral | None:
        """«полпроцента», «полгектара»: half of the unit that the rest of the word names."""
        from briefing_extract.components.prepositional.units import UnitWords

        numbers, word = self.numbers, self.words[index]
        prefix = numbers.half_prefix
        form = word.lower
        if not prefix or word.kind != "word" or not form.startswith(prefix) or len(form) < len(prefix) + 3 or self.sense(index):
            return None
        for start in (len(prefix) + 1 if form.startswith(prefix + "у") else len(prefix), len(prefix)):
            unit = UnitWords.of(self.article.pack).names(form[start:])
            if unit is not None and len(form) - start > 2 and unit.kind != "age":
                known = self.article.pack.morphology.readings(form)
                if known and known[0].known and known[0].base == form and known[0].case == "nom" and unit.kind != "duration":
                    continue
                return Numeral(
                    word.start,
                    word.end,
                    index,
                    index + 1,
                    HALF,
                    derived="half unit",
                    rule=f"half unit {form[start:]}",
                    spelled=True,
                    entries=(unit.word,),
                )
        return None

    def _digit_fraction(self, index: int) -> Numeral | None:
        """«2/3 населения»: two small numbers at a stroke."""
        words = self.words
        if index + 2 >= len(words) or words[index].kind != "digits" or words[index + 1].text != "/" or words[index + 1].spaced:
            return None
        over, under = words[index], words[index + 2]
        if under.kind != "digits" or under.spaced or len(over.text) > 1 or len(under.text) > 2 or int(under.text) < 2:
            return None
        before = words[index - 1].text if index else ""
        if int(over.text) < 1 or int(over.text) >= int(under.text) or before in ("№", "/", "."):
            return None
        if index + 3 < len(words) and words[index + 3].text in "/-–" and not words[index + 3].spaced:
            return None
        if index + 3 < len(words) and words[index + 3].kind == "mark" and before and before[:1].isupper():
            return None  # an address: «Абая 5/12,»
        return self._part(index, index + 3, int(over.text), int(under.text))

    def _multiple(self, index: int) -> Numeral | None:
        """«вдвое», «тридцатикратной», "doubled", "threefold"."""
        words, numbers = self.words, self.numbers
        word = words[index]
        if word.kind != "word":
            return None
        sense = numbers.sense[word.lower]
        if sense is None or sense.role != "multiple":
            return None
        following = words[index + 1].lower if index + 1 < len(words) else ""
        if following in numbers.not_multiplied or following.startswith("-"):
            return None
        return Numeral(
            word.start,
            word.end,
            index,
            index + 1,
            sense.value,
            derived="multiple",
            rule="multiple",
            spelled=True,
            entries=(sense.entry,),
        )

    def _compound(self, index: int) -> Numeral | None:
        """«двухметровый», «двадцатипятилетняя», «37-миллионного»: number and unit in one adjective; the rule says which."""
        from briefing_extract.components.prepositional.units import UnitWords

        word, rest, value = self.words[index], self.words[index].lower, Decimal(0)
        if word.kind != "word" or not self.numbers.compounds:
            return None
        while True:
            found = next(((piece, number) for piece, number in self.numbers.compounds if rest.startswith(piece)), None)
            if found is None or (value and found[1] >= value):
                break
            rest, value = rest[len(found[0]) :].lstrip("-"), value + found[1]
        if not value or len(rest) < 4:
            return None
        unit = UnitWords.of(self.article.pack).adjective(rest)
        if unit is None:
            return None
        measure, entry = unit
        if measure.kind == "scale":
            value *= Decimal(10) ** int(measure.symbol)
        return Numeral(
            word.start,
            word.end,
            index,
            index + 1,
            value,
            derived="compound",
            rule=f"compound|{measure.kind}|{measure.symbol}|{entry}",
            spelled=True,
            entries=(entry,),
        )

    def _roman(self, index: int) -> Numeral | None:
        word = self.words[index]
        if word.kind != "word" or len(word.text) < ORDINAL_WORD or not ROMAN.fullmatch(word.text):
            return None
        values = [ROMAN_LETTERS[letter] for letter in word.text]
        total = sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))
        return Numeral(word.start, word.end, index, index + 1, Decimal(total), ordinal=True, rule="roman")


_ABBREVIATED = frozenset({"млн", "млрд", "трлн", "тыс", "mln", "bln", "bn", "mn"})


def _room_after(value: Decimal) -> Decimal:
    """What may be added after a cardinal must be smaller than this: ones after tens, tens after hundreds."""
    if value >= 100:
        return Decimal(100)
    return Decimal(10) if value >= 20 else Decimal(0)
