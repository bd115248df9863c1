"""Which two sources are worth a close look, without looking at every two.

The sentences of all sources are compared in blocks, so that memory does not grow with their
square; shared names are looked up in an index. Both only estimate what
:func:`claimcmp.events.story_features` then says exactly of the pairs that are left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimcmp.alignment.evidence import SourceClaims
from claimcmp.calibration import calibration, log_odds
from claimcmp.facts.name.spelling import skeleton
from claimcmp.facts.overlap import distinct_names
from claimcmp.facts.records import Name

Matrix = NDArray[np.float32]

# Up to so many sources every two are looked at: it takes a second.
_EXHAUSTIVE = 40
# A pair that is estimated to be less probable than this is left out. An average of probabilities
# over two groups of sources, which decides whether they join, hardly feels it.
_NEGLIGIBLE = 0.002
# Claims in one block of rows and of columns: 64 MB of cosines at a time.
_ROWS, _COLUMNS = 1024, 16384
# Best counterparts that are averaged, as in story_features.
_TOP = 3
# Shorter consonant skeletons belong to too many words.
_LEAST_SKELETON = 3


@dataclass(frozen=True, slots=True)
class _Layout:
    """The claims of all sources in one matrix; source i has rows starts[i] to starts[i + 1]."""

    vectors: Matrix
    starts: NDArray[np.intp]

    def rows(self, first: int, last: int) -> Matrix:
        """Return the vectors of sources *first* to *last*, the last one left out."""
        return self.vectors[self.starts[first] : self.starts[last]]

    def runs(self, first: int, most: int) -> Iterator[tuple[int, int]]:
        """Cut the sources from *first* on into runs of at most *most* claims, or one source."""
        count = len(self.starts) - 1
        while first < count:
            fitting = np.searchsorted(self.starts, self.starts[first] + most, side="right") - 1
            last = max(first + 1, int(fitting))
            yield first, last
            first = last


def candidate_pairs(sources: Sequence[SourceClaims]) -> Iterator[tuple[int, int]]:
    """Yield the ranks of every two sources that may tell the same story, ascending.

    All pairs of sources with claims up to 40 sources; beyond that, those whose estimated
    probability is not negligible.
    """
    present = [rank for rank, source in enumerate(sources) if source.indices]
    if len(present) <= _EXHAUSTIVE:
        yield from ((i, j) for n, i in enumerate(present) for j in present[n + 1 :])
        return
    filled = [sources[rank] for rank in present]
    names = _NameIndex([distinct_names(source.facts) for source in filled])
    layout = _layout(filled)
    for first, last in layout.runs(0, _ROWS):
        for left, right in _estimated(layout, names, first, last):
            yield present[left], present[right]


def _layout(sources: Sequence[SourceClaims]) -> _Layout:
    sizes = [len(source.indices) for source in sources]
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.intp)
    return _Layout(np.concatenate([source.vectors for source in sources]), starts)


def _estimated(
    layout: _Layout, names: "_NameIndex", first: int, last: int
) -> Iterator[tuple[int, int]]:
    """Yield the candidates whose left source is one of *first* to *last*."""
    weights, intercept = calibration()["event"].weights, calibration()["event"].intercept
    means, tops = _closeness(layout, first, last)
    logit = intercept + weights.get("mean_best", 0) * means + weights.get("top_best", 0) * tops
    for left in range(first, last):
        row = logit[left - first] + weights.get("shared_names", 0) * names.shares(left)[first:]
        likely = np.flatnonzero(row >= log_odds(_NEGLIGIBLE)) + first
        yield from ((left, int(right)) for right in likely if right > left)


def _closeness(layout: _Layout, first: int, last: int) -> tuple[Matrix, Matrix]:
    """Return the mean of all and of the three best cosines of the claims of each left source.

    Each claim counts with its best counterpart in each right source; right sources are those from
    *first* on. Both have the shape (last - first, sources - first).
    """
    rows = layout.rows(first, last)
    best = []
    for begin, end in layout.runs(first, _COLUMNS):
        cosines = rows @ layout.rows(begin, end).T
        offsets = layout.starts[begin:end] - layout.starts[begin]
        best.append(np.maximum.reduceat(cosines, offsets, axis=1))
    bests = np.concatenate(best, axis=1)
    cuts = layout.starts[first + 1 : last] - layout.starts[first]
    of_source = np.split(bests, cuts)
    return (
        np.stack([own.mean(axis=0) for own in of_source]),
        np.stack([_top(own).mean(axis=0) for own in of_source]),
    )


def _top(own: Matrix) -> Matrix:
    return own if len(own) <= _TOP else np.partition(own, len(own) - _TOP, axis=0)[-_TOP:]


class _NameIndex:
    """Which sources name what: by entity and by the consonants of each word of a name."""

    def __init__(self, names: Sequence[Sequence[Name]]) -> None:
        """Index the distinct names of each source."""
        self._terms = [[_terms(name) for name in own] for own in names]
        self._counts = np.array([len(own) for own in names], np.float32)
        naming: dict[str, list[int]] = {}
        for source, own in enumerate(self._terms):
            for term in sorted(set().union(*own)):
                naming.setdefault(term, []).append(source)
        self._naming = {term: np.array(found, np.intp) for term, found in naming.items()}

    def shares(self, source: int) -> Matrix:
        """Return what share of the names each other source may share with *source*, in [0, 1].

        The share is of the names of the source with fewer; shape (sources,).
        """
        shared = np.zeros(len(self._counts), np.float32)
        for terms in self._terms[source]:
            naming = [self._naming[term] for term in sorted(terms)]
            if naming:
                shared[np.unique(np.concatenate(naming))] += 1
        fewer = np.minimum(self._counts, self._counts[source])
        return np.asarray(np.minimum(shared / np.maximum(fewer, 1), 1), np.float32)


def _terms(name: Name) -> frozenset[str]:
    """Return what a name is found by; names that are alike nearly always share one of these."""
    bones = (skeleton(reading) for word in name.key.split() for reading in word.split("|"))
    found = {f" {bone}" for bone in bones if len(bone) >= _LEAST_SKELETON}
    return frozenset(found | {name.entity} if name.entity else found or {f"={name.key}"})
