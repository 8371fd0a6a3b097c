"""Organizations by the heads of their names: offices («Білім басқармасы»), companies («Сарыарқа Бетон» ЖШС), bodies
known by one word (Мәжіліс), acronyms (БЖЗҚ).

A head closes a name; how far the name reaches to the left is decided by capitals, quotation marks and the cases of the
words in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_extract.components.naming import CLOSING
from briefing_extract.components.nominals import NounList
from briefing_extract.components.remembered import Remembered

if TYPE_CHECKING:
    from briefing_extract.components.article import Word
    from briefing_extract.components.naming import Text

MAX_PHRASE = 16
SHORTEST_BRAND = 4  # letters of a company's name in another script


@dataclass(slots=True)
class Office:
    """A stretch of text that names an organization, or a bare head that stands for one."""

    first: int
    last: int
    head: str  # dictionary form of the head: «басқарма», «ЖШС»
    name: str  # base form
    inner: str = ""  # the name inside the quotation marks
    bare: bool = False  # «Басқарма мәліметінше»: names nothing by itself
    quoted_only: bool = False  # «Дала Эйр» without a head: an organization only where the article says so
    case: str = "nom"
    parent: int | None = None  # position in the list of offices of the one that it belongs to
    confidence: float = 1.0
    local: str = ""  # of a bare head: its name with the locality alone, «облыстық прокуратура»


class KnownBodies:
    """Names from the pack's list, found by their first word."""

    def __init__(self, text: Text) -> None:
        table = text.article.pack.table("organizations")
        self.acronyms: dict[str, str] = table["acronyms"]
        self.by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        lasts = set()
        names = {name: name for name in table["known"]["names"]} | table["known"]["also"]
        for stated, name in names.items():
            parts = tuple(stated.lower().split())
            self.by_first.setdefault(parts[0], []).append((parts, name))
            lasts.add(parts[-1])
        self.lasts = NounList(text.article.pack, lasts)
        self.lists = text.lists
        self.brands = NounList(text.article.pack, table["brands"]["plain"])
        self.spelled = {name.lower(): name for name in table["brands"]["plain"]}
        self._idle = Remembered(self._is_idle)

    @classmethod
    def of(cls, text: Text) -> KnownBodies:
        """The known bodies of the pack, compiled once."""
        cache = text.article.pack.cache
        if "known_bodies" not in cache:
            cache["known_bodies"] = cls(text)
        found: KnownBodies = cache["known_bodies"]
        return found

    def passes(self, word: Word) -> bool:
        """Whether no organization's name can close at a word of small letters: no head, brand, acronym or title."""
        return not word.capitalised and self._idle[word.text]

    def _is_idle(self, text: str) -> bool:
        lists, stem, lower = self.lists, text.partition("-")[0], text.lower()
        if stem in lists.legal or stem in self.acronyms or lower.endswith(lists.occupations):
            return False
        nouns = (self.brands, lists.offices, lists.bodies, lists.parts, lists.titles)
        return all(listed.read(lower) is None for listed in nouns)

    def at(self, text: Text, index: int) -> tuple[int, str, str] | None:
        """End, base form and case of the known name that begins at a word."""
        word = text.words[index]
        if not word.capitalised:
            return None
        single = self.lasts.read(word.lower)
        first = word.lower if word.lower in self.by_first else single.base if single else ""
        best: tuple[int, str, str] | None = None
        for parts, name in self.by_first.get(first, ()):
            end = index + len(parts)
            if end > len(text.words) or any(text.words[index + k].lower != part for k, part in enumerate(parts[:-1])):
                continue
            form = self.lasts.read(text.words[end - 1].lower)
            if form is not None and self._same(form.base, parts[-1]) and (best is None or end > best[0]):
                best = end, name, form.case
        return best

    def _same(self, base: str, last: str) -> bool:
        """«Банк», «Банкі», «орталық», «орталығы»: one word, with and without its possessive."""
        return base == last or self._plain(base) == self._plain(last)

    @staticmethod
    def _plain(word: str) -> str:
        stem = word[:-1] if word.endswith(("ы", "і")) else word
        return stem[:-1] + {"г": "к", "ғ": "қ", "б": "п"}.get(stem[-1], stem[-1])


