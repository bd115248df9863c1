"""Which pairs the training sees, in which proportion and order."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.pairs import (
    Pair,
    item_pairs,
    multilingual_groups,
    passage_pairs,
    read_items,
    read_pairs,
    read_table,
    unrelated,
)
from training.parallel import likeness_pairs, translation_pairs
from training.swaps import swapped_items, swapped_translations

# Languages of one MNLI line beside English, and pairs drawn from the mixtures of these in one pass.
_MNLI_LANGUAGES = 2
_MNLI_DRAWS = 2
_TRANSLATIONS = 6_000
# Pairs of a public set drawn in one pass; of fine-tuning.
_SETS = {
    "vitaminc.en": (43_493, 40_000),
    "semiauto_wiki.en": (15_103, 7_551),
    "snli_dev.en": (8_000, 4_000),
    "cad.en": (8_330, 4_165),
    "breaking.en": (3_000, 1_500),
    "indonli.id": (10_330, 5_165),
    "klue.ko": (3_000, 1_500),
    "hurte.hu": (2_132, 1_066),
    "pawsx": (6_000, 3_000),
}
_UNRELATED = (6_000, 1_500)
# Pairs drawn in one pass from one news item, of the 130 that its languages make; of fine-tuning,
# since the first training learns them by heart.
_PER_ITEM = (80, 11)
_HELD_OUT = 12
_NEWS = Path(__file__).parent / "news"
# Translations of which a word is changed.
_SWAPPED = 3_600
_SWAPS_DRAWN = 0.6


@dataclass(frozen=True, slots=True)
class Group:
    """Pairs of one origin; how many are *drawn* in one pass, and in one of fine-*tuning*."""

    pairs: Sequence[Pair]
    drawn: int
    tuning: int

    def draw(self, count: int, chance: random.Random) -> list[Pair]:
        """Return *count* of the pairs, or all."""
        return chance.sample(self.pairs, min(count, len(self.pairs)))


def public_groups(data: Path, chance: random.Random) -> list[Group]:
    """Return the public sets."""
    train = data / "nli" / "train"
    groups = [
        Group(pairs, _MNLI_DRAWS, _MNLI_DRAWS)
        for pairs in multilingual_groups(train, _MNLI_LANGUAGES, chance)
    ]
    for name, (drawn, tuning) in _SETS.items():
        pairs = read_pairs(train / f"{name}.tsv.gz")
        chance.shuffle(pairs)
        groups.append(Group(pairs[:drawn], drawn, tuning))
    groups += [
        Group(made, len(made), len(made) // 2)
        for made in (translation_pairs(data, _TRANSLATIONS, chance), likeness_pairs(data, chance))
    ]
    known = [pair for group in groups for pair in group.pairs]
    groups.append(Group(list(unrelated(known, _UNRELATED[0], chance)), *_UNRELATED))
    return groups


def news_groups() -> list[Group]:
    """Return our own news items; every _HELD_OUT-th is left out, for the temperature."""
    return [Group(pairs, *_PER_ITEM) for number, pairs in enumerate(_items()) if number % _HELD_OUT]


def swapped_groups(data: Path, chance: random.Random) -> list[Group]:
    """Return pairs that differ in one word or figure, for fine-tuning alone."""
    rows = [
        (row["ro"], row["en"])
        for row in read_table(data / "parallel" / "ro_sts_train.ro-en.tsv.gz")
    ]
    items = [item for number, item in enumerate(read_items(_NEWS)) if number % _HELD_OUT]
    made = (*swapped_translations(rows, _SWAPPED, chance), swapped_items(items, chance))
    return [Group(pairs, 0, round(_SWAPS_DRAWN * len(pairs))) for pairs in made]


def held_out(chance: random.Random) -> list[Pair]:
    """Return pairs of the items that training leaves out."""
    return [
        pair
        for number, pairs in enumerate(_items())
        if number % _HELD_OUT == 0
        for pair in Group(pairs, *_PER_ITEM).draw(_PER_ITEM[0], chance)
    ]


def _items() -> list[list[Pair]]:
    """Return the pairs of each of our own news items."""
    return [
        pairs
        for name, read in (("items_*.jsonl", item_pairs), ("passages_*.jsonl", passage_pairs))
        for path in sorted(_NEWS.glob(name))
        for pairs in read(path)
    ]
