"""Number conflicts that turn on units, currencies, taxes and on what a figure is given for."""

import pytest

from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.number import find_number_conflicts
from claimcmp.facts.date import times
from claimcmp.facts.quantity import quantities
from claimcmp.facts.records import Facts
from claimcmp.records import Claim, Span

Said = tuple[str, str]


def statement(language: str, text: str) -> Statement:
    masked = [time.span for time in times(text, language, None)]
    facts = Facts(quantities=quantities(text, language, masked=masked))
    return Statement(Claim("a#0", "a", text, Span(0, len(text)), language, 0), facts)


def conflicts(a: Said, b: Said) -> tuple[Conflict, ...]:
    pair = StatementPair(statement(*a), statement(*b), 0.8, 0.9, spans=lambda left, right: 0.5)
    return find_number_conflicts(pair)


@pytest.mark.parametrize(
    ("a", "b", "explanation"),
    [
        (
            ("en", "A U.S. representative assisted in the release of 123 detainees."),
            ("ro", "SUA au negociat eliberarea a 52 de prizonieri politici de diferite etnii."),
            "One report gives 123 (“123 detainees”), the other 52 (“52 de prizonieri politici”).",
        ),
        (
            ("fr", "La remise en état coûtera une soixantaine de millions d’euros."),
            ("ro", "Refacerea va costa aproape 12 milioane de euro."),
            "One report gives about 60,000,000 EUR (“une soixantaine de millions d’euros”), "
            "the other about 12,000,000 EUR (“aproape 12 milioane de euro”).",
        ),
        (
            ("de", "Der Zug war mit gut 80 km/h unterwegs."),
            ("en", "The train was doing about 80 mph."),
            "One report gives about 80 km/h (“gut 80 km/h”), the other “about 80 mph”.",
        ),
        (
            ("ro", "Un debutant rămâne în mână cu aproximativ 4.000 de lei."),
            ("ro", "Un debutant are un salariu brut de 4.000 de lei."),
            "One report gives about 4,000 RON net (“aproximativ 4.000 de lei”), the other "
            "4,000 RON gross (“4.000 de lei”).",
        ),
    ],
)
def test_the_explanation_can_be_printed(a: Said, b: Said, explanation: str) -> None:
    assert [c.explanation for c in conflicts(a, b)] == [explanation]


@pytest.mark.parametrize(
    ("a", "b", "feature"),
    [
        (
            ("de", "Der Leitzins sank um einen halben Prozentpunkt."),
            ("en", "The bank trimmed its key rate by 0.5 percent."),
            "unit_conflict",
        ),
        (
            ("fr", "L’ensemble est assuré pour 2,4 millions de lei."),
            ("ro", "Pânzele sunt asigurate pentru aproape două milioane și jumătate de euro."),
            "unit_conflict",
        ),
        (
            ("en", "Lübeck sold Petersen for £15 million."),
            ("de", "Der Verkauf brachte umgerechnet knapp 14 Millionen Euro ein."),
            "exchange",
        ),
        (
            ("bg", "Цената е 312 милиона евро без ДДС."),
            ("ro", "Prețul este de 1,59 miliarde de lei, cu TVA inclus."),
            "qualifier_conflict",
        ),
        (("en", "Hundreds of people fled."), ("ro", "Zeci de persoane au fugit."), "same_unit"),
    ],
)
def test_what_the_conflict_turns_on(a: Said, b: Said, feature: str) -> None:
    for one, other in ((a, b), (b, a)):
        (conflict,) = conflicts(one, other)
        assert conflict.evidence[feature] == 1.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            ("en", "Thirty-one prisoners crossed in each direction on Thursday."),
            ("ru", "Домой вернулись 62 человека — поровну с каждой стороны."),
        ),
        (
            ("en", "About a third of the 600-mile frontier is not marked out."),
            ("ru", "Около 320 километров на местности не обозначено."),
        ),
        (
            ("en", "The deal is worth €20 million."),
            ("ro", "Afacerea valorează 101 milioane de lei."),
        ),
        (("en", "He takes home €2,600."), ("fr", "Son salaire brut est de 4000 euros.")),
        (("en", "contacts between the two governments"), ("ro", "52 de prizonieri politici")),
        (
            ("en", "Six members backed the decision and three opposed it."),
            ("en", "One third of the nine-member council voted against."),
        ),
        (("pl", "nieco ponad tysiąc osób"), ("en", "1,150 people")),
    ],
)
def test_figures_that_can_both_be_right_are_silent(a: Said, b: Said) -> None:
    assert conflicts(a, b) == ()
    assert conflicts(b, a) == ()
