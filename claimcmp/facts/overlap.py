"""Which facts two claims share: evidence that they are about the same thing."""

from collections.abc import Mapping, Sequence

from claimcmp.facts.date_options import options
from claimcmp.facts.records import Facts, Name, Quantity, TimeReference

# Two names this alike are taken for one when facts only help to find partners.
_SAME_NAME = 0.8


def shared_facts(a: Facts, b: Facts) -> Mapping[str, float]:
    """Return how many names, quantities and times two claims share, as features in [0, 1].

    Each count n becomes n / (n + 1), so that the first shared fact says most.
    """
    others = _distinct(b.names) if a.names else ()
    names = sum(named_alike(name, others) for name in _distinct(a.names)) if others else 0
    quantities = sum(any(_same_quantity(x, y) for y in b.quantities) for x in a.quantities)
    times = sum(any(_same_time(x, y) for y in b.times) for x in a.times)
    return {
        "shared_names": names / (names + 1),
        "shared_quantities": quantities / (quantities + 1),
        "shared_times": times / (times + 1),
        "shared_tolls": float(_same_toll(a, b)),
    }


def shared_names(left: Sequence[Facts], right: Sequence[Facts]) -> float:
    """Return the share of the names of the article with fewer that the other has too, in [0, 1]."""
    return share_of_names(distinct_names(left), distinct_names(right))


def distinct_names(facts: Sequence[Facts]) -> tuple[Name, ...]:
    """Return the names of one article, one per entity or key, in order."""
    return _distinct([name for found in facts for name in found.names])


def share_of_names(left: Sequence[Name], right: Sequence[Name]) -> float:
    """Return what :func:`shared_names` does, of distinct names that are at hand."""
    if not left or not right:
        return 0.0
    entities = {name.entity for name in right if name.entity}
    shared = sum(name.entity in entities or named_alike(name, right) for name in left)
    return min(1.0, shared / min(len(left), len(right)))


def named_alike(name: Name, others: Sequence[Name]) -> bool:
    """Whether one of *others* is alike enough to be the same name."""
    from claimcmp.facts.name import same_name

    return any(same_name(name, other) >= _SAME_NAME for other in others)


def _distinct(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return one name per entity or key, in order."""
    return tuple({name.entity or name.key: name for name in names}.values())


def _same_quantity(a: Quantity, b: Quantity) -> bool:
    """Whether the two quantities are of one kind and unit and their intervals overlap."""
    return (
        (a.kind, a.unit) == (b.kind, b.unit)
        and a.low <= b.high
        and b.low <= a.high
        and max(a.low, b.low) > -float("inf")
    )


def _same_toll(a: Facts, b: Facts) -> bool:
    """Whether both give a figure of the same toll, "14 dead" and "twelve were killed"."""
    return not _tolls(a).isdisjoint(_tolls(b))


def _tolls(facts: Facts) -> frozenset[str]:
    return frozenset(toll for quantity in facts.quantities for toll in quantity.tolls)


def _same_time(a: TimeReference, b: TimeReference) -> bool:
    """Whether two instants may be the same, or two durations as long as each other."""
    if a.kind != b.kind:
        return False
    if a.earliest and a.latest and b.earliest and b.latest:
        # The interval of a weekday spans two weeks and more, every other weekday among them.
        return a.precision == b.precision and not _other_weekday(a, b) and _may_meet(a, b)
    if a.shortest is not None and b.shortest is not None:
        return a.shortest <= (b.longest or b.shortest) and b.shortest <= (a.longest or a.shortest)
    return bool(a.key) and a.key == b.key


def _may_meet(a: TimeReference, b: TimeReference) -> bool:
    """Whether one of the intervals that *a* may mean overlaps one of those of *b*."""
    return any(x.overlaps(y) for x in options(a) for y in options(b))


def _other_weekday(a: TimeReference, b: TimeReference) -> bool:
    """Whether both times are known by their weekday, and not by the same."""
    return a.key[:1] == b.key[:1] == "W" and a.key[:2] != b.key[:2]
