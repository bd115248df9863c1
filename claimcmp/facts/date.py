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

    A weekday that may be the one before or the one after the publication gets an interval that
    spans both days, and the key ``W1`` (Monday) to ``W7``; a day or month without a year gets the
    nearest one, and the key ``--05-03`` or ``--05``. "In three years" is a duration that has an
    interval as well.
    """
    resolved = (resolve(moment, published) for moment in moments(text, language))
    return tuple(reference for reference in resolved if reference is not None)
