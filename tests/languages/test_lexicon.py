"""Phrases of data files, found in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.languages.lexicon import Lexicon

LEXICON = Lexicon(
    {
        "reported": ["potrivit", "a declarat", "susțin*"],
        "denied": ["a ... negat", "nu a"],
        "percent": ["la sută", "=\\d+ ?%"],
        "state": ["*stat"],
    }
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Potrivit agenției", [("Potrivit", "reported")]),
        ("potrivită", []),
        ("Susţine că da", [("Susţine", "reported")]),
        ("SUSTIN CA DA", [("SUSTIN", "reported")]),
        ("El a categoric și repetat negat", [("a categoric și repetat negat", "denied")]),
        ("a unu doi trei patru cinci negat", []),
        ("nu\u00a0a", [("nu\u00a0a", "denied")]),
        ("12 la sută, 13%", [("la sută", "percent"), ("13%", "percent")]),
        ("superstat și stat", [("superstat", "state"), ("stat", "state")]),
        ("A declarat.", [("A declarat", "reported")]),
        ("", []),
    ],
)
def test_phrases_are_found_in_any_spelling(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.span.of(text), m.label) for m in LEXICON.find(text)] == expected


def test_the_longest_phrase_wins() -> None:
    lexicon = Lexicon({"short": ["prime"], "long": ["prime minister"]})
    assert [m.label for m in lexicon.find("the prime minister, a prime number")] == [
        "long",
        "short",
    ]


def test_an_empty_lexicon_finds_nothing() -> None:
    assert Lexicon({}).find("orice text") == ()


_PIECES = st.sampled_from(["potrivit", "a", "negat", "nu", "la", "sută", "12 %", "stat", ", ", "„"])


@given(st.lists(_PIECES | st.text(max_size=8), max_size=12).map(" ".join))
def test_matches_are_in_order_apart_and_inside_the_text(text: str) -> None:
    end = 0
    for match in LEXICON.find(text):
        assert end <= match.span.start < match.span.end <= len(text)
        end = match.span.end
