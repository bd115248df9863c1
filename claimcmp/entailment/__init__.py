"""Inference between two sentences: entailment, neutral or contradiction."""

from pathlib import Path

from claimcmp.entailment.interface import (
    LABELS,
    Entailment,
    NliScorer,
    Probabilities,
    score_both_ways,
)

__all__ = ["LABELS", "Entailment", "NliScorer", "Probabilities", "load_scorer", "score_both_ways"]

NO_MODEL = "none"
"""The name under which a comparison goes without an entailment model."""


def load_scorer(name_or_folder: str | None = None, *, cache: bool = True) -> NliScorer | None:
    """Return the scorer of a model in models.yaml or of a local transformers folder.

    None is the embedded default; ``none`` returns None. With *cache*, results are kept on disk
    between runs. Raises UnknownModel and ModelUnavailable.
    """
    from claimcmp.embedding.store import EmbeddingStore, MemoryStore
    from claimcmp.entailment.cached import CachedScorer

    if name_or_folder == NO_MODEL:
        return None
    return CachedScorer(_load(name_or_folder), EmbeddingStore() if cache else MemoryStore())


def _load(name_or_folder: str | None) -> NliScorer:
    """Return the uncached scorer."""
    from claimcmp.registry import find_entailment_model

    if name_or_folder is not None and Path(name_or_folder).is_dir():
        from claimcmp.entailment.classifier import SequenceClassifier

        return SequenceClassifier.from_folder(Path(name_or_folder))
    spec = find_entailment_model(name_or_folder)
    if spec.source == "embedded":
        from claimcmp.entailment.embedded import EmbeddedScorer

        return EmbeddedScorer()
    from claimcmp.entailment.classifier import SequenceClassifier

    return SequenceClassifier.from_registry(spec)
