"""Learn the language centres of a model and write them where the package finds them.

Usage: python evaluation/learn_centres.py DATA_FOLDER
DATA_FOLDER holds parallel/ntrex_docs_1-60.tsv.gz (NTREX, CC BY-SA 4.0). Only mean vectors are
kept, no text.
"""

import csv
import gzip
import sys
from pathlib import Path

import numpy as np

from claimcmp import embedding

LANGUAGES = ("bg", "de", "en", "es", "fr", "hu", "it", "pl", "ro", "ru", "tr", "uk")


def main(folder: Path) -> None:
    """Write the centres file of the default model."""
    path = folder / "parallel/ntrex_docs_1-60.tsv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    encoder = embedding.load_encoder(None, cache=False)
    sentences, tokens = [], []
    for language in LANGUAGES:
        texts = [row[language] for row in rows]
        sentences.append(encoder.encode(texts).mean(axis=0))
        vectors = [found.vectors for found in embedding.embed_tokens(encoder, texts)]
        tokens.append(np.concatenate(vectors).mean(axis=0))
    name = encoder.signature.split("@", 1)[0]
    target = Path(embedding.__file__).with_name(f"{name}.centres.npz")
    np.savez_compressed(
        target,
        languages=np.array(LANGUAGES),
        sentences=np.array(sentences, np.float32),
        tokens=np.array(tokens, np.float32),
    )
    print(f"{target}: {len(LANGUAGES)} languages, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
