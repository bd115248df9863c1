"""Names in the place of names that were not told from nouns, or are of another kind."""

import pytest

from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.name_gaps import find_replaced
from claimcmp.facts.name import names
from claimcmp.facts.records import Facts
from claimcmp.records import Claim, Span

Side = tuple[str, str]


def statement(language: str, text: str) -> Statement:
    claim = Claim("c", "s", text, Span(0, len(text)), language, 0)
    return Statement(claim, Facts(names=names([text], language)[0]))


def unlike(a: Span, b: Span) -> float:
    return 0.2


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
            ("en", "Why has the Democratic Party given up so much?"),
            ("ro", "De ce a renunțat președintele Trump la atât de multe?"),
            ("Democratic Party", "Trump"),
        ),
        (
            ("en", "He is due to run in Raheem Sterling elections next year."),
            ("ru", "Он будет баллотироваться в Европейский парламент в следующем году."),
            ("Raheem Sterling", "Европейский парламент"),
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


def test_findings_are_symmetric() -> None:
    a = ("en", "The final decision was announced by Aulia Arriani.")
    b = ("de", "Gestern wurde das endlich von Kepa Arrizabalaga verkündet.")
    (one,), (other,) = replaced(a, b), replaced(b, a)
    assert (one.span_a, one.span_b) == (other.span_b, other.span_a)
    assert one.evidence == other.evidence
