"""Bounds: the words beside a figure that say how exactly it is meant."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from claimcmp.facts.marking import alternation
from claimcmp.facts.records import Bound
from claimcmp.folding import fold
from claimcmp.languages import subject

# How far "about" reaches on each side, and "nearly" and "just over" on theirs. On NTREX
# translations no figure called approximate was further than a tenth from its counterpart.
_ABOUT = 0.10
_NEARLY = 0.12
_JUST_OVER = 0.15  # "just over a thousand" of 1,150
_LOOSELY = 0.2  # "a dozen", « une trentaine »
_REACH = 48  # code points before a figure in which a bound phrase may start


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a figure with its bound allows."""

    low: float
    high: float
    bound: Bound


def interval(value: float, bound: str) -> Interval:
    """Return what *value* with a bound word of group *bound* allows.

    Groups are the bounds of the records, and "nearly" and "just over", which lean to one side.
    """
    slack = max(abs(value) * _ABOUT, 1.0 if 3 <= value <= 10 and value == int(value) else 0.0)
    spread = {
        "exact": (value, value),
        "about": (value - slack, value + slack),
        "loosely": (value - abs(value) * _LOOSELY, value + abs(value) * _LOOSELY),
        "nearly": (value - max(abs(value) * _NEARLY, 0.25 if value <= 2 else 0.0), value),
        "just over": (value, value + abs(value) * _JUST_OVER),
        "at least": (value, math.inf),
        "more than": (value, math.inf),
        "at most": (-math.inf, value),
        "less than": (-math.inf, value),
    }
    low, high = spread[bound]
    name = "about" if bound in ("nearly", "just over", "loosely") else bound
    return Interval(low, high, cast(Bound, name))


@dataclass(frozen=True, slots=True)
class BoundWord:
    """A bound beside a figure: its group and the edge of the span that takes it in."""

    group: str
    edge: int


def _groups(entries: Mapping[str, list[str]]) -> tuple[str, list[str]]:
    """Join all groups into one alternation, the longest phrase first, one group name each."""
    pairs = [(phrase, group) for group, phrases in entries.items() for phrase in phrases]
    pairs.sort(key=lambda pair: (-len(pair[0]), pair))
    return "|".join(f"({alternation([phrase])})" for phrase, _ in pairs), [g for _, g in pairs]


class BoundWords:
    """The bound words of one language, before and after a figure."""

    def __init__(self, language: str) -> None:
        """Read ``bounds`` and ``bounds after`` of *language*."""
        entries = subject(language, "quantities")
        before, self._before_groups = _groups(entries.get("bounds", {}))
        after, self._after_groups = _groups(entries.get("bounds after", {}))
        reaching = alternation(entries.get("reaching", ()))
        self._reaching = re.compile(rf"(?<!\w)(?:{reaching})(?:\s\S+){{0,2}}\s*$")
        fillers = entries.get("bound fillers", ("de", "a", "the", "an", "some"))
        end = rf"(?:\s+(?:{alternation(fillers)}))?[\s(]*$"
        # Most figures stand after something that ends no bound: that is seen at a glance.
        phrases = [phrase for group in entries.get("bounds", {}).values() for phrase in group]
        self._ends = frozenset(fold(phrase)[-1] for phrase in (*phrases, *fillers))
        self._before = re.compile(rf"(?<![^\W\ue000-\ue002])(?:{before}){end}") if before else None
        # "47 and over 3,000" holds no "47 and over".
        self._after = re.compile(rf"[\s]*(?:{after})(?![\w]|\s?[\ue000\ue002])") if after else None

    def before(self, marked: str, start: int) -> BoundWord | None:
        """Return the bound phrase that ends at *start*, the longest that fits."""
        if self._before is None:
            return None
        low = max(0, start - _REACH)
        last = marked[low:start].rstrip(" (")[-1:]
        if last not in self._ends and not ("*" in self._ends and last.isalnum()):
            return None
        match = self._before.search(marked, low, start)
        if match is None:
            return None
        group = self._before_groups[(match.lastindex or 1) - 1]
        if group == "at most" and self._reaching.search(marked, low, match.start()):
            return None
        return BoundWord(group, match.start())

    def after(self, marked: str, end: int) -> BoundWord | None:
        """Return the bound phrase that starts at *end* ("or more", „sau mai mult”)."""
        if marked[end : end + 1] == "+" and not marked[end + 1 : end + 3].strip()[:1].isdigit():
            return BoundWord("at least", end + 1)  # "300+", but not "50%+1"
        match = self._after.match(marked, end) if self._after else None
        if match is None:
            return None
        return BoundWord(self._after_groups[(match.lastindex or 1) - 1], match.end())


@cache
def bound_words(language: str) -> BoundWords:
    """Return the bound words of *language*; none where it has no data."""
    return BoundWords(language)
