"""Lines and columns: styled text wrapped to a width in terminal cells and set side by side.

A block is a list of :class:`rich.text.Text`, one per line, none wider than it was asked to be.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len, get_character_cell_size
from rich.text import Text

from claimcmp.rendering.terminal.safety import (
    LEFT_TO_RIGHT_ISOLATE,
    POP_ISOLATE,
    RIGHT_TO_LEFT_ISOLATE,
    clean,
    isolate_of,
)

Block = list[Text]
# Only the plain space divides: "1 318" with a no-break space
# stays together.
_WORD = re.compile(r"[^ ]+")
_OPENING = (LEFT_TO_RIGHT_ISOLATE, RIGHT_TO_LEFT_ISOLATE)


def plain(text: str, style: str = "") -> Text:
    """Return outside *text*, cleaned and isolated, in *style*."""
    return isolated(Text(clean(text).strip(" "), style=style))


def isolated(text: Text) -> Text:
    """Return clean *text* so that right-to-left letters in it reorder nothing around it."""
    opening = isolate_of(text.plain)
    return Text.assemble(opening, text, POP_ISOLATE) if opening else text


def joined(parts: Sequence[Text], separator: str = " · ") -> Text:
    """Return the non-empty *parts* with a dim *separator* between them."""
    # A style of the separator itself would become that of the whole line.
    between = Text.assemble((separator, "dim"))
    return between.join([part for part in parts if part.plain])


def wrap(text: Text, width: int) -> Block:
    """Return *text* as lines of at most *width* cells (at least 2), broken between words.

    A word wider than a line is cut between letters. Isolates that a break cuts are closed on
    their line and opened again on the next. Empty text gives one empty line.
    """
    bounds = list(_line_bounds(text.plain, max(width, 2)))
    return _balanced([text[start:end] for start, end in bounds]) or [Text()]


def shortened(text: Text, width: int) -> Text:
    """Return the first line of *text*, with an ellipsis when there is more than *width* cells."""
    if cell_len(text.plain) <= width:
        return text
    line = wrap(text, width - 1)[0]
    line.append("…")
    return line


def indented(block: Block, by: int) -> Block:
    """Return *block* moved *by* cells to the right; empty lines stay empty."""
    return [Text.assemble(" " * by, line) if line.plain else line for line in block]


def hanging(label: Text, block: Block, by: int) -> Block:
    """Return *block* with *label* before its first line and the rest moved *by* cells."""
    return beside([[label], block], [by, 0], gutter="")


def beside(cells: Sequence[Block], widths: Sequence[int], *, gutter: str = " │ ") -> Block:
    """Return *cells* as columns of *widths* cells, a dim *gutter* between them.

    The last column is not filled up, so no line ends in spaces.
    """
    lines: Block = []
    for row in zip_longest(*cells, fillvalue=Text()):
        line = Text()
        for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
            if column:
                line.append(gutter, style="dim" if gutter.strip() else "")
            line.append_text(cell)
            line.append(" " * (width - cell_len(cell.plain)))
        line.rstrip()
        lines.append(line)
    return lines


def apart(blocks: Sequence[Block]) -> Block:
    """Return *blocks* one below the other with an empty line between them."""
    lines: Block = []
    for block in blocks:
        lines += [Text(), *block] if lines else block
    return lines


def rule(title: Text, width: int, *, line: str = "─") -> Text:
    """Return *title* followed by a dim *line* up to *width* cells; the title must fit."""
    start = Text.assemble(title, " ") if title.plain else title
    left = width - cell_len(start.plain)
    return Text.assemble(start, (line * left, "dim")) if left > 0 else title


def heading(title: Text, width: int) -> Block:
    """Return *title*, wrapped to *width* cells, with a rule after its last line."""
    *lines, last = wrap(title, width)
    return [*lines, rule(last, width)]


def _line_bounds(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the half-open range of each line, without the spaces around it."""
    start: int | None = None
    end = used = 0
    for piece_start, piece_end, cells in _pieces(text, width):
        gap = piece_start - end
        if start is not None and used + gap + cells > width:
            yield start, end
            start = None
        if start is None:
            start, used, gap = piece_start, 0, 0
        end = piece_end
        used += gap + cells
    if start is not None:
        yield start, end


def _pieces(text: str, width: int) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, cells) of what a line must keep together."""
    for match in _WORD.finditer(text):
        word = match.group()
        cells = cell_len(word)
        if cells <= width and cells == len(word):
            yield match.start(), match.end(), cells
        else:
            yield from _cut(word, match.start(), width)


def _cut(word: str, offset: int, width: int) -> Iterator[tuple[int, int, int]]:
    """Yield the parts of *word*: cut around double-width letters and where *width* is full."""
    start, used, wide = 0, 0, False
    for index, character in enumerate(word):
        cells = get_character_cell_size(character)
        turns = cells == 2 or (wide and cells == 1)
        if used and cells and (turns or used + cells > width):
            yield offset + start, offset + index, used
            start, used = index, 0
        used += cells
        wide = cells == 2 or (wide and not cells)
    yield offset + start, offset + len(word), used


def _balanced(lines: Block) -> Block:
    """Close on every line the isolates that it opens, and open them again on the next."""
    open_isolates: list[str] = []
    balanced: Block = []
    for line in lines:
        carried = "".join(open_isolates)
        for character in line.plain:
            if character in _OPENING:
                open_isolates.append(character)
            elif character == POP_ISOLATE and open_isolates:
                open_isolates.pop()
        balanced.append(Text.assemble(carried, line, POP_ISOLATE * len(open_isolates)))
    return balanced
