"""Dates and times in running text, resolved against the day of publication."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.facts.date import times
from claimcmp.facts.date_grammar import grammar
from claimcmp.facts.records import TimeReference
from claimcmp.languages import known_languages

# A Friday.
PUBLISHED = date(2026, 2, 6)
DAY = 86400


def only(text: str, language: str, published: date | None = PUBLISHED) -> TimeReference:
    found = times(text, language, published)
    assert len(found) == 1, [each.span.of(text) for each in found]
    return found[0]


def days(reference: TimeReference) -> str:
    assert reference.earliest is not None
    assert reference.latest is not None
    return f"{reference.earliest:%Y-%m-%d}..{reference.latest:%Y-%m-%d}"


@pytest.mark.parametrize("word", ["since", "until", "before", "in early"])
def test_the_year_of_a_month_belongs_to_it(word: str) -> None:
    found = only(f"Moscow has fought the war {word} February 2022, he said.", "en")
    assert days(found).startswith("2022-02-01")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The vote was held on 3 May 2025 in Cahul."),
        ("en", "The vote was held on May 3rd, 2025, in Cahul."),
        ("en", "The vote was held on the 3rd of May, 2025."),
        ("en", "The vote was held on Saturday, May 3, 2025."),
        ("en", "Published 2025-05-03."),
        ("ro", "Votul a avut loc pe 3 mai 2025 la Cahul."),
        ("ro", "Votul a avut loc sâmbătă, 3 mai 2025."),
        ("ro", "Votul a avut loc la 03.05.2025."),
        ("fr", "Le scrutin a eu lieu le samedi 3 mai 2025."),
        ("de", "Die Wahl fand am 3. Mai 2025 statt."),
        ("it", "Si è votato sabato 3 maggio 2025."),
        ("es", "La votación fue el 3 de mayo de 2025."),
        ("pt", "A votação foi em 3 de maio de 2025."),
        ("hu", "A szavazást 2025. május 3-án tartották."),
        ("ru", "Голосование прошло 3 мая 2025 года."),
        ("uk", "Голосування відбулося 3 травня 2025 року."),
        ("bg", "Гласуването беше на 3 май 2025 г."),
        ("pl", "Głosowanie odbyło się 3 maja 2025 roku."),
    ],
)
def test_reads_a_full_date(language: str, text: str) -> None:
    assert days(only(text, language)) == "2025-05-03..2025-05-03"


@pytest.mark.parametrize(
    ("language", "text", "span", "expected"),
    [
        ("en", "They fell ill in late November.", "late November", "2025-11"),
        ("ro", "S-au îmbolnăvit la sfârșitul lui noiembrie.", "sfârșitul lui noiembrie", "2025-11"),
        ("fr", "Ils sont tombés malades fin novembre.", "fin novembre", "2025-11"),
        ("de", "Sie erkrankten Ende November.", "Ende November", "2025-11"),
        ("ru", "Они заболели в конце ноября.", "конце ноября", "2025-11"),
        ("hu", "November végén betegedtek meg.", "November végén", "2025-11"),
        ("pl", "Zachorowali pod koniec listopada.", "pod koniec listopada", "2025-11"),
    ],
)
def test_reads_the_edge_of_a_month(language: str, text: str, span: str, expected: str) -> None:
    found = only(text, language)
    assert found.earliest is not None
    assert found.latest is not None
    assert span in found.span.of(text)
    assert f"{found.earliest:%Y-%m}" == f"{found.latest:%Y-%m}" == expected
    assert found.earliest.day > 15
    assert found.latest.day == 30


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They met yesterday.", "2026-02-05..2026-02-05"),
        ("ro", "S-au întâlnit alaltăieri.", "2026-02-04..2026-02-04"),
        ("ro", "S-au intalnit saptamana trecuta.", "2026-01-26..2026-02-01"),
        ("ro", "S-au întâlnit acum două zile.", "2026-02-04..2026-02-04"),
        ("ro", "S-au întâlnit anul trecut.", "2025-01-01..2025-12-31"),
        ("en", "The two met last week.", "2026-01-26..2026-02-01"),
        ("fr", "Ils se sont vus la semaine dernière.", "2026-01-26..2026-02-01"),
        ("de", "Sie trafen sich vorgestern.", "2026-02-04..2026-02-04"),
        ("it", "Si sono visti l'anno scorso.", "2025-01-01..2025-12-31"),
        ("es", "Se vieron anteayer.", "2026-02-04..2026-02-04"),
        ("pt", "Encontraram-se anteontem.", "2026-02-04..2026-02-04"),
        ("hu", "Tavaly találkoztak.", "2025-01-01..2025-12-31"),
        ("ru", "Они встретились на прошлой неделе.", "2026-01-26..2026-02-01"),
        ("uk", "Вони зустрілися позавчора.", "2026-02-04..2026-02-04"),
        ("bg", "Те се срещнаха миналата седмица.", "2026-01-26..2026-02-01"),
        ("pl", "Spotkali się w zeszłym tygodniu.", "2026-01-26..2026-02-01"),
        ("en", "It opened in the 1990s.", "1990-01-01..1999-12-31"),
        ("ro", "S-a deschis în anii '90.", "1990-01-01..1999-12-31"),
        ("en", "In the 2025–26 season, they won.", "2025-01-01..2026-12-31"),
        ("en", "Talks ran from 3 to 5 March.", "2026-03-03..2026-03-05"),
    ],
)
def test_resolves_against_the_publication_date(language: str, text: str, expected: str) -> None:
    assert days(only(text, language)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The order was signed late on Thursday."),
        ("ro", "Ordinul a fost semnat joi, după o ședință."),
        ("fr", "L'ordre a été signé jeudi."),
        ("de", "Die Anordnung wurde am Donnerstag unterzeichnet."),
        ("it", "Giovedì è stato firmato l'ordine."),
        ("es", "La orden se firmó el jueves."),
        ("pt", "A ordem foi assinada na quinta-feira."),
        ("hu", "A rendeletet csütörtökön írták alá."),
        ("ru", "Приказ подписали в четверг."),
        ("uk", "Наказ підписали в четвер."),
        ("bg", "Заповедта беше подписана в четвъртък."),
        ("pl", "Rozporządzenie podpisano w czwartek."),
    ],
)
def test_a_bare_weekday_keeps_both_days_open(language: str, text: str) -> None:
    found = only(text, language)
    assert found.key == "W4"
    assert days(found) == "2026-02-05..2026-02-12"


def test_a_weekday_without_a_publication_date_is_not_guessed() -> None:
    found = only("The order was signed on Tuesday.", "en", None)
    assert (found.earliest, found.latest, found.key) == (None, None, "W2")


def test_a_date_without_a_year_is_the_nearest_one() -> None:
    assert days(only("din 12 decembrie", "ro")) == "2025-12-12..2025-12-12"
    assert days(only("until 16 February", "en")) == "2026-02-16..2026-02-16"
    assert only("until 16 February", "en").relation == "before"


@pytest.mark.parametrize(
    ("language", "text", "when"),
    [
        ("en", "at 7.30 pm on 3 May 2025", datetime(2025, 5, 3, 19, 30)),
        ("ro", "pe 3 mai 2025, la ora 19:30", datetime(2025, 5, 3, 19, 30)),
        ("fr", "le 3 mai 2025 à 19h30", datetime(2025, 5, 3, 19, 30)),
        ("de", "am 3. Mai 2025 um 19.30 Uhr", datetime(2025, 5, 3, 19, 30)),
        ("pl", "3 maja 2025 roku o godz. 19.30", datetime(2025, 5, 3, 19, 30)),
        ("en", "8:05 a.m. on 3 May 2025", datetime(2025, 5, 3, 8, 5)),
        ("es", "el 3 de mayo de 2025, a las ocho de  la tarde", datetime(2025, 5, 3, 20, 0)),
    ],
)
def test_joins_a_day_and_its_clock(language: str, text: str, when: datetime) -> None:
    found = only(text, language)
    assert found.earliest == found.latest == when


def test_a_night_between_two_days_runs_across_midnight() -> None:
    found = only("În noaptea de luni spre marți a nins.", "ro")
    assert (found.key, found.shortest, found.longest) == ("W1", 1020.0, 1920.0)


@pytest.mark.parametrize(
    ("language", "text", "seconds"),
    [
        ("en", "The ban lasts two weeks.", 14 * DAY),
        ("en", "It took 48 hours.", 2 * DAY),
        ("ro", "Interdicția durează două săptămâni.", 14 * DAY),
        ("ro", "Își închid porțile pentru o săptămână.", 7 * DAY),
        ("ro", "O vămuire durează o zi și jumătate.", 1.5 * DAY),
        ("fr", "Prolongée d'une semaine.", 7 * DAY),
        ("de", "Eine zweiwöchige Sperre.", 14 * DAY),
        ("hu", "Kétnapos sztrájk.", 2 * DAY),
        ("ru", "Трёхдневная забастовка.", 3 * DAY),
        ("pl", "Trzydniowy strajk.", 3 * DAY),
        ("bg", "Двудневна стачка.", 2 * DAY),
        ("uk", "Страйк тривав дві доби.", 2 * DAY),
        ("it", "Lo sciopero dura due giorni.", 2 * DAY),
        ("es", "La huelga dura dos días.", 2 * DAY),
        ("pt", "A greve dura dois dias.", 2 * DAY),
    ],
)
def test_reads_a_length(language: str, text: str, seconds: float) -> None:
    found = only(text, language)
    assert found.kind == "duration"
    assert found.shortest == found.longest == seconds


def test_joins_two_units_of_one_length() -> None:
    found = only("It lasted two days and six hours.", "en")
    assert found.shortest == 2 * DAY + 6 * 3600


def test_in_three_years_is_a_length_that_reaches_a_date() -> None:
    found = only("În trei ani, ea promite conducte noi.", "ro")
    assert found.kind == "duration"
    assert found.latest is not None
    assert found.latest.year == 2029


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She may march on, the sun sat low, and nobody spoke for a second."),
        ("en", "Theresa May told the Sunday Times so."),
        ("en", "A 44-year-old engineer, aged 44, Ruxanda, 44, spoke."),
        ("ro", "Mai mulți oameni, în mai multe sate, au venit mai târziu."),
        ("ro", "Inginer constructor de 44 de ani, în vârstă de 44 de ani."),
        ("ro", "Au așteptat luni de zile."),
        ("fr", "Un homme de 44 ans, âgé de 44 ans."),
        ("de", "Die 44-jährige Ingenieurin sagte das."),
        ("it", "Un ingegnere di 44 anni, 44enne."),
        ("es", "Un ingeniero de 44 años de edad."),
        ("ru", "44-летняя женщина защищала окружающую среду."),
        ("pl", "44-letnia Maja wyjechała na północ."),
        ("hu", "A 44 éves mérnök ezt mondta."),
        ("en", "They won 2-1 and paid 2,000 dollars for 3.5 tonnes."),
    ],
)
def test_leaves_what_is_no_time(language: str, text: str) -> None:
    assert [each.span.of(text) for each in times(text, language, PUBLISHED)] == []


@pytest.mark.parametrize("language", known_languages())
def test_every_pattern_of_the_data_compiles(language: str) -> None:
    assert all(each.regex.pattern for each in grammar(language).expressions)


def test_romanian_luni_is_monday_or_months() -> None:
    monday, months = times("Luni a început greva de trei luni.", "ro", PUBLISHED)
    assert monday.key == "W1"
    assert months.kind == "duration"


def test_a_language_without_data_reads_figures_only() -> None:
    text = "2025-05-03, 19:30"
    assert only(text, "xx").earliest == datetime(2025, 5, 3, 19, 30)


@settings(max_examples=120, deadline=None)
@given(
    text=st.text(alphabet=st.sampled_from("0123456789 .,:-–'/luni marți May 3 de o săptămână h"))
    | st.text(),
    language=st.sampled_from([*known_languages(), "xx"]),
    published=st.dates() | st.none(),
)
def test_any_text_gives_sound_spans(text: str, language: str, published: date | None) -> None:
    found = times(text, language, published)
    assert found == times(text, language, published)
    end = 0
    for each in found:
        assert end <= each.span.start < each.span.end <= len(text)
        end = each.span.end
        if each.earliest and each.latest:
            assert each.earliest <= each.latest
        if each.shortest is not None and each.longest is not None:
            assert each.shortest <= each.longest
