"""The words around a figure, as patterns over a marked text: one home for each, per language."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from claimcmp.facts.marking import alternation
from claimcmp.facts.number_words import vocabulary
from claimcmp.folding import fold
from claimcmp.languages import subject


def spelled(language: str, key: str) -> str:
    """Return what quantities.yaml lists under *key* as one alternation; it matches nothing where
    the language has no such words.
    """
    return alternation(subject(language, "quantities").get(key, ()))


@cache
def time_units(language: str) -> re.Pattern[str]:
    """Find a unit of time after a figure: durations are times, not quantities."""
    return _linked(language, subject(language, "quantities").get("time units", ()))


@cache
def hours(language: str) -> re.Pattern[str]:
    """Find hours after a figure."""
    return _linked(language, subject(language, "dates").get("units", {}).get("hour", ()))


def _linked(language: str, words: Iterable[str]) -> re.Pattern[str]:
    """Find one of *words* after a figure, behind "de" or its like."""
    links = spelled(language, "link")
    return re.compile(rf"[\s-]*(?:(?:{links})\s+)?(?:{alternation(words)})(?![^\W_])")


@cache
def minus(language: str) -> re.Pattern[str]:
    """Find the sign before a temperature below zero."""
    words = spelled(language, "minus")
    return re.compile(rf"(?:^|[\s(])([-−–]|(?:{words})\s)\s?$")


@cache
def weighing(language: str) -> re.Pattern[str]:
    """Find what says that a text speaks of weight, so that its pounds are no money."""
    words = spelled(language, "weighing")
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


@cache
def partitive(language: str) -> re.Pattern[str]:
    """Find "of the" between a figure and what it counts: "four of the passengers"."""
    words = spelled(language, "partitive")
    return re.compile(rf"\s(?:{words})(?=[\s'])")


@cache
def half(language: str) -> re.Pattern[str]:
    """Find "and a half" after a unit: „doi kilometri și jumătate”."""
    words = alternation(subject(language, "numerals").get("half", ()))
    return re.compile(rf"\s(?:{words})(?!\w)")


@cache
def scales(language: str) -> re.Pattern[str]:
    """Find the scale word after a collective: "two dozen million", « une dizaine de milliers »."""
    links = spelled(language, "link")
    return re.compile(rf"\s(?:(?:{links})\s)?({alternation(scale_values(language))})(?![^\W_])")


@cache
def scale_values(language: str) -> Mapping[str, float]:
    """Return the scale words of a language and what they multiply by."""
    words = vocabulary(language).words.items()
    values = {form: word.value for form, word in words if word.role == "scale"}
    collective = subject(language, "quantities").get("collective scales", {}).items()
    return values | {fold(form): float(value) for value, forms in collective for form in forms}


@cache
def _points(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Find a bare "points" after a figure, and a percentage anywhere."""
    return (
        re.compile(rf"[\s-](?:{spelled(language, 'points')})(?!\w)"),
        re.compile(rf"\ue001*+\s?(?:%|(?:{spelled(language, 'percent')})(?!\w))"),
    )


def points_after(marked: str, end: int, language: str) -> int | None:
    """Return where points end that are points of a percentage: "51.3%, 1.2 points more"."""
    points, percentage = _points(language)
    match = points.match(marked, end)
    return match.end() if match and percentage.search(marked) else None
