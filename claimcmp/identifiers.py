"""How reports name a cluster (k3) and a divergence in it (k3.1), and how a name is looked up."""

from collections.abc import Iterator

from claimcmp.records import ClaimCluster, Comparison, Divergence


def divergences_of(cluster: ClaimCluster) -> Iterator[tuple[str, Divergence]]:
    """Yield the cluster's divergences with their identifiers: the cluster's, a dot, their rank."""
    for rank, divergence in enumerate(cluster.divergences, start=1):
        yield f"{cluster.id}.{rank}", divergence


def find_cluster(comparison: Comparison, identifier: str) -> ClaimCluster | None:
    """Return the cluster that *identifier*, its own or that of one of its divergences, names."""
    return next(
        (
            cluster
            for cluster in comparison.clusters
            if identifier in (cluster.id, *(name for name, _ in divergences_of(cluster)))
        ),
        None,
    )
