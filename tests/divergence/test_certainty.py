import pytest

from claimcmp.divergence.certainty import find_certainty_conflicts
from claimcmp.facts.certainty import certainty_cues
from tests.divergence.stance import pair, turned

PAID = ("en", "Voters were allegedly paid 500 lei apiece to stay home.")
GIVEN = ("ro", "Alegătorii au fost plătiți cu 500 de lei ca să stea acasă.")
WORDS = {"voters": "alegătorii", "paid": "plătiți", "lei": "lei", "stay": "stea", "home": "acasă"}


def test_a_hedge_against_plain_fact() -> None:
    (conflict,) = find_certainty_conflicts(pair(PAID, GIVEN, WORDS))
    assert conflict.type == "certainty"
    assert conflict.span_a.of(PAID[1]) == "allegedly"
    assert conflict.span_b.of(GIVEN[1]) == "plătiți"
    assert conflict.value_a == {"level": 1, "words": "allegedly"}
    assert conflict.value_b == {"level": 3, "words": "plătiți"}
    assert conflict.explanation == (
        "One report hedges (“allegedly”) what the other states as fact (“plătiți”)."
    )


def test_both_orders_find_the_same() -> None:
    (one,) = find_certainty_conflicts(pair(PAID, GIVEN, WORDS))
    (other,) = find_certainty_conflicts(turned(PAID, GIVEN, WORDS))
    assert (one.span_a, one.span_b) == (other.span_b, other.span_a)
    assert one.evidence == pytest.approx(other.evidence)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (PAID, ("ro", "Alegătorii ar fi fost plătiți cu 500 de lei ca să stea acasă.")),
        (PAID, ("ro", "Alegătorii au fost plătiți ca să stea acasă, susține opoziția.")),
        (GIVEN, ("en", "Voters were paid 500 lei apiece to stay home.")),
        (GIVEN, ("en", "“Voters were allegedly paid to stay home,” said Ana Pop.")),
    ],
)
def test_similar_hedges_and_named_sources_agree(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert find_certainty_conflicts(pair(a, b, WORDS)) == ()


def test_could_against_will() -> None:
    could = ("en", "The money could come from delaying two motorways, two officials said.")
    will = ("ro", "Banii vor veni din amânarea a două autostrăzi, spun doi oficiali.")
    words = {"money": "banii", "come": "veni", "delaying": "amânarea", "motorways": "autostrăzi"}
    (conflict,) = find_certainty_conflicts(pair(could, will, words))
    assert conflict.span_b.of(will[1]) == "veni"


def test_a_modal_verb_rendered_by_a_modal_verb_is_silent() -> None:
    could = ("en", "The bridge could fall.")
    can = ("ro", "Podul poate cădea.")
    assert find_certainty_conflicts(pair(could, can, {"could": "poate", "fall": "cădea"})) == ()


def test_a_hedge_on_what_the_other_report_leaves_out_is_silent() -> None:
    more = ("ro", "Focul a izbucnit luni în pădure, iar la origine ar fi o scânteie.")
    less = ("en", "The fire broke out on Monday in the forest.")
    words = {"focul": "fire", "izbucnit": "broke", "luni": "monday", "pădure": "forest."}
    assert find_certainty_conflicts(pair(more, less, words)) == ()


def test_a_hedge_beside_the_source_that_both_name() -> None:
    hedged = ("en", "Voters were allegedly paid to stay home, prosecutors said.")
    plain = ("ro", "Alegătorii au fost plătiți ca să stea acasă, au spus procurorii.")
    (conflict,) = find_certainty_conflicts(pair(hedged, plain, WORDS))
    assert conflict.evidence["attributed"] == 1.0


def test_could_against_will_under_one_condition() -> None:
    could = ("en", "If the pit stays open, Brussels could withhold the money.")
    will = ("ro", "Dacă mina rămâne deschisă, Bruxelles-ul va reține banii.")
    (conflict,) = find_certainty_conflicts(
        pair(could, will, {"withhold": "reține", "money": "banii", "Brussels": "Bruxelles-ul"})
    )
    assert conflict.span_a.of(could[1]) == "could"


@pytest.mark.parametrize(
    ("hedged", "plain", "words", "spans"),
    [
        (("es", "Supuestamente, el avión perdió presión."), ("pt", "O avião perdeu pressão."),
         {"avión": "avião", "perdió": "perdeu", "presión.": "pressão."},
         ("Supuestamente", "perdeu")),
        (("fr", "La maladie serait d'origine animale."),
         ("de", "Die Krankheit ist tierischen Ursprungs."),
         {"maladie": "krankheit", "animale.": "tierischen", "d'origine": "ursprungs."},
         ("serait", "tierischen")),
        (("hu", "Állítólag a pilóta ittas volt."), ("it", "Il pilota era ubriaco."),
         {"pilóta": "pilota", "ittas": "ubriaco."}, ("Állítólag", "ubriaco")),
        (("ro", "Se pare că dosarul va fi rejudecat."), ("en", "The case will be retried."),
         {"dosarul": "case", "rejudecat.": "retried."}, ("Se pare că", "retried")),
        (("ru", "По предварительным данным, пожар начался в подвале."),
         ("pl", "Pożar zaczął się w piwnicy."),
         {"пожар": "pożar", "начался": "zaczął", "подвале.": "piwnicy."},
         ("По предварительным данным", "zaczął")),
        (("fr", "La maladie aurait été importée par un voyageur."),
         ("de", "Die Krankheit wurde von einem Reisenden eingeschleppt."),
         {"maladie": "krankheit", "importée": "eingeschleppt.", "voyageur.": "reisenden"},
         ("aurait été importée", "eingeschleppt")),
    ],
)  # fmt: skip
def test_the_spans_are_the_hedge_and_the_verb_that_it_weakens(
    hedged: tuple[str, str],
    plain: tuple[str, str],
    words: dict[str, str],
    spans: tuple[str, str],
) -> None:
    stripped = {here.strip("."): there.strip(".") for here, there in words.items()}
    (conflict,) = find_certainty_conflicts(pair(hedged, plain, {**words, **stripped}))
    assert conflict.span_a.of(hedged[1]) == spans[0]
    assert conflict.span_b.of(plain[1]) == spans[1]


def test_a_word_that_both_reports_have_answers_no_hedge() -> None:
    hedged = ("es", "El juez habría recibido amenazas.")
    plain = ("pt", "O juiz recebeu ameaças.")
    words = {"juez": "juiz", "recibido": "recebeu", "amenazas": "ameaças"}
    (conflict,) = find_certainty_conflicts(pair(hedged, plain, words))
    assert conflict.span_a.of(hedged[1]) == "habría recibido"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", "Guvernul nu a exclus introducerea stării de urgență."),
        ("en", "The government has not ruled out declaring a state of emergency."),
        ("fr", "Le gouvernement n'a pas exclu de décréter l'état d'urgence."),
        ("de", "Die Regierung schließt einen Notstand nicht aus."),
        ("it", "Il governo non ha escluso lo stato di emergenza."),
        ("es", "El Gobierno no descartó declarar el estado de emergencia."),
        ("pt", "O Governo não descartou declarar o estado de emergência."),
        ("hu", "A kormány nem zárta ki a veszélyhelyzet kihirdetését."),
        ("ru", "Правительство не исключило введения чрезвычайного положения."),
        ("uk", "Уряд не виключив запровадження надзвичайного стану."),
        ("bg", "Правителството не изключи въвеждането на извънредно положение."),
        ("pl", "Rząd nie wykluczył wprowadzenia stanu wyjątkowego."),
    ],
)
def test_what_is_not_ruled_out_is_possible(language: str, text: str) -> None:
    assert [cue.kind for cue in certainty_cues(text, language)] == ["possible"]


