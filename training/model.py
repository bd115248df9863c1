"""The model: a small network over the token states of two sentences that were read one by one.

Each token is compared with what it is aligned with on the other side (soft alignment: Parikh et
al., 2016, "A Decomposable Attention Model for Natural Language Inference", arXiv:1606.01933; the
difference and product: Chen et al., 2017, "Enhanced LSTM", arXiv:1609.06038); a few transformer
layers then read both sides together. The encoder below is frozen (late interaction: MacAvaney et
al., 2020, "PreTTR", arXiv:2004.14255), so a sentence is read once for all its pairs.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from claimcmp.entailment.reader import LONGEST
from claimcmp.entailment.reader import VIEWS as NAMED_VIEWS

HIDDEN = 384
VIEWS = len(NAMED_VIEWS)
CLASSES = 3
WIDTH = 256
HEADS = 4
INNER = 1024
LAYERS = 2
# With this length a vector's entries are near 1, as a network wants them.
_LENGTH = HIDDEN**0.5
# In the layers it would take a third of the time on a CPU.
_DROPOUT = 0.1
_NOTHING = -1e4


@dataclass(frozen=True, slots=True)
class Side:
    """One sentence of each pair: states (pairs, tokens, VIEWS * HIDDEN), mask (pairs, tokens)."""

    states: Tensor
    mask: Tensor


class PairClassifier(nn.Module):
    """Token states of a premise and a hypothesis → logits of the three classes."""

    def __init__(self) -> None:
        """Start from random weights."""
        super().__init__()
        self.centre = nn.Parameter(torch.zeros(VIEWS, HIDDEN), requires_grad=False)
        self.sharpness = nn.Parameter(torch.full((VIEWS,), 8.0))
        self.compare = nn.Linear(3 * VIEWS * HIDDEN + VIEWS, WIDTH)
        self.side = nn.Embedding(2, WIDTH)
        self.place = nn.Embedding(LONGEST, WIDTH)
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(
                WIDTH, HEADS, INNER, 0.0, _bent, batch_first=True, norm_first=True
            )
            for _ in range(LAYERS)
        )
        self.norm = nn.LayerNorm(WIDTH)
        self.dense = nn.Linear(4 * WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, CLASSES)
        self.dropout = nn.Dropout(_DROPOUT)
        for table in (self.side, self.place):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, premise: Side, hypothesis: Side) -> Tensor:
        """Return logits, shape (pairs, CLASSES)."""
        one, other = self._views(premise.states), self._views(hypothesis.states)
        alike = one @ other.transpose(-1, -2) / HIDDEN
        joined = torch.cat(
            [
                self._compared(one, other, alike, hypothesis.mask, 0),
                self._compared(other, one, alike.transpose(-1, -2), premise.mask, 1),
            ],
            dim=1,
        )
        absent = ~torch.cat([premise.mask, hypothesis.mask], dim=1)
        for layer in self.layers:
            joined = layer(joined, src_key_padding_mask=absent)
        joined = self.norm(joined)
        middle = premise.mask.shape[1]
        pooled = torch.cat(
            [_pooled(joined[:, :middle], premise), _pooled(joined[:, middle:], hypothesis)], dim=-1
        )
        inner = _bent(self.dense(self.dropout(pooled)))
        logits: Tensor = self.out(self.dropout(inner))
        return logits

    def _views(self, states: Tensor) -> Tensor:
        """Return centred states, shape (pairs, VIEWS, tokens, HIDDEN), with entries near 1."""
        views = states.unflatten(-1, (VIEWS, HIDDEN)) - self.centre
        lengths = views.norm(dim=-1, keepdim=True).clamp(min=1e-6)
        return (views * (_LENGTH / lengths)).transpose(1, 2)

    def _compared(
        self, own: Tensor, other: Tensor, alike: Tensor, mask: Tensor, side: int
    ) -> Tensor:
        """Return each token beside what it is aligned with, shape (pairs, tokens, WIDTH).

        ``alike`` holds the cosines (pairs, VIEWS, tokens, other tokens), ``mask`` the other's.
        """
        absent = ~mask[:, None, None]
        weighed = (alike * self.sharpness[:, None, None]).sum(1, keepdim=True)
        aligned = torch.softmax(weighed.masked_fill(absent, _NOTHING), dim=-1) @ other
        nearest = alike.masked_fill(absent, -1.0).amax(-1).transpose(1, 2)
        parts = (own, own - aligned, own * aligned)
        features = [part.transpose(1, 2).flatten(2) for part in parts]
        places = self.place.weight[: own.shape[2]]
        tokens = self.dropout(self.compare(torch.cat([*features, nearest], dim=-1)))
        compared: Tensor = tokens + self.side.weight[side] + places
        return compared


def _bent(values: Tensor) -> Tensor:
    """Return the Gaussian error linear unit in the form that numpy has too."""
    return nn.functional.gelu(values, approximate="tanh")


def _pooled(tokens: Tensor, side: Side) -> Tensor:
    """Return mean and maximum of each sentence's tokens, shape (pairs, 2 * WIDTH)."""
    present = side.mask[:, :, None]
    mean = (tokens * present).sum(1) / present.sum(1).clamp(min=1)
    return torch.cat([mean, tokens.masked_fill(~present, _NOTHING).amax(1)], dim=-1)
