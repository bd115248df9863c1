"""Measure sentence boundaries: on running Romanian text and on every sentence of gold bundles.

    python -m evaluation.segmentation --treebank ud_rrt_dev.ro.tsv.gz --bundles DIRECTORY...

The treebank's sentences are joined with a space and split again; a boundary counts as found where
both texts cut at the same offset. A gold sentence of a bundle counts as kept where exactly one
claim has its text.
"""

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcmp.segmentation import sentence_spans
from evaluation.figures import publish


@dataclass(frozen=True, slots=True)
class BoundaryCounts:
    """How many boundaries are right, proposed and true."""

    right: int
    proposed: int
    true: int

    def figures(self) -> dict[str, float]:
        """Return precision, recall and F1 in [0, 1], rounded to four places."""
        precision = self.right / max(1, self.proposed)
        recall = self.right / max(1, self.true)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def boundary_counts(sentences: Sequence[str], *, language: str) -> BoundaryCounts:
    """Join *sentences* with a space, split the text again, and compare the boundaries inside it."""
    text = " ".join(sentences)
    true: set[int] = set()
    end = -1
    for sentence in sentences[:-1]:
        end += len(sentence) + 1
        true.add(end)
    found = {span.end for span in sentence_spans(text, language=language)} - {len(text)}
    return BoundaryCounts(len(true & found), len(found), len(true))


def treebank_sentences(path: Path) -> list[str]:
    """Return the sentences of a gzipped table with the columns ``n`` and ``sentence``."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t")[1].strip() for line in file][1:]


def gold_sentences(bundle: dict[str, Any]) -> dict[str, set[str]]:
    """Return the sentences that a bundle quotes, by report."""
    quoted = [tuple(pair[side]) for pair in bundle["pairs"] for side in ("a", "b")]
    quoted += [tuple(entry) for entry in bundle["single_source"]]
    sentences: dict[str, set[str]] = {}
    for report, sentence in quoted:
        sentences.setdefault(report, set()).add(sentence)
    return sentences


def bundle_errors(paths: Iterable[Path]) -> Iterator[tuple[str, str, str | None]]:
    """Yield (language, gold sentence, what was found instead or None where it is one claim)."""
    for path in paths:
        bundle = json.loads(path.read_text(encoding="utf-8"))
        gold = gold_sentences(bundle)
        for report in bundle["reports"]:
            language = report["lang"]
            claims = [
                span.of(line)
                for line in report["text"].split("\n")
                for span in sentence_spans(line, language=language)
            ]
            for sentence in sorted(gold.get(report["id"], ())):
                if claims.count(sentence) == 1:
                    yield language, sentence, None
                else:
                    touching = [c for c in claims if c in sentence or sentence in c]
                    yield language, sentence, " | ".join(touching)


def main() -> None:
    """Print the figures and write them where ``--output`` says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebank", type=Path)
    parser.add_argument("--bundles", type=Path, nargs="*", default=[])
    parser.add_argument("--output", type=Path)
    parser.add_argument("--errors", action="store_true", help="print each gold sentence missed")
    arguments = parser.parse_args()
    results: dict[str, Any] = {}
    if arguments.treebank:
        counts = boundary_counts(treebank_sentences(arguments.treebank), language="ro")
        results["treebank (ro)"] = counts.figures()
    paths = sorted(path for folder in arguments.bundles for path in folder.glob("*.json"))
    totals: dict[str, list[int]] = {}
    for language, sentence, instead in bundle_errors(paths):
        total = totals.setdefault(language, [0, 0])
        total[0] += instead is None
        total[1] += 1
        if arguments.errors and instead is not None:
            print(f"{language}: {sentence}\n    {instead}")
    results["gold sentences kept"] = {k: f"{v[0]}/{v[1]}" for k, v in sorted(totals.items())}
    publish(results, arguments.output)


if __name__ == "__main__":
    main()
