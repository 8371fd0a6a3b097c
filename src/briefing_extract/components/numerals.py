"""Numbers as written: digits in every grouping, words of every size, and mixtures of both.

One algorithm composes them for every language: add what is smaller, multiply by a scale. What a word is
worth comes from the pack (`numerals.toml`), what suffix it carries from the language's morphology.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import regex

from briefing_extract.components.article import Article, Numeral, Word
from briefing_extract.components.units import LONGEST_FORM, UnitWords

if TYPE_CHECKING:
    from briefing_extract.languages.pack import Pack

HALF = Decimal("0.5")
VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅛": (1, 8)}
# Latin and Cyrillic look-alikes: outlets type «ХІХ ғасыр» with either
ROMAN = regex.compile(r"[IVXLІХ]{1,8}")
ROMAN_LETTERS = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50}
MAX_DIGITS = 4000
LONG_SCALE = 5  # letters
MAX_PIECES = 6  # of a code that is read out piece by piece


@dataclass(slots=True)
class Sense:
    """What a word means as a part of a number."""

    role: str  # cardinal · scale · collective · half · part · vague · point · and · ordinal
    value: Decimal = Decimal(0)
    entry: str = ""
    tags: Any = None  # morphology.Tags
    fraction: tuple[int, int] | None = None

    @property
    def bare(self) -> bool:
        """No suffix: the numeral may go on after it."""
        tags = self.tags
        return tags is None or (tags.case == "nom" and not tags.possessive and not tags.plural and not tags.derived)


@dataclass(slots=True)
class NumberWords:
    """The number words of a pack, with the senses of the forms met so far."""

    pack: Pack
    lexicon: dict[str, Sense] = field(default_factory=dict)
    ordinals: tuple[str, ...] = ()
    every: frozenset[str] = frozenset()
    signs: dict[str, int] = field(default_factory=dict)
    excluded: frozenset[str] = frozenset()
    long_scales: tuple[str, ...] = ()  # scales that no other word begins with
    _seen: dict[str, Sense | None] = field(default_factory=dict)

    @classmethod
    def of(cls, pack: Pack) -> NumberWords:
        """The number words of `pack`, built once."""
        words = pack.cache.get("numbers")
        if words is None:
            words = pack.cache["numbers"] = cls._build(pack)
        return words

    @classmethod
    def _build(cls, pack: Pack) -> NumberWords:
        table = pack.table("numerals")
        lexicon: dict[str, Sense] = {}
        for word, value in table.get("cardinals", {}).items():
            lexicon[word] = Sense("cardinal", Decimal(value), word)
        for word, power in table.get("scales", {}).items():
            lexicon[word] = Sense("scale", Decimal(10) ** power, word)
        for word, value in table.get("collectives", {}).items():
            lexicon[word] = Sense("collective", Decimal(value), word)
        for word, value in table.get("halves", {}).items():
            lexicon[word] = Sense("half", Decimal(value), word)
        for word, (over, under) in table.get("parts", {}).items():
            lexicon[word] = Sense("part", Decimal(over) / under, word, fraction=(over, under))
        for word, value in table.get("vague", {}).items():
            lexicon[word] = Sense("vague", Decimal(value), word)
        for word in table.get("decimal", {}).get("point", []):
            lexicon[word] = Sense("point", entry=word)
        for word in table.get("decimal", {}).get("and", []):
            lexicon[word] = Sense("and", entry=word)
        return cls(
            pack,
            lexicon,
            tuple(table.get("ordinal", {}).get("suffixes", [])),
            frozenset(table.get("every", {}).get("words", [])),
            table.get("signs", {}),
            frozenset(table.get("not_numbers", {}).get("words", [])),
            tuple(word for word in table.get("scales", {}) if len(word) > LONG_SCALE),
        )

    def scales(self) -> frozenset[str]:
        """The words of scales, in dictionary form."""
        return frozenset(word for word, sense in self.lexicon.items() if sense.role == "scale")

    def sense(self, form: str) -> Sense | None:
        """What the lower-case form means in a number, or None."""
        try:
            return self._seen[form]
        except KeyError:
            if len(self._seen) > 200_000:
                self._seen.clear()
            found = self._seen[form] = self._sense(form)
            return found

    def _sense(self, form: str) -> Sense | None:
        if form in self.excluded or len(form) > LONGEST_FORM:
            return None
        if form in self.lexicon:
            known = self.lexicon[form]
            return Sense(known.role, known.value, known.entry, self.pack.morphology.Tags(), known.fraction)
        stem, hyphen, suffix = form.rpartition("-")
        if hyphen and suffix in PARTICLES:
            return self.sense(stem)  # «екі-ақ санитар»: only two
        if hyphen and stem in self.lexicon:
            tags = self.pack.morphology.number_suffix_tags(suffix)  # «млн-ға»
            known = self.lexicon[stem]
            return Sense(known.role, known.value, known.entry, tags, known.fraction) if tags is not None else None
        found = self.pack.morphology.lookup(form, self.lexicon) or self._misspelt(form)
        if found is not None:
            known, tags = found
            if known.role in ("point", "and", "half") and tags.derived == "":
                return None if known.role != "half" else Sense("half", known.value, known.entry, tags)
            # «жетім» orphan, «алтым»: no number of mine or yours, but «төртеуміз» we four
            if tags.possessive not in ("", "3", "1pl") and known.role != "collective":
                return None
            if known.value == 1 and tags.derived in ("adj", "with"):
                return None  # «бірлік»: a unit, not a one
            return Sense(known.role, known.value, known.entry, tags, known.fraction)
        return self._ordinal(form)

    def _misspelt(self, form: str) -> tuple[Sense, Any] | None:
        """«миллиарддан», «миллиартдан»: a long scale whose suffix has the wrong consonant."""
        for word in self.long_scales:
            if form.startswith(word) and (tags := self.pack.morphology.number_suffix_tags(form[len(word) :])) is not None:
                return self.lexicon[word], tags
        return None

    def plain(self, form: str) -> Sense | None:
        """The cardinal that a form would be where only a number can stand: «үштен бірге», not «бірге» together."""
        found = self.pack.morphology.lookup(form, self.lexicon)
        if found is None or found[0].role not in ("cardinal", "scale"):
            return None
        return Sense(found[0].role, found[0].value, found[0].entry, found[1])

    def _ordinal(self, form: str) -> Sense | None:
        for suffix in self.ordinals:
            at = form.rfind(suffix)
            if at < 2:
                continue
            tail = form[at + len(suffix) :]
            known = self.lexicon.get(form[:at])
            if known is None or known.role not in ("cardinal", "scale"):
                continue
            tags = self.pack.morphology.suffix_tags(suffix, tail)
            if tags is not None:
                return Sense("ordinal", known.value, known.entry, tags)
        return None


@dataclass(slots=True)
class _Part:
    """One composed number on the way: its value and where it ends."""

    value: Decimal
    last: int  # word index after it
    spelled: bool
    digits: str
    tags: Any
    ordinal: bool = False
    collective: bool = False
    vague: bool = False
    coefficient: Decimal | None = None  # what its last scale was multiplied with: 300 in «300 мың»
    scale: Decimal = Decimal(1)
    entries: tuple[str, ...] = ()
    rule: str = "words"


def read_numerals(article: Article) -> None:
    """Fill `article.numerals` with every number of the text, in text order."""
    reader = _Reader(article)
    index, words = 0, article.words
    while index < len(words):
        word = words[index]
        if word.kind == "mark" and word.text not in VULGAR:
            index += 1
            continue
        numeral = reader.read(index)
        if numeral is None:
            index += 1
        else:
            article.numerals.append(numeral)
            index = numeral.last


class _Reader:
    """Reads the numeral that begins at a word."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.numbers = NumberWords.of(article.pack)
        self.morphology = article.pack.morphology
        self.units = UnitWords.of(article.pack)

    def read(self, index: int) -> Numeral | None:
        part = self._part(index)
        if part is None:
            return self._roman(index)
        spoken = self._spoken_code(index, part)
        if spoken is not None:
            return spoken
        first, second = part, None
        if not part.ordinal and not part.collective and self._plain(part):
            second = self._range(part)
        if second is not None:
            low, high = first.value, second.value
            if (
                first.scale < second.scale
                and second.coefficient is not None
                and first.value < second.coefficient * 1000
                and low < second.coefficient
            ):
                low = low * second.scale  # «7-8 мың»: the scale belongs to both
            if low < high:
                return self._numeral(index, second, low, high)
        return self._numeral(index, first, None, None)

    @staticmethod
    def _plain(part: _Part) -> bool:
        tags = part.tags
        return tags is None or (tags.case == "nom" and not tags.possessive and not tags.derived)

    def _numeral(self, index: int, part: _Part, low: Decimal | None, high: Decimal | None) -> Numeral:
        tags, words = part.tags, self.words
        derived = tags.derived if tags else ""
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
            ordinal=part.ordinal or derived == "ordinal",
            collective=part.collective,
            approximate=derived in ("like", "vague"),
            plural=bool(tags and tags.plural),
            possessive=bool(tags and tags.possessive),
            case=tags.case if tags else "nom",
            derived="vague" if part.vague else derived,
            rule="range" if low is not None else part.rule,
            entries=part.entries,
        )

    def _spoken_code(self, index: int, first: _Part) -> Numeral | None:
        """«он төрт нөл алты» for 1406, «он төрт отыз» for 1430: numbers that do not add up are read out piece by piece.

        What is counted would follow («отыз отыз бес адам» are about so many), so nothing may stand after them but a mark.
        """
        words, pieces, last = self.words, [first.value], first.last
        if not first.spelled or first.ordinal or first.collective or first.value < 10 or first.rule != "words":
            return None
        if not self._plain(first):
            return None
        while last < len(words) and words[last].kind == "word" and self._near(last) and len(pieces) < MAX_PIECES:
            part = self._compose(last) if self._sense_at(last) is not None else None
            if part is None or part.rule != "words" or part.ordinal or part.collective or not self._plain(part):
                break
            pieces.append(part.value)
            last = part.last
        if (
            len(pieces) < 2
            or any(piece >= 1000 for piece in pieces)
            or not any(piece == 0 or piece >= 10 for piece in pieces[1:])
        ):
            return None
        if last < len(words) and words[last].kind != "mark" and words[last].sentence == words[index].sentence:
            return None
        digits = "".join(str(int(piece)) for piece in pieces)
        return Numeral(
            words[index].start, words[last - 1].end, index, last, Decimal(digits), None, None, spelled=True, rule="spoken code"
        )

    # one number

    def _part(self, index: int) -> _Part | None:
        word = self.words[index]
        if word.kind == "mark":
            over, under = VULGAR.get(word.text, (0, 1))
            return _Part(Decimal(over) / under, index + 1, False, "", None, rule="vulgar fraction") if over else None
        if word.kind == "word" and self.numbers.sense(word.lower) is None:
            return None
        return self._compose(index)

    def _compose(self, index: int, *, below_thousand: bool = False) -> _Part | None:
        """Add what is smaller, multiply by a scale, until a suffix or a word that does not fit ends the number."""
        words = self.words
        total, current = Decimal(0), Decimal(0)
        room: Decimal | None = None  # what is added now must be smaller than this
        scale_limit: Decimal | None = None
        seen, spelled, digits, tags = False, False, "", None
        coefficient, last_scale = None, Decimal(1)
        entries: list[str] = []
        rule, vague, at = "words", False, index
        while at < len(words):
            word = words[at]
            if seen and not self._near(at):
                break
            if word.kind == "digits":
                if current or (room is not None and room < 1000):
                    break
                value, after, raw = self._digits(at)
                if seen and (
                    scale_limit is None or value >= scale_limit or value != int(value) or not self._extends(after, scale_limit)
                ):
                    break
                current, digits, room = value, raw if not seen else "", Decimal(1)
                seen, rule, at = True, "digits" if not spelled else "mixed", after
                suffix = self._digit_suffix(at)
                if suffix is not None:
                    tags, at = suffix
                    break
                continue
            if word.kind == "mark":
                break
            sense = self.numbers.sense(word.lower)
            if sense is None and seen and spelled and word.lower in self.numbers.excluded:
                sense = self.numbers.plain(word.lower)  # «екі жүзі»: after a number it is no face
                sense = sense if sense is not None and sense.role == "scale" else None
            if sense is None:
                break
            if sense.role in ("cardinal", "ordinal") and room is not None and sense.value >= room:
                break
            if sense.role == "cardinal":
                current += sense.value
                room, spelled = self._room_after(sense.value), True
            elif sense.role == "ordinal":
                if seen and digits:
                    break
                if sense.value >= 100 and current:
                    current *= sense.value
                else:
                    current += sense.value
                entries.append(sense.entry)
                return _Part(total + current, at + 1, True, "", sense.tags, ordinal=True, entries=tuple(entries), rule="ordinal")
            elif sense.role == "scale":
                if below_thousand and sense.value >= 1000:
                    break
                if sense.value == 100:
                    if current >= 10 and (digits or current % 100 == 0 or room is not None):
                        break
                    if room is not None and room <= 1 and current == 0:
                        break
                    current = (current or Decimal(1)) * 100
                    room, spelled = Decimal(100), True
                else:
                    if scale_limit is not None and sense.value >= scale_limit:
                        break
                    if seen and current == 0:
                        break
                    coefficient = current if seen else Decimal(1)
                    spelled = spelled or not seen
                    last_scale = sense.value
                    total, current, room, scale_limit = total + coefficient * sense.value, Decimal(0), None, sense.value
                    if digits and total == coefficient * sense.value:
                        digits = ""
                    rule = "scale" if rule in ("digits", "scale") else rule
            elif sense.role == "half":
                if not seen and sense.tags is not None and sense.tags.possessive:
                    # «қаржының тең жарымы»: a half of something named
                    return _Part(sense.value, at + 1, True, "", sense.tags, entries=(sense.entry,), rule="part 1/2")
                if not seen or vague:
                    break
                if current:
                    current += HALF
                else:
                    total += HALF * last_scale
                room, spelled, rule = Decimal(0), True, "half"
            elif sense.role == "part":
                # «жарты миллион»: only before a scale, else it is a fraction of its own
                following = self._sense_at(at + 1)
                if seen or not sense.bare or following is None or following.role != "scale" or following.value < 1000:
                    if seen:
                        break
                    over, under = sense.fraction or (1, 1)
                    return _Part(sense.value, at + 1, True, "", sense.tags, entries=(sense.entry,), rule=f"part {over}/{under}")
                current, room, spelled, rule = sense.value, Decimal(0), True, "half"
            elif sense.role == "collective":
                if seen and (not current or current % 10 or sense.value >= 10):
                    break
                current += sense.value
                entries.append(sense.entry)
                return _Part(
                    total + current, at + 1, True, "", sense.tags, collective=True, entries=tuple(entries), rule="collective"
                )
            elif sense.role == "vague":
                if seen:
                    break
                current, vague, spelled, rule, room = sense.value, True, True, "vague power", Decimal(0)
                entries.append(sense.entry)
                seen, tags, at = True, sense.tags, at + 1
                continue
            elif sense.role == "point":
                decimals = self._decimals(at + 1) if seen and not digits else None
                if decimals is None:
                    break
                value, tags, at = decimals
                entries.append(sense.entry)
                current, room, rule, spelled = current + value, Decimal(0), "spoken decimal", True
                if tags.case != "nom" or tags.possessive or tags.derived:
                    break
                tags = None
                continue  # «екі бүтін оннан тоғыз миллион»: a scale may follow
            else:  # "and": «үш те бес пайыз»
                decimals = self._spoken_tenths(at, total + current) if seen and not digits and rule == "words" else None
                if decimals is None:
                    break
                value, tags, at = decimals
                return _Part(total + current + value, at, True, "", tags, entries=tuple(entries), rule="spoken decimal")
            entries.append(sense.entry)
            seen, at = True, at + 1
            at = self._abbreviation_point(at)
            if not sense.bare:
                tags = sense.tags
                break
            hyphened = self._digit_suffix(at) or self._suffix_after_point(at)
            if hyphened is not None:  # «350 млн -ы»
                tags, at = hyphened
                break
        if not seen:
            return None
        return _Part(total + current, at, spelled, digits, tags, vague=vague, coefficient=coefficient, scale=last_scale,
                     entries=tuple(entries), rule=rule)  # fmt: skip

    @staticmethod
    def _room_after(value: Decimal) -> Decimal:
        return Decimal(10) if value >= 10 else Decimal(0)

    def _near(self, at: int) -> bool:
        """The word stands in the same line as the one before it, close by."""
        gap = self.words[at].start - self.words[at - 1].end
        return gap <= 2 and self.words[at].paragraph == self.words[at - 1].paragraph

    def _sense_at(self, at: int) -> Sense | None:
        return self.numbers.sense(self.words[at].lower) if at < len(self.words) and self.words[at].kind == "word" else None

    def _extends(self, after: int, scale: Decimal) -> bool:
        """«58 мың 400», «2 миллион 671 мың» go on; «3 млн 2025 жылы» does not."""
        following = self._sense_at(after)
        word = self.words[after] if after < len(self.words) else None
        raw = self.words[after - 1].text
        if (
            following is None
            and len(raw) == 3
            and word is not None
            and word.kind == "word"
            and word.sentence == self.words[after - 1].sentence
        ):
            return True  # «1 миллион 655 бала»
        return scale == 1000 or (following is not None and following.role == "scale" and 1000 <= following.value < scale)

    def _abbreviation_point(self, at: int) -> int:
        """«млрд. теңге»: the point of an abbreviation is no end of a sentence."""
        words = self.words
        if at < len(words) - 1 and words[at].text == "." and not words[at].spaced and words[at - 1].lower in ABBREVIATED:
            following = words[at + 1]
            if following.spaced and not following.capitalised and following.paragraph == words[at].paragraph:
                return at + 1
        return at

    # digits

    def _digits(self, at: int) -> tuple[Decimal, int, str]:
        """The value of the digits at a word, the index after them, and the bare run where it is one plain run."""
        words = self.words
        groups, after = [words[at].text], at + 1
        first = groups[0]
        if len(first) <= 3 and not first.startswith("0"):
            while after < len(words) and self._is_group(after, groups):
                groups.append(words[after].text)
                after += 1
        if len(groups) == 1:
            separated, end = self._separated(at)
            if separated is not None:
                return separated, end, ""
        whole = "".join(groups)
        value = Decimal(whole[:MAX_DIGITS]) if len(whole) <= MAX_DIGITS else Decimal(whole)
        fraction, end = self._fraction(after)
        if fraction:
            return Decimal(f"{whole}.{fraction}"), end, ""
        return value, after, whole if len(groups) == 1 else ""

    def _is_group(self, at: int, groups: list[str]) -> bool:
        """«3 620», «4 950 000»: a space and exactly three digits go on with the number."""
        words = self.words
        word = words[at]
        return (
            word.kind == "digits"
            and len(word.text) == 3
            and word.start - words[at - 1].end == 1
            and self.article.text[word.start - 1] == " "
            and len(groups) < 7
        )

    def _separated(self, at: int) -> tuple[Decimal | None, int]:
        """«12.500», «1.234.567,89», «1,234,567»: points or commas between groups of three."""
        words = self.words
        first = words[at].text
        if len(first) > 3 or first.startswith("0"):
            return None, at
        for mark, other in ((".", ","), (",", "."), ("'", ","), ("’", ",")):
            groups, after = [first], at + 1
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
            if len(groups) == 1:
                continue
            # one comma and three digits is a decimal («1,125»), unless it can only be thousands («12,500», «300,000»)
            if len(groups) == 2 and mark == "," and not groups[1].endswith("00"):
                continue
            if len(groups) == 2 and mark == "," and self._sense_at(after) is not None:
                continue
            fraction, end = self._fraction(after, other)
            whole = "".join(groups)
            return (Decimal(f"{whole}.{fraction}") if fraction else Decimal(whole)), end
        return None, at

    def _fraction(self, at: int, mark: str = "") -> tuple[str, int]:
        """The decimals after a comma or point: «43,7», «412.9»; a list «5, 6» or a date is none."""
        words = self.words
        if at + 1 >= len(words) or words[at].spaced:
            return "", at
        if words[at + 1].spaced and not self._parted_decimals(at + 1):
            return "", at
        if words[at].text not in ((mark,) if mark else (",", ".")) or words[at + 1].kind != "digits":
            return "", at
        follows = at + 2
        if follows + 1 < len(words) and words[follows].text == words[at].text and words[follows + 1].kind == "digits" \
                and not words[follows].spaced and not words[follows + 1].spaced:  # fmt: skip
            return "", at  # «24.03.2025»
        return words[at + 1].text, at + 2

    def _parted_decimals(self, at: int) -> bool:
        """«274, 00 теңге»: two digits that begin with nought are no number of their own."""
        words = self.words
        return (
            words[at].kind == "digits"
            and len(words[at].text) == 2
            and words[at].text.startswith("0")
            and words[at - 1].text == ","
            and words[at].start - words[at - 1].end == 1
            and self.units.match(self.article, at + 1) is not None
        )

    def _digit_suffix(self, at: int) -> tuple[Any, int] | None:
        """The suffix after a hyphen («612-ге», «1 790-ы») and the index after it."""
        words = self.words
        if at + 1 >= len(words) or words[at].text not in ("-", "–", "‑") or words[at].spaced or words[at + 1].spaced:
            return None
        if words[at + 1].kind != "word":
            return None
        suffix = words[at + 1].lower
        tags = self.morphology.number_suffix_tags(suffix)
        if tags is None and suffix.startswith(COLLECTIVE):
            # «6-уының», «3-еуі»: a collective whose stem is written in digits
            rest = self.morphology.number_suffix_tags(suffix[suffix.index("у") + 1 :])
            tags = rest if rest is not None and rest.possessive else None
        return (tags, at + 2) if tags is not None else None

    def _suffix_after_point(self, at: int) -> tuple[Any, int] | None:
        """«240 млн.-нан астам»: the suffix of an abbreviation that has its point."""
        words = self.words
        if at + 2 < len(words) and words[at].text == "." and not words[at].spaced and words[at - 1].lower in ABBREVIATED:
            return self._digit_suffix(at + 1)
        return None

    # decimals in words

    def _decimals(self, at: int) -> tuple[Decimal, Any, int] | None:
        """After «бүтін»: «оннан бес» (of ten, five), «жүзден сексен алты», or a bare number read as decimals."""
        sense = self._sense_at(at)
        if sense is None:
            return None
        tenths = None
        if sense.role in ("cardinal", "scale") and sense.tags.case == "abl" and sense.value in (10, 100, 1000, 10000):
            tenths, at = sense.value, at + 1
        elif sense.entry in ("он", "жүз", "мың") and sense.bare:
            # «он мыңнан», «жүз мыңнан»
            following = self._sense_at(at + 1)
            if following and following.role == "scale" and following.tags.case == "abl":
                tenths, at = sense.value * following.value, at + 2
        part = self._compose(at, below_thousand=True) if at < len(self.words) and self.words[at].kind == "word" else None
        if part is None or part.ordinal or part.value != int(part.value) or part.digits:
            return None
        if tenths is None:
            tenths = Decimal(10) ** len(str(int(part.value)))
        if part.value >= tenths:
            return None
        return part.value / tenths, part.tags or self.morphology.Tags(), part.last

    def _spoken_tenths(self, at: int, whole: Decimal) -> tuple[Decimal, Any, int] | None:
        """«үш те бес»: three and five tenths, where both are simple cardinals and a unit or scale follows."""
        sense = self._sense_at(at + 1)
        if sense is None or sense.role != "cardinal" or not 0 < sense.value < 10 or not sense.bare:
            return None
        following = self.words[at + 2] if at + 2 < len(self.words) else None
        if following is None or following.kind != "word" or not self.units.names(following.lower):
            return None
        return sense.value / 10, sense.tags, at + 2

    # ranges and others

    def _range(self, first: _Part) -> _Part | None:
        """The second number of «екі-үш», «5–7», «он-он екі», «2100–2 300» that stands at a dash after the first."""
        words, at = self.words, first.last
        if at + 1 >= len(words) or words[at].text not in ("-", "–", "—", "‑", "−", "…"):
            return None
        dash, following = words[at], words[at + 1]
        if dash.spaced != following.spaced:
            return None
        if dash.spaced and (following.kind != words[at - 1].kind or dash.text not in "–—-"):
            return None
        if following.kind == "word":
            sense = self.numbers.sense(following.lower)
            if sense is None or sense.role not in ("cardinal", "scale"):
                return None
        elif following.kind != "digits":
            return None
        second = self._compose(at + 1)
        if second is None or second.collective:
            return None
        # «екі мың бес – екі мың он сегізінші жылдар»: the last of two years carries the suffix for both
        if second.ordinal and not (first.spelled and first.value >= 1000 and second.value >= 1000 and dash.spaced):
            return None
        after = second.last
        # «65-11-11» is no range
        if (
            after + 1 < len(words)
            and words[after].text in ("-", "–")
            and not words[after].spaced
            and words[after + 1].kind == "digits"
        ):
            return None
        return second

    def _roman(self, index: int) -> Numeral | None:
        word = self.words[index]
        if not word.capitalised or len(word.text) < 2 or not ROMAN.fullmatch(word.text):
            return None
        values = [ROMAN_LETTERS[letter] for letter in word.text]
        total = sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))
        return Numeral(word.start, word.end, index, index + 1, Decimal(total), ordinal=True, rule="roman")


PARTICLES = frozenset({"ақ", "ау"})
COLLECTIVE = ("еу", "ау", "у")
ABBREVIATED = frozenset({"млн", "млрд", "трлн", "тыс"})


def word_is_number(words: NumberWords, word: Word) -> bool:
    """Whether the word is digits or a number word."""
    return word.kind == "digits" or (word.kind == "word" and words.sense(word.lower) is not None)
