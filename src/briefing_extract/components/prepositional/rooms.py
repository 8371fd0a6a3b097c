"""The rooms of a language with prepositions, in their order."""

from __future__ import annotations

from briefing_extract.components.boilerplate import read_boilerplate
from briefing_extract.components.prepositional.attribution import read_attribution
from briefing_extract.components.prepositional.dates import read_dates
from briefing_extract.components.prepositional.entities import read_entities
from briefing_extract.components.prepositional.facts import build_facts
from briefing_extract.components.prepositional.numerals import read_numerals
from briefing_extract.components.prepositional.places import read_places
from briefing_extract.components.prepositional.quantities import read_quantities

ROOMS = (
    read_boilerplate,
    read_numerals,
    read_dates,
    read_quantities,
    read_places,
    read_entities,
    read_attribution,
    build_facts,
)
