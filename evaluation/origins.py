"""Measure how well wire copy is told from independent reports.

usage: python -m evaluation.origins PARALLEL

Articles of NTREX and their translations are copies, also with one sentence in five changed; the
reports of our development bundles are independent. The short reports in data/origins.yaml say which
they are. Writes evaluation/results/origins.json.
"""

import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from claimcmp import compare, load_encoder
from claimcmp.embedding.interface import Encoder
from claimcmp.reading.article_json import read_object
from claimcmp.records import Article
from evaluation import gold, perturb, translations
from evaluation.figures import publish

RESULTS = Path(__file__).parent / "results"
SHORT = Path(__file__).parent / "data" / "origins.yaml"
_LANGUAGES = ("ro", "fr", "de", "hu", "ru")
# Shorter articles say nothing about order.
_SHORTEST = 6
_DOCUMENTS = 25


# What a desk changes in a copy.
_CHANGES = (("number", perturb.change_number), ("date", perturb.change_date))
_CHANGED = 0.2

Groups = Iterable[Sequence[Article]]


def main() -> None:
    """Compare copies and independent reports, count, and write."""
    encoder = load_encoder()
    rows = translations.read_rows(Path(sys.argv[1]) / "ntrex_docs_1-60.tsv.gz")
    long = [d for d in translations.documents(rows)[:_DOCUMENTS] if len(d) >= _SHORTEST]
    groups: dict[str, Groups] = {}
    for language in _LANGUAGES:
        groups[f"translations into {language}"] = _translated(long, language, 0.0)
        groups[f"changed translations into {language}"] = _translated(long, language, _CHANGED)
    groups["independent reports"] = [list(b.articles.values()) for b in gold.load(gold.DEVELOPMENT)]
    groups["short copies"] = short_reports(copy=True)
    groups["short independent reports"] = short_reports(copy=False)
    results = {f"{name} called copies": _copies(group, encoder) for name, group in groups.items()}
    publish(results, RESULTS / "origins.json")


def short_reports(*, copy: bool) -> list[tuple[Article, Article]]:
    """Return the pairs of short reports that are copies, or those that are not."""
    cases = yaml.safe_load(SHORT.read_text(encoding="utf-8"))
    return [
        (_article(case["left"], "left.json"), _article(case["right"], "right.json"))
        for case in cases
        if case["copy"] == copy
    ]


def _article(sentences: str, path: str) -> Article:
    content = {"text": "\n\n".join(sentences.splitlines()), "date": "2026-03-04"}
    return read_object(json.dumps(content).encode(), path=path).articles[0]


def _translated(
    documents: Sequence[Sequence[dict[str, str]]], language: str, share: float
) -> Iterator[tuple[Article, Article]]:
    """Yield each document in English, a *share* of its sentences changed, and in *language*."""
    chance = random.Random(0)
    for document in documents:
        told = translations.translated(
            document, language, changes=_CHANGES if share else (), share=share, chance=chance
        )
        yield told.english, told.other


def _copies(groups: Groups, encoder: Encoder) -> str:
    """Return how many reports of the groups are called copies of another one, and of how many."""
    found = total = 0
    for group in groups:
        sources = compare(group, encoder=encoder).sources
        found += sum(source.origin != source.id for source in sources)
        total += len(sources) - 1
    return f"{found} of {total}"


if __name__ == "__main__":
    main()
