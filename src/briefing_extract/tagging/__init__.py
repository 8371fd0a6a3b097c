"""A trained reader of names: persons, organizations, places and positions of a sentence, each with a probability.

`load_tagger(pack)` reads the model that ships for the pack's language, `Tagger.tag(sentence)` gives its spans. The room
proposes; which of its spans are entities of the article is decided where the rules' own candidates are (`components`).
"""

from briefing_extract.tagging.tagger import Label, Tagged, Tagger, has_model, load_tagger

__all__ = ["Label", "Tagged", "Tagger", "has_model", "load_tagger"]
