"""Stanza inside a spaCy pipeline: the component `briefing_stanza`, found by entry point."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from briefing_extract.tagging.stanza_engine import StanzaTagger, tagged_entities


@Language.factory("briefing_stanza", default_config={"model_dir": None, "download": False}, assigns=["doc.spans", "doc.ents"])
def make_briefing_stanza(nlp: Language, name: str, model_dir: str | None, download: bool) -> BriefingStanza:
    """The pipe that runs Stanza's pipeline of the language of `nlp` over a document's text."""
    return BriefingStanza(StanzaTagger(str(nlp.lang), model_dir, download=download))


class BriefingStanza:
    """Carries Stanza's reading over to a spaCy `Doc`, by characters.

    `doc.spans["stanza"]` holds the entities in our classes, `doc.ents` their flat view, `doc.spans["stanza_sentences"]`
    the sentences. Where a token of the `Doc` is a word of Stanza's, it gets its lemma and part of speech.
    """

    def __init__(self, tagger: StanzaTagger) -> None:
        self.tagger = tagger

    def __call__(self, doc: Doc) -> Doc:
        if not doc.text.strip():
            doc.spans["stanza"], doc.spans["stanza_sentences"] = [], []
            return doc
        read = self.tagger.document(doc.text)
        found = tagged_entities(read, self.tagger.classes)
        spans = [doc.char_span(item.start, item.end, label=item.label, alignment_mode="expand") for item in found]
        doc.spans["stanza"] = [span for span in spans if span is not None]
        doc.ents = filter_spans(doc.spans["stanza"])
        edges = [(sentence.tokens[0].start_char, sentence.tokens[-1].end_char) for sentence in read.sentences]
        sentences = [doc.char_span(start, end, alignment_mode="expand") for start, end in edges]
        doc.spans["stanza_sentences"] = [span for span in sentences if span is not None]
        self._words(doc, read)
        return doc

    def _words(self, doc: Doc, read: Any) -> None:
        words = {
            (word.start_char, word.end_char): word
            for sentence in read.sentences
            for word in sentence.words
            if word.start_char is not None
        }
        for token in doc:
            word = words.get((token.idx, token.idx + len(token)))
            if word is not None:
                token.lemma_ = word.lemma or token.lemma_
                token.pos_ = word.upos or token.pos_
