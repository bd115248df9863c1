"""Comparison → CSV for spreadsheets: one row per divergence.

UTF-8 with a byte-order mark and CRLF, so that Excel opens it by a double click. A cell that a
spreadsheet would take for a formula gets an apostrophe in front, and so does a text that begins
with an apostrophe of its own: taking one apostrophe from the start of every cell that has one
gives the texts back (OWASP, CSV Injection).
"""

import csv
import io
import unicodedata

from claimcmp.records import Comparison
from claimcmp.rendering.table import Cell, divergence_table

BYTE_ORDER_MARK = "\ufeff"
APOSTROPHE = "'"
# What starts a formula in Excel, LibreOffice and Google Sheets once compatibility forms (full
# width, small, superscript) are folded, and U+2212, the minus sign, which some of them accept.
_STARTS_FORMULA = ("=", "+", "-", "@", "\u2212", "\t", "\r", "\n")


def render_csv(comparison: Comparison) -> str:
    """Return the table of divergences as CSV text (RFC 4180) that starts with a byte-order mark."""
    table = divergence_table(comparison)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([neutralised(cell) for cell in row] for row in table.rows)
    return BYTE_ORDER_MARK + stream.getvalue()


def neutralised(cell: Cell) -> Cell:
    """Return *cell* so that no spreadsheet computes it; figures of ours stay figures."""
    if not isinstance(cell, str):
        return cell
    return APOSTROPHE + cell if starts_formula(cell) or cell.startswith(APOSTROPHE) else cell


def restored(cell: str) -> str:
    """Return the text that :func:`neutralised` was given."""
    return cell.removeprefix(APOSTROPHE)


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet could take *text* for a formula, white space before it or not."""
    folded = unicodedata.normalize("NFKC", text)
    return folded.startswith(_STARTS_FORMULA) or folded.lstrip().startswith(_STARTS_FORMULA)
