"""The model's own words: what it was trained on and reads at inference, cut from a canonical text the same way.

A number is one token with its groups of digits and its suffix («9 740,5», «2019-ыншы», «1-ші»), since names care whether a
number stands beside them and not which one.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

_TOKEN = regex.compile(
    r"(?P<number>\p{Nd}{1,3}(?:[ \u00a0]\p{Nd}{3})+(?:[.,]\p{Nd}+)?(?:-\p{L}{1,8}(?!\p{L}))?"
    r"|\p{Nd}+(?:[.,:]\p{Nd}+)*(?:-\p{L}{1,8}(?!\p{L}))?)"
    r"|(?P<word>\p{L}[\p{L}\p{M}]{0,47}(?:[-'’]\p{L}[\p{L}\p{M}]{0,31}){0,4})|(?P<mark>[^\s])"
)
NUMBER = "0"


class Token(NamedTuple):
    """A token with its span in code points, end exclusive; `norm` is the text with the digits of a number folded to one."""

    text: str
    start: int
    end: int
    norm: str


def tokenize(text: str) -> list[Token]:
    """The tokens of a text in order."""
    tokens = []
    for match in _TOKEN.finditer(text):
        piece = match.group()
        norm = piece
        if match.lastgroup == "number":
            _, hyphen, suffix = piece.partition("-")
            norm = f"{NUMBER}{hyphen}{suffix}"
        tokens.append(Token(piece, match.start(), match.end(), norm))
    return tokens
