"""The workbook, read back by another library: text is text, whatever it looks like."""

import io

import openpyxl
from hypothesis import given

from claimcmp.records import Comparison
from claimcmp.rendering.table import divergence_table, source_table, statement_table
from claimcmp.rendering.xlsx import render_xlsx
from tests.rendering.hostile import ATTACKS, hostile_text, patient, poisoned


def read(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_three_sheets_with_every_cell(comparison: Comparison) -> None:
    book = read(render_xlsx(comparison))
    assert book.sheetnames == ["Divergences", "Statements", "Sources"]
    tables = (divergence_table(comparison), statement_table(comparison), source_table(comparison))
    for table in tables:
        sheet = book[table.name]
        assert list(sheet.iter_rows(values_only=True)) == [table.columns, *table.rows]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref is not None
        assert sheet["A2"].alignment.wrap_text


def test_the_same_comparison_gives_the_same_bytes(comparison: Comparison) -> None:
    assert render_xlsx(comparison) == render_xlsx(comparison)


@given(hostile_text)
@patient
def test_no_text_becomes_a_formula_or_a_link(comparison: Comparison, text: str) -> None:
    check(render_xlsx(poisoned(comparison, text)))


def test_each_known_attack(comparison: Comparison) -> None:
    for text in ATTACKS:
        check(render_xlsx(poisoned(comparison, text)))


def check(content: bytes) -> None:
    for sheet in read(content):
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                assert cell.data_type in ("s", "n")
                assert cell.hyperlink is None
                if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")):
                    assert cell.quotePrefix
