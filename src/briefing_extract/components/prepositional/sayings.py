"""Verbs of saying and the phrases that name a source, compiled from a pack's `cues.toml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_extract.components.article import Article
    from briefing_extract.languages.pack import Pack

Phrase = tuple[str, ...]


@dataclass(slots=True)
class Sayings:
    """The words by which a text names its sources."""

    saying: frozenset[str]
    weak: frozenset[str]
    finding: frozenset[str]
    impersonal: frozenset[str]
    forms: dict[str, str]  # English: every form of a verb of saying and its base
    by: frozenset[str]
    data: frozenset[str]
    groups: frozenset[str]
    phrases: dict[str, dict[str, list[Phrase]]] = field(default_factory=dict)  # by list and first word, the longest first

    @classmethod
    def of(cls, pack: Pack) -> Sayings:
        """The lists of a pack, compiled once."""
        known = pack.cache.get("sayings")
        if isinstance(known, Sayings):
            return known
        table = pack.table("cues")
        verbs, nouns, phrases = table.get("verbs", {}), table.get("nouns", {}), table.get("phrases", {})
        saying = frozenset(verbs.get("saying", []))
        finding = frozenset(verbs.get("finding", []))
        forms = _english_forms(saying | finding, table.get("irregular", {})) if "irregular" in table else {}
        found = cls(
            saying=saying,
            weak=frozenset(verbs.get("weak", [])),
            finding=finding,
            impersonal=frozenset(verbs.get("impersonal", [])),
            forms=forms,
            by=frozenset(nouns.get("by", [])),
            data=frozenset([*nouns.get("data", []), *phrases.get("data", [])]),
            groups=frozenset([*nouns.get("groups", []), *phrases.get("groups", [])]),
            phrases={name: _by_first_word(entries) for name, entries in phrases.items()},
        )
        pack.cache["sayings"] = found
        return found

    def phrase_at(self, article: Article, index: int, name: str) -> int:
        """Words of the longest phrase of the list `name` that stands at `index`; 0 where none does."""
        words = article.words
        for phrase in self.phrases.get(name, {}).get(words[index].lower, ()) if index < len(words) else ():
            if index + len(phrase) <= len(words) and all(words[index + k].lower == piece for k, piece in enumerate(phrase)):
                return len(phrase)
        return 0

    def phrase_in(self, article: Article, first: int, last: int, name: str) -> tuple[int, int] | None:
        """The first phrase of the list `name` that stands in the range."""
        for index in range(first, last):
            size = self.phrase_at(article, index, name)
            if size and index + size <= last:
                return index, index + size
        return None


def _by_first_word(entries: list[str]) -> dict[str, list[Phrase]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted((tuple(entry.split()) for entry in entries), key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _english_forms(bases: frozenset[str], irregular: dict[str, str]) -> dict[str, str]:
    forms: dict[str, str] = dict(irregular)
    past = set(irregular.values())
    for base in bases:
        third = (
            base + "es"
            if base.endswith(("s", "sh", "ch", "x"))
            else base[:-1] + "ies"
            if base.endswith("y") and base[-2] not in "aeiou"
            else base + "s"
        )
        forms[third] = base
        if base not in past or base in ("forecast",):
            if base.endswith("e"):
                forms[base + "d"] = base
            elif base.endswith("y") and base[-2] not in "aeiou":
                forms[base[:-1] + "ied"] = base
            elif base in ("admit",):
                forms["admitted"] = base
            else:
                forms[base + "ed"] = base
    return forms
