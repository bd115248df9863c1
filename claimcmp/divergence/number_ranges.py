"""Stretches and glosses: two figures of one report that say one thing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.divergence.number_agreement import agree, comparable, near_conversion, vague
from claimcmp.facts.records import Quantity

# What may stand between the ends of a stretch: "à", „și”, "e i", a dash, nothing before „до 8 см”.
_BETWEEN_ENDS = re.compile(r"\s?[-–—]\s?|\s(?:[^\W\d_]{1,4}['’ ]\s?){0,2}")
_OPENS_GLOSS = re.compile(r"[,\s]{0,2}[(/\[]\s?")


def with_stretches(
    own: Sequence[Quantity], others: Sequence[Quantity], statement: Statement
) -> tuple[Quantity, ...]:
    """Return *own* with two figures joined where the other report gives a stretch of their kind.

    « De 5 à 7,5 cm » names a stretch or a change, and only the other report tells which.
    """
    stretches = [q for q in others if q.bound == "between" and not vague(q)]
    if not stretches or any(q.bound == "between" and not vague(q) for q in own):
        return tuple(own)
    joined = list(own)
    for low, high in pairwise(own):
        if any(comparable(low, q) and comparable(high, q) for q in stretches) and _are_ends(
            low, high, statement.claim.text
        ):
            joined[joined.index(low)] = _joined(low, high)
            joined.remove(high)
            break
    return tuple(joined)


def _are_ends(low: Quantity, high: Quantity, text: str) -> bool:
    between = text[low.span.end : high.span.start]
    upper = high.bound in ("exact", "at most")
    return (
        low.bound == "exact"
        and upper
        and low.value < high.value
        and bool(_BETWEEN_ENDS.fullmatch(between))
    )


def _joined(low: Quantity, high: Quantity) -> Quantity:
    span = low.span.hull(high.span)
    return replace(
        low, span=span, low=low.value, high=high.value, bound="between", counted=high.counted
    )


def wrong_glosses(pair: StatementPair) -> list[tuple[Quantity, Quantity]]:
    """Return what misses its own conversion in brackets: "300 km (790 miles)".

    Of the two, the one that the other report does not give is set against the one that it gives.
    """
    a, b = pair.a.facts.quantities, pair.b.facts.quantities
    found = list(_wrong(pair.a, a, b))
    return found + [(other, own) for own, other in _wrong(pair.b, b, a)]


def _wrong(
    statement: Statement, own: Sequence[Quantity], others: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    for main, gloss in pairwise(own):
        between = statement.claim.text[main.span.end : gloss.span.start]
        if not _OPENS_GLOSS.fullmatch(between) or not _is_converted(main, gloss):
            continue
        told = [_told(quantity, others) for quantity in (main, gloss)]
        if told[0] is not None and told[1] is None:
            yield gloss, told[0]
        elif told[1] is not None and told[0] is None:
            yield main, told[1]


def _is_converted(main: Quantity, gloss: Quantity) -> bool:
    """Tell whether two neighbours are a measure and a conversion of it that misses it."""
    return (
        main.kind == gloss.kind == "measure"
        and comparable(main, gloss)
        and main.written != gloss.written
        and not near_conversion(main, gloss)
    )


def _told(quantity: Quantity, others: Sequence[Quantity]) -> Quantity | None:
    """Return the one of *others* that says the same."""
    return next((q for q in others if comparable(quantity, q) and agree(quantity, q)), None)
