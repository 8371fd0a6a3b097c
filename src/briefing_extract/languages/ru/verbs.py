"""Russian verbs, as far as the rooms need them."""

from __future__ import annotations

from functools import lru_cache

from briefing_extract.languages.ru.morphology import readings


@lru_cache(maxsize=65536)
def is_finite_verb(form: str) -> bool:
    """Whether a lower-case form is most likely a finite verb or a short participle («построено», «вырос», «составляет»)."""
    found = readings(form)
    return bool(found) and found[0].pos in ("verb", "short")


def is_negated(form: str) -> bool:
    """Whether a lower-case form denies by itself («нет», «не»)."""
    return form in ("не", "нет", "ни")
