"""Lexical attributes of Kazakh words for spaCy: what is a number, what an abbreviation stands for."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.attrs import LIKE_NUM, NORM  # type: ignore[import-not-found]

from briefing_extract.languages.kk.morphology import lookup, number_suffix_tags, suffix_tags
from briefing_extract.languages.kk.norms import NORMS

_TABLE: dict[str, Any] = tomllib.loads((Path(__file__).parent / "numerals.toml").read_text(encoding="utf-8"))
_ORDINALS: tuple[str, ...] = tuple(_TABLE["ordinal"]["suffixes"])
_EXCLUDED = frozenset(_TABLE["not_numbers"]["words"])
_WORDS = {word: True for table in ("cardinals", "scales", "collectives", "halves", "parts", "vague") for word in _TABLE[table]}


@lru_cache(maxsize=16384)
def like_num(text: str) -> bool:
    """Whether a token is a number in digits or words, whatever its case and its suffixes: «Бір», «МЫҢ», «екіден», «612-ге»."""
    form = text.lstrip("+-±~−").lower()
    head, hyphen, suffix = form.partition("-")
    if hyphen and head[-1:].isdigit() and number_suffix_tags(suffix) is not None:
        form = head
    digits = form.replace(",", "").replace(".", "").replace(" ", "").replace("\u00a0", "")
    if digits.isdigit():
        return True
    numerator, slash, denominator = form.partition("/")
    if slash and numerator.isdigit() and denominator.isdigit():
        return True
    if form in _EXCLUDED or not form:
        return False
    if form in _WORDS:
        return True
    found = lookup(form, _WORDS)
    if found is not None:
        return found[1].possessive in ("", "3")
    return any(
        form[: at if at > 0 else 0] in _WORDS and suffix_tags(ending, form[at + len(ending) :]) is not None
        for ending in _ORDINALS
        if (at := form.rfind(ending)) > 0
    )


def norm(text: str) -> str:
    """The word that an abbreviation stands for, or the form in lower case."""
    lower = text.lower()
    return NORMS.get(lower.rstrip("."), lower)


LEX_ATTRS: dict[int, Callable[[str], Any]] = {LIKE_NUM: like_num, NORM: norm}
