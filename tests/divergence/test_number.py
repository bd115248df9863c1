"""Figures that conflict, and figures that only look so."""

import pytest

from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.divergence.number import find_number_conflicts
from claimcmp.facts.extraction import extract_facts
from claimcmp.facts.quantity import quantities
from claimcmp.facts.records import Facts
from claimcmp.records import Claim, Span


def alike(a: Span, b: Span) -> float:
    return 0.5


def statement(text: str, language: str) -> Statement:
    claim = Claim(language, language, text, Span(0, len(text)), language, 0)
    return Statement(claim, Facts(quantities=quantities(text, language)))


def pair(a: tuple[str, str], b: tuple[str, str]) -> StatementPair:
    return StatementPair(statement(a[1], a[0]), statement(b[1], b[0]), 0.8, 0.9, alike)


def number(value: object) -> object:
    assert isinstance(value, dict)
    return value["number"]


AGREE = [
    (("en", "about 300 people"), ("ro", "298 de persoane")),
    (("ro", "cel puțin 12 morți"), ("en", "14 dead")),
    (("en", "two thirds of schools"), ("ro", "66 la sută dintre școli")),
    (("en", "nearly six in ten patients"), ("ro", "58% dintre pacienți")),
    (("en", "1.3 million people"), ("ro", "1.318.000 de oameni")),
    (("en", "5 miles away"), ("fr", "à 8 km")),
    (("en", "one in five children"), ("ro", "20 la sută dintre copii")),
    (("en", "1,250 cases"), ("ro", "o mie două sute cincizeci de cazuri")),
    (("en", "1.5 million euros"), ("de", "1,5 Millionen Euro")),
    (("en", "87 children, nine of them in intensive care"), ("ro", "87 de copii")),
    (("en", "87 children"), ("ro", "nicio cifră aici")),
    (("en", "three million euros"), ("ro", "15 milioane de lei")),
    (("en", "between 10 and 15 people"), ("ro", "12 persoane")),
    (("en", "won 2-1"), ("ro", "a pierdut scorul 1-2, meci")),
    (("en", "prices doubled"), ("ro", "creștere de 100%")),
    (("en", "40 men and 47 women"), ("ro", "87 de oameni")),
    (("en", "more than 10 wounded"), ("ro", "cel puțin 12 răniți")),
    (("en", "three demonstrators and a policeman were hurt"), ("ro", "patru oameni răniți")),
    (("fr", "trois manifestants et un policier blessés"), ("ru", "четверо пострадавших")),
    (("fr", "une TVA relevée de 2 %"), ("ro", "TVA urcă de la 21 la 23 la sută")),
    (("en", "up $2 million to $46.5 million"), ("de", "von 44,5 auf 46,5 Millionen Dollar")),
    (("es", "algo más de dos millones de euros"), ("ro", "circa 2,25 milioane de euro")),
    (("en", "some 2,000 hours of flight"), ("it", "1.950 ore di volo")),
]


