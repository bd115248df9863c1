"""An exported entailment model against the same weights in transformers, in one run.

Usage: python -m benchmarks.entailment MODEL_FOLDER DATA_FOLDER [--rounds 3] [--output FILE]
DATA_FOLDER holds parallel/ntrex_docs_1-60.tsv.gz. Pairs are a Romanian news sentence and the
English one of the same or of the next line. Both take turns in one process, two threads each.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch

from benchmarks.machine import describe_machine, peak_memory
from claimcmp.embedding.export import export_sentence_transformer
from claimcmp.entailment.embedded import EmbeddedScorer
from claimcmp.entailment.interface import SentencePair
from evaluation.translations import read_rows
from training.exported import load_exported
from training.model import SentenceReader, load_encoder
from training.pairs import Pair
from training.train import Batcher

RESULT = Path(__file__).with_name("results") / "entailment.json"
_PAIRS = 400
_BATCH = 32
_THREADS = 2
Score = Callable[[Sequence[SentencePair]], np.ndarray]


def in_torch(model_folder: Path, folder: Path) -> Score:
    """Return the same weights in transformers' layers, float32, batches sorted by length."""
    torch.set_num_threads(_THREADS)
    batcher = Batcher(SentenceReader(load_encoder(folder), torch.device("cpu")))
    model = load_exported(model_folder, folder)

    @torch.inference_mode()
    def score(pairs: Sequence[SentencePair]) -> np.ndarray:
        order = sorted(range(len(pairs)), key=lambda row: sum(map(len, pairs[row])))
        rows = np.zeros((len(pairs), 3), np.float32)
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            inputs = batcher.inputs([Pair(*pairs[row], (0,)) for row in chosen])
            rows[chosen] = torch.softmax(model(*inputs), dim=-1).numpy()
        return rows

    return score


def pairs_of(data: Path) -> list[SentencePair]:
    """Return translations and sentences one line apart, half of each."""
    rows = read_rows(data / "parallel" / "ntrex_docs_1-60.tsv.gz")[: _PAIRS // 2]
    same = [(row["ro"], row["en"]) for row in rows]
    return same + [(a[0], b[1]) for a, b in zip(same, same[1:] + same[:1], strict=True)]


def measure(model: Path, data: Path, rounds: int) -> dict[str, object]:
    """Return speed, agreement, loading time and memory."""
    started = time.perf_counter()
    ours = EmbeddedScorer(model, threads=_THREADS)
    ours.score([("warm", "up")])
    ready = time.perf_counter() - started
    memory = peak_memory()
    pairs = pairs_of(data)
    with tempfile.TemporaryDirectory() as folder:
        theirs = in_torch(model, export_sentence_transformer(Path(folder)))
        rates: dict[str, list[float]] = {"claimcmp": [], "torch float32": []}
        found = {}
        for _ in range(rounds):
            for name, score in (("claimcmp", ours.score), ("torch float32", theirs)):
                started = time.perf_counter()
                found[name] = score(pairs)
                rates[name].append(len(pairs) / (time.perf_counter() - started))
    ratios = [a / b for a, b in zip(*rates.values(), strict=True)]
    same = found["claimcmp"].argmax(axis=1) == found["torch float32"].argmax(axis=1)
    return {
        "pairs": len(pairs),
        "pairs per second": {name: round(statistics.median(r), 1) for name, r in rates.items()},
        "ratio": round(statistics.median(ratios), 2),
        "same class": round(float(same.mean()), 4),
        "ready after seconds": round(ready, 2),
        "peak memory MB before torch": round(memory),
        "machine": describe_machine(["onnxruntime", "torch", "transformers"]),
    }


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--output", type=Path, default=RESULT)
    options = parser.parse_args()
    found = measure(options.model, options.data, options.rounds)
    print(json.dumps(found, indent=1))
    options.output.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
