"""The upper layers of the encoder in torch, to be trained further.

From the states of layer LOWER to the second view. In front of and behind a sentence stand constant
states, the means of the prompt's and the end's, in training and in use: what is on disk has none.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from claimcmp.embedding.embedded import EmbeddedEncoder, open_session
from claimcmp.embedding.graph import Weights, build_graph
from claimcmp.embedding.quantization import load_calibration
from claimcmp.embedding.weights import ModelFile, model_path
from claimcmp.entailment.reader import LOWER, VIEWS, SentenceReader

FROZEN = 8
"""The last layer, counted from 1, that keeps the encoder's weights."""

LAST = 12
_MASKED = -1e4


class Layer(nn.Module):
    """One layer of a BERT encoder, normalised behind each part."""

    def __init__(self, model: Weights, number: int) -> None:
        """Take the weights of layer *number*, counted from 0."""
        super().__init__()
        shape = model.dimensions
        self._heads = shape.heads
        name = f"l{number}"
        self.qkv = _joined([_linear(model, f"{name}.{part}") for part in "qkv"])
        self.ao, self.fi, self.fo = (_linear(model, f"{name}.{p}") for p in ("ao", "fi", "fo"))
        self.aln, self.oln = (_norm(model, f"{name}.{part}") for part in ("aln", "oln"))

    def forward(self, tokens: Tensor, bias: Tensor) -> Tensor:
        """Return the layer's states; *bias* (texts, 1, 1, tokens) hides padding."""
        split = self.qkv(tokens).unflatten(-1, (3, self._heads, -1)).permute(2, 0, 3, 1, 4)
        query, key, value = split.unbind(0)
        scores = query @ key.transpose(-1, -2) * query.shape[-1] ** -0.5 + bias
        mixed = (torch.softmax(scores, dim=-1) @ value).transpose(1, 2).flatten(2)
        tokens = self.aln(tokens + self.ao(mixed))
        changed: Tensor = self.oln(tokens + self.fo(nn.functional.gelu(self.fi(tokens))))
        return changed


class UpperLayers(nn.Module):
    """States of layer LOWER → the second view."""

    def __init__(self, boundary: Tensor, weights: Weights | None = None) -> None:
        """Take *weights*, by default the encoder's.

        *boundary*, shape (before + 1, hidden), frames a sentence.
        """
        super().__init__()
        model = weights or ModelFile(model_path())
        self.layers = nn.ModuleDict(
            {str(number): Layer(model, number - 1) for number in range(LOWER + 1, LAST + 1)}
        )
        for number in range(LOWER + 1, FROZEN + 1):
            self.layers[str(number)].requires_grad_(requires_grad=False)
        self.boundary = nn.Parameter(boundary, requires_grad=False)

    def forward(self, words: Tensor, lengths: Tensor) -> Tensor:
        """Return the view of *words* (texts, tokens, hidden), which have *lengths* tokens."""
        before, count = len(self.boundary) - 1, words.shape[1]
        front = self.boundary[:-1].expand(len(words), -1, -1)
        tokens = torch.cat([front, words, torch.zeros_like(words[:, :1])], dim=1)
        places = torch.arange(tokens.shape[1], device=words.device)
        end = (lengths + before)[:, None]
        tokens = torch.where((places == end)[:, :, None], self.boundary[-1], tokens)
        bias = torch.where(places <= end, 0.0, _MASKED)[:, None, None]
        states = {}
        for number in range(LOWER + 1, LAST + 1):
            with torch.set_grad_enabled(torch.is_grad_enabled() and number > FROZEN):
                tokens = self.layers[str(number)](tokens, bias)
            states[number] = tokens[:, before : before + count].float()
        return torch.stack([states[number] for number in VIEWS["tokens"]]).sum(0)


def _linear(model: Weights, name: str) -> nn.Linear:
    bias = torch.from_numpy(model.tensor(f"{name}.b"))
    weight = torch.from_numpy(model.matrix(f"{name}.w", len(bias)))
    linear = nn.Linear(weight.shape[1], weight.shape[0])
    with torch.no_grad():
        linear.weight.copy_(weight)
        linear.bias.copy_(bias)
    return linear


def _joined(parts: list[nn.Linear]) -> nn.Linear:
    joined = nn.Linear(parts[0].in_features, sum(p.out_features for p in parts))
    with torch.no_grad():
        joined.weight.copy_(torch.cat([p.weight for p in parts]))
        joined.bias.copy_(torch.cat([p.bias for p in parts]))
    return joined


def _norm(model: Weights, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(model.dimensions.hidden, eps=model.dimensions.epsilon)
    with torch.no_grad():
        norm.weight.copy_(torch.from_numpy(model.tensor(f"{name}.w")))
        norm.bias.copy_(torch.from_numpy(model.tensor(f"{name}.b")))
    return norm


def mean_boundary(sentences: Sequence[str]) -> Tensor:
    """Return the mean states of layer LOWER around *sentences*, shape (before + 1, hidden)."""
    encoder = EmbeddedEncoder(threads=1)
    graph = build_graph(encoder.model, load_calibration(), shown={}, layers=range(1, LOWER + 1))
    session = open_session(graph)
    before = SentenceReader(threads=1).before
    found = []
    for numbers in encoder.tokenise(sentences):
        ((states,),) = session.run(["last"], encoder.graph_inputs([numbers]))
        found.append(np.concatenate([states[:before], states[-1:]]))
    return torch.from_numpy(np.mean(found, axis=0))
