from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.facts.certainty import (
    answers_hedge,
    certainty_cues,
    conditions,
    hedge_levels,
    hedge_reliability,
)
from claimcmp.languages import known_languages


def found(text: str, language: str) -> list[tuple[str, int]]:
    return [(cue.span.of(text), cue.level) for cue in certainty_cues(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "hedge", "level"),
    [
        ("ro", "Doi sugari ar fi murit din cauza bolii.", "ar fi murit", 1),
        ("ro", "Pe vas s-ar fi aflat mai mulți călători.", "s-ar fi aflat", 1),
        ("ro", "Barbatii ar fi fost batuti in detentie.", "ar fi fost batuti", 1),
        ("ro", "Se pare că podul a cedat.", "Se pare că", 1),
        ("ro", "Şoferul a adormit, probabil, la volan.", "probabil", 1),
        ("en", "Voters were allegedly paid 500 lei apiece.", "allegedly", 1),
        ("en", "A midfielder reportedly refused the test.", "reportedly", 2),
        ("en", "Part of it is believed to have gone abroad.", "is believed to", 1),
        ("en", "The boat may have been overloaded.", "may have been", 1),
        ("fr", "Des troncs auraient aggravé l’inondation.", "auraient aggravé", 1),
        ("fr", "L’auteur présumé a été arrêté.", "présumé", 1),
        ("de", "Der Lokführer soll ein Signal überfahren haben.", "soll", 1),
        ("de", "Das Geld könnte aus dem Haushalt kommen.", "könnte", 1),
        ("it", "La banca avrebbe offerto un miliardo.", "avrebbe offerto", 1),
        ("it", "Il presunto autore è fuggito.", "presunto", 1),
        ("es", "El banco habría ofrecido mil millones.", "habría ofrecido", 1),
        ("es", "El tren supuestamente no frenó.", "supuestamente", 1),
        ("pt", "O condutor terá adormecido ao volante.", "terá adormecido", 1),
        ("pt", "O suspeito alegadamente fugiu.", "alegadamente", 1),
        ("hu", "A résztvevők állítólag pénzt kaptak.", "állítólag", 1),
        ("ru", "Водитель якобы уснул за рулём.", "якобы", 1),
        ("uk", "Водій нібито заснув за кермом.", "нібито", 1),
        ("bg", "Шофьорът вероятно е заспал.", "вероятно", 1),
        ("bg", "Министърът подписал договора.", "подписал", 1),
        ("pl", "Pociąg podobno nie zahamował.", "podobno", 2),
    ],
)
def test_hedges_of_each_language(language: str, text: str, hedge: str, level: int) -> None:
    assert found(text, language) == [(hedge, level)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", "În orașe mari, cum ar fi Clujul, chiria crește."),
        ("ro", "Podul ar fi trebuit închis; nu ar fi murit nimeni."),
        ("ro", "Lucrările ar urma să înceapă în mai."),
        ("ro", "Oferta ar costa bugetul trei miliarde."),
        ("en", "Theresa May spoke on May 3, and again in May."),
        ("en", "Anyone who may have footage should call as soon as possible."),
        ("en", "Residents could see the smoke from the square."),
        ("en", "The minister will sign the law."),
        ("de", "Er konnte den Zug nicht mehr anhalten."),
        ("de", "Die Brücke soll im Mai gebaut werden."),
        ("fr", "Elle aurait dû partir plus tôt."),
        ("it", "La legge avrebbe dovuto passare."),
        ("pl", "Partia zaprzecza, jakoby opracowała plan."),
        ("ru", "Он не мог остановить поезд."),
        ("bg", "Министърът е подписал договора."),
        ("bg", "Тя би подписала договора."),
        ("bg", "Шофьорът, ударил колата, е задържан."),
        ("xx", "Allegedly, perhaps."),
    ],
)
def test_what_only_looks_like_a_hedge(language: str, text: str) -> None:
    assert found(text, language) == []


def test_answers_hold_modal_verbs_that_are_no_hedges() -> None:
    text = "Podul poate cădea."
    assert [span.of(text) for span in answers_hedge(text, "ro")] == ["poate"]
    assert certainty_cues(text, "ro") == ()


@pytest.mark.parametrize(
    ("language", "text"), [("bg", "Мостът е затворен."), ("es", "La temporada crece.")]
)
def test_words_that_begin_like_an_answer_are_none(language: str, text: str) -> None:
    assert answers_hedge(text, language) == ()


def test_conditions() -> None:
    text = "It could fail if nobody acts."
    assert [span.of(text) for span in conditions(text, "en")] == ["if"]


