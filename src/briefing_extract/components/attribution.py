"""Room: who stands behind what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_extract.components.article import Article


def read_attribution(article: Article) -> None:
    """Fill `article.quotes` and `article.attributions` (first version: nothing)."""
