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
from safetensors.numpy import load_file
from torch import Tensor
from transformers import BertModel

from benchmarks.machine import describe_machine, peak_memory
from claimcmp.embedding.embedded import EmbeddedEncoder
from claimcmp.embedding.export import export_sentence_transformer
from claimcmp.entailment.embedded import EmbeddedScorer
from claimcmp.entailment.interface import SentencePair
from claimcmp.entailment.reader import LOWER, SentenceReader
from claimcmp.entailment.tuned import PREFIX, TunedEncoder
from claimcmp.registry import find_entailment_model
from evaluation.translations import read_rows
from training.finetune import TunedClassifier

RESULT = Path(__file__).with_name("results") / "entailment.json"
_PAIRS = 400
_BATCH = 32
_THREADS = 2
Score = Callable[[Sequence[SentencePair]], np.ndarray]


def in_torch(weights: dict[str, np.ndarray], folder: Path) -> Score:
    """Return the same weights in torch and transformers, float32, batches sorted by length."""
    torch.set_num_threads(_THREADS)
    encoder = BertModel.from_pretrained(folder, add_pooling_layer=False).eval()
    encoder.encoder.layer = encoder.encoder.layer[:LOWER]
    model = _tuned(weights).eval()
    reader = SentenceReader(threads=1)

    def words(sentences: list[str]) -> list[Tensor]:
        numbers = list(map(reader.tokenise(sentences).__getitem__, sentences))
        longest = max(map(len, numbers))
        padded = torch.tensor([row + [1] * (longest - len(row)) for row in numbers])
        present = torch.tensor([[p < len(row) for p in range(longest)] for row in numbers])
        places = torch.arange(longest)[None]
        states = encoder(padded, attention_mask=present.long(), position_ids=places)[0]
        ends = [len(row) - 1 for row in numbers]
        return [row[reader.before : end] for row, end in zip(states, ends, strict=True)]

    @torch.inference_mode()
    def score(pairs: Sequence[SentencePair]) -> np.ndarray:
        order = sorted(range(len(pairs)), key=lambda row: sum(map(len, pairs[row])))
        rows = np.zeros((len(pairs), 3), np.float32)
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            sentences = sorted({text for row in chosen for text in pairs[row]}, key=len)
            number = {text: position for position, text in enumerate(sentences)}
            sides = ([number[pairs[row][side]] for row in chosen] for side in (0, 1))
            rows[chosen] = torch.softmax(model(words(sentences), *sides), dim=-1).numpy()
        return rows

    return score


def _tuned(weights: dict[str, np.ndarray]) -> TunedClassifier:
    """Return *weights* in torch."""
    encoder = TunedEncoder(EmbeddedEncoder().model, weights)
    classifier = {
        name: torch.from_numpy(value).float()
        for name, value in weights.items()
        if not name.startswith(PREFIX) and name != "temperature"
    }
    return TunedClassifier(torch.from_numpy(encoder.boundary), classifier, encoder)


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
        theirs = in_torch(load_file(file), export_sentence_transformer(Path(folder)))
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
