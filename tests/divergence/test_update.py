from datetime import date

import pytest

from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.update import find_updates
from claimcmp.facts.absences import absences
from claimcmp.facts.changes import changes, steps_between
from claimcmp.facts.date import times
from claimcmp.facts.polarity import polarity_cues
from claimcmp.facts.quantity import quantities
from claimcmp.facts.records import Facts
from claimcmp.facts.tolls import toll_words
from claimcmp.records import Claim, Span

EARLY, LATE = date(2026, 2, 6), date(2026, 2, 10)


def statement(text: str, language: str, published: date | None) -> Statement:
    claim = Claim("s1-1", "s1", text, Span(0, len(text)), language, 0)
    figures = quantities(text, language)
    facts = Facts(
        times=times(text, language, published),
        quantities=figures,
        polarity=polarity_cues(text, language),
        absences=absences(text, language, figures, toll_words(text, language)),
    )
    return Statement(claim, facts, published)


def pair(
    a: str, first: str, b: str, second: str, *, dates: tuple[date | None, date | None]
) -> StatementPair:
    return StatementPair(
        statement(a, first, dates[0]),
        statement(b, second, dates[1]),
        0.8,
        0.9,
        lambda a, b: 0.5,
    )


def number(a: str, b: str, words: tuple[str, str], values: tuple[float, float]) -> Conflict:
    spans = [Span(t.index(w), t.index(w) + len(w)) for t, w in zip((a, b), words, strict=True)]
    return Conflict("number", spans[0], spans[1], values[0], values[1], "")


CASES_EN = "The authority has counted 1,250 cases since December."
CASES_FR = "Le bilan est passé à 1 318 cas, ont indiqué lundi les autorités."
NUMBER = number(CASES_EN, CASES_FR, ("1,250", "1 318"), (1250, 1318))


def test_a_newer_figure_is_an_update_with_both_publication_dates() -> None:
    both = pair(CASES_EN, "en", CASES_FR, "fr", dates=(EARLY, LATE))
    update = find_updates(both, (NUMBER,))[0]
    assert update.type == "update"
    assert update.explanation == "Published 6 February: “1,250”; published 10 February: “1 318”."
    assert (update.value_a, update.value_b) == (1250, 1318)
    assert update.evidence["moved"] == update.evidence["risen"] == 1.0
    assert update.evidence["happened_since"] == 1.0


def test_the_earlier_report_is_named_first_in_either_order() -> None:
    turned = pair(CASES_EN, "en", CASES_FR, "fr", dates=(LATE, EARLY))
    update = find_updates(turned, (NUMBER,))[0]
    assert update.explanation == "Published 6 February: “1 318”; published 10 February: “1,250”."
    assert update.evidence["risen"] == -1.0


def test_years_are_given_where_they_differ() -> None:
    dates = (date(2025, 12, 30), date(2026, 1, 2))
    update = find_updates(pair(CASES_EN, "en", CASES_FR, "fr", dates=dates), (NUMBER,))[0]
    assert "30 December 2025" in update.explanation
    assert "2 January 2026" in update.explanation


@pytest.mark.parametrize("dates", [(EARLY, EARLY), (None, LATE), (EARLY, None), (None, None)])
def test_without_two_dates_there_is_no_update(dates: tuple[date | None, date | None]) -> None:
    assert find_updates(pair(CASES_EN, "en", CASES_FR, "fr", dates=dates), (NUMBER,)) == ()


@pytest.mark.parametrize(
    ("first", "a", "second", "b"),
    [
        ("ro", "UEFA a deschis o procedură disciplinară.", "en", "UEFA fined the club."),
        ("en", "Divers are searching for the boy.", "fr", "Le garçon a été retrouvé."),
        ("de", "Die Feuerwehr kämpft, der Wald brennt.", "it", "Il rogo è stato spento."),
        ("es", "Está en estado crítico.", "pt", "O ferido morreu."),
        ("ru", "Дорога закрыта.", "uk", "Рух відновлено."),
        ("pl", "Trwa strajk.", "bg", "Работниците прекратиха стачката."),
        ("fr", "Les négociations continuent.", "de", "Die Verhandlungen sind gescheitert."),
        ("ro", "Polițiștii anchetează cazul.", "pl", "Śledztwo umorzono."),
        ("en", "The president vetoed the law.", "ru", "Парламент преодолел вето."),
        ("en", "The fire is still burning.", "ru", "Пожар потушили."),
        ("en", "The gunman is on the run.", "de", "Der Täter wurde gefasst."),
        ("ro", "Premierul nu demisionează.", "fr", "Le premier ministre a remis sa démission."),
        ("it", "Due passeggeri sono feriti.", "es", "Uno de ellos murió en el hospital."),
        ("pl", "Firma chce kupić zakład.", "en", "The company withdrew its offer."),
        ("hu", "A rendőrség körözi.", "bg", "Заловиха го."),
        ("uk", "Він не визнає провину.", "ru", "Он признал вину."),
        ("pt", "O autarca afastou a demissão.", "ro", "Primarul și-a depus demisia."),
        ("de", "Er wurde verurteilt.", "it", "La Cassazione ha annullato la condanna."),
        ("en", "The victim has not been named.", "fr", "La victime a été identifiée."),
        ("es", "Amenazan con ir a la huelga.", "pt", "Os maquinistas estão em greve."),
    ],
)
def test_a_later_stage_is_an_update_by_itself(first: str, a: str, second: str, b: str) -> None:
    found = find_updates(pair(a, first, b, second, dates=(EARLY, LATE)), ())
    assert [update.type for update in found] == ["update"]
    assert found[0].evidence["advance"] == 1.0
    assert find_updates(pair(a, first, b, second, dates=(LATE, EARLY)), ()) == ()


