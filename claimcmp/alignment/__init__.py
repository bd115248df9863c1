"""Embeddings and facts → scored pairs of claims of different sources.

Similarities of sentence encoders crowd into a narrow band, so a threshold on the cosine fails.
A pair is judged by how well the two sentences' words cover each other, by how far it is ahead of
its rivals, and by the facts that they share; evaluation/fit.py joins them into one probability.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from claimcmp.alignment.counts import count_the_same
from claimcmp.alignment.crowd_coverage import CrowdCoverage
from claimcmp.alignment.evidence import (
    Candidate,
    Candidates,
    FactOverlaps,
    SourceClaims,
    find_candidates,
    similarities,
)
from claimcmp.alignment.hubs import choose_hubs
from claimcmp.alignment.tokens import coverage
from claimcmp.calibration import calibration, log_odds
from claimcmp.progress import Progress, untold
from claimcmp.records import ClaimPair

__all__ = [
    "PAIR_THRESHOLD",
    "Candidate",
    "SourceClaims",
    "align_claims",
    "choose_hubs",
    "judge_pairs",
    "nearest_claims",
    "support_features",
]

# Pairs at least this probable are compared. Below it grouping finds a little more (development
# bundles at .3, .35, .4: recall .903, .897, .885 on the twelve newest) and joins more strangers.
PAIR_THRESHOLD = 0.4
# Candidates that are looked at on each side: a statement seldom has more counterparts than this
# in one other article.
_WIDTH = 5
# In a crowd of sources a missed counterpart is made up for by other sources.
_WIDTH_IN_CROWD = 2
# A pair less probable than this is not compared even when it counts the same sort of thing.
_LEAST_COMPARABLE = 0.01
# How probable such a pair is taken to be: even odds, for nothing but what is counted speaks for it.
_COUNTED_ALIKE = 0.5
# A candidate less probable than this supports no other.
_LEAST_SUPPORT = 0.05


def align_claims(
    sources: Sequence[SourceClaims], *, progress: Progress = untold
) -> tuple[ClaimPair, ...]:
    """Return the pairs of claims of different *sources* that state something about the same fact.

    The order of *sources* does not change which pairs are found. With three or more sources a
    pair is judged a second time by whether a third source's claim pairs with both sides. In a
    crowd of sources only pairs with one of *choose_hubs* are looked at. ``progress`` counts pairs
    of sources.
    """
    judged = judge_pairs(sources, progress=progress)
    if len(sources) > 2:
        model = calibration()["support"]
        judged = tuple(
            replace(pair, probability=model.probability(features))
            for pair, features in zip(judged, support_features(sources, judged), strict=True)
        )
    kept = tuple(pair for pair in judged if pair.probability >= PAIR_THRESHOLD)
    return tuple(sorted([*kept, *_counted_alike(sources, judged, kept)], key=_place))


def _counted_alike(
    sources: Sequence[SourceClaims], judged: Sequence[ClaimPair], kept: Sequence[ClaimPair]
) -> Iterator[ClaimPair]:
    """Yield pairs that alignment alone leaves out but that count the same sort of thing.

    Both claims must have no partner in each other's source; such a pair is given even odds.
    """
    home = {index: (source, row) for source in sources for row, index in enumerate(source.indices)}
    partnered = {
        (claim, id(home[partner][0]))
        for pair in kept
        for claim, partner in ((pair.left, pair.right), (pair.right, pair.left))
    }
    for pair in judged:
        if not _LEAST_COMPARABLE <= pair.probability < PAIR_THRESHOLD:
            continue
        (left, row), (right, column) = home[pair.left], home[pair.right]
        free = (pair.left, id(right)) not in partnered and (pair.right, id(left)) not in partnered
        if free and count_the_same(left, row, right, column):
            yield replace(pair, probability=_COUNTED_ALIKE)


def _place(pair: ClaimPair) -> tuple[int, int]:
    return pair.left, pair.right


def judge_pairs(
    sources: Sequence[SourceClaims], *, progress: Progress = untold
) -> tuple[ClaimPair, ...]:
    """Return every candidate pair with its probability from the two sources alone.

    ``progress`` counts pairs of sources.
    """
    hubs = choose_hubs(sources)
    crowd = len(hubs) < len(sources)
    width = _WIDTH_IN_CROWD if crowd else _WIDTH
    covering = CrowdCoverage(sources, hubs) if crowd else None
    overlaps = FactOverlaps()
    found: list[ClaimPair] = []
    telling = [rank for rank, source in enumerate(sources) if source.indices]
    met = [(i, j) for i, j in combinations(telling, 2) if i in hubs or j in hubs]
    for done, (i, j) in enumerate(met, start=1):
        left, right = sources[i], sources[j]
        covered = covering.of(i, j) if covering else coverage(left.tokens, right.tokens)
        judged = find_candidates(left, right, covered, overlaps, width=width)
        found.extend(_judged(left, right, judged))
        progress(done, len(met))
    return tuple(sorted(found, key=_place))


def _judged(left: SourceClaims, right: SourceClaims, candidates: Candidates) -> Iterator[ClaimPair]:
    """Yield the candidate pairs of two sources with their probabilities."""
    rows, columns = candidates.rows.tolist(), candidates.columns.tolist()
    # Of two lone claims neither has a competitor, and margins tell nothing.
    lone = len(left.indices) == len(right.indices) == 1
    model = calibration()["alignment lone" if lone else "alignment"]
    probabilities = model.probabilities(candidates.features, len(rows))
    cosines = candidates.cosines.tolist()
    for row, column, cosine, probability in zip(rows, columns, cosines, probabilities, strict=True):
        first, second = left.indices[row], right.indices[column]
        yield ClaimPair(min(first, second), max(first, second), cosine, probability)


def support_features(
    sources: Sequence[SourceClaims], pairs: Sequence[ClaimPair]
) -> Iterator[Mapping[str, float]]:
    """Yield, for each of *pairs*, its own log-odds and what other pairs say for and against it.

    The support is the greatest probability in [0, 1] with which some third claim pairs with both
    sides: min(p(left, third), p(third, right)). The rival is the greatest probability with which
    either side pairs with another claim of the other's source: without it, two doubtful pairs hold
    each other up. By leaving one development bundle out at a time it lowers the log loss a little.
    """
    source_of = {index: rank for rank, source in enumerate(sources) for index in source.indices}
    neighbours: dict[int, dict[int, float]] = {}
    choices: dict[tuple[int, int], list[tuple[float, int]]] = {}
    for pair in pairs:
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            choices.setdefault((one, source_of[other]), []).append((pair.probability, other))
            if pair.probability >= _LEAST_SUPPORT:
                neighbours.setdefault(one, {})[other] = pair.probability

    def rival(one: int, other: int) -> float:
        others = choices[one, source_of[other]]
        return max((probability for probability, claim in others if claim != other), default=0.0)

    for pair in pairs:
        left, right = neighbours.get(pair.left, {}), neighbours.get(pair.right, {})
        shared = left.keys() & right.keys()
        yield {
            "log_odds": log_odds(pair.probability),
            "support": max((min(left[third], right[third]) for third in shared), default=0.0),
            "rival": max(rival(pair.left, pair.right), rival(pair.right, pair.left)),
        }


def nearest_claims(own: SourceClaims, other: SourceClaims) -> tuple[tuple[int, float], ...]:
    """Return, for each claim of *own* in order, the nearest claim of *other* and their cosine."""
    cosines = similarities(own, other)
    return tuple(
        (other.indices[best], float(row[best]))
        for row, best in zip(cosines, cosines.argmax(axis=1), strict=True)
    )
