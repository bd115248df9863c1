from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from claimcmp.embedding.cached import CachedEncoder, CachedTokenEncoder
from claimcmp.embedding.embedded import EmbeddedEncoder
from claimcmp.embedding.interface import Embeddings, TokenEncoder
from claimcmp.embedding.store import EmbeddingStore
from claimcmp.progress import Progress
from claimcmp.testing import ConceptEncoder
from tests.embedding.sentences import OTHER_LANGUAGES, PAIRS

CONCEPTS = {"rain": "weather", "ploaie": "weather", "president": "head"}
TEXTS = ["rain", "president", "ploaie rain president", "other"]


@pytest.fixture
def store(tmp_path: Path) -> EmbeddingStore:
    return EmbeddingStore(tmp_path / "embeddings.sqlite3")


class Interrupted(ConceptEncoder):
    """Is interrupted when it meets a text longer than 400 letters."""

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Embeddings:
        if max(map(len, texts)) > 400:
            raise KeyboardInterrupt
        return super().encode(texts, progress=progress)


def test_the_second_run_embeds_nothing(store: EmbeddingStore) -> None:
    first, second = ConceptEncoder(CONCEPTS), ConceptEncoder(CONCEPTS)
    rows = CachedEncoder(first, store).encode(TEXTS)
    again = CachedEncoder(second, store).encode(TEXTS[::-1])
    assert sorted(first.asked) == sorted(TEXTS)
    assert second.asked == []
    np.testing.assert_array_equal(again[::-1], rows)
    np.testing.assert_allclose(rows, first.encode(TEXTS), atol=1e-3)


def test_equal_texts_are_embedded_once(store: EmbeddingStore) -> None:
    encoder = ConceptEncoder(CONCEPTS)
    assert CachedEncoder(encoder, store).encode(["rain"] * 5).shape == (5, encoder.dimension)
    assert encoder.asked == ["rain"]


def test_another_model_has_its_own_vectors(store: EmbeddingStore) -> None:
    CachedEncoder(ConceptEncoder(CONCEPTS), store).encode(TEXTS)
    other = ConceptEncoder({"rain": "water"})
    assert CachedEncoder(other, store).encode(["rain"]).tolist() == [[1.0, 0.0]]
    assert other.asked == ["rain"]


def test_an_interruption_keeps_what_was_embedded(store: EmbeddingStore) -> None:
    texts = ["rain " + "x" * (number % 300) + str(number) for number in range(600)] + ["y" * 500]
    with pytest.raises(KeyboardInterrupt):
        CachedEncoder(Interrupted(CONCEPTS), store).encode(texts)
    again = ConceptEncoder(CONCEPTS)
    CachedEncoder(again, store).encode(texts)
    assert len(again.asked) == 601 - 512


def test_progress_counts_what_was_kept(store: EmbeddingStore) -> None:
    encoder = CachedEncoder(ConceptEncoder(CONCEPTS), store)
    encoder.encode(TEXTS[:2])
    reports: list[tuple[int, int]] = []
    encoder.encode(TEXTS, progress=lambda *report: reports.append(report))
    assert reports == [(2, 4), (4, 4)]


def test_no_texts(store: EmbeddingStore) -> None:
    encoder = CachedTokenEncoder(ConceptEncoder(CONCEPTS), store)
    assert encoder.encode([]).shape == (0, encoder.dimension)
    assert encoder.encode_tokens([]) == []


def test_tokens_are_kept_too(store: EmbeddingStore) -> None:
    fresh = CachedTokenEncoder(ConceptEncoder(CONCEPTS), store).encode_tokens(TEXTS)
    second = ConceptEncoder(CONCEPTS)
    cached = CachedTokenEncoder(second, store)
    assert isinstance(cached, TokenEncoder)
    for before, after in zip(fresh, cached.encode_tokens(TEXTS), strict=True):
        assert before.spans == after.spans
        np.testing.assert_array_equal(before.vectors, after.vectors)
    assert second.asked == []


def test_one_pass_fills_both(store: EmbeddingStore, embedded: EmbeddedEncoder) -> None:
    texts = [*PAIRS[0], *OTHER_LANGUAGES[:3]]
    encoder = CachedTokenEncoder(embedded, store)
    rows = encoder.encode(texts)
    assert store.statistics().entries == 2 * len(texts)
    assert ((rows * embedded.encode(texts)).sum(axis=1) > 0.9999).all()
    for kept, exact in zip(
        encoder.encode_tokens(texts), embedded.encode_tokens(texts), strict=True
    ):
        assert kept.spans == exact.spans
        assert ((kept.vectors * exact.vectors).sum(axis=1) > 0.999).all()
