"""Date conflicts between two statements: found where times cannot meet, silent elsewhere."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.divergence.date import find_date_conflicts
from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.facts.date import times
from claimcmp.facts.records import Facts
from claimcmp.records import Claim, Span

# A Friday.
PUBLISHED = date(2026, 2, 6)


def statement(text: str, language: str, published: date | None = PUBLISHED) -> Statement:
    claim = Claim("a#0", "a", text, Span(0, len(text)), language, 0)
    return Statement(claim, Facts(times=times(text, language, published)), published)


def pair_of(
    a: tuple[str, str],
    b: tuple[str, str],
    *,
    published_a: date | None = PUBLISHED,
    published_b: date | None = PUBLISHED,
    context_b: tuple[Facts, ...] = (),
) -> StatementPair:
    return StatementPair(
        statement(*a, published_a),
        statement(*b, published_b),
        similarity=0.5,
        probability=0.9,
        spans=lambda left, right: 0.0,
        context_b=context_b,
    )


def conflicts(a: tuple[str, str], b: tuple[str, str]) -> tuple[Conflict, ...]:
    return find_date_conflicts(pair_of(a, b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("en", "They voted on Tuesday."), ("ro", "Au votat marți, 3 februarie.")),
        (("en", "They voted on Tuesday."), ("ro", "Au votat pe 3 februarie.")),
        (("en", "It opens on Tuesday."), ("ro", "Se deschide pe 10 februarie.")),
        (("en", "The meeting ended late on Thursday."), ("ro", "Ședința s-a ținut joi seară.")),
        (("en", "by 2029"), ("ro", "în trei ani")),
        (("en", "shortly before midnight on Sunday"), ("ro", "duminică, la 23:50")),
        (("en", "the ban starts at midnight"), ("ro", "interdicția începe la ora 00:00")),
        (("en", "in the small hours of Wednesday"), ("fr", "dans la nuit de mardi à mercredi")),
        (
            ("en", "shut until 16 February"),
            ("ro", "închise pentru o săptămână de luni, 9 februarie"),
        ),
        (("en", "teams began on Wednesday"), ("ro", "din 4 februarie")),
        (("en", "since the beginning of December"), ("fr", "depuis début décembre")),
        (("en", "It starts at 7.30 pm."), ("de", "Beginn ist um 19.30 Uhr.")),
        (("en", "at 9 p.m. local time on 27 August"), ("ro", "pe 27 august, la ora 22:00")),
        (("en", "on Thursday, three days after it began"), ("ru", "с понедельника")),
        (("en", "trains will not run before Monday"), ("ro", "până duminică, 8 februarie")),
        (("en", "the first Monday of May"), ("ro", "pe 4 mai")),
        (("en", "about half an hour"), ("it", "mezz'ora")),
        (("en", "two weeks"), ("pl", "czternaście dni")),
        (("en", "over seven months of talks"), ("ru", "переговоры шли более чем полгода")),
        (("en", "fourteen months"), ("uk", "рік і два місяці")),
        (("en", "this year, in May"), ("ro", "în mai")),
        (("en", "They met in Sofia."), ("ro", "S-au întâlnit marți la Sofia.")),
        (("en", "The law was passed in 2015."), ("ro", "Marți au protestat.")),
        (("en", "on Thursday at about 19:30"), ("ro", "joi, pe stradă, la aproximativ 19:30")),
        (("en", "They met on Friday."), ("bg", "петъчната среща")),
        (("en", "on Sunday morning"), ("ru", "в воскресное утро")),
    ],
)
def test_agreeing_times_are_silent(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert conflicts(a[::-1], b[::-1]) == ()


@pytest.mark.parametrize(
    ("a", "b", "value_a", "value_b"),
    [
        (
            ("en", "They voted on Tuesday."),
            ("ro", "Au votat miercuri."),
            "2026-02-03",
            "2026-02-04",
        ),
        (
            ("en", "They voted on Tuesday."),
            ("ro", "Au votat pe 5 februarie."),
            "2026-02-03",
            "2026-02-05",
        ),
        (
            ("en", "the first step comes in September"),
            ("ro", "cea dintâi de la 1 ianuarie"),
            "2025-09",
            "2026-01-01",
        ),
        (
            ("en", "Built in 1987."),
            ("de", "Gebaut 1978."),
            "1987",
            "1978",
        ),
        (
            ("en", "It lasted two weeks."),
            ("fr", "Elle a duré trois semaines."),
            {"duration_days": 14.0},
            {"duration_days": 21.0},
        ),
        (
            ("en", "The match starts at 7.30 pm."),
            ("es", "El partido empieza a las 20.15 horas."),
            "19:30",
            "20:15",
        ),
        (
            ("en", "They met last week."),
            ("hu", "Jövő héten találkoznak."),
            "2026-01-26/2026-02-01",
            "2026-02-09/2026-02-15",
        ),
        # A clock that agrees leaves the day open; a length that both give explains no date.
        (
            ("en", "It happened on Friday at about 19:30."),
            ("ro", "S-a întâmplat joi, în centru, la aproximativ 19:30."),
            "2026-02-06T19:30",
            "2026-02-05",
        ),
        (
            ("en", "It warned on Wednesday of 183 eruptions within 24 hours."),
            ("fr", "Samedi, il a averti de 183 éruptions en 24 heures."),
            "2026-02-04",
            "2026-01-31",
        ),
        (
            ("en", "on Tuesday, 3 February 2026"),
            ("bg", "в сряда, 3 февруари 2026 г."),
            "2026-02-03",
            {"weekday": 3},
        ),
    ],
)
def test_times_that_cannot_meet_conflict(
    a: tuple[str, str], b: tuple[str, str], value_a: object, value_b: object
) -> None:
    (conflict,) = conflicts(a[::-1], b[::-1])
    assert (conflict.type, conflict.value_a, conflict.value_b) == ("date", value_a, value_b)
    assert conflict.span_a.of(a[1]) in conflict.explanation
    assert conflict.span_b.of(b[1]) in conflict.explanation


def test_a_weekday_without_publication_dates_is_compared_by_name() -> None:
    tuesday, wednesday = ("on Tuesday", "en"), ("miercuri", "ro")
    unknown = pair_of(tuesday, wednesday, published_a=None, published_b=None)
    assert [each.value_a for each in find_date_conflicts(unknown)] == [{"weekday": 2}]
    same = pair_of(tuesday, ("marți", "ro"), published_a=None, published_b=None)
    assert find_date_conflicts(same) == ()


def test_a_neighbouring_sentence_may_give_the_date() -> None:
    context = Facts(times=times("Luni au votat.", "ro", PUBLISHED))
    pair = pair_of(
        ("They voted on Monday.", "en"), ("Marți au protestat.", "ro"), context_b=(context,)
    )
    (conflict,) = find_date_conflicts(pair)
    assert conflict.evidence["told_nearby"] == 0.5
    (conflict,) = find_date_conflicts(replace(pair, context_b=()))
    assert conflict.evidence["told_nearby"] == 0.0


def test_a_moved_date_is_set_against_the_old_one() -> None:
    (conflict,) = conflicts(
        ("The council is due to rule by 16 February.", "en"),
        (
            "Consiliul, care trebuia să decidă până la 16 februarie, și-a mutat joi termenul la "
            "28 februarie.",
            "ro",
        ),
    )
    assert (conflict.value_a, conflict.value_b) == ("2026-02-16", "2026-02-28")
    assert conflict.evidence["moved"] == 1.0


def test_a_prolonged_deadline_is_set_against_the_length() -> None:
    (conflict,) = conflicts(
        ("The schools will be shut until 16 February.", "en"),
        (
            "La fermeture devait prendre fin le 16 février ; elle a été prolongée d'une semaine.",
            "fr",
        ),
    )
    assert conflict.value_b == {"duration_days": 7.0}


def test_only_the_changed_one_of_several_dates_conflicts() -> None:
    (conflict,) = conflicts(
        ("From Monday until Wednesday the 2026 budget is read.", "en"),
        ("Bugetul pe 2026 e citit de luni până joi.", "ro"),
    )
    assert conflict.value_a == "2026-02-11"
    assert "Wednesday" in conflict.explanation


def test_the_most_alike_in_use_are_compared() -> None:
    a = statement("Signed on Monday, it was announced on Tuesday.", "en")
    b = statement("Semnat miercuri, a fost anunțat joi.", "ro")
    alike = {(10, 7), (37, 32)}
    pair = StatementPair(a, b, 0.5, 0.9, lambda x, y: 0.9 if (x.start, y.start) in alike else 0.1)
    found = {(each.value_a, each.value_b) for each in find_date_conflicts(pair)}
    assert len(found) == 2


def test_findings_are_symmetric() -> None:
    a, b = ("They voted on Tuesday for two weeks.", "en"), ("Au votat joi, trei săptămâni.", "ro")
    forward = {(c.value_a == {"duration_days": 14.0}, c.span_a, c.span_b) for c in conflicts(a, b)}
    backward = {(c.value_b == {"duration_days": 14.0}, c.span_b, c.span_a) for c in conflicts(b, a)}
    assert forward == backward
    assert len(forward) == 2


_PHRASES = (
    "on Monday",
    "3 May",
    "in 2025",
    "two weeks",
    "until Friday",
    "at 19:30",
    "last year",
    "in three years",
    "9999",
    "1 January",
    "late December",
    "every Tuesday",
    "in 90 years",
    "500 years ago",
    "spring 2026",
)
_TEXTS = st.lists(st.sampled_from(_PHRASES), max_size=4).map(", ".join)


@settings(max_examples=120, deadline=None)
@given(a=_TEXTS, b=_TEXTS, published_a=st.dates() | st.none(), published_b=st.dates() | st.none())
def test_any_two_statements_can_be_compared(
    a: str, b: str, published_a: date | None, published_b: date | None
) -> None:
    pair = pair_of((a, "en"), (b, "en"), published_a=published_a, published_b=published_b)
    for conflict in find_date_conflicts(pair):
        assert conflict.span_a.of(a)
        assert conflict.span_b.of(b)
        assert all(isinstance(each, float) for each in conflict.evidence.values())


@settings(max_examples=60, deadline=None)
@given(text=_TEXTS, published=st.dates() | st.none())
def test_a_statement_never_conflicts_with_itself(text: str, published: date | None) -> None:
    pair = pair_of((text, "en"), (text, "en"), published_a=published, published_b=published)
    assert find_date_conflicts(pair) == ()


def test_an_unresolved_weekday_is_no_date_to_which_another_was_moved() -> None:
    counted = ("The authority has counted 1,250 cases since the beginning of December.", "en")
    told = (
        "Bilanțul a ajuns la 1.250 de cazuri de la începutul lui decembrie, a anunțat vineri"
        " Direcția de Sănătate Publică.",
        "ro",
    )
    undated = pair_of(counted, told, published_a=None, published_b=None)
    assert find_date_conflicts(undated) == ()


def test_two_longest_lengths_are_told_apart() -> None:
    fifteen = ("He could be sent to prison for up to 15 years.", "en")
    assert conflicts(fifteen, ("Riscă până la două decenii de închisoare.", "ro"))
    assert conflicts(fifteen, ("Заплашен е от затвор до 20 години.", "bg"))
    assert not conflicts(fifteen, ("Ihm drohen bis zu 15 Jahre Haft.", "de"))
    assert not conflicts(("It takes up to two weeks.", "en"), ("Durează cel mult 15 zile.", "ro"))
    assert not conflicts(fifteen, ("He was in prison for 10 years.", "en"))


def test_nearly_a_fortnight_is_twelve_days() -> None:
    a = ("They sat on it for the best part of a fortnight.", "en")
    assert not conflicts(a, ("Au tăcut douăsprezece zile.", "ro"))
    assert not conflicts(("Milczeli niecałe dwa tygodnie.", "pl"), ("Au tăcut 12 zile.", "ro"))


def test_a_length_in_another_clause_than_the_move_moves_no_date() -> None:
    a = ("Ciolpan, who moved to Spain in January, has been banned for fourteen months.", "en")
    assert not conflicts(a, ("El traspaso se firmó en enero.", "es"))
