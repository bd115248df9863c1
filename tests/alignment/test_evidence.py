"""The features of a candidate pair."""

import numpy as np

from claimcmp.alignment.evidence import local_scaling, margins


def test_margins_compare_with_the_best_other_entry():
    matrix = np.array([[0.9, 0.4, 0.1], [0.2, 0.8, 0.7]], np.float32)
    np.testing.assert_allclose(
        margins(matrix, 1), [[0.5, -0.5, -0.8], [-0.6, 0.1, -0.1]], atol=1e-6
    )
    np.testing.assert_allclose(margins(matrix, 0), [[0.7, -0.4, -0.6], [-0.7, 0.4, 0.6]], atol=1e-6)


def test_a_single_sentence_has_no_margin():
    assert margins(np.array([[0.9]], np.float32), 0).tolist() == [[0.0]]


def test_local_scaling_lowers_what_is_near_to_everything():
    hub = np.array([[0.8, 0.8, 0.8], [0.2, 0.7, 0.1], [0.1, 0.2, 0.1]], np.float32)
    scaled = local_scaling(hub)
    assert scaled[1, 1] > scaled[0, 1]
