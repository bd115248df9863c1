"""Sentence pairs with a label, read from the public sets and from our own files.

Each public set is a gzipped table with a header line (licences in training/README.md). A label
that only says "not entailment" keeps its two possible classes: the loss sums over them.
"""

import csv
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LABELS = ("entailment", "neutral", "contradiction")
_BY_NAME = {
    "entailment": (0,),
    "neutral": (1,),
    "contradiction": (2,),
    "paraphrase": (0,),
    "not_paraphrase": (1, 2),
    "not_entailment": (1, 2),
    "compatibles": (0, 1),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A premise, a hypothesis and the classes (indices into LABELS) that are right for them."""

    premise: str
    hypothesis: str
    classes: tuple[int, ...]


def read_table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a tab-separated table, gzipped or not, without quoting."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_pairs(path: Path) -> list[Pair]:
    """Return the labelled pairs of a table; rows without a usable label are left out."""
    pairs = []
    for row in read_table(path):
        premise = row.get("premise") or row.get("sentence1")
        hypothesis = row.get("hypothesis") or row.get("sentence2")
        classes = _BY_NAME.get(row.get("label") or "")
        if premise and hypothesis and classes:
            pairs.append(Pair(premise, hypothesis, classes))
    return pairs


def multilingual_groups(folder: Path, languages: int, chance: random.Random) -> list[list[Pair]]:
    """Return the line-aligned MNLI part: for each line, its pair in all mixtures of languages.

    A line keeps English and *languages* others, drawn once, so that the sentences to read stay few.
    """
    tables = {
        path.name.split(".")[1]: {row["line"]: row for row in read_table(path)}
        for path in sorted(folder.glob("mnli15k.*.tsv.gz"))
    }
    others = sorted(set(tables) - {"en"})
    groups = []
    for line, row in tables["en"].items():
        drawn = [tables[code].get(line) for code in ("en", *chance.sample(others, languages))]
        sides = [side for side in drawn if side and side["premise"] and side["hypothesis"]]
        classes = _BY_NAME.get(row["label"] or "")
        if classes:
            groups.append(
                [Pair(a["premise"], b["hypothesis"], classes) for a in sides for b in sides]
            )
    return groups


# The two sentences of a news item and the classes of the pair, in reading order.
_ITEM_PAIRS = (
    ("statement", "paraphrase", (0,)),
    ("paraphrase", "statement", (0,)),
    ("statement", "statement", (0,)),
    ("detailed", "statement", (0,)),
    ("statement", "detailed", (1,)),
    ("detailed", "paraphrase", (0,)),
    ("statement", "neutral", (1,)),
    ("neutral", "statement", (1,)),
    ("paraphrase", "neutral", (1,)),
    ("statement", "contradiction1", (2,)),
    ("contradiction1", "statement", (2,)),
    ("statement", "contradiction2", (2,)),
    ("contradiction2", "statement", (2,)),
    ("paraphrase", "contradiction1", (2,)),
    ("contradiction2", "paraphrase", (2,)),
    ("detailed", "contradiction1", (2,)),
)


def read_items(folder: Path) -> list[dict[str, dict[str, str]]]:
    """Return our own news items: part → language → text."""
    return [
        json.loads(line)
        for path in sorted(folder.glob("items_*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def item_pairs(path: Path) -> list[list[Pair]]:
    """Return, for each news item of a file, its pairs in every combination of its languages."""
    return [_pairs_of(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _pairs_of(item: dict[str, dict[str, str]]) -> list[Pair]:
    return [
        Pair(premise, hypothesis, classes)
        for left, right, classes in _ITEM_PAIRS
        for one, premise in item[left].items()
        for other, hypothesis in item[right].items()
        if left != right or one != other
    ]


_PASSAGE_PARTS = (("entailed", (0,)), ("open", (1,)), ("contradicted", (2,)))


def passage_pairs(path: Path) -> list[list[Pair]]:
    """Return, for each news passage of a file, its pairs with every hypothesis about it."""
    return [
        [
            Pair(premise, hypothesis, classes)
            for part, classes in _PASSAGE_PARTS
            for said in item[part]
            for hypothesis in said.values()
            for premise in item["passage"].values()
        ]
        for item in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]


def unrelated(pairs: Sequence[Pair], count: int, chance: random.Random) -> Iterator[Pair]:
    """Yield *count* pairs of sentences drawn from different pairs: neutral."""
    for _ in range(count):
        one, other = chance.sample(pairs, 2)
        yield Pair(one.premise, other.hypothesis, (1,))
