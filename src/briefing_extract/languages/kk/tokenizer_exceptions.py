"""Abbreviations and initials whose point belongs to the token: «млрд.», «т.б.», «Б.»."""

from __future__ import annotations

from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS
from spacy.symbols import NORM, ORTH  # type: ignore[import-not-found]
from spacy.util import update_exc

from briefing_extract.languages.kk.abbreviations import ALL
from briefing_extract.languages.kk.norms import NORMS

LETTERS = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЭЮЯІ"

_exceptions: dict[str, list[dict[int, str]]] = {}
for _word in ALL:
    for _shape in (_word, _word.capitalize()):
        _exceptions[f"{_shape}."] = [{ORTH: f"{_shape}.", NORM: NORMS.get(_word, _word)}]
for _letter in LETTERS:
    _exceptions[f"{_letter}."] = [{ORTH: f"{_letter}."}]

TOKENIZER_EXCEPTIONS = update_exc(BASE_EXCEPTIONS, _exceptions)
