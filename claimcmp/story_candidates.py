"""Which two sources are worth a close look, without looking at every two.

The sentences of all sources are compared in blocks, so that memory does not grow with their
square; shared names are looked up in an index. Both only estimate what
:func:`claimcmp.events.story_features` then says exactly of the pairs that are left.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimcmp.alignment.evidence import SourceClaims
from claimcmp.calibration import calibration, log_odds
from claimcmp.facts.name.spelling import skeleton
from claimcmp.facts.overlap import named_alike, share_of_names
from claimcmp.facts.records import Name

Matrix = NDArray[np.float32]

# Up to so many sources every two are looked at: it takes a second.
EXHAUSTIVE = 40
# A pair that is estimated to be less probable than this is left out. An average of probabilities
# over two groups of sources, which decides whether they join, hardly feels it.
_NEGLIGIBLE = 0.02
# Claims in one block of rows and of columns: 64 MB of cosines at a time.
_ROWS, _COLUMNS = 1024, 16384
# Best counterparts that are averaged, as in story_features.
_TOP = 3
# Shorter consonant skeletons belong to too many words.
_LEAST_SKELETON = 3


@dataclass(frozen=True, slots=True)
class _Layout:
    """The claims of all sources that have any, in one matrix.

    Place i holds the source at ranks[i]; it has the rows from starts[i] to starts[i + 1].
    """

    vectors: Matrix
    starts: NDArray[np.intp]
    ranks: NDArray[np.intp]

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


def candidate_pairs(
    sources: Sequence[SourceClaims], names: "NameIndex"
) -> Iterator[tuple[int, int]]:
    """Yield the ranks of every two sources that may tell the same story, ascending.

    All pairs of sources with claims up to 40 sources; beyond that, those whose estimated
    probability is not negligible. *names* holds the names of all sources.
    """
    present = [rank for rank, source in enumerate(sources) if source.indices]
    if len(sources) <= EXHAUSTIVE:
        yield from ((i, j) for n, i in enumerate(present) for j in present[n + 1 :])
        return
    layout = _layout(sources, present)
    for first, last in layout.runs(0, _ROWS):
        yield from _estimated(layout, names, first, last)


def _layout(sources: Sequence[SourceClaims], present: Sequence[int]) -> _Layout:
    sizes = [len(sources[rank].indices) for rank in present]
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.intp)
    vectors = np.concatenate([sources[rank].vectors for rank in present])
    return _Layout(vectors, starts, np.array(present, np.intp))


def _estimated(
    layout: _Layout, names: "NameIndex", first: int, last: int
) -> Iterator[tuple[int, int]]:
    """Yield the candidates whose left source is at a place from *first* to *last*."""
    weights, intercept = calibration()["event"].weights, calibration()["event"].intercept
    means, tops = _closeness(layout, first, last)
    logit = intercept + weights.get("mean_best", 0) * means + weights.get("top_best", 0) * tops
    for row, left in zip(logit, layout.ranks[first:last], strict=True):
        shares = names.estimated_shares(int(left))[layout.ranks[first:]]
        likely = row + weights.get("shared_names", 0) * shares >= log_odds(_NEGLIGIBLE)
        yield from (
            (int(left), int(right)) for right in layout.ranks[first:][likely] if right > left
        )


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


class NameIndex:
    """Which sources name what: by entity and by the consonants of each word of a name."""

    def __init__(self, names: Sequence[Sequence[Name]]) -> None:
        """Index the distinct names of each source."""
        self._names = names
        self._terms = [[_terms(name) for name in own] for own in names]
        self._counts = np.array([len(own) for own in names], np.float32)
        self._bearers = [_bearers(*both) for both in zip(names, self._terms, strict=True)]
        naming: dict[str, list[int]] = {}
        for source, bearers in enumerate(self._bearers):
            for term in bearers:
                naming.setdefault(term, []).append(source)
        self._naming = {term: np.array(found, np.intp) for term, found in naming.items()}

    def estimated_shares(self, source: int) -> Matrix:
        """Return what share of the names each other source may share with *source*, in [0, 1].

        The share is of the names of the source with fewer; shape (sources,).
        """
        shared = np.zeros(len(self._counts), np.float32)
        for terms in self._terms[source]:
            naming = [self._naming[term] for term in sorted(terms)]
            shared[np.unique(np.concatenate(naming))] += 1
        fewer = np.minimum(self._counts, self._counts[source])
        return np.asarray(np.minimum(shared / np.maximum(fewer, 1), 1), np.float32)

    def share(self, left: int, right: int) -> float:
        """Return the share of names that two sources have in common, in [0, 1].

        Of few sources every two names are compared, of many those that the index brings together.
        """
        if len(self._names) <= EXHAUSTIVE:
            return share_of_names(self._names[left], self._names[right])
        bearers = self._bearers[right]
        nearby = [
            [name for term in sorted(terms) for name in bearers.get(term, ())]
            for terms in self._terms[left]
        ]
        fewer = min(len(self._names[left]), len(self._names[right]))
        shared = sum(map(named_alike, self._names[left], nearby))
        return min(1.0, shared / fewer) if fewer else 0.0


def _bearers(names: Sequence[Name], terms: Sequence[Set[str]]) -> dict[str, list[Name]]:
    """Return the names of one source by what they are found by."""
    bearers: dict[str, list[Name]] = {}
    for name, own in zip(names, terms, strict=True):
        for term in own:
            bearers.setdefault(term, []).append(name)
    return bearers


def _terms(name: Name) -> frozenset[str]:
    """Return what a name is found by; names that are alike nearly always share one of these."""
    bones = (skeleton(reading) for word in name.key.split() for reading in word.split("|"))
    found = {f" {bone}" for bone in bones if len(bone) >= _LEAST_SKELETON}
    return frozenset(found | {name.entity} if name.entity else found or {f"={name.key}"})
