"""What the rooms of people share: persons and offices as they are found, and the word lists that find them.

Indices are positions in `Article.words`, end exclusive. How names and offices stand in a sentence depends on the language:
by case endings (`names_by_case`, `offices_by_case`) or by the order of words (`names_by_order`, `offices_by_order`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Word
    from briefing_extract.languages.pack import Pack

CLOSERS = {"«": "»", '"': '"', "„": "“", "“": "”"}


class NameOption(NamedTuple):
    """One way to read a name as written: its nominative, and whose and which case that makes it."""

    name: str
    gender: str  # m · f · "" where it may be either
    case: str  # nom · gen (also acc of a man) · dat · acc · ins · loc
    score: float


@dataclass(slots=True)
class Position:
    """What a person is: the words of it, its text in the nominative, its head nouns, the office inside it."""

    first: int
    last: int
    text: str
    heads: tuple[str, ...] = ()
    field: str = ""  # the complement after the first head, as stated
    gender: str = ""
    edge: int = -1  # where a rank before the name begins, if the position stands behind it


@dataclass(slots=True)
class PersonFound:
    """A name in the text."""

    first: int
    last: int
    options: list[NameOption]
    given: bool = True  # has a given name or an initial
    position: Position | None = None
    sure: float = 1.0


@dataclass(slots=True)
class OfficeFound:
    """An office, a body or a company named in the text, or a noun that stands for one named before."""

    first: int
    last: int
    name: str
    head: str  # base form of the head noun, lower case
    kind: str  # office · body · form · quoted · acronym · latin · bare · outlet
    cases: frozenset[str] = frozenset()
    plural: bool = False
    voice: bool = False  # «пресс-служба …»: speaks for the office
    start: int = -1  # word index of the whole expression, with the voice before it


@dataclass(slots=True)
class Roster:
    """The compiled word lists of a pack."""

    heads: frozenset[str]
    officials: frozenset[str]
    ranks: frozenset[str]
    reporters: frozenset[str]
    chiefs: frozenset[str]
    alike: dict[str, list[str]]
    title_offices: dict[str, str]
    offices: frozenset[str]
    bodies: frozenset[str]
    forms: frozenset[str]
    anaphors: dict[str, list[str]]
    voices: frozenset[str]
    carriers: frozenset[str]
    given: frozenset[str]
    women: frozenset[str]
    given_endings: tuple[str, ...]
    surname_endings: tuple[str, ...]
    never: frozenset[str]
    outlets: tuple[tuple[str, ...], ...]
    sites: frozenset[str]
    outlet_words: frozenset[str]
    bylines: tuple[tuple[str, ...], ...]
    places: dict[tuple[str, ...], str] = field(default_factory=dict)
    acronyms: frozenset[str] = frozenset()

    @classmethod
    def of(cls, pack: Pack) -> Roster:
        """The lists of a pack, compiled once."""
        known = pack.cache.get("people")
        if isinstance(known, Roster):
            return known
        titles, offices, names = pack.table("titles"), pack.table("organizations"), pack.table("names")
        outlets, places = pack.table("outlets"), pack.table("places")
        heads = titles.get("heads", {})
        every = [*heads.get("officials", []), *heads.get("trades", []), *heads.get("ranks", [])]
        women = names.get("indeclinable_women", []) or names.get("women", [])
        roster = cls(
            heads=frozenset([*every, *heads.get("reporters", [])]),
            officials=frozenset(heads.get("officials", [])),
            ranks=frozenset(heads.get("ranks", [])),
            reporters=frozenset(heads.get("reporters", [])),
            chiefs=frozenset(heads.get("chiefs", [])),
            alike=titles.get("alike", {}),
            title_offices=titles.get("offices", {}),
            offices=frozenset(offices.get("offices", [])),
            bodies=frozenset(offices.get("bodies", [])),
            forms=frozenset(offices.get("forms", [])),
            anaphors=offices.get("anaphors", {}),
            voices=frozenset(offices.get("voices", {}).get("voices", [])),
            carriers=frozenset(offices.get("voices", {}).get("heads", [])),
            given=frozenset(name.lower() for name in [*names.get("given", []), *women]),
            women=frozenset(name.lower() for name in women),
            given_endings=tuple(names.get("given_endings", [])),
            surname_endings=tuple(names.get("surname_endings", [])),
            never=frozenset(word.lower() for word in names.get("never", [])),
            outlets=tuple(sorted((_split(name) for name in outlets.get("names", [])), key=len, reverse=True)),
            sites=frozenset(outlets.get("sites", [])),
            outlet_words=frozenset(outlets.get("words", [])),
            bylines=tuple(sorted((_split(name) for name in outlets.get("bylines", [])), key=len, reverse=True)),
            acronyms=frozenset(offices.get("no_acronyms", [])),
        )
        for group in ("countries", "areas", "cities", "regions", "short_regions"):
            for name in places.get(group, []):
                roster.places.setdefault(_split(name), name)
        pack.cache["people"] = roster
        return roster


def _split(name: str) -> tuple[str, ...]:
    """The lexemes of a listed name, lower case, quotes left out."""
    found: list[str] = []
    for piece in name.lower().replace("«", " ").replace("»", " ").split():
        if "." in piece and not piece.endswith("."):
            head, _, tail = piece.partition(".")
            found += [head, ".", tail]
        else:
            found.append(piece)
    return tuple(found)


def matches(words: list[Word], index: int, listed: tuple[str, ...]) -> int:
    """Index after the listed words where they stand at `index`, quotes between them passed over; else -1."""
    at = index
    for piece in listed:
        while at < len(words) and at > index and words[at].text in '«»"':
            at += 1
        if at >= len(words) or words[at].lower != piece:
            return -1
        at += 1
    return at


def is_name_like(word: Word) -> bool:
    """Whether a word is written as a name is: a capital and small letters, with hyphens or without."""
    return word.kind == "word" and word.capitalised


def is_initial(words: list[Word], index: int) -> bool:
    """Whether an initial with its point stands at `index`: «Д.», «Ю.», «Дж.»."""
    word = words[index]
    return (
        word.kind == "word"
        and len(word.text) <= 2
        and word.capitalised
        and index + 1 < len(words)
        and words[index + 1].text == "."
        and words[index + 1].start == word.end
    )


def text_of(article: Article, first: int, last: int) -> str:
    """The text of the words from `first` to before `last`, its spaces and line breaks made single spaces."""
    return " ".join(article.text[article.words[first].start : article.words[last - 1].end].split())


def closing(words: list[Word], index: int, limit: int = 16) -> int:
    """Index of the mark that closes the quotation mark at `index`, in its sentence and within `limit` words; else -1."""
    wanted = CLOSERS.get(words[index].text)
    depth, latest = 0, -1
    for at in range(index + 1, min(len(words), index + limit)):
        if words[at].paragraph != words[index].paragraph:
            return latest
        if words[at].text == "«" and words[index].text == "«":
            depth += 1
        elif words[at].text == wanted:
            if depth == 0:
                return at
            depth, latest = depth - 1, at
        elif depth and words[at].text in ".?!" and latest > 0:
            break
    return latest  # «НК «КазМунайГаз»: one mark closes both
