"""Two statements in the order of their publication, and the signs that something has changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.facts.changes import MARKERS, Changes, changes, steps_between
from claimcmp.facts.date_options import options
from claimcmp.facts.records import TimeReference
from claimcmp.languages.lexicon import Match
from claimcmp.records import Span


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two reports: its statement, publication date and words of change."""

    statement: Statement
    published: date
    said: Changes

    @property
    def text(self) -> str:
        """The words of the statement."""
        return self.statement.claim.text

    @property
    def expects(self) -> tuple[Match, ...]:
        """What the report says is still open or to come."""
        return (*self.said.plans, *self.said.pending)

    def day(self, time: TimeReference) -> date | None:
        """Return the day of an event that *time* dates; news mostly looks back."""
        if time.kind != "instant" or time.relation == "before":
            return None
        days = [interval.earliest.date() for interval in options(time)]
        past = [day for day in days if day <= self.published]
        return max(past, default=min(days, default=None))

    def since(self, published: date) -> TimeReference | None:
        """Return a time that lies after *published* and not after the own publication."""
        for time in self.statement.facts.times:
            day = self.day(time)
            if day is not None and published < day <= self.published:
                return time
        return None

    def lasting(self) -> bool:
        """Whether the report speaks of what has gone on since some day."""
        return any(time.relation == "after" for time in self.statement.facts.times)

    def ahead(self) -> bool:
        """Whether the report dates something after its own publication."""
        days = [self.day(time) for time in self.statement.facts.times]
        return any(day is not None and day > self.published for day in days)

    def dated_before(self, published: date) -> bool:
        """Whether the report dates something on the day *published* or before."""
        days = [self.day(time) for time in self.statement.facts.times]
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

    def advance(self) -> Advance | None:
        """Return the two stages most alike in meaning of which the later report has the later."""
        old, new = self.earlier.said.stages, self.later.said.stages
        here = {match.label for match in old}
        found = [
            Advance(x, y, self.similarity(x.span, y.span))
            for x in old
            for y in new
            if steps_between(x.label, y.label) > 0 and y.label not in here
        ]
        return max(found, key=lambda a: (a.alike, -a.later.span.start), default=None)


def succession_of(pair: StatementPair) -> Succession | None:
    """Return *pair* in the order of publication, or None where that is not known."""
    first, second = pair.a.published, pair.b.published
    if first is None or second is None or first == second:
        return None
    a, b = _side(pair.a, first), _side(pair.b, second)
    turned = second < first
    return Succession(pair, b if turned else a, a if turned else b, turned)


def _side(statement: Statement, published: date) -> Side:
    claim = statement.claim
    said = changes(claim.text, claim.language)
    told = tuple(marker for marker in said.markers if not _negated(statement, marker.span))
    return Side(statement, published, replace(said, markers=told))


def _negated(statement: Statement, span: Span) -> bool:
    """Whether a negation is about *span*: what is not postponed has not changed."""
    return any(
        cue.scope is not None and cue.scope.overlaps(span)
        for cue in statement.facts.polarity
        if cue.negated or cue.axis == "negation"
    )


def signs_of(succession: Succession) -> dict[str, float]:
    """Return the signs of change that do not depend on one conflict."""
    earlier, later = succession.earlier, succession.later
    advance = succession.advance()
    since = later.since(earlier.published) is not None
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
