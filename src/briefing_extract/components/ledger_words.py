"""The words that tell why a number is no fact, as the pack lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_extract.languages.pack import Pack


@dataclass(slots=True)
class LedgerWords:
    """The ledger's words of a pack."""

    pack: Pack
    identifiers: dict[str, bool]
    ordinals: dict[str, bool]
    streets: dict[str, bool]
    signs: frozenset[str]
    codes: frozenset[str]
    contact_nouns: dict[str, bool]
    contact_verbs: frozenset[str]
    multipliers: frozenset[str]
    times: frozenset[str]
    rises: tuple[str, ...]
    after_one: frozenset[str]
    idioms: frozenset[str]
    before_one: frozenset[str]
    only: frozenset[str]
    contact_services: dict[str, bool]
    ordinal_words: frozenset[str]
    reaches_age: frozenset[str]
    age_nouns: frozenset[str]
    towards: frozenset[str]
    rows: dict[str, bool]
    telephones: frozenset[str]
    rank_place: str
    rank_verbs: tuple[str, ...]
    quarter: str
    before_quarter: frozenset[str]
    after_quarter: frozenset[str]
    base_cues: frozenset[str]
    base_nouns: dict[str, bool]
    base_rates: frozenset[str]
    series: frozenset[str]
    rank_best: frozenset[str]
    eras: frozenset[str]
    of_year: tuple[str, ...]
    year_beginnings: frozenset[str]
    sayings: dict[str, dict[str, bool]]
    legal: dict[str, bool]
    streets_short: frozenset[str]
    stages: dict[str, bool]
    offices: dict[str, bool]
    releases: dict[str, bool]
    years_glued: tuple[str, ...]
    year_verbs: tuple[str, ...]
    release_limits: frozenset[str]
    grades: dict[str, bool]
    rooms: frozenset[str]
    titled: frozenset[str]
    rank_moves: tuple[str, ...]
    spent: tuple[str, ...]
    age_bare: frozenset[str]
    emergencies: frozenset[str]
    emergency_words: dict[str, bool]

    @classmethod
    def of(cls, pack: Pack) -> LedgerWords:
        """The ledger's words of `pack`, built once."""
        found = pack.cache.get("ledger")
        if found is None:
            table = pack.table("ledger")

            def words(part: str, key: str) -> list[str]:
                return list(table.get(part, {}).get(key, []))

            found = pack.cache["ledger"] = cls(
                pack,
                dict.fromkeys(words("identifier", "nouns"), True),
                dict.fromkeys(words("ordinal", "nouns"), True),
                dict.fromkeys(words("identifier", "streets"), True),
                frozenset(words("identifier", "signs")),
                frozenset(words("identifier", "codes")),
                dict.fromkeys(words("contact", "nouns"), True),
                frozenset(words("contact", "verbs")),
                frozenset(words("idiom", "multipliers")),
                frozenset(words("idiom", "times")),
                tuple(words("idiom", "rises")),
                frozenset(words("idiom", "after_one")),
                frozenset(words("idiom", "words")),
                frozenset(words("idiom", "before_one")),
                frozenset(words("idiom", "only")),
                dict.fromkeys(words("contact", "services"), True),
                frozenset(words("ordinal", "words")),
                frozenset(words("age", "reach")),
                frozenset(words("age", "nouns")),
                frozenset(words("date", "towards")),
                dict.fromkeys(words("ordinal", "rows"), True),
                frozenset(words("contact", "telephones")),
                table.get("rank", {}).get("place", ""),
                tuple(words("rank", "verbs")),
                table.get("quarter", {}).get("word", ""),
                frozenset(words("quarter", "before")),
                frozenset(words("quarter", "after")),
                frozenset(words("base", "cues")),
                dict.fromkeys(words("base", "nouns"), True),
                frozenset(words("base", "rates")),
                frozenset(words("ordinal", "series")),
                frozenset(words("rank", "best")),
                frozenset(words("date", "eras")),
                tuple(words("date", "of_year")),
                frozenset(words("date", "year_beginnings")),
                {numbers: dict.fromkeys(nouns, True) for numbers, nouns in table.get("sayings", {}).items()},
                dict.fromkeys(words("identifier", "legal"), True),
                frozenset(words("identifier", "streets_short")),
                dict.fromkeys(words("ordinal", "stages"), True),
                dict.fromkeys(words("ordinal", "offices"), True),
                {
                    **dict.fromkeys(words("identifier", "releases"), True),
                    **dict.fromkeys(words("identifier", "release_like"), False),
                },
                tuple(words("date", "glued")),
                tuple(words("date", "year_verbs")),
                frozenset(words("identifier", "release_limits")),
                dict.fromkeys(words("ordinal", "grades"), True),
                frozenset(words("identifier", "rooms")),
                frozenset(words("name", "titled")),
                tuple(words("rank", "moves")),
                tuple(words("base", "spent")),
                frozenset(words("age", "bare")),
                frozenset(words("contact", "emergencies")),
                dict.fromkeys(words("contact", "emergency_words"), True),
            )
        return found

    def is_a(self, form: str, nouns: dict[str, bool]) -> bool:
        """Whether a lower-case form is one of these nouns, with or without suffixes."""
        return form in nouns or self.pack.morphology.lookup(form, nouns) is not None
