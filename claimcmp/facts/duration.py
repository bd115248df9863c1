"""Lengths of time in seconds."""

import math

from claimcmp.facts.records import Precision

_DAY = 86400.0
# Shortest and longest seconds of one unit. Prose counts a quarter, a month or a year without
# looking at the calendar, so both ends are kept.
UNITS: dict[str, tuple[float, float]] = {
    "second": (1.0, 1.0),
    "minute": (60.0, 60.0),
    "hour": (3600.0, 3600.0),
    "day": (_DAY, _DAY),
    "weekend": (2 * _DAY, 2 * _DAY),
    "week": (7 * _DAY, 7 * _DAY),
    "month": (28 * _DAY, 31 * _DAY),
    "quarter": (90 * _DAY, 92 * _DAY),
    "year": (365 * _DAY, 366 * _DAY),
    "decade": (3652 * _DAY, 3653 * _DAY),
    "century": (36524 * _DAY, 36525 * _DAY),
}
_PRECISIONS: dict[str, Precision] = {
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "weekend": "day",
    "week": "week",
    "month": "month",
    "quarter": "month",
    "year": "year",
    "decade": "decade",
    "century": "decade",
}
COUNTED_HOURS = 200.0
"""So many hours are counted, not waited: "2,300 hours of flight", "300 hours of recordings"."""

# How far "about" reaches on either side, as a share of the figure.
_ABOUT = 0.2


def precision_of(unit: str) -> Precision:
    """Return the precision with which a time counted in *unit* is given; "day" for none."""
    return _PRECISIONS.get(unit, "day")


def extent(count: float, unit: str, bound: str = "") -> tuple[float, float]:
    """Return the shortest and longest seconds that *count* of *unit* may last.

    ``bound`` is "about", "at least", "at most" or empty; the open side of a bound is infinite
    or 0.
    """
    shortest, longest = (count * seconds for seconds in UNITS[unit])
    if bound == "about":
        return shortest * (1 - _ABOUT), longest * (1 + _ABOUT)
    if bound == "at least":
        return shortest, math.inf
    if bound == "at most":
        return 0.0, longest
    return shortest, longest
