"""When two quantities can both be right: bounds, rounding, units, wholes and their parts."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claimcmp.divergence.number_money import converted
from claimcmp.divergence.rounding import ROUND_FROM, rounded, significant_digits
from claimcmp.facts.records import SHARE, Quantity
from claimcmp.facts.tolls import alike
from claimcmp.languages import subject

_LOWER, _UPPER = ("at least", "more than"), ("at most", "less than")
# Figures "about" or in different units of measure agree within a tenth, and a twentieth.
_ABOUT, _CONVERTED, _RANGE, _RANGE_CONVERTED = 0.10, 0.08, 0.05, 0.25
# Measures are converted to the digits that are printed; closer than this nobody rounds.
_CONVERTED_LEAST = 0.02
# Nobody writes "more than 500" for 1,000: beyond this factor a bound no longer covers a figure.
_STRETCH, _STRETCH_STEPS = 1.75, 3.0
_STRETCH_OF_SHARES = 1.45  # "more than half" of 72 percent, but not "more than 40" of 60
_CARELESS = 0.15  # "six metres (18 feet)"
_EQUAL = 0.02  # figures this near are one, whatever the unit and the bound
_SLACK = 0.005
_SAME_DEGREES = 0.02  # degrees of one scale are rounded to whole ones
_DEGREES, _LOOSE_DEGREES = 0.08, 0.12  # of the greater, where the scale is unsaid or rounded
_VAGUE = 25.0  # an interval this wide ("hundreds") is no range of two figures
_SAME_WORD = ({"RON", "MDL"}, {"USD", "CAD", "AUD", "NZD", "HKD", "SGD"}, {"CHF", "EUR"})


def comparable(a: Quantity, b: Quantity) -> bool:
    """Tell whether the two are of one kind, unit and toll, so that their figures can be compared.

    Three dead are not compared with two injured, but with three casualties.
    """
    if a.kind != b.kind or not alike(a.tolls, b.tolls):
        return False
    if a.kind == "measure" and "degree" in (a.unit, b.unit):
        return {a.unit, b.unit} <= {"degree", "°C"}
    return a.unit == b.unit


def unit_left_out(a: Quantity, b: Quantity) -> bool:
    """Tell whether one is a sum of money, the other a large figure that counts nothing named."""
    if {a.kind, b.kind} != {"money", "count"}:
        return False
    bare = a if a.kind == "count" else b
    return bare.counted is None and bare.bound != "between" and bare.value >= ROUND_FROM


def same_figure_other_unit(a: Quantity, b: Quantity) -> bool:
    """Tell whether one figure stands with units that exclude each other.

    Four percent and four percentage points; three million euros and three million forints;
    80 miles and 80 kilometres an hour.
    """
    if a.kind == b.kind == "measure" and a.unit == b.unit and a.written != b.written:
        first, second = (_as_written(q) for q in (a, b))
        return first != 0.0 and math.isclose(first, second, rel_tol=1e-6)
    if {a.kind, b.kind} == {"percent", "percentage point"}:
        return math.isclose(a.value, b.value) and SHARE not in (a.written, b.written)
    if not a.kind == b.kind == "money" or a.unit == b.unit:
        return False
    if converted(a, b):
        return False
    same_figure = agree(a, replace(b, unit=a.unit))
    return same_figure and not any({a.unit, b.unit} <= family for family in _SAME_WORD)


def _as_written(quantity: Quantity) -> float:
    """Return the figure of a measure in the unit that is written, 0 where none is known."""
    entry = subject("any", "units").get(quantity.written)
    if entry is None:
        return 0.0
    return (quantity.value - float(entry.get("offset", 0))) / float(entry["factor"])


def _near(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b)) + 1e-9


def _meant(quantity: Quantity) -> tuple[float, float]:
    """Return the values that a quantity is used for: a bound is not far from what it bounds."""
    value = quantity.value
    steps = 0.0 if quantity.kind in ("measure", "money") else _STRETCH_STEPS
    stretch = _STRETCH_OF_SHARES if quantity.kind == "percent" else _STRETCH
    if quantity.bound in _LOWER:
        far = max(value * stretch, value + steps)
        return value * (1 - _SLACK), far
    if quantity.bound in _UPPER:
        far = min(value / stretch, value - steps)
        return far, value * (1 + _SLACK)
    return quantity.low, quantity.high


def _meet(a: Quantity, b: Quantity) -> bool:
    """Tell whether some value is meant by both."""
    (low_a, high_a), (low_b, high_b) = _meant(a), _meant(b)
    converted_measure = a.kind == "measure" and a.written != b.written
    slack = _conversion_slack(a, b) if converted_measure else _SLACK
    low, high = max(low_a, low_b), min(high_a, high_b)
    return low <= high + slack * abs(high) + 1e-9


def equal(a: Quantity, b: Quantity) -> bool:
    """Tell whether two agreeing quantities give the same figures, and do not merely overlap."""
    if "between" in (a.bound, b.bound):
        return a.bound == b.bound and _near(a.low, b.low, _RANGE) and _near(a.high, b.high, _RANGE)
    return _near(a.value, b.value, _EQUAL)


def _conversion_slack(a: Quantity, b: Quantity) -> float:
    """Return how far two measures in different units may be apart by rounding, as a share.

    Half a step of the last digit of each: 6-foot-6 is 1.98 m and no 1.90, "5 miles" are 8 km.
    """
    steps = sum(_half_step(_as_written(quantity)) for quantity in (a, b))
    return min(max(steps, _CONVERTED_LEAST), _CONVERTED)


def near_conversion(a: Quantity, b: Quantity) -> bool:
    """Tell whether one measure may be the other converted by a careless hand."""
    return _near(a.value, b.value, _CARELESS)


def _half_step(figure: float) -> float:
    """Return half a step of the last digit of a figure that is not zero, as a share of it."""
    figure = abs(figure)
    if figure == 0.0:
        return _CONVERTED
    order = math.floor(math.log10(figure)) - significant_digits(figure) + 1
    return float(0.5 * 10.0**order / figure)


def _same_side(a: Quantity, b: Quantity, *, lower: bool) -> bool:
    """Compare two bounds of one direction by the figures they give.

    "More than 500" and "more than 600" are told apart; "more than 10" and "at least 12" are not,
    since the rounder figure leans on the finer one.
    """
    if _near(a.value, b.value, 0.02):
        return True
    if a.bound == b.bound:
        return False
    rounder, finer = sorted((a, b), key=lambda q: (significant_digits(q.value), q.value))
    if significant_digits(rounder.value) == significant_digits(finer.value):
        return False
    outside = rounder.value < finer.value if lower else rounder.value > finer.value
    return outside and _near(a.value, b.value, 0.25)


def _degrees(a: Quantity, b: Quantity) -> bool:
    """Compare degrees of which one side leaves the scale unsaid.

    They agree when some reading does: the same scale, Fahrenheit for Celsius, or a difference
    between two temperatures, in which only the size of a degree counts.
    """
    one, other = a.value, b.value
    if abs(one - other) <= max(1.0, _SAME_DEGREES * max(abs(one), abs(other))):
        return True
    readings = [((one - 32) * 5 / 9, other), (one, (other - 32) * 5 / 9)]
    if min(one, other) > 0:  # a difference has no sign
        readings += [(one * 5 / 9, other), (one, other * 5 / 9)]
    share = _LOOSE_DEGREES if "about" in (a.bound, b.bound) else _DEGREES
    return any(abs(x - y) <= max(1.0, share * max(abs(x), abs(y))) for x, y in readings)


def vague(quantity: Quantity) -> bool:
    """Tell whether a quantity is of the order of "hundreds" rather than a range of two figures."""
    return quantity.bound == "between" and quantity.low * _VAGUE <= quantity.high


def _ranges(a: Quantity, b: Quantity) -> bool:
    """Compare a range with a range, a figure or a bound; "hundreds" are not "dozens"."""
    if vague(a) and vague(b):
        return a.low == b.low
    if a.bound == b.bound == "between" and not (vague(a) or vague(b)):
        reach = _RANGE if a.written == b.written else _RANGE_CONVERTED
        return _near(a.low, b.low, reach) and _near(a.high, b.high, reach)
    return _meet(a, b)


def _bounded(a: Quantity, b: Quantity) -> bool:
    """Compare two quantities of which one at least has an open bound."""
    if a.bound in _LOWER and b.bound in _LOWER:
        return _same_side(a, b, lower=True)
    if a.bound in _UPPER and b.bound in _UPPER:
        return _same_side(a, b, lower=False)
    return _meet(a, b)


def agree(a: Quantity, b: Quantity) -> bool:
    """Tell whether two comparable quantities can both be right.

    Exact figures agree when equal or when the rounder is the finer one rounded: to its own
    digits from 1,000 up (1.3 million and 1,318,000), to a whole number below (12 and 12.4).
    "About" reaches a tenth, a converted measure six hundredths.
    """
    if a.kind == "measure" and "degree" in (a.unit, b.unit):
        return _degrees(a, b)
    if a.kind == "score":
        return (a.low, a.high) in ((b.low, b.high), (b.high, b.low))
    if math.isclose(a.value, b.value) and "between" not in (a.bound, b.bound):
        return not _opposed(a, b)
    if "between" in (a.bound, b.bound):
        return _ranges(a, b)
    if a.bound in (*_LOWER, *_UPPER) or b.bound in (*_LOWER, *_UPPER):
        return _bounded(a, b) or (a.written != b.written and _near(a.value, b.value, _CONVERTED))
    if "about" in (a.bound, b.bound):
        if a.bound == b.bound and not (_leaning(a) or _leaning(b)):
            reach = max((q.high - q.low) / 2 / abs(q.value or 1.0) for q in (a, b))
            return _near(a.value, b.value, max(_ABOUT, reach) if reach > 0.15 else _ABOUT)
        return max(a.low, b.low) <= min(a.high, b.high) + _SLACK * abs(a.value)
    if a.kind == "measure" and a.written != b.written:
        return _near(a.value, b.value, _conversion_slack(a, b))
    return a.kind not in ("age", "ordinal", "multiple") and rounded(a.value, b.value)


def _leaning(quantity: Quantity) -> bool:
    """Tell whether "just over" or "nearly" says on which side of the figure the value lies."""
    return quantity.value in (quantity.low, quantity.high)


def _opposed(a: Quantity, b: Quantity) -> bool:
    """Tell whether one figure is the lower bound here and the upper bound there."""
    return (a.bound == "more than" and b.bound in ("less than", "at most")) or (
        b.bound == "more than" and a.bound in ("less than", "at most")
    )


def agree_across_kinds(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities of different kinds state the same.

    A bare figure leaves its unit out ("the other 15"); "doubled" is a rise of 100 percent.
    """
    if a.kind == b.kind and a.unit == b.unit:
        return False
    if a.kind == b.kind == "money":
        return converted(a, b)
    if {a.kind, b.kind} == {"percent", "count"} and SHARE in (a.written, b.written):
        share, whole = (a.value, b.value) if a.kind == "percent" else (b.value, a.value)
        return math.isclose(share * whole, 100.0, rel_tol=1e-6)  # "one of nine leaders"
    bare = ("count", "ordinal", "multiple")
    if a.kind in bare or b.kind in bare:
        if math.isclose(a.value, b.value):
            return True
        if {a.kind, b.kind} == {"multiple", "percent"}:
            factor, share = (a.value, b.value) if a.kind == "multiple" else (b.value, a.value)
            return math.isclose((factor - 1) * 100, share) or math.isclose(factor * 100, share)
    return False


