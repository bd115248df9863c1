"""Divergences of two claims that stand in several clusters: shown once, then pointed to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimcmp.records import ClaimCluster, Divergence

# A pair of claims has at most one divergence of a type.
_Key = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class FreshCluster:
    """A cluster as it was found, and what of it is to be shown under its number.

    ``fresh`` has the divergences that no earlier cluster shows; where there are none, it has the
    claims that the earlier ones do not show either. ``elsewhere`` lists the numbers of these.
    """

    rank: int
    whole: ClaimCluster
    fresh: ClaimCluster
    elsewhere: tuple[int, ...]


def without_repeats(
    clusters: Sequence[ClaimCluster], ranks: Mapping[str, int]
) -> list[FreshCluster]:
    """Return *clusters* in their order, each divergence in the first cluster that has it."""
    shown: dict[_Key, int] = {}
    claims: dict[int, tuple[str, ...]] = {}
    found = []
    for cluster in clusters:
        rank = ranks[cluster.id]
        fresh = tuple(d for d in cluster.divergences if _key(d) not in shown)
        elsewhere = {shown[_key(d)] for d in cluster.divergences if _key(d) in shown}
        shown.update((_key(divergence), rank) for divergence in fresh)
        types = {divergence.type for divergence in fresh}
        values = tuple(group for group in cluster.values if group.type in types)
        told = {claim for number in elsewhere for claim in claims[number]} if not fresh else set()
        claims[rank] = tuple(claim for claim in cluster.claims if claim not in told)
        part = replace(cluster, claims=claims[rank], divergences=fresh, values=values)
        found.append(FreshCluster(rank, cluster, part, tuple(sorted(elsewhere))))
    return found


def _key(divergence: Divergence) -> _Key:
    return divergence.type, frozenset((divergence.a.claim, divergence.b.claim))
