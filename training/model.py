"""The model: sentences are read one by one by the frozen lower layers, pairs by the upper ones.

The encoder of multilingual-e5-small has twelve layers. Its first LOWER layers stay as they are and
see one sentence at a time, so that a sentence is read once, however many pairs it stands in. The
layers above start from the encoder's own weights, are trained, and see both sentences at once
(deferred interaction: MacAvaney et al., 2020, "PreTTR", arXiv:2004.14255; Cao et al., 2020,
"DeFormer", arXiv:2005.00697).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import BertModel

LOWER = 6
CLASSES = 3
PAIR_FEATURES = 4


class PairClassifier(nn.Module):
    """The trained part: the upper layers and a small classifier on their pooled states."""

    def __init__(self, encoder: BertModel) -> None:
        """Copy the layers above LOWER of *encoder*."""
        super().__init__()
        hidden = encoder.config.hidden_size
        self.layers = nn.ModuleList(encoder.encoder.layer[LOWER:])
        self.side = nn.Embedding(2, hidden)
        nn.init.normal_(self.side.weight, std=0.02)
        self.dense = nn.Linear(PAIR_FEATURES * hidden, hidden)
        self.out = nn.Linear(hidden, CLASSES)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """Return logits (pairs, 3).

        ``states`` is (pairs, tokens, hidden), premise then hypothesis; ``sides`` is 0 or 1 for each
        token; ``mask`` is 1 for a token and 0 for padding.
        """
        hidden = states + self.side(sides)
        hidden = _through(self.layers, hidden, mask)
        premise = _mean(hidden, mask * (1 - sides))
        hypothesis = _mean(hidden, mask * sides)
        joined = torch.cat(
            [premise, hypothesis, (premise - hypothesis).abs(), premise * hypothesis], dim=-1
        )
        return self.out(
            self.dropout(nn.functional.gelu(self.dense(self.dropout(joined)), approximate="tanh"))
        )


def _through(layers: nn.ModuleList, hidden: Tensor, mask: Tensor) -> Tensor:
    """Return *hidden* after *layers*; padding is not attended to."""
    kind = hidden.device.type
    dtype = torch.get_autocast_dtype(kind) if torch.is_autocast_enabled(kind) else hidden.dtype
    bias = ((1.0 - mask[:, None, None, :].float()) * -1e4).to(dtype)
    for layer in layers:
        output = layer(hidden, attention_mask=bias)
        hidden = output[0] if isinstance(output, tuple) else output
    return hidden


def _mean(hidden: Tensor, mask: Tensor) -> Tensor:
    weights = mask[:, :, None].to(hidden.dtype)
    return (hidden * weights).sum(1) / weights.sum(1).clamp(min=1.0)


class SentenceReader:
    """The frozen part: token numbers → the states of layer LOWER, one sentence at a time."""

    def __init__(self, encoder: BertModel, device: torch.device) -> None:
        """Keep the embeddings and the first LOWER layers of *encoder* in evaluation mode."""
        self.device = device
        self.embeddings = encoder.embeddings.eval()
        self.layers = encoder.encoder.layer[:LOWER].eval()

    @torch.no_grad()
    def read(self, sentences: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
        """Return states (sentences, tokens, hidden) and the mask (sentences, tokens)."""
        longest = max(map(len, sentences))
        numbers = torch.ones(len(sentences), longest, dtype=torch.long)
        mask = torch.zeros(len(sentences), longest, dtype=torch.long)
        for row, sentence in enumerate(sentences):
            numbers[row, : len(sentence)] = torch.tensor(sentence)
            mask[row, : len(sentence)] = 1
        numbers, mask = numbers.to(self.device), mask.to(self.device)
        places = torch.arange(longest, device=self.device)[None]
        hidden = self.embeddings(input_ids=numbers, position_ids=places)
        return _through(self.layers, hidden, mask), mask


def load_encoder(folder: Path) -> Any:
    """Return the encoder that ``claimcmp models export`` wrote to *folder*."""
    # Without dropout inside the layers a step takes a third of the time on a CPU; one pass over the
    # data does not overfit.
    return BertModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        attn_implementation="sdpa",
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )


def join(left: Tensor, left_mask: Tensor, right: Tensor, right_mask: Tensor) -> tuple[Tensor, ...]:
    """Return states, sides and mask of the pairs, premise and hypothesis without padding between.

    ``left`` is (pairs, tokens, hidden), ``left_mask`` (pairs, tokens); likewise ``right``.
    """
    lengths = left_mask.sum(1), right_mask.sum(1)
    longest = int((lengths[0] + lengths[1]).max())
    states = left.new_zeros(len(left), longest, left.shape[-1])
    sides = left_mask.new_zeros(len(left), longest)
    mask = left_mask.new_zeros(len(left), longest)
    for row, (one, other) in enumerate(zip(*(n.tolist() for n in lengths), strict=True)):
        states[row, :one] = left[row, :one]
        states[row, one : one + other] = right[row, :other]
        sides[row, one : one + other] = 1
        mask[row, : one + other] = 1
    return states, sides, mask
