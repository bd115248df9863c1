"""Comparison → the JSON of ``comparison.schema.json``, the tool's public contract."""

import json
from typing import Any

from claimcmp.records import Article, Claim, ClaimCluster, Comparison, Divergence, Evidence

SCHEMA = "claimcmp/comparison/1"
# Scores are reported to four digits: enough to rank by, too few to carry machine noise.
_DIGITS = 4


def render_json(comparison: Comparison) -> str:
    """Return *comparison* as indented JSON text that ends with a newline."""
    return json.dumps(to_plain(comparison), ensure_ascii=False, indent=1, sort_keys=False) + "\n"


def to_plain(comparison: Comparison) -> dict[str, Any]:
    """Return *comparison* as dictionaries, lists and scalars that satisfy the schema."""
    return {
        "schema": SCHEMA,
        "signature": comparison.signature,
        "notes": list(comparison.notes),
        "sources": [_source(article) for article in comparison.sources],
        "skipped": [{"path": s.path, "reason": s.reason} for s in comparison.skipped],
        "events": [
            {"id": e.id, "label": e.label, "sources": list(e.sources)} for e in comparison.events
        ],
        "claims": [_claim(claim) for claim in comparison.claims],
        "clusters": [_cluster(cluster) for cluster in comparison.clusters],
    }


def _source(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "sha256": article.sha256,
        "language": article.language,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "origin": article.origin or article.id,
        "dropped": [
            {"start": d.span.start, "end": d.span.end, "reason": d.reason} for d in article.dropped
        ],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "source": claim.source,
        "text": claim.text,
        "start": claim.span.start,
        "end": claim.span.end,
        "language": claim.language,
    }


def _cluster(cluster: ClaimCluster) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": cluster.id,
        "event": cluster.event,
        "status": cluster.status,
        "claims": list(cluster.claims),
        "origins": cluster.origins,
        "divergences": [_divergence(divergence) for divergence in cluster.divergences],
        "values": [
            {"type": v.type, "value": v.value, "sources": list(v.sources)} for v in cluster.values
        ],
    }
    if cluster.status == "single-source":
        plain["nearest"] = {
            source: {"claim": near.claim, "similarity": round(near.similarity, _DIGITS)}
            for source, near in cluster.nearest.items()
        } or None
    return plain


def _divergence(divergence: Divergence) -> dict[str, Any]:
    return {
        "type": divergence.type,
        "a": _evidence(divergence.a),
        "b": _evidence(divergence.b),
        "score": round(divergence.score, _DIGITS),
        "explanation": divergence.explanation,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "claim": evidence.claim,
        "text": evidence.text,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "value": evidence.value,
    }
