"""Language centres: what a language adds to every vector, taken away again.

A multilingual model places each language a little apart. Subtracting each language's mean vector
brings translations together (Libovický et al., 2020, "On the Language Neutrality of Pre-trained
Multilingual Representations", arXiv:2004.05160, section 3.1). The means were learned once on
NTREX news sentences (evaluation/learn_centres.py) and ship with the package.
"""

import io
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from claimcmp.embedding.interface import (
    Embeddings,
    Encoder,
    TokenEmbeddings,
    TokenEncoder,
    normalised,
)
from claimcmp.records import Span

Vector = NDArray[np.float32]

# Fewer claims than this do not show where their language lies.
_ENOUGH_CLAIMS = 8
# A language without a centre of its own borrows the mean of its relatives.
_RELATIVES = {"pt": ("es", "it", "fr")}


def language_centres(encoder: Encoder) -> dict[str, Vector]:
    """Return the mean sentence vector of each language that was learned for *encoder*'s model.

    Keys are ISO 639-1 codes, vectors float32 of shape (dimension,). Empty for a model without
    learned centres; :func:`centre` then takes the comparison's own means.
    """
    return _learned(_model_name(encoder), "sentences")


def token_centres(encoder: Encoder) -> dict[str, Vector]:
    """Return the mean token vector of each language, as *language_centres* does for sentences."""
    return _learned(_model_name(encoder), "tokens")


def centre(
    vectors: Embeddings, languages: Sequence[str], centres: Mapping[str, Vector]
) -> Embeddings:
    """Return *vectors* minus their languages' centres, L2-normalised, shape unchanged.

    A language that *centres* lacks takes the mean of its own rows where there are enough of
    them, else the mean of all centres, else the mean of all rows.
    """
    if not len(vectors):
        return vectors
    moved = np.array(vectors, np.float32)
    spoken = np.array(languages)
    for language in dict.fromkeys(languages):
        rows = spoken == language
        moved[rows] -= _centre_of(language, vectors[rows], vectors, centres)
    return normalised(moved)


def embed_tokens(encoder: Encoder, texts: Sequence[str]) -> list[TokenEmbeddings]:
    """Return the token vectors of *texts*; one token per text where *encoder* shows no tokens."""
    if isinstance(encoder, TokenEncoder):
        return encoder.encode_tokens(texts)
    vectors = encoder.encode(texts)
    return [
        TokenEmbeddings((Span(0, len(text)),), row[None])
        for text, row in zip(texts, vectors, strict=True)
    ]


def _centre_of(
    language: str, own: Embeddings, everything: Embeddings, centres: Mapping[str, Vector]
) -> Vector:
    """Return the best centre that can be had for *language*."""
    if language in centres:
        return centres[language]
    relatives = [centres[r] for r in _RELATIVES.get(language, ()) if r in centres]
    if relatives:
        return _mean(relatives)
    if len(own) >= _ENOUGH_CLAIMS:
        return _mean(own)
    return _mean(list(centres.values()) or everything)


def _mean(rows: Sequence[Vector] | Embeddings) -> Vector:
    return np.asarray(np.mean(rows, axis=0), np.float32)


def _model_name(encoder: Encoder) -> str:
    return encoder.signature.split("@", 1)[0]


@lru_cache(maxsize=4)
def _learned(model: str, kind: str) -> dict[str, Vector]:
    """Return the centres kept for *model*, or none."""
    file = resources.files("claimcmp.embedding") / f"{model}.centres.npz"
    if not file.is_file():
        return {}
    with np.load(io.BytesIO(file.read_bytes())) as stored:
        rows = stored[kind].astype(np.float32)
        return dict(zip(stored["languages"].tolist(), rows, strict=True))
