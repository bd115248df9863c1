"""Name conflicts between two statements."""

import pytest

from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.name import find_name_conflicts
from claimcmp.divergence.score import divergence_of
from claimcmp.facts.name import names
from claimcmp.facts.records import Attribution, Facts
from claimcmp.records import Claim, Span


def alike(a: Span, b: Span) -> float:
    return 0.5


def statement(text: str, language: str, speaker: str = "") -> Statement:
    claim = Claim("c", "s", text, Span(0, len(text)), language, 0)
    start = text.find(speaker)
    said = (
        (Attribution(Span(0, 1), Span(start, start + len(speaker)), direct=True),)
        if speaker
        else ()
    )
    return Statement(claim, Facts(names=names([text], language)[0], attributions=said))


def pair(a: Statement, b: Statement) -> StatementPair:
    return StatementPair(a, b, 0.8, 0.9, alike)


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        (
            ("en", "The closure order was signed by the prefect, Petronel Ursachi, on Thursday."),
            ("ro", "Ordinul poartă semnătura inspectoarei școlare generale, Adela Grumeza."),
            ("Petronel Ursachi", "Adela Grumeza"),
        ),
        (
            ("en", "Inspectors traced the first infections to a wedding held in Gura Humorului."),
            ("ro", "Primele îmbolnăviri sunt puse pe seama unei nunți ținute la Vatra Dornei."),
            ("Gura Humorului", "Vatra Dornei"),
        ),
        (
            ("en", "The movement has asked the Cahul district court to annul the vote."),
            ("ro", "Mișcarea a cerut Curții de Apel Sud să anuleze votul."),
            ("Cahul district court", "Curții de Apel Sud"),
        ),
        (
            ("en", "The talks were held in Warsaw on Monday."),
            ("ru", "Переговоры прошли в понедельник в Праге."),
            ("Warsaw", "Праге"),
        ),
        (
            ("fr", "Le ministre s'est exprimé à Vienne."),
            ("hu", "A miniszter Budapesten beszélt."),
            ("Vienne", "Budapesten"),
        ),
    ],
)
def test_another_name_in_the_same_place(
    a: tuple[str, str], b: tuple[str, str], values: tuple[str, str]
) -> None:
    (conflict,) = find_name_conflicts(pair(statement(a[1], a[0]), statement(b[1], b[0])))
    assert (conflict.value_a, conflict.value_b) == values
    assert (
        conflict.explanation == f"One report names {values[0]} where the other names {values[1]}."
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            ("en", "President Alexander Lukashenko met Keith Kellogg in Minsk."),
            ("ro", "Președintele Aleksandr Lukașenko s-a întâlnit la Minsk cu Keith Kellogg."),
        ),
        (
            ("en", "The health ministry denies that vaccine is in short supply."),
            ("ro", "Ministerul Sănătății dă asigurări că vaccinul se găsește."),
        ),
        (
            ("en", "The talks were held in Brussels."),
            ("ro", "Discuțiile s-au purtat în Belgia."),
        ),
        (
            ("en", "Russian officials rejected the plan."),
            ("fr", "Moscou a rejeté le plan."),
        ),
        (
            ("en", "Petronel Ursachi signed the order."),
            ("ro", "Prefectul a semnat ordinul."),
        ),
        (
            ("en", "The National Bank of Romania kept its rate."),
            ("ro", "BNR a menținut dobânda."),
        ),
        (
            ("en", "Police in Louisiana mourn Wayde Sims."),
            ("de", "In Texas trauern viele um Wayde Sims, auch in Louisiana."),
        ),
        (
            ("en", "The European Union will answer on Friday."),
            ("de", "Die Europäische Kommission wird am Freitag antworten."),
        ),
    ],
)
def test_names_that_agree_or_stand_alone(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert find_name_conflicts(pair(statement(a[1], a[0]), statement(b[1], b[0]))) == ()


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        (
            ("ro", "Ordinul a fost semnat de prefectul Ion Marin."),
            ("en", "The order was signed by prefect Radu Marin."),
            ("Ion Marin", "Radu Marin"),
        ),
        (
            ("de", "Der Bürgermeister Thomas Weber eröffnete die Brücke."),
            ("fr", "Le maire Stefan Weber a inauguré le pont."),
            ("Thomas Weber", "Stefan Weber"),
        ),
        (
            ("ru", "Губернатор Олег Петров подал в отставку."),
            ("pl", "Gubernator Tomasz Pietrow podał się do dymisji."),
            ("Олег Петров", "Tomasz Pietrow"),
        ),
    ],
)
def test_another_person_of_the_same_family_name(
    a: tuple[str, str], b: tuple[str, str], values: tuple[str, str]
) -> None:
    (conflict,) = find_name_conflicts(pair(statement(a[1], a[0]), statement(b[1], b[0])))
    assert (conflict.value_a, conflict.value_b) == values


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("en", "Mayor Bill Clarke resigned."), ("ro", "Primarul William Clarke a demisionat.")),
        (("en", "Mayor John Popescu resigned."), ("ro", "Primarul Ioan Popescu a demisionat.")),
        (
            ("uk", "Президент Володимир Іваненко прибув."),
            ("ro", "Președintele Vladimir Ivanenko a sosit."),
        ),
        (
            ("hu", "Kovács Erzsébet polgármester lemondott."),
            ("en", "Mayor Elizabeth Kovács resigned."),
        ),
        (
            ("en", "Prefect Radu Marin and his deputy, Ion Marin, signed."),
            ("ro", "Prefectul Ion Marin a semnat."),
        ),
        (
            ("en", "Minister Maria Elena Popa resigned."),
            ("es", "La ministra Elena Popa dimitió."),
        ),
    ],
)
def test_one_given_name_in_two_forms_tells_nobody_apart(
    a: tuple[str, str], b: tuple[str, str]
) -> None:
    assert find_name_conflicts(pair(statement(a[1], a[0]), statement(b[1], b[0]))) == ()


