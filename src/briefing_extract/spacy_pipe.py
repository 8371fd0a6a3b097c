"""The factory `briefing_facts`, as spaCy finds it by entry point.

spaCy takes a factory only from `@Language.factory`, and that needs spaCy; the pipeline itself does without, so that the
command line need not wait for it. Hence this module.
"""

from __future__ import annotations

from spacy.language import Language

from briefing_extract.pipeline import BriefingFacts


@Language.factory("briefing_facts", assigns=["doc.spans", "doc.ents"])
def make_briefing_facts(nlp: Language, name: str) -> BriefingFacts:
    """The pipe that marks facts and mentions in a `Doc`; the language of `nlp` chooses the pack."""
    return BriefingFacts(str(nlp.lang))
