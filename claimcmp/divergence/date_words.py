"""Dates, times of day and lengths of time in English words that a newsroom could print."""

import math
from collections.abc import Mapping
from datetime import date, datetime

from claimcmp.facts.duration import UNITS
from claimcmp.facts.records import TimeReference

# Not from the calendar module, whose names follow the reader's locale.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SAME = 0.01  # two counts of a unit this near are one, as a share


def day_in_words(day: date, *, with_year: bool = True) -> str:
    """Return "3 May 2026", or "3 May"."""
    month = _MONTHS[day.month - 1]
    return f"{day.day} {month} {day.year}" if with_year else f"{day.day} {month}"


def in_words(value: object, time: TimeReference) -> str:
    """Return the plain JSON *value* of *time* in words: "2026-05" as "May 2026".

    Empty where nothing is known of it.
    """
    if time.kind == "duration":
        return _length(time)
    if isinstance(value, Mapping):
        return _WEEKDAYS[int(value["weekday"]) - 1]
    if not isinstance(value, str):
        return ""
    first, stretch, last = value.partition("/")
    return _stretch(first, last) if stretch else _point(value)


def _length(time: TimeReference) -> str:
    """Return a length in the unit that it was counted in: "at least 10 days"."""
    shortest, longest = time.shortest or 0.0, time.longest or math.inf
    unit = time.precision if time.precision in UNITS else "day"
    least, most = UNITS[unit]
    low, high = shortest / least, longest / most
    if math.isinf(high):
        return f"at least {_counted(low, unit)}" if low else ""
    if not low:
        return f"at most {_counted(high, unit)}"
    about = "" if high - low <= _SAME * high else "about "
    return about + _counted((low + high) / 2, unit)


def _counted(count: float, unit: str) -> str:
    return f"{count:.3g} {unit}" if count == 1 else f"{count:.3g} {unit}s"


def _stretch(first: str, last: str) -> str:
    """Return "18–30 November 2026", "May 2026 – June 2027", "2004–2006", "18:00–23:59"."""
    if not _is_day(first) or not _is_day(last):
        ends = _point(first), _point(last)
        return "–".join(ends) if not any(" " in end for end in ends) else " – ".join(ends)
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_in_words(end)}"
    return f"{day_in_words(start, with_year=start.year != end.year)} – {day_in_words(end)}"


def _is_day(value: str) -> bool:
    return len(value) == len("2026-05-03") and value[4:5] == value[7:8] == "-"


def _point(value: str) -> str:
    """Return one moment, day, month or year in words; a time of day stays as it is."""
    if value.startswith("--"):
        month, _, day = value[2:].partition("-")
        return f"{int(day)} {_MONTHS[int(month) - 1]}" if day else _MONTHS[int(month) - 1]
    if "T" in value:
        moment = datetime.fromisoformat(value)
        return f"{day_in_words(moment.date())}, {moment:%H:%M}"
    if _is_day(value):
        return day_in_words(date.fromisoformat(value))
    year, dash, month = value.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if dash and month.isdigit() else value
