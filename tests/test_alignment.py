"""The properties every rewriting keeps: monotone, no span without its original, identity where nothing changed."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing_extract.alignment import Alignment, Rewriting, concatenate
from briefing_extract.spelling import canonicalise

PIECES = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.text("абв", max_size=4)), max_size=8)


def rewrite(text: str, pieces: list[tuple[int, int, str]]) -> tuple[str, Alignment]:
    """Rewrite at places given as (distance from the last one, length, what to put)."""
    rewriting, at = Rewriting(text), 0
    for gap, length, instead in pieces:
        start, end = min(at + gap, len(text)), min(at + gap + length, len(text))
        rewriting.replace(start, end, instead)
        at = end
    return rewriting.finish()


def holds(text: str, result: str, alignment: Alignment) -> None:
    assert alignment.length == len(result)
    starts = [alignment.start(at) for at in range(len(result))]
    ends = [alignment.end(at + 1) for at in range(len(result))]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    for at in range(len(result)):
        start, end = alignment.span(at, at + 1)
        assert 0 <= start < end <= len(text)


@given(st.text(min_size=1, max_size=30), PIECES)
def test_a_rewriting_is_monotone_and_loses_no_span(text: str, pieces: list[tuple[int, int, str]]) -> None:
    holds(text, *rewrite(text, pieces))


@given(st.text(min_size=1, max_size=30), PIECES, PIECES)
def test_two_rewritings_compose(text: str, first: list[tuple[int, int, str]], second: list[tuple[int, int, str]]) -> None:
    middle, early = rewrite(text, first)
    assume(middle)  # what is put into an empty text has no character to belong to
    result, late = rewrite(middle, second)
    joined = early.then(late)
    holds(text, result, joined)
    for at in range(len(result)):
        low, high = late.span(at, at + 1)
        assert joined.span(at, at + 1) == early.span(low, high)


@given(st.text("абвәғқ 0123456789.,", max_size=40))
def test_clean_text_is_itself(text: str) -> None:
    while ",," in text:  # a pair of commas may stand for a quotation mark
        text = text.replace(",,", ",")
    assert canonicalise(text) == (text, Alignment(len(text)))


def test_a_longer_piece_covers_all_it_replaces() -> None:
    text, alignment = rewrite("ав бv", [(0, 2, "ш"), (1, 2, "абв")])
    assert text == "ш абв"
    assert [alignment.span(at, at + 1) for at in range(5)] == [(0, 2), (2, 3), (3, 5), (3, 5), (3, 5)]


def test_replacements_come_in_order() -> None:
    rewriting = Rewriting("абв")
    rewriting.replace(1, 2, "г")
    with pytest.raises(ValueError, match="replacement at 0"):
        rewriting.replace(0, 1, "д")


@given(st.lists(st.tuples(st.text(min_size=1, max_size=12), PIECES), min_size=1, max_size=4))
def test_passages_stand_one_after_another(passages: list[tuple[str, list[tuple[int, int, str]]]]) -> None:
    text, result, parts, whole = "", "", [], []
    for passage, pieces in passages:
        rewritten, alignment = rewrite(passage, pieces)
        parts.append((len(text), alignment))
        whole += [tuple(len(text) + edge for edge in alignment.span(at, at + 1)) for at in range(len(rewritten))]
        text, result = text + passage, result + rewritten
    joined = concatenate(parts)
    holds(text, result, joined)
    assert [joined.span(at, at + 1) for at in range(len(result))] == whole
