"""The signature: everything that decides a comparison's result, in one line."""

import platform
import unicodedata
from importlib import metadata

from claimcmp import __version__
from claimcmp.calibration import calibration_version
from claimcmp.embedding.interface import Encoder
from claimcmp.entailment.interface import NliScorer
from claimcmp.settings import Settings

# The libraries whose results a comparison rests on; the model and its revision, the fitted
# constants and the settings are in the signature.
_ENGINES = (
    "anyascii",
    "babel",
    "langdetect",
    "numpy",
    "onnxruntime",
    "py3langid",
    "rapidfuzz",
    "tokenizers",
)


def signature(encoder: Encoder, scorer: NliScorer | None, settings: Settings) -> str:
    """Return the line that a result can be reproduced from, in the manner of sacreBLEU."""
    parts = {
        "claimcmp": __version__,
        "model": encoder.signature,
        "nli": scorer.signature if scorer else "none",
        "calibration": calibration_version(),
        "threshold": f"{settings.threshold:.2f}",
    }
    return "|".join(f"{name}:{value}" for name, value in parts.items())


def engine_versions() -> tuple[tuple[str, str], ...]:
    """Return what a comparison is made with, each with its version; the tool itself first."""
    return (
        ("claimcmp", __version__),
        ("python", platform.python_version()),
        ("unicode", unicodedata.unidata_version),
        *((name, metadata.version(name)) for name in _ENGINES),
    )
