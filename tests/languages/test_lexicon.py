"""Phrases of data files, found in running text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.folding import fold
from claimcmp.languages.lexicon import Lexicon, phrase_pattern

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


_WORDS = st.sampled_from(["a", "al", "negat", "nega", "d'un", "e-mail", "sută", "cinci", "(sic)"])
_STARRED = st.tuples(st.sampled_from(["", "", "*"]), _WORDS, st.sampled_from(["", "", "*"]))
_PHRASES = st.lists(_STARRED.map("".join), min_size=1, max_size=3).flatmap(
    lambda words: st.sampled_from([" ".join(words), " ... ".join(words)])
)
_TEXTS = st.lists(
    st.sampled_from([" ", " ", "-", "  ", ", ", "„", "x", "*", "ii"]) | _WORDS, max_size=14
).map("".join)


@given(st.lists(_PHRASES, min_size=1, max_size=6), _TEXTS)
def test_phrases_are_found_where_their_patterns_match(phrases: list[str], text: str) -> None:
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    joined = "|".join(f"({phrase_pattern(phrase)})" for phrase in ordered)
    pattern = re.compile(rf"(?<!\w)(?=\S)(?:{joined})(?!\w)")
    expected = []
    found = pattern.search(fold(text))
    while found is not None:
        if found.end() > found.start():
            expected.append((found.start(), found.end(), ordered[(found.lastindex or 1) - 1]))
        found = pattern.search(fold(text), max(found.start() + 1, found.end()))
    matches = Lexicon({phrase: [phrase] for phrase in phrases}).find(text)
    assert [(m.span.start, m.span.end, m.label) for m in matches] == expected


@given(st.sampled_from(["no longer", "non-member", "no", "not at all", "none", "n longer"]))
def test_a_pattern_is_tried_wherever_it_may_begin(text: str) -> None:
    patterns = ["=no(?:t at all)?", "=non?e", "=no longer|none", "=n(?:o|on-\\w+)", "=[n]one"]
    for pattern in patterns:
        whole = re.match(rf"(?:{pattern[1:]})(?!\w)", text)
        found = Lexicon({"label": [pattern]}).find(text)
        starts = [match for match in found if match.span.start == 0]
        assert [match.span.end for match in starts] == ([whole.end()] if whole else [])
