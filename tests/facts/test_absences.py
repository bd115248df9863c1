"""Counts of none."""

import pytest

from claimcmp.facts.absences import absences
from claimcmp.facts.extraction import extract_facts
from claimcmp.facts.polarity import NEGATION
from claimcmp.facts.quantity import quantities
from claimcmp.facts.tolls import toll_words

NONE = [
    ("en", "Nobody was injured in the blast.", "Nobody was injured"),
    ("en", "There were no casualties, police said.", "no casualties"),
    ("en", "Injured in the blast: 0.", "Injured in the blast: 0"),
    ("ro", "Din fericire, nu există răniți.", "nu există răniți"),
    ("ro", "Nimeni nu a fost rănit.", "Nimeni nu a fost rănit"),
    ("fr", "L’explosion n’a fait aucun blessé.", "aucun blessé"),
    ("fr", "Personne n’a été tué dans l’accident.", "Personne n’a été tué"),
    ("de", "Verletzt wurde niemand.", "Verletzt wurde niemand"),
    ("it", "Non è rimasto ferito nessuno.", "ferito nessuno"),
    ("es", "Nadie resultó herido en el choque.", "Nadie resultó herido"),
    ("pt", "O incêndio não causou vítimas.", "não causou vítimas"),
    ("hu", "Személyi sérülés nem történt.", "sérülés nem történt"),
    ("ru", "Информации о пострадавших нет.", "пострадавших нет"),
    ("uk", "Унаслідок удару ніхто не постраждав.", "ніхто не постраждав"),
    ("bg", "Няма пострадали при инцидента.", "Няма пострадали"),
    ("pl", "W pożarze nikt nie ucierpiał.", "nikt nie ucierpiał"),
]


@pytest.mark.parametrize(("language", "text", "expected"), NONE)
def test_none_of_a_toll_is_a_count(language: str, text: str, expected: str) -> None:
    found = absences(text, language, quantities(text, language), toll_words(text, language))
    assert [absence.span.of(text) for absence in found] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There is no danger to the public and no reason to worry."),
        ("en", "Nobody else was hurt."),
        ("en", "No one was seriously injured."),
        ("en", "Nobody said that 14 people were injured."),
        ("ro", "Nimeni nu a fost rănit grav."),
        ("ro", "Nu există niciun pericol pentru populație."),
        ("fr", "En aucun cas les blessés ne seront abandonnés."),
        ("de", "Auf keinen Fall dürfen Verletzte allein bleiben."),
        ("it", "Nessuno è rimasto ferito gravemente."),
        ("ru", "Больше никто не пострадал тяжело."),
        ("pl", "Nikt więcej nie zginął."),
        ("hu", "Senki más nem sérült meg."),
    ],
)
def test_what_leaves_others_open_or_counts_nothing_is_none(language: str, text: str) -> None:
    found = absences(text, language, quantities(text, language), toll_words(text, language))
    assert [absence for absence in found if not absence.limit] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Injured: 0."),
        ("fr", "L’explosion n’a fait aucun blessé."),
        ("ro", "Nu există răniți."),
        ("ru", "Пострадавших нет."),
        ("it", "Nessuno è rimasto ferito."),
        ("es", "Nadie resultó herido."),
    ],
)
def test_a_word_for_what_there_is_none_of_is_denied_once(language: str, text: str) -> None:
    (facts,) = extract_facts([text], [language], None)
    cues = [cue for cue in facts.polarity if cue.axis != NEGATION]
    assert [(cue.axis, cue.sign) for cue in cues if cue.axis == "unhurt"] == [("unhurt", 1)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two drivers suffered minor injuries; no one else was hurt."),
        ("ro", "Doi șoferi au fost răniți, nimeni altcineva nu a fost rănit."),
        ("de", "Zwei Fahrer wurden verletzt, sonst wurde niemand verletzt."),
    ],
)
def test_nobody_else_says_nothing_of_the_others(language: str, text: str) -> None:
    (facts,) = extract_facts([text], [language], None)
    assert [cue.sign for cue in facts.polarity if cue.axis in ("unhurt", NEGATION)] in ([-1], [])
