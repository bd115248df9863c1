import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from claimcmp.embedding.interface import TokenEmbeddings
from claimcmp.embedding.packing import pack_tokens, pack_vector, unpack_tokens, unpack_vectors
from claimcmp.records import Span

ROWS = arrays.arrays(
    np.float32, st.tuples(st.integers(0, 5), st.just(8)), elements=st.floats(-1, 1, width=16)
)


@given(ROWS)
def test_packing_twice_changes_nothing(rows: np.ndarray) -> None:
    spans = tuple(Span(number, number + 2) for number in range(len(rows)))
    once = unpack_tokens(pack_tokens(TokenEmbeddings(spans, rows)), 8)
    assert once.spans == spans
    assert once.vectors.shape == rows.shape
    assert np.isfinite(once.vectors).all()


def test_vectors_keep_their_direction() -> None:
    rows = np.random.default_rng(1).standard_normal((20, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    unpacked = unpack_vectors([pack_vector(row) for row in rows], 384)
    assert ((unpacked * rows).sum(axis=1) > 0.99999).all()
    assert unpack_vectors([], 384).shape == (0, 384)


def test_a_cut_value_is_refused() -> None:
    packed = pack_tokens(TokenEmbeddings((Span(0, 1),), np.ones((1, 4), np.float32)))
    with pytest.raises(ValueError, match="reshape"):
        unpack_tokens(packed[:-1], 4)
