"""Vectors as few bytes, and back: how the cache keeps them.

Unpacking what was packed gives the same numbers on every run, so that a vector that was just
computed is packed and unpacked too.
"""

import numpy as np

from claimcmp.embedding.interface import Embeddings, TokenEmbeddings, normalised
from claimcmp.records import Span

_LEVELS = 127


def pack_vector(vector: Embeddings) -> bytes:
    """Return one vector in float16; a cosine changes by less than 0.0001."""
    return vector.astype("<f2").tobytes()


def unpack_vectors(packed: list[bytes], dimension: int) -> Embeddings:
    """Return packed vectors as L2-normalised float32 rows, shape (len(packed), dimension)."""
    rows = np.frombuffer(b"".join(packed), "<f2").reshape(len(packed), dimension)
    return normalised(rows.astype(np.float32))


def pack_tokens(tokens: TokenEmbeddings) -> bytes:
    """Return one text's tokens in int8, each with its own scale: some 400 bytes per token."""
    ends = np.array([(span.start, span.end) for span in tokens.spans], "<i4").reshape(-1, 2)
    scales = np.abs(tokens.vectors).max(axis=1, initial=1e-12, keepdims=True) / _LEVELS
    integers = np.round(tokens.vectors / scales).astype(np.int8)
    return b"".join((len(ends).to_bytes(4, "little"), ends.tobytes(), integers.tobytes()))


def unpack_tokens(packed: bytes, dimension: int) -> TokenEmbeddings:
    """Return the tokens that *pack_tokens* was given, their vectors L2-normalised.

    Raises ValueError where *packed* has another length than its number of tokens asks for.
    """
    count = int.from_bytes(packed[:4], "little")
    ends = np.frombuffer(packed, "<i4", count=2 * count, offset=4).reshape(count, 2)
    integers = np.frombuffer(packed, np.int8, offset=4 + ends.nbytes).reshape(count, dimension)
    spans = tuple(Span(start, end) for start, end in ends.tolist())
    return TokenEmbeddings(spans, normalised(integers.astype(np.float32)))
