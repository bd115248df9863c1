"""Numbers in digits and in words, in twelve languages."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.facts.numerals import Numeral, numerals
from claimcmp.facts.quantity import quantities
from claimcmp.languages import known_languages


def read(text: str, language: str) -> list[float]:
    return [numeral.value for numeral in numerals(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ro", "o mie două sute cincizeci", 1250),
        ("ro", "douăzeci și trei de mii", 23000),
        ("ro", "doua milioane si jumatate", 2_500_000),
        ("ro", "jumătate de milion", 500_000),
        ("ro", "2,5 mil.", 2_500_000),
        ("ro", "cincizeci şi doi", 52),
        ("ro", "un sfert de milion", 250_000),
        ("en", "three quarters of a billion", 750_000_000),
        ("fr", "un quart de million", 250_000),
        ("de", "eine Viertelmillion", 250_000),
        ("it", "tre quarti di miliardo", 750_000_000),
        ("es", "un cuarto de millón", 250_000),
        ("pt", "um quarto de milhão", 250_000),
        ("hu", "negyedmillió", 250_000),
        ("ru", "четверть миллиона", 250_000),
        ("uk", "чверть мільйона", 250_000),
        ("bg", "четвърт милион", 250_000),
        ("pl", "ćwierć miliona", 250_000),
        ("en", "Eighty-seven", 87),
        ("en", "one hundred and fifty thousand", 150_000),
        ("en", "two and a half million", 2_500_000),
        ("en", "twelve hundred", 1200),
        ("en", "2.5bn", 2_500_000_000),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "soixante et onze", 71),
        ("fr", "mille deux cents", 1200),
        ("fr", "deux millions et demi", 2_500_000),
        ("de", "siebenundachtzig", 87),
        ("de", "zweitausendfünfhundertdreiundzwanzig", 2523),
        ("de", "zweieinhalb Millionen", 2_500_000),
        ("de", "1,5 Mio.", 1_500_000),
        ("it", "centocinquantamila", 150_000),
        ("it", "ventotto", 28),
        ("it", "due milioni e mezzo", 2_500_000),
        ("es", "treinta y un", 31),
        ("es", "dos mil millones", 2_000_000_000),
        ("pt", "mil e duzentos", 1200),
        ("pt", "três milhões e duzentos mil", 3_200_000),
        ("hu", "nyolcvanhét", 87),
        ("hu", "kétezer-ötszáz", 2500),
        ("hu", "két és fél millió", 2_500_000),
        ("hu", "tizenketten", 12),
        ("hu", "tizenöt", 15),
        ("hu", "huszonötezer", 25_000),
        ("hu", "380 ezres", 380_000),
        ("ru", "350 тыс. долларов", 350_000),
        ("pl", "25-tysięczny", 25_000),
        ("ru", "восемьдесят семь", 87),
        ("ru", "полтора миллиона", 1_500_000),
        ("ru", "1 миллион 250 тысяч", 1_250_000),
        ("ru", "двадцати пяти", 25),
        ("uk", "вісімдесят сім", 87),
        ("uk", "п’ятдесят шість", 56),
        ("uk", "2,5 млн", 2_500_000),
        ("bg", "двадесет и три", 23),
        ("bg", "хиляда и двеста", 1200),
        ("pl", "dwunastu", 12),
        ("pl", "sto dwadzieścia", 120),
        ("pl", "2,5 mld", 2_500_000_000),
    ],
)
def test_one_number(language: str, text: str, value: float) -> None:
    assert read(text, language) == [value]


def test_a_number_may_begin_a_longer_word() -> None:
    assert read("dwudziestoletniego studenta", "pl") == []
    (numeral,) = numerals("czterdziestodwuletni mechanik", "pl", compounds=True)
    assert (numeral.value, numeral.span.end) == (42, len("czterdziestodwu"))
    assert [n.value for n in numerals("тридцатидвухлетняя", "ru", compounds=True)] == [32]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_any_space_groups_digits(space: str) -> None:
    assert read(f"1{space}250 de cazuri", "ro") == [1250]
    assert read(f"16{space}700 осіб", "uk") == [16700]


def test_marks_follow_the_language_and_the_shape() -> None:
    assert read("1.250 de cazuri", "ro") == [1250]
    assert read("1,250 cases", "en") == [1250]
    assert read("1.250 cases", "en") == [1250], "nobody counts cases in thousandths"
    assert read("1.250 million", "en") == [1_250_000]
    assert read("4,977 lei", "ro") == [4977]
    assert read("0,250", "ro") == [0.25]
    assert read("1.234.567,89", "de") == [1_234_567.89]
    assert read("12,5", "fr") == [12.5]


def test_words_with_another_meaning_are_left_alone() -> None:
    assert read("Noua lege prevede o casă nouă pentru un om", "ro") == []
    assert read("nouă copii", "ro") == [9]
    assert read("un meuble neuf", "fr") == []
    assert read("látta őt", "hu") == []
    assert read("один человек", "ru") == []


def test_a_hundred_in_a_percent_sign_is_no_number() -> None:
    assert read("il tasso è sceso al 6 per cento", "it") == [6]
    assert read("le taux passe à 6 pour cent", "fr") == [6]
    assert read("el tipo baja al seis por ciento", "es") == [6]
    assert read("a taxa desce para 6 por cento", "pt") == [6]
    assert read("vendu pour cent euros", "fr") == [100]
    assert read("lo vendió por ciento veinte euros", "es") == [120]


def test_ordinals() -> None:
    assert numerals("a doua zi", "ro")[0].ordinal
    assert numerals("a două persoane", "ro")[0].ordinal is False
    assert numerals("the 23rd", "en")[0] == Numeral(
        numerals("the 23rd", "en")[0].span, 23.0, False, True
    )
    assert numerals("twenty-first", "en")[0].value == 21
    assert numerals("двадцать первый", "ru")[0].value == 21
    assert not numerals("There were 3. Die", "de")[0].ordinal


def test_digits_inside_names_are_no_numbers() -> None:
    assert read("COVID-19, G20, F-16 and E85", "en") == []
    assert read("EUR5 and 10.11.12", "en") == [5]


def test_a_language_without_data_reads_digits() -> None:
    assert read("1,5 och 1 200", "sv") == [1.5, 1200]


@given(text=st.text(max_size=60), language=st.sampled_from((*known_languages(), "xx")))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str, language: str) -> None:
    found = numerals(text, language)
    assert found == numerals(text, language)
    ends = [0]
    for numeral in found:
        assert ends[-1] <= numeral.span.start < numeral.span.end <= len(text)
        ends.append(numeral.span.end)


@given(value=st.integers(min_value=0, max_value=999_999_999))
@settings(max_examples=100, deadline=None)
def test_grouping_is_undone(value: int) -> None:
    assert read(f"{value:,} people", "en") == [value]
    assert read(f"{value:,} de oameni".replace(",", "."), "ro") == [value]
    assert read(f"{value:,} Menschen".replace(",", "\u202f"), "de") == [value]


@pytest.mark.parametrize("figure", ["1" * 400, "12" + " 345" * 120, "12" + "\u00a0345" * 6])
@pytest.mark.parametrize("unit", ["", "%", " miliarde de euro", " mile", " ani", " km", "-lea"])
def test_a_row_of_digits_too_long_for_a_quantity_is_none(figure: str, unit: str) -> None:
    text = f"Codul {figure}{unit} apare pe 3 facturi."
    end = text.index(figure) + len(figure)
    found = [*numerals(text, "ro"), *quantities(text, "ro")]
    assert [each.value for each in found if each.span.start > end + len(unit)] == [3.0, 3.0]
    assert all(each.span.start > end for each in found)


def test_the_longest_figure_that_is_a_quantity_stays_finite_in_any_unit() -> None:
    for unit in ("miliarde de tone", "bilioane de euro", "km", "la sută", "mile pătrate"):
        (found, *_) = quantities(f"Au rezultat 999 999 999 999 999 999 {unit}.", "ro")
        assert 1e15 < found.value < math.inf
