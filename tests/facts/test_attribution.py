import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.facts.attribution import attributions
from claimcmp.facts.speech import clause_openers, speaker_roles, speech_words
from claimcmp.languages import known_languages


def found(text: str, language: str) -> list[tuple[str, str | None]]:
    return [
        (a.cue.of(text), a.speaker.of(text) if a.speaker else None)
        for a in attributions(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "cue", "speaker"),
    [
        (
            "ro",
            "„Plătim zece ani de nepăsare”, spune Ovidiu Tănăselea.",
            "spune",
            "Ovidiu Tănăselea",
        ),
        (
            "ro",
            "„N-a fost de vânzare”, le-a spus ziariștilor avocata Ileana Morcov.",
            "le-a spus",
            "Ileana Morcov",
        ),
        (
            "ro",
            "Ministra Educației, Iulia Străchinaru, a precizat că examenele nu se amână.",
            "a precizat",
            "Iulia Străchinaru",
        ),
        (
            "ru",
            "Переговоры продолжатся, заявила Урсула фон дер Ляйен.",
            "заявила",
            "Урсула фон дер Ляйен",
        ),
        (
            "uk",
            "Переговори триватимуть, заявила Урсула фон дер Ляєн.",
            "заявила",
            "Урсула фон дер Ляєн",
        ),
        (
            "bg",
            "Преговорите ще продължат, каза Урсула фон дер Лайен.",
            "каза",
            "Урсула фон дер Лайен",
        ),
        (
            "ro",
            "Peste 8.000 de oameni au mărșăluit, susţin organizatorii.",
            "susţin",
            "organizatorii",
        ),
        (
            "ro",
            "La mars au participat, potrivit poliției, peste 8.000 de persoane.",
            "potrivit",
            "poliției",
        ),
        ("en", "More than 8,000 people marched, according to police.", "according to", "police"),
        ("en", "“It was never for sale,” Văcaru told reporters.", "told", "Văcaru"),
        (
            "en",
            "On the night of the arrest, prosecutors say, he had two computers destroyed.",
            "say",
            "prosecutors",
        ),
        (
            "en",
            "“The wind changes its mind,” said Col. Luc Estrabaud, who leads the operation.",
            "said",
            "Col. Luc Estrabaud",
        ),
        (
            "fr",
            "« Nous payons dix ans d'indifférence », résume Smaranda Hriscu.",
            "résume",
            "Smaranda Hriscu",
        ),
        (
            "fr",
            "Selon le syndicat des vignerons, 20 % du vignoble a brûlé.",
            "Selon",
            "le syndicat des vignerons",
        ),
        (
            "de",
            "„Ein Signal ist ein Versprechen“, sagte Verkehrsministerin Edda Loibnegger.",
            "sagte",
            "Edda Loibnegger",
        ),
        (
            "it",
            "«Qui il calcio è l’ultima cosa», ha commentato Gianluca Morsiani.",
            "ha commentato",
            "Gianluca Morsiani",
        ),
        (
            "es",
            "Cuatro navieras le entregaron, según el tribunal, dos millones.",
            "según",
            "el tribunal",
        ),
        (
            "pt",
            "«Foi como uma porta a bater», conta o bracarense Duarte Falcão.",
            "conta",
            "Duarte Falcão",
        ),
        (
            "hu",
            "„Forgókaput állítottak elé” – fogalmazott Vadas Réka jogász.",
            "fogalmazott",
            "Vadas Réka",
        ),
        ("ru", "По словам дипломатов, обмен состоится летом.", "По словам", "дипломатов"),
        (
            "uk",
            "Двох поранено, повідомив начальник адміністрації Остап Гринюк.",
            "повідомив",
            "Остап Гринюк",
        ),
        ("bg", "„Мостът ще бъде затворен“, каза Иван Петров.", "каза", "Иван Петров"),
        (
            "pl",
            "„Mówili, że jesteśmy rodziną” – opowiada monterka Teresa Górnik.",
            "opowiada",
            "Teresa Górnik",
        ),
    ],
)
def test_speakers_of_each_language(language: str, text: str, cue: str, speaker: str) -> None:
    assert found(text, language) == [(cue, speaker)]


def test_a_pronoun_is_no_speaker() -> None:
    assert found("“We voted for pipes,” she told supporters.", "en") == [("told", None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", "Lucrările încep, conform calendarului, pe 22 iunie."),
        ("ro", "Clasamentul arăta pe dos."),
        ("en", "The United States sent aid; easier said than done."),
        ("en", "He had noted down each delivery in a school exercise book."),
        ("es", "Se acabó por su cuenta."),
        ("it", "È arrivato secondo posto dopo la Roma."),
        ("hu", "Helyi idő szerint nyolckor történt."),
        ("xx", "“Hello there everybody,” said John Smith."),
    ],
)
def test_what_only_looks_like_an_attribution(language: str, text: str) -> None:
    assert attributions(text, language) == ()


