"""The number words of a pack whose nouns follow their numbers: what a form is worth in a number, a fraction, a multiple."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing_extract.components.remembered import Remembered

if TYPE_CHECKING:
    from briefing_extract.languages.pack import Pack


class Sense(NamedTuple):
    """What a form means as a part of a number."""

    role: str  # cardinal · scale · dozen · vague · collective · ordinal · half scale · fraction · multiple
    value: Decimal
    entry: str
    case: str = "nom"
    plural: bool = False
    over: int = 1  # of a fraction
    under: int = 1


@dataclass(slots=True)
class NumberWords:
    """The number words of a pack, with the senses of the forms met so far."""

    pack: Pack
    lexicon: dict[str, Sense]
    vague: dict[str, Decimal]
    glued: dict[str, Decimal]
    halves: tuple[tuple[str, ...], ...]  # «с половиной», "and a half"
    half_prefix: str  # «полмиллиона»
    half_before: frozenset[str]
    articles: frozenset[str]
    joiner: str  # "a hundred and forty"
    point: frozenset[str]
    tenths: dict[str, int]
    decimal_join: frozenset[str]
    every: dict[str, bool]
    parts: dict[str, bool]
    out_of: tuple[tuple[str, ...], ...]
    signs: dict[str, int]
    compounds: tuple[tuple[str, Decimal], ...]  # the longest first
    doubtful: frozenset[str]
    never: frozenset[str]
    not_multiplied: frozenset[str]
    limits: frozenset[str]  # words that ask for a genitive: «около», «более»
    group: str
    decimal: str
    sense: Remembered[str, Sense | None] = field(init=False)

    def __post_init__(self) -> None:
        self.sense = Remembered(self._sense)

    @classmethod
    def of(cls, pack: Pack) -> NumberWords:
        """The number words of `pack`, built once."""
        words: NumberWords | None = pack.cache.get("prepositional numbers")
        if words is None:
            words = pack.cache["prepositional numbers"] = cls._build(pack)
        return words

    @classmethod
    def _build(cls, pack: Pack) -> NumberWords:
        table = pack.table("numerals")
        lexicon: dict[str, Sense] = {}

        def enter(role: str, group: dict[str, Any]) -> None:
            for word, value in group.items():
                lexicon.setdefault(word, Sense(role, Decimal(value), word))

        enter("cardinal", table["cardinals"])
        for word, power in table["scales"].items():
            lexicon[word] = Sense("scale", Decimal(10) ** power, word)
        enter("dozen", table["dozens"])
        enter("collective", table["collectives"])
        for word, (over, under) in table["fractions"]["nouns"].items():
            if word not in table["ordinals"]:
                lexicon[word] = Sense("fraction", Decimal(over) / under, word, over=over, under=under)
        enter("ordinal", table["ordinals"])
        enter("multiple", {word: value for word, value in table["multiples"]["words"].items() if value})
        decimal, half, fractions = table["decimal"], table["half"], table["fractions"]
        return cls(
            pack,
            lexicon,
            {word: Decimal(value) for word, value in table["vague"].items()},
            {word: Decimal(10) ** power for word, power in table["glued"].items()},
            tuple(tuple(phrase.split()) for phrase in half["phrases"]),
            half.get("prefix", ""),
            frozenset(half.get("before", [])),
            frozenset(table.get("articles", {}).get("words", [])),
            table.get("articles", {}).get("and", ""),
            frozenset(decimal["point"]),
            decimal.get("tenths", {}),
            frozenset(decimal.get("join", [])),
            dict.fromkeys(fractions["parts"]["every"], True),
            dict.fromkeys(fractions["parts"].get("nouns", []), True),
            tuple(tuple(phrase.split()) for phrase in fractions["out_of"]["phrases"]),
            table["signs"],
            tuple(
                sorted(((word, Decimal(value)) for word, value in table.get("compounds", {}).items()), key=lambda c: -len(c[0]))
            ),
            frozenset(table["doubtful"]["words"]),
            frozenset(table["doubtful"]["never"]),
            frozenset(table["multiples"].get("not_before", {}).get("words", [])),
            frozenset(table.get("limits", {}).get("words", [])),
            table["digits"]["group"],
            table["digits"]["decimal"],
        )

    def _sense(self, form: str) -> Sense | None:
        if form in self.never:
            return None
        found: tuple[Sense, Any] | None = self.pack.morphology.lookup(form, self.lexicon)
        if found is not None:
            known, tags = found
            if known.role == "multiple" and tags.plural:
                return None
            if known.role in ("dozen", "scale") and form in self.vague:
                return known._replace(case=tags.case, plural=True)
            if form in self.vague and known.role == "cardinal":
                return Sense("vague", self.vague[form], form, plural=True)  # "tens of thousands"
            return known._replace(case=tags.case, plural=tags.plural)
        if form in self.vague:
            return Sense("vague", self.vague[form], form, plural=True)
        if self.half_prefix and form.startswith(self.half_prefix) and len(form) > len(self.half_prefix) + 3:
            for size in (len(self.half_prefix), len(self.half_prefix) + 1):  # «полмиллиона», «полумиллиона»
                rest = self.pack.morphology.lookup(form[size:], self.lexicon)
                if rest is not None and rest[0].role in ("scale", "dozen"):
                    return Sense("half scale", rest[0].value / 2, form)
        return None

    def is_vague(self, form: str) -> bool:
        """Whether the form is a plural that counts nothing («сотни», "dozens")."""
        return form in self.vague

    def names(self, form: str, lexicon: dict[str, bool]) -> bool:
        """Whether the form is a form of a word of `lexicon`."""
        return self.pack.morphology.lookup(form, lexicon) is not None
