"""The tables of the Kazakh pack, for the code of the language itself, which stands below `Pack`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The parsed TOML file `name.toml` of the pack. Raises `FileNotFoundError` where there is none."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


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
