"""A linear-chain CRF with trained weights: the best labels of a sequence and the probability of each span.

Pure Python over a small file, so that reading names asks for no compiled library. Labels are `O`, `B-…` and `I-…`; an
`I-…` follows its own `B-…` or `I-…` and nothing else.
"""

from __future__ import annotations

import json
import struct
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import NamedTuple

from briefing_extract.errors import PackError

MAGIC = b"BXCRF1\n"
STEP = 1 / 1024  # weights are kept as whole multiples of it

Scores = tuple[float, ...]


class LabelledSpan(NamedTuple):
    """Tokens [first, last) with their label and its probability."""

    first: int
    last: int
    label: str
    probability: float


@dataclass(slots=True)
class Crf:
    """Labels, transition weights `[from][to]`, and for each feature its weights by label."""

    labels: tuple[str, ...]
    transitions: tuple[Scores, ...]
    rows: dict[str, int]  # feature → row
    starts: array[int]  # row → its first weight; one more at the end
    columns: bytes  # label of each weight
    weights: array[int]  # in steps
    heads: frozenset[str]

    @classmethod
    def build(
        cls,
        labels: Sequence[str],
        transitions: Mapping[tuple[str, str], float],
        states: Mapping[tuple[str, str], float],
        heads: Iterable[str],
    ) -> Crf:
        """A model from the weights of (label, label) and (feature, label), rounded to steps."""
        index = {label: at for at, label in enumerate(labels)}
        by_feature: dict[str, list[tuple[int, int]]] = {}
        for (feature, label), weight in sorted(states.items()):
            steps = max(-32768, min(32767, round(weight / STEP)))
            if steps:
                by_feature.setdefault(feature, []).append((index[label], steps))
        starts, columns, weights = array("I", [0]), bytearray(), array("h")
        for row in by_feature.values():
            columns.extend(column for column, _ in row)
            weights.extend(steps for _, steps in row)
            starts.append(len(columns))
        matrix = tuple(tuple(round(transitions.get((a, b), 0.0), 4) for b in labels) for a in labels)
        rows = {feature: at for at, feature in enumerate(by_feature)}
        return cls(tuple(labels), matrix, rows, starts, bytes(columns), weights, frozenset(heads))

    def to_bytes(self) -> bytes:
        """The model as a file's content; the same on every machine."""
        head = {"labels": self.labels, "transitions": self.transitions, "heads": sorted(self.heads)}
        counts = bytes(self.starts[at + 1] - self.starts[at] for at in range(len(self.rows)))
        weights = struct.pack(f"<{len(self.weights)}h", *self.weights)
        blocks = [json.dumps(head, ensure_ascii=False).encode(), "\n".join(self.rows).encode(), counts, self.columns]
        blocks += [weights[0::2], weights[1::2]]  # low and high bytes apart: they pack better
        body = b"".join(struct.pack("<I", len(block)) + block for block in blocks)
        return MAGIC + zlib.compress(body, 9)

    @classmethod
    def from_bytes(cls, data: bytes) -> Crf:
        """The model of a file's content. Raises `PackError` where it is none."""
        if not data.startswith(MAGIC):
            raise PackError("this is no model file of this version")
        try:
            body = zlib.decompress(data[len(MAGIC) :])
            blocks, at = [], 0
            while at < len(body):
                (size,) = struct.unpack_from("<I", body, at)
                blocks.append(body[at + 4 : at + 4 + size])
                at += 4 + size
            head_block, names, counts, columns, low, high = blocks
            head = json.loads(head_block)
        except (zlib.error, struct.error, ValueError) as error:
            raise PackError(f"the model file is damaged: {error}") from None
        starts, total = array("I", [0]), 0
        for count in counts:
            total += count
            starts.append(total)
        woven = bytearray(2 * len(low))
        woven[0::2], woven[1::2] = low, high
        weights = array("h", struct.unpack(f"<{len(low)}h", woven))
        rows = {feature: row for row, feature in enumerate(names.decode().split("\n") if counts else [])}
        return cls(
            tuple(head["labels"]),
            tuple(tuple(row) for row in head["transitions"]),
            rows,
            starts,
            columns,
            weights,
            frozenset(head["heads"]),
        )

    def add(self, features: Iterable[str], scores: list[float]) -> None:
        """Add the weights of features to the scores of the labels."""
        rows, starts, columns, weights = self.rows, self.starts, self.columns, self.weights
        for feature in features:
            row = rows.get(feature)
            if row is not None:
                for at in range(starts[row], starts[row + 1]):
                    scores[columns[at]] += weights[at] * STEP


