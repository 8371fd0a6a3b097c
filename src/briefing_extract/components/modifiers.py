"""How exact a number is: about, nearly, more than, at least … before it, after it, or carried by the verb."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_extract.components.article import Article
    from briefing_extract.languages.pack import Pack


@dataclass(frozen=True, slots=True)
class ModifierMatch:
    """A modifier found at a number: what it means, where it stands (word indices), its pack entry."""

    modifier: str
    first: int
    last: int
    entry: str
    limit: bool = False  # «дейін»: a limit, or the target of a change
    possessive: bool = False  # «астамы», «көбі»: the suffix of the whole expression stands on it


UNSUFFIXED = frozenset({"млн", "млрд", "трлн", "%", "₸", "тг", "."})


@dataclass(slots=True)
class ModifierWords:
    """The modifiers of a pack, indexed by their first word."""

    pack: Pack
    before: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)  # by last word
    forms: dict[str, dict[str, str]] = field(default_factory=dict)  # case → form → modifier
    nouns: dict[str, dict[str, str]] = field(default_factory=dict)  # case → base → modifier
    prefixes: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = field(default_factory=dict)
    between: frozenset[str] = frozenset()
    auxiliary: frozenset[str] = frozenset()
    range_and: frozenset[str] = frozenset()
    range_between: frozenset[str] = frozenset()
    range_to: frozenset[str] = frozenset()
    range_from: frozenset[str] = frozenset()
    caseless: frozenset[str] = frozenset()
    even: frozenset[str] = frozenset()
    denials: tuple[str, ...] = ()
    obliging: frozenset[str] = frozenset()

    @classmethod
    def of(cls, pack: Pack) -> ModifierWords:
        """The modifiers of `pack`, built once."""
        found = pack.cache.get("modifiers")
        if found is None:
            found = pack.cache["modifiers"] = cls._build(pack)
        return found

    @classmethod
    def _build(cls, pack: Pack) -> ModifierWords:
        table = pack.table("modifiers")
        words = cls(
            pack,
            between=frozenset(table.get("between", {}).get("words", [])),
            auxiliary=frozenset(table.get("auxiliary", {}).get("after", [])),
            range_and=frozenset(table.get("range", {}).get("and", [])),
            range_between=frozenset(table.get("range", {}).get("between", [])),
            range_to=frozenset(table.get("range", {}).get("to", [])),
            range_from=frozenset(table.get("range", {}).get("from", [])),
            obliging=frozenset(table.get("denial", {}).get("obliging", [])),
            denials=tuple(table.get("denial", {}).get("stems", [])),
            even=frozenset(table.get("even", {}).get("words", [])),
            caseless=frozenset(table.get("caseless", {}).get("words", [])),
        )
        for entry in table.get("before", []):
            for phrase in entry["phrases"]:
                pieces = tuple(phrase.split())
                words.before.setdefault(pieces[-1], []).append((pieces, entry["modifier"]))
        for alternatives in words.before.values():
            alternatives.sort(key=lambda item: -len(item[0]))
        for entry in table.get("after", []):
            for case in entry["case"]:
                words.forms.setdefault(case, {}).update(dict.fromkeys(entry.get("forms", []), entry["modifier"]))
                words.nouns.setdefault(case, {}).update(dict.fromkeys(entry.get("nouns", []), entry["modifier"]))
                words.prefixes.setdefault(case, []).extend((prefix, entry["modifier"]) for prefix in entry.get("prefixes", []))
                for phrase in entry.get("phrases", []):
                    pieces = tuple(phrase.split())
                    words.phrases.setdefault(case, {}).setdefault(pieces[0], []).append((pieces, entry["modifier"]))
        return words

    def find_before(self, article: Article, index: int) -> ModifierMatch | None:
        """The modifier that ends right before the word `index`."""
        words = article.words
        if index == 0 or words[index - 1].lower not in self.before:
            return None
        for pieces, modifier in self.before[words[index - 1].lower]:
            first = index - len(pieces)
            if first >= 0 and words[first].paragraph == words[index - 1].paragraph:
                if all(words[first + at].lower == piece for at, piece in enumerate(pieces)):
                    return ModifierMatch(modifier, first, index, " ".join(pieces))
        return None

    def find_after(self, article: Article, index: int, case: str) -> ModifierMatch | None:
        """The modifier that begins at the word `index`, after a number in that case."""
        words, at = article.words, index
        while at < len(words) and at < index + 2 and words[at].lower in self.between:
            at += 1
        if at >= len(words) or words[at].kind != "word" or words[at].sentence != words[index - 1].sentence:
            return None
        form = words[at].lower
        if case == "nom" and form in self.caseless and words[index - 1].lower in UNSUFFIXED:
            # «16 млрд жуық теңге»: after an abbreviation or a sign the case is often left out
            return self.find_after(article, index, "abl") or self.find_after(article, index, "dat")
        for pieces, modifier in self.phrases.get(case, {}).get(form, ()):
            last = at + len(pieces)
            if last <= len(words) and self._stands(article, at, pieces):
                return ModifierMatch(modifier, index, self._auxiliary(article, last), " ".join(pieces))
        stated = self.forms.get(case, {}).get(form)
        if stated is not None:
            limit = form in self.range_to
            return ModifierMatch(stated, index, at + 1 if limit else self._auxiliary(article, at + 1), form, limit)
        for prefix, meaning in self.prefixes.get(case, ()):
            if form.startswith(prefix):
                return ModifierMatch(meaning, index, self._auxiliary(article, at + 1), prefix)
        nouns = self.nouns.get(case)
        if nouns:
            found = (nouns[form], None) if form in nouns else self.pack.morphology.lookup(form, nouns)
            if found is not None:
                if found[0] == "less_than" and at + 1 < len(words) and self.pack.is_negated(words[at + 1].lower):
                    return ModifierMatch("at_least", index, at + 2, form)  # «260 мыңнан кем тимейді»
                if found[0] == "more_than" and self._denied(article, at + 1):
                    return ModifierMatch("at_most", index, at + 1, form)  # «екіден артық өтінім бере алмайды»
                possessive = found[1] is not None and bool(found[1].possessive)
                return ModifierMatch(found[0], index, at + 1, form, possessive=possessive)
        return None

    def _denied(self, article: Article, at: int) -> bool:
        """A verb that denies or forbids ends the clause."""
        words = article.words
        for word in words[at : at + 7]:
            if word.kind == "mark" or word.sentence != words[at - 1].sentence:
                return False
            if word.lower.startswith(self.denials):
                return True
            obliged = word.index + 1 < len(words) and words[word.index + 1].lower in self.obliging
            if obliged and self.pack.is_negated(word.lower):
                return True
        return False

    @staticmethod
    def _stands(article: Article, at: int, pieces: tuple[str, ...]) -> bool:
        """The phrase stands at a word; its last word, where it ends in «-», is the stem of a verb: «кем болма-уын»."""
        words, last = article.words, len(pieces) - 1
        if any(words[at + n].lower != piece for n, piece in enumerate(pieces[:-1])):
            return False
        form, piece = words[at + last].lower, pieces[-1]
        return form.startswith(piece[:-1]) if piece.endswith("-") else form == piece

    def _auxiliary(self, article: Article, last: int) -> int:
        words = article.words
        return last + 1 if last < len(words) and words[last].lower in self.auxiliary else last
