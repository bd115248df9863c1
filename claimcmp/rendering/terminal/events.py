"""One event of the report: its sources, then its statements from the most telling to the least."""

from collections.abc import Sequence

from rich.text import Text

from claimcmp.records import ClaimCluster, Comparison, Event
from claimcmp.rendering.terminal.agreeing import corroborated_block, single_source_block
from claimcmp.rendering.terminal.catalogue import Catalogue
from claimcmp.rendering.terminal.diverging import diverging_block
from claimcmp.rendering.terminal.highlight import CLOSING_MARK, OPENING_MARK
from claimcmp.rendering.terminal.layout import Block, apart, plain, rule, wrap
from claimcmp.rendering.terminal.sources import sources_table

_LEGEND = (
    "The percentage is the probability that a careful reader would call it a divergence. "
    "The words that differ are "
)


def events_of(comparison: Comparison) -> list[Event]:
    """Return the events in order, and one more for whatever belongs to none."""
    known = {event.id for event in comparison.events}
    placed = {source for event in comparison.events for source in event.sources}
    stray = tuple(article.id for article in comparison.sources if article.id not in placed)
    events = list(comparison.events)
    if stray or any(cluster.event not in known for cluster in comparison.clusters):
        events.append(Event(id="", label="Other reports" if events else "", sources=stray))
    return events


def complete(comparison: Comparison) -> bool:
    """Whether every claim is in a cluster; a selection of clusters leaves some out."""
    shown = {claim for cluster in comparison.clusters for claim in cluster.claims}
    return all(claim.id in shown for claim in comparison.claims)


def event_block(
    event: Event, comparison: Comparison, catalogue: Catalogue, width: int, *, colour: bool
) -> Block:
    """Return the event's label, its table of sources and its three sections of statements."""
    parts: list[Block] = []
    if event.label:
        *above, last = wrap(plain(event.label, "bold"), width)
        parts.append([*above, rule(last, width, line="━")])
    articles = [article for article in comparison.sources if article.id in set(event.sources)]
    if articles:
        parts.append(sources_table(articles, comparison, catalogue, width))
    known = {e.id for e in comparison.events}
    clusters = [c for c in comparison.clusters if (c.event if c.event in known else "") == event.id]
    ranks = _ranks(comparison)
    diverging = [c for c in clusters if c.status == "diverging"]
    if diverging:
        parts.append(_diverging_section(diverging, ranks, catalogue, width, colour=colour))
    elif complete(comparison) and clusters:
        parts.append([Text("No diverging statements found.", style="bold")])
    corroborated = [c for c in clusters if c.status == "corroborated"]
    if corroborated:
        parts.append(_corroborated_section(corroborated, catalogue, width))
    single = [c for c in clusters if c.status == "single-source"]
    if single:
        parts.append(_single_source_section(single, catalogue, width))
    return apart(parts)


def _ranks(comparison: Comparison) -> dict[str, int]:
    """Return the number of each diverging cluster, counted from 1 in their given order."""
    diverging = [c.id for c in comparison.clusters if c.status == "diverging"]
    return {identifier: rank for rank, identifier in enumerate(diverging, 1)}


def _heading(words: str, count: int, width: int) -> Text:
    """Return a section's heading with the number of its statements."""
    return rule(Text.assemble((words, "bold"), f" · {count}"), width)


def _diverging_section(
    clusters: Sequence[ClaimCluster],
    ranks: dict[str, int],
    catalogue: Catalogue,
    width: int,
    *,
    colour: bool,
) -> Block:
    """Return the diverging statements, a legend above them."""
    sample = (
        Text("marked", style="bold underline")
        if colour
        else Text(f"in {OPENING_MARK}double brackets{CLOSING_MARK}")
    )
    legend = Text.assemble((_LEGEND, "dim"), sample, (".", "dim"))
    heading = _heading("Diverging", len(clusters), width)
    blocks = [
        diverging_block(ranks[cluster.id], cluster, catalogue, width, colour=colour)
        for cluster in clusters
    ]
    return apart([[heading, *wrap(legend, width)], *blocks])


def _corroborated_section(
    clusters: Sequence[ClaimCluster], catalogue: Catalogue, width: int
) -> Block:
    """Return what several sources say alike."""
    heading = _heading("Corroborated", len(clusters), width)
    return apart([[heading], *(corroborated_block(c, catalogue, width) for c in clusters)])


def _single_source_section(
    clusters: Sequence[ClaimCluster], catalogue: Catalogue, width: int
) -> Block:
    """Return what only one source says, by source."""
    by_source: dict[str, list[ClaimCluster]] = {}
    for cluster in clusters:
        by_source.setdefault(catalogue.claims[cluster.claims[0]].source, []).append(cluster)
    ordered = sorted(by_source.items(), key=lambda item: catalogue.numbers[item[0]])
    heading = _heading("From one source only", len(clusters), width)
    blocks = [single_source_block(s, found, catalogue, width) for s, found in ordered]
    return apart([[heading], *blocks])