def is_sum(total: Quantity, parts: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return two of *parts* that add up to *total*, or none.

    A figure is not added to one that it is told as a part of: "14, three of them badly".
    """
    same = [part for part in parts if comparable(total, part)]
    for index, first in enumerate(same):
        for second in same[index + 1 :]:
            apart = second.span != first.whole and first.span != second.whole
            if apart and math.isclose(first.value + second.value, total.value):
                return first, second
    return ()


def is_change(change: Quantity, ends: Sequence[Quantity]) -> bool:
    """Tell whether a share or sum is what lies between two: up 2 points, from 21 to 23 percent."""
    kinds = {"percent": ("percent",), "percentage point": ("percent",), "money": ("money",)}
    same = [end for end in ends if end.kind in kinds.get(change.kind, ())]
    apart = (abs(a.value - b.value) for a, b in pairwise(same) if a.unit == b.unit)
    return any(math.isclose(change.value, gap, rel_tol=1e-6) for gap in apart if gap)


def complementary(a: Quantity, b: Quantity) -> bool:
    """Tell whether two shares make up a whole: two thirds have, one in three has not."""
    if not a.kind == b.kind == "percent":
        return False
    exact = SHARE not in (a.written, b.written)
    return abs(a.value + b.value - 100) <= (0.11 if exact else 3.0)


def is_ratio_of(share: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Tell whether two counts make the share: 9 of 12 and 75 percent."""
    if share.kind != "percent" or part.kind != "count" or whole.kind != "count":
        return False
    return 0 < part.value < whole.value and _near(share.value, 100 * part.value / whole.value, 0.05)


def is_part_of(part: Quantity, share: Quantity, whole: Quantity) -> bool:
    """Tell whether a part is a share of a whole: 320 km, a third of 600 miles."""
    if share.kind != "percent" or part.kind == "percent" or not comparable(part, whole):
        return False
    return 0 < part.value < whole.value and _near(part.value, share.value / 100 * whole.value, 0.04)
