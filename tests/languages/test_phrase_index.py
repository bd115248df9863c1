"""The index of large lexicons finds what a lexicon finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.languages.lexicon import Lexicon
from claimcmp.languages.phrase_index import PhraseIndex

PHRASES = {
    "place": ["Kiev", "Kyiv", "New York", "New York State"],
    "people": ["political prisoner*", "detainee*", "prizonieri politici"],
}


@given(
    st.lists(
        st.sampled_from(
            ["Kiev", "KYIV", "new", "york", "State", "political", "prisoners", "detainees",
             "prizonieri", "politici", "-", "kievite", "„"]
        ),
        max_size=12,
    ).map(" ".join)
)  # fmt: skip
def test_the_index_agrees_with_the_lexicon(text: str) -> None:
    assert PhraseIndex(PHRASES).find(text) == Lexicon(PHRASES).find(text)


@pytest.mark.parametrize("phrase", ["*stan", "=\\d+", ""])
def test_a_phrase_must_begin_with_a_word(phrase: str) -> None:
    with pytest.raises(ValueError, match="must begin with a word"):
        PhraseIndex({"label": [phrase]})
