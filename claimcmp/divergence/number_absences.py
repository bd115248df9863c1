"""Counts of none against figures: "nobody was injured" here, 14 injured there."""

from collections.abc import Iterator

from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.number_evidence import lone_conflict
from claimcmp.facts.records import Absence, Quantity
from claimcmp.facts.tolls import within


def find_absence_conflicts(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return the figures of one statement for what the other says that there is none of.

    "No casualties" rule out injured and dead; "no injuries" rule out no dead. Where a report
    itself counts what it says there is none of, it speaks of two things, and nothing is found.
    """
    here, there = _against(pair.a, pair.b), _against(pair.b, pair.a)
    found = [lone_conflict(pair, _nought(absence), figure) for absence, figure in here]
    found += [lone_conflict(pair, figure, _nought(absence)) for absence, figure in there]
    return tuple(found)


def _against(own: Statement, other: Statement) -> Iterator[tuple[Absence, Quantity]]:
    """Yield each absence of *own* with the figure of *other* that denies it."""
    for absence in own.facts.absences:
        none_of = within(absence.tolls)
        agreed = any(none_of & within(each.tolls) for each in other.facts.absences)
        if absence.limit or agreed or _counting(own, none_of):
            continue
        figures = _counting(other, none_of)
        if figures:
            yield absence, max(figures, key=lambda figure: (figure.value, -figure.span.start))


def _counting(statement: Statement, of: frozenset[str]) -> list[Quantity]:
    """Return the figures of a statement that count one of the tolls *of*."""
    figures = (figure for figure in statement.facts.quantities if figure.value > 0)
    return [figure for figure in figures if not of.isdisjoint(figure.tolls)]


def _nought(absence: Absence) -> Quantity:
    """Return an absence as the figure that it stands for."""
    return Quantity(absence.span, "count", 0.0, 0.0, 0.0, "exact", counted=absence.counted)
