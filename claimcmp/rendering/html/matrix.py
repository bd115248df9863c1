"""Sources against statements: who agrees, who diverges, who is silent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcmp.records import ClaimCluster
from claimcmp.rendering.html.sources import SourceView
from claimcmp.rendering.html.views import ClusterView

_LONGEST_VALUE = 28  # code points of a value in a cell


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source does in one cluster: "diverges", "agrees", "only", or "silent".

    ``value`` are its own words in conflict, where it diverges; ``link`` is the fragment of its
    statement.
    """

    stance: str
    value: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One cluster and a cell for each source."""

    cluster: ClusterView
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rows that several sources share, and those of one source only."""

    sources: tuple[SourceView, ...]
    shared: tuple[Row, ...]
    single: tuple[Row, ...]


def matrix_of(
    sources: Sequence[SourceView],
    clusters: Sequence[tuple[ClaimCluster, ClusterView]],
    source_of: Mapping[str, SourceView],
) -> Matrix:
    """Return the matrix of *clusters*; ``source_of`` gives the source of each claim."""
    rows = [
        (view.status, Row(view, _cells(sources, cluster, view, source_of)))
        for cluster, view in clusters
    ]
    return Matrix(
        sources=tuple(sources),
        shared=tuple(row for status, row in rows if status != "single-source"),
        single=tuple(row for status, row in rows if status == "single-source"),
    )


def _cells(
    sources: Sequence[SourceView],
    cluster: ClaimCluster,
    view: ClusterView,
    source_of: Mapping[str, SourceView],
) -> tuple[Cell, ...]:
    conflicting: dict[int, str] = {}
    for divergence in sorted(cluster.divergences, key=lambda d: -d.score):
        for side in (divergence.a, divergence.b):
            conflicting.setdefault(source_of[side.claim].number, side.text)
    agreeing = "only" if view.status == "single-source" else "agrees"
    cells = []
    for source in sources:
        if source.number not in view.sources:
            cells.append(Cell("silent"))
        elif source.number in conflicting:
            cells.append(Cell("diverges", _short(conflicting[source.number]), view.anchor))
        else:
            cells.append(Cell(agreeing, link=view.anchor))
    return tuple(cells)


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST_VALUE else line[: _LONGEST_VALUE - 1].rstrip() + "…"
