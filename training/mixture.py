"""Which pairs a stage of the training sees, in which proportion and order."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from training.pairs import (
    Pair,
    item_pairs,
    multilingual_pairs,
    passage_pairs,
    read_pairs,
    unrelated,
)
from training.parallel import likeness_pairs, translation_pairs

CONTRADICTION = (2,)
# How often a contradicting pair is turned round: it contradicts in both directions.
_TURNED = 0.3
_MNLI_DRAWS = 6
_TRANSLATIONS = 8_000
# Public sets with at most this many pairs drawn in one pass.
_SETS = {
    "vitaminc.en": 43_493,
    "semiauto_wiki.en": 15_103,
    "snli_dev.en": 9_842,
    "cad.en": 8_330,
    "breaking.en": 3_000,
    "indonli.id": 10_330,
    "klue.ko": 3_000,
    "hurte.hu": 2_132,
    "pawsx": 8_000,
}
_UNRELATED = 6_000
# Pairs of the public sets for each pair of our own in the later stage, so that nothing is lost.
_REPLAYED = 0.6
# Pairs drawn from one news item, of the 130 that its languages make.
_PER_ITEM = 90
_HELD_OUT = 12


def public_pairs(data: Path, chance: random.Random) -> list[Pair]:
    """Return one pass over the public sets, shuffled."""
    train = data / "nli" / "train"
    pairs = multilingual_pairs(train, _MNLI_DRAWS, chance)
    for name, most in _SETS.items():
        own = read_pairs(train / f"{name}.tsv.gz")
        chance.shuffle(own)
        pairs += own[:most]
    pairs += translation_pairs(data, _TRANSLATIONS, chance)
    pairs += likeness_pairs(data, chance)
    pairs += list(unrelated(pairs, _UNRELATED, chance))
    chance.shuffle(pairs)
    return [_turned(pair, chance) for pair in pairs]


def news_pairs(data: Path, chance: random.Random) -> list[Pair]:
    """Return our own news items, with a part of the public sets among them.

    Every _HELD_OUT-th item is left out, for the temperature.
    """
    own = [
        pair
        for number, pairs in enumerate(_items())
        if number % _HELD_OUT
        for pair in chance.sample(pairs, min(_PER_ITEM, len(pairs)))
    ]
    public = public_pairs(data, chance)
    pairs = own + public[: int(len(own) * _REPLAYED)]
    chance.shuffle(pairs)
    return [_turned(pair, chance) for pair in pairs]


def held_out(data: Path, chance: random.Random) -> list[Pair]:
    """Return pairs of the items that training leaves out."""
    return [
        pair
        for number, pairs in enumerate(_items())
        if number % _HELD_OUT == 0
        for pair in chance.sample(pairs, min(_PER_ITEM, len(pairs)))
    ]


def _items() -> list[list[Pair]]:
    """Return the pairs of each of our own news items."""
    folder = Path(__file__).parent / "news"
    return [
        pairs
        for name, read in (("items_*.jsonl", item_pairs), ("passages_*.jsonl", passage_pairs))
        for path in sorted(folder.glob(name))
        for pairs in read(path)
    ]


def _turned(pair: Pair, chance: random.Random) -> Pair:
    if pair.classes != CONTRADICTION or chance.random() >= _TURNED:
        return pair
    return replace(pair, premise=pair.hypothesis, hypothesis=pair.premise)


STAGES: dict[str, Callable[[Path, random.Random], list[Pair]]] = {
    "public": public_pairs,
    "news": news_pairs,
}


def batches(
    pairs: Sequence[Pair], length: Callable[[Pair], int], size: int, chance: random.Random
) -> Iterator[list[Pair]]:
    """Yield batches of *size* pairs of about equal *length*, drawn from pools of 50 batches."""
    pool = 50 * size
    for start in range(0, len(pairs), pool):
        ordered = sorted(pairs[start : start + pool], key=length)
        cut = [ordered[at : at + size] for at in range(0, len(ordered), size)]
        chance.shuffle(cut)
        yield from cut
