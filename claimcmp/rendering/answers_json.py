"""What commands on comparisons answer → JSON: checks, differences, verifications.

Statements, clusters and sources look as in ``comparison.schema.json``.
"""

from typing import Any

from claimcmp.checking import Answer, Check
from claimcmp.difference import ChangedDivergence, ChangedSource, Difference
from claimcmp.explanation import ExplainedPair, Explanation, Weighed
from claimcmp.records import Article
from claimcmp.rendering.facts import plain_facts
from claimcmp.rendering.json import (
    heading,
    plain_claim,
    plain_cluster,
    plain_divergence,
    safe_json,
)
from claimcmp.verification import Verification

CHECK_SCHEMA = "claimcmp/check/1"
DIFFERENCE_SCHEMA = "claimcmp/difference/1"
EXPLANATION_SCHEMA = "claimcmp/explanation/1"
VERIFICATION_SCHEMA = "claimcmp/verification/1"


def render_check_json(check: Check) -> str:
    """Return a checked claim as indented JSON text that ends with a newline."""
    claims = {claim.id: claim for claim in check.comparison.claims}

    def plain(answer: Answer) -> dict[str, Any]:
        told = set(answer.cluster.claims) | {n.claim for n in answer.cluster.nearest.values()}
        return {
            "source": answer.source.id,
            "verdict": answer.verdict,
            "similarity": answer.similarity,
            "probability": answer.probability,
            "loose": answer.loose,
            "statements": [
                plain_claim(claim)
                for claim in claims.values()
                if claim.id in told and claim.id != check.claim.id
            ],
            "cluster": plain_cluster(answer.cluster),
        }

    whole = heading(check.comparison, CHECK_SCHEMA) | {
        "claim": plain_claim(check.claim),
        "answers": [plain(answer) for answer in check.answers],
    }
    return safe_json(whole, indent=1) + "\n"


def render_difference_json(difference: Difference) -> str:
    """Return what changed as indented JSON text that ends with a newline."""
    whole = {
        "schema": DIFFERENCE_SCHEMA,
        "signatures": {"old": difference.old.signature, "new": difference.new.signature},
        "sources": [_changed_source(one) for one in difference.sources],
        "divergences": [_changed_divergence(one) for one in difference.divergences],
        "statements": [
            {"statement": plain_claim(moved.claim), "old": moved.old, "new": moved.new}
            for moved in difference.statements
        ],
    }
    return safe_json(whole, indent=1) + "\n"


def _changed_source(changed: ChangedSource) -> dict[str, Any]:
    return {
        "change": changed.change,
        "old": _identity(changed.old),
        "new": _identity(changed.new),
    }


def _identity(article: Article | None) -> dict[str, Any] | None:
    if article is None:
        return None
    return {"id": article.id, "path": article.path, "sha256": article.sha256}


def _changed_divergence(changed: ChangedDivergence) -> dict[str, Any]:
    return {
        "change": changed.change,
        "what": list(changed.what),
        "statements": [plain_claim(claim) for claim in changed.statements],
        "old": plain_divergence(changed.old) if changed.old else None,
        "new": plain_divergence(changed.new) if changed.new else None,
    }


def render_verification_json(verification: Verification) -> str:
    """Return what still holds as indented JSON text that ends with a newline."""
    whole = {
        "schema": VERIFICATION_SCHEMA,
        "signature": verification.comparison.signature,
        "holds": verification.holds,
        "sources": [
            {
                **(_identity(verified.source) or {}),
                "state": verified.state,
                "reason": verified.reason,
                "lost": [
                    {"statement": plain_claim(lost.claim), "now": lost.now}
                    for lost in verified.lost
                ],
            }
            for verified in verification.sources
        ],
    }
    return safe_json(whole, indent=1) + "\n"


def render_explanation_json(explanation: Explanation) -> str:
    """Return what led to a cluster or divergence as JSON text that ends with a newline."""
    whole = {
        "schema": EXPLANATION_SCHEMA,
        "signature": explanation.comparison.signature,
        "made_with": explanation.made_with,
        "versions": dict(explanation.comparison.versions),
        "id": explanation.identifier,
        "threshold": explanation.threshold,
        "pair_threshold": explanation.pair_threshold,
        "cluster": plain_cluster(explanation.cluster),
        "pairs": [_explained(pair) for pair in explanation.pairs],
    }
    return safe_json(whole, indent=1) + "\n"


def _explained(pair: ExplainedPair) -> dict[str, Any]:
    sides = (("a", pair.a, pair.facts_a), ("b", pair.b, pair.facts_b))
    inferred = pair.entailment
    return {
        **{
            letter: {**plain_claim(claim), "facts": list(plain_facts(claim, facts))}
            for letter, claim, facts in sides
        },
        "similarity": pair.similarity,
        "probability": pair.probability,
        "contradiction": inferred.contradiction if inferred else None,
        "equivalence": inferred.equivalence if inferred else None,
        "candidates": [_weighed(one) for one in pair.candidates],
    }


def _weighed(one: Weighed) -> dict[str, Any]:
    return {
        **plain_divergence(one.divergence),
        "reported": one.reported,
        "intercept": one.intercept,
        "parts": [
            {"feature": part.name, "value": part.value, "weight": part.weight} for part in one.parts
        ],
        "log_odds": one.sum,
    }
