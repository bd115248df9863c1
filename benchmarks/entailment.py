"""An entailment model without torch against the same weights in torch, in one run.

Usage: python -m benchmarks.entailment DATA_FOLDER [--weights FILE] [--rounds 3] [--output FILE]
DATA_FOLDER holds parallel/ntrex_docs_1-60.tsv.gz. Pairs are a Romanian news sentence and the
English one of the same or of the next line; each sentence is read anew in each round. Both take
turns in one process, two threads each: claimcmp reads with ONNX Runtime in eight-bit integers and
judges in numpy; transformers' encoder and the training's network run in float32.
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
from safetensors.torch import load_file
from torch import Tensor
from transformers import BertModel

from benchmarks.machine import describe_machine, peak_memory
from claimcmp.embedding.export import export_sentence_transformer
from claimcmp.entailment.embedded import EmbeddedScorer
from claimcmp.entailment.interface import SentencePair
from claimcmp.entailment.reader import VIEWS, SentenceReader
from claimcmp.registry import find_entailment_model
from evaluation.translations import read_rows
from training.model import PairClassifier, Side

RESULT = Path(__file__).with_name("results") / "entailment.json"
_PAIRS = 400
_BATCH = 32
_THREADS = 2
Score = Callable[[Sequence[SentencePair]], np.ndarray]


def in_torch(weights: dict[str, Tensor], folder: Path) -> Score:
    """Return the same weights in torch and transformers, float32, batches sorted by length."""
    torch.set_num_threads(_THREADS)
    encoder = BertModel.from_pretrained(folder, add_pooling_layer=False).eval()
    network = PairClassifier().eval()
    network.load_state_dict(weights)
    reader = SentenceReader(threads=1)

    def side(sentences: list[str]) -> Side:
        numbers = list(map(reader.tokenise(sentences).__getitem__, sentences))
        longest = max(map(len, numbers))
        padded = torch.tensor([row + [1] * (longest - len(row)) for row in numbers])
        present = torch.tensor([[p < len(row) for p in range(longest)] for row in numbers])
        places = torch.arange(longest)[None]
        states = encoder(
            padded,
            attention_mask=present.long(),
            position_ids=places,
            output_hidden_states=True,
        ).hidden_states
        views = [torch.stack([states[n] for n in layers]).sum(0) for layers in VIEWS.values()]
        before = reader.before
        for row, found in enumerate(numbers):
            present[row, len(found) - 1] = False
        return Side(torch.cat(views, -1)[:, before:], present[:, before:])

    @torch.inference_mode()
    def score(pairs: Sequence[SentencePair]) -> np.ndarray:
        order = sorted(range(len(pairs)), key=lambda row: sum(map(len, pairs[row])))
        rows = np.zeros((len(pairs), 3), np.float32)
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            sides = (side([pairs[row][number] for row in chosen]) for number in (0, 1))
            rows[chosen] = torch.softmax(network(*sides), dim=-1).numpy()
        return rows

    return score


def pairs_of(data: Path) -> list[SentencePair]:
    """Return translations and sentences one line apart, half of each."""
    rows = read_rows(data / "parallel" / "ntrex_docs_1-60.tsv.gz")[: _PAIRS // 2]
    same = [(row["ro"], row["en"]) for row in rows]
    return same + [(a[0], b[1]) for a, b in zip(same, same[1:] + same[:1], strict=True)]


def measure(file: Path, data: Path, rounds: int) -> dict[str, object]:
    """Return speed, agreement, loading time and memory of the model in *file*."""
    started = time.perf_counter()
    ours = EmbeddedScorer(file, file.stem, threads=_THREADS)
    ours.score([("warm", "up")])
    ready = time.perf_counter() - started
    memory = peak_memory()
    pairs = pairs_of(data)
    with tempfile.TemporaryDirectory() as folder:
        weights = {name: value.float() for name, value in load_file(file).items()}
        del weights["temperature"]
        theirs = in_torch(weights, export_sentence_transformer(Path(folder)))
        rates: dict[str, list[float]] = {"claimcmp": [], "torch float32": []}
        found = {}
        for _ in range(rounds):
            for label, score in (("claimcmp", ours.score), ("torch float32", theirs)):
                started = time.perf_counter()
                found[label] = score(pairs)
                rates[label].append(len(pairs) / (time.perf_counter() - started))
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
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--weights", type=Path, default=find_entailment_model("news-entailment").weights
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--output", type=Path, default=RESULT)
    options = parser.parse_args()
    found = measure(options.weights, options.data, options.rounds)
    print(json.dumps(found, indent=1))
    options.output.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
