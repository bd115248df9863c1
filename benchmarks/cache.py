"""Reading kept embeddings: what a second run over the same articles costs.

Usage: python -m benchmarks.cache [--texts 50000] [--rounds 3] [--output FILE]

The vectors are random, which changes neither their size nor what is done with them; the texts are
as long as news sentences. Writing them is measured beside reading.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.machine import describe_machine, peak_memory
from claimcmp.embedding.cached import CachedEncoder
from claimcmp.embedding.interface import Embeddings, Progress
from claimcmp.embedding.store import EmbeddingStore

RESULT = Path(__file__).with_name("results") / "cache.json"
DIMENSION = 384
# Characters of a news sentence, about the mean of benchmarks.corpus.
_LENGTH = 140


class RandomEncoder:
    """Gives each text a random vector, at no cost worth measuring."""

    signature = "random"
    dimension = DIMENSION

    def __init__(self) -> None:
        """Start the same sequence every time."""
        self._chance = np.random.default_rng(2026)
        self.asked = 0

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Embeddings:
        """Return L2-normalised float32 rows, shape (texts, dimension)."""
        self.asked += len(texts)
        rows = self._chance.standard_normal((len(texts), DIMENSION), np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Return wall and processor seconds of *work*."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return {
        "wall_s": round(time.perf_counter() - wall, 3),
        "processor_s": round(time.process_time() - processor, 3),
    }


def measure(count: int, rounds: int) -> dict[str, object]:
    """Write *count* embeddings, then read them in *rounds* fresh stores."""
    texts = [f"{number:07d} ".ljust(_LENGTH, "x") for number in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "embeddings.sqlite3"
        store = EmbeddingStore(path)
        written = timed(partial(CachedEncoder(RandomEncoder(), store).encode, texts))
        store.close()
        reads = []
        for _ in range(rounds):
            encoder = RandomEncoder()
            store = EmbeddingStore(path)
            reads.append(timed(partial(CachedEncoder(encoder, store).encode, texts)))
            store.close()
            if encoder.asked:
                raise SystemExit(f"{encoder.asked} texts were embedded again")
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
    return {
        "texts": count,
        "file_mb": round(size / 1e6, 1),
        "write": written,
        "read": {name: statistics.median(read[name] for read in reads) for name in reads[0]},
        "peak_mb": round(peak_memory()),
    }


def main() -> None:
    """Measure, print and write the result."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--texts", type=int, default=50_000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--output", type=Path, default=RESULT)
    chosen = arguments.parse_args()
    found = measure(chosen.texts, chosen.rounds)
    print(json.dumps(found, indent=1))
    result = {"machine": describe_machine(("numpy",)), **found}
    chosen.output.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
