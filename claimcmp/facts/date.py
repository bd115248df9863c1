"""Dates, times and durations in a claim, resolved against its article's publication date."""

from datetime import date

from claimcmp.facts.date_matching import moments
from claimcmp.facts.date_resolution import resolve
from claimcmp.facts.records import TimeReference


def times(text: str, language: str, published: date | None) -> tuple[TimeReference, ...]:
    """Return the times of *text* in order, without overlaps.

    ``language`` is an ISO 639-1 code; one without data reads ISO dates, clock times and years.
    ``published`` is the day that "yesterday" and "on Tuesday" count from; without it they keep
    a ``key`` and no interval.

    Keys, also of times that have an interval: ``W1`` (Monday) to ``W7`` for a weekday whose
    interval spans the day before and the day after the publication, or a whole month ("the first
    Monday of May"), or that is paired with a date of another weekday; ``shortest`` and
    ``longest`` then hold the minutes of its clock or part of the day. ``--05-03`` or ``--05`` for
    a date without a year, which gets the nearest one. ``day-1`` for "yesterday". A key ends in
    ``zoned`` where a time zone is named. "In three years" is a duration that has an interval too.
    """
    resolved = (resolve(moment, published) for moment in moments(text, language))
    return tuple(reference for reference in resolved if reference is not None)
