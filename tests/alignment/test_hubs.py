"""In a crowd of sources, few are compared with all, and between them they tell everything."""

import numpy as np

from claimcmp.alignment import SourceClaims, choose_hubs
from claimcmp.facts.records import Facts

DIMENSION = 32


def source(first_index: int, *told: int) -> SourceClaims:
    """A source whose claims tell the facts of these numbers, each on an axis of its own."""
    vectors = np.eye(DIMENSION, dtype=np.float32)[list(told)]
    indices = tuple(range(first_index, first_index + len(told)))
    return SourceClaims(indices, vectors, (Facts(),) * len(told))


def test_few_sources_are_all_compared():
    sources = [source(rank, 0) for rank in range(40)]
    assert choose_hubs(sources) == tuple(range(40))


def test_the_sources_that_tell_the_most_go_first():
    crowd = [source(10 * rank, 0, 1) for rank in range(60)]
    crowd[37] = source(370, 0, 1, 2, 3)
    crowd[51] = source(510, 4, 5, 6)
    hubs = choose_hubs(crowd)
    assert {37, 51} <= set(hubs)
    assert len(hubs) == 12


def test_no_source_is_chosen_twice():
    hubs = choose_hubs([source(rank, 0) for rank in range(100)])
    assert len(set(hubs)) == 12
