"""Exact search in blocks against an approximate index: is one worth having, and from what size?

Usage: python -m benchmarks.index DATA_FOLDER [--sizes 10000 50000] [--queries 1000] [--output FILE]
Needs faiss-cpu, which claimcmp does not: python -m pip install faiss-cpu.
DATA_FOLDER holds parallel/ntrex_docs_1-60.tsv.gz, whose sentences are embedded in eleven languages
and repeated with noise until there are enough.

What a comparison asks of a search is the nearest claim in *every* other article that may tell the
same story; the exact search answers that by itself, an index only finds the nearest of all. The
figures are of the easier question, the ten nearest, which favours the index.
"""

import argparse
import json
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpus import ntrex_events
from benchmarks.machine import describe_machine

RESULT = Path(__file__).with_name("results") / "index.json"
Matrix = NDArray[np.float32]
Neighbours = NDArray[np.intp]
_LANGUAGES = ("en", "ro", "fr", "de", "hu", "ru", "uk", "it", "bg", "es", "pl")
_NEAREST = 10
# Queries in one block, as in claimcmp.story_candidates.
_ROWS = 1024
# Length of the noise beside a unit vector: a repeated sentence keeps a cosine of 0.96.
_NOISE = 0.3
_PROBES = 16


def sentences_of(data: Path, most: int) -> Matrix:
    """Return centred vectors of up to *most* sentences of NTREX."""
    from claimcmp.embedding import centre, language_centres, load_encoder

    told = [(fact[code], code) for code in _LANGUAGES for e in ntrex_events(data) for fact in e]
    told = told[:most]
    encoder = load_encoder(None)
    vectors = encoder.encode([text for text, _ in told])
    return np.asarray(centre(vectors, [code for _, code in told], language_centres(encoder)))


def grown(vectors: Matrix, size: int) -> Matrix:
    """Return *size* unit vectors: *vectors* again and again, each time with other noise."""
    chance = np.random.default_rng(2026)
    rows = np.resize(vectors, (size, vectors.shape[1])).astype(np.float32)
    noise = chance.standard_normal(rows.shape, np.float32)
    rows += noise * (_NOISE / np.linalg.norm(noise, axis=1, keepdims=True))
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def timed(work: Callable[[], Neighbours | None]) -> tuple[Neighbours | None, dict[str, float]]:
    """Return what *work* returns with its wall and processor seconds."""
    wall, processor = time.perf_counter(), time.process_time()
    found = work()
    return found, {
        "wall_s": round(time.perf_counter() - wall, 3),
        "processor_s": round(time.process_time() - processor, 3),
    }


def exact(vectors: Matrix, queries: Matrix) -> Neighbours:
    """Return the nearest rows of *vectors* by cosine, searched in blocks."""
    found = []
    for start in range(0, len(queries), _ROWS):
        cosines = queries[start : start + _ROWS] @ vectors.T
        found.append(np.argpartition(cosines, -_NEAREST, axis=1)[:, -_NEAREST:])
    return np.concatenate(found)


def measure(vectors: Matrix, queries: int) -> dict[str, object]:
    """Compare both searches for the first *queries* of *vectors*."""
    import faiss

    asked = vectors[:queries]
    expected, exact_cost = timed(lambda: exact(vectors, asked))
    assert expected is not None
    lists = int(np.sqrt(len(vectors)))
    index = faiss.index_factory(vectors.shape[1], f"IVF{lists},SQ8", faiss.METRIC_INNER_PRODUCT)
    sample = np.random.default_rng(0).choice(len(vectors), min(len(vectors), 40 * lists), False)

    def build() -> None:
        index.train(vectors[sample])
        index.add(vectors)

    _, build_cost = timed(build)
    index.nprobe = _PROBES
    found, search_cost = timed(lambda: index.search(asked, _NEAREST)[1])
    assert found is not None
    shared = [len(set(a) & set(b)) for a, b in zip(expected.tolist(), found.tolist(), strict=True)]
    scale = len(vectors) / queries
    exact_all = exact_cost["processor_s"] * scale
    index_all = build_cost["processor_s"] + search_cost["processor_s"] * scale
    return {
        "vectors": len(vectors),
        "queries": queries,
        "exact": exact_cost,
        "index_build": build_cost,
        "index_search": search_cost,
        "recall_of_ten": round(sum(shared) / (_NEAREST * queries), 4),
        "all_against_all_exact_processor_s": round(exact_all, 1),
        "all_against_all_index_processor_s": round(index_all, 1),
    }


def main() -> None:
    """Measure, print and write the result."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[10_000, 50_000, 200_000])
    arguments.add_argument("--queries", type=int, default=1000)
    arguments.add_argument("--sentences", type=int, default=10_516)
    arguments.add_argument("--output", type=Path, default=RESULT)
    chosen = arguments.parse_args()
    base = sentences_of(chosen.data, chosen.sentences)
    sizes: Sequence[dict[str, object]] = [
        measure(grown(base, size), chosen.queries) for size in chosen.sizes
    ]
    print(json.dumps(sizes, indent=1))
    threads = os.environ.get("OMP_NUM_THREADS", "all")
    machine = describe_machine(("numpy", "faiss-cpu"))
    result = {"machine": machine, "threads": threads, "sizes": sizes}
    chosen.output.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
