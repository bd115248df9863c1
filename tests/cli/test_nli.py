"""``claimcmp nli``: pairs in, probabilities of the model that ships out."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

PAIRS = (
    ("Negocierile continuă.", "The talks have collapsed.", "contradiction"),
    ("Le parlement a rejeté la loi.", "Parlamentul a adoptat legea.", "contradiction"),
    ("The minister resigned on Tuesday.", "Marți, ministrul și-a dat demisia.", "entailment"),
)


def test_pairs_of_a_file_are_judged_in_order(claimcmp: Command, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    table = [("premise", "hypothesis", "label"), *PAIRS]
    pairs.write_text("".join("\t".join(row) + "\n" for row in table), encoding="utf-8")
    outcome = claimcmp("nli", str(pairs), "--no-cache", "--quiet")
    assert outcome.status == 0
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert [max(row, key=row.get) for row in rows] == [label for _, _, label in PAIRS]
    assert all(sum(row.values()) == pytest.approx(1, abs=1e-4) for row in rows)


def test_a_line_without_a_tab_is_named(claimcmp: Command, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("One sentence.\tAnother one.\nA third one alone.\n", encoding="utf-8")
    outcome = claimcmp("nli", str(pairs), "--quiet")
    assert outcome.status == 1
    assert outcome.only_line.startswith(f"{pairs}:2: 1 column where premise and hypothesis")
