"""Offices, bodies and companies where the order of words says what is what: English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_extract.components.prepositional.names import OfficeFound, is_name_like, text_of
from briefing_extract.components.prepositional.names_by_order import bare

if TYPE_CHECKING:
    from briefing_extract.components.prepositional.names_by_order import OrderNames

CONNECTORS = frozenset({"of", "and", "for", "on", "the", "&"})
ARTICLES = frozenset({"the", "a", "an", "its", "their", "our", "this", "his", "her"})
ANY = frozenset({"nom"})
MOST_MODIFIERS = 4
# Bodies of which there is one
SINGLE = frozenset({"mazhilis", "senate"})
# Beside a head in small letters these are no part of a name
PLAIN = frozenset(
    {
        "and",
        "or",
        "of",
        "in",
        "at",
        "to",
        "by",
        "from",
        "with",
        "for",
        "on",
        "as",
        "said",
        "new",
        "same",
        "other",
        "former",
        "largest",
        "biggest",
        "local",
        "every",
        "each",
        "one",
        "two",
        "some",
        "any",
        "such",
        "single",
        "main",
        "entire",
        "whole",
        "municipal",
    }
)
MONEY = frozenset(
    {
        "KZT",
        "USD",
        "EUR",
        "RUB",
        "CNY",
        "GBP",
        "MCI",
        "GDP",
        "CEO",
        "CFO",
        "COO",
        "CTO",
        "VAT",
        "LED",
        "UAE",
        "USA",
        "COVID",
        "HIV",
        "AIDS",
        "CIS",
        "EAEU",
        "ISO",
        "SME",
        "SMEs",
        "PDF",
        "GPS",
        "GMT",
        "BREAKING",
        "NEWS",
        "UTC",
        "EBITDA",
        "FDI",
        "PPP",
        "API",
        "USSR",
    }
)


class OrderOffices:
    """The offices of one article; `names` reads titles and runs of capitals."""

    def __init__(self, names: OrderNames) -> None:
        self.names = names
        self.article = names.article
        self.words = names.words
        self.roster = names.roster

    def find(self) -> list[OfficeFound]:
        """Every office named, and every noun that may stand for one; no two overlap."""
        found: list[OfficeFound] = []
        index = 0
        while index < len(self.words):
            office = self._at(index, found[-1].last if found else 0)
            if office is None:
                index += 1
                continue
            found.append(office)
            index = max(office.last, index + 1)
        return found

    def _at(self, index: int, floor: int) -> OfficeFound | None:
        word = self.words[index]
        if word.kind != "word":
            return None
        if is_name_like(word) and (
            index not in self.names.taken or (index not in self.names.outlets and self._place_inside(index))
        ):
            return self._capitals(index) or self._small(index, floor)
        return self._small(index, floor)

    def is_head(self, index: int) -> bool:
        """Whether the word at `index` is the head noun of an office or a body."""
        low = bare(self.words[index].lower)
        return low in self.roster.offices or low in self.roster.bodies

    def _capitals(self, index: int) -> OfficeFound | None:
        """«Ministry of Science and Higher Education», «Silk Road Development Bank», «Karaoba Resources plc»."""
        words = self.words
        if bare(words[index].lower) in self.roster.never and words[index].lower not in (
            "national",
            "international",
            "regional",
            "central",
            "world",
            "asian",
            "european",
            "kazakh",
            "russian",
        ):
            return None
        if self.names.title_at(index)[0] and not self.is_head(index):
            return None
        line = self.article.paragraphs[words[index].paragraph]
        at, last = index, index
        while at < len(words) and words[at].sentence == words[index].sentence:
            word = words[at]
            if at in self.names.outlets or (at in self.names.taken and at > index and not self._place_inside(at)):
                break
            if word.kind == "word" and (word.capitalised or word.text in self.roster.forms):
                if at > index and self.names.title_at(at)[0] and not self.is_head(at) and word.text not in self.roster.forms:
                    break
                at = last = at + 1
                if word.text in self.roster.forms:
                    break
                if bare(word.text) != word.text and not (at < len(words) and is_name_like(words[at])):
                    break
                continue
            if word.text == "." and words[at - 1].text + "." in self.roster.forms:
                at = last = at + 1
                break
            if word.lower in CONNECTORS and at + 1 < len(words) and at > index:
                step = at + 1
                while step < len(words) and words[step].lower in CONNECTORS:
                    step += 1
                if (
                    step < len(words)
                    and words[step].kind == "word"
                    and words[step].capitalised
                    and step - at <= 2
                    and self._joins(index, at, step)
                ):
                    at = step
                    continue
            if word.text == "," and self._listed(index, at):
                at += 1
                continue
            break
        inner = [w for w in words[index:last] if w.kind == "word"]
        if not inner:
            return None
        heads = [w for w in inner if self.is_head(w.index)]
        form = inner[-1].text in self.roster.forms
        shout = sum(w.kind == "word" and w.text.isupper() and len(w.text) > 1 for w in words[line.first : line.last]) > 3
        if len(inner) == 1:
            word = inner[0]
            if word.text.isupper() and 3 <= len(word.text) <= 6 and word.text not in MONEY and not shout:
                return OfficeFound(index, last, bare(word.text), word.lower, "acronym", ANY)
            inner_capitals = any(
                a.islower() and b.isupper() for a, b in zip(word.text, word.text[1:], strict=False)
            ) and not word.text.startswith(("Mc", "Mac", "O’"))
            if inner_capitals and not any(k in self.names.outlets for k in (index,)):
                return OfficeFound(index, last, bare(word.text), bare(word.lower), "acronym", ANY)
            if word.lower in SINGLE:
                return OfficeFound(index, last, bare(word.text), bare(word.lower), "office", ANY)
            if self.is_head(index):
                return self._bare(index, index, bare(word.lower))
            return None
        if any(k in self.names.outlets for k in range(index, last)):
            return None
        if inner[0].lower == "the":
            inner, index = inner[1:], inner[1].index
        if not heads and not form:
            return self._abbreviated(index, last)
        if len(inner) == 1:
            return self._bare(index, index, bare(inner[0].lower))
        name = text_of(self.article, index, last)
        name = bare(name)
        if form and name.isupper():
            name = " ".join(piece.capitalize() for piece in name.split()[:-1]) + " " + name.split()[-1].lower()
        head = (
            bare(inner[-1].lower)
            if form
            else bare(
                (
                    heads[0]
                    if heads[0].index == index
                    or (heads[0].index + 1 < last and words[heads[0].index + 1].lower in ("of", "for", "on"))
                    else heads[-1]
                ).lower
            )
        )
        kind = "form" if form else "office" if head in self.roster.offices else "body"
        return OfficeFound(index, last, name, head, kind, ANY)

    def _abbreviated(self, first: int, last: int) -> OfficeFound | None:
        """«Kazakhstan Temir Zholy (KTZ)»: capitals with their own acronym behind them."""
        words = self.words
        if last + 2 >= len(words) or words[last].text != "(" or words[last + 2].text != ")":
            return None
        initials = "".join(w.text[0].upper() for w in words[first:last] if w.capitalised)
        letters = words[last + 1].text.upper()
        if len(initials) < 2 or initials != letters:
            return None
        return OfficeFound(first, last, text_of(self.article, first, last), letters.lower(), "form", ANY)

    def _place_inside(self, index: int) -> bool:
        following = index + 1
        return (following < len(self.words) and is_name_like(self.words[following])) or self.words[index - 1].lower in (
            "of",
            "in",
        )

    def _joins(self, first: int, at: int, step: int) -> bool:
        """Whether a small word joins two parts of one name: «of» after a head, «and» within what it heads."""
        words = self.words
        if words[at].lower in ("and", "&"):
            if any(words[k].lower in ("of", "for", "on") for k in range(first, at)):
                return not self.is_head(step)
            return (
                any(self.is_head(k) for k in range(step, min(len(words), step + 4)) if words[k].capitalised)
                and not any(self.is_head(k) for k in range(first, at))
                and not self.names.title_at(step)[0]
            )
        if words[at].lower == "the":
            return False
        return any(self.is_head(k) for k in range(first, at))

    def _listed(self, first: int, comma: int) -> bool:
        """«Ministry of Trade, Tourism and Sport»."""
        words = self.words
        if not any(words[k].lower == "of" for k in range(first, comma)):
            return False
        at = comma + 1
        while at < len(words) and at - comma < 7:
            if words[at].lower == "and":
                return at + 1 < len(words) and words[at + 1].capitalised and not self.is_head(at + 1) and at > comma + 1
            if not words[at].capitalised and words[at].text != ",":
                return False
            at += 1
        return False

    def _small(self, index: int, floor: int) -> OfficeFound | None:
        """«the regional emergency department», «the ministry»: a head in small letters with what stands before it."""
        words = self.words
        word = words[index]
        low = bare(word.lower)
        if low not in self.roster.offices and low not in self.roster.bodies and low not in self.roster.anaphors:
            return self._press(index)
        if (
            low in self.roster.offices | self.roster.bodies
            and index + 1 < len(words)
            and words[index + 1].kind == "word"
            and bare(words[index + 1].lower) in self.roster.offices
        ):
            return None  # «police department», «energy ministry»
        first = index
        while first > floor and index - first < MOST_MODIFIERS:
            before = words[first - 1]
            if (
                bare(before.text) != before.text
                or before.kind != "word"
                or before.sentence != word.sentence
                or before.lower in ARTICLES
                or before.lower in PLAIN
                or self.names.says(first - 1)
            ):
                break
            first -= 1
        bounded = (
            first == 0
            or words[first - 1].lower in ARTICLES
            or bare(words[first - 1].text) != words[first - 1].text
            or words[first - 1].kind == "mark"
            or words[first - 1].sentence != word.sentence
            or self.names.says(first - 1)
        )
        last = index + 1
        if low in self.roster.offices and first == index and last + 1 < len(words) and words[last].lower in ("of", "for"):
            step = last + 1
            while (
                step < len(words)
                and words[step].kind == "word"
                and (words[step].capitalised or words[step].lower in ("the", "of", "and"))
            ):
                step += 1
            if words[step - 1].capitalised:
                return OfficeFound(index, step, text_of(self.article, index, step), low, "small", ANY)
        if low in self.roster.offices and first < index and bounded and bare(word.text) == word.text:
            return OfficeFound(first, last, text_of(self.article, first, last), low, "small", ANY)
        return self._bare(index, index, low)

    def _press(self, index: int) -> OfficeFound | None:
        """«the ministry’s press service», «press service of …»."""
        words = self.words
        if index + 1 < len(words) and f"{words[index].lower} {words[index + 1].lower}" in self.roster.voices:
            found = OfficeFound(index, index + 2, "", "press service", "bare", ANY, voice=True, start=index)
            if index + 3 < len(words) and words[index + 2].lower == "of":
                at = index + 3 + (words[index + 3].lower == "the")
                owner = (
                    self._capitals(at)
                    if at < len(words) and is_name_like(words[at])
                    else self._small(at, at)
                    if at < len(words)
                    else None
                )
                if owner is not None:
                    owner.voice, owner.start = True, index
                    return owner
            return found
        return None

    def _bare(self, first: int, index: int, head: str) -> OfficeFound:
        return OfficeFound(first, index + 1, "", head, "bare", ANY)
