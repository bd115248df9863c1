"""Dates that one report gives by counting from another: "three days after Thursday"."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from claimcmp.divergence.date_agreement import rank
from claimcmp.facts.calendar import Interval
from claimcmp.facts.date_options import options
from claimcmp.facts.records import TimeReference

_DAY_SECONDS = 86400.0


def counted(time: TimeReference, others: Iterable[TimeReference]) -> bool:
    """Whether *time* is what *others* give by counting: "three days after Thursday"."""
    listed = tuple(others)
    lengths = [other for other in listed if other.kind == "duration" and _countable(other)]
    starts = [other for other in listed if other.kind == "instant" and rank(other) <= 1]
    return any(
        target.overlaps(end)
        for target in (options(time) if rank(time) <= 1 else ())
        for start in starts
        for length in lengths
        for end in _ends(start, length)
    )


def _countable(length: TimeReference) -> bool:
    """Whether a duration is a number of days or weeks, so that it leads from a day to a day."""
    exact = length.shortest is not None and length.shortest == length.longest
    return exact and (length.shortest or 0.0) % _DAY_SECONDS == 0


def _ends(start: TimeReference, length: TimeReference) -> Iterator[Interval]:
    """Yield the days that lie *length* before and after the days of *start*."""
    step = timedelta(seconds=length.shortest or 0.0)
    for day in options(start):
        yield Interval(day.earliest - step, day.latest - step)
        yield Interval(day.earliest + step, day.latest + step)
