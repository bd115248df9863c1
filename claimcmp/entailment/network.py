"""The network behind the embedded scorer, in numpy: token states of two sentences → probabilities.

The same computation as ``training/model.py``, for one pair at a time and without padding, so that a
pair's result does not depend on the pairs beside it. Weights bear the names that torch gives them.
"""

from collections.abc import Mapping

import numpy as np

from claimcmp.embedding.interface import Embeddings
from claimcmp.entailment.interface import Probabilities

HEADS = 4
_EPSILON = 1e-5
_SHORTEST = np.float32(1e-6)


class PairNetwork:
    """Judges two sentences of which the token states were read."""

    def __init__(self, weights: Mapping[str, Embeddings]) -> None:
        """Keep *weights* in float32; ``temperature`` divides the logits.

        Temperature scaling: Guo et al., 2017, "On Calibration of Modern Neural Networks",
        arXiv:1706.04599.
        """
        self._weights = {
            name: np.ascontiguousarray(value, np.float32) for name, value in weights.items()
        }
        names = {name.split(".")[1] for name in weights if name.startswith("layers.")}
        self._layers = [f"layers.{number}" for number in sorted(names, key=int)]

    def views(self, states: Embeddings) -> Embeddings:
        """Return centred states, shape (views, tokens, hidden), with entries near 1.

        *states* are those of one sentence, shape (tokens, views, hidden).
        """
        views = (states - self._weights["centre"]).swapaxes(0, 1)
        lengths = np.maximum(np.linalg.norm(views, axis=-1, keepdims=True), _SHORTEST)
        scaled: Embeddings = views * (np.float32(views.shape[-1] ** 0.5) / lengths)
        return scaled

    def judge(self, premise: Embeddings, hypothesis: Embeddings) -> Probabilities:
        """Return the probabilities of LABELS, shape (3,), from the *views* of both sides."""
        alike = premise @ hypothesis.swapaxes(-1, -2) / np.float32(premise.shape[-1])
        tokens = np.concatenate(
            [
                self._compared(premise, hypothesis, alike, 0),
                self._compared(hypothesis, premise, alike.swapaxes(-1, -2), 1),
            ]
        )
        for layer in self._layers:
            tokens = tokens + self._attention(self._normalised(tokens, f"{layer}.norm1"), layer)
            inner = self._linear(self._normalised(tokens, f"{layer}.norm2"), f"{layer}.linear1")
            tokens = tokens + self._linear(_bent(inner), f"{layer}.linear2")
        tokens = self._normalised(tokens, "norm")
        middle = premise.shape[1]
        sides = tokens[:middle], tokens[middle:]
        pooled = np.concatenate([part for s in sides for part in (s.mean(axis=0), s.max(axis=0))])
        logits = self._linear(_bent(self._linear(pooled, "dense")), "out")
        found: Probabilities = _softmax(logits / self._weights["temperature"])
        return found

    def _compared(
        self, own: Embeddings, other: Embeddings, alike: Embeddings, side: int
    ) -> Embeddings:
        """Return each token beside what it is aligned with, shape (tokens, width).

        *alike* holds the cosines, shape (views, tokens, other tokens).
        """
        sharpness = self._weights["sharpness"][:, None, None]
        aligned = _softmax((alike * sharpness).sum(axis=0)) @ other
        parts = (own, own - aligned, own * aligned)
        features = [part.swapaxes(0, 1).reshape(own.shape[1], -1) for part in parts]
        nearest = alike.max(axis=-1).T
        tokens = self._linear(np.concatenate([*features, nearest], axis=1), "compare")
        places = self._weights["place.weight"][: len(tokens)]
        compared: Embeddings = tokens + self._weights["side.weight"][side] + places
        return compared

    def _attention(self, tokens: Embeddings, layer: str) -> Embeddings:
        """Return multi-head self-attention over *tokens*, shape (tokens, width)."""
        name = f"{layer}.self_attn"
        joined = tokens @ self._weights[f"{name}.in_proj_weight"].T
        joined += self._weights[f"{name}.in_proj_bias"]
        count, width = tokens.shape
        query, key, value = joined.reshape(count, 3, HEADS, -1).transpose(1, 2, 0, 3)
        scores = query @ key.swapaxes(-1, -2) * np.float32((width // HEADS) ** -0.5)
        mixed = (_softmax(scores) @ value).swapaxes(0, 1).reshape(count, width)
        return self._linear(mixed, f"{name}.out_proj")

    def _normalised(self, tokens: Embeddings, name: str) -> Embeddings:
        """Return *tokens* after layer normalisation."""
        centred = tokens - tokens.mean(axis=-1, keepdims=True)
        deviation = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + _EPSILON)
        gain, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        normal: Embeddings = centred / deviation * gain + bias
        return normal

    def _linear(self, values: Embeddings, name: str) -> Embeddings:
        product: Embeddings = (
            values @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        )
        return product


def _bent(values: Embeddings) -> Embeddings:
    """Return the Gaussian error linear unit, tanh form."""
    # Products, since numpy's power is ten times slower.
    inner = values * (1 + np.float32(0.044715) * values * values)
    bent: Embeddings = 0.5 * values * (1 + np.tanh(np.float32(np.sqrt(2 / np.pi)) * inner))
    return bent


def _softmax(scores: Embeddings) -> Embeddings:
    """Return *scores* as shares of one along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Embeddings = powers / powers.sum(axis=-1, keepdims=True)
    return shares
