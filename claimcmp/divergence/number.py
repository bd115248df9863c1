"""Number: two statements give different figures for the same thing."""

import math
import re
from functools import cache
from itertools import pairwise

from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.number_agreement import (
    agree,
    comparable,
    complementary,
    same_figure_other_unit,
    significant_digits,
    vague,
)
from claimcmp.divergence.number_pairing import Leftovers, best_pairs, leftovers
from claimcmp.facts.marking import alternation
from claimcmp.facts.records import Quantity
from claimcmp.folding import fold
from claimcmp.languages import subject
from claimcmp.records import Span

# Two figures a thousandfold apart may be one figure whose mark was read as grouping.
_THREE_AFTER_MARK = re.compile(r"(?<!\d)\d{1,3}[.,]\d{3}(?!\d)")
_FARTHEST = 6.0  # natural logarithm of a ratio: about 400 times; beyond, the things differ
_FARTHEST_VAGUE = 3.0  # about 20 times: "hundreds" is not set against two
_REACH = 24


def find_number_conflicts(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return the figures that differ though they stand in the same role, most telling first.

    Whatever agrees is paired off first; a figure that only one side gives is never a conflict.
    Of the rest, each is set against the most alike of its own kind and unit.
    """
    a, b = pair.a.facts.quantities, pair.b.facts.quantities
    left = leftovers(a, b, lambda x, y: _likeness(pair, x, y), opposite=_opposite(pair))
    found = [
        _conflict(pair, x, y, left)
        for x, y in best_pairs(left.a, left.b, lambda x, y: _candidate(pair, x, y))
    ]
    found += [_conflict(pair, x, y, left) for x, y in left.glosses]
    found += [_conflict(pair, x, y, left, change=True) for x, y in _changes(pair)]
    found += [_conflict(pair, x, y, left) for x, y in _unit_conflicts(pair)]
    return tuple(sorted(found, key=lambda c: (-c.evidence["likeness"], c.span_a.start)))


def _opposite(pair: StatementPair) -> bool:
    """Tell whether one statement is negated and the other not, or they oppose on some axis."""
    a, b = pair.a.facts.polarity, pair.b.facts.polarity
    negated = [any(cue.negated or cue.axis == "negation" for cue in side) for side in (a, b)]
    opposed = any(x.axis == y.axis and x.sign != y.sign for x in a for y in b)
    return negated[0] != negated[1] or opposed


def _counted(statement: Statement, quantity: Quantity) -> Span:
    """Return what a quantity counts, or else its own span with what is around it."""
    if quantity.counted is not None:
        return quantity.counted
    end = min(quantity.span.end + _REACH, len(statement.claim.text))
    return Span(quantity.span.start, end)


def _likeness(pair: StatementPair, x: Quantity, y: Quantity) -> float:
    """Return how alike the roles of two quantities are, in [0, 1]."""
    counted = pair.spans(_counted(pair.a, x), _counted(pair.b, y))
    around = pair.spans(x.span, y.span)
    length_a, length_b = len(pair.a.claim.text) or 1, len(pair.b.claim.text) or 1
    place = abs(x.span.start / length_a - y.span.start / length_b)
    score = 0.5 * max(counted, 0.0) + 0.3 * max(around, 0.0) + 0.2 * (1 - place)
    return min(max(score, 0.0), 1.0)


def _candidate(pair: StatementPair, x: Quantity, y: Quantity) -> float:
    """Return the likeness of two quantities that may conflict, -1 for two that may not."""
    if not comparable(x, y) or agree(x, y) or _misread(pair, x, y):
        return -1.0
    if _share_a_whole(pair, x, y):
        return -1.0
    farthest = _FARTHEST_VAGUE if vague(x) or vague(y) else _FARTHEST
    if _log_ratio(x.value, y.value) > farthest:
        return -1.0
    return _likeness(pair, x, y) + 0.2 / (1.0 + _log_ratio(x.value, y.value))


def _share_a_whole(pair: StatementPair, x: Quantity, y: Quantity) -> bool:
    """Tell whether two counts add up to a third that both give: 7 and 27 of the 34 drones."""
    if x.kind != "count":
        return False
    return all(
        any(q.kind == "count" and math.isclose(q.value, x.value + y.value) for q in side)
        for side in (pair.a.facts.quantities, pair.b.facts.quantities)
    )


def _misread(pair: StatementPair, x: Quantity, y: Quantity) -> bool:
    """Tell whether "1.250" may have been read as 1,250 on one side only."""
    texts = x.span.of(pair.a.claim.text), y.span.of(pair.b.claim.text)
    if not any(_THREE_AFTER_MARK.search(text) for text in texts):
        return False
    low, high = sorted((abs(x.value), abs(y.value)))
    return low > 0 and math.isclose(high, low * 1000)


def _log_ratio(a: float, b: float) -> float:
    """Return the distance of two figures as the natural logarithm of their ratio."""
    if a == b:
        return 0.0
    if a * b <= 0:
        return min(abs(a - b), 2.0)
    low, high = sorted((abs(a), abs(b)))
    return math.log(high / low)


@cache
def _from_words(language: str) -> re.Pattern[str]:
    words = alternation(subject(language, "quantities").get("from", ()))
    return re.compile(rf"(?<!\w)(?:{words})\s+$")


def _is_old_value(statement: Statement, quantity: Quantity) -> bool:
    """Tell whether a figure is the starting point of a change: "from 12 to 15 percent"."""
    before = fold(statement.claim.text[: quantity.span.start])[-_REACH:]
    return _from_words(statement.claim.language).search(before) is not None


def _changes(pair: StatementPair) -> list[tuple[Quantity, Quantity]]:
    """Return new figures of one side where the other side gives only the old one."""
    a, b = pair.a.facts.quantities, pair.b.facts.quantities
    found = [(new, only) for new, only in _new_figures(pair.a, a, b, pair.b.claim.text)]
    found += [(only, new) for new, only in _new_figures(pair.b, b, a, pair.a.claim.text)]
    return found


def _new_figures(
    statement: Statement,
    changing: tuple[Quantity, ...],
    others: tuple[Quantity, ...],
    other_text: str,
) -> list[tuple[Quantity, Quantity]]:
    found = []
    for old, new in pairwise(changing):
        if not comparable(old, new) or agree(old, new) or not _is_old_value(statement, old):
            continue
        same = [other for other in others if comparable(old, other)]
        told = re.search(rf"(?<!\d){new.value:.15g}(?!\d)", other_text) is not None
        if len(same) == 1 and agree(old, same[0]) and not agree(new, same[0]) and not told:
            found.append((new, same[0]))
    return found


def _unit_conflicts(pair: StatementPair) -> list[tuple[Quantity, Quantity]]:
    """Return one figure that stands with two units that exclude each other."""
    a, b = pair.a.facts.quantities, pair.b.facts.quantities
    return [
        (x, y)
        for x in a
        for y in b
        if same_figure_other_unit(x, y)
        and not any(comparable(x, other) and agree(x, other) for other in b)
        and not any(comparable(y, other) and agree(y, other) for other in a)
    ]


def _value(statement: Statement, quantity: Quantity) -> dict[str, object]:
    """Return a quantity as plain JSON."""
    value: dict[str, object] = {
        "number": _plain(quantity.value),
        "unit": quantity.unit,
        "bound": quantity.bound,
        "of": quantity.counted.of(statement.claim.text) if quantity.counted else "",
    }
    if quantity.bound == "between" or quantity.kind == "score":
        value["to"] = _plain(quantity.high)
    return value


def _plain(number: float) -> float | int | None:
    if not math.isfinite(number):
        return None
    return int(number) if number == int(number) else number


def _phrase(statement: Statement, quantity: Quantity) -> str:
    """Return the figure as published, with what it counts where that follows at once."""
    span = quantity.span
    counted = quantity.counted
    if (
        quantity.kind in ("count", "percent")
        and counted
        and counted.start >= span.end
        and counted.start - span.end <= 8
    ):
        span = Span(span.start, counted.end)
    return " ".join(span.of(statement.claim.text).split())


def _conflict(
    pair: StatementPair, x: Quantity, y: Quantity, left: Leftovers, *, change: bool = False
) -> Conflict:
    first, second = _phrase(pair.a, x), _phrase(pair.b, y)
    explanation = f"One report says “{first}”, the other “{second}”."
    if change:
        explanation = f"One report has the figure changing: “{first}” against “{second}”."
    return Conflict(
        type="number",
        span_a=x.span,
        span_b=y.span,
        value_a=_value(pair.a, x),
        value_b=_value(pair.b, y),
        explanation=explanation,
        evidence=_evidence(pair, x, y, left, change=change),
    )


def _evidence(
    pair: StatementPair, x: Quantity, y: Quantity, left: Leftovers, *, change: bool
) -> dict[str, float]:
    """Return what speaks for and against a conflict, each feature about 0 to 1."""
    context_a = [q for facts in pair.context_a for q in facts.quantities]
    context_b = [q for facts in pair.context_b for q in facts.quantities]
    elsewhere = _known_in(x, context_b) or _known_in(y, context_a)
    both_counted = x.counted is not None and y.counted is not None
    counted = pair.spans(_counted(pair.a, x), _counted(pair.b, y)) if both_counted else 0.0
    return {
        "likeness": _likeness(pair, x, y),
        "same_unit": float(comparable(x, y)),
        "unit_conflict": float(same_figure_other_unit(x, y)),
        "counted_similarity": counted,
        "both_counted": float(both_counted),
        "context_similarity": pair.spans(x.span, y.span),
        "relative_difference": min(_log_ratio(x.value, y.value), 3.0) / 3.0,
        "only_candidate": float(
            sum(comparable(x, q) for q in left.b) <= 1
            and sum(comparable(y, q) for q in left.a) <= 1
        ),
        "agreeing": min(left.agreeing, 3) / 3.0,
        "in_context": float(elsewhere),
        "from_to": float(change),
        "complement": float(complementary(x, y)),
        "bounded": float(x.bound != "exact" or y.bound != "exact"),
        "round": float(min(significant_digits(x.value), significant_digits(y.value)) == 1),
        "small": float(max(abs(x.value), abs(y.value)) <= 3),
        **{f"kind_{kind}": float(kind in (x.kind, y.kind)) for kind in _KINDS},
    }


_KINDS = ("count", "percent", "money", "measure", "age", "multiple", "score", "ordinal")


def _known_in(quantity: Quantity, others: list[Quantity]) -> bool:
    """Tell whether a neighbouring sentence of the other report gives the same figure."""
    return any(comparable(quantity, other) and agree(quantity, other) for other in others)
