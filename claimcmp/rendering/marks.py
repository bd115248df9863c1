"""The spans in conflict inside a claim."""

from collections.abc import Sequence

from claimcmp.records import Claim, ClaimCluster, Evidence, Span


def conflict_spans(cluster: ClaimCluster) -> dict[str, list[tuple[Span, str]]]:
    """Return, by claim, each conflicting span in its article and the divergence's type."""
    spans: dict[str, list[tuple[Span, str]]] = {}
    for divergence in cluster.divergences:
        for side in (divergence.a, divergence.b):
            _add(spans, side, divergence.type)
    return spans


def _add(spans: dict[str, list[tuple[Span, str]]], side: Evidence, type_: str) -> None:
    """Add one side's span unless the claim has it already."""
    marked = spans.setdefault(side.claim, [])
    if side.span not in [span for span, _ in marked]:
        marked.append((side.span, type_))


def disjoint(claim: Claim, marked: Sequence[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Return the spans in the claim's own text, in order; those that overlap become one."""
    merged: list[tuple[Span, str]] = []
    for span, type_ in sorted(marked, key=lambda item: item[0].start):
        start = max(span.start - claim.span.start, 0)
        end = min(span.end - claim.span.start, len(claim.text))
        if start >= end:
            continue
        if merged and start < merged[-1][0].end:
            last, kind = merged.pop()
            merged.append((Span(last.start, max(last.end, end)), kind))
        else:
            merged.append((Span(start, end), type_))
    return merged
