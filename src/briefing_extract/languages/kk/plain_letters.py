"""Kazakh typed without the Kazakh letters: «бес мын кап», «кунине уш кайык» → «бес мың қап», «күніне үш қайық».

On a Russian keyboard а stands for ә too, г for ғ, к for қ, н for ң, о for ө, у for ұ and ү, и for і, х for һ. The words of
the pack say which letter a stem has, the algebra of suffixes which letters follow it; what neither knows goes by vowel
harmony. Every letter is replaced by one letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from typing import Any

import regex

from briefing_extract.languages.kk import tables
from briefing_extract.languages.kk.suffixes import LONGEST_CHAIN, readings

LETTERS = "әғқңөұүһі"
_PLAIN = str.maketrans(LETTERS + LETTERS.upper(), "агкноуухиАГКНОУУХИ")
_TABLE = tables.load("slips")["plain_letters"]
_LOWER_WORD = regex.compile(r"[а-яёәғқңөұүһі]+")
_BEFORE_VOWEL = frozenset("аәоөұүыіеэяёуию")
_VOICED = {"к": "г", "қ": "ғ", "п": "б"}
_LIKE_GENITIVE = ("ны", "ні", "ды", "ді", "ты", "ті")
_VOWELS, _BACK_ONLY = frozenset("аоуыеияю"), frozenset("аояю")
# letters of loan words only: their к, г and и are what they look like
_LOAN = frozenset("фвцщъьэёч")


def _words(table: Any, key: str = "") -> Iterator[str]:
    """Every lower-case word that a table of the pack holds, but for pieces of words."""
    if isinstance(table, dict):
        for name, value in table.items():
            if not any(piece in name for piece in _TABLE["no_words"]):
                yield from _words(name)
                yield from _words(value, name)
    elif isinstance(table, list):
        for value in table:
            yield from _words(value, key)
    elif isinstance(table, str):
        yield from (word for part in table.replace("-", " ").split() if _LOWER_WORD.fullmatch(word := part))


@cache
def _stems() -> dict[str, list[tuple[str, str]]]:
    """What a stem in plain letters can be: (the stem as it stands before suffixes, its dictionary form), likeliest first."""
    found: dict[str, dict[tuple[str, str], None]] = {}

    def add(stem: str, word: str) -> None:
        found.setdefault(stem.translate(_PLAIN), {})[stem, word] = None

    for name in _TABLE["tables"]:
        for word in _words(tables.load(name)):
            if len(word) < 2 or word in _TABLE["misspelled"]:
                continue
            add(word, word)
            if word[-1] in _VOICED and len(word) > 2:
                add(word[:-1] + _VOICED[word[-1]], word)  # «қайық → қайығы»
            if word[-1] in "ыі" and len(word) > 3 and not word.endswith(_LIKE_GENITIVE):
                add(word[:-1], word)  # a form in the third person: «жартысы»
    forms = tables.load("morphology")
    for stem, word in forms["dropped"].items():
        add(stem, word)
    for word in forms["linked"]["words"].split():
        add(word + "і", word + "і")  # «фактілер»
    return {plain: list(stems) for plain, stems in found.items()}


@cache
def core_words() -> frozenset[str]:
    """Number words, units and modifiers in plain letters where those differ: «мын», «жуз», «шакырым»."""
    found = set()
    for name in _TABLE["core"]:
        for word in _words(tables.load(name)):
            if len(word) > 2 and word != (plain := word.translate(_PLAIN)) and not is_word(plain):
                found.add(plain)
    return frozenset(found - {*_TABLE["other_words"], *_TABLE["misspelled"]})


def _chains(rest: str) -> Iterator[str]:
    """What a chain of suffixes in plain letters can be: vowels say which к and г, only ң is written like н."""
    options: list[str] = []
    for at, letter in enumerate(rest):
        if letter == "и":
            options.append("і")
        elif letter in "кг":
            # the vowel of the syllable decides: «-га» ға, «-ге» ге, «-лык» лық
            near = next((other for other in rest[at + 1 :] + rest[:at][::-1] if other in "аыеи"), "")
            options.append({"к": "қ", "г": "ғ"}[letter] if near in ("а", "ы") else letter)
        else:
            options.append("нң" if letter == "н" else letter)
    return map("".join, product(*options))


def _best(word: str, spelling: str | None = None) -> str | None:
    """The likeliest spelling of a word in plain letters, or `spelling` if it is a spelling of it."""
    stems = _stems()
    for cut in range(len(word), 1, -1):
        rest = word[cut:]
        if len(rest) > LONGEST_CHAIN or (cut == 2 and rest and word[:2] not in _TABLE["short"]):
            break
        best: tuple[float, str] | None = None
        for order, (stem, written) in enumerate(stems.get(word[:cut], ())):
            if not rest and stem == written:
                found = [(float(order), stem)]
            elif rest == "н" and stem.endswith(_LIKE_GENITIVE):
                continue  # «апаттын» is апат + тың, not «апатты» + н
            elif rest and (stem == written or rest[0] in "ыи"):
                found = [(cost + order / 8, stem + chain) for chain in _chains(rest) for cost in _costs(stem, chain, written)]
            else:
                continue  # «қайығ» is no word without its vowel
            for one in found:
                if spelling in (None, one[1]) and (best is None or one < best):
                    best = one
        if best is not None:
            return best[1]
    return None


def _costs(stem: str, chain: str, written: str) -> Iterator[float]:
    """The cost of the likeliest reading that is a form of news: "thy" and "thou art" are not, and take the ң of genitives."""
    for cost, tags in readings(stem, chain, written):
        if tags.possessive != "2sg" and not (tags.derived == "pred" and chain[-1] == "ң"):
            yield cost
            return


@lru_cache(maxsize=16384)
def known(word: str) -> str | None:
    """A lower-case word in plain letters as the pack and the suffixes spell it; None where they do not know it."""
    return _best(word)


@lru_cache(maxsize=16384)
def is_word(word: str) -> bool:
    """Whether a lower-case word is one of the pack's as it is written."""
    return _best(word.translate(_PLAIN), word) is not None


