"""How embeddings enter a comparison."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from claimcmp.progress import Progress
from claimcmp.records import Span

Embeddings = NDArray[np.float32]
# Vectors shorter than this have no direction.
_SHORTEST = 1e-12


def normalised(vectors: Embeddings) -> Embeddings:
    """Return *vectors* with rows (the last axis) of length 1; a row of zeros stays one."""
    lengths = np.sqrt(np.add.reduce(vectors * vectors, axis=-1, keepdims=True))
    return (vectors / np.maximum(lengths, _SHORTEST)).astype(np.float32, copy=False)


@runtime_checkable
class Encoder(Protocol):
    """Turns sentences into vectors in which translations lie close together."""

    @property
    def signature(self) -> str:
        """Model name and revision, as one word for the comparison's signature."""

    @property
    def dimension(self) -> int:
        """Length of one vector."""

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Embeddings:
        """Return one L2-normalised float32 row per text, shape (len(texts), dimension)."""


@runtime_checkable
class TokenEncoder(Encoder, Protocol):
    """An encoder that also shows the contextual vector of each token."""

    def encode_tokens(self, texts: Sequence[str]) -> list["TokenEmbeddings"]:
        """Return the contextual token vectors of each text, special tokens left out."""


@runtime_checkable
class JointEncoder(TokenEncoder, Protocol):
    """A token encoder that gives both kinds of vectors in one pass."""

    def encode_with_tokens(
        self, texts: Sequence[str], *, progress: Progress | None = None
    ) -> tuple[Embeddings, list["TokenEmbeddings"]]:
        """Return what ``encode`` and ``encode_tokens`` return."""


@runtime_checkable
class WeighingEncoder(TokenEncoder, Protocol):
    """A token encoder that knows how much its tokens count; see claimcmp.embedding.importance."""

    @property
    def importance(self) -> Embeddings:
        """A direction in the space of centred token vectors, shape (dimension,)."""


class TokenEmbeddings:
    """Contextual vectors of one text's tokens: ``vectors[i]`` belongs to ``spans[i]``.

    ``weights[i]``, above 0, says how much the token counts in its sentence.
    """

    __slots__ = ("spans", "vectors", "weights")

    def __init__(
        self, spans: tuple[Span, ...], vectors: Embeddings, weights: Embeddings | None = None
    ) -> None:
        """Keep *vectors*, shape (tokens, dimension), beside each token's span in the text.

        Without *weights*, shape (tokens,), all tokens count the same.
        """
        self.spans = spans
        self.vectors = vectors
        self.weights = np.ones(len(vectors), np.float32) if weights is None else weights
