"""What the command line shows to people: documents, traces and figures as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefing_extract.engines import ModelState
from briefing_extract.evaluation import Figures, Rate
from briefing_extract.jsontext import format_number
from briefing_extract.schema import Document, Fact, Period, Trace

# How a modifier is written before its number.
SIGNS = {
    "exact": "",
    "approx": "≈ ",
    "nearly": "↗ ",
    "more_than": "> ",
    "less_than": "< ",
    "at_least": "≥ ",
    "at_most": "≤ ",
    "range": "",
}
LEGEND = "≈ about · ↗ nearly · > more than · < less than · ≥ at least · ≤ at most · ▲▼ change"
SHOWN_DIGITS = 40  # no column is wide enough for more


def plain(text: str | None) -> Text:
    """Text of an article for a terminal: line ends as spaces, nothing that a terminal would obey."""
    return Text("".join(c if c.isprintable() else " " for c in text or ""))


def show_number(value: Decimal | None) -> str:
    """A value with its thousands apart: «2 671 000», «43.7»."""
    if value is None:
        return "–"
    digits = format_number(value)
    if digits is None or len(digits) > SHOWN_DIGITS:
        return f"{value:.6e}"
    whole, point, fraction = digits.lstrip("-").partition(".")
    return ("−" if value < 0 else "") + f"{int(whole):,}".replace(",", " ") + point + fraction


def show_quantity(fact: Fact) -> str:
    """A fact's number with its modifier and unit: «> 22 000», «5–7 %», «2 150 000 000 KZT»."""
    number = show_number(fact.value) if fact.modifier != "range" else f"{show_number(fact.low)}–{show_number(fact.high)}"
    if fact.numerator is not None and fact.denominator is not None:
        number += f" ({fact.numerator}/{fact.denominator})"
    change = {"increase": "▲", "decrease": "▼"}[fact.change.direction] + f" {fact.change.role} " if fact.change else ""
    return f"{change}{SIGNS[fact.modifier]}{number}" + (f" {fact.unit}" if fact.unit else "")


def show_period(period: Period | None) -> str:
    """A period as short as it can be said: a year, a day, or its first and last day."""
    if period is None:
        return ""
    start, end = period.start, period.end
    if start is None or end is None:
        return f"«{period.text}»"
    if start == end:
        return start.isoformat()
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    return f"{start.isoformat()} … {end.isoformat()}"


def _grid(*columns: str, title: Text | None = None, right: Sequence[int] = ()) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    for position, column in enumerate(columns):
        table.add_column(column, overflow="fold", justify="right" if position in right else "left")
    return table


def document_table(document: Document, *, skipped: bool = False) -> RenderableType:
    """The facts of a document, and with `skipped` every other number with the reason why it is none."""
    origin = document.source
    heading = origin.title or document.text.strip().partition("\n")[0][:80] or document.id
    details = [document.id, origin.outlet, origin.published and origin.published.isoformat(), origin.uri]
    table = _grid("", "number", "of what", "when, where", "who says it", "as written", title=plain(heading))
    for fact in document.facts:
        subject = plain(fact.subject.text if fact.subject else None)
        if fact.subject and not fact.subject.text.lower().split()[-1].startswith(fact.subject.head[:3]):
            subject.append_text(plain(f" = {fact.subject.head}"))  # what «соның» and «олардың» stand for
        if fact.per:
            subject.append_text(plain(f" / {fact.per}"))
        if fact.part_of:
            subject.append(f" ⊂ {fact.part_of}", style="dim")
        when = ", ".join(part for part in (show_period(fact.period), fact.place) if part)
        written = plain(fact.text)
        if fact.warnings:
            written.append(" ⚠ " + "; ".join(fact.warnings), style="yellow")
        name, number, source = Text(fact.id, style="dim"), plain(show_quantity(fact)), _source(document, fact)
        table.add_row(name, number, subject, plain(when), source, written)
    parts: list[RenderableType] = [plain(" · ".join(str(part) for part in details if part)), table]
    if not document.facts:
        parts[-1] = plain(f"{heading}: no numeric facts")
    if skipped:
        ledger = _grid("skipped", "as", "at")
        for item in document.skipped:
            ledger.add_row(plain(item.text), item.reason, str(item.start))
        parts.append(ledger if document.skipped else Text("no skipped numbers"))
    return Group(*parts)


def _source(document: Document, fact: Fact) -> Text:
    speaker, office = document.entity(fact.attribution.speaker), document.entity(fact.attribution.organization)
    names = ", ".join(entity.name for entity in (speaker, office) if entity)
    text = plain(names)
    if fact.attribution.mode != "none":
        text.append(f"{' ' if names else ''}({fact.attribution.mode})", style="dim")
    return text


def trace_table(document: Document, traces: Iterable[Trace]) -> RenderableType:
    """For each number of a text: what became of it, by which named rule, out of which entries of the pack."""
    facts = {fact.id: fact for fact in document.facts}
    table = _grid("at", "number", "outcome", "rule", "pack entries", right=(0,))
    for trace in traces:
        fact = facts.get(trace.outcome)
        outcome = f"{trace.outcome}: {fact.kind} {show_quantity(fact)}" if fact else trace.outcome
        table.add_row(str(trace.start), plain(trace.text), plain(outcome), trace.rule, ", ".join(trace.entries))
    return table


def figures_table(figures: Figures) -> RenderableType:
    """The figures of an evaluation: rates first, then the accuracy of each attribute of the facts found."""
    rates = _grid("", "precision", "recall", "F1", "right", "extra", "lost", right=range(1, 7))
    rows: dict[str, Rate] = {
        "facts": figures.facts,
        **{f"  {name}, where there is one": rate for name, rate in figures.presence.items() if name != "organization"},
        "  organization, where there is one": figures.fact_organizations,
        "persons": figures.person,
        "organizations": figures.organization_entities,
        "organizations, both pooled": figures.organization,
        "direct quotes": figures.quotes,
    }
    for name, rate in rows.items():
        shares = (f"{share:.3f}" for share in (rate.precision, rate.recall, rate.f1))
        rates.add_row(name, *shares, str(rate.tp), str(rate.fp), str(rate.fn))
    attributes = _grid("of the facts found", "accuracy", "of", right=(1, 2))
    for name, accuracy in figures.attributes.items():
        attributes.add_row(name, f"{accuracy.accuracy:.3f}", str(accuracy.n))
    summary = (
        f"{figures.documents} documents · whole facts F1 {figures.whole_fact_f1:.3f} · language {figures.language_accuracy:.3f}"
        f" · digits accounted for {figures.digits_accounted:.3f} · texts changed {figures.texts_changed}"
    )
    return Group(Text(summary), rates, attributes)


def models_table(states: Sequence[ModelState]) -> RenderableType:
    """What each engine has for each language, and how to get the rest."""
    table = _grid("engine", "language", "processor", "state", "how to get it")
    for state in states:
        table.add_row(state.engine, state.language, state.processor, state.state, state.advice)
    return table
