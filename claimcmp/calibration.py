"""Calibrated probabilities: logistic regressions whose constants are fitted, not chosen.

``calibration.json`` is written by ``evaluation/fit.py`` from development data only and names the
data it was fitted on. A model has one weight per feature; features that a case does not have
count as 0.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class LogisticModel:
    """``sigmoid(intercept + sum of weight * feature)``."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability in (0, 1) for one case."""
        logit = self.intercept + sum(
            weight * features.get(name, 0.0) for name, weight in self.weights.items()
        )
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))

    def probabilities(self, features: Mapping[str, NDArray[np.float64]], count: int) -> list[float]:
        """Return what :meth:`probability` does, for *count* cases whose features are arrays."""
        logits: NDArray[np.float64] = np.zeros(count)
        for name, weight in self.weights.items():
            logits = logits + weight * features.get(name, 0.0)
        kept = np.clip(self.intercept + logits, -30.0, 30.0)
        return [1.0 / (1.0 + math.exp(-logit)) for logit in kept.tolist()]


def log_odds(probability: float) -> float:
    """Return ln(p / (1 - p)), with p kept within 1e-6 of 0 and 1."""
    kept = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(kept / (1 - kept))


@cache
def calibration() -> Mapping[str, LogisticModel]:
    """Return the fitted models by name: "alignment", "event" and the divergence types."""
    file = resources.files(__package__) / "calibration.json"
    entries = json.loads(file.read_text(encoding="utf-8"))["models"]
    return {
        name: LogisticModel(entry["intercept"], entry["weights"]) for name, entry in entries.items()
    }


@cache
def calibration_version() -> str:
    """Return the short hash of the fitted constants, for the comparison's signature."""
    file = resources.files(__package__) / "calibration.json"
    return str(json.loads(file.read_text(encoding="utf-8"))["version"])
