"""Which language and script a text is written in, as far as this version needs to know."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import regex

SAMPLE = 20_000
ENOUGH = 200  # letters from which their absence says something
_LETTERS = regex.compile(
    r"(?P<kazakh>[әғқңөұүһіӘҒҚҢӨҰҮҺІ])|(?P<cyrillic>\p{Cyrillic})|(?P<arabic>\p{Arabic})|(?P<latin>\p{Latin})"
)


# prepositions and conjunctions, every tenth word of Russian and none of Kazakh (also where it is typed without its letters)
_RUSSIAN = frozenset("и в на с по не для что из от за при о к во со как это или его их до об у же но а также".split())


def _russian(text: str) -> bool:
    words = text.lower().split()
    return sum(word in _RUSSIAN for word in words) > len(words) * 0.06


@lru_cache(maxsize=4096)
def _group_of(letter: str) -> str | None:
    match = _LETTERS.match(letter)
    return None if match is None else match.lastgroup


def guess_language(text: str) -> tuple[str, str]:
    """Language (ISO 639-1) and script (ISO 15924) of a text by its letters: Kazakh unless much of it says otherwise.

    Every eighth letter or so of Kazakh Cyrillic is one that Russian does not have; a text of some length without them, and
    with Russian prepositions, is Russian. A short text, or one without letters, is given the benefit of the doubt.
    """
    counts = dict.fromkeys(("kazakh", "cyrillic", "arabic", "latin"), 0)
    for letter, times in Counter(text[:SAMPLE]).items():
        if (group := _group_of(letter)) is not None:
            counts[group] += times
    cyrillic = counts["kazakh"] + counts["cyrillic"]
    if counts["arabic"] > max(cyrillic, counts["latin"]):
        return "kk", "Arab"
    if counts["latin"] > cyrillic:
        kazakh = len(regex.findall(r"[áǵıńóúýğäöüşūñŋÁǴŃÓÚÝĞÄÖÜŞŪÑŊ]", text[:SAMPLE]))
        return ("kk" if counts["latin"] < ENOUGH or kazakh > counts["latin"] * 0.02 else "en"), "Latn"
    if cyrillic >= ENOUGH and counts["kazakh"] < cyrillic * 0.02 and _russian(text[:SAMPLE]):
        return "ru", "Cyrl"
    return "kk", "Cyrl"
