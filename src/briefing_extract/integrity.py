"""Whether a document keeps the contract's word where no type can: its spans, references, ranges and ledger."""

from __future__ import annotations

from itertools import pairwise

from briefing_extract.schema import Document, Fact, Skipped


def defects(document: Document) -> list[str]:
    """What in a document contradicts the contract, one line each; empty where nothing does.

    Spans that are not what stands in the text, references to nothing, facts out of order, ranges with a
    value, and runs of digits that lie in no fact and no skipped item, or in more than one.
    """
    text, found = document.text, []
    spans: list[tuple[str, int, int, str]] = []
    names = [entity.id for entity in document.entities]
    facts = [fact.id for fact in document.facts]
    for kind, ids in (("entity", names), ("fact", facts)):
        found += [f"{kind} id {id} stands {ids.count(id)} times" for id in sorted({i for i in ids if ids.count(i) > 1})]
    known, known_facts = {*names, None}, {*facts, None}
    for entity in document.entities:
        spans += [(f"mention of {entity.id}", m.start, m.end, m.text) for m in entity.mentions]
        if entity.organization not in known:
            found.append(f"{entity.id}: organization {entity.organization} is no entity")
    before = 0
    for fact in document.facts:
        spans.append((fact.id, fact.start, fact.end, fact.text))
        if fact.subject:
            spans.append((f"subject of {fact.id}", fact.subject.start, fact.subject.end, fact.subject.text))
        if fact.attribution.cue:
            cue = fact.attribution.cue
            spans.append((f"cue of {fact.id}", cue.start, cue.end, cue.text))
        if fact.start < before:
            found.append(f"{fact.id}: out of text order")
        before = fact.start
        if not (fact.sentence.start <= fact.start and fact.end <= fact.sentence.end):
            found.append(f"{fact.id}: outside its sentence")
        if fact.part_of not in known_facts or fact.part_of == fact.id:
            found.append(f"{fact.id}: part_of {fact.part_of} is no other fact")
        found += [
            f"{fact.id}: {role} {name} is no entity"
            for role, name in (("speaker", fact.attribution.speaker), ("organization", fact.attribution.organization))
            if name not in known
        ]
        ends = (fact.low is not None, fact.high is not None)
        if (fact.modifier == "range") != (fact.value is None) or ends != ((fact.modifier == "range"),) * 2:
            found.append(f"{fact.id}: a range has low and high and no value, anything else a value")
        elif fact.low is not None and fact.high is not None and fact.low > fact.high:
            found.append(f"{fact.id}: low is above high")
    for quote in document.quotes:
        spans.append(("quote", quote.start, quote.end, quote.text))
        if quote.cue:
            spans.append(("cue of a quote", quote.cue.start, quote.cue.end, quote.cue.text))
        if quote.speaker not in known or quote.organization not in known:
            found.append(f"quote at {quote.start}: its speaker or organization is no entity")
    spans += [("skipped item", item.start, item.end, item.text) for item in document.skipped]
    found += [
        f"{what} at {start}: «{words}» is not what stands there" for what, start, end, words in spans if text[start:end] != words
    ]
    return found + _unaccounted(document)


def _unaccounted(document: Document) -> list[str]:
    items: tuple[Fact | Skipped, ...] = (*document.facts, *document.skipped)
    ledger = sorted((item.start, item.end) for item in items)
    found, at, position, text = [], 0, 0, document.text
    for (_, end), (start, _) in pairwise(ledger):
        if start < end:
            found.append(f"two items of the ledger overlap at {start}")
    while position < len(text):
        if not text[position].isdecimal():
            position += 1
            continue
        last = position
        while last < len(text) and text[last].isdecimal():
            last += 1
        while at < len(ledger) and ledger[at][1] < last:
            at += 1
        if at == len(ledger) or ledger[at][0] > position:
            found.append(f"«{text[position:last]}» at {position} is in no fact and no skipped item")
        position = last
    return found
