"""The fine-tuned model → the file that ships.

safetensors: the classifier in float16 under the names that torch gives its weights, the encoder's
trained layers in eight-bit integers (quantise.py), and the temperature, fitted on pairs of news
items that no pass trained on. What the layers and the classifier were before is mixed in: that
lowers the loss on those pairs (Wortsman et al., 2022, "Robust fine-tuning of zero-shot models",
arXiv:2109.01903).
"""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from torch import Tensor

from claimcmp.embedding.weights import ModelFile, model_path
from claimcmp.entailment.embedded import WEIGHTS_FILE, EmbeddedScorer
from training.finetune import TunedClassifier
from training.mixture import held_out
from training.model import HIDDEN
from training.pairs import Pair
from training.quantise import quantised
from training.states import States

_TEMPERATURES = np.exp(np.linspace(np.log(0.5), np.log(3.0), 61))
# Of 0.3, 0.5, 0.7 and 1 the share with the lowest loss on the held-out items.
_TUNED_SHARE = 0.5
# Sentences from which the ranges of activations are learnt, and their longest, in tokens.
_OBSERVED = 1_500
_LONGEST = 60


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


def _framed(
    states: States, boundary: NDArray[np.float32], chance: random.Random
) -> list[NDArray[np.float32]]:
    """Return layer LOWER of some sentences between the *boundary* states."""
    rows = states.rows()
    chosen = chance.sample([s for s in states if 0 < states.place(s)[1] <= _LONGEST], _OBSERVED)
    framed = []
    for start, count in map(states.place, chosen):
        words = rows[start : start + count, :HIDDEN]
        framed.append(np.concatenate([boundary[:-1], words, boundary[-1:]], dtype=np.float32))
    return framed


def export(
    checkpoint: Path,
    classifier: Mapping[str, Tensor],
    states: States,
    folder: Path,
    *,
    seed: int = 1,
) -> Path:
    """Write the averaged weights of *checkpoint* to *folder* and return the file.

    The fine-tuning began with *classifier*.
    """
    average = torch.load(checkpoint, weights_only=True)["average"]
    before = TunedClassifier(average["reader.boundary"].cpu(), classifier).state_dict()
    average = {
        name: torch.lerp(start, average[name].cpu(), _TUNED_SHARE) for name, start in before.items()
    }
    parts = {
        part: {name.removeprefix(part): v for name, v in average.items() if name.startswith(part)}
        for part in ("reader.", "head.")
    }
    chance = random.Random(seed)
    framed = _framed(states, parts["reader."]["boundary"].numpy(), chance)
    weights = quantised(ModelFile(model_path()), parts["reader."], framed)
    weights |= {name: value.half().numpy() for name, value in parts["head."].items()}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / WEIGHTS_FILE
    save_file(weights | {"temperature": np.ones(1, np.float16)}, path)
    pairs = held_out(chance)
    found = EmbeddedScorer(path, folder.name).score([(p.premise, p.hypothesis) for p in pairs])
    temperature = np.array([best_temperature(found, pairs)], np.float16)
    save_file(weights | {"temperature": temperature}, path)
    return path