def test_a_plan_that_was_changed_is_an_update() -> None:
    a, b = "The exams will begin on 22 June.", "Examenele se amână cu o săptămână."
    found = find_updates(pair(a, "en", b, "ro", dates=(EARLY, LATE)), ())
    assert found[0].span_a.of(a) == "will"
    assert found[0].span_b.of(b) == "se amână"


def test_the_same_state_is_no_update() -> None:
    a, b = "The road is closed.", "Drumul este închis."
    assert find_updates(pair(a, "en", b, "ro", dates=(EARLY, LATE)), ()) == ()


def test_stages_follow_each_other_in_one_direction() -> None:
    assert steps_between("charged", "convicted") == 2
    assert steps_between("convicted", "charged") == -2
    assert steps_between("missing", "adopted") == 0


def test_a_language_without_data_tells_nothing() -> None:
    told = changes("Ölü sayısı beşe yükseldi.", "tr")
    assert told.markers == told.stages == ()


def test_words_of_change_count_where_they_fit_what_differs() -> None:
    update = find_updates(pair(CASES_EN, "en", CASES_FR, "fr", dates=(EARLY, LATE)), (NUMBER,))[0]
    assert update.evidence["in_kind"] == 1.0
    later = "Le procès a été reporté : 1 318 cas."
    other = number(CASES_EN, later, ("1,250", "1 318"), (1250, 1318))
    update = find_updates(pair(CASES_EN, "en", later, "fr", dates=(EARLY, LATE)), (other,))[0]
    assert update.evidence["in_kind"] == 0.0


def test_what_was_open_and_is_done() -> None:
    a, b = "The minister remains in office.", "Министърът подаде оставка."
    found = find_updates(pair(a, "en", b, "bg", dates=(EARLY, LATE)), ())
    assert [update.evidence["closed"] for update in found] == [1.0]


@pytest.mark.parametrize(
    ("first", "a", "second", "b"),
    [
        # The same weekday and the same hour are those of one event.
        ("en", "The packet was opened on Tuesday.", "es", "El sobre se abrió el martes."),
        ("ro", "Plicul a fost deschis la ora 20:40.", "es", "Lo abrieron el lunes a las 20:40."),
        # Eleven were hurt in both reports, however many have "reached" hospital.
        ("en", "Eleven residents were hurt.", "ro", "Unsprezece oameni au ajuns la spital."),
        ("en", "Police have opened an inquiry.", "ro", "Nimeni nu a fost reținut în anchetă."),
    ],
)
def test_the_same_event_told_again_is_no_update(first: str, a: str, second: str, b: str) -> None:
    found = find_updates(pair(a, first, b, second, dates=(EARLY, LATE)), ())
    assert not any(update.evidence["told"] for update in found)


def test_what_runs_from_a_day_on_is_no_news_on_that_day() -> None:
    a, b = "It will run for 60 days from 9 February.", "Режим вступил в силу 9 февраля."
    found = find_updates(pair(a, "en", b, "ru", dates=(EARLY, LATE)), ())
    assert not any(update.evidence["happened_since"] for update in found)


@pytest.mark.parametrize(
    ("second", "b"),
    [
        ("es", "La policía ha interrogado ya a nueve personas."),
        ("pt", "A polícia ouviu já nove pessoas."),
        ("ru", "Полиция допросила уже 9 человек."),
        ("pl", "Policja przesłuchała już 9 osób."),
    ],
)
def test_already_before_a_greater_figure_tells_that_it_has_grown(second: str, b: str) -> None:
    a = "Police have questioned six people."
    figure = "9" if "9" in b else ("nueve" if second == "es" else "nove")
    six = number(a, b, ("six", figure), (6, 9))
    update = find_updates(pair(a, "en", b, second, dates=(EARLY, LATE)), (six,))[0]
    assert update.evidence["moved"] == update.evidence["told"] == 1.0


def test_a_stage_still_to_be_reached_is_reached() -> None:
    a, b = "The recorder has not been found so far.", "Cutia neagră a fost găsită miercuri."
    found = find_updates(pair(a, "en", b, "ro", dates=(EARLY, LATE)), ())
    assert found[0].evidence["advance"] == 1.0