class Chain:
    """The model over sequences: the best labels, and what the whole distribution gives the spans they form."""

    def __init__(self, crf: Crf) -> None:
        labels = crf.labels
        self.labels = labels
        self.before: list[list[int]] = []  # label → labels that it may follow
        for label in labels:
            inside = label.startswith("I-")
            allowed = [at for at, other in enumerate(labels) if not inside or other[2:] == label[2:]]
            self.before.append(allowed)
        self.first = [not label.startswith("I-") for label in labels]
        self.weight = crf.transitions
        self.into = [[(a, crf.transitions[a][b]) for a in self.before[b]] for b in range(len(labels))]
        self.factors = [[(a, exp(crf.transitions[a][b])) for a in self.before[b]] for b in range(len(labels))]
        self.outof: list[list[tuple[int, float]]] = [[] for _ in labels]
        for b, sources in enumerate(self.factors):
            for a, factor in sources:
                self.outof[a].append((b, factor))
        self.inside = {label[2:]: at for at, label in enumerate(labels) if label.startswith("I-")}

    def best(self, emissions: Sequence[Sequence[float]]) -> list[int]:
        """The likeliest labels of a sequence, one score a label for each token."""
        size = len(self.labels)
        low = -1e9
        scores = [emissions[0][y] if self.first[y] else low for y in range(size)]
        back: list[list[int]] = []
        for row in emissions[1:]:
            came, now = [], []
            for y in range(size):
                top, where = low * 2, 0
                for a, weight in self.into[y]:
                    if (value := scores[a] + weight) > top:
                        top, where = value, a
                came.append(where)
                now.append(top + row[y])
            back.append(came)
            scores = now
        path = [scores.index(max(scores))]
        for came in reversed(back):
            path.append(came[path[-1]])
        return path[::-1]

    def spans(self, emissions: Sequence[Sequence[float]]) -> list[LabelledSpan]:
        """The spans of the best labels with the probability of exactly this span and label."""
        if not emissions:
            return []
        path = self.best(emissions)
        found = []
        at = 0
        while at < len(path):
            label = self.labels[path[at]]
            end = at + 1
            if label != "O":
                while end < len(path) and self.labels[path[end]] == f"I-{label[2:]}":
                    end += 1
                found.append((at, end, path[at]))
            at = end
        if not found:
            return []
        potentials, alpha, beta, scale = self._forward_backward(emissions)
        spans = []
        for first, last, begin in found:
            kind = self.labels[begin][2:]
            inside = self.inside[kind]
            mass, state = alpha[first][begin], begin
            for t in range(first + 1, last):
                mass *= exp(self.weight[state][inside]) * potentials[t][inside] / scale[t]
                state = inside
            if last < len(path):
                row = potentials[last]
                mass *= sum(factor * row[y] * beta[last][y] for y, factor in self.outof[state] if y != inside) / scale[last]
            spans.append(LabelledSpan(first, last, kind, min(mass, 1.0)))
        return spans

    def _forward_backward(
        self, emissions: Sequence[Sequence[float]]
    ) -> tuple[list[list[float]], list[list[float]], list[list[float]], list[float]]:
        size = range(len(self.labels))
        potentials = []
        for scores in emissions:
            top = max(scores)
            potentials.append([exp(score - top) for score in scores])
        row = [potentials[0][y] if self.first[y] else 0.0 for y in size]
        total = sum(row)
        alpha, scale = [[value / total for value in row]], [total]
        for potential in potentials[1:]:
            last = alpha[-1]
            row = [potential[y] * sum([last[a] * factor for a, factor in self.factors[y]]) for y in size]
            total = sum(row)
            alpha.append([value / total for value in row])
            scale.append(total)
        beta = [[1.0 for _ in size]]
        for t in range(len(potentials) - 1, 0, -1):
            after = [p * b for p, b in zip(potentials[t], beta[-1], strict=True)]
            total = scale[t]
            beta.append([sum([factor * after[y] for y, factor in self.outof[a]]) / total for a in size])
        beta.reverse()
        return potentials, alpha, beta, scale
