"""Dates and lengths of time as a newsroom would print them, never as keys of a machine."""

import re
from datetime import date

import pytest

from claimcmp.divergence.date_value import explanation, value
from claimcmp.divergence.date_words import in_words
from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.facts.date import times
from claimcmp.facts.records import Facts, TimeReference
from claimcmp.records import Claim, Span

PUBLISHED = date(2026, 8, 5)


def shown(language: str, text: str, published: date | None = PUBLISHED) -> str:
    (time,) = times(text, language, published)
    return in_words(value(time, published), time)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ro", "pe 3 mai 2026", "3 May 2026"),
        ("ro", "în mai 2026", "May 2026"),
        ("de", "vom 18. bis 30. November 2026", "18–30 November 2026"),
        ("en", "at 4:15 p.m. on 3 August 2026", "3 August 2026, 16:15"),
        ("pt", "às 20h04", "20:04"),
        ("fr", "en 2004", "2004"),
        ("bg", "четиринайсет седмици", "14 weeks"),
        ("ro", "cel puțin zece săptămâni", "at least 10 weeks"),
        ("it", "diciotto minuti", "18 minutes"),
        ("ro", "14 luni", "14 months"),
        ("en", "about ten days", "about 10 days"),
        ("es", "una semana", "1 week"),
        ("pl", "dwa i pół roku", "2.5 years"),
    ],
)
def test_a_time_is_told_in_words(language: str, text: str, expected: str) -> None:
    assert shown(language, text) == expected


@pytest.mark.parametrize(
    ("value_", "expected"),
    [
        ("2026-11-29/2026-12-02", "29 November – 2 December 2026"),
        ("2026-12-30/2027-01-02", "30 December 2026 – 2 January 2027"),
        ("2026-11/2027-02", "November 2026 – February 2027"),
        ("2004/2006", "2004–2006"),
        ("18:00/23:59", "18:00–23:59"),
        ("--12", "December"),
        ({"weekday": 2}, "Tuesday"),
        (None, ""),
    ],
)
def test_a_stretch_names_what_its_ends_share_once(value_: object, expected: str) -> None:
    assert in_words(value_, TimeReference(Span(0, 1), "instant", "day")) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ro", "în decembrie", "December"),
        ("en", "on 3 May", "3 May"),
        ("de", "am Dienstag", "Tuesday"),
        ("ru", "во вторник", "Tuesday"),
        ("pl", "12 maja", "12 May"),
    ],
)
def test_what_is_known_without_a_publication_date(language: str, text: str, expected: str) -> None:
    assert shown(language, text, None) == expected


SENTENCES = [
    ("en", "He arrived on Monday at 9:30 GMT, two days after the vote of 12 July, in the evening."),
    (
        "ro",
        "Luni seara, la începutul lui decembrie, după cel mult trei săptămâni, la ora 14:15 GMT.",
    ),
    ("fr", "Dès mardi soir, fin novembre, en 2004 ou vers 14 heures, il y a plus d’un an."),
    ("de", "Bis Ende November, am 3. Oktober um 8 Uhr, jeden Montag und in den 1990er Jahren."),
    ("ru", "Во вторник, 12 мая, в 15:40 по московскому времени, более чем на полгода, зимой."),
    ("hu", "Június 1-jén, szerdán 10 órakor, három hónapja, a múlt héten, minden hétfőn."),
]


@pytest.mark.parametrize("published", [None, PUBLISHED])
@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_no_key_of_a_machine_is_shown(language: str, text: str, published: date | None) -> None:
    found = times(text, language, published)
    assert found
    for time in found:
        words = in_words(value(time, published), time)
        assert not re.search(r"--|\bW\d|\d{4}-\d\d|\d/|zoned|inf|nan|\dT\d", words), words


def statement(language: str, text: str) -> Statement:
    return Statement(Claim("c", "s", text, Span(0, len(text)), language, 0), Facts(), PUBLISHED)


def explained(one: tuple[str, str], other: tuple[str, str]) -> str:
    """Return what is said of the one time in each of two statements."""
    pair = StatementPair(statement(*one), statement(*other), 0.8, 1.0, lambda a, b: 0.0)
    (first,), (second,) = (times(text, language, PUBLISHED) for language, text in (one, other))
    return explanation(pair, first, second, "days")


def test_a_weekday_before_or_after_gets_no_date_where_weekdays_tell() -> None:
    assert explained(
        ("de", "Der Minister lud die Gewerkschaften für Donnerstag um 14 Uhr ein."),
        ("fr", "Le ministre a invité les syndicats à une réunion vendredi à 14 heures."),
    ) == ("One report puts it at “Donnerstag um 14 Uhr”, the other “vendredi à 14 heures”.")


def test_a_weekday_beside_a_date_gets_its_own() -> None:
    told = explained(
        ("ro", "Incendiul a izbucnit marți."), ("en", "The fire broke out on 3 August 2026.")
    )
    assert told == "One report puts it at “marți” (4 August 2026), the other “3 August 2026”."
