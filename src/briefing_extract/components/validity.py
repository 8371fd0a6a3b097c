"""What a reader should doubt about a fact: parts larger than their whole, odd percentages, endless numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_extract.components.article import FactDraft

MAX_DIGITS = 18
PART_LARGER = "a part larger than its whole"
OVER_HUNDRED = "a percentage over 100 that is no change"
TOO_LONG = "a value of more than 18 digits"


def warnings_of(fact: FactDraft, facts: list[FactDraft]) -> list[str]:
    """The warnings of the contract that hold for a fact; `facts` is the list that `part_of` points into."""
    quantity, found = fact.quantity, []
    if fact.part_of is not None and 0 <= fact.part_of < len(facts):
        whole = facts[fact.part_of].quantity
        part = quantity.value if quantity.value is not None else quantity.high
        total = whole.value if whole.value is not None else whole.high
        if (
            part is not None
            and total is not None
            and whole.kind == quantity.kind
            and whole.unit == quantity.unit
            and part > total
        ):
            found.append(PART_LARGER)
        elif quantity.kind in ("percent", "fraction") and part is not None and part > (100 if quantity.kind == "percent" else 1):
            found.append(PART_LARGER)
    highest = quantity.value if quantity.value is not None else quantity.high
    if quantity.kind == "percent" and quantity.unit == "%" and highest is not None and highest > 100 and fact.role is None:
        found.append(OVER_HUNDRED)
    for value in (quantity.value, quantity.low, quantity.high):
        if (
            value is not None
            and value.is_finite()
            and len(value.as_tuple().digits) + max(0, int(value.as_tuple().exponent)) > MAX_DIGITS
        ):
            found.append(TOO_LONG)
            break
    return found
