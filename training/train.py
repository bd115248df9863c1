"""Train the pair classifier: ``python -m training.train STAGE --encoder FOLDER --data FOLDER ...``.

Stages: "public" holds the learning rate after a warm-up and may be stopped at any checkpoint;
"news" starts from a checkpoint and lets the rate fall to zero (warm-up, stable, decay: Hu et al.,
2024, "MiniCPM", arXiv:2404.06395). Seeded; resumes from its own checkpoint when one is there;
writes what it does to FOLDER/STAGE.log; uses a GPU where one is found.
"""

import argparse
import random
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

import torch
from torch import Tensor

from claimcmp.embedding.tokenization import UnigramTokenizer
from claimcmp.embedding.weights import ModelFile, model_path
from training.mixture import STAGES, batches
from training.model import PairClassifier, SentenceReader, join, load_encoder
from training.pairs import Pair

BATCH = 32
LONGEST = 80
PROMPT = "query: "
_WARM_UP = 300
_AVERAGE_DECAY = 0.999
_SAVE_EVERY = 250
_REPORT_EVERY = 50
# Learning rates of the upper layers; what is new learns _CLASSIFIER_RATE times as fast.
DEFAULT_RATES = {"public": 7e-5, "news": 5e-5}
_CLASSIFIER_RATE = 5.0


@dataclass(frozen=True, slots=True)
class Stage:
    """One pass over one mixture; ``rate`` is the learning rate of the upper layers.

    ``steps`` ends it earlier; 0 is the whole pass.
    """

    name: str
    encoder: Path
    data: Path
    out: Path
    rate: float
    steps: int = 0

    @property
    def checkpoint(self) -> Path:
        """Where its state is kept."""
        return self.out / f"{self.name}.pt"

    @property
    def decays(self) -> bool:
        """Whether the learning rate falls to zero over the pass."""
        return self.name != "public"

    def limited(self, steps: int) -> "Stage":
        """Return the stage with another end."""
        return replace(self, steps=steps)


@dataclass
class Training:
    """The moving parts of one run."""

    model: PairClassifier
    average: PairClassifier
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

    def load(self, path: Path, *, weights_only: bool) -> None:
        """Read a checkpoint; with *weights_only* start anew from its averaged weights."""
        state = torch.load(path, weights_only=True)
        self.average.load_state_dict(state["average"])
        if weights_only:
            self.model.load_state_dict(state["average"])
            return
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step = state["step"]


class Batcher:
    """Sentences as token numbers, and a batch of pairs as the model wants it."""

    def __init__(self, reader: SentenceReader) -> None:
        """Read the vocabulary."""
        self._tokenizer = UnigramTokenizer.from_model(ModelFile(model_path()))
        self._reader = reader

    def numbers(self, sentence: str) -> list[int]:
        """Return the token numbers of *sentence*, at most LONGEST."""
        return self._tokenizer.encode(PROMPT + sentence, limit=LONGEST)

    def length(self, pair: Pair) -> int:
        """Return a cheap measure of how long a pair is."""
        return len(pair.premise) + len(pair.hypothesis)

    def inputs(self, pairs: list[Pair]) -> tuple[Tensor, ...]:
        """Return states, sides and mask of *pairs*."""
        premises = self._reader.read([self.numbers(p.premise) for p in pairs])
        hypotheses = self._reader.read([self.numbers(p.hypothesis) for p in pairs])
        return join(*premises, *hypotheses)


def loss_of(logits: Tensor, pairs: list[Pair]) -> Tensor:
    """Return the mean of -log(summed probability of the right classes)."""
    right = torch.full_like(logits, -1e4)
    for row, pair in enumerate(pairs):
        right[row, list(pair.classes)] = 0.0
    probabilities = torch.log_softmax(logits.float(), dim=-1)
    return -torch.logsumexp(probabilities + right, dim=-1).mean()


def rate(step: int, steps: int, *, decay: bool) -> float:
    """Return the share of the full learning rate at *step* of *steps*."""
    warm = min(1.0, (step + 1) / _WARM_UP)
    return warm * (max(0.0, 1 - step / steps) if decay else 1.0)


