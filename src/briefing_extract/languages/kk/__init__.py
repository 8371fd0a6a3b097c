"""Kazakh: the words of the pack, its morphology, and a spaCy language class.

`Kazakh` is imported on first use, so that the morphology alone does not wait for spaCy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing_extract.languages.kk.spacy_language import Kazakh, KazakhDefaults

__all__ = ["Kazakh", "KazakhDefaults"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from briefing_extract.languages.kk import spacy_language

        return getattr(spacy_language, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
