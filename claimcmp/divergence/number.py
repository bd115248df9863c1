"""Number: two statements give different figures for the same thing."""

import math
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.number_absences import find_absence_conflicts
from claimcmp.divergence.number_agreement import (
    agree,
    comparable,
    same_figure_other_unit,
    unit_left_out,
    vague,
)
from claimcmp.divergence.number_evidence import (
    few_against_many,
    likeness,
    log_ratio,
    number_conflict,
)
from claimcmp.divergence.number_labels import find_label_conflicts
from claimcmp.divergence.number_money import (
    converted,
    exchange_conflict,
    net_of_gross,
    qualifiers_opposed,
)
from claimcmp.divergence.number_pairing import Leftovers, best_pairs, leftovers
from claimcmp.divergence.number_ranges import with_stretches, wrong_glosses
from claimcmp.facts.quantity_words import spelled
from claimcmp.facts.records import Quantity
from claimcmp.folding import fold

# Two figures a thousandfold apart may be one figure whose mark was read as grouping.
_THREE_AFTER_MARK = re.compile(r"(?<!\d)\d{1,3}[.,]\d{3}(?!\d)")
_FARTHEST = 7.0  # natural logarithm of a ratio: a thousand times, for a million is no billion
_FARTHEST_VAGUE = 3.0  # about 20 times: "hundreds" is not set against two
# Similarity of what is counted, in [-1, 1], where it must tell that a few are set against many:
# alone, or in two statements that surely are about one fact.
_SAME_COUNTED, _ALIKE_COUNTED, _SURE = 0.6, 0.3, 0.95
_REACH = 24  # code points before a figure in which "from" may stand
# A part of a figure that is open itself is set against another only where it is so much more alike.
_OF_A_PART = 0.2


