"""Kazakh in Arabic script (tóte jazu) → Cyrillic, with the alignment of the two.

Words are read by `arabic_words`, capitals are put by `arabic_capitals`; here are the marks of the script: its digits and
commas, percent signs before the number, suffixes set apart from their number, abbreviations spelled with spaces.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

from briefing_extract.alignment import Alignment, Rewriting
from briefing_extract.languages.kk.arabic_capitals import capitalise
from briefing_extract.languages.kk.arabic_names import is_given_name
from briefing_extract.languages.kk.arabic_words import (
    LETTERS,
    TABLE,
    VOWELS,
    Piece,
    pieces,
    skeleton,
    suffix_after,
    to_cyrillic_word,
)
from briefing_extract.languages.kk.morphology import base, number_suffix_tags

_MARKS = {ord(mark): instead for mark, instead in TABLE["marks"].items()}
_HAMZAS = "\u0621\u0674\u0654\u0655"
# letters, hamzas, tatweel, vowel signs, presentation forms and the joiners between letters
_LETTER = "\u0620-\u065f\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\ufb50-\ufdfb\ufe70-\ufefc"
_HAMZA = regex.compile(f"[{_HAMZAS}]")
_LONGEST_WORD = 64  # letters; what is longer is no word, and its harmony nobody’s question
_SHORT = 60  # characters in which no hamza need stand
_ARABIC = regex.compile(f"[{_LETTER}]")
_ONE = f"[{_HAMZAS}]?[\u0627-\u063a\u0641-\u064a\u0671-\u06d3\u06d5]"
_READ = regex.compile(
    rf"""
    (?P<percent>(?<![\d%]) % \ ? (?P<share>\d+(?:[.,]\d+)*+(?:-\d+(?:[.,]\d+)*+)?) (?:\ ?-\ ?(?P<ending>[{_LETTER}]+))?)
  | (?<=[\d%]) (?P<joint>\ ?[-\u2013\u0640]\ ?) (?P<after>[{_LETTER}]+)
  | (?<![{_LETTER}\w]) (?P<initials>{_ONE}(?:\ {_ONE}){{1,6}}) (?![{_LETTER}\w])
  | (?P<dash>(?<=\s)\u0640+(?=\s))
  | (?P<word>(?:(?<![{_LETTER}])[{_HAMZAS}]\ )?[{_LETTER}](?:[{_LETTER}\u200c\u200d]|[iі](?=[{_LETTER}]|\b))*)
    """,
    regex.VERBOSE,
)
_UPPER: dict[str, str] = {skeleton(word.lower()): word for word in TABLE["abbreviations"]["words"].split()}
_FATHERS = ("ұлы", "қызы")  # «رامازان ۇلى» is one word in Cyrillic
_SMALL = frozenset(TABLE["abbreviations"]["small"].split())
_CALENDAR = frozenset(TABLE["numbers"]["calendar"].split())
_FRONT_DIGITS, _FRONT_TENS, _BACK_ZEROS = (TABLE["numbers"][name] for name in ("front_digits", "front_tens", "back_zeros"))
_FRONT_NAMES = frozenset(TABLE["abbreviations"]["front_letters"])
_LAST_DIGITS = regex.compile(r"\d+\Z")


class _Writing:
    """The Cyrillic text so far, and where its words stand."""

    def __init__(self, text: str) -> None:
        self.rewriting = Rewriting(text)
        self.words: list[tuple[int, int]] = []
        self._joined = False  # the next word goes on with the last one
        self._read: list[tuple[int, int, str]] = []  # the words with their place in the text
        self._growth = 0  # length of the result less that of the text, up to here

    def put(self, start: int, found: tuple[Piece, ...], word: bool = True) -> None:
        """The pieces instead of the text from `start` on."""
        begin, at = start + self._growth, start
        for piece in found:
            self.rewriting.replace(at, at + piece.length, piece.instead)
            at += piece.length
            self._growth += len(piece.instead) - piece.length
        if word and self._joined:
            self.words[-1] = (self.words[-1][0], at + self._growth)
            self._joined = False
        elif word and at + self._growth > begin:
            self.words.append((begin, at + self._growth))
            self._read.append((start, at, "".join(piece.instead for piece in found)))

    def names_before(self, start: int) -> bool:
        """Whether two words that are given names stand before the text at `start`, with a space between."""
        if len(self._read) < 2 or self._read[-1][1] != start - 1 or self._read[-2][1] != self._read[-1][0] - 1:
            return False
        return is_given_name(self._read[-2][2]) and is_given_name(self._read[-1][2])

    def join(self, start: int) -> None:
        """Leave out the space before the text at `start`: the word goes on."""
        self.put(start - 1, (Piece(1, ""),), word=False)
        self._joined = True


def to_cyrillic(text: str) -> tuple[str, Alignment]:
    """The text with its Arabic-script Kazakh in Cyrillic as the press writes it, and the alignment with `text`.

    Other scripts stay as they are; a text without Arabic letters comes back with the identity. Offsets are code points,
    ends exclusive; what is put in another order («%61- ى», «61%-ы») belongs to the whole of it.
    """
    if _ARABIC.search(text) is None:
        return text, Alignment(len(text))
    marked = text.translate(_MARKS).replace("\u06cc", _yeh(text))
    hamzas = _HAMZA.search(text) is not None or len(text) < _SHORT
    writing = _Writing(marked)
    for match in _READ.finditer(marked):
        start, end = match.span()
        if match["word"] is not None:
            found = _word(match["word"], hamzas)
            if found[0].instead in _FATHERS and marked[start - 1 : start] == " " and writing.names_before(start):
                writing.join(start)
            writing.put(start, found)
        elif match["after"] is not None:
            _put_after_number(writing, match, marked)
        elif match["share"] is not None:
            writing.put(start, (Piece(end - start, _percent(match["share"], match["ending"])),), word=False)
        elif match["initials"] is not None:
            writing.put(start, (Piece(end - start, _initials(match["initials"])),))
        else:
            writing.put(start, (Piece(end - start, "\u2013"),), word=False)
    result, alignment = writing.rewriting.finish()
    return capitalise(result, writing.words), alignment


def _yeh(text: str) -> str:
    """What the Persian ye stands for: the letter of the two that the text does not write otherwise."""
    return "\u064a" if "\u0649" in text else "\u0649"


@lru_cache(maxsize=100_000)
def _read(word: str) -> tuple[str, list[int], bool]:
    """The skeleton of an Arabic word, the characters behind each of its letters, and whether a hamza marks it front."""
    letters: list[str] = []
    lengths: list[int] = []
    hamza, waiting = False, 0
    for character in word:
        plain = unicodedata.normalize("NFKC", character) if character > "\u0674" else character
        first = True
        for part in plain:
            letter = LETTERS.get(ord(part), "")
            if letter == "ء":
                hamza = True
            letter = letter.replace("ء", "")
            if not letter:
                if not first:
                    continue
                if lengths:
                    lengths[-1] += 1
                else:
                    waiting += 1
                first = False
                continue
            for piece in letter:
                letters.append(piece)
                lengths.append((1 if first else 0) + waiting)
                first, waiting = False, 0
    _place_he(letters)
    at = 1
    while at < len(letters):
        # ىي and يي are и, ۇۋ is у
        if (letters[at] == "и" and letters[at - 1] in "ыи") or (letters[at] == "у" and letters[at - 1] == "ұ"):
            lengths[at - 1 : at + 1] = [lengths[at - 1] + lengths[at]]
            del letters[at - 1]
        elif letters[at - 1] == "и" and at > 2 and letters[at : at + 2] == ["е", "в"] and letters[at - 2] in "ао":
            # «توقايەۆ» is «توقاەۆ», «Тоқаев»
            lengths[at - 1 : at + 1] = [lengths[at - 1] + lengths[at]]
            del letters[at - 1]
        else:
            at += 1
    if waiting:
        lengths = [waiting] if not lengths else [lengths[0] + waiting, *lengths[1:]]
    return "".join(letters), lengths, hamza


def _place_he(letters: list[str]) -> None:
    """The Arabic he is е after a consonant, where it does not open the word, else һ: «مه», «قاهارمان»."""
    for at, letter in enumerate(letters):
        if letter == "h":
            vowel_before = at == 0 or letters[at - 1] in VOWELS
            vowel_behind = at + 1 < len(letters) and letters[at + 1] in VOWELS
            letters[at] = "х" if vowel_behind or (vowel_before and at) else "е"


@lru_cache(maxsize=100_000)
def _word(word: str, hamzas: bool) -> tuple[Piece, ...]:
    """The pieces of an Arabic word; `hamzas`: whether the front words of its text are marked."""
    if len(word) > _LONGEST_WORD:
        return (Piece(len(word), "".join(LETTERS.get(ord(letter), "").strip("ءh") for letter in word)),)
    letters, lengths, hamza = _read(word)
    if not letters:
        return (Piece(len(word), ""),)
    upper = _UPPER.get(letters)
    if upper is None and 1 < len(letters) < 6 and letters not in _SMALL and VOWELS.isdisjoint(letters):
        upper = letters.upper()  # no vowel at all: «جشس»
    if upper is not None:
        return _raised(pieces(upper.lower(), lengths))
    return pieces(to_cyrillic_word(letters, hamza, hamzas), lengths)


def _raised(found: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(Piece(piece.length, piece.instead.upper()) for piece in found)


def _initials(letters: str) -> str:
    """«ا ق ش» → «АҚШ»."""
    return "".join(_read(letter)[0].replace("ы", "і") for letter in letters.split(" ")).upper()


def _ending(word: str, front: bool) -> str | None:
    """The Cyrillic suffix that an Arabic word is after a number, or None where it is none."""
    letters, _, hamza = _read(word)
    suffix = suffix_after(letters, hamza or front)
    # «7-еуі», all seven of them, is a numeral more than a suffix
    return suffix if number_suffix_tags(suffix) is not None or suffix.startswith(("еу", "ау")) else None


def is_front_number(number: str) -> bool:
    """Whether the last word of a number in digits is a front one: 63 is «үш», 40 «қырық», 1000 «мың»."""
    match = _LAST_DIGITS.search(number)
    digits = match.group() if match else "0"
    bare = digits.rstrip("0")
    zeros = len(digits) - len(bare)
    if not bare:
        return True  # нөл
    if zeros == 0:
        return bare[-1] in str(_FRONT_DIGITS)
    if zeros == 1:
        return bare[-1] in str(_FRONT_TENS)
    return zeros < int(_BACK_ZEROS)  # жүз is front, мың, миллион, миллиард are back


def _percent(share: str, ending: str | None) -> str:
    """The share with its sign behind it, and a suffix as «пайыз» takes it: «%61- ى» → «61%-ы»."""
    if ending is None:
        return f"{share}%"
    suffix = _ending(ending, front=False)
    return f"{share}%-{suffix}" if suffix is not None else f"{share}% {''.join(piece.instead for piece in _word(ending, True))}"


def _put_after_number(writing: _Writing, match: regex.Match[str], text: str) -> None:
    """What a hyphen joins to a number: its suffix («63-ءى»), a word of the calendar («2025 -جىلعى»), or another word."""
    start, joint, word = match.start(), match["joint"], match["after"]
    behind = start + len(joint)
    digits = text[max(0, start - 20) : start]
    front = not digits.endswith("%") and is_front_number(digits)
    suffix = _ending(word, front)
    if suffix is not None and joint != " \u2013 ":
        _, lengths, _ = _read(word)
        writing.put(start, (Piece(len(joint), "-"),), word=False)
        writing.put(behind, pieces(suffix, lengths), word=False)
        return
    found = _word(word, True)
    written = "".join(piece.instead for piece in found)
    if base(written) in _CALENDAR and len(joint) < 3:
        writing.put(start, (Piece(len(joint), " "),), word=False)
    elif len(joint) < 3:
        writing.put(start, (Piece(len(joint), "-"),), word=False)
    elif "\u0640" in joint:
        writing.put(start, (Piece(3, " \u2013 "),), word=False)
    writing.put(behind, found)
