"""Kazakh abbreviations written with a point, by what may follow the point.

Dictionary forms in lower case, without the point at the end; shared by the sentence ends and the tokenizer.
"""

from __future__ import annotations

# Something that belongs to them always follows: a name, a number, an address.
LEADING = frozenset(
    "тел факс ул пр пр-т просп мкр мкрн ш/а ы/а көш к-сі даңғ д-лы бап бет сур кес ред авт дәл каб бас "
    "проф доц акад адв ген полк подполк лейт "
    "кап аға драм реж мөлш шам мыс қар т.с т.с.с б.з.д б.з.б б.з ғ м.а mr mrs dr no vol пп кв подъезд".split()
)
# Degrees and offices before a name: «т.ғ.к. Асқар Оразов».
DEGREES = frozenset(
    "ғ.к ғ.д ғ.ғ.д ғ.ғ.к ф.ғ.к ф.ғ.д т.ғ.к т.ғ.д э.ғ.к э.ғ.д п.ғ.к п.ғ.д м.ғ.к м.ғ.д ф-м.ғ.к ф-м.ғ.д з.ғ.к з.ғ.д "
    "а.ш.ғ.д а.ш.ғ.к".split()
)
YEARS = frozenset("ж жж ғ ғғ".split())
PLACES = frozenset("қ қ-сы обл ауд а/о а.о респ".split())
SCALES = frozenset("млн млрд трлн тыс".split())
UNITS = frozenset("тг теңг руб долл км м см мм кг гр г га т ц л сағ мин сек дм мг мл экз".split())
# «т.б.» (and so on) may stand inside a sentence or close it; a capital decides.
TRAILING = frozenset("т.б т.т б.а т.қ".split())

ALL = LEADING | DEGREES | YEARS | PLACES | SCALES | TRAILING
