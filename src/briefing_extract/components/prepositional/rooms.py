"""The rooms of a language with prepositions, in their order."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from briefing_extract.components.boilerplate import read_boilerplate
from briefing_extract.components.prepositional.dates import read_dates
from briefing_extract.components.prepositional.numerals import read_numerals
from briefing_extract.components.prepositional.quantities import read_quantities

_HOME = "briefing_extract.components.prepositional"
ROOMS = [read_boilerplate, read_numerals, read_dates, read_quantities]
for _module, _room in (
    ("places", "read_places"),
    ("entities", "read_entities"),
    ("attribution", "read_attribution"),
    ("facts", "build_facts"),
):
    if find_spec(f"{_HOME}.{_module}") is not None:
        ROOMS.append(getattr(import_module(f"{_HOME}.{_module}"), _room))
