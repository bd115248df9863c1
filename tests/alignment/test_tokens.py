"""Coverage and span similarity, with words that can be counted by eye."""

import numpy as np
import pytest

from claimcmp.alignment.tokens import TokenSpanSimilarity, centre_tokens, coverage
from claimcmp.embedding.interface import TokenEmbeddings
from claimcmp.records import Span
from claimcmp.testing import ConceptEncoder

ENCODER = ConceptEncoder(
    {"mayor": "mayor", "primarul": "mayor", "resigned": "resign", "demisionat": "resign",
     "rain": "rain", "ploaie": "rain"}
)  # fmt: skip


def test_a_sentence_is_covered_by_its_share_of_counterparts():
    left = ENCODER.encode_tokens(["mayor resigned rain"])
    right = ENCODER.encode_tokens(["primarul demisionat", "ploaie"])
    covered_left, covered_right = coverage(left, right)
    np.testing.assert_allclose(covered_left, [[2 / 3, 1 / 3]], atol=1e-6)
    np.testing.assert_allclose(covered_right, [[1, 1]], atol=1e-6)


def test_spans_are_as_alike_as_their_words():
    left, right = ENCODER.encode_tokens(["mayor resigned", "primarul a demisionat"])
    similarity = TokenSpanSimilarity(left, right)
    assert similarity(Span(6, 14), Span(11, 21)) == pytest.approx(1)
    assert similarity(Span(0, 5), Span(11, 21)) == pytest.approx(0)
    assert similarity(Span(5, 6), Span(0, 8)) == 0


def test_centring_takes_the_language_away():
    tokens = ENCODER.encode_tokens(["mayor rain", "primarul ploaie"])
    centred = centre_tokens(tokens, ["en", "ro"], {})
    for embedded in centred:
        np.testing.assert_allclose(np.linalg.norm(embedded.vectors, axis=1), 1, atol=1e-5)
        np.testing.assert_allclose(embedded.vectors.sum(axis=0), 0, atol=1e-5)


def test_what_counts_more_covers_more():
    (left,) = ENCODER.encode_tokens(["mayor rain"])
    (right,) = ENCODER.encode_tokens(["primarul"])
    heavy = TokenEmbeddings(left.spans, left.vectors, np.array([3, 1], np.float32))
    covered, covering = coverage([heavy], [right])
    assert covered[0, 0] == pytest.approx(3 / 4)
    assert covering[0, 0] == pytest.approx(1)


def test_weights_of_tokens_are_above_0_and_equal_without_importance():
    tokens = ENCODER.encode_tokens(["mayor rain", "primarul ploaie"])
    plain = centre_tokens(tokens, ["en", "ro"], {})
    assert all((embedded.weights == 1).all() for embedded in plain)
    axis = np.zeros(ENCODER.dimension, np.float32)
    axis[0] = 1
    for embedded in centre_tokens(tokens, ["en", "ro"], {}, axis):
        np.testing.assert_allclose(embedded.weights, np.exp(embedded.vectors[:, 0]), rtol=1e-5)
