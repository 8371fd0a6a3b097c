"""Persons where the order of words says what is what: English.

A name is a run of two or three capitalised words with a title before or behind it, a verb of saying beside it, or a given
name that is known; titles are read from the list, with what follows «of» or «for».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_extract.components.prepositional.names import (
    NameOption,
    PersonFound,
    Position,
    Roster,
    is_initial,
    is_name_like,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_extract.components.article import Article

LINKS = frozenset({"of", "for", "and", "the", "at", "in", "on", "&"})
POSSESSIVE = ("’s", "'s", "’", "'")
LONGEST_TITLE = 5  # words of a listed title
PARTICLES = frozenset({"de", "van", "von", "bin", "al", "der", "la", "di"})
ENOUGH = 2.0
MODIFIERS = frozenset(
    {
        "former",
        "acting",
        "first",
        "senior",
        "chief",
        "national",
        "regional",
        "executive",
        "general",
        "deputy",
        "vice",
        "honorary",
        "interim",
        "then",
        "ex",
    }
)
# A title goes on until the sentence turns to what the person did
LAST_WORDS = frozenset(
    {
        "said",
        "says",
        "told",
        "noted",
        "added",
        "who",
        "which",
        "that",
        "is",
        "was",
        "has",
        "have",
        "as",
        "when",
        "while",
        "during",
        "after",
        "before",
        "to",
        "with",
        "by",
        "stressed",
        "explained",
        "announced",
        "reported",
    }
)


def bare(text: str) -> str:
    """A word without the possessive «’s»."""
    for mark in POSSESSIVE:
        if text.endswith(mark) and len(text) > len(mark) + 1:
            return text[: -len(mark)]
    return text


class OrderNames:
    """The names of one article, and the words of its titles; `says` tells verbs of saying by their index."""

    def __init__(self, article: Article, taken: set[int], says: Callable[[int], bool]) -> None:
        self.article = article
        self.words = article.words
        self.roster = Roster.of(article.pack)
        self.taken = taken
        self.outlets: frozenset[int] = frozenset()
        self.says = says
        self.singular = article.pack.morphology.base

    def find(self, offices: frozenset[int]) -> list[PersonFound]:
        """Every name of a person; `offices` are words of offices, which no name takes unless a title stands before it."""
        found: list[PersonFound] = []
        index = 0
        while index < len(self.words):
            person = self._at(index, offices)
            if person is None:
                index += 1
                continue
            found.append(person)
            index = person.last
        return found

    def run(self, index: int, offices: frozenset[int]) -> int:
        """Where the run of name-like words from `index` ends."""
        words, at = self.words, index
        while at < len(words) and at - index < 6:
            word = words[at]
            if at in self.taken or at in offices or word.sentence != words[index].sentence:
                break
            if word.kind == "mark":
                if word.text == "." and at > index and is_initial(words, at - 1):
                    at += 1
                    continue
                break
            if is_name_like(word) and (at == index or word.spaced or words[at - 1].text == "."):
                if bare(word.text).lower() in self.roster.never and at > index:
                    break
                at += 1
                if word.text != bare(word.text):
                    break
                continue
            if at > index and word.lower in PARTICLES and at + 1 < len(words) and is_name_like(words[at + 1]):
                at += 1
                continue
            break
        return at

    def _at(self, index: int, offices: frozenset[int]) -> PersonFound | None:
        words = self.words
        word = words[index]
        if index in self.taken or index in offices or not is_name_like(word) or bare(word.text).lower() in self.roster.never:
            return None
        if (
            index
            and is_name_like(words[index - 1])
            and words[index - 1].sentence == word.sentence
            and index - 1 not in offices
            and index - 1 not in self.taken
            and self.title_at(index - 1)[0] == 0
            and bare(words[index - 1].text).lower() not in self.roster.never
            and bare(words[index - 1].text) == words[index - 1].text
        ):
            if self.position_before(index) is None or self.run(index, offices) - index > 3:
                return None  # inside a longer run that was no name
        if self.title_at(index)[0]:
            return None
        last = self.run(index, offices)
        if last - index > 3 and "." not in {w.text for w in words[index:last]}:
            return None
        plain = [w for w in words[index:last] if w.kind == "word"]
        if any(w.text.isupper() and len(w.text) > 3 for w in plain) and not (len(plain) == 2 and not plain[0].text.isupper()):
            return None
        if any(self.title_at(k)[0] for k in range(index, last)) or any(w.text in self.roster.forms for w in plain):
            return None
        position = self.position_before(index)
        if (
            len(plain) >= 3
            and position is not None
            and bare(plain[0].text).lower() not in self.roster.given
            and is_name_like(words[index - 1])
            and not self.title_at(index - 1)[0]
        ):
            return None  # the office of the title goes on
        if len(plain) == 3 and not self._given(plain[0].text) and self._in_title(index):
            return None  # «Minister of Labor and Social Protection of Population Tamara Omarova»
        if (
            len(plain) == 3
            and index > 1
            and words[index - 1].lower == "of"
            and any(self.title_at(k)[0] and k + self.title_at(k)[0] == index - 1 for k in range(max(0, index - 5), index - 1))
        ):
            return None  # «Minister of Finance Alikhan Ospanov»
        after = self.position_after(last) if position is None or position.heads[0] in self.roster.ranks else None
        score = 0.0
        dotted = index > 1 and words[index - 1].text == "."
        honorific = index > 0 and words[index - 2 if dotted else index - 1].lower in (
            "dr",
            "mr",
            "mrs",
            "ms",
            "prof",
            "professor",
            "mister",
        )
        if position is not None and words[index - 1].text == "," and (last >= len(words) or words[last].text not in ",."):
            position = None
        known = bare(plain[0].text).lower() in self.roster.given
        if known:
            score += 2.0
        if len(plain) >= 2:
            score += 0.5
            if bare(plain[-1].text).lower().endswith(self.roster.surname_endings) and len(plain[-1].text) > 4:
                score += 1.2
        if position is not None:
            score += 1.5
        if after is not None:
            score += 1.6
        if self._beside_saying(index, last):
            score += 1.2
        if any(is_initial(words, k) for k in range(index, last)):
            score += 1.5
        if (
            last < len(words)
            and words[last].text == ","
            and last + 1 < len(words)
            and words[last + 1].kind == "digits"
            and last + 2 < len(words)
            and words[last + 2].text == ","
        ):
            score += 1.0
        if len(plain) < 2 and honorific:
            score += 1.5
        elif len(plain) < 2 and (position is None or not position.heads or position.heads[0] in ("deputy", "member")):
            return None
        if (
            len(plain) < 2
            and score < ENOUGH
            and not honorific
            and not (position is not None and self._beside_saying(index, last))
        ):
            return None
        if score < (1.2 if honorific else ENOUGH):
            return None
        name = " ".join(_title(bare(w.text)) + ("." if is_initial(words, w.index) else "") for w in plain)
        gender = "f" if bare(plain[0].text).lower() in self.roster.women else "m" if known else ""
        option = NameOption(name, gender, "nom" if words[last - 1].text == bare(words[last - 1].text) else "gen", 1.0)
        if after is not None and position is not None:
            after.edge = position.first
        return PersonFound(index, last, [option], len(plain) > 1, after or position, min(1.0, 0.5 + score / 8))

    def _given(self, text: str) -> bool:
        return bare(text).lower() in self.roster.given

    def _in_title(self, index: int) -> bool:
        """Whether the word at `index` goes on a title: capitals and small words link it to one before."""
        words, at = self.words, index - 1
        if at < 0 or words[at].lower not in LINKS:
            return False
        while at >= 0 and words[at].sentence == words[index].sentence and (words[at].lower in LINKS or is_name_like(words[at])):
            if self.title_at(at)[0]:
                return True
            at -= 1
        return False

    def _beside_saying(self, first: int, last: int) -> bool:
        words = self.words
        if last < len(words) and words[last].sentence == words[first].sentence and self.says(last):
            return True
        return first > 0 and words[first - 1].sentence == words[first].sentence and self.says(first - 1)

    # titles

    def title_at(self, index: int) -> tuple[int, str]:
        """Words of the longest listed title that begins at `index`, and its base form; (0, "") where none does."""
        words, roster = self.words, self.roster
        for size in range(min(LONGEST_TITLE, len(words) - index), 0, -1):
            piece = words[index : index + size]
            if any(w.kind != "word" for w in piece) or piece[-1].sentence != piece[0].sentence:
                continue
            text = " ".join(w.lower for w in piece)
            if text in roster.heads:
                return size, text
        return 0, ""

    def plural_title_at(self, index: int) -> bool:
        """Whether a title in the plural stands at `index`: «ministers»."""
        low = self.words[index].lower
        return low not in self.roster.heads and self.singular(low) in self.roster.heads

    def position_before(self, index: int) -> Position | None:
        """The title that ends right before the name at `index`."""
        words = self.words
        sentence = self.article.sentences[words[index].sentence]
        if index > sentence.first + 1 and words[index - 1].text == ",":
            return self._announced(index - 1, sentence.first)
        for first in range(index - 1, max(sentence.first, index - 14) - 1, -1):
            if words[first].text in ',.;:!?()"“”–—' and not (
                words[first].text == "." and first and len(words[first - 1].text) < 4
            ):
                if not (words[first].text == "," and any(w.lower == "and" for w in words[first + 1 : index])):
                    return None
            size, head = self.title_at(first)
            if not size:
                continue
            at = first + size
            if at != index and not self._completes(at, index):
                return None
            start = self._modified(first, sentence.first)
            if (
                start > sentence.first
                and size <= index - first
                and is_name_like(words[start - 1])
                and head not in self.roster.title_offices
            ):
                start = self._owner(start, sentence.first)
            if head in self.roster.title_offices and size == index - first:
                start = self._field(start, sentence.first)
            longer, base = self.title_at(start)
            while start > sentence.first and self.title_at(start - 1)[0] > longer:
                start -= 1
                longer, base = self.title_at(start)
            if start > sentence.first and words[start - 1].lower in ("of", "the") and head in ("government",):
                return None
            end = index
            if head in self.roster.ranks and start == first and size == index - first:
                return self._position(start, end, base or head)
            return self._position(start, end, base or head)
        return None

    def _modified(self, first: int, floor: int) -> int:
        """Words that qualify a title before it: «First Vice Minister», «regional akim», «Kazakh»."""
        words, at = self.words, first
        while at > floor and words[at - 1].kind == "word" and words[at - 1].lower in MODIFIERS:
            at -= 1
        return at

    def _field(self, first: int, floor: int) -> int:
        """«Information and Social Development Minister»: the field of a minister before the word."""
        words, at = self.words, first
        while (
            at > floor
            and words[at - 1].kind == "word"
            and (
                (words[at - 1].capitalised and words[at - 1].lower not in ("the", "and", "but", "as", "when"))
                or (words[at - 1].lower == "and" and at < first)
            )
        ):
            at -= 1
            if at == floor and not self.article.text[words[at].start : words[first].end].count(" "):
                break
        while at < first and words[at].lower in LINKS:
            at += 1
        return at

    def _announced(self, comma: int, floor: int) -> Position | None:
        """«The chief executive of the company, Anna Smith, …»: a title with «the» or an owner that a comma closes."""
        words = self.words
        for first in range(comma - 1, max(floor, comma - 12) - 1, -1):
            if (words[first].kind == "mark" and words[first].text not in "&’'-") or self.says(first):
                return None
            size, head = self.title_at(first)
            if not size:
                continue
            while first > floor and self.title_at(first - 1)[0] > size:
                first -= 1
                size, head = self.title_at(first)
            start = self._modified(first, floor)
            definite = start > floor and (
                words[start - 1].lower in ("the", "its", "their", "whose") or bare(words[start - 1].text) != words[start - 1].text
            )
            definite = definite or start == floor or words[start - 1].capitalised
            end = first + size
            if definite and (end == comma or words[end].lower in ("of", "for", "at", "in")):
                return self._position(start, comma, head)
        return None

    def _owner(self, first: int, floor: int) -> int:
        """«Air Astana CEO», «ADB Country Director»: the body named before a title."""
        words, at = self.words, first
        while (
            at > floor
            and is_name_like(words[at - 1])
            and (words[at - 1].lower not in self.roster.never or (words[at - 1].text.isupper() and len(words[at - 1].text) > 1))
            and bare(words[at - 1].text) == words[at - 1].text
        ):
            at -= 1
        return at

    def _completes(self, first: int, last: int) -> bool:
        """Whether «of …», «for …» and capitalised words fill the place between a title and a name."""
        words = self.words
        if words[first].lower not in LINKS and words[first].text != ",":
            return False
        return (
            all((w.kind == "word" and (w.capitalised or w.lower in LINKS)) or w.text in ",&" for w in words[first:last])
            and words[last - 1].lower not in LINKS
        )

    def position_after(self, index: int) -> Position | None:
        """The title behind a name: «, deputy head of the department.»; `index` is the word after the name."""
        words = self.words
        if (
            index >= len(words) - 1
            or words[index].text not in (",", "(", "–")
            or words[index].sentence != words[index - 1].sentence
        ):
            return None
        at = index + 1
        while at < len(words) and at - index < 6 and words[at].kind == "word" and words[at].sentence == words[index].sentence:
            size, head = self.title_at(at)
            if size:
                start = at
                while start > index + 1 and words[start - 1].lower not in ("the", "a", "an", "its"):
                    start -= 1
                return self._position(start, self.title_end(at + size), head)
            if self.says(at) or words[at].lower in LAST_WORDS:
                return None
            at += 1
        return None

    def title_end(self, index: int) -> int:
        """Where what completes a title ends: at a comma, a verb, a mark."""
        words, at = self.words, index
        while at < len(words) and words[at].sentence == words[index - 1].sentence:
            word = words[at]
            if word.kind == "mark" and word.text not in "&’'-":
                if not (word.text == "," and self._lists(at)):
                    break
            if word.lower in LAST_WORDS or (self.says(at) and not word.capitalised):
                break
            at += 1
        while at > index and words[at - 1].lower in LINKS:
            at -= 1
        return at

    def _lists(self, comma: int) -> bool:
        """«Minister of Trade, Tourism and Sport»: a comma in a list of capitalised words that «and» closes."""
        words, at = self.words, comma + 1
        while at < len(words) and at - comma < 8:
            if words[at].lower == "and":
                return at > comma + 1 and words[at + 1].capitalised if at + 1 < len(words) else False
            if words[at].kind != "word" or not words[at].capitalised:
                return words[at].text == "," and at > comma + 1
            at += 1
        return False

    def _position(self, first: int, last: int, head: str) -> Position:
        at = first
        while at < last and self.title_at(at)[0] == 0:
            at += 1
        size = self.title_at(at)[0]
        rest = text_of(self.article, at + size, last) if at + size < last else ""
        while rest.lower().startswith(("of ", "for ", "the ")):
            rest = rest.partition(" ")[2]
        if not rest and at > first and head in self.roster.title_offices:
            rest = " ".join(
                w.text
                for w in self.words[first:at]
                if w.lower not in MODIFIERS
                and w.lower not in ("kazakh", "kazakhstan", "kazakhstan’s", "kazakhstan's", "russian", "uzbek")
            )
        heads = tuple(dict.fromkeys([self.title_at(at)[1], head]))
        text = text_of(self.article, first, last)
        lowered = text.split(" ")
        if heads and heads[0] in self.roster.ranks and len(lowered) > 1:
            pass
        return Position(first, last, text, heads, rest)


def _title(text: str) -> str:
    return text[:1] + text[1:].lower() if text.isupper() and len(text) > 2 else text
