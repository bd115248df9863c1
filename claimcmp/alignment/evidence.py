"""What speaks for two claims of different sources being about the same fact."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimcmp.alignment.tokens import coverage
from claimcmp.embedding.interface import TokenEmbeddings
from claimcmp.facts.overlap import shared_facts
from claimcmp.facts.records import Facts

Matrix = NDArray[np.float32]

# Neighbours that make up a claim's local density (CSLS, Conneau et al. 2018, uses 10 in large
# dictionaries; articles have 10 to 30 sentences, where 3 measured best).
_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class SourceClaims:
    """The claims of one source inside one event.

    ``indices`` are positions in the comparison's claims; ``vectors`` their centred embeddings,
    shape (claims, dimension); ``tokens`` their centred token embeddings, empty while sources are
    only grouped into events.
    """

    indices: tuple[int, ...]
    vectors: Matrix
    facts: tuple[Facts, ...]
    tokens: tuple[TokenEmbeddings, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible pair: row and column in its two sources, and the features that judge it."""

    row: int
    column: int
    similarity: float
    features: Mapping[str, float]


def similarities(left: SourceClaims, right: SourceClaims) -> Matrix:
    """Return the centred cosines of two sources' claims, shape (left, right), in [-1, 1]."""
    return (left.vectors @ right.vectors.T).astype(np.float32)


def local_scaling(similarity: Matrix, neighbours: int = _NEIGHBOURS) -> Matrix:
    """Return CSLS: ``2 s`` minus the mean of each side's nearest neighbours, in [-4, 4]."""
    left = _top(similarity, neighbours, axis=1).mean(axis=1)
    right = _top(similarity, neighbours, axis=0).mean(axis=0)
    return np.asarray(2 * similarity - left[:, None] - right[None, :], dtype=np.float32)


def _top(matrix: Matrix, count: int, axis: int) -> Matrix:
    count = min(count, matrix.shape[axis])
    ordered = np.sort(matrix, axis=axis)
    return ordered[:, -count:] if axis == 1 else ordered[-count:]


def margins(matrix: Matrix, axis: int) -> Matrix:
    """Return each entry minus the best other entry of its row (axis 1) or column (axis 0).

    With nothing to compare to, the margin is 0.
    """
    if matrix.shape[axis] < 2:
        return np.zeros_like(matrix)
    ordered = np.sort(matrix, axis=axis)
    best = np.take(ordered, [-1], axis=axis)
    second = np.take(ordered, [-2], axis=axis)
    return np.asarray(matrix - np.where(matrix == best, second, best), dtype=np.float32)


def candidates(left: SourceClaims, right: SourceClaims, *, width: int) -> Iterator[Candidate]:
    """Yield the pairs that are among the *width* best of either side, with their features."""
    similarity = similarities(left, right)
    covered_left, covered_right = coverage(left.tokens, right.tokens)
    mean_coverage = (covered_left + covered_right) / 2
    layers = {
        "cosine": similarity,
        "local_scaling": local_scaling(similarity),
        "cosine_margin_low": np.minimum(margins(similarity, 0), margins(similarity, 1)),
        "cosine_margin_high": np.maximum(margins(similarity, 0), margins(similarity, 1)),
        "coverage_low": np.minimum(covered_left, covered_right),
        "coverage_high": np.maximum(covered_left, covered_right),
        "coverage_margin_low": np.minimum(margins(mean_coverage, 0), margins(mean_coverage, 1)),
        "coverage_margin_high": np.maximum(margins(mean_coverage, 0), margins(mean_coverage, 1)),
    }
    ranked = similarity + mean_coverage
    for row, column in np.argwhere(_among_best(ranked, width)):
        features = {name: float(layer[row, column]) for name, layer in layers.items()}
        features |= shared_facts(left.facts[row], right.facts[column])
        yield Candidate(int(row), int(column), features["cosine"], features)


def _among_best(matrix: Matrix, width: int) -> NDArray[np.bool_]:
    """Mark the *width* greatest entries of every row and of every column."""
    marked = np.zeros(matrix.shape, dtype=bool)
    for axis in (0, 1):
        order = np.argsort(-matrix, axis=axis, kind="stable")
        best = np.take(order, range(min(width, matrix.shape[axis])), axis=axis)
        np.put_along_axis(marked, best, values=True, axis=axis)
    return marked
