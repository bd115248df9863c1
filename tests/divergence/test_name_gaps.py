"""Names in the place of names that were not told from nouns, or are of another kind."""

import pytest

from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.name_gaps import find_replaced
from claimcmp.facts.name import names
from claimcmp.facts.quantity import quantities
from claimcmp.facts.records import Facts
from claimcmp.records import Claim, Span

Side = tuple[str, str]


def statement(language: str, text: str) -> Statement:
    claim = Claim("c", "s", text, Span(0, len(text)), language, 0)
    found = Facts(names=names([text], language)[0], quantities=quantities(text, language))
    return Statement(claim, found)


def unlike(a: Span, b: Span) -> float:
    return 0.2


def word_for_word(a: Span, b: Span) -> float:
    return 0.6


def replaced(a: Side, b: Side) -> tuple[Conflict, ...]:
    return find_replaced(StatementPair(statement(*a), statement(*b), 0.8, 0.9, unlike), ())


def values(a: Side, b: Side) -> list[tuple[object, object]]:
    return [(conflict.value_a, conflict.value_b) for conflict in replaced(a, b)]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            ("en", "The final decision was announced by Aulia Arriani."),
            ("de", "Gestern wurde das endlich von Kepa Arrizabalaga verkündet."),
            ("Aulia Arriani", "Kepa Arrizabalaga"),
        ),
        (
            ("en", "The vaccines were flown to Kyzyl-Bel."),
            ("ro", "Vaccinurile au ajuns cu avionul la Kairagaci."),
            ("Kyzyl-Bel", "Kairagaci"),
        ),
    ],
)
def test_a_name_without_counterpart_meets_another(
    a: Side, b: Side, expected: tuple[str, str]
) -> None:
    assert values(a, b)[0] == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            ("en", "The shot flew past Kepa Arrizabalaga into the net."),
            ("de", "Der Schuss flog an Kepa Arrizabalaga vorbei in das Netz."),
        ),
        (
            ("en", "Talks with Ri Yong Ho were held in Singapore."),
            ("ru", "Переговоры с Ри Ён Хо прошли в Сингапуре."),
        ),
        (
            ("en", "The train left Vienna before dawn."),
            ("hu", "A vonat még hajnal előtt elhagyta az osztrák fővárost."),
        ),
    ],
)
def test_a_name_told_by_sound_or_by_its_people_leaves_no_gap(a: Side, b: Side) -> None:
    assert values(a, b) == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            ("en", "Why has the Democratic Party surrendered so much ground?"),
            ("ro", "De ce a cedat președintele Trump atât de mult teren?"),
            ("Democratic Party", "Trump"),
        ),
        (
            ("en", "He is due to run in Raheem Sterling elections next year."),
            ("ru", "Он будет баллотироваться в Европейский парламент в следующем году."),
            ("Raheem Sterling", "Европейский парламент"),
        ),
    ],
)
def test_another_kind_replaces_a_name_only_in_sentences_that_say_the_same_word_for_word(
    a: Side, b: Side, expected: tuple[str, str]
) -> None:
    pair = StatementPair(statement(*a), statement(*b), 0.8, 0.9, word_for_word)
    assert [(c.value_a, c.value_b) for c in find_replaced(pair, ())][:1] == [expected]
    assert values(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            ("en", "Some 300 of his supporters demonstrated outside city hall on Monday."),
            ("ro", "Luni, vreo 300 de agitatori ai lui Serghei Botnarenco au făcut circ afară."),
        ),
        (
            ("en", "Farmers blocked the road in front of the ministry of agriculture."),
            ("pl", "Rolnicy zablokowali drogę na apel Andrzeja Nowaka."),
        ),
        (
            ("de", "Vor dem Landwirtschaftsministerium blockierten Bauern die Straße."),
            ("fr", "Les agriculteurs ont bloqué la route à l'appel de Pierre Durand."),
        ),
    ],
)
def test_an_institution_told_by_common_nouns_is_never_set_against_a_person(
    a: Side, b: Side
) -> None:
    for one, other in ((a, b), (b, a)):
        pair = StatementPair(statement(*one), statement(*other), 0.8, 0.9, word_for_word)
        assert find_replaced(pair, ()) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            ("en", "Opponents of Ilie Maftei gathered outside city hall."),
            ("ro", "Oamenii s-au strâns în fața primăriei, împotriva lui Andrei Ursu."),
        ),
        (
            ("en", "Opponents of Ilie Maftei gathered outside city hall."),
            ("fr", "Des opposants à Andrei Ursu se sont rassemblés devant la mairie."),
        ),
        (
            ("en", "Opponents of Ilie Maftei gathered outside city hall."),
            ("pl", "Przeciwnicy Andreia Ursu zebrali się przed ratuszem."),
        ),
    ],
)
def test_a_body_told_by_an_inflected_noun_is_no_gap(a: Side, b: Side) -> None:
    assert all("city hall" not in pair for pair in values(a, b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            ("de", "Der Stürmer gab den Pass mit der Ferse zurück an Mateo."),
            ("en", "The striker heeled a pass back to Mateo Kovacic."),
        ),
        (
            ("de", "Diebe stehlen 26.750 US-Dollar aus einem Geldautomaten."),
            ("en", "Thieves stole $26,750 from a Brink's worker."),
        ),
        (
            ("de", "Zu den Unterstützern des Antrags gehörte sie nicht."),
            ("en", "She was not among those who promoted the motion of Jeremy Corbyn."),
        ),
    ],
)
def test_nouns_and_units_with_a_capital_replace_no_name(a: Side, b: Side) -> None:
    assert values(a, b) == []


def test_findings_are_symmetric() -> None:
    a = ("en", "The final decision was announced by Aulia Arriani.")
    b = ("de", "Gestern wurde das endlich von Kepa Arrizabalaga verkündet.")
    (one,), (other,) = replaced(a, b), replaced(b, a)
    assert (one.span_a, one.span_b) == (other.span_b, other.span_a)
    assert one.evidence == other.evidence
