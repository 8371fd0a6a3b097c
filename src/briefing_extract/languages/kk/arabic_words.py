"""One Kazakh word in Arabic letters → Cyrillic.

The script writes а and ә, о and ө, ұ and ү, ы and і with one letter each; a hamza before the word, or ە, ك, گ in it, says
that the word is a front one, and loan words and compounds follow neither. So a word is read in two steps: the longest stem that
the pack's dictionary knows gives its own vowels back, and vowel harmony gives those of the rest and of unknown words.

A *skeleton* is what both scripts agree on: Cyrillic letters with back vowels only, и for й, иа for я, no ь. It is the
key of the dictionary.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import regex

from briefing_extract.languages.kk.morphology import DROPPED
from briefing_extract.languages.kk.suffixes import BACK, FRONT, harmony_of, is_chain

HERE = Path(__file__).parent
TABLE: dict[str, Any] = tomllib.loads((HERE / "arabic.toml").read_text(encoding="utf-8"))
# Arabic letter → letter of the skeleton, one to one; what is no letter of a word (hamza, tatweel) maps to itself
LETTERS: dict[int, str] = {ord(letter): instead for letter, instead in TABLE["letters"].items()}
SKELETON = str.maketrans(TABLE["skeleton"])
TO_FRONT = str.maketrans("аоұы", "әөүі")
VOWELS = frozenset("аәоөұүыіеиуэ")
HARMONIC = frozenset("аоұы")
# ұ and ы are in no front word, ә ө ү і in no back one; а and о may be a loan word's
NATIVE_BACK = regex.compile(r"^[^әөүіе]*[ұы][^әөүіе]*$")
NATIVE_FRONT = regex.compile(r"^[^аоұы]*[әөүі][^аоұы]*$")
FAMILY = regex.compile(
    r"(\p{L}{3,}?)((?:ба|бе|ға|қа|да)?(?:ев|ева)|(?:бек|жан|хан|мұрат|берген|құл)?(?:ов|ова))((?:[тд]ы[нң]?|[ғгқк][ае]|н?[ыа]?ң?|мен|пен|[дтн][ае]н?|ның|ны)?)$"
)
FATHERS = regex.compile(r"(\p{L}{3,})((?:ұлы|қызы)(?:[нд]?ы?[мңғд]?[ае]?н?[ыа]?ң?))$")
RUSSIAN_ADJECTIVE = regex.compile(r"(?<=\p{L}[внц]с|\p{L}{2}ц)ки(?=$|[дн][іы]|ге|га|ме|де)")  # «-ский», «-цкий»
SURNAME_E = regex.compile(r"(?<=[ао])е(?=в)")
NEUTRAL = regex.compile(r"(?<=.)[мбп]ен$")  # -мен has one shape for both harmonies: «қаламен»
# tables of suffixes and endings, which are no words
NO_WORDS = frozenset(TABLE["no_words"]["keys"])
HEADS = frozenset(TABLE["compounds"]["heads"].split())
FRONT_LETTERS, BACK_LETTERS = frozenset("екг"), frozenset("қғ")
IAL = regex.compile(r"л(?:д|ис|ин|$)")  # «индустриалды», «материал»
YO_AFTER = frozenset("тсхшфп")
LOAN_LETTERS = frozenset("вфц")  # no Kazakh word has them
# three consonants together, or two at the beginning, are a loan word's
LOAN_CLUSTER = regex.compile(r"^[бвгдзйклмнпрстфхцчшщ][рлнмтпквс]|[бвгғдзкқлмнңпрстфхцчшщ]{4}")
SOFTENED = {"к": "г", "қ": "ғ", "п": "б"}  # stem-final sounds before a vowel: «көлік → көлігі»
LONGEST_STEM = 24
# dictionary tables of the pack whose words lend their vowels
TABLES = (
    "arabic", "numerals", "calendar", "units", "morphology", "titles", "organizations", "places", "names", "given_names",
    "subjects", "cues", "change", "modifiers", "rates", "ledger", "sentences", "outlets", "boilerplate",
)  # fmt: skip


class Piece(NamedTuple):
    """So many letters of the Arabic word, and what they are in Cyrillic."""

    length: int
    instead: str


def skeleton(word: str) -> str:
    """What a lower-case Cyrillic word keeps in Arabic script, in Cyrillic letters with back vowels: «көшесі» → «кошесы»."""
    return word.translate(SKELETON).replace("ыи", "и").replace("ии", "и").replace("ұу", "у")


WHOLE: dict[str, str] = {skeleton(word): word for word in TABLE["unmarked"]["whole"].split()}
UNMARKED: dict[str, str] = {skeleton(word): word for word in TABLE["unmarked"]["words"].split()}


class _Stem(NamedTuple):
    word: str
    softened: bool = False  # stands before a vowel only


def _words(value: Any, key: str = "") -> Iterator[str]:
    if key in NO_WORDS:
        return
    if isinstance(value, str):
        yield from value.split()
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from name.split()
            yield from _words(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _words(item)


_WORD = regex.compile(r"[а-яёәғқңөұүһі]+(?:-[а-яёәғқңөұүһі]+)*")


@cache
def dictionary() -> dict[str, tuple[_Stem, ...]]:
    """Stems of the pack by their skeleton; the tables named first win where two words share one."""
    found: dict[str, dict[_Stem, None]] = {}
    for name in TABLES:
        path = HERE / f"{name}.toml"
        if not path.exists():
            continue
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for entry in _words(table["stems"] if name == "arabic" else table):
            lower = entry.lower().strip(".,«»()")
            if not _WORD.fullmatch(lower) or (len(entry) > 1 and entry.isupper()):
                continue  # an acronym is no stem
            for part in lower.split("-"):
                if len(part) > 1:
                    _enter(found, part)
    return {key: tuple(stems) for key, stems in found.items()}


def _enter(found: dict[str, dict[_Stem, None]], word: str) -> None:
    spellings = [word]
    if len(word) > 4 and (word[-2:] in ("сс", "лл", "мм", "нн", "тт") or word.endswith("ист")):
        spellings.append(word[:-1])  # «процесс, процесі», «журналист, журналисі»
    for spelling in spellings:
        keys = {skeleton(spelling)}
        if "ь" in word or "ъ" in word:  # «премьер» is written with and without ي
            keys.add(skeleton(spelling.replace("ье", "ие").replace("ъе", "ие")))
        if "ц" in word:  # and with س for ц: «информасия»
            keys.add(skeleton(spelling.replace("ц", "с")))
        for key in keys:
            found.setdefault(key, {}).setdefault(_Stem(spelling))
            if word[-1] in SOFTENED and len(word) > 2:
                soft = SOFTENED[word[-1]]
                found.setdefault(key[:-1] + soft, {}).setdefault(_Stem(word[:-1] + soft, True))


def _is_front(word: str) -> bool:
    return not frozenset("әөүі").isdisjoint(word)


def _sounding(letters: str) -> str:
    """The letters that can show a harmony: without -мен, and the е of -аев, -оев back («Тоқаевтың»)."""
    return str(SURNAME_E.sub("а", NEUTRAL.sub("", letters)))


class _Signs(NamedTuple):
    """What the letters of a word say of its harmony."""

    front: bool  # every sign is a front one
    back: bool  # no sign is a front one, not even the ە of -мен, beside which the hamza is left out
    hamza: bool
    marked: bool  # the text has hamzas at all


def _signs(letters: str, hamza: bool, marked: bool) -> _Signs:
    bare = _sounding(letters)
    first = next((at for at, letter in enumerate(bare) if letter in VOWELS), -1)
    # о and ұ stand in the first syllable only: behind it they open the second word of a compound
    back = not BACK_LETTERS.isdisjoint(bare) or not frozenset("аоұ").isdisjoint(bare[first + 1 :])
    front = hamza or not FRONT_LETTERS.isdisjoint(bare)
    return _Signs(front and not back, not hamza and FRONT_LETTERS.isdisjoint(letters), hamza, marked)


def _choose(stems: tuple[_Stem, ...], rest: str, signs: _Signs) -> str | None:
    """The stem that the signs of the word speak for, the first that may stand before `rest` where they are silent."""
    fit = [stem.word for stem in stems if not stem.softened or rest[:1] in HARMONIC]
    if signs.front:
        says_front = signs.hamza or not FRONT_LETTERS.isdisjoint(_sounding(rest))
        fit = [word for word in fit if not NATIVE_BACK.search(word) and not (says_front and harmony_of(word) == BACK)]
    if signs.hamza:
        return next((word for word in fit if _is_front(word)), fit[0] if fit else None)
    if signs.back:
        return next((word for word in fit if not NATIVE_FRONT.search(word)), fit[0] if fit else None)
    return fit[0] if fit else None


@lru_cache(maxsize=200_000)
def to_cyrillic_word(letters: str, hamza: bool, marked: bool = True) -> str:
    """The Cyrillic spelling, lower case, of a skeleton of one word; `hamza` where the Arabic one was marked front.

    `marked`: whether front words of the text have their hamza, so that one without it is a back word.
    """
    father = FATHERS.match(letters)
    if father is not None:
        # «Берікұлы»: the father's name has its own harmony
        return f"{to_cyrillic_word(father[1], hamza, marked)}{suffix_after(father[2], False)}"
    family = FAMILY.match(letters)
    if family is not None and letters not in dictionary():
        # «Өскенбаев», «Әбішева»: the name in front stands as if alone, without the hamza that the е of the ending makes needless
        front = hamza or not FRONT_LETTERS.isdisjoint(family[1])
        tail = suffix_after(family[3], False)
        return f"{to_cyrillic_word(family[1], front and hamza, front)}{family[2]}{tail}"
    whole = _from_dictionary(letters, _signs(letters, hamza, marked), 0)
    word = whole if whole is not None else _by_harmony(letters, hamza)
    return str(RUSSIAN_ADJECTIVE.sub("кий", word))


def _from_dictionary(letters: str, signs: _Signs, depth: int) -> str | None:
    """The word as a known stem and suffixes, or as a compound of known stems."""
    stems = dictionary()
    if signs.back and not depth:
        if letters in WHOLE:
            return WHOLE[letters]
        for cut in range(min(len(letters), LONGEST_STEM), 1, -1):
            word = UNMARKED.get(letters[:cut])
            if word is not None and not _says_back(letters[cut:]):
                written = _join(word, letters[cut:], True)
                if cut == len(letters) or is_chain(written[cut:]):
                    return written
    second: str | None = None
    unmarked: str | None = None  # a front word that has lost its hamza
    for cut in range(min(len(letters), LONGEST_STEM), 1, -1):
        found = stems.get(letters[:cut])
        if found is None:
            continue
        rest = letters[cut:]
        stem = _choose(found, rest, signs)
        # the second word of a compound is no short one, and no front one where nothing says so
        if stem is None or (depth and ((cut < 4 and letters != "ұи") or (signs.back and NATIVE_FRONT.search(stem)))):
            continue
        if stem.endswith("ия") and IAL.match(rest):
            continue  # «индустриалды» is no form of «индустрия»
        written = _join(stem, rest, signs.hamza)
        fits = not rest or is_chain(written[len(stem) :]) or _VERBAL.fullmatch(written[len(stem) :]) is not None
        if cut < 6 and stem in HEADS and len(rest) > 3:
            compound = _from_dictionary(rest, signs, depth + 1)
            if compound is not None:
                return stem + compound
        if signs.back and NATIVE_FRONT.search(stem):
            if unmarked is None and cut > (2 if signs.marked else 1) and fits and not _says_back(rest):
                unmarked = written
                if not signs.marked:
                    return unmarked
            continue
        if fits and not (NATIVE_FRONT.search(stem) and _says_back(rest)):
            return written
        if cut > 2 and (len(rest) > 2 or rest == "ұи") and not depth and not signs.front:
            compound = _from_dictionary(rest, signs, depth + 1)
            if compound is not None:
                return stem + compound
        if second is None and cut > 4 and depth == 0:
            second = written
    return second or unmarked


def _says_back(rest: str) -> bool:
    return "а" in rest or not BACK_LETTERS.isdisjoint(rest)


# what follows the stem of a verb, or makes one of a noun: «-лады», «-ланған», «-лаушы», «-сыздық»
_VERBAL = regex.compile(
    r"(?:[лдт][ае](?:н|с|т|ндыр|ндір|стыр|стір)?|[ае]й|[ае]р|[ыі]?[лнст]|т?[ыі]з|д[ыі]р|т[ыі]р|к[еі]з|ғ[аы]з)?(?:[ыі]?л)?(?:м[ае]|б[ае]|п[ае])?"
    r"(?:ды|ді|ты|ті|[ғгқк][ае]н.{0,8}|[ае]ды|[ае]ді|йды|йді|й?т[ыі]н.{0,6}|[ае]т[ыі]н.{0,6}|[ыі]?п.{0,3}|у.{0,9}|ю.{0,6}|[ыі]м.{0,5}|"
    r"с[аеы].{0,3}|[ыі]с.{0,6}|мақ.{0,3}|мек.{0,3}|л[ыі]қ?.{0,5}|л[ыі]к?.{0,5}|с[ыі]з.{0,6}|ш[ыі].{0,6}|[ыі]нш[ыі].{0,4}|[ае]у.{0,5}|й.{0,2}|"
    r"[ғгқк][ыі]з.{0,6}|[ае]т|[ае]р.{0,3})"
)


def _join(stem: str, rest: str, hamza: bool) -> str:
    """Stem and suffixes, these in the harmony that their own letters show, else in the stem's."""
    if not rest:
        return stem
    front = _stem_front(DROPPED.get(stem, stem), hamza)
    chosen = [_suffix_front(rest, at, front) for at in range(len(rest))]
    if stem[-1] == "й" and rest[0] in "ау":
        # й and the vowel behind it are one letter: «қой» + «у», «қою»
        return stem[:-1] + ("я" if rest[0] == "а" else "ю") + _letters("я", rest[1:], chosen[1:])
    if stem[-1] == "ь" and rest[0] in "ыу":
        stem = stem[:-1]  # «медалі»
    return stem + _letters(stem, rest, chosen)


