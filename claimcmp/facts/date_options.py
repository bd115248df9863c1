"""The days or hours that a time may mean, where its words leave more than one open."""

from datetime import date, datetime

from claimcmp.facts import calendar
from claimcmp.facts.calendar import Interval
from claimcmp.facts.records import TimeReference


def options(time: TimeReference) -> tuple[Interval, ...]:
    """Return the intervals that a dated time may mean: several where the words leave it open."""
    if time.earliest is None or time.latest is None:
        return ()
    whole = Interval(time.earliest, time.latest)
    if time.key.startswith("W"):
        return _weekday_options(time, whole)
    if time.key.startswith("--"):
        inside = date.min.year < whole.earliest.year and whole.latest.year < date.max.year - 1
        return (whole, _moved(whole, -1), _moved(whole, 1)) if inside else (whole,)
    return (whole,)


def _weekday_options(time: TimeReference, whole: Interval) -> tuple[Interval, ...]:
    """Return the days, or hours of the days, on which a weekday falls inside *whole*.

    A report may pair a weekday with a date that falls on another; then the date is returned.
    """
    days = tuple(calendar.weekdays(whole, int(time.key[1])))
    if time.shortest is None or time.longest is None:
        return tuple(map(calendar.days, days)) or (whole,)
    first, last = time.shortest, time.longest
    return tuple(calendar.minutes(day, first, last) for day in days) or (whole,)


def _moved(interval: Interval, years: int) -> Interval:
    """Return *interval* moved by whole years, to the same days of the month."""

    def move(moment: datetime) -> datetime:
        day = calendar.shift_months(moment.date(), 12 * years)
        return datetime.combine(day, moment.time())

    return Interval(move(interval.earliest), move(interval.latest))
