"""From a canonical text to an `Article`: words, sentences, paragraphs.

Spans are characters, not tokens («612млн₸», «43,7%-ы»): a run of digits never shares a word with
letters, whatever stands between them, so that no later room depends on a tokenizer's guess.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import regex

from briefing_extract.components.article import Article, Paragraph, Sentence, Word, WordKind

if TYPE_CHECKING:
    from briefing_extract.languages.pack import Pack

# Letters keep their inner hyphens and apostrophes («азық-түлік», «вице-министр», «O'zbek»), never a digit.
# A run longer than any word is cut, so that no later room meets a form of unbounded length.
LEXEME = regex.compile(
    r"(?P<word>\p{L}[\p{L}\p{M}]{0,47}(?:[-'’]\p{L}[\p{L}\p{M}]{0,31}){0,4})|(?P<digits>\p{Nd}+)|(?P<mark>[^\s])"
)


def read_article(
    text: str,
    pack: Pack,
    *,
    published: date | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Article:
    """Split a canonical text into words, sentences and paragraphs, for the rooms to fill."""
    words: list[Word] = []
    for match in LEXEME.finditer(text):
        start, end = match.span()
        piece, kind = match.group(), match.lastgroup
        spaced = start == 0 or text[start - 1].isspace()
        if kind == "word" and "-" in piece and (parts := pack.split_hyphens(piece)):
            at = start
            for part in parts:
                form: WordKind = "mark" if part == "-" else "word"
                words.append(Word(len(words), at, at + len(part), part, part.lower(), form, spaced, part[:1].isupper()))
                at += len(part)
                spaced = False
            continue
        words.append(Word(len(words), start, end, piece, piece.lower(), kind, spaced, piece[0].isupper()))
    article = Article(text, pack, words, [], [], published=published, outlet=outlet, title=title)
    _divide(article)
    return article


def _divide(article: Article) -> None:
    at, word, text, words = 0, 0, article.text, article.words
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip():
            first = word
            while word < len(words) and words[word].start < end:
                word += 1
            paragraph = Paragraph(len(article.paragraphs), at, end, first, word)
            article.paragraphs.append(paragraph)
            for start, stop in article.pack.sentence_spans(line):
                low, high = article.words_in(at + start, at + stop)
                sentence = Sentence(len(article.sentences), at + start, at + stop, low, high, paragraph.index)
                article.sentences.append(sentence)
                for item in words[low:high]:
                    item.sentence, item.paragraph = sentence.index, paragraph.index
        at = end + 1