def test_direct_and_contentious() -> None:
    (direct,) = attributions("„Nu plecăm de aici”, a spus Ana Pop.", "ro")
    assert direct.direct
    assert not direct.contentious
    (claim,) = attributions("Sindicatul susține că greva continuă.", "ro")
    assert claim.contentious
    assert not claim.direct


def test_a_cited_medium_is_no_speaker() -> None:
    (cited,) = attributions(
        "The bridge is closed, according to the newspaper Grazer Morgenblatt.", "en"
    )
    assert cited.kind == "medium" or cited.speaker is not None
    (agency,) = attributions("Podul este închis, potrivit Agerpres.", "ro")
    assert agency.kind == "medium"


def test_roles_tell_kinds_of_source() -> None:
    assert [role.label for role in speaker_roles("potrivit poliției", "ro")] == ["police"]
    assert [role.label for role in speaker_roles("the organizers", "en")] == ["organisers"]


@given(
    st.sampled_from(known_languages()),
    st.lists(
        st.sampled_from(
            [
                "said",
                "a spus",
                "szerint",
                "laut",
                "selon",
                "по словам",
                ",",
                ":",
                "“",
                "”",
                "Ana Pop",
                "that",
                "că",
                ".",
                "–",
                "he",
            ]
        )
        | st.text(max_size=5),
        max_size=12,
    ).map(" ".join),
)
def test_spans_are_inside_any_text(language: str, text: str) -> None:
    for attribution in attributions(text, language):
        for span in (attribution.cue, attribution.speaker):
            assert span is None or 0 <= span.start < span.end <= len(text)


def test_who_is_warned_says_nothing() -> None:
    text = "Residents had been warned, the minister said."
    assert [found.cue.of(text) for found in attributions(text, "en")] == ["said"]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Duty falls by ten per cent after a warning shot.", []),
        ("en", "The ambassador will be recalled.", []),
        ("en", "Residents had been warned.", ["warned"]),
        ("it", "Il secondo treno è partito.", []),
        ("es", "Cuentan con dos barcos.", []),
        ("hu", "Helyi idő szerint délben indult.", []),
    ],
)
def test_some_words_of_speech_tell_of_none(language: str, text: str, told: list[str]) -> None:
    assert [span.of(text) for span in speech_words(text, language)] == told


def test_an_opener_has_its_diacritics_where_the_text_has_any() -> None:
    assert clause_openers("Jeden ze strażników uciekł.", "pl") == ()
    assert len(clause_openers("Mówi, że strażnik uciekł.", "pl")) == 1
    assert len(clause_openers("Spune ca trenul a plecat.", "ro")) == 1


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("hu", "A sztrájk a tankerület szerint törvénytelen.", "a tankerület"),
        ("de", "Die Steuer wird laut Bauernverband abgeschafft.", "Bauernverband"),
    ],
)
def test_a_source_ends_where_its_phrase_ends(language: str, text: str, speaker: str) -> None:
    assert [who for _, who in found(text, language)] == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ru", "«У целого города украли голос», — заявил собравшимся Мумжи.", "Мумжи"),
        ("uk", "«У цілого міста вкрали голос», — заявив присутнім Мумжі.", "Мумжі"),
        ("de", "„Es gibt keinen Plan B“, sagte der Kanzler vor Journalisten.", "der Kanzler"),
        ("it", "«Non c'è un piano B», ha ribadito ai giornalisti il premier.", "il premier"),
        ("hu", "„Nincs B terv” – mondta újságíróknak a miniszterelnök.", "a miniszterelnök"),
        ("ro", "„Nu exista plan B”, repetase premierul.", "premierul"),
    ],
)
def test_who_is_spoken_to_is_no_speaker(language: str, text: str, speaker: str) -> None:
    (found,) = attributions(text, language)
    assert found.speaker is not None
    assert found.speaker.of(text) == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "On Thursday the Directorate admitted that files had been copied.", "Directorate"),
        ("en", "On Monday John Smith said that he would go.", "John Smith"),
        ("de", "Am Donnerstag räumte die Behörde ein, dass Akten kopiert wurden.", "die Behörde"),
        ("de", "Am Montag sagte Karl Weber, dass er gehe.", "Karl Weber"),
        ("ro", "Joi, Directoratul a recunoscut că fișele au fost copiate.", "Directoratul"),
    ],
)
def test_a_day_is_no_speaker(language: str, text: str, speaker: str) -> None:
    (found,) = attributions(text, language)
    assert found.speaker is not None
    assert speaker in found.speaker.of(text)
    assert "day" not in found.speaker.of(text).lower()