def find_offices(text: Text, taken: set[int]) -> list[Office]:
    """Every stretch that names an organization or stands for one, in text order; `taken` words (boilerplate) are passed over."""
    known, covered = KnownBodies.of(text), -1
    found: list[Office] = []
    for word in text.words:
        index = word.index
        if word.kind != "word" or index in taken or index < covered or known.passes(word):
            continue
        nested = found and found[-1].last == index - 1 and text.words[index - 1].text in CLOSING
        if nested and word.text.split("-")[0] in text.lists.legal:
            if not found[-1].bare and found[-1].first - 1 not in text.opener.values():
                found[-1].last = covered = index + 1  # «Қазақстан темір жолы» ҰК» АҚ
                continue
            found.pop()  # «Отбасы банк» АҚ: the head inside the quotes is part of the name
        office = _legal(text, word) or _known(text, known, index) or _headed(text, index) or _branded(text, index)
        if office is None:
            continue
        if office.first in taken:
            continue
        if not office.bare:
            while found and found[-1].first >= office.first:
                found.pop()
            if found and found[-1].last > office.first:
                continue
            if found and found[-1].last == office.first and not found[-1].bare:
                office.parent = len(found) - 1
            _territorial(text, found, office)
        found.append(office)
        covered = office.last
    return found


def _territorial(text: Text, found: list[Office], office: Office) -> None:
    """«… комитетінің Павлодар облысы бойынша департаменті» is one office: the branch has no name of its own."""
    if office.parent is None or text.words[office.last - 2].lower != text.lists.branch_of:
        return
    parent = found.pop()
    office.parent = parent.parent
    between = text.article.text[text.words[parent.first].start : text.words[office.first].start]
    office.first, office.name = parent.first, between + office.name


def _legal(text: Text, word: Word) -> Office | None:
    """«Сарыарқа Бетон» ЖШС, Air Astana АҚ, ЖШС «Сарыарқа Бетон»."""
    stem, _, suffix = word.text.partition("-")
    if stem not in text.lists.legal or (word.sentence in text.shouted and len(stem) < 3):
        return None
    index, words = word.index, text.words
    case = text.case("жшс-" + suffix) if suffix else "nom"
    if index and (opening := text.opener.get(index - 1)) is not None:
        inner = _between(text, opening + 1, index - 1)
        return Office(opening, index + 1, stem, f"«{inner}» {stem}", inner, case=case)
    closed = index > 0 and words[index - 1].text in CLOSING  # «… компаниясы» АҚ: its opening mark is lost
    if not closed and index + 1 < len(words) and (closing := text.closer.get(index + 1)) is not None:
        inner = _between(text, index + 2, closing)
        return Office(index, closing + 1, stem, f"«{inner}» {stem}", inner)
    if stem not in text.lists.plain_legal:
        return None
    first = index
    while first > 0 and words[first - 1].capitalised and words[first - 1].sentence == word.sentence and words[first].spaced:
        first -= 1
        if index - first >= 4:
            break
    if first == index:
        return None
    inner = _between(text, first, index)
    return Office(first, index + 1, stem, f"«{inner}» {stem}", inner, case=case, confidence=0.8)


def _known(text: Text, known: KnownBodies, index: int) -> Office | None:
    word = text.words[index]
    if word.sentence in text.shouted:
        return None
    at = known.at(text, index)
    if at is not None:
        end, name, case = at
        return Office(index, end, name.split()[-1].lower(), name, case=case)
    brand = known.brands.read(word.lower)
    if brand is not None and index - 1 not in text.closer:
        name = known.spelled[brand.base]
        return Office(index, index + 1, "", name, name, case=brand.case)
    stem = word.text.split("-")[0]
    if stem in known.acronyms:
        # «KEGOC компаниясы»: the head after an acronym belongs to the mention
        end = index + 1
        head = text.lists.bodies.read(text.words[end].lower) if end < len(text.words) else None
        if head is not None and head.possessive:
            return Office(index, end + 1, head.base, stem, stem, case=head.case)
        first = _named_after(text, index)
        return Office(first, end, "", _between(text, first, index) + " " * (first < index) + stem, stem, confidence=0.9)
    return None


