"""Measure how well an article's sentences are told from the furniture of the page around them.

    python -m evaluation.reading [--errors] [--output FILE]

``evaluation/pages`` holds pages written for this project in the styles of real sites, each with
its article's sentences. Rules were made on the part called "development"; the part that was held
back is what counts. ``--extracted`` adds articles that an extractor cleaned already, in which
nothing but headings and date lines should be dropped.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcmp.reading.article_json import read_lines
from claimcmp.reading.plain_text import read_plain_text
from claimcmp.records import Article
from claimcmp.segmentation import segment
from evaluation.figures import publish

_PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class PageResult:
    """What was found on one page, against what stands there."""

    page: dict[str, Any]
    article: Article
    kept: frozenset[str]

    @property
    def lost(self) -> frozenset[str]:
        """Sentences of the article that are no claim."""
        return frozenset(self.page["body"]) - self.kept

    @property
    def leaked(self) -> frozenset[str]:
        """Claims that are no sentence of the article."""
        return self.kept - frozenset(self.page["body"])


def read_pages(folder: Path = _PAGES) -> Iterator[PageResult]:
    """Read every page and yield what was found."""
    for path in sorted(folder.glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        article = read_plain_text(page["text"].encode(), path=path.name).articles[0]
        yield PageResult(page, article, frozenset(claim.text for claim in segment(article)))


def figures(results: list[PageResult]) -> dict[str, Any]:
    """Return precision and recall of sentences, and how often title and date are right."""
    right = sum(len(frozenset(r.page["body"]) & r.kept) for r in results)
    kept, true = sum(len(r.kept) for r in results), sum(len(set(r.page["body"])) for r in results)
    wrong: Counter[str] = Counter()
    for result in results:
        found = result.article
        if found.title is not None and result.page["title"] not in (None, found.title):
            wrong["titles wrong"] += 1
        if result.page["title"] is not None and found.title is None:
            wrong["titles missed"] += 1
        published = found.published.isoformat() if found.published else None
        if result.page["published"] is not None and published is None:
            wrong["dates missed"] += 1
        if published is not None and published != result.page["published"]:
            wrong["dates wrong or guessed"] += 1
    return {
        "pages": len(results),
        "sentences": true,
        "precision": round(right / max(1, kept), 4),
        "recall": round(right / max(1, true), 4),
        **dict(sorted(wrong.items())),
    }


def extracted_figures(path: Path) -> dict[str, int]:
    """Count what was dropped from articles in gzipped JSON lines, by reason."""
    with gzip.open(path, "rb") as file:
        reading = read_lines(file.read(), path=path.name)
    reasons = Counter(d.reason for article in reading.articles for d in article.dropped)
    kept = sum(len(article.body) for article in reading.articles)
    return {
        "articles": len(reading.articles),
        "paragraphs kept": kept,
        **dict(sorted(reasons.items())),
    }


def main() -> None:
    """Print the figures and write them where ``--output`` says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print what was lost and leaked")
    parser.add_argument("--extracted", type=Path, help="gzipped JSON lines of clean articles")
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    results = list(read_pages())
    report: dict[str, Any] = {}
    for part in ("development", "held back"):
        report[part] = figures([r for r in results if r.page["part"] == part])
    if arguments.extracted:
        report["extracted articles"] = extracted_figures(arguments.extracted)
    if arguments.errors:
        for result in results:
            for sentence in sorted(result.lost):
                print(f"{result.page['id']} lost:   {sentence}")
            for sentence in sorted(result.leaked):
                print(f"{result.page['id']} leaked: {sentence}")
            print(f"{result.page['id']} {result.article.title!r} {result.article.published}")
    publish(report, arguments.output)


if __name__ == "__main__":
    main()
