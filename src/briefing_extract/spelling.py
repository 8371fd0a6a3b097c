"""The marks of a text in one spelling: spaces, quotes, dashes, invisible marks, look-alike letters.

Outlets write the same thing with no-break and thin spaces, many quotes and dashes, soft hyphens, words broken across
lines, decomposed letters, letters of the wrong alphabet, and letters for digits. `canonicalise` rewrites all of that,
whatever the language; what a language's scripts need comes after it (`languages`).
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
    # letters of other Cyrillic alphabets that are drawn almost like the Kazakh ones: en and ka with hook, ge with
    # middle hook, Bashkir ka, fita, o with diaeresis and bar, a with diaeresis
    **dict(zip(map(ord, "ӊӉӈӇӄӃҡҠҕҔѳѲӫӪӧӦӓӒ"), "ңҢңҢқҚқҚғҒөӨөӨөӨәӘ", strict=True)),
}
# digits of other scripts and widths: Arabic-Indic, Persian, full-width …
_OTHER_DIGITS = regex.compile(r"(?![0-9])\p{Nd}")
# zero-width and invisible marks, soft hyphen, direction marks, byte order mark: they are no part of any word
_INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d"
    "\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\u0000"
)
# a Kazakh letter drawn as its Russian base with a mark below (a descender) or across it (a bar); these have no
# composed form in Unicode
_BELOW, _ACROSS = "\u0321\u0322\u0326\u0327\u0328\u0329", "\u0335\u0336\u0337\u0338"
_DRAWN = {base + mark: "қңҚҢ"["кнКН".index(base)] for base in "кнКН" for mark in _BELOW} | {
    base + mark: "ғөұҒӨҰ"["гоуГОУ".index(base)] for base in "гоуГОУ" for mark in _ACROSS
}
_STRESS = "\u0300\u0301"  # over a Cyrillic letter they are no part of the spelling: «замо́к»
_LIGATURES = "\ufb00-\ufb06"  # ﬁ, ﬂ and their like, as a page description leaves them
# what shrinks: invisible marks, carriage returns, a pair of commas or apostrophes that stands for a quotation mark,
# a word or a number with its suffix broken at a line's end, letters decomposed into base and mark; a ligature grows
_SHRINKS = regex.compile(
    rf"(?P<invisible>[{regex.escape(_INVISIBLE)}]+)|(?P<return>\r\n?)|(?P<low>,,(?=\p{{L}}))|(?P<high>''|``)"
    r"|(?P<broken>(?<=\p{Ll})- *\n *(?=\p{Ll})|(?<=\p{Lu}{2})- *\n *(?=\p{Lu}{2})|(?<=[0-9%]-)\n(?=\p{Ll}))"
    rf"|(?P<decomposed>\p{{L}}\p{{Mn}}+)|(?P<ligature>[{_LIGATURES}])"
)
_NEEDS_WORK = regex.compile(rf"[{regex.escape(_INVISIBLE)}{_LIGATURES}\r\p{{Mn}}]|,,|''|``|- *\n")

# Latin letters that look like Cyrillic ones, and the reverse; repaired inside a word by its other letters
_LATIN_LOOKS = "AaBCcEeHKkMOoPpTXxyiIhëËəƏɵƟöÖäÄğĞƒñÑņŅŋŊķĶ"
_THEIR_CYRILLIC = "АаВСсЕеНКкМОоРрТХхуіІһёЁәӘөӨөӨәӘғҒғңҢңҢңҢқҚ"
_CYRILLIC_LOOKS = "АаВСсЕеНКМОоРрТХхуіІһ"
_THEIR_LATIN = "AaBCcEeHKMOoPpTXxyiIh"
TO_CYRILLIC = dict(zip(map(ord, _LATIN_LOOKS), _THEIR_CYRILLIC, strict=True))
_TO_LATIN = dict(zip(map(ord, _CYRILLIC_LOOKS), _THEIR_LATIN, strict=True))
_LOOK_LATIN, _LOOK_CYRILLIC = frozenset(_LATIN_LOOKS + "Y"), frozenset(_CYRILLIC_LOOKS)
_MIXED = regex.compile(r"(?<!\p{L})(?=\p{L}*\p{Latin})(?=\p{L}*\p{Cyrillic})\p{L}+")
# «Yкімет», «Yш»: whoever lacks Ү takes the capital Y, and seldom for У («Yкраина»); Turkic harmony tells, Ү being front
_BACK = frozenset("аоұыяёАОҰЫЯЁ")
_ROMAN = regex.compile("[IVXІХ]{2,}")  # «ХIII»: a numeral, whatever the words beside it
# «985-i», «37% -i»: a Latin i as the suffix of a number, in a text that is otherwise Cyrillic
_LATIN_SUFFIX = regex.compile(r"(?<=[\d%] ?-)i(?![\p{L}\d])")
# «A. Оспанов», «С.A. Мұқанов»: an initial before a Cyrillic capital. X and I are left: they number things
_INITIAL = regex.compile(r"(?<![\p{L}\d])[ABCEHKMOPT](?=\. ?\p{Lu}[\p{Ll}.])")
# «15 мектеп, a қалғаны», «c 12 до 16»: a word of one letter among Cyrillic words
_LONE = regex.compile(r"(?<![^\s(«\"])[aocAOC](?= [\p{Cyrillic}\d])")
_LETTERS_NEAR = 24  # code points on either side that say in which alphabet a word is written
# A letter typed or scanned for a digit between digits or before them: «1 О46», «2О25», «l2», «1l,5», «20З5», not «Н2О5»
_LETTER_DIGIT = regex.compile(
    r"(?<=\d[\d ]?)(?<!\p{L}\d)[ОOоo](?=\d)|(?<![\p{L}\d])[lI](?=\d)|(?<=\d)(?<!\p{L}\d)[lI](?=[,.]?\d)"
    r"|(?<=\d)(?<!\p{L}\d)З(?=\d)"
)
# the noughts of a round number: «5ОО мың», not «Н2О»
_ROUND = regex.compile(r"(?<![\p{L}\d.,-])[1-9]\d{0,2}[ОO]{1,3}(?![\p{L}\d])")
_DIGIT_OF = dict.fromkeys("ОOоo", "0") | dict.fromkeys("lI", "1") | {"З": "3"}
# A Kazakh text in the code page KZ-1048 that was read as Windows-1251: «Ќазаќстан Ўлттыќ Банкініѕ». No Slavic alphabet has
# both ќ and ы, ў, ї or є.
_KZ_1048 = dict(zip(map(ord, "ЌќЋћЎўЈјҐґЄєЇїЅѕ"), "ҚқҺһҰұӘәӨөҒғҮүҢң", strict=True))
_NOT_MACEDONIAN = regex.compile("[ыЎўЇїЄє]")


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
    if ("ќ" in plain or "Ќ" in plain) and _NOT_MACEDONIAN.search(plain):
        plain = plain.translate(_KZ_1048)
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
        elif kind == "ligature":
            instead = unicodedata.normalize("NFKC", match.group())
        elif kind == "decomposed":
            instead = _compose(match.group())
            if len(instead) >= end - start:
                continue
        rewriting.replace(start, end, instead)
    return rewriting.finish()


def _compose(letter: str) -> str:
    """A base with its marks as one letter, where there is such a letter."""
    composed = unicodedata.normalize("NFC", letter)
    if len(composed) == 1:
        return composed
    composed = _DRAWN.get(composed, composed)
    return composed.rstrip(_STRESS) if "\u0400" <= composed[0] <= "\u04ff" else composed


def _repair_letters(text: str) -> str:
    """Letters of the other alphabet inside a word, by the word's own majority; lengths do not change."""
    if not text.isascii() and regex.search(r"\p{Latin}", text) is not None:
        text = _MIXED.sub(_one_script, text)
        if regex.search(r"\p{Cyrillic}", text) is not None:
            text = _LATIN_SUFFIX.sub("і", text)
            text = _INITIAL.sub(_in_its_line, text)
            text = _LONE.sub(_in_its_line, text)
    text = _ROUND.sub(lambda match: match.group().replace("О", "0").replace("O", "0"), text)
    repaired: str = _LETTER_DIGIT.sub(lambda match: _DIGIT_OF[match.group()], text)
    return repaired


