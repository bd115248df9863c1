"""How inference between two sentences enters a comparison."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from claimcmp.progress import Progress

Probabilities = NDArray[np.float32]
SentencePair = tuple[str, str]
Relation = Literal["equivalent", "entails", "entailed", "contradiction", "neutral"]

LABELS = ("entailment", "neutral", "contradiction")
ENTAILMENT, NEUTRAL, CONTRADICTION = range(3)
# A relation is named only where the model holds it for more probable than everything else.
_DECIDED = 0.5


class NliScorer(Protocol):
    """Says how probably a premise entails a hypothesis, is neutral to it, or contradicts it."""

    @property
    def signature(self) -> str:
        """Model name and revision, as one word for the comparison's signature."""

    def score(
        self, pairs: Sequence[SentencePair], *, progress: Progress | None = None
    ) -> Probabilities:
        """Return one row per pair (premise, hypothesis), shape (len(pairs), 3), as in LABELS.

        Rows sum to 1. A pair that the model cannot judge (an empty or over-long side, text that it
        cannot read) is neutral with probability 1.
        """


@dataclass(frozen=True, slots=True)
class Entailment:
    """Both directions of one pair: probabilities as in LABELS, *forward* from a to b."""

    forward: tuple[float, float, float]
    backward: tuple[float, float, float]

    @property
    def contradiction(self) -> float:
        """How probably the two cannot both be true, in [0, 1]: the mean of both directions."""
        return (self.forward[CONTRADICTION] + self.backward[CONTRADICTION]) / 2

    @property
    def equivalence(self) -> float:
        """How probably each entails the other, in [0, 1]: the weaker direction's probability."""
        return min(self.forward[ENTAILMENT], self.backward[ENTAILMENT])

    @property
    def overlap(self) -> float:
        """How probably at least one entails the other, in [0, 1]: the stronger direction's."""
        return max(self.forward[ENTAILMENT], self.backward[ENTAILMENT])

    @property
    def relation(self) -> Relation:
        """The relation of a to b; contradiction is tested before entailment."""
        if self.contradiction > _DECIDED:
            return "contradiction"
        there, back = (side[ENTAILMENT] > _DECIDED for side in (self.forward, self.backward))
        if there and back:
            return "equivalent"
        if there or back:
            return "entails" if there else "entailed"
        return "neutral"


def score_both_ways(
    scorer: NliScorer, pairs: Sequence[SentencePair], *, progress: Progress | None = None
) -> list[Entailment]:
    """Return the entailment of each pair in both directions, in one call of *scorer*."""
    turned = [(other, one) for one, other in pairs]
    rows = scorer.score([*pairs, *turned], progress=progress).tolist()
    count = len(pairs)
    return [
        Entailment(tuple(there), tuple(back))
        for there, back in zip(rows[:count], rows[count:], strict=True)
    ]


def neutral_rows(count: int) -> Probabilities:
    """Return *count* rows that say neutral with probability 1."""
    rows = np.zeros((count, len(LABELS)), np.float32)
    rows[:, NEUTRAL] = 1.0
    return rows
