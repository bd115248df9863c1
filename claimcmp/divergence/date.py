"""Date conflicts: two reports that place the same thing at different times."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from claimcmp.divergence.date_agreement import (
    Comparison,
    compare,
    missed,
    rank_gap,
)
from claimcmp.divergence.date_pairing import TOLD, Matched, matched_times, open_times, said
from claimcmp.divergence.date_value import explanation, value
from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.number_agreement import agree, agree_across_kinds, comparable
from claimcmp.facts.changes import changes
from claimcmp.facts.records import Facts, Quantity, TimeReference
from claimcmp.records import Span

# Further steps of precision apart ("on Tuesday", "in 2015"), two times are rarely about one thing.
_PRECISION_STEPS = 2
# A bare weekday lies within a week of publication; a date further from it than this is another.
_AROUND_NOW_DAYS = 31
# Letters around a time that tell what happened then.
_WINDOW = 40
_MOVES = ("moved", "changed", "before")
_CLAUSE_END = re.compile(r"[,;:(–—](?!\d)")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Two times that cannot both be true of one thing, should they be about one."""

    a: TimeReference
    b: TimeReference
    comparison: Comparison
    similarity: float
    moved: bool = False


def find_date_conflicts(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return the times of the two statements that cannot be the same, the most alike in use first.

    A time that agrees with one of the other side is left out; so is one that has no comparable
    time on the other side. Where one report says that a date was moved and the other knows only
    the old one, the new date is set against the old.
    """
    times_a, times_b = pair.a.facts.times, pair.b.facts.times
    matched = matched_times(times_a, times_b)
    left = open_times(times_a, matched.a, times_b, matched.b)
    right = open_times(times_b, matched.b, times_a, matched.a)
    alone = len(left) == 1 and len(right) == 1
    candidates = _assigned(_candidates(left, right, pair)) or _moves(pair, matched, left, right)
    return tuple(_conflict(each, pair, alone, len(matched.pairs)) for each in candidates)


def _candidates(
    left: Sequence[TimeReference],
    right: Sequence[TimeReference],
    pair: StatementPair,
) -> list[_Candidate]:
    """Return the pairs of open times that exclude each other and are of one grain."""
    found = []
    opposed = _opposed(pair)
    for a in left:
        for b in right:
            comparison = compare(a, b) or (missed(a, b) if opposed else None)
            if comparison is None or comparison.agree:
                continue
            if _unrelated(a, b, comparison):
                continue
            found.append(_Candidate(a, b, comparison, pair.spans(a.span, b.span)))
    return found


def _opposed(pair: StatementPair) -> bool:
    """Whether the statements oppose each other: "shut until Wednesday", "open from Tuesday"."""
    cues = [(x, y) for x in pair.a.facts.polarity for y in pair.b.facts.polarity]
    return any(x.axis == y.axis and x.sign != y.sign for x, y in cues)


def _moves(
    pair: StatementPair,
    matched: Matched,
    left: Sequence[TimeReference],
    right: Sequence[TimeReference],
) -> list[_Candidate]:
    """Return the new date of one report against the old one that both give."""
    a, b = pair.a.facts.times, pair.b.facts.times
    telling = [_tells_a_move(statement) for statement in (pair.a, pair.b)]
    if telling[0] == telling[1]:
        return []
    olds = [(a[i], b[j]) for i, j in matched.pairs if a[i].kind == b[j].kind == "instant"]
    found = []
    for old_a, old_b in olds:
        new = _new_date(pair.a, old_a, left) if telling[0] else _new_date(pair.b, old_b, right)
        if new is None:
            continue
        one, other = (new, old_b) if telling[0] else (old_a, new)
        apart = compare(one, other) or missed(one, other)
        comparison = apart if apart and not apart.agree else Comparison("days", 1.0)
        found.append(_Candidate(one, other, comparison, pair.spans(one.span, other.span), True))
    return found[:1]


def _tells_a_move(statement: Statement) -> bool:
    """Whether a statement says that something was moved or changed, and what was before."""
    markers = changes(statement.claim.text, statement.claim.language).markers
    return any(marker.label in _MOVES for marker in markers)


def _new_date(
    statement: Statement, old: TimeReference, times: Sequence[TimeReference]
) -> TimeReference | None:
    """Return the date to which *old* was moved, or the length by which: the last that is told
    behind it, a date rather than a length. A length must stand in the clause of the move: who
    "moved to Spain in January, is banned for fourteen months" moved nothing by fourteen months.
    """
    behind = [time for time in times if time.span.start > old.span.start]
    dates = [time for time in behind if time.kind == "instant" and not _is_bare_weekday(time)]
    lengths = [time for time in behind if time.kind == "duration" and _is_of_move(statement, time)]
    told = dates or lengths
    return told[-1] if told else None


def _is_of_move(statement: Statement, length: TimeReference) -> bool:
    """Whether no comma or stronger mark stands between a length and a word of moving."""
    text, place = statement.claim.text, length.span
    return any(
        _CLAUSE_END.search(text, min(mark.span.end, place.end), max(mark.span.start, place.start))
        is None
        for mark in changes(text, statement.claim.language).markers
        if mark.label in _MOVES
    )


def _unrelated(a: TimeReference, b: TimeReference, comparison: Comparison) -> bool:
    """Whether two dates are of so different a grain or time that they date two things."""
    if comparison.measure == "length":
        return False
    weekday = _is_bare_weekday(a) or _is_bare_weekday(b)
    far = comparison.measure == "days" and comparison.gap > _AROUND_NOW_DAYS
    return (weekday and far) or rank_gap(a, b) > _PRECISION_STEPS


def _is_bare_weekday(time: TimeReference) -> bool:
    """Whether *time* is a weekday near the publication, or near none that is known: no date."""
    if not time.key.startswith("W"):
        return False
    if time.earliest is None or time.latest is None:
        return True
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
        explanation(pair, a, b, candidate.comparison.measure),
        _evidence(candidate, pair, alone, agreeing),
    )


def _evidence(
    candidate: _Candidate, pair: StatementPair, alone: bool, agreeing: int
) -> dict[str, float]:
    """Return what speaks for and against the conflict, as numbers for the score to weigh."""
    a, b, comparison = candidate.a, candidate.b, candidate.comparison
    days = comparison.measure == "days"
    nearby = _told_nearby(a, pair.context_b), _told_nearby(b, pair.context_a)
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
        "told_nearby": _share(*nearby),
        "moved": float(candidate.moved),
        "opposed": float(_opposed(pair)),
        "best_match": float(_is_best_match(candidate, pair)),
        "figures_differ": float(_figures_differ(pair)),
        "context": candidate.similarity,
        "context_similarity": pair.spans(_window(pair.a, a), _window(pair.b, b)),
        "similarity": pair.similarity,
        "probability": pair.probability,
    }


def _window(statement: Statement, time: TimeReference) -> Span:
    """Return the time with the words beside it."""
    end = len(statement.claim.text)
    return Span(max(0, time.span.start - _WINDOW), min(end, time.span.end + _WINDOW))


def _told_nearby(time: TimeReference, context: Sequence[Facts]) -> bool:
    """Whether a sentence next to the other statement gives the same time."""
    return said(time, [other for facts in context for other in facts.times], TOLD)


def _is_best_match(candidate: _Candidate, pair: StatementPair) -> bool:
    """Whether neither time is used more like another time of the other report."""
    a, b = candidate.a, candidate.b
    rivals = [pair.spans(a.span, y.span) for y in pair.b.facts.times if y is not b]
    rivals += [pair.spans(x.span, b.span) for x in pair.a.facts.times if x is not a]
    return all(candidate.similarity >= rival for rival in rivals)


def _figures_differ(pair: StatementPair) -> bool:
    """Whether the reports count at two moments: other figures on another day are no conflict."""
    a, b = pair.a.facts.quantities, pair.b.facts.quantities
    return bool(a and b) and not any(_the_same(x, y) for x in a for y in b)


def _the_same(x: Quantity, y: Quantity) -> bool:
    """Whether two figures say the same: an 89th-minute goal, a goal in minute 89."""
    return agree(x, y) if comparable(x, y) else agree_across_kinds(x, y)


def _share(a: bool, b: bool) -> float:
    """Return 0, 0.5 or 1: how many of the two hold."""
    return (a + b) / 2