@lru_cache(maxsize=65536)
def _stem_front(stem: str, hamza: bool) -> bool:
    """Whether suffixes that do not show their harmony are front ones after this stem."""
    harmony = harmony_of(stem)
    if harmony != BACK | FRONT:
        return harmony == FRONT
    if hamza or _is_front(stem):
        return True
    if stem.endswith(("аев", "аева", "оев", "оева", "ов", "ова")) or not frozenset("қғұы").isdisjoint(stem) or stem[-1] == "х":
        return False  # «Тоқаевтың»; «тарихы»
    if stem.endswith(("аль", "оль")):
        return False  # «магистральды»
    if stem[-1] == "ь" or stem.endswith(("нк", "рк", "кт", "нг")):
        return True  # «банкі», «фактісі»
    plain = stem[:-1] if stem[-1] == "и" else stem  # «дамиды»
    last = next((letter for letter in reversed(plain) if letter in "аоуыюяёеиэ"), "е")
    return last in "еиэ"


def suffix_after(letters: str, front: bool) -> str:
    """The Cyrillic spelling of a skeleton that is a suffix by itself, after a number or an abbreviation spoken `front` or not."""
    return _letters("", letters, [_suffix_front(letters, at, front) for at in range(len(letters))])


def _suffix_front(rest: str, at: int, stem_front: bool) -> bool:
    """Whether the vowel at `at` is front: by the nearest letter behind it that says so, in suffixes all of one harmony."""
    if rest[at] in "ао":
        return False  # ә and ө stand in no suffix
    bare = _sounding(rest)
    for letter in bare[at + 1 :]:
        if letter in FRONT_LETTERS:
            return True
        if letter == "а" or letter in BACK_LETTERS:
            return False
    for letter in reversed(bare[:at]):
        if letter in FRONT_LETTERS:
            return True
        if letter == "а" or letter in BACK_LETTERS:
            return False
    return stem_front