def _in_its_line(match: regex.Match[str]) -> str:
    """A letter that both alphabets draw, in Cyrillic where the words beside it are."""
    letter: str = match.group()
    return letter.translate(TO_CYRILLIC) if _among_cyrillic(match) else letter


def _among_cyrillic(match: regex.Match[str]) -> bool:
    """Whether the words on either side of a match are Cyrillic, as far as there are any."""
    text, (start, end) = match.string, match.span()
    before = text[max(0, start - _LETTERS_NEAR) : start].rpartition("\n")[2][::-1]
    after = text[end : end + _LETTERS_NEAR].partition("\n")[0]
    near = [letter for side in (before, after) if (letter := next(filter(str.isalpha, side), None)) is not None]
    return bool(near) and all("\u0400" <= letter <= "\u04ff" for letter in near)


def _one_script(match: regex.Match[str]) -> str:
    """A word of mixed letters in the alphabet of those that belong to one only; in doubt, in that of its neighbours."""
    word: str = match.group()
    if _ROMAN.fullmatch(word):
        return word.translate(_TO_LATIN)
    latin = [letter for letter in word if not "\u0400" <= letter <= "\u04ff"]
    cyrillic = len(word) - len(latin)
    latin_sure = any(letter not in _LOOK_LATIN for letter in latin)
    cyrillic_sure = any(letter not in _LOOK_CYRILLIC for letter in word if "\u0400" <= letter <= "\u04ff")
    if latin_sure and cyrillic_sure:
        return word
    if not latin_sure and (cyrillic_sure or cyrillic >= len(latin) or _among_cyrillic(match)):
        return word.translate(TO_CYRILLIC).replace("Y", "Ү" if _BACK.isdisjoint(word.translate(TO_CYRILLIC)) else "У")
    return word.translate(_TO_LATIN)