def _branded(text: Text, index: int) -> Office | None:
    """«Halyk Finance директоры»: a name in another script right before a title that it owns."""
    word, lists = text.words[index], text.lists
    if word.capitalised or not index or not text.words[index - 1].text.isascii() or not text.words[index - 1].capitalised:
        return None
    form = lists.titles.read(word.lower)
    if not (form.possessive if form is not None else text.agent(index) and _owned(text, word.lower)):
        return None
    first = _latin(text, index)
    brand = _between(text, first, index)
    if first == index or len(brand) < SHORTEST_BRAND or (brand.isupper() and len(brand) <= SHORTEST_BRAND):
        return None  # «IT маманы»
    if first and text.words[first].sentence != word.sentence:
        return None
    return Office(first, index, "", brand, brand, confidence=0.8)


def _owned(text: Text, lower: str) -> bool:
    readings = text.article.pack.morphology.analyse(lower)
    return bool(readings) and readings[0].tags.possessive == "3"


def _headed(text: Text, index: int) -> Office | None:
    word, lists = text.words[index], text.lists
    form = lists.offices.read(word.lower)
    office = form is not None
    if form is None:
        form = lists.bodies.read(word.lower)
    if form is None:
        return _department(text, index)
    if form.plural or word.sentence in text.shouted:
        return None
    if not form.possessive and form.case == "nom" and _head_follows(text, index):
        return None  # «облыстық полиция департаменті»
    needed = lists.only_after.get(form.base)
    if needed is not None and (not index or text.words[index - 1].lower not in needed):
        return None  # «Достық стансасы» is a place, «жедел жәрдем стансасы» none
    name_end = word.text[: len(word.text) - form.tail] if form.tail else word.text
    first, sign = _reach(text, index, office, form.base)
    if form.base in lists.quoted_only and sign != "quoted" and not text.words[index - 1].text.isascii():
        return None  # «өзен арнасы» is a bed, «Хабар» арнасы a broadcaster
    if sign == "quoted" and form.possessive and _quote_fits(text, first, index):
        closing = text.closer[first]
        inner = _between(text, first + 1, closing)
        middle = _between(text, closing + 1, index)
        name = f"«{inner}» {middle} {name_end}".replace("  ", " ")
        return Office(first, index + 1, form.base, name, inner, case=form.case)
    if (
        sign in ("", "lower")
        and form.possessive
        and index > 2
        and text.words[index - 2].text == "."
        and _latin(text, index) < index
    ):
        sign = "capital"  # «Kaspi.kz компаниясы»: the walk stops at the point
    if sign in ("capital", "opening") and form.possessive and (latin := _latin(text, index)) < index:
        brand = _between(text, latin, index)  # «Jetkiz Labs стартапы»: a company's name in another script is a name by itself
        plain = form.base in lists.companies or form.base in lists.ventures
        return Office(latin, index + 1, form.base, brand if plain else f"{brand} {name_end}", brand, case=form.case)
    if sign == "lower" and (form.base not in lists.public or _pointed(text, first)):
        # «облыстық балалар ауруханасының меңгерушісі»: which one is said by «облыстық», that it is one by the title
        near = [k for k in range(first, index - 1) if text.words[k].lower in lists.locality_adjectives]
        if not near and _located(text, first) and form.base not in lists.spoken:
            near = [first]
        if office and not near and not _pointed(text, first) and form.possessive:
            near = [first]  # «фермерлер қауымдастығының төрайымы»
        backed = bool(near) and _backed(text, index - 1, index)
        first, sign = (near[-1], "capital") if backed else (first, "")
    long = form.base in lists.long_names and index - first >= 2 and form.possessive
    backed = office or long or (form.base not in lists.spoken and _backed(text, first, index))
    if sign in ("capital", "number", "lower") or (sign == "opening" and backed):
        first = _named_after(text, _without_locality(text, first, index, office))
        if first < index and _join(text, first, index, name_end).lower() in lists.never:
            return None
        numbered = sign == "number" and not _part_follows(text, index)
        if first < index and (form.possessive or numbered or _attributive(text, first, index)):
            sure = 0.8 if sign == "lower" else 1.0
            return Office(first, index + 1, form.base, _join(text, first, index, name_end), case=form.case, confidence=sure)
    counted = index in text.counted or (index > 0 and text.words[index - 1].kind == "digits")
    if (not form.possessive or word.capitalised) and not counted:
        local = ""
        before = text.words[index - 1] if index else None
        if before is not None and before.sentence == word.sentence and before.lower in lists.locality_adjectives:
            local = f"{before.text} {name_end}"
        return Office(index, index + 1, form.base, word.text, bare=True, case=form.case, local=local)
    return None


