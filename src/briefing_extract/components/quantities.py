"""Numbers with their unit and modifier: what was stated, and the ledger of numbers that are no facts.

Every numeral of the article ends in exactly one place: a `Quantity`, or a `SkippedNumber` with its reason.
"""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal

from briefing_extract.components.article import Article, Numeral, Quantity, SkippedNumber
from briefing_extract.components.elision import inherit_units
from briefing_extract.components.fractions import GENITIVE, Fractions
from briefing_extract.components.headings import find_headings, inherit_from_headings
from briefing_extract.components.ledger import Ledger
from briefing_extract.components.ledger_words import LedgerWords
from briefing_extract.components.measures import Measure, Measures
from briefing_extract.components.ones import Ones

LONGEST_ASIDE = 9  # words of a bracket between a number and its bound
# what rates are told against, beside one
ROUND = frozenset(map(Decimal, (10, 100, 1000, 10_000, 100_000, 1_000_000)))


def read_quantities(article: Article) -> None:
    """Fill `article.quantities` and `article.skipped` from `article.numerals`, in text order."""
    reader = _Reader(article)
    reader.read()
    article.quantities, article.skipped = reader.quantities, reader.skipped
    del reader.fractions  # it holds the reader, and both the article: a circle that would outlive the reading
    inherit_from_headings(article, reader.headings)
    inherit_units(article)
    _complete(article)


