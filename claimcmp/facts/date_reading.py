"""What one matched expression says: the fields of a moment."""

import math
import re
from dataclasses import dataclass, replace
from typing import Any

from claimcmp.facts.date_grammar import Expression, Grammar
from claimcmp.facts.moment import Moment
from claimcmp.facts.numerals import Numeral

# Expressions that are recognised so that nothing else is read in their words.
SILENT = ("age", "ignore")
# Names of groups that give a fixed length ("p30minute"), a directed unit
# ("last_year"), or what a number of units is added to ("plus12month").
_FIXED = re.compile(r"p(\d+)([a-z]+)")
_DIRECTED = re.compile(r"(last|this|next)_([a-z]+)")
# Names of groups that give a day of the year: "on12_31".
_DAY_OF_YEAR = re.compile(r"on(\d+)_(\d+)")
# Minutes from the full hour that a phrase names; "halb sechs" is before six.
_FROM_HOUR = {
    "half_past": 30,
    "half_to": -30,
    "quarter_past": 15,
    "quarter_to": -15,
    "quarter_towards": -45,
}
_PLUS = re.compile(r"plus(\d+)([a-z]+)")
_DIRECTIONS = {"last": -1, "this": 0, "next": 1}
# "The '20s" are of this century, "the '30s" of the last.
_SHORT_DECADE_TURN = 30
# Expressions that count units.
_COUNTED = ("ago", "ahead", "within", "duration", "fixed")
# "The next day", "the last minute" count from the story, not from its publication.
_NARRATIVE = ("second", "minute", "hour", "day")
# "One day", "a minute" are figures of speech more often than lengths of time.
_VAGUE = ("second", "minute", "day", "weekend")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its folded form, in which numbers in words are masked."""

    text: str
    folded: str
    numbers: dict[int, Numeral]
    grammar: Grammar

    def number(self, start: int, written: str) -> float:
        """Return the value of the figure or masked word at *start*."""
        if start in self.numbers:
            return self.numbers[start].value
        return float(written.replace(",", ".")) if written[0].isdigit() else -1.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A matched expression; ``start`` and ``end`` are the smallest stretch that it covers."""

    expression: Expression
    match: re.Match[str]
    start: int
    end: int


def moment_of(hit: Hit, reading: Reading) -> Moment | None:
    """Return what a hit says, or None where it is an age or no time at all."""
    meaning = hit.expression.meaning
    groups = {name: value for name, value in hit.match.groupdict().items() if value}
    if meaning == "age" and groups.get("head"):
        if not reading.grammar.duration_heads.match(groups["head"]):
            return None
        meaning = "duration"
    if meaning in SILENT:
        return None
    moment = Moment(hit.start, hit.end, **_fields(hit.match, groups, reading))
    return _meant(moment, meaning, reading)


def _fields(match: re.Match[str], groups: dict[str, str], reading: Reading) -> dict[str, Any]:
    """Return the fields that the groups of a match fill."""
    fields: dict[str, Any] = {}
    for name in ("year", "decade"):
        if name in groups:
            fields[name] = int(groups[name])
    for name in ("day", "day2"):
        if name in groups:
            fields[name] = int(reading.number(match.start(name), groups[name]))
    if "month_number" in groups:
        fields["month"] = int(groups["month_number"])
    for name in ("before", "after"):
        if name in groups:
            fields["relation"] = name
    fields |= _years(groups) | _words(groups, reading)
    fields |= _day_of_year(groups) | _worded_clock(match, groups, reading)
    return fields | _clock(groups) | _count(match, groups, reading)


def _years(groups: dict[str, str]) -> dict[str, Any]:
    """Return the end of a range of years, and a decade written as "'90s"."""
    fields: dict[str, Any] = {}
    if "year2" in groups:
        century = groups["year"][:2] if len(groups["year2"]) == 2 else ""
        fields["year2"] = int(century + groups["year2"])
    if "short_decade" in groups:
        decade = int(groups["short_decade"])
        fields["decade"] = decade + (2000 if decade < _SHORT_DECADE_TURN else 1900)
    return fields


