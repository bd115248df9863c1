"""Comparison → the JSON of ``comparison.schema.json``, the tool's public contract.

Everything that a report shows is in it, the articles' texts too: ``claimcmp report`` renders a
saved comparison to the same bytes as the live one. :mod:`claimcmp.saved` reads it back.
"""

import json
import unicodedata
from typing import Any

from claimcmp.identifiers import divergences_of
from claimcmp.precision import DIGITS
from claimcmp.records import Article, Claim, ClaimCluster, Comparison, Divergence, Evidence, Span

SCHEMA = "claimcmp/comparison/1"
# Control, format, surrogate, private use and unassigned characters, line and paragraph
# separators: printed as they are, some of them would steer a terminal or reorder its lines.
_ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def render_json(comparison: Comparison) -> str:
    """Return *comparison* as indented JSON text that ends with a newline."""
    return safe_json(to_plain(comparison), indent=1) + "\n"


def safe_json(plain: object, *, indent: int | None = None) -> str:
    """Return *plain* as JSON text that any terminal shows as it is.

    Letters stay as published; what is invisible or steers a terminal is written as JSON's own
    escapes, so nothing is lost. Without *indent* the text is one line.
    """
    text = json.dumps(plain, ensure_ascii=False, indent=indent)
    unsafe = {
        ord(character): _escaped(character)
        for character in set(text)
        if character >= "\x7f" and unicodedata.category(character) in _ESCAPED_CATEGORIES
    }
    return text.translate(unsafe)


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1] if character != "\x7f" else "\\u007f"


def to_plain(comparison: Comparison) -> dict[str, Any]:
    """Return *comparison* as dictionaries, lists and scalars that satisfy the schema."""
    return {
        **heading(comparison, SCHEMA),
        "claims": [plain_claim(claim) for claim in comparison.claims],
        "clusters": [plain_cluster(cluster) for cluster in comparison.clusters],
    }


def heading(comparison: Comparison, schema: str) -> dict[str, Any]:
    """Return what stands before the statements: *schema*, signature, versions and inputs."""
    return {
        "schema": schema,
        "signature": comparison.signature,
        "versions": dict(comparison.versions),
        "notes": list(comparison.notes),
        "sources": [_source(article) for article in comparison.sources],
        "skipped": [{"path": s.path, "reason": s.reason} for s in comparison.skipped],
        "events": [
            {"id": e.id, "label": e.label, "sources": list(e.sources)} for e in comparison.events
        ],
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
        "retrieved": article.retrieved,
        "origin": article.origin or article.id,
        "notes": list(article.notes),
        "text": article.text,
        "body": [_span(span) for span in article.body],
        "dropped": [{**_span(d.span), "reason": d.reason} for d in article.dropped],
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def plain_claim(claim: Claim) -> dict[str, Any]:
    """Return a statement as the schema has it."""
    return {
        "id": claim.id,
        "source": claim.source,
        "text": claim.text,
        **_span(claim.span),
        "language": claim.language,
    }


def plain_cluster(cluster: ClaimCluster) -> dict[str, Any]:
    """Return a cluster as the schema has it."""
    plain: dict[str, Any] = {
        "id": cluster.id,
        "event": cluster.event,
        "status": cluster.status,
        "claims": list(cluster.claims),
        "origins": cluster.origins,
        "divergences": [
            {"id": name, **plain_divergence(one)} for name, one in divergences_of(cluster)
        ],
        "values": [
            {"type": v.type, "value": v.value, "sources": list(v.sources)} for v in cluster.values
        ],
    }
    if cluster.status == "single-source":
        plain["nearest"] = {
            source: {"claim": near.claim, "similarity": round(near.similarity, DIGITS)}
            for source, near in cluster.nearest.items()
        } or None
    return plain


def plain_divergence(divergence: Divergence) -> dict[str, Any]:
    """Return a divergence as the schema has it, without its identifier."""
    return {
        "type": divergence.type,
        "a": _evidence(divergence.a),
        "b": _evidence(divergence.b),
        "score": round(divergence.score, DIGITS),
        "explanation": divergence.explanation,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "claim": evidence.claim,
        "text": evidence.text,
        **_span(evidence.span),
        "value": evidence.value,
    }
