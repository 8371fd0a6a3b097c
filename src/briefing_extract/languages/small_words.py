"""The small words of each language, counted in a text: what decides where letters do not.

Kazakh words are compared by their skeleton, in which the letters that a Russian keyboard, a Latin or an Arabic spelling
changes are one: «және», «жане», «jáne» and «جانە» are all `jane`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

_APOSTROPHES = "'’‘ʻʼ`´"
# what follows a hyphen is a suffix («086-ны») or the end of a compound; a letter before a full stop is an initial
_WORD = re.compile(rf"(?<![\-\w])(?!\w\.)[^\W\d_]+(?:[{_APOSTROPHES}][^\W\d_]+)*[{_APOSTROPHES}]?")
_MARKS = re.compile(rf"[\u0300-\u036f{_APOSTROPHES}ٴьъ]+")
_LATIN_PAIRS = (("sh", "s"), ("ch", "c"), ("zh", "j"))
_CYRILLIC = str.maketrans(
    dict(zip("аәбвгғдеэжзиійыкқлмнңоөпрстуұүфхһцчшщё", "aabvggdeejziiiikklmnnooprstuuufhhscsse", strict=True))
    | {"ю": "iu", "я": "ia"}
)
_LATIN = str.maketrans("qwxyıŋ", "kuhiin")
_ARABIC = str.maketrans(dict(zip("اأٵبپەگعدجزيىكقلمنڭوٶرستۋۇٷفحھهچش", "aaabpeggdjziikklmnnoorstuuufhhhcs", strict=True)))


@cache
def table() -> dict[str, Any]:
    """The parsed `detection.toml`: letters and small words of each language."""
    return tomllib.loads((Path(__file__).parent / "detection.toml").read_text(encoding="utf-8"))


@cache
def _lists(script: str) -> dict[str, frozenset[str]]:
    lists = {}
    for language, spellings in table()["words"].items():
        if "any" in spellings:
            lists[language] = frozenset(map(skeleton, spellings["any"].split()))
        elif script in spellings:
            lists[language] = frozenset(map(_plain, spellings[script].split()))
    return lists


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, apostrophes inside them included («oʻz»)."""
    return _WORD.findall(text.lower())


def skeleton(word: str) -> str:
    """A Kazakh word in lower case, in any script, without what its spellings disagree on."""
    word = word.translate(_CYRILLIC)
    if not word.isascii():
        word = _MARKS.sub("", unicodedata.normalize("NFD", word.translate(_ARABIC).translate(_LATIN)))
    for pair, letter in _LATIN_PAIRS:
        word = word.replace(pair, letter)
    return _MARKS.sub("", word).translate(_LATIN)


def _plain(word: str) -> str:
    for mark in _APOSTROPHES:
        word = word.replace(mark, "ʻ")
    return word


def count_small_words(words: list[str], script: str) -> dict[str, int]:
    """How many of `words` each language with a list in `script` (ISO 15924) has among its small words; no zeros."""
    lists = _lists(script)
    plain, bones = [_plain(word) for word in words], [skeleton(word) for word in words]
    spellings = table()["words"]
    counts = {
        language: sum(word in known for word in (bones if "any" in spellings[language] else plain))
        for language, known in lists.items()
    }
    return {language: count for language, count in counts.items() if count}


@cache
def _endings(language: str) -> tuple[str, ...]:
    endings = table()["endings"][language].split()
    return tuple(map(skeleton, endings)) if language == "kk" else tuple(endings)


def count_endings(words: list[str], language: str) -> int:
    """How many of `words`, in Cyrillic, end as inflected words of `language` («kk», «ru») do."""
    endings = _endings(language)
    spelled = map(skeleton, words) if language == "kk" else words
    return sum(word.endswith(endings) and len(word) > 5 for word in spelled)
