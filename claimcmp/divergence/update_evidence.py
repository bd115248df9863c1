"""The evidence that what differs between two reports is a change: figures that grow, words of
change beside the values, the old value named again.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from claimcmp.divergence.date_agreement import compare
from claimcmp.divergence.interface import Conflict
from claimcmp.divergence.succession import Side, Succession, near
from claimcmp.facts.records import Quantity, TimeReference
from claimcmp.languages.lexicon import Match
from claimcmp.records import Span

# Words within this distance, in characters, are about the same figure.
_NEAR = 40
# "Already" stands right before the figure that has grown, in characters.
_RIGHT_BEFORE = 12
# Figures of these kinds belong to a thing and do not move from one day to the next.
FIXED = ("age", "ordinal", "score")


def in_kind(kind: str, signs: Mapping[str, float]) -> dict[str, float]:
    """Return whether the words of change fit what differs: a figure moves, a day is put off, what
    was open gets done. Elsewhere in a sentence such words are about something else.
    """
    fitting = {"number": ("moved", "since"), "date": ("changed", "done", "before")}
    told = any(signs[sign] for sign in fitting.get(kind, ()))
    return {"in_kind": float(told), "closed": closed(signs)}


def closed(signs: Mapping[str, float]) -> float:
    """Return 1 where the earlier report leaves open what the later one tells as done, else 0."""
    was_open = signs["pending"] or signs["planned"]
    done = any(signs[sign] for sign in ("changed", "done", "again", "advance", "since"))
    return float(bool(was_open) and done and not signs["pending_later"])


def about(earlier: Side, later: Side, old: Span, new: Span) -> dict[str, float]:
    """Return how near the words of change are to the two values, and what kind of value it is."""
    quantity = _quantity(later, new) or _quantity(earlier, old)
    growing = _beside(earlier.said.growing, old) + _beside(later.said.growing, new)
    return {
        "marker_near": _beside(
            [m for m in later.said.markers if m.label not in ("before", "done")], new
        ),
        "plan_near": _beside(earlier.expects, old),
        "growing_near": growing / 2,
        "fixed": float(quantity is not None and quantity.kind in FIXED),
        "count": float(quantity is not None and quantity.kind == "count"),
        "percent": float(quantity is not None and quantity.kind == "percent"),
        "bounded": float(quantity is not None and quantity.bound != "exact"),
        "past": float(
            _past(earlier, old, earlier.published) and _past(later, new, earlier.published)
        ),
    }


def _beside(matches: Sequence[Match], span: Span) -> float:
    """Return 1 where one of *matches* is within reach of *span*, else 0."""
    return float(any(near(m.span, span, _NEAR) for m in matches))


def _quantity(side: Side, span: Span) -> Quantity | None:
    return next((q for q in side.statement.facts.quantities if q.span.overlaps(span)), None)


def _days(side: Side, span: Span) -> list[date]:
    times = [time for time in side.statement.facts.times if time.span.overlaps(span)]
    return [day for time in times if (day := side.day(time)) is not None]


def _past(side: Side, span: Span, published: date) -> bool:
    """Whether *span* dates something that had happened by the day *published*."""
    return any(day <= published for day in _days(side, span))


def risen(succession: Succession, conflict: Conflict) -> float:
    """Return 1 where the later figure is greater, -1 where it is smaller, else 0."""
    a, b = _figure(conflict.value_a), _figure(conflict.value_b)
    if conflict.type != "number" or a is None or b is None or a == b:
        return 0.0
    return 1.0 if (b > a) != succession.turned else -1.0


def _figure(value: object) -> float | None:
    if isinstance(value, Mapping):
        value = value.get("number")
    return float(value) if isinstance(value, int | float) else None


def old_value(succession: Succession, conflict: Conflict) -> bool:
    """Whether the later report also gives the value of the earlier one."""
    facts = succession.later.statement.facts
    before = succession.earlier.statement.facts
    span = conflict.span_b if succession.turned else conflict.span_a
    if conflict.type == "number":
        old = [q for q in before.quantities if q.span.overlaps(span)]
        return any(
            q.low <= o.value <= q.high and q.unit == o.unit for o in old for q in facts.quantities
        )
    if conflict.type == "date":
        times = [t for t in before.times if t.span.overlaps(span)]
        return any(_same_time(t, o) for o in times for t in facts.times)
    return False


def _same_time(a: TimeReference, b: TimeReference) -> bool:
    comparison = compare(a, b)
    return comparison is not None and comparison.agree


def grown_already(later: Side, new: Span) -> bool:
    """Whether the later report says that a figure has grown: "already nine"."""
    return any(0 <= new.start - m.span.end < _RIGHT_BEFORE for m in later.said.already)
