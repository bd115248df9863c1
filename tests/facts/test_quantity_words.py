"""Quantities by the words around them: shared units, relatives, weights, ranges."""

import pytest

from claimcmp.facts.quantity import quantities
from tests.facts.test_quantity import only


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She had 50.9 percent of the vote to his 49.1."),
        ("ro", "Ea are 50,9 la sută din voturi, față de 49,1 ale lui."),
        ("fr", "Elle obtient 50,9 % des voix contre 49,1 pour lui."),
        ("de", "Sie kam auf 50,9 Prozent der Stimmen, er auf 49,1."),
        ("es", "Ella logró el 50,9 % de los votos frente a 49,1."),
        ("pl", "Zdobyła 50,9 proc. głosów wobec 49,1 jego rywala."),
        ("ru", "Она набрала 50,9 процента голосов против 49,1 у соперника."),
    ],
)
def test_a_bare_decimal_after_a_percentage_is_one(language: str, text: str) -> None:
    kinds = [(figure.kind, figure.value) for figure in quantities(text, language)]
    assert kinds == [("percent", 50.9), ("percent", 49.1)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", "51,4 la sută pentru ea"),
        ("en", "51.4 percent for her"),
        ("fr", "51,4 % pour lui"),
        ("de", "51,4 Prozent für ihn"),
        ("ru", "51,4 процента за него"),
    ],
)
def test_nobody_is_counted_by_a_pronoun(language: str, text: str) -> None:
    assert only(text, language).counted is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "cuts of between $3 and $11 a week"),
        ("en", "cuts of between 3 dollars and 11 dollars a week"),
        ("ro", "reduceri între 3 dolari și 11 dolari pe săptămână"),
        ("fr", "des baisses entre 3 dollars et 11 dollars par semaine"),
        ("de", "Senkungen zwischen 3 Dollar und 11 Dollar in der Woche"),
        ("it", "tagli tra 3 dollari e 11 dollari a settimana"),
        ("es", "rebajas de entre 3 dólares y 11 dólares por semana"),
        ("pt", "cortes entre 3 dólares e 11 dólares por semana"),
        ("ru", "снижение от 3 долларов до 11 долларов в неделю"),
        ("hu", "3 dollár és 11 dollár közötti csökkentés"),
    ],
)
def test_a_unit_behind_both_ends_of_a_range(language: str, text: str) -> None:
    assert (only(text, language).low, only(text, language).high) == (3, 11)


def test_two_things_counted_are_no_range() -> None:
    counted = quantities("The crash left between 5 dead and 7 injured.", "en")
    assert [figure.value for figure in counted] == [5, 7]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Her 20-year-old sister was badly burned."),
        ("ro", "Sora ei de 20 de ani a fost grav arsă."),
        ("fr", "Sa sœur de 20 ans a été gravement brûlée."),
        ("it", "La sorella di 20 anni è gravemente ustionata."),
        ("es", "Su hermana de 20 años sufrió quemaduras graves."),
        ("pt", "A irmã de 20 anos sofreu queimaduras graves."),
    ],
)
def test_relatives_have_ages(language: str, text: str) -> None:
    assert (only(text, language).kind, only(text, language).value) == ("age", 20)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The boy weighed 50 pounds.", "measure"),
        ("en", "The boy paid 50 pounds.", "money"),
        ("de", "Der Junge wog 50 Pfund.", "measure"),
        ("de", "Der Junge zahlte 50 Pfund.", "money"),
        ("ru", "Мальчик весил 50 фунтов.", "measure"),
        ("ru", "Мальчик заплатил 50 фунтов стерлингов.", "money"),
    ],
)
def test_a_pound_weighs_where_the_text_speaks_of_weight(
    language: str, text: str, kind: str
) -> None:
    assert only(text, language).kind == kind


def test_pounds_beside_kilograms_are_no_money() -> None:
    kinds = {figure.kind for figure in quantities("10 kilograms (22 pounds) of heroin", "en")}
    assert kinds == {"measure"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Shares jumped $1.63 or 5 percent on Friday."),
        ("de", "Die Aktie stieg um $1,63 oder 5 Prozent."),
        ("fr", "L'action a gagné €1,63 ou 5 % vendredi."),
    ],
)
def test_a_sum_and_its_share_are_no_range(language: str, text: str) -> None:
    assert [figure.kind for figure in quantities(text, language)] == ["money", "percent"]
