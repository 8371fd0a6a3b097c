"""Where Kazakh sentences end: points of abbreviations, initials, list numbers and quotations told from full stops.

One pass over the marks of a line, each decision taken from a window of fixed size around its mark: linear in its length.
"""

from __future__ import annotations

import regex

from briefing_extract.languages.kk.abbreviations import DEGREES, LEADING, PLACES, SCALES, TRAILING, UNITS, YEARS

OPENERS = frozenset("«\"“„'(–—- ")
CLOSERS = frozenset("»\"”’')]")
# A sentence may begin with these, as with a capital or a digit.
SIGNS = frozenset("#№•*$€₸+−%@")
MARKS = regex.compile(r"[.!?…]+")
# After the mark that ends a quotation the sentence goes on with its speaker («…түзейміз?» – деп сұрады ол), after a
# point with a small letter or a comma.
GOES_ON = regex.compile(r"\s*(?:[,;:]|[–—-]\s*\p{Ll}|,?\s*[–—-]\s*\p{Ll}|\p{Ll})")
WORD_BEFORE = regex.compile(r"[\p{L}\p{Nd}./-]*$")
LIST_NUMBER = regex.compile(r"([0-9]{1,2})\.")
NUMBER_BEFORE = regex.compile(r"(?<=\s)([0-9]{1,2})$")
NEXT_WORD = regex.compile(r"\p{L}+")
# A dash or a colon between what is said and what it is said of: the sentence has its predicate.
PREDICATE_DASH = regex.compile(r"[^\d\s]\s+[–—-]\s|:\s|\s[–—-]\s+\D")
INITIALS = frozenset({"Дж", "Гр", "Хр", "Шт"})
WINDOW = 32
CLAUSE = 160


def sentence_spans(line: str) -> list[tuple[int, int]]:
    """Spans of the sentences of one line of text, without the white space around them; in order, end exclusive.

    Together they cover everything but white space. Closing quotation marks belong to the sentence before them.
    """
    spans: list[tuple[int, int]] = []
    size = len(line)
    start = _skip_space(line, 0, size)
    for match in MARKS.finditer(line):
        mark, after = match.span()
        if mark < start:
            continue
        end = _end(line, start, mark, after)
        if end >= 0:
            spans.append((start, end))
            start = _skip_space(line, end, size)
    if start < size:
        spans.append((start, len(line.rstrip())))
    return spans


def _skip_space(line: str, at: int, size: int) -> int:
    while at < size and line[at].isspace():
        at += 1
    return at


def _end(line: str, start: int, mark: int, after: int) -> int:
    """Where the sentence that begins at `start` ends, if the marks in [mark, after) close it; else -1."""
    size, end = len(line), after
    while end < size and line[end] in CLOSERS:
        if line[end] in "\"'" and end + 1 < size and line[end + 1].isalnum() and not _is_open(line, start, mark, line[end]):
            break  # an opening mark: «жетті."Қазір»
        end += 1
    if end >= size:
        return size
    window = min(size, end + WINDOW)
    if GOES_ON.match(line, end, window):
        return -1
    at = end
    while at < window and line[at] in OPENERS:
        at += 1
    if at >= size:
        return -1  # a lone closing mark: it stays with its sentence
    head = line[at]
    begins = head.isupper() or head.isdigit() or head in SIGNS or (head.isalpha() and not head.islower())
    begins = begins or not (head.isalnum() or head.isspace())  # an emoji, a bullet
    if not begins:
        return -1
    full_stop = line[mark:after] == "."
    if not line[end].isspace():
        if end > after or not full_stop:
            return end if head.isupper() else -1
        return _end_without_space(line, mark, after, at)
    if not (full_stop and end == after):
        return end
    item = _next_item(line, start, mark)
    if item > start:
        return item
    return -1 if _goes_on_after_point(line, start, mark, at) else end


def _next_item(line: str, start: int, mark: int) -> int:
    """Where the sentence ends before the number of the next item of a list in one line («1. Тасқала 2. Теректі»), or -1."""
    first = LIST_NUMBER.match(line, start, start + 4)
    second = NUMBER_BEFORE.search(line, max(start, mark - 3), mark) if first else None
    if first is None or second is None or int(second.group(1)) != int(first.group(1)) + 1:
        return -1
    at: int = second.start()
    while at > start and line[at - 1].isspace():
        at -= 1
    return at


def _word_before(line: str, start: int, mark: int) -> str:
    found = WORD_BEFORE.search(line[max(start, mark - WINDOW) : mark])
    return found.group() if found else ""


def _end_without_space(line: str, mark: int, after: int, at: int) -> int:
    """A lost space: «жұмсалған.Жоспардағы» is two sentences, «Т.Рысқұлов», «14.30», «egov.kz», «Қ.Ж.» are one."""
    word = _word_before(line, 0, mark)
    if not line[at].isupper() or len(word) < 3 or "." in word or not (word[-1].islower() or word[-1].isdigit()):
        return -1
    if word.lower() in LEADING or word[-1] in "-/":
        return -1
    following = line[at + 1 : at + 2]
    return after if following.islower() or following.isspace() else -1


def _goes_on_after_point(line: str, start: int, mark: int, at: int) -> bool:
    """Whether the point at `mark` belongs to an abbreviation, an initial or a list number, the next word being at `at`."""
    word = _word_before(line, start, mark)
    if not word:
        return False
    head = line[at]
    if word.isdigit():
        return mark - start == len(word) <= 3  # «1. Бюджет туралы»
    lower = word.lower().strip("-/.")
    if lower in LEADING or lower in DEGREES:
        return True
    if (len(word) == 1 or word in INITIALS) and word.isupper() != (word in INITIALS):
        return head.isupper() and line[at - 1].isspace() and line[at - 2] == "."  # «Б. Төлегенов», «Дж. Лондон»
    if "." in word and word[0].isupper() and len(word) <= 6 and all(len(part) <= 2 for part in word.split(".")):
        return head.isupper()  # «Қ.Ж. Тоқаев», «А.С. Пушкин»
    if lower in SCALES:
        following = NEXT_WORD.match(line, at, at + WINDOW)
        acronym = following is not None and len(following.group()) > 1 and following.group().isupper()
        return acronym or _in_brackets(line, start, mark)  # «5 млн. АҚШ доллары»
    if lower in YEARS or lower in PLACES:
        # «1939 ж. Жұмалиев шығарды»: Kazakh sentences end in their verb; «Мерзімі – 2025 ж. Жаңа мектеп» has its predicate
        return _in_brackets(line, start, mark) or not PREDICATE_DASH.search(line, max(start, mark - CLAUSE), mark)
    if lower in UNITS or lower in TRAILING:
        return _in_brackets(line, start, mark)
    return (head.isdigit() or head == "№") and _in_brackets(line, start, mark)


def _is_open(line: str, start: int, mark: int, quote: str) -> bool:
    """Whether a quotation with marks that do not tell their sides is open at `mark`."""
    return line.count(quote, max(start, mark - 4 * CLAUSE), mark) % 2 == 1


def _in_brackets(line: str, start: int, mark: int) -> bool:
    since = max(start, mark - CLAUSE)
    return line.rfind("(", since, mark) > line.rfind(")", since, mark)
