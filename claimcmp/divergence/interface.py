"""What a divergence type sees of two claims, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from claimcmp.entailment.interface import Entailment
from claimcmp.facts.records import Facts
from claimcmp.records import Claim, DivergenceType, Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its facts and the publication date of its article."""

    claim: Claim
    facts: Facts
    published: date | None = None


class SpanSimilarity(Protocol):
    """How alike in meaning a span of one claim is to a span of the other, across languages."""

    def __call__(self, a: Span, b: Span) -> float:
        """Return the similarity in [-1, 1] of *a* in the left claim and *b* in the right one.

        From contextual token vectors where the encoder has them; 0 where nothing is known.
        """


@dataclass(frozen=True, slots=True)
class StatementPair:
    """Two statements about the same fact.

    ``similarity`` is the centred cosine of the two claims in [-1, 1]; ``probability`` that they
    state something about the same fact, in [0, 1]. ``context_a`` and ``context_b`` hold the facts
    of the sentences next to each claim, for what a neighbour already says. ``entailment`` is what
    an entailment model says of the two, where one was asked.
    """

    a: Statement
    b: Statement
    similarity: float
    probability: float
    spans: SpanSimilarity
    context_a: tuple[Facts, ...] = ()
    context_b: tuple[Facts, ...] = ()
    entailment: Entailment | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A candidate divergence; ``evidence`` holds the features that score.py weighs.

    ``span_a`` and ``span_b`` are in the claims' own texts: the two smallest spans that conflict.
    Values are plain JSON. ``explanation`` is one English sentence that a newsroom could print.
    """

    type: DivergenceType
    span_a: Span
    span_b: Span
    value_a: object
    value_b: object
    explanation: str
    evidence: Mapping[str, float] = field(default_factory=dict)


class ConflictFinder(Protocol):
    """One divergence type: a pure function of two statements, symmetric in its findings."""

    def __call__(self, pair: StatementPair) -> tuple[Conflict, ...]:
        """Return the conflicts of this type, the most telling first."""