def _reach(text: Text, head: int, office: bool, base: str) -> tuple[int, str]:
    """Where the name that a head closes begins, and the sign that it is a name: quoted, number, capital, opening (a capital
    at the head of a sentence), lower, or nothing.
    """
    words, lists = text.words, text.lists
    best, sign, run, joined = head, "", head, False
    index, sentence = head - 1, words[head].sentence
    while index >= 0 and head - index <= MAX_PHRASE and words[index].sentence == sentence:
        word = words[index]
        if word.kind == "mark":
            opening = text.opener.get(index)
            if opening is not None and (not sign or best == index + 1):
                return opening, "quoted"
            # «Сәулет, қала құрылысы және жер қатынастары басқармасы»
            listed = word.text == "," and joined and not sign and index > 1
            if listed and words[index - 1].capitalised and (not words[index - 2].capitalised or text.opens(index - 2)):
                index -= 1
                continue
            break
        if word.kind == "digits":
            if index and words[index - 1].text == "№" and not sign:
                return index - 1, "number"
            break
        if index in text.people:
            break
        if word.lower in lists.conjunctions and text.opens(index):
            break
        if index == head - 1 and word.lower in lists.never_after.get(base, ()):
            return head, ""
        if word.lower in lists.stops:
            break
        if word.capitalised:
            if (sign and best != index + 1) or _is_title(text, index):
                break
            if text.acronym(word):
                if index == head - 1 and "-" not in word.text and word.text not in lists.countries:
                    best, sign = index, "capital"
                    index -= 1
                    continue
                break
            own = lists.localities.read(word.lower)
            if own is not None and own.possessive and index < head - 1:
                break  # «Қазақстан Республикасы Қаржы министрлігі»
            following = lists.localities.read(words[index + 1].lower)
            located = following is not None and following.possessive
            if not located and text.case_at(index) != "nom" and not text.governed(index, head):
                break
            if text.case(word.lower) == "attr" and not sign:
                break  # «Алматыдағы авиажөндеу зауыты»: where it is, no name
            if text.opens(index):
                if sign:
                    described = word.lower.endswith(lists.adjective_endings) or word.lower in lists.adjectives
                    if described or word.lower in lists.directions:
                        best = index
                else:
                    best, sign = index, "opening"
                break
            best, sign = index, "capital"
            index -= 1
            continue
        if sign:
            if word.lower in lists.conjunctions:  # «Кәсіпкерлік және Индустрия басқармасы»
                index -= 1
                if index >= 0 and words[index].capitalised and text.case(words[index].lower) == "nom":
                    best = index
                    if text.opens(index):
                        sign = "opening" if not office else sign
                    index -= 1
                    continue
            break
        locality = lists.localities.read(word.lower)
        if locality is not None and locality.possessive and not _ends_in_branch(text, index, head):
            # «Қарағанды облысының әкімдігі», «Қарағанды облысы әкімдігі»: nothing else names it
            if index != head - 1 or (locality.case != "nom" and not (locality.case == "gen" and office)):
                break
        inner = lists.offices.read(word.lower) or lists.bodies.read(word.lower)
        # «жер инспекциясы басқармасы» is one name, «Есеп комитеті … жұмыс тобы» two
        if inner is not None and inner.possessive and (inner.case != "nom" or words[index + 1].capitalised or index + 1 < head):
            break
        title = lists.titles.read(word.lower)
        if title is not None and title.possessive:
            break  # «Үкімет басшысы … облыс әкімдігіне»
        owner = inner is None and text.case(word.lower) == "gen" and not _owns(text, index, head)
        if locality is None and (owner or text.breaks(index, head)):
            break
        joined = joined or word.lower in lists.conjunctions
        run = index
        index -= 1
    if sign:
        return best, sign
    while run < head and (words[run].lower in lists.conjunctions or words[run].lower == lists.branch_of) and run < head - 1:
        run += 1  # «… облысы бойынша экология департаменті»
    return run, "lower" if run < head else ""


