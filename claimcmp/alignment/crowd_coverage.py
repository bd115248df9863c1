"""Coverage in a crowd of reports: each distinct sentence is compared once, not in every report."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from claimcmp.alignment.evidence import SourceClaims
from claimcmp.alignment.tokens import coverage
from claimcmp.embedding.interface import TokenEmbeddings

Matrix = NDArray[np.float32]

# Sentences in one block of rows and of columns: some 40 MB of cosines of tokens at a time.
_ROWS, _COLUMNS = 32, 256


class CrowdCoverage:
    """How well the claims of hubs and of all other sources cover each other.

    Wire copies share most of their sentences. A sentence is known by its token embeddings, which
    claimcmp.alignment.tokens.centre_tokens makes once for a text.
    """

    def __init__(self, sources: Sequence[SourceClaims], hubs: Sequence[int]) -> None:
        """Compare every distinct sentence of the sources at *hubs* with every other's."""
        every = _Sentences([tokens for source in sources for tokens in source.tokens])
        told_by_hubs = _Sentences([tokens for rank in hubs for tokens in sources[rank].tokens])
        self._columns = [every.numbers(source.tokens) for source in sources]
        self._rows = {rank: told_by_hubs.numbers(sources[rank].tokens) for rank in hubs}
        self._covered, self._covering = _in_blocks(told_by_hubs.distinct, every.distinct)

    def of(self, left: int, right: int) -> tuple[Matrix, Matrix]:
        """Return the coverage of two sources by rank, one of them a hub.

        As claimcmp.alignment.tokens.coverage does.
        """
        if left in self._rows:
            place = np.ix_(self._rows[left], self._columns[right])
            return self._covered[place], self._covering[place]
        place = np.ix_(self._rows[right], self._columns[left])
        return self._covering[place].T, self._covered[place].T


class _Sentences:
    """Distinct sentences, numbered in the order in which they are first told."""

    def __init__(self, tokens: Sequence[TokenEmbeddings]) -> None:
        of_id = {id(embedded): embedded for embedded in tokens}
        self.distinct = list(of_id.values())
        self._number = {key: number for number, key in enumerate(of_id)}

    def numbers(self, tokens: Sequence[TokenEmbeddings]) -> NDArray[np.intp]:
        """Return the numbers of sentences that are among these."""
        return np.array([self._number[id(embedded)] for embedded in tokens], np.intp)


def _in_blocks(
    left: Sequence[TokenEmbeddings], right: Sequence[TokenEmbeddings]
) -> tuple[Matrix, Matrix]:
    """Return the coverage of sentences, computed in blocks so that memory stays bounded."""
    covered = np.empty((len(left), len(right)), np.float32)
    covering = np.empty_like(covered)
    for rows in _runs(len(left), _ROWS):
        for columns in _runs(len(right), _COLUMNS):
            block = coverage(left[rows], right[columns])
            covered[rows, columns], covering[rows, columns] = block
    return covered, covering


def _runs(count: int, size: int) -> Iterator[slice]:
    return (slice(start, start + size) for start in range(0, count, size))
