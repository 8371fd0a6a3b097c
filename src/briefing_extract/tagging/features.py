"""What the model looks at around a word, as strings.

Most of it is about single words, near or far (`word_features`), so that a reader can add up a word's weights once and keep
them; the rest is about the place in the sentence (`context_features`): neighbours' capitals, quotation marks, numbers, the
noun that heads the phrase («… министрлігі»).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from briefing_extract.tagging.tokens import NUMBER, Token

OFFSETS = (0, -1, 1, -2, 2, -3, 3)  # words that a word's label depends on
HEAD_REACH = 7  # words up to the noun that heads a name
_OPENING, _CLOSING = '«"“(', '»"”)'
_STOPS = frozenset(".,;:!?–—()")  # a name's head stands before these, quotation marks apart
_PREFIXES, _SUFFIXES = range(2, 8), range(1, 7)

Base = Callable[[str], str]


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """The word's capitals and marks, runs folded: «Білім» Aa, «ҚТЖ» AA, «e-gov» a-a, «1-ші» 0-a."""
    if word.startswith(NUMBER):
        return "0-a" if "-" in word else "0"
    found = ""
    for letter in word:
        kind = "A" if letter.isupper() else "a" if letter.islower() else letter
        if kind in "Aa" and letter.isascii():
            kind = "L" if kind == "A" else "l"
        if not found.endswith(kind) or (kind in "AL" and not found.endswith(kind * 2)):
            found += kind
    return found[:10]


def word_features(word: str, base: Base, offset: int) -> list[str]:
    """What a word says of the label of the word that stands `-offset` words from it; `word` is a token's `norm`."""
    lower = word.lower()
    distance = abs(offset)
    found = [f"w={lower}"]
    if distance < 3:
        if lower[:1].isalpha():
            found.append(f"b={base(lower)}")
        found.append(f"c={shape(word)}")
    size = len(lower)
    if distance == 0:
        found += [f"p{n}={lower[:n]}" for n in _PREFIXES if n < size]
        found += [f"s{n}={lower[-n:]}" for n in _SUFFIXES if n < size]
        found.append(f"cs={shape(word)}|{lower[-3:]}")
    elif distance == 1:
        found += [f"p{n}={lower[:n]}" for n in (3, 5) if n < size]
        found += [f"s{n}={lower[-n:]}" for n in (2, 3, 4) if n < size]
    elif distance == 2:
        found += [f"s{n}={lower[-n:]}" for n in (3,) if n < size]
    return [f"{offset}{feature}" for feature in found]


def context_features(tokens: Sequence[Token], base: Base, heads: Collection[str]) -> list[list[str]]:
    """For each token what only its place in the sentence says; `heads` are bases of nouns that close names."""
    shapes = ["^", *(shape(token.norm) for token in tokens), "$"]
    lowers = [token.norm.lower() for token in tokens]
    quotes = _quoted(tokens)
    found: list[list[str]] = []
    shouted = sum(token.text.isupper() and len(token.text) > 1 for token in tokens) * 2 > len(tokens)
    head, at = "", -1  # the nearest head to the right, read from the end
    heads_at: list[tuple[str, int]] = [("", -1)] * len(tokens)
    for index in range(len(tokens) - 1, -1, -1):
        lower = lowers[index]
        if lower in _STOPS:
            head, at = "", -1
        elif lower[:1].isalpha() and (noun := base(lower)) in heads:
            head, at = noun, index
        heads_at[index] = (head, at)
    for index in range(len(tokens)):
        before, own, after = shapes[index : index + 3]
        features = [f"-c={before}|{own}", f"+c={own}|{after}", f"=c={before}|{own}|{after}"]
        noun, where = heads_at[index]
        if noun and where - index < HEAD_REACH:
            near = "0" if where == index else "1" if where == index + 1 else "+"
            features += [f"h{near}={noun}", f"hc={noun}|{own}"]
        if (quote := quotes[index]) is not None:
            opening, closing = quote
            features.append("q")
            if closing + 1 < len(tokens):
                features.append(f"q+={base(lowers[closing + 1])}")
            if opening:
                features.append(f"q-={base(lowers[opening - 1])}")
        if index and lowers[index - 1].startswith(NUMBER):
            features.append(f"n={own}")
        if shouted:
            features.append("shouted")
        if index + 1 < len(tokens):
            features.append(f"ww={base(lowers[index])}|{base(lowers[index + 1])}")
        if index:
            features.append(f"vv={base(lowers[index - 1])}|{base(lowers[index])}")
        found.append(features)
    return found


def _quoted(tokens: Sequence[Token]) -> list[tuple[int, int] | None]:
    """For each token the quotation marks that it stands between, where they hold few words."""
    found: list[tuple[int, int] | None] = [None] * len(tokens)
    opening = -1
    for index, token in enumerate(tokens):
        if token.text in "«“" or (token.text == '"' and opening < 0):
            opening = index
        elif token.text in '»”"' and opening >= 0:
            if index - opening <= HEAD_REACH:
                for inside in range(opening, index + 1):
                    found[inside] = (opening, index)
            opening = -1
    return found
