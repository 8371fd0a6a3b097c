"""The tables of the Kazakh pack for code of the language that no room hands a pack to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing_extract.languages.pack import load_pack


def load(name: str) -> dict[str, Any]:
    """The parsed TOML file `name.toml` of the pack, empty where there is none; the same object that the rooms read."""
    return load_pack("kk").table(name)


def strings(value: Any) -> Iterator[str]:
    """Every string among the values of a table, however deep."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value
