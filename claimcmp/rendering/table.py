"""Comparison → tables of cells, for whatever writes spreadsheets.

Three tables: one row per divergence, one per statement, one per source. Text is as in every
report: one line, without invisible or steering characters. The exact text is in the JSON.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from claimcmp.identifiers import divergences_of
from claimcmp.records import Article, Claim, Comparison, Divergence, Event, Evidence
from claimcmp.rendering.catalogue import Catalogue
from claimcmp.rendering.json import safe_json
from claimcmp.rendering.outline import clusters_of, events_of
from claimcmp.rendering.terminal.safety import clean

Cell = str | int | float | None

_SIDE = (
    "source",
    "publisher",
    "title",
    "path",
    "url",
    "language",
    "published",
    "origin",
    "statement",
    "conflict",
    "value",
    "start",
    "end",
    "line",
    "column",
    "sha256",
    "retrieved",
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns, and rows with one cell per column."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def divergence_table(comparison: Comparison) -> Table:
    """Return one row per divergence, in the order of the report, each pair of claims once.

    ``start`` and ``end`` are offsets in the article's text (code points, from 0); ``line`` and
    ``column`` count from 1 and are empty where the article was extracted from its file.
    """
    catalogue = Catalogue.of(comparison)
    columns = (
        *("event", "event_label", "cluster", "divergence", "type", "score", "explanation"),
        *(f"{name}_a" for name in _SIDE),
        *(f"{name}_b" for name in _SIDE),
        "signature",
    )
    rows = tuple(
        (
            *(_text(event.id), _text(event.label), _text(name.rpartition(".")[0]), _text(name)),
            *(divergence.type, divergence.score, _text(divergence.explanation)),
            *_side(divergence.a, catalogue),
            *_side(divergence.b, catalogue),
            _text(comparison.signature),
        )
        for event, name, divergence in _distinct(comparison)
    )
    return Table("Divergences", columns, rows)


def statement_table(comparison: Comparison) -> Table:
    """Return one row per statement of each cluster, in the order of the report."""
    catalogue = Catalogue.of(comparison)
    columns = (
        *("event", "cluster", "status", "origins", "statement_id", "source", "publisher"),
        *("language", "statement", "path", "start", "end", "line", "column"),
    )
    rows = []
    for event in events_of(comparison):
        for cluster in clusters_of(event, comparison):
            for claim in (catalogue.claims[identifier] for identifier in cluster.claims):
                article = catalogue.articles[claim.source]
                rows.append(
                    (
                        *(_text(event.id), _text(cluster.id), cluster.status, cluster.origins),
                        *(_text(claim.id), _text(claim.source), _text(article.publisher)),
                        *(_text(claim.language), _text(claim.text), _text(article.path)),
                        *_place(catalogue, article, claim.span.start, claim.span.end),
                    )
                )
    return Table("Statements", columns, tuple(rows))


def source_table(comparison: Comparison) -> Table:
    """Return one row per source, then one per input that was skipped, with its reason."""
    columns = (
        *("source", "publisher", "title", "path", "url", "language", "published", "origin"),
        *("statements", "sha256", "retrieved", "notes", "skipped", "signature"),
    )
    signature = _text(comparison.signature)
    rows: list[tuple[Cell, ...]] = []
    for article in comparison.sources:
        count = sum(claim.source == article.id for claim in comparison.claims)
        rows.append(
            (
                *(*_source(article), count, _text(article.sha256), _text(article.retrieved)),
                *(_text("; ".join(article.notes)) or None, None, signature),
            )
        )
    rows += [
        (None, None, None, _text(one.path), *[None] * 8, _text(one.reason), signature)
        for one in comparison.skipped
    ]
    return Table("Sources", columns, tuple(rows))


def _distinct(comparison: Comparison) -> Iterator[tuple[Event, str, Divergence]]:
    """Yield event, identifier and divergence; what two clusters share stands under the first."""
    seen: set[tuple[str, frozenset[str]]] = set()
    for event in events_of(comparison):
        for cluster in clusters_of(event, comparison):
            for name, divergence in divergences_of(cluster):
                key = divergence.type, frozenset((divergence.a.claim, divergence.b.claim))
                if key not in seen:
                    seen.add(key)
                    yield event, name, divergence


def _side(evidence: Evidence, catalogue: Catalogue) -> tuple[Cell, ...]:
    """Return the cells of one side of a divergence, in the order of ``_SIDE``."""
    claim: Claim = catalogue.claims[evidence.claim]
    article = catalogue.articles[claim.source]
    return (
        *_source(article),
        _text(claim.text),
        _text(evidence.text),
        _value(evidence.value),
        *_place(catalogue, article, evidence.span.start, evidence.span.end),
        _text(article.sha256),
        _text(article.retrieved),
    )


def _source(article: Article) -> tuple[Cell, ...]:
    """Return id, publisher, title, path, address, language, date and origin of a source."""
    return (
        _text(article.id),
        _text(article.publisher),
        _text(article.title),
        _text(article.path),
        _text(article.url),
        _text(article.language),
        article.published.isoformat() if article.published else None,
        _text(article.origin or article.id),
    )


def _place(catalogue: Catalogue, article: Article, start: int, end: int) -> tuple[Cell, ...]:
    """Return start and end, then line and column where the file has them."""
    position = catalogue.position(article, start, prefix=":")
    line, _, column = position.removeprefix(":").partition(":")
    known = line.isdigit() and column.isdigit()
    return start, end, int(line) if known else None, int(column) if known else None


def _value(value: object) -> Cell:
    """Return a normalised value: a text as it is, anything with parts as JSON."""
    if value is None:
        return None
    return _text(value if isinstance(value, str) else safe_json(value))


def _text(text: str | None) -> str | None:
    return None if text is None else clean(text).strip(" ")
