"""`latin.toml`, checked: the Latin spellings of Kazakh, the stems that rules cannot give back, the words that stay."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Spelling:
    """A Latin spelling: its signs with their Cyrillic letters, the signs that tell it apart, letters foreign to it."""

    name: str
    letters: dict[str, str]
    own: frozenset[str]  # the signs that this spelling reads in its own way
    marks: tuple[str, ...]
    foreign: str


@dataclass(frozen=True)
class LatinTable:
    """What `latin.toml` says."""

    spellings: tuple[Spelling, ...]
    common: frozenset[str]
    english: frozenset[str]
    stems: tuple[str, ...]
    parts: tuple[str, ...]  # heads of compounds behind which a stem may begin
    brands: frozenset[str]
    acronyms: frozenset[str]
    name_words: frozenset[str]
    units: dict[str, str]


@cache
def latin_table() -> LatinTable:
    """The parsed `latin.toml`; raises `ValueError` where a sign is not written as «sign=letter»."""
    table = tomllib.loads(Path(__file__).with_name("latin.toml").read_text(encoding="utf-8"))
    shared = _signs(table["shared"]["letters"])
    spellings = tuple(
        Spelling(
            one["name"],
            shared | _signs(one["letters"]),
            frozenset(_signs(one["letters"])),
            tuple(one["marks"].split()),
            one["foreign"],
        )
        for one in table["spelling"]
    )
    foreign = table["foreign"]
    return LatinTable(
        spellings=spellings,
        common=frozenset(table["common"]["words"].split()),
        english=frozenset(table["common"]["english"].split()),
        stems=tuple(word for words in table["stems"].values() for word in words.split()),
        parts=tuple(table["compounds"]["parts"].split()),
        brands=frozenset(foreign["brands"].lower().split()),
        acronyms=frozenset(foreign["acronyms"].split()),
        name_words=frozenset(foreign["name_words"].lower().split()),
        units=dict(foreign["units"]),
    )


def _signs(letters: str) -> dict[str, str]:
    signs = {}
    for pair in letters.split():
        sign, equals, value = pair.partition("=")
        if not equals:
            raise ValueError(f"latin.toml: {pair!r} is not sign=letter")
        signs[sign] = value
    return signs
