"""The canonical text of an article: its marks in one spelling, each passage in the script that its language's pack reads."""

from __future__ import annotations

from typing import NamedTuple

from briefing_extract.alignment import Alignment, concatenate
from briefing_extract.languages.detection import clearly_kazakh, guess_language
from briefing_extract.languages.pack import load_pack, pack_languages
from briefing_extract.languages.passages import READ, Passage, read_passages
from briefing_extract.spelling import canonicalise


class Canonical(NamedTuple):
    """A canonical text, where its characters came from, and what the original is written in."""

    text: str
    alignment: Alignment
    language: str
    script: str
    passages: tuple[Passage, ...]  # in the offsets of the canonical text


def canonical_text(text: str, language: str | None = None) -> Canonical:
    """Rewrite a text to its canonical form; offsets are code points.

    `language` (ISO 639-1), where it is known, holds for every passage that is not plainly in another one. Clean text of a
    pack's own script comes back as it is, with the identity.
    """
    plain, alignment = canonicalise(text)
    spoken, script = guess_language(plain)
    spoken = language or spoken
    pieces: list[str] = []
    parts: list[tuple[int, Alignment]] = []
    found: list[Passage] = []
    length = 0
    for passage in read_passages(plain, language=language):
        piece = plain[passage.start : passage.end]
        # a line that no pack can read is the article's own language, told wrong
        spoken_here = passage.language if passage.language in READ else spoken
        if spoken not in READ and spoken_here == "kk" and not clearly_kazakh(piece):
            spoken_here = spoken  # a line too short to tell is told as Kazakh, in an article of a neighbour's tongue too
        if spoken_here in pack_languages():
            piece, later = load_pack(spoken_here).rewrite(piece, passage.script)
        else:
            later = Alignment(len(piece))
        pieces.append(piece)
        found.append(Passage(length, length + len(piece), spoken_here, passage.script))
        length += len(piece)
        parts.append((passage.start, later))
    if len(parts) == 1 and not parts[0][1].identity:
        return Canonical(pieces[0], alignment.then(parts[0][1]), spoken, script, tuple(found))
    if all(part.identity for _, part in parts):
        return Canonical("".join(pieces), alignment, spoken, script, tuple(found))
    return Canonical("".join(pieces), alignment.then(concatenate(parts)), spoken, script, tuple(found))
