"""Write a model for use: ``python -m training.export CHECKPOINT --data FOLDER --out FOLDER``.

Takes the averaged weights of a checkpoint, learns the activation ranges of its layers on training
pairs, writes the layers as an ONNX graph in eight-bit integers and what stands around them as
safetensors, and fits the temperature on pairs that no stage trained on.
"""

import argparse
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save

from claimcmp.embedding.embedded import open_session
from claimcmp.embedding.export import LAYER_PARTS
from claimcmp.embedding.graph import build_graph
from claimcmp.embedding.quantization import (
    ActivationRange,
    activation_range,
    product_matrix,
    smoothing_factors,
)
from claimcmp.embedding.weights import Dimensions, FloatArray, ModelFile, model_path
from claimcmp.entailment.embedded import GRAPH_FILE, HEAD_FILE, LOWER_LAYERS, EmbeddedScorer
from training.mixture import STAGES, held_out
from training.pairs import Pair

KINDS = {"w": "weight", "b": "bias"}
_STRENGTH = 0.65
_CALIBRATION_PAIRS = 600
_BATCH = 8
_TEMPERATURES = np.exp(np.linspace(np.log(0.5), np.log(3.0), 61))


class TrainedWeights:
    """The trained layers under the names that the graph asks for."""

    def __init__(self, state: Mapping[str, torch.Tensor]) -> None:
        """Keep the state of a PairClassifier."""
        self._state = state
        shape = ModelFile(model_path()).dimensions
        self.dimensions: Dimensions = replace(shape, layers=shape.layers - LOWER_LAYERS)

    def tensor(self, name: str) -> FloatArray:
        """Return the tensor *name*, such as ``l0.q.w``, flat."""
        return self._array(name).reshape(-1)

    def matrix(self, name: str, rows: int) -> FloatArray:
        """Return the tensor *name* with *rows* rows."""
        return self._array(name).reshape(rows, -1)

    def _array(self, name: str) -> FloatArray:
        layer, part, kind = name.split(".")
        key = f"layers.{layer[1:]}.{LAYER_PARTS[part]}.{KINDS[kind]}"
        return self._state[key].float().numpy()


def head_of(
    state: Mapping[str, torch.Tensor], temperature: float
) -> dict[str, NDArray[np.float32]]:
    """Return what stands around the layers, by name."""
    names = ("dense.weight", "dense.bias", "out.weight", "out.bias")
    head = {name: state[name].float().numpy() for name in names}
    head["side"] = state["side.weight"].float().numpy()
    head["temperature"] = np.array([temperature], np.float32)
    return head


def observe(
    weights: TrainedWeights,
    head: Mapping[str, FloatArray],
    pairs: Sequence[Pair],
    scorer: EmbeddedScorer,
) -> dict[str, NDArray[np.float32]]:
    """Return the lowest and highest input of each channel of each product, shape (2, channels)."""
    session = open_session(
        build_graph(weights, None, token_layers=(), from_states=True, observe=True)
    )
    names = [output.name for output in session.get_outputs()][1:]
    seen: dict[str, NDArray[np.float32]] = {}
    for start in range(0, len(pairs), _BATCH):
        batch = [(p.premise, p.hypothesis) for p in pairs[start : start + _BATCH]]
        inputs = scorer.pair_inputs(batch, head["side"])
        present = inputs["bias"][:, 0, 0] == 0
        for name, values in zip(names, session.run(names, inputs), strict=True):
            tokens = values[present]
            fresh = np.stack([tokens.min(axis=0), tokens.max(axis=0)])
            known = seen.get(name, fresh)
            seen[name] = np.stack([np.minimum(known[0], fresh[0]), np.maximum(known[1], fresh[1])])
    return seen


def ranges(
    weights: TrainedWeights, seen: Mapping[str, NDArray[np.float32]]
) -> dict[str, ActivationRange]:
    """Return the smoothing and the range of every product's input."""
    found = {}
    for name, (low, high) in seen.items():
        matrix = product_matrix(weights, name)
        factors = smoothing_factors(np.maximum(-low, high), matrix, strength=_STRENGTH)
        found[name] = activation_range(low, high, factors)
    return found


def best_temperature(probabilities: FloatArray, pairs: Sequence[Pair]) -> float:
    """Return the temperature under which *pairs*' right classes are most probable."""
    logits = np.log(np.maximum(probabilities, 1e-9))
    losses = []
    for temperature in _TEMPERATURES:
        powers = np.exp(logits / temperature)
        powers /= powers.sum(axis=1, keepdims=True)
        right = [powers[row, list(p.classes)].sum() for row, p in enumerate(pairs)]
        losses.append(-np.log(np.maximum(right, 1e-9)).mean())
    return float(_TEMPERATURES[int(np.argmin(losses))])


def export(checkpoint: Path, data: Path, folder: Path) -> None:
    """Write graph and head into *folder*, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    state = torch.load(checkpoint, weights_only=True)["average"]
    weights = TrainedWeights(state)
    head = head_of(state, 1.0)
    pairs = STAGES["news"](data, random.Random(1))[:_CALIBRATION_PAIRS]
    (folder / HEAD_FILE).write_bytes(save(head))
    # Only its reader of single sentences is used before the integers are there.
    (folder / GRAPH_FILE).write_bytes(b"")
    calibration = ranges(weights, observe(weights, head, pairs, EmbeddedScorer(folder)))
    graph = build_graph(weights, calibration, token_layers=(), from_states=True)
    (folder / GRAPH_FILE).write_bytes(graph)
    unseen = held_out(data, random.Random(2))
    found = EmbeddedScorer(folder).score([(p.premise, p.hypothesis) for p in unseen])
    temperature = best_temperature(found, unseen)
    (folder / HEAD_FILE).write_bytes(save(head_of(state, temperature)))
    print(f"{len(graph) / 1e6:.1f} MB, temperature {temperature:.2f} on {len(unseen)} pairs")


def main() -> None:
    """Read the options and export."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="the public sets")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    options = parser.parse_args()
    export(options.checkpoint, options.data, options.out)


if __name__ == "__main__":
    main()