def _by_harmony(letters: str, hamza: bool) -> str:
    """An unknown word: front where a hamza or ە, ك, گ says so and nothing speaks against it, else vowel by vowel."""
    vowels = [at for at, letter in enumerate(letters) if letter in VOWELS]
    first = vowels[0] if vowels else -1
    bare = _sounding(letters)
    back = [at for at, letter in enumerate(bare) if letter in BACK_LETTERS or (letter == "а" and at != first)]
    front = [at for at, letter in enumerate(bare) if letter in FRONT_LETTERS]
    loan = _looks_loan(letters, vowels)
    # «алимент»: и in the second syllable of a word that begins with а
    foreign = (
        bool(back) or loan or (len(vowels) > 1 and letters[vowels[1]] == "и" and vowels[1] - first > 1 and letters[first] in "ао")
    )
    if (foreign or back) and first >= 0 and letters[first] in "ао" and not hamza:
        back.insert(0, first)
    chosen = [False] * len(letters)
    for at in vowels:
        letter = letters[at]
        if letter not in HARMONIC or (letter in "ао" and foreign and not (hamza and at == first and not loan)):
            continue
        if not back and not loan:
            chosen[at] = hamza or bool(front)
        elif letter == "а":
            chosen[at] = at == first and hamza
        elif hamza and not any(mark < at for mark in back):
            chosen[at] = True
        elif front:
            chosen[at] = _nearest(letters, at, front, back)
    return _letters("", letters, chosen, loan)


