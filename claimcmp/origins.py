"""Wire copy: which sources repeat another's text, also in translation."""

from collections.abc import Callable, Sequence
from datetime import date

from claimcmp.records import Article, Claim, ClaimPair

# A pair of sentences at least this similar (centred cosine) may be a repetition or a translation;
# the shared order tells. Over 88 translated articles and 86 pairs of independent reports the two
# constants separate all but the odd one (evaluation/results/origins.json).
_REPEATED = 0.45
# The share of the shorter article's sentences that must be repeated, in the same order.
_SHARE = 0.75
# Fewer sentences than this in common say nothing about an article.
_LEAST = 4
# The share of these sentences that may diverge. A copy brings a figure up to date; short reports
# on one event tell it in one order too, but of their shared sentences more than a quarter diverged
# (evaluation/data/origins.yaml; translations with a fifth of the sentences changed stay copies).
_CHANGED = 1 / 4


def find_origins(
    sources: Sequence[Article],
    claims: Sequence[Claim],
    pairs: Sequence[ClaimPair],
    diverge: Callable[[ClaimPair], bool],
) -> dict[str, str]:
    """Return {source id: id of the source whose text it repeats}, its own id when independent.

    Reports count as one origin when most sentences of the shorter one stand in the other almost
    word for word and in the same order, and few of them *diverge*; independent reports of one
    event order their facts differently or differ in them. The earliest published is the origin;
    without dates, the first by path.
    """
    texts: dict[str, list[str]] = {source.id: [] for source in sources}
    for claim in claims:
        if claim.source in texts:
            texts[claim.source].append(claim.text)
    of_both: dict[tuple[str, str], list[ClaimPair]] = {}
    for pair in pairs:
        both = claims[pair.left].source, claims[pair.right].source
        of_both.setdefault(both, []).append(pair)
    order = sorted(sources, key=lambda s: (s.published or date.max, s.path))
    rank = {source.id: number for number, source in enumerate(order)}
    origin = {source.id: source.id for source in sources}
    for (left_id, right_id), shared in sorted(of_both.items()):
        least = max(_LEAST, _SHARE * min(len(texts[left_id]), len(texts[right_id])))
        if texts[left_id] == texts[right_id] or _repeats(shared, claims, least, diverge):
            first, second = sorted((left_id, right_id), key=rank.__getitem__)
            origin[second] = min(origin[second], origin[first], key=rank.__getitem__)
    return {source: _root(origin, source) for source in origin}


def _root(origin: dict[str, str], source: str) -> str:
    """Follow a chain of copies to its first text."""
    while origin[source] != source:
        source = origin[source]
    return source


def _repeats(
    pairs: Sequence[ClaimPair],
    claims: Sequence[Claim],
    least: float,
    diverge: Callable[[ClaimPair], bool],
) -> bool:
    """Return whether at least *least* sentences are repeated in one order, and few diverge.

    What diverges may stand apart, as where one report tells in a sentence what the other tells in
    two.
    """
    near = [pair for pair in pairs if pair.similarity >= _REPEATED]
    repeated = len(_longest_common_order(near, claims))
    if repeated < least:
        return False
    diverging = [pair for pair in pairs if diverge(pair)]
    differing = min(len({pair.left for pair in diverging}), len({pair.right for pair in diverging}))
    return differing <= _CHANGED * repeated


def _longest_common_order(
    pairs: Sequence[ClaimPair], claims: Sequence[Claim]
) -> tuple[ClaimPair, ...]:
    """Return the longest run of *pairs* whose claims' positions rise on both sides."""
    runs: list[tuple[ClaimPair, ...]] = []

    def place(pair: ClaimPair) -> tuple[int, int]:
        return claims[pair.left].position, claims[pair.right].position

    for pair in sorted(pairs, key=place):
        left, right = place(pair)
        before = [
            run
            for run in runs
            if claims[run[-1].left].position < left and claims[run[-1].right].position < right
        ]
        runs.append((*max(before, key=len, default=()), pair))
    return max(runs, key=len, default=())
