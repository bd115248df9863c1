"""Training pairs made by changing one word or figure of a translation."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.pairs import Pair
from training.swaps import changed_words, figure_pairs, swaps, word_pairs, written

RO = "Parlamentul a respins bugetul după o dezbatere lungă."
EN = "Parliament rejected the budget after a long debate."
CONTRADICTION, ENTAILMENT = (2,), (0,)


@pytest.mark.parametrize("language", ["ro", "en"])
def test_a_changed_word_differs_and_its_case_stays(language: str) -> None:
    text = {"ro": "Luni a început greva.", "en": "Monday saw the strike begin."}[language]
    found = {changed_words(text, language, random.Random(seed)) for seed in range(20)} - {None}
    assert found
    assert all(change is not None and change[1] != text for change in found)
    assert all(change is not None and change[1][0].isupper() for change in found)


def test_the_other_word_contradicts_the_translation() -> None:
    found = {pair for seed in range(30) for pair in word_pairs(RO, EN, random.Random(seed))}
    passed = EN.replace("rejected", "approved")
    assert Pair(RO, passed, CONTRADICTION) in found
    assert Pair(EN, passed, CONTRADICTION) in found
    assert all(
        pair.classes == ENTAILMENT for pair in found if {pair.premise, pair.hypothesis} == {RO, EN}
    )


def test_the_same_change_on_both_sides_leaves_a_translation() -> None:
    found = {pair for seed in range(60) for pair in word_pairs(RO, EN, random.Random(seed))}
    both = {RO.replace("respins", "aprobat"), EN.replace("rejected", "approved")}
    assert any({p.premise, p.hypothesis} == both and p.classes == ENTAILMENT for p in found)


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        (12_450, "ro", "12.450"),
        (12_450, "en", "12,450"),
        (1_200_000, "ro", "1,2 milioane"),
        (1_200_000, "en", "1.2 million"),
        (2_000_000, "ro", "2 milioane"),
        (35, "ro", "35"),
    ],
)
def test_each_language_writes_a_figure_its_way(value: int, language: str, expected: str) -> None:
    assert written(value, language, random.Random(1)) == expected


@given(st.integers(0, 500))
def test_figures_agree_or_contradict(seed: int) -> None:
    ro, en = "Au murit 79 de oameni la Beirut.", "79 people died in Beirut."
    agreeing, turned, *differing = figure_pairs(ro, en, random.Random(seed))
    assert (agreeing.premise, agreeing.hypothesis) == (turned.hypothesis, turned.premise)
    assert agreeing.classes == ENTAILMENT
    assert {pair.classes for pair in differing} == {CONTRADICTION}
    assert len({pair.hypothesis for pair in (agreeing, *differing)}) == 2


def test_dates_and_several_figures_are_left_alone() -> None:
    chance = random.Random(1)
    assert figure_pairs("În 2014 a plouat.", "It rained in 2014.", chance) == []
    assert figure_pairs("De la 5 la 7.", "From 5 to 7.", chance) == []


@pytest.mark.parametrize("language", ["ro", "en"])
def test_every_swap_can_be_undone(language: str) -> None:
    for swap in swaps(language):
        assert len(swap.other) == 2