@pytest.mark.parametrize(("a", "b"), AGREE)
def test_both_can_be_right(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert find_number_conflicts(pair(a, b)) == ()
    assert find_number_conflicts(pair(b, a)) == ()


DIFFER = [
    (("en", "3,200 flying hours"), ("it", "2.300 ore di volo"), 3200, 2300),
    (("ro", "47 de ani și peste 4.000 de ore de zbor"), ("de", "2.300 Stunden"), 4000, 2300),
    (("ro", "4,2 milioane de euro"), ("it", "4,2 milioni di dollari"), 4.2e6, 4.2e6),
    (("en", "three demonstrators and two policemen"), ("ro", "patru demonstranți"), 3, 4),
    (("en", "Temperatures fell to -12 °C"), ("ru", "Похолодало до минус 21 градуса"), -12, -21),
    (("en", "123 detainees"), ("ro", "52 de prizonieri politici"), 123, 52),
    (("en", "at least 12 dead"), ("ro", "9 morți"), 12, 9),
    (("en", "a rise of four percentage points"), ("ro", "o creștere de 4 la sută"), 4, 4),
    (("en", "20 percent"), ("de", "30 Prozent"), 20, 30),
    (("en", "aged 44"), ("ro", "un inginer de 45 de ani"), 44, 45),
    (("en", "more than 500 people"), ("ru", "более 600 человек"), 500, 600),
    (("en", "630 million euros"), ("fr", "360 millions d’euros"), 630e6, 360e6),
    (("en", "three million euros"), ("hu", "3 millió forint"), 3e6, 3e6),
    (("en", "won 2-1"), ("es", "victoria por 3-1"), 2, 3),
    (("en", "40 km"), ("pl", "60 km"), 40000, 60000),
]


@pytest.mark.parametrize(("a", "b", "left", "right"), DIFFER)
def test_only_one_can_be_right(
    a: tuple[str, str], b: tuple[str, str], left: float, right: float
) -> None:
    (conflict,) = find_number_conflicts(pair(a, b))
    assert isinstance(conflict.value_a, dict)
    assert isinstance(conflict.value_b, dict)
    assert (conflict.value_a["number"], conflict.value_b["number"]) == (left, right)
    assert all(-1 <= value <= 1 for value in conflict.evidence.values())


@pytest.mark.parametrize(("a", "b", "left", "right"), DIFFER)
def test_exchanging_the_sides_exchanges_the_values(
    a: tuple[str, str], b: tuple[str, str], left: float, right: float
) -> None:
    (forth,), (back,) = find_number_conflicts(pair(a, b)), find_number_conflicts(pair(b, a))
    assert (forth.value_a, forth.value_b) == (back.value_b, back.value_a)
    assert (forth.span_a, forth.span_b) == (back.span_b, back.span_a)
    assert forth.evidence == back.evidence


def test_the_part_is_not_set_against_the_whole() -> None:
    found = find_number_conflicts(
        pair(
            ("en", "87 children are in hospital, nine of them in intensive care"),
            ("ro", "78 de copii"),
        )
    )
    assert [c.explanation for c in found] == [
        "One report gives 87 (“87 children”), the other 78 (“78 de copii”)."
    ]


def test_the_old_value_of_a_change_is_an_update() -> None:
    (conflict,) = find_number_conflicts(
        pair(("ro", "de la 12 la 15 la sută"), ("en", "12 percent of pupils"))
    )
    assert conflict.evidence["from_to"] == 1.0


def test_a_conversion_in_brackets_does_not_hide_a_conflict() -> None:
    (conflict,) = find_number_conflicts(
        pair(("en", "210 km (190 miles) north"), ("ro", "la 300 km nord"))
    )
    assert conflict.value_a == {"number": 210000, "unit": "m", "bound": "exact", "of": "north"} or (
        isinstance(conflict.value_a, dict) and conflict.value_a["number"] == 210000
    )


WHOLES = {
    "en": "Seventeen people were injured in the crash",
    "ro": "Șaptesprezece persoane au fost rănite în accident",
    "ru": "В аварии пострадали 17 человек",
}
PARTS = [
    ("en", "Fourteen people were injured, three of them badly."),
    ("en", "Fourteen people were injured, of whom three are in intensive care."),
    ("en", "Three of the 14 injured are in intensive care."),
    ("ro", "Paisprezece persoane au fost rănite, dintre care trei grav."),
    ("ro", "Paisprezece persoane au fost rănite, trei dintre ele grav."),
    ("fr", "Quatorze personnes ont été blessées, dont trois grièvement."),
    ("fr", "Quatorze personnes ont été blessées, trois d’entre elles grièvement."),
    ("de", "14 Menschen wurden verletzt, davon drei schwer."),
    ("de", "14 Menschen wurden verletzt, drei von ihnen schwer."),
    ("it", "Quattordici persone sono rimaste ferite, di cui tre in modo grave."),
    ("es", "Catorce personas resultaron heridas, tres de ellas de gravedad."),
    ("pt", "Há 14 feridos, dos quais três em estado grave."),
    ("hu", "Tizennégyen megsérültek, közülük hárman súlyosan."),
    ("ru", "Пострадали 14 человек, из них трое тяжело."),
    ("uk", "Постраждали 14 людей, троє з них тяжко."),
    ("bg", "14 души са ранени, сред които три деца."),
    ("pl", "Rannych zostało 14 osób, z czego trzy ciężko."),
]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", WHOLES)
def test_a_part_is_not_added_to_its_whole(language: str, part: tuple[str, str]) -> None:
    whole = (language, WHOLES[language])
    for a, b in ((whole, part), (part, whole)):
        (conflict,) = find_number_conflicts(pair(a, b))
        assert {number(conflict.value_a), number(conflict.value_b)} == {17, 14}


def test_parts_of_one_whole_still_add_up() -> None:
    parts = ("en", "Fourteen people were hurt, of whom nine are women and five children.")
    assert find_number_conflicts(pair(parts, ("ro", "Paisprezece răniți"))) == ()
    apart = ("pl", "Rannych zostało 12 osób, a pięć zginęło")
    assert find_number_conflicts(pair(apart, ("de", "Es gibt 17 Opfer"))) == ()


def told(language: str, text: str) -> Statement:
    claim = Claim(language, language, text, Span(0, len(text)), language, 0)
    return Statement(claim, extract_facts([text], [language], None)[0])


NOBODY = [
    ("en", "Nobody was injured in the blast."),
    ("ro", "În urma exploziei nu există răniți."),
    ("fr", "L’explosion n’a fait aucun blessé."),
    ("de", "Verletzt wurde niemand."),
    ("it", "Nessuno è rimasto ferito."),
    ("es", "No hubo heridos."),
    ("pt", "Ninguém ficou ferido."),
    ("hu", "A robbanásban senki sem sérült meg."),
    ("ru", "Информации о пострадавших нет."),
    ("uk", "Ніхто не постраждав."),
    ("bg", "Няма пострадали."),
    ("pl", "W wybuchu nikt nie ucierpiał."),
]


@pytest.mark.parametrize("nobody", NOBODY)
def test_nobody_is_no_fourteen(nobody: tuple[str, str]) -> None:
    injured = told("en", "Fourteen people were injured when the boiler blew up.")
    (conflict,) = find_number_conflicts(StatementPair(told(*nobody), injured, 0.8, 0.9, alike))
    assert (number(conflict.value_a), number(conflict.value_b)) == (0, 14)
    (back,) = find_number_conflicts(StatementPair(injured, told(*nobody), 0.8, 0.9, alike))
    assert (number(back.value_a), number(back.value_b)) == (14, 0)


@pytest.mark.parametrize("nobody", NOBODY)
@pytest.mark.parametrize(
    "text",
    [
        "Injured in the blast: 0.",
        "No one was injured, 14 houses were damaged.",
        "The blast destroyed two houses and 14 cars.",
        "Fourteen people were taken to safety.",
        "There is no danger, 14 experts say.",
    ],
)
def test_nobody_agrees_with_what_counts_nobody(nobody: tuple[str, str], text: str) -> None:
    agreeing = StatementPair(told(*nobody), told("en", text), 0.8, 0.9, alike)
    assert find_number_conflicts(agreeing) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("fr", "Il y a eu deux blessés."), ("ro", "Trei oameni și-au pierdut viața.")),
        (("en", "Seven people died."), ("pl", "Rannych zostało dziewięć osób.")),
        (("de", "17 Menschen wurden verletzt."), ("en", "The crash left 17 casualties.")),
    ],
)
def test_the_dead_are_not_compared_with_the_injured(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert find_number_conflicts(StatementPair(told(*a), told(*b), 0.8, 0.9, alike)) == ()


def test_exchanged_tolls_and_sums_of_other_tolls_do_not_agree() -> None:
    swapped = (
        told("en", "Fourteen were killed and 30 injured."),
        told("it", "I morti sono 30, i feriti 14."),
    )
    assert len(find_number_conflicts(StatementPair(*swapped, 0.8, 0.9, alike))) == 2
    added = told("ru", "Ранены 17 человек."), told("en", "Fourteen were injured and three died.")
    (conflict,) = find_number_conflicts(StatementPair(*added, 0.8, 0.9, alike))
    assert (number(conflict.value_a), number(conflict.value_b)) == (17, 14)
