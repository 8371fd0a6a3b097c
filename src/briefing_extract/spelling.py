"""The marks of a text in one spelling: spaces, quotes, dashes, invisible marks, look-alike letters.

Outlets write the same thing with no-break and thin spaces, many quotes and dashes, soft hyphens, words broken across
lines, decomposed letters and letters of the wrong alphabet. `canonicalise` rewrites all of that, whatever the language;
what a language's scripts need comes after it (`languages`).
"""

from __future__ import annotations

import unicodedata

import regex

from briefing_extract.alignment import Alignment, Rewriting

# spaces of every kind, line and paragraph separators apart: no-break, thin, hair, figure, narrow, ideographic, tab …
_SPACES = "\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NEWLINES = "\u0085\u2028\u2029"
_DASHES = "\u2014\u2015\u2012\u2e3a"
_HYPHENS = "\u2010\u2011\ufe63\uff0d"
_MINUS = "\u2212"
_QUOTES = "\u201c\u201d\u201e\u201f\u2033\uff02\u301d\u301e"
_ANGLES = {"\u2039": "«", "\u203a": "»", "\u300a": "«", "\u300b": "»"}
_APOSTROPHES = "\u2018\u201b\u02bc\u02b9\u2032"
_ONE_TO_ONE = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _NEWLINES), "\n"),
    **dict.fromkeys(map(ord, _DASHES), "–"),
    **dict.fromkeys(map(ord, _HYPHENS), "-"),
    **dict.fromkeys(map(ord, _MINUS), "−"),
    **dict.fromkeys(map(ord, _QUOTES), '"'),
    **{ord(mark): other for mark, other in _ANGLES.items()},
    **dict.fromkeys(map(ord, _APOSTROPHES), "’"),
    ord("\u04ca"): "ң",  # ӊ, en with hook, for Kazakh ң
    ord("\u04c9"): "Ң",
    ord("\u0473"): "ө",  # ѳ, fita, for Kazakh ө
    ord("\u0472"): "Ө",
}
# digits of other scripts and widths: Arabic-Indic, Persian, full-width …
_OTHER_DIGITS = regex.compile(r"(?![0-9])\p{Nd}")
# zero-width and invisible marks, soft hyphen, direction marks, byte order mark: they are no part of any word
_INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d"
    "\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\u0000"
)
# what shrinks: invisible marks, carriage returns, a pair of commas or apostrophes that stands for a quotation mark,
# a word broken at a line's end, letters decomposed into base and mark
_SHRINKS = regex.compile(
    rf"(?P<invisible>[{regex.escape(_INVISIBLE)}]+)|(?P<return>\r\n?)|(?P<low>,,(?=\p{{L}}))|(?P<high>''|``)"
    r"|(?P<broken>(?<=\p{Ll})-\n(?=\p{Ll}))|(?P<decomposed>\p{L}\p{Mn}+)"
)
_NEEDS_WORK = regex.compile(rf"[{regex.escape(_INVISIBLE)}\r\p{{Mn}}]|,,|''|``|-\n")

# Latin letters that look like Cyrillic ones, and the reverse; repaired inside a word by its other letters
_TO_CYRILLIC = str.maketrans("AaBCcEeHKMOoPpTXxyiIhjs\u0259\u018f\u0275\u019f", "АаВСсЕеНКМОоРрТХхуіІһјѕәӘөӨ")
_TO_LATIN = str.maketrans("АаВСсЕеНКМОоРрТХхуіІһ", "AaBCcEeHKMOoPpTXxyiIh")
_MIXED = regex.compile(r"(?<!\p{L})(?=\p{L}*\p{Latin})(?=\p{L}*\p{Cyrillic})\p{L}+")
_LOOK_LATIN = frozenset("AaBCcEeHKMOoPpTXxyiIhj\u0259\u018f\u0275\u019f")  # with Latin schwa and barred o
_LOOK_CYRILLIC = frozenset("АаВСсЕеНКМОоРрТХхуіІһ")
# «985-i», «37%-i»: a Latin i as the suffix of a number, in a text that is otherwise Cyrillic
_LATIN_SUFFIX = regex.compile(r"(?<=[\d%]-)i(?![\p{L}\d])")
# «1 О46», «l2»: a letter typed for a digit between digits
_LETTER_DIGIT = regex.compile(r"(?<=\d[\d ]?)[ОOоo](?=\d)|(?<![\p{L}\d])[lI](?=\d)")


def canonicalise(text: str) -> tuple[str, Alignment]:
    """The canonical spelling of a text and its alignment with the original.

    Clean text comes back unchanged with the identity. Offsets are code points.
    """
    plain = text.translate(_ONE_TO_ONE)
    if not plain.isascii():
        plain = _OTHER_DIGITS.sub(lambda match: str(unicodedata.decimal(match.group(), match.group())), plain)
    alignment = Alignment(len(text))
    if _NEEDS_WORK.search(plain):
        plain, alignment = _shrink(plain)
    return _repair_letters(plain), alignment


def _shrink(text: str) -> tuple[str, Alignment]:
    rewriting = Rewriting(text)
    for match in _SHRINKS.finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        instead = ""
        if kind == "return":
            instead = "\n"
        elif kind in ("low", "high"):
            instead = '"'
        elif kind == "decomposed":
            instead = unicodedata.normalize("NFC", match.group())
            if len(instead) >= end - start:
                continue
        rewriting.replace(start, end, instead)
    return rewriting.finish()


def _repair_letters(text: str) -> str:
    """Letters of the other alphabet inside a word, by the word's own majority; lengths do not change."""
    if not text.isascii() and regex.search(r"\p{Latin}", text) is not None:
        text = _MIXED.sub(lambda match: _one_script(match.group()), text)
        if regex.search(r"\p{Cyrillic}", text) is not None:
            text = _LATIN_SUFFIX.sub("і", text)
    repaired: str = _LETTER_DIGIT.sub(lambda match: "0" if match.group() in "ОOоo" else "1", text)
    return repaired


def _one_script(word: str) -> str:
    latin = [letter for letter in word if "A" <= letter <= "z" or letter in "\u0259\u018f\u0275\u019f"]
    cyrillic = [letter for letter in word if "\u0400" <= letter <= "\u04ff"]
    latin_sure = sum(letter not in _LOOK_LATIN for letter in latin)
    cyrillic_sure = sum(letter not in _LOOK_CYRILLIC for letter in cyrillic)
    if len(latin) + len(cyrillic) != len(word):
        return word
    if not latin_sure and (cyrillic_sure or len(cyrillic) >= len(latin)):
        return word.translate(_TO_CYRILLIC)
    if not cyrillic_sure and (latin_sure or len(latin) > len(cyrillic)):
        return word.translate(_TO_LATIN)
    return word
