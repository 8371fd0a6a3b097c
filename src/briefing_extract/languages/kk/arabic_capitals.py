"""Capitals for a text from a script that has none: sentences, names in «», persons, places, bodies, as the Cyrillic press writes them.

Works on Kazakh Cyrillic in lower case and changes no length. What is a name is said by the pack's lists of names, places and
bodies, by surname endings, and by the nouns beside which a name stands («директоры …», «… ауданы»).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import regex

from briefing_extract.languages.kk.suffixes import is_chain, suffix_tags
from briefing_extract.languages.kk.verbs import is_finite_verb

HERE = Path(__file__).parent
SOFTENED = {"к": "г", "қ": "ғ", "п": "б"}
# a word opens a sentence after these; a dash at the head of a line is speech, one after an agency's name its dateline
OPENING = regex.compile(r'(?:^|[.!?…]["»)]*\s+|\n\s*|[A-Z]{3,}\s*[-–]\s*)(?:[-–•]\s*)?["«(]*$')
QUOTED = regex.compile(r'(?:^|[\s(])[«"]$|«$')
ABBREVIATED = frozenset("млн млрд трлн тг км кг см мм ж жж т б с г обл ауд қ көш".split())
SURNAME = regex.compile(r"\p{L}{2,}(?:[оеё]ва|[оеё]в|\p{L}(?:ұлы|қызы))(?=\p{L}*$)")
# surname endings that other nouns have as well: they need a given name before them
LATER_SURNAME = regex.compile(
    r"\p{L}{2,}(?:ин|ина|ский|ская|цкий|цкая|енко|ян|вич|вна|дзе|швили|баев|бай|бек|жан|хан|құл)(?=\p{L}*$)"
)
ADJECTIVE = regex.compile(
    r"\p{L}+(?:лық|лік|дық|дік|тық|тік|ның|нің|дың|дің|тың|тің|ғы|гі|қы|кі|ған|ген|қан|кен|ншы|нші|дағы|дегі)"
)
NAME_ENDS = (
    "бек",
    "хан",
    "жан",
    "гүл",
    "бай",
    "ғали",
    "қали",
    "мұрат",
    "берген",
    "әлі",
    "ахмет",
    "мұхамед",
    "мұхамет",
    "мұхамбет",
)
ROADS = ("жол", "бағыт", "тас", "автожол", "трасса", "рейс", "пойыз", "маршрут", "күре", "теміржол", "учаске")
PRONOUNS = frozenset(
    "бұл осы сол ол біз сіз мен өз әр бір екі үш төрт бес алты жеті сегіз тоғыз он барлық бүкіл көп кейбір басқа әрбір туған бас ірі шағын көне "
    "кіші үлкен жаңа ескі және мен пен бен осындай мұндай сондай қай шалғай алыс жақын орталық деді дейді деп депті болып көрші ең бала".split()
)


class _Words(NamedTuple):
    """The lists, lower case."""

    given: frozenset[str]  # given names that are nothing else
    doubtful: frozenset[str]  # given names that are words as well
    titles: frozenset[str]
    common: frozenset[str]
    places: frozenset[str]
    ambiguous: frozenset[str]
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[bool, ...]]]]  # first word → the words, and which take capitals
    ministries: dict[str, list[tuple[str, ...]]]
    place_heads: frozenset[str]
    named_heads: frozenset[str]
    legal: dict[str, str]


def _table(name: str) -> dict[str, Any]:
    path = HERE / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _soft(words: Iterable[str]) -> frozenset[str]:
    """The words with those shapes of them that stand before a vowel: «бастық», «бастығ»."""
    plain = list(words)
    return frozenset(plain) | {word[:-1] + SOFTENED[word[-1]] for word in plain if word[-1:] in SOFTENED}


@cache
def _words() -> _Words:
    names, places, titles, bodies = _table("names"), _table("places"), _table("titles"), _table("organizations")
    arabic, morphology = _table("arabic"), _table("morphology")
    common = {
        word
        for source in (
            morphology["nouns"],
            morphology["temporal"],
            titles["heads"],
            titles["qualifiers"],
            _table("subjects"),
            _table("cues"),
        )
        for text in _strings(source)
        for word in text.lower().split()
    }
    common |= set(arabic["stems"]["kazakh"].split())
    given = {name.lower() for text in (*names["given"].values(), *_table("given_names").values()) for name in text.split()}
    listed = [name for part in ("regions", "cities", "countries", "abroad", "waters") for name in places[part]["names"]]
    ambiguous = {name.lower() for name in places["cities"]["ambiguous"]} | {"абай"}
    listed += arabic["capitals"]["places"].split()
    single = {
        name.lower()
        for name in (*listed, *bodies["known"]["names"], *bodies["brands"]["plain"])
        if name.isalpha() and not name.isupper()
    }
    common -= single - ambiguous
    weak = set(names["pieces"]["weak"]) | (given & common) | set(arabic["capitals"]["words_too"].split())
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[bool, ...]]]] = {}
    for name in [*listed, *bodies["known"]["names"], *bodies["known"]["also"], "Қазақстан Республикасы"]:
        parts = tuple(name.replace("-", " ").split())
        if len(parts) > 1:
            entry = tuple(part.lower() for part in parts), tuple(part[0].isupper() for part in parts)
            phrases.setdefault(entry[0][0], []).append(entry)
    ministries: dict[str, list[tuple[str, ...]]] = {}
    for name in arabic["capitals"]["ministries"]:
        words = tuple(name.replace("-", " ").split())
        ministries.setdefault(words[0], []).append(words)
    return _Words(
        frozenset(given - weak),
        frozenset(weak & given) | frozenset(names["pieces"]["weak"]),
        _soft(word for part in ("office", "occupation", "rank") for word in titles["heads"][part] if word.islower()),
        _soft(common),
        frozenset(single - ambiguous),
        frozenset(ambiguous),
        phrases,
        ministries,
        _soft(arabic["capitals"]["place_heads"].split()),
        _soft(arabic["capitals"]["named_heads"].split()),
        {word.lower(): word for word in bodies["heads"]["legal"] if word.isupper()},
    )


POSSESSED = frozenset("үкімет сенат мәжіліс парламент".split())  # «Қазақстан Үкіметі»


def is_given_name(word: str) -> bool:
    """Whether a lower-case word can be somebody's given name: by the list or by the piece it ends with."""
    kind = _kind(word)
    return kind.given or kind.doubtful or (word.endswith(NAME_ENDS) and not kind.common)


