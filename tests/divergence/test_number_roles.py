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
            "One report gives about 60 million EUR (“une soixantaine de millions d’euros”), "
            "the other about 12 million EUR (“aproape 12 milioane de euro”).",
        ),
        (
            ("de", "Am ersten Streiktag fuhr in Belgien nur jeder zweite Zug."),
            ("fr", "Un train sur trois circulait en Belgique au premier jour de la grève."),
            "One report gives about 50% (“jeder zweite Zug”), the other about 33% "
            "(“Un train sur trois circulait”).",
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
        (
            ("en", "The epicentre lay 90 miles from the coast."),
            ("es", "El epicentro se situó a 90 km de la costa."),
            "One report gives “90 miles”, the other “90 km”.",
        ),
        (
            ("it", "La scossa è stata di magnitudo 6,8."),
            ("hu", "A rengés 5,8-as erősségű volt."),
            "One report gives magnitude 6.8 (“magnitudo 6,8”), the other magnitude 5.8 "
            "(“5,8-as erősségű”).",
        ),
        (
            ("en", "Hundreds of people came to the square."),
            ("uk", "На площу прийшли 25 людей."),
            "One report gives “Hundreds of people”, the other 25 (“25 людей”).",
        ),
        (
            ("fr", "La dette atteint 1,59 milliard d’euros."),
            ("pl", "Dług wynosi 1,95 mld euro."),
            "One report gives 1.59 billion EUR (“1,59 milliard d’euros”), the other 1.95 billion "
            "EUR (“1,95 mld euro”).",
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


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        # A stretch and a bound beside it: each has its own counterpart.
        (
            ("en", "Some 3 to 6 inches are expected, with up to 50 inches possible."),
            ("uk", "Становитиме від 7,62 до 15,24 см, місцями можливо до 25,4 см."),
            (1.27, 0.254),
        ),
        # "De 5 à 7,5" is a change or a stretch; beside a stretch it is one.
        (
            ("en", "Rainfall rates will approach 2 to 6 inches per hour in spots."),
            ("fr", "Les averses atteindront un rythme de 5 à 7,5 cm par heure par endroits."),
            (0.0508, 0.05),
        ),
        (
            ("en", "It said between 80 and 43 percent of voters would take part."),
            ("ro", "Între 30% și 43% dintre cetățenii cu drept de vot vor participa."),
            (43.0, 30.0),
        ),
        # The conversion in brackets is wrong, or what it converts.
        (
            ("en", "The damage could be greater along the coastline 300 km (790 miles) away."),
            ("pl", "Szkody mogą być większe wzdłuż linii brzegowej 300 km na północ."),
            (1271381.76, 300000.0),
        ),
        (
            ("en", "The volcano sits 75 miles (72 kilometers) southeast of the capital."),
            ("hu", "A fővárostól 72 km-re délkeletre fekvő vulkán."),
            (120700.8, 72000.0),
        ),
        # "Second" does not say how many stores there are.
        (
            ("en", "They test it in eleven stores, the second of which opens this year."),
            ("hu", "Két áruházban is tesztelik."),
            (11.0, 2.0),
        ),
        # Vague tens of thousands hide no figure beside them.
        (
            ("en", "More than 7,000 people were killed and tens of thousands dislocated."),
            ("ru", "Было убито свыше тысячи людей, и еще десятки тысяч лишились крова."),
            (7000.0, 1000.0),
        ),
        (
            ("en", "His bond has been set at $150,000."),
            ("ru", "Установлен залог в размере 350 тыс. долларов."),
            (150000.0, 350000.0),
        ),
        (
            ("en", "Her new deals are worth up to £3.5 million."),
            ("ru", "Стоимость новых контрактов — до 1,5 млн."),
            (3.5e6, 1.5e6),
        ),
        # An exact height is not rounded by four percent.
        (
            ("en", "The 6-foot-3 forward grew up in Baton Rouge."),
            ("it", "L’attaccante di 198 cm è cresciuto a Baton Rouge."),
            (1.905, 1.98),
        ),
        (
            ("en", "Maximum winds of 45 miles per hour were measured."),
            ("fr", "Des vents pouvant atteindre jusqu’à 135 km/h."),
            (20.1168, 37.500000003),
        ),
    ],
)
def test_a_changed_figure_of_a_translation_is_found(
    a: Said, b: Said, values: tuple[float, float]
) -> None:
    (conflict,) = conflicts(a, b)
    assert isinstance(conflict.value_a, dict)
    assert isinstance(conflict.value_b, dict)
    assert (conflict.value_a["number"], conflict.value_b["number"]) == values


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("en", "2 to 3 inches of rain"), ("ro", "8 cm de ploaie")),
        (("en", "1 to 4 inches of rain"), ("it", "dai 2 ai 10 cm di pioggia")),
        (("en", "within 200 miles of Phoenix"), ("fr", "dans un périmètre de 300 km")),
        (("en", "waves as high as six meters (18 feet)"), ("fr", "des vagues de six mètres")),
        (("en", "3 to 6 inches are expected"), ("it", "tra i 7,5 cm e i 15 cm")),
        (("en", "the 25,000-strong crowd"), ("pl", "25-tysięczny tłum")),
        (("en", "the 550 pound hog"), ("uk", "249-кілограмовий кабан")),
        (("en", "a 20-year-old man"), ("pl", "dwudziestoletniego mężczyznę")),
        (("en", "a 16-year-old was found"), ("it", "un sedicenne è stato ritrovato")),
        (("en", "three men aged 33, 34 and 39"), ("it", "Tre uomini, di 33, 34 e 39 anni, qui")),
    ],
)
def test_a_faithful_translation_is_silent(a: Said, b: Said) -> None:
    assert conflicts(a, b) == ()
    assert conflicts(b, a) == ()


def test_a_ratio_of_what_both_give_explains_no_other_share() -> None:
    a = ("en", "The index rose 8.79 points, or 7.96 percent, to 929.06.")
    b = ("ro", "Indicele a crescut cu 8,79 puncte sau 0,96 la sută, la 929,06.")
    (conflict,) = conflicts(a, b)
    assert isinstance(conflict.value_a, dict)
    assert conflict.value_a["number"] == 7.96
