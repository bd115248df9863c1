"""Translations as pairs of articles, untouched or with one small change in every sentence.

A translation without a change has nothing to flag: whatever is flagged there is a false alarm.
"""

import csv
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from claimcmp.reading.article_json import read_object
from claimcmp.records import Article
from evaluation import perturb

OWN = Path(__file__).parent / "translations"
PUBLISHED = date(2026, 3, 4)
_ARTICLE = 12


@dataclass(frozen=True, slots=True)
class TranslatedArticle:
    """One article in two languages; sentence i of one is a translation of sentence i of the other.

    ``changed[i]`` names the type of the change made to the English sentence i, or is empty.
    """

    english: Article
    other: Article
    changed: tuple[str, ...]


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a gzipped tab-separated file with a header and no quoting."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def own_documents() -> list[tuple[str, list[dict[str, str]]]]:
    """The faithful translations written for this project: (language, rows) of each article."""
    found = []
    for path in sorted(OWN.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        language = article["language"]
        rows = [{"en": pair["en"], language: pair["other"]} for pair in article["sentences"]]
        found.append((language, rows))
    return found


def documents(rows: Sequence[dict[str, str]]) -> list[list[dict[str, str]]]:
    """Rows grouped by their ``document``, or by twelves where there is none."""
    if "document" not in rows[0]:
        return [list(rows[i : i + _ARTICLE]) for i in range(0, len(rows), _ARTICLE)]
    grouped: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        grouped.setdefault(row["document"], []).append(row)
    return list(grouped.values())


def translated(
    document: Sequence[dict[str, str]],
    language: str,
    *,
    changes: Sequence[tuple[str, perturb.Change]] = (),
    share: float = 1.0,
    chance: random.Random,
) -> TranslatedArticle:
    """Return one document in English and *language*.

    A *share* of the English sentences get one of *changes*, where one applies.
    """
    english, other, changed = [], [], []
    for row in document:
        text, kind = row["en"], ""
        if changes and chance.random() < share:
            for name, change in chance.sample(list(changes), len(changes)):
                fresh = change(text, chance)
                if fresh and fresh != text:
                    text, kind = fresh, name
                    break
        english.append(text)
        other.append(row[language])
        changed.append(kind)
    return TranslatedArticle(
        _article(english, "en.json"), _article(other, f"{language}.json"), tuple(changed)
    )


def _article(sentences: Sequence[str], path: str) -> Article:
    content = {"text": "\n\n".join(sentences), "date": PUBLISHED.isoformat()}
    return read_object(json.dumps(content).encode(), path=path).articles[0]


def paragraph_of(article: Article) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence's paragraph in the article's text."""
    start = 0
    for paragraph in article.text.split("\n\n"):
        yield start, start + len(paragraph)
        start += len(paragraph) + 2
