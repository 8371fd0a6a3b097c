"""What can go wrong, as one tree::

    BriefingExtractError          anything this package raises on purpose
    ├── InputError                a text that cannot be read (also a ValueError)
    │   └── RecordError           … one input record, by its id or origin: what, where, what to do
    ├── PackError                 a language pack is missing or malformed
    ├── EngineError               an engine or its models are missing, or cannot be loaded
    └── EvaluationError           figures cannot be computed (also a ValueError)
        ├── GoldError             … because an annotated article contradicts itself
        └── FloorError            … or a floor names a figure that does not exist

Libraries raise; only the command line prints. A run over many records turns a `RecordError` into a
`Failure` and goes on.
"""

from __future__ import annotations


class BriefingExtractError(Exception):
    """Base of every error that this package raises on purpose."""


class InputError(BriefingExtractError, ValueError):
    """A text or a file that cannot be read as an article."""


class RecordError(InputError):
    """One input record that cannot be used.

    `what` is wrong, `record` is the record's id where it has one, `origin` the file (and line) that it
    came from, `where` the place inside it, `advice` what to do about it.
    """

    def __init__(
        self, what: str, *, record: str | None = None, origin: str | None = None, where: str | None = None, advice: str = ""
    ) -> None:
        self.what, self.record, self.origin, self.where, self.advice = what, record, origin, where, advice
        super().__init__(what + (f" ({where})" if where else "") + (f"; {advice}" if advice else ""))


class PackError(BriefingExtractError):
    """A language pack that is missing, or whose tables are malformed."""


class EngineError(BriefingExtractError):
    """An engine that is not installed, or whose models are missing or cannot be loaded."""


class EvaluationError(BriefingExtractError, ValueError):
    """Figures that cannot be computed from what was given."""


class GoldError(EvaluationError):
    """An annotated article that contradicts its own text or the contract."""


class FloorError(EvaluationError):
    """A quality floor that names no figure, or is no number."""
