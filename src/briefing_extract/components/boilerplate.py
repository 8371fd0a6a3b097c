"""Room: what lies outside the article proper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_extract.components.article import Article


def read_boilerplate(article: Article) -> None:
    """Fill `article.boilerplate` (first version: nothing)."""
