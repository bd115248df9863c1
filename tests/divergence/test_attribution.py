import pytest

from claimcmp.divergence.attribution import find_attribution_conflicts
from tests.divergence.stance import pair, turned

CAPSA = ("en", "“A promise is not a payslip,” said Dorin Capșa, who leads the union.")
ONILA = ("ro", "„O promisiune nu e fluturaș de salariu”, a spus Magda Onilă, vicepreședinta.")
MARCH = {"marched": "mărșăluit", "people": "oameni"}
POLICE = ("en", "More than 8,000 people marched on Tuesday, according to police.")
ORGANISERS = ("ro", "Peste 8.000 de oameni au mărșăluit marți, susțin organizatorii.")


def test_the_same_words_from_two_persons() -> None:
    (conflict,) = find_attribution_conflicts(pair(CAPSA, ONILA, {}))
    assert conflict.type == "attribution"
    assert conflict.span_a.of(CAPSA[1]) == "Dorin Capșa"
    assert conflict.span_b.of(ONILA[1]) == "Magda Onilă"
    assert conflict.value_b == {"speaker": "Magda Onilă", "direct": True}
    assert conflict.explanation == (
        "One report has this from “Dorin Capșa”, the other from “Magda Onilă”."
    )


def test_the_same_figure_from_two_sources() -> None:
    (conflict,) = find_attribution_conflicts(pair(POLICE, ORGANISERS, MARCH))
    assert conflict.span_a.of(POLICE[1]) == "police"
    assert conflict.span_b.of(ORGANISERS[1]) == "organizatorii"


