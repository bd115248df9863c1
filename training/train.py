"""Train the pair classifier over sentence states that were read before.

Seeded; goes on from its own checkpoint; writes what it does to FOLDER/train.log; uses a GPU where
one is found. The learning rate rises, then falls to zero over all passes; what is kept is a moving
average of the weights (Polyak and Juditsky, 1992).
"""

import copy
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.attention import SDPBackend, sdpa_kernel

from training.batches import batches, one_pass
from training.mixture import Group
from training.model import PairClassifier, Side
from training.pairs import Pair
from training.states import States

BATCH = 64
RATE = 6e-4
_WARM_UP = 500
_AVERAGE_DECAY = 0.999
_SAVE_EVERY = 250
_REPORT_EVERY = 100
# Premises that differ by less may share a batch.
_STEP = 6
_CENTRE_ROWS = 200_000


@dataclass
class Training:
    """The moving parts of one run."""

    model: nn.Module
    average: nn.Module
    optimiser: torch.optim.AdamW
    step: int = 0

    def save(self, path: Path) -> None:
        """Write a checkpoint, whole or not at all."""
        fresh = path.with_suffix(".part")
        state = {
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
        }
        torch.save(state, fresh)
        fresh.replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step = state["step"]


class Inputs(Protocol):
    """Turns pairs into what a model is called with."""

    device: torch.device

    def inputs(self, pairs: Sequence[Pair]) -> tuple[object, ...]:
        """Return the arguments of the model for *pairs*."""


