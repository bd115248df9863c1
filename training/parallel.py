"""Romanian-English pairs made from translations and from sentences rated for likeness.

A translation entails its other side. A figure changed on one side contradicts it. One sentence
more on the premise's side changes nothing; on the hypothesis' side it makes the pair neutral.
Sentences that people rated as unlike (at most _UNLIKE of 5) are neutral across languages as well.
"""

import random
import re
from itertools import pairwise
from pathlib import Path

from training.pairs import Pair, read_table

_ENTAILMENT, _NEUTRAL, _CONTRADICTION = (0,), (1,), (2,)
_UNLIKE, _ALIKE = 2.0, 4.8
_FIGURE = re.compile(r"(?<![\w.,:])\d{1,3}(?:[.,]\d{3})*(?![\w:]|[.,]\d)")


def translation_pairs(folder: Path, count: int, chance: random.Random) -> list[Pair]:
    """Return pairs made from *count* translations, in both directions."""
    rows = read_table(folder / "parallel" / "ro_sts_train.ro-en.tsv.gz")
    rows += read_table(folder / "parallel" / "tatoeba.ro-en.tsv.gz")
    chance.shuffle(rows)
    pairs = []
    for row, other in pairwise(rows[: count + 1]):
        romanian, english = row["ro"], row["en"]
        pairs.append(_turned(romanian, english, _ENTAILMENT, chance))
        pairs += _with_addition(row, other, chance)
        changed = change_figure(english, chance)
        if changed:
            pairs.append(_turned(romanian, changed, _CONTRADICTION, chance))
    return pairs


def _turned(one: str, other: str, classes: tuple[int, ...], chance: random.Random) -> Pair:
    return Pair(one, other, classes) if chance.random() < 0.5 else Pair(other, one, classes)


def _with_addition(row: dict[str, str], other: dict[str, str], chance: random.Random) -> list[Pair]:
    """Return one pair whose one side says something more, on either side."""
    left, right = chance.choice((("ro", "en"), ("en", "ro"), ("ro", "ro"), ("en", "en")))
    if chance.random() < 0.5:
        return [Pair(f"{row[left]} {other[left]}", row[right], _ENTAILMENT)]
    return [Pair(row[left], f"{row[right]} {other[right]}", _NEUTRAL)]


def change_figure(text: str, chance: random.Random) -> str | None:
    """Return *text* with the first digit of one figure changed by two or more; None without one."""
    found = [m for m in _FIGURE.finditer(text) if not re.fullmatch(r"(?:19|20)\d\d", m[0])]
    if not found:
        return None
    match = chance.choice(found)
    fresh = chance.choice([d for d in "123456789" if abs(int(d) - int(match[0][0])) > 1])
    return text[: match.start()] + fresh + match[0][1:] + text[match.end() :]


def likeness_pairs(folder: Path, chance: random.Random) -> list[Pair]:
    """Return pairs of sentences rated for likeness, each side in Romanian or in English."""
    rated = read_table(folder / "sts" / "ro_sts_train.ro.tsv.gz")
    english = {
        row["ro"]: row["en"]
        for row in read_table(folder / "parallel" / "ro_sts_train.ro-en.tsv.gz")
    }
    pairs = []
    for row in rated:
        score = float(row["score"])
        if _UNLIKE < score < _ALIKE:
            continue
        one, other = (
            english.get(s, s) if chance.random() < 0.5 else s
            for s in (row["sentence1"], row["sentence2"])
        )
        pairs.append(_turned(one, other, _NEUTRAL if score <= _UNLIKE else _ENTAILMENT, chance))
    return pairs
