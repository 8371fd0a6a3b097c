"""Every numeric fact of a Kazakh briefing or press release, with its source, as JSON.

>>> from briefing_extract import Extractor
>>> document = Extractor().extract("Былтыр 22 мыңнан астам студент грант алды.")
>>> document.facts[0].modifier
'more_than'

The names below are the public ones. They are imported when they are first asked for, so that
`import briefing_extract` costs nothing and the command line answers at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOME = {
    "BriefingExtractError": "errors",
    "Document": "schema",
    "Entity": "schema",
    "EvaluationError": "errors",
    "Extractor": "extractor",
    "Fact": "schema",
    "Failure": "schema",
    "GoldError": "errors",
    "InputError": "errors",
    "PackError": "errors",
    "Quote": "schema",
    "Record": "schema",
    "RecordError": "errors",
    "Skipped": "schema",
    "Trace": "schema",
    "json_schema": "schema",
    "read_records": "records",
}

__all__ = [
    "BriefingExtractError",
    "Document",
    "Entity",
    "EvaluationError",
    "Extractor",
    "Fact",
    "Failure",
    "GoldError",
    "InputError",
    "PackError",
    "Quote",
    "Record",
    "RecordError",
    "Skipped",
    "Trace",
    "json_schema",
    "read_records",
]

if TYPE_CHECKING:
    from briefing_extract.errors import BriefingExtractError, EvaluationError, GoldError, InputError, PackError, RecordError
    from briefing_extract.extractor import Extractor
    from briefing_extract.records import read_records
    from briefing_extract.schema import Document, Entity, Fact, Failure, Quote, Record, Skipped, Trace, json_schema


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
