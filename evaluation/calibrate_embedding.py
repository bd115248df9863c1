"""Learn the activation ranges of the embedded encoder and write its calibration file.

Usage: python evaluation/calibrate_embedding.py DATA_FOLDER
DATA_FOLDER holds parallel/ro_sts_train.ro-en.tsv.gz (RO-STS, CC BY-SA 4.0),
parallel/tatoeba.ro-en.tsv.gz (Tatoeba, CC BY) and nli/train/mnli15k.*.tsv.gz (XNLI extension,
BSD-3). Only ranges of numbers inside the network are kept, no text.
"""

import csv
import gzip
import sys
from pathlib import Path

import numpy as np

from claimcmp.embedding import quantization
from claimcmp.embedding.batching import batches
from claimcmp.embedding.embedded import PROMPT, EmbeddedEncoder, open_session
from claimcmp.embedding.graph import build_graph
from claimcmp.embedding.quantization import (
    activation_range,
    product_matrix,
    smoothing_factors,
)

# Of 0.5 to 0.9, the best mean cosine to float32 on news (benchmarks/results).
STRENGTH = 0.65
TARGET = Path(quantization.__file__).with_name("multilingual-e5-small.calibration.npz")


def column(path: Path, name: str, count: int) -> list[str]:
    """Return the first *count* values of the column *name*."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row[name] for row, _ in zip(rows, range(count), strict=False)]


def calibration_texts(folder: Path) -> list[str]:
    """Return about a thousand sentences in sixteen languages."""
    pairs = folder / "parallel"
    texts = [
        text
        for language in ("ro", "en")
        for path in [*sorted(pairs.glob("*train.ro-en.tsv.gz")), pairs / "tatoeba.ro-en.tsv.gz"]
        for text in column(path, language, 200)
    ]
    for path in sorted((folder / "nli/train").glob("mnli15k.*.tsv.gz")):
        texts += column(path, "premise", 40)
    return texts


def observe(texts: list[str]) -> dict[str, list[np.ndarray]]:
    """Return, for each product, the lowest and highest input of each channel in each batch."""
    encoder = EmbeddedEncoder(exact=True)
    session = open_session(build_graph(encoder.model, None, observe=True))
    names = [output.name for output in session.get_outputs()][2:]
    seen: dict[str, list[np.ndarray]] = {name: [] for name in names}
    tokenised = encoder.tokenise(texts)
    for numbers in batches([len(ids) for ids in tokenised]):
        batch = encoder.graph_inputs([tokenised[number] for number in numbers])
        present = batch["bias"][:, 0, 0] == 0
        for name, values in zip(names, session.run(names, batch), strict=True):
            tokens = values[present]
            seen[name].append(np.stack([tokens.min(axis=0), tokens.max(axis=0)]))
    return seen


def main(folder: Path) -> None:
    """Write the calibration file."""
    encoder = EmbeddedEncoder(exact=True)
    stored: dict[str, np.ndarray] = {}
    ranges = []
    seen = observe(calibration_texts(folder))
    for name, extremes in seen.items():
        low = np.min([batch[0] for batch in extremes], axis=0)
        high = np.max([batch[1] for batch in extremes], axis=0)
        matrix = product_matrix(encoder.model, name)
        factors = smoothing_factors(np.maximum(-low, high), matrix, strength=STRENGTH)
        factors = factors.astype(np.float16)
        stored[name] = factors
        learnt = activation_range(low, high, factors)
        ranges.append([learnt.low, learnt.high])
    np.savez_compressed(
        TARGET, names=np.array(list(seen)), ranges=np.array(ranges, np.float32), **stored
    )
    print(f"{PROMPT!r}: {len(seen)} products, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
