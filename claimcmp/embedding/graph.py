"""Layers of an encoder as an ONNX graph, in float32 or in eight-bit integers.

Inputs, for a batch of b texts of at most l tokens:
  embeddings  float32 (b, l, hidden)  word, position and type embeddings, summed; or, where the
                                      graph does not begin with the first layer, the token vectors
                                      of the layer before
  bias        float32 (b, 1, 1, l)    0 for a token, a very negative number for padding
Outputs:
  last        float32 (b, l, hidden)  the token vectors of the graph's last layer
and, where asked for, under a name of the caller's choice, the sum of some layers' token vectors
of the same shape.
"""

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from claimcmp.embedding.quantization import ActivationRange, Matrices, quantise_matrix
from claimcmp.embedding.weights import Dimensions, FloatArray

# Words find their translations best in layers 5 and 6 (98.2% of frequent news words; last layer
# 96.3%), sentence pairs in the last ones (average precision 0.945; layer 6 0.905). The sum of these
# three is good at both: 97.2% and 0.951 (evaluation/token_layers.py).
TOKEN_LAYERS = (8, 11, 12)
SHOWN = {"tokens": TOKEN_LAYERS}
# Raised whenever a graph built earlier must not be used any more.
GRAPH_VERSION = 4

_MICROSOFT = "com.microsoft"
_OPERATOR_SETS = {"": 17, _MICROSOFT: 1}
_FORMAT_VERSION = 8


class Weights(Matrices, Protocol):
    """Matrices of an encoder, and its shape."""

    @property
    def dimensions(self) -> Dimensions:
        """The shape of the encoder."""


def build_graph(
    model: Weights,
    calibration: Mapping[str, ActivationRange] | None,
    *,
    shown: Mapping[str, tuple[int, ...]] = SHOWN,
    layers: range | None = None,
    observe: bool = False,
) -> bytes:
    """Return the serialised encoder: float32 without *calibration*, else eight-bit integers.

    *shown* names further outputs and the layers, counted from 1, whose token vectors each sums;
    *layers*, counted likewise, are those of the graph, by default all.
    With *observe* the input of every matrix product becomes an output of the same name.
    """
    layers = layers or range(1, model.dimensions.layers + 1)
    graph = _EncoderGraph(model, calibration, shown, layers, observe=observe)
    graph.write()
    return graph.serialise()