def _latin(text: Text, head: int) -> int:
    """Where the run of Latin capitalised words right before a head begins; the head itself where there is none."""
    words, first, sentence = text.words, head, text.words[head].sentence
    if head > 2 and words[head - 2].text == "." and not words[head - 1].spaced and words[head - 1].text.isascii():
        if words[head - 3].capitalised and words[head - 3].text.isascii() and not words[head - 2].spaced:
            first = head - 3  # «Kaspi.kz компаниясы»
    while first and words[first - 1].capitalised and words[first - 1].text.isascii() and head - first < 4:
        if words[first - 1].sentence != sentence:
            break
        first -= 1
    return first


def _owns(text: Text, index: int, head: int) -> bool:
    """«бюджеттің атқарылуын бақылау … комитеті»: a genitive inside the name, owner of the word that follows it."""
    if index + 2 >= head:
        return False
    readings = text.article.pack.morphology.analyse(text.words[index + 1].lower)
    return bool(readings) and readings[0].tags.possessive == "3"


def _head_follows(text: Text, index: int) -> bool:
    """Whether the next word is a head with a possessive, so that this one is no more than part of its name."""
    after = text.words[index + 1] if index + 1 < len(text.words) else None
    if after is None or after.sentence != text.words[index].sentence or after.capitalised:
        return False
    form = text.lists.offices.read(after.lower)
    return form is not None and form.possessive


def _part_follows(text: Text, head: int) -> bool:
    """«№ 3 полиция бөлімі»: the head belongs to the next word."""
    after = text.words[head + 1] if head + 1 < len(text.words) else None
    return after is not None and text.lists.parts.read(after.lower) is not None


def _named_after(text: Text, first: int) -> int:
    """«М.Х. Дулати атындағы Тараз мемлекеттік университеті»: the name begins with whom it is named after."""
    words = text.words
    at = next((k for k in (first - 1, first + 1) if 0 < k < len(words) and words[k].lower == text.lists.named_after), 0)
    if not at or words[at].sentence != words[first].sentence:
        return first
    start, initials = at, False
    while start and at - start < MAX_PHRASE // 2 and words[start - 1].sentence == words[at].sentence:
        before = words[start - 1]
        if before.text == "." and start > 1 and len(words[start - 2].text) == 1 and words[start - 2].capitalised:
            start, initials = start - 2, True
            continue
        named = before.kind == "word" and (before.capitalised or (start == at and words[start - 2].capitalised))
        if initials or not named or before.lower in text.lists.stops or text.case(before.lower) == "attr":
            break
        start -= 1
    return start if start < at else first


def _located(text: Text, first: int) -> bool:
    """«Павлодардағы мұнай-химия зауытының директоры»: the place before a phrase says which one it is."""
    before = text.words[first - 1] if first else None
    if before is None or before.sentence != text.words[first].sentence or not before.capitalised:
        return False
    return text.case(before.lower) == "attr" and before.lower.endswith(text.lists.located)


def _pointed(text: Text, first: int) -> bool:
    """Whether a demonstrative or a number stands before a phrase: «осы сала қауымдастығы», «екі бірдей институт»."""
    if not first or text.words[first - 1].sentence != text.words[first].sentence:
        return False
    before = text.words[first - 1]
    return before.kind == "digits" or before.lower in text.lists.deictics


def _ends_in_branch(text: Text, index: int, head: int) -> bool:
    return index == head - 2 and text.words[head - 1].lower == text.lists.branch_of


def _quote_fits(text: Text, opening: int, head: int) -> bool:
    """Whether the quotes hold a name: it begins with a capital, and no other noun («… жобасы») claims it."""
    closing = text.closer[opening]
    first = text.words[opening + 1]
    if first.kind != "word" or not first.capitalised:
        return False
    for word in text.words[closing + 1 : head]:
        if word.kind != "word" or word.lower in text.lists.conjunctions or word.text in text.lists.legal:
            return False
    return all(
        (form := text.lists.others.read(word.lower)) is None or not form.possessive for word in text.words[closing + 1 : head]
    )


