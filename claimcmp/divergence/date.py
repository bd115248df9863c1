"""Date conflicts: two reports that place the same thing at different times."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claimcmp.divergence.date_agreement import Comparison, compare, counted, options, rank, rank_gap
from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.facts.calendar import Interval
from claimcmp.facts.records import Facts, TimeReference

# From this share of common extent on, two times say the same; a month inside "this year" does
# not, so that it stays free to conflict with another month.
_SAME = 0.5
# A neighbouring sentence may be less exact and still explain a date.
_TOLD = 0.1
# Further steps of precision apart ("on Tuesday", "in 2015"), two times are rarely about one thing.
_PRECISION_STEPS = 2
# A bare weekday lies within a week of publication; a date further from it than this is another.
_AROUND_NOW_DAYS = 31


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Two times that cannot both be true of one thing, should they be about one."""

    a: TimeReference
    b: TimeReference
    comparison: Comparison
    similarity: float


def find_date_conflicts(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return the times of the two statements that cannot be the same, the most alike in use first.

    A time that agrees with one of the other side, or with one in the sentences next to it, is
    left out; so is one that has no comparable time on the other side.
    """
    times_a, times_b = pair.a.facts.times, pair.b.facts.times
    matched_a, matched_b = _matched(times_a, times_b)
    left = _open(times_a, matched_a, times_b, matched_b, pair.context_b)
    right = _open(times_b, matched_b, times_a, matched_a, pair.context_a)
    alone = len(left) == 1 and len(right) == 1
    candidates = _assigned(_candidates(left, right, pair))
    return tuple(_conflict(each, pair, alone, len(matched_a)) for each in candidates)


def _matched(a: Sequence[TimeReference], b: Sequence[TimeReference]) -> tuple[set[int], set[int]]:
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
    for strength, _, i, j in sorted(agreeing):
        if i not in left and j not in right:
            # "This year" agrees with "in May", yet says nothing about which month it was.
            if strength > -_TOLD:
                coarse = a[i] if rank(a[i]) > rank(b[j]) else b[j]
                left |= {i} if coarse is a[i] else set()
                right |= {j} if coarse is b[j] else set()
                continue
            left.add(i)
            right.add(j)
    return left, right


def _open(
    times: Sequence[TimeReference],
    matched: set[int],
    others: Sequence[TimeReference],
    matched_others: set[int],
    context: Sequence[Facts],
) -> list[TimeReference]:
    """Return the *times* that nothing on the other side says."""
    nearby = [time for facts in context for time in facts.times]
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
        and not _said(time, others, _SAME)
        and not _said(time, nearby, _TOLD)
        and not counted(time, steps)
    ]


def _said(time: TimeReference, others: Iterable[TimeReference], least: float) -> bool:
    """Whether one of *others* agrees with *time* at least as strongly as *least*."""
    comparisons = (compare(time, other) for other in others)
    return any(each is not None and each.agree and each.strength >= least for each in comparisons)


def _candidates(
    left: Sequence[TimeReference],
    right: Sequence[TimeReference],
    pair: StatementPair,
) -> list[_Candidate]:
    """Return the pairs of open times that exclude each other and are of one grain."""
    found = []
    for a in left:
        for b in right:
            comparison = compare(a, b)
            if comparison is None or comparison.agree:
                continue
            if _unrelated(a, b, comparison):
                continue
            found.append(_Candidate(a, b, comparison, pair.spans(a.span, b.span)))
    return found


def _unrelated(a: TimeReference, b: TimeReference, comparison: Comparison) -> bool:
    """Whether two dates are of so different a grain or time that they date two things."""
    if comparison.measure == "length":
        return False
    weekday = _is_bare_weekday(a) or _is_bare_weekday(b)
    far = comparison.measure == "days" and comparison.gap > _AROUND_NOW_DAYS
    return (weekday and far) or rank_gap(a, b) > _PRECISION_STEPS


def _is_bare_weekday(time: TimeReference) -> bool:
    """Whether *time* is a weekday near the publication, which names no month."""
    if not time.key.startswith("W") or time.earliest is None or time.latest is None:
        return False
    return timedelta(days=1) < time.latest - time.earliest < timedelta(days=_AROUND_NOW_DAYS - 4)


def _assigned(candidates: list[_Candidate]) -> list[_Candidate]:
    """Keep each time in one conflict: the most alike in use, then in grain, then the nearest."""
    ranked = sorted(
        candidates,
        key=lambda each: (
            -round(each.similarity, 2),
            rank_gap(each.a, each.b),
            each.a.relation != each.b.relation,
            each.comparison.gap,
            min(each.a.span.start, each.b.span.start),
            max(each.a.span.start, each.b.span.start),
        ),
    )
    kept: list[_Candidate] = []
    for each in ranked:
        if all(each.a is not other.a and each.b is not other.b for other in kept):
            kept.append(each)
    return kept


def _conflict(candidate: _Candidate, pair: StatementPair, alone: bool, agreeing: int) -> Conflict:
    """Return the record of one conflict."""
    a, b = candidate.a, candidate.b
    return Conflict(
        "date",
        a.span,
        b.span,
        value(a, pair.a.published),
        value(b, pair.b.published),
        _explanation(candidate, pair),
        _evidence(candidate, pair, alone, agreeing),
    )


def _evidence(
    candidate: _Candidate, pair: StatementPair, alone: bool, agreeing: int
) -> dict[str, float]:
    """Return what speaks for and against the conflict, as numbers for the score to weigh."""
    a, b, comparison = candidate.a, candidate.b, candidate.comparison
    days = comparison.measure == "days"
    return {
        "days_apart": math.log1p(comparison.gap) if days else 0.0,
        "one_day_apart": float(days and comparison.gap <= 1.0),
        "length_ratio": comparison.gap if comparison.measure == "length" else 0.0,
        "hours_apart": math.log1p(comparison.gap) if comparison.measure == "clock" else 0.0,
        "is_duration": float(comparison.measure == "length"),
        "is_clock": float(comparison.measure == "clock"),
        "same_precision": float(rank_gap(a, b) == 0),
        "same_relation": float(a.relation == b.relation),
        "weekdays": _share(a.key.startswith("W"), b.key.startswith("W")),
        "relative_days": _share(a.key.startswith("day"), b.key.startswith("day")),
        "year_guessed": _share(a.key.startswith("--"), b.key.startswith("--")),
        "only_candidate": float(alone),
        "only_times": float(len(pair.a.facts.times) == len(pair.b.facts.times) == 1),
        "agreeing": math.log1p(agreeing),
        "context": candidate.similarity,
        "similarity": pair.similarity,
        "probability": pair.probability,
    }


def _share(a: bool, b: bool) -> float:
    """Return 0, 0.5 or 1: how many of the two hold."""
    return (a + b) / 2


def _explanation(candidate: _Candidate, pair: StatementPair) -> str:
    """Return one sentence that names both values."""
    what = {
        "days": "puts it at",
        "weekday": "puts it at",
        "length": "gives the time span",
        "clock": "gives the time",
    }[candidate.comparison.measure]
    first = _shown(candidate.a, pair.a)
    second = _shown(candidate.b, pair.b)
    return f"One report {what} {first}, the other {second}."


def _shown(time: TimeReference, statement: Statement) -> str:
    """Return the words of a time, with its value where the words do not show it."""
    words = time.span.of(statement.claim.text)
    shown = value(time, statement.published)
    if isinstance(shown, dict):
        days = shown.get("duration_days")
        shown = f"{days:g} days" if days is not None and days >= 1 else None
    return f"“{words}”" if shown in (None, words) else f"“{words}” ({shown})"


def value(time: TimeReference, published: date | None) -> object:
    """Return *time* as plain JSON: "2026-05-03", "2026-05-03/2026-05-09", "2026", "19:30",
    ``{"duration_days": 14}``, ``{"weekday": 2}``, or None where nothing is known.

    A weekday that may be before or after *published* is given as the day before, the usual
    reading of news.
    """
    if time.kind == "duration":
        return {"duration_days": _days(time)}
    if time.kind == "time of day":
        minutes = int(time.shortest or 0) % 1440
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    intervals = options(time)
    if time.key.startswith("W") and not _placed(time, intervals, published):
        return {"weekday": int(time.key[1])}
    if not intervals:
        return time.key or None
    past = [each for each in intervals if published and each.earliest.date() <= published]
    chosen = max(past, key=lambda each: each.earliest) if past and len(intervals) > 1 else None
    if time.key.startswith("--") or chosen is None or time.relation == "before":
        chosen = intervals[0] if not time.key.startswith("W") else intervals[-1]
    return _written(chosen, time)


def _placed(time: TimeReference, intervals: Sequence[Interval], published: date | None) -> bool:
    """Whether a weekday is known to be one of *intervals*."""
    weekday = int(time.key[1])
    return published is not None and any(
        each.earliest.isoweekday() == weekday for each in intervals
    )


def _days(time: TimeReference) -> float | None:
    """Return the length of a duration in days, its finite end where it is open."""
    ends = [each for each in (time.shortest, time.longest) if each and math.isfinite(each)]
    return round(sum(ends) / len(ends) / 86400, 3) if ends else None


def _written(interval: Interval, time: TimeReference) -> str:
    """Return an interval as an ISO 8601 date, month, year, moment or range."""
    first, last = interval.earliest, interval.latest
    if time.precision == "minute":
        return first.isoformat(timespec="minutes")
    if last - first <= timedelta(hours=36):
        return first.date().isoformat()
    if time.precision == "year" and (first.month, first.day, last.month) == (1, 1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}/{last.year}"
    if first.day == 1 and first.month == last.month and (last + timedelta(days=1)).day == 1:
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.date().isoformat()}/{last.date().isoformat()}"
