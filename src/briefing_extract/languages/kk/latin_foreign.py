"""What stays Latin inside a Kazakh text in Latin letters: addresses, Roman numerals, names of other languages, models."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from briefing_extract.languages.kk.latin_table import LatinTable

# addresses and handles; «sayt.kz» with a lower-case end
_ADDRESS = (
    r"(?:https?://|www\.)[^\s<>«»\"“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@])@[A-Za-z]\w+"
    r"|(?<![\w.])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:kz|com|ru|org|net|gov|edu|info|media|news|io|uz|kg|eu|int|tv)(?![\w’'])(?:/[^\s<>«»\"“”]*)?"
)
_ROMAN = r"(?<![\p{L}\p{M}\d])(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})(?![\p{L}\p{M}\d’'])"
_MODEL = r"(?<![\p{L}\p{M}])(?:[A-Z]{1,2}\d+[A-Z]?|\d+[A-Z](?!\p{L})|[A-Z]\d[A-Z])(?![\p{L}\p{M}])"
_UNIT = r"(?<=\d[ -]?)(?:{units})(?![\p{{L}}\p{{M}}\d])"
_NAME = r"(?<![\p{L}\p{M}])[A-Za-z]{2,}(?:['’&][A-Za-z]+)*(?![\p{L}\p{M}])"
_INITIAL = regex.compile(r"\.[ ]?\p{Lu}\p{Ll}")
# letters that stand together in English words and in no Kazakh one
_ENGLISH_SHAPE = regex.compile(r"ck(?!iy|aya|oy)|ph(?!an)|th(?!an)|gh|oo[kdm]|ough|tion|sch", regex.IGNORECASE)
_SOFT_C = regex.compile(r"c[h'’]")
_CAMEL = regex.compile(r"(?!(?:Qaz|Kaz)\p{Lu})\p{Lu}?\p{Ll}+\p{Lu}\p{L}*")


class Foreign:
    """Finds the spans that are not rewritten by letters."""

    def __init__(self, table: LatinTable) -> None:
        self.table = table
        self._known: dict[tuple[str, frozenset[str]], bool] = {}
        units = "|".join(sorted(map(regex.escape, table.units), key=len, reverse=True))
        unit = _UNIT.format(units=units)
        self._scan = regex.compile(
            f"(?P<address>{_ADDRESS})|(?P<unit>{unit})|(?P<roman>{_ROMAN})|(?P<model>{_MODEL})|(?P<name>{_NAME})"
        )

    def spans(self, text: str, letters: frozenset[str], marked: frozenset[str]) -> Iterator[tuple[int, int, str | None]]:
        """Start and end of each span in order, and what it becomes (None: it stays).

        `letters` are foreign to the spelling, `marked` those that an apostrophe makes another letter («s'»).
        """
        last_english = -9
        previous: tuple[int, int] | None = None  # a capitalised word that an English one may follow: «Astana Hub»
        for match in self._scan.finditer(text):
            kind, word = match.lastgroup, match.group()
            start, end = match.span()
            if kind == "unit":
                yield start, end, self.table.units[word]
                continue
            if kind == "roman":
                if word and not (len(word) == 1 and _INITIAL.match(text, end)):
                    yield start, end, None
                continue
            if kind != "name":
                yield start, end, None
                continue
            if word[-1].lower() in marked and text[end : end + 1] in ("'", "’"):
                previous = None  # the last letter is another one
                continue
            beside = text[last_english:start] in (" ", "-", "&", " & ") if last_english >= 0 else False
            if self._is_foreign(word, letters):
                lower_name = word.lower() in self.table.name_words
                if lower_name and previous and text[previous[1] : start] == " " and word[0].isupper():
                    yield *previous, None
                yield start, end, None
                last_english = end if word[0].isupper() else -9
                previous = None
            elif beside and word[0].isupper() and not word.isupper():
                yield start, end, None
                last_english, previous = end, None
            else:
                previous = (start, end) if word[0].isupper() and "q" not in word.lower() else None

    def _is_foreign(self, word: str, letters: frozenset[str]) -> bool:
        known = self._known.get((word, letters))
        if known is None:
            if len(self._known) > 50_000:
                self._known.clear()
            known = self._known[word, letters] = self._decide(word, letters)
        return known

    def _decide(self, word: str, letters: frozenset[str]) -> bool:
        lower = word.lower()
        table = self.table
        if word in table.acronyms or (lower in table.brands and word[0].isupper()):
            return True
        if word[0].isupper() and lower in table.name_words:
            return True
        if "q" in lower and "qu" not in lower:
            return False
        if _CAMEL.fullmatch(word) and len(word) > 4:
            return True
        if any(letter in letters for letter in _SOFT_C.sub("", lower)):
            return True
        return _ENGLISH_SHAPE.search(word) is not None
