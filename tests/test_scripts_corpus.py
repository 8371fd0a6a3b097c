"""An article says the same in every script: our own articles, rewritten, give the facts of their Cyrillic in their places."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_extract import Document, Extractor
from rescript import ACUTE, EGEMEN, SCRIPTS, Script, Writer, alternating, latin
from scripts_compared import Compared, articles, compare

CORPUS = Path(__file__).parent.parent / "corpus"
SAME = 0.99  # of the facts
LEAST = {"arabic-no-hamza": 0.96}  # a page that has lost every hamza writes «үш» as «ұш»
EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
UNCHANGED = Script("Cyrl", lambda text: ((1, letter) for letter in text))


@cache
def extractor() -> Extractor:
    return Extractor()


@cache
def cyrillic() -> tuple[tuple[dict[str, Any], Document], ...]:
    return tuple((told, extractor().extract(text, id=name, **told)) for name, told, text in articles(CORPUS))


@pytest.mark.parametrize(
    ("script", "cyrillic", "written"),
    [
        ("latin-acute", "Қияқ АЕК-тің 63-і, 7%-ға", "Qııaq AEK-tiń 63-i, 7%-ǵa"),
        ("latin-acute", "ШЫМКЕНТ. Шу, Щербактының өңірі", "SHYMKENT. Shý, Shcherbaktynyń óńiri"),
        ("latin-later-caron", "Игілік үшін Іле ұлттық паркі", "İgılık üşın Ile ūlttyq parkı"),
        ("latin-later-turkic", "Халыққа қаңтарда", "Halyqqa qañtarda"),
        ("latin-qazaqparat", "жиырма рубльге, циклон", "jïırma rwbl'ge, cïklon"),
        ("latin-qazaq-times", "ұлттық туралы", "wlttıq turalı"),
        ("latin-apostrophes", "Шаңның көлемі", "S’an’nyn’ ko’lemi"),
        ("arabic-egemen", "бір үйде 63-і әлі", "ءبىر ۇيدە 63-ءى ءالى"),
        ("arabic-kazinform", "2025 жылғы 43,7%-ы, 15%", "2025 -جىلعى %43,7- ى، %15"),
        ("arabic-kazinform", "5–7%-ға, 400 АЕК", "%5–7- عا، 400 ا ە ك"),
        ("arabic-no-hamza", "бір полиция", "بىر پوليتسيا"),
        ("arabic-eastern-digits", "Екеуі ме? 1 234,5%", "ەكەۋى مە؟ ١ ٢٣٤٫٥٪"),
        ("latin-acute", "COVID-19 бойынша www.gov.kz", "COVID-19 boıynsha www.gov.kz"),
    ],
)
def test_articles_are_written_as_the_press_writes(script: str, cyrillic: str, written: str) -> None:
    assert SCRIPTS[script](cyrillic).text == written


@pytest.mark.parametrize("script", SCRIPTS)
@given(st.lists(st.sampled_from("бір үштен жүз Игілік 63-і 7%-ға 1 234,5 ь ия АЕК – « , \n COVID-19 2025 жылы".split(" "))))
def test_every_character_has_its_place(script: str, words: list[str]) -> None:
    """Else a difference between two scripts might be the measure's own."""
    text = " ".join(words)
    rescripted = SCRIPTS[script](text)
    assert len(rescripted.starts) == len(rescripted.ends) == len(text)
    assert list(rescripted.starts) == sorted(rescripted.starts)
    for at, letter in enumerate(text):
        if letter.isdigit():
            assert letter in rescripted.text[slice(*rescripted.span(at, at + 1))].translate(EASTERN)


def test_facts_keep_their_digits() -> None:
    for _, document in cyrillic():
        for script in SCRIPTS.values():
            rescripted = script(document.text)
            for fact in document.facts:
                written = rescripted.text[slice(*rescripted.span(fact.start, fact.end))].translate(EASTERN)
                assert sorted(filter(str.isdigit, written)) == sorted(filter(str.isdigit, fact.text))


def test_a_text_compared_with_itself_is_the_same() -> None:
    """The measure gives 1, and no difference, where nothing is rewritten."""
    counts = Compared()
    for told, document in cyrillic()[:5]:
        compare(extractor(), document, told, UNCHANGED, counts)
    assert (counts.share, counts.differences) == (1.0, [])
    assert counts.agreement == counts.asked


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_same_facts_in_every_script(script: str) -> None:
    counts = Compared()
    for told, document in cyrillic():
        compare(extractor(), document, told, SCRIPTS[script], counts)
    differences = "\n".join(f"{what}: {line}" for what, line in counts.differences)
    assert counts.scripts == {SCRIPTS[script].iso: len(cyrillic())}
    assert counts.share >= LEAST.get(script, SAME), differences


@pytest.mark.parametrize("first", [UNCHANGED.writer, EGEMEN], ids=["cyrillic", "arabic"])
def test_the_same_facts_where_paragraphs_change_their_script(first: Writer) -> None:
    counts = Compared()
    for told, document in cyrillic():
        compare(extractor(), document, told, Script("mixed", alternating(first, latin(ACUTE))), counts)
    assert counts.share >= SAME, "\n".join(f"{what}: {line}" for what, line in counts.differences)