def test_every_kind_has_a_rung_and_a_reliability() -> None:
    assert set(hedge_levels()) == set(hedge_reliability())
    assert all(0 <= level <= 2 for level in hedge_levels().values())
    assert all(0 <= value <= 1 for value in hedge_reliability().values())


@given(
    st.sampled_from(known_languages()),
    st.lists(
        st.sampled_from(
            [
                "may",
                "could",
                "ar",
                "fi",
                "murit",
                "soll",
                "haben",
                "возможно",
                "не",
                ",",
                "“",
                "May",
            ]
        )
        | st.text(max_size=5),
        max_size=12,
    ).map(" ".join),
)
def test_spans_are_in_order_and_inside_any_text(language: str, text: str) -> None:
    spans = [cue.span for cue in certainty_cues(text, language)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ro", "Partidul s-ar pregăti să iasă de la guvernare.", "s-ar pregăti"),
        ("ro", "În spatele atacului s-ar afla o grupare.", "s-ar afla"),
        ("fr", "Le parti s'apprêterait à claquer la porte.", "s'apprêterait"),
        ("it", "La banda si troverebbe già all'estero.", "si troverebbe"),
        ("es", "El grupo planearía un nuevo ataque.", "planearía"),
        ("pt", "O grupo planearia um novo ataque.", "planearia"),
    ],
)
def test_the_conditional_passes_on_what_is_told(language: str, text: str, words: str) -> None:
    (cue,) = certainty_cues(text, language)
    assert (cue.kind, cue.span.of(text)) == ("presumptive", words)


@pytest.mark.parametrize(
    ("language", "text", "hedge"),
    [
        ("en", "According to initial reports, the bus left the road.",
         "According to initial reports"),
        ("ro", "Potrivit primelor informații, autocarul a părăsit carosabilul.",
         "Potrivit primelor informații"),
        ("fr", "Selon les premiers éléments, le car a quitté la route.",
         "Selon les premiers éléments"),
        ("de", "Nach ersten Erkenntnissen kam der Bus von der Straße ab.",
         "Nach ersten Erkenntnissen"),
        ("it", "Dalle prime informazioni il pullman è uscito di strada.",
         "Dalle prime informazioni"),
        ("es", "Según las primeras informaciones, el autobús se salió de la vía.",
         "Según las primeras informaciones"),
        ("pt", "Segundo as primeiras informações, o autocarro saiu da estrada.",
         "Segundo as primeiras informações"),
        ("hu", "Az első információk szerint a busz letért az útról.",
         "Az első információk szerint"),
        ("ru", "По первым данным, автобус съехал с дороги.", "По первым данным"),
        ("uk", "За першими даними, автобус з'їхав з дороги.", "За першими даними"),
        ("bg", "По първи данни автобусът излязъл от пътя.", "По първи данни"),
        ("pl", "Według pierwszych ustaleń autobus zjechał z drogi.", "Według pierwszych ustaleń"),
    ],
)  # fmt: skip
def test_first_reports_are_passed_on_without_being_vouched_for(
    language: str, text: str, hedge: str
) -> None:
    assert found(text, language)[0] == (hedge, 2)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "According to unconfirmed reports, a sailor was hurt."),
        ("ro", "Potrivit unor informații neconfirmate, un marinar e rănit."),
        ("fr", "Selon des informations non confirmées, un marin est blessé."),
        ("de", "Nach unbestätigten Angaben ist ein Matrose verletzt."),
        ("it", "Secondo notizie non confermate, un marinaio è ferito."),
        ("es", "Según informaciones sin confirmar, hay un marinero herido."),
        ("pt", "Segundo informações não confirmadas, há um marinheiro ferido."),
        ("hu", "Nem megerősített hírek szerint egy tengerész megsérült."),
        ("ru", "По неподтверждённым данным, ранен моряк."),
        ("uk", "За непідтвердженою інформацією, поранено моряка."),
        ("bg", "По непотвърдена информация е ранен моряк."),
        ("pl", "Według niepotwierdzonych informacji ranny jest marynarz."),
    ],
)
def test_what_is_said_to_be_unconfirmed_is_no_more_than_alleged(language: str, text: str) -> None:
    assert [cue.kind for cue in certainty_cues(text, language)] == ["alleged"]


