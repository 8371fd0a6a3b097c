"""Whose words and figures stand where: the articles of languages/kk/examples/attribution.toml, and texts of any kind."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefing_extract
from briefing_extract.components.article import Article
from briefing_extract.languages.pack import load_pack
from briefing_extract.pipeline import read
from briefing_extract.spelling import canonicalise

EXAMPLES = Path(briefing_extract.__file__).parent / "languages" / "kk" / "examples" / "attribution.toml"
OPEN, CLOSE = "⟦⟧"


def examples() -> list[Any]:
    table = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    return [pytest.param(example, id=example["about"]) for example in table["article"]]


def read_text(text: str) -> Article:
    return read(canonicalise(text)[0], load_pack("kk"))


def unmark(marked: str) -> tuple[str, list[int]]:
    """The text without its brackets, and where each of them opened."""
    offsets: list[int] = []
    plain = ""
    for piece in marked.strip().replace(CLOSE, "").split(OPEN):
        plain += piece
        offsets.append(len(plain))
    return plain, offsets[:-1]


def name(article: Article, entity: int | None) -> str:
    return "-" if entity is None else article.entities[entity].name


@pytest.mark.parametrize("example", examples())
def test_sources(example: dict[str, Any]) -> None:
    text, offsets = unmark(example["text"])
    article = read_text(text)
    found = []
    for offset, (_, speaker, organization) in zip(offsets, example["sources"], strict=True):
        source = article.attribution_at(offset)
        found.append(
            [
                source.mode,
                "*" if speaker == "*" else name(article, source.speaker),
                "*" if organization == "*" else name(article, source.organization),
            ]
        )
    assert found == example["sources"]


def forms(kind: str) -> list[str]:
    found: list[str] = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))["forms"][kind]
    return found


def source_of(text: str, figure: str) -> tuple[str, str]:
    article = read_text(text)
    source = article.attribution_at(article.text.index(figure))
    return source.mode, name(article, source.speaker)


@pytest.mark.parametrize("verb", forms("clauses"))
def test_verbs_after_a_clause(verb: str) -> None:
    text = f"Бүгін брифинг өтті. Білім министрі Ерлан Досов биыл 25 мектеп салынғанын {verb}."
    assert source_of(text, "25") == ("reported", "Ерлан Досов")


@pytest.mark.parametrize("tail", forms("tails"))
@pytest.mark.parametrize(
    "frame", ["«{}», – {} Ерлан Досов.", '"{}", - {} Ерлан Досов.', "– {}, – {} Ерлан Досов. – Тағы 7 мектеп керек."]
)
def test_clauses_behind_a_quotation(tail: str, frame: str) -> None:
    speech = frame.format("Биыл облыста 25 мектеп салынды", tail)
    text = f"Бүгін брифинг өтті. Оған Білім министрі Ерлан Досов қатысты.\n{speech}"
    assert source_of(text, "25") == ("direct", "Ерлан Досов")
    if "7" in speech:
        assert source_of(text, "7") == ("direct", "Ерлан Досов")


@pytest.mark.parametrize("cue", forms("according"))
def test_according_to(cue: str) -> None:
    genitive = "" if cue.endswith(("дай,", "дей,")) else "тың"
    text = f"Бүгін брифинг өтті.\nБілім министрі Ерлан Досов{genitive} {cue} биыл 25 мектеп салынған."
    assert source_of(text, "25") == ("reported", "Ерлан Досов")


@pytest.mark.parametrize("example", examples())
def test_quotes(example: dict[str, Any]) -> None:
    article = read_text(unmark(example["text"])[0])
    direct = [quote for quote in article.quotes if quote.mode == "direct"]
    assert len(direct) == len(example["quotes"])
    for quote, (beginning, speaker) in zip(direct, example["quotes"], strict=True):
        assert article.text[quote.start : quote.end].startswith(beginning)
        assert name(article, quote.speaker) == speaker


@pytest.mark.parametrize("example", examples())
def test_attributions_are_ordered(example: dict[str, Any]) -> None:
    check(read_text(unmark(example["text"])[0]))


def check(article: Article) -> None:
    """Attributions follow one another, quotations lie in the text, mentions belong to their entity."""
    before = 0
    for start, end, _ in article.attributions:
        assert before <= start < end <= len(article.text)
        before = end
    for quote in article.quotes:
        assert 0 <= quote.start < quote.end <= len(article.text)
    for index, entity in enumerate(article.entities):
        assert all(mention.entity == index for mention in entity.mentions)


def test_titles_and_pronouns_become_mentions() -> None:
    article = read_text(
        "Облыстық Ветеринария басқармасының басшысы Марат Оспанов биыл 5 мың мал егілгенін айтты.\n"
        "Оның сөзінше, 40 ауыл қамтылған. Спикердің айтуынша, 3 дәрігер жетпейді."
    )
    person = next(entity for entity in article.entities if entity.name == "Марат Оспанов")
    assert person.speaker
    kinds = {article.text[mention.start : mention.end]: mention.kind for mention in person.mentions}
    assert kinds["Оның"] == "pronoun"
    assert kinds["Спикердің"] == "title"


def test_headline_echoes_the_body() -> None:
    article = read_text(
        "Қалада 340 үй жөнделеді\nҚалада 340 үй жөнделеді. Бұл туралы тұрғын үй басқармасының басшысы Марат Оспанов мәлімдеді."
    )
    source = article.attribution_at(article.text.index("340"))
    assert name(article, source.speaker) == "Марат Оспанов"


PIECES = [
    "«", "»", '"', "–", "- ", ":", "\n", "\n– ", "? ", ". ", ", – деді ол", " деп хабарлайды ", "оның айтуынша",
    "Бұл туралы ", "спикер ", "баспасөз қызметі ", "министр ", "Марат Оспанов", "мәліметінше, ", " 5 мың ", "дерегі бойынша ",
    "Журналист: ", "#", "Оқи отырыңыз: ",
]  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_text_is_read(pieces: list[str]) -> None:
    check(read_text("".join(pieces)))


@pytest.mark.parametrize(
    "piece",
    [
        "«",
        "«сөз ",
        '"а ',
        "– деді ",
        ", – деді ол",
        "– а?\n",
        "Ол айтты. ",
        "Бұл туралы ол айтты.\n",
        "а:\n",
        "Марат Оспанов: – а.\n",
    ],
)
def test_long_texts_take_linear_time(piece: str) -> None:
    """Ten times the text may not take a hundred times as long."""
    from briefing_extract.components.attribution import read_attribution
    from briefing_extract.components.entities import read_entities
    from briefing_extract.components.lexing import read_article

    def seconds(count: int) -> float:
        article = read_article(canonicalise(piece * count)[0], load_pack("kk"))
        read_entities(article)
        start = time.perf_counter()
        read_attribution(article)
        return time.perf_counter() - start

    seconds(100)
    assert seconds(10_000) < 40 * seconds(1_000) + 0.5