class Batcher:
    """A batch of pairs as the pair classifier wants it; implements Inputs."""

    def __init__(self, states: States, device: torch.device) -> None:
        """Read rows from *states*."""
        self._states = states
        self._rows = states.rows()
        self.device = device

    def lengths(self, pair: Pair) -> tuple[int, int]:
        """Return how many tokens the sides have, the premise's roughly: the order of batches."""
        premise, hypothesis = (self._states.place(s)[1] for s in (pair.premise, pair.hypothesis))
        return premise // _STEP, hypothesis

    def readable(self, pair: Pair) -> bool:
        """Tell whether both sides have tokens."""
        return all(self._states.place(s)[1] for s in (pair.premise, pair.hypothesis))

    def inputs(self, pairs: Sequence[Pair]) -> tuple[Side, Side]:
        """Return premises and hypotheses."""
        return self._side([p.premise for p in pairs]), self._side([p.hypothesis for p in pairs])

    def _side(self, sentences: Sequence[str]) -> Side:
        places = [self._states.place(sentence) for sentence in sentences]
        longest = max(count for _, count in places)
        states = np.zeros((len(places), longest, self._rows.shape[1]), np.float32)
        mask = np.zeros((len(places), longest), np.bool_)
        for row, (start, count) in enumerate(places):
            states[row, :count] = self._rows[start : start + count]
            mask[row, :count] = True
        return Side(*(torch.from_numpy(a).to(self.device) for a in (states, mask)))

    def centre(self) -> Tensor:
        """Return the mean state of each view, over rows of the whole file."""
        stride = max(1, len(self._rows) // _CENTRE_ROWS)
        mean = np.mean(self._rows[::stride], axis=0, dtype=np.float64)
        return torch.from_numpy(mean.astype(np.float32)).to(self.device)


def loss_of(logits: Tensor, pairs: Sequence[Pair]) -> Tensor:
    """Return the mean of -log(summed probability of the right classes)."""
    right = torch.full_like(logits, -1e4)
    for row, pair in enumerate(pairs):
        right[row, list(pair.classes)] = 0.0
    probabilities = torch.log_softmax(logits.float(), dim=-1)
    return -torch.logsumexp(probabilities + right, dim=-1).mean()


def rate(step: int, steps: int) -> float:
    """Return the share of the full learning rate at *step* of *steps*."""
    return min(1.0, (step + 1) / _WARM_UP) * max(0.0, 1 - step / steps)


@torch.no_grad()
def _average(training: Training) -> None:
    decay = min(_AVERAGE_DECAY, (1 + training.step) / (10 + training.step))
    pairs = zip(training.average.parameters(), training.model.parameters(), strict=True)
    for mean, fresh in pairs:
        if fresh.requires_grad:
            mean.lerp_(fresh, 1 - decay)


def train(states: States, groups: Sequence[Group], out: Path, *, passes: int, seed: int) -> Path:
    """Go over *groups* *passes* times and return the checkpoint, ``out/train.pt``."""
    torch.manual_seed(seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    batcher = Batcher(states, device)
    model = PairClassifier().to(device)
    with torch.no_grad():
        model.centre.copy_(batcher.centre().reshape(model.centre.shape))
    training = begin(model, {RATE: model})
    checkpoint = out / "train.pt"
    chance = random.Random(seed)
    todo: list[list[Pair]] = []
    for _ in range(passes):
        pairs = [pair for pair in one_pass(groups, chance) if batcher.readable(pair)]
        todo += batches(pairs, batcher.lengths, BATCH, chance)
    go_through(training, batcher, todo, checkpoint)
    return checkpoint


def begin(model: nn.Module, rates: Mapping[float, nn.Module]) -> Training:
    """Return the training of *model*, each part of it at its full learning rate."""
    average = copy.deepcopy(model).requires_grad_(requires_grad=False).eval()
    groups = [
        {"params": [p for p in part.parameters() if p.requires_grad], "full": full}
        for full, part in rates.items()
    ]
    return Training(model, average, torch.optim.AdamW(groups, weight_decay=0.01, fused=True))


def go_through(
    training: Training, batcher: Inputs, todo: Sequence[list[Pair]], checkpoint: Path
) -> None:
    """Learn from the batches *todo* that *checkpoint* has not seen, and write it.

    What is done is logged beside it.
    """
    if checkpoint.exists():
        training.load(checkpoint)
    with checkpoint.with_suffix(".log").open("a", encoding="utf-8") as log:
        told = f"{sum(map(len, todo))} pairs, {len(todo)} steps, {batcher.device}"
        print(told, file=log, flush=True)
        _run(training, batcher, todo, checkpoint, log)
    training.save(checkpoint)


def _run(
    training: Training,
    batcher: Inputs,
    todo: Sequence[list[Pair]],
    checkpoint: Path,
    log: IO[str],
) -> None:
    """Go through the batches that are left, saving and reporting on the way."""
    training.model.train()
    shown, seen, begun = 0.0, 0, time.monotonic()
    for batch in todo[training.step :]:
        shown += _step(training, batcher, batch, rate(training.step, len(todo)))
        seen += len(batch)
        if training.step % _REPORT_EVERY == 0:
            pace = seen / (time.monotonic() - begun)
            loss = shown / _REPORT_EVERY
            print(f"{training.step} loss {loss:.4f} {pace:.0f} pairs/s", file=log, flush=True)
            shown, seen, begun = 0.0, 0, time.monotonic()
        if training.step % _SAVE_EVERY == 0:
            training.save(checkpoint)


def _step(training: Training, batcher: Inputs, batch: Sequence[Pair], share: float) -> float:
    """Learn from one batch at a *share* of the full learning rate and return the loss."""
    for group in training.optimiser.param_groups:
        group["lr"] = group["full"] * share
    inputs = batcher.inputs(batch)
    kind = batcher.device.type
    # On a CPU the fused attention is a fifth slower than its parts.
    attention = SDPBackend.MATH if kind == "cpu" else SDPBackend.FLASH_ATTENTION
    with torch.autocast(kind, dtype=torch.bfloat16), sdpa_kernel([attention, SDPBackend.MATH]):
        logits = training.model(*inputs)
    loss = loss_of(logits, batch)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(training.model.parameters(), 1.0)
    training.optimiser.step()
    training.optimiser.zero_grad()
    _average(training)
    training.step += 1
    return float(loss.detach())
