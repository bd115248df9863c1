"""Oppositions: two reports of one event choose opposite words of one axis."""

import pytest

from claimcmp.facts.oppositions import related
from claimcmp.facts.polarity import polarity_cues


@pytest.mark.parametrize(
    ("axis", "language", "minus", "plus"),
    [
        (
            "flee",
            "ro",
            "Șoferul a fugit de la locul accidentului.",
            "A rămas la locul accidentului.",
        ),
        ("flee", "de", "Der Fahrer beging Fahrerflucht.", "Er blieb am Unfallort."),
        ("surrender", "es", "El hombre opuso resistencia.", "El hombre se entregó."),
        ("surrender", "pl", "Napastnik stawiał opór.", "Napastnik poddał się."),
        ("confidence", "fr", "Le gouvernement a été renversé.", "La motion a été rejetée."),
        ("confidence", "bg", "Вотът на недоверие мина.", "Кабинетът оцеля при вота."),
        ("breathing", "it", "Il ragazzo è intubato.", "Il ragazzo respira da solo."),
        ("fit", "en", "The goalkeeper will miss the final.", "He will be fit for Sunday."),
        ("crash", "uk", "Літак зазнав катастрофи.", "Літак благополучно приземлився."),
        ("jobs", "hu", "Háromszázan elveszítik állásukat.", "Nem lesznek elbocsátások."),
        ("limit", "ru", "Содержание свинца выше нормы.", "Содержание свинца в пределах нормы."),
        ("acquainted", "pt", "A vítima foi escolhida ao acaso.", "Os dois conheciam-se."),
        ("ties", "ro", "Cele două țări au rupt relațiile.", "Cele două țări au reluat relațiile."),
        ("negotiate", "de", "Der Konzern lehnt Verhandlungen ab.", "Er ist verhandlungsbereit."),
        ("reverse", "es", "El alcalde dio marcha atrás.", "El alcalde se mantiene firme."),
        ("resign", "hu", "A miniszter benyújtotta lemondását.", "A miniszter nem mond le."),
        ("walkout", "uk", "Депутати залишили зал.", "Депутати не залишили зал."),
        ("ready", "ro", "Linia nu va fi gata până la toamnă.", "Linia va fi gata la toamnă."),
        (
            "schedule",
            "it",
            "L'impresa ha mancato la scadenza.",
            "L'impresa ha rispettato i tempi.",
        ),
        ("build", "pt", "O cinema será demolido.", "O cinema será restaurado."),
    ],
)
def test_opposite_words_sit_at_the_two_ends(
    axis: str, language: str, minus: str, plus: str
) -> None:
    for text, sign in ((minus, -1), (plus, 1)):
        signs = {cue.sign for cue in polarity_cues(text, language) if related(cue.axis, axis)}
        assert signs == {sign}, text


@pytest.mark.parametrize(
    ("language", "text", "axis", "sign"),
    [
        # A Hungarian negation puts the prefix of the verb behind it.
        ("hu", "A klub nem rúgta ki az edzőt.", "appoint", 1),
        ("hu", "A tárgyalások nem szakadtak meg.", "proceed", 1),
        # The pluperfect of Romanian, as reports tell what came before.
        ("ro", "Judecătorii aprobaseră cererea.", "accept", 1),
        ("ro", "Motoarele se opriseră înainte de impact.", "proceed", -1),
        # Futures, conditionals and imperfects of Romance verbs.
        ("es", "Los obreros aceptarían la oferta.", "accept", 1),
        ("pt", "Os operários aceitariam a proposta.", "accept", 1),
        ("it", "Il governo approverà la legge.", "accept", 1),
        ("fr", "Les juges rejetteront la demande.", "accept", -1),
        # Separable verbs of German at the end of a clause.
        ("de", "Der Rat riet, den Antrag abzulehnen.", "accept", -1),
    ],
)
def test_words_of_an_axis_are_known_in_their_forms(
    language: str, text: str, axis: str, sign: int
) -> None:
    assert (axis, sign) in {(cue.axis, cue.sign) for cue in polarity_cues(text, language)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The company did not, so far, accept the offer."),
        ("ro", "Compania nu a acceptat, deocamdată, oferta."),
        ("ro", "Directorii nu vor, deocamdată, să accepte oferta."),
        ("fr", "L'entreprise n'a, pour l'instant, pas accepté l'offre."),
        ("it", "L'azienda non ha, per ora, accettato l'offerta."),
        ("es", "La empresa no ha, por el momento, aceptado la oferta."),
        ("pt", "A empresa não quis, até agora, aceitar a proposta."),
        ("uk", "Компанія, поки що, не прийняла пропозицію."),
    ],
)
def test_an_aside_between_commas_keeps_a_negation_from_no_verb(language: str, text: str) -> None:
    assert {cue.sign for cue in polarity_cues(text, language) if cue.axis == "accept"} == {-1}


def test_a_clause_between_commas_is_no_aside() -> None:
    text = "She did not come, he did, and both accepted the offer."
    assert {cue.sign for cue in polarity_cues(text, "en") if cue.axis == "accept"} == {1}
