"""Placing the calendar fields of a moment: days, months, years, and shifts from publication."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from claimcmp.facts import calendar
from claimcmp.facts.calendar import Interval
from claimcmp.facts.duration import precision_of
from claimcmp.facts.moment import Moment
from claimcmp.facts.records import Precision

# A date this near to the publication is of this year, even where its weekday is wrong.
_NEAR_DAYS = 45
# A weekday without a direction is the nearest one before or after; "last" and "next" are loose
# by a week, since "next Friday" on a Wednesday may be two days or nine days away.
_WEEKDAY_REACH = {None: (-7, 7), -1: (-13, -1), 0: (-6, 6), 1: (1, 13)}
_UNIT_DAYS = {"week": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5, "century": 36525.0}


@dataclass(frozen=True, slots=True)
class Resolved:
    """An interval with its precision; ``interval`` is None where only ``key`` is known."""

    interval: Interval | None
    precision: Precision
    key: str = ""


def on_calendar(moment: Moment, published: date | None) -> Resolved | None:
    """Return the interval that the calendar fields of *moment* name, None without such fields."""
    if moment.decade is not None:
        return Resolved(calendar.years(moment.decade, moment.decade + 9), "decade")
    # "Today, 3 May": the date says more than the word.
    dated = moment.unit == "day" and moment.month is not None
    if moment.shift is not None and not dated:
        return _from_shift(moment, published)
    if moment.month is not None:
        return _checked(_from_month(moment, published), moment)
    if moment.season is not None:
        return _from_season(moment, published)
    if moment.year is not None:
        last = moment.year2 if moment.year2 and moment.year2 > moment.year else None
        return Resolved(calendar.years(moment.year, last), "year")
    if moment.weekday is not None:
        return _from_weekday(moment, published)
    return None


def _from_shift(moment: Moment, published: date | None) -> Resolved:
    """Resolve "yesterday", "last week", "May last year", "three weeks ago"."""
    shift = moment.shift or 0.0
    precision = precision_of(moment.unit)
    if published is None:
        return Resolved(None, precision, f"{moment.unit}{shift:+g}")
    if moment.unit == "year" and moment.has("month", "season"):
        return _within_year(moment, published.year + int(shift))
    interval = _named_unit(moment, published)
    if moment.unit == "day" and abs(shift) <= 2:
        return Resolved(interval, precision, f"day{shift:+g}")
    if moment.weekday is not None and moment.unit == "week":
        day = next(calendar.weekdays(interval, moment.weekday))
        return Resolved(calendar.days(day), "day")
    if moment.day is not None and moment.unit == "month":
        first = interval.earliest.date()
        return Resolved(calendar.days(first.replace(day=moment.day)), "day")
    return Resolved(interval, precision)


def _named_unit(moment: Moment, published: date) -> Interval:
    """Return the whole unit that "last", "this" or "next" names, or the count from now."""
    if moment.direction is None:
        return shifted(moment.shift or 0.0, moment.unit, published)
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
    return shifted(float(step), moment.unit, published)


def _weekend(step: int, published: date) -> Interval:
    """Return the weekend that lies *step* away; "this weekend" may be over or still to come."""
    before = calendar.weekend(published - timedelta(days=published.weekday() + 1))
    after = calendar.weekend(published)
    if step < 0:
        return before
    if step > 0:
        return Interval(after.earliest, after.latest + timedelta(days=7))
    return Interval(before.earliest, after.latest)


def shifted(count: float, unit: str, published: date) -> Interval:
    """Return the time *count* units from *published*, loose by half a unit either way."""
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
    reach = timedelta(days=size * (0.49))
    return calendar.days((middle - reach).date(), (middle + reach).date())


def _within_year(moment: Moment, year: int) -> Resolved:
    """Return the month, day or season of *year*."""
    if moment.season is not None:
        return Resolved(calendar.season(year, moment.season), "season")
    month = moment.month or 1
    if moment.day is None:
        return Resolved(calendar.months(year, month), "month")
    first = date(year, month, moment.day)
    last = date(year, month, moment.day2) if moment.day2 else first
    if last < first:
        first = calendar.shift_months(first, -1)
    return Resolved(calendar.days(first, last), "day")


def _from_month(moment: Moment, published: date | None) -> Resolved:
    """Resolve "3 May", "in May", "May 2026"; without a year, the nearest such date."""
    if moment.year is not None:
        return _within_year(moment, moment.year)
    day = f"-{moment.day:02d}" if moment.day else ""
    key = f"--{moment.month:02d}{day}"
    if published is None:
        _within_year(moment, 2000)
        return Resolved(None, "day" if day else "month", key)
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
    return Resolved(nearest.interval, nearest.precision, key)


def _checked(resolved: Resolved, moment: Moment) -> Resolved:
    """Keep the weekday as the key where a report pairs it with a date that falls on another."""
    interval = resolved.interval
    if moment.weekday is None or interval is None or moment.day2 is not None:
        return resolved
    if moment.day is None:
        # "The first Monday of May": one of the Mondays of that month.
        return Resolved(interval, "day", f"W{moment.weekday}")
    if interval.earliest.isoweekday() == moment.weekday:
        return resolved
    return Resolved(interval, resolved.precision, f"W{moment.weekday}")


def _distance(option: Resolved, moment: Moment, published: date) -> tuple[bool, float]:
    """Return how badly an option suits: a wrong weekday first, then the days from publication."""
    interval = option.interval
    if interval is None:
        return True, 0.0
    distance = interval.days_apart(calendar.days(published))
    wrong = moment.weekday is not None and moment.weekday != interval.earliest.isoweekday()
    return wrong and distance > _NEAR_DAYS, distance


def _directed(moment: Moment, published: date) -> Resolved:
    """Resolve "last May", "next spring", either of the two that the phrase may mean."""
    step = moment.direction or 0
    near = _within_year(moment, published.year).interval
    far = _within_year(moment, published.year + step).interval
    if moment.month is not None:
        inside = (near is not None and near.earliest.date() > published) == (step > 0)
        return Resolved(near if inside else far, "month", f"--{moment.month:02d}")
    precision: Precision = "season"
    if near is None or far is None:
        return Resolved(near, precision)
    return Resolved(
        Interval(min(near.earliest, far.earliest), max(near.latest, far.latest)), precision
    )


def _from_season(moment: Moment, published: date | None) -> Resolved:
    """Resolve "spring 2026", "last summer"."""
    if moment.year is not None:
        return _within_year(moment, moment.year)
    if published is None or moment.direction is None:
        return Resolved(None, "season", moment.season or "")
    return _directed(moment, published)


def _from_weekday(moment: Moment, published: date | None) -> Resolved:
    """Resolve a weekday to the days that it may mean around the publication.

    Where those are two, the interval spans both and the key names the weekday.
    """
    weekday = moment.weekday or 1
    key = f"W{weekday}" if moment.day is None else f"W{weekday}-{moment.day:02d}"
    if published is None:
        return Resolved(None, "day", key)
    first, last = (-200, 200) if moment.day else _WEEKDAY_REACH[moment.direction]
    reach = calendar.days(published + timedelta(days=first), published + timedelta(days=last))
    days = [day for day in calendar.weekdays(reach, weekday) if moment.day in (None, day.day)]
    if moment.day is not None:
        days = sorted(days, key=lambda day: abs((day - published).days))[:1]
    if moment.relation == "before" and moment.direction is None:
        days = [day for day in days if day >= published] or days
    if not days:
        raise ValueError(f"no such day: {key}")
    both = calendar.days(days[0], days[-1])
    return Resolved(both, "day", key if len(days) > 1 else "")
