"""Resolving a moment against the publication date into an interval."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from claimcmp.facts import calendar
from claimcmp.facts.calendar import Interval
from claimcmp.facts.duration import extent, precision_of
from claimcmp.facts.moment import Moment
from claimcmp.facts.records import Precision, TimeReference
from claimcmp.records import Span

# Minutes after midnight that a part of the day may mean, generous on both sides. A night belongs
# to the day before it as well as to the one after.
_PARTS = {
    "dawn": (0, 480),
    "morning": (180, 780),
    "noon": (660, 900),
    "afternoon": (690, 1200),
    "evening": (930, 1620),
    "night": (0, 1860),
    "midnight": (1320, 1560),
    "late": (1050, 1800),
    "eve": (-420, 480),
}
# "The night of Monday to Tuesday", in minutes after the midnight that begins Monday.
_ACROSS_MIDNIGHT = (1020.0, 1920.0)
# A weekday without a direction is the nearest one before or after; "last" and "next" are loose
# by a week, since "next Friday" on a Wednesday may be two days or nine days away.
_WEEKDAY_REACH = {None: (-7, 7), -1: (-13, -1), 0: (-6, 6), 1: (1, 13)}
_UNIT_DAYS = {"week": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5, "century": 36525.0}


@dataclass(frozen=True, slots=True)
class _Resolved:
    """An interval with its precision; ``interval`` is None where only ``key`` is known."""

    interval: Interval | None
    precision: Precision
    key: str = ""


def resolve(moment: Moment, published: date | None) -> TimeReference | None:
    """Return the time that *moment* means in an article published on *published*.

    None where its fields make no date (31 February, a year out of range).
    """
    try:
        return _resolve(moment, published)
    except (ValueError, OverflowError):
        return None


def _resolve(moment: Moment, published: date | None) -> TimeReference | None:
    """Resolve *moment*, or raise ValueError or OverflowError where it is no date."""
    if moment.meaning == "duration":
        return _duration(moment)
    if moment.meaning == "within":
        return _within(moment, published)
    if moment.meaning == "recurring":
        return _recurring(moment)
    resolved = _calendar(moment, published)
    if resolved is None:
        return _time_of_day(moment)
    return _reference(moment, _narrowed(resolved, moment), moment)


def _reference(moment: Moment, resolved: _Resolved, source: Moment) -> TimeReference:
    """Return the record of a resolved moment."""
    interval = resolved.interval
    shortest, longest = _minutes(source) if resolved.key.startswith("W") else (None, None)
    return TimeReference(
        Span(moment.start, moment.end),
        "instant",
        resolved.precision,
        earliest=interval.earliest if interval else None,
        latest=interval.latest if interval else None,
        shortest=shortest,
        longest=longest,
        relation=moment.relation,
        key=resolved.key,
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
        ahead = _shifted(moment.count or 0.0, moment.unit, published)
        back = _shifted(-(moment.count or 0.0), moment.unit, published)
        reach = Interval(back.earliest, ahead.latest)
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
        key="zoned" if moment.zoned else "",
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
    if late and minutes < 720:
        minutes += 720
    if moment.half == "am" and minutes >= 720:
        minutes -= 720
    return minutes, minutes


def _narrowed(resolved: _Resolved, moment: Moment) -> _Resolved:
    """Narrow a resolved interval to the edge or the time of day that the moment names."""
    interval = resolved.interval
    shortest, longest = _minutes(moment)
    if shortest is not None and longest is not None:
        precision: Precision = "part of day" if moment.clock is None else "minute"
        if interval and interval.latest.date() == interval.earliest.date():
            interval = calendar.minutes(interval.earliest.date(), shortest, longest)
        elif interval and longest > 1440:
            interval = Interval(interval.earliest, interval.latest + timedelta(hours=9))
        return _Resolved(interval, precision, resolved.key)
    if moment.edge and interval and resolved.precision != "day":
        return _Resolved(calendar.edge(interval, moment.edge), resolved.precision, resolved.key)
    return resolved


def _calendar(moment: Moment, published: date | None) -> _Resolved | None:
    """Return the interval that the calendar fields of *moment* name, None without such fields."""
    if moment.decade is not None:
        return _Resolved(calendar.years(moment.decade, moment.decade + 9), "decade")
    if moment.shift is not None:
        return _from_shift(moment, published)
    if moment.month is not None:
        return _from_month(moment, published)
    if moment.season is not None:
        return _from_season(moment, published)
    if moment.year is not None:
        last = moment.year2 if moment.year2 and moment.year2 > moment.year else None
        return _Resolved(calendar.years(moment.year, last), "year")
    if moment.weekday is not None:
        return _from_weekday(moment, published)
    return None


def _from_shift(moment: Moment, published: date | None) -> _Resolved:
    """Resolve "yesterday", "last week", "May last year", "three weeks ago"."""
    shift = moment.shift or 0.0
    precision = precision_of(moment.unit)
    if published is None:
        return _Resolved(None, precision, f"{moment.unit}{shift:+g}")
    if moment.unit == "year" and moment.has("month", "season"):
        return _within_year(moment, published.year + int(shift))
    interval = _named_unit(moment, published)
    if moment.unit == "day" and abs(shift) <= 2:
        return _Resolved(interval, precision, f"day{shift:+g}")
    if moment.weekday is not None and moment.unit == "week":
        day = next(calendar.weekdays(interval, moment.weekday))
        return _Resolved(calendar.days(day), "day")
    if moment.day is not None and moment.unit == "month":
        first = interval.earliest.date()
        return _Resolved(calendar.days(first.replace(day=moment.day)), "day")
    return _Resolved(interval, precision)


def _named_unit(moment: Moment, published: date) -> Interval:
    """Return the whole unit that "last", "this" or "next" names, or the count from now."""
    if moment.direction is None:
        return _shifted(moment.shift or 0.0, moment.unit, published)
    step = moment.direction
    if moment.unit == "week":
        return calendar.week(published + timedelta(days=7 * step))
    if moment.unit == "weekend":
        return _weekend(step, published)
    if moment.unit == "month":
        day = calendar.shift_months(published, step)
        return calendar.months(day.year, day.month)
    if moment.unit == "year":
        return calendar.years(published.year + step)
    if moment.unit == "decade":
        first = (published.year // 10 + step) * 10
        return calendar.years(first, first + 9)
    return _shifted(float(step), moment.unit, published)


def _weekend(step: int, published: date) -> Interval:
    """Return the weekend that lies *step* away; "this weekend" may be over or still to come."""
    before = calendar.weekend(published - timedelta(days=published.weekday() + 1))
    after = calendar.weekend(published)
    if step < 0:
        return before
    if step > 0:
        return Interval(after.earliest, after.latest + timedelta(days=7))
    return Interval(before.earliest, after.latest)


def _shifted(count: float, unit: str, published: date) -> Interval:
    """Return the time *count* units from *published*, half a unit loose on either side."""
    if unit in ("second", "minute", "hour"):
        hours = count * {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0}[unit]
        start, end = sorted((0.0, hours))
        whole = calendar.days(published)
        return Interval(
            whole.earliest + timedelta(hours=start), whole.latest + timedelta(hours=end)
        )
    if unit in ("day", "weekend"):
        return calendar.days(published + timedelta(days=round(count)))
    size = _UNIT_DAYS[unit]
    middle = datetime.combine(published, time(12)) + timedelta(days=count * size)
    reach = timedelta(days=size * (0.5 if unit != "year" else 0.55))
    return calendar.days((middle - reach).date(), (middle + reach).date())


def _within_year(moment: Moment, year: int) -> _Resolved:
    """Return the month, day or season of *year*."""
    if moment.season is not None:
        return _Resolved(calendar.season(year, moment.season), "season")
    month = moment.month or 1
    if moment.day is None:
        return _Resolved(calendar.months(year, month), "month")
    first = date(year, month, moment.day)
    last = date(year, month, moment.day2) if moment.day2 else first
    if last < first:
        first = calendar.shift_months(first, -1)
    return _Resolved(calendar.days(first, last), "day")


def _from_month(moment: Moment, published: date | None) -> _Resolved:
    """Resolve "3 May", "in May", "May 2026"; without a year, the nearest such date."""
    if moment.year is not None:
        return _within_year(moment, moment.year)
    day = f"-{moment.day:02d}" if moment.day else ""
    key = f"--{moment.month:02d}{day}"
    if published is None:
        _within_year(moment, 2000)
        return _Resolved(None, "day" if day else "month", key)
    if moment.direction is not None:
        return _directed(moment, published)
    options = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            options.append(_within_year(moment, year))
        except ValueError:
            continue
    nearest = min(options, key=lambda option: _distance(option, moment, published), default=None)
    if nearest is None:
        raise ValueError(f"no such day: {key}")
    return _Resolved(nearest.interval, nearest.precision, key)


def _distance(option: _Resolved, moment: Moment, published: date) -> tuple[bool, float]:
    """Return how badly an option suits: a wrong weekday first, then the days from publication."""
    interval = option.interval
    if interval is None:
        return True, 0.0
    wrong = moment.weekday is not None and moment.weekday != interval.earliest.isoweekday()
    return wrong, interval.days_apart(calendar.days(published))


def _directed(moment: Moment, published: date) -> _Resolved:
    """Resolve "last May", "next spring", either of the two that the phrase may mean."""
    step = moment.direction or 0
    near = _within_year(moment, published.year).interval
    far = _within_year(moment, published.year + step).interval
    precision: Precision = "month" if moment.month else "season"
    if near is None or far is None:
        return _Resolved(near, precision)
    return _Resolved(
        Interval(min(near.earliest, far.earliest), max(near.latest, far.latest)), precision
    )


def _from_season(moment: Moment, published: date | None) -> _Resolved:
    """Resolve "spring 2026", "last summer"."""
    if moment.year is not None:
        return _within_year(moment, moment.year)
    if published is None or moment.direction is None:
        return _Resolved(None, "season", moment.season or "")
    return _directed(moment, published)


def _from_weekday(moment: Moment, published: date | None) -> _Resolved:
    """Resolve a weekday to the days that it may mean around the publication.

    Where those are two, the interval spans both and the key names the weekday.
    """
    weekday = moment.weekday or 1
    key = f"W{weekday}" if moment.day is None else f"W{weekday}-{moment.day:02d}"
    if published is None:
        return _Resolved(None, "day", key)
    first, last = (-200, 200) if moment.day else _WEEKDAY_REACH[moment.direction]
    reach = calendar.days(published + timedelta(days=first), published + timedelta(days=last))
    days = [
        day for day in calendar.weekdays(reach, weekday) if moment.day in (None, day.day)
    ]
    if moment.day is not None:
        days = sorted(days, key=lambda day: abs((day - published).days))[:1]
    if moment.relation == "before" and moment.direction is None:
        days = [day for day in days if day >= published] or days
    if not days:
        raise ValueError(f"no such day: {key}")
    both = calendar.days(days[0], days[-1])
    return _Resolved(both, "day", key if len(days) > 1 else "")
