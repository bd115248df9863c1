"""The signature: everything that decides a comparison's result, in one line."""

from claimcmp import __version__
from claimcmp.calibration import calibration_version
from claimcmp.embedding.interface import Encoder
from claimcmp.settings import Settings


def signature(encoder: Encoder, settings: Settings) -> str:
    """Return the line that a result can be reproduced from, in the manner of sacreBLEU."""
    parts = {
        "claimcmp": __version__,
        "model": encoder.signature,
        "calibration": calibration_version(),
        "threshold": f"{settings.threshold:.2f}",
    }
    return "|".join(f"{name}:{value}" for name, value in parts.items())
