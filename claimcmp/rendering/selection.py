"""Choosing which part of a comparison to show."""

from dataclasses import replace

from claimcmp.records import Comparison


def select_status(comparison: Comparison, status: str | None) -> Comparison:
    """Return *comparison* with only the clusters of *status*; all of them for None."""
    if status is None:
        return comparison
    kept = tuple(cluster for cluster in comparison.clusters if cluster.status == status)
    return replace(comparison, clusters=kept)
