"""Russian names put back into the nominative, by their endings alone: what the dictionary does not know declines by rule.

«Куанышкерееву» is a man's dative or a woman's accusative; a given name, a title, a preposition and the other mentions
decide, so every function gives all readings, as (nominative, gender, case).
"""

from __future__ import annotations

from functools import lru_cache

VOWELS = "аеёиоуыэюя"
HISSING = "жшчщц"
Readings = tuple[tuple[str, str, str], ...]  # nominative, gender (m, f or "" for either), case
OBLIQUE = ("gen", "dat", "acc", "ins", "loc")

POSSESSIVE = ("ов", "ев", "ёв", "ин", "ын")
_MEN = {"а": "gen", "у": "dat", "ым": "ins", "е": "loc"}


@lru_cache(maxsize=16384)
def surname_readings(word: str) -> Readings:
    """Readings of a surname as written, the capital kept."""
    found: list[tuple[str, str, str]] = []
    low = word.lower()
    for stem in POSSESSIVE:
        if low.endswith(stem) and len(low) > len(stem) + 1:
            found.append((word, "m", "nom"))
        for ending, case in _MEN.items():
            if low.endswith(stem + ending) and len(low) > len(stem) + 2:
                found.append((word[: -len(ending)], "m", case))
        if low.endswith(stem + "а"):
            found.append((word, "f", "nom"))
        if low.endswith(stem + "ой"):
            found += [(word[:-2] + "а", "f", case) for case in ("gen", "dat", "ins", "loc")]
        if low.endswith(stem + "у"):
            found.append((word[:-1] + "а", "f", "acc"))
    if found:
        return tuple(found)
    for stem in ("ск", "цк"):
        for ending, case in {"ого": "gen", "ому": "dat", "им": "ins", "ом": "loc"}.items():
            if low.endswith(stem + ending):
                found.append((word[: -len(ending)] + "ий", "m", case))
        if low.endswith(stem + "ий"):
            found.append((word, "m", "nom"))
        if low.endswith(stem + "ая"):
            found.append((word, "f", "nom"))
        if low.endswith(stem + "ой"):
            found += [(word[:-2] + "ая", "f", case) for case in ("gen", "dat", "ins", "loc")]
        if low.endswith(stem + "ую"):
            found.append((word[:-2] + "ая", "f", "acc"))
    if found:
        return tuple(found)
    if low.endswith(("ко", "улы", "кызы", "оглы", "ых", "их", "швили", "дзе")) or (low[-1] in "оуыэию" and len(low) < 4):
        return ((word, "", "nom"), *((word, "", case) for case in OBLIQUE))
    return _by_sound(word)


def _by_sound(word: str) -> Readings:
    """Readings of a name that declines as a noun: a man's consonant takes endings, a woman's stands as it is."""
    low = word.lower()
    last, before = low[-1], low[-2:-1]
    found: list[tuple[str, str, str]] = []
    if last not in VOWELS:
        found += [(word, "m", "nom"), *((word, "f", case) for case in ("nom", *OBLIQUE))]
        if low.endswith("ом") and len(low) > 4:
            found.append((word[:-2], "m", "ins"))
        if low.endswith("ем") and len(low) > 4:
            found += [(word[:-2] + ("й" if low[-3] in VOWELS else "ь"), "m", "ins")]
            if low[-3] in HISSING:
                found.append((word[:-2], "m", "ins"))
        if low.endswith("ой") and len(low) > 4:
            found.append((word[:-2] + "а", "f", "ins"))
        if low.endswith("ей") and len(low) > 4:
            found.append((word[:-2] + "я", "f", "ins"))
        return tuple(found)
    found.append((word, "", "nom"))
    if last in "оиыуэею":
        found += [(word, "", case) for case in OBLIQUE]
    if len(low) < 4:
        return tuple(found)
    stem = word[:-1]
    if last == "а":
        found += [(stem, "m", "gen")]
    elif last == "у":
        found += [(stem, "m", "dat"), (stem + "а", "", "acc")]
    elif last == "е":
        found += [(stem, "m", "loc"), (stem + "а", "", "dat"), (stem + "а", "", "loc")]
        if before in VOWELS:
            found += [(stem + "й", "m", "loc"), (stem + "я", "", "dat")]
    elif last == "ы":
        found += [(stem + "а", "", "gen")]
    elif last == "и":
        found += [(stem + "а", "", "gen"), (stem + "я", "", "gen"), (stem + "ь", "f", "gen")]
        if before == "и":
            found += [(stem + "я", "", case) for case in ("gen", "dat", "loc")] + [(stem + "й", "m", "loc")]
    elif last == "я":
        found += [(stem + ("й" if before in VOWELS else "ь"), "m", "gen")]
    elif last == "ю":
        found += [(stem + ("й" if before in VOWELS else "ь"), "m", "dat"), (stem + "я", "", "acc")]
    return tuple(found)


@lru_cache(maxsize=16384)
def given_readings(word: str) -> Readings:
    """Readings of a given name as written."""
    return _by_sound(word)


@lru_cache(maxsize=4096)
def patronymic_readings(word: str) -> Readings:
    """Readings of a patronymic, empty where the word is none: «Толеуовича», «Сергеевны»."""
    low = word.lower()
    for stem, gender in (("вич", "m"), ("ьич", "m"), ("мич", "m"), ("вн", "f"), ("чн", "f")):
        endings = (
            {"": "nom", "а": "gen", "у": "dat", "ем": "ins", "е": "loc"}
            if gender == "m"
            else {"а": "nom", "ы": "gen", "е": "dat", "у": "acc", "ой": "ins"}
        )
        for ending, case in endings.items():
            if low.endswith(stem + ending) and len(low) > 6:
                base = word[: len(word) - len(ending)] if ending else word
                nominative = base if gender == "m" else base + "а"
                found = [(nominative, gender, case)]
                if gender == "f" and ending == "е":
                    found.append((nominative, gender, "loc"))
                return tuple(found)
    if low.endswith(("улы", "кызы", "оглы")):
        gender = "f" if low.endswith("кызы") else "m"
        return tuple((word, gender, case) for case in ("nom", *OBLIQUE))
    return ()
