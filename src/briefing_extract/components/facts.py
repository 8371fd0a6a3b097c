"""The last room: quantity + subject + change + whole + rate + period + place + source → a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_extract.components.article import FactDraft
from briefing_extract.components.changes import ChangeFinder
from briefing_extract.components.confidence import confidence
from briefing_extract.components.parts import PartFinder
from briefing_extract.components.periods import period_of
from briefing_extract.components.phrases import Phrases
from briefing_extract.components.places import place_of
from briefing_extract.components.rates import RateFinder
from briefing_extract.components.subjects import SubjectFinder
from briefing_extract.components.validity import warnings_of

if TYPE_CHECKING:
    from briefing_extract.components.article import Article


def build_facts(article: Article) -> None:
    """Fill `article.facts` from `article.quantities`, in text order: fact `i` belongs to quantity `i`.

    Subjects, changes, parts and rates are read here; periods and places by their own rooms. Never raises on any text.
    """
    article.facts = []
    if not article.quantities:
        return
    phrases = Phrases(article)
    subjects, changes = SubjectFinder(article, phrases), ChangeFinder(article, phrases)
    parts, rates = PartFinder(article, phrases, subjects), RateFinder(article, phrases)
    facts = article.facts
    for at, quantity in enumerate(article.quantities):
        fact = FactDraft(quantity, attribution=article.attribution_at(quantity.start))
        if quantity.rule:
            fact.rules.append(quantity.rule)
        rate = rates.find(at)
        subject = subjects.find(at, rate)
        if subject is not None:
            fact.subject, fact.head = (subject.start, subject.end), subject.head
            fact.rules.append(subject.rule)
            fact.sureness = subject.sureness
        change = changes.find(at, subject)
        if change is not None:
            fact.direction, fact.role = change.direction, change.role
            fact.rules.append(change.rule)
        if rate is not None:
            fact.per, fact.per_value, fact.per_unit = (rate.start, rate.end), rate.value, rate.unit
            fact.rules.append(rate.rule)
        fact.period, fact.place = period_of(article, quantity), place_of(article, quantity)
        facts.append(fact)
        fact.part_of = parts.find(at, facts)
        if fact.part_of is not None:
            fact.rules.append("part of a whole")
        for step in parts.totals_of(at, facts):
            facts[step].part_of = at
            facts[step].rules.append("part of a total")
    for fact in facts:
        fact.warnings = warnings_of(fact, facts)
        fact.confidence = confidence(article, fact)
