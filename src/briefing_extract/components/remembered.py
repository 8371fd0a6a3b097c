"""What was found out about a word form, kept: every form is asked about once, however often it stands in a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Remembered(dict[K, V]):
    """The answers of a function by their keys: `remembered[key]` asks it the first time only.

    Emptied when it holds `at_most` keys, so that a long run does not grow. Raises what the function raises.
    """

    def __init__(self, ask: Callable[[K], V], at_most: int = 100_000) -> None:
        super().__init__()
        self._ask = ask
        self._at_most = at_most

    def __missing__(self, key: K) -> V:
        if len(self) >= self._at_most:
            self.clear()
        found = self[key] = self._ask(key)
        return found
