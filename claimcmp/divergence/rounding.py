"""Figures as newsrooms round them."""

import math

ROUND_FROM = 1000.0
"""Below, newsrooms print exact figures."""


def significant_digits(value: float) -> int:
    """Return how many digits of *value* are written before the trailing zeros begin."""
    digits = f"{abs(value):.10g}"
    mantissa = digits.split("e")[0].replace(".", "").strip("0")
    return max(len(mantissa), 1)


def rounded(a: float, b: float) -> bool:
    """Tell whether the rounder of two exact figures is the other one rounded."""
    rounder, finer = sorted((a, b), key=significant_digits)
    digits = significant_digits(rounder)
    if digits == significant_digits(finer):
        return False
    if abs(rounder) < ROUND_FROM:
        return rounder == int(rounder) and finer != int(finer) and abs(a - b) <= 0.5
    if digits == 1:
        return abs(a - b) <= 0.015 * abs(rounder)
    order = 10.0 ** (math.floor(math.log10(abs(rounder))) - digits + 1)
    return abs(a - b) <= order / 2
