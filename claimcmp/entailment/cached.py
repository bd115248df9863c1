"""A scorer that remembers: what was judged once is read from the cache on disk."""

import hashlib
from collections.abc import Sequence

import numpy as np

from claimcmp.embedding.store import EmbeddingStore, MemoryStore
from claimcmp.entailment.interface import LABELS, NliScorer, Probabilities, SentencePair
from claimcmp.progress import Progress

# Pairs judged between two writes: what an interruption loses at most.
_BLOCK = 256
_KEY_LENGTH = 16


class CachedScorer:
    """Keeps the probabilities of another scorer; implements NliScorer."""

    def __init__(self, scorer: NliScorer, store: EmbeddingStore | MemoryStore) -> None:
        """Keep *scorer*'s results in *store*."""
        self._scorer = scorer
        self._store = store

    @property
    def signature(self) -> str:
        """The wrapped scorer's signature."""
        return self._scorer.signature

    def score(
        self, pairs: Sequence[SentencePair], *, progress: Progress | None = None
    ) -> Probabilities:
        """Return one row per pair, shape (len(pairs), 3)."""
        keys = {pair: self._key(pair) for pair in pairs}
        kept = self._store.read(list(keys.values()))
        # Sentences of like length share a batch, so that little is padding.
        missing = sorted(
            (pair for pair, key in keys.items() if key not in kept),
            key=lambda pair: (len(pair[0]) + len(pair[1]), pair),
        )
        for start in range(0, len(missing), _BLOCK):
            block = missing[start : start + _BLOCK]
            found = self._scorer.score(block)
            packed = {
                keys[pair]: row.astype("<f4").tobytes()
                for pair, row in zip(block, found, strict=True)
            }
            self._store.write(packed)
            kept |= packed
            if progress is not None:
                progress(len(keys) - len(missing) + start + len(block), len(keys))
        rows = b"".join(kept[keys[pair]] for pair in pairs)
        return np.frombuffer(rows, "<f4").reshape(len(pairs), len(LABELS)).astype(np.float32)

    def _key(self, pair: SentencePair) -> bytes:
        """Return the digest of model, premise and hypothesis."""
        source = f"{self.signature}\0entailment\0{len(pair[0])}\0{pair[0]}\0{pair[1]}"
        encoded = source.encode("utf-8", "surrogatepass")
        return hashlib.blake2b(encoded, digest_size=_KEY_LENGTH).digest()
