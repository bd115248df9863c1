"""Measure how well wire copy is told from independent reports.

usage: python -m evaluation.origins PARALLEL

Articles of NTREX and their translations are copies; the reports of our development bundles are
independent. Writes evaluation/results/origins.json.
"""

import json
import random
import sys
from collections.abc import Iterable
from pathlib import Path

from claimcmp import compare, load_encoder
from claimcmp.records import Article
from evaluation import gold, translations

RESULTS = Path(__file__).parent / "results"
_LANGUAGES = ("ro", "fr", "de", "hu", "ru")
# Shorter articles say nothing about order.
_SHORTEST = 6
_DOCUMENTS = 25


def main() -> None:
    """Compare copies and independent reports, count, and write."""
    encoder = load_encoder()

    def copies(groups: Iterable[list[Article]]) -> tuple[int, int]:
        found = total = 0
        for group in groups:
            sources = compare(group, encoder=encoder).sources
            found += sum(source.origin != source.id for source in sources)
            total += len(sources) - 1
        return found, total

    rows = translations.read_rows(Path(sys.argv[1]) / "ntrex_docs_1-60.tsv.gz")
    long = [d for d in translations.documents(rows)[:_DOCUMENTS] if len(d) >= _SHORTEST]
    results = {}
    for language in _LANGUAGES:
        chance = random.Random(0)
        told = [translations.translated(d, language, chance=chance) for d in long]
        found, total = copies([article.english, article.other] for article in told)
        results[f"translations into {language} called copies"] = f"{found} of {total}"
    found, total = copies(list(b.articles.values()) for b in gold.load(gold.DEVELOPMENT))
    results["independent reports called copies"] = f"{found} of {total}"
    (RESULTS / "origins.json").write_text(json.dumps(results, indent=1) + "\n")
    print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
