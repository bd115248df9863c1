"""Make the entailment model from nothing: ``python -m training --data FOLDER --out FOLDER``.

Reads every sentence once, trains on their pairs and writes FOLDER/model, for ``--nli``. Each step
goes on where it stopped, so that the command can be interrupted and given again.
"""

import argparse
import random
from pathlib import Path

from training.export import export
from training.mixture import news_groups, public_groups
from training.states import States
from training.train import train


def main() -> None:
    """Read the options and go through the steps."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the public sets")
    parser.add_argument("--out", type=Path, required=True, help="states, checkpoint and log")
    parser.add_argument("--passes", type=int, default=7, help="how often everything is seen")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    groups = public_groups(options.data, random.Random(options.seed)) + news_groups()
    states = States(options.out / "states")
    states.add(
        text for group in groups for pair in group.pairs for text in (pair.premise, pair.hypothesis)
    )
    checkpoint = train(states, groups, options.out, passes=options.passes, seed=options.seed)
    print(export(checkpoint, options.out / "model", seed=options.seed))


if __name__ == "__main__":
    main()