@pytest.mark.parametrize(
    ("hedged", "plain", "words"),
    [
        # "Fumes" renders „fumul” and is no word of speech here.
        (("ro", "Doi bătrâni ar fi murit intoxicați cu fumul sobei."),
         ("en", "Two pensioners died after inhaling fumes from a stove."),
         {"bătrâni": "pensioners", "fumul": "fumes", "murit": "died", "sobei": "stove"}),
        # The other report hedges another clause.
        (("ro", "Doi bătrâni ar fi murit intoxicați cu fumul sobei."),
         ("en", "Two pensioners died of the fumes, and the neighbours may sue."),
         {"bătrâni": "pensioners", "fumul": "fumes", "murit": "died"}),
        # What both sources say is said of something else.
        (("ro", "Capsulele ar fi fost contaminate la fabrică."),
         ("en", "The capsules, which doctors said were safe, were contaminated at the plant."),
         {"capsulele": "capsules", "contaminate": "contaminated", "fabrică": "plant"}),
        # An aside between commas goes on the hedged clause.
        (("ro", "El ar fi primit, în trei tranșe, bani pentru grăbirea plăților."),
         ("fr", "Il a touché l'argent en trois tranches pour accélérer les paiements."),
         {"primit": "touché", "tranșe": "tranches", "plăților": "paiements",
          "grăbirea": "accélérer", "bani": "argent"}),
    ],
)  # fmt: skip
def test_what_only_looks_like_an_answer(
    hedged: tuple[str, str], plain: tuple[str, str], words: dict[str, str]
) -> None:
    (conflict,) = find_certainty_conflicts(pair(hedged, plain, words))
    assert conflict.span_a.of(hedged[1]).startswith("ar fi")


