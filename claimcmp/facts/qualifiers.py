"""Qualifiers: whether a sum is net or gross, before tax or after it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from claimcmp.facts.marking import alternation
from claimcmp.facts.records import Quantity
from claimcmp.folding import fold
from claimcmp.languages import subject

Qualifier = Literal["", "net", "gross"]
_REACH = 36  # code points between a sum and the words that qualify it
_BETWEEN = re.compile(r"[.;:!?]\s")
_COMMA = 20  # code points that a comma counts for


@dataclass(frozen=True, slots=True)
class _Cue:
    qualifier: Qualifier
    start: int
    end: int


@cache
def _pattern(language: str) -> re.Pattern[str]:
    groups = subject(language, "quantities").get("qualifiers", {})
    named = "|".join(f"(?P<{name}>{alternation(words)})" for name, words in groups.items())
    return re.compile(rf"(?<!\w)(?:{named or '(?!)'})(?!\w)")


def _cues(folded: str, language: str) -> Iterator[_Cue]:
    for match in _pattern(language).finditer(folded):
        qualifier = cast(Qualifier, match.lastgroup or "")
        yield _Cue(qualifier, match.start(), match.end())


def qualified(quantities: Sequence[Quantity], text: str, language: str) -> tuple[Quantity, ...]:
    """Return *quantities* with the qualifier of each sum of money, from the nearest words.

    ``net`` is what is left after tax or without VAT, ``gross`` the opposite. A qualifier belongs
    to one sum: the nearest in its own sentence, at most 36 code points away.
    """
    sums = [quantity for quantity in quantities if quantity.kind == "money"]
    if not sums:
        return tuple(quantities)
    folded = fold(text)
    found: dict[int, tuple[int, Qualifier]] = {}
    for cue in _cues(folded, language):
        apart, nearest = min(
            (_apart(cue, quantity, folded), quantity.span.start) for quantity in sums
        )
        if apart <= _REACH and apart < found.get(nearest, (_REACH + 1, ""))[0]:
            found[nearest] = (apart, cue.qualifier)
    return tuple(
        replace(quantity, qualifier=found[quantity.span.start][1])
        if quantity.kind == "money" and quantity.span.start in found
        else quantity
        for quantity in quantities
    )


def _apart(cue: _Cue, quantity: Quantity, folded: str) -> int:
    """Return the code points between a qualifier and a sum; too many across a stop."""
    span = quantity.span
    left, right = (cue.end, span.start) if cue.start < span.start else (span.end, cue.start)
    stopped = _BETWEEN.search(folded, left, max(left, right)) is not None
    commas = folded.count(",", left, max(left, right))
    return _REACH + 1 if stopped else max(right - left, 0) + _COMMA * commas
