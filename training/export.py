"""Averaged weights of two checkpoints → the file that ships.

float16 safetensors under the names that torch gives the weights, and the temperature, fitted on
pairs of news items that no pass trained on. The early weights have learnt less and forgotten less;
a share of them lowers the loss on those pairs (Wortsman et al., 2022, "Robust fine-tuning of
zero-shot models", arXiv:2109.01903).
"""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file

from claimcmp.entailment.embedded import WEIGHTS_FILE, EmbeddedScorer
from training.mixture import held_out
from training.pairs import Pair
from training.train import EARLY

# Of 0, .15, .3, .5, .7 and 1 the share with the lowest loss on the held-out items.
_EARLY_SHARE = 0.15
_TEMPERATURES = np.exp(np.linspace(np.log(0.5), np.log(3.0), 61))


def best_temperature(probabilities: NDArray[np.float32], pairs: Sequence[Pair]) -> float:
    """Return the temperature under which *pairs*' right classes are most probable."""
    logits = np.log(np.maximum(probabilities, 1e-9))
    losses = []
    for temperature in _TEMPERATURES:
        powers = np.exp(logits / temperature)
        powers /= powers.sum(axis=1, keepdims=True)
        right = [powers[row, list(p.classes)].sum() for row, p in enumerate(pairs)]
        losses.append(-np.log(np.maximum(right, 1e-9)).mean())
    return float(_TEMPERATURES[int(np.argmin(losses))])


def _write(path: Path, state: Mapping[str, torch.Tensor], temperature: float) -> None:
    weights = {name: value.half().numpy() for name, value in state.items()}
    weights["temperature"] = np.array([temperature], np.float16)
    save_file(weights, path)


def export(checkpoint: Path, folder: Path, *, seed: int = 1) -> Path:
    """Write the weights of *checkpoint* and of the early one beside it to *folder*.

    Returns the file.
    """
    last, early = (
        torch.load(path, weights_only=True)["average"]
        for path in (checkpoint, checkpoint.with_name(EARLY))
    )
    state = {name: torch.lerp(last[name], early[name], _EARLY_SHARE) for name in last}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / WEIGHTS_FILE
    _write(path, state, 1.0)
    pairs = held_out(random.Random(seed))
    found = EmbeddedScorer(path, folder.name).score([(p.premise, p.hypothesis) for p in pairs])
    _write(path, state, best_temperature(found, pairs))
    return path