class _EncoderGraph:
    """Collects the nodes and constants of the graph."""

    def __init__(
        self,
        model: Weights,
        calibration: Mapping[str, ActivationRange] | None,
        shown: Mapping[str, tuple[int, ...]],
        layers: range,
        *,
        observe: bool,
    ) -> None:
        """Start an empty graph of *model*."""
        self._model = model
        self._shape = model.dimensions
        self._calibration = calibration
        self._shown = shown
        self._layers = layers
        self._observe = observe
        self._nodes: list[Any] = []
        self._constants: dict[str, NDArray[Any]] = {}
        self._outputs = ["last", *shown]

    def serialise(self) -> bytes:
        """Return the graph in ONNX's format."""
        from onnx import TensorProto, helper, numpy_helper

        def described(name: str, *shape: str | int) -> Any:
            return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape or None)

        graph = helper.make_graph(
            self._nodes,
            "multilingual-e5-small",
            [
                described("embeddings", "b", "l", self._shape.hidden),
                described("bias", "b", 1, 1, "l"),
            ],
            [described(name) for name in self._outputs],
            [
                numpy_helper.from_array(np.ascontiguousarray(value), name)
                for name, value in self._constants.items()
            ],
        )
        versions = [helper.make_opsetid(name, number) for name, number in _OPERATOR_SETS.items()]
        whole = helper.make_model(graph, opset_imports=versions, ir_version=_FORMAT_VERSION)
        return bytes(whole.SerializeToString())

    def _constant(self, name: str, value: Any) -> str:
        self._constants[name] = np.asarray(value)
        return name

    def _node(self, operator: str, *inputs: str, name: str = "", **attributes: Any) -> str:
        """Add a node with one output and return the output's name."""
        from onnx import helper

        output = name or f"{operator}.{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, list(inputs), [output], **attributes))
        return output

    def write(self) -> None:
        """Write the nodes of the layers."""
        size = self._shape.hidden // self._shape.heads
        self._constant("heads", np.array([0, 0, self._shape.heads, size], np.int64))
        self._constant("joined", np.array([0, 0, self._shape.hidden], np.int64))
        first = self._layers[0] == 1
        tokens = self._normalise("embeddings", "emb.ln") if first else "embeddings"
        states = {}
        for number in self._layers:
            # The file of weights counts from 0.
            layer = f"l{number - 1}"
            mixed = self._attention(tokens, layer)
            tokens = self._normalise(self._node("Add", tokens, mixed), f"{layer}.aln")
            changed = self._feed_forward(tokens, layer)
            tokens = self._normalise(self._node("Add", tokens, changed), f"{layer}.oln")
            states[number] = tokens
        for name, layers in self._shown.items():
            self._node("Sum", *(states[layer] for layer in layers), name=name)
        self._node("Identity", tokens, name="last")

    def _normalise(self, tokens: str, name: str) -> str:
        """Add layer normalisation; *name* is that of its weights."""
        gain = self._constant(f"{name}.w", self._model.tensor(f"{name}.w"))
        bias = self._constant(f"{name}.b", self._model.tensor(f"{name}.b"))
        epsilon = self._shape.epsilon
        return self._node("LayerNormalization", tokens, gain, bias, axis=-1, epsilon=epsilon)

    def _attention(self, tokens: str, layer: str) -> str:
        """Add multi-head attention over *tokens* and its output projection."""
        size = self._shape.hidden // self._shape.heads
        weights = {part: self._weights(f"{layer}.{part}") for part in "qkv"}
        # Scaling the queries' weights saves scaling every attention score.
        weights["q"] = tuple(part * np.float32(size**-0.5) for part in weights["q"])
        source = self._product_input(tokens, f"{layer}.qkv")
        query, key, value = (
            self._split_heads(
                self._product(source, f"{layer}.{part}", f"{layer}.qkv", *weights[part]), order
            )
            for part, order in (("q", (0, 2, 1, 3)), ("k", (0, 2, 3, 1)), ("v", (0, 2, 1, 3)))
        )
        scores = self._node("Add", self._node("MatMul", query, key), "bias")
        mixed = self._node("MatMul", self._node("Softmax", scores, axis=-1), value)
        rows = self._node("Transpose", mixed, perm=[0, 2, 1, 3])
        return self._linear(self._node("Reshape", rows, "joined"), f"{layer}.ao")

    def _split_heads(self, tokens: str, order: tuple[int, ...]) -> str:
        heads = self._node("Reshape", tokens, "heads")
        return self._node("Transpose", heads, perm=list(order))

    def _feed_forward(self, tokens: str, layer: str) -> str:
        inner = self._node("Gelu", self._linear(tokens, f"{layer}.fi"), domain=_MICROSOFT)
        return self._linear(inner, f"{layer}.fo")

    def _weights(self, name: str) -> tuple[FloatArray, ...]:
        """Return a product's matrix, shape (inputs, outputs), and its bias."""
        bias = self._model.tensor(f"{name}.b")
        return self._model.matrix(f"{name}.w", len(bias)).T, bias

    def _linear(self, tokens: str, name: str) -> str:
        """Add the product of *tokens* with the matrix *name*, plus its bias."""
        matrix, bias = self._weights(name)
        return self._product(self._product_input(tokens, name), name, name, matrix, bias)

    def _product_input(self, tokens: str, name: str) -> str:
        """Add what turns *tokens* into the input of a product, and return that input."""
        if self._observe:
            self._outputs.append(self._node("Identity", tokens, name=name))
        if self._calibration is None:
            return tokens
        expected = self._calibration[name]
        inverse = self._constant(f"{name}.smoothing", 1 / expected.smoothing)
        scale = self._constant(f"{name}.scale", expected.scale)
        zero = self._constant(f"{name}.zero", expected.zero_point)
        return self._node("QuantizeLinear", self._node("Mul", tokens, inverse), scale, zero)

    def _product(
        self, source: str, name: str, expected: str, matrix: FloatArray, bias: FloatArray
    ) -> str:
        """Add the product of *source*, prepared as *expected*, with *matrix*, plus *bias*."""
        added = self._constant(f"{name}.bias", bias)
        if self._calibration is None:
            product = self._node("MatMul", source, self._constant(f"{name}.matrix", matrix))
            return self._node("Add", product, added)
        quantised = quantise_matrix(matrix * self._calibration[expected].smoothing[:, None])
        return self._node(
            "MatMulIntegerToFloat",
            source,
            self._constant(f"{name}.matrix", quantised.integers),
            f"{expected}.scale",
            self._constant(f"{name}.scales", quantised.scales),
            f"{expected}.zero",
            self._constant(f"{name}.zeros", np.zeros(len(bias), np.int8)),
            added,
            domain=_MICROSOFT,
        )