def _words(groups: dict[str, str], reading: Reading) -> dict[str, Any]:
    """Return the fields that words fill: months, weekdays, seasons, units, parts of a day."""
    vocabularies = reading.grammar.vocabularies
    fields: dict[str, Any] = {
        name: int(vocabularies[name.rstrip("2")].value(groups[name]))
        for name in ("month", "weekday", "weekday2")
        if name in groups
    }
    for name in ("season", "part", "unit"):
        if name in groups:
            fields[name] = vocabularies[name].value(groups[name])
    if "unit_stem" in groups:
        fields["unit"] = vocabularies["unit_stem"].value(groups["unit_stem"])
        fields["count"] = float(vocabularies["number_stem"].value(groups["number_stem"]))
    return fields


def _day_of_year(groups: dict[str, str]) -> dict[str, Any]:
    """Return the month and day of a feast that is always on one."""
    written = next((found for name in groups if (found := _DAY_OF_YEAR.fullmatch(name))), None)
    return {"month": int(written[1]), "day": int(written[2])} if written else {}


def _worded_clock(match: re.Match[str], groups: dict[str, str], reading: Reading) -> dict[str, Any]:
    """Return the clock of "twenty to nine", « cinq heures et demie », "halb sechs"."""
    if "word_hour" not in groups:
        return {}
    hour = reading.number(match.start("word_hour"), groups["word_hour"])
    shift = next((minutes for name, minutes in _FROM_HOUR.items() if name in groups), 0)
    if "word_minute" in groups:
        minute = int(reading.number(match.start("word_minute"), groups["word_minute"]))
        shift = -minute if "to" in groups else minute
    return {"clock": (round(hour * 60) + shift) % 1440, "half": _half_of_day(groups)}


def _half_of_day(groups: dict[str, str]) -> str:
    """Return "am" or "pm", empty where the words do not say."""
    return next((name for name in ("am", "pm") if name in groups), "")


def _clock(groups: dict[str, str]) -> dict[str, Any]:
    """Return the clock fields of a match."""
    if "hour" not in groups:
        return {}
    minutes = 30 if "half_past" in groups else int(groups.get("minute", "0"))
    return {"clock": int(groups["hour"]) * 60 + minutes, "half": _half_of_day(groups)}


def _count(match: re.Match[str], groups: dict[str, str], reading: Reading) -> dict[str, Any]:
    """Return the number of units of a match."""
    plus = next((name for name in groups if name.startswith("plus")), "")
    if plus:
        written = _PLUS.fullmatch(plus)
        unit = reading.grammar.vocabularies["unit"].value(groups["unit"])
        more = float(written[1]) if written and written[2] == unit else math.nan
        return {"count": more + reading.number(match.start("n"), groups["n"])}
    if "n" in groups:
        return {"count": reading.number(match.start("n"), groups["n"])}
    if "a" in groups:
        return {"count": 1.0}
    for name in groups:
        if fixed := _FIXED.fullmatch(name):
            return {"count": float(fixed[1]), "unit": fixed[2]}
        if directed := _DIRECTED.fullmatch(name):
            return {"unit": directed[2]}
    return {}


def _meant(moment: Moment, meaning: str, reading: Reading) -> Moment | None:
    """Give the fields of a match the sense of its expression."""
    if meaning.startswith("days "):
        shift, *part = meaning.split()[1:]
        return replace(moment, shift=float(shift), unit="day", part=part[0] if part else None)
    if meaning in _DIRECTIONS:
        direction = _DIRECTIONS[meaning]
        if moment.unit in _NARRATIVE:
            return None
        if moment.unit:
            return replace(moment, shift=float(direction), direction=direction)
        return replace(moment, direction=direction)
    if meaning in _COUNTED:
        return _counted(moment, meaning)
    if meaning == "recurring":
        return replace(moment, meaning="recurring") if moment.weekday else None
    zone = reading.grammar.zones.match(reading.folded, moment.end)
    return replace(moment, zoned=bool(zone and moment.clock is not None))


def _counted(moment: Moment, meaning: str) -> Moment | None:
    """Return a number of units as a length or as a time that many units away."""
    count = 1.0 if moment.count is None else moment.count
    if math.isnan(count):
        return None
    if meaning == "ago":
        return replace(moment, shift=-count, count=None)
    if count == 1 and moment.unit in _VAGUE and meaning != "fixed":
        return None
    if meaning in ("within", "ahead"):
        ahead = 1 if meaning == "ahead" else None
        return replace(moment, meaning="within", count=count, direction=ahead)
    return replace(moment, meaning="duration", count=count)
