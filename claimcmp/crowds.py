"""Clusters of a crowd: a few of its claims tell all that the others repeat."""

from collections.abc import Sequence

from claimcmp.clustering import Group
from claimcmp.divergence.interface import Statement
from claimcmp.facts.records import Facts
from claimcmp.folding import fold

# Up to so many claims of one cluster every two are compared for divergences: with more, a cluster
# would list thousands that repeat each other.
MOST_COMPARED = 24


def is_reduced(group: Group) -> bool:
    """Whether not every two members of *group* are compared for divergences."""
    return len(group.members) > MOST_COMPARED


def telling_members(statements: Sequence[Statement], group: Group) -> tuple[int, ...]:
    """Return the members of *group* that are compared for divergences, ascending.

    All of a small group. Of a large one the first claim with each combination of figures, times,
    names and polarity, then the first with each wording, 24 in all.
    """
    if not is_reduced(group):
        return group.members
    by_values = {_values(statements[i].facts): i for i in reversed(group.members)}
    by_wording = {fold(statements[i].claim.text): i for i in reversed(group.members)}
    telling = dict.fromkeys([*sorted(by_values.values()), *sorted(by_wording.values())])
    return tuple(sorted(list(telling)[:MOST_COMPARED]))


def _values(facts: Facts) -> tuple[frozenset[object], ...]:
    """Return what a claim's facts say, whatever its language and order."""
    return (
        frozenset((q.kind, q.unit, q.low, q.high) for q in facts.quantities),
        frozenset((t.kind, t.earliest, t.latest, t.shortest, t.longest) for t in facts.times),
        frozenset(name.entity or name.key for name in facts.names),
        frozenset((cue.axis, cue.sign) for cue in facts.polarity),
    )
