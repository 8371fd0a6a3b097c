"""Which language and script a text is written in, as far as this version needs to know."""

from __future__ import annotations

import regex

SAMPLE = 20_000
ENOUGH = 200  # letters from which their absence says something
_LETTERS = regex.compile(
    r"(?P<kazakh>[әғқңөұүһіӘҒҚҢӨҰҮҺІ])|(?P<cyrillic>\p{Cyrillic})|(?P<arabic>\p{Arabic})|(?P<latin>\p{Latin})"
)


def guess_language(text: str) -> tuple[str, str]:
    """Language (ISO 639-1) and script (ISO 15924) of a text by its letters: Kazakh unless much of it says otherwise.

    Every eighth letter or so of Kazakh Cyrillic is one that Russian does not have; a text of some length without them is
    not Kazakh. A short text, or one without letters, is given the benefit of the doubt.
    """
    counts = dict.fromkeys(("kazakh", "cyrillic", "arabic", "latin"), 0)
    for match in _LETTERS.finditer(text[:SAMPLE]):
        counts[match.lastgroup or "latin"] += 1
    cyrillic = counts["kazakh"] + counts["cyrillic"]
    if counts["arabic"] > max(cyrillic, counts["latin"]):
        return "kk", "Arab"
    if counts["latin"] > cyrillic:
        kazakh = len(regex.findall(r"[áǵıńóúýğäöüşūñŋÁǴŃÓÚÝĞÄÖÜŞŪÑŊ]", text[:SAMPLE]))
        return ("kk" if counts["latin"] < ENOUGH or kazakh > counts["latin"] * 0.02 else "en"), "Latn"
    if cyrillic >= ENOUGH and counts["kazakh"] < cyrillic * 0.02:
        return "ru", "Cyrl"
    return "kk", "Cyrl"
