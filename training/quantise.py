"""Fine-tuned encoder layers → the integers that ``claimcmp/entailment/tuned.py`` reads."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from claimcmp.embedding.batching import batches
from claimcmp.embedding.embedded import open_session
from claimcmp.embedding.graph import build_graph
from claimcmp.embedding.quantization import (
    activation_range,
    product_matrix,
    quantise_matrix,
    smoothing_factors,
)
from claimcmp.embedding.weights import Dimensions, FloatArray, ModelFile
from claimcmp.entailment.reader import LOWER
from claimcmp.entailment.tuned import BOUNDARY, PREFIX
from training.encoder import FROZEN, LAST

_PARTS = ("qkv", "ao", "fi", "fo")
# As for the embedding (evaluation/calibrate_embedding.py).
_STRENGTH = 0.65
_MASKED = np.float32(-1e4)


class TrainedLayers:
    """The encoder in float32 with trained layers; implements Weights."""

    def __init__(self, base: ModelFile, state: Mapping[str, Tensor]) -> None:
        """Take the layers in *state*, named as in UpperLayers of training/encoder.py."""
        self._base = base
        self._own: dict[str, FloatArray] = {}
        for number in range(FROZEN + 1, LAST + 1):
            for kind, short in (("weight", "w"), ("bias", "b")):
                own, name = f"layers.{number}", f"l{number - 1}"
                joined = state[f"{own}.qkv.{kind}"].float().numpy()
                for part, rows in zip("qkv", np.split(joined, 3), strict=True):
                    self._own[f"{name}.{part}.{short}"] = rows
                for part in ("ao", "fi", "fo", "aln", "oln"):
                    self._own[f"{name}.{part}.{short}"] = (
                        state[f"{own}.{part}.{kind}"].float().numpy()
                    )

    @property
    def dimensions(self) -> Dimensions:
        """The shape of the encoder."""
        return self._base.dimensions

    def tensor(self, name: str) -> FloatArray:
        """Return the tensor *name* as float32, flat."""
        return self._own[name].reshape(-1) if name in self._own else self._base.tensor(name)

    def matrix(self, name: str, rows: int) -> FloatArray:
        """Return the tensor *name* with *rows* rows (outputs) of equal length (inputs)."""
        return self._own[name] if name in self._own else self._base.matrix(name, rows)


def observed(model: TrainedLayers, sentences: Sequence[FloatArray]) -> dict[str, FloatArray]:
    """Return the lowest and highest input of each product, shape (2, channels).

    *sentences* are states of layer LOWER, framed, each of shape (tokens, hidden).
    """
    session = open_session(
        build_graph(model, None, shown={}, layers=range(LOWER + 1, LAST + 1), observe=True)
    )
    names = [output.name for output in session.get_outputs()][1:]
    seen: dict[str, list[FloatArray]] = {name: [] for name in names}
    for positions in batches([len(sentence) for sentence in sentences]):
        chosen = [sentences[position] for position in positions]
        longest = max(map(len, chosen))
        tokens = np.zeros((len(chosen), longest, chosen[0].shape[1]), np.float32)
        present = np.zeros((len(chosen), longest), np.bool_)
        for row, sentence in enumerate(chosen):
            tokens[row, : len(sentence)] = sentence
            present[row, : len(sentence)] = True
        bias = np.where(present, np.float32(0), _MASKED)[:, None, None]
        found = session.run(names, {"embeddings": tokens, "bias": bias})
        for name, values in zip(names, found, strict=True):
            own = values[present]
            seen[name].append(np.stack([own.min(axis=0), own.max(axis=0)]))
    return {
        name: np.stack([np.min(rows, axis=0)[0], np.max(rows, axis=0)[1]])
        for name, rows in seen.items()
    }


def quantised(
    base: ModelFile, state: Mapping[str, Tensor], sentences: Sequence[FloatArray]
) -> dict[str, NDArray[np.generic]]:
    """Return the trained layers of *state* and the boundary, under the names of tuned.py.

    The ranges are those of *sentences*, as ``observed`` takes them.
    """
    model = TrainedLayers(base, state)
    ranges = observed(model, sentences)
    stored: dict[str, NDArray[np.generic]] = {BOUNDARY: state["boundary"].half().numpy()}
    for number in range(FROZEN + 1, LAST + 1):
        layer = f"l{number - 1}"
        for norm in ("aln", "oln"):
            for kind in "wb":
                stored[f"{PREFIX}{layer}.{norm}.{kind}"] = model.tensor(f"{layer}.{norm}.{kind}")
        for part in _PARTS:
            stored |= _product(model, f"{layer}.{part}", *ranges[f"{layer}.{part}"])
    return stored


def _product(
    model: TrainedLayers, name: str, low: FloatArray, high: FloatArray
) -> dict[str, NDArray[np.generic]]:
    """Return what is stored of one product, whose inputs go from *low* to *high*."""
    matrix = product_matrix(model, name)
    smoothing = smoothing_factors(np.maximum(-low, high), matrix, strength=_STRENGTH)
    smoothing = smoothing.astype(np.float16).astype(np.float32)
    found = activation_range(low, high, smoothing)
    stored: dict[str, NDArray[np.generic]] = {
        f"{PREFIX}{name}.smoothing": smoothing.astype(np.float16),
        f"{PREFIX}{name}.range": np.array([found.low, found.high], np.float32),
    }
    layer, part = name.split(".")
    parts = "qkv" if part == "qkv" else (part,)
    for short, columns in zip(parts, np.split(matrix, len(parts), axis=1), strict=True):
        integers = quantise_matrix(columns * smoothing[:, None])
        own = f"{PREFIX}{layer}.{short}"
        stored[f"{own}.integers"] = np.ascontiguousarray(integers.integers.T)
        stored[f"{own}.scales"] = integers.scales
        stored[f"{own}.b"] = model.tensor(f"{layer}.{short}.b")
    return stored
