"""Counted: the noun phrase that a figure counts."""

import re
from dataclasses import dataclass
from functools import cache

from claimcmp.folding import fold
from claimcmp.languages import subject
from claimcmp.records import Span

_LONGEST = 4  # words of a counted phrase; what follows tells more about them, not what they are
_WORD = re.compile(r"[ \u00a0\-]{0,2}([^\W\d_\ue000-\ue002](?:[\w'’\-]*\w)?)")


@dataclass(frozen=True, slots=True)
class _Words:
    stop: frozenset[str]
    skip: frozenset[str]


@cache
def _words(language: str) -> _Words:
    entries = subject(language, "quantities")
    stop = frozenset(fold(word) for word in entries.get("stop", ()))
    return _Words(stop, frozenset(fold(word) for word in entries.get("skip", ())) - stop)


def counted_after(marked: str, start: int, language: str, *, of: bool = False) -> Span | None:
    """Return the noun phrase that begins at *start* of a marked text, or None.

    It ends at a verb, preposition or conjunction (the language's ``stop`` words), at punctuation,
    at another figure, and after four words. ``of`` lets one preposition stand first, as in
    "20 percent of posts".
    """
    words = _words(language)
    first: int | None = None
    end = start
    for count in range(_LONGEST + 2):
        match = _WORD.match(marked, end)
        if match is None:
            break
        word = match[1]
        if first is None and (word in words.skip or (of and count == 0 and word in words.stop)):
            end = match.end()
            continue
        ended = word in words.skip or count >= _LONGEST
        if word in words.stop or (first is not None and ended):
            break
        first = match.start(1) if first is None else first
        end = match.end()
    return None if first is None else Span(first, end)