@lru_cache(maxsize=16384)
def by_harmony(word: str) -> str:
    """A lower-case word in plain letters spelled by vowel harmony alone: «шыгамыз» → «шығамыз», «кетеди» → «кетеді»."""
    places = [at for at, letter in enumerate(word) if letter in _VOWELS]
    letters = "".join(word[at] for at in places)
    front = "е" in letters or "и" in letters
    # no native word has a front vowel beside ы, or а and о after its first syllable
    if not _LOAN.isdisjoint(word) or (front and ("ы" in letters or not _BACK_ONLY.isdisjoint(letters[1:]))):
        return _with_suffixes(word)
    out = list(word)
    for at, letter in enumerate(word):
        following = word[at + 1 : at + 2]
        head = at == places[0] if places else False
        if letter == "и" and following not in _BEFORE_VOWEL and word[at - 1 : at] not in ("а", "о"):
            out[at] = "і"
        elif letter == "о" and head and front:
            out[at] = "ө"
        elif letter == "а" and head and front and letters[1:2] in ("е", "и"):
            out[at] = "ә"
        elif letter == "у" and head and following and following not in _BEFORE_VOWEL:
            out[at] = "ү" if front else "ұ"
        elif letter in "кг" and not front:
            out[at] = {"к": "қ", "г": "ғ"}[letter]
    return _with_ng("".join(out))


def _with_suffixes(word: str) -> str:
    """A loan word: its stem is as it is written, its suffixes are Kazakh («дипломатиялық», «моделі»)."""
    for cut in range(3, len(word) - 1 + (word[-1] == "и")):
        stem, rest = word[:cut], word[cut:]
        if len(rest) > LONGEST_CHAIN or rest.isalpha() is False:
            continue
        costs = [(cost, chain) for chain in _chains(rest) for cost in _costs(stem, chain, "")]
        if costs:
            return stem + min(costs)[1]
    return word


def _with_ng(word: str) -> str:
    """Genitives and the second person have ң («баланың», «барыңыз»), participles in -атын and -етін н."""
    if len(word) > 4 and word[-3:] in ("нын", "нін", "дын", "дін", "тын", "тін") and word[-4] not in "аей":
        return word[:-1] + "ң"
    for ending in ("ныз", "ніз", "ныздар", "ніздер"):
        if word.endswith(ending) and word[-len(ending) - 1 : -len(ending)] in ("ы", "і", "а", "е"):
            return word[: -len(ending)] + "ң" + word[len(word) - len(ending) + 1 :]
    return word


def spelled(word: str) -> str:
    """A lower-case word in plain letters with its Kazakh letters."""
    return known(word) or by_harmony(word)
