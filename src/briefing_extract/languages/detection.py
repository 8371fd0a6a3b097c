"""Which language and script a text is written in: by letters, then by small words, and only then by pycld2.

A text in another language must be refused and not read as Kazakh, the neighbours of Kazakh above all; a Kazakh text must
never be lost. So what is too short to tell is Kazakh, unless its small words say that it is Russian or English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from functools import cache
from importlib import import_module

from briefing_extract.alignment import Alignment
from briefing_extract.languages.small_words import count_endings, count_small_words, table, words_of

Rewriter = Callable[[str], tuple[str, Alignment]]

DEFAULT = ("kk", "Cyrl")  # a text without letters makes no claim; Kazakh is the language of the house
SAMPLE = 10_000  # characters from which a document is told
SHORT = 120  # characters, below which a text is told as a whole: its half says too little
FEW_OF_ANOTHER_SCRIPT = 10  # letters
FEW = 5  # words, below which statistics guess

ENOUGH_OUTSIDE = 3  # words outside quotation marks that may speak for a sentence
QUOTED = re.compile(r'«[^«»\n]+»|"[^"\n]+"|“[^“”\n]+”|„[^„“”\n]+[“”]')

_KAZAKH = "әғқңөұүһі"
# Kyrgyz and Mongolian write long vowels double; Kazakh has none, but for words from elsewhere («кооператив»).
_LONG_VOWEL = re.compile("аа|оо|өө|үү|ээ")
_FRONT = frozenset("әөү")
_KAZAKH_SET = frozenset(_KAZAKH)
_KAZAKH_BOTH = _KAZAKH + _KAZAKH.upper()
# Ukrainian and Belarusian share «і» with Kazakh, its neighbours the other letters: both together are Kazakh.
# «i» beside a Cyrillic letter is a Latin one typed for «і».
_OF_THE_WEST = re.compile("[іұІҰ]|[\u0400-\u052f]i|i[\u0400-\u052f]")
_OF_THE_STEPPE = re.compile("[әғқңөүӘҒҚҢӨҮ]")
_CLEAR = 0.10  # of a text's characters; nearly every fifth of Kazakh is one of its own letters
_MIXED = 0.01  # of its letters: from here on some lines may be Kazakh
_SPEAKS = 0.03  # of its letters: from here on the letters of an alphabet say whose it is
_NAMES = 0.4  # brands, addresses and markup are Latin in a text of any script: Latin counts less
_CYRILLIC = re.compile("[\u0400-\u052f]+")
_LATIN = re.compile("[A-Za-zª\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0250-\u02af\u1e00-\u1eff]+")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")
_TAG = re.compile("<[^<>]*>")
_ADDRESS = re.compile(r"@|://|[\w-]\.[a-z]{2,4}(?![\w])")
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMERALS = re.compile("[\u2150-\u218b\u3007\u3021-\u3029]")  # «Ⅻ» is no letter
_KAZAKH_LATIN = re.compile("[áäǵğıíńñŋóöúüūýïşç]")
_KAZAKH_ARABIC = re.compile("[ەۇۋڭ]")
_TURKIC = frozenset("kk ky tt ba ug uz tk tr az kaa".split())
_OLD_CODES = {"iw": "he", "no": "nb", "sr-ME": "sr"}


def guess_language(text: str, to_cyrillic: Rewriter | None = None) -> tuple[str, str]:
    """Language (ISO 639-1) and script (ISO 15924) of a document; of a bilingual release, those of its first half.

    Kazakh where nothing says otherwise: a text without letters, or one of a few words that may be any language. Languages
    that no pack reads are given their own code («ky», «tt», «uz», «tr»), and scripts that no pack reads `Zzzz`.
    `to_cyrillic` rewrites Kazakh Latin; left out, the Kazakh pack does.
    """
    bilingual = len(text) >= SHORT and "\n" in text.strip()  # languages change at line ends
    sample = text[: min(len(text) // 2, SAMPLE)] if bilingual else text[:SAMPLE]
    if bilingual and clearly_kazakh(sample):
        return DEFAULT
    weights: dict[tuple[str, str], int] = {}
    language, script = language_of(sample, to_cyrillic)
    if script is None:
        language, script = language_of(text[:SAMPLE], to_cyrillic)
    if script is None:
        return DEFAULT
    if _many_voices(sample, script):
        for line in sample.split("\n"):
            spoken, written = language_of(line, to_cyrillic)
            if spoken is not None and written is not None:
                weights[spoken, written] = weights.get((spoken, written), 0) + len(line)
    if weights:
        return max(weights, key=lambda known: weights[known])
    if language is None:
        language = language_of(text[:SAMPLE], to_cyrillic)[0]
    return language or DEFAULT[0], script


def language_of(text: str, to_cyrillic: Rewriter | None = None) -> tuple[str | None, str | None]:
    """Language (ISO 639-1) and script (ISO 15924) of a text in one language.

    The script is None where the text has no letters; the language where they do not tell. What stands in quotation marks
    counts only where the rest does not tell: «медаль „Ерен еңбегі үшін“» is Russian.
    """
    if QUOTED.search(text) is not None:
        outside = QUOTED.sub(" ", text)
        if clearly_kazakh(outside):
            return DEFAULT
        if len(words_of(outside)) >= ENOUGH_OUTSIDE:
            told = _tell(outside, to_cyrillic)
            if told[0] is not None:
                return told
    return _tell(text, to_cyrillic)


def _tell(text: str, to_cyrillic: Rewriter | None) -> tuple[str | None, str | None]:
    if clearly_kazakh(text):
        return DEFAULT
    text = _without_addresses(text)
    script, letters = script_of(text)
    if script == "Cyrl":
        return _cyrillic(text, letters), script
    if script == "Latn":
        return _latin(text.lower(), letters, to_cyrillic or _house_rewriter()), script
    if script == "Arab":
        return _arabic(text, letters), script
    if script is None or letters < FEW_OF_ANOTHER_SCRIPT:
        return None, None  # a Greek letter in a formula makes no claim
    return ask_cld(text)[0] or "und", script


def script_of(text: str) -> tuple[str | None, int]:
    """The script of most letters of a text (`Cyrl`, `Latn`, `Arab`, any other `Zzzz`) and how many there are of it."""
    counts = {
        script: sum(map(len, run.findall(text))) for script, run in (("Cyrl", _CYRILLIC), ("Latn", _LATIN), ("Arab", _ARABIC))
    }
    counts["Zzzz"] = sum(map(len, _LETTERS.findall(text))) - sum(counts.values()) - len(_NUMERALS.findall(text))
    script = max(counts, key=lambda known: counts[known] * (_NAMES if known == "Latn" else 1))
    return (script, counts[script]) if counts[script] > 0 else (None, 0)


def clearly_kazakh(text: str) -> bool:
    """Whether the letters of a text alone say that it is Kazakh in Cyrillic; most articles need no other question."""
    own = own_letters(text)
    return (
        own > len(text) * _CLEAR
        and _OF_THE_WEST.search(text) is not None
        and _OF_THE_STEPPE.search(text) is not None
        and len(_foreign().findall(text)) <= own * 0.05
    )


def has_kazakh_latin(text: str) -> bool:
    """Whether a text has a letter of Kazakh in Latin script that English has not."""
    return _KAZAKH_LATIN.search(text.lower()) is not None


def own_letters(text: str) -> int:
    """How many letters of a text are those that Kazakh has beside the Russian ones."""
    return sum(map(text.count, _KAZAKH_BOTH))


def _without_addresses(text: str) -> str:
    """A text without tags, addresses of sites and of mail: they are in no language."""
    if "<" in text:
        text = _TAG.sub(" ", text)
    if _ADDRESS.search(text) is None:
        return text
    return " ".join(word for word in text.split() if _ADDRESS.search(word) is None)


@cache
def _foreign() -> re.Pattern[str]:
    """Cyrillic letters of other languages: neither Kazakh nor Russian."""
    letters = sorted(set("".join(table()["cyrillic"].values())) - set(_KAZAKH))
    return re.compile(f"[{''.join(letters)}{''.join(letters).upper()}ђѓѕјљњќћџӑӗҕҥ]")


def _many_voices(text: str, script: str) -> bool:
    """Whether lines of a text may be in several languages: letters of two scripts, or too few Kazakh ones for Kazakh."""
    letters = sum(map(len, _LETTERS.findall(text)))
    if script_of(text)[1] < letters * 0.85:
        return True
    return script == "Cyrl" and sum(map(text.count, _KAZAKH_BOTH)) > letters * _MIXED


def _cyrillic(spelled: str, letters: int) -> str | None:
    text = spelled.lower()
    alphabets: dict[str, str] = table()["cyrillic"]
    special = {letter: text.count(letter) for letter in set("".join(alphabets.values())) if letter in text}
    total = sum(special.values())
    words = words_of(text)
    counts = count_small_words(words, "Cyrl")
    if len(_LONG_VOWEL.findall(text)) >= 2 and special and special.keys() <= set("ңөү") and len(words) >= FEW:
        asked = ask_cld(text)[0]
        if asked in ("ky", "mn"):
            return asked
    if total < letters * _SPEAKS:
        return _without_letters(text, words, counts, special.keys())
    fits = [
        language for language, alphabet in alphabets.items() if sum(special.get(letter, 0) for letter in alphabet) >= total * 0.95
    ]
    # Vowel harmony: «ә», «ө», «ү» stand among words with «і»; several such words without one «і» are another language's.
    fronted = {word for word in words if not _FRONT.isdisjoint(word)}
    if "kk" in fits and len(fronted) >= 4 and special.keys().isdisjoint("іұ"):
        fits.remove("kk")
    # Kazakh names in Russian, or Kazakh with a word that Russian has too («не»): words with a Kazakh letter speak, no names.
    russian = counts.get("ru", 0) + count_endings(words, "ru")
    lettered = sum(not _KAZAKH_SET.isdisjoint(word) and word[0].islower() for word in spelled.split())
    western = not special.keys().isdisjoint("їєґў") or (special.keys() <= {"і"} and counts.get("uk", 0) >= counts.get("ru", 0))
    spoken = counts.get("ru", 0) > 0 or total < letters * 0.06  # a list of names has endings and no small words
    if spoken and not western and russian > max(lettered, counts.get("kk", 0), len(words) * 0.1):
        return "ru"
    if fits == ["kk"]:
        return "kk"
    # Every other word of Kazakh has «і», «ұ», «қ» or «ғ», and few in a row are without «ы» and «і»: where that fails, ask.
    different = len(set(words))
    doubtful = (different >= 2 * FEW and special.keys().isdisjoint("іұқғ")) or (
        different > FEW and "ы" not in text and "і" not in special
    )
    asked, sure = ask_cld(text) if len(words) >= FEW and (doubtful or "kk" not in fits) else (None, False)
    if doubtful and sure and asked in fits:
        return asked
    said = _most(counts, fits)
    if said is not None:
        return said
    if "kk" in fits:
        return "kk" if counts.get("kk") or len(words) >= FEW else None
    if asked in fits:
        return asked
    return min(fits, key=lambda language: len(alphabets[language])) if fits else asked


def _without_letters(text: str, words: list[str], counts: dict[str, int], special: Set[str]) -> str | None:
    """Russian, Kazakh typed on a Russian keyboard, or a Slavic language without letters of its own."""
    russian, kazakh = counts.get("ru", 0), counts.get("kk", 0)
    if russian == kazakh and len(words) >= FEW:
        russian, kazakh = russian + count_endings(words, "ru"), kazakh + count_endings(words, "kk")
    if russian > kazakh and russian > len(words) * 0.04:
        return "ru"
    if kazakh > russian:
        return "kk"
    if len(words) < FEW:
        return None
    asked, sure = ask_cld(text)
    if asked == "ru" and sure:
        return "ru"
    if asked in _TURKIC or asked in ("mn", "tg"):
        if sure and special and special <= set(table()["cyrillic"].get(asked, "")):
            return asked
        return "kk"  # the neighbours have letters of their own, and as many of them
    return asked if sure and len(words) >= 2 * FEW else None


def _latin(text: str, letters: int, to_cyrillic: Rewriter) -> str | None:
    for language, alphabet in table()["latin"].items():
        if sum(map(text.count, alphabet)) > letters * 0.015:
            return str(language)
    words = words_of(text)
    counts = count_small_words(words, "Latn")
    kazakh = counts.get("kk", 0)
    other = max((count for language, count in counts.items() if language != "kk"), default=0)
    if "q" in text and len(_KAZAKH_LATIN.findall(text)) > letters * 0.03 and other <= max(kazakh, 1, len(words) * 0.1):
        return "kk"
    said = _most(counts, list(counts))
    if said is not None and counts[said] > len(words) * 0.08:
        return said
    if len(words) < FEW:
        return None
    asked, sure = ask_cld(text)
    if asked is not None and sure and asked not in _TURKIC:
        return asked
    marked = "q" in text or kazakh > 0 or _KAZAKH_LATIN.search(text) is not None
    if marked and ask_cld(to_cyrillic(text)[0])[0] == "kk":
        return "kk"
    return asked if sure else None


def _arabic(text: str, letters: int) -> str | None:
    alphabets: dict[str, str] = table()["arabic"]
    shares = {language: sum(map(text.count, alphabet)) for language, alphabet in alphabets.items()}
    kazakh = len(_KAZAKH_ARABIC.findall(text)) > letters * 0.06
    for language in ("ug", "ky", "ku"):
        if shares[language] > letters * 0.02:
            return language
    if kazakh:
        return "kk"
    if len(words_of(text)) < FEW:
        return None
    asked, sure = ask_cld(text)
    if asked in ("kk", "ky", "tt"):
        return "kk"  # Kyrgyz and Tatar have letters of their own here too
    if asked is not None and sure and asked != "ug":
        return asked
    language = max(shares, key=lambda known: shares[known])
    return language if shares[language] > letters * 0.02 else None


def _most(counts: dict[str, int], among: list[str]) -> str | None:
    """The language with most small words; None where two have as many or none has any."""
    ranked = sorted(((counts.get(language, 0), language) for language in among), reverse=True)
    if not ranked or not ranked[0][0] or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1]


def ask_cld(text: str) -> tuple[str | None, bool]:
    """What pycld2 takes a text for, ISO 639-1, and whether it is sure; None where it does not know."""
    import pycld2

    # It raises on control characters and on what is no UTF-8.
    clean = "".join(letter if letter.isprintable() else " " for letter in text).encode("utf-8", "ignore")
    try:
        sure, _, found = pycld2.detect(clean)
    except pycld2.error:
        return None, False
    code = str(found[0][1])
    return (None if code == "un" else _OLD_CODES.get(code, code.split("-")[0])), bool(sure)


@cache
def _house_rewriter() -> Rewriter:
    """The Kazakh pack's rewriting of Latin, loaded when a Latin text needs it."""
    try:
        rewriter: Rewriter = import_module("briefing_extract.languages.kk.latin").to_cyrillic
    except ImportError:
        return _stand_in
    return rewriter


_STAND_IN = str.maketrans("abdefghijklmnopqrstuvwxyzäáǵğıńñŋóöúüūýïíşç", "абдефгһижклмнопқрстувухызәәғғынңңөөүүұуиишч")


def _stand_in(text: str) -> tuple[str, Alignment]:
    """Kazakh Latin in Cyrillic, well enough to be told as Kazakh; its alignment is not used."""
    plain = text.lower().replace("sh", "ш").replace("ch", "ч").replace("zh", "ж").translate(_STAND_IN)
    return plain, Alignment(len(plain))
