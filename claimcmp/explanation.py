"""One cluster or divergence of a comparison, with everything that led to it.

What a comparison does not keep (facts, features, candidates that were not reported) is found again
from the texts that it does keep, by the same stages. The parts of each score add up to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from claimcmp.alignment import PAIR_THRESHOLD
from claimcmp.calibration import LogisticModel
from claimcmp.divergence.interface import Conflict, StatementPair
from claimcmp.divergence.judgement import examine
from claimcmp.divergence.score import conflict_features, divergence_of, model_of
from claimcmp.embedding.interface import Encoder
from claimcmp.entailment.interface import Entailment, NliScorer
from claimcmp.errors import InputError
from claimcmp.event_comparison import EventComparison
from claimcmp.facts.records import Facts
from claimcmp.identifiers import divergences_of, find_cluster
from claimcmp.precision import DIGITS
from claimcmp.preparation import Prepared, blocks, prepare
from claimcmp.records import Claim, ClaimCluster, Comparison, Divergence
from claimcmp.settings import Settings
from claimcmp.signature import signature


@dataclass(frozen=True, slots=True)
class Part:
    """One feature of a score: its value, its fitted weight, and what the two add to the sum."""

    name: str
    value: float
    weight: float

    @property
    def product(self) -> float:
        """What the feature adds to the log-odds."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate conflict: its divergence, and the parts of its score.

    ``sum`` is the intercept and all products, in log-odds; ``reported`` says whether the score
    reaches the threshold and no other candidate of the type between the two is more probable.
    """

    divergence: Divergence
    intercept: float
    parts: tuple[Part, ...]
    reported: bool

    @property
    def sum(self) -> float:
        """The log-odds of the score."""
        return self.intercept + sum(part.product for part in self.parts)


@dataclass(frozen=True, slots=True)
class ExplainedPair:
    """Two statements that were compared: what was found in each, and every candidate conflict."""

    a: Claim
    b: Claim
    facts_a: Facts
    facts_b: Facts
    similarity: float
    probability: float
    entailment: Entailment | None
    candidates: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A cluster, or the one divergence of it that was asked for, with what led to it.

    ``made_with`` is the signature of what explains; where it differs from the comparison's, the
    figures may too.
    """

    comparison: Comparison
    cluster: ClaimCluster
    identifier: str
    pairs: tuple[ExplainedPair, ...]
    threshold: float
    pair_threshold: float
    made_with: str


def explain(
    comparison: Comparison,
    identifier: str,
    *,
    encoder: Encoder,
    scorer: NliScorer | None = None,
) -> Explanation:
    """Explain what *identifier* names: a cluster (k3) or a divergence (k3.1).

    Raises InputError where nothing has that name or the texts give other statements now.
    """
    cluster = _named(comparison, identifier)
    settings = Settings(sensitivity=1 - _threshold(comparison))
    prepared = prepare(comparison.sources, encoder=encoder)
    _check_same(comparison, prepared)
    event = next((e for e in comparison.events if e.id == cluster.event), None)
    within = set(event.sources) if event else {s.id for s in comparison.sources}
    ranks = [rank for rank, source in enumerate(prepared.sources) if source.id in within]
    compared = EventComparison(
        prepared, blocks(prepared, ranks, encoder), threshold=settings.threshold, scorer=scorer
    )
    pairs = _pairs(cluster, identifier, prepared, compared, scorer, settings.threshold)
    return Explanation(
        comparison,
        cluster,
        identifier,
        tuple(pairs),
        settings.threshold,
        PAIR_THRESHOLD,
        signature(encoder, scorer, settings),
    )


def _named(comparison: Comparison, identifier: str) -> ClaimCluster:
    """Return the cluster that *identifier*, its own or that of a divergence in it, names."""
    cluster = find_cluster(comparison, identifier)
    if cluster is None:
        known = [c.id for c in comparison.clusters]
        listed = f"{known[0]} to {known[-1]}" if known else "none"
        raise InputError(
            f"{identifier}: no such cluster or divergence; the clusters are {listed}, "
            "their divergences k1.1, k1.2 and so on"
        )
    return cluster


def _threshold(comparison: Comparison) -> float:
    """Return the threshold that the comparison's signature names; that of the default if none."""
    parts = dict(part.partition(":")[::2] for part in comparison.signature.split("|"))
    try:
        return min(max(float(parts.get("threshold", "")), 0.01), 0.99)
    except ValueError:
        return Settings().threshold


def _check_same(comparison: Comparison, prepared: Prepared) -> None:
    """Raise InputError where the texts are cut into other statements than the comparison's."""
    if [(c.source, c.span) for c in prepared.claims] != [
        (c.source, c.span) for c in comparison.claims
    ]:
        raise InputError(
            "this version of claimcmp cuts the texts into other statements than the one that "
            f"made the comparison ({comparison.signature}); compare again"
        )


def _pairs(
    cluster: ClaimCluster,
    name: str,
    prepared: Prepared,
    compared: EventComparison,
    scorer: NliScorer | None,
    threshold: float,
) -> Iterator[ExplainedPair]:
    """Yield the compared pairs of *cluster*; for a divergence only the pair that it is between."""
    asked = dict(divergences_of(cluster)).get(name)
    wanted = {asked.a.claim, asked.b.claim} if asked else set(cluster.claims)
    index = {claim.id: i for i, claim in enumerate(prepared.claims) if claim.id in wanted}
    known = {(pair.left, pair.right): pair for pair in compared.pairs}
    found = [known[key] for key in combinations(sorted(index.values()), 2) if key in known]
    statements = [compared.statement_pair(pair) for pair in found]
    for examined in examine(statements, scorer):
        yield _explained(examined.pair, examined.conflicts, threshold)


def _explained(
    pair: StatementPair, conflicts: Sequence[Conflict], threshold: float
) -> ExplainedPair:
    weighed = sorted(
        ((divergence_of(pair, conflict), conflict) for conflict in conflicts),
        key=lambda one: -one[0].score,
    )
    seen: set[str] = set()
    candidates = []
    for divergence, conflict in weighed:
        reported = divergence.score >= threshold and divergence.type not in seen
        seen.add(divergence.type)
        candidates.append(_weighed(pair, conflict, divergence, reported=reported))
    return ExplainedPair(
        a=pair.a.claim,
        b=pair.b.claim,
        facts_a=pair.a.facts,
        facts_b=pair.b.facts,
        similarity=round(pair.similarity, DIGITS),
        probability=round(pair.probability, DIGITS),
        entailment=pair.entailment,
        candidates=tuple(candidates),
    )


def _weighed(
    pair: StatementPair, conflict: Conflict, divergence: Divergence, *, reported: bool
) -> Weighed:
    """Return a candidate with the parts of its score, the heaviest first."""
    model: LogisticModel = model_of(pair, conflict)
    features = conflict_features(pair, conflict)
    parts = (
        Part(name, float(features.get(name, 0.0)), weight) for name, weight in model.weights.items()
    )
    heaviest = sorted(parts, key=lambda part: (-abs(part.product), part.name))
    return Weighed(divergence, model.intercept, tuple(heaviest), reported)