@pytest.mark.parametrize(
    ("a", "b", "agents"),
    [
        (
            ("en", "The union sued the company over unpaid wages."),
            ("ro", "Compania a dat în judecată sindicatul pentru salarii neplătite."),
            ("union", "Compania"),
        ),
        (
            ("de", "Die Gewerkschaft hat das Unternehmen verklagt."),
            ("fr", "L'entreprise a poursuivi le syndicat en justice."),
            ("Gewerkschaft", "entreprise"),
        ),
        (
            ("en", "The court accused the ministry of delaying the trial."),
            ("ro", "Ministerul a acuzat instanța că a tergiversat procesul."),
            ("court", "Ministerul"),
        ),
        (
            ("en", "The government criticised the parliament for the delay."),
            ("pl", "Parlament skrytykował rząd za opóźnienie."),
            ("government", "Parlament"),
        ),
    ],
)
def test_bodies_named_by_common_nouns_exchange_parts(
    a: tuple[str, str], b: tuple[str, str], agents: tuple[str, str]
) -> None:
    (conflict,) = _swaps(pair(statement(a[1], a[0]), statement(b[1], b[0])))
    assert (conflict.value_a, conflict.value_b) == agents


@pytest.mark.parametrize(
    ("one", "turned", "same"),
    [
        (
            (
                "en",
                "Radu Marcu, chief executive until June, has meanwhile taken Banca Olt to court.",
            ),
            ("it", "La Banca Olt ha intanto fatto causa al suo ex direttore, Radu Marcu."),
            ("pl", "Radu Marcu pozwał Banca Olt."),
        ),
        (
            ("ro", "Tâmpa a chemat-o pe Unión Tormes în fața FIFA."),
            ("es", "Unión Tormes ha llevado al Tâmpa ante la FIFA."),
            ("en", "Tâmpa is dragging Unión Tormes before FIFA over the unpaid fee."),
        ),
        (
            ("en", "Stepova Nyva lets the terminal to Havenkorn."),
            ("ro", "Havenkorn îi închiriază terminalul firmei Stepova Niva."),
            ("fr", "Havenkorn, locataire de Stepova Nyva, a fermé le terminal."),
        ),
        (
            ("fr", "Victor Mocofan était à la chasse à l'invitation de Dan Lupu."),
            ("ro", "Victor Mocofan l-a invitat pe Dan Lupu la vânătoare."),
            ("en", "Dan Lupu had invited Victor Mocofan to the hunt."),
        ),
        (
            ("en", "Kyiv, for its part, has taken Warsaw to the World Trade Organization."),
            ("pl", "Polska poskarżyła się na Ukrainę w Światowej Organizacji Handlu."),
            ("bg", "Украйна осъди Полша заради проверките по границата."),
        ),
    ],
)
def test_who_takes_whom_to_court_invites_or_lets(
    one: tuple[str, str], turned: tuple[str, str], same: tuple[str, str]
) -> None:
    a, b, c = (statement(text, language) for language, text in (one, turned, same))
    assert [found.evidence["swapped"] for found in _swaps(pair(a, b))] == [1.0]
    assert _swaps(pair(a, c)) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            ("hu", "A Kolozsvári Ítélőtábla kedden leállította a beolvasztást."),
            ("ro", "Marți, Tribunalul Cluj a oprit comasarea."),
        ),
        (
            ("de", "Das Oberlandesgericht München hob das Urteil auf."),
            ("fr", "Le tribunal de Munich a annulé le jugement."),
        ),
    ],
)
def test_courts_of_two_instances_are_two(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert len(find_name_conflicts(pair(statement(a[1], a[0]), statement(b[1], b[0])))) == 1


def test_firemen_are_no_volunteers_but_for_volunteer_firemen() -> None:
    military = statement("Pompierii militari au scos fetița de sub dărâmături.", "ro")
    unpaid = statement("Les pompiers volontaires ont sorti la fillette des décombres.", "fr")
    volunteers = statement("Wolontariusze wyciągnęli dziewczynkę spod gruzów.", "pl")
    assert len(_bodies(pair(military, volunteers))) == len(_bodies(pair(unpaid, volunteers))) == 1
    assert _bodies(pair(military, unpaid)) == ()


def _bodies(two: StatementPair) -> tuple[Conflict, ...]:
    return tuple(c for c in find_name_conflicts(two) if c.evidence.get("body"))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            ("en", "The Cluj district court stopped the merger on Tuesday."),
            ("ro", "Marți, Tribunalul Cluj a oprit comasarea."),
        ),
        (
            ("de", "Das Landgericht Köln hob das Urteil auf."),
            ("it", "Il tribunale di Colonia ha annullato la sentenza."),
        ),
        (
            ("ro", "Tribunalul a oprit comasarea."),
            ("en", "The Cluj court stopped the merger."),
        ),
    ],
)
def test_a_court_of_first_instance_has_many_names(a: tuple[str, str], b: tuple[str, str]) -> None:
    found = find_name_conflicts(pair(statement(a[1], a[0]), statement(b[1], b[0])))
    assert not any("court" in c.explanation.lower() or "ribunal" in c.explanation for c in found)


