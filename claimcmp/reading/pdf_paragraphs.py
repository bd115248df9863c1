"""Lines in the order of reading → paragraphs, over the ends of columns and pages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimcmp.reading.drafting import Paragraph
from claimcmp.reading.hyphenation import join_lines, vocabulary
from claimcmp.reading.pdf_furniture import page_furniture
from claimcmp.reading.pdf_layout import PageBlock, is_same_size, ordered_blocks
from claimcmp.reading.pdf_pieces import CELL_BORDER, HYPHENS, Piece

_ENDED = re.compile(r"[.!?…:;][\"'”“’»›)\]]*$")
_BULLET = re.compile(r"(?:[•▪◦●■►–—]|\(?\d{1,2}[.)])\s")
_INDENT = 0.6
"""Of the size of the type: a first line stands so much to the right of the others."""

_SHORT = 0.85
"""A line that fills less of its column ends a paragraph, if a sentence ends there."""

_WIDER_GAP = 0.4
"""Of the size of the type: how much wider the gap between paragraphs is than between lines."""

_HEADLINE_SIZE = 1.25
"""Of the usual size of type: smaller is emphasis."""

_LONGEST_HEADLINE = 250
"""Characters."""


@dataclass(frozen=True, slots=True)
class Page:
    """The pieces of one page, and its height in points."""

    lines: tuple[Piece, ...]
    height: float


def paragraphs(pages: Sequence[Page]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document in the order of reading.

    Furniture of a page follows the paragraph that it interrupts, with its reason.
    """
    reasons = page_furniture([page.lines for page in pages], [page.height for page in pages])
    known = vocabulary(line.text for page in pages for line in page.lines)
    begun: list[Piece] = []
    waiting: list[Paragraph] = []
    for page in pages:
        text = [line for line in page.lines if id(line) not in reasons]
        for group in _groups(ordered_blocks(text)):
            if begun and not _goes_on(begun[-1], group[0]):
                yield from _closed(begun, known, waiting)
                begun, waiting = [], []
            begun += group
        furniture = (line for line in page.lines if id(line) in reasons)
        waiting += [Paragraph(line.text, reasons[id(line)]) for line in furniture]
    yield from _closed(begun, known, waiting)


def headline(pages: Sequence[Page]) -> str | None:
    """Return the words in the largest type of the first page, where it is larger than the text."""
    lines = pages[0].lines if pages else ()
    sizes = sorted(line.size for page in pages for line in page.lines for _ in line.text.split())
    largest = max((line for line in lines if " " in line.text), key=_size, default=None)
    if largest is None or largest.size < _HEADLINE_SIZE * sizes[len(sizes) // 2]:
        return None
    words = " ".join(line.text for line in lines if is_same_size(line, largest))
    return words if len(words) <= _LONGEST_HEADLINE else None


def _size(line: Piece) -> float:
    return line.size


def _closed(
    lines: Sequence[Piece], known: frozenset[str], waiting: Iterable[Paragraph]
) -> Iterator[Paragraph]:
    yield Paragraph(join_lines([line.text for line in lines], known))
    yield from waiting


def _goes_on(last: Piece, first: Piece) -> bool:
    """Whether a paragraph that seemed to end with *last* goes on with *first* elsewhere."""
    if not is_same_size(last, first) or _BULLET.match(first.text):
        return False
    if last.text[-1:] in HYPHENS:
        return True
    return first.text[:1].islower() and not _ENDED.search(last.text)


def _groups(blocks: Iterable[PageBlock]) -> Iterator[list[Piece]]:
    """Yield the lines of each paragraph, block by block."""
    for block in blocks:
        leading = _usual_gap(block)
        group: list[Piece] = []
        for line in block.lines:
            if group and _begins(block, group, line, leading):
                yield group
                group = []
            group.append(line)
        yield group


def _begins(block: PageBlock, group: Sequence[Piece], line: Piece, leading: float) -> bool:
    """Whether *line* begins a paragraph after the lines of *group*."""
    last = group[-1]
    if CELL_BORDER in line.text or CELL_BORDER in last.text or _BULLET.match(line.text):
        return True
    if last.bottom - line.top > leading + _WIDER_GAP * line.size:
        return True
    indented = line.left > block.left + _INDENT * line.size
    if indented and last.left < line.left - _INDENT * line.size:
        return True
    is_short = last.right < block.left + _SHORT * (block.right - block.left)
    return is_short and _ENDED.search(last.text) is not None


def _usual_gap(block: PageBlock) -> float:
    """Return the smaller of the usual gaps between lines, in points: that inside paragraphs."""
    pairs = zip(block.lines, block.lines[1:], strict=False)
    gaps = sorted(above.bottom - below.top for above, below in pairs)
    return gaps[len(gaps) // 3] if gaps else 0.0
