"""An exported model back in torch: to measure against it, or to train on from it."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.numpy import load_file

from claimcmp.embedding.export import LAYER_PARTS
from claimcmp.entailment.embedded import GRAPH_FILE, HEAD_FILE
from training.export import KINDS
from training.model import PairClassifier, load_encoder

_QUERY = "q"


def load_exported(folder: Path, encoder: Path) -> PairClassifier:
    """Return the classifier in *folder* with its integers turned into float32.

    *encoder* is the folder that ``claimcmp models export`` wrote.
    """
    model = PairClassifier(load_encoder(encoder))
    graph = onnx.load(folder / GRAPH_FILE).graph
    constants = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    head = load_file(folder / HEAD_FILE)
    state = {name: torch.from_numpy(head[name]) for name in head if name.partition(".")[2]}
    state["side.weight"] = torch.from_numpy(head["side"])
    config = model.layers[0].attention.self
    for layer in range(len(model.layers)):
        for part, key in LAYER_PARTS.items():
            scale = config.attention_head_size**0.5 if part == _QUERY else 1.0
            for kind in KINDS:
                name = f"layers.{layer}.{key}.{KINDS[kind]}"
                values = _values(constants, f"l{layer}", part, kind)
                state[name] = torch.from_numpy((values * scale).astype(np.float32))
    model.load_state_dict(state)
    return model.eval()


def _values(constants: dict[str, np.ndarray], layer: str, part: str, kind: str) -> np.ndarray:
    """Return one tensor of a layer as torch wants it."""
    name = f"{layer}.{part}"
    if part.endswith("ln"):
        return constants[f"{name}.{kind}"]
    if kind == "b":
        return constants[f"{name}.bias"]
    source = f"{layer}.qkv" if part in "qkv" else name
    matrix = constants[f"{name}.matrix"].astype(np.float32) * constants[f"{name}.scales"]
    return (matrix * constants[f"{source}.smoothing"][:, None]).T
