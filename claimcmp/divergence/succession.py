"""Two statements in the order of their publication, and the signs that something has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claimcmp.divergence.counterparts import View, views
from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.divergence.shared_parts import shared_parts
from claimcmp.facts.changes import MARKERS, Changes, changes, steps_between
from claimcmp.facts.date_options import options
from claimcmp.facts.records import TimeReference
from claimcmp.languages.lexicon import Match
from claimcmp.records import Span

# Words of a figure that has moved, and the figure, are within this distance, in characters.
_FIGURE_NEAR = 40
_WEEK = timedelta(days=7)
# Two hours of the day that are closer than this, in minutes, are one.
_SAME_HOUR = 15.0
_CLOCKS = ("minute", "hour")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two reports: its statement, publication date and words of change.

    ``parts`` are the parts of the statement that the other report tells too; only what stands
    there counts. ``unreached`` are the stages of a sequence that the report says are not reached.
    """

    statement: Statement
    published: date
    said: Changes
    parts: tuple[Span, ...]
    unreached: tuple[Match, ...] = ()

    @property
    def text(self) -> str:
        """The words of the statement."""
        return self.statement.claim.text

    @property
    def expects(self) -> tuple[Match, ...]:
        """What the report says is still open or to come."""
        return (*self.said.plans, *self.said.pending)

    @property
    def times(self) -> tuple[TimeReference, ...]:
        """The times in what the other report tells too."""
        return tuple(time for time in self.statement.facts.times if self.holds(time.span))

    def holds(self, span: Span) -> bool:
        """Whether *span* stands in what the other report tells too."""
        return any(span.overlaps(part) for part in self.parts)

    def day(self, time: TimeReference) -> date | None:
        """Return the day of an event that *time* dates; news mostly looks back."""
        if time.kind != "instant" or time.relation == "before":
            return None
        days = [interval.earliest.date() for interval in options(time)]
        past = [day for day in days if day <= self.published]
        return max(past, default=min(days, default=None))

    def lasting(self) -> bool:
        """Whether the report speaks of what has gone on since some day."""
        return any(time.relation == "after" for time in self.times)

    def measures(self) -> bool:
        """Whether the report says how long something lasted."""
        return any(time.kind == "duration" for time in self.times)

    def ahead(self) -> bool:
        """Whether the report dates something after its own publication."""
        days = [self.day(time) for time in self.times]
        return any(day is not None and day > self.published for day in days)

    def dated_before(self, published: date) -> bool:
        """Whether the report dates something on the day *published* or before."""
        days = [self.day(time) for time in self.times]
        return any(day is not None and day <= published for day in days)


@dataclass(frozen=True, slots=True)
class Advance:
    """A stage of a sequence in the earlier report and a later stage in the later one."""

    earlier: Match
    later: Match
    alike: float


@dataclass(frozen=True, slots=True)
class Succession:
    """Two statements in the order of their publication; ``turned`` when ``b`` came first."""

    pair: StatementPair
    earlier: Side
    later: Side
    turned: bool

    def similarity(self, earlier: Span, later: Span) -> float:
        """Return how alike in meaning two spans are, in [-1, 1]."""
        if self.turned:
            return self.pair.spans(later, earlier)
        return self.pair.spans(earlier, later)

    def placed(self, earlier: Span, later: Span) -> tuple[Span, Span]:
        """Return two spans in the order of the pair."""
        return (later, earlier) if self.turned else (earlier, later)

    def since(self) -> TimeReference | None:
        """Return a time of something new: after the earlier publication, not after the later, and
        none that the earlier report gives itself.
        """
        for time in self.later.times:
            day = self.later.day(time)
            if day is None or not self.earlier.published < day <= self.later.published:
                continue
            if not any(self._given(own, time, day) for own in self.earlier.times):
                return time
        return None

    def _given(self, own: TimeReference, time: TimeReference, day: date) -> bool:
        """Whether *own* of the earlier report dates what *time* dates in the later one, on *day*.

        The same weekday, told without a plan, or the same hour is that of one event; and what runs
        from some day on is no news on that day.
        """
        if own.relation == "after" and any(day == o.earliest.date() for o in options(own)):
            return True
        if _same_hour(own, time):
            return True
        return own.key.startswith("W") and own.key == time.key and not self.earlier.expects

    def over(self) -> bool:
        """Whether both reports say how long it lasted, and the earlier leaves nothing open."""
        lasted = self.earlier.measures() and self.later.measures()
        return lasted and not self.earlier.expects

    def advance(self) -> Advance | None:
        """Return the two stages most alike in meaning of which the later report has the later.

        A stage that the earlier report says is still to be reached may be told by the later one.
        What both say lasted so long was over before the first of them.
        """
        if self.over():
            return None
        old, new = self.earlier.said.stages, self.later.said.stages
        here = {match.label for match in old}
        awaited = self.earlier.unreached if self.earlier.said.pending else ()
        found = [
            Advance(x, y, self.similarity(x.span, y.span))
            for y in new
            if y.label not in here
            for x in (*old, *awaited)
            if steps_between(x.label, y.label) > 0 or (x.label == y.label and x in awaited)
        ]
        return max(found, key=lambda a: (a.alike, -a.later.span.start), default=None)


