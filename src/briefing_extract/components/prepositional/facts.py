"""The last room: quantity + subject + change + whole + rate + period + place + source → a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_extract.components.article import FactDraft
from briefing_extract.components.prepositional.changes import ChangeFinder
from briefing_extract.components.prepositional.parts import PartFinder
from briefing_extract.components.prepositional.periods import PeriodFinder
from briefing_extract.components.prepositional.phrases_by_case import CasePhrases
from briefing_extract.components.prepositional.phrases_by_order import OrderPhrases
from briefing_extract.components.prepositional.places import place_of
from briefing_extract.components.prepositional.rates import RateFinder
from briefing_extract.components.prepositional.subjects import SubjectFinder
from briefing_extract.components.validity import warnings_of

if TYPE_CHECKING:
    from briefing_extract.components.article import Article

# Start of the confidence of a fact, by what is uncertain about it.
BASE = 0.95
NO_SUBJECT = 0.8
WARNED = 0.6


def build_facts(article: Article) -> None:
    """Fill `article.facts` from `article.quantities`, in text order: fact `i` belongs to quantity `i`. Never raises."""
    article.facts = []
    if not article.quantities:
        return
    phrases = (CasePhrases if hasattr(article.pack.morphology, "inflect") else OrderPhrases)(article)
    subjects, changes = SubjectFinder(article, phrases), ChangeFinder(article, phrases)
    parts, rates, periods = PartFinder(article, phrases), RateFinder(article, phrases), PeriodFinder(article, phrases)
    facts = article.facts
    for at, quantity in enumerate(article.quantities):
        fact = FactDraft(quantity, attribution=article.attribution_at(quantity.start))
        if quantity.rule:
            fact.rules.append(quantity.rule)
        change = changes.find(at)
        subject = subjects.find(at, change)
        sureness = NO_SUBJECT
        if subject is not None:
            fact.subject, fact.head = (subject.start, subject.end), subject.head
            fact.rules.append(subject.rule)
            sureness = BASE * (0.7 + 0.3 * subject.sureness)
        if change is not None:
            fact.direction, fact.role = change.direction, change.role
            fact.rules.append(change.rule)
            if change.role == "to" and quantity.modifier == "at_most":
                quantity.modifier = "exact"  # «до» as the target of a change limits nothing
        rate = rates.find(at, changing=change is not None and change.role == "by")
        if rate is not None:
            fact.per, fact.per_value, fact.per_unit = (rate.start, rate.end), rate.value, rate.unit
            fact.rules.append("base of a rate")
        fact.period = periods.find(quantity)
        fact.place = subjects.named_place(quantity) or place_of(article, quantity)
        fact.confidence = round(sureness, 3)
        facts.append(fact)
        fact.part_of = parts.find(at, facts)
        if fact.part_of is not None:
            fact.rules.append("part of a whole")
    for fact in facts:
        fact.warnings = warnings_of(fact, facts)
        if fact.warnings:
            fact.confidence = min(fact.confidence, WARNED)