def _looks_loan(letters: str, vowels: list[int]) -> bool:
    """Letters and sounds that no Kazakh word has: в, ф, ц, о after the first syllable, two consonants at the beginning."""
    return (
        not LOAN_LETTERS.isdisjoint(letters)
        or "тси" in letters
        or LOAN_CLUSTER.search(letters) is not None
        or any(letters[at] == "о" for at in vowels[1:])
        or letters.endswith("инг")
        # к and г beside the а of a later syllable: «токамак», where Kazakh has қ and ғ
        or any(
            letters[at] == "а" and not FRONT_LETTERS.isdisjoint(letters[at - 1] + letters[at + 1 : at + 2].replace("е", ""))
            for at in vowels[1:]
        )
    )


def _nearest(letters: str, at: int, front: list[int], back: list[int]) -> bool:
    """Whether the nearest letter that shows a harmony shows the front one; of two as near, the one behind."""

    def distance(marks: list[int]) -> float:
        return min((abs(mark - at) - (0.5 if mark > at else 0.0) for mark in marks), default=99.0)

    return distance(front) < distance(back)


def _letters(before: str, letters: str, front: list[bool], loan: bool = False) -> str:
    """Cyrillic letters of a skeleton: и and its neighbours after what stands `before`, ц, щ, and the front vowels chosen."""
    out: list[str] = []
    previous, at, size = before[-1:], 0, len(letters)
    while at < size:
        letter, following = letters[at], letters[at + 1 : at + 2]
        taken = 1
        if letter == "и":
            open_ = not previous or (previous in VOWELS and previous not in "уи") or previous in "яёю"
            if following == "о" and previous in YO_AFTER and letters[at + 2 : at + 3] == "р":
                piece, taken = "ё", 2  # «волонтёр», «боксёр»
            elif following == "а" and previous == "л" and letters[at : at + 5] == "иатси":
                piece, taken = "я", 2  # «популяция»
            elif following == "а" and previous in "рнцст" and IAL.match(letters, at + 2):
                piece = "и"  # «индустриал»
            elif following == "а" and (open_ or previous == "и"):
                piece, taken = "я", 2
            elif following == "а":
                piece, taken = "ия", 2
            elif following == "у" and (open_ or (at + 2 < size and not _first_syllable(before, letters, at))):
                piece, taken = "ю", 2
            elif following == "у" and not open_:
                piece, taken = "ию", 2
            else:
                piece = "й" if open_ and (previous or following == "о") and letters[at : at + 3] != "инг" else "и"
        elif (
            letter == "т"
            and following == "с"
            and ((loan and letters[at + 2 : at + 3] not in "тпк") or letters[at : at + 3] == "тси")
        ):
            piece, taken = "ц", 2
        elif letter == "т" and following == "ш" and not at and not before:
            piece, taken = "ч", 2
        elif letter == "ш" and following == "ш":
            piece, taken = "щ", 2
        elif front[at]:
            piece = letter.translate(TO_FRONT)
        else:
            piece = letter
        out.append(piece)
        previous = piece[-1]
        at += taken
    return "".join(out)