def succession_of(pair: StatementPair) -> Succession | None:
    """Return *pair* in the order of publication, or None where that is not known."""
    first, second = pair.a.published, pair.b.published
    if first is None or second is None or first == second:
        return None
    turned = second < first
    left, right = views(pair)
    earlier, later = (right, left) if turned else (left, right)
    start, end = min(first, second), max(first, second)
    return Succession(pair, _side(earlier, start, start), _side(later, end, start), turned)


def _side(view: View, published: date, earlier: date) -> Side:
    """Return the own side of *view*; the first of the two reports was published on *earlier*."""
    statement, parts = view.own, shared_parts(view)
    said = changes(statement.claim.text, statement.claim.language)

    def told(found: Sequence[Match]) -> tuple[Match, ...]:
        return tuple(m for m in found if any(m.span.overlaps(part) for part in parts))

    stages = told(said.stages)
    markers = [m for m in told(said.markers) if not _negated(statement, m.span)]
    return Side(
        statement,
        published,
        Changes(
            markers=tuple(m for m in markers if _tells(view, m, earlier, published)),
            pending=told(said.pending),
            plans=told(said.plans),
            growing=told(said.growing),
            stages=tuple(m for m in stages if not _negated(statement, m.span)),
            already=told(said.already),
        ),
        parts,
        tuple(m for m in stages if _negated(statement, m.span)),
    )


def _tells(view: View, marker: Match, earlier: date, published: date) -> bool:
    """Whether *marker* stands with what it must: a figure that the other report does not give, or
    a day after *earlier* and not after *published*.
    """
    if marker.label == "moved":
        known = {quantity.value for quantity in view.other.facts.quantities}
        return any(
            near(marker.span, figure.span, _FIGURE_NEAR) and figure.value not in known
            for figure in view.own.facts.quantities
        )
    dated = [time for time in view.own.facts.times if time.span.overlaps(marker.span)]
    return not dated or any(
        earlier < day <= published for time in dated for day in _possible_days(time)
    )


def _possible_days(time: TimeReference) -> list[date]:
    """Return the days that *time* may mean: "by Thursday" may be the last one or the next."""
    days = [interval.earliest.date() for interval in options(time)]
    return days + [day - _WEEK for day in days if time.relation == "before"]


def _same_hour(a: TimeReference, b: TimeReference) -> bool:
    if a.precision not in _CLOCKS or b.precision not in _CLOCKS:
        return False
    if a.shortest is None or b.shortest is None:
        return False
    return abs(a.shortest - b.shortest) < _SAME_HOUR


def near(a: Span, b: Span, distance: int) -> bool:
    """Whether less than *distance* characters part two spans."""
    return a.start - b.end < distance and b.start - a.end < distance


def _negated(statement: Statement, span: Span) -> bool:
    """Whether a negation outside *span* is about it: what is not postponed has not changed."""
    facts = statement.facts
    none = [absence.span for absence in facts.absences if absence.counted.overlaps(span)]
    if any(hull.start < span.start or span.end < hull.end for hull in none):
        return True
    return any(
        cue.scope is not None and cue.scope.overlaps(span)
        for cue in facts.polarity
        if (cue.negated or cue.axis == "negation")
        and not (cue.negator is not None and cue.negator.overlaps(span))
    )


def signs_of(succession: Succession) -> dict[str, float]:
    """Return the signs of change that do not depend on one conflict."""
    earlier, later = succession.earlier, succession.later
    advance = succession.advance()
    since = succession.since() is not None
    marked = bool(news(later.said.markers))
    return {
        "told": float(since or advance is not None or marked),
        # What went on since some day, and something new on a later day: it has come to an end.
        "ended": float(since and earlier.lasting() and not later.lasting()),
        **{kind: float(_has(later.said.markers, kind)) for kind in MARKERS},
        "pending": float(bool(earlier.said.pending)),
        "pending_later": float(bool(later.said.pending)),
        "planned": float(bool(earlier.said.plans)),
        "planned_later": float(bool(later.said.plans)),
        # What was to come and is spoken of as to come no longer.
        "settled": float(bool(earlier.expects) and not later.expects),
        "ahead_later": float(later.ahead()),
        "growing": (bool(earlier.said.growing) + bool(later.said.growing)) / 2,
        "happened_since": float(since),
        "happened_before": float(later.dated_before(earlier.published)),
        "advance": float(advance is not None),
        # The later report names the earlier stage too: "who was in hospital has died".
        "advance_repeats": float(
            advance is not None
            and any(match.label == advance.earlier.label for match in later.said.stages)
        ),
    }


def _has(markers: Sequence[Match], kind: str) -> bool:
    return any(marker.label == kind for marker in markers)


def news(markers: Sequence[Match]) -> list[Span]:
    """Return the markers that tell of a change, the plainest first."""
    rank = {"changed": 0, "moved": 1, "again": 2, "since": 3}
    told = [marker for marker in markers if marker.label in rank]
    return [m.span for m in sorted(told, key=lambda m: (rank[m.label], m.span.start))]
