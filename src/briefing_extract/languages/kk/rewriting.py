"""Kazakh in whatever script and typing it comes, rewritten to clean Cyrillic."""

from __future__ import annotations

from briefing_extract.alignment import Alignment


def rewrite(text: str, script: str) -> tuple[str, Alignment]:
    """The Cyrillic of a Kazakh passage in `script` (ISO 15924: Latn, Arab, Cyrl) and its alignment with the passage."""
    if script == "Latn":
        from briefing_extract.languages.kk.latin import to_cyrillic
    elif script == "Arab":
        from briefing_extract.languages.kk.arabic import to_cyrillic
    else:
        from briefing_extract.languages.kk.slips import mend as to_cyrillic
    return to_cyrillic(text)