def _stem(word: str, table: frozenset[str], shortest: int = 3) -> str | None:
    """The longest word of the table that `word` is a form of."""
    for cut in range(len(word), shortest - 1, -1):
        if word[:cut] in table and (cut == len(word) or is_chain(word[cut:])):
            return word[:cut]
    return None


def _name_stem(word: str, table: frozenset[str]) -> str | None:
    """The name of the table that `word` is a case of; «алматылық», «талантты», «Арысы» are no cases."""
    for cut in range(len(word), 1, -1):
        if word[:cut] in table:
            if cut == len(word):
                return word
            tags = suffix_tags(word[:cut], word[cut:])
            if (
                tags is not None
                and not tags.plural
                and tags.derived in ("", "attr", "own")
                and (not tags.possessive or word[:cut] in POSSESSED)
            ):
                return word[:cut]
    return None


class _Kind(NamedTuple):
    """What a word can be."""

    given: bool
    doubtful: bool
    surname: bool
    later_surname: bool
    title: bool
    common: bool
    place: bool
    ambiguous: bool
    place_head: bool  # possessed: «ауданы», not «аудан»
    named_head: bool


def _made_of_names(word: str) -> bool:
    """«Талғатжан», «Мұхаметбек»: a given name and one of the pieces that names end with."""
    words = _words()
    return any(
        word.endswith(piece) and (word[: -len(piece)] in words.given or word[: -len(piece)] in words.doubtful)
        for piece in NAME_ENDS
    )


@lru_cache(maxsize=65536)
def _kind(word: str) -> _Kind:
    words = _words()
    noun = _stem(word, words.common)
    common = noun is not None or (len(word) > 5 and is_finite_verb(word))
    head = _stem(word, words.place_heads)
    possessed = head is not None and word[len(head) :][:1] in ("ы", "і", "с")
    named = _stem(word, words.named_heads)
    given = _name_stem(word, words.given)
    surname = SURNAME.match(word)
    tail = surname is not None and (surname.end() == len(word) or is_chain(word[surname.end() :])) and not common
    later = LATER_SURNAME.match(word)
    return _Kind(
        (given is not None and (len(given) > 3 or given == word or not common)) or _made_of_names(word),
        _name_stem(word, words.doubtful) is not None,
        tail,
        later is not None and (later.end() == len(word) or is_chain(word[later.end() :])),
        _stem(word, words.titles) is not None,
        common,
        len(_name_stem(word, words.places) or "") > len(noun or "") or word in words.places,
        _name_stem(word, words.ambiguous) is not None,
        possessed,
        named is not None and word[len(named) :][:1] in ("ы", "і"),
    )


