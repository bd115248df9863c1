"""Whether two times can be the same, and by how much they miss each other."""

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from claimcmp.facts import calendar
from claimcmp.facts.calendar import Interval
from claimcmp.facts.date_options import options
from claimcmp.facts.duration import UNITS
from claimcmp.facts.records import Precision, TimeReference

Measure = Literal["days", "length", "clock", "weekday"]

# Precisions from fine to coarse; a clock and a part of the day both name one day.
_RANKS: dict[Precision, int] = {
    "second": 0,
    "minute": 0,
    "hour": 0,
    "part of day": 0,
    "day": 1,
    "week": 2,
    "month": 3,
    "season": 4,
    "year": 5,
    "decade": 6,
}
# Two clocks that are closer than this are rounded differently, not in conflict.
_CLOCK_TOLERANCE_MINUTES = 15.0
_ZONED = "zoned"
_ROUNDED = 0.25  # of a unit: 21 months are two years, 18 are not
_HALF_DAY_MINUTES = 720.0
_DAY_MINUTES = 1440.0
# Lengths further apart than this factor measure different things.
_UNRELATED_LENGTHS = 40.0
# "Over seven months" and "more than half a year" are both true of one length.
_OPEN_SLACK = 0.25
# Strength of agreement between "in three years" and "by 2029", or "on Thursday".
_SAME_GRAIN, _OTHER_GRAIN = 0.5, 0.2


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two comparable times stand to each other.

    ``gap`` is 0 where they can be the same; else days between two dates, the natural logarithm
    of the ratio of two lengths, or hours between two clocks. ``strength`` in [0, 1] tells how
    much they share: 1 for equal intervals.
    """

    measure: Measure
    gap: float
    strength: float = 0.0

    @property
    def agree(self) -> bool:
        """Whether both can be true of the same thing."""
        return self.gap == 0.0


_SAME_LENGTH = Comparison("length", 0.0, 1.0)


def compare(a: TimeReference, b: TimeReference) -> Comparison | None:
    """Compare two times, or return None where they cannot be compared: a date with a length."""
    kinds = {a.kind, b.kind}
    if kinds == {"duration"}:
        return _lengths(a, b)
    if "duration" in kinds:
        return _reach(a, b)
    if kinds == {"recurring"}:
        return Comparison("weekday", float(a.key != b.key), float(a.key == b.key))
    if "recurring" in kinds:
        return Comparison("weekday", 0.0, 1.0) if _weekday(a) == _weekday(b) else None
    if "time of day" in kinds:
        return _clocks(a, b)
    return _instants(a, b)


def missed(a: TimeReference, b: TimeReference) -> Comparison | None:
    """Return by how many days two dates miss each other, also where a deadline covers both."""
    apart = [x.days_apart(y) for x in options(a) for y in options(b)]
    if not apart or min(apart) <= 0.0:
        return None
    return Comparison("days", min(apart))


def rank(time: TimeReference) -> int:
    """Return how coarse a time is, from 0 for a clock to 6 for a decade."""
    return _RANKS[time.precision]


def rank_gap(a: TimeReference, b: TimeReference) -> int:
    """Return how many steps of precision lie between two times."""
    return abs(rank(a) - rank(b))


def _weekday(time: TimeReference) -> int | None:
    """Return the weekday (Monday is 1) that a time names, by word or by date."""
    if time.key.startswith("W"):
        return int(time.key[1])
    if time.earliest and time.latest and time.latest - time.earliest < timedelta(hours=36):
        return time.earliest.isoweekday()
    return None


def _lengths(a: TimeReference, b: TimeReference) -> Comparison | None:
    """Compare two durations; part of the coarser unit is rounding where the units differ."""
    if None in (a.shortest, a.longest, b.shortest, b.longest):
        return None
    rounding = 0.0
    if a.precision != b.precision:
        coarser = a if _RANKS[a.precision] >= _RANKS[b.precision] else b
        rounding = _ROUNDED * UNITS.get(coarser.precision, (0.0, 0.0))[0]
    low_a, high_a, low_b, high_b = (
        float(value or 0.0) for value in (a.shortest, a.longest, b.shortest, b.longest)
    )
    if math.isinf(high_a) and math.isinf(high_b):
        slack = 1 + _OPEN_SLACK
        return _ratio(low_a, low_b) if not low_b / slack <= low_a <= low_b * slack else _SAME_LENGTH
    if low_a == low_b == 0.0:  # "up to 15 years" and "up to 20": nobody names a limit too high
        return _limits(high_a, high_b, rounding)
    if low_a <= high_b + rounding and low_b <= high_a + rounding:
        return Comparison("length", 0.0, 1.0 if a.precision == b.precision else 0.9)
    return _ratio(low_a, low_b)


def _limits(a: float, b: float, rounding: float) -> Comparison | None:
    """Compare two longest lengths, in seconds."""
    smaller, larger = sorted((a, b))
    slack = max(smaller * _OPEN_SLACK, rounding)
    return _ratio(a, b) if larger > smaller + slack else _SAME_LENGTH


def _ratio(a: float, b: float) -> Comparison | None:
    """Return how far apart two lengths are, None where they must measure different things."""
    smaller, larger = sorted((max(a, 1.0), max(b, 1.0)))
    if larger / smaller > _UNRELATED_LENGTHS:
        return None
    return Comparison("length", max(math.log(larger / smaller), 0.01))


def _reach(a: TimeReference, b: TimeReference) -> Comparison | None:
    """Compare "in three years" with a date: they may agree, but never conflict."""
    for first in options(a):
        for second in options(b):
            if first.overlaps(second):
                same = rank_gap(a, b) <= 1
                return Comparison("days", 0.0, _SAME_GRAIN if same else _OTHER_GRAIN)
    return None


def _clocks(a: TimeReference, b: TimeReference) -> Comparison | None:
    """Compare times of day, at least one of them without a day."""
    first, second = _minutes(a), _minutes(b)
    if first is None or second is None:
        return None
    # Midnight covers the end of one day and the beginning of the next.
    apart = min(
        max(first[0] - second[1] - shift, second[0] + shift - first[1], 0.0)
        for shift in (-_DAY_MINUTES, 0.0, _DAY_MINUTES)
    )
    # "7.30" without am or pm is written for 19.30 too; a zone moves a clock by whole hours.
    zoned = _ZONED in a.key + b.key and apart % 60 == 0
    if apart <= _CLOCK_TOLERANCE_MINUTES or zoned or apart == _HALF_DAY_MINUTES:
        return Comparison("clock", 0.0, 1.0)
    return Comparison("clock", apart / 60)


def _minutes(time: TimeReference) -> tuple[float, float] | None:
    """Return the minutes after midnight that a time covers, None for whole days."""
    if time.shortest is not None and time.longest is not None:
        return time.shortest, time.longest
    if time.precision != "minute" or time.earliest is None:
        return None
    minutes = time.earliest.hour * 60.0 + time.earliest.minute
    return minutes, minutes


def _instants(a: TimeReference, b: TimeReference) -> Comparison | None:
    """Compare two dates by the intervals that they may mean."""
    first, second = options(a), options(b)
    if not first or not second:
        return _unresolved(a, b)
    tolerance = timedelta(minutes=_CLOCK_TOLERANCE_MINUTES if "minute" in _precisions(a, b) else 0)
    meeting = [(x, y) for x in first for y in second if x.overlaps(y, tolerance)]
    if meeting and (_doubtful(a) or _doubtful(b)) and _weekday(a) != _weekday(b):
        return Comparison("weekday", 1.0)
    if meeting:
        return Comparison("days", 0.0, max(_shared(x, y) for x, y in meeting))
    if _ZONED in a.key + b.key and _other_zone(first, second):
        return Comparison("days", 0.0, 1.0)
    if _one_before_the_other(a, b, first, second):
        return None
    gap = min(x.days_apart(y) for x in first for y in second)
    return Comparison("days", max(gap, 0.01))


def _doubtful(time: TimeReference) -> bool:
    """Whether a report pairs a date with a weekday that it does not fall on."""
    if not time.key.startswith("W") or time.earliest is None or time.latest is None:
        return False
    whole = Interval(time.earliest, time.latest)
    return not any(calendar.weekdays(whole, int(time.key[1])))


def _other_zone(first: tuple[Interval, ...], second: tuple[Interval, ...]) -> bool:
    """Whether two clocks may show one moment in two time zones: whole hours apart, half a day
    at most.
    """
    apart = [abs((x.earliest - y.earliest).total_seconds()) / 60 for x in first for y in second]
    return any(minutes <= _HALF_DAY_MINUTES and minutes % 60 == 0 for minutes in apart)


def _precisions(a: TimeReference, b: TimeReference) -> set[str]:
    """Return the precisions of both times."""
    return {a.precision, b.precision}


def _shared(x: Interval, y: Interval) -> float:
    """Return the share of their common extent that two intervals share, in [0, 1]."""
    second = timedelta(seconds=1)
    both = min(x.latest, y.latest) - max(x.earliest, y.earliest) + second
    extent = max(x.latest, y.latest) - min(x.earliest, y.earliest) + second
    return min(max(both / extent, 0.0), 1.0)


def _one_before_the_other(
    a: TimeReference,
    b: TimeReference,
    first: tuple[Interval, ...],
    second: tuple[Interval, ...],
) -> bool:
    """Whether one is a deadline that the other keeps: "until 16 February", "from the 9th"."""
    if a.relation == b.relation or "before" not in (a.relation, b.relation):
        return False
    deadlines, others = (first, second) if a.relation == "before" else (second, first)
    return any(other.latest <= limit.latest for other in others for limit in deadlines)


def _unresolved(a: TimeReference, b: TimeReference) -> Comparison | None:
    """Compare two times of which one has no interval, by their partial dates."""
    if a.key.startswith("W") or b.key.startswith("W"):
        first, second = _weekday(a), _weekday(b)
        if first is None or second is None:
            return None
        return Comparison("weekday", float(first != second), float(first == second))
    if a.key[:2] == b.key[:2] == "--":
        agree = a.key.startswith(b.key) or b.key.startswith(a.key)
        return Comparison("days", 0.0 if agree else 1.0, 0.5 if agree else 0.0)
    return Comparison("days", 0.0, 1.0) if a.key and a.key == b.key else None
