"""Values and days to places in a drawing, and labels that do not cover one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# The width of a digit relative to the size of its letters, in the sans-serif faces of screens.
_DIGIT_WIDTH = 0.6


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from values to places: ``low`` falls on ``start``, ``high`` on ``end``."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Return where *value* falls, to a tenth; the middle where all values are one."""
        if self.high == self.low:
            return round((self.start + self.end) / 2, 1)
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)


def domain(values: Sequence[float]) -> tuple[float, float]:
    """Return the ends of an axis for *values*.

    It begins at zero where the smallest is at most half the largest; otherwise the values fill
    it, so that a change of a few per cent can be seen.
    """
    low, high = min(values), max(values)
    if 0 <= low <= high / 2:
        return 0.0, high
    return low, high


def spread(places: Sequence[float], gap: float) -> list[float]:
    """Return those of the ascending *places* that stand at least *gap* apart; the ends first."""
    if len(places) < 2 or places[-1] - places[0] < gap:
        return list(places[:1])
    kept = [places[0]]
    for place in places[1:-1]:
        if place - kept[-1] >= gap and places[-1] - place >= gap:
            kept.append(place)
    return [*kept, places[-1]]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Box") -> bool:
        """Whether the two share a point."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Whether this one lies inside *other*."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


def label_box(
    x: float, y: float, label: str, *, size: float, taken: Sequence[Box], inside: Box
) -> Box:
    """Return a free place for *label* near the point (x, y), in letters of *size*.

    Where none is free the nearest is returned: the drawing's table has every value.
    """
    width, height = len(label) * size * _DIGIT_WIDTH + 4, size + 2
    first: Box | None = None
    for left, top in _around(x, y, width, height):
        box = Box(left, top, left + width, top + height)
        if not box.within(inside):
            continue
        first = first or box
        if not any(box.covers(other) for other in taken):
            return box
    return first or Box(x, y, x + width, y + height)


def _around(x: float, y: float, width: float, height: float) -> Iterator[tuple[float, float]]:
    """Yield left and top edges beside, above and below a point, then further away."""
    for away in range(6):
        rise = away * height / 2
        for top in dict.fromkeys((y - height / 2 - rise, y - height / 2 + rise)):
            yield x + 6, top
            yield x - 6 - width, top
        yield x - width / 2, y - 6 - height - rise
        yield x - width / 2, y + 6 + rise
