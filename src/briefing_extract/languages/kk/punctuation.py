"""What splits a Kazakh token: inflected signs after digits («30%-ға»), lost spaces, dashes between numbers.

Hyphens do not split: «азық-түлік», «ҚР-дың» and «612-ге» are one word each.
"""

from __future__ import annotations

from spacy.lang.char_classes import (
    ALPHA,
    ALPHA_LOWER,
    ALPHA_UPPER,
    CONCAT_QUOTES,
    CURRENCY,
    LIST_ELLIPSES,
    LIST_ICONS,
    LIST_PUNCT,
    LIST_QUOTES,
    PUNCT,
    UNITS,
)

# spaCy's classes lack the Kazakh letters
LETTERS, LOWER, UPPER = f"{ALPHA}әғқңөұүһіӘҒҚҢӨҰҮҺІ", f"{ALPHA_LOWER}әғқңөұүһі", f"{ALPHA_UPPER}ӘҒҚҢӨҰҮҺІ"

INFIXES = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    r"(?<=[0-9])[+*^×](?=[0-9-])",
    r"(?<=[0-9])[–—](?=[0-9])",
    rf"(?<=[{LOWER}{CONCAT_QUOTES}])\.(?=[{UPPER}{CONCAT_QUOTES}])",
    rf"(?<=[{LETTERS}0-9%₸$€])[,:;!?](?=[{LETTERS}])",
    rf"(?<=[{LETTERS}])[–—=<>](?=[{LETTERS}0-9])",
]

SUFFIXES = [
    *LIST_PUNCT,
    *LIST_ELLIPSES,
    *LIST_QUOTES,
    *LIST_ICONS,
    "—",
    "–",
    r"(?<=[0-9])\+",
    rf"(?<=[0-9])(?:{CURRENCY})(?:-[{LOWER}]+)?",
    rf"(?<=[0-9])%-?[{LOWER}]*",
    rf"(?<=[0-9])(?:{UNITS}|млн|млрд|трлн|тг)(?:-[{LOWER}]+)?",
    rf"(?<=[0-9{LOWER}%²³{CONCAT_QUOTES}{PUNCT}])\.",
    rf"(?<=[{UPPER}][{UPPER}])\.",
]
