"""English words: singular of a noun, base of a verb, as far as small rules and a table of irregular words go.

Forms are lower case. No dictionary is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from briefing_extract.languages.pack import read_table
from briefing_extract.languages.sentences import Abbreviations, sentence_splitter

__all__ = ["Tags", "base", "is_plural", "lookup", "number_suffix_tags", "sentence_spans", "singular", "split_hyphens"]

T = TypeVar("T")
_TABLE = read_table(Path(__file__).parent / "morphology.toml")
_PLURALS: dict[str, str] = _TABLE["plurals"]
_SAME = frozenset(_TABLE["same"]["words"])
sentence_spans = sentence_splitter(
    Abbreviations(frozenset(_TABLE["abbreviations"]["leading"]), frozenset(_TABLE["abbreviations"]["units"]))
)


class Tags(NamedTuple):
    """What the ending of a form says, in the shape that the rooms share."""

    case: str = "nom"
    plural: bool = False
    possessive: str = ""
    derived: str = ""


@lru_cache(maxsize=65536)
def singular(form: str) -> str:
    """The singular of a noun, lower case, without a possessive «’s»: "villages" → "village", "men’s" → "man"."""
    for mark in ("’s", "'s", "s’", "s'"):
        if form.endswith(mark) and len(form) > len(mark) + 1:
            return singular(form[: -len(mark)] + ("s" if mark[0] == "s" else ""))
    if form in _SAME:
        return form
    if form in _PLURALS:
        return _PLURALS[form]
    if "-" in form:
        head, _, last = form.rpartition("-")
        return f"{head}-{singular(last)}"
    if len(form) < 4 or not form.endswith("s") or form.endswith(("ss", "us", "is", "ics")):
        return form
    if form.endswith(("women", "men")):
        return form[:-2] + "an"
    if form.endswith("ies"):
        return form[:-3] + "y" if len(form) > 4 else form[:-1]
    if form.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return form[:-2]
    return form[:-1]


def base(form: str) -> str:
    """Dictionary form of a noun, lower case."""
    if form.endswith("men") and form not in _PLURALS and len(form) > 4 and not form.endswith(("specimen", "omen")):
        return form[:-2] + "an"  # «fishermen»
    return singular(form)


def is_plural(form: str) -> bool:
    """Whether a lower-case noun stands in the plural."""
    return base(form) != form


def lookup(form: str, lexicon: Mapping[str, T]) -> tuple[T, Tags] | None:
    """The entry of `lexicon` that `form` is, or is the plural of, and which of the two."""
    if form in lexicon:
        return lexicon[form], Tags()
    one = base(form)
    return (lexicon[one], Tags(plural=True)) if one in lexicon else None


def number_suffix_tags(suffix: str) -> Tags | None:
    """What the letters after digits say: "12th", "3rd" are ordinals; else None."""
    return Tags(derived="ordinal") if suffix in ("st", "nd", "rd", "th") else None


def suffix_tags(stem: str, suffix: str) -> Tags | None:
    """English words are looked up whole: no stem takes a suffix by rule."""
    return Tags() if not suffix else None


_NUMERIC = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half third fourth "
    "fifth sixth seventh eighth ninth tenth first second multi".split()
)


@lru_cache(maxsize=65536)
def split_hyphens(word: str) -> tuple[str, ...] | None:
    """The parts of a hyphenated word that begins with a number ("twenty-six", "two-room"), hyphens included; else None."""
    parts = word.split("-")
    if len(parts) < 2 or parts[0].lower() not in _NUMERIC:
        return None
    if parts[0].lower() == "second" or (parts[0].lower() == "first" and len(parts) == 2 and parts[1].lower() == "half"):
        return None
    found: list[str] = []
    for part in parts:
        found += [part, "-"]
    return tuple(found[:-1])
