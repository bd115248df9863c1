"""The table of sources, what was skipped, and what was left out of each article."""

from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from claimcmp.records import Article, Comparison, SkippedArticle
from claimcmp.rendering.terminal.catalogue import Catalogue
from claimcmp.rendering.terminal.layout import (
    Block,
    beside,
    hanging,
    indented,
    joined,
    plain,
    rule,
    shortened,
    wrap,
)

_GUTTER = "  "
_HEADINGS = ("#", "Lang", "Date", "Publisher", "Title and file", "Claims")
# The publisher's column takes at most this share of the width; long names wrap.
_PUBLISHER_SHARE = 0.25
# Narrower, a table would leave no room for titles.
_NARROWEST_TABLE = 70


def sources_table(
    articles: Sequence[Article], comparison: Comparison, catalogue: Catalogue, width: int
) -> Block:
    """Return the table of *articles*: number, language, date, publisher, title, file, claims."""
    counts = Counter(claim.source for claim in comparison.claims)
    block: Block = []
    if catalogue.folder:
        block += wrap(plain(f"Files are in {catalogue.folder}", "dim"), width)
    if width < _NARROWEST_TABLE:
        return block + [
            line
            for article in articles
            for line in _entry(article, counts[article.id], catalogue, width)
        ]
    rows = [_row(article, counts[article.id], catalogue) for article in articles]
    widths = _widths(rows, width)
    block += beside([[Text(h, style="dim")] for h in _HEADINGS], widths, gutter=_GUTTER)
    for row in rows:
        cells = [
            [line for part in parts for line in wrap(part, column)]
            for parts, column in zip(row, widths, strict=True)
        ]
        block += beside(cells, widths, gutter=_GUTTER)
    return block


def skipped_list(skipped: Sequence[SkippedArticle], width: int) -> Block:
    """Return the inputs that could not be compared, each with its reason."""
    block: Block = []
    for article in skipped:
        path = "standard input" if article.path == "-" else article.path
        line = plain(f"{path}: {article.reason}", "dim")
        block += hanging(Text("Skipped", style="bold"), wrap(line, width - 9), 9)
    return block


def evidence_lines(comparison: Comparison, catalogue: Catalogue, width: int) -> Block:
    """Return each input's hash and, if it was fetched, when; then the versions of the engines."""
    block: Block = []
    for article in comparison.sources:
        fetched = f" retrieved {article.retrieved}" if article.retrieved else ""
        words = f"SHA-256 of {catalogue.numbers[article.id]}: {article.sha256}{fetched}"
        block += wrap(plain(words, "dim"), width)
    versions = ", ".join(f"{name} {version}" for name, version in comparison.versions)
    return block + (wrap(plain(versions, "dim"), width) if versions else [])


def dropped_list(comparison: Comparison, catalogue: Catalogue, width: int) -> Block:
    """Return what was left out of each article: its line, the reason and how it begins."""
    block = [rule(Text("Left out of the articles", style="bold"), width)]
    articles = [article for article in comparison.sources if article.dropped]
    for article in articles:
        block += [Text(), *wrap(catalogue.byline(article.id), width)]
        for dropped in article.dropped:
            place = catalogue.position(article, dropped.span.start)
            label = joined([Text(place), plain(dropped.reason)])
            words = shortened(plain(dropped.span.of(article.text), "dim"), width - 6)
            block += indented(wrap(label, width - 3), 3) + indented([words], 6)
    return block if articles else [*block, Text("Nothing.", style="dim")]


def _row(article: Article, claims: int, catalogue: Catalogue) -> list[list[Text]]:
    """Return one source's cells, each a list of paragraphs."""
    return [
        [Text(str(catalogue.numbers[article.id]), style="bold")],
        [plain(article.language or "?")],
        [Text(article.published.isoformat() if article.published else "–")],
        [plain(article.publisher or "–")],
        _title(article, catalogue),
        [Text(str(claims))],
    ]


def _entry(article: Article, claims: int, catalogue: Catalogue, width: int) -> Block:
    """Return one source as lines below each other, for a terminal too narrow for a table."""
    count = Text(f"{claims} claim{'s' * (claims != 1)}", style="dim")
    paragraphs = [*_title(article, catalogue), count]
    lines = [line for paragraph in paragraphs for line in wrap(paragraph, width - 3)]
    return wrap(catalogue.byline(article.id), width) + indented(lines, 3)


def _title(article: Article, catalogue: Catalogue) -> list[Text]:
    """Return title, path, and which source it repeats; what is unknown is left out."""
    title = [plain(article.title)] if article.title else []
    repeats = []
    if article.origin != article.id and article.origin in catalogue.numbers:
        number = catalogue.numbers[article.origin]
        repeats = [Text(f"repeats {number}", style="italic")]
    return [*title, plain(catalogue.path(article), "dim"), *repeats]


def _widths(rows: Sequence[Sequence[Sequence[Text]]], width: int) -> list[int]:
    """Return the columns' widths: as wide as needed, the title taking what is left."""
    widths = [
        max([cell_len(heading), *(cell_len(p.plain) for row in rows for p in row[column])])
        for column, heading in enumerate(_HEADINGS)
    ]
    widths[1] = min(widths[1], 8)
    widths[3] = min(widths[3], max(int(width * _PUBLISHER_SHARE), cell_len(_HEADINGS[3])))
    others = sum(widths) - widths[4] + len(_GUTTER) * (len(widths) - 1)
    widths[4] = max(min(widths[4], width - others), 2)
    return widths
