"""Drafts: quantities on the way from their words to the record, and how bounds widen them."""

from dataclasses import dataclass, replace

from claimcmp.facts.bounds import BoundWords, Interval, interval
from claimcmp.facts.records import Bound, Quantity, QuantityKind
from claimcmp.facts.units import Unit
from claimcmp.records import Span

# Outer bounds win over inner ones: "at least some 300" is a lower bound.
_OUTER = ("at least", "at most", "more than", "less than")


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity before conversion: figures as written, the span without its bound words.

    ``noun_from`` is where the counted noun phrase may start. ``upper`` is the second figure of a
    range or a score.
    """

    span: Span
    kind: QuantityKind
    value: float
    upper: float | None = None
    unit: Unit | None = None
    noun_from: int | None = None
    group: str = "exact"
    settled: bool = False

    def bounded(self, words: BoundWords, marked: str) -> "Draft":
        """Take in the bound words on either side of the span."""
        draft = self
        for _ in range(2):
            found = words.before(marked, draft.span.start)
            if found is None:
                break
            group = found.group if self._wins(found.group, draft.group) else draft.group
            draft = replace(draft, group=group, span=Span(found.edge, draft.span.end))
        after = words.after(marked, draft.span.end)
        if after is not None and self._wins(after.group, draft.group):
            draft = replace(draft, group=after.group, span=Span(draft.span.start, after.edge))
        return draft

    @staticmethod
    def _wins(new: str, old: str) -> bool:
        return old in ("exact", "loosely") or (new in _OUTER and old not in _OUTER)

    def _interval(self) -> Interval:
        if self.kind == "score":
            return Interval(self.value, self.upper or 0.0, "exact")
        if self.upper is not None:
            return Interval(self.value, self.upper, "between")
        return interval(self.value, self.group)

    def quantity(self, counted: Span | None) -> Quantity:
        """Return the record, in base units."""
        allowed = self._interval()
        unit = self.unit or Unit(self.kind, "", "")
        low, high = (_converted(end, unit) for end in (allowed.low, allowed.high))
        bound: Bound = allowed.bound
        return Quantity(
            span=self.span,
            kind=self.kind,
            value=_converted(self.value, unit),
            low=low,
            high=high,
            bound=bound,
            unit=unit.base,
            counted=counted,
            written=unit.name,
        )


def _converted(value: float, unit: Unit) -> float:
    """Convert to base units, without the noise of binary fractions."""
    return float(f"{value * unit.factor + unit.offset:.12g}")
