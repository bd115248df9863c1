"""Embeddings and facts → scored pairs of claims of different sources.

Similarities of sentence encoders crowd into a narrow band, so a threshold on the cosine fails.
A pair is judged by several views of the two vectors, by how well the two sentences' words cover
each other, and by the facts that they share; evaluation/fit.py joins them into one probability.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from claimcmp.alignment.evidence import (
    Candidate,
    SourceClaims,
    candidates,
    similarities,
)
from claimcmp.calibration import calibration
from claimcmp.records import ClaimPair

__all__ = [
    "PAIR_THRESHOLD",
    "Candidate",
    "SourceClaims",
    "align_claims",
    "nearest_claims",
]

# Pairs at least this probable are compared. Chosen on the development bundles for the best F1 of
# grouping (evaluation/results/fit.json).
PAIR_THRESHOLD = 0.4
# Candidates that are looked at on each side: a statement seldom has more counterparts than this
# in one other article.
_WIDTH = 5


def align_claims(sources: Sequence[SourceClaims]) -> tuple[ClaimPair, ...]:
    """Return the pairs of claims of different *sources* that state something about the same fact.

    The order of *sources* does not change which pairs are found.
    """
    model = calibration()["alignment"]
    found = []
    for left, right in combinations(sources, 2):
        for candidate in _candidates(left, right):
            probability = model.probability(candidate.features)
            if probability >= PAIR_THRESHOLD:
                first = left.indices[candidate.row]
                second = right.indices[candidate.column]
                found.append(
                    ClaimPair(
                        min(first, second), max(first, second), candidate.similarity, probability
                    )
                )
    return tuple(sorted(found, key=lambda pair: (pair.left, pair.right)))


def _candidates(left: SourceClaims, right: SourceClaims) -> Iterator[Candidate]:
    if left.indices and right.indices:
        yield from candidates(left, right, width=_WIDTH)


def nearest_claims(
    claim: int, own: SourceClaims, others: Sequence[SourceClaims]
) -> dict[int, tuple[int, float]]:
    """Return, for each other source by rank, its claim nearest to *claim* and their similarity."""
    row = own.indices.index(claim)
    nearest = {}
    for rank, other in enumerate(others):
        if other is own or not other.indices:
            continue
        cosines = similarities(own, other)[row]
        best = int(np.argmax(cosines))
        nearest[rank] = (other.indices[best], float(cosines[best]))
    return nearest
