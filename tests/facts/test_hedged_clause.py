import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.facts.certainty import certainty_cues
from claimcmp.facts.hedged_clause import hedged_clause, relative_clause, reported_from
from claimcmp.languages import known_languages
from claimcmp.records import Span


def hedged(text: str, language: str) -> str:
    cue = certainty_cues(text, language)[0]
    return hedged_clause(text, language, cue).of(text).strip(" .")


@pytest.mark.parametrize(
    ("language", "text", "reach"),
    [
        ("ro", "El ar fi primit, în trei tranșe, 250.000 de euro, iar firma a tăcut.",
         "El ar fi primit, în trei tranșe, 250.000 de euro"),
        ("ro", "Firma „Vocea Nistrului”, din Chișinău, ar fi plătit alegătorii.",
         "Firma „Vocea Nistrului”, din Chișinău, ar fi plătit alegătorii"),
        ("uk", "Загинули четверо, і серед них, за непідтвердженою інформацією, є механік.",
         "і серед них, за непідтвердженою інформацією, є механік"),
        ("es", "Al parecer, fue el médico, Sorin Plescan, quien le facilitó las cápsulas.",
         "Al parecer, fue el médico, Sorin Plescan, quien le facilitó las cápsulas"),
        ("en", "A drug-resistant bacterium, Klebsiella pneumoniae, may be to blame.",
         "A drug-resistant bacterium, Klebsiella pneumoniae, may be to blame"),
        ("es", "La banda Gray Lynx, que ya golpeó a clínicas, estaría detrás del ataque.",
         "La banda Gray Lynx, que ya golpeó a clínicas, estaría detrás del ataque"),
        ("ru", "Один из мешков, предположительно, привезли с сорванной пломбой.",
         "Один из мешков, предположительно, привезли с сорванной пломбой"),
        ("ro", "Au rămas pe loc, chipurile ca să-și păzească animalele.",
         "chipurile ca să-și păzească animalele"),
        ("de", "Am Montag, so heißt es, floh der Mann; die Polizei sucht ihn.",
         "Am Montag, so heißt es, floh der Mann"),
        ("it", "Gli sportelli sono chiusi; secondo indiscrezioni, manca un quinto dei depositi.",
         "secondo indiscrezioni, manca un quinto dei depositi"),
    ],
)  # fmt: skip
def test_how_far_a_hedge_reaches(language: str, text: str, reach: str) -> None:
    assert hedged(text, language) == reach


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("La banda, que ya golpeó a clínicas, estaría detrás.", []),
        ("El portavoz dijo que estaría detrás.", ["El portavoz dijo que"]),
        ("La banda dijo ayer, lunes, que no estaría detrás.", ["La banda dijo ayer, lunes, que"]),
    ],
)
def test_a_word_for_that_opens_a_relative_clause_behind_a_comma(
    text: str, behind: list[str]
) -> None:
    assert [text[:end] for end in reported_from(text, "es")] == behind


def test_a_relative_clause_ends_at_the_next_mark() -> None:
    text = "The capsules, which doctors said were safe, were contaminated."
    at = text.index("said")
    clause = relative_clause(text, "en", Span(at, at + 4))
    assert clause is not None
    assert clause.of(text) == "which doctors said were safe"
    assert relative_clause(text, "en", Span(text.index("contam"), len(text) - 1)) is None


# Each language's lists are read on first use.
@settings(deadline=None)
@given(
    st.sampled_from(known_languages()),
    st.lists(
        st.sampled_from(["allegedly", "ar fi murit", "que", "soll", "may be", ",", ";", "якобы"])
        | st.text(max_size=5),
        max_size=12,
    ).map(" ".join),
)
def test_the_clause_holds_its_hedge(language: str, text: str) -> None:
    for cue in certainty_cues(text, language):
        clause = hedged_clause(text, language, cue)
        assert 0 <= clause.start <= cue.span.start
        assert cue.span.end <= clause.end <= len(text)
