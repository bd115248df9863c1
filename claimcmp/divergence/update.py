"""Update: the later-published report gives a newer figure or state of the same thing.

What tells an update from a contradiction is evidence of change: words that say that something has
moved, a day after the earlier publication, the old value beside the new one, a plan that has
become a fact, a later stage of a known sequence. A fact that is fixed in time (an age, the hour
of a call) stays a contradiction, however late the second report is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import log1p

from claimcmp.divergence.date_agreement import compare, options
from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.facts.changes import MARKERS, Changes, changes, steps_between
from claimcmp.facts.records import TimeReference
from claimcmp.languages.lexicon import Match
from claimcmp.records import Span

# Conflicts of these types can be explained by time.
_CHANGING = ("number", "date", "polarity", "certainty")
# Not from the calendar module, whose month names follow the reader's locale.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two reports: its statement, publication date and words of change."""

    statement: Statement
    published: date
    said: Changes


@dataclass(frozen=True, slots=True)
class _Succession:
    """Two statements in the order of their publication; ``turned`` when ``b`` came first."""

    pair: StatementPair
    earlier: _Side
    later: _Side
    turned: bool

    def similarity(self, earlier: Span, later: Span) -> float:
        """Return how alike in meaning two spans are, in [-1, 1]."""
        if self.turned:
            return self.pair.spans(later, earlier)
        return self.pair.spans(earlier, later)


def find_updates(pair: StatementPair, found: tuple[Conflict, ...]) -> tuple[Conflict, ...]:
    """Return what the later report says anew; *found* holds the pair's other conflicts.

    Nothing is found without both publication dates, or when they are the same.
    """
    succession = _succession(pair)
    if succession is None:
        return ()
    signs = _signs(succession)
    explained = [
        _explained(succession, conflict, signs) for conflict in found if conflict.type in _CHANGING
    ]
    return (*explained, *_changed_state(succession, signs))


def _succession(pair: StatementPair) -> _Succession | None:
    first, second = pair.a.published, pair.b.published
    if first is None or second is None or first == second:
        return None
    a, b = _side(pair.a, first), _side(pair.b, second)
    turned = second < first
    return _Succession(pair, b if turned else a, a if turned else b, turned)


def _side(statement: Statement, published: date) -> _Side:
    claim = statement.claim
    said = changes(claim.text, claim.language)
    told = tuple(marker for marker in said.markers if not _negated(statement, marker.span))
    return _Side(statement, published, replace(said, markers=told))


def _negated(statement: Statement, span: Span) -> bool:
    """Whether a negation is about *span*: what is not postponed has not changed."""
    return any(
        cue.scope is not None and cue.scope.overlaps(span)
        for cue in statement.facts.polarity
        if cue.negated or cue.axis == "negation"
    )


def _signs(succession: _Succession) -> dict[str, float]:
    """Return the signs of change that do not depend on one conflict."""
    earlier, later = succession.earlier, succession.later
    advance = _advance(succession)
    since = _since(later, earlier.published) is not None
    told = since or advance is not None or bool(_news(later.said.markers))
    return {
        "days_between": log1p((later.published - earlier.published).days),
        "told": float(told),
        "told_twice": float(since and bool(_news(later.said.markers))),
        **{kind: float(_has(later.said.markers, kind)) for kind in MARKERS},
        "marked_earlier": float(bool(earlier.said.markers)),
        "pending": float(bool(earlier.said.pending)),
        "pending_later": float(bool(later.said.pending)),
        "planned": float(bool(earlier.said.plans)),
        "planned_later": float(bool(later.said.plans)),
        "growing": (bool(earlier.said.growing) + bool(later.said.growing)) / 2,
        "happened_since": float(since),
        "happened_before": float(_dated_before(later, earlier.published)),
        "advance": float(advance is not None),
        "advance_alike": advance.alike if advance else 0.0,
    }


def _has(markers: Sequence[Match], kind: str) -> bool:
    return any(marker.label == kind for marker in markers)


def _news(markers: Sequence[Match]) -> list[Span]:
    """Return the markers that tell of a change, the plainest first."""
    rank = {"changed": 0, "moved": 1, "again": 2, "since": 3}
    told = [marker for marker in markers if marker.label in rank]
    return [m.span for m in sorted(told, key=lambda m: (rank[m.label], m.span.start))]


def _since(side: _Side, published: date) -> TimeReference | None:
    """Return a time of *side* that lies after *published* and not after its own publication."""
    for time in side.statement.facts.times:
        day = _day(time, side.published)
        if day is not None and published < day <= side.published:
            return time
    return None


