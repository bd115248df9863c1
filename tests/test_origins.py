"""Wire copy is one origin; independent reports of one event are not."""

from datetime import date
from itertools import accumulate

import pytest

from claimcmp import compare, load_encoder
from claimcmp.origins import find_origins
from claimcmp.records import Article, Claim, ClaimPair, Span

INDEPENDENT = {
    "ro-en": (
        """Rapid a învins-o pe Dinamo cu 2-1, sâmbătă, în derby-ul Bucureștiului.
Golurile au fost marcate de Petrescu, în minutul 12, și Hromada, în minutul 80.
La meci au asistat 41.000 de spectatori.
Antrenorul Rapidului, Constantin Gâlcă, a vorbit despre o victorie meritată.
Poliția a reținut 14 suporteri.""",
        """Rapid beat Dinamo 3-1 in the Bucharest derby on Saturday.
Petrescu scored in the 18th minute and Burmaz in the 75th.
The match was watched by 36,500 spectators.
Rapid captain Alexandru Albu said the victory was deserved.
Police detained more than 30 fans.""",
    ),
    "de-de": (
        """Der Bundestag hat am Freitag den Haushalt für 2026 beschlossen.
Er sieht Ausgaben von 520 Milliarden Euro vor.
Für den Antrag stimmten 328 Abgeordnete.
Die neuen Schulden betragen 98 Milliarden Euro.
Oppositionsführerin Alice Weidel sprach von einem Offenbarungseid.""",
        """Der Bundestag hat am Freitag den Etat für das Jahr 2026 verabschiedet.
Vorgesehen sind Ausgaben von 525 Milliarden Euro.
322 Abgeordnete stimmten mit Ja.
Die Neuverschuldung liegt bei 89 Milliarden Euro.
Von einem Offenbarungseid sprach Linken-Chefin Heidi Reichinnek.""",
    ),
}
BROUGHT_UP_TO_DATE = {
    "ro-en": (
        """Cel puțin nouă persoane au murit după ce un autocar a căzut într-o râpă în Grecia.
Accidentul s-a produs la ora 5 dimineața, pe drumul dintre Ioannina și Kozani.
În autocar se aflau 31 de pasageri, majoritatea pelerini.
Premierul Kyriakos Mitsotakis a transmis condoleanțe familiilor victimelor.
Șoferul, în vârstă de 52 de ani, a fost arestat.""",
        """At least eleven people died after a coach plunged into a ravine in Greece.
The accident happened at 5 a.m. on the road between Ioannina and Kozani.
There were 31 passengers on board the coach, most of them pilgrims.
Prime Minister Kyriakos Mitsotakis offered his condolences to the families of the victims.
The driver, aged 52, was arrested.""",
    ),
    "fr-de": (
        """La Banque centrale européenne a maintenu jeudi son principal taux directeur à 2 %.
La décision était attendue par la plupart des économistes.
L'inflation dans la zone euro devrait atteindre 1,9 % l'an prochain, a indiqué l'institution.
« Nous restons vigilants », a déclaré sa présidente, Christine Lagarde, devant la presse.
La prochaine réunion est prévue le 18 décembre.""",
        """Die Europäische Zentralbank hat am Donnerstag ihren Leitzins bei 2 Prozent belassen.
Die Entscheidung war von den meisten Ökonomen erwartet worden.
Die Inflation im Euroraum dürfte im kommenden Jahr 1,7 Prozent erreichen, teilte die Notenbank mit.
„Wir bleiben wachsam“, sagte ihre Präsidentin Christine Lagarde vor der Presse.
Die nächste Sitzung ist für den 18. Dezember geplant.""",
    ),
}


def origins_of(*texts: str) -> int:
    """Return how many origins the comparison of these reports tells of."""
    reports = []
    for number, text in enumerate(texts):
        starts = accumulate((len(line) + 1 for line in text.split("\n")), initial=0)
        body = (Span(a, a + len(line)) for a, line in zip(starts, text.split("\n"), strict=False))
        reports.append(Article(f"{number}.txt", f"{number}", text, tuple(body)))
    return len({source.origin for source in compare(reports, encoder=load_encoder()).sources})