def test_both_orders_find_the_same() -> None:
    (one,) = find_attribution_conflicts(pair(CAPSA, ONILA, {}))
    (other,) = find_attribution_conflicts(turned(CAPSA, ONILA, {}))
    assert (one.span_a, one.span_b) == (other.span_b, other.span_a)
    assert one.evidence == pytest.approx(other.evidence)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # One person in two spellings and scripts.
        (CAPSA, ("ro", "„O promisiune nu e fluturas”, declarase Dorin Capsa, liderul.")),
        (
            ("en", "“You can splice a cable,” said Halina Vdovychenko in Artsyz."),
            ("uk", "«Кабель зростити можна», — каже Галина Вдовиченко."),
        ),
        # A pronoun, a title, and an institution that may speak through the person.
        (CAPSA, ("ro", "„O promisiune nu e fluturaș de salariu”, a spus el.")),
        (CAPSA, ("ro", "„O promisiune nu e fluturaș de salariu”, a spus liderul sindical.")),
        (POLICE, ("ro", "Peste 8.000 de oameni au mărșăluit marți, potrivit poliției.")),
        # The other report names the speaker as well.
        (CAPSA, ("ro", "„O promisiune nu e salariu”, a spus Magda Onilă în locul lui Capșa.")),
    ],
)
def test_one_speaker_or_an_unnamed_one_is_silent(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert find_attribution_conflicts(pair(a, b, {})) == ()


TOWN_EN = ("en", "“They have stolen the voice of a town,” Afanasii Mumji told the crowd.")
TOWN_RO = (
    "ro",
    "„Unui oraș i s-a furat glasul”, le-a spus celor adunați Natalia Uzun, șefa de campanie a lui "
    "Mumji.",
)
PLAN_RO = ("ro", "„Nu exista plan B”, repetase premierul.")


@pytest.mark.parametrize(
    ("a", "b", "quoted"),
    [
        # Named only to tell who the other speaker is.
        (TOWN_EN, TOWN_RO, {"stolen": "furat"}),
        # A minister and the head of government cannot have said the same words.
        (
            ("en", "“There is no plan B,” finance minister Ada Pop told reporters."),
            PLAN_RO,
            {"no": "nu"},
        ),
        (
            ("fr", "« Il n'y a pas de plan B », martèle la ministre des Finances, Ada Pop."),
            PLAN_RO,
            {"pas": "nu"},
        ),
    ],
)
def test_the_same_quoted_words_come_from_one_mouth(
    a: tuple[str, str], b: tuple[str, str], quoted: dict[str, str]
) -> None:
    (conflict,) = find_attribution_conflicts(pair(a, b, quoted))
    assert conflict.type == "attribution"
    assert find_attribution_conflicts(pair(a, b, {})) == ()


def test_one_office_is_one_speaker() -> None:
    english = ("en", "“There is no plan B,” the prime minister told reporters.")
    assert find_attribution_conflicts(pair(english, PLAN_RO, {"no": "nu"})) == ()


@pytest.mark.parametrize(
    "plain",
    [
        ("en", "The public health authority has counted 1,250 cases."),
        ("ro", "Autoritatea de sănătate a numărat 1.250 de cazuri."),
    ],
)
def test_a_body_that_counts_is_the_source(plain: tuple[str, str]) -> None:
    french = ("fr", "1 250 cas, selon les autorités sanitaires.")
    translations = {"1": plain[1].split()[-2].lower(), "cas": plain[1].split()[-1][:-1].lower()}
    assert find_attribution_conflicts(pair(french, plain, translations)) == ()


HAULIERS = ("ro", "Un camion așteaptă nouă ore la bac, potrivit asociației Tir Dunărea.")
QUEUE = ("en", "Lorries wait nine hours for the ferry.")
FERRY = {"camion": "lorries", "așteaptă": "wait", "nouă": "nine", "ore": "hours", "bac": "ferry"}


def test_a_named_source_against_plain_fact() -> None:
    (conflict,) = find_attribution_conflicts(pair(HAULIERS, QUEUE, FERRY))
    assert conflict.span_a.of(HAULIERS[1]) == "potrivit asociației Tir Dunărea"
    assert conflict.span_b.of(QUEUE[1]) == "Lorries wait nine hours for the ferry"
    assert conflict.value_b == {"speaker": None, "direct": False}


def test_a_source_that_the_other_report_mentions_is_silent() -> None:
    mentions = ("en", "The association counts nine hours of wait for the ferry.")
    known = {**FERRY, "asociației": "association"}
    assert find_attribution_conflicts(pair(HAULIERS, mentions, known)) == ()


def test_two_kinds_of_source_before_a_name() -> None:
    agency = ("ro", "Fenolul depășește limita, anunță Agenția pentru Protecția Mediului.")
    campaign = ("en", "Phenol exceeds the limit, according to the campaign group Living Olt.")
    (conflict,) = find_attribution_conflicts(pair(agency, campaign, {}))
    assert conflict.evidence["two_groups"] == 1.0


def test_rules_and_plans_are_no_sources() -> None:
    ruled = ("en", "According to Indonesian regulations, the zone must be declared.")
    plain = ("ro", "Zona trebuie declarată.")
    assert find_attribution_conflicts(pair(ruled, plain, {"zone": "Zona"})) == ()


@pytest.mark.parametrize(
    ("plain", "attributed", "words"),
    [
        (
            ("uk", "Мешканців попередили."),
            ("en", "Residents had been warned, the governor said."),
            {"мешканців": "residents", "попередили": "warned"},
        ),
        (
            ("en", "Duty falls by ten per cent."),
            ("ro", "Acciza scade cu zece la sută, susțin transportatorii."),
            {"duty": "acciza", "falls": "scade", "ten": "zece", "per": "la", "cent": "sută"},
        ),
    ],
)
def test_a_source_beside_the_same_content(
    plain: tuple[str, str], attributed: tuple[str, str], words: dict[str, str]
) -> None:
    (conflict,) = find_attribution_conflicts(pair(plain, attributed, words))
    assert conflict.value_a == {"speaker": None, "direct": False}


def test_a_lawyer_and_a_prefect_have_not_said_the_same_words() -> None:
    lawyer = ("en", "“Not one envelope reached him,” his lawyer, Ada Pop, told reporters.")
    prefect = ("fr", "Le préfet a retrouvé la parole : « Aucune enveloppe n'est arrivée. »")
    known = {"envelope": "enveloppe", "one": "aucune", "reached": "arrivée"}
    (conflict,) = find_attribution_conflicts(pair(lawyer, prefect, known))
    assert conflict.span_b.of(prefect[1]) == "préfet"


def test_what_a_source_itself_hedges_is_no_fact_of_another_report() -> None:
    hedged = ("en", "Romania could pump two million cubic metres, according to diplomats.")
    plain = ("ro", "România pompează două milioane de metri cubi.")
    known = {"pump": "pompează", "two": "două", "million": "milioane", "metres": "metri"}
    assert find_attribution_conflicts(pair(hedged, plain, known)) == ()


def test_what_stands_before_a_name_tells_what_kind_of_source_it_is() -> None:
    group = ("ro", "Au fost 214 sesizări, a comunicat asociația de observatori Vot Curat.")
    body = ("en", "The commission said that 214 complaints had been logged.")
    (conflict,) = find_attribution_conflicts(pair(group, body, {}))
    assert conflict.span_a.of(group[1]) == "Vot Curat"
    assert conflict.span_b.of(body[1]) == "The commission"


def test_those_of_whom_a_source_tells_are_no_source_of_the_other_report() -> None:
    told = ("en", "Observers were kept out an hour, the monitoring group Civic Lens said.")
    plain = ("ro", "Observatorii au fost ținuți afară o oră.")
    known = {"observers": "observatorii", "kept": "ținuți", "out": "afară", "hour": "oră"}
    (conflict,) = find_attribution_conflicts(pair(told, plain, known))
    assert conflict.span_a.of(told[1]) == "Civic Lens said"


def test_a_source_of_one_detail_attributes_nothing_else() -> None:
    told = ("ru", "Колонна, вошедшая в город 22 марта, стала, по словам посредников, успехом.")
    plain = ("ro", "Un convoi din 48 de camioane a intrat vineri în oraș cu făină.")
    known = {"колонна,": "convoi", "город": "oraș", "вошедшая": "intrat"}
    assert find_attribution_conflicts(pair(told, plain, known)) == ()


def test_a_source_that_shares_a_word_with_what_it_tells_is_not_known_to_the_other() -> None:
    told = ("it", "Il rogo è divampato alle tre, spiegano i vigili del fuoco.")
    plain = ("en", "The fire broke out at three.")
    known = {"rogo": "fire", "divampato": "broke", "tre": "three", "fuoco": "fire"}
    (conflict,) = find_attribution_conflicts(pair(told, plain, known))
    assert conflict.span_a.of(told[1]) == "spiegano i vigili del fuoco"


@pytest.mark.parametrize(
    ("a", "b", "known"),
    [
        (
            ("en", "Nine in ten crews stayed away, the company said."),
            ("fr", "Neuf salariés sur dix étaient absents, selon le syndicat."),
            {"crews": "salariés"},
        ),
        (
            ("it", "La perdita è iniziata all'alba, riferisce l'azienda."),
            ("pt", "A fuga começou de madrugada, dizem os moradores."),
            {"perdita": "fuga"},
        ),
        (
            ("en", "The drone came from the border, according to the army."),
            ("ru", "По данным ФСБ, беспилотник запустили с границы."),
            {"drone": "беспилотник"},
        ),
        (
            ("uk", "Депутати стверджують, що гроші зникли."),
            ("pl", "Lekarze twierdzą, że pieniądze zniknęły."),
            {"гроші": "pieniądze"},
        ),
    ],
)
def test_kinds_of_source_that_only_share_a_kin_are_two(
    a: tuple[str, str], b: tuple[str, str], known: dict[str, str]
) -> None:
    (conflict,) = find_attribution_conflicts(pair(a, b, known))
    assert conflict.evidence["two_groups"] == 1.0


def test_a_teacher_and_a_pupils_mother_did_not_say_the_same_words() -> None:
    teacher = ("en", "“We were left alone,” said the school's headteacher.")
    mother = ("ro", "„Am fost lăsați singuri”, a spus mama unui elev.")
    known = {"left": "lăsați", "alone": "singuri"}
    (conflict,) = find_attribution_conflicts(pair(teacher, mother, known))
    assert conflict.span_b.of(mother[1]) == "mama unui elev"
    # In words of their own either may be told of by the other.
    assert find_attribution_conflicts(pair(teacher, mother, {})) == ()


@pytest.mark.parametrize(
    "agent",
    [
        ("pl", "„Brał to, co przepisał mu lekarz” – tłumaczy agent piłkarza, Mihnea Sălcudean."),
        ("ro", "„A luat ce i-a prescris medicul”, explică agentul jucătorului, Mihnea Sălcudean."),
        ("en", '"He took what the doctor gave," said the player\'s agent, Mihnea Sălcudean.'),
    ],
)
def test_a_players_agent_named_in_apposition_is_no_player(agent: tuple[str, str]) -> None:
    player = ("ru", "«Я принимал то, что прописал врач», — оправдывается футболист.")
    taken = {"lekarz": "врач", "prescris": "прописал", "doctor": "врач", "brał": "принимал"}
    (conflict,) = find_attribution_conflicts(pair(agent, player, taken))
    assert conflict.span_a.of(agent[1]) == "Mihnea Sălcudean"
    assert conflict.span_b.of(player[1]) == "футболист"
