"""Ellipsis: a figure whose unit an earlier one names, "50.9 percent to his 49.1"."""

from collections.abc import Sequence
from dataclasses import replace

from claimcmp.facts.records import Quantity

_MOST = 100.0  # more is no share of a vote


def with_shared_percent(quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return *quantities*, in order, where a bare decimal after a percentage is one too.

    A decimal counts nothing by itself; a whole number may ("52 percent of 49 towns"), so it stays.
    """
    shared: Quantity | None = None
    found = []
    for quantity in quantities:
        if quantity.kind == "percent":
            shared = quantity
        elif shared is not None and _is_bare_decimal(quantity):
            quantity = replace(quantity, kind="percent", unit=shared.unit, written=shared.written)
        found.append(quantity)
    return tuple(found)


def _is_bare_decimal(quantity: Quantity) -> bool:
    return (
        quantity.kind == "count"
        and quantity.counted is None
        and quantity.value != int(quantity.value)
        and abs(quantity.value) <= _MOST
    )
