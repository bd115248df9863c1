"""The table of phrases: endings, gaps, separable verbs and words of time in between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.facts.phrases import PhraseTable

TABLE = PhraseTable(
    {
        "no": ["turned ... down", "lehn* + ab", "s-a pronunțat împotriva", "respins*", "no"],
        "yes": ["green light", "=yes|yeah"],
        "gone": ["a fugit", "fugit de la locul"],
    },
    between=["miercuri"],
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They turned the plan down.", ["turned the plan down"]),
        ("They turned it, the whole long plan of theirs, down.", []),
        ("Der Rat lehnte den Antrag ab.", ["lehnte"]),
        ("Der Rat lehnte sich ab Montag zurück.", []),
        ("Comisia s-a pronuntat miercuri împotriva textului", ["s-a pronuntat miercuri împotriva"]),
        ("Cererea a fost respinsă, nota bene.", ["respinsă"]),
        ("A green-light, yeah", ["green-light", "yeah"]),
        ("A green, light coat", []),
        ("Șoferul a fugit de la locul accidentului.", ["fugit de la locul"]),
        ("Șoferul a fugit de la spital.", ["a fugit"]),
    ],
)
def test_phrases_are_found(text: str, found: list[str]) -> None:
    assert [match.span.of(text) for match in TABLE.find(text)] == found


@given(st.text())
def test_matches_lie_inside_any_text_and_apart(text: str) -> None:
    reached = 0
    for match in TABLE.find(text):
        assert reached <= match.span.start < match.span.end <= len(text)
        reached = match.span.end
