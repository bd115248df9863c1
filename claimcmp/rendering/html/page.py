"""The whole page: what the template is given, and the policy that lets nothing else run."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from claimcmp.records import STATUSES, ClaimCluster, ClusterStatus, Comparison, Event
from claimcmp.rendering.catalogue import Catalogue
from claimcmp.rendering.html.clusters import ClusterViews, fragments
from claimcmp.rendering.html.fulltexts import Line, lines_of
from claimcmp.rendering.html.matrix import Matrix, matrix_of
from claimcmp.rendering.html.sources import SourceView, source_views
from claimcmp.rendering.html.text import direction_of, language_name, visible
from claimcmp.rendering.html.timeline import Timeline, timelines
from claimcmp.rendering.html.views import ClusterView, Places
from claimcmp.rendering.marks import MarkedSpan, conflict_spans
from claimcmp.rendering.outline import clusters_of, complete, events_of, ranks_of
from claimcmp.rendering.promise import ALIKE, PROMISE
from claimcmp.rendering.repeats import without_repeats

if TYPE_CHECKING:
    from jinja2 import Environment

_STYLES = ("base.css", "statements.css", "overviews.css", "print.css")
_SCRIPTS = ("filters.js", "reader.js")
# How many of the most telling divergences the summary names.
_MOST_TELLING = 3


@dataclass(frozen=True, slots=True)
class Reference:
    """A cluster that a claim stands in, as its article's text points to it."""

    anchor: str
    status: str
    rank: int


@dataclass(frozen=True, slots=True)
class FullText:
    """One article with its lines; ``references`` gives the clusters of each claim."""

    source: SourceView
    direction: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SingleSource:
    """What only one source says."""

    source: SourceView
    clusters: tuple[ClusterView, ...]

    @property
    def count(self) -> int:
        """How many statements."""
        return len(self.clusters)


@dataclass(frozen=True, slots=True)
class EventView:
    """One event: its sources, its statements by status, the matrix and the timelines."""

    anchor: str
    label: str
    sources: tuple[SourceView, ...]
    diverging: tuple[ClusterView, ...]
    corroborated: tuple[ClusterView, ...]
    single: tuple[SingleSource, ...]
    matrix: Matrix
    timelines: tuple[Timeline, ...]

    @property
    def types(self) -> list[str]:
        """The divergence types of the event, in the order of the page."""
        return list(dict.fromkeys(type_ for cluster in self.diverging for type_ in cluster.types))


class _Builder:
    """Builds the parts of one comparison's page."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.catalogue = Catalogue.of(comparison)
        self.sources = source_views(comparison, self.catalogue)
        self.places = Places(
            claims=fragments([claim.id for claim in comparison.claims], "s"),
            clusters=fragments([cluster.id for cluster in comparison.clusters], "k"),
            ranks=ranks_of(comparison),
            in_text=frozenset(
                claim.id
                for claim in comparison.claims
                if claim.span.of(self.catalogue.articles[claim.source].text).strip()
            ),
        )
        self.views = ClusterViews(self.catalogue, self.sources, self.places)
        self.source_of = {c.id: self.sources[c.source] for c in comparison.claims}

    def event(self, event: Event, rank: int) -> EventView:
        """Return the view of one event."""
        found = clusters_of(event, self.comparison)
        fresh = without_repeats(
            [cluster for cluster in found if cluster.status == "diverging"], self.places.ranks
        )
        views = {one.whole.id: self.views.diverging(one) for one in fresh}
        for cluster in found:
            if cluster.status != "diverging":
                views[cluster.id] = self.views.agreeing(cluster)
        pairs = [(cluster, views[cluster.id]) for cluster in found]
        sources = tuple(
            self.sources[a.id] for a in self.comparison.sources if a.id in event.sources
        )
        return EventView(
            anchor=f"event-{rank}",
            label=event.label,
            sources=sources,
            diverging=_of("diverging", pairs),
            corroborated=_of("corroborated", pairs),
            single=_by_source(_of("single-source", pairs)),
            matrix=matrix_of(sources, pairs, self.source_of),
            timelines=timelines(pairs, self.source_of),
        )

    def full_texts(self) -> list[FullText]:
        """Return every article's text with its claims in place."""
        marks: dict[str, list[MarkedSpan]] = {}
        for cluster in self.comparison.clusters:
            for claim_id, spans in conflict_spans(cluster).items():
                marks.setdefault(claim_id, []).extend(spans)
        found = []
        for article in self.comparison.sources:
            source = self.sources[article.id]
            claims = [claim for claim in self.comparison.claims if claim.source == article.id]
            lines = lines_of(article, claims, marks, self.catalogue)
            found.append(FullText(source, direction_of(source.language), lines))
        return found

    def references(self) -> dict[str, list[Reference]]:
        """Return the shared clusters of each claim."""
        found: dict[str, list[Reference]] = {}
        for cluster in self.comparison.clusters:
            anchor = self.places.clusters[cluster.id]
            reference = Reference(anchor, cluster.status, self.places.ranks.get(cluster.id, 0))
            for claim in cluster.claims:
                found.setdefault(claim, []).append(reference)
        return found


def render_html(comparison: Comparison, *, only: ClusterStatus | None = None) -> str:
    """Return *comparison* as one self-contained HTML document that ends with a newline.

    The same comparison gives the same text. ``only`` says which kind of statements was selected.
    """
    builder = _Builder(comparison)
    events = [builder.event(event, n) for n, event in enumerate(events_of(comparison), 1)]
    statuses = [cluster.status for cluster in comparison.clusters]
    style, script = _joined("styles", _STYLES), _joined("scripts", _SCRIPTS)
    from markupsafe import Markup

    template = _environment().get_template("report.html.j2")
    return template.render(
        comparison=comparison,
        sources=list(builder.sources.values()),
        events=events,
        texts=builder.full_texts(),
        claim_anchors=builder.places.claims,
        references=builder.references(),
        counts={status: statuses.count(status) for status in STATUSES},
        complete=complete(comparison),
        only=only,
        telling=[c for event in events for c in event.diverging if c.explanations][:_MOST_TELLING],
        folder=builder.catalogue.folder,
        style=Markup(style),
        script=Markup(script),
        promise=PROMISE,
        alike=ALIKE,
        policy=_policy(style, script),
    )


def _of(
    status: ClusterStatus, pairs: list[tuple[ClaimCluster, ClusterView]]
) -> tuple[ClusterView, ...]:
    return tuple(view for cluster, view in pairs if cluster.status == status)


def _by_source(clusters: tuple[ClusterView, ...]) -> tuple[SingleSource, ...]:
    """Return the statements of one source only, by source in the order of their numbers."""
    grouped: dict[int, list[ClusterView]] = {}
    for cluster in clusters:
        grouped.setdefault(cluster.sources[0], []).append(cluster)
    return tuple(
        SingleSource(found[0].sides[0].source, tuple(found)) for _, found in sorted(grouped.items())
    )


def _policy(style: str, script: str) -> str:
    """Return a content security policy under which only these two texts work."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


@cache
def _joined(folder: str, names: tuple[str, ...]) -> str:
    """Return the package's files of *folder* as one text."""
    here = files(__package__) / folder
    return "".join((here / name).read_text(encoding="utf-8") for name in names)


@cache
def _environment() -> "Environment":
    """Return jinja2 with autoescape; every printed value passes :func:`visible` first."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    def finalize(value: object) -> object:
        return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=PackageLoader("claimcmp.rendering.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["language_name"] = language_name
    return environment
