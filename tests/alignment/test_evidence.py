"""The features of a candidate pair."""

import numpy as np

from claimcmp.alignment.evidence import FactOverlaps, distant_margins, margins
from claimcmp.facts.extraction import extract_facts
from claimcmp.facts.overlap import shared_facts


def test_margins_compare_with_the_best_other_entry():
    matrix = np.array([[0.9, 0.4, 0.1], [0.2, 0.8, 0.7]], np.float32)
    np.testing.assert_allclose(
        margins(matrix, 1), [[0.5, -0.5, -0.8], [-0.6, 0.1, -0.1]], atol=1e-6
    )
    np.testing.assert_allclose(margins(matrix, 0), [[0.7, -0.4, -0.6], [-0.7, 0.4, 0.6]], atol=1e-6)


def test_a_single_sentence_has_no_margin():
    assert margins(np.array([[0.9]], np.float32), 0).tolist() == [[0.0]]


def test_neighbouring_sentences_do_not_compete():
    matrix = np.array([[0.9, 0.8, 0.1, 0.3], [0.2, 0.7, 0.6, 0.4]], np.float32)
    expected = [
        [row[place] - max(other for p, other in enumerate(row) if abs(p - place) > 1)
         for place in range(4)]
        for row in matrix.tolist()
    ]  # fmt: skip
    np.testing.assert_allclose(distant_margins(matrix, 1), expected, atol=1e-6)
    np.testing.assert_allclose(distant_margins(matrix.T, 0), np.transpose(expected), atol=1e-6)


def test_two_sentences_are_neighbours_and_have_no_rivals():
    assert not distant_margins(np.array([[0.9, 0.1], [0.2, 0.7]], np.float32), 1).any()
    three = distant_margins(np.array([[0.9, 0.1, 0.5]], np.float32), 1)
    np.testing.assert_allclose(three, [[0.4, 0, -0.4]], atol=1e-6)


def test_shared_facts_are_those_of_the_two_claims():
    texts = ["The flood killed 3 people in Cluj.", "In Cluj 3 people died.", "Rain fell in Brașov."]
    found = extract_facts(texts, ["en"] * 3, None)
    overlaps = FactOverlaps()
    for a in found:
        for b in [*found, *found]:
            assert overlaps(a, b) == shared_facts(a, b)
