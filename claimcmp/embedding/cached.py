"""An encoder that remembers: what was embedded once is read from disk."""

import hashlib
from collections.abc import Sequence

import numpy as np

from claimcmp.embedding.interface import (
    Embeddings,
    Encoder,
    Progress,
    TokenEmbeddings,
    TokenEncoder,
)
from claimcmp.embedding.store import EmbeddingStore

# Texts embedded between two writes: what an interruption loses at most.
_BLOCK = 512
_KEY_LENGTH = 16


class CachedEncoder:
    """Keeps the vectors of another encoder in float16; implements Encoder.

    Float16 changes a cosine by less than 0.0001. A vector that was just computed is rounded too,
    so that the first run and every later one see the same numbers.
    """

    def __init__(self, encoder: Encoder, store: EmbeddingStore) -> None:
        """Keep *encoder*'s vectors in *store*."""
        self._encoder = encoder
        self._store = store

    @property
    def signature(self) -> str:
        """The wrapped encoder's signature."""
        return self._encoder.signature

    @property
    def dimension(self) -> int:
        """Length of one vector."""
        return self._encoder.dimension

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Embeddings:
        """Return one L2-normalised float32 row per text, shape (len(texts), dimension).

        Texts that are not kept are embedded in blocks and written block by block.
        """
        keys = {text: self._key(text) for text in dict.fromkeys(texts)}
        kept = self._kept(list(keys.values()))
        missing = sorted((t for t, key in keys.items() if key not in kept), key=_by_length)
        done = len(keys) - len(missing)
        if progress is not None and texts:
            progress(done * len(texts) // len(keys), len(texts))
        for start in range(0, len(missing), _BLOCK):
            block = missing[start : start + _BLOCK]
            kept |= self._embed(block, keys)
            done += len(block)
            if progress is not None:
                progress(done * len(texts) // len(keys), len(texts))
        rows = np.frombuffer(b"".join(kept[keys[text]] for text in texts), np.float16)
        vectors = rows.reshape(len(texts), self.dimension).astype(np.float32)
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)

    def _embed(self, block: list[str], keys: dict[str, bytes]) -> dict[bytes, bytes]:
        """Return the vectors of *block* by key, after writing them."""
        vectors = self._encoder.encode(block).astype(np.float16)
        found = {keys[text]: row.tobytes() for text, row in zip(block, vectors, strict=True)}
        self._store.write(found)
        return found

    def _kept(self, keys: list[bytes]) -> dict[bytes, bytes]:
        """Return those vectors that the store holds in full length."""
        expected = self.dimension * np.dtype(np.float16).itemsize
        found = self._store.read(keys)
        return {key: value for key, value in found.items() if len(value) == expected}

    def _key(self, text: str) -> bytes:
        """Return the digest of the model and *text*; the signature covers model and prompt."""
        source = f"{self.signature}\0{text}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(source, digest_size=_KEY_LENGTH).digest()


class CachedTokenEncoder(CachedEncoder):
    """A cached encoder whose token vectors pass through; implements TokenEncoder."""

    def __init__(self, encoder: TokenEncoder, store: EmbeddingStore) -> None:
        """Keep *encoder*'s sentence vectors in *store*."""
        super().__init__(encoder, store)
        self._token_encoder = encoder

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenEmbeddings]:
        """Return the contextual token vectors of each text, special tokens left out."""
        return self._token_encoder.encode_tokens(texts)


def _by_length(text: str) -> tuple[int, str]:
    """Order texts so that those of like length are embedded together, in a fixed order."""
    return len(text), text
