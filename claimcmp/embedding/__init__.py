"""Embed claims: load an encoder, keep its vectors on disk, recentre them by language."""

from pathlib import Path
from typing import TYPE_CHECKING

from claimcmp.embedding.centres import centre, embed_tokens, language_centres, token_centres
from claimcmp.embedding.importance import token_importance
from claimcmp.embedding.interface import (
    Embeddings,
    Encoder,
    JointEncoder,
    TokenEmbeddings,
    TokenEncoder,
)
from claimcmp.progress import Progress

if TYPE_CHECKING:
    from claimcmp.embedding.store import CacheStatistics

__all__ = [
    "Embeddings",
    "Encoder",
    "JointEncoder",
    "Progress",
    "TokenEmbeddings",
    "TokenEncoder",
    "cache_statistics",
    "centre",
    "clear_cache",
    "embed_tokens",
    "language_centres",
    "load_encoder",
    "token_centres",
    "token_importance",
]


def load_encoder(name_or_folder: str | None = None, *, cache: bool = True) -> Encoder:
    """Return the encoder of a model in models.yaml or of a local sentence-transformers folder.

    None is the embedded default, which also implements TokenEncoder. With *cache*, vectors are
    kept on disk between runs. Raises UnknownModel and ModelUnavailable.
    """
    from claimcmp.embedding.cached import CachedEncoder, CachedTokenEncoder
    from claimcmp.embedding.store import EmbeddingStore, MemoryStore

    encoder = _load(name_or_folder)
    # Without a file too, vectors pass through the store's rounding: the results are the same.
    store = EmbeddingStore() if cache else MemoryStore()
    if isinstance(encoder, TokenEncoder):
        return CachedTokenEncoder(encoder, store)
    return CachedEncoder(encoder, store)


def cache_statistics() -> "CacheStatistics":
    """Return what the cache on disk holds."""
    from claimcmp.embedding.store import EmbeddingStore

    return EmbeddingStore().statistics()


def clear_cache() -> "CacheStatistics":
    """Empty the cache on disk and return what it held."""
    from claimcmp.embedding.store import EmbeddingStore

    return EmbeddingStore().clear()


def _load(name_or_folder: str | None) -> Encoder:
    """Return the uncached encoder."""
    from claimcmp.registry import find_model

    if name_or_folder is not None and Path(name_or_folder).is_dir():
        from claimcmp.embedding.sentence_transformer import SentenceTransformerEncoder

        return SentenceTransformerEncoder.from_folder(Path(name_or_folder))
    spec = find_model(name_or_folder)
    if spec.source == "embedded":
        from claimcmp.embedding.embedded import EmbeddedEncoder

        return EmbeddedEncoder()
    from claimcmp.embedding.sentence_transformer import SentenceTransformerEncoder

    return SentenceTransformerEncoder.from_registry(spec)
