"""The shape of a language pack: words in TOML, the code that only this language needs.

A pack holds dictionary forms; inflection belongs to the language's `Morphology`. `Pack.table(name)`
gives the parsed TOML file `name.toml`. Packs are the folders beside this file, those that installed packages name under the
entry point `briefing_extract.languages`, and those of the folders given to `add_pack_dir`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Protocol

from briefing_extract.alignment import Alignment
from briefing_extract.errors import PackError
from briefing_extract.languages.outside import check_pack, folders_of, read_sparse
from briefing_extract.languages.plain import NoVerbs, PlainMorphology

HERE = Path(__file__).parent
GROUP = "briefing_extract.languages"
_GIVEN: dict[str, Path] = {}  # folders outside the package by language


class Morphology(Protocol):
    """What the rooms ask of a language: bases and suffixes of its words, and where sentences end."""

    def sentence_spans(self, line: str) -> list[tuple[int, int]]:
        """Spans of the sentences of one line of text."""
        ...

    def base(self, form: str) -> str:
        """Dictionary form of a noun, lower case."""
        ...


@dataclass
class Pack:
    """A language: its code, its tables, its morphology."""

    language: str
    folder: Path
    morphology: Any
    verbs: Any
    rewriting: Any = None
    outside: bool = False  # whether it lives outside the package: then what its tables leave out reads as empty
    cache: dict[str, Any] = field(default_factory=dict)  # what rooms compile from the tables, by the room's name
    _tables: dict[str, dict[str, Any]] = field(default_factory=dict)

    def table(self, name: str) -> dict[str, Any]:
        """The parsed TOML file `name.toml` of the pack, empty where there is none."""
        if name not in self._tables:
            path = self.folder / f"{name}.toml"
            self._tables[name] = read_sparse(path) if self.outside else read_table(path)
        return self._tables[name]

    @property
    def build(self) -> str:
        """Which rooms read the language: "" those of Kazakh, "prepositional" those of Russian and English."""
        return str(self.table("pack").get("build", ""))

    def rewrite(self, text: str, script: str) -> tuple[str, Alignment]:
        """A passage in `script` as the pack reads it, and the alignment of the result with the passage."""
        if self.rewriting is None:
            return text, Alignment(len(text))
        rewritten: tuple[str, Alignment] = self.rewriting.rewrite(text, script)
        return rewritten

    def sentence_spans(self, line: str) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = self.morphology.sentence_spans(line)
        return spans

    def is_finite_verb(self, form: str) -> bool:
        """Whether a lower-case form looks like a finite verb or converb."""
        return bool(self.verbs.is_finite_verb(form))

    def is_negated(self, form: str) -> bool:
        """Whether a lower-case form looks like a denied verb."""
        return bool(self.verbs.is_negated(form))

    def split_hyphens(self, word: str) -> list[str] | None:
        """The parts of a hyphenated word that is no single word («екі-үш»), hyphens included; else None."""
        parts = self.morphology.split_hyphens(word)
        return None if parts is None else list(parts)


@cache
def read_table(path: Path) -> dict[str, Any]:
    """The parsed TOML file, read once; empty where there is none."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def add_pack_dir(folder: str | Path) -> tuple[str, ...]:
    """Make the packs of a folder known to this process; the folder is a pack or holds packs.

    Returns their languages. Raises `PackError`, which says the file and the key, where there is none, one is malformed, or
    the package reads its language itself.
    """
    added = {_checked(home): home.resolve() for home in folders_of(Path(folder))}
    for language, home in added.items():
        if _GIVEN.get(language) != home:
            _GIVEN[language] = home
            load_pack.cache_clear()
    return tuple(added)


def _checked(folder: Path) -> str:
    language = check_pack(folder)
    if language in _house():
        raise PackError(f"{folder / 'pack.toml'}: language: the package reads {language!r} itself")
    return language


@cache
def load_pack(language: str) -> Pack:
    """The pack of a language by its ISO 639-1 code."""
    if language in _house():
        folder = HERE / language
        home = f"briefing_extract.languages.{language}"
        rewriting = import_module(f"{home}.rewriting") if (folder / "rewriting.py").exists() else None
        return Pack(language, folder, import_module(f"{home}.morphology"), import_module(f"{home}.verbs"), rewriting)
    outside = {**_installed(), **_GIVEN}
    if language not in outside:
        raise PackError(f"no pack reads the language {language!r}")
    pack = Pack(language, outside[language], None, NoVerbs(), outside=True)
    table = pack.table("pack")
    pack.morphology = PlainMorphology(table["suffixes"], table["abbreviations"])
    return pack


def pack_languages() -> tuple[str, ...]:
    """The languages that have a pack, by their ISO 639-1 codes."""
    return tuple(sorted({*_house(), *_installed(), *_GIVEN})) if _GIVEN or _installed() else _house()


@cache
def _house() -> tuple[str, ...]:
    """The languages that the package reads itself."""
    return tuple(sorted(path.parent.name for path in HERE.glob("*/numerals.toml")))


@cache
def _installed() -> dict[str, Path]:
    """The packs of installed packages: each entry point names a package whose folder is a pack."""
    found: dict[str, Path] = {}
    for point in entry_points(group=GROUP):
        for folder in map(Path, point.load().__path__):
            found[_checked(folder)] = folder
    return found
