"""Make the entailment model from nothing: ``python -m training --data FOLDER --out FOLDER``.

Exports the encoder, trains both stages and writes the model to FOLDER/model, for ``--nli``. Each
step is skipped when its result is there, so that the command can be interrupted and given again.
"""

import argparse
from pathlib import Path

from claimcmp.embedding.export import export_sentence_transformer
from training.export import export
from training.train import DEFAULT_RATES, Stage, train


def main() -> None:
    """Read the options and go through the steps."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the public sets")
    parser.add_argument("--out", type=Path, required=True, help="encoder, checkpoints and logs")
    parser.add_argument("--public-steps", type=int, default=0, help="stop the first stage earlier")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    encoder = options.out / "encoder"
    if not (encoder / "model.safetensors").exists():
        export_sentence_transformer(encoder)
    public = Stage("public", encoder, options.data, options.out, DEFAULT_RATES["public"])
    train(public.limited(options.public_steps), seed=options.seed)
    news = Stage("news", encoder, options.data, options.out, DEFAULT_RATES["news"])
    train(news, seed=options.seed, start=public.checkpoint)
    export(news.checkpoint, options.data, options.out / "model")


if __name__ == "__main__":
    main()