def test_two_known_places_that_sound_alike_are_two() -> None:
    a = statement("The replacement crews came from Lithuania.", "en")
    b = statement("Echipajele de înlocuire au fost aduse din Letonia.", "ro")
    (conflict,) = find_name_conflicts(pair(a, b))
    assert (conflict.value_a, conflict.value_b) == ("Lithuania", "Letonia")


def test_a_body_alone_does_not_tell_the_parties() -> None:
    churches = statement("Churches could be replaced by apartment buildings.", "en")
    buildings = statement("Bisericile ar putea fi înlocuite de clădiri rezidențiale.", "ro")
    both = statement("Compania a dat în judecată sindicatul.", "ro")
    union = statement("The union sued the company.", "en")
    assert all(c.evidence["named_parties"] == 0.0 for c in _swaps(pair(churches, buildings)))
    assert [c.evidence["named_parties"] for c in _swaps(pair(union, both))] == [1.0]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            ("en", "The union sued the company over unpaid wages."),
            ("ro", "Sindicatul a dat în judecată compania pentru salarii neplătite."),
        ),
        (
            ("en", "The company was sued by the union."),
            ("ro", "Sindicatul a dat în judecată compania."),
        ),
        (
            ("en", "The government criticised the parliament for the delay."),
            ("pl", "Rząd skrytykował parlament za opóźnienie."),
        ),
    ],
)
def test_bodies_in_the_same_parts_are_silent(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert _swaps(pair(statement(a[1], a[0]), statement(b[1], b[0]))) == ()


def test_findings_are_symmetric() -> None:
    a = statement("The talks were held in Warsaw on Monday.", "en")
    b = statement("Переговоры прошли в понедельник в Праге.", "ru")
    (one,), (other,) = find_name_conflicts(pair(a, b)), find_name_conflicts(pair(b, a))
    assert (one.span_a, one.span_b) == (other.span_b, other.span_a)
    assert one.evidence == other.evidence


def test_exchanged_parts_are_a_conflict() -> None:
    a = statement("On Monday Adela Grumeza sued Petronel Ursachi for slander.", "en")
    b = statement("Luni, Petronel Ursachi a dat-o în judecată pe Adela Grumeza.", "ro")
    c = statement("Petronel Ursachi was sued by Adela Grumeza on Monday.", "en")
    d = statement("Petronel Ursachi sued Adela Grumeza on Monday.", "en")
    (conflict,) = find_name_conflicts(pair(a, d))
    assert conflict.evidence["swapped"] == 1.0
    assert (conflict.value_a, conflict.value_b) == ("Adela Grumeza", "Petronel Ursachi")
    assert find_name_conflicts(pair(a, c)) == ()
    assert len(find_name_conflicts(pair(a, b))) <= 1


def test_the_speaker_of_a_quotation_is_marked() -> None:
    a = statement("“We pay for it,” said Smaranda Hriscu.", "en", "Smaranda Hriscu")
    b = statement("„Plătim”, spune Ovidiu Tănăselea.", "ro", "Ovidiu Tănăselea")
    (conflict,) = find_name_conflicts(pair(a, b))
    assert conflict.evidence["is_speaker"] == 1.0


def _swaps(a: StatementPair) -> tuple[Conflict, ...]:
    return tuple(c for c in find_name_conflicts(a) if c.evidence.get("swapped"))


@pytest.mark.parametrize(
    ("a", "b", "agents"),
    [
        (
            ("ro", "Banca Munteană a dat în judecată firma Portgran din cauza datoriilor."),
            ("en", "The company Portgran is suing Banca Munteană over its debts."),
            ("Banca Munteană", "company Portgran"),
        ),
        (
            ("ru", "Бишкек предложил обмен, а Душанбе дал согласие через три недели."),
            ("en", "Dushanbe first put forward the exchange; Bishkek signed up to it later."),
            ("Бишкек", "Dushanbe"),
        ),
        (
            ("uk", "Сергій Бойко звинуватив Олену Дячук у наклепі."),
            ("fr", "Olena Diatchouk a accusé Serhiy Boyko de diffamation."),
            ("Сергій Бойко", "Olena Diatchouk"),
        ),
    ],
)
def test_who_did_it_to_whom(
    a: tuple[str, str], b: tuple[str, str], agents: tuple[str, str]
) -> None:
    (conflict,) = _swaps(pair(statement(a[1], a[0]), statement(b[1], b[0])))
    assert (conflict.value_a, conflict.value_b) == agents
    assert conflict.evidence["known_act"] == 1.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            ("ro", "Petronel Ursachi a fost acuzat de Adela Grumeza."),
            ("en", "Adela Grumeza accused Petronel Ursachi."),
        ),
        (
            ("en", "Steaua lost to Dinamo on Sunday."),
            ("ro", "Dinamo a învins Steaua, duminică."),
        ),
        (
            ("de", "Adela Grumeza hat Petronel Ursachi am Montag verklagt."),
            ("en", "Adela Grumeza sued Petronel Ursachi on Monday."),
        ),
        (
            ("hu", "Petronel Ursachit Adela Grumeza megvádolta."),
            ("en", "Adela Grumeza accused Petronel Ursachi."),
        ),
    ],
)
def test_voice_order_and_case_tell_the_agent(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert _swaps(pair(statement(a[1], a[0]), statement(b[1], b[0]))) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            ("en", "The Senate passed the bill on Wednesday by 71 votes to 48."),
            ("hu", "A tervezetet szerdán a képviselőház fogadta el, 71 szavazattal 48 ellenében."),
        ),
        (
            ("ro", "Proiectul a trecut de Camera Deputaților."),
            ("pl", "Projekt przeszedł w Senacie."),
        ),
    ],
)
def test_one_chamber_or_the_other(a: tuple[str, str], b: tuple[str, str]) -> None:
    found = find_name_conflicts(pair(statement(a[1], a[0]), statement(b[1], b[0])))
    assert any(c.evidence.get("chamber") for c in found)
    same = find_name_conflicts(pair(statement(a[1], a[0]), statement(a[1], a[0])))
    assert same == ()


def place_of(word: str, side: Statement) -> Span:
    start = side.claim.text.index(word)
    return Span(start, start + len(word))


def test_a_name_told_in_plain_words_is_not_replaced() -> None:
    english = statement("The coach trained two of the pilots for the Asian Games in Jakarta.", "en")
    other = statement("Тренер готував двох пілотів до Азіатських ігор у Джакарті.", "uk")
    games = place_of("Games", english)
    plain = place_of("ігор", other)

    def told(a: Span, b: Span) -> float:
        return 0.7 if a.overlaps(games) and b.overlaps(plain) else 0.2

    def unlike(a: Span, b: Span) -> float:
        return 0.2

    (found,) = find_name_conflicts(StatementPair(english, other, 0.8, 0.9, unlike))
    assert (found.value_a, found.value_b) == ("Games", "Азіатських")
    telling = StatementPair(english, other, 0.8, 0.9, told)
    assert all(divergence_of(telling, c).score < 0.5 for c in find_name_conflicts(telling))
