import pytest

from claimcmp.facts.attribution import attributions


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "ro",
            "„Nu lăsăm pe nimeni să înghețe”, a promis joi, de la tribuna Parlamentului, ministrul "
            "Energiei, Corneliu Vrâncean.",
            "Corneliu Vrâncean",
        ),
        ("en", "“Not one envelope reached him,” his lawyer, Ada Pop, told reporters.", "Ada Pop"),
        ("it", "«Non ce ne andiamo da qui», ha detto ieri, a Roma, il sindaco.", "sindaco"),
        ("fr", "« Nous ne partirons pas d'ici », a dit, lundi, le maire.", "maire"),
    ],
)
def test_asides_stand_between_a_verb_and_its_subject(
    language: str, text: str, speaker: str
) -> None:
    (found,) = attributions(text, language)
    assert found.speaker is not None
    assert speaker in found.speaker.of(text)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "fr",
            "Le préfet n'a retrouvé la parole que devant la presse : « Rien n'est jamais arrivé. »",
            "préfet",
        ),
        ("ru", "Адвокат пожал плечами: «Ни один конверт до него не дошёл».", "Адвокат"),
        ("ro", "Dan Popa a ieșit din sală: „Nu mai avem ce vorbi cu ei”.", "Dan Popa"),
        ("ro", "„Aici s-au spălat hârtii, nu mâini”, a izbucnit Radu Cătuneanu.", "Radu Cătuneanu"),
        ("uk", "«Ми нікуди звідси не підемо», — вибухнула депутатка Ольга Коваль.", "Ольга Коваль"),
        ("fr", "« Nous ne partirons pas », s'est emporté Vlad Oprea.", "Vlad Oprea"),
        ("de", "„Wir gehen nicht von hier weg“, platzte es aus Jens Huber heraus.", "Jens Huber"),
        ("hu", "„Innen mi el nem megyünk” – csattant fel Kovács Péter.", "Kovács Péter"),
    ],
)
def test_who_is_beside_quoted_words_says_them_without_a_verb_of_speech(
    language: str, text: str, speaker: str
) -> None:
    (found,) = attributions(text, language)
    assert found.direct
    assert found.speaker is not None
    assert found.speaker.of(text) == speaker


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“Not one envelope ever reached his desk.”"),
        ("en", "“The towers of the sea” by James Cameron opened on Friday."),
        ("en", "John Smith met Ada Pop at the gate: “We will not go from here.”"),
        ("en", "Sixty dockers stayed away, citing fears for their safety."),
        ("ro", "Docherii au lipsit, invocând temeri pentru siguranța lor."),
        ("ru", "Докеры не вышли, ссылаясь на опасения за свою жизнь."),
        ("fr", "Les dockers sont restés chez eux, invoquant des craintes pour leur vie."),
    ],
)
def test_causes_titles_and_quotations_alone_name_no_speaker(language: str, text: str) -> None:
    assert attributions(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gas is flowing, the daily wrote, citing diplomatic sources."),
        ("ro", "Gazul curge, citând surse diplomatice."),
        ("de", "Das Gas fließt, unter Berufung auf Regierungskreise."),
        ("ru", "Газ идёт, со ссылкой на министерство."),
    ],
)
def test_a_cited_source_is_one(language: str, text: str) -> None:
    assert attributions(text, language)[-1].speaker is not None


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "en",
            "“Miles pay no rent,” the president, Ada Pop, told reporters in the hall.",
            "Ada Pop",
        ),
        ("en", "Few wore belts, the interior minister, Ada Pop, told reporters there.", "Ada Pop"),
        (
            "ro",
            "„Am crezut că e cutremur”, povestește, încă în halat, Viorica Dumbravă, pensionară.",
            "Viorica Dumbravă",
        ),
        ("ro", "Turul costă mult, conform Comisiei Electorale Centrale.", "Comisiei Electorale"),
        ("ro", "Ministerul Educației a transmis că nu intervine.", "Ministerul Educației"),
        ("uk", "Дрони збито, за даними Повітряних сил.", "Повітряних сил"),
    ],
)
def test_the_whole_phrase_of_a_source(language: str, text: str, speaker: str) -> None:
    (found,) = attributions(text, language)
    assert found.speaker is not None
    assert speaker in found.speaker.of(text)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "The hospital put the number of injured at 14.", "The hospital"),
        ("en", "The court heard that he had fled.", "court"),
        ("en", "The leak began at dawn, in the company's version.", "company"),
        ("en", "Nine in ten crews stayed away, by the union's count.", "union"),
        ("ro", "Prefectura vorbește de 300 de case inundate.", "Prefectura"),
        ("ro", "În varianta companiei, scurgerea a început în zori.", "companiei"),
        ("fr", "La préfecture évoque 300 maisons inondées.", "préfecture"),
        ("fr", "Les riverains racontent avoir entendu une détonation.", "riverains"),
        ("de", "Anwohner berichten von einem Knall kurz nach Mitternacht.", "Anwohner"),
        ("de", "Das Öl kam nachts, ließ das Ministerium auf Telegram wissen.", "Ministerium"),
        ("it", "Gli ispettori puntano il dito contro una valvola.", "ispettori"),
        ("it", "Nella versione dell'azienda, la perdita è iniziata all'alba.", "azienda"),
        ("es", "Los inspectores achacan el fallo a una válvula.", "inspectores"),
        ("pt", "Na versão da empresa, a fuga começou de madrugada.", "empresa"),
        ("hu", "A kórház 14 sérültről számolt be.", "kórház"),
        ("hu", "A drón földre zuhant, közölte Telegramon a minisztérium.", "minisztérium"),
        ("ru", "Местные жители рассказывают о громком хлопке.", "жители"),
        ("uk", "Фермери заперечують, що ціни впали на третину.", "Фермери"),
        ("bg", "По версията на компанията течът е започнал призори.", "компанията"),
        ("pl", "Mieszkańcy opowiadają o huku tuż po północy.", "Mieszkańcy"),
        # Whom a spokesman speaks for tells what kind of source it is.
        ("ro", "Focul a fost pus, a precizat purtătorul de cuvânt al poliției.", "poliției"),
    ],
)
def test_a_source_tells_versions_counts_and_objects(language: str, text: str, speaker: str) -> None:
    (found,) = attributions(text, language)
    assert found.speaker is not None
    assert speaker in found.speaker.of(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # Nobody known to be a source stands before the verb, or far from it.
        ("en", "The figures speak of a crisis in the making."),
        ("fr", "Ce film évoque une enfance heureuse."),
        ("de", "Alles spricht von einem guten Sommer."),
        ("en", "A driver on the way to the border crossing on Monday night blames."),
        # A thing that warns or says is no source.
        ("ro", "Sistemul care îl avertizează pe pilot că se apropie de pământ era oprit."),
        ("it", "Era spento il dispositivo che segnala che il terreno è vicino."),
        ("es", "El cartel que advierte que hay hielo estaba tapado."),
    ],
)
def test_what_no_known_source_tells_is_not_attributed(language: str, text: str) -> None:
    assert attributions(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", "Ministrul, care a spus că nu pleacă, rămâne în funcție."),
        ("fr", "Le maire, qui a annoncé que l'école fermerait, s'en va."),
        ("ru", "Чиновник, который заявил, что уходит, остался."),
    ],
)
def test_a_relative_clause_of_a_source_is_attributed(language: str, text: str) -> None:
    assert len(attributions(text, language)) == 1


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "pt",
            "“Telefonaram tarde”, contou a prefeita de Manoel Viana, Neiva Cardozo.",
            "Neiva Cardozo",
        ),
        (
            "hu",
            "„Túl későn hívtak” – fakadt ki Manoel Viana polgármestere, Neiva Cardozo.",
            "Neiva Cardozo",
        ),
        (
            "ro",
            "„Au sunat târziu”, a spus șeful poliției din Alba Iulia, Ion Popescu.",
            "Ion Popescu",
        ),
        ("en", '"They phoned too late," said Mayor John Smith, Labour Party.', "John Smith"),
        ("en", '"They phoned too late," said John Smith, mayor of New Mill.', "John Smith"),
    ],
)
def test_the_place_of_a_title_is_no_speaker(language: str, text: str, speaker: str) -> None:
    (found,) = attributions(text, language)
    assert found.speaker is not None
    assert found.speaker.of(text) == speaker


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Descargó 6.800 metros cúbicos por segundo, un caudal que nadie recordaba."),
        ("ro", "A fost un debit pe care nimeni nu și-l amintea în zonă."),
        ("ru", "Это был паводок, какого никто здесь не припомнил."),
    ],
)
def test_nobody_says_nothing(language: str, text: str) -> None:
    assert attributions(text, language) == ()
