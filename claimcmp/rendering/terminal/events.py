"""One event of the report: its sources, then its statements from the most telling to the least."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from claimcmp.records import ClaimCluster, ClusterStatus, Comparison, Event
from claimcmp.rendering.outline import clusters_of, complete, events_of, ranks_of
from claimcmp.rendering.promise import ALIKE
from claimcmp.rendering.repeats import without_repeats
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
_NEAREST_LEGEND = (
    "Below each statement, what comes nearest to it in other reports; the figure says how close "
    "in meaning, 1 at most."
)
_ALONE = "No other report here is on this event: there is nothing to compare it with."
_NOTHING: dict[ClusterStatus, str] = {
    "diverging": "No diverging statements found.",
    "corroborated": "No corroborated statements found.",
    "single-source": "No statements from one source only.",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What every part of the report needs: the comparison, its catalogue, and how to show it.

    ``width`` is in cells; ``only`` is the kind of statements that was asked for, or None;
    ``ranks`` numbers the diverging clusters from 1 in the order of the page.
    """

    comparison: Comparison
    catalogue: Catalogue
    width: int
    colour: bool
    only: ClusterStatus | None
    ranks: Mapping[str, int]

    @classmethod
    def of(
        cls, comparison: Comparison, *, width: int, colour: bool, only: ClusterStatus | None
    ) -> "Page":
        """Return the page of *comparison*."""
        return cls(comparison, Catalogue.of(comparison), width, colour, only, ranks_of(comparison))

    def explained(self, event: Event, status: ClusterStatus) -> bool:
        """Whether a part before *event* has statements of *status*, and so their legend."""
        for earlier in events_of(self.comparison):
            if earlier.id == event.id:
                return False
            if any(c.status == status for c in clusters_of(earlier, self.comparison)):
                return True
        return False


def event_block(event: Event, page: Page) -> Block:
    """Return the event's label, its table of sources and its three sections of statements."""
    parts: list[Block] = []
    if event.label:
        *above, last = wrap(plain(event.label, "bold"), page.width)
        parts.append([*above, rule(last, page.width, line="━")])
    articles = [a for a in page.comparison.sources if a.id in set(event.sources)]
    if articles:
        parts.append(sources_table(articles, page.comparison, page.catalogue, page.width))
    clusters = clusters_of(event, page.comparison)
    absent = _absent(event, clusters, page)
    if absent:
        parts.append(wrap(Text(absent, style="bold"), page.width))
    sections = {
        "diverging": _diverging_section,
        "corroborated": _corroborated_section,
        "single-source": _single_source_section,
    }
    for status, section in sections.items():
        found = [cluster for cluster in clusters if cluster.status == status]
        if found:
            parts.append(section(found, event, page))
    return apart(parts)


def _absent(event: Event, clusters: Sequence[ClaimCluster], page: Page) -> str:
    """Return what the reader looks for in the event and does not find, or an empty text."""
    if len(event.sources) == 1:
        return _ALONE
    status = page.only
    if status is None and clusters and complete(page.comparison):
        status = "diverging"
    if status is None or any(cluster.status == status for cluster in clusters):
        return ""
    return _NOTHING[status]


def _heading(words: str, count: int, width: int) -> Text:
    """Return a section's heading with the number of its statements."""
    return rule(Text.assemble((words, "bold"), f" · {count}"), width)


def _diverging_section(clusters: Sequence[ClaimCluster], event: Event, page: Page) -> Block:
    """Return the diverging statements, in the first event with a legend above them."""
    head = [_heading("Diverging", len(clusters), page.width)]
    if not page.explained(event, "diverging"):
        sample = (
            Text("marked", style="bold underline")
            if page.colour
            else Text(f"in {OPENING_MARK}double brackets{CLOSING_MARK}")
        )
        head += wrap(Text.assemble((_LEGEND, "dim"), sample, (".", "dim")), page.width)
    blocks = [
        diverging_block(cluster, page.catalogue, page.width, colour=page.colour)
        for cluster in without_repeats(clusters, page.ranks)
    ]
    return apart([head, *blocks])


def _corroborated_section(clusters: Sequence[ClaimCluster], event: Event, page: Page) -> Block:
    """Return what several sources of *event* say alike."""
    head = [_heading("Corroborated", len(clusters), page.width)]
    if not page.explained(event, "corroborated"):
        head += wrap(Text(ALIKE, style="dim"), page.width)
    blocks = [corroborated_block(cluster, page.catalogue, page.width) for cluster in clusters]
    return apart([head, *blocks])


def _single_source_section(clusters: Sequence[ClaimCluster], event: Event, page: Page) -> Block:
    """Return what only one source says, by source."""
    by_source: dict[str, list[ClaimCluster]] = {}
    for cluster in clusters:
        source = page.catalogue.claims[cluster.claims[0]].source
        by_source.setdefault(source, []).append(cluster)
    ordered = sorted(by_source.items(), key=lambda item: page.catalogue.numbers[item[0]])
    head = [_heading("From one source only", len(clusters), page.width)]
    nearest = any(cluster.nearest for cluster in clusters)
    if nearest and not page.explained(event, "single-source"):
        head += wrap(Text(_NEAREST_LEGEND, style="dim"), page.width)
    blocks = [single_source_block(s, found, page.catalogue, page.width) for s, found in ordered]
    return apart([head, *blocks])
