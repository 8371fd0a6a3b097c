"""Bad input: a valid document or a clear error, never a traceback, and every offset right."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_extract import Document, Extractor, InputError


@cache
def extractor() -> Extractor:
    return Extractor(language="kk")


def check(document: Document) -> None:
    """What holds for every document whatever was read: spans, the ledger, references."""
    text = document.text
    for item in (*document.facts, *document.skipped, *document.quotes):
        assert text[item.start : item.end] == item.text
    for fact in document.facts:
        if fact.subject is not None:
            assert text[fact.subject.start : fact.subject.end] == fact.subject.text
        assert fact.sentence.start <= fact.start
        assert (fact.value is None) == (fact.modifier == "range")
    ids = {entity.id for entity in document.entities}
    for entity in document.entities:
        assert all(text[mention.start : mention.end] == mention.text for mention in entity.mentions)
        assert entity.organization is None or entity.organization in ids
    known = {fact.id for fact in document.facts}
    for fact in document.facts:
        assert fact.part_of is None or fact.part_of in known - {fact.id}
        assert {fact.attribution.speaker, fact.attribution.organization} - {None} <= ids
    spans = [(item.start, item.end) for item in (*document.facts, *document.skipped)]
    for match in re.finditer(r"\d+", text):
        holders = sum(start <= match.start() and match.end() <= end for start, end in spans)
        assert holders == 1, f"{match.group()!r} at {match.start()} lies in {holders} places"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n ",
        "Сәлем, әлем.",
        "\0 5 адам\0 келді",
        "\u200f5\u200e адам, \u202b7 үй\u202c",
        "1" * 400 + " адам",
        "1" * 5000 + " теңге бөлінді",
        "мың мың мың",
        "бір бір бір жарым жарты",
        "«««5 адам» деді «ол",
        '"5 адам" деді "ол',
        "– 5 адам, – деді",
        "%" * 50 + "5",
        "№ № №",
        "5" + "\u00ad" * 20 + "5 адам",
        "1,2,3,4.5.6.7/8/9:10",
        "5–7–9–11",
        "−5…+−7",
        "екі-" * 400,
        "біріншіекіншіүшінші" * 30,
        "5\u0301 адам",
        "x" * 10_000,
        "12:30:45 5:5 5:",
        "٣٤٥ адам",
        "𝟓 адам ½ ¾ 5½",
    ],
)
def test_strange_text_is_a_valid_document(text: str) -> None:
    check(extractor().extract(text))


def test_a_lone_surrogate_is_refused_clearly() -> None:
    with pytest.raises(InputError, match="surrogate"):
        extractor().extract("5 адам \ud800")


@pytest.mark.parametrize(
    "unit",
    [
        "5 адам келді. ",
        "«5 адам» деді. ",
        "екі-",
        "Алматы ",
        "1.",
        "бір ",
        "8 (7132) ",
        "үштен бірі ",
        "\n5 адам",
        "«",
        "2025 жылы ",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    """Work is counted in facts and characters, not in seconds: a quadratic rule would not end here."""
    check(extractor().extract(unit * 5_000))


PIECES = st.sampled_from(
    [
        *(
            "бір екі бес он жүз мың млн млрд. миллион жарым жарты үштен бірі бесеуі ондаған 5 12 1 234 2025 43,7 12.500 0,5 "
            "1/3 3:1 5–7 10-нан 15-ке "
            "дейін % %-ы пайыз теңге ₸ $ тг доллар есе шақырым км м² орындық АЕК жыл жылы айда жаста маусым "
            "қазанда 01.02.2025 9:30 № 112 +7 (727) 311-22-33 адам студенттің мектепке халықтың саны деңгейі өсті азайды жетті "
            'астам жуық шамамен кемінде аспайды болды « » " – - , . : ; ( ) … деді айтуынша Білім басқармасының басшысы Ерік '
            "Әбішаев Алматы оның олардың биыл былтыр"
        ).split(),
        "\n",
        "\u00a0",
        "\u2009",
        "\u00ad",
        "\u200b",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40), st.sampled_from([" ", "", "  "]))
def test_mixtures(pieces: list[str], glue: str) -> None:
    check(extractor().extract(glue.join(pieces)))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    try:
        document = extractor().extract(text)
    except InputError:
        assert any("\ud800" <= character <= "\udfff" for character in text)
    else:
        check(document)


@pytest.mark.parametrize("word", ["жəне", "ѳтті", "кɵмек"])
def test_look_alike_letters_are_read_and_kept(word: str) -> None:
    """Outlets type the Latin schwa and barred o, and fita, for Kazakh letters; the text comes back as it was."""
    text = f"Ауылда жеті {word} сегіз үй бар."
    document = Extractor().extract(text)
    assert document.text == text
    assert "".join(sorted(str(fact.value) for fact in document.facts)) == "78"
