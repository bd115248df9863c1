"""Commands on saved comparisons, and on a claim: report, verify, diff, explain, check."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def saved(
    claimcmp: Command, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The two reports compared and saved, with relative paths."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "saved.json"
    assert claimcmp("compare", "reports", "--output", file).status == 0
    return file


def test_the_ending_of_the_output_names_the_format(
    claimcmp: Command, saved: Path, tmp_path: Path
) -> None:
    live = claimcmp("compare", "reports", "--format", "markdown").out
    assert claimcmp("report", saved, "--output", tmp_path / "r.md").status == 0
    assert (tmp_path / "r.md").read_text(encoding="utf-8") == live
    assert claimcmp("report", saved).out == claimcmp("compare", "reports").out


def test_verify_says_what_no_longer_holds(claimcmp: Command, saved: Path, tmp_path: Path) -> None:
    assert claimcmp("verify", saved).status == 0
    moved = tmp_path / "archive"
    moved.mkdir()
    shutil.move("reports", moved / "reports")
    assert claimcmp("verify", saved).status == 1
    assert claimcmp("verify", saved, "--root", moved).status == 0
    report = moved / "reports" / "a.txt"
    edited = "Notă. " + report.read_text(encoding="utf-8").replace("Popescu", "Ionescu")
    report.write_text(edited, encoding="utf-8")
    found = json.loads(claimcmp("verify", saved, "--root", moved, "--format", "json").out)
    assert [source["state"] for source in found["sources"]] == ["changed", "holds"]
    assert [lost["now"] for lost in found["sources"][0]["lost"]] == [6, None]
    shown = claimcmp("verify", saved, "--root", moved).out
    assert "Of 2 sources: 1 changed, 1 holds." in shown


def test_diff_says_what_changed(claimcmp: Command, saved: Path, tmp_path: Path) -> None:
    same = claimcmp("diff", saved, saved, "--fail-on-change")
    assert (same.status, "Nothing changed" in same.out) == (0, True)
    report = Path("reports/b.txt")
    report.write_text(report.read_text(encoding="utf-8").replace("14", "12"), encoding="utf-8")
    assert claimcmp("compare", "reports", "--output", tmp_path / "new.json").status == 0
    done = claimcmp("diff", saved, tmp_path / "new.json", "--fail-on-change")
    assert done.status == 3
    assert "Divergences that vanished · 1" in done.out
    assert "edited · reports/b.txt" in done.out
    assert "Statements now corroborated that were diverging · 1" in done.out
    plain = json.loads(claimcmp("diff", saved, tmp_path / "new.json", "--format", "json").out)
    assert plain["divergences"][0]["change"] == "vanished"


@pytest.mark.parametrize("identifier", ["k1.1", "k1", "1", "1.1"])
def test_explain_adds_up_to_the_printed_score(
    claimcmp: Command, saved: Path, identifier: str
) -> None:
    score = json.loads(saved.read_text())["clusters"][0]["divergences"][0]["score"]
    shown = claimcmp("explain", identifier, saved).out
    assert f"= {score:.4f}" in shown
    assert "NUMBER" in shown
    plain = json.loads(claimcmp("explain", identifier, saved, "--format", "json").out)
    best = plain["pairs"][0]["candidates"][0]
    total = best["intercept"] + sum(part["value"] * part["weight"] for part in best["parts"])
    assert total == pytest.approx(best["log_odds"])
    assert (best["reported"], best["score"]) == (True, score)


def test_explain_names_what_there_is(claimcmp: Command, saved: Path) -> None:
    assert "the clusters are k1 to k" in claimcmp("explain", "k99", saved).only_line


def test_check_says_who_diverges_supports_or_is_silent(claimcmp: Command, reports: Path) -> None:
    claim = "The government approved the renovation of 12 schools in Suceava county."
    plain = json.loads(claimcmp("check", claim, reports, "--format", "json").out)
    verdicts = {plain["sources"][int(a["source"][1:]) - 1]["path"][-5:]: a["verdict"]
                for a in plain["answers"]}  # fmt: skip
    assert verdicts == {"a.txt": "supports", "b.txt": "diverges"}
    shown = claimcmp("check", claim, reports, "--width", "80").out
    assert "[[14 schools]]" in shown
    assert "1 diverge · 1 support · 0 silent" in shown


@pytest.mark.parametrize("claim", ["", "?!", "One. Two. Three sentences are too many for a check."])
def test_a_claim_is_one_statement(claimcmp: Command, reports: Path, claim: str) -> None:
    done = claimcmp("check", claim, reports)
    assert done.status == 1
    assert "sentence" in done.only_line


def test_the_language_of_a_claim_is_a_code(claimcmp: Command, reports: Path) -> None:
    done = claimcmp("check", "Zwölf Häftlinge kamen frei.", reports, "--language", "klingon")
    assert done.status == 1
    assert done.only_line == ("'klingon': no code of a language; give two letters, such as ro")
