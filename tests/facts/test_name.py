"""Names found in real sentences of twelve languages, and compared across them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.facts.name import names, same_name
from claimcmp.facts.name.spelling import key
from claimcmp.facts.records import Name
from claimcmp.languages import known_languages
from claimcmp.records import Span


def found(text: str, language: str) -> dict[str, Name]:
    return {name.span.of(text): name for name in names([text], language)[0]}


def person(text: str, language: str) -> Name:
    return Name(Span(0, len(text)), text, key(text, language), "person")


@pytest.mark.parametrize(
    ("language", "text", "name", "entity"),
    [
        ("ro", "Ședința s-a ținut în centrul Bucureștiului.", "Bucureștiului", "RO-bucharest"),
        ("ro", "Delegatia a plecat din Bucuresti spre Chisinau.", "Chisinau", "MD-chisinau"),
        ("ro", "Președintele a sosit la Dușanbe.", "Dușanbe", "TJ-dushanbe"),
        ("en", "The talks were held in Dushanbe on Monday.", "Dushanbe", "TJ-dushanbe"),
        ("ru", "Переговоры прошли в Киеве.", "Киеве", "UA-kyiv"),
        ("uk", "Мер Києва виступив із заявою.", "Києва", "UA-kyiv"),
        ("pl", "Rozmowy odbyły się w Kijowie.", "Kijowie", "UA-kyiv"),
        ("hu", "A tárgyalásokat Bécsben tartották.", "Bécsben", "AT-vienna"),
        ("hu", "A miniszter Budapesten beszélt.", "Budapesten", "HU-budapest"),
        ("fr", "Les discussions ont eu lieu à Bruxelles.", "Bruxelles", "BE-brussels"),
        ("de", "Die Gespräche fanden in Brüssel statt.", "Brüssel", "BE-brussels"),
        ("es", "La reunión se celebró en Bruselas.", "Bruselas", "BE-brussels"),
        ("it", "Il ministro è arrivato a Parigi ieri.", "Parigi", "FR-paris"),
        ("pt", "A reunião decorreu em Genebra.", "Genebra", "CH-geneva"),
        ("bg", "Срещата се проведе в Букурещ.", "Букурещ", "RO-bucharest"),
        ("hu", "Németországban is emelkednek az árak.", "Németországban", "DE"),
        ("pl", "Ceny rosną także w Niemczech.", "Niemczech", "DE"),
        ("ro", "NATO și Uniunea Europeană au reacționat.", "Uniunea Europeană", "org:eu"),
        ("fr", "L'OTAN a réagi dans la soirée.", "OTAN", "org:nato"),
        ("ru", "Об этом сообщила ВОЗ.", "ВОЗ", "org:who"),
        ("ro", "BNR a menținut dobânda.", "BNR", "org:bnr"),
        (
            "en",
            "The National Bank of Romania kept its rate.",
            "National Bank of Romania",
            "org:bnr",
        ),
    ],
)
def test_known_places_and_bodies(language: str, text: str, name: str, entity: str) -> None:
    assert found(text, language)[name].entity == entity


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", "Decizia a fost luată de Curtea Constituțională."),
        ("en", "The decision was taken by the Constitutional Court."),
        ("fr", "La décision a été prise par la Cour constitutionnelle."),
        ("ru", "Решение принял Конституционный суд."),
        ("uk", "Рішення ухвалив Конституційний суд."),
        ("de", "Die Entscheidung traf das Verfassungsgericht."),
        ("it", "La decisione è stata presa dalla Corte costituzionale."),
        ("es", "La decisión la tomó el Tribunal Constitucional."),
        ("pt", "A decisão foi tomada pelo Tribunal Constitucional."),
        ("hu", "A döntést az Alkotmánybíróság hozta."),
        ("bg", "Решението взе Конституционният съд."),
        ("pl", "Decyzję podjął Trybunał Konstytucyjny."),
    ],
)
def test_one_institution_in_every_language(language: str, text: str) -> None:
    english = found("The Constitutional Court ruled on it.", "en")["Constitutional Court"]
    own = [name for name in names([text], language)[0] if name.kind == "organisation"]
    assert [round(same_name(english, name), 2) for name in own] == [1.0]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (("en", "the health ministry denies it"), ("ro", "Ministerul Sănătății neagă"), True),
        (("en", "the health ministry denies it"), ("fr", "le ministère de la Santé dément"), True),
        (("en", "the health ministry denies it"), ("ro", "Ministerul Educației neagă"), False),
        (
            ("en", "The Central Electoral Commission has until Friday"),
            ("ro", "publicat de Comisia Electorală Centrală"),
            True,
        ),
        (
            ("en", "asked the Cahul district court to annul the vote"),
            ("ro", "a cerut Curții de Apel Sud să anuleze votul"),
            False,
        ),
    ],
)
def test_institutions_compare_by_concepts(
    a: tuple[str, str], b: tuple[str, str], same: bool
) -> None:
    left = next(n for n in names([a[1]], a[0])[0] if n.kind == "organisation")
    right = next(n for n in names([b[1]], b[0])[0] if n.kind == "organisation")
    assert (same_name(left, right) > 0.7) is same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("en", "Alexander Lukashenko"), ("ro", "Aleksandr Lukașenko")),
        (("en", "Alexander Lukashenko"), ("ru", "Александра Лукашенко")),
        (("en", "Alexander Lukashenko"), ("pl", "Alaksandra Łukaszenki")),
        (("en", "Keith Kellogg"), ("en", "Kellogg")),
        (("en", "Viktor Orban"), ("hu", "Orbán Viktornak")),
        (("en", "Brett Kavanaugh"), ("ru", "Бретта Кавано")),
        (("en", "Alexei Navalny"), ("de", "Alexej Nawalny")),
        (("fr", "Mikhaïl Gorbatchev"), ("hu", "Mihail Gorbacsov")),
        (("en", "J. Smith"), ("en", "John Smith")),
    ],
)
def test_one_person_in_two_spellings(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert same_name(person(a[1], a[0]), person(b[1], b[0])) > 0.72


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Petronel Ursachi", "Adela Grumeza"),
        ("Ion Popescu", "Vasile Popescu"),
        ("Joe Petrova", "Joe Alleva"),
        ("Smaranda Hriscu", "Ovidiu Tănăselea"),
        ("Magda Onilă", "Dorin Căpșa"),
    ],
)
def test_two_persons(a: str, b: str) -> None:
    assert same_name(person(a, "ro"), person(b, "ro")) < 0.72


def test_short_forms_resolve_to_the_fullest_form_of_the_article() -> None:
    article = [
        "Keith Kellogg, trimisul special, a ajuns la Minsk.",
        "Luni, Kellogg s-a întâlnit cu președintele.",
        "Potrivit lui Kellogg, discuțiile continuă.",
    ]
    canonical = {n.canonical for claim in names(article, "ro") for n in claim if n.kind == "person"}
    assert canonical == {"Keith Kellogg"}


def test_an_acronym_stands_for_the_name_before_it() -> None:
    article = [
        "The Federation of United Teachers (FUT) called the strike.",
        "The FUT rejected the offer.",
    ]
    assert [n.canonical for n in names(article, "en")[1]] == ["Federation of United Teachers"]


def test_a_role_is_kept_beside_the_name() -> None:
    text = "Ministra Educației, Iulia Străchinaru, a precizat că examenele nu se amână."
    assert found(text, "ro")["Iulia Străchinaru"].role == "ministra"
    text = "The order was signed by the prefect, Petronel Ursachi, late on Thursday."
    assert found(text, "en")["Petronel Ursachi"].role == "prefect"


def test_the_first_word_of_a_sentence_needs_evidence() -> None:
    assert found("Lessons will move online next week.", "en") == {}
    assert found("Elevii nu vor face ore online.", "ro") == {}


def test_german_nouns_are_no_names() -> None:
    text = "Die Polizei hat am Montag einen Mann vor dem Bahnhof in Haft genommen."
    assert found(text, "de") == {}


@pytest.mark.parametrize("language", [*known_languages(), "xx"])
@given(text=st.text(max_size=80))
@settings(max_examples=25, deadline=None)
def test_any_text_gives_ordered_spans_inside_it(language: str, text: str) -> None:
    (own,) = names([text], language)
    ends = 0
    for name in own:
        assert ends <= name.span.start < name.span.end <= len(text)
        ends = name.span.end
    assert names([text], language) == (own,)


@given(a=st.text(min_size=1, max_size=20), b=st.text(min_size=1, max_size=20))
@settings(max_examples=100, deadline=None)
def test_same_name_is_symmetric_and_in_range(a: str, b: str) -> None:
    left, right = person(a, "en"), person(b, "ru")
    assert 0.0 <= same_name(left, right) <= 1.0
    assert same_name(left, right) == same_name(right, left)


def test_reading_names_is_fast() -> None:
    article = ["Keith Kellogg s-a întâlnit luni la Minsk cu Aleksandr Lukașenko."] * 50
    names(article, "ro")
    begin = time.perf_counter()
    names(article, "ro")
    assert time.perf_counter() - begin < 2.0


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Patru copii au murit la Maternitatea „Sfânta Filofteia” din oraș.", "ro", "Filofteia"),
        ("Deputații Blocului „Orizont” părăsiseră sala.", "ro", "Orizont"),
        ("Депутаты от партии «Людмила» покинули зал.", "ru", "Людмила"),
        ("Quatre enfants sont nés à l'hôpital « Simone Veil » lundi.", "fr", "Simone Veil"),
    ],
)
def test_a_quoted_name_after_an_institution_is_its_own(text: str, language: str, name: str) -> None:
    (found,) = (each for each in names([text], language)[0] if name in each.canonical)
    assert found.kind == "organisation"


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Ведущая программы «Этим утром» объявила о решении в среду.", "ru", "Этим утром"),
        ("Le groupe « Gauche unie » a voté contre la réforme.", "fr", "Gauche unie"),
        ("Starul emisiunii „Bârlogul dragonilor” a plecat furios.", "ro", "Bârlogul dragonilor"),
    ],
)
def test_a_short_title_in_quotation_marks_is_one_name(text: str, language: str, name: str) -> None:
    assert [n.span.of(text) for n in names([text], language)[0]] == [name]


def test_what_somebody_says_in_quotation_marks_is_no_name() -> None:
    for text, language in [
        ("El a spus „Este bine” și a plecat.", "ro"),
        ("Она сказала: «Мы уходим» и ушла.", "ru"),
    ]:
        assert names([text], language)[0] == ()


def test_acronyms_of_the_same_letters_may_be_one() -> None:
    (dna,) = (n for n in names(["They found his DNA on them."], "en")[0])
    (adn,) = (n for n in names(["Au găsit un ADN pe ei."], "ro")[0])
    (rai,) = (n for n in names(["They found his RAI on them."], "en")[0])
    assert same_name(dna, adn) > 0.55 > same_name(rai, adn)
