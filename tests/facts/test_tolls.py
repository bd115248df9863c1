"""What figures count: the dead, the injured, the missing."""

import pytest

from claimcmp.facts.extraction import extract_facts
from claimcmp.facts.tolls import alike

SENTENCES = [
    ("en", "The blast killed three and injured 14.", ["killed", "injured"]),
    ("ro", "Trei oameni au murit, iar 14 au fost răniți.", ["killed", "injured"]),
    ("fr", "L’accident a fait quatre morts et 23 blessés.", ["killed", "injured"]),
    ("de", "Drei Menschen starben, 14 wurden verletzt.", ["killed", "injured"]),
    ("it", "Il bilancio è di nove morti e 104 feriti.", ["killed", "injured"]),
    ("es", "El choque dejó dos muertos y 15 heridos.", ["killed", "injured"]),
    ("pt", "O acidente fez dois mortos e 15 feridos.", ["killed", "injured"]),
    ("hu", "Kilencen meghaltak, 140-en megsebesültek.", ["killed", "injured"]),
    ("ru", "Погибли семь человек, 112 ранены.", ["killed", "injured"]),
    ("uk", "Загинули семеро людей, поранено 112.", ["killed", "injured"]),
    ("bg", "Загинаха седем души, 112 са ранени.", ["killed", "injured"]),
    ("pl", "Zginęło siedem osób, a 121 zostało rannych.", ["killed", "injured"]),
    ("pl", "Nikt nie zginął, rannych jest 14 osób.", ["injured"]),
    ("fr", "Le feu a détruit 14 maisons, aucun blessé n’a été signalé.", [""]),
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_each_figure_has_the_toll_of_its_clause(
    language: str, text: str, expected: list[str]
) -> None:
    (facts,) = extract_facts([text], [language], None)
    assert [" ".join(figure.tolls) for figure in facts.quantities] == expected


def test_two_figures_are_alike_where_they_may_count_the_same() -> None:
    assert alike(("killed",), ("harmed",))
    assert alike((), ("injured",))
    assert not alike(("killed",), ("injured",))