def _department(text: Text, index: int) -> Office | None:
    """«қалалық Инфрақұрылымды дамыту бөлімі», «аудандық ауыл шаруашылығы бөлімі»: a department that is said to be a town's or
    a district's is an office of its own; any other is a part of the office named before it.
    """
    words, lists = text.words, text.lists
    form = lists.parts.read(words[index].lower)
    if form is None or form.base not in lists.departments or not form.possessive or form.plural:
        return None
    for at in range(index - 1, max(-1, index - MAX_PHRASE), -1):
        word = words[at]
        if word.kind != "word" or word.sentence != words[index].sentence:
            return None
        locality = lists.localities.read(word.lower)
        # «Созақ ауданы Білім бөлімі», «қаланың құрылыс бөлімі»
        place = locality is not None and locality.possessive and locality.case in ("nom", "gen")
        if word.lower in lists.locality_adjectives or place:
            if index - at < 2:
                return None
            name_end = words[index].text[: len(words[index].text) - form.tail] if form.tail else words[index].text
            return Office(at + 1, index + 1, form.base, _join(text, at + 1, index, name_end), "", case=form.case)
        office = lists.offices.read(word.lower) or lists.bodies.read(word.lower)
        if (office is not None and office.possessive) or text.case(word.lower) in ("loc", "abl", "ins"):
            return None
    return None


def _is_title(text: Text, index: int) -> bool:
    """A title noun, but not where the next word makes another thing of it: «Тұрғын үй» is no resident."""
    form = text.lists.titles.read(text.words[index].lower)
    if form is None:
        return False
    other = text.article.pack.table("titles")["not_before"].get(form.base, ())
    return index + 1 >= len(text.words) or text.words[index + 1].lower.split("-")[0] not in {word.split("-")[0] for word in other}


def _backed(text: Text, first: int, head: int) -> bool:
    """A capital at the head of a sentence makes a body's name only with a title behind it or «…-лық» or a place in it."""
    after = text.words[head + 1] if head + 1 < len(text.words) else None
    for word in text.words[head + 1 : head + 7]:
        if word.kind != "word" or word.sentence != text.words[head].sentence:
            break
        title = text.lists.titles.read(word.lower)
        if (title is not None and title.possessive) or text.agent(word.index):
            return True
        if word is after and word.lower in text.lists.sources:
            return True
        # «… орталығы бөлімшесінің меңгерушісі», «… ауруханасының реанимация бөлімшесінің меңгерушісі»
        if word.capitalised or text.breaks(word.index, head + 7):
            break
    if after is not None and after.text == "(" and head + 2 < len(text.words) and text.acronym(text.words[head + 2]):
        return True
    if first in text.places:
        return True
    if head - first < 2:
        return False
    inside = {word.lower for word in text.words[first:head]}
    return text.words[first + 1].lower in text.lists.locality_adjectives or text.lists.named_after in inside


def _without_locality(text: Text, first: int, head: int, office: bool) -> int:
    """Where the office's own name begins: «облыстық Білім басқармасы» is «Білім басқармасы»."""
    words, lists = text.words, text.lists
    lead = words[first]
    if first < head - 1 and lead.lower in lists.locality_adjectives and (office or words[first + 1].capitalised):
        # «Жергілікті полиция қызметі»: a capital inside the sentence opens the name
        own = lead.capitalised and not text.opens(first) and not words[first + 1].capitalised
        return first if own else first + 1
    # «Семей қалалық тұрғын үй инспекциясы»
    if office and first < head - 2 and words[first + 1].lower in lists.locality_adjectives:
        return first + 2
    if office and first == head - 1 and lead.lower in lists.locality_adjectives:
        return head
    return first


def _attributive(text: Text, first: int, head: int) -> bool:
    """A head without possessive closes a name only after an adjective or «жөніндегі», «атындағы»."""
    before = text.words[head - 1].lower
    if before in text.lists.links or before in text.lists.adjectives:
        return True
    if not before.endswith(text.lists.adjective_endings):
        return False
    inside = [word.lower for word in text.words[first:head]]
    describing = all(lower.endswith(text.lists.adjective_endings) or lower in text.lists.adjectives for lower in inside)
    return describing or not text.lists.links.isdisjoint(inside)


def _between(text: Text, first: int, last: int) -> str:
    if first >= last:
        return ""
    return text.article.text[text.words[first].start : text.words[last - 1].end]


def _join(text: Text, first: int, head: int, name_end: str) -> str:
    return text.article.text[text.words[first].start : text.words[head].start] + name_end
