"""Characters of a PDF page → pieces: what stands on one line without a wide gap in it.

Coordinates are points (1/72 inch) from the lower left corner, as PDF counts them.
"""

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

CELL_BORDER = " | "
HYPHENS = "-\u2010\u00ad"
_SOFT_HYPHENS = frozenset({0x02, 0xFFFE, 0xAD})
"""What pdfium gives for a hyphen at the end of a line."""

_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_WIDE_GAP = 1.4
"""Gap between two words, in sizes of the type, from which they are in different columns."""

_SAME_LINE = 0.35
"""Difference of two baselines, in sizes of the type, up to which they are one line."""

_LONGEST_CELL = 3.0
"""Mean words of the cells of a row; a line of a narrow column has four or more."""


@dataclass(frozen=True, slots=True)
class Character:
    """One character with its box and the size of its type; spaces may have no width."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together on one line of a page.

    ``bottom`` and ``top`` are those of the type, whatever letters there are.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float

    @property
    def width(self) -> float:
        """Points from the first to the last letter."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """The height of the middle of the line."""
        return (self.bottom + self.top) / 2


def characters(textpage: Any, count: int) -> Iterator[Character]:
    """Yield the first *count* characters of a pdfium text page in the order of the file."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if not pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
            continue
        yield Character(
            _character(code),
            min(box.left, box.right),
            max(box.left, box.right),
            min(box.bottom, box.top),
            max(box.bottom, box.top),
            abs(box.top - box.bottom),
        )


def _character(code: int) -> str:
    if code in _SOFT_HYPHENS:
        return "\u00ad"
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    return _LIGATURES.get(chr(code), chr(code))


def pieces(characters: Sequence[Character]) -> list[Piece]:
    """Return the pieces of a page, in the order of the file."""
    found: list[Piece] = []
    group: list[Character] = []
    for character in characters:
        if character.text in "\r\n" or (group and _is_apart(group[-1], character)):
            found.extend(_piece(group))
            group = []
        if character.text.strip():
            group.append(character)
        elif group and group[-1].text != " ":
            # A space counts, but its box may be anywhere.
            last = group[-1]
            group.append(Character(" ", last.right, last.right, last.bottom, last.top, last.size))
    found.extend(_piece(group))
    return found


def _is_apart(before: Character, after: Character) -> bool:
    """Whether *after* begins another piece than *before*."""
    if not after.text.strip():
        return False
    size = max(before.size, after.size, 1.0)
    if abs(before.bottom - after.bottom) > _SAME_LINE * size:
        return True
    gap = after.left - before.right
    return gap > _WIDE_GAP * size or gap < -2 * size


def _piece(group: Sequence[Character]) -> Iterator[Piece]:
    text = unicodedata.normalize("NFC", "".join(c.text for c in group)).strip()
    inked = [c for c in group if c.text.strip()]
    if text and inked:
        sizes = sorted(c.size for c in inked)
        yield Piece(
            text,
            min(c.left for c in inked),
            max(c.right for c in inked),
            min(c.bottom for c in inked),
            max(c.top for c in inked),
            sizes[len(sizes) // 2],
        )


def joined_rows(found: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with each row of a table as one, its cells with bars between.

    Cells are short; the lines of two columns of text are not.
    """
    rows: list[list[Piece]] = []
    for piece in sorted(found, key=lambda p: (-p.bottom, p.left)):
        if rows and abs(rows[-1][0].bottom - piece.bottom) <= _SAME_LINE * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    tabular = [len(row) > 1 and _mean_words(row) <= _LONGEST_CELL for row in rows]
    result: list[Piece] = []
    for index, row in enumerate(rows):
        beside = tabular[max(0, index - 1) : index] + tabular[index + 1 : index + 2]
        if tabular[index] and any(beside):
            result.append(_row(sorted(row, key=lambda p: p.left)))
        else:
            result.extend(row)
    return result


def _mean_words(row: Sequence[Piece]) -> float:
    return sum(len(piece.text.split()) for piece in row) / len(row)


def _row(cells: Sequence[Piece]) -> Piece:
    return Piece(
        CELL_BORDER.join(cell.text for cell in cells),
        cells[0].left,
        cells[-1].right,
        min(cell.bottom for cell in cells),
        max(cell.top for cell in cells),
        cells[0].size,
    )
