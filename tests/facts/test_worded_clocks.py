"""Clocks in words: "twenty to nine" in many languages; hours and minutes after midnight."""

from datetime import date

import pytest

from claimcmp.facts.date import times

PUBLISHED = date(2026, 7, 20)


@pytest.mark.parametrize(
    ("language", "text", "clock"),
    [
        ("en", "shortly after half past five", (5, 30)),
        ("en", "at twenty to nine", (8, 40)),
        ("ro", "la ora nouă fără douăzeci", (8, 40)),
        ("ro", "la ora cinci și jumătate", (5, 30)),
        ("fr", "à neuf heures moins le quart", (8, 45)),
        ("fr", "vers cinq heures et demie", (5, 30)),
        ("de", "um halb sechs", (5, 30)),
        ("de", "um zwanzig vor neun", (8, 40)),
        ("es", "a las nueve menos veinte de la noche", (20, 40)),
        ("it", "alle nove meno venti di sera", (20, 40)),
        ("pt", "às nove menos vinte da noite", (20, 40)),
        ("hu", "fél hat után néhány perccel", (5, 30)),
        ("ru", "в половине шестого", (5, 30)),
        ("ru", "в девять часов вечера", (21, 0)),
        ("uk", "о пів на шосту", (5, 30)),
        ("bg", "девет без двайсет", (8, 40)),
        ("pl", "o wpół do szóstej", (5, 30)),
    ],
)
def test_the_clock_is_read(language: str, text: str, clock: tuple[int, int]) -> None:
    (found,) = times(text, language, PUBLISHED)
    assert found.shortest == clock[0] * 60 + clock[1]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "from nine to ten people"), ("hu", "fél hatmillió forint"), ("en", "half past noon")],
)
def test_other_numbers_are_no_clock(language: str, text: str) -> None:
    assert not [t for t in times(text, language, PUBLISHED) if t.precision == "minute"]


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("ro", "se aplică de la Anul Nou", "--01-01"),
        ("pl", "od Nowego Roku", "--01-01"),
        ("de", "an Heiligabend", "--12-24"),
        ("en", "on New Year's Eve", "--12-31"),
    ],
)
def test_feasts_on_one_day_are_dates(language: str, text: str, key: str) -> None:
    (found,) = times(text, language, PUBLISHED)
    assert found.key == key


def test_a_rough_count_beside_a_count_is_no_year() -> None:
    text = "Von den 7300 Arbeitsplätzen sollen bis Ende 2028 etwa 1900 wegfallen."
    assert [t.span.of(text) for t in times(text, "de", PUBLISHED)] == ["bis Ende 2028"]
    text = "Das Haus wurde etwa 1900 gebaut."
    assert [t.span.of(text) for t in times(text, "de", PUBLISHED)] == ["1900"]
