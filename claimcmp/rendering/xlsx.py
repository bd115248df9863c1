"""Comparison → an Excel workbook: divergences, statements and sources, a sheet each.

Text is stored as text, whatever it looks like: never a formula, a number or a link. A cell that
begins like a formula is marked as quoted, so that editing it does not make it one.
"""

import io
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from claimcmp.errors import InputError
from claimcmp.records import Comparison
from claimcmp.rendering.csv import starts_formula
from claimcmp.rendering.table import (
    Cell,
    Table,
    divergence_table,
    source_table,
    statement_table,
)

# Limits of Excel: rows of a sheet, characters of a cell.
_MOST_ROWS = 1_048_576
_LONGEST_TEXT = 32_767
# The same comparison gives the same bytes, so the file has no time of its own.
_CREATED = datetime(1980, 1, 1)
_NARROW, _WIDE = 12, 60
_LONG_COLUMNS = ("statement", "explanation", "conflict", "title", "path", "value", "event_label")


def render_xlsx(comparison: Comparison) -> bytes:
    """Return the workbook; raises InputError where a sheet would have too many rows for Excel."""
    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(stream, options) as workbook:
        workbook.set_properties({"created": _CREATED, "title": "claimcmp"})
        for table in (
            divergence_table(comparison),
            statement_table(comparison),
            source_table(comparison),
        ):
            _sheet(workbook, table)
    return stream.getvalue()


def _sheet(workbook: Workbook, table: Table) -> None:
    """Write one table: a header that stays in sight, wrapped text, a filter for each column."""
    if len(table.rows) >= _MOST_ROWS:
        raise InputError(
            f"xlsx: {len(table.rows)} rows are more than a sheet holds; use --format csv"
        )
    sheet = workbook.add_worksheet(table.name)
    bold = workbook.add_format({"bold": True, "valign": "top"})
    text = workbook.add_format({"text_wrap": True, "valign": "top"})
    quoted = workbook.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column, bold)
        sheet.set_column(place, place, _width(column))
    for row, cells in enumerate(table.rows, start=1):
        for place, cell in enumerate(cells):
            _write(sheet, row, place, cell, text, quoted)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


def _width(column: str) -> int:
    """Return the width of a column in characters: that of its longest words, or of sentences."""
    name = column.removesuffix("_a").removesuffix("_b")
    return _WIDE if name in _LONG_COLUMNS else max(_NARROW, len(column) + 2)


def _write(
    sheet: Worksheet, row: int, place: int, cell: Cell, text: Format, quoted: Format
) -> None:
    if cell is None:
        return
    if not isinstance(cell, str):
        sheet.write_number(row, place, cell, text)
        return
    kept = cell if len(cell) <= _LONGEST_TEXT else cell[: _LONGEST_TEXT - 1] + "…"
    sheet.write_string(row, place, kept, quoted if starts_formula(cell) else text)
