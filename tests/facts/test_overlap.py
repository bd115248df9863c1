"""Facts that two claims share."""

from datetime import date

import pytest

from claimcmp.facts.extraction import extract_facts
from claimcmp.facts.overlap import shared_facts

_PUBLISHED = date(2026, 6, 17)


def shared_times(here: str, there: str, languages: tuple[str, str]) -> float:
    """Return what two sentences of reports published on one day share of times."""
    a, b = extract_facts([here, there], languages, _PUBLISHED)
    return shared_facts(a, b)["shared_times"]


@pytest.mark.parametrize(
    ("here", "there", "languages"),
    [
        (
            "Nine people were still in custody on Thursday morning.",
            "Poliția a numărat miercuri seară 587 de oameni în fața primăriei.",
            ("en", "ro"),
        ),
        (
            "Der Geiselnehmer sitzt seit Mittwoch in Untersuchungshaft.",
            "A 67-year-old customer was in critical condition late on Tuesday.",
            ("de", "en"),
        ),
        (
            "В среду вечером в здании выбили два окна.",
            "Dans la nuit de jeudi, neuf personnes ont été arrêtées.",
            ("ru", "fr"),
        ),
        (
            "La Corte costituzionale ha deciso martedì.",
            "Głosowanie odbyło się w czwartek.",
            ("it", "pl"),
        ),
    ],
)
def test_one_weekday_is_no_other_though_both_may_be_before_or_after_publication(
    here, there, languages
):
    assert shared_times(here, there, languages) == 0.0
    assert shared_times(there, here, languages[::-1]) == 0.0


@pytest.mark.parametrize(
    ("here", "there", "languages"),
    [
        (
            "The flight recorder was found on Wednesday.",
            "La scatola nera è stata trovata mercoledì.",
            ("en", "it"),
        ),
        (
            "Die Abstimmung ist für Donnerstag angesetzt.",
            "Votul este programat pe 18 iunie.",
            ("de", "ro"),
        ),
        (
            "Суд вынес решение во вторник.",
            "La Cour a rendu sa décision le 16 juin 2026.",
            ("ru", "fr"),
        ),
    ],
)
def test_a_weekday_is_shared_with_itself_and_with_a_date_that_falls_on_it(here, there, languages):
    assert shared_times(here, there, languages) == 0.5


def test_a_weekday_is_not_shared_with_a_date_that_falls_on_another():
    here, there = "The court ruled on Tuesday.", "Votul a avut loc pe 18 iunie."
    assert shared_times(here, there, ("en", "ro")) == 0.0
