"""What stands beside the article, and what only looks like it."""

from __future__ import annotations

import pytest

from briefing_extract.components.boilerplate import read_boilerplate
from briefing_extract.components.lexing import read_article
from briefing_extract.languages.pack import load_pack
from briefing_extract.spelling import canonicalise

BODY = "Қалада 5 мектеп салынды. Оған 3 млрд теңге бөлінді.\nҚұрылыс күзде аяқталады, дейді әкімдік. Бюджеттен қаржы бөлінді.\n"


def boilerplate(text: str) -> list[str]:
    article = read_article(canonicalise(text)[0], load_pack("kk"))
    read_boilerplate(article)
    return [article.text[start:end] for start, end in article.boilerplate]


@pytest.mark.parametrize(
    "line",
    [
        "Оқи отырыңыз: Алматыда 5 мың ағаш егілді",
        "Тағы оқыңыз: «Жол картасы-2025» аясында 120 жоба тоқтады",
        "Сондай-ақ оқыңыз: Бурабайға 1 млн турист келді",
        "👉 Алдыңғы жазба: «12 түлек жұмыс тапты»",
        "Тақырып бойынша: 3 зауыт ашылды",
        "Фото: KEGOC. 500 кВ станса",
        "Сурет: 2025, жеке мұрағаттан",
        "Сурет ашық дереккөзден (2023 ж.)",
        "👁 14,2 мың қаралым",
        "Қаралды: 1 254",
        "#жол #жөндеу2025",
        "2-бет",
        "© 2025 Редакция",
    ],
)
def test_line_is_no_part_of_the_article(line: str) -> None:
    assert boilerplate(BODY + line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Анықтама телефоны: 8 (7132) 54-00-18.",
        "Байланыс: 109",
        "Сурет мектебінде 48 бала оқиды.",
        "Фото көрмесіне 120 адам келді.",
        "Видеоны бір күнде 3 мың адам көрді.",
        "Тақырып бойынша 12 мақала жазылды, дейді ол.",
        "1. Алматы – 812;",
        "Пікірлер екіге жарылды: 5 адам қолдады.",
    ],
)
def test_line_is_part_of_the_article(line: str) -> None:
    assert boilerplate(BODY + line) == []


def test_teasers_run_on_at_the_end() -> None:
    teasers = "Оқи отырыңыз:\nСаранда 3 қазандық тоқтады\nТеміртауда 5 көше жөнделді"
    assert boilerplate(BODY * 3 + teasers) == teasers.split("\n")


def test_article_goes_on_after_a_teaser() -> None:
    text = BODY + "Оқи отырыңыз: Саранда 3 қазандық тоқтады\n" + BODY
    assert boilerplate(text) == ["Оқи отырыңыз: Саранда 3 қазандық тоқтады"]


def test_teaser_behind_a_sentence() -> None:
    assert boilerplate(BODY + "Жұмыс аяқталды. Оқи отырыңыз: 5 көше жөнделді") == ["Оқи отырыңыз: 5 көше жөнделді"]


def test_lone_numbers_under_the_headline_are_the_pages_counters() -> None:
    assert boilerplate("Ауданда 5 мектеп салынды\n67\n0\n" + BODY) == ["67", "0"]


def test_a_number_in_a_row_of_its_own_is_kept() -> None:
    assert boilerplate("Ауданда 5 мектеп салынды\nБарлығы:\n67\n" + BODY) == []
    assert boilerplate(BODY + BODY + BODY + "67\n" + BODY) == []
