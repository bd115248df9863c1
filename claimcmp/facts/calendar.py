"""Calendar arithmetic: closed intervals of days, months, seasons and years.

Intervals are naive: a report's own local time. An interval ends at the last second that belongs
to it, so that two neighbouring days do not overlap.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
# First month and number of months of each season as news prose uses the word, northern
# hemisphere; the last month is the one in which the astronomical season still runs.
_SEASONS = {"winter": (12, 4), "spring": (3, 4), "summer": (6, 4), "autumn": (9, 4)}
# Shares of a period that "early", "mid" and "late" may mean. They overlap on purpose: writers
# disagree on where the beginning ends.
_EDGES = {"start": (0.0, 0.42), "middle": (0.25, 0.75), "end": (0.58, 1.0)}


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed stretch of time, ``earliest`` to ``latest``."""

    earliest: datetime
    latest: datetime

    def overlaps(self, other: "Interval", tolerance: timedelta = timedelta()) -> bool:
        """Whether the two share a moment, or miss each other by at most *tolerance*."""
        return (
            self.earliest - tolerance <= other.latest and other.earliest - tolerance <= self.latest
        )

    def days_apart(self, other: "Interval") -> float:
        """Return the days between the two; 0 where they overlap."""
        gap = max(self.earliest - other.latest, other.earliest - self.latest)
        return max(gap.total_seconds() / 86400, 0.0)


def days(first: date, last: date | None = None) -> Interval:
    """Return the interval from the start of *first* to the end of *last* (or of *first*)."""
    end = datetime.combine(last or first, time(23, 59, 59))
    return Interval(datetime.combine(first, time()), end)


def shift_months(day: date, months: int) -> date:
    """Return *day* moved by *months*, kept inside the shorter month.

    Raises ValueError outside the years 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9998:
        raise ValueError(f"year {year} is out of range")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months(year: int, month: int, count: int = 1) -> Interval:
    """Return *count* whole months from *month* of *year* on."""
    first = date(year, month, 1)
    return days(first, shift_months(first, count) - _DAY)


def years(first: int, last: int | None = None) -> Interval:
    """Return the whole years *first* to *last*."""
    return days(date(first, 1, 1), date(last or first, 12, 31))


def season(year: int, name: str) -> Interval:
    """Return the season called *name* of *year*; winter is either of the two that touch it."""
    month, count = _SEASONS[name]
    if name == "winter":
        return Interval(months(year - 1, month).earliest, months(year, month, count).latest)
    return months(year, month, count)


def week(day: date) -> Interval:
    """Return the week, Monday to Sunday, that holds *day*."""
    monday = day - timedelta(days=day.weekday())
    return days(monday, monday + timedelta(days=6))


def weekend(day: date) -> Interval:
    """Return Saturday and Sunday of the week that holds *day*."""
    saturday = day + timedelta(days=5 - day.weekday())
    return days(saturday, saturday + _DAY)


def edge(interval: Interval, name: str) -> Interval:
    """Return the *name* ("start", "middle", "end") part of *interval*, in whole days."""
    first, last = _EDGES[name]
    length = (interval.latest - interval.earliest).total_seconds()
    begin = interval.earliest + timedelta(seconds=length * first)
    end = interval.earliest + timedelta(seconds=length * last)
    return days(begin.date(), end.date())


def minutes(day: date, first: float, last: float) -> Interval:
    """Return the stretch from *first* to *last*, in minutes after midnight of *day*."""
    midnight = datetime.combine(day, time())
    end = midnight + timedelta(minutes=last)
    return Interval(midnight + timedelta(minutes=first), max(end, midnight + _SECOND))


def weekdays(interval: Interval, weekday: int) -> Iterator[date]:
    """Yield the days of *interval* that fall on *weekday* (Monday is 1, Sunday is 7)."""
    day = interval.earliest.date()
    day += timedelta(days=(weekday - day.isoweekday()) % 7)
    while day <= interval.latest.date():
        yield day
        day += timedelta(days=7)
