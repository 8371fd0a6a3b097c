"""The same rooms for spaCy users: the component `briefing_facts`, found by entry point.

spaCy takes a factory only from `@Language.factory`, and that needs spaCy; the pipeline itself does without, so that the
command line need not wait for it. Hence this module.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from briefing_extract.languages.pack import load_pack
from briefing_extract.pipeline import read


@Language.factory("briefing_facts", assigns=["doc.spans", "doc.ents"])
def make_briefing_facts(nlp: Language, name: str) -> BriefingFacts:
    """The pipe that marks facts and mentions in a `Doc`; the language of `nlp` chooses the pack."""
    return BriefingFacts(str(nlp.lang))


class BriefingFacts:
    """A spaCy component that reads a document's text as it stands (canonical text only: see `alignment`).

    `doc.spans["facts"]` holds the number expressions, labelled with their kind, `doc.spans["mentions"]` every mention
    of a person, organization or place (they overlap), and `doc.ents` the flat view of the names among them. Spans are
    widened to whole tokens.
    """

    def __init__(self, language: str) -> None:
        self.pack = load_pack(language)

    def __call__(self, doc: Doc) -> Doc:
        article = read(doc.text, self.pack)
        facts = [doc.char_span(q.start, q.end, label=q.kind, alignment_mode="expand") for q in article.quantities]
        mentions, names = [], []
        for entity in article.entities:
            for mention in entity.mentions:
                span = doc.char_span(mention.start, mention.end, label=entity.type, alignment_mode="expand")
                if span is not None:
                    mentions.append(span)
                    if mention.kind in ("name", "short"):
                        names.append(span)
        doc.spans["facts"] = [span for span in facts if span is not None]
        doc.spans["mentions"] = mentions
        doc.ents = filter_spans(names)
        return doc

    def to_disk(self, path: object, *, exclude: object = ()) -> None:
        """Nothing to save: the pack is part of the package."""

    def from_disk(self, path: object, *, exclude: object = ()) -> BriefingFacts:
        """Nothing to load."""
        return self

    def to_bytes(self, *, exclude: object = ()) -> bytes:
        """Nothing to save."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: object = ()) -> BriefingFacts:
        """Nothing to load."""
        return self
