"""The spans in conflict inside a claim."""

from collections.abc import Sequence

from claimcmp.records import Claim, ClaimCluster, Evidence, Span

# A span and the types of the divergences that it stands in, in their order.
MarkedSpan = tuple[Span, tuple[str, ...]]


def conflict_spans(cluster: ClaimCluster) -> dict[str, list[MarkedSpan]]:
    """Return, by claim, each conflicting span in its article and the types of its divergences."""
    types: dict[str, dict[Span, list[str]]] = {}
    for divergence in cluster.divergences:
        for side in (divergence.a, divergence.b):
            _add(types.setdefault(side.claim, {}), side, divergence.type)
    return {
        claim: [(span, tuple(found)) for span, found in spans.items()]
        for claim, spans in types.items()
    }


def disjoint(claim: Claim, marked: Sequence[MarkedSpan]) -> list[MarkedSpan]:
    """Return the spans in the claim's own text, in order; those that overlap become one."""
    merged: list[MarkedSpan] = []
    for span, types in sorted(marked, key=lambda item: item[0].start):
        start = max(span.start - claim.span.start, 0)
        end = min(span.end - claim.span.start, len(claim.text))
        if start >= end:
            continue
        if merged and start < merged[-1][0].end:
            last, known = merged.pop()
            both = tuple(dict.fromkeys((*known, *types)))
            merged.append((Span(last.start, max(last.end, end)), both))
        else:
            merged.append((Span(start, end), types))
    return merged


def _add(spans: dict[Span, list[str]], side: Evidence, type_: str) -> None:
    """Add one side's span and type unless the claim has them already."""
    types = spans.setdefault(side.span, [])
    if type_ not in types:
        types.append(type_)