def test_the_other_report_hedges_the_same_clause() -> None:
    hedged = ("ro", "Doi bătrâni ar fi murit intoxicați cu fumul sobei.")
    other = ("en", "Two pensioners may be dead, poisoned by a stove.")
    words = {"bătrâni": "pensioners", "murit": "dead", "sobei": "stove"}
    assert find_certainty_conflicts(pair(hedged, other, words)) == ()


def test_a_hedged_detail_beside_another_fact_is_silent() -> None:
    plain = ("en", "Queues formed in Cluj and Iași, although most people had gone by lunchtime.")
    hedged = ("it", "I correntisti di Cluj e Iași in coda; se ne sarebbe andato un quinto.")
    words = {"queues": "coda", "cluj": "cluj", "iași": "iași", "gone": "andato"}
    assert find_certainty_conflicts(pair(plain, hedged, words)) == ()


def test_suspicion_of_the_arrested_is_no_hedge_of_the_arrest() -> None:
    held = ("ro", "Trei bărbați au fost reținuți joi, fiind bănuiți de furtul de la muzeu.")
    plain = ("de", "Am Donnerstag hat die Polizei drei Männer festgenommen, Diebe aus dem Museum.")
    words = {"bărbați": "männer", "reținuți": "festgenommen", "furtul": "diebe", "muzeu": "museum"}
    assert find_certainty_conflicts(pair(held, plain, words)) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bg", "Още от април съюзът, както се мълви, водел тайни преговори с левицата."),
        ("ro", "Uniunea ar negocia în secret, după cum se zvonește, cu stânga."),
        ("ru", "Как поговаривают, союз вёл тайные переговоры с левыми."),
        ("pl", "Jak wieść niesie, związek prowadził tajne rozmowy z lewicą."),
    ],
)
def test_a_rumour_is_a_hedge(language: str, text: str) -> None:
    assert "reported" in {cue.kind for cue in certainty_cues(text, language)}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ce texte, qui devait porter l'âge à 67 ans, aurait rapporté 900 millions.", []),
        ("Le ministre aurait rapporté les faits à la police.", ["presumptive"]),
    ],
)
def test_what_a_bill_would_have_brought_is_no_hearsay(text: str, kinds: list[str]) -> None:
    assert [cue.kind for cue in certainty_cues(text, "fr")] == kinds
