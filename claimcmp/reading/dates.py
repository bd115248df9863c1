"""Publication dates: read where a text states them beyond doubt, never guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from claimcmp.folding import fold
from claimcmp.languages import known_languages, subject
from claimcmp.records import Span

_EARLIEST, _LATEST = 1900, 2100
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª)?"
_MONTH_NAME = r"(?P<name>[^\W\d_]{3,12})\.?"
_JOIN = r"(?:\s+(?:de|din|of|del|do)\s+|[\s.,]+)"
_NUMERIC = (
    re.compile(rf"(?<!\d){_YEAR}[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?=\D|$)"),
    re.compile(rf"(?<!\d){_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?=T\d|\s|$)"),
    re.compile(rf"(?<![\d.])(?P<day>\d\d?)[.]\s?(?P<month>\d\d?)[.]\s?{_YEAR}(?!\d)"),
)
_SLASHED = re.compile(rf"(?<![\d/])(?P<first>\d\d?)[/-](?P<second>\d\d?)[/-]{_YEAR}(?![\d/])")
_NAMED = (
    re.compile(rf"(?<!\d){_DAY}{_JOIN}{_MONTH_NAME}{_JOIN}{_YEAR}(?!\d)"),
    re.compile(rf"(?<!\w){_MONTH_NAME}\s+{_DAY},?\s+{_YEAR}(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}\.?\s+{_MONTH_NAME}\s+{_DAY}(?!\d)"),
)
_CHINESE = re.compile(rf"{_YEAR}\s*[年년]\s*(?P<month>\d\d?)\s*[月월]\s*(?P<day>\d\d?)\s*[日일]")
_LONGEST_STATEMENT = 80
# Letters beside a date that make a word; "г.", "р." and "r." stand for the year.
_BESIDE = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A calendar date and where it stands in the text."""

    value: date
    span: Span


def clear_date(text: str) -> date | None:
    """Return the one date that *text*, a metadata value such as "2025-07-04T10:00Z", states.

    A form that two readers could take for different days (03/04/2026) gives None.
    """
    if len(text) > _LONGEST_STATEMENT:
        return None
    values = {found.value for found in find_dates(text)}
    return values.pop() if len(values) == 1 else None


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the complete calendar dates of *text*, in order, those inside others left out."""
    found = sorted(_all_dates(text), key=lambda f: (f.span.start, -f.span.end))
    kept: list[FoundDate] = []
    for candidate in found:
        if not kept or candidate.span.start >= kept[-1].span.end:
            kept.append(candidate)
    return tuple(kept)


def is_date_alone(text: str) -> bool:
    """Whether *text* is a date and at most its weekday, a time and the word for the year.

    "2026. március 4." and "Среда, 4 марта 2026 г." end like sentences and are none.
    """
    found = find_dates(text) if len(text) <= _LONGEST_STATEMENT else ()
    if not found:
        return False
    rest = text[: found[0].span.start] + " " + text[found[-1].span.end :]
    return all(word in _words_of_dates() for word in _BESIDE.findall(fold(rest)))


def is_month(word: str) -> bool:
    """Whether *word* is the name of a month, or short for one: "mart", "марта"."""
    return fold(word) in _months()


def begins_with_date(text: str) -> bool:
    """Whether *text* begins with a date: "4. März 2026"."""
    found = find_dates(text[:_LONGEST_STATEMENT])
    return bool(found) and found[0].span.start == 0


def _all_dates(text: str) -> Iterator[FoundDate]:
    for pattern in (*_NUMERIC, _CHINESE):
        for match in pattern.finditer(text):
            yield from _dated(match, int(match["month"]), int(match["day"]))
    for match in _SLASHED.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        if first > 12 or first == second:
            yield from _dated(match, second, first)
        elif second > 12:
            yield from _dated(match, first, second)
    folded = fold(text)
    for pattern in _NAMED:
        for match in pattern.finditer(folded):
            month = _months().get(match["name"])
            if month is not None:
                yield from _dated(match, month, int(match["day"]))


def _dated(match: re.Match[str], month: int, day: int) -> Iterator[FoundDate]:
    """Yield the date if the calendar has it."""
    year = int(match["year"])
    try:
        value = date(year, month, day)
    except ValueError:
        return
    if _EARLIEST <= year < _LATEST:
        yield FoundDate(value, Span(*match.span()))


@cache
def _months() -> dict[str, int]:
    """Return the number of each month's name and abbreviation, folded, from CLDR.

    A name that means different months in two languages is left out.
    """
    from babel import Locale

    numbers: dict[str, set[int]] = {}
    for language in {*known_languages(), "en"}:
        months = Locale(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    numbers.setdefault(fold(name).rstrip("."), set()).add(number)
    # Newspapers cut names to lengths that CLDR does not list ("mart.", "sept.").
    cut = {name[:4]: values for name, values in numbers.items() if len(name) > 4}
    return {name: min(values) for name, values in {**cut, **numbers}.items() if len(values) == 1}


@cache
def _words_of_dates() -> frozenset[str]:
    """Return the weekdays and the words for a year, folded, in all languages."""
    from babel import Locale

    words: set[str] = set()
    for language in {*known_languages(), "en"}:
        days = Locale(language).days["format"]
        words.update(name for width in ("wide", "abbreviated") for name in days[width].values())
        words.update(subject(language, "dates").get("units", {}).get("year", ()))
    return frozenset(part for word in words for part in _BESIDE.findall(fold(word)))
