"""Which pairs the training sees, in which proportion and order."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.pairs import (
    Pair,
    item_pairs,
    multilingual_groups,
    passage_pairs,
    read_pairs,
    unrelated,
)
from training.parallel import likeness_pairs, translation_pairs

CONTRADICTION = (2,)
# How often a contradicting pair is turned round: it contradicts in both directions.
_TURNED = 0.3
# Languages of one MNLI line beside English, and pairs drawn from the mixtures of these in one pass.
_MNLI_LANGUAGES = 2
_MNLI_DRAWS = 2
_TRANSLATIONS = 6_000
# Pairs of a public set drawn in one pass.
_SETS = {
    "vitaminc.en": 43_493,
    "semiauto_wiki.en": 15_103,
    "snli_dev.en": 8_000,
    "cad.en": 8_330,
    "breaking.en": 3_000,
    "indonli.id": 10_330,
    "klue.ko": 3_000,
    "hurte.hu": 2_132,
    "pawsx": 6_000,
}
_UNRELATED = 6_000
# Pairs drawn in one pass from one news item, of the 130 that its languages make.
_PER_ITEM = 80
_HELD_OUT = 12


@dataclass(frozen=True, slots=True)
class Group:
    """Pairs of one origin, *drawn* of which are seen in one pass."""

    pairs: Sequence[Pair]
    drawn: int

    def draw(self, chance: random.Random) -> list[Pair]:
        """Return the pairs of one pass."""
        return chance.sample(self.pairs, min(self.drawn, len(self.pairs)))


def public_groups(data: Path, chance: random.Random) -> list[Group]:
    """Return the public sets."""
    train = data / "nli" / "train"
    groups = [
        Group(pairs, _MNLI_DRAWS) for pairs in multilingual_groups(train, _MNLI_LANGUAGES, chance)
    ]
    for name, drawn in _SETS.items():
        pairs = read_pairs(train / f"{name}.tsv.gz")
        chance.shuffle(pairs)
        groups.append(Group(pairs[:drawn], drawn))
    groups += [
        Group(made, len(made))
        for made in (translation_pairs(data, _TRANSLATIONS, chance), likeness_pairs(data, chance))
    ]
    known = [pair for group in groups for pair in group.pairs]
    groups.append(Group(list(unrelated(known, _UNRELATED, chance)), _UNRELATED))
    return groups


def news_groups() -> list[Group]:
    """Return our own news items; every _HELD_OUT-th is left out, for the temperature."""
    return [Group(pairs, _PER_ITEM) for number, pairs in enumerate(_items()) if number % _HELD_OUT]


def held_out(chance: random.Random) -> list[Pair]:
    """Return pairs of the items that training leaves out."""
    return [
        pair
        for number, pairs in enumerate(_items())
        if number % _HELD_OUT == 0
        for pair in Group(pairs, _PER_ITEM).draw(chance)
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


def one_pass(groups: Iterable[Group], chance: random.Random) -> list[Pair]:
    """Return the pairs of one pass over *groups*, shuffled."""
    pairs = [_turned(pair, chance) for group in groups for pair in group.draw(chance)]
    chance.shuffle(pairs)
    return pairs


def _turned(pair: Pair, chance: random.Random) -> Pair:
    if pair.classes != CONTRADICTION or chance.random() >= _TURNED:
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
