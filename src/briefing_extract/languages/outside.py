"""Packs that live outside the package: a folder of TOML tables, checked when it is opened.

A room asks a table for what its language may lack; in such a pack a table or an entry that is left out reads as empty.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefing_extract.errors import PackError
from briefing_extract.spelling import canonicalise

NEEDED = ("pack", "numerals", "units")
BUILDS = ("", "postpositional", "prepositional")
KINDS = ("money", "percent", "multiple", "quantity", "duration", "age")
_CODE = re.compile("[a-z]{2,3}")


class Sparse(dict[str, Any]):
    """A table in which what is left out reads as an empty table, list or text of words."""

    def __missing__(self, key: str) -> Sparse:
        return Sparse()

    def __add__(self, other: Iterable[Any]) -> list[Any]:
        return [*self, *other]

    def __radd__(self, other: Iterable[Any]) -> list[Any]:
        return [*other, *self]

    def split(self) -> list[str]:
        """No words."""
        return []


def folders_of(folder: Path) -> list[Path]:
    """The packs of a folder: itself, or those of its subfolders. Raises `PackError` where no `pack.toml` is found."""
    if (folder / "pack.toml").is_file():
        return [folder]
    found = sorted(path.parent for path in folder.glob("*/pack.toml"))
    if not found:
        raise PackError(f"{folder}: no pack here: neither the folder nor a folder in it holds a pack.toml")
    return found


def read_sparse(path: Path) -> Sparse:
    """A table in the spelling that texts are read in, empty where there is no file. Raises `PackError` where it is no TOML."""
    if not path.exists():
        return Sparse()
    try:
        found: Sparse = _spelled(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: no TOML: {error}") from None
    return found


def _spelled(value: Any) -> Any:
    # «so‘m» has as many apostrophes as there are keyboards: words are compared in the spelling of the text
    if isinstance(value, dict):
        return Sparse({canonicalise(key)[0]: _spelled(inner) for key, inner in value.items()})
    if isinstance(value, list):
        return [_spelled(inner) for inner in value]
    return canonicalise(value)[0] if isinstance(value, str) else value


def check_pack(folder: Path) -> str:
    """The ISO 639 code of the pack in a folder. Raises `PackError`, which says the file and the key, where it is malformed."""
    for name in NEEDED:
        if not (folder / f"{name}.toml").is_file():
            raise PackError(f"{folder / name}.toml: missing: a pack has {', '.join(f'{name}.toml' for name in NEEDED)}")
    for path in sorted(folder.glob("*.toml")):
        read_sparse(path)
    path = folder / "pack.toml"
    table = read_sparse(path)
    language = table.get("language")
    if not isinstance(language, str) or not _CODE.fullmatch(language):
        raise PackError(f"{path}: language: an ISO 639 code in lower case, not {language!r}")
    if table.get("build", "") not in BUILDS:
        raise PackError(f"{path}: build: postpositional or prepositional, not {table['build']!r}")
    for key in ("suffixes", "abbreviations"):
        _words(path, key, table.get(key, []))
    path = folder / "numerals.toml"
    table = read_sparse(path)
    for group, least in (("cardinals", 0), ("scales", 1)):
        for word, value in _entries(path, group, table).items():
            if not isinstance(value, int) or isinstance(value, bool) or value < least:
                raise PackError(f"{path}: {group}.{word}: a whole number from {least}, not {value!r}")
    path = folder / "units.toml"
    table = read_sparse(path)
    for kind in KINDS:
        for symbol, entry in _entries(path, kind, table).items():
            if isinstance(entry, dict):
                _words(path, f"{kind}.{symbol}.words", entry.get("words"))
            else:
                _words(path, f"{kind}.{symbol}", entry)
    return language


def _entries(path: Path, group: str, table: Sparse) -> dict[str, Any]:
    entries = table.get(group, {})
    if not isinstance(entries, dict):
        raise PackError(f"{path}: {group}: a table, not {entries!r}")
    return entries


def _words(path: Path, key: str, value: object) -> None:
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise PackError(f"{path}: {key}: a list of words, not {value!r}")
