"""Inference between two sentences: entailment, neutral or contradiction."""

from pathlib import Path

from claimcmp.entailment.interface import (
    LABELS,
    Entailment,
    NliScorer,
    Probabilities,
    score_both_ways,
)

__all__ = [
    "LABELS",
    "NO_MODEL",
    "Entailment",
    "NliScorer",
    "Probabilities",
    "load_scorer",
    "score_both_ways",
]

NO_MODEL = "none"
"""The name under which a comparison goes without an entailment model; the default."""


def load_scorer(name_or_folder: str | None = None, *, cache: bool = True) -> NliScorer | None:
    """Return the scorer of a model in models.yaml or of a local folder.

    A folder holds a sequence-classification model of transformers, or what ``python -m training``
    wrote. None and ``none`` return None. With *cache*, results are kept on disk between runs.
    Raises UnknownModel and ModelUnavailable.
    """
    from claimcmp.embedding.store import EmbeddingStore, MemoryStore
    from claimcmp.entailment.cached import CachedScorer

    if name_or_folder is None or name_or_folder == NO_MODEL:
        return None
    return CachedScorer(_load(name_or_folder), EmbeddingStore() if cache else MemoryStore())


def _load(name_or_folder: str) -> NliScorer:
    """Return the uncached scorer."""
    from claimcmp.entailment.classifier import SequenceClassifier
    from claimcmp.entailment.embedded import WEIGHTS_FILE, EmbeddedScorer
    from claimcmp.registry import find_entailment_model

    folder = Path(name_or_folder)
    if (folder / WEIGHTS_FILE).is_file():
        return EmbeddedScorer(folder / WEIGHTS_FILE, folder.name)
    if folder.is_dir():
        return SequenceClassifier.from_folder(folder)
    spec = find_entailment_model(name_or_folder)
    if spec.source == "embedded":
        return EmbeddedScorer(spec.weights, f"{spec.name}-{spec.revision}")
    return SequenceClassifier.from_registry(spec)
