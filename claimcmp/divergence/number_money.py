"""Sums of money: rates of exchange, and net against gross."""

import math
from functools import cache

from claimcmp.divergence.rounding import significant_digits
from claimcmp.facts.records import Quantity
from claimcmp.languages import subject

_ROUNDING = 0.03  # how far, in natural logarithm, rounding takes a sum from its conversion
_FARTHEST = 1.0  # sums further from their conversion than 2.7 times are of different things
_TELLING_DIGITS = 2
# Taxes on pay and VAT leave between two fifths and all of a sum.
_LEAST_LEFT = 0.4


@cache
def _per_euro(code: str) -> tuple[float, float] | None:
    """Return the fewest and the most units of a currency that one euro bought."""
    if code == "EUR":
        return 1.0, 1.0
    band = subject("any", "exchange").get(code)
    return None if band is None else (float(band[0]), float(band[1]))


def exchange_gap(a: Quantity, b: Quantity) -> float | None:
    """Return how far two sums of different currencies are from being one sum converted.

    In natural logarithm of a factor; 0 within the rates of recent years and rounding. None where
    the two are in one currency, no sums, or in a currency whose rate is not known.
    """
    if a.kind != "money" or b.kind != "money" or a.unit == b.unit:
        return None
    first, second = _per_euro(a.unit), _per_euro(b.unit)
    if first is None or second is None or min(a.value, b.value) <= 0:
        return None
    low, high = first[0] / second[1], first[1] / second[0]
    spreads = [(q.high - q.low) / 2 / q.value for q in (a, b) if math.isfinite(q.high - q.low)]
    slack = _ROUNDING + sum(spreads)
    ratio = math.log(a.value / b.value)
    return max(math.log(low) - slack - ratio, ratio - math.log(high) - slack, 0.0)


def converted(a: Quantity, b: Quantity) -> bool:
    """Tell whether two sums are one sum in two currencies.

    Two digits or more that are the very same are no conversion: 4.2 million euros are not 4.2
    million dollars.
    """
    same = a.value == b.value and significant_digits(a.value) >= _TELLING_DIGITS
    return not same and exchange_gap(a, b) == 0.0


def exchange_conflict(a: Quantity, b: Quantity) -> bool:
    """Tell whether two sums in two currencies cannot be one sum, though they are near it."""
    gap = exchange_gap(a, b)
    return gap is not None and 0.0 < gap <= _FARTHEST


def qualifiers_opposed(a: Quantity, b: Quantity) -> bool:
    """Tell whether one sum is net and the other gross."""
    return {a.qualifier, b.qualifier} == {"net", "gross"}


def net_of_gross(a: Quantity, b: Quantity) -> bool:
    """Tell whether one sum may be what tax leaves of the other: both can be right."""
    if not qualifiers_opposed(a, b) or a.unit != b.unit:
        return False
    net, gross = (a.value, b.value) if a.qualifier == "net" else (b.value, a.value)
    return _LEAST_LEFT * gross <= net < gross
