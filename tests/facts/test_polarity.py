"""Words on an axis, negations and what they apply to, in twelve languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.facts.oppositions import SIGNS, axes, related
from claimcmp.facts.polarity import NEGATION, polarity_cues
from claimcmp.languages import known_languages, subject

LANGUAGES = ("ro", "en", "fr", "de", "it", "es", "pt", "hu", "ru", "uk", "bg", "pl")


def signs(text: str, language: str) -> dict[str, int]:
    return {cue.axis: cue.sign for cue in polarity_cues(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "axis", "sign"),
    [
        ("en", "A Bucharest court threw out the request.", "accept", -1),
        ("en", "The mayor turned the residents' petition down on Monday.", "accept", -1),
        ("en", "Crews have yet to bring it under control.", "contained", -1),
        ("ro", "Tribunalul București a admis cererea ministerului.", "accept", 1),
        ("ro", "Examenele nationale se amana cu o saptamana.", "schedule", -1),
        ("ro", "Elevii nu vor face ore online, ci vor recupera materia.", "online", -1),
        ("ro", "Salariile lor pe ianuarie n-au întârziat.", "schedule", 1),
        ("fr", "Le préfet a opposé un refus aux cinq maires.", "accept", -1),
        ("fr", "Le préfet n’a pas rejeté la demande.", "accept", 1),
        ("de", "Der Rat lehnte den Antrag der Regierung am Montag ab.", "accept", -1),
        ("de", "Der Rat nahm den Antrag nicht an.", "accept", -1),
        ("de", "Die Aktie gab am Dienstag um 3,2 Prozent nach.", "rise", -1),
        ("it", "Non è stato arrestato nessuno.", "arrest", -1),
        ("es", "El presidente no firmó la ley.", "sign", -1),
        ("pt", "O tribunal não rejeitou o recurso.", "accept", 1),
        ("hu", "Az államfő nem írja alá.", "sign", -1),
        ("hu", "Engedély nélkül vonultak utcára.", "allow", -1),
        ("ru", "Суд не отклонил ходатайство.", "accept", 1),
        ("uk", "Уряд не підписав угоду.", "sign", -1),
        ("bg", "Съдът не отхвърли жалбата.", "accept", 1),
        ("pl", "Nikt nie zginął.", "survive", 1),
    ],
)
def test_a_word_on_an_axis_has_its_sign_after_negation(
    language: str, text: str, axis: str, sign: int
) -> None:
    assert signs(text, language)[axis] == sign


@pytest.mark.parametrize(
    ("language", "text", "axis", "sign"),
    [
        ("en", "He did not fail to accept it.", "accept", 1),
        ("en", "The ministry denies that vaccine is in short supply.", "enough", 1),
        ("fr", "Les doses ne manquent pas.", "enough", 1),
        ("ro", "Primarul nu a refuzat cererea.", "accept", 1),
    ],
)
def test_two_negations_assert(language: str, text: str, axis: str, sign: int) -> None:
    assert signs(text, language)[axis] == sign


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It is not only the mayor who came."),
        ("en", "There were no fewer than 40 people."),
        ("ro", "Nu doar primarul a venit."),
        ("fr", "Il n’a vu que le maire."),
        ("de", "Nicht nur der Minister kam."),
        ("es", "No solo vino el alcalde."),
        ("it", "Non solo il sindaco parla."),
        ("pt", "Não só o prefeito veio."),
        ("ru", "Не только мэр приехал."),
        ("uk", "Не лише мер приїхав."),
        ("bg", "Не само кметът дойде."),
        ("pl", "Nie tylko burmistrz przyjechał."),
        ("hu", "Nemcsak a polgármester jött."),
    ],
)
def test_not_only_negates_nothing(language: str, text: str) -> None:
    assert NEGATION not in signs(text, language)


def test_a_negation_without_an_axis_says_what_it_negates() -> None:
    text = "O promisiune nu e fluturaș de salariu."
    (cue,) = polarity_cues(text, "ro")
    assert (cue.axis, cue.sign, cue.span.of(text)) == (NEGATION, -1, "nu")
    assert cue.scope is not None
    assert cue.scope.of(text) == "fluturaș de salariu"


def test_a_negation_stays_in_its_clause() -> None:
    text = "They did not comment, and the council approved the plan."
    assert signs(text, "en")["accept"] == 1


@pytest.mark.parametrize(
    ("language", "text", "axis"),
    [
        ("hu", "A miniszter Bukarestben tárgyalt.", "succeed"),
        ("hu", "A repülőtér vezetője az Egyesült Államokban nyilatkozott.", "fly"),
        ("hu", "Az Egyesült Államok elnöke szerint ez szokott lenni.", "merge"),
        ("hu", "A szóvivő nyilvánosan nyilatkozott.", "open"),
        ("hu", "Egy nő a folyosón várt.", "rise"),
        ("hu", "A két fél megállapodása hétfőn készült el.", "proceed"),
        ("hu", "A bizottság meghallgatást tartott, megoldást keres.", "survive"),
        ("pl", "W takich przypadkach policja działa powoli.", "deliberate"),
        ("pl", "Rzeczniczka poinformowała o tym w środę.", "warned"),
        ("pl", "W mieście zamieszkuje trzy tysiące osób.", "peaceful"),
        ("ru", "Его состояние утром не назвали.", "proceed"),
        ("ru", "Возраст водителя, по словам союза, неизвестен.", "merge"),
        ("ru", "Прохожих утром увезли в больницу.", "rise"),
        ("uk", "Автор програми виступив у Києві.", "win"),
        ("bg", "Министърът на справедливостта посети отдела.", "proceed"),
        ("bg", "Той говори изключително бързо.", "working"),
    ],
)
def test_a_word_that_only_begins_like_an_opposite_is_none(
    language: str, text: str, axis: str
) -> None:
    assert axis not in signs(text, language)


@pytest.mark.parametrize(
    ("language", "text", "axis", "sign"),
    [
        ("ro", "Negocierile au eșuat, au anunțat sindicatele.", "agree", -1),
        ("fr", "Le maire a été limogé lundi.", "appoint", -1),
        ("fr", "Ils restent privés de victoire à domicile.", "win", -1),
        ("de", "Die Gespräche gerieten ins Stocken.", "proceed", -1),
        ("it", "Il servizio è stato riattivato.", "working", 1),
        ("it", "Non aveva più speranze.", "optimistic", -1),
        ("es", "El alcalde fue relevado del cargo.", "appoint", -1),
        ("pt", "As negociações terminaram sem acordo.", "agree", -1),
        ("hu", "A tárgyalások megfeneklettek.", "proceed", -1),
        ("hu", "A tárgyalások folytatódnak.", "proceed", 1),
        ("pl", "Rozmowy utknęły, fabryka stanęła w miejscu.", "proceed", -1),
        ("ru", "Переговоры зашли в тупик.", "proceed", -1),
        ("ru", "Попытки не увенчались успехом.", "succeed", -1),
        ("uk", "Міст вийшов з ладу.", "working", -1),
        ("bg", "Кметът е освободен от поста.", "appoint", -1),
    ],
)
def test_words_of_every_day_are_known(language: str, text: str, axis: str, sign: int) -> None:
    assert signs(text, language).get(axis) == sign


def test_agreeing_negative_words_are_one_negation() -> None:
    assert len(polarity_cues("Nu a venit niciun om la nicio întâlnire.", "ro")) == 1


def test_diacritics_and_cedillas_do_not_matter() -> None:
    for text in ("Cererea a fost respinsă şi amânată", "Cererea a fost respinsa si amanata"):
        assert signs(text, "ro") == {"accept": -1, "schedule": -1}


def test_a_language_without_data_has_no_cues() -> None:
    assert polarity_cues("Ekki var samþykkt", "is") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_covers_every_general_axis(language: str) -> None:
    entries = subject(language, "polarity")["axes"]
    assert set(entries) == set(subject("en", "polarity")["axes"])
    assert all(entry["plus"] and entry["minus"] for entry in entries.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_opposition_is_of_a_known_axis(language: str) -> None:
    entries = subject(language, "oppositions")["axes"]
    assert set(entries) <= set(axes())
    assert {pole for entry in entries.values() for pole in entry} <= set(SIGNS)


def test_what_stays_as_it_was_is_neither_up_nor_down() -> None:
    assert signs("The bank left rates at 5 percent.", "en")["rise"] == 0
    assert signs("Dobânda a rămas neschimbată.", "ro")["rise"] == 0


def test_a_word_of_time_may_stand_inside_a_phrase() -> None:
    assert signs("Comisia s-a pronunțat miercuri împotriva textului.", "ro")["support"] == -1
    assert signs("Die Minister sprachen sich am Montag gegen den Plan aus.", "de")["support"] == -1


def test_a_phrase_that_holds_its_negation_is_not_negated_again() -> None:
    assert signs("Les mineurs n’étaient pas au travail, la route n’est pas praticable.", "fr")
    assert signs("She pleaded not guilty on Monday.", "en")["guilty"] == -1
    assert signs("Nu a fost găsit nimic, nu au fost evacuați oameni.", "ro")["evacuate"] == -1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There is no danger to the public."),
        ("ro", "Nu există niciun pericol pentru populație."),
        ("fr", "Il n’y a aucun danger pour la population."),
        ("de", "Es besteht keine Gefahr für die Bevölkerung."),
        ("it", "Non c'è nessun pericolo per la popolazione."),
        ("es", "No hay ningún peligro para la población."),
        ("pt", "Não há qualquer perigo para a população."),
        ("hu", "Nincs semmilyen veszély a lakosságra nézve."),
        ("ru", "Никакой опасности для населения нет."),
        ("ru", "Опасности для населения нет."),
        ("uk", "Небезпеки для населення немає."),
        ("bg", "Няма никаква опасност за населението."),
        ("pl", "Nie ma żadnego zagrożenia dla ludności."),
    ],
)
def test_two_means_of_one_negation_do_not_cancel_each_other(language: str, text: str) -> None:
    cues = polarity_cues(text, language)
    assert all(cue.sign > 0 for cue in cues if cue.axis == "safe")
    assert len([cue for cue in cues if cue.negator]) == 1


def test_a_reflexive_is_no_conjunction() -> None:
    assert signs("Inculpatul nu și-a recunoscut niciodată vina.", "ro")["confirm"] == -1


@pytest.mark.parametrize(
    ("language", "text", "axis", "sign"),
    [
        ("it", "Nessuno è rimasto ferito nell’incidente.", "unhurt", 1),
        ("en", "Crews did not manage to stop the leak.", "proceed", 1),
        ("ro", "Pompierii nu au reușit să oprească scurgerea.", "proceed", 1),
    ],
)
def test_what_is_not_managed_is_not_done(language: str, text: str, axis: str, sign: int) -> None:
    assert signs(text, language)[axis] == sign


@pytest.mark.parametrize(
    ("language", "text", "clause"),
    [
        ("ro", "Ministrul a negat joi, la Suceava, că locuitorii ar fi fost avertizați.",
         "locuitorii ar fi fost avertizați"),
        ("en", "The minister denied on Thursday that residents had been warned.",
         "residents had been warned"),
        ("en", "The minister denied the residents had been warned.",
         "residents had been warned"),
        ("fr", "Le ministre a nié, jeudi à Lyon, que les habitants aient été prévenus.",
         "habitants aient été prévenus"),
        ("de", "Der Minister bestritt am Montag in Linz, dass Anwohner gewarnt wurden.",
         "Anwohner gewarnt"),
        ("es", "El alcalde negó haber autorizado las obras.", "autorizado las obras"),
        ("ru", "Министр отрицает, что жители были предупреждены.",
         "жители были предупреждены"),
    ],
)  # fmt: skip
def test_a_denial_says_what_it_denies(language: str, text: str, clause: str) -> None:
    (denial,) = [cue for cue in polarity_cues(text, language) if cue.clause]
    assert (denial.axis, denial.sign) == ("confirm", -1)
    assert denial.clause is not None
    assert denial.clause.of(text) == clause


def test_kin_is_symmetric_and_holds_of_itself() -> None:
    assert all(related(a, b) == related(b, a) for a in axes() for b in axes())
    assert all(related(a, a) for a in axes())


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([*known_languages(), "is"]),
    st.lists(
        st.sampled_from(
            ["not", "nu", "ne", "pas", "nicht", "не", "rejected", "respins", "ab", "lehnte", ",",
             "that", "failed to", "n’a", "rejeté", "отклонил", "и", "«", "…", "3,2", "no"]
        )
        | st.text(max_size=12),
        max_size=14,
    ),
)  # fmt: skip
def test_spans_lie_inside_any_text_in_order(language: str, parts: list[str]) -> None:
    text = " ".join(parts)
    cues = polarity_cues(text, language)
    assert cues == polarity_cues(text, language)
    ends = [0, *(cue.span.end for cue in cues)]
    assert all(
        e <= cue.span.start < cue.span.end <= len(text) for e, cue in zip(ends, cues, strict=False)
    )


@pytest.mark.parametrize(
    ("language", "text", "axis", "sign"),
    [
        ("ro", "Spitalele nu au rămas fără căldură.", "connected", 1),
        ("fr", "Les hôpitaux ne sont pas restés sans chauffage.", "connected", 1),
        ("pl", "Szpitale nie zostały bez ogrzewania.", "connected", 1),
        ("ru", "Больницы без тепла не остались.", "connected", 1),
        ("uk", "Лікарні без тепла не залишилися.", "connected", 1),
        ("uk", "Приборкати вогонь рятувальники не змогли й до вечора.", "contained", -1),
        ("hu", "Szabadon engedték a prefektust.", "arrest", -1),
        ("bg", "Хоризонт остана в залата.", "walkout", 1),
        ("de", "Die Gewerkschaft verzichtet auf Rechtsmittel.", "contest", -1),
        ("it", "Non sapevano nulla del test.", "aware", -1),
        ("es", "El club ya estaba al tanto.", "aware", 1),
        ("pt", "O ministro não respondeu.", "testify", -1),
        ("en", "The council decided over the heads of the parents.", "consult", -1),
    ],
)
def test_what_is_lacking_and_what_stands_before_its_verb(
    language: str, text: str, axis: str, sign: int
) -> None:
    assert signs(text, language)[axis] == sign


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", "Anul acesta, în decembrie, atacul a durat până la prânz, a adăugat el."),
        ("fr", "Le train roule vers la ville, sur le pont."),
        ("de", "Die Zahl ist kurz und stark."),
        ("it", "Tre persone di questo partito verso la notte."),
        ("es", "Sin embargo, esta tarde dan pan al ganadero."),
        ("pt", "Para o Porto, três páginas."),
        ("uk", "Він додав це."),
        ("pl", "W Stanach Zjednoczonych, na miejscu."),
    ],
)
def test_a_word_that_only_looks_like_one_of_an_axis_is_none(language: str, text: str) -> None:
    assert not [cue for cue in polarity_cues(text, language) if cue.axis != NEGATION]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Prosecutors called for the arrest of the driver."),
        ("ro", "Procurorii ceruseră arestarea șoferului."),
        ("fr", "Le parquet avait requis son placement en détention."),
        ("de", "Die Opposition fordert den Rücktritt des Ministers."),
        ("it", "L'opposizione ha chiesto le dimissioni del sindaco."),
        ("es", "La oposición pidió la dimisión del alcalde."),
        ("pt", "A oposição exige a demissão do presidente da câmara."),
        ("hu", "Az ellenzék követeli a polgármester lemondását."),
        ("ru", "Оппозиция требует отставки мэра."),
        ("uk", "Опозиція вимагає відставки мера."),
        ("bg", "Опозицията поиска оставката на кмета."),
        ("pl", "Opozycja domaga się dymisji burmistrza."),
    ],
)
def test_what_is_only_asked_for_has_not_happened(language: str, text: str) -> None:
    (cue,) = [cue for cue in polarity_cues(text, language) if cue.sought]
    assert cue.axis in {"arrest", "resign", "appoint"}
