"""The order in which clusters are shown: the most telling first."""

from collections.abc import Sequence
from dataclasses import replace

from claimcmp.records import STATUSES, ClaimCluster, DivergenceType

# How much a divergence of each type tells a fact-checker at equal probability: a figure or a
# denial can be checked, a choice of words is to be noted.
_WEIGHT: dict[DivergenceType, float] = {
    "number": 1.0,
    "polarity": 1.0,
    "name": 1.0,
    "date": 0.95,
    "attribution": 0.9,
    "certainty": 0.85,
    "wording": 0.8,
    "update": 0.75,
}


def number_clusters(clusters: Sequence[ClaimCluster]) -> tuple[ClaimCluster, ...]:
    """Return *clusters* in the order of the report, with their ids: k1, k2, ..."""
    ordered = sorted(clusters, key=_rank)
    return tuple(replace(c, id=f"k{number}") for number, c in enumerate(ordered, start=1))


def _rank(cluster: ClaimCluster) -> tuple[object, ...]:
    telling = max((d.score * _WEIGHT[d.type] for d in cluster.divergences), default=0.0)
    return (
        STATUSES.index(cluster.status),
        -round(telling, 6),
        -cluster.origins,
        -len(cluster.claims),
        [_place(claim) for claim in cluster.claims],
    )


def _place(claim: str) -> tuple[int, ...]:
    """Return a claim id such as "s2.10" as numbers, so that s2 comes before s10."""
    return tuple(int(part) for part in claim.lstrip("s").split("."))
