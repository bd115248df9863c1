"""Running heads, feet and page numbers: what stands in the margins of every page."""

import re
from collections import Counter
from collections.abc import Sequence

from claimcmp.folding import fold
from claimcmp.reading.pdf_pieces import Piece

RUNNING = "repeats at the edge of other pages"
PAGE_NUMBER = "a page number"

_MARGIN = 0.12
"""Share of a page's height in which heads and feet stand, above and below."""

_OUTERMOST = 4
"""Lines from the edge that may be a head or a foot."""

_NEAR = 12.0
"""Points by which a head's height may differ from page to page."""

_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:[^\W\d_]{1,8}\.?\s)?\d{1,4}(?:\s?(?:/|[^\W\d_]{1,4})\s?\d{1,4})?\W{0,3}$"
)


def page_furniture(pages: Sequence[Sequence[Piece]], heights: Sequence[float]) -> dict[int, str]:
    """Return the reason for each line that is page furniture, by its ``id``.

    *pages* holds the lines of each page, *heights* the pages' heights in points. A line that
    stands at the same height of several pages, whatever figures it holds, is furniture.
    """
    outer = [_outermost(lines, height) for lines, height in zip(pages, heights, strict=True)]
    counts = Counter(key for lines in outer for key in {_key(line) for line in lines})
    least = 2 if len(pages) < 8 else 3
    reasons: dict[int, str] = {}
    for lines in outer:
        for line in lines:
            if _PAGE_NUMBER.match(line.text):
                reasons[id(line)] = PAGE_NUMBER
            elif _repeats(line, counts) >= least:
                reasons[id(line)] = RUNNING
    return reasons


def _outermost(lines: Sequence[Piece], height: float) -> list[Piece]:
    """Return the lines in the upper and the lower margin, those next to the edges."""
    from_top = sorted(lines, key=lambda line: -line.middle)
    upper = [line for line in from_top[:_OUTERMOST] if line.middle > (1 - _MARGIN) * height]
    lower = [line for line in from_top[-_OUTERMOST:] if line.middle < _MARGIN * height]
    return [*upper, *(line for line in lower if line not in upper)]


def _key(line: Piece) -> tuple[str, int]:
    return _FIGURES.sub("#", fold(line.text)), round(line.middle / _NEAR)


def _repeats(line: Piece, counts: Counter[tuple[str, int]]) -> int:
    """Return on how many pages the line stands; a height between two steps counts in both."""
    text, step = _key(line)
    return counts[text, step] + max(counts[text, step - 1], counts[text, step + 1])
