"""What the classes of trained taggers are called here (`classes.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def classes_of(language: str) -> dict[str, str]:
    """Their class → ours, for the taggers of a language (ISO 639-1); empty for a language without one."""
    table = tomllib.loads((Path(__file__).parent / "classes.toml").read_text(encoding="utf-8"))
    return {theirs: ours for ours, names in table.get(language, {}).items() for theirs in names}
