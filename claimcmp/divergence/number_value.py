"""A quantity as a value: in plain JSON and in words that a newsroom could print."""

import math
import re

from claimcmp.divergence.interface import Statement
from claimcmp.divergence.number_agreement import vague
from claimcmp.facts.records import SHARE, Quantity
from claimcmp.languages import subject
from claimcmp.records import Span

# Two words name what is counted; more of them tell about it.
_HEAD = re.compile(r"\S+(?:\s+\S+)?")
_ADJACENT = 8  # code points between a figure and the noun it counts: „52 de prizonieri”
_UNITS = {"percentage point": "percentage point", "multiple": "time", "age": "year"}
_PLURALS = {"percentage point": "percentage points", "time": "times", "year": "years"}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def value(statement: Statement, quantity: Quantity) -> dict[str, object]:
    """Return a quantity as plain JSON: its number, unit, bound and what it is of."""
    shown: dict[str, object] = {
        "number": _plain(quantity.value),
        "unit": quantity.unit,
        "bound": quantity.bound,
        "of": quantity.counted.of(statement.claim.text) if quantity.counted else "",
    }
    if quantity.bound == "between" or quantity.kind == "score":
        shown["to"] = _plain(quantity.high)
    if quantity.qualifier:
        shown["qualifier"] = quantity.qualifier
    return shown


def _plain(number: float) -> float | int | None:
    if not math.isfinite(number):
        return None
    return int(number) if number == int(number) else number


def marked(statement: Statement, quantity: Quantity) -> Span:
    """Return the span to mark: the figure, with what it counts where that follows at once."""
    span, counted = quantity.span, quantity.counted
    follows = counted is not None and 0 <= counted.start - span.end <= _ADJACENT
    if counted is None or not follows or quantity.kind not in ("count", "percent", "ordinal"):
        return span
    head = _HEAD.match(statement.claim.text, counted.start, counted.end)
    return Span(span.start, head.end() if head else counted.end)


def told(statement: Statement, quantity: Quantity) -> str:
    """Return a quantity as "123 (“123 detainees”)": its value, then the words of the report.

    The words alone where they give no figure ("hundreds of people") or the very same.
    """
    words = " ".join(marked(statement, quantity).of(statement.claim.text).split())
    figure = _figure(quantity)
    return f"“{words}”" if vague(quantity) or figure == words else f"{figure} (“{words}”)"


def _figure(quantity: Quantity) -> str:
    """Return the figure in the unit that is written: "80 mph", "60 million RON", "2–1"."""
    if quantity.kind == "score":
        return f"{quantity.low:g}–{quantity.high:g}"
    ends = (quantity.low, quantity.high) if quantity.bound == "between" else (quantity.value,)
    figures = " to ".join(_written(end, quantity) for end in ends)
    bound = "" if quantity.bound in ("exact", "between") else f"{quantity.bound} "
    qualifier = f" {quantity.qualifier}" if quantity.qualifier else ""
    if quantity.written == "magnitude":
        return f"{bound}magnitude {figures}"
    return f"{bound}{figures}{_ending(quantity, one=figures in ('1', '-1'))}{qualifier}"


def _ending(quantity: Quantity, *, one: bool) -> str:
    """Return what follows the figure: " miles", "%", "rd"."""
    if quantity.kind == "percent":
        return "%"
    if quantity.kind == "ordinal":
        return _ordinal_ending(int(quantity.value))
    unit = _UNITS.get(quantity.kind, "")
    if quantity.kind in ("money", "measure"):
        unit = quantity.written or quantity.unit
    if not one:
        unit = _PLURALS.get(unit) or subject("any", "units").get(unit, {}).get("plural", unit)
    return f" {unit}".rstrip()


def _ordinal_ending(number: int) -> str:
    """Return the ending of an English ordinal: 1st, 2nd, 3rd, 11th."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _written(base: float, quantity: Quantity) -> str:
    """Return a value in base units as it is written in its own unit, without binary noise."""
    entry = subject("any", "units").get(quantity.written, {}) if quantity.kind == "measure" else {}
    number = (base - float(entry.get("offset", 0))) / float(entry.get("factor", 1))
    if quantity.kind == "percent":
        # "One in three" is no figure to two decimals.
        return f"{number:.0f}" if quantity.written == SHARE and number >= 1 else f"{number:.4g}"
    if quantity.kind == "measure":
        number = float(f"{number:.6g}")
    return _scaled(number)


def _scaled(number: float) -> str:
    """Return a number with its thousands set apart, round millions in words: "1.59 billion"."""
    scale, word = next(
        ((scale, word) for scale, word in _SCALES if abs(number) >= scale), (1.0, "")
    )
    scaled = number / scale
    if not word or float(f"{scaled:.4g}") != float(f"{scaled:.10g}"):
        return f"{number:,.10g}"
    return f"{scaled:.4g} {word}"
