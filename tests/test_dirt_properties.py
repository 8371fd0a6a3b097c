"""Dirt of every kind, in four scripts at once: a document that keeps the contract's word, and never an exception."""

from __future__ import annotations

from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing_extract import Document, Extractor
from briefing_extract.integrity import defects
from rescript import SCRIPTS

WORDS = (
    "бір екі үш жиырма бес елу жүз мың миллион млрд жарым жартысы үштен бірі екеуі бесеуі ондаған әрбір үшінші 12 2025 "
    "43,7 1 234 5–7 10-нан 15-ке 63-і 12,5%-ға %-ы % пайыз теңге ₸ доллар есе гектар шақырым км² АЕК орындық жылы жылғы "
    "айда жасар маусым қазанда 01.02.2025 9:30 №12 адам мектепке халықтың үлесі өсті азайды жетті дейін астам жуық "
    "шамамен кемінде аспайды деді айтуынша басқармасының басшысы Ерік Әбішаев Алматы облысының оның олардың биыл былтыр "
    "ҚР Қостанай АҚШ COVID-19 Kazinform болды емес тең құрады асатын кем артық жоғары аса тимейді болмауын орта есеппен "
    "кем дегенде тиын минус градус тоннаға келі грамм"
).split()
FOREIGN = (
    "Qazaqstan Il’ia AEK-ke 2-den кг/м³ rubl' the of and в из на 北京 हिन्दी שלום Ўзбекистон Кыргызстандын ﷼ ﻗﺎزاق ﺑﯩر".split()
)
MARKS = [
    *"«»“”„\"'’`‘()[]{}<>-–—−…,.;:!?/\\|№%‰°•*#@&+=~^_،؛؟٪٫٬",
    *(
        "\u200e \u200f \u202a \u202b \u202c \u202e \u2066 \u2067 \u2069 \u200b \u200c \u200d \u2060 \ufeff \u00ad \u0640".split(
            " "
        )
    ),
    *("\u0301 \u0306 \u0308 \u0327 \u0654 \u064e \u20e3 \ufe0f".split(" ")),  # combining marks, also alone
    *("\0 \x07 \x1b \x7f \x85 \r \r\n \t \v \f \u2028 \u2029 \n\n".split(" ")),
    *("\u00a0 \u2009 \u202f \u3000".split(" ")),
]
DIGITS = [*"0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१๔𝟓５", *"½¾⅓²³①Ⅳ", "ОO", "l2", "1О0", "2О25"]

words = st.builds(lambda script, word: SCRIPTS[script](word).text, st.sampled_from(sorted(SCRIPTS)), st.sampled_from(WORDS))
pieces = st.one_of(st.sampled_from(WORDS), words, st.sampled_from(FOREIGN), st.sampled_from(MARKS), st.sampled_from(DIGITS))
dirt = st.builds(
    lambda glue, parts: "".join(part + glue[at % len(glue)] for at, part in enumerate(parts)),
    st.lists(st.sampled_from([" ", " ", " ", "", "\n"]), min_size=1, max_size=5),
    st.lists(pieces, max_size=40),
)


@cache
def extractor() -> Extractor:
    return Extractor(language="kk")


def holds(text: str, document: Document) -> None:
    """The contract's word, and the spans that `defects` does not look at."""
    assert document.text == text
    assert defects(document) == []
    for fact in document.facts:
        assert fact.start < fact.end
        assert 0 <= fact.sentence.start < fact.sentence.end <= len(text)
        assert fact.per is None or fact.per in text
        assert fact.period is None or fact.period.text in text
    for entity in document.entities:
        assert entity.mentions, f"{entity.name} is mentioned nowhere"
        assert all(mention.start < mention.end for mention in entity.mentions)


@settings(max_examples=300, deadline=None)
@given(dirt)
@example("Құны кемінде\n260 мың\nтеңгеден кем\nтимейді")
@example("5\u0301 адам")
@example("\u202b%61- ى\u202c")
@example("Бұл\u00ad5\u200b0 теңге\u2028٥ ادام")
def test_scripts_marks_and_controls_mixed(text: str) -> None:
    holds(text, extractor().extract(text, published="2025-06-01"))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SCRIPTS)), st.lists(st.sampled_from(WORDS), min_size=8, max_size=40), dirt)
def test_an_article_with_dirt_in_its_middle(script: str, words: list[str], dirt: str) -> None:
    """A passage of one script, long enough to be told, broken by a passage of anything."""
    article = SCRIPTS[script](" ".join(words)).text
    text = f"{article}. {article}.\n{dirt}\n{article}."
    holds(text, extractor().extract(text))


@settings(max_examples=60, deadline=None)
@given(dirt)
def test_the_same_text_gives_the_same_document(text: str) -> None:
    """Nothing is remembered from one text to the next."""
    first = extractor().extract(text)
    extractor().extract(SCRIPTS["arabic-egemen"]("Басқа мақалада 5 адам туралы айтылды.").text)
    assert extractor().extract(text) == first
