"""Any sequence-classification model of the transformers library, from the hub or a local folder.

torch and transformers are imported here only. Code from a model's repository is never run, and
weights are read from safetensors only.
"""

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from claimcmp.entailment.interface import (
    LABELS,
    Probabilities,
    SentencePair,
    neutral_rows,
)
from claimcmp.errors import ModelUnavailable
from claimcmp.progress import Progress
from claimcmp.registry import EntailmentSpec, hub_snapshot

_BATCH = 16
# What models call the three classes, folded; "not_entailment" and the like are no such class.
_NAMES = {
    "entailment": 0, "entail": 0, "entails": 0, "e": 0,
    "neutral": 1, "n": 1,
    "contradiction": 2, "contradict": 2, "contradicts": 2, "c": 2,
}  # fmt: skip
_LONGEST = 512


class SequenceClassifier:
    """Scores pairs with a cross-encoder; implements NliScorer."""

    def __init__(
        self, model: Any, tokenizer: Any, *, name: str, revision: str, tokens: int = _LONGEST
    ) -> None:
        """Wrap a loaded *model*; the order of labels comes from its own configuration.

        Raises ModelUnavailable where that names other classes than LABELS.
        """
        self._model = model.eval()
        self._tokenizer = tokenizer
        self._columns = label_columns(model.config.id2label, name)
        self._tokens = tokens
        self._signature = f"{name}@{revision[:12]}"

    @classmethod
    def from_registry(cls, spec: EntailmentSpec) -> "SequenceClassifier":
        """Load *spec* from the hub's cache, or from the hub.

        Raises ModelUnavailable with what to do where neither holds it.
        """
        kept = hub_snapshot(spec)
        advice = (
            f"{spec.name}: not downloaded, and the hub cannot be reached; on a connected machine"
            f" run `hf download {spec.repository} --revision {spec.revision} --local-dir FOLDER`,"
            " copy FOLDER here and pass `--nli FOLDER`"
        )
        model, tokenizer = _load(
            str(kept) if kept else spec.repository,
            revision=None if kept else spec.revision,
            advice=advice,
        )
        return cls(model, tokenizer, name=spec.name, revision=spec.revision, tokens=spec.tokens)

    @classmethod
    def from_folder(cls, folder: Path) -> "SequenceClassifier":
        """Load the model in *folder*. Raises ModelUnavailable where it holds none."""
        advice = (
            f"{folder}: not a sequence-classification model with safetensors weights; a folder"
            " that save_pretrained() wrote has config.json, model.safetensors and a tokenizer"
        )
        if not (folder / "config.json").is_file():
            raise ModelUnavailable(advice)
        model, tokenizer = _load(str(folder), revision=None, advice=advice)
        revision = hashlib.sha256((folder / "config.json").read_bytes())
        for weights in sorted(folder.glob("*.safetensors")):
            with weights.open("rb") as file:
                revision.update(hashlib.file_digest(file, "sha256").digest())
        longest = min(_LONGEST, getattr(tokenizer, "model_max_length", _LONGEST))
        return cls(
            model, tokenizer, name=folder.name, revision=revision.hexdigest(), tokens=longest
        )

    @property
    def signature(self) -> str:
        """Model and revision, as one word."""
        return self._signature

    def score(
        self, pairs: Sequence[SentencePair], *, progress: Progress | None = None
    ) -> Probabilities:
        """Return one row per pair, shape (len(pairs), 3); equal pairs are scored once."""
        rows = neutral_rows(len(pairs))
        lengths = self._lengths(pairs)
        readable = [pair for pair in dict.fromkeys(pairs) if 0 < lengths[pair] <= self._tokens]
        # Pairs of like length share a batch, so that little is padding.
        readable.sort(key=lambda pair: -lengths[pair])
        found: dict[SentencePair, Any] = {}
        for start in range(0, len(readable), _BATCH):
            batch = readable[start : start + _BATCH]
            found |= zip(batch, self._probabilities(batch), strict=True)
            if progress is not None:
                progress(min(start + _BATCH, len(readable)), len(readable))
        for row, pair in enumerate(pairs):
            if pair in found:
                rows[row] = found[pair]
        return rows

    def _lengths(self, pairs: Sequence[SentencePair]) -> dict[SentencePair, int]:
        """Return the number of tokens of each pair; 0 where a side has nothing to read."""
        return {
            (a, b): len(self._tokenizer(a, b)["input_ids"])
            if any(map(str.isalnum, a)) and any(map(str.isalnum, b))
            else 0
            for a, b in set(pairs)
        }

    def _probabilities(self, batch: Sequence[SentencePair]) -> Probabilities:
        """Run one batch."""
        import torch

        premises, hypotheses = zip(*batch, strict=True)
        inputs = self._tokenizer(
            list(premises), list(hypotheses), padding=True, return_tensors="pt"
        )
        with torch.inference_mode():
            logits = self._model(**inputs).logits.float()
        found: Probabilities = torch.softmax(logits, dim=-1).numpy()[:, self._columns]
        return found.astype(np.float32)


def label_columns(names: Mapping[int, str], model: str) -> list[int]:
    """Return the column of each of LABELS, from a configuration's ``id2label``.

    Raises ModelUnavailable where *names* are not these three classes.
    """
    column = {_NAMES.get(name.strip().casefold(), -1): int(at) for at, name in names.items()}
    if set(column) != set(range(len(LABELS))):
        given = ", ".join(map(str, names.values()))
        raise ModelUnavailable(
            f"{model}: its classes are {given}; a model with {', '.join(LABELS)} is needed"
        )
    return [column[label] for label in range(len(LABELS))]


def _load(name: str, *, revision: str | None, advice: str) -> tuple[Any, Any]:
    """Return model and tokenizer; raises ModelUnavailable with *advice*."""
    from claimcmp.embedding.sentence_transformer import first_line, hub_answers, quieten

    quieten()
    if revision is not None and not hub_answers():
        raise ModelUnavailable(advice)
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        from transformers import AutoModelForSequenceClassification, AutoTokenizer

        model = AutoModelForSequenceClassification.from_pretrained(
            name, revision=revision, trust_remote_code=False, use_safetensors=True
        )
        return model, AutoTokenizer.from_pretrained(name, revision=revision)
    # The library raises what its own dependencies raise: no narrower class covers it.
    except Exception as error:
        raise ModelUnavailable(f"{advice} ({first_line(error)})") from error
