"""Pieces of a page → lines in the order of reading, columns and all.

Lines below each other make a block; blocks are ordered as in Breuel, "High Performance Document
Layout Analysis" (2003): a block comes before one below it where their columns overlap, and before
one to its right where nothing that spans both stands between.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimcmp.reading.pdf_pieces import Piece

_LEADING = 1.1
"""Gap between lines of one block, in heights of the type; boxes include usual leading."""

_SAME_SIZE = 0.12
"""Relative difference of two sizes of type up to which they are the same."""

MOST_LINES = 1_200
"""Lines of a page that are laid out; one with more is a map, read in the order of the file."""

_MOST_BLOCKS = 80
"""Blocks of a page that are ordered pairwise; a drawing with more labels is read from its top."""


@dataclass(slots=True)
class PageBlock:
    """Lines of one column that stand below each other, from the top."""

    lines: list[Piece] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0

    @classmethod
    def of(cls, line: Piece) -> "PageBlock":
        """Return a block of one line."""
        return cls([line], line.left, line.right, line.bottom, line.top)

    def add(self, line: Piece) -> None:
        """Put *line* below the others."""
        self.lines.append(line)
        self.left, self.right = min(self.left, line.left), max(self.right, line.right)
        self.bottom = min(self.bottom, line.bottom)


def ordered_blocks(lines: Sequence[Piece]) -> list[PageBlock]:
    """Return the blocks that *lines* make, in the order in which a person reads them."""
    if len(lines) > MOST_LINES:
        return [PageBlock.of(line) for line in lines]
    blocks = _blocks(lines)
    from_top = sorted(blocks, key=lambda block: (-block.top, block.left))
    if len(blocks) > _MOST_BLOCKS:
        return from_top
    return list(_topological(from_top))


def is_same_size(one: Piece, other: Piece) -> bool:
    """Whether two lines are set in type of the same size."""
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)


def _blocks(lines: Sequence[Piece]) -> list[PageBlock]:
    blocks: list[PageBlock] = []
    for line in sorted(lines, key=lambda piece: (-piece.bottom, piece.left)):
        for block in reversed(blocks[-12:]):
            if _continues(block, line) and not _hits_another(block, line, lines):
                block.add(line)
                break
        else:
            blocks.append(PageBlock.of(line))
    return blocks


def _continues(block: PageBlock, line: Piece) -> bool:
    """Whether *line* stands right below the last one of *block*, in the same column."""
    last = block.lines[-1]
    gap = last.bottom - line.top
    overlap = min(block.right, line.right) - max(block.left, line.left)
    return (
        is_same_size(last, line)
        and -0.8 * line.size <= gap <= _LEADING * line.size
        and last.middle > line.middle + 0.3 * line.size
        and overlap > 0.5 * min(block.right - block.left, line.width)
    )


def _hits_another(block: PageBlock, line: Piece, lines: Sequence[Piece]) -> bool:
    """Whether the block with *line* would cover a part of another column."""
    left, right = min(block.left, line.left), max(block.right, line.right)
    own = set(map(id, block.lines))
    return any(
        id(other) not in own
        and other is not line
        and line.bottom < other.middle < block.top
        and other.left < right - 1
        and other.right > left + 1
        for other in lines
    )


def _topological(blocks: Sequence[PageBlock]) -> Iterator[PageBlock]:
    """Yield *blocks*, given from the top, so that each comes after those that precede it."""
    count = len(blocks)
    before = [
        {i for i in range(count) if i != j and _precedes(blocks[i], blocks[j], blocks)}
        for j in range(count)
    ]
    left = list(range(count))
    last: int | None = None
    while left:
        free = [j for j in left if not before[j] & set(left)]
        # What goes on in the same column comes first; a circle is broken at the top.
        chosen = next((j for j in free if last is not None and _is_below(blocks, last, j)), None)
        if chosen is None:
            chosen = free[0] if free else left[0]
        left.remove(chosen)
        last = chosen
        yield blocks[chosen]


def _is_below(blocks: Sequence[PageBlock], above: int, below: int) -> bool:
    return _overlap(blocks[above], blocks[below]) and blocks[above].top > blocks[below].top


def _precedes(one: PageBlock, other: PageBlock, blocks: Sequence[PageBlock]) -> bool:
    if _overlap(one, other):
        return one.top > other.top
    if one.right > other.left + 1:
        return False
    low, high = sorted(((one.bottom + one.top) / 2, (other.bottom + other.top) / 2))
    return not any(
        low < (block.bottom + block.top) / 2 < high
        and _overlap(block, one)
        and _overlap(block, other)
        for block in blocks
        if block is not one and block is not other
    )


def _overlap(one: PageBlock, other: PageBlock) -> bool:
    """Whether the two stand in the same column, by a point at least."""
    return one.left < other.right - 1 and other.left < one.right - 1
