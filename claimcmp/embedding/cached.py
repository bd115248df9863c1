"""An encoder that remembers: what was embedded once is read from disk."""

import hashlib
from collections.abc import Iterator, Sequence

from claimcmp.embedding.interface import (
    Embeddings,
    Encoder,
    JointEncoder,
    TokenEmbeddings,
    TokenEncoder,
)
from claimcmp.embedding.packing import pack_tokens, pack_vector, unpack_tokens, unpack_vectors
from claimcmp.embedding.store import EmbeddingStore, MemoryStore
from claimcmp.progress import Progress

# Texts embedded between two writes: what an interruption loses at most.
_BLOCK = 512
# Beyond so many new texts in one call their tokens (12 kB a text) are not kept beside them: they
# would take most of the cache's default limit, and push each other out.
_MOST_JOINT_TEXTS = 60_000
_KEY_LENGTH = 16
_VECTOR, _TOKENS = "vector", "tokens"


class CachedEncoder:
    """Keeps the vectors of another encoder on disk; implements Encoder."""

    def __init__(self, encoder: Encoder, store: EmbeddingStore | MemoryStore) -> None:
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
        keys = {text: self._key(text, _VECTOR) for text in texts}
        kept = self._store.read(list(keys.values()))
        missing = [text for text, key in keys.items() if key not in kept]
        done = len(keys) - len(missing)
        if progress is not None and texts:
            progress(done * len(texts) // len(keys), len(texts))
        for block in _blocks(missing):
            kept |= self._embed(block, with_tokens=len(missing) <= _MOST_JOINT_TEXTS)
            done += len(block)
            if progress is not None:
                progress(done * len(texts) // len(keys), len(texts))
        return unpack_vectors([kept[keys[text]] for text in texts], self.dimension)

    def _embed(self, block: list[str], *, with_tokens: bool) -> dict[bytes, bytes]:
        """Return what *block* adds to the store, after writing it."""
        vectors = self._encoder.encode(block)
        return self._keep(block, _VECTOR, [pack_vector(row) for row in vectors])

    def _keep(self, texts: list[str], kind: str, packed: list[bytes]) -> dict[bytes, bytes]:
        """Write and return *packed* by the key of its text."""
        keys = (self._key(text, kind) for text in texts)
        found = dict(zip(keys, packed, strict=True))
        self._store.write(found)
        return found

    def _key(self, text: str, kind: str) -> bytes:
        """Return the digest of model, *kind* and *text*; the signature covers the prompt."""
        source = f"{self.signature}\0{kind}\0{text}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(source, digest_size=_KEY_LENGTH).digest()


class CachedTokenEncoder(CachedEncoder):
    """A cached encoder that keeps token vectors too; implements TokenEncoder."""

    def __init__(self, encoder: TokenEncoder, store: EmbeddingStore | MemoryStore) -> None:
        """Keep *encoder*'s vectors in *store*."""
        super().__init__(encoder, store)
        self._token_encoder = encoder

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenEmbeddings]:
        """Return the contextual token vectors of each text, special tokens left out."""
        keys = {text: self._key(text, _TOKENS) for text in texts}
        kept = self._store.read(list(keys.values()))
        for block in _blocks([text for text, key in keys.items() if key not in kept]):
            tokens = self._token_encoder.encode_tokens(block)
            kept |= self._keep(block, _TOKENS, [pack_tokens(found) for found in tokens])
        unpacked = {text: unpack_tokens(kept[key], self.dimension) for text, key in keys.items()}
        return [unpacked[text] for text in texts]

    def _embed(self, block: list[str], *, with_tokens: bool) -> dict[bytes, bytes]:
        """Return the vectors of *block* by key; where one pass gives tokens too, keep them."""
        if not (with_tokens and isinstance(self._token_encoder, JointEncoder)):
            return super()._embed(block, with_tokens=False)
        vectors, tokens = self._token_encoder.encode_with_tokens(block)
        self._keep(block, _TOKENS, [pack_tokens(found) for found in tokens])
        return self._keep(block, _VECTOR, [pack_vector(row) for row in vectors])


def _blocks(texts: list[str]) -> Iterator[list[str]]:
    """Yield *texts* in blocks of like length, which leaves little padding, in a fixed order."""
    ordered = sorted(texts, key=lambda text: (len(text), text))
    for start in range(0, len(ordered), _BLOCK):
        yield ordered[start : start + _BLOCK]
