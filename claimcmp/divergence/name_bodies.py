"""Bodies in conflict: the Senate voted in one report, the lower house in the other."""

from collections.abc import Mapping, Sequence

from claimcmp.divergence.interface import Conflict, StatementPair
from claimcmp.divergence.name_frame import frame
from claimcmp.facts.name.bodies import Body, bodies
from claimcmp.facts.name.tokens import tokens


def find_other_bodies(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return a conflict for each axis on which either side names exactly one body, not the same."""
    left, right = (
        _by_axis(bodies(tokens(side.claim.text), side.claim.language)) for side in (pair.a, pair.b)
    )
    return tuple(
        _conflict(pair, left[axis][0], right[axis][0])
        for axis in sorted(left.keys() & right.keys())
        if len({b.concept for b in left[axis]}) == len({b.concept for b in right[axis]}) == 1
        and left[axis][0].concept != right[axis][0].concept
    )


def _by_axis(found: Sequence[Body]) -> Mapping[str, list[Body]]:
    groups: dict[str, list[Body]] = {}
    for body in found:
        groups.setdefault(body.axis, []).append(body)
    return groups


def _conflict(pair: StatementPair, a: Body, b: Body) -> Conflict:
    text_a, text_b = a.span.of(pair.a.claim.text), b.span.of(pair.b.claim.text)
    speaks = any(
        said.speaker is not None and said.speaker.overlaps(body.span)
        for side, body in ((pair.a, a), (pair.b, b))
        for said in side.facts.attributions
    )
    return Conflict(
        type="name",
        span_a=a.span,
        span_b=b.span,
        value_a=a.concept,
        value_b=b.concept,
        explanation=f"One report names {text_a} where the other names {text_b}.",
        evidence={
            "strength": (1.0 if a.axis == "chamber" else 0.3) * (not speaks),
            "body": 1.0,
            "chamber": float(a.axis == "chamber"),
            "is_speaker": float(speaks),
            "body_similarity": pair.spans(a.span, b.span),
            "body_frame": frame(pair, a.span, b.span),
        },
    )
