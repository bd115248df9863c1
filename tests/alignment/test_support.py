"""What other pairs say for and against a pair, with the real encoder."""

import pytest

from claimcmp import compare, load_encoder, read_articles

REPORTS = {
    "ro": """Explozie la rafinăria din Ploiești

Paisprezece muncitori au fost răniți marți la rafinăria din Ploiești, trei dintre ei grav.
Ministrul a negat că locuitorii ar fi fost avertizați înainte de incident.
Nu există niciun pericol pentru populație, a declarat prefectul Ion Marin.
Incendiul a fost stins în două ore.
Compania a dat în judecată furnizorul.
""",
    "en": """Blast at Ploiesti refinery

Seventeen workers were injured on Tuesday in an explosion at the Ploiesti refinery.
The minister confirmed that residents had been warned before the incident.
There is no danger to the population, said prefect Radu Marin.
The fire was still burning on Wednesday morning.
The supplier sued the company.
""",
    "fr": """Explosion dans une raffinerie roumaine

Quatorze ouvriers ont été blessés mardi à la raffinerie de Ploiești, dont trois grièvement.
Il n'y a aucun danger pour la population, a assuré le préfet Ion Marin.
L'incendie a été éteint en deux heures.
""",
}


@pytest.fixture(scope="module")
def groups(tmp_path_factory: pytest.TempPathFactory) -> list[set[str]]:
    folder = tmp_path_factory.mktemp("reports")
    for language, text in REPORTS.items():
        (folder / f"{language}.txt").write_text(text, encoding="utf-8")
    articles, _ = read_articles([str(folder)])
    comparison = compare(articles, encoder=load_encoder())
    text_of = {claim.id: claim.text for claim in comparison.claims}
    return [{text_of[claim] for claim in cluster.claims} for cluster in comparison.clusters]


def test_two_doubtful_pairs_do_not_hold_each_other_up(groups: list[set[str]]) -> None:
    fire = {"Incendiul a fost stins în două ore.", "L'incendie a été éteint en deux heures."}
    suit = {"Compania a dat în judecată furnizorul.", "The supplier sued the company."}
    assert not any(group & fire and group & suit for group in groups)
    assert any(fire <= group for group in groups)
    assert any(suit <= group for group in groups)
