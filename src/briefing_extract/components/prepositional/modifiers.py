"""How exact a number is: phrases before it, after it, or the verb that governs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from briefing_extract.components.lexing import LEXEME

if TYPE_CHECKING:
    from briefing_extract.components.article import Article
    from briefing_extract.languages.pack import Pack

CLAUSE = 14  # words before a number in which the verb of its change is looked for
VERB_REACH = 3  # words between the verb that carries a modifier and its number


class ModifierMatch(NamedTuple):
    """A modifier found at a number: word indices, end exclusive."""

    modifier: str
    first: int
    last: int
    entry: str
    limit: bool = False  # «до»: a limit, or the target of a change
    start: bool = False  # «от»: the price at which it begins, or the start of a range
    verb: bool = False  # «превысил», "passed"


@dataclass(slots=True)
class ModifierWords:
    """The modifiers of a pack: phrases before by their last word, after by their first, verbs by dictionary form."""

    pack: Pack
    before: dict[str, list[tuple[tuple[str, ...], str, bool, bool]]] = field(default_factory=dict)
    after: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    verbs: dict[str, tuple[str, str]] = field(default_factory=dict)
    between: frozenset[str] = frozenset()
    range_from: frozenset[str] = frozenset()
    range_open: frozenset[str] = frozenset()
    range_to: frozenset[str] = frozenset()
    range_between: frozenset[str] = frozenset()
    range_and: frozenset[str] = frozenset()
    range_bare: frozenset[str] = frozenset()
    changes: tuple[str, ...] = ()
    change_words: frozenset[str] = frozenset()

    @classmethod
    def of(cls, pack: Pack) -> ModifierWords:
        """The modifiers of `pack`, built once."""
        words: ModifierWords | None = pack.cache.get("prepositional modifiers")
        if words is None:
            words = pack.cache["prepositional modifiers"] = cls._build(pack)
        return words

    @classmethod
    def _build(cls, pack: Pack) -> ModifierWords:
        table = pack.table("modifiers")
        ranges = table["range"]
        words = cls(
            pack,
            between=frozenset(table["between"]["words"]),
            range_from=frozenset(ranges["from"]),
            range_open=frozenset(ranges["open"]),
            range_to=frozenset(ranges["to"]),
            range_between=frozenset(ranges.get("between", [])),
            range_and=frozenset(ranges["and"]),
            range_bare=frozenset(ranges.get("bare", [])),
            changes=tuple(table["change"]["stems"]),
            change_words=frozenset(table["change"].get("words", [])),
        )
        for entry in table["before"]:
            for phrase in entry["phrases"]:
                pieces = tuple(match.group() for match in LEXEME.finditer(phrase))
                item = (pieces, entry["modifier"], entry.get("limit", False), entry.get("start", False))
                words.before.setdefault(pieces[-1], []).append(item)
        for entry in table["after"]:
            for phrase in entry["phrases"]:
                pieces = tuple(phrase.split())
                words.after.setdefault(pieces[0], []).append((pieces, entry["modifier"]))
        for entry in table["verb"]:
            for word in entry["words"]:
                words.verbs[word] = (entry["modifier"], entry.get("denied", ""))
        for alternatives in words.before.values():
            alternatives.sort(key=lambda item: -len(item[0]))
        return words

    def find_before(self, article: Article, index: int) -> ModifierMatch | None:
        """The modifier that ends right before the word `index`, or before the preposition that stands there."""
        found = self._ends_at(article, index)
        if found is not None and not found.start and not found.limit:
            return found
        words = article.words
        if index > 1 and words[index - 1].lower in self.between and words[index - 2].paragraph == words[index].paragraph:
            earlier = self._ends_at(article, index - 1)
            if earlier is not None and not earlier.start:
                if not (earlier.limit and found is None and words[index - 1].lower not in ("$",)):
                    return earlier._replace(last=index)
        return found or self._verb(article, index)

    def _ends_at(self, article: Article, index: int) -> ModifierMatch | None:
        words = article.words
        if index == 0:
            return None
        for pieces, modifier, limit, start in self.before.get(words[index - 1].lower, ()):
            first = index - len(pieces)
            if first < 0 or words[first].paragraph != words[index - 1].paragraph:
                continue
            if all(words[first + at].lower == piece for at, piece in enumerate(pieces)):
                return ModifierMatch(modifier, first, index, " ".join(pieces), limit, start)
        return None

    def _verb(self, article: Article, index: int) -> ModifierMatch | None:
        """«превысил 2,7 млн га», «не превышала 131 тыс.», "exceeded 5%"."""
        words = article.words
        for at in range(index - 1, max(-1, index - 1 - VERB_REACH), -1):
            word = words[at]
            if word.kind != "word" or word.paragraph != words[index].paragraph:
                if word.text in "$€₸£":
                    continue
                return None
            known = self.verbs.get(self._infinitive(word.lower))
            if known is not None:
                if at < index - 1 and self.pack.language == "en" and words[index - 1].lower not in ("the", "a", "an", "us"):
                    return None
                denied = at > 0 and self.pack.is_negated(words[at - 1].lower)
                modifier = known[1] if denied else known[0]
                return ModifierMatch(modifier, at - denied, index, word.lower, verb=True) if modifier else None
            if word.lower not in self.between and at < index - 1:
                return None
            if at == index - 1 and word.lower not in self.between and word.lower not in ("the", "a", "уровень", "отметку"):
                return None
        return None

    def _infinitive(self, form: str) -> str:
        infinitive = getattr(self.pack.morphology, "infinitive", None)
        return infinitive(form) if infinitive is not None else form

    def find_after(self, article: Article, index: int) -> ModifierMatch | None:
        """The modifier that begins at the word `index`: «с лишним», "or more"."""
        words = article.words
        if index >= len(words) or words[index].paragraph != words[index - 1].paragraph:
            return None
        for pieces, modifier in self.after.get(words[index].lower, ()):
            last = index + len(pieces)
            if last <= len(words) and all(words[index + at].lower == piece for at, piece in enumerate(pieces)):
                return ModifierMatch(modifier, index, last, " ".join(pieces))
        return None

    def change_near(self, article: Article, index: int) -> bool:
        """Whether a verb or noun of change stands in the clause before the word `index`."""
        words = article.words
        sentence = words[index].sentence
        for at in range(index - 1, max(-1, index - 1 - CLAUSE), -1):
            word = words[at]
            if word.sentence != sentence or word.text in ";":
                return False
            if word.kind == "word" and (word.lower in self.change_words or word.lower.startswith(self.changes)):
                return True
        return False
