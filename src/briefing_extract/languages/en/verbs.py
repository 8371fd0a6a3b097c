"""English verbs, as far as the rooms need them."""

from __future__ import annotations

AUXILIARIES = frozenset(
    "is are was were be been being has have had do does did will would shall should can could may might must".split()
)
# past forms that no ending tells
IRREGULAR = frozenset(
    "rose fell grew came went made took sold bought built paid spent cost sent kept led lost won said told gave got became began "
    "brought held left met ran saw stood sank shrank broke drew drove put cut hit set let rises falls grows comes goes makes "
    "takes sells costs stands remains includes amounts totals".split()
)


def is_finite_verb(form: str) -> bool:
    """Whether a lower-case form is an auxiliary, a known past form, or ends as the regular past does."""
    return form in AUXILIARIES or form in IRREGULAR or (form.endswith("ed") and len(form) > 4)


def is_negated(form: str) -> bool:
    """Whether a lower-case form denies by itself."""
    return form in ("not", "no", "never") or form.endswith(("n’t", "n't"))
