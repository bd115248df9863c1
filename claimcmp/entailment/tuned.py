"""Encoder layers that were trained further for entailment, kept in eight-bit integers.

Names in the file of weights, for a product such as ``l8.qkv`` or ``l8.fo``: ``encoder.l8.fo.range``
(lowest and highest input), ``encoder.l8.fo.smoothing`` (one factor per input); for a matrix such as
``l8.q``: ``encoder.l8.q.integers`` (outputs, inputs), ``.scales`` (outputs) and ``.b``, of the
smoothed matrix, just as the graph quantises it; ``encoder.l8.aln.w`` and ``.b``.
"""

import hashlib
from collections.abc import Mapping
from functools import cached_property

import numpy as np

from claimcmp.embedding.interface import Embeddings
from claimcmp.embedding.quantization import ActivationRange
from claimcmp.embedding.weights import Dimensions, FloatArray, ModelFile

PREFIX = "encoder."
BOUNDARY = f"{PREFIX}boundary"
"""States of layer FIRST that stand in front of a sentence, and the one behind it."""


class TunedEncoder:
    """An encoder some layers of which come from a file of their own; implements Weights."""

    def __init__(self, base: ModelFile, weights: Mapping[str, Embeddings]) -> None:
        """Take from *weights* what bears PREFIX, and the rest from *base*."""
        self._base = base
        self._own = {
            name.removeprefix(PREFIX): value
            for name, value in weights.items()
            if name.startswith(PREFIX)
        }

    @property
    def dimensions(self) -> Dimensions:
        """The shape of the encoder."""
        return self._base.dimensions

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the own layers, in hexadecimal."""
        found = hashlib.sha256()
        for name in sorted(self._own):
            found.update(name.encode() + self._own[name].tobytes())
        return found.hexdigest()

    @cached_property
    def boundary(self) -> FloatArray:
        """What stands around a sentence, shape (tokens in front + 1, hidden)."""
        return np.asarray(self._own["boundary"], np.float32)

    def tensor(self, name: str) -> FloatArray:
        """Return the tensor *name* as float32, flat."""
        if name in self._own:
            return np.asarray(self._own[name], np.float32)
        return self._base.tensor(name)

    def matrix(self, name: str, rows: int) -> FloatArray:
        """Return the tensor *name* with *rows* rows (outputs) of equal length (inputs)."""
        short = name.removesuffix(".w")
        if f"{short}.integers" not in self._own:
            return self._base.matrix(name, rows)
        smoothing = np.asarray(self._own[f"{product_of(short)}.smoothing"], np.float32)
        scales = np.asarray(self._own[f"{short}.scales"], np.float32)
        found: FloatArray = self._own[f"{short}.integers"] * scales[:, None] / smoothing
        return found

    def calibration(self, base: Mapping[str, ActivationRange]) -> dict[str, ActivationRange]:
        """Return *base* with the activation ranges of the own layers."""
        own = {}
        for name, value in self._own.items():
            product, _, kind = name.rpartition(".")
            if kind == "range":
                low, high = value
                smoothing = np.asarray(self._own[f"{product}.smoothing"], np.float32)
                own[product] = ActivationRange(smoothing, float(low), float(high))
        return {**base, **own}


def product_of(matrix: str) -> str:
    """Return the product that a matrix such as ``l8.q`` is part of: ``l8.qkv``."""
    layer, part = matrix.split(".")
    return f"{layer}.qkv" if part in ("q", "k", "v") else matrix
