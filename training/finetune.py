"""Train the encoder's upper layers together with the pair classifier, which knows pairs already.

Each sentence of a batch is read once, from the states of layer LOWER that are on disk, for all its
pairs (siamese: Reimers and Gurevych, 2019, arXiv:1908.10084). Goes on from its own checkpoint and
logs as the training of the classifier does.
"""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from claimcmp.embedding.graph import Weights
from training.batches import bundled_batches, bundles
from training.encoder import UpperLayers
from training.mixture import Group
from training.model import HIDDEN, VIEWS, PairClassifier, Side
from training.pairs import Pair
from training.states import States
from training.train import BATCH, begin, go_through

LAYER_RATE, HEAD_RATE = 1e-4, 2e-4
# What one core does in an hour, two thirds of a pass.
_STEPS = 3400
# Sentences of about equal length that are read together.
_READ = 32
# Sentences beyond this many tokens would slow the rest.
_LONGEST = 72
# Premises that differ by less may share a batch.
_STEP = 6


class TunedClassifier(nn.Module):
    """Upper layers and classifier: states of layer LOWER → logits."""

    def __init__(
        self, boundary: Tensor, classifier: Mapping[str, Tensor], weights: Weights | None = None
    ) -> None:
        """Start from *weights*, by default the encoder's, and those of a trained *classifier*."""
        super().__init__()
        self.reader = UpperLayers(boundary, weights)
        self.head = PairClassifier()
        self.head.load_state_dict(classifier)

    def forward(
        self, sentences: Sequence[Tensor], premises: Sequence[int], hypotheses: Sequence[int]
    ) -> Tensor:
        """Return logits, shape (pairs, CLASSES).

        *sentences* are states of shape (tokens, HIDDEN), shorter ones first; *premises* and
        *hypotheses* say which of them stand in each pair.
        """
        rows = [sentences[0].new_zeros(1, VIEWS * HIDDEN)]
        for start in range(0, len(sentences), _READ):
            chosen = sentences[start : start + _READ]
            lengths = torch.tensor(list(map(len, chosen)), device=chosen[0].device)
            words = nn.utils.rnn.pad_sequence(list(chosen), batch_first=True)
            upper = self.reader(words, lengths)
            present = torch.arange(words.shape[1], device=words.device) < lengths[:, None]
            rows.append(torch.cat([words[present], upper[present]], dim=1))
        states = torch.cat(rows)
        ends = np.cumsum([1, *map(len, sentences)])
        logits: Tensor = self.head(*(_side(states, ends, n) for n in (premises, hypotheses)))
        return logits


def _side(states: Tensor, ends: np.ndarray, numbers: Sequence[int]) -> Side:
    """Return one side of the pairs; sentence n lies between *ends* n and n + 1 of *states*."""
    starts = torch.from_numpy(ends[list(numbers)]).to(states.device)[:, None]
    lengths = torch.from_numpy(np.diff(ends)[list(numbers)]).to(states.device)[:, None]
    steps = torch.arange(int(lengths.max()), device=states.device)
    mask = steps < lengths
    # Row 0 is nothing.
    index = torch.where(mask, starts + steps, 0)
    return Side(states[index], mask)


class SentenceBatcher:
    """A batch of pairs as the tuned classifier wants it; implements Inputs."""

    def __init__(self, states: States, device: torch.device) -> None:
        """Read rows from *states*."""
        self._states = states
        self._rows = states.rows()
        self.device = device

    def readable(self, pair: Pair) -> bool:
        """Tell whether both sides have tokens, and not so many that they slow the rest."""
        counts = (self._states.place(s)[1] for s in (pair.premise, pair.hypothesis))
        return all(0 < count <= _LONGEST for count in counts)

    def lengths(self, pairs: Sequence[Pair]) -> tuple[int, int]:
        """Return the tokens of the longest premise, roughly, and of the longest hypothesis."""
        premise = max(self._states.place(pair.premise)[1] for pair in pairs)
        hypothesis = max(self._states.place(pair.hypothesis)[1] for pair in pairs)
        return premise // _STEP, hypothesis

    def inputs(self, pairs: Sequence[Pair]) -> tuple[list[Tensor], list[int], list[int]]:
        """Return the sentences of *pairs*, shorter ones first, and which two make each pair."""
        used = {text for pair in pairs for text in (pair.premise, pair.hypothesis)}
        order = sorted(used, key=lambda text: (self._states.place(text)[1], text))
        number = {text: position for position, text in enumerate(order)}
        sentences = [self._words(text) for text in order]
        premises = [number[pair.premise] for pair in pairs]
        hypotheses = [number[pair.hypothesis] for pair in pairs]
        return sentences, premises, hypotheses

    def _words(self, sentence: str) -> Tensor:
        start, count = self._states.place(sentence)
        words = self._rows[start : start + count, :HIDDEN].astype(np.float32)
        return torch.from_numpy(words).to(self.device)


def finetune(
    states: States,
    groups: Sequence[Group],
    classifier: Mapping[str, Tensor],
    boundary: Tensor,
    out: Path,
    *,
    seed: int,
) -> Path:
    """Go over *groups* for _STEPS batches and return the checkpoint, ``out/finetune.pt``."""
    torch.manual_seed(seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = TunedClassifier(boundary, classifier).to(device)
    training = begin(model, {LAYER_RATE: model.reader, HEAD_RATE: model.head})
    batcher = SentenceBatcher(states, device)
    chance = random.Random(seed)
    todo: list[list[Pair]] = []
    while len(todo) < _STEPS:
        found = [[p for p in bundle if batcher.readable(p)] for bundle in bundles(groups, chance)]
        todo += bundled_batches([b for b in found if b], batcher.lengths, BATCH, chance)
    checkpoint = out / "finetune.pt"
    go_through(training, batcher, todo[:_STEPS], checkpoint)
    return checkpoint
