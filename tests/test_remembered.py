"""A long run does not grow: forms are kept up to a bound, and no article outlives its reading."""

from __future__ import annotations

import gc

from briefing_extract.components.remembered import Remembered
from briefing_extract.languages.pack import load_pack
from briefing_extract.pipeline import read


def test_a_form_is_asked_about_once_and_no_more_than_the_bound_are_kept() -> None:
    asked: list[str] = []

    def length(form: str) -> int:
        asked.append(form)
        return len(form)

    lengths = Remembered(length, at_most=2)
    assert [lengths["су"], lengths["су"], lengths["жол"], lengths["мектеп"]] == [2, 2, 3, 6]
    assert asked == ["су", "жол", "мектеп"]
    assert len(lengths) == 1


def test_an_article_is_let_go_as_soon_as_nobody_holds_its_facts() -> None:
    article = read("Былтыр Алматыда 22 мыңнан астам студент грант алды.", load_pack("kk"))
    assert article.facts
    assert not [holder for holder in gc.get_referrers(article) if type(holder).__name__.endswith("Reader")]