def find_number_conflicts(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return the figures that differ though they stand in the same role, most telling first.

    Whatever agrees is paired off first; a figure that only one side gives is never a conflict.
    Of the rest, each is set against the most alike of its own kind and unit.
    """
    whole_a, whole_b = pair.a.facts.quantities, pair.b.facts.quantities
    a, b = with_stretches(whole_a, whole_b, pair.a), with_stretches(whole_b, whole_a, pair.b)
    left = leftovers(a, b, lambda x, y: likeness(pair, x, y), opposite=_opposite(pair))
    found = list(best_pairs(left.a, left.b, lambda x, y: _ranked(pair, x, y, left)))
    found += left.glosses
    found += [conversion for conversion in wrong_glosses(pair) if conversion not in found]
    found += _unit_conflicts(pair)
    found += [(x, y) for x in a for y in b if _taxed_otherwise(x, y)]
    found += best_pairs(
        _unpaired(left.a, found, 0), _unpaired(left.b, found, 1), lambda x, y: _sums(pair, x, y)
    )
    conflicts = [number_conflict(pair, x, y, left) for x, y in found]
    conflicts += [number_conflict(pair, x, y, left, change=True) for x, y in _changes(pair)]
    conflicts += find_absence_conflicts(pair)
    conflicts += find_label_conflicts(pair)
    return tuple(sorted(conflicts, key=lambda c: (-c.evidence["likeness"], c.span_a.start)))


def _unpaired(
    quantities: tuple[Quantity, ...], pairs: list[tuple[Quantity, Quantity]], side: int
) -> tuple[Quantity, ...]:
    """Return the quantities that stand in none of *pairs* on that side."""
    return tuple(q for q in quantities if not any(q is pair[side] for pair in pairs))


def _taxed_otherwise(x: Quantity, y: Quantity) -> bool:
    """Tell whether one sum is net here and gross there, in one currency or converted."""
    if not qualifiers_opposed(x, y):
        return False
    return agree(x, y) if comparable(x, y) else converted(x, y)


def _sums(pair: StatementPair, x: Quantity, y: Quantity) -> float:
    """Return the likeness of two sums that no rate of exchange makes one, -1 for any others."""
    return likeness(pair, x, y) if exchange_conflict(x, y) else -1.0


def _opposite(pair: StatementPair) -> bool:
    """Tell whether one statement is negated and the other not, or they oppose on some axis."""
    a, b = pair.a.facts.polarity, pair.b.facts.polarity
    negated = [any(cue.negated or cue.axis == "negation" for cue in side) for side in (a, b)]
    opposed = any(x.axis == y.axis and x.sign != y.sign for x in a for y in b)
    return negated[0] != negated[1] or opposed


def _ranked(pair: StatementPair, x: Quantity, y: Quantity, left: Leftovers) -> float:
    """Return the likeness of two that may conflict, less where another one stands in between.

    Of "14 injured, three of them badly" the 14 is set against 17 injured, not the three.
    """
    score = _candidate(pair, x, y)
    if score < 0 or (x.whole is None) == (y.whole is None):
        return score
    whole, side = (x.whole, left.a) if x.whole else (y.whole, left.b)
    return max(score - _OF_A_PART, 0.0) if any(q.span == whole for q in side) else score


def _candidate(pair: StatementPair, x: Quantity, y: Quantity) -> float:
    """Return the likeness of two quantities that may conflict, -1 for two that may not."""
    if unit_left_out(x, y):
        x, y = (replace(q, kind="money", unit=x.unit or y.unit) for q in (x, y))
    if not comparable(x, y) or agree(x, y) or _misread(pair, x, y):
        return -1.0
    if _share_a_whole(pair, x, y) or net_of_gross(x, y) or _one_of_each(pair, x, y):
        return -1.0
    if _one_more(pair, x, y):
        return -1.0
    farthest = _FARTHEST_VAGUE if vague(x) or vague(y) else _FARTHEST
    if few_against_many(x, y) and not _count_alike(pair, x, y):
        return -1.0  # "two governments" is not set against 52 prisoners
    if log_ratio(x.value, y.value) > farthest:
        return -1.0
    return likeness(pair, x, y) + 0.2 / (1.0 + log_ratio(x.value, y.value))


def _count_alike(pair: StatementPair, x: Quantity, y: Quantity) -> bool:
    """Tell whether two counts plainly count the same: penalties here and there."""
    if x.counted is None or y.counted is None:
        return False
    sure = pair.probability >= _SURE
    return pair.spans(x.counted, y.counted) >= (_ALIKE_COUNTED if sure else _SAME_COUNTED)


def _share_a_whole(pair: StatementPair, x: Quantity, y: Quantity) -> bool:
    """Tell whether two counts add up to a third that both give: 7 and 27 of the 34 drones."""
    if x.kind != "count":
        return False
    return all(
        any(q.kind == "count" and math.isclose(q.value, x.value + y.value) for q in side)
        for side in (pair.a.facts.quantities, pair.b.facts.quantities)
    )


@cache
def _and_one(language: str) -> re.Pattern[str]:
    words = spelled(language, "and one")
    return re.compile(rf"[^.;:!?]{{0,{_REACH}}}(?<!\w)(?:{words})(?!\w)")


def _one_more(pair: StatementPair, x: Quantity, y: Quantity) -> bool:
    """Tell whether one report adds up what the other counts with "and a": three and a policeman."""
    if x.kind != "count" or abs(x.value - y.value) != 1.0:
        return False
    side, fewer = (pair.a, x) if x.value < y.value else (pair.b, y)
    end = (fewer.counted or fewer.span).end
    return bool(_and_one(side.claim.language).match(fold(side.claim.text), end))


@cache
def _distributive_words(language: str) -> re.Pattern[str]:
    words = spelled(language, "distributive")
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def _one_of_each(pair: StatementPair, x: Quantity, y: Quantity) -> bool:
    """Tell whether one report counts for each side what the other adds up: 31 each, 62 in all."""
    low, high = sorted((abs(x.value), abs(y.value)))
    given = [q for s in (pair.a, pair.b) for q in s.facts.quantities if q.kind == "count"]
    times = {2.0} | {q.value for q in given if q is not x and q is not y and q.value > 1}
    if x.kind != "count" or not any(math.isclose(low * count, high) for count in times):
        return False
    return any(_is_of_each(side, quantity) for side, quantity in ((pair.a, x), (pair.b, y)))


def _is_of_each(statement: Statement, quantity: Quantity) -> bool:
    """Tell whether "each" or its like stands near a figure."""
    end = quantity.counted.end if quantity.counted else quantity.span.end
    return bool(
        _distributive_words(statement.claim.language).search(
            fold(statement.claim.text), max(0, quantity.span.start - _REACH), end + _REACH
        )
    )


def _misread(pair: StatementPair, x: Quantity, y: Quantity) -> bool:
    """Tell whether "1.250" may have been read as 1,250 on one side only."""
    texts = x.span.of(pair.a.claim.text), y.span.of(pair.b.claim.text)
    if not any(_THREE_AFTER_MARK.search(text) for text in texts):
        return False
    low, high = sorted((abs(x.value), abs(y.value)))
    return low > 0 and math.isclose(high, low * 1000)


@cache
def _from_words(language: str) -> re.Pattern[str]:
    words = spelled(language, "from")
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
        and not comparable(x, y)
        and not any(comparable(x, other) and agree(x, other) for other in b)
        and not any(comparable(y, other) and agree(y, other) for other in a)
    ]
