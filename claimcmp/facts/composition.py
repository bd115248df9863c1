"""Composition: how the words of a number add up and multiply."""

import math
from dataclasses import dataclass

from claimcmp.facts.number_words import Word


def _lowest_order(value: float) -> float:
    """Return the largest power of ten that divides *value*; what may still be added is below."""
    if value != int(value) or value <= 0:
        return 0.0
    order = 1
    while value % (order * 10) == 0:
        order *= 10
    return float(order)


@dataclass(slots=True)
class Composition:
    """A number under construction.

    ``closed`` holds what scale words have closed ("two million"), ``group`` the part below the
    next scale, None before its first word. ``floor`` bounds what may still be added.
    """

    ordinals_join: bool = False
    closed: float = 0.0
    group: float | None = None
    floor: float = math.inf
    scale: float = math.inf
    complete: bool = False
    ordinal: bool = False
    figure: bool = False
    joined: Word | None = None
    ended: bool = False

    @property
    def value(self) -> float:
        """The number so far."""
        return self.closed + (self.group or 0.0)

    def add(self, word: Word, *, hyphen: bool = False) -> bool:
        """Add one word; False when it cannot belong to this number."""
        if self.ended:
            return False
        added = getattr(self, f"_add_{word.role}")(word, hyphen)
        if added and word.role != "joiner":
            self.joined = None
        return bool(added)

    def _empty(self) -> bool:
        return self.group is None and not self.closed

    def _fits(self, value: float) -> bool:
        if self.group is not None:
            return value < self.floor
        return self._empty() or value < self.scale

    def _add_value(self, word: Word, hyphen: bool) -> bool:
        if not self._fits(word.value) or (self.joined and word.value >= self.floor):
            return False
        # "2019 two": figures take no words after them, except below a scale ("5 тысяч триста").
        if self.group is not None and self.figure and not self.closed:
            return False
        self.group = (self.group or 0.0) + word.value
        self.floor = _lowest_order(word.value)
        self.complete = True
        return True

    def _add_figure(self, word: Word, hyphen: bool) -> bool:
        if hyphen or self.joined or self.group is not None or not self._fits(word.value):
            return False
        if self.closed and not self.figure:
            return False
        self.group, self.floor, self.figure, self.complete = word.value, 0.0, True, True
        return True

    def _add_ordinal(self, word: Word, hyphen: bool) -> bool:
        free = self.ordinals_join or hyphen or self.joined is not None or self._empty()
        if not free or self.figure or not self._add_value(word, hyphen):
            return False
        self.ordinal = self.ended = True
        return True

    def _add_scale(self, word: Word, hyphen: bool) -> bool:
        if self.joined and not word.alone:
            return False
        if word.value == 100:
            return self._add_hundred(word)
        if self.group is not None:
            if word.value >= self.scale:
                return False
            self.closed += self.group * word.value
        elif self._empty():
            if not word.alone:
                return False
            self.closed = word.value
        elif self.scale == 1000 and word.value > 1000:  # "mil millones"
            self.closed *= word.value
        elif word.alone and word.value < self.scale:
            self.closed += word.value
        else:
            return False
        self.group, self.complete = None, True
        self.floor = self.scale = word.value
        return True

    def _add_hundred(self, word: Word) -> bool:
        if self.group is None:
            if not word.alone or self.scale <= 100:
                return False
            self.group = 100.0
        elif 1 <= self.group < 100 and not (self.joined and self.group > 9):
            self.group *= 100
        else:
            return False
        self.floor, self.complete = 100.0, True
        return True

    def _add_article(self, word: Word, hyphen: bool) -> bool:
        if self._empty():
            self.group, self.floor = 1.0, 0.0
            return True
        if self.joined or (word.alone and not self.figure):
            return self._add_value(word, hyphen)
        return False

    def _add_joiner(self, word: Word, hyphen: bool) -> bool:
        order = self.floor if self.group is not None else self.scale
        if self._empty() or self.figure or self.joined or math.isinf(order):
            return False
        if min(order, 1000.0) not in word.after:
            return False
        self.joined, self.complete = word, False
        return True

    def _add_link(self, word: Word, hyphen: bool) -> bool:
        # „23 de mii”: only a scale may follow, so the number is not complete with it.
        if self.group is None or self.joined:
            return False
        self.complete, self.floor = False, 0.0
        return True

    def _add_half(self, word: Word, hyphen: bool) -> bool:
        if self._empty() or self.ordinal:
            return False
        if self.group is None:
            self.closed += self.scale / 2
            self.ended = True
        else:
            self.group, self.floor = self.group + 0.5, 0.0
        self.complete = True
        return True

    def _add_share(self, word: Word, hyphen: bool) -> bool:
        if not self._empty():
            return False
        self.group, self.floor = word.value, 0.0
        return True

    def take_unit(self) -> float:
        """Take out the unit before a reversing joint: the seven of "siebenundachtzig"."""
        unit, rest = (self.group or 0.0) % 100, (self.group or 0.0) // 100 * 100
        self.group = rest or None
        self.floor = 100.0 if rest else math.inf
        return unit

    def plus(self, unit: float) -> "Composition":
        """Add a unit that was taken out, after its tens."""
        self.group = (self.group or 0.0) + unit
        self.floor = 1.0
        return self