def _first_syllable(before: str, letters: str, at: int) -> bool:
    return not before and not any(letter in VOWELS for letter in letters[:at])


# Alignment


def pieces(cyrillic: str, lengths: list[int]) -> tuple[Piece, ...]:
    """Which letters of the Arabic word became which of `cyrillic`; `lengths`: Arabic letters behind each of the skeleton's.

    Runs that correspond one to one are one piece; the whole word is one where the two cannot be laid side by side.
    """
    owners: list[int] = []  # for each letter of the skeleton, the Cyrillic letter it belongs to
    kept: list[str] = []
    for at, letter in enumerate(cyrillic):
        for mark in letter.translate(SKELETON):
            if kept and ((mark == "и" and kept[-1] in "ыи") or (mark == "у" and kept[-1] == "ұ")):
                kept.pop()
                owners.pop()
            kept.append(mark)
            owners.append(at)
    if len(owners) != len(lengths):
        return (Piece(sum(lengths), cyrillic),)
    counts = [0] * len(cyrillic)
    for owner, length in zip(owners, lengths, strict=True):
        counts[owner] += length
    found: list[Piece] = []
    waiting = ""  # letters that no Arabic one stands for, before the first that one does
    for letter, count in zip(cyrillic, counts, strict=True):
        if not count and not found:
            waiting += letter
        elif not count:
            found[-1] = Piece(found[-1].length, found[-1].instead + letter)
        elif found and count == 1 and not waiting and len(found[-1].instead) == found[-1].length:
            found[-1] = Piece(found[-1].length + 1, found[-1].instead + letter)
        else:
            found.append(Piece(count, waiting + letter))
            waiting = ""
    return tuple(found)
