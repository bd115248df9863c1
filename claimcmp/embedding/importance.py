"""How much each token counts when two sentences are compared.

"Said", "on" and a full stop find counterparts in any report; "landslide" does not. What tells them
apart is learned as one direction in the space of centred token vectors: a token weighs
``exp(vector @ direction)``. (BERTScore, Zhang et al. 2020, weighs words by how rare they are; a
direction needs no counts for each language.) evaluation/learn_importance.py learns it on the
development bundles, where it lowers the log loss of pairing by about a tenth.
"""

import io
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from claimcmp.embedding.interface import Encoder, WeighingEncoder

Vector = NDArray[np.float32]


def token_importance(encoder: Encoder) -> Vector | None:
    """Return the direction learned for *encoder*'s model, shape (dimension,), or None."""
    if isinstance(encoder, WeighingEncoder):
        return encoder.importance
    return _learned(encoder.signature.split("@", 1)[0])


@lru_cache(maxsize=4)
def _learned(model: str) -> Vector | None:
    file = resources.files("claimcmp.embedding") / f"{model}.importance.npy"
    if not file.is_file():
        return None
    return np.asarray(np.load(io.BytesIO(file.read_bytes())), np.float32)
