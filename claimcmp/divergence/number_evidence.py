"""What speaks for and against a conflict of two figures, as numbers for the score to weigh."""

import math
from collections.abc import Sequence
from dataclasses import replace

from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.number_agreement import (
    agree,
    comparable,
    complementary,
    same_figure_other_unit,
)
from claimcmp.divergence.number_money import exchange_gap, qualifiers_opposed
from claimcmp.divergence.number_pairing import Leftovers
from claimcmp.divergence.number_value import marked, told, value
from claimcmp.divergence.rounding import significant_digits
from claimcmp.facts.records import Name, Quantity
from claimcmp.facts.tolls import alike
from claimcmp.records import Span

_REACH = 24
_KINDS = ("count", "percent", "money", "measure", "age", "multiple", "score", "ordinal")
_FEW, _MANY = 3.0, 15.0  # a few of one thing, so many times as many of another
_LARGEST_DIFFERENCE = 3.0  # natural logarithm; beyond twenty times, more is no more telling


def likeness(pair: StatementPair, x: Quantity, y: Quantity) -> float:
    """Return how alike the roles of two quantities are, in [0, 1]."""
    counted = pair.spans(_counted(pair.a, x), _counted(pair.b, y))
    around = pair.spans(x.span, y.span)
    length_a, length_b = len(pair.a.claim.text) or 1, len(pair.b.claim.text) or 1
    place = abs(x.span.start / length_a - y.span.start / length_b)
    score = 0.5 * max(counted, 0.0) + 0.3 * max(around, 0.0) + 0.2 * (1 - place)
    return min(max(score, 0.0), 1.0)


def _counted(statement: Statement, quantity: Quantity) -> Span:
    """Return what a quantity counts, or else its own span with what is around it."""
    if quantity.counted is not None:
        return quantity.counted
    end = min(quantity.span.end + _REACH, len(statement.claim.text))
    return Span(quantity.span.start, end)


def log_ratio(a: float, b: float) -> float:
    """Return the distance of two figures as the natural logarithm of their ratio."""
    if a == b:
        return 0.0
    if a * b <= 0:
        return min(abs(a - b), 2.0)
    low, high = sorted((abs(a), abs(b)))
    return math.log(high / low)


def evidence(
    pair: StatementPair, x: Quantity, y: Quantity, left: Leftovers, *, change: bool
) -> dict[str, float]:
    """Return the features of the conflict of *x* and *y*, each about 0 to 1."""
    gap = exchange_gap(x, y)
    unit_conflict = same_figure_other_unit(x, y)
    difference = log_ratio(x.value, y.value) if gap is None else gap
    return {
        "likeness": likeness(pair, x, y),
        "same_unit": float(comparable(x, y)),
        "unit_conflict": float(unit_conflict),
        "exchange": float(gap is not None and not unit_conflict),
        "qualifier_conflict": float(qualifiers_opposed(x, y)),
        "relative_difference": min(difference, _LARGEST_DIFFERENCE) / _LARGEST_DIFFERENCE,
        "agreeing": min(left.agreeing, 3) / 3.0,
        "from_to": float(change),
        "complement": float(complementary(x, y)),
        "bounded": float(x.bound != "exact" or y.bound != "exact"),
        "round": float(min(significant_digits(x.value), significant_digits(y.value)) == 1),
        "few_against_many": float(few_against_many(x, y)),
        "last_left": float(len(left.a) == len(left.b) == 1),
        "small": float(max(abs(x.value), abs(y.value)) <= 3),
        "names_agree": _common_names(pair.a.facts.names, pair.b.facts.names),
        **_of_role(pair, x, y),
        **_of_rivals(pair, x, y, left),
        **{f"kind_{kind}": float(kind in (x.kind, y.kind)) for kind in _KINDS},
    }


def few_against_many(x: Quantity, y: Quantity) -> bool:
    """Tell whether one figure is as small as "two governments", the other as large as 52 people."""
    low, high = sorted((abs(x.value), abs(y.value)))
    return x.kind == y.kind == "count" and low <= _FEW < _MANY * low <= high


def _of_role(pair: StatementPair, x: Quantity, y: Quantity) -> dict[str, float]:
    """Return how alike the things counted and the places in the sentences are."""
    both_counted = x.counted is not None and y.counted is not None
    counted = pair.spans(_counted(pair.a, x), _counted(pair.b, y)) if both_counted else 0.0
    return {
        "counted_similarity": counted,
        "both_counted": float(both_counted),
        "same_toll": float(bool(x.tolls and y.tolls) and alike(x.tolls, y.tolls)),
        "context_similarity": pair.spans(x.span, y.span),
    }


def _of_rivals(pair: StatementPair, x: Quantity, y: Quantity, left: Leftovers) -> dict[str, float]:
    """Return whether other figures of either report fit better, or say the same."""
    a, b = pair.a.facts.quantities, pair.b.facts.quantities
    context_a = [q for facts in pair.context_a for q in facts.quantities]
    context_b = [q for facts in pair.context_b for q in facts.quantities]
    here = pair.spans(x.span, y.span)
    rivals = [pair.spans(x.span, q.span) for q in b if q is not y and comparable(x, q)]
    rivals += [pair.spans(q.span, y.span) for q in a if q is not x and comparable(q, y)]
    alone = (
        sum(comparable(x, q) for q in left.b) <= 1 and sum(comparable(y, q) for q in left.a) <= 1
    )
    return {
        "only_candidate": float(alone),
        "only_figures": float(len(a) == len(b) == 1),
        "best_match": float(all(here >= rival for rival in rivals)),
        "in_context": float(_known_in(x, context_b) or _known_in(y, context_a)),
    }


def _known_in(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Tell whether a neighbouring sentence of the other report gives the same figure."""
    return any(comparable(quantity, other) and agree(quantity, other) for other in others)


def _common_names(a: Sequence[Name], b: Sequence[Name]) -> float:
    """Return the share of the names of the shorter list that the other gives too, in [0, 1]."""
    first, second = ({name.entity or name.key for name in side} for side in (a, b))
    return len(first & second) / (min(len(first), len(second)) or 1)


def number_conflict(
    pair: StatementPair, x: Quantity, y: Quantity, left: Leftovers, *, change: bool = False
) -> Conflict:
    """Return the conflict of two figures, weighed among those *left* of both statements.

    With *change* one report tells how a figure changed.
    """
    first, second = told(pair.a, x), told(pair.b, y)
    explanation = f"One report gives {first}, the other {second}."
    if change:
        explanation = f"One report has the figure changing: {first} against {second}."
    return Conflict(
        type="number",
        span_a=marked(pair.a, x),
        span_b=marked(pair.b, y),
        value_a=value(pair.a, x),
        value_b=value(pair.b, y),
        explanation=explanation,
        evidence=evidence(pair, x, y, left, change=change),
    )


def lone_conflict(pair: StatementPair, x: Quantity, y: Quantity) -> Conflict:
    """Return the conflict of two figures, weighed as if each were alone in its statement."""
    lone = replace(pair, a=_only(pair.a, x), b=_only(pair.b, y))
    return number_conflict(lone, x, y, Leftovers((x,), (y,), 0))


def _only(statement: Statement, quantity: Quantity) -> Statement:
    return replace(statement, facts=replace(statement.facts, quantities=(quantity,)))
