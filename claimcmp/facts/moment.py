"""A moment as its words give it, before it is resolved against a publication date."""

from dataclasses import dataclass, replace
from typing import Literal

Relation = Literal["at", "before", "after"]
Meaning = Literal["calendar", "last", "this", "next", "within", "duration", "recurring"]
# Fields that two parts of one date may not both give.
_FIELDS = ("year", "month", "day", "weekday", "season", "decade", "shift", "count", "part", "clock")
# Which fields a part of a date may be joined to: "Monday" + "morning", "3 May" + "at 9".
_COARSE = ("year", "month", "day", "weekday", "season", "shift")
# How many of a finer unit make one of the coarser.
_PER_UNIT = {
    ("year", "month"): 12,
    ("month", "week"): 4.35,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
_FINE = ("part", "clock")


@dataclass(frozen=True, slots=True)
class Moment:
    """The fields of one time as written; ``start`` and ``end`` place it in the text.

    ``shift`` counts ``unit`` from the publication date ("last week" is -1 week, "yesterday" -1
    day); ``count`` of ``unit`` is a duration. ``direction`` is -1 for "last", 0 for "this", +1
    for "next" before a weekday, month or season; None where no word tells. ``clock`` is minutes
    after midnight, ``half`` "am" or "pm"; ``zoned`` says that a time zone is named beside it.
    ``exclusive`` marks "before Monday", which ends on Sunday. The second fields
    close a range ("3-5 May").
    """

    start: int
    end: int
    meaning: Meaning = "calendar"
    year: int | None = None
    year2: int | None = None
    month: int | None = None
    day: int | None = None
    day2: int | None = None
    weekday: int | None = None
    weekday2: int | None = None
    season: str | None = None
    decade: int | None = None
    direction: int | None = None
    shift: float | None = None
    unit: str = ""
    count: float | None = None
    part: str | None = None
    clock: int | None = None
    half: str = ""
    edge: str = ""
    relation: Relation = "at"
    bound: str = ""
    zoned: bool = False
    exclusive: bool = False

    def has(self, *fields: str) -> bool:
        """Whether any of *fields* is given."""
        return any(getattr(self, name) is not None for name in fields)


def joined(first: Moment, second: Moment) -> Moment | None:
    """Return the one moment that two neighbouring parts give, or None where they are two."""
    if {first.meaning, second.meaning} & {"duration", "within", "recurring"}:
        return None
    shared = [name for name in _FIELDS if first.has(name) and second.has(name)]
    if shared or not _fits(first, second):
        return None
    changes = {
        name: getattr(second, name)
        for name in (*_FIELDS, "year2", "day2", "weekday2", "direction")
        if second.has(name)
    }
    changes |= {
        name: getattr(second, name) for name in ("unit", "half", "edge") if getattr(second, name)
    }
    zoned = first.zoned or second.zoned
    start, end = min(first.start, second.start), max(first.end, second.end)
    return replace(first, start=start, end=end, zoned=zoned, **changes)


def added(first: Moment, second: Moment) -> Moment | None:
    """Return the length that "two years and three months" gives, or None for two lengths."""
    factor = _PER_UNIT.get((first.unit, second.unit))
    if factor is None or {first.meaning, second.meaning} != {"duration"}:
        return None
    count = (first.count or 0.0) * factor + (second.count or 0.0)
    return replace(first, end=second.end, count=count, unit=second.unit)


def _fits(first: Moment, second: Moment) -> bool:
    """Whether the fields of two parts belong to one date."""
    pair = (first, second)
    if any(not moment.has(*_COARSE) for moment in pair):
        fine = next(moment for moment in pair if not moment.has(*_COARSE))
        other = second if fine is first else first
        return fine.has(*_FINE) and (other.has("day", "weekday", *_FINE) or _is_day(other))
    if any(moment.has("shift") for moment in pair):
        shift, other = (first, second) if first.has("shift") else (second, first)
        return _shift_fits(shift, other)
    if first.has("weekday") != second.has("weekday"):
        other = second if first.has("weekday") else first
        return other.has("day", "month")
    return False


def _shift_fits(shift: Moment, other: Moment) -> bool:
    """Whether *other* stands inside a shifted unit: "Tuesday last week", "May last year"."""
    if shift.unit == "day":
        return other.has("weekday", "day") and not other.has("season", "direction")
    if shift.unit == "week":
        return other.has("weekday") and not other.has("day", "month")
    if shift.unit == "month":
        return other.has("day") and not other.has("month")
    return shift.unit == "year" and other.has("month", "season") and not other.has("year")


def _is_day(moment: Moment) -> bool:
    """Whether *moment* names one day relative to the publication, as "yesterday" does."""
    return moment.has("shift") and moment.unit == "day"
