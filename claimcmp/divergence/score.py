"""Weighing a candidate conflict: all its evidence joined into one calibrated probability."""

import math
from collections.abc import Mapping
from datetime import date

from claimcmp.calibration import LogisticModel, calibration, log_odds
from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.records import Divergence, Evidence, Span

# Probabilities of the entailment model are kept within this of 0 and 1 before they are weighed.
_CERTAIN = 0.01
# Longest publication gap that still counts, in days: what is older is as old.
_LONGEST_GAP = 14.0


def conflict_features(pair: StatementPair, conflict: Conflict) -> Mapping[str, float]:
    """Return the conflict's own evidence beside what is known of the pair as a whole."""
    lengths = len(pair.a.claim.text), len(pair.b.claim.text)
    return {
        **conflict.evidence,
        "pair_probability": pair.probability,
        "pair_similarity": pair.similarity,
        "length_ratio": abs(math.log(lengths[0] / lengths[1])),
        "same_language": float(pair.a.claim.language == pair.b.claim.language),
        "publication_gap": publication_gap(pair.a.published, pair.b.published),
        **entailment_features(pair),
    }


def entailment_features(pair: StatementPair) -> Mapping[str, float]:
    """Return what an entailment model says of the pair; nothing where none was asked."""
    inferred = pair.entailment
    if inferred is None:
        return {}
    contradiction = min(max(inferred.contradiction, _CERTAIN), 1 - _CERTAIN)
    return {
        "contradiction": log_odds(contradiction),
        "equivalence": inferred.equivalence,
        "overlap": inferred.overlap,
    }


def model_name(pair: StatementPair, conflict: Conflict) -> str:
    """Return which calibrated model weighs *conflict*: its type's own, or that with inference."""
    if "inferred" in conflict.evidence:
        return f"{conflict.type} inferred"
    return f"{conflict.type} with entailment" if pair.entailment else conflict.type


def model_of(pair: StatementPair, conflict: Conflict) -> LogisticModel:
    """Return that model; the type's own where inference was fitted to be of no help."""
    known = calibration()
    return known.get(model_name(pair, conflict)) or known[conflict.type]


def publication_gap(a: date | None, b: date | None) -> float:
    """Return the days between two publications over the longest gap that counts, in [0, 1]."""
    if a is None or b is None:
        return 0.0
    return min(abs((a - b).days), _LONGEST_GAP) / _LONGEST_GAP


def divergence_of(pair: StatementPair, conflict: Conflict) -> Divergence:
    """Return *conflict* as a scored divergence with both spans placed in their articles."""
    return Divergence(
        type=conflict.type,
        a=_evidence(pair.a, conflict.span_a, conflict.value_a),
        b=_evidence(pair.b, conflict.span_b, conflict.value_b),
        score=model_of(pair, conflict).probability(conflict_features(pair, conflict)),
        explanation=conflict.explanation,
    )


def _evidence(statement: Statement, span: Span, value: object) -> Evidence:
    claim = statement.claim
    return Evidence(claim.id, span.of(claim.text), span.shifted(claim.span.start), value)
