"""The shape of a language pack: words in TOML, the code that only this language needs.

A pack holds dictionary forms; inflection belongs to the language's `Morphology`. `Pack.table(name)`
gives the parsed TOML file `name.toml`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from briefing_extract.alignment import Alignment

HERE = Path(__file__).parent


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
    cache: dict[str, Any] = field(default_factory=dict)  # what rooms compile from the tables, by the room's name
    _tables: dict[str, dict[str, Any]] = field(default_factory=dict)

    def table(self, name: str) -> dict[str, Any]:
        """The parsed TOML file `name.toml` of the pack, empty where there is none."""
        if name not in self._tables:
            self._tables[name] = read_table(self.folder / f"{name}.toml")
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


@cache
def load_pack(language: str) -> Pack:
    """The pack of a language by its ISO 639-1 code."""
    folder = HERE / language
    home = f"briefing_extract.languages.{language}"
    rewriting = import_module(f"{home}.rewriting") if (folder / "rewriting.py").exists() else None
    return Pack(language, folder, import_module(f"{home}.morphology"), import_module(f"{home}.verbs"), rewriting)


@cache
def pack_languages() -> tuple[str, ...]:
    """The languages that have a pack, by their ISO 639-1 codes."""
    return tuple(sorted(path.parent.name for path in HERE.glob("*/numerals.toml")))
