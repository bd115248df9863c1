"""Sources of a few sentences: whether a message, a headline or a pasted claim tells a story too.

Few sentences have few chances of being alike, and most of a full report has no counterpart in
them, so that they are judged by their own counterparts only, with constants of their own.
"""

import math
from collections.abc import Mapping

from claimcmp.alignment.evidence import SourceClaims, similarities
from claimcmp.calibration import calibration, log_odds

BRIEF = 3
"""Claims that a brief source has at most."""


def either_brief(left: SourceClaims, right: SourceClaims) -> bool:
    """Tell whether one of two sources is brief."""
    return min(len(left.indices), len(right.indices)) <= BRIEF


def brief_features(
    left: SourceClaims, right: SourceClaims, shared_names: float
) -> Mapping[str, float]:
    """Return what speaks for a brief source and another one telling the same story.

    ``best`` is the mean cosine of the brief one's claims with their best counterparts, ``choice``
    the logarithm of how many there were to choose from, ``shared_names`` a share in [0, 1].
    """
    if len(left.indices) > len(right.indices):
        left, right = right, left
    best = similarities(left, right).max(axis=1)
    return {
        "best": float(best.mean()),
        "choice": math.log(len(right.indices)),
        "shared_names": shared_names,
    }


def brief_probability(features: Mapping[str, float], sources: int) -> float:
    """Return how probably two such sources tell one story, among *sources*, in (0, 1).

    The model is fitted for even odds; among many sources a chance likeness is likelier, so that
    the odds are divided by the number of possible partners.
    """
    odds = log_odds(calibration()["event brief"].probability(features))
    return 1.0 / (1.0 + math.exp(math.log(max(sources - 1, 1)) - odds))