def _optimiser(model: PairClassifier, learning_rate: float) -> torch.optim.AdamW:
    upper = list(model.layers.parameters())
    new = [p for name, p in model.named_parameters() if not name.startswith("layers.")]
    groups: list[dict[str, Any]] = [
        {"params": upper, "lr": learning_rate, "share": 1.0},
        {"params": new, "lr": learning_rate, "share": _CLASSIFIER_RATE},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


@torch.no_grad()
def _average(training: Training) -> None:
    decay = min(_AVERAGE_DECAY, (1 + training.step) / (10 + training.step))
    pairs = zip(training.average.parameters(), training.model.parameters(), strict=True)
    for mean, fresh in pairs:
        mean.lerp_(fresh, 1 - decay)


def train(stage: Stage, *, seed: int = 1, start: Path | None = None) -> None:
    """Run *stage*, from its own checkpoint where there is one, else from the weights of *start*."""
    torch.manual_seed(seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    batcher = Batcher(SentenceReader(load_encoder(stage.encoder).to(device), device))
    model, average = (PairClassifier(load_encoder(stage.encoder)).to(device) for _ in range(2))
    average.requires_grad_(requires_grad=False)
    training = Training(model, average, _optimiser(model, stage.rate))
    if stage.checkpoint.exists():
        training.load(stage.checkpoint, weights_only=False)
    elif start:
        training.load(start, weights_only=True)
    chance = random.Random(seed)
    pairs = STAGES[stage.name](stage.data, chance)
    todo = list(batches(pairs, batcher.length, BATCH, chance))
    todo = todo[: stage.steps or None]
    stage.out.mkdir(parents=True, exist_ok=True)
    with (stage.out / f"{stage.name}.log").open("a", encoding="utf-8") as log:
        print(f"{len(pairs)} pairs, {len(todo)} steps, {device}", file=log, flush=True)
        _run(training, batcher, todo, stage, log)
    training.save(stage.checkpoint)


def _run(
    training: Training, batcher: Batcher, todo: list[list[Pair]], stage: Stage, log: IO[str]
) -> None:
    """Go through the batches that are left, saving and reporting on the way."""
    training.model.train()
    shown, begun = 0.0, time.monotonic()
    for batch in todo[training.step :]:
        share = rate(training.step, len(todo), decay=stage.decays)
        shown += _step(training, batcher, batch, stage.rate * share)
        if training.step % _REPORT_EVERY == 0:
            pace = _REPORT_EVERY * BATCH / (time.monotonic() - begun)
            loss = shown / _REPORT_EVERY
            print(f"{training.step} loss {loss:.4f} {pace:.0f} pairs/s", file=log, flush=True)
            shown, begun = 0.0, time.monotonic()
        if training.step % _SAVE_EVERY == 0:
            training.save(stage.checkpoint)


def _step(training: Training, batcher: Batcher, batch: list[Pair], learning_rate: float) -> float:
    """Learn from one batch and return its loss."""
    for group in training.optimiser.param_groups:
        group["lr"] = learning_rate * group["share"]
    kind = "cuda" if torch.cuda.is_available() else "cpu"
    with torch.autocast(kind, dtype=torch.bfloat16):
        logits = training.model(*batcher.inputs(batch))
    loss = loss_of(logits, batch)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(training.model.parameters(), 1.0)
    training.optimiser.step()
    training.optimiser.zero_grad()
    _average(training)
    training.step += 1
    return float(loss.detach())


def main() -> None:
    """Read the options and train one stage."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("stage", choices=tuple(STAGES))
    parser.add_argument("--encoder", type=Path, required=True, help="an exported encoder")
    parser.add_argument("--data", type=Path, required=True, help="the public sets")
    parser.add_argument("--out", type=Path, required=True, help="checkpoints and logs")
    parser.add_argument("--start", type=Path, help="a checkpoint of an earlier stage")
    parser.add_argument("--rate", type=float, help="learning rate of the upper layers")
    parser.add_argument("--steps", type=int, default=0, help="stop earlier than one pass")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    learning_rate = options.rate or DEFAULT_RATES[options.stage]
    stage = Stage(options.stage, options.encoder, options.data, options.out, learning_rate)
    train(stage.limited(options.steps), seed=options.seed, start=options.start)


if __name__ == "__main__":
    main()