@pytest.mark.parametrize(
    ("language", "text", "hedge"),
    [
        ("de", "Der Wachmann, der hoch verschuldet gewesen sein soll, sitzt in Haft.",
         "verschuldet gewesen sein soll"),
        ("bg", "Премиерът щял да подаде оставка.", "щял да"),
        ("bg", "Шофьорът бил задържан.", "бил задържан"),
        ("pl", "Prezes miał przywłaszczyć milion złotych.", "miał przywłaszczyć"),
        ("it", "La villa apparterrebbe al figlio del ministro.", "apparterrebbe"),
        ("fr", "La villa appartiendrait au fils du ministre.", "appartiendrait"),
    ],
)  # fmt: skip
def test_moods_of_hearsay(language: str, text: str, hedge: str) -> None:
    assert hedge in [cue.span.of(text) for cue in certainty_cues(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bg", "Шофьорът бил е задържан вчера."),
        ("bg", "Шофьорът може да е бил задържан."),
        ("pt", "O sistema avariou-se na sexta-feira."),
    ],
)
def test_moods_that_are_no_hearsay(language: str, text: str) -> None:
    kinds = [cue.kind for cue in certainty_cues(text, language)]
    assert "presumptive" not in kinds
    assert "se" not in [span.of(text) for span in answers_hedge(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "hedge"),
    [
        # Theories.
        ("en", "One theory is that the wall gave way.", "One theory"),
        ("ro", "Ipoteza de lucru este că șoferul a adormit.", "Ipoteza de lucru"),
        ("fr", "Selon une hypothèse, le mur a cédé.", "Selon une hypothèse"),
        ("it", "L'ipotesi più accreditata è che l'autista dormisse.", "ipotesi più accreditata"),
        ("es", "La principal hipótesis es que el conductor se durmió.", "principal hipótesis"),
        ("pt", "A principal hipótese é que o condutor adormeceu.", "principal hipótese"),
        ("ru", "Основная версия — водитель уснул.", "Основная версия"),
        ("uk", "Основна версія — водій заснув.", "Основна версія"),
        ("bg", "Работната версия е, че шофьорът е заспал.", "Работната версия"),
        ("pl", "Główna hipoteza zakłada, że kierowca zasnął.", "Główna hipoteza"),
        # What is still being looked into.
        ("en", "Investigators are looking into whether the brakes failed.", "looking into whether"),
        ("ro", "Anchetatorii verifică dacă au cedat frânele.", "verifică dacă"),
        ("de", "Die Ermittler prüfen, ob die Bremsen versagt haben.", "prüfen, ob"),
        ("hu", "Azt vizsgálják, hogy a fék mondta-e fel.", "Azt vizsgálják, hogy"),
        ("uk", "Слідчі перевіряють, чи не відмовили гальма.", "перевіряють, чи"),
        ("pl", "Śledczy sprawdzają, czy zawiodły hamulce.", "sprawdzają, czy"),
        # What must have been, and what may have been.
        ("en", "The thieves must have had a key.", "must have had"),
        ("ro", "Hoții trebuie să fi avut cheie.", "trebuie să fi"),
        ("de", "Die Diebe müssen einen Schlüssel gehabt haben.", "müssen"),
        ("bg", "Крадците трябва да са имали ключ.", "трябва да са имали"),
        ("hu", "A pénz külföldre kerülhetett.", "kerülhetett"),
        ("ru", "Танкер мог подорваться на мине.", "мог подорваться"),
        ("uk", "Танкер міг підірватися на міні.", "міг підірватися"),
        ("pl", "Tankowiec mógł wpaść na minę.", "mógł wpaść"),
        # The conditional and the future of hearsay, and signs.
        ("pt", "Uma fuga de gás estará na origem da explosão.", "estará na origem"),
        ("fr", "Le contrat porterait sur 40 millions.", "porterait"),
        ("it", "Il contratto varrebbe circa 40 milioni.", "varrebbe"),
        ("de", "Vieles deutet auf Brandstiftung hin.", "deutet"),
        ("de", "Es heißt, das Schiff habe Waffen transportiert.", "Es heißt"),
    ],
)  # fmt: skip
def test_theories_inquiries_and_conclusions_are_hedges(
    language: str, text: str, hedge: str
) -> None:
    assert hedge in [words for words, _ in found(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Passengers must have a ticket and show it."),
        ("ro", "Călătorii trebuie să aibă bilet."),
        ("de", "Die Reisenden müssen einen Fahrschein haben."),
        ("fr", "Le train s'arrêtera à Lyon."),
        ("pt", "O ministro estará em Lisboa na terça-feira."),
    ],
)  # fmt: skip
def test_duties_and_plans_are_no_hedges(language: str, text: str) -> None:
    assert found(text, language) == []
