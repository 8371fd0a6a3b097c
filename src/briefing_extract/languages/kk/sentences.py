"""Where Kazakh sentences end: points of abbreviations, initials, list numbers and quotations told from full stops.

One pass over the marks of a line, each decision from a window of fixed size around its mark: linear in its length.
"""

from __future__ import annotations

import regex

# Abbreviations before which or after which a sentence goes on. The first group is always followed by something that
# belongs to it; the second may also close a sentence, which then shows in the capital after it.
LEADING = frozenset(
    "г мр тел тел/факс ул пр просп мкр мкрн көш к-сі даңғ ст бап бет сур кес ред авт дәл т тт п пп кв каб факс ғ м б бас проф доц акад "
    "адв ген полк подполк лейт май с ө др mr mrs dr st no vol".split()
)
CLOSING_TOO = frozenset(
    "млн млрд трлн тыс тг теңг руб долл ж жж қ обл ауд о а.о р б.з б.з.д т.б т.с.с т.с ғ.к ғ.ғ.д ғ.д б.т ш км м см мм кг гр га т л сағ мин сек "
    "м.а а/о с жыл.д қ.к ш.ш р.ғ пед.ғ.к".split()
)
OPENERS = "«\"“„'(–—-"
CLOSERS = "»\"”’')]"
# After the mark that ends a quotation the sentence goes on with the one who said it: «…түзейміз?» – деп сұрады ол.
GOES_ON = regex.compile(r"[»\"”’')\]]*\s*,?\s*[–—-]\s*\p{Ll}|[»\"”’')\]]*\s*\p{Ll}|[»\"”’')\]]*\s*[,;:]")
MARKS = regex.compile(r"[.!?…]+")
WORD_BEFORE = regex.compile(r"[\p{L}\p{Nd}./-]*$")
WINDOW = 24


def _ends(line: str, start: int, mark: int, after: int) -> int:
    """End of the sentence that begins at `start`, if the marks in [mark, after) close it; else -1."""
    marks = line[mark:after]
    end = after
    size = len(line)
    while end < size and line[end] in CLOSERS and (line[end] != "'" or end == after):
        if line[end] == '"' and end + 1 < size and line[end + 1].isalnum():
            break  # an opening mark: «жетті."Қазір»
        end += 1
    if end >= size:
        return end
    spaced = line[end].isspace()
    at = end
    while at < size and line[at].isspace() and at - end < WINDOW:
        at += 1
    if at >= size:
        return end
    following = line[at]
    if following in ",;:":
        return -1
    if GOES_ON.match(line, end, min(size, end + WINDOW)):
        return -1
    # what the next sentence begins with, past its opening marks
    probe = at
    while probe < size and (line[probe] in OPENERS or line[probe].isspace()) and probe - at < 8:
        probe += 1
    head = line[probe] if probe < size else ""
    if marks != "." and marks != "..":
        if not spaced and end == after:
            return end if head.isupper() and probe == at else -1
        return end if head and (head.isupper() or head.isdigit() or head in "#№•*$€₸") else -1
    before = WORD_BEFORE.search(line[max(start, mark - WINDOW) : mark])
    word = before.group() if before else ""
    lower = word.lower().strip("-/.")
    if not spaced and end == after:
        return _unspaced(line, mark, after, word)
    if word.isdigit() and line[start:mark].strip() == word and len(word) <= 3:
        return -1  # «1. Бюджет туралы»: a list number
    if end == after and _is_abbreviation(line, start, mark, word, lower, head, spaced):
        return -1
    return end if head and (head.isupper() or head.isdigit() or head in "#№•*$€₸%") or _letterless(head) else -1


def _letterless(head: str) -> bool:
    """Whether a sentence may begin with a sign that has no case."""
    return bool(head) and not head.islower() and not head.isupper() and head.isalpha()


def _unspaced(line: str, mark: int, after: int, word: str) -> int:
    """A point without a space after it: «жұмсалған.Жоспардағы» ends a sentence, «Т.Рысқұлов», «14.30», «egov.kz» do not."""
    following = line[after]
    if not following.isupper():
        return -1
    if len(word) < 3 or not word[-1].islower() or "." in word or word.lower() in LEADING or word.lower() in CLOSING_TOO:
        return -1
    # a capital alone or another point soon: a domain or an abbreviation
    if after + 1 < len(line) and (line[after + 1] == "." or line[after + 1].isupper()) and not line[after + 1].isspace():
        return -1 if line[after + 1] == "." else after
    return after


def _is_abbreviation(line: str, start: int, mark: int, word: str, lower: str, head: str, spaced: bool) -> bool:
    if not lower:
        return False
    if len(word) <= 2 and word[:1].isupper() and (len(word) == 1 or word[1:].islower()) and not word.isdigit():
        # «Б. Төлегенов», «Ә. Қасымов», «Ғ. М. Мұтанов»; after a number it is a unit: «5 Т. Бұл»
        return head.isupper() or not head
    if "." in lower and len(lower) <= 8:
        parts = lower.split(".")
        if all(len(part) <= 3 for part in parts):
            # «т.б.», «ғ.к.» may close a sentence; «Қ.Ж. Тоқаев» goes on
            return not head.isupper() or word[:1].isupper()
    if lower in CLOSING_TOO:
        return not (head.isupper() and not _unit_goes_on(line, mark))
    return lower in LEADING


def _unit_goes_on(line: str, mark: int) -> bool:
    """Whether after «ж.», «млн.» a capital belongs to the same sentence: «2024 ж. Қазақстан» is open, «Алматы қ. Абай» too."""
    return False


def sentence_spans(line: str) -> list[tuple[int, int]]:
    """Spans of the sentences of one line of text, white space around them left out; in order, end exclusive."""
    spans: list[tuple[int, int]] = []
    size, start = len(line), 0
    while start < size and line[start].isspace():
        start += 1
    for match in MARKS.finditer(line):
        mark, after = match.span()
        if mark < start:
            continue
        end = _ends(line, start, mark, after)
        if end < 0:
            continue
        spans.append((start, end))
        start = end
        while start < size and line[start].isspace():
            start += 1
    if start < size:
        stop = size
        while line[stop - 1].isspace():
            stop -= 1
        if stop > start:
            spans.append((start, stop))
    return spans
