"""The pairs of one pass, in batches of about equal length."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from training.mixture import Group
from training.pairs import Pair

_CONTRADICTION = (2,)
# How often a contradicting pair is turned round: it contradicts in both directions.
_TURNED = 0.3
# Pairs of one origin that stand together in a batch where each sentence is read for all its pairs.
_TOGETHER = 4


def one_pass(groups: Iterable[Group], chance: random.Random) -> list[Pair]:
    """Return the pairs of one pass over *groups*, shuffled."""
    pairs = [_turned(pair, chance) for group in groups for pair in group.draw(group.drawn, chance)]
    chance.shuffle(pairs)
    return pairs


def _turned(pair: Pair, chance: random.Random) -> Pair:
    if pair.classes != _CONTRADICTION or chance.random() >= _TURNED:
        return pair
    return replace(pair, premise=pair.hypothesis, hypothesis=pair.premise)


def batches(
    pairs: Sequence[Pair],
    lengths: Callable[[Pair], tuple[int, int]],
    size: int,
    chance: random.Random,
) -> Iterator[list[Pair]]:
    """Yield batches of *size* pairs of about equal *lengths*, drawn from pools of 50 batches."""
    pool = 50 * size
    for start in range(0, len(pairs), pool):
        ordered = sorted(pairs[start : start + pool], key=lengths)
        cut = [ordered[at : at + size] for at in range(0, len(ordered), size)]
        chance.shuffle(cut)
        yield from cut


def bundles(groups: Iterable[Group], chance: random.Random) -> list[list[Pair]]:
    """Return the pairs of one pass of fine-tuning, those that share sentences together."""
    found: list[list[Pair]] = []
    for group in groups:
        drawn = [_turned(pair, chance) for pair in group.draw(group.tuning, chance)]
        chance.shuffle(drawn)
        found += _sharing(drawn)
    chance.shuffle(found)
    return found


def _sharing(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Yield *pairs* in bundles of at most _TOGETHER, each sharing a sentence with the first."""
    by_sentence: dict[str, list[int]] = {}
    for number, pair in enumerate(pairs):
        for sentence in (pair.premise, pair.hypothesis):
            by_sentence.setdefault(sentence, []).append(number)
    left = set(range(len(pairs)))
    for number, pair in enumerate(pairs):
        if number not in left:
            continue
        near = dict.fromkeys([number, *by_sentence[pair.premise], *by_sentence[pair.hypothesis]])
        chosen = [other for other in near if other in left][:_TOGETHER]
        left.difference_update(chosen)
        yield [pairs[other] for other in chosen]


def bundled_batches(
    found: Sequence[list[Pair]],
    length: Callable[[list[Pair]], tuple[int, int]],
    size: int,
    chance: random.Random,
) -> Iterator[list[Pair]]:
    """Yield batches of about *size* pairs from bundles of about equal *length*."""
    pool = 20 * size
    for start in range(0, len(found), pool):
        cut: list[list[Pair]] = [[]]
        for bundle in sorted(found[start : start + pool], key=length):
            if len(cut[-1]) + len(bundle) > size:
                cut.append([])
            cut[-1] += bundle
        chance.shuffle(cut)
        yield from cut