def _dated_before(side: _Side, published: date) -> bool:
    days = [_day(time, side.published) for time in side.statement.facts.times]
    return any(day is not None and day <= published for day in days)


def _day(time: TimeReference, published: date) -> date | None:
    """Return the day of an event that *time* dates; news mostly looks back."""
    if time.kind != "instant" or time.relation == "before":
        return None
    days = [interval.earliest.date() for interval in options(time)]
    past = [day for day in days if day <= published]
    return max(past, default=min(days, default=None))


@dataclass(frozen=True, slots=True)
class _Advance:
    """A stage of a sequence in the earlier report and a later stage in the later one."""

    earlier: Match
    later: Match
    alike: float


def _advance(succession: _Succession) -> _Advance | None:
    """Return the two stages most alike in meaning of which the later report has the later."""
    old, new = succession.earlier.said.stages, succession.later.said.stages
    here, there = {match.label for match in old}, {match.label for match in new}
    found = [
        _Advance(x, y, succession.similarity(x.span, y.span))
        for x in old
        for y in new
        if steps_between(x.label, y.label) > 0 and y.label not in here and x.label not in there
    ]
    return max(found, key=lambda a: (a.alike, -a.later.span.start), default=None)


def _explained(succession: _Succession, conflict: Conflict, signs: Mapping[str, float]) -> Conflict:
    """Return *conflict* as an update."""
    spans = (conflict.span_a, conflict.span_b)
    risen = _risen(succession, conflict)
    old_value = float(_old_value(succession, conflict))
    evidence = {
        **signs,
        **{f"of_{kind}": float(conflict.type == kind) for kind in _CHANGING},
        "risen": risen,
        "old_value": old_value,
        # A toll that rises is the commonest update of all.
        "grown": float(risen > 0) * signs["growing"],
        "told": max(signs["told"], old_value),
        "state": 0.0,
    }
    return Conflict(
        "update",
        *spans,
        conflict.value_a,
        conflict.value_b,
        _explanation(succession, *spans),
        evidence,
    )


def _risen(succession: _Succession, conflict: Conflict) -> float:
    """Return 1 where the later figure is greater, -1 where it is smaller, else 0."""
    a, b = _figure(conflict.value_a), _figure(conflict.value_b)
    if conflict.type != "number" or a is None or b is None or a == b:
        return 0.0
    return 1.0 if (b > a) != succession.turned else -1.0


def _figure(value: object) -> float | None:
    if isinstance(value, Mapping):
        value = value.get("number")
    return float(value) if isinstance(value, int | float) else None


def _old_value(succession: _Succession, conflict: Conflict) -> bool:
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


def _changed_state(succession: _Succession, signs: Mapping[str, float]) -> tuple[Conflict, ...]:
    """Return a change of state that shows in the words alone, if there is any."""
    spans = _stage_spans(succession) or _plan_spans(succession)
    if spans is None:
        return ()
    earlier, later = spans
    a, b = (later, earlier) if succession.turned else (earlier, later)
    pair = succession.pair
    return (
        Conflict(
            "update",
            a,
            b,
            a.of(pair.a.claim.text),
            b.of(pair.b.claim.text),
            _explanation(succession, a, b),
            {**signs, "state": 1.0},
        ),
    )


def _stage_spans(succession: _Succession) -> tuple[Span, Span] | None:
    advance = _advance(succession)
    return (advance.earlier.span, advance.later.span) if advance else None


def _plan_spans(succession: _Succession) -> tuple[Span, Span] | None:
    """Return what was planned or pending, and what has happened or changed since."""
    earlier, later = succession.earlier, succession.later
    open_before = (*earlier.said.plans, *earlier.said.pending)
    since = _since(later, earlier.published)
    if later.said.pending and since is None:
        return None
    told = _news(later.said.markers) + ([since.span] if since else [])
    if not open_before or not told:
        return None
    return open_before[0].span, told[0]


def _explanation(succession: _Succession, span_a: Span, span_b: Span) -> str:
    """Return both publication dates with what each report gives, the earlier first."""
    pair = succession.pair
    texts = [span_a.of(pair.a.claim.text), span_b.of(pair.b.claim.text)]
    if succession.turned:
        texts.reverse()
    first, second = succession.earlier.published, succession.later.published
    years = first.year != second.year
    return (
        f"Published {_written(first, years)}: “{texts[0]}”; "
        f"published {_written(second, years)}: “{texts[1]}”."
    )


def _written(day: date, with_year: bool) -> str:
    month = _MONTHS[day.month - 1]
    return f"{day.day} {month} {day.year}" if with_year else f"{day.day} {month}"
