"""The article as the entity rooms see it: quotation marks in pairs, headings in capitals, where sentences open, and
how far a noun phrase reaches to the left of its head.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_extract.components.nominals import NounList

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Word
    from briefing_extract.languages.pack import Pack

OPENING, CLOSING = frozenset('«"“„'), frozenset('»"”')
DASHES = frozenset("–—-")
MAX_QUOTED = 8  # words inside the quotes of a name
MAX_PHRASE = 16  # words to the left of a head
ACRONYM = 6  # letters at most
QUOTED_NAME = 4  # words of a name in quotation marks
AGENT = 5  # letters of an agent noun at least


@dataclass(slots=True)
class Lexicons:
    """The word lists of the entity rooms, compiled once a pack."""

    offices: NounList
    public: frozenset[str]
    deictics: frozenset[str]
    sources: frozenset[str]
    bodies: NounList
    parts: NounList
    titles: NounList
    localities: NounList
    others: NounList
    vetoes: NounList
    companies: frozenset[str]
    legal: frozenset[str]
    plain_legal: frozenset[str]
    never: frozenset[str]
    never_after: dict[str, list[str]]
    locality_adjectives: frozenset[str]
    stops: frozenset[str]
    links: frozenset[str]
    adjectives: frozenset[str]
    directions: frozenset[str]
    conjunctions: frozenset[str]
    countries: frozenset[str]
    verbal_nouns: tuple[str, ...]
    agents: tuple[str, ...]
    verb_endings: tuple[str, ...]
    no_verbs: frozenset[str]
    adjective_endings: tuple[str, ...]
    located: tuple[str, ...]
    only_after: dict[str, list[str]]
    long_names: frozenset[str]
    local_bodies: frozenset[str]
    ventures: frozenset[str]
    quoted_only: frozenset[str]
    departments: frozenset[str]
    spoken: frozenset[str]
    named_after: str
    branch_of: str
    quoted_by: str
    duty: str
    acting: str
    deputy: str
    assistants: frozenset[str]
    press: str
    local_titles: frozenset[str]
    occupations: tuple[str, ...]
    no_occupations: tuple[str, ...]
    ordinal_endings: tuple[str, ...]

    @classmethod
    def of(cls, pack: Pack) -> Lexicons:
        """The lists of `pack`."""
        found: Lexicons | None = pack.cache.get("entity_lexicons")
        if found is None:
            table, titles, names = pack.table("organizations"), pack.table("titles"), pack.table("names")
            heads = table["heads"]
            title_heads = titles["heads"]
            found = pack.cache["entity_lexicons"] = cls(
                offices=NounList(pack, heads["public"] + heads["offices"]),
                public=frozenset(heads["public"]),
                sources=frozenset(table["sources"]["words"]),
                deictics=frozenset(table["stops"]["deictics"]),
                bodies=NounList(pack, heads["bodies"]),
                parts=NounList(pack, heads["parts"]),
                titles=NounList(pack, title_heads["office"] + title_heads["occupation"] + title_heads["rank"]),
                localities=NounList(pack, table["locality"]["nouns"]),
                others=NounList(pack, table["quoted"]["others"]),
                vetoes=NounList(pack, names["vetoes"]["heads"]),
                companies=frozenset(heads["companies"]),
                legal=frozenset(heads["legal"]),
                plain_legal=frozenset(heads["plain_legal"]),
                never=frozenset(heads["never"]),
                never_after=table["never_after"],
                locality_adjectives=frozenset(table["locality"]["adjectives"]),
                stops=frozenset(table["stops"]["words"] + table["stops"]["deictics"]),
                links=frozenset(table["links"]["words"]),
                adjectives=frozenset(table["links"]["adjectives"]),
                directions=frozenset(table["locality"]["directions"]),
                conjunctions=frozenset(table["links"]["conjunctions"]),
                countries=frozenset(table["locality"]["countries"]),
                verbal_nouns=tuple(table["endings"]["verbal_nouns"]),
                agents=tuple(table["endings"]["agents"]),
                verb_endings=tuple(table["endings"]["verbs"]),
                no_verbs=frozenset(table["endings"]["no_verbs"]),
                adjective_endings=tuple(table["endings"]["adjectives"]),
                located=tuple(table["endings"]["located"]),
                only_after=table["only_after"],
                long_names=frozenset(heads["long_names"]),
                local_bodies=frozenset(heads["local"]),
                ventures=frozenset(heads["ventures"]),
                quoted_only=frozenset(heads["quoted_only"]),
                departments=frozenset(heads["departments"]),
                spoken=frozenset(heads["spoken"]),
                named_after=table["links"]["named_after"],
                branch_of=table["links"]["branch_of"],
                quoted_by=table["links"]["quoted_by"],
                duty=titles["chains"]["duty"],
                acting=titles["chains"]["acting"],
                deputy=titles["chains"]["deputy"],
                assistants=frozenset(titles["chains"]["assistants"]),
                press=titles["chains"]["press"],
                local_titles=frozenset(titles["chains"]["local"]),
                occupations=tuple(title_heads["agent_endings"]),
                no_occupations=tuple(title_heads["no_agents"]),
                ordinal_endings=tuple(title_heads["ordinals"]),
            )
        return found


@dataclass(slots=True)
class Text:
    """One article's words with what the entity rooms ask of them."""

    article: Article
    words: list[Word]
    lists: Lexicons
    opener: dict[int, int] = field(default_factory=dict)  # closing mark → its opening mark
    closer: dict[int, int] = field(default_factory=dict)
    shouted: set[int] = field(default_factory=set)  # sentences in capitals
    places: set[int] = field(default_factory=set)  # words of places
    plain_places: set[int] = field(default_factory=set)  # those that stand in the nominative: «Өскемен» is no «Өске» with «-мен»
    counted: set[int] = field(default_factory=set)  # words that follow a number: «екі компания»
    people: set[int] = field(default_factory=set)  # words of names that are beyond doubt
    _cases: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, article: Article) -> Text:
        """Read the quotation marks and the headings of `article`."""
        text = cls(article, article.words, Lexicons.of(article.pack))
        text._pair_quotes()
        text.counted.update(numeral.last for numeral in article.numerals)
        for entity in article.entities:
            if entity.type == "place":
                for mention in entity.mentions:
                    inside = range(*article.words_in(mention.start, mention.end))
                    text.places.update(inside)
                    if article.text[mention.start : mention.end] == entity.name:
                        text.plain_places.update(inside)
        for sentence in article.sentences:
            upper = lower = 0
            for word in text.words[sentence.first : sentence.last]:
                if word.kind == "word":
                    if word.text.isupper():
                        upper += len(word.text)
                    else:
                        lower += len(word.text)
            if upper > 2 * lower and upper > 12:
                text.shouted.add(sentence.index)
        return text

    def _pair_quotes(self) -> None:
        paragraph = -1
        stack: list[int] = []
        for word in self.words:
            if word.paragraph != paragraph:
                paragraph, stack = word.paragraph, []
            if word.kind != "mark":
                continue
            closes = word.text in CLOSING and not (word.spaced and word.text == '"')
            if closes and stack and word.text in CLOSING:
                at = stack.pop()
                if word.index - at <= MAX_QUOTED + 1:
                    self.opener[word.index], self.closer[at] = at, word.index
            elif word.text in OPENING:
                stack.append(word.index)

    def opens(self, index: int) -> bool:
        """Whether the word is the first of its sentence, marks and list numbers aside: its capital says nothing."""
        at, sentence = index - 1, self.words[index].sentence
        while at >= 0 and self.words[at].sentence == sentence:
            before = self.words[at]
            if before.kind == "word":
                return False
            if before.text in OPENING or before.text == ":":
                return True
            at -= 1
        return True

    def quoted_name(self, first: int, last: int) -> bool:
        """Whether the words [first, last) stand in quotation marks that hold no more than a name."""
        for opening in range(first - 1, max(-1, first - QUOTED_NAME), -1):
            closing = self.closer.get(opening)
            if closing is not None:
                return last <= closing <= opening + QUOTED_NAME + 1
        return False

    def case(self, lower: str) -> str:
        """Grammatical case of a noun's form, by the pack's morphology; «attr» for «-дағы»."""
        found = self._cases.get(lower)
        if found is None:
            readings = self.article.pack.morphology.analyse(lower)
            found = "nom"
            if readings:
                tags = readings[0].tags
                # «Ақтаудағы» says where, «ішкі», «сыртқы» are adjectives like others
                found = "attr" if tags.derived == "attr" and lower.endswith(self.lists.located) else tags.case
            self._cases[lower] = found
        return found

    def case_at(self, index: int) -> str:
        """Grammatical case of the word at `index`: a place that stands in its base form is in the nominative."""
        return "nom" if index in self.plain_places else self.case(self.words[index].lower)

    def acronym(self, word: Word) -> bool:
        """«KEGOC», «БЖЗҚ», «ҚТЖ-ның»: two to six capital letters, a case after a hyphen aside."""
        stem = word.text.split("-")[0]
        return 2 <= len(stem) <= ACRONYM and stem.isupper() and word.sentence not in self.shouted

    def agent(self, index: int) -> bool:
        """An agent noun that no list holds: «бұрғылаушы», «комбайншы», «кардиолог», «энергетигі»."""
        word, lists = self.words[index], self.lists
        lower = word.lower
        if word.kind != "word" or len(lower) < AGENT or not lower.endswith(lists.occupations):
            return False
        if lower in lists.no_occupations or lower.endswith(lists.ordinal_endings):
            return False
        return not word.capitalised or self.opens(index)

    def governed(self, index: int, head: int) -> bool:
        """Whether a verbal noun («дамыту», «қамтуды») or a linking word follows soon: a word in an oblique case depends on it."""
        for word in self.words[index + 1 : min(index + 3, head + 1)]:
            lower = word.lower
            if word.index == head and not lower.endswith(self.lists.agents):
                break  # «негізін қалаушы»: only an agent governs from the head
            if lower in self.lists.links or lower.endswith(self.lists.agents):
                return True
            if len(lower) > 3 and lower.endswith(self.lists.verbal_nouns) and "-" not in lower:
                return True
        return False

    def breaks(self, index: int, head: int) -> bool:
        """Whether a lower-case word cannot belong to the phrase that ends in `head`: a verb, an adverb, another case."""
        word = self.words[index]
        if word.lower in self.lists.stops:
            return True
        if index > 1 and self.words[index - 1].kind == "digits" and self.words[index - 2].text != "№":
            return True  # «19 наурызы», «3 адам»
        if word.lower in self.lists.links or word.lower in self.lists.conjunctions:
            return False
        case = self.case(word.lower)
        if case in ("loc", "abl"):
            return True
        if case in ("dat", "acc", "ins") and not self.governed(index, head):
            return True
        return (index > 0 and self.words[index - 1].lower == self.lists.quoted_by) or self.participle(word.lower)

    def participle(self, lower: str) -> bool:
        """Whether a form is a participle, converb or finite verb by its ending."""
        return len(lower) > 4 and lower.endswith(self.lists.verb_endings) and lower not in self.lists.no_verbs
