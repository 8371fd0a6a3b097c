"""Positions: title nouns in their case forms, and the phrase that says of which office («Білім басқармасының басшысы»)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing_extract.components.name_evidence import NameContexts
from briefing_extract.components.naming import DASHES, MAX_PHRASE, Lexicons, Text

if TYPE_CHECKING:
    from briefing_extract.components.article import Article, Word
    from briefing_extract.components.organizations import Office
RANK_WORDS = 3  # «азаматтық қорғау полковнигі»: a rank with its service
SHORTEST_PLACE = 4  # letters of a place that «-лық» is made from: «көлік» is no «-лық»


class Position(NamedTuple):
    """A title with its office as the text states it."""

    first: int
    last: int
    head: str  # dictionary form of its head: «орынбасар»
    text: str
    office: int | None = None  # position in the list of offices
    derived: str = ""  # name of the office where it stands only inside the title («Қаржы министрлігі»)


def title_at(article: Article, index: int) -> tuple[str, int, int] | None:
    """The position noun at a word, whatever its case: its dictionary form, and the first and last (exclusive) word of the
    title with its qualifiers and the bare office before it («басқарма басшысының орынбасары», «Департамент өкілі»).

    `index` may be the title noun itself or the bare office in front of it; None where no title stands there.
    """
    words, lists = article.words, Lexicons.of(article.pack)
    if not 0 <= index < len(words) or words[index].kind != "word":
        return None
    never = article.pack.table("titles")["not_before"].get(words[index].lower)
    if never and index + 1 < len(words) and words[index + 1].lower in never:
        return None  # «тұрғын үй»
    at = index
    if _title(lists, words, at) is None:
        if not _bare_office(lists, words[at]) or at + 1 >= len(words):
            return None
        at += 1
        if words[at].kind != "word" or _title(lists, words, at) is None:
            return None
    first = at
    while (following := _chained(lists, words, at)) is not None:
        at = following
    qualifiers = _qualifiers(article)
    sentence = words[first].sentence
    while first > 0 and words[first - 1].sentence == sentence and words[first - 1].kind == "word":
        before = words[first - 1]
        form = lists.titles.read(before.lower)
        qualifies = before.lower in qualifiers or before.lower == lists.duty or (form is not None and form.case == "gen")
        if not qualifies and not _bare_office(lists, before):
            break
        first -= 1
    head = _title(lists, words, at)
    return None if head is None else (head, first, at + 1)


def _qualifiers(article: Article) -> frozenset[str]:
    cache = article.pack.cache
    if "title_qualifiers" not in cache:
        cache["title_qualifiers"] = frozenset(article.pack.table("titles")["qualifiers"]["words"])
    found: frozenset[str] = cache["title_qualifiers"]
    return found


def _title(lists: Lexicons, words: list[Word], index: int) -> str | None:
    """Dictionary form of the title noun at a word; «атқарушы» only in «міндетін атқарушы»."""
    form = lists.titles.read(words[index].lower)
    if form is None:
        return None
    if form.base == lists.acting and not _carries_out(lists, words, index):
        return None
    return form.base


def _carries_out(lists: Lexicons, words: list[Word], index: int) -> bool:
    """«міндетін атқарушы», «міндетін уақытша атқарушы»."""
    return any(words[at].lower == lists.duty for at in range(max(0, index - 2), index))


def _bare_office(lists: Lexicons, word: Word) -> bool:
    lower = word.lower
    form = lists.offices.read(lower) or lists.bodies.read(lower) or lists.parts.read(lower) or lists.localities.read(lower)
    return form is not None and form.case in ("nom", "gen") and (not form.possessive or form.case == "gen")


def _chained(lists: Lexicons, words: list[Word], index: int) -> int | None:
    """«басшысының орынбасары», «әкімінің міндетін атқарушы»: the title that a title in the genitive leads to."""
    form = lists.titles.read(words[index].lower)
    if form is None or index + 1 >= len(words) or words[index + 1].sentence != words[index].sentence:
        return None
    following = words[index + 1]
    if following.kind != "word":
        return None
    if form.case == "gen" or (form.case == "nom" and not form.possessive):
        after = lists.titles.read(following.lower)
        if after is not None and after.possessive and after.base in lists.assistants:
            return index + 1
    if form.case == "gen" and following.lower == lists.duty:
        for at in range(index + 2, min(index + 4, len(words))):  # «басшысының міндетін уақытша атқарушы»
            after = lists.titles.read(words[at].lower)
            if after is not None and after.base == lists.acting:
                return at
    return None


def before_name(text: Text, first: int, offices: dict[int, int], found: list[Office]) -> Position | None:
    """The position that ends right before the name that begins at the word `first`."""
    words, at = text.words, first - 1
    if at < 0 or words[at].sentence != words[first].sentence:
        return None
    apposed = _before_attribute(text, first)
    if apposed is not None:
        return _phrase(text, apposed, offices, found)
    if words[at].kind == "mark":
        # «Жауапты хатшы – Самал Тұрысбек»
        if words[at].text in DASHES and at and words[at].spaced and _nominative_title(text, at - 1):
            position = _phrase(text, at - 1, offices, found)
            return position if position is not None and text.opens(position.first) else None
        return None
    if words[at].kind != "word" or not (_nominative_title(text, at) or text.agent(at)):
        return None
    position = _phrase(text, at, offices, found)
    if position is None:
        return None
    earlier = _earlier(text, position, offices, found)
    if earlier is None or earlier.head in text.article.pack.table("titles")["heads"]["roles"]:
        return position
    # «… бастығының орынбасары, азаматтық қорғау полковнигі»: the office comes first; «Ғалым, техника ғылымдарының докторы»
    fuller = position.office is None and earlier.last - earlier.first > 1
    only = position.office is None and position.last - position.first == 1
    return earlier if earlier.office is not None or fuller or only else position


def _before_attribute(text: Text, first: int) -> int | None:
    """The title behind which a comma and an attribute lead to a name: «оқушы, 12 жастағы X», «депутат, … сайланған X»."""
    words, at = text.words, first - 1
    contexts = NameContexts.of(text.article.pack)
    if words[at].kind != "word" or words[at].capitalised:
        return None
    if words[at].lower not in contexts.aged and not words[at].lower.endswith(contexts.participles):
        return None
    for index in range(at - 1, max(0, first - MAX_PHRASE), -1):
        if words[index].sentence != words[first].sentence or index in text.people:
            return None
        if words[index].text == ",":
            return index - 1 if words[index - 1].kind == "word" and _nominative_title(text, index - 1) else None
    return None


def _ranks(text: Text) -> list[str]:
    found: list[str] = text.article.pack.table("titles")["heads"]["rank"]
    return found


def _earlier(text: Text, position: Position, offices: dict[int, int], found: list[Office]) -> Position | None:
    """The title that another one follows, after a comma or, before a rank, without: «бастығы полиция полковнигі»."""
    words, before = text.words, position.first - 1
    if before < 0 or words[before].sentence != words[position.first].sentence:
        return None
    if words[before].text == ",":
        before -= 1
    elif position.last - position.first > (RANK_WORDS if position.head in _ranks(text) else 1):
        return None
    if before < 0 or words[before].kind != "word" or not _nominative_title(text, before):
        return None
    return _phrase(text, before, offices, found)


def after_name(text: Text, last: int, offices: dict[int, int], found: list[Office]) -> Position | None:
    """The position after a name that ends before the word `last` and a comma or dash: «Динара Қожанова, кардиохирург:»."""
    words = text.words
    if last + 1 >= len(words) or words[last].paragraph != words[last - 1].paragraph:
        return None
    mark = words[last]
    if mark.text == "(":
        closing = next((k for k in range(last + 2, min(last + MAX_PHRASE, len(words))) if words[k].text == ")"), 0)
        if not closing or words[closing].sentence != mark.sentence or not _nominative_title(text, closing - 1):
            return None
        position = _phrase(text, closing - 1, offices, found)
        return position if position is not None and position.first == last + 1 else None
    if mark.text != "," and not (mark.text in DASHES and mark.spaced):
        return None
    end = last + 1
    while end < len(words) and end - last <= MAX_PHRASE and words[end].paragraph == mark.paragraph:
        word = words[end]
        if word.kind == "mark" and word.text in ":,.–;!?(" and end not in text.opener:
            break
        end += 1
    title = end - 1
    closed = end >= len(words) or words[end].text in ":(" or words[end].paragraph != mark.paragraph
    agent = text.agent(title) and (title == last + 1 or (closed and title == last + 2))  # «Дархан Теміржан, қобыз жасаушы (…)»
    if title <= last or not (_nominative_title(text, title) or agent):
        return None
    position = _phrase(text, title, offices, found)
    if position is None or position.first > last + 1:
        return None
    return position


def press_services(text: Text, offices: dict[int, int], found: list[Office]) -> list[Position]:
    """«Ақтөбе облысы әкімінің баспасөз қызметі»: the title whose office speaks through its press service."""
    positions: list[Position] = []
    for word in text.words[1:]:
        if word.lower == text.lists.press and _is_office_title(text, word.index - 1):
            form = text.lists.titles.read(text.words[word.index - 1].lower)
            if form is not None and form.case == "gen":
                position = _phrase(text, word.index - 1, offices, found)
                if position is not None and position.derived:
                    positions.append(position)
    return positions


def alone(text: Text, offices: dict[int, int], found: list[Office], people: set[int]) -> list[Position]:
    """Positions with an office that stand without a name: «Жүрек орталығы бөлімшесінің меңгерушісі … айтып берді»."""
    positions: list[Position] = []
    for word in text.words[1:]:
        before = word.index - 1
        if word.kind != "word" or word.index + 1 in people or not _nominative_title(text, word.index):
            continue
        part = text.lists.parts.read(text.words[before].lower)
        if before in offices or (part is not None and part.case == "gen"):
            position = _phrase(text, word.index, offices, found)
            if position is not None and position.office is not None:
                positions.append(position)
    return positions


def _nominative_title(text: Text, index: int) -> bool:
    form = text.lists.titles.read(text.words[index].lower)
    return form is not None and form.case == "nom" and not form.plural and _title(text.lists, text.words, index) is not None


def _phrase(text: Text, title: int, offices: dict[int, int], found: list[Office]) -> Position | None:
    """The position whose head is the word `title`: how far its office and qualifiers reach to the left."""
    words, lists = text.words, text.lists
    qualifiers = _qualifiers(text.article)
    not_before = text.article.pack.table("titles")["not_before"]
    praise = text.article.pack.table("titles")["qualifiers"]["praise"]
    first, index, office, sentence = title, title - 1, None, words[title].sentence
    derived = -1  # the word of «министр», «әкім» whose office the phrase names
    if _is_office_title(text, title):
        derived = title
    while index >= 0 and title - index <= MAX_PHRASE and words[index].sentence == sentence:
        word = words[index]
        if index in text.people:
            break
        if not word.spaced and index > 1 and words[index - 1].text == "-":
            if index - 2 in text.opener:
                index -= 2  # «Алаш»-тың: the case after the quotes
                continue
            if word.kind == "word" and words[index - 2].kind == "digits":
                first, index = index - 2, index - 3  # «1-інші орынбасары»
                continue
        at = offices.get(index)
        if at is not None and not found[at].bare and found[at].case in ("nom", "gen"):
            # «полиция департаменті жергілікті полиция қызметінің бастығы»: a service in small letters is a part of the office
            # before it; one with a capital («Қаржы министрлігі Мемлекеттік кірістер комитеті») is an office of its own
            if office is None or found[office].name[:1].islower():
                office = at
            first = found[at].first
            index = first - 1
            if index >= 0 and words[index].lower in lists.locality_adjectives and words[index].sentence == sentence:
                if not (index and words[index - 1].capitalised and not text.opens(index - 1)):
                    first = index
                index = first - 1
            if offices.get(index) is None and not (index > 0 and words[index].lower == lists.branch_of):
                break
            continue
        if word.kind != "word":
            opening = text.opener.get(index)
            if opening is None:
                break
            first, index = opening, opening - 1
            continue
        lower = word.lower
        if lower in qualifiers or lower == lists.duty:
            first, index = index, index - 1
            continue
        form = lists.titles.read(lower)
        if form is not None and words[index + 1].lower in not_before.get(form.base, ()):
            form = None
        following = lists.localities.read(words[index + 1].lower) if lower == lists.branch_of else None
        if following is not None and not following.possessive:
            break  # «… қорытындысы бойынша қала әкімі»
        if form is not None:
            deputy = index == title - 1 and words[title].lower.startswith(lists.deputy)  # «төраға орынбасары»
            if form.case == "gen" or (form.case == "nom" and deputy and not form.possessive):
                if derived < 0 and _is_office_title(text, index):
                    derived = index
                first, index = index, index - 1
                continue
            break
        if word.capitalised:
            if word.sentence in text.shouted or lower in lists.stops:
                break
            if text.opens(index):
                if lower in lists.stops or lower in praise or (index + 1 == first == title and _demonym(text, index)):
                    break
                case = text.case_at(index)
                if case != "nom" and _addressed(text, lower):
                    break  # «Сауалдарыңызды байқау үйлестірушісі …»
                if case in ("loc", "abl", "attr") or (case not in ("nom", "gen") and not text.governed(index, title)):
                    break
                first, index = index, index - 1
                continue
            case = text.case_at(index)
            if word.text in lists.countries and index and not words[index - 1].capitalised and words[index - 1].spaced:
                first = index  # «делегацияның ҚХР қорғаныс министрі»: nothing before the country is part of the title
                break
            if case == "attr" and _owner_before(text, index):
                first, index = index - 1, index - 2  # «Қазақстанның Қытайдағы елшісі»
                continue
            if case in ("loc", "abl", "ins", "attr") or (first == title and _demonym(text, index)):
                break
            first, index = index, index - 1
            continue
        if lower in lists.stops or lower in praise or text.breaks(index, title):
            break
        first, index = index, index - 1
    while first < title and words[first].lower in lists.conjunctions:
        first += 1
    stated = text.article.text[words[first].start : words[title].end]
    head = _title(lists, words, title) or words[title].lower
    stands_for = _derived_office(text, first, derived) if office is None and derived >= 0 else ""
    return Position(first, title + 1, head, stated, office, stands_for)


def _addressed(text: Text, lower: str) -> bool:
    """Whether a form is the reader's or the writer's own thing: no office has it in its name."""
    readings = text.article.pack.morphology.analyse(lower)
    return bool(readings) and readings[0].tags.possessive not in ("", "3")


def _owner_before(text: Text, index: int) -> bool:
    """Whether a name in the genitive owns the title that a place in «-дағы» stands in: «Қазақстанның Қытайдағы елшісі»."""
    before = text.words[index - 1] if index else None
    if before is None or before.sentence != text.words[index].sentence or not before.capitalised:
        return False
    return text.case(before.lower) == "gen"


def _demonym(text: Text, index: int) -> bool:
    """«Павлодарлық кәсіпкер», but «Орталық басшысы» and «Көлік министрі»."""
    word, title = text.words[index], text.lists.titles.read(text.words[index + 1].lower)
    if not word.lower.endswith(text.lists.adjective_endings) or _bare_office(text.lists, word):
        return False
    if title is not None and title.possessive and title.base in text.article.pack.table("titles")["offices"]:
        return False
    readings = text.article.pack.morphology.analyse(word.lower)
    return any(reading.tags.derived == "adj" and len(reading.base) >= SHORTEST_PLACE for reading in readings)


def _is_office_title(text: Text, index: int) -> bool:
    form = text.lists.titles.read(text.words[index].lower)
    return form is not None and form.base in text.article.pack.table("titles")["offices"]


def _derived_office(text: Text, first: int, title: int) -> str:
    """«Қаржы министрі» → «Қаржы министрлігі»; a title without a name of its own («облыс әкімі») gives none."""
    words, lists = text.words, text.lists
    table = text.article.pack.table("titles")
    form = lists.titles.read(words[title].lower)
    if form is None or first >= title or words[title - 1].lower in lists.links:
        return ""
    chief = table["chief_offices"].get(f"{words[title - 1].lower} {form.base}")
    if chief is not None:
        return str(chief)
    if form.base in lists.local_titles:
        if not any(_places(text, index, title) for index in range(first, title)):
            return ""
    else:  # «Қазақстан Республикасы Қаржы министрі»: the ministry's own name comes after the country
        for word in words[first:title]:
            locality = lists.localities.read(word.lower)
            if locality is not None and locality.possessive:
                first = word.index + 1
        if first < title - 1 and first in text.places and text.case(words[first].lower) == "gen":
            first += 1  # «Түркияның Қорғаныс министрі»
    former, last = table["qualifiers"]["former"], title
    while first < last and (words[first].text in lists.countries or words[first].lower in former):
        first += 1
    while last > first and words[last - 1].lower in former:  # «бірінші вице-министрі»
        last -= 1
    if first == last:
        return ""
    stated = text.article.text[words[first].start : words[last].start]
    return stated[0].upper() + stated[1:] + str(table["offices"][form.base])


def _places(text: Text, index: int, title: int) -> bool:
    """Whether a word names a place: it is one, has a capital inside the sentence, or a locality noun follows it."""
    word = text.words[index]
    if index in text.places:
        return True
    if not word.capitalised:
        return False
    following = text.lists.localities.read(text.words[index + 1].lower) if index + 1 < title else None
    return not text.opens(index) or (following is not None and following.possessive)
