"""Comparison → GitHub-flavoured Markdown, for pull requests, issues and CMS.

Every text from outside passes :mod:`claimcmp.rendering.markdown_text`; the markup is all ours.
"""

from collections.abc import Iterable, Iterator, Sequence

from claimcmp.records import Article, Claim, ClaimCluster, ClusterStatus, Comparison, Event
from claimcmp.rendering.catalogue import Catalogue
from claimcmp.rendering.markdown_text import code, escaped, marked
from claimcmp.rendering.marks import conflict_spans
from claimcmp.rendering.outline import clusters_of, complete, events_of
from claimcmp.rendering.promise import ALIKE, PROMISE
from claimcmp.rendering.repeats import FreshCluster, without_repeats
from claimcmp.rendering.telling import origins_note, percent, telling, told_values

_HEADINGS: dict[ClusterStatus, str] = {
    "diverging": "Diverging",
    "corroborated": "Corroborated",
    "single-source": "From one source only",
}
_LEGEND = (
    "The words that differ are in bold. The percentage is the probability that a careful reader "
    "would call it a divergence."
)
_SEPARATOR = " · "


def render_markdown(comparison: Comparison, *, show_dropped: bool = False) -> str:
    """Return the report as Markdown; *show_dropped* lists what was left out of each article."""
    catalogue = Catalogue.of(comparison)
    parts: list[str] = [
        "# Comparison of news reports",
        f"{PROMISE} {_LEGEND}",
        f"**{_counts(comparison)}**",
    ]
    for event in events_of(comparison):
        parts += _event(event, comparison, catalogue)
    parts += _evidence(comparison, catalogue)
    if show_dropped:
        parts += _dropped(comparison, catalogue)
    return "\n\n".join(parts) + "\n"


def _counts(comparison: Comparison) -> str:
    """Return how many sources, and how many statements of each kind there are."""
    statuses = [cluster.status for cluster in comparison.clusters]
    counts = [f"{len(comparison.sources)} sources"]
    if comparison.skipped:
        counts.append(f"{len(comparison.skipped)} skipped")
    counts += [
        f"{statuses.count(status)} {heading.lower()}"
        for status, heading in _HEADINGS.items()
        if complete(comparison) or status in statuses
    ]
    return _SEPARATOR.join(counts)


def _event(event: Event, comparison: Comparison, catalogue: Catalogue) -> Iterator[str]:
    """Yield the paragraphs of one event: its statements by kind."""
    yield f"## {escaped(event.label) or 'Reports'}"
    articles = [catalogue.articles[source] for source in event.sources]
    if articles:
        yield "\n".join(f"- {_byline(article, catalogue)}" for article in articles)
    clusters = clusters_of(event, comparison)
    ranks = {cluster.id: rank for rank, cluster in enumerate(clusters)}
    for status, heading in _HEADINGS.items():
        found = [cluster for cluster in clusters if cluster.status == status]
        if not found:
            continue
        yield f"### {heading} ({len(found)})"
        if status == "diverging":
            for cluster in without_repeats(found, ranks):
                yield from _diverging(cluster, clusters, catalogue)
        elif status == "corroborated":
            yield ALIKE
            yield "\n".join(_corroborated(cluster, catalogue) for cluster in found)
        else:
            yield from _single(found, catalogue)


def _byline(article: Article, catalogue: Catalogue) -> str:
    """Return id, publisher, language, date, title and file of a source."""
    repeats = article.origin not in ("", article.id) and article.origin in catalogue.articles
    parts = [
        f"**{escaped(article.id)}**",
        escaped(article.publisher or ""),
        escaped(article.language or ""),
        article.published.isoformat() if article.published else "",
        escaped(article.title or ""),
        code(article.path),
        f"repeats {escaped(article.origin)}" if repeats else "",
    ]
    return _SEPARATOR.join(part for part in parts if part)


def _diverging(
    cluster: FreshCluster, clusters: Sequence[ClaimCluster], catalogue: Catalogue
) -> Iterator[str]:
    """Yield one diverging cluster: header, explanations, values and each statement."""
    fresh = cluster.fresh
    reports = len(catalogue.claims_by_source(cluster.whole))
    best: dict[str, float] = {}
    for divergence in fresh.divergences or cluster.whole.divergences:
        best[divergence.type] = max(divergence.score, best.get(divergence.type, 0.0))
    types = [
        f"{type_.upper()} {percent(score)}"
        for type_, score in sorted(best.items(), key=lambda item: (-item[1], item[0]))
    ]
    note = origins_note(cluster.whole.origins, reports)
    yield f"#### {_SEPARATOR.join([escaped(fresh.id), *types, *([note] if note else [])])}"
    several = reports > 2
    for one in telling(fresh.divergences, once_a_type=several):
        yield escaped(one.explanation)
    if several and fresh.divergences:
        yield "\n".join(_values(fresh))
    if cluster.elsewhere:
        others = ", ".join(escaped(clusters[rank].id) for rank in cluster.elsewhere)
        yield f"*Also shown under {others}.*"
    claims = [c for own in catalogue.claims_by_source(fresh).values() for c in own]
    if claims:
        spans = conflict_spans(fresh)
        yield "\n".join(
            f"- {_label(claim, catalogue)}\n  > {marked(claim, spans.get(claim.id, ()))}"
            for claim in claims
        )


