"""Folding: spellings that compare equal, with the same length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Președinție", "preşedinţie"),
        ("ȚĂRILE ÎNGHEȚATE", "tarile inghetate"),
        ("Łódź", "lodz"),
        ("Đakovo", "dakovo"),
        ("straße", "strase"),
        ("Erdoğan", "erdogan"),
        ("İstanbul", "istanbul"),
        ("пошёл", "пошел"),
        ("d’État", "d'etat"),
        ("1\u00a0318\u202fcas", "1 318 cas"),
    ],
)
def test_spellings_that_compare_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other) == other.replace("preşedinţie", "presedintie")


@pytest.mark.parametrize(("one", "other"), [("мій", "мии"), ("їжа", "іжа"), ("Київ", "Киив")])
def test_letters_that_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_length_is_kept_and_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
