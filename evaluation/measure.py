"""The measures of a comparison against gold pairs, pooled over bundles or documents.

The definitions are those of the project's benchmark: a pair is two sentences of different
reports; a gold pair states something about the same fact.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

from claimcmp.records import Comparison

Pair = frozenset[tuple[str, str]]
TYPES = ("number", "date", "name", "polarity", "attribution", "certainty", "wording", "update")


def predicted(
    comparison: Comparison, place: Mapping[str, tuple[str, str] | None]
) -> tuple[set[Pair], dict[Pair, set[str]]]:
    """Return the pairs that share a cluster, and the types said of each flagged pair.

    ``place`` gives the (report, sentence) of each claim id, None where the gold has none.
    """
    together: set[Pair] = set()
    flagged: dict[Pair, set[str]] = {}
    for cluster in comparison.clusters:
        members = {where for claim in cluster.claims if (where := place[claim])}
        together |= {frozenset(p) for p in combinations(members, 2) if p[0][0] != p[1][0]}
        for divergence in cluster.divergences:
            here, there = place[divergence.a.claim], place[divergence.b.claim]
            if here and there and here[0] != there[0]:
                flagged.setdefault(frozenset((here, there)), set()).add(divergence.type)
    return together, flagged


def count(
    gold: Mapping[Pair, frozenset[str]], together: set[Pair], flagged: Mapping[Pair, set[str]]
) -> Counter[str]:
    """Count what the measures need; ``gold`` maps each gold pair to its types (none: agree)."""
    counts: Counter[str] = Counter()
    for pair, types in gold.items():
        said = flagged.get(pair, set())
        counts["gold"] += 1
        counts["grouped"] += pair in together
        counts["diverge" if types else "agree"] += 1
        counts["diverge flagged" if types else "agree flagged"] += bool(said)
        for kind in types:
            counts[f"gold {kind}"] += 1
            counts[f"found {kind}"] += kind in said
    counts["together"] += len(together)
    counts["together right"] += len(together & gold.keys())
    for pair, said in flagged.items():
        right = gold.get(pair, frozenset())
        counts["flagged"] += 1
        counts["flagged right"] += bool(right)
        for kind in said:
            counts[f"said {kind}"] += 1
            counts[f"right {kind}"] += kind in right
    return counts


def figures(counts: Mapping[str, int]) -> dict[str, float]:
    """Return the measures as ratios in [0, 1], rounded to four digits; absent where undefined."""
    precision = _ratio(counts, "flagged right", "flagged")
    recall = _ratio(counts, "diverge flagged", "diverge")
    found = {
        "grouping recall": _ratio(counts, "grouped", "gold"),
        "grouping precision": _ratio(counts, "together right", "together"),
        "divergence precision": precision,
        "divergence recall": recall,
        "divergence F1": (
            2 * precision * recall / (precision + recall) if precision and recall else None
        ),
        "false alarms on agreeing pairs": _ratio(counts, "agree flagged", "agree"),
    }
    for kind in TYPES:
        found[f"{kind} recall"] = _ratio(counts, f"found {kind}", f"gold {kind}")
        found[f"{kind} precision"] = _ratio(counts, f"right {kind}", f"said {kind}")
    return {name: round(value, 4) for name, value in found.items() if value is not None}


def _ratio(counts: Mapping[str, int], part: str, whole: str) -> float | None:
    return counts[part] / counts[whole] if counts[whole] else None


def total(counted: Iterable[Counter[str]]) -> Counter[str]:
    """Pool the counts."""
    pooled: Counter[str] = Counter()
    for counts in counted:
        pooled.update(counts)
    return pooled
