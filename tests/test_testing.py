import doctest

import numpy as np

from claimcmp import testing
from claimcmp.embedding import TokenEncoder
from claimcmp.testing import ConceptEncoder


def test_the_documented_example_holds() -> None:
    assert doctest.testmod(testing).failed == 0


def test_words_of_one_concept_are_one_axis() -> None:
    encoder = ConceptEncoder({"rain": "weather", "ploaie": "weather", "president": "head"})
    rows = encoder.encode(["Rain", "ploaie", "PRESIDENT", "other", "..."])
    assert rows.tolist() == [[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1]]
    assert encoder.asked == ["Rain", "ploaie", "PRESIDENT", "other", "..."]


def test_words_are_tokens() -> None:
    encoder = ConceptEncoder({"rain": "weather"})
    assert isinstance(encoder, TokenEncoder)
    (tokens,) = encoder.encode_tokens(["No rain!"])
    assert [span.of("No rain!") for span in tokens.spans] == ["No", "rain"]
    np.testing.assert_array_equal(tokens.vectors, [[0, 1], [1, 0]])
