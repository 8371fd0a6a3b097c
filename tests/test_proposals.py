"""Rules and a trained tagger decide together: the rules win every word they have read, and the tagger fills what is left."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefing_extract.components.article import Article
from briefing_extract.languages.pack import load_pack
from briefing_extract.pipeline import read
from briefing_extract.tagging.tagged import Tagged


class Says:
    """A tagger that finds given names wherever it is asked, and remembers which sentences those were."""

    name = model = "test"

    def __init__(self, **names: tuple[str, float]) -> None:
        self.names = {name.replace("_", " "): found for name, found in names.items()}
        self.asked: list[str] = []

    def tag(self, text: str, sentences: Sequence[tuple[int, int]]) -> list[Tagged]:
        found = []
        for start, end in sentences:
            self.asked.append(text[start:end])
            for name, (label, probability) in self.names.items():
                at = text.find(name, start, end)
                if at >= 0:
                    found.append(Tagged(at, at + len(name), label, probability))
        return sorted(found)


def names(article: Article, kind: str) -> list[str]:
    return [entity.name for entity in article.entities if entity.type == kind]


def test_a_person_whom_no_rule_knows_is_taken_from_the_tagger() -> None:
    text = "Жиында Тіршілік Күміс болды. Бес ұсыныс айтылды."
    assert names(read(text, load_pack("kk")), "person") == []
    tagger = Says(Тіршілік_Күміс=("person", 0.995))
    assert names(read(text, load_pack("kk"), tagger=tagger), "person") == ["Тіршілік Күміс"]


@pytest.mark.parametrize(
    ("text", "name", "tag"),
    [
        ("Жиында Тіршілік Күміс болды.", "Тіршілік Күміс", ("person", 0.9)),  # not sure enough
        ("Жиында Тіршілік Күміс көшесі аталды.", "Тіршілік Күміс", ("person", 0.999)),  # a street's name
        ("Жиында Күміс болды.", "Күміс", ("person", 0.999)),  # one word may be anything
        ("Жиын «Алтын Адам» аясында өтті.", "Алтын Адам", ("organization", 0.999)),  # a programme, or a film
    ],
)
def test_what_is_no_name_beyond_doubt_is_left(text: str, name: str, tag: tuple[str, float]) -> None:
    article = read(text, load_pack("kk"), tagger=Says(**{name.replace(" ", "_"): tag}))
    assert names(article, "person") == names(article, "organization") == []


def test_the_rules_win_the_words_they_have_read() -> None:
    text = "Алматы облысының Білім басқармасы есеп берді, дейді Ерік Сапаров мырза."
    plain = read(text, load_pack("kk"))
    tagger = Says(Алматы=("person", 1.0), Ерік_Сапаров=("organization", 1.0))
    tagged = read(text, load_pack("kk"), tagger=tagger)
    assert [entity.name for entity in tagged.entities] == [entity.name for entity in plain.entities]


def test_the_tagger_is_asked_only_where_a_capital_is_left_unexplained() -> None:
    tagger = Says()
    read("Қалада бес мектеп салынды. Жиында Тіршілік Күміс болды. Алматыда су тапшы.", load_pack("kk"), tagger=tagger)
    assert tagger.asked == ["Жиында Тіршілік Күміс болды."]


def test_an_acronym_joins_the_organizations() -> None:
    text = "Құжатқа ҰҚҚЫ мүшелері қол қойды."
    assert "ҰҚҚЫ" in names(read(text, load_pack("kk"), tagger=Says(ҰҚҚЫ=("organization", 0.95))), "organization")
