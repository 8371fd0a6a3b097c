"""Capitals for a text from a script that has none: sentences, names in «», persons, places and bodies, as the press writes them.

Works on Kazakh Cyrillic in lower case and changes no length. What a word can be says `arabic_names`; here the words beside it
decide: a surname behind a given name, «директоры» in front of one, «ауданы» behind a place.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from briefing_extract.languages.kk.arabic_names import CAPITALS, SOFTENED, is_given_name, kind_of, lists
from briefing_extract.languages.kk.suffixes import is_chain

# a word opens a sentence after these; a dash at the head of a line is speech, one after an agency's name its dateline
OPENING = regex.compile(r'(?:^|[.!?…]["»)]*\s+|\n\s*|[A-Z]{3,}\s*[-–]\s*)(?:[-–•]\s*)?["«(]*$')
MAY_OPEN = frozenset(".!?…\n-–")
LEADING = ' \n\t-–—•*=#("«'  # what may stand before the first word of a text
LONGEST_OPENING = 24  # characters between two words that are looked at for the end of a sentence
QUOTED = regex.compile(r'(?:^|[\s(])[«"]$|«$')
ADJECTIVE = regex.compile(r"\p{L}+(?:" + "|".join(CAPITALS["no_name_endings"].split()) + ")")
ABBREVIATED = frozenset(CAPITALS["abbreviated"].split())
ROADS: tuple[str, ...] = tuple(CAPITALS["roads"].split())
NO_NAMES = frozenset(CAPITALS["no_names"].split())
# endings of the verbs that follow a name: «Ернар айтты», «Ернар келеді»; a participle may be a name
SAID = ("ды", "ді", "ты", "ті", "йды", "йді", "ады", "еді", "йтын", "ып", "іп")
JOINED, DASHED, INITIAL = " ", (" - ", " – ", "- "), (".", ". ")


def capitalise(text: str, words: Sequence[tuple[int, int]]) -> str:
    """The text with capitals where the press has them; `words`: start and end of each word that has lost its own, in order."""
    reading = _Reading(text, words)
    reading.names()
    letters = list(text)
    for at, (start, end) in enumerate(words):
        if reading.raised[at] or reading.opens(at):
            letters[start] = letters[start].upper()
        if reading.gaps[at].endswith("» ") and reading.forms[at] in lists().legal:
            letters[start:end] = lists().legal[reading.forms[at]]
    return "".join(letters)


class _Reading:
    """The words of a text, what stands between them, and which of them take a capital."""

    def __init__(self, text: str, words: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.words = words
        self.forms = [text[start:end] for start, end in words]
        ends = [0, *(end for _, end in words)]
        # what stands before each word, and after the last one
        self.gaps = [text[ends[at] : start] for at, (start, _) in enumerate(words)] + [text[ends[-1] :]]
        self.raised = [False] * len(words)
        self.surnames: set[str] = set()  # as they stand behind a given name

    def names(self) -> None:
        """Raise what is a name."""
        known = lists()
        for at, form in enumerate(self.forms):
            if form in known.phrases:
                self._phrase(known.phrases[form], at)
            if form in known.ministries:
                self._ministry(known.ministries[form], at)
            kind = kind_of(form)
            if kind.place or kind.surname:
                self.raised[at] = True
            if (kind.place_head or kind.named_head) and self._beside(at):
                self._before_head(at)
            if at and self.gaps[at] in DASHED:
                self._end_of_road(at)
            if len(form) == 1 and self.gaps[at + 1] in INITIAL:
                self._initials(at)
            self._person(at)
        for at in range(1, len(self.forms)):  # who has been named once is known from then on
            if self.forms[at] in self.surnames and self._beside(at) and kind_of(self.forms[at - 1]).given:
                self.raised[at] = True

    def opens(self, at: int) -> bool:
        """Whether the word opens a sentence, a quotation or the text."""
        gap, start = self.gaps[at], self.words[at][0]
        if QUOTED.search(gap) is not None:
            return True
        if not at and not gap.strip(LEADING):
            return True
        if at and MAY_OPEN.isdisjoint(gap):
            return False
        # an opening is looked for behind the last word; of a long gap its end says enough
        match = OPENING.search(gap[-LONGEST_OPENING:] if at else self.text[max(0, start - LONGEST_OPENING) : start])
        if match is None or (at and not match.start() and match.group()[:1] not in ".!?…\n" and len(gap) <= LONGEST_OPENING):
            return False
        return not (at and gap[0] == "." and self.forms[at - 1] in ABBREVIATED and "\n" not in gap)

    def _beside(self, at: int) -> bool:
        """Whether the word stands behind the one before it with nothing but a space between them."""
        return 0 < at < len(self.forms) and self.gaps[at] == JOINED

    def _before_head(self, at: int) -> None:
        """The name before «ауданы», «көшесі», «университеті», unless that word only describes it: «көрші ауылы»."""
        head, before = self.forms[at], self.forms[at - 1]
        kind = kind_of(before)
        describes = before in NO_NAMES or ADJECTIVE.fullmatch(before) is not None
        # villages and streets are called by any noun
        called = head.startswith(("ауыл", "көше", "кент", "даңғыл")) and before in lists().common
        # «Теректі ауданы»: districts, by what they have
        called = called or (head.startswith("аудан") and before.endswith(("лы", "лі", "ды", "ді", "ты", "ті")))
        if kind.ambiguous or (called and not describes) or not (describes or kind.common or kind.title or len(before) < 3):
            self.raised[at - 1] = True

    def _end_of_road(self, at: int) -> None:
        """The second of two places: «Семей – Қайнар жолы», «Қалбатау – Майқапшағай»."""
        if not self.raised[at - 1] and QUOTED.search(self.gaps[at - 1]) is None:
            return
        road = self._beside(at + 1) and self.forms[at + 1].startswith(ROADS) and self.forms[at] not in NO_NAMES
        if road or (self.gaps[at + 1].startswith("»") and not kind_of(self.forms[at]).common):
            self.raised[at] = True

    def _phrase(self, phrases: list[tuple[tuple[str, ...], tuple[bool, ...]]], at: int) -> None:
        """The capitals of a name of several words, the last of which may be inflected."""
        for parts, capitals in phrases:
            end = at + len(parts)
            if tuple(self.forms[at : end - 1]) != parts[:-1] or end > len(self.forms):
                continue
            if any(gap not in (" ", "-") for gap in self.gaps[at + 1 : end]):
                continue
            last, form = parts[-1], self.forms[end - 1]
            stem = last[:-1] + SOFTENED[last[-1]] if last[-1] in SOFTENED and not form.startswith(last) else last
            rest = form[len(stem) :]
            # «одағы» + «на»: the name is itself a possessed form
            if form.startswith(stem) and (not rest or rest[0] == "н" or is_chain(rest)):
                for offset, capital in enumerate(capitals):
                    self.raised[at + offset] = self.raised[at + offset] or capital

    def _ministry(self, names: list[tuple[str, ...]], at: int) -> None:
        """«Ішкі істер министрі»: the first word of the ministry's name."""
        for name in names:
            end = at + len(name)
            if tuple(self.forms[at:end]) == name and end < len(self.forms) and self.forms[end].startswith(("министр", "вице")):
                self.raised[at] = True

    def _initials(self, at: int) -> None:
        """«Ә. Мамытов»: single letters before a surname."""
        name = at + 1
        while name < len(self.forms) and len(self.forms[name]) == 1 and self.gaps[name] in INITIAL:
            name += 1
        if name < len(self.forms) and self.gaps[name] in INITIAL:
            kind = kind_of(self.forms[name])
            if kind.surname or kind.given or (kind.later_surname and not kind.common):
                self.raised[at : name + 1] = [True] * (name + 1 - at)

    def _person(self, at: int) -> None:
        """A given name, and the surname behind it; a word that is a name only beside a surname or a title."""
        kind = kind_of(self.forms[at])
        titled = self._beside(at) and kind_of(self.forms[at - 1]).title
        following = kind_of(self.forms[at + 1]) if self._beside(at + 1) else None
        # a line of two words is a byline
        alone = following is not None and self.gaps[at].endswith("\n") and self._ends_line(at + 1)
        sure = following is not None and (
            following.surname or (not following.common and (titled or is_given_name(self.forms[at + 1])))
        )
        if kind.given or (kind.doubtful and not kind.title and sure):
            self.raised[at] = True
            free = following is not None and not following.common and not following.title and self.forms[at + 1] not in NO_NAMES
            # «басшысы Ернар Болатқан»: behind a title and a given name nearly any word is a surname
            behind = titled and following is not None and not following.title and self.forms[at + 1] not in NO_NAMES
            behind = behind and not self.forms[at + 1].endswith(SAID)
            behind = behind or (following is not None and kind.given and (following.given or following.doubtful))
            if following is not None and (alone or following.surname or following.later_surname or free or behind):
                self.raised[at + 1] = True
                self.surnames.add(self.forms[at + 1])
        elif following is not None and following.later_surname and alone and not kind.common:
            self.raised[at] = self.raised[at + 1] = True
        elif kind.surname and self._beside(at):
            before, form = kind_of(self.forms[at - 1]), self.forms[at - 1]
            if not before.common and not before.title and len(form) > 2 and form not in NO_NAMES:
                self.raised[at - 1] = True

    def _ends_line(self, at: int) -> bool:
        gap = self.gaps[at + 1]
        return "\n" in gap or (at + 1 == len(self.forms) and not gap.strip(" .,"))
