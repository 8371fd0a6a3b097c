"""Kazakh verbs, as far as the rooms need them: is a form a finite verb or a converb of one?"""

from __future__ import annotations

from functools import lru_cache

import regex

# past, perfect, present-future, intention, converb, hearsay; with their personal endings
FINITE = regex.compile(
    r".{2,}(?:"
    r"(?:ды|ді|ты|ті)(?:м|қ|к|ңыз|ңіз)?"
    r"|(?:ған|ген|қан|кен)(?:мын|мін|бын|бін|мыз|міз|быз|біз|сың|сің)?"
    r"|(?:а|е|й)(?:ды|ді|мын|мін|мыз|міз|сыз|сіз)"
    r"|(?:мақ|мек|бақ|бек|пақ|пек)(?:шы|ші)?"
    r"|(?:ып|іп|п)(?:ты|ті)?"
    r"|(?:са|се)"
    r")"
)


@lru_cache(maxsize=65536)
def is_finite_verb(form: str) -> bool:
    """Whether a lower-case form looks like a finite verb or converb («салынды», «алынған», «қатысып»)."""
    return FINITE.fullmatch(form) is not None


NEGATED = regex.compile(r".{2,}[мбп][ае](?:й|с$|ғ|г|д|т|п|у|са|се|қ|к|ған|ген).*")


@lru_cache(maxsize=65536)
def is_negated(form: str) -> bool:
    """Whether a lower-case form looks like a denied verb («орындалмаған», «тимейді», «алынбады») or is «жоқ», «емес»."""
    return form in ("жоқ", "емес") or NEGATED.fullmatch(form) is not None
