"""What a lower-case word can be: a given name, a surname, a place, a title, or a word like any other.

A text from a script without capitals names people and places like everything else; the pack's lists and the endings of
surnames say which words those can be. `arabic_capitals` decides by what stands beside them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import regex

from briefing_extract.languages.kk.suffixes import is_chain, suffix_tags
from briefing_extract.languages.kk.verbs import is_finite_verb

HERE = Path(__file__).parent
LONGEST_WORD = 40  # letters; no name is as long
SOFTENED = {"к": "г", "қ": "ғ", "п": "б"}
CAPITALS: dict[str, Any] = tomllib.loads((HERE / "arabic.toml").read_text(encoding="utf-8"))["capitals"]
SURNAME = regex.compile(r"\p{L}{2,}(?:[оеё]ва|[оеё]в|\p{L}(?:ұлы|қызы))(?=\p{L}*$)")
# surname endings that other nouns have as well: they need a given name before them
LATER_SURNAME = regex.compile(r"\p{L}{2,}(?:" + "|".join(CAPITALS["later_surnames"].split()) + r")(?=\p{L}*$)")
NAME_ENDS: tuple[str, ...] = tuple(CAPITALS["name_ends"].split())
POSSESSED = frozenset(CAPITALS["possessed"].split())


class Lists(NamedTuple):
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
def lists() -> Lists:
    """The lists of the pack, read once."""
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
    return Lists(
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


def is_given_name(word: str) -> bool:
    """Whether a lower-case word can be somebody's given name: by the list or by the piece it ends with."""
    kind = kind_of(word)
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


class Kind(NamedTuple):
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
    words = lists()
    return any(
        word.endswith(piece) and (word[: -len(piece)] in words.given or word[: -len(piece)] in words.doubtful)
        for piece in NAME_ENDS
    )


@lru_cache(maxsize=65536)
def kind_of(word: str) -> Kind:
    """What a lower-case word can be."""
    if len(word) > LONGEST_WORD:
        return Kind(*[False] * len(Kind._fields))
    words = lists()
    noun = _stem(word, words.common)
    common = noun is not None or (len(word) > 5 and is_finite_verb(word))
    head = _stem(word, words.place_heads)
    possessed = head is not None and word[len(head) :][:1] in ("ы", "і", "с")
    named = _stem(word, words.named_heads)
    given = _name_stem(word, words.given)
    surname = SURNAME.match(word)
    tail = surname is not None and (surname.end() == len(word) or is_chain(word[surname.end() :])) and not common
    later = LATER_SURNAME.match(word)
    return Kind(
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
