import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.embedding import centre, embed_tokens, language_centres, token_centres
from claimcmp.embedding.embedded import EmbeddedEncoder
from claimcmp.testing import ConceptEncoder
from tests.embedding.sentences import PAIRS

EAST, NORTH = np.array([1.0, 0.0], np.float32), np.array([0.0, 1.0], np.float32)
LANGUAGES = {"bg", "de", "en", "es", "fr", "hu", "it", "pl", "ro", "ru", "tr", "uk"}


def test_the_default_knows_its_languages(embedded: EmbeddedEncoder) -> None:
    for centres in (language_centres(embedded), token_centres(embedded)):
        assert set(centres) == LANGUAGES
        assert all(vector.shape == (embedded.dimension,) for vector in centres.values())


def test_an_unknown_model_has_no_centres() -> None:
    assert language_centres(ConceptEncoder({"rain": "weather"})) == {}


def test_centring_widens_the_margin_of_translations(embedded: EmbeddedEncoder) -> None:
    texts = [text for pair in PAIRS for text in pair]
    languages = ["ro", "en"] * len(PAIRS)
    before = embedded.encode(texts)
    after = centre(before, languages, language_centres(embedded))

    def margin(rows: np.ndarray) -> float:
        similarity = rows[::2] @ rows[1::2].T
        return float(np.diag(similarity).min() - similarity[~np.eye(len(PAIRS), dtype=bool)].max())

    assert margin(after) > margin(before)


def test_the_centre_is_taken_away() -> None:
    moved = centre(np.array([EAST + NORTH]), ["ro"], {"ro": EAST})
    np.testing.assert_allclose(moved, [NORTH])


def test_a_language_without_centre_borrows_its_relatives() -> None:
    centres = {"es": EAST, "it": EAST, "fr": EAST, "ru": NORTH}
    np.testing.assert_allclose(centre(np.array([EAST + NORTH]), ["pt"], centres), [NORTH])


def test_many_claims_make_their_own_centre() -> None:
    rows = np.array([EAST + NORTH, EAST - NORTH] * 4)
    np.testing.assert_allclose(centre(rows, ["xx"] * 8, {"ru": NORTH})[:2], [NORTH, -NORTH])


@given(st.lists(st.tuples(st.sampled_from(["ro", "en", "xx"]), st.integers(0, 9)), max_size=12))
def test_rows_stay_finite_and_at_most_unit(claims: list[tuple[str, int]]) -> None:
    rows = np.array([np.eye(10)[axis] for _, axis in claims], np.float32).reshape(-1, 10)
    moved = centre(rows, [language for language, _ in claims], {"ro": np.full(10, 0.1)})
    assert moved.shape == rows.shape
    assert (np.linalg.norm(moved, axis=1) < 1.001).all()


def test_an_encoder_without_tokens_gives_one_per_text() -> None:
    class Plain:
        signature, dimension = "plain@1", 2

        def encode(self, texts, *, progress=None):
            return np.array([EAST] * len(texts))

    found = embed_tokens(Plain(), ["two words"])
    assert [(span.start, span.end) for span in found[0].spans] == [(0, 9)]
    np.testing.assert_array_equal(found[0].vectors, [EAST])