def _values(cluster: ClaimCluster) -> Iterator[str]:
    """Yield the distinct values of each type and the sources that give them, a line a type."""
    for type_, groups in told_values(cluster).items():
        given = [
            f"**{escaped(group.value)}** ({', '.join(map(escaped, group.sources))})"
            for group in groups
        ]
        yield f"- {type_}: {' — '.join(given)}"


def _corroborated(cluster: ClaimCluster, catalogue: Catalogue) -> str:
    """Return one corroborated cluster as a list item with its statements below."""
    by_source = catalogue.claims_by_source(cluster)
    note = origins_note(cluster.origins, len(by_source))
    head = f"- {escaped(cluster.id)}{_SEPARATOR + note if note else ''}"
    claims: Iterable[Claim] = (claim for own in by_source.values() for claim in own)
    return "\n".join([head, *(f"  - {_told(claim, catalogue)}" for claim in claims)])


def _single(clusters: Sequence[ClaimCluster], catalogue: Catalogue) -> Iterator[str]:
    """Yield, for each source, the statements that only it makes."""
    by_source: dict[str, list[str]] = {}
    for cluster in clusters:
        for claim in (catalogue.claims[identifier] for identifier in cluster.claims):
            position = catalogue.position(catalogue.articles[claim.source], claim.span.start)
            line = f"- {escaped(claim.text)} *({position})*"
            by_source.setdefault(claim.source, []).append(line)
    for source in sorted(by_source, key=catalogue.numbers.__getitem__):
        publisher = escaped(catalogue.articles[source].publisher or "")
        yield f"**{escaped(source)}**{_SEPARATOR + publisher if publisher else ''}"
        yield "\n".join(by_source[source])


def _told(claim: Claim, catalogue: Catalogue) -> str:
    position = catalogue.position(catalogue.articles[claim.source], claim.span.start)
    return f"**{escaped(claim.source)}** {escaped(claim.text)} *({position})*"


def _label(claim: Claim, catalogue: Catalogue) -> str:
    """Return who says it, in which language, when, and where it stands."""
    article = catalogue.articles[claim.source]
    parts = [
        f"**{escaped(claim.source)}**",
        escaped(article.publisher or ""),
        escaped(claim.language),
        article.published.isoformat() if article.published else "",
        code(f"{article.path}{catalogue.position(article, claim.span.start, prefix=':')}"),
    ]
    return _SEPARATOR.join(part for part in parts if part)


def _evidence(comparison: Comparison, catalogue: Catalogue) -> Iterator[str]:
    """Yield what the report rests on: files and their hashes, skipped inputs, signature."""
    yield "## Evidence"
    lines = ["| Source | File | SHA-256 | Retrieved |", "| --- | --- | --- | --- |"]
    for article in comparison.sources:
        # A bar ends a cell even inside a code span.
        path = escaped(article.path) if "|" in article.path else code(article.path)
        cells = (
            escaped(article.id),
            path,
            escaped(article.sha256),
            escaped(article.retrieved or ""),
        )
        lines.append(f"| {' | '.join(cells)} |")
    yield "\n".join(lines)
    for note in comparison.notes:
        yield f"Note: {escaped(note)}"
    for article in comparison.sources:
        for note in article.notes:
            yield f"Note on {escaped(article.id)}: {escaped(note)}"
    if comparison.skipped:
        yield "\n".join(
            f"- Skipped {code(s.path)}: {escaped(s.reason)}" for s in comparison.skipped
        )
    yield f"Signature: {code(comparison.signature)}"
    if comparison.versions:
        yield f"Made with {code(', '.join(f'{name} {v}' for name, v in comparison.versions))}"


def _dropped(comparison: Comparison, catalogue: Catalogue) -> Iterator[str]:
    """Yield what was left out of each article: its place, the reason and the text."""
    yield "## Left out of the articles"
    for article in comparison.sources:
        if article.dropped:
            yield f"**{escaped(article.id)}**"
            yield "\n".join(
                f"- {catalogue.position(article, d.span.start)}, {escaped(d.reason)}: "
                f"{escaped(d.span.of(article.text))}"
                for d in article.dropped
            )
