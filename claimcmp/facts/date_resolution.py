"""Resolving a moment against the publication date into an interval."""

from datetime import date, timedelta

from claimcmp.facts import calendar
from claimcmp.facts.calendar import Interval
from claimcmp.facts.date_calendar import Resolved, on_calendar, shifted
from claimcmp.facts.duration import COUNTED_HOURS, extent, precision_of
from claimcmp.facts.moment import Moment
from claimcmp.facts.records import Precision, TimeReference
from claimcmp.records import Span

# Minutes after midnight that a part of the day may mean, generous on both sides. A night begins on
# the day that names it.
_PARTS = {
    "dawn": (0, 480),
    "morning": (180, 780),
    "noon": (660, 900),
    "afternoon": (690, 1200),
    "evening": (930, 1500),
    "night": (1020, 1860),
    "midnight": (1320, 1560),
    "late": (1050, 1800),
    "eve": (-420, 480),
}
# Hours from here to noon, in minutes, are called night only in the second half of the day.
_DAYBREAK = 360
# "The night of Monday to Tuesday", in minutes after the midnight that begins Monday.
_ACROSS_MIDNIGHT = (1020.0, 1920.0)


# Ends the key of a clock time that names its time zone.
ZONED = " zoned"


def resolve(moment: Moment, published: date | None) -> TimeReference | None:
    """Return the time that *moment* means in an article published on *published*.

    None where its fields make no date (31 February, a year out of range), and for hours that are
    counted.
    """
    try:
        return _resolve(moment, published)
    except (ValueError, OverflowError):
        return None


def _resolve(moment: Moment, published: date | None) -> TimeReference | None:
    """Resolve *moment*, or raise ValueError or OverflowError where it is no date."""
    if moment.meaning == "duration":
        counted = moment.unit == "hour" and (moment.count or 0.0) >= COUNTED_HOURS
        return None if counted else _duration(moment)
    if moment.meaning == "within":
        return _within(moment, published)
    if moment.meaning == "recurring":
        return _recurring(moment)
    resolved = on_calendar(moment, published)
    if resolved is None:
        return _time_of_day(moment)
    return _reference(moment, _narrowed(resolved, moment), moment)


def _reference(moment: Moment, resolved: Resolved, source: Moment) -> TimeReference:
    """Return the record of a resolved moment."""
    interval = resolved.interval
    shortest, longest = _minutes(source) if resolved.key.startswith("W") else (None, None)
    if interval and moment.exclusive and resolved.precision == "day":
        interval = Interval(interval.earliest - timedelta(days=1), interval.latest)
    zone = ZONED if moment.zoned and resolved.precision == "minute" else ""
    return TimeReference(
        Span(moment.start, moment.end),
        "instant",
        resolved.precision,
        earliest=interval.earliest if interval else None,
        latest=interval.latest if interval else None,
        shortest=shortest,
        longest=longest,
        relation=moment.relation,
        key=resolved.key + zone,
    )


def _duration(moment: Moment) -> TimeReference:
    """Return a length of time."""
    shortest, longest = extent(moment.count or 0.0, moment.unit, moment.bound)
    return TimeReference(
        Span(moment.start, moment.end),
        "duration",
        precision_of(moment.unit),
        shortest=shortest,
        longest=longest,
    )


def _within(moment: Moment, published: date | None) -> TimeReference:
    """Return "in three years": a length, and a moment as far from the publication as that.

    English "in", Romanian „în” say both "three years from now" and "for the first time in three
    years", so the interval reaches both ways.
    """
    shortest, longest = extent(moment.count or 0.0, moment.unit, moment.bound)
    reach = None
    if published is not None:
        ahead = shifted(moment.count or 0.0, moment.unit, published)
        back = shifted(-(moment.count or 0.0), moment.unit, published)
        start = calendar.days(published) if moment.direction == 1 else back
        reach = Interval(start.earliest, ahead.latest)
    return TimeReference(
        Span(moment.start, moment.end),
        "duration",
        precision_of(moment.unit),
        earliest=reach.earliest if reach else None,
        latest=reach.latest if reach else None,
        shortest=shortest,
        longest=longest,
        relation=moment.relation,
    )


def _recurring(moment: Moment) -> TimeReference:
    """Return "every Monday", "every year"."""
    key = f"W{moment.weekday}" if moment.weekday else f"every {moment.unit}"
    precision = "day" if moment.weekday else precision_of(moment.unit)
    return TimeReference(Span(moment.start, moment.end), "recurring", precision, key=key)


def _time_of_day(moment: Moment) -> TimeReference | None:
    """Return a clock time or part of a day whose day is unknown."""
    shortest, longest = _minutes(moment)
    # "In the evening" alone dates nothing; midnight is as good as a clock.
    if shortest is None or (moment.clock is None and moment.part != "midnight"):
        return None
    return TimeReference(
        Span(moment.start, moment.end),
        "time of day",
        "part of day" if moment.clock is None else "minute",
        shortest=shortest,
        longest=longest,
        relation=moment.relation,
        key=ZONED if moment.zoned else "",
    )


def _minutes(moment: Moment) -> tuple[float | None, float | None]:
    """Return the minutes after midnight that the moment's clock or part of day covers."""
    if moment.weekday2 is not None and moment.clock is None:
        return _ACROSS_MIDNIGHT
    if moment.clock is None:
        if moment.part is None:
            return None, None
        first, last = _PARTS[moment.part]
        return float(first), float(last)
    minutes = float(moment.clock)
    late = moment.half == "pm" or moment.part in ("afternoon", "evening")
    # "Eight at night" is 20:00, "two at night" is not.
    late = late or (moment.part in ("night", "late") and minutes >= _DAYBREAK)
    if late and minutes < 720:
        minutes += 720
    if moment.half == "am" and minutes >= 720:
        minutes -= 720
    return minutes, minutes


def _narrowed(resolved: Resolved, moment: Moment) -> Resolved:
    """Narrow a resolved interval to the edge or the time of day that the moment names."""
    interval = resolved.interval
    shortest, longest = _minutes(moment)
    if shortest is not None and longest is not None:
        precision: Precision = "part of day" if moment.clock is None else "minute"
        if interval and interval.latest.date() == interval.earliest.date():
            interval = calendar.minutes(interval.earliest.date(), shortest, longest)
        elif interval and longest > 1440:
            interval = Interval(interval.earliest, interval.latest + timedelta(hours=9))
        return Resolved(interval, precision, resolved.key)
    if moment.edge and interval and resolved.precision != "day":
        return Resolved(calendar.edge(interval, moment.edge), resolved.precision, resolved.key)
    return resolved
