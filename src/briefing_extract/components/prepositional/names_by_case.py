"""Persons where names decline: Russian.

A name is a run of capitalised words with the shape of a given name and a surname; a title before it, its case and the
other mentions say which nominative it has.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from briefing_extract.components.prepositional.declension import given_readings, patronymic_readings, surname_readings
from briefing_extract.components.prepositional.names import (
    NameOption,
    PersonFound,
    Position,
    Roster,
    closing,
    is_initial,
    is_name_like,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_extract.components.article import Article

DASHES = frozenset("–—-")
PREPOSITIONS = frozenset({"по", "при", "в", "во", "на", "за", "из", "с", "для", "без", "над", "о", "об"})
# Between a title and its name stand nouns that complete the title, never these
STOPS = frozenset(".;:!?…()[]/•▪")
LONGEST_TITLE = 26
CASES = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})
# What must hold before two capitalised words are a person
ENOUGH, WITH_TITLE = 2.5, 1.0
JOINERS = frozenset({"и", "или"})
PREFIXES = frozenset({"врио", "экс"})
DETERMINERS = frozenset(
    {
        "этот",
        "наш",
        "свой",
        "сам",
        "весь",
        "каждый",
        "такой",
        "тот",
        "который",
        "их",
        "его",
        "её",
        "мой",
        "ваш",
        "другой",
        "один",
        "чей",
        "любой",
        "оба",
    }
)


class CaseNames:
    """The names of one article, and the words of its titles."""

    def __init__(self, article: Article, taken: set[int]) -> None:
        self.article = article
        self.words = article.words
        self.roster = Roster.of(article.pack)
        self.readings = article.pack.morphology.readings
        self.inflect = article.pack.morphology.inflect
        self.taken = taken  # words of offices' quoted names, places, outlets
        self._kinds: dict[str, tuple[float, float]] = {}

    # words

    def cases(self, index: int, pos: tuple[str, ...] = ("noun", "adj", "participle")) -> frozenset[str]:
        """The cases that the word at `index` may stand in."""
        word = self.words[index]
        if word.kind != "word":
            return frozenset()
        if word.text.isupper() and len(word.text) > 1 and not any(r.known for r in self.readings(word.lower)):
            return CASES
        found = {reading.case for reading in self.readings(word.lower) if reading.pos in pos and reading.case}
        if not found and word.capitalised:
            return CASES
        return frozenset(found)

    def read(self, index: int) -> tuple[Any, ...]:
        """The readings of the word at `index`, none of a mark or a number."""
        return tuple(self.readings(self.words[index].lower)) if self.words[index].kind == "word" else ()

    def is_verb(self, index: int) -> bool:
        """Whether a word is most likely a finite verb, a gerund or an infinitive."""
        found = self.read(index)
        return bool(found) and found[0].pos in ("verb", "gerund", "infinitive", "short") and not self._nominal(found)

    @staticmethod
    def _nominal(found: tuple[Any, ...]) -> bool:
        return any(getattr(r, "pos", "") == "noun" and getattr(r, "score", 0) >= 0.3 for r in found)

    def head_at(self, index: int) -> tuple[str, frozenset[str], bool] | None:
        """The title whose head stands at `index`: base form, cases, plural; or None."""
        word = self.words[index]
        if word.kind != "word" or (len(word.text) < 3 and word.lower != "зам"):
            return None
        base, cases, plural = "", set(), True
        lower = word.lower
        for reading in self.readings(lower):
            name = reading.base
            if reading.pos == "noun" and (name in self.roster.heads or name.replace("ё", "е") in self.roster.heads):
                if base and name != base:
                    continue
                base = name
                cases.add(reading.case)
                plural = plural and reading.number == "pl"
        if not base and "-" in lower:
            last = lower.rpartition("-")[2]
            for reading in self.readings(last):
                if reading.pos == "noun" and reading.base in self.roster.heads:
                    base = lower.rpartition("-")[0] + "-" + reading.base
                    cases.add(reading.case)
                    plural = plural and reading.number == "pl"
        if not base and lower in self.roster.heads:
            return lower, CASES, False
        return (base, frozenset(cases), plural) if base else None

    def shape(self, index: int) -> tuple[float, float]:
        """How much a capitalised word looks like a given name and like a surname."""
        text = self.words[index].text
        known = self._kinds.get(text)
        if known is None:
            known = self._kinds[text] = self._shape(text)
        return known

    def _shape(self, text: str) -> tuple[float, float]:
        low, roster = text.lower(), self.roster
        if not low.replace("-", "").replace("’", "").isalpha():
            return 0.0, 0.0
        if "a" <= low[0] <= "z":
            return 0.0, 0.0
        found = self.readings(low)
        if any(r.base in roster.offices or r.base in roster.bodies for r in found):
            return -3.0, -3.0
        first = surname = 0.0
        names = {reading.name for reading in found}
        best = found[0] if found else None
        plain = (
            best is not None
            and best.known
            and best.name == ""
            and best.pos
            in ("noun", "adj", "verb", "numeral", "adverb", "preposition", "pronoun", "conjunction", "particle", "participle")
        )
        if "first" in names:
            first = 2.0 if any(r.name == "first" and r.known for r in found) else 1.5
        if any(nominative.lower() in roster.given for nominative, _, _ in given_readings(text)) or low in roster.given:
            first = 3.0
        elif any(nominative.lower().endswith(roster.given_endings) for nominative, _, _ in given_readings(text)):
            first = max(first, 1.5)
        if "surname" in names:
            surname = 2.0
        strong = {nominative for nominative, _, _ in surname_readings(text) if len(nominative) > 4}
        if any(
            n.lower().endswith(
                (
                    "ов",
                    "ев",
                    "ёв",
                    "ин",
                    "ын",
                    "ова",
                    "ева",
                    "ина",
                    "ына",
                    "ский",
                    "цкий",
                    "ская",
                    "цкая",
                    "енко",
                    *roster.surname_endings,
                )
            )
            for n in strong
        ):
            surname = max(surname, 2.0 if not plain else 0.5)
        if first == 0 and surname == 0 and not plain:
            first, surname = (0.5, 0.8)
        if plain and first < 3:
            adjective = best is not None and best.pos == "adj"
            first, surname = first - 2.0, surname - (1.0 if adjective and surname else 2.0)
        if any(r.name == "place" and r.known for r in found) and first < 3:
            first, surname = first - 1.0, surname - 1.0
        return first, max(surname, 0.6) if first >= 1.5 else surname

    # names

    def find(self) -> list[PersonFound]:
        """Every name of a person with a given name, an initial or a title before it."""
        found: list[PersonFound] = []
        index = 0
        while index < len(self.words):
            person = self._at(index)
            if person is None:
                index += 1
                continue
            found.append(person)
            index = person.last
        return found

    def _at(self, index: int) -> PersonFound | None:
        words = self.words
        if index in self.taken or not is_name_like(words[index]):
            return None
        best = self._best(index)
        if best is None:
            return None
        following = index + 1
        if following < best[1].last and is_name_like(words[following]) and not is_initial(words, index):
            later = self._best(following)
            if later is not None and later[1].given and later[0] > best[0] + 0.4:
                return None  # the word before is the end of a title: «депутат Мажилиса Ерлан Саиров»
        return best[1]

    def _best(self, index: int) -> tuple[float, PersonFound] | None:
        best: tuple[float, PersonFound] | None = None
        for last, roles in self._runs(index):
            person = self._judge(index, last, roles)
            if person is not None and (best is None or person[0] > best[0]):
                best = person
        return best

    def _runs(self, index: int) -> list[tuple[int, tuple[tuple[str, int], ...]]]:
        """The ways to read the words from `index` as a name: its end, and each word's role."""
        words = self.words
        found: list[tuple[int, tuple[tuple[str, int], ...]]] = []
        items: list[tuple[str, int]] = []
        at = index
        while at < len(words) and len(items) < 4:
            word = words[at]
            if at in self.taken or not is_name_like(word) or word.sentence != words[index].sentence:
                break
            if word.text.isupper() and 1 < len(word.text) < 5 and not is_initial(words, at):
                break
            if at > index and not word.spaced and not (words[at - 1].text == "." and words[at - 1].end == word.start):
                break
            if is_initial(words, at):
                items.append(("initial", at))
                at += 2
            else:
                items.append(("word", at))
                at += 1
        kinds = [kind for kind, _ in items]
        for size in range(len(items), 0, -1):
            head = items[:size]
            end = head[-1][1] + (2 if head[-1][0] == "initial" else 1)
            if kinds[:size].count("initial"):
                plain = [item for item in head if item[0] == "word"]
                if len(plain) == 1 and size in (2, 3):
                    found.append((end, tuple(("surname" if kind == "word" else kind, at) for kind, at in head)))
                continue
            if size == 3:
                for three in (("given", "patronymic", "surname"), ("surname", "given", "patronymic")):
                    found.append((end, tuple(zip(three, (at for _, at in head), strict=True))))
            elif size == 2:
                for two in (("given", "surname"), ("surname", "given"), ("given", "patronymic")):
                    found.append((end, tuple(zip(two, (at for _, at in head), strict=True))))
            elif size == 1:
                found.append((end, (("surname", head[0][1]),)))
        return found

    def _judge(self, first: int, last: int, roles: tuple[tuple[str, int], ...]) -> tuple[float, PersonFound] | None:
        words = self.words
        score = 0.0
        names = dict(roles)
        for role, at in roles:
            given, surname = self.shape(at) if role != "initial" else (0.0, 0.0)
            if role == "given":
                score += given
                if given < 0:
                    return None
            elif role == "surname":
                beside = names.get("given")
                score += max(surname, 0.5) if beside is not None and self.shape(beside)[0] >= 2.0 else surname
            elif role == "patronymic":
                if not patronymic_readings(words[at].text):
                    return None
                score += 2.5
            else:
                score += 1.5
        single = len(roles) == 1
        if any(role == "surname" and self.shape(at)[1] <= 0 and "given" not in names for role, at in roles):
            return None
        if single and last < len(words) and self._adjective_of_next(first):
            return None
        if words[first].text.isupper() and len(words[first].text) > 2 and single:
            return None
        if last < len(words) and words[last].kind == "word" and is_name_like(words[last]) and words[last].spaced and single:
            score -= 1.0
        if roles[0][0] == "surname" and len(roles) == 2 and "initial" not in names:
            score -= 0.9  # the surname first is the rarer order
        if "patronymic" not in names and len(roles) == 3 and "initial" not in names:
            return None
        position = self.position_before(first)
        expected = self._expected(first, position)
        if position is not None:
            needed = WITH_TITLE if not single else 1.6
            if single and position.heads and position.heads[-1] not in self.roster.heads:
                return None
        else:
            if single:
                return None
            needed = ENOUGH - (0.4 if "initial" in names else 0.0)
        if score < needed:
            return None
        options = self._options(roles, expected, position)
        if not options:
            return None
        person = PersonFound(first, last, options, given=not single, position=position, sure=min(1.0, 0.55 + score / 10))
        return score + 0.5 * len(roles), person

    def _adjective_of_next(self, index: int) -> bool:
        """«Карсакпайского музея»: a capitalised adjective before its noun."""
        following = self.words[index + 1]
        if following.kind != "word" or following.capitalised or following.sentence != self.words[index].sentence:
            return False
        nouns = {r.case for r in self.readings(following.lower) if r.pos == "noun"}
        return any(r.pos == "adj" and r.case in nouns for r in self.readings(self.words[index].lower))

    def _expected(self, first: int, position: Position | None) -> frozenset[str]:
        """The cases that the words before a name allow it."""
        words = self.words
        if position is not None:
            head = self.head_at(self._head_index(position))
            if head is not None:
                return head[1]
        before = words[first - 1].lower if first and words[first - 1].sentence == words[first].sentence else ""
        governed = {
            "с": {"ins", "gen"}, "со": {"ins", "gen"}, "к": {"dat"}, "по": {"dat"}, "у": {"gen"}, "от": {"gen"}, "для": {"gen"},
            "о": {"loc"}, "об": {"loc"}, "словам": {"gen"}, "мнению": {"gen"}, "данным": {"gen"}, "информации": {"gen"},
            "подсчётам": {"gen"}, "подсчетам": {"gen"}, "оценке": {"gen"}, "на": {"acc", "gen", "loc"},
            "за": {"acc", "gen", "ins"},
        }.get(before)  # fmt: skip
        if governed is None and before and self._owns(first - 1):
            return frozenset({"gen"})
        return frozenset(governed) if governed else CASES

    def _owns(self, index: int) -> bool:
        """Whether a noun that a genitive completes stands at `index`: «хозяйство Густава Ляйса»."""
        found = self.read(index)
        return (
            bool(found)
            and found[0].pos == "noun"
            and found[0].name == ""
            and found[0].known
            and not found[0].animate
            and self.head_at(index) is None
        )

    def _head_index(self, position: Position) -> int:
        return next((at for at in range(position.first, position.last) if self.head_at(at) is not None), position.first)

    def _options(
        self, roles: tuple[tuple[str, int], ...], expected: frozenset[str], position: Position | None
    ) -> list[NameOption]:
        """Every consistent nominative of a name, the likeliest first."""
        words = self.words
        columns: list[list[tuple[str, str, str]]] = []
        for role, at in roles:
            text = _title_case(words[at].text)
            if role == "initial":
                columns.append([(words[at].text + ".", "", "*")])
            elif role == "given":
                columns.append(self._given(text))
            elif role == "patronymic":
                columns.append(list(patronymic_readings(text)))
            else:
                columns.append(list(surname_readings(text)))
        found: dict[tuple[str, str, str], float] = {}
        for chosen in product(*columns):
            genders = {gender for _, gender, _ in chosen if gender}
            cases = {case for _, _, case in chosen if case != "*"}
            if len(genders) > 1:
                continue
            gender = next(iter(genders), "")
            if gender == "m" and "acc" in cases:
                cases = {"gen" if case == "acc" else case for case in cases}
            if len(cases) > 1:
                continue
            case = next(iter(cases), "nom")
            score = 2.0 if case in expected or (case == "gen" and gender == "m" and "acc" in expected) else 0.0
            score += 0.6 if case == "nom" else 0.0
            for (role, _), (nominative, reading, _) in zip(roles, chosen, strict=True):
                low = nominative.lower()
                if role == "given":
                    if low in self.roster.given:
                        score += 1.5
                        if low in self.roster.women:
                            score += 1.0 if reading == "f" else -1.0
                    elif any(r.name == "first" and r.base == low and r.known for r in self.readings(low)):
                        score += 1.0
                    score += self._gender_of_given(low, reading)
                if role == "surname" and low.endswith(("ов", "ев", "ёв", "ин", "ын")) and reading == "m":
                    score += 0.2
            score += self._gender_beside(roles[0][1], roles[-1][1], gender, position)
            name = _join(nominative for nominative, _, _ in chosen)
            key = (name, gender, case)
            found[key] = max(found.get(key, -9.0), score)
        options = [NameOption(name, gender, case, score) for (name, gender, case), score in found.items()]
        return sorted(options, key=lambda option: -option.score)[:8]

    def _given(self, text: str) -> list[tuple[str, str, str]]:
        found = list(given_readings(text))
        for reading in self.readings(text.lower()):
            if reading.name == "first" and reading.known and reading.number != "pl":
                gender = {"masc": "m", "femn": "f"}.get(reading.gender, "")
                found.append((_title_case(reading.base), gender, reading.case))
        return list(dict.fromkeys(found))

    def _gender_of_given(self, nominative: str, gender: str) -> float:
        genders = {r.gender for r in self.readings(nominative) if r.name == "first" and r.known and r.base == nominative}
        if not genders or not gender:
            return 0.0
        return 0.5 if {"m": "masc", "f": "femn"}[gender] in genders else -1.5

    def _gender_beside(self, first: int, last: int, gender: str, position: Position | None) -> float:
        """The past tense beside a name agrees with it: «отметила», «сообщил»."""
        edge = position.first if position is not None else first
        score = 0.0
        for at in (edge - 1, last + 1):
            if (
                0 <= at < len(self.words)
                and self.words[at].sentence == self.words[first].sentence
                and self.words[at].kind == "word"
            ):
                for reading in self.readings(self.words[at].lower)[:1]:
                    if reading.pos == "verb" and reading.past and reading.number != "pl":
                        wanted = {"masc": "m", "femn": "f"}.get(reading.gender, "")
                        score += 0.8 if wanted == gender else -0.8 if gender and wanted else 0.0
        if position is not None and position.gender and gender:
            score += 0.6 if position.gender == gender else -0.6
        return score

    # titles

    def position_before(self, index: int) -> Position | None:
        """The title that ends right before the word at `index`: «заместитель руководителя областного управления …»."""
        words = self.words
        limit = max(0, index - LONGEST_TITLE)
        at, rank, nearest = index - 1, -1, -1
        while at >= limit and words[at].sentence == words[index].sentence:
            word = words[at]
            if word.text != ")" and (word.text in STOPS or word.text in DASHES) and not self._inside(at):
                break
            if word.text == "," and nearest < 0 and not self._lists_on(at, index):
                break
            if word.text in ("»", '"'):
                opened = next((k for k in range(at - 1, max(limit, at - 12), -1) if words[k].text in ("«", '"')), -1)
                if opened < 0:
                    break
                at = opened - 1
                continue
            if word.text == "«":
                at -= 1
                continue
            if word.text == ")":
                opened = next((k for k in range(at - 1, max(limit, at - 8), -1) if words[k].text == "("), -1)
                if opened < 0:
                    break
                at = opened - 1
                continue
            if word.kind == "word":
                head = self.head_at(at)
                if head is not None and not head[2]:
                    if head[0] in self.roster.ranks and rank < 0 and nearest < 0 and self._ranked(at + 1, index):
                        rank = at
                        at -= 1
                        continue
                    nearest = at
                    break
                if self.is_verb(at) and not word.capitalised:
                    break
                if rank >= 0 and "gen" not in self.cases(at) and word.lower not in PREPOSITIONS and not self.cases(at) & {"dat"}:
                    break
            at -= 1
        if nearest < 0:
            nearest = rank
        if nearest < 0:
            return None
        end = rank if 0 <= rank != nearest else index
        if not self._complements(nearest + 1, end):
            if rank < 0:
                return None
            nearest, end = rank, index
        first = self._extend(nearest)
        return self.position(first, end)

    def _inside(self, index: int) -> bool:
        """Whether a mark stands inside a word: the point of an initial, the hyphen of «ТЭЦ-2»."""
        words = self.words
        if words[index].text == ".":
            return index > 0 and is_initial(words, index - 1)
        return words[index].text == "-" and not words[index].spaced and index + 1 < len(words) and not words[index + 1].spaced

    def _ranked(self, first: int, last: int) -> bool:
        """Whether nothing or a service in the genitive stands between a rank and its name: «полковник полиции»."""
        return last - first <= 2 and all(
            self.words[k].kind == "word" and not self.words[k].capitalised and "gen" in self.cases(k) for k in range(first, last)
        )

    def _lists_on(self, comma: int, index: int) -> bool:
        """Whether a comma stands in a list that «и» goes on: «торговли, туризма и спорта»."""
        return any(self.words[k].lower in JOINERS for k in range(comma + 2, min(index, comma + 7)))

    def _complements(self, first: int, last: int) -> bool:
        """Whether only words that may complete a title stand from `first` to before `last`."""
        words, at = self.words, first
        while at < last:
            word = words[at]
            if word.text in ("«", '"', "("):
                end = closing(words, at) if word.text != "(" else next((k for k in range(at, last) if words[k].text == ")"), -1)
                if end < 0:
                    return False
                at = end + 1
                continue
            if word.kind == "word":
                if word.lower in PREPOSITIONS or word.lower in JOINERS:
                    at += 1
                    continue
                if word.lower in ("который", "что", "как", "не"):
                    return False
                cases = self.cases(at)
                governed = any(words[k].lower in PREPOSITIONS for k in range(first, at))
                if not cases or (not governed and "gen" not in cases):
                    return False
            at += 1
        return True

    def _extend(self, head: int) -> int:
        """Where the title whose nearest head stands at `head` begins: «первый заместитель руководителя»."""
        words, at = self.words, head
        while at > 0 and words[at - 1].sentence == words[head].sentence and words[at - 1].kind == "word":
            before = at - 1
            found = self.head_at(before)
            current = self.head_at(head)
            if found is not None and not found[2] and current is not None and "gen" in current[1]:
                head = at = before
                continue
            if words[before].lower in PREFIXES:
                at = before
                break
            own = current[1] if current is not None else CASES
            if self._describes(before, own):
                at = before
                continue
            break
        while at < head and words[at].lower in JOINERS:
            at += 1
        return at

    def _describes(self, index: int, cases: frozenset[str]) -> bool:
        word = self.words[index]
        for reading in self.readings(word.lower):
            if reading.base in DETERMINERS or reading.pos == "pronoun":
                return False
            if reading.pos in ("adj", "participle") and reading.case in cases and reading.number != "pl" and reading.score > 0.05:
                return True
        return False

    def position(self, first: int, last: int) -> Position | None:
        """A title as a `Position`: its own words in the nominative, the rest as stated."""
        words = self.words
        heads = [(at, found) for at in range(first, last) if (found := self.head_at(at)) is not None]
        if not heads:
            return None
        head = heads[0][0]
        text = self.nominative(first, head, last)
        gender = {"masc": "", "femn": "f"}.get(
            next((r.gender for r in self.readings(words[head].lower) if r.pos == "noun"), ""), ""
        )
        rest = text_of(self.article, head + 1, last) if head + 1 < last else ""
        return Position(first, last, text, tuple(found[0] for _, found in heads), rest, gender)

    def nominative(self, first: int, head: int, last: int) -> str:
        """A noun phrase with its adjectives and head in the nominative; what follows the head stays."""
        words, article = self.words, self.article
        pieces: list[str] = []
        noun = next((r for r in self.readings(words[head].lower) if r.pos == "noun"), None)
        gender = noun.gender if noun is not None else None
        singular = not all(r.number == "pl" for r in self.readings(words[head].lower) if r.pos == "noun")
        for at in range(first, head + 1):
            word = words[at]
            made = None
            if word.kind == "word" and not (word.text.isupper() and len(word.text) > 1):
                if at == head:
                    made = self.inflect(word.lower, case="nom", number="sg" if singular else "pl", pos="noun")
                else:
                    number = "sg" if singular else "pl"
                    made = self.inflect(word.lower, case="nom", number=number, gender=gender, pos="adj") or self.inflect(
                        word.lower, case="nom", number=number, gender=gender, pos="participle"
                    )
            text = _like(made, word.text) if made else word.text
            if at > first and words[at].spaced:
                pieces.append(" ")
            pieces.append(text)
        tail = article.text[words[head].end : words[last - 1].end] if last > head + 1 else ""
        made_text = " ".join(("".join(pieces) + tail).split())
        opens = words[first].capitalised and not words[first].text.isupper() and self.head_at(head) is not None
        return made_text[:1].lower() + made_text[1:] if opens else made_text

    def position_after(self, index: int) -> Position | None:
        """The title behind a name: «…, председатель правления АО «…»,»; `index` is the word after the name."""
        words = self.words
        if (
            index >= len(words) - 1
            or words[index].text not in (",", "–", "(")
            or words[index].sentence != words[index - 1].sentence
        ):
            return None
        first = at = index + 1
        while (
            at < len(words)
            and at - first < 4
            and words[at].kind == "word"
            and self._describes(at, CASES)
            and self.head_at(at) is None
        ):
            at += 1
        head = self.head_at(at) if at < len(words) and words[at].sentence == words[index].sentence else None
        if head is None or head[2]:
            return None
        last = self.complement(at + 1)
        if (
            words[index].text == "–"
            and last < len(words)
            and words[last].sentence == words[index].sentence
            and words[last].text not in ".,;»"
        ):
            return None
        return self.position(first, last)

    def complement(self, index: int, stop: frozenset[int] = frozenset()) -> int:
        """Where the words that complete a noun before `index` end: genitives, «по» with its dative, a name in quotes."""
        words, at, governed = self.words, index, ""
        while at < len(words) and words[at].sentence == words[index - 1].sentence and at not in stop:
            word = words[at]
            if word.text in ("«", '"'):
                end = closing(words, at)
                return end + 1 if end > 0 else at
            if word.kind == "digits" and at > index and words[at - 1].text == "№":
                at += 1
                continue
            if word.text == "№":
                at += 1
                continue
            if word.text == "," or word.lower in JOINERS:
                following = at + 1
                if at == index or following >= len(words) or words[following].kind != "word":
                    break
                if word.text == "," and not any(words[k].lower in JOINERS for k in range(at + 2, min(len(words), at + 6))):
                    break
                wanted = {"dat"} if governed == "по" else {"gen"}
                if (
                    self.is_verb(following)
                    or not self.cases(following) & wanted
                    or words[following].capitalised != words[at - 1].capitalised
                ):
                    break
                if wanted == {"gen"} and "gen" not in self._likely(following):
                    break
                at += 1
                continue
            if word.kind != "word":
                break
            if word.lower == "по" and at + 1 < len(words) and "dat" in self.cases(at + 1):
                governed = "по"
                at += 1
                continue
            if word.lower in PREPOSITIONS or self.is_verb(at):
                break
            cases = self._likely(at)
            if "gen" in cases or (governed and "dat" in cases):
                if governed and "dat" not in cases:
                    governed = ""
                at += 1
                continue
            break
        while at > index and (words[at - 1].lower in JOINERS or words[at - 1].lower in PREPOSITIONS or words[at - 1].text == ","):
            at -= 1
        return at

    def _likely(self, index: int) -> frozenset[str]:
        """The cases of the readings of a word that are no mere possibility."""
        word = self.words[index]
        if word.capitalised and (
            (word.text.isupper() and len(word.text) > 1) or not any(r.known for r in self.readings(word.lower))
        ):
            if word.text.isupper():
                return CASES
            return frozenset({"gen"}) if any(r.case == "gen" for r in self.readings(word.lower)) else frozenset()
        found = self.readings(word.lower)
        if not found or found[0].pos not in ("noun", "adj", "participle"):
            return frozenset()
        return frozenset(r.case for r in found if r.pos in ("noun", "adj", "participle") and r.case and r.score > 0.03)


def _title_case(text: str) -> str:
    return "-".join(part[:1].upper() + part[1:].lower() for part in text.split("-")) if text.isupper() or text.islower() else text


def _like(made: str, text: str) -> str:
    """A made form with the capitals of the written one."""
    if text.isupper() and len(text) > 1:
        return made.upper()
    if "-" in text and "-" in made:
        return "-".join(_like(part, model) for part, model in zip(made.split("-"), text.split("-"), strict=False))
    return made[:1].upper() + made[1:] if text[:1].isupper() else made


def _join(pieces: Iterable[str]) -> str:
    return " ".join(pieces)
