"""What an article says in Cyrillic beside what is read of it in another script: the same facts, in their mapped places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing_extract import Document, Extractor
from briefing_extract.jsontext import read_json
from briefing_extract.spelling import canonicalise
from rescript import Rescripted, Script

Key = tuple[Any, ...]


@dataclass
class Compared:
    """Counts over articles: facts on either side, those that are the same, and what differs, one line each."""

    expected: int = 0
    found: int = 0
    same: int = 0
    scripts: Counter[str] = field(default_factory=Counter)
    agreement: Counter[str] = field(default_factory=Counter)  # attributes of the facts that are the same, and skipped items
    asked: Counter[str] = field(default_factory=Counter)
    differences: list[tuple[str, str]] = field(default_factory=list)  # class, line

    @property
    def share(self) -> float:
        """The harmonic mean of how much is found and how much of what is found was said; 1 where nothing was said."""
        return 2 * self.same / (self.expected + self.found) if self.expected + self.found else 1.0


def articles(folder: Path) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Id, what a record tells, and the text in its one spelling, of each Cyrillic article of a folder."""
    for path in sorted(folder.glob("kk-*.json")):
        source = read_json(path.read_text(encoding="utf-8"))
        if source["script"] == "Cyrl":
            told = {key: source.get(key) for key in ("outlet", "title", "published") if source.get(key)}
            yield source["id"], told, canonicalise(source["text"])[0]


def told_in(told: Mapping[str, Any], script: Script) -> dict[str, Any]:
    """What a record tells, its title in the article's script."""
    return {key: script(value).text if key == "title" else value for key, value in told.items()}


def compare(extractor: Extractor, document: Document, told: Mapping[str, Any], script: Script, into: Compared) -> None:
    """Add one article, whose Cyrillic document is known, to the counts of a script."""
    rescripted = script(document.text)
    other = extractor.extract(rescripted.text, **told_in(told, script))
    into.scripts[other.script] += 1
    ours = {_key(fact, *rescripted.span(fact.start, fact.end)): fact for fact in document.facts}
    theirs = {_key(fact, fact.start, fact.end): fact for fact in other.facts}
    both = ours.keys() & theirs.keys()
    into.expected += len(ours)
    into.found += len(theirs)
    into.same += len(both)
    for key in both:
        _attributes(document, ours[key], other, theirs[key], rescripted, into)
    _skipped(document, other, rescripted, into)
    _names(document, other, into)
    _differences(document, other, ours, theirs, into)


def _key(fact: Any, start: int, end: int) -> Key:
    return fact.kind, fact.value, fact.low, fact.high, fact.modifier, fact.unit, start, end


def _attributes(document: Document, fact: Any, other: Document, twin: Any, rescripted: Rescripted, into: Compared) -> None:
    head, twin_head = (item.subject.head.lower() if item.subject else None for item in (fact, twin))
    place = (fact.subject and rescripted.span(fact.subject.start, fact.subject.end)) or None
    speakers = [_name(text, item.attribution.speaker) for text, item in ((document, fact), (other, twin))]
    organizations = [_name(text, item.attribution.organization) for text, item in ((document, fact), (other, twin))]
    same = {
        "subject": place == ((twin.subject.start, twin.subject.end) if twin.subject else None),
        "head": head == twin_head,
        "period": (fact.period and (fact.period.start, fact.period.end))
        == (twin.period and (twin.period.start, twin.period.end)),
        "place": fact.place == twin.place,
        "change": fact.change == twin.change,
        "mode": fact.attribution.mode == twin.attribution.mode,
        "speaker": speakers[0] == speakers[1],
        "organization": organizations[0] == organizations[1],
    }
    into.asked.update(same.keys())
    into.agreement.update(key for key, value in same.items() if value)


def _name(document: Document, id: str | None) -> str | None:
    entity = document.entity(id) if id else None
    return entity.name.casefold() if entity else None


def _skipped(document: Document, other: Document, rescripted: Rescripted, into: Compared) -> None:
    ours = {(item.reason, *rescripted.span(item.start, item.end)) for item in document.skipped}
    theirs = {(item.reason, item.start, item.end) for item in other.skipped}
    into.asked["skipped"] += len(ours)
    into.agreement["skipped"] += len(ours & theirs)


def _names(document: Document, other: Document, into: Compared) -> None:
    for kind in ("person", "organization", "place"):
        ours, theirs = (
            Counter(entity.name.casefold() for entity in text.entities if entity.type == kind) for text in (document, other)
        )
        into.asked[f"{kind} names"] += ours.total()
        into.agreement[f"{kind} names"] += (ours & theirs).total()
        if ours != theirs:
            lost, found = (", ".join(sorted(names)) or "–" for names in (ours - theirs, theirs - ours))
            into.differences.append((f"{kind} names", f"{document.id}: {lost} → {found}"))


def _differences(document: Document, other: Document, ours: dict[Key, Any], theirs: dict[Key, Any], into: Compared) -> None:
    """Each Cyrillic fact that is not the same, by what became of it; then facts that nobody stated."""
    taken: set[Key] = set()
    for key in sorted(ours.keys() - theirs.keys(), key=lambda key: key[-2:]):
        said = f"{document.id}: {_shown(ours[key])}"
        near = [twin for twin in theirs if twin[-2] < key[-1] and key[-2] < twin[-1]]
        if near:
            taken.update(near)
            twin = near[0]
            what = [name for name, a, b in zip(_FIELDS, key, twin, strict=True) if a != b]
            into.differences.append((", ".join(what) or "repeated", f"{said} → {_shown(theirs[twin])}"))
            continue
        skipped = [item for item in other.skipped if item.start < key[-1] and key[-2] < item.end]
        place = other.text[key[-2] : key[-1]]
        if skipped:
            into.differences.append((f"skipped as {skipped[0].reason}", f"{said} → «{skipped[0].text}»"))
        else:
            into.differences.append(("lost", f"{said} → «{place}»"))
    for key in sorted(theirs.keys() - ours.keys() - taken, key=lambda key: key[-2:]):
        into.differences.append(("invented", f"{document.id}: → {_shown(theirs[key])}"))


_FIELDS = ("kind", "value", "low", "high", "modifier", "unit", "start", "end")


def _shown(fact: Any) -> str:
    value = fact.value if fact.value is not None else f"{fact.low}–{fact.high}"
    return f"«{fact.text}» {fact.kind} {value} {fact.modifier} {fact.unit or ''}".rstrip()
