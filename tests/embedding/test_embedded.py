import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.embedding import JointEncoder
from claimcmp.embedding.embedded import EmbeddedEncoder
from tests.embedding.sentences import OTHER_LANGUAGES, PAIRS

ROMANIAN = [pair[0] for pair in PAIRS]
ENGLISH = [pair[1] for pair in PAIRS]
TEXTS = [*ROMANIAN, *ENGLISH, *OTHER_LANGUAGES]


def test_implements_the_protocols(embedded: EmbeddedEncoder) -> None:
    assert isinstance(embedded, JointEncoder)


def test_rows_are_normalised_and_in_order(embedded: EmbeddedEncoder) -> None:
    rows = embedded.encode(TEXTS)
    assert rows.shape == (len(TEXTS), embedded.dimension)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    np.testing.assert_array_equal(embedded.encode(TEXTS[::-1]), rows[::-1])


def test_a_translation_is_the_nearest_sentence(embedded: EmbeddedEncoder) -> None:
    similarities = embedded.encode(ROMANIAN) @ embedded.encode(ENGLISH).T
    assert similarities.argmax(axis=1).tolist() == list(range(len(PAIRS)))


def test_vectors_do_not_depend_on_neighbours(embedded: EmbeddedEncoder) -> None:
    together = embedded.encode(TEXTS)
    for number in random.Random(5).sample(range(len(TEXTS)), 6):
        alone = embedded.encode([TEXTS[number]])
        np.testing.assert_array_equal(alone[0], together[number])


def test_equal_texts_get_equal_rows(embedded: EmbeddedEncoder) -> None:
    rows = embedded.encode([TEXTS[0], TEXTS[1], TEXTS[0]])
    np.testing.assert_array_equal(rows[0], rows[2])


def test_no_text_is_no_row(embedded: EmbeddedEncoder) -> None:
    assert embedded.encode([]).shape == (0, embedded.dimension)
    assert embedded.encode_tokens([]) == []


def test_integers_are_close_to_float32(embedded: EmbeddedEncoder) -> None:
    cosines = (embedded.encode(TEXTS) * EmbeddedEncoder(exact=True).encode(TEXTS)).sum(axis=1)
    assert cosines.mean() > 0.995
    assert cosines.min() > 0.985


def test_tokens_stand_where_they_say(embedded: EmbeddedEncoder) -> None:
    text = "Mark a plătit 123 de lei lui Mark."
    tokens = embedded.encode_tokens([text])[0]
    words = [span.of(text) for span in tokens.spans]
    assert words[0] == "Mark"
    assert "123" in words
    assert tokens.vectors.shape == (len(words), embedded.dimension)
    np.testing.assert_allclose(np.linalg.norm(tokens.vectors, axis=1), 1, atol=1e-5)


def test_one_pass_gives_the_same_as_two(embedded: EmbeddedEncoder) -> None:
    rows, tokens = embedded.encode_with_tokens(TEXTS)
    np.testing.assert_array_equal(rows, embedded.encode(TEXTS))
    for joint, alone in zip(tokens, embedded.encode_tokens(TEXTS), strict=True):
        assert joint.spans == alone.spans
        np.testing.assert_array_equal(joint.vectors, alone.vectors)


def test_progress_ends_at_the_number_of_texts(embedded: EmbeddedEncoder) -> None:
    reports: list[tuple[int, int]] = []
    embedded.encode([*TEXTS, *TEXTS], progress=lambda *report: reports.append(report))
    assert reports == sorted(reports)
    assert reports[-1] == (2 * len(TEXTS), 2 * len(TEXTS))


def test_an_interruption_passes_through(embedded: EmbeddedEncoder) -> None:
    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        embedded.encode(TEXTS, progress=interrupt)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=4))
def test_any_text_can_be_encoded(embedded: EmbeddedEncoder, texts: list[str]) -> None:
    rows, tokens = embedded.encode_with_tokens(texts)
    assert np.isfinite(rows).all()
    assert [len(found.spans) for found in tokens] == [len(found.vectors) for found in tokens]
    for text, found in zip(texts, tokens, strict=True):
        assert all(0 <= span.start <= span.end <= len(text) for span in found.spans)
