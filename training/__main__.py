"""Make the entailment model from nothing: ``python -m training --data FOLDER --out FOLDER``.

Reads every sentence once, trains the classifier on their pairs, then the upper layers of the
encoder with it, and writes FOLDER/model, for ``--nli``. Each step goes on where it stopped, so that
the command can be interrupted and given again.
"""

import argparse
import random
from pathlib import Path

import torch

from training.encoder import mean_boundary
from training.export import export
from training.finetune import finetune
from training.mixture import news_groups, public_groups, swapped_groups
from training.states import States
from training.train import train

# Sentences whose surroundings are averaged.
_FRAMES = 300


def main() -> None:
    """Read the options and go through the steps."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the public sets")
    parser.add_argument("--out", type=Path, required=True, help="states, checkpoint and log")
    parser.add_argument(
        "--passes", type=int, default=4, help="how often the classifier sees everything"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    seed = options.seed
    groups = public_groups(options.data, random.Random(seed)) + news_groups()
    groups += swapped_groups(options.data, random.Random(seed))
    states = States(options.out / "states")
    states.add(
        text for group in groups for pair in group.pairs for text in (pair.premise, pair.hypothesis)
    )
    checkpoint = train(states, groups, options.out, passes=options.passes, seed=seed)
    classifier = torch.load(checkpoint, weights_only=True)["average"]
    classifier = {name: value.cpu() for name, value in classifier.items()}
    boundary = mean_boundary(random.Random(seed).sample(list(states), _FRAMES))
    checkpoint = finetune(states, groups, classifier, boundary, options.out, seed=seed)
    print(export(checkpoint, classifier, states, options.out / "model", seed=seed))


if __name__ == "__main__":
    main()
