"""The trained reader of names: spans that stand where the sentence has them, probabilities, and the file it is read from."""

from __future__ import annotations

import math
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_extract.errors import PackError
from briefing_extract.languages.pack import load_pack
from briefing_extract.tagging import Tagger, has_model, load_tagger
from briefing_extract.tagging.crf import Chain, Crf
from briefing_extract.tagging.features import shape
from briefing_extract.tagging.tokens import tokenize


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger(load_pack("kk"))


def told(tagger: Tagger, sentence: str) -> list[tuple[str, str]]:
    return [(sentence[span.start : span.end], span.label) for span in tagger.tag(sentence)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Бұл туралы Қаржы министрі Ерлан Сейітов мәлімдеді.", {("Қаржы министрі", "POSITION"), ("Ерлан Сейітов", "PERSON")}),
        ("Былтыр Алматыда 80 млрд теңге игерілді.", {("Алматыда", "GPE")}),
        ("Жобаны Ұлттық банк пен Үкімет бірге қолдады.", {("Ұлттық банк", "ORGANISATION"), ("Үкімет", "ORGANISATION")}),
        ("Бүгін ауа райы жылы болады, деп хабарлайды мамандар.", set()),
    ],
)
def test_names_of_a_sentence(tagger: Tagger, sentence: str, names: set[tuple[str, str]]) -> None:
    assert set(told(tagger, sentence)) == names


def test_the_same_sentence_gives_the_same_names_whatever_was_read_before(tagger: Tagger) -> None:
    sentence = "Астанада Президент Қасым-Жомарт Тоқаев Германия елшісін қабылдады."
    first = tagger.tag(sentence)
    tagger.tag("Шымкент қаласының әкімі Мұрат Әйтенов есеп берді.")
    assert tagger.tag(sentence) == first == Tagger(tagger._crf, load_pack("kk").morphology.base).tag(sentence)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list('АБаәқңі «»"-–.,0123 \nXy%№(')), max_size=120))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    spans = load_tagger(load_pack("kk")).tag(text)
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(text)
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        assert 0 < span.probability <= 1
        at = span.end


def test_a_text_without_words_has_no_names(tagger: Tagger) -> None:
    assert tagger.tag("") == tagger.tag(" \n") == []


def test_a_number_is_one_token_with_its_groups_and_suffix() -> None:
    texts = [token.text for token in tokenize("Биыл 9 740,5 доллар, 1-ші орын, «Батыс-2» 43,7%-ы 5–7 мың")]
    assert "9 740,5" in texts
    assert "1-ші" in texts
    assert "43,7" in texts
    assert texts[-4:] == ["5", "–", "7", "мың"]


@pytest.mark.parametrize(
    ("word", "folded"), [("Білім", "Aa"), ("ҚТЖ", "AA"), ("azyq", "l"), ("0-ші", "0-a"), ("Қасым-Жомарт", "Aa-Aa")]
)
def test_shapes(word: str, folded: str) -> None:
    assert shape(word) == folded


# The algebra of the chain, against counting every sequence of labels.

LABELS = ("O", "B-X", "B-Y", "I-X", "I-Y")
weights = st.floats(-3, 3, allow_nan=False)


def _allowed(path: tuple[int, ...]) -> bool:
    before = "O"
    for at in path:
        label = LABELS[at]
        if label.startswith("I-") and before[2:] != label[2:]:
            return False
        before = label
    return True


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(weights, min_size=5, max_size=5), min_size=1, max_size=4),
    st.lists(weights, min_size=25, max_size=25),
)
def test_best_labels_and_probabilities_are_those_of_all_sequences(emissions: list[list[float]], flat: list[float]) -> None:
    moves = {(a, b): flat[i * 5 + j] for i, a in enumerate(LABELS) for j, b in enumerate(LABELS)}
    crf = Crf.build(LABELS, moves, {}, ())
    chain = Chain(crf)

    def points(path: tuple[int, ...]) -> float:
        steps = sum(crf.transitions[a][b] for a, b in pairwise(path))
        return steps + sum(row[at] for row, at in zip(emissions, path, strict=True))

    paths = [path for path in product(range(5), repeat=len(emissions)) if _allowed(path)]
    total = sum(math.exp(points(path)) for path in paths)
    best = chain.best(emissions)
    assert points(tuple(best)) == pytest.approx(max(map(points, paths)))
    for span in chain.spans(emissions):
        begin, inside = LABELS.index(f"B-{span.label}"), LABELS.index(f"I-{span.label}")
        mass = sum(
            math.exp(points(path))
            for path in paths
            if path[span.first] == begin
            and all(path[at] == inside for at in range(span.first + 1, span.last))
            and (span.last == len(path) or path[span.last] != inside)
        )
        assert span.probability == pytest.approx(mass / total)


# The file


@given(
    st.dictionaries(
        st.tuples(st.text("абв=|w", min_size=1, max_size=6), st.sampled_from(LABELS)),
        st.floats(-8, 8, allow_nan=False),
        max_size=12,
    )
)
def test_a_model_comes_back_from_its_file_as_it_went_in(states: dict[tuple[str, str], float]) -> None:
    crf = Crf.build(LABELS, {("O", "B-X"): 0.5}, states, ("министрлік",))
    again = Crf.from_bytes(crf.to_bytes())
    assert again == crf
    assert again.to_bytes() == crf.to_bytes()
    for feature, label in states:
        scores = [0.0] * len(LABELS)
        again.add([feature], scores)
        assert scores[LABELS.index(label)] == pytest.approx(states[feature, label], abs=0.001)


def test_a_file_that_is_no_model_says_so() -> None:
    whole = Crf.build(LABELS, {}, {("w=а", "O"): 1.0}, ()).to_bytes()
    for broken in (b"", b"PK\x03\x04", whole[:-3], whole[:8]):
        with pytest.raises(PackError, match="model file"):
            Crf.from_bytes(broken)


def test_languages_without_a_model_are_told_apart() -> None:
    assert has_model("kk")
    assert not has_model("ru")
