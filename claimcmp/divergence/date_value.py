"""A time as a value: in plain JSON and in words that a newsroom could print."""

import math
from collections.abc import Sequence
from datetime import date, timedelta

from claimcmp.divergence.date_agreement import Measure
from claimcmp.divergence.date_words import in_words
from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.facts.calendar import Interval
from claimcmp.facts.date_options import options
from claimcmp.facts.date_resolution import ZONED
from claimcmp.facts.records import TimeReference


def explanation(pair: StatementPair, a: TimeReference, b: TimeReference, measure: Measure) -> str:
    """Return one sentence that names both values."""
    what = {
        "days": "puts it at",
        "weekday": "puts it at",
        "length": "gives the time span",
        "clock": "gives the time",
    }[measure]
    told_apart = bool(_weekday(a) and _weekday(b)) and _weekday(a) != _weekday(b)
    first = _shown(a, pair.a, told_apart=told_apart)
    second = _shown(b, pair.b, told_apart=told_apart)
    return f"One report {what} {first}, the other {second}."


def _weekday(time: TimeReference) -> str:
    """Return the weekday that a time names, as in its key, or an empty string."""
    return time.key[:2] if time.key.startswith("W") else ""


def _shown(time: TimeReference, statement: Statement, *, told_apart: bool) -> str:
    """Return the words of a time, with its value where the words do not show it.

    A weekday that may be the one before or the one after stays one where weekdays are enough for
    the two to be *told_apart*: nobody is to read the date of the wrong week.
    """
    words = time.span.of(statement.claim.text)
    if told_apart and len(options(time)) > 1:
        return f"“{words}”"
    shown = in_words(value(time, statement.published), time)
    return f"“{words}”" if shown in ("", words) else f"“{words}” ({shown})"


def value(time: TimeReference, published: date | None) -> object:
    """Return *time* as plain JSON: "2026-05-03", "2026-05-03/2026-05-09", "2026", "19:30",
    ``{"duration_days": 14}``, ``{"weekday": 2}``, or None where nothing is known.

    A weekday that may be before or after *published* is given as the day before, the usual
    reading of news.
    """
    if time.kind == "duration":
        return {"duration_days": _days(time)}
    if time.kind == "time of day":
        ends = dict.fromkeys(int(end or 0) % 1440 for end in (time.shortest, time.longest))
        return "/".join(f"{minutes // 60:02d}:{minutes % 60:02d}" for minutes in ends)
    intervals = options(time)
    if time.key.startswith("W") and not _placed(time, intervals, published):
        return {"weekday": int(time.key[1])}
    if not intervals:
        return time.key.removesuffix(ZONED) or None
    past = [each for each in intervals if published and each.earliest.date() <= published]
    chosen = max(past, key=lambda each: each.earliest) if past and len(intervals) > 1 else None
    if time.key.startswith("--") or chosen is None or time.relation == "before":
        chosen = intervals[0] if not time.key.startswith("W") else intervals[-1]
    return _written(chosen, time)


def _placed(time: TimeReference, intervals: Sequence[Interval], published: date | None) -> bool:
    """Whether a weekday is known to be one of *intervals*."""
    weekday = int(time.key[1])
    return published is not None and any(
        each.earliest.isoweekday() == weekday for each in intervals
    )


def _days(time: TimeReference) -> float | None:
    """Return the length of a duration in days, its finite end where it is open."""
    ends = [each for each in (time.shortest, time.longest) if each and math.isfinite(each)]
    return round(sum(ends) / len(ends) / 86400, 3) if ends else None


def _written(interval: Interval, time: TimeReference) -> str:
    """Return an interval as an ISO 8601 date, month, year, moment or range."""
    first, last = interval.earliest, interval.latest
    if time.precision == "minute":
        return first.isoformat(timespec="minutes")
    if last - first <= timedelta(hours=36):
        return first.date().isoformat()
    if time.precision == "year" and (first.month, first.day, last.month) == (1, 1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}/{last.year}"
    if first.day == 1 and first.month == last.month and (last + timedelta(days=1)).day == 1:
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.date().isoformat()}/{last.date().isoformat()}"