@pytest.mark.parametrize("languages", INDEPENDENT)
def test_short_reports_that_differ_in_their_facts_are_independent(languages: str):
    assert origins_of(*INDEPENDENT[languages]) == 2


@pytest.mark.parametrize("languages", BROUGHT_UP_TO_DATE)
def test_a_copy_with_one_figure_brought_up_to_date_is_a_copy(languages: str):
    assert origins_of(*BROUGHT_UP_TO_DATE[languages]) == 1


def never(pair: ClaimPair) -> bool:
    return False


def article(name: str, published: date | None = None) -> Article:
    return Article(f"{name}.txt", "0", "", (), id=name, published=published)


def claims(name: str, count: int, *, words: str | None = None) -> list[Claim]:
    words = words or name
    return [
        Claim(f"{name}.{n}", name, f"{words} says {n}", Span(0, 4), "en", n) for n in range(count)
    ]


def pairs(count: int, order: list[int], similarity: float) -> list[ClaimPair]:
    return [ClaimPair(n, count + other, similarity, 0.99) for n, other in enumerate(order)]


def test_the_same_text_in_the_same_order_is_a_copy_of_the_earlier():
    both = claims("s1", 8) + claims("s2", 8)
    sources = [article("s1", date(2026, 3, 5)), article("s2", date(2026, 3, 4))]
    found = find_origins(sources, both, pairs(8, list(range(8)), 0.9), never)
    assert found == {"s1": "s2", "s2": "s2"}


def test_the_same_facts_in_another_order_are_independent():
    both = claims("s1", 8) + claims("s2", 8)
    found = find_origins(
        [article("s1"), article("s2")], both, pairs(8, [7, 0, 5, 2, 6, 1, 4, 3], 0.9), never
    )
    assert found == {"s1": "s1", "s2": "s2"}


def test_the_same_facts_in_other_words_are_independent():
    both = claims("s1", 8) + claims("s2", 8)
    found = find_origins([article("s1"), article("s2")], both, pairs(8, list(range(8)), 0.3), never)
    assert found == {"s1": "s1", "s2": "s2"}


def test_two_shared_sentences_are_no_copy():
    both = claims("s1", 2) + claims("s2", 3)
    found = find_origins([article("s1"), article("s2")], both, pairs(2, [0, 1], 0.95), never)
    assert found == {"s1": "s1", "s2": "s2"}


def test_the_same_words_are_one_origin_however_few():
    both = claims("s1", 2, words="wire") + claims("s2", 2, words="wire")
    found = find_origins([article("s1"), article("s2")], both, pairs(2, [0, 1], 1.0), never)
    assert found == {"s1": "s1", "s2": "s1"}


def test_two_of_five_sentences_that_diverge_are_too_many_for_a_copy():
    both = claims("s1", 5) + claims("s2", 5)
    sources, near = [article("s1"), article("s2")], pairs(5, list(range(5)), 0.9)
    assert find_origins(sources, both, near, lambda p: p.left < 1) == {"s1": "s1", "s2": "s1"}
    assert find_origins(sources, both, near, lambda p: p.left < 2) == {"s1": "s1", "s2": "s2"}


def test_what_diverges_counts_where_it_stands_apart_too():
    both, sources = claims("s1", 8) + claims("s2", 8), [article("s1"), article("s2")]
    apart = [ClaimPair(left, 8 + left, 0.3, 0.99) for left in (6, 7)]
    told = [*pairs(8, list(range(6)), 0.9), *apart]
    assert find_origins(sources, both, told, never) == {"s1": "s1", "s2": "s1"}
    found = find_origins(sources, both, told, lambda pair: pair.similarity < 0.5)
    assert found == {"s1": "s1", "s2": "s2"}
