"""Comparison → JSON Lines: a header, then one cluster a line with its statements in full.

For programs that read a stream: each line is one object and needs no other line but the header's
sources to be understood.
"""

from typing import Any

from claimcmp.records import Claim, ClaimCluster, Comparison
from claimcmp.rendering.json import heading, plain_claim, plain_cluster, safe_json

SCHEMA = "claimcmp/comparison-lines/1"


def render_json_lines(comparison: Comparison) -> str:
    """Return the header line and one line per cluster, each ended by a line feed."""
    claims = {claim.id: claim for claim in comparison.claims}
    header = {"kind": "comparison", **heading(comparison, SCHEMA)}
    clusters = [_line(cluster, claims) for cluster in comparison.clusters]
    return "".join(f"{safe_json(line)}\n" for line in (header, *clusters))


def _line(cluster: ClaimCluster, claims: dict[str, Claim]) -> dict[str, Any]:
    """Return a cluster whose ``claims`` are whole statements instead of identifiers."""
    own = [plain_claim(claims[identifier]) for identifier in cluster.claims]
    return {"kind": "cluster", **plain_cluster(cluster), "claims": own}
