"""Personal names: which capitalised words are a person's name, and the name's base form.

No list holds every name: given names, surname endings, initials, a title before or after, capitals inside a sentence each
count for something, and a pair of words that has enough of it is a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_extract.components.name_evidence import NameEvidence
from briefing_extract.components.nominals import NounList

if TYPE_CHECKING:
    from briefing_extract.components.article import Word
    from briefing_extract.components.naming import Text
    from briefing_extract.languages.pack import Pack

ENOUGH = 3.0  # points that make two capitalised words a person
MOST_EVIDENCE = 3.0  # points that the article around a pair can add
SHORT_STEM = 4  # letters: shorter surnames are listed
MAX_PARTS = 4
HONOURED_BELOW = 60  # … and behind it, where the honorific alone speaks
HONOURED_WITHIN = 8  # words around a given name with an honorific among which somebody speaks
MAX_APPOSITION = 16  # words after a comma that end in a title


@dataclass(slots=True)
class NameParts:
    """The pack's knowledge of names, compiled once."""

    given: frozenset[str]
    weak: frozenset[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    surname_endings: tuple[str, ...]
    short: frozenset[str]
    patronymics: tuple[str, ...]
    openers: frozenset[str]
    veto_words: frozenset[str]
    sure: tuple[str, ...]
    tails: frozenset[str]
    plurals: frozenset[str]
    possessives: tuple[str, ...]
    with_whom: tuple[str, ...]
    ours: tuple[str, ...]
    fathers: tuple[str, ...]
    womens: tuple[str, ...]
    women: tuple[str, ...]
    honorifics: frozenset[str]
    honoured: NounList  # «Рымтай ата»: what makes a given name alone a person
    unhonoured: frozenset[str]  # … but for these: «Аяз ата»
    cues: frozenset[str]

    @classmethod
    def of(cls, pack: Pack) -> NameParts:
        """The name parts of `pack`."""
        found: NameParts | None = pack.cache.get("name_parts")
        if found is None:
            table = pack.table("names")
            found = pack.cache["name_parts"] = cls(
                given=frozenset(name.lower() for block in table["given"].values() for name in block.split()),
                weak=frozenset(table["pieces"]["weak"]),
                starts=tuple(table["pieces"]["starts"]),
                ends=tuple(table["pieces"]["ends"]),
                surname_endings=tuple(table["surnames"]["endings"]),
                short=frozenset(table["surnames"]["short"]),
                patronymics=tuple(table["surnames"]["patronymics"]),
                openers=frozenset(word.lower() for word in table["openers"]["words"]),
                veto_words=frozenset(table["vetoes"]["words"]),
                sure=tuple(table["surnames"]["sure"]),
                tails=frozenset(table["surnames"]["tails"]),
                plurals=frozenset(table["surnames"]["plurals"]),
                possessives=tuple(table["surnames"]["possessives"]),
                with_whom=tuple(table["surnames"]["with_whom"]),
                ours=tuple(table["pieces"]["ours"]),
                fathers=tuple(table["surnames"]["fathers"]),
                womens=tuple(table["surnames"]["womens"]),
                women=tuple(table["pieces"]["women"]),
                honorifics=frozenset(pack.table("titles")["honorifics"]["words"]),
                honoured=NounList(pack, table["honoured"]["words"]),
                unhonoured=frozenset(table["honoured"]["never"]),
                cues=frozenset(table["cues"]["words"]),
            )
        return found


@dataclass(slots=True)
class PersonName:
    """A name in the text: its words and its parts in base form."""

    first: int
    last: int
    given: str
    surname: str
    patronymic: str = ""
    initial: str = ""
    points: float = 0.0
    case: str = "nom"

    @property
    def full(self) -> str:
        """The name as it is cited: «Ерік Әбішаев», «С. Мұсабаев»."""
        lead = f"{self.initial}." if self.initial else self.given
        return " ".join(part for part in (lead, self.patronymic, self.surname) if part)


def spelled(word: str) -> str:
    """A name in ordinary capitals: «ҚОЖАНОВА» → «Қожанова», «Қасым-Жомарт» as it is."""
    if len(word) > 1 and word.isupper():
        return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
    return word


def base_forms(text: Text, word: Word) -> list[str]:
    """The nominatives that a name's form can come from, the likeliest first: «Теннің» → «Тен», «Тенні»."""
    written = spelled(word.text)
    found: list[str] = text.article.pack.morphology.nominative_readings(written)
    return found or [written]


def surname_base(text: Text, parts: NameParts, word: Word) -> str:
    """The base form of the last word of a name: an ending of surnames decides where the case could be read in two ways."""
    written = spelled(word.text)
    if word.text.isupper() and len(word.text) > 1:
        return written
    if written in parts.short or written.lower() in parts.given:
        return written
    lower = written.lower()
    if lower.endswith(parts.sure):
        return written
    for length in (3, 2):  # whatever the harmony: «Әлімбетовтің», «Тоқаевқа»
        if lower[-length:] in parts.tails and lower[:-length].endswith(parts.sure):
            return written[:-length].rstrip("-")
    if lower[-3:] in parts.plurals and lower[:-3].endswith(parts.sure):
        return written[:-3]  # «Бекқалы және Салмахан Насыровтар»
    for length in (3, 2):
        if lower[-length:] in parts.tails and lower[:-length].endswith("ь"):
            return written[:-length]  # «Рузвельтпен», «Меркельге»
    readings = base_forms(text, word)
    if len(readings[0]) < SHORT_STEM and readings[0] not in parts.short and len(lower) >= SHORT_STEM:
        return written  # «Клюге» is no dative of «Клю»
    if lower.endswith(parts.with_whom) and len(readings) > 1 and lower[:-3] == readings[1].lower():
        return readings[1]  # «Рузвельтпен»
    for reading in readings:
        if reading.lower().endswith(parts.surname_endings) or reading in parts.short or reading.lower() in parts.given:
            return reading
    return readings[0]


def is_sure_surname(parts: NameParts, lower: str) -> bool:
    """Whether a form ends like a surname and little else, with or without a case: «Еспаева», «Тоқаевқа»."""
    if lower.endswith(parts.sure):
        return True
    return any(lower[-length:] in parts.tails and lower[:-length].endswith(parts.sure) for length in (2, 3))


def is_title(text: Text, lower: str) -> bool:
    """Whether a form is a title, also one of ours: «Президентіміз», «әріптесім»."""
    form = text.lists.titles.read(lower)
    if form is not None:
        return True
    if "-" in lower and text.lists.titles.read(lower.rpartition("-")[2]) is not None:
        return True  # «шеф-редакторы»
    if not lower.endswith(NameParts.of(text.article.pack).ours):
        return False
    if text.lists.titles.read(lower[:-3]) is not None:
        return True
    return text.lists.titles.read(str(text.article.pack.morphology.base(lower))) is not None


def is_patronymic(parts: NameParts, lower: str) -> bool:
    """«Серікқызы», «Айтқалиұлы», «Иванович»."""
    return len(lower) > 5 and lower.endswith(parts.patronymics)


def find_names(text: Text, blocked: set[int], titled: set[int]) -> list[PersonName]:
    """The full names and the initials with a surname, in text order.

    `blocked` words belong to places, organizations or boilerplate; a name that begins at a word of `titled` has a title
    in front of it.
    """
    parts, words = NameParts.of(text.article.pack), text.words
    found: list[PersonName] = []
    evidence, last_person = NameEvidence(text, parts), -1
    index = 0
    while index < len(words):
        word = words[index]
        if word.kind != "word" or not word.capitalised or index in blocked or word.sentence in text.shouted:
            index += 1
            continue
        name = _initials(text, parts, index, blocked) or _full(text, parts, index, blocked, titled, evidence, last_person)
        name = name or _honoured(text, parts, index, evidence)
        if name is None:
            index += 1
        else:
            found.append(name)
            index = last_person = name.last
    return found


def _initials(text: Text, parts: NameParts, index: int, blocked: set[int]) -> PersonName | None:
    """«С. Мұсабаев», «Ә.Ә. Бисембинова»."""
    words, at, letters = text.words, index, ""
    while at + 2 < len(words) and len(words[at].text) == 1 and words[at].text.isupper() and words[at + 1].text == ".":
        if words[at + 1].spaced:
            break
        letters = letters or words[at].text
        at += 2
    if at == index or at - index > 4:
        return None
    word = words[at]
    if word.kind != "word" or not word.capitalised or len(word.text) < 2 or word.text.isascii() or at in blocked:
        return None
    if word.paragraph != words[index].paragraph:
        return None
    if _vetoed(text, parts, at + 1):
        return None
    surname = surname_base(text, parts, word)
    return PersonName(index, at + 1, "", surname, initial=letters, points=4.0, case=_case_of(spelled(word.text), surname))


def _full(
    text: Text, parts: NameParts, index: int, blocked: set[int], titled: set[int], evidence: NameEvidence, last_person: int
) -> PersonName | None:
    words = text.words
    end = index + 1
    while (
        end < len(words)
        and end - index < MAX_PARTS
        and words[end].kind == "word"
        and words[end].capitalised
        and len(words[end].text) > 1
        and end not in blocked
        and words[end].sentence == words[index].sentence
        and words[end].spaced
        and text.article.text[words[end - 1].end : words[end].start] == " "
    ):
        end += 1
    first = index
    if end - first < 2:
        return None
    if words[first].lower in parts.openers or (is_title(text, words[first].lower) and not _named_like_title(text, parts, first)):
        return None  # the scan goes on with the next word
    if words[first].lower.endswith(parts.ours[1:]) and not _given(parts, words[first].lower):
        return None  # «Жерлесіміз Дархан Мұсабек»
    if end - first >= 3 and not _given(parts, words[first].lower) and _given(parts, words[first + 1].lower):
        if text.opens(first) or text.case(words[first].lower) not in ("nom", "ins"):
            return None  # «… басында Ашаны Жазира Байырбекова қарсы алды»
    if end - first >= 3 and words[first].lower.endswith(text.lists.adjective_endings):
        return None
    if words[first].lower.endswith(text.lists.adjective_endings) and not _given(parts, words[first].lower):
        return None
    if end - first > 3:
        end = first + 3
    if end - first == 3 and not _third(text, parts, first):
        end = first + 2
    both = _given(parts, words[first].lower) and _given(parts, words[end - 1].lower)  # «Айсұлу Мейрам»
    if _vetoed(text, parts, end) or (not both and _thing(text, words[end - 1].lower)):
        return None
    return _weigh(text, parts, first, end, titled, evidence, last_person)


def _named_like_title(text: Text, parts: NameParts, first: int) -> bool:
    """«Ғалым Сарғұлов», «Маршал Әлиұлы»: a given name that is an occupation elsewhere, inside a sentence before a surname."""
    lower = text.words[first + 1].lower
    sure = is_sure_surname(parts, lower) or lower.endswith(parts.patronymics)
    return _given(parts, text.words[first].lower) and sure and not text.opens(first)


def _honoured(text: Text, parts: NameParts, index: int, evidence: NameEvidence) -> PersonName | None:
    """«деп күрсінді көршім Рымтай ата»: a given name alone before an honorific, in a sentence of speech."""
    words = text.words
    word, after = words[index], words[index + 1] if index + 1 < len(words) else None
    if after is None or after.capitalised or parts.honoured.read(after.lower) is None or after.sentence != word.sentence:
        return None
    if word.lower in parts.unhonoured or word.text.isupper() or word.text.isascii() or len(word.text) < SHORT_STEM:
        return None
    if text.opens(index) and not _given(parts, word.lower):
        return None
    if _thing(text, word.lower) or word.lower in parts.openers or word.lower in text.lists.stops:
        return None
    if words[index - 1].capitalised and index and words[index - 1].sentence == word.sentence:
        return None
    near = words[max(0, index - HONOURED_WITHIN) : index + HONOURED_WITHIN]
    said = evidence.contexts.speech | evidence.contexts.that | parts.cues
    if not any(w.sentence == word.sentence and w.lower in said for w in near):
        # «Тұрсын қария есік алдында отыр екен. «…», – деді қария»
        below = zip(words[index + 1 : index + HONOURED_BELOW], words[index + 2 : index + HONOURED_BELOW + 1], strict=False)
        if not any(verb.lower in evidence.contexts.speech and noun.lower == after.lower for verb, noun in below):
            return None
    return PersonName(index, index + 1, word.text, "", points=ENOUGH)


def _third(text: Text, parts: NameParts, first: int) -> bool:
    """Whether a third capitalised word belongs to the name: a patronymic stands second or third, or two given names lead."""
    second, third = text.words[first + 1], text.words[first + 2]
    if any(w.lower.endswith(parts.patronymics) or _strip_patronymic(parts, w.lower) for w in (second, third)):
        return True
    if text.lists.titles.read(third.lower) is not None or third.index in text.places:
        return False
    return text.words[first].lower in parts.given and second.lower in parts.given


def _strip_patronymic(parts: NameParts, lower: str) -> bool:
    return any(ending in lower[-len(ending) - 4 :] for ending in parts.fathers)


def _given(parts: NameParts, lower: str) -> bool:
    return lower in parts.given


def _weigh(
    text: Text, parts: NameParts, first: int, end: int, titled: set[int], evidence: NameEvidence, last_person: int
) -> PersonName | None:
    words = text.words
    last = words[end - 1]
    base = surname_base(text, parts, last)
    lower = base.lower()
    points = 0.0
    head = words[first]
    given_first = _given(parts, spelled(head.text).lower())
    if head.text.isascii() != last.text.isascii():
        return None  # «III Машина жасаушылар форумы»
    apposed = end < len(words) and words[end].text in (",", "(") and _title_follows(text, end)
    if not given_first and (_thing(text, head.lower, owned=apposed) or _plural(text, head.lower)):
        return None  # «Республикасы Денсаулық», «Мемлекеттер Достастығы», but «Мәдениет Дүйсен, кәсіпкер»
    if not given_first and not lower.endswith(parts.sure) and text.quoted_name(first, end):
        return None  # «Жігер Мұнай Сервис»
    case = text.case(head.lower)
    if not given_first and text.opens(first) and lower in parts.given and not head.lower.endswith(parts.sure):
        if case != "nom" or not (apposed or spelled(head.text).startswith(parts.starts)):
            return None  # «Қоштасарда Зейнеп апай»
    # «Саида Қалықова»: a woman's name, whatever its last letters look like
    woman = lower.endswith(parts.womens) and lower.endswith(parts.sure) and head.lower.endswith(parts.women)
    if not given_first and case in ("ins", "abl", "loc", "gen") and not (woman and case == "loc"):
        return None  # «Президенті Жарлығымен Арыстанбек …»
    stem = last.text.split("-")[0]
    if stem.isupper() and ((len(stem) < 4 and base not in parts.short) or stem != last.text):
        return None  # an acronym
    if given_first:
        points += 1 if head.lower in parts.weak else 2
        if text.opens(first) and head.lower not in parts.weak:
            points += 1  # the second capital stands inside the sentence
    elif spelled(head.text).startswith(parts.starts) or head.lower.endswith(parts.ends):
        points += 1
    if is_patronymic(parts, lower):
        points += 2.5
    elif lower.endswith(parts.surname_endings) and len(lower) > 4:
        points += 2 if lower.endswith(parts.sure) else 1
    elif base in parts.short:
        points += 1
    elif lower in parts.given or lower.endswith(parts.ends) or base.startswith(parts.starts):
        points += 1
    if last.text.isupper() and not head.text.isupper():
        points += 1
    if first in titled:
        points += 2
    if not text.opens(first):
        points += 1
    elif lower.endswith(parts.sure) and text.case(head.lower) == "nom" and head.lower not in text.lists.stops:
        points += 1  # an unlisted given name at the head of a sentence: «Мұзафар Әлімбаев»
    after = words[end] if end < len(words) else None
    if after is not None and (after.lower in parts.honorifics or after.lower in parts.cues):
        points += 2
    if apposed and after is not None and after.sentence == head.sentence:
        points += 2
    if (not given_first or head.lower in parts.weak) and (_owned(text, parts, lower) or _owned(text, parts, last.lower)):
        points -= 2  # «Еңбек Даңқы», «Кеңес Армиясы»
    if 0 < ENOUGH - points <= MOST_EVIDENCE:
        points += max(0.0, evidence.points(first, end, base, last_person))
    if points < ENOUGH:
        return None
    given, patronymic, surname = spelled(head.text), "", base
    case = _case_of(spelled(last.text), base)
    if end - first == 3:
        middle = spelled(words[first + 1].text)
        if is_patronymic(parts, lower) and not is_patronymic(parts, middle.lower()):
            # «Есжанов Ерлан Болатұлы»: surname first; the name is cited as it stands
            return PersonName(first, end, f"{given} {middle}", base, points=points, case=case)
        patronymic = middle
    elif is_patronymic(parts, lower) and given_first:
        patronymic, surname = base, ""
    return PersonName(first, end, given, surname, patronymic, points=points, case=case)


def _owned(text: Text, parts: NameParts, lower: str) -> bool:
    """Whether the last of two capitalised words is a noun that the first one owns, or a plural."""
    if lower.endswith(parts.sure) or is_sure_surname(parts, lower) or lower in parts.given:
        return False
    readings = text.article.pack.morphology.analyse(lower)
    if not readings:
        return False
    owned = readings[0].tags.possessive == "3" and readings[0].tags.case == "nom"
    return _plural(text, lower) or (owned and lower.endswith(parts.possessives))


def _plural(text: Text, lower: str) -> bool:
    """«Мемлекеттер», but not «Тоқтар»."""
    readings = text.article.pack.morphology.analyse(lower)
    return bool(readings) and readings[0].tags.plural and len(readings[0].base) > 4


def _title_follows(text: Text, comma: int) -> bool:
    """Whether the stretch after a comma ends in a title before the next mark."""
    at = comma + 1
    words = text.words
    while at < len(words) and at - comma < MAX_APPOSITION and words[at].sentence == words[comma].sentence:
        closing = text.closer.get(at)
        if closing is None and words[at].kind != "word":
            break
        at = at + 1 if closing is None else closing + 1  # «…, «Жетісу» қауымдастығының директоры, …»
    form = text.lists.titles.read(words[at - 1].lower) if at - 1 > comma else None
    return form is not None and form.case == "nom"


def _vetoed(text: Text, parts: NameParts, after: int) -> bool:
    """Whether the word after a name makes it a street's, a place's or a thing's."""
    words = text.words
    at = after
    # «Махамбет, Сәтбаев және Б. Құлманов көшелері»
    if at >= len(words) or words[at].sentence != words[after - 1].sentence:
        return False
    word = words[at]
    if word.lower in parts.veto_words:
        return True
    form = text.lists.vetoes.read(word.lower)
    return form is not None and not word.capitalised and form.possessive


def _thing(text: Text, lower: str, owned: bool = False) -> bool:
    """Whether a word is the head of a place's or an office's name: «Ислам Республикасы»; `owned`: only with a possessive."""
    lists = text.lists
    for nouns in (lists.localities, lists.offices, lists.bodies, lists.vetoes):
        form = nouns.read(lower)
        if form is not None and (form.possessive or (lower == form.base and not owned)):
            return True
    return is_title(text, lower)


def _case_of(written: str, base: str) -> str:
    if written == base:
        return "nom"
    tail = written[len(base) :].lower().lstrip("-")
    return {"н": "gen", "д": "gen", "т": "gen"}.get(tail[:1], "other") if tail.endswith(("ың", "ің")) else "other"
