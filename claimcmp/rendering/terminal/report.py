"""The whole report: its parts, their order, and whether they are coloured."""

from rich.text import Text

from claimcmp.records import ClusterStatus, Comparison
from claimcmp.rendering.outline import complete, events_of
from claimcmp.rendering.promise import PROMISE
from claimcmp.rendering.terminal.events import Page, event_block
from claimcmp.rendering.terminal.highlight import colour_of
from claimcmp.rendering.terminal.layout import Block, apart, plain, rule, shortened, wrap
from claimcmp.rendering.terminal.screen import Screen
from claimcmp.rendering.terminal.sources import dropped_list, evidence_lines, skipped_list

# More lines than two screens hold: the end then says what to scroll back to.
_LONG_REPORT = 100
_MOST_TELLING = 3
_KINDS: dict[ClusterStatus, str] = {
    "diverging": "diverging",
    "corroborated": "corroborated",
    "single-source": "from one source only",
}


def render_terminal(
    comparison: Comparison,
    *,
    width: int | None,
    colour: bool | None,
    show_dropped: bool = False,
    only: ClusterStatus | None = None,
) -> str:
    """Return the report as text whose lines are at most *width* cells wide.

    *width* None is the terminal's, or 100 in a pipe; less than 40 counts as 40. *colour* None
    colours when standard output is a terminal, NO_COLOR is unset and TERM is not ``dumb``.
    *show_dropped* adds what was left out of each article, and why. *only* says which kind of
    statements was selected, so that the report can say where there are none.
    """
    screen = Screen.of(width, colour)
    return screen.printed(report_lines(comparison, screen, show_dropped=show_dropped, only=only))


def report_lines(
    comparison: Comparison,
    screen: Screen,
    *,
    show_dropped: bool = False,
    only: ClusterStatus | None = None,
) -> Block:
    """Return the lines of the report for *screen*."""
    cells = screen.width
    page = Page.of(comparison, width=cells, colour=screen.colour, only=only)
    parts = [event_block(event, page) for event in events_of(comparison)]
    if comparison.skipped:
        parts.append(skipped_list(comparison.skipped, cells))
    if show_dropped:
        parts.append(dropped_list(comparison, page.catalogue, cells))
    long = sum(map(len, parts)) > _LONG_REPORT
    return apart([*parts, _ending(page, _first_to_read(page) if long else [])])


def _ending(page: Page, first: Block) -> Block:
    """Return notes, what to read *first*, what the report does not claim, counts, signature."""
    comparison, width = page.comparison, page.width
    block = [rule(Text(), width)]
    for note in comparison.notes:
        block += wrap(plain(f"Note: {note}"), width)
    block += first
    block += wrap(Text(PROMISE, style="dim"), width)
    block += wrap(_counts(comparison), width)
    block += evidence_lines(comparison, page.catalogue, width)
    return block + wrap(plain(comparison.signature, "dim"), width)


def _first_to_read(page: Page) -> Block:
    """Return the most telling divergences, one line each, for who sees the report's end first."""
    clusters = [c for c in page.comparison.clusters if c.status == "diverging" and c.divergences]
    if not clusters:
        return []
    block: Block = [Text("Look first at", style="bold")]
    for cluster in clusters[:_MOST_TELLING]:
        best = max(cluster.divergences, key=lambda divergence: divergence.score)
        label = Text.assemble(
            (f"{page.ranks[cluster.id]:>3}", "bold"),
            "  ",
            (f"{best.type.upper()} ", f"bold {colour_of(best.type)}"),
        )
        words = shortened(plain(best.explanation), page.width - len(label.plain))
        line = Text.assemble(label, words)
        line.rstrip()
        block.append(line)
    return block


def _counts(comparison: Comparison) -> Text:
    """Return how many sources, and how many statements of each kind are shown."""
    statuses = [cluster.status for cluster in comparison.clusters]
    parts = [
        f"{len(comparison.sources)} sources",
        f"{len(comparison.skipped)} skipped" if comparison.skipped else "",
        f"{len(comparison.events)} events" if len(comparison.events) > 1 else "",
    ]
    everything = complete(comparison)
    for status, words in _KINDS.items():
        if everything or status in statuses:
            parts.append(f"{statuses.count(status)} {words}")
    return Text(" · ".join(part for part in parts if part), style="bold")
