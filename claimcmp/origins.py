"""Wire copy: which sources repeat another's text, also in translation."""

from collections.abc import Sequence
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


def find_origins(
    sources: Sequence[Article], claims: Sequence[Claim], pairs: Sequence[ClaimPair]
) -> dict[str, str]:
    """Return {source id: id of the source whose text it repeats}, its own id when independent.

    Reports count as one origin when most sentences of the shorter one stand in the other almost
    word for word and in the same order; independent reports of one event order their facts
    differently. The earliest published is the origin; without dates, the first by path.
    """
    texts: dict[str, list[str]] = {source.id: [] for source in sources}
    for claim in claims:
        if claim.source in texts:
            texts[claim.source].append(claim.text)
    repeated: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for pair in pairs:
        left, right = claims[pair.left], claims[pair.right]
        if pair.similarity >= _REPEATED:
            repeated.setdefault((left.source, right.source), []).append(
                (left.position, right.position)
            )
    order = sorted(sources, key=lambda s: (s.published or date.max, s.path))
    rank = {source.id: number for number, source in enumerate(order)}
    origin = {source.id: source.id for source in sources}
    for (left_id, right_id), positions in sorted(repeated.items()):
        least = max(_LEAST, _SHARE * min(len(texts[left_id]), len(texts[right_id])))
        same = texts[left_id] == texts[right_id]
        if same or _longest_common_order(positions) >= least:
            first, second = sorted((left_id, right_id), key=rank.__getitem__)
            origin[second] = min(origin[second], origin[first], key=rank.__getitem__)
    return {source: _root(origin, source) for source in origin}


def _root(origin: dict[str, str], source: str) -> str:
    """Follow a chain of copies to its first text."""
    while origin[source] != source:
        source = origin[source]
    return source


def _longest_common_order(positions: Sequence[tuple[int, int]]) -> int:
    """Return the length of the longest run of pairs that rise on both sides."""
    longest: list[tuple[tuple[int, int], int]] = []
    for left, right in sorted(set(positions)):
        before = [n for (x, y), n in longest if x < left and y < right]
        longest.append(((left, right), 1 + max(before, default=0)))
    return max((n for _, n in longest), default=0)
