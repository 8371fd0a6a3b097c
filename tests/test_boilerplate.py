"""What lies outside the article: whole lines and the ends of lines, and what must stay inside."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_extract.components.boilerplate import read_boilerplate
from briefing_extract.components.lexing import read_article
from briefing_extract.languages.pack import load_pack

STORY = "Облыста 120 мектеп бар."
PIECES = ["оқи", "отырыңыз", ":", "Фото", "2", "бет", "#", "👁", "\n", " ", "(", "–", ".", "қаралым", "x"]


def outside(text: str) -> list[str]:
    article = read_article(text, load_pack("kk"))
    read_boilerplate(article)
    return [text[start:end] for start, end in article.boilerplate]


@pytest.mark.parametrize(
    "line",
    [
        "Оқи отырыңыз: Алматыда 5 мың раушан отырғызылады",
        "Сондай-ақ, оқыңыз: Бурабайға бір миллионыншы турист келді",
        "👉 Алдыңғы жазба: «Қызылордалық 12 түлек жұмыс тапты»",
        "Тақырып бойынша: 14 ауылға су келді",
        "Фото: облыс әкімдігі, 2024 ж.",
        "Сурет ашық дереккөзден (2023 ж.)",
        "👁 14,2 мың қаралым",
        "Бөлісу: 25",
        "188 рет көрсетілді",
        "#Ұлытау #жер2025",
        "2-бет",
    ],
)
def test_a_line_outside_the_article(line: str) -> None:
    assert outside(f"{STORY}\n\n{line}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Тақырып бойынша мәжілісте 12 депутат сөйледі.",  # a sentence of the article
        "Анықтама телефоны: 8 (7132) 54-00-18.",  # a contact
        "Суретте салынған 12 көше көрсетілген.",
        "Жобаға 300 пікір түсті",  # a headline, no counter
        "Соңғы жаңалықтар бойынша 14 адам құтқарылды.",
        "Кітаптың 12 беті жыртылған.",
        "#Ұлытау облысында 12 түлек жұмыс тапты",
    ],
)
def test_a_line_of_the_article(line: str) -> None:
    assert outside(f"{STORY}\n\n{line}") == []


def test_a_teaser_at_the_end_of_a_paragraph() -> None:
    assert outside(f"{STORY} Оқи отырыңыз: Саранда 3 қазандық тоқтады") == ["Оқи отырыңыз: Саранда 3 қазандық тоқтады"]


def test_headlines_under_an_opener() -> None:
    lines = ["Тағы оқыңыз:", "Семейде 2 өткел жөнделді", "Аягөзде 4 үй салынды"]
    assert outside("\n".join([STORY, *lines])) == lines


def test_the_article_goes_on_after_one_headline() -> None:
    text = "\n".join([STORY, "Тағы оқыңыз:", "Семейде 2 өткел жөнделді", "Енді облыста тағы 12 мектеп салынады.", STORY])
    assert outside(text) == ["Тағы оқыңыз:", "Семейде 2 өткел жөнделді"]


def test_a_counter_broken_over_two_lines() -> None:
    assert outside(f"356 рет\nкөрсетілді\n\n{STORY}") == ["356 рет", "көрсетілді"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_spans_are_in_order_and_inside_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    article = read_article(text, load_pack("kk"))
    read_boilerplate(article)
    last = 0
    for start, end in article.boilerplate:
        assert last <= start < end <= len(text)
        last = end
