"""How much a passage speaks of the same things as another: shared names and content words."""

from collections.abc import Iterable, Set

from claimcmp.folding import fold
from claimcmp.reading.lines import Line

_STEM = 5
"""Letters: endings differ beyond them in the inflecting languages."""

_SHORTEST_WORD = 6
"""Letters: most shorter words without a capital are grammar."""

_SHORTEST_NAME = 3
_LOOKED_BACK = 8


def topic(lines: Iterable[Line]) -> frozenset[str]:
    """Return the stems of the names and content words of *lines*."""
    return frozenset(stem for line in lines for stem in _stems(line))


def overlap(passage: Iterable[Line], subject: Set[str]) -> float:
    """Return the share of the stems of *passage* that *subject* holds, in [0, 1]."""
    stems = topic(passage)
    return len(stems & subject) / len(stems) if stems else 0.0


def _stems(line: Line) -> Iterable[str]:
    previous_end = 0
    for word in line.words:
        at = line.text.find(word, previous_end)
        # A few characters are enough to see, and lines may be as long as a book.
        before = line.text[max(0, at - _LOOKED_BACK) : at].rstrip()
        initial = not before or before[-1] in ".!?…:\"'„“«"
        previous_end = at + len(word)
        is_name = word[0].isupper() and not initial
        folded = fold(word)
        if folded.isdigit():
            continue
        if word[0] > "\u2e80":
            yield from (folded[i : i + 2] for i in range(len(folded) - 1))
        elif len(folded) >= _SHORTEST_WORD or (is_name and len(folded) >= _SHORTEST_NAME):
            yield folded[:_STEM]
