"""CSV: one row per divergence, and nothing in an article becomes a row or a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.records import Comparison
from claimcmp.rendering.csv import neutralised, render_csv, restored, starts_formula
from claimcmp.rendering.table import divergence_table, source_table, statement_table
from tests.rendering.hostile import ATTACKS, hostile_text, patient, poisoned, steering


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_each_divergence_is_a_row_with_both_places(comparison: Comparison) -> None:
    shown = render_csv(comparison)
    assert shown.startswith("\ufeffevent,")
    assert shown.count("\r\n") == shown.count("\n") == 5
    first, *_, last = rows_of(shown)
    assert (first["divergence"], first["type"], first["score"]) == ("released.1", "number", "0.97")
    assert first["statement_a"].startswith("Belarus frees 123 detainees")
    assert (first["conflict_a"], first["start_a"], first["end_a"]) == ("123", "14", "17")
    assert (first["line_a"], first["column_a"]) == ("1", "15")
    assert first["path_b"] == "reports/minsk-ro.txt"
    assert first["sha256_b"] == "2" * 64
    assert first["signature"] == comparison.signature
    assert last["value_a"] == "UA"


def test_a_place_in_an_extracted_article_has_no_line(comparison: Comparison) -> None:
    second = rows_of(render_csv(comparison))[1]
    assert second["path_b"] == "reports/agency.jsonl#7"
    assert (second["line_b"], second["column_b"]) == ("", "")
    assert second["start_b"] == "24"


def test_what_two_clusters_share_is_one_row(comparison: Comparison) -> None:
    first = comparison.clusters[0]
    twice = Comparison(
        comparison.signature, comparison.sources, (), comparison.events, comparison.claims,
        (first, first),
    )  # fmt: skip
    assert len(divergence_table(twice).rows) == len(first.divergences)


def test_every_statement_and_every_source_has_its_row(comparison: Comparison) -> None:
    assert len(statement_table(comparison).rows) == sum(
        len(cluster.claims) for cluster in comparison.clusters
    )
    sources = source_table(comparison)
    assert [row[0] for row in sources.rows] == ["1", "2", "3", None]
    assert sources.rows[-1][sources.columns.index("skipped")] == "binary file, no text in it"
    for table in (sources, statement_table(comparison), divergence_table(comparison)):
        assert {len(row) for row in table.rows} == {len(table.columns)}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", "－1", "﹢1", " =1", "−1", "'x"])
def test_formulas_are_neutralised_and_come_back(text: str) -> None:
    assert neutralised(text) == "'" + text
    assert restored("'" + text) == text


@given(st.text())
@patient
def test_neutralising_is_reversible(text: str) -> None:
    cell = neutralised(text)
    assert isinstance(cell, str)
    assert restored(cell) == text
    assert not starts_formula(cell)


def test_figures_stay_figures() -> None:
    assert [neutralised(cell) for cell in (14, 0.97, None)] == [14, 0.97, None]


@given(hostile_text)
@patient
def test_no_text_forges_a_row_a_cell_or_a_formula(comparison: Comparison, text: str) -> None:
    shown = render_csv(poisoned(comparison, text))
    lines = shown.removeprefix("\ufeff").split("\r\n")
    table = divergence_table(comparison)
    assert len(lines) == len(table.rows) + 2
    visible_formats = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd")
    assert not steering("".join(lines)) - visible_formats
    assert "\n" not in shown.replace("\r\n", "")
    for row in csv.reader(io.StringIO("\r\n".join(lines[:-1]), newline="")):
        assert len(row) == len(table.columns)
        assert not any(starts_formula(cell) for cell in row)


@pytest.mark.parametrize("text", ATTACKS)
def test_each_known_attack(comparison: Comparison, text: str) -> None:
    shown = render_csv(poisoned(comparison, text))
    assert len(rows_of(shown)) == len(divergence_table(comparison).rows)