def capitalise(text: str, words: Sequence[tuple[int, int]]) -> str:
    """The text with capitals where the press has them; `words`: start and end of each word that has lost its own, in order."""
    letters = list(text)
    known = _words()
    forms = [text[start:end] for start, end in words]
    gaps = [text[words[at - 1][1] if at else 0 : start] for at, (start, _) in enumerate(words)]
    gaps.append("")
    raised = [False] * len(words)

    def beside(at: int) -> bool:
        """Whether the word at `at` stands behind the one before it with nothing but a space between them."""
        return 0 < at < len(words) and gaps[at] == " "

    for at, form in enumerate(forms):
        if form in known.phrases:
            _raise_phrase(known.phrases[form], forms, gaps, at, raised)
        if form in known.ministries:
            for phrase in known.ministries[form]:
                end = at + len(phrase)
                if tuple(forms[at:end]) == phrase and end < len(forms) and forms[end].startswith(("министр", "вице")):
                    raised[at] = True
        if gaps[at].endswith("» ") and form in known.legal:
            letters[words[at][0] : words[at][1]] = known.legal[form]
        kind = _kind(form)
        if kind.place or kind.surname:
            raised[at] = True
        if (kind.place_head or kind.named_head) and beside(at):
            before = forms[at - 1]
            other = _kind(before)
            village = form.startswith(("ауыл", "көше", "кент", "даңғыл")) and other.common and before in known.common
            if (
                other.ambiguous
                or (village and before not in PRONOUNS and not ADJECTIVE.fullmatch(before))
                or not (other.common or before in PRONOUNS or ADJECTIVE.fullmatch(before) or len(before) < 3 or other.title)
            ):
                raised[at - 1] = True
        if gaps[at] in (" - ", " – ", "- ") and (raised[at - 1] or QUOTED.search(gaps[at - 1])) and not kind.common:
            if gaps[at + 1].startswith("»") or (beside(at + 1) and forms[at + 1].startswith(ROADS)):
                raised[at] = True  # «Семей – Қайнар жолы»
        if len(form) == 1 and gaps[at + 1] in (".", ". "):
            _raise_initials(forms, gaps, at, raised)
        _raise_person(forms, gaps, at, raised, beside)
    for at, (start, _) in enumerate(words):
        gap = gaps[at]
        if raised[at] or QUOTED.search(gap) or (not at and not gap.strip()):
            letters[start] = letters[start].upper()
        elif ("." in gap or "\n" in gap or "!" in gap or "?" in gap or "…" in gap or not at or "-" in gap or "–" in gap) and (
            match := OPENING.search(text[max(0, start - 24) : start])
        ):
            abbreviated = at and gap[:1] == "." and forms[at - 1] in ABBREVIATED and "\n" not in gap
            if not abbreviated and (match.start() or start <= 24 or "\n" in gap or gap[:1] in ".!?…"):
                letters[start] = letters[start].upper()
    return "".join(letters)


def _raise_phrase(
    phrases: list[tuple[tuple[str, ...], tuple[bool, ...]]], forms: list[str], gaps: list[str], at: int, raised: list[bool]
) -> None:
    """The capitals of a name of several words, the last of which may be inflected."""
    for parts, capitals in phrases:
        end = at + len(parts)
        if (
            tuple(forms[at : end - 1]) != parts[:-1]
            or end > len(forms)
            or any(gap not in (" ", "-") for gap in gaps[at + 1 : end])
        ):
            continue
        last, form = parts[-1], forms[end - 1]
        stem = last[:-1] + SOFTENED[last[-1]] if last[-1] in SOFTENED and not form.startswith(last) else last
        if form.startswith(stem) and (form == stem or is_chain(form[len(stem) :]) or form[len(stem)] == "н"):
            for offset, capital in enumerate(capitals):
                raised[at + offset] = raised[at + offset] or capital


def _raise_initials(forms: list[str], gaps: list[str], at: int, raised: list[bool]) -> None:
    """«Ә. Мамытов»: single letters before a surname."""
    name = at + 1
    while name < len(forms) and len(forms[name]) == 1 and gaps[name] in (".", ". "):
        name += 1
    if name < len(forms) and gaps[name] in (".", ". "):
        kind = _kind(forms[name])
        if kind.surname or kind.given or (kind.later_surname and not kind.common):
            raised[at : name + 1] = [True] * (name + 1 - at)


def _raise_person(forms: list[str], gaps: list[str], at: int, raised: list[bool], beside: Any) -> None:
    """A given name, and the surname behind it; a word that is a name only beside a surname or a title."""
    kind = _kind(forms[at])
    titled = beside(at) and _kind(forms[at - 1]).title
    following = _kind(forms[at + 1]) if beside(at + 1) else None
    if kind.given or (
        kind.doubtful and not kind.title and following is not None and (following.surname or (titled and not following.common))
    ):
        raised[at] = True
        # a line of a name alone is a byline
        alone = gaps[at].endswith("\n") and at + 2 <= len(forms) and (at + 2 == len(forms) or "\n" in gaps[at + 2])
        if following is not None and (
            alone
            or following.surname
            or following.later_surname
            or (titled and not following.common and not following.title and forms[at + 1] not in PRONOUNS)
        ):
            raised[at + 1] = True
    elif (
        kind.surname and beside(at) and not _kind(forms[at - 1]).common and not raised[at - 1] and not _kind(forms[at - 1]).title
    ):
        raised[at - 1] = len(forms[at - 1]) > 2 and forms[at - 1] not in PRONOUNS
