"""Which times of two statements are left once those that say the same are paired off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcmp.divergence.date_agreement import compare, rank
from claimcmp.divergence.date_counting import counted
from claimcmp.facts.records import TimeReference

# From this share of common extent on, two times say the same; a month inside "this year" does
# not, so that it stays free to conflict with another month.
_SAME = 0.5
# A neighbouring sentence may be less exact and still explain a date.
TOLD = 0.1


@dataclass(frozen=True, slots=True)
class Matched:
    """The indexes of agreeing times of each side, and the agreeing pairs of indexes."""

    a: frozenset[int]
    b: frozenset[int]
    pairs: tuple[tuple[int, int], ...]


def matched_times(a: Sequence[TimeReference], b: Sequence[TimeReference]) -> Matched:
    """Match agreeing times one to one, the strongest agreement first; return the indexes."""
    agreeing = []
    for i, first in enumerate(a):
        for j, second in enumerate(b):
            comparison = compare(first, second)
            # A clock that agrees leaves the day of the other open.
            if comparison is not None and comparison.agree and first.kind == second.kind:
                agreeing.append((-comparison.strength, abs(i - j), i, j))
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for strength, _, i, j in sorted(agreeing):
        if i not in left and j not in right:
            pairs.append((i, j))
            # "This year" agrees with "in May", yet says nothing about which month it was.
            if strength > -TOLD:
                coarse = a[i] if rank(a[i]) > rank(b[j]) else b[j]
                left |= {i} if coarse is a[i] else set()
                right |= {j} if coarse is b[j] else set()
                continue
            left.add(i)
            right.add(j)
    return Matched(frozenset(left), frozenset(right), tuple(pairs))


def open_times(
    times: Sequence[TimeReference],
    matched: frozenset[int],
    others: Sequence[TimeReference],
    matched_others: frozenset[int],
) -> list[TimeReference]:
    """Return the *times* that nothing on the other side says."""
    # A length that both sides give leads from no date to another.
    steps = [
        time
        for index, time in enumerate(others)
        if time.kind == "instant" or index not in matched_others
    ]
    return [
        time
        for index, time in enumerate(times)
        if index not in matched
        and not _told(time, steps if time.kind == "instant" else others)
        and not counted(time, steps)
    ]


def _told(time: TimeReference, others: Sequence[TimeReference]) -> bool:
    """Whether *others* say the same as *time*.

    "Friday at 19:30" is not said by "Thursday" and "at 19:30": a clock leaves the day open.
    """
    if time.kind != "instant":
        return said(time, others, _SAME)
    dated = [other for other in others if other.kind != "time of day"]
    if said(time, dated, _SAME):
        return True
    days = [other for other in dated if other.kind == "instant"]
    clocks = [other for other in others if other.kind == "time of day"]
    return said(time, clocks, _SAME) and (not days or said(time, days, 0.0))


def said(time: TimeReference, others: Iterable[TimeReference], least: float) -> bool:
    """Whether one of *others* agrees with *time* at least as strongly as *least*."""
    comparisons = (compare(time, other) for other in others)
    return any(each is not None and each.agree and each.strength >= least for each in comparisons)
