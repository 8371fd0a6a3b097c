"""The spaCy language class of Kazakh, so that `spacy.blank("kk")` works where this package is installed."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc

from briefing_extract.languages.kk.lex_attrs import LEX_ATTRS
from briefing_extract.languages.kk.punctuation import INFIXES, SUFFIXES
from briefing_extract.languages.kk.sentences import sentence_spans
from briefing_extract.languages.kk.stop_words import STOP_WORDS
from briefing_extract.languages.kk.tokenizer_exceptions import TOKENIZER_EXCEPTIONS


class KazakhDefaults(BaseDefaults):
    """Tokenizer rules, stop words and lexical attributes of Kazakh."""

    tokenizer_exceptions = TOKENIZER_EXCEPTIONS
    infixes = INFIXES
    suffixes = SUFFIXES
    lex_attr_getters = LEX_ATTRS
    stop_words = set(STOP_WORDS)


class Kazakh(Language):  # type: ignore[no-untyped-call]
    """Kazakh in Cyrillic letters; other scripts are rewritten to it before."""

    lang = "kk"
    Defaults = KazakhDefaults


def set_sentence_starts(doc: Doc) -> Doc:
    """Set `token.is_sent_start` where `sentence_spans` begins a sentence; each line of the text is read for itself."""
    starts: list[int] = []
    offset = 0
    for line in doc.text.split("\n"):
        starts += [offset + start for start, _ in sentence_spans(line)]
        offset += len(line) + 1
    at = 0
    for token in doc:
        begins = token.i == 0
        while at < len(starts) and starts[at] < token.idx + len(token):
            begins = True
            at += 1
        token.is_sent_start = begins
    return doc


@Kazakh.factory("kk_sentences", assigns=["token.is_sent_start", "doc.sents"])
def make_kk_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component `kk_sentences`: `spacy.blank("kk").add_pipe("kk_sentences")`."""
    return set_sentence_starts
