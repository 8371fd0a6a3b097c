"""How sure a fact is: the probability that its value, modifier, unit, subject and speaker are all right.

A logistic model over what the rooms know about their own decision. Its weights (`confidence.toml` of the pack) are fitted
to annotated articles by `training.confidence`, whose card says on which; a pack without weights gives every fact the same.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, FactDraft

UNFITTED = 0.8
HIGHEST = 0.99  # nothing read by rules is certain
SMALL = 10


def features(article: Article, fact: FactDraft) -> dict[str, float]:
    """What is known about a fact, by name; 1 or 0 but for the sureness of its subject."""
    quantity, said = fact.quantity, fact.attribution
    speakers = sum(entity.speaker for entity in article.entities if entity.type == "person")
    subject = fact.subject is not None
    value = quantity.value if quantity.value is not None else quantity.high
    words = article.words[quantity.first : quantity.last]
    found = {
        "always": 1.0,
        f"kind {quantity.kind}": 1.0,
        f"mode {said.mode}": 1.0,
        "no subject": float(not subject),
        "doubt of the subject": 1.0 - fact.sureness if subject else 0.0,
        "unit of a neighbour": float(quantity.elided),
        "in words": float(not any(word.kind == "digits" for word in words)),
        "small count": float(quantity.kind == "count" and value is not None and value <= SMALL),
        "possessive": float(quantity.possessive),
        "modifier": float(quantity.modifier not in ("exact", "range")),
        "said by nobody known": float(said.mode != "none" and said.speaker is None),
        "several speakers": float(speakers > 1),
        "context of several": float(speakers > 1 and said.mode in ("context", "none")),
        "no speaker in the article": float(speakers == 0),
        "part": float(fact.part_of is not None),
        "change": float(fact.direction is not None),
        "warned": float(bool(fact.warnings)),
    }
    found.update({f"rule {rule}": 1.0 for rule in fact.rules})
    return {name: value for name, value in found.items() if value}


def confidence(article: Article, fact: FactDraft) -> float:
    """The probability that the fact is right as a whole, 0 to 1."""
    weights: dict[str, float] = article.pack.table("confidence").get("weights", {})
    if not weights:
        return UNFITTED
    score = sum(weights.get(name, 0.0) * value for name, value in features(article, fact).items())
    return round(min(1 / (1 + exp(-score)), HIGHEST), 3)
