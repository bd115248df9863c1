"""The states of every sentence, read once and kept on disk.

Two files grow together: ``states.bin``, float16 rows of len(VIEWS) * hidden values, one per token;
and ``states.jsonl``, one line ``[sentence, tokens]`` per sentence, in the same order. An
interrupted reading goes on where it stopped.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimcmp.embedding.interface import Embeddings
from claimcmp.entailment.reader import VIEWS, SentenceReader

_WIDTH = len(VIEWS) * 384
_BLOCK = 4000


class States:
    """The states of sentences, on disk."""

    def __init__(self, folder: Path) -> None:
        """Open what is there in *folder*."""
        folder.mkdir(parents=True, exist_ok=True)
        self._rows = folder / "states.bin"
        self._names = folder / "states.jsonl"
        self._place: dict[str, tuple[int, int]] = {}
        self._end = 0
        if self._names.exists():
            for line in self._names.read_text(encoding="utf-8").splitlines():
                self._enter(*json.loads(line))

    def _enter(self, sentence: str, tokens: int) -> None:
        self._place[sentence] = (self._end, tokens)
        self._end += tokens

    def add(self, sentences: Iterable[str]) -> None:
        """Read the *sentences* that are not there yet; unreadable ones have no tokens."""
        reader = SentenceReader()
        missing = sorted(set(sentences) - self._place.keys(), key=lambda s: (len(s), s))
        for start in range(0, len(missing), _BLOCK):
            block = missing[start : start + _BLOCK]
            found: dict[str, Embeddings] = {}
            reader.read(reader.tokenise(block), found.__setitem__)
            rows = [found[s].reshape(-1, _WIDTH) for s in block if s in found]
            with self._rows.open("r+b" if self._rows.exists() else "w+b") as file:
                file.seek(self._end * _WIDTH * 2)
                file.write(np.concatenate(rows).astype(np.float16).tobytes() if rows else b"")
            with self._names.open("a", encoding="utf-8") as file:
                for sentence in block:
                    tokens = len(found[sentence]) if sentence in found else 0
                    self._enter(sentence, tokens)
                    file.write(json.dumps([sentence, tokens], ensure_ascii=False) + "\n")

    def rows(self) -> NDArray[np.float16]:
        """Return all rows, shape (tokens, len(VIEWS) * hidden), mapped from disk."""
        return np.memmap(self._rows, np.float16, "r", shape=(self._end, _WIDTH))

    def __iter__(self) -> Iterator[str]:
        """Go through the sentences in the order in which they were read."""
        return iter(self._place)

    def place(self, sentence: str) -> tuple[int, int]:
        """Return the first row and the number of tokens of *sentence*."""
        return self._place[sentence]
