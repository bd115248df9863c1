"""Parts: figures that are told as part of another one, "14 were injured, three of them badly"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimcmp.facts.marking import alternation
from claimcmp.facts.records import Quantity
from claimcmp.folding import fold
from claimcmp.languages import subject
from claimcmp.records import Span

_WORDS = r"(?:[\s\-]+[\w'’]+){0,2}"  # "of whom *at least* three", "three *children* among them"
_STOP = re.compile(r"[.;:!?]\s")
_BRACKET = re.compile(r"[(\[][^()\[\]]*$")
# A list of parts goes on without a comma: "of whom nine are women and five children".
_LIST_ENDS = re.compile(r"[,;:.()\[\]–—]")


@dataclass(frozen=True, slots=True)
class _Expressions:
    """What introduces a part: before it, after it, and between it and the whole behind it."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    between: re.Pattern[str]


@cache
def _expressions(language: str) -> _Expressions:
    entries = subject(language, "quantities").get("parts", {})
    before, after, between = (
        alternation(entries.get(place) or ()) for place in ("before", "after", "between")
    )
    return _Expressions(
        re.compile(rf"(?<!\w)(?:{before}){_WORDS}\s*$"),
        re.compile(rf"{_WORDS}\s(?:{after})(?!\w)"),
        re.compile(rf"{_WORDS}\s(?:{between})\s(?:\w+\s)?$"),
    )


def with_wholes(quantities: Sequence[Quantity], text: str, language: str) -> tuple[Quantity, ...]:
    """Return *quantities*, those that are told as a part with the span of their whole.

    A part stands in brackets or beside an expression such as "of whom"; its whole is the nearest
    greater figure of the same kind and unit before it, or the one right behind "three of the".
    """
    if len(quantities) < 2:
        return tuple(quantities)
    folded, words = fold(text), _expressions(language)
    found: list[Quantity] = []
    for place, quantity in enumerate(quantities):
        following = quantities[place + 1] if place + 1 < len(quantities) else None
        whole = _whole_behind(quantity, following, folded, words)
        if whole is None:
            whole = _whole_before(quantity, found, folded, words)
        found.append(quantity if whole is None else replace(quantity, whole=whole))
    return tuple(found)


def _holds(whole: Quantity, part: Quantity) -> bool:
    """Tell whether one figure may be part of the other."""
    return (whole.kind, whole.unit) == (part.kind, part.unit) and part.value < whole.value


def _whole_behind(
    part: Quantity, following: Quantity | None, folded: str, words: _Expressions
) -> Span | None:
    """Return the whole of "three of the 14 injured"."""
    if following is None or not _holds(following, part):
        return None
    gap = folded[part.span.end : following.span.start]
    return following.span if words.between.fullmatch(gap) else None


def _whole_before(
    part: Quantity, earlier: Sequence[Quantity], folded: str, words: _Expressions
) -> Span | None:
    if not earlier:
        return None
    previous = earlier[-1]
    gap = folded[previous.span.end : part.span.start]
    introduced = not _STOP.search(gap) and _introduced(part, gap, folded, words)
    if not introduced and (previous.whole is None or _LIST_ENDS.search(gap)):
        return None
    wholes = [whole for whole in earlier if _holds(whole, part)]
    if not wholes:
        return None
    if not introduced:
        return previous.whole
    return next((each for each in reversed(wholes) if each.whole is None), wholes[-1]).span


def _introduced(part: Quantity, gap: str, folded: str, words: _Expressions) -> bool:
    """Tell whether an expression on either side, or an open bracket, makes a figure a part."""
    if words.before.search(gap) or _BRACKET.search(gap):
        return True
    return words.after.match(folded, part.span.end) is not None
