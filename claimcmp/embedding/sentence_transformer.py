"""Models of the sentence-transformers library, from the hub or from a local folder.

torch and sentence-transformers are imported here only: their import takes ten seconds. Code from
a model's repository is never run, and weights are read from safetensors only.
"""

import hashlib
import logging
import os
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from claimcmp.embedding.interface import Embeddings
from claimcmp.errors import ModelUnavailable
from claimcmp.progress import Progress
from claimcmp.registry import ModelSpec, hub_snapshot

# Sentences between two reports of progress.
_BLOCK = 128
# Seconds to wait for the hub before saying that it cannot be reached.
_PATIENCE = 3.0


class SentenceTransformerEncoder:
    """Encodes sentences with a sentence-transformers model; implements Encoder."""

    def __init__(self, model: Any, *, name: str, revision: str, prompt: str) -> None:
        """Wrap a loaded SentenceTransformer *model*; *prompt* goes before each sentence."""
        self._model = model
        self._prompt = prompt
        self._signature = f"{name}@{revision[:12]}"

    @classmethod
    def from_registry(cls, spec: ModelSpec) -> "SentenceTransformerEncoder":
        """Load *spec* from the hub's cache, or from the hub.

        Raises ModelUnavailable with what to do where neither holds it.
        """
        advice = (
            f"{spec.name}: not downloaded, and the hub cannot be reached; on a connected machine"
            f" run `hf download {spec.repository} --revision {spec.revision} --local-dir FOLDER`,"
            " copy FOLDER here and pass `--model FOLDER`"
        )
        kept = hub_snapshot(spec)
        if kept is None and not hub_answers():
            raise ModelUnavailable(advice)
        model = _load(
            str(kept) if kept else spec.repository,
            revision=None if kept else spec.revision,
            advice=advice,
        )
        return cls(model, name=spec.name, revision=spec.revision, prompt=spec.prompt)

    @classmethod
    def from_folder(cls, folder: Path) -> "SentenceTransformerEncoder":
        """Load the sentence-transformers model in *folder*.

        A prompt named ``query`` in the model's own configuration is used. Raises
        ModelUnavailable where the folder holds no such model.
        """
        advice = (
            f"{folder}: not a sentence-transformers model with safetensors weights; a folder that"
            " SentenceTransformer.save() wrote has modules.json and model.safetensors"
        )
        if not (folder / "modules.json").is_file():
            raise ModelUnavailable(advice)
        model = _load(str(folder), revision=None, advice=advice)
        prompt = (model.prompts or {}).get("query") or ""
        return cls(model, name=folder.name, revision=_folder_digest(folder), prompt=prompt)

    @property
    def signature(self) -> str:
        """Model and revision, as one word."""
        return self._signature

    @property
    def prompt(self) -> str:
        """What is written in front of each sentence."""
        return self._prompt

    @property
    def dimension(self) -> int:
        """Length of one vector."""
        return int(self._model.get_embedding_dimension())

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Embeddings:
        """Return one L2-normalised float32 row per text, shape (len(texts), dimension)."""
        rows = np.empty((len(texts), self.dimension), np.float32)
        # Sentences of like length share a batch, so that little is padding.
        order = sorted(range(len(texts)), key=lambda number: -len(texts[number]))
        for start in range(0, len(order), _BLOCK):
            block = order[start : start + _BLOCK]
            rows[block] = self._model.encode(
                [texts[number] for number in block],
                prompt=self._prompt,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
            if progress is not None:
                progress(min(start + _BLOCK, len(order)), len(order))
        return rows


def hub_answers() -> bool:
    """Whether the hub can be reached; the libraries themselves would try for a minute."""
    if os.environ.get("HF_HUB_OFFLINE", "").upper() in ("1", "ON", "YES", "TRUE"):
        return False
    if os.environ.get("HTTPS_PROXY") or os.environ.get("https_proxy"):
        return True
    hub = urlsplit(os.environ.get("HF_ENDPOINT") or "https://huggingface.co")
    port = hub.port or (443 if hub.scheme == "https" else 80)
    try:
        with socket.create_connection((hub.hostname or "", port), timeout=_PATIENCE):
            return True
    except OSError:
        return False


def quieten() -> None:
    """Keep the libraries' progress bars and reports from breaking into ours."""
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TQDM_DISABLE", "1")
    for library in ("huggingface_hub", "transformers", "sentence_transformers"):
        logging.getLogger(library).setLevel(logging.ERROR)


def _load(name: str, *, revision: str | None, advice: str) -> Any:
    """Return the SentenceTransformer *name*; raises ModelUnavailable with *advice*."""
    quieten()
    try:
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(
            name,
            revision=revision,
            device="cpu",
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )
    # The libraries raise what their own dependencies raise: no narrower class covers it.
    except Exception as error:
        raise ModelUnavailable(f"{advice} ({first_line(error)})") from error


def first_line(error: Exception) -> str:
    """Return the kind of *error* and the start of its first line."""
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0][:120]}" if lines else type(error).__name__


def _folder_digest(folder: Path) -> str:
    """Return a digest of the model's files by name, size and configuration."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder)}:{path.stat().st_size}\n".encode())
            if path.suffix in (".json", ".safetensors"):
                with path.open("rb") as file:
                    digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