class _Reader:
    """Reads the numerals of one article in text order."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.numerals = article.numerals
        self.measures = Measures(article)
        self.modifiers = self.measures.modifiers
        self.fractions = Fractions(article, self.measures, self._finish)
        self.ledger = Ledger(article)
        self.ones = Ones(article)
        self.headings = find_headings(article)
        self.terms = self.ledger.terms
        self.quantities: list[Quantity] = []
        self.skipped: list[SkippedNumber] = []
        self._dates = sorted(article.dates, key=lambda span: span.start)
        self._date_starts = [span.start for span in self._dates]
        self._outside = sorted(article.boilerplate)
        self._outside_starts = [span[0] for span in self._outside]
        self._maxima: dict[int, int] = {}  # the word after «5,0-ден» and the word where that began
        self._by_first = {numeral.first: at for at, numeral in enumerate(self.numerals)}

    def read(self) -> None:
        at, covered = 0, -1
        while at < len(self.numerals):
            numeral = self.numerals[at]
            if numeral.start < covered:
                at += 1
                continue
            item, used = self._one(at)
            if isinstance(item, Quantity):
                self.quantities.append(item)
                covered = item.end
            elif item is not None:
                self.skipped.append(item)
                covered = max(item.end, numeral.end)
            at += used

    def _one(self, at: int) -> tuple[Quantity | SkippedNumber | None, int]:
        numeral = self.numerals[at]
        date = self._date_over(numeral)
        if self._is_outside(numeral.start):
            span = date or self._rough_span(numeral)
            return SkippedNumber(span[0], max(span[1], numeral.end), "boilerplate", "outside the article"), 1
        fixed = self.ledger.fixed_shape(numeral)
        if fixed is not None and fixed.reason == "contact":
            return fixed, 1
        if date is not None:
            return SkippedNumber(min(date[0], numeral.start), max(date[1], numeral.end), date[2], "calendar"), 1
        heading = next((heading for heading in self.headings if heading.start < numeral.start < heading.end), None)
        if heading is not None:
            return SkippedNumber(heading.start, heading.end, "base", "unit of a heading"), 1
        if (saying := self.ledger.saying(numeral) or self._stage(at)) is not None:
            return saying, 1 if saying.rule != "stage of a contest" else 2
        fraction = self.fractions.read(at)
        if fraction is not None:
            return fraction
        if numeral.rule.startswith("part ") and self.fractions.of_time(numeral):
            return SkippedNumber(numeral.start, numeral.end, "date", "half of a month or year"), 1
        explained = self._clock(numeral) or self.ledger.explain(numeral)
        if explained is not None:
            return explained, 1
        opened, used = self.measures.open(at)
        alternative = self._before_slash(at, opened)
        if alternative is not None:
            return alternative
        timed = self._time_or_age(opened, numeral) or self._time_after_modifier(opened, numeral)
        if timed is not None:
            return timed, used
        idiom = self._idiom(opened, numeral)
        if idiom is not None:
            return idiom, used
        return self._close(opened, numeral), used

    def _stage(self, at: int) -> SkippedNumber | None:
        """«1/4 финал»: how far a contest has come, no fraction."""
        words, numeral = self.words, self.numerals[at]
        if at + 1 >= len(self.numerals) or not numeral.digits or words[numeral.first].kind != "digits":
            return None
        other = self.numerals[at + 1]
        if other.first != numeral.last + 1 or words[numeral.last].text != "/" or other.last >= len(words):
            return None
        if words[other.last].kind != "word" or not self.terms.is_a(words[other.last].lower, self.terms.stages):
            return None
        return SkippedNumber(numeral.start, other.end, "ordinal", "stage of a contest")

    def _before_slash(self, at: int, opened: Measure) -> tuple[SkippedNumber, int] | None:
        """«1095/1825 күн», «5/10 млн теңге»: alternatives at a slash share what stands after the second."""
        words, numeral = self.words, self.numerals[at]
        if opened.unit is not None or numeral.last + 1 >= len(words) or at + 1 >= len(self.numerals) or numeral.low is not None:
            return None
        slash, other = words[numeral.last], self.numerals[at + 1]
        if slash.text != "/" or slash.spaced or other.first != numeral.last + 1 or words[other.first].spaced:
            return None
        if words[numeral.first].kind != "digits" or words[other.first].kind != "digits" or other.low is not None:
            return None
        second, used = self.measures.open(at + 1)
        if self._maximum(second, other):
            # «GPA 4,00/4,33-тен 2,67»: two scales of marks
            return SkippedNumber(numeral.start, second.end, "base", "out of so many", numeral.value), 2
        if second.unit is None:
            return None
        if second.unit.kind in ("duration", "age"):
            reason = second.unit.kind
            return SkippedNumber(numeral.start, second.end, reason, "alternatives at a slash", None, second.unit.symbol), used + 1
        scale = Decimal(1)
        for entry in other.entries:
            sense = self.measures.numbers.sense(entry)
            if sense is not None and sense.role == "scale":
                scale *= sense.value
        if scale > 1 and opened.value is not None and numeral.value < scale:
            opened.value = opened.value * scale
        opened.unit = second.unit
        return None

    def _clock(self, numeral: Numeral) -> SkippedNumber | None:
        """«9.00 бастап 20.00 дейін»: office hours typed with a point and without suffixes."""
        words = self.words
        if numeral.value >= 24 or numeral.first + 3 != numeral.last or words[numeral.first + 1].text != ".":
            return None
        after = words[numeral.last].lower if numeral.last < len(words) else ""
        if words[numeral.last - 1].text in ("00", "15", "30", "45") and (
            after in self.modifiers.range_to or after in self.modifiers.range_from
        ):
            return SkippedNumber(numeral.start, numeral.end, "time", "office hours")
        return None

    def _is_outside(self, offset: int) -> bool:
        at = bisect_right(self._outside_starts, offset) - 1
        return at >= 0 and self._outside[at][1] > offset

    def _rough_span(self, numeral: Numeral) -> tuple[int, int]:
        match = self.measures.units.match(self.article, numeral.last)
        return numeral.start, self.words[match.last - 1].end if match else numeral.end

    def _date_over(self, numeral: Numeral) -> tuple[int, int, str] | None:
        at = bisect_right(self._date_starts, numeral.start) - 1
        for span in self._dates[max(0, at - 1) : at + 2]:
            if span.start <= numeral.start < span.end or numeral.start <= span.start < numeral.end:
                return span.start, span.end, "time" if span.grain == "time" else "date"
        return None

    def _time_or_age(self, opened: Measure, numeral: Numeral) -> SkippedNumber | None:
        unit = opened.unit
        if unit is None or unit.kind not in ("duration", "age"):
            return self._age_without_unit(opened, numeral)
        start, end = self._with_modifiers(opened)
        return SkippedNumber(start, end, unit.kind, f"{unit.kind} unit", opened.value, unit.symbol)

    def _time_after_modifier(self, opened: Measure, numeral: Numeral) -> SkippedNumber | None:
        """«елу шақты күн», «қырыққа жуық жыл»: the modifier stands between the number and its unit of time."""
        if opened.unit is not None or opened.possessive:
            return None
        after = self.modifiers.find_after(self.article, opened.last, opened.case)
        match = self.measures.unit_at(after.last, numeral) if after is not None and not after.limit else None
        if match is None or match.unit.kind not in ("duration", "age"):
            return None
        end = self.words[match.last - 1].end
        return SkippedNumber(opened.start, end, match.unit.kind, "unit after a modifier", opened.value, match.unit.symbol)

    def _age_without_unit(self, opened: Measure, numeral: Numeral) -> SkippedNumber | None:
        """«жасы жетпістен асқан», «Қырықтан асқан адам»."""
        words = self.words
        if (
            opened.unit is None
            and numeral.case == "loc"
            and numeral.spelled
            and not numeral.possessive
            and 13 <= numeral.value <= 120
        ):
            return SkippedNumber(
                numeral.start, numeral.end, "age", "age without a unit", numeral.value
            )  # «ақсақал жетпіс тоғызда»
        if opened.unit is None and numeral.derived == "attr" and 12 < numeral.value <= 120 and numeral.low is None:
            return SkippedNumber(numeral.start, numeral.end, "age", "age without a unit", numeral.value)  # «жетпіс үштегі қария»
        if opened.unit is not None or numeral.value > 120 or opened.case not in ("nom", "abl", "dat", "gen"):
            return None
        if opened.case == "dat" and opened.last < len(words) and words[opened.last].lower in self.terms.reaches_age:
            return SkippedNumber(
                numeral.start, numeral.end, "age", "age without a unit", numeral.value
            )  # «отызға толмаған жастар»
        before = words[opened.first - 1].lower if opened.first else ""
        after = words[opened.last].lower if opened.last < len(words) else ""
        following = words[opened.last + 1].lower if opened.last + 1 < len(words) else ""
        if before in "–:" and opened.first > 1:
            before = words[opened.first - 2].lower
        if before in self.terms.age_bare and opened.case != "nom":
            return SkippedNumber(numeral.start, numeral.end, "age", "age without a unit", numeral.value)
        if before in self.terms.age_nouns or (
            after in ("асқан", "асқандар", "асқанда") and following.startswith(("адам", "ер", "әйел", "азамат", "кісі", "қария"))
        ):
            return SkippedNumber(numeral.start, numeral.end, "age", "age without a unit", numeral.value)
        return None

    def _with_modifiers(self, opened: Measure) -> tuple[int, int]:
        words = self.words
        before = self.modifiers.find_before(self.article, opened.first)
        after = self.modifiers.find_after(self.article, opened.last, opened.case)
        return (words[before.first].start if before else opened.start), (words[after.last - 1].end if after else opened.end)

    def _idiom(self, opened: Measure, numeral: Numeral) -> SkippedNumber | None:
        words = self.words
        if opened.unit is not None and opened.unit.kind in ("duration", "age"):
            return None
        after = words[opened.last] if opened.last < len(words) else None
        if after is not None and after.kind == "word" and opened.unit is None and after.sentence == words[numeral.first].sentence:
            if after.lower in self.terms.multipliers:
                return SkippedNumber(numeral.start, numeral.end, "idiom", "times champion")
            if (
                after.lower in self.terms.times
                and opened.last + 1 < len(words)
                and words[opened.last + 1].lower.startswith(self.terms.rises)
            ):
                return SkippedNumber(numeral.start, numeral.end, "idiom", "times of a change")
        if (
            opened.unit is not None
            and opened.unit.whole is not None
            and (opened.value or 0) < 100
            and self._denied_near(opened.last)
        ):
            return SkippedNumber(opened.start, opened.end, "idiom", "not a penny")  # «бес тиын төлегем жоқ»
        form = words[numeral.first].lower
        if numeral.last == numeral.first + 1 and form in self.terms.idioms:
            return SkippedNumber(numeral.start, numeral.end, "idiom", "pronoun of one")
        if numeral.collective and numeral.value == 1 and numeral.possessive and numeral.case != "nom":
            group = words[numeral.first - 1].lower if numeral.first else ""
            several = self._beside_other_parts(numeral)
            if not several and not any(reading.tags.plural for reading in self.article.pack.morphology.analyse(group)[:1]):
                # «ата-анасының біреуімен» either; «ауылдардың біреуіне» one of so many
                return SkippedNumber(numeral.start, numeral.end, "idiom", "pronoun of one")
        if opened.unit is not None and opened.unit.kind in ("percent", "multiple"):
            return None
        if self._maximum(opened, numeral):
            self._maxima[opened.last] = opened.first
            return SkippedNumber(opened.start, opened.end, "base", "out of so many", numeral.value)
        if opened.unit is None and opened.value is not None and self.ones.rate_base(numeral, self._quantity_follows):
            return SkippedNumber(numeral.start, numeral.end, "base", "rate base", numeral.value)
        if opened.unit is not None and self._round_base(opened, numeral):
            alone = opened.possessive or opened.last not in self._by_first  # the noun of the base is read with the rate
            end = numeral.end if alone else opened.end
            return SkippedNumber(opened.start, end, "base", "rate base", opened.value, opened.unit.symbol)
        if numeral.value == 1 and opened.value == 1:
            if opened.unit is not None:
                # «1 АҚШ доллары – 517,3 теңге», «бір баррелі 61 доллар»: the one of a price or rate
                if self._is_price_base(opened, numeral):
                    return SkippedNumber(numeral.start, numeral.end, "base", "one of a price", numeral.value, opened.unit.symbol)
                return None
            if self._modified(opened):
                return None
            return self.ones.one(numeral, self._quantity_follows)
        return None

    def _beside_other_parts(self, numeral: Numeral) -> bool:
        """«екеуін үйіне жіберді, біреуіне ота жасалды»: another part of the same people stands before it."""
        at = self._by_first[numeral.first]
        before = self.numerals[at - 1] if at else None
        if before is None or not before.collective or not before.possessive or before.value == 1:
            return False
        return self.words[before.first].sentence == self.words[numeral.first].sentence

    def _maximum(self, opened: Measure, numeral: Numeral) -> bool:
        """«100-ден 87 балл», «5,0-ден 4,2»: the marks that could be had, before those that were."""
        words, at = self.words, self._by_first[numeral.first] + 1
        if opened.case != "abl" or opened.possessive or words[numeral.first].kind != "digits" or at >= len(self.numerals):
            return False
        got = self.numerals[at]
        if got.first != opened.last or got.case != "nom" or got.low is not None or got.value >= numeral.value:
            return False
        match = self.measures.unit_at(got.last, got)
        if match is not None:
            return match.unit.symbol == "point"
        if (opened.unit is not None and opened.unit.symbol != "point") or words[got.first].kind != "digits":
            return False
        fractional = int(got.value.as_tuple().exponent) < 0  # «4,00» as well
        return fractional and (
            got.last >= len(words) or words[got.last].text in ").,;(" or words[got.last].paragraph > words[got.first].paragraph
        )

    def _denied_near(self, index: int) -> bool:
        words = self.words
        near = [word for word in words[index : index + 4] if word.kind == "word" and word.sentence == words[index - 1].sentence]
        return any(self.article.pack.is_negated(word.lower) for word in near)

    def _modified(self, opened: Measure) -> bool:
        before = self.modifiers.find_before(self.article, opened.first)
        return before is not None and before.modifier != "exact"

    def _round_base(self, opened: Measure, numeral: Numeral) -> bool:
        """«100 гектарға 4,5 тұяқ келеді», «100 шақырымға жұмсалатын отын», «сырдың жүз грамы 900 теңге»: for each so much."""
        assert opened.unit is not None
        if opened.unit.kind != "quantity" or opened.value not in ROUND or not self._quantity_follows(numeral):
            return False
        at, words = self._by_first[numeral.first] + 1, self.words
        if opened.possessive:
            priced, _ = self.measures.open(at)
            near = priced.first - opened.last <= LONGEST_ASIDE and all(
                word.kind == "word" for word in words[opened.last : priced.first]
            )
            owned = words[opened.first - 1].lower.endswith(GENITIVE) if opened.first else False
            return near and owned and opened.case in ("nom", "dat") and priced.unit is not None and priced.unit.kind == "money"
        if opened.case != "dat":
            return False
        return self.numerals[at].first == opened.last or words[opened.last].lower.startswith(self.terms.spent)

    def _is_price_base(self, opened: Measure, numeral: Numeral) -> bool:
        words = self.words
        if not self._quantity_follows(numeral):
            return False
        assert opened.unit is not None
        if opened.unit.kind == "money":
            return True
        after = words[opened.last] if opened.last < len(words) else None
        if after is not None and after.kind == "word" and self.article.pack.is_finite_verb(after.lower):
            return False  # «бір келіге қалып қойды»
        if opened.possessive or opened.case in ("dat", "gen", "acc", "loc"):
            return True
        return after is not None and (after.text in "–=-" or after.lower in self.terms.base_cues or after.kind == "word")

    def _quantity_follows(self, numeral: Numeral) -> bool:
        """Another number stands after this one in the same sentence."""
        at = self._by_first[numeral.first] + 1
        sentence = self.words[numeral.first].sentence
        return at < len(self.numerals) and self.words[self.numerals[at].first].sentence == sentence

    def _close(self, opened: Measure, numeral: Numeral) -> Quantity:
        kind = opened.unit.kind if opened.unit is not None else "count"
        if opened.unit is not None and opened.unit.whole is not None and opened.value is not None:
            opened.value = opened.value * opened.unit.factor
        entries = (*numeral.entries, opened.unit.word) if opened.unit is not None else numeral.entries
        return self._finish(opened, kind, numeral.rule, entries, numeral)

    def _unit_after_modifier(self, opened: Measure, kind: str, numeral: Numeral | None) -> str:
        """«9,7 млрд-тан астам теңге»: the unit may come after the modifier."""
        if kind != "count" or opened.unit is not None or numeral is None:
            return kind
        match = self.measures.unit_at(opened.last, numeral)
        if match is None or match.unit.kind not in ("money", "percent", "quantity", "multiple"):
            return kind
        self.measures.take(opened, match)
        return match.unit.kind

    def _counted_noun_case(self, index: int) -> str:
        words = self.words
        if index + 1 >= len(words) or words[index].kind != "word" or words[index].sentence != words[index - 1].sentence:
            return ""
        readings = self.article.pack.morphology.analyse(words[index].lower)
        return next((reading.tags.case for reading in readings if reading.tags.case in ("abl", "dat")), "")

    def _after_brackets(self, index: int) -> int | None:
        """The word after a short bracket that opens at the word `index`."""
        words = self.words
        if index >= len(words) or words[index].text != "(":
            return None
        close = next((at for at in range(index + 1, min(len(words), index + LONGEST_ASIDE)) if words[at].text == ")"), None)
        return close + 1 if close is not None and close + 1 < len(words) else None

    def _not_even(self, index: int) -> bool:
        """«қырық пайызы да орындалмаған»: not even forty."""
        words = self.words
        if index + 1 >= len(words) or words[index].lower not in self.modifiers.even:
            return False
        return any(self.article.pack.is_negated(word.lower) for word in words[index + 1 : index + 3] if word.kind == "word")

    def _finish(
        self, opened: Measure, kind: str, rule: str, entries: tuple[str, ...], numeral: Numeral | None = None
    ) -> Quantity:
        words, modifier = self.words, "exact"
        case = opened.case
        after = self.modifiers.find_after(self.article, opened.last, case)
        if after is None and case == "nom" and opened.possessive:
            after = self.modifiers.find_after(self.article, opened.last, "poss")
        if after is None and kind == "count" and case == "nom" and opened.unit is None:
            noun = self._counted_noun_case(opened.last)
            over = self.modifiers.find_after(self.article, opened.last + 1, noun) if noun in ("abl", "dat") else None
            if over is not None and not over.limit:
                modifier, entries = over.modifier, (*entries, over.entry)  # «екі миллион данаға таяды»
        if after is None and (beyond := self._after_brackets(opened.last)) is not None:
            aside = self.modifiers.find_after(self.article, beyond, case)
            if aside is not None and not (aside.limit and self.measures.change_follows(aside.last)):
                modifier, entries = aside.modifier, (*entries, aside.entry)  # «10 млрд еуродан (14,7 млрд доллар) астам»
        before = self.modifiers.find_before(self.article, opened.first)
        ranged = opened.low is not None
        if after is not None and not (ranged and opened.last > 0 and words[opened.last - 1].lower in self.modifiers.range_to):
            modifier = after.modifier
            opened.last, opened.end = after.last, words[after.last - 1].end
            kind = self._unit_after_modifier(opened, kind, numeral)
            entries = (*entries, after.entry)
            if after.limit and kind not in ("multiple", "fraction") and self.measures.change_follows(opened.last):
                modifier = "exact"  # «дейін» as the target of a change is no limit
            if after.possessive and kind != "multiple":
                opened.possessive = True
        if before is not None:
            if before.modifier != "exact" or before.entry == "тең":
                opened.first, opened.start = before.first, words[before.first].start
            if before.modifier != "exact":
                # «кемінде 50 … астам»: what stands before decides only where nothing stands after, or a limit does
                if modifier == "exact" or (after is not None and after.limit):
                    modifier = before.modifier
                entries = (*entries, before.entry)
        if modifier == "exact" and (first := self._maxima.get(opened.first)) is not None:
            bound = self.modifiers.find_before(self.article, first)  # «кемінде 5,0-ден 4,2»: the bound is of the marks
            modifier = bound.modifier if bound is not None else modifier
        if modifier == "exact" and opened.possessive and kind in ("percent", "fraction") and self._not_even(opened.last):
            modifier = "less_than"
        if modifier == "exact" and opened.derived in ("like", "vague"):
            modifier = "approx" if opened.derived == "like" or rule != "vague power" else "more_than"
        if rule == "vague power":
            modifier = "more_than"
        if ranged:
            modifier = "range"
        unit = opened.unit.symbol if opened.unit is not None else None
        return Quantity(
            opened.start,
            opened.end,
            opened.first,
            opened.last,
            kind,
            opened.value,
            opened.low,
            opened.high,
            modifier,
            unit,
            case=case,
            possessive=opened.possessive,
            attributive=opened.derived == "adj",
            rule=rule,
            entries=entries,
        )


def _separate(article: Article) -> None:
    """Where two items overlap («5 311-22-33»: is 311 of the number or of the telephone?) the later gives way."""
    items: list[Quantity | SkippedNumber] = sorted(
        [*article.quantities, *article.skipped], key=lambda item: (item.start, -item.end)
    )
    reached, dropped = -1, set()
    for item in items:
        if item.start < reached:
            if isinstance(item, SkippedNumber) and item.end > reached:
                item.start = reached
                reached = item.end
            else:
                dropped.add(id(item))
        else:
            reached = item.end
    if dropped:
        article.quantities = [item for item in article.quantities if id(item) not in dropped]
        article.skipped = [item for item in article.skipped if id(item) not in dropped]


def _complete(article: Article) -> None:
    """The one-word pronouns of one («бірі», «бір-бірі») and digits that no rule reached get their place in the ledger."""
    _separate(article)
    terms = LedgerWords.of(article.pack)
    spans = sorted([(q.start, q.end) for q in article.quantities] + [(s.start, s.end) for s in article.skipped])
    starts = [span[0] for span in spans]

    def covered(start: int) -> bool:
        at = bisect_right(starts, start) - 1
        return at >= 0 and spans[at][1] > start

    extra: list[SkippedNumber] = []
    for word in article.words:
        if word.kind == "word" and word.lower in terms.idioms and not covered(word.start):
            extra.append(SkippedNumber(word.start, word.end, "idiom", "pronoun of one"))
        elif word.kind == "word" and word.lower in terms.ordinal_words and not covered(word.start):
            extra.append(SkippedNumber(word.start, word.end, "ordinal", "ordinal word"))
        elif word.kind == "digits" and not covered(word.start):
            extra.append(SkippedNumber(word.start, word.end, "identifier", "unread digits"))
    if extra:
        article.skipped = sorted([*article.skipped, *extra], key=lambda item: item.start)
