"""Quantities with kind, unit, bound and what they count."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.facts.quantity import ages, quantities
from claimcmp.facts.records import Quantity
from claimcmp.languages import known_languages
from claimcmp.records import Span


def only(text: str, language: str) -> Quantity:
    found = quantities(text, language)
    assert len(found) == 1, [quantity.span.of(text) for quantity in found]
    return found[0]


@pytest.mark.parametrize(
    ("language", "text", "kind", "value", "unit", "bound"),
    [
        ("ro", "circa 150.000 de cadre didactice", "count", 150000, "", "about"),
        ("ro", "cel puțin 12 răniți", "count", 12, "", "at least"),
        ("ro", "20 la sută dintre posturi", "percent", 20, "%", "exact"),
        ("ro", "a crescut cu 4 puncte procentuale", "percentage point", 4, "", "exact"),
        ("ro", "3,2 miliarde de lei", "money", 3.2e9, "RON", "exact"),
        ("ro", "peste 120 de kilometri", "measure", 120000, "m", "more than"),
        ("ro", "prețurile s-au dublat", "multiple", 2, "", "exact"),
        ("ro", "o duzină de ouă", "count", 12, "", "about"),
        ("ro", "un inginer de 44 de ani", "age", 44, "year", "exact"),
        ("en", "about 300 people", "count", 300, "", "about"),
        ("en", "£2.5bn", "money", 2.5e9, "GBP", "exact"),
        ("en", "up to $25m", "money", 25e6, "USD", "at most"),
        ("en", "a 44-year-old engineer", "age", 44, "year", "exact"),
        ("en", "children under five", "age", 5, "year", "less than"),
        ("en", "six feet", "measure", 1.8288, "m", "exact"),
        ("en", "minus 5 degrees Celsius", "measure", -5, "°C", "exact"),
        ("en", "100 °F", "measure", 37.7778, "°C", "exact"),
        ("en", "won 2-1", "score", 2, "", "exact"),
        ("fr", "plus de 20 % des votants", "percent", 20, "%", "more than"),
        ("fr", "une dizaine de blessés", "count", 10, "", "about"),
        ("fr", "multiplié par trois", "multiple", 3, "", "exact"),
        ("de", "rund 630 Millionen Euro", "money", 630e6, "EUR", "about"),
        ("de", "mindestens 40 Prozent", "percent", 40, "%", "at least"),
        ("it", "quasi 200 volte", "multiple", 200, "", "about"),
        ("it", "più dell’80% dei cittadini", "percent", 80, "%", "more than"),
        ("es", "unos 12 millones de euros", "money", 12e6, "EUR", "about"),
        ("pt", "pelo menos 30 pessoas", "count", 30, "", "at least"),
        ("hu", "több mint 350 000 dollárban", "money", 350000, "USD", "more than"),
        ("hu", "a 44 éves mérnök", "age", 44, "year", "exact"),
        ("en", "The note yields 4.015 percent.", "percent", 4.015, "%", "exact"),
        ("ro", "Titlurile aduc 4,015 la sută.", "percent", 4.015, "%", "exact"),
        ("de", "Die Anleihe bringt 4,015 Prozent.", "percent", 4.015, "%", "exact"),
        ("en", "Prices rose 1,250 percent.", "percent", 1250, "%", "exact"),
        ("ro", "un tren de 300 km / h", "measure", 83.3333, "m/s", "exact"),
        ("en", "11 kg of it", "measure", 11, "kg", "exact"),
        ("ru", "около 2 млрд рублей", "money", 2e9, "RUB", "about"),
        ("ru", "62-летний инженер", "age", 62, "year", "exact"),
        ("uk", "понад 300 тисяч гривень", "money", 300000, "UAH", "more than"),
        ("bg", "около 50 километра", "measure", 50000, "m", "about"),
        ("pl", "ponad 100 mln zł", "money", 100e6, "PLN", "more than"),
        ("pl", "czterdziestodwuletni mechanik", "age", 42, "year", "exact"),
        ("it", "un ventiduenne di Napoli", "age", 22, "year", "exact"),
        ("uk", "37-літня ведуча", "age", 37, "year", "exact"),
        ("bg", "двайсетгодишен мъж", "age", 20, "year", "exact"),
        ("uk", "249-кілограмовий кабан", "measure", 249, "kg", "exact"),
        ("ru", "350 тыс. долларов", "money", 350000, "USD", "exact"),
        ("ru", "свыше тысячи людей", "count", 1000, "", "more than"),
        ("ro", "zeci de mii dislocate", "count", 10000, "", "between"),
        ("de", "verfügt über rund 600 Plätze", "count", 600, "", "about"),
        ("en", "between 80 and 43 percent", "percent", 43, "%", "between"),
        ("en", "between $6.1 million and $22 million", "money", 6.1e6, "USD", "between"),
        ("en", "captured four times", "multiple", 4, "", "exact"),
    ],
)
def test_one_quantity(
    language: str, text: str, kind: str, value: float, unit: str, bound: str
) -> None:
    quantity = only(text, language)
    assert (quantity.kind, quantity.unit, quantity.bound) == (kind, unit, bound)
    assert quantity.value == pytest.approx(value, rel=1e-4)


@pytest.mark.parametrize(
    ("language", "text", "share"),
    [
        ("en", "two thirds of state schools", 66.667),
        ("en", "one in five children", 20),
        ("en", "half of the pupils", 50),
        ("en", "a quarter of voters", 25),
        ("ro", "două treimi din școli", 66.667),
        ("ro", "unul din cinci copii", 20),
        ("ro", "jumătate dintre elevi", 50),
        ("ro", "șase din zece pacienți", 60),
        ("fr", "les deux tiers des écoles", 66.667),
        ("fr", "une personne sur cinq", 20),
        ("de", "die Hälfte der Schüler", 50),
        ("de", "ein Drittel der Wähler", 33.333),
        ("ru", "две трети школ", 66.667),
        ("hu", "a szavazók kétharmada", 66.667),
        ("es", "uno de cada cinco", 20),
        ("it", "la metà dei voti", 50),
        ("pl", "połowa uczniów", 50),
        ("uk", "половина учнів", 50),
    ],
)
def test_shares_in_words_are_rounded_percents(language: str, text: str, share: float) -> None:
    quantity = only(text, language)
    assert (quantity.kind, quantity.unit, quantity.bound) == ("percent", "%", "about")
    assert quantity.value == pytest.approx(share, abs=0.01)
    assert quantity.low < share < quantity.high


def test_ranges_and_open_bounds() -> None:
    between = only("între 10 și 15 la sută", "ro")
    assert (between.low, between.high, between.bound) == (10, 15, "between")
    million = only("two to three million people", "en")
    assert (million.low, million.high) == (2e6, 3e6)
    assert only("at least 12 people", "en").high == math.inf
    assert only("fewer than 12 people", "en").low == -math.inf
    assert only("12 people or more", "en").bound in ("exact", "at least")


def test_a_change_keeps_both_figures_and_shares_the_unit() -> None:
    found = quantities("de la 12 la 15 la sută", "ro")
    assert [(q.value, q.kind) for q in found] == [(12, "percent"), (15, "percent")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", "art. 244 din Legea 52/2003"),
        ("ro", "Sectorul 3 al Capitalei, sunați la 0745 123 456"),
        ("ro", "în 2019, pe A1, cu un om"),
        ("en", "A Boeing 737 and COVID-19 at the G20"),
        ("en", "Call +44 20 7946 0958 or 859-292-3680"),
        ("en", "In 2003 no one knew 5G; Channel 5 did"),
        ("en", "the Four Corners region"),
        ("de", "Artikel 5 und Paragraph 12 im Jahr 1999"),
        ("ru", "статья 228 и № 17"),
        ("pl", "art. 212 kodeksu, numer 5"),
    ],
)
def test_labels_are_no_quantities(language: str, text: str) -> None:
    assert quantities(text, language) == ()


def test_what_is_counted() -> None:
    text = "Eighty-seven children are in hospital, nine of them in intensive care."
    found = quantities(text, "en")
    assert [q.counted and q.counted.of(text) for q in found] == ["children", None]
    text = "În spital sunt 87 de copii, nouă la terapie intensivă."
    found = quantities(text, "ro")
    assert [q.counted and q.counted.of(text) for q in found] == ["copii", None]


def test_masked_spans_are_times_but_ages_win() -> None:
    text = "un inginer de 44 de ani a așteptat 3 zile, 12 oameni"
    masked = [
        Span(text.index("44"), text.index(" a așt")),
        Span(text.index("3 zile"), text.index(",")),
    ]
    found = quantities(text, "ro", masked=masked)
    assert [(q.kind, q.value) for q in found] == [("age", 44), ("count", 12)]
    assert [q.value for q in ages(text, "ro")] == [44]


def test_a_duration_is_no_age() -> None:
    assert ages("o pedeapsă de 20 de ani", "ro") == ()
    assert ages("De 20 de ani nu s-a mai văzut", "ro") == ()


def test_a_list_of_ages() -> None:
    assert [age.value for age in ages("Three men, aged 33, 34 and 39, were held", "en")] == [
        33,
        34,
        39,
    ]


def test_no_diacritics_and_cedillas() -> None:
    for text in ("cel puţin 20 la sută", "cel putin 20 la suta"):
        assert (only(text, "ro").value, only(text, "ro").bound) == (20, "at least")


@given(text=st.text(max_size=80), language=st.sampled_from((*known_languages(), "xx")))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str, language: str) -> None:
    found = quantities(text, language)
    assert found == quantities(text, language)
    end = 0
    for quantity in found:
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        end = quantity.span.end


_PIECES = ("12", "două", "la sută", "5-3", "%", "de la", "milioane", "$", "jumătate", "ani", "-",
           "°C", "one in", "third", "от", "до", "1.250", "½", "(", ")", "km", "vingt")  # fmt: skip


@given(
    words=st.lists(st.sampled_from(_PIECES), max_size=10),
    language=st.sampled_from(known_languages()),
)
@settings(max_examples=200, deadline=None)
def test_any_mixture_of_figures_is_read(words: list[str], language: str) -> None:
    text = " ".join(words)
    spans = [quantity.span for quantity in quantities(text, language)]
    assert all(not a.overlaps(b) for i, a in enumerate(spans) for b in spans[i + 1 :])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "pupils aged between 14 and 17"),
        ("de", "Jugendliche zwischen 14 und 17 Jahren"),
        ("fr", "des élèves de 14 à 17 ans"),
        ("it", "ragazzi tra i 14 e i 17 anni"),
        ("es", "jóvenes de entre 14 y 17 años"),
        ("pt", "jovens entre os 14 e os 17 anos"),
        ("ro", "elevi cu vârste între 14 și 17 ani"),
        ("ru", "подростки от 14 до 17 лет"),
        ("uk", "підлітки від 14 до 17 років"),
        ("bg", "ученици между 14 и 17 години"),
        ("hu", "14 és 17 év közötti diákok"),
        ("pl", "uczniowie w wieku od 14 do 17 lat"),
    ],
)
def test_a_range_of_ages(language: str, text: str) -> None:
    age = only(text, language)
    assert (age.kind, age.low, age.high) == ("age", 14, 17)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Turnout was 51.3 per cent, 2.1 points higher."),
        ("fr", "La participation atteint 51,3 %, soit 2,1 points de plus."),
        ("de", "Die Beteiligung lag bei 51,3 Prozent, 2,1 Punkte höher."),
        ("it", "L’affluenza è al 51,3%, 2,1 punti in più."),
        ("es", "La participación fue del 51,3 %, 2,1 puntos más."),
        ("ro", "Prezența a fost de 51,3%, cu 2,1 puncte mai mult."),
        ("ru", "Явка составила 51,3 процента, на 2,1 пункта больше."),
        ("pl", "Frekwencja wyniosła 51,3 proc., o 2,1 punktu więcej."),
    ],
)
def test_points_beside_a_percentage_are_its_points(language: str, text: str) -> None:
    kinds = [(figure.kind, figure.value) for figure in quantities(text, language)]
    assert kinds == [("percent", 51.3), ("percentage point", 2.1)]


def test_points_of_a_match_stay_points() -> None:
    assert only("They now have 38 points.", "en").kind == "count"


def test_an_amount_after_a_label_is_no_label() -> None:
    assert only("Ogni giorno 2,1 milioni di persone la prendono.", "it").value == 2.1e6
