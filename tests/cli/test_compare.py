"""``claimcmp compare``: results, mistakes and exit statuses."""

import json
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Command


def test_two_reports_that_differ_are_shown_side_by_side(claimcmp: Command, reports: Path) -> None:
    done = claimcmp("compare", reports, "--width", "120")
    assert done.status == 0
    assert done.err == ""
    assert "NUMBER" in done.out
    assert "[[14 schools]]" in done.out
    assert "\x1b" not in done.out


def test_status_3_only_on_request_and_only_with_a_divergence(
    claimcmp: Command, reports: Path
) -> None:
    assert claimcmp("compare", reports, "--fail-on-divergence").status == 3
    # What is shown does not decide.
    shown = claimcmp("compare", reports, "--fail-on-divergence", "--only", "corroborated")
    assert shown.status == 3
    (reports / "b.txt").write_bytes((reports / "a.txt").read_bytes())
    assert claimcmp("compare", reports, "--fail-on-divergence").status == 0


def test_a_kind_of_statement_that_is_not_there_is_said(claimcmp: Command, reports: Path) -> None:
    (reports / "b.txt").write_bytes((reports / "a.txt").read_bytes())
    done = claimcmp("compare", reports, "--only", "diverging")
    assert "No diverging statements found." in done.out


def test_an_article_on_standard_input(claimcmp: Command, reports: Path) -> None:
    content = (reports / "b.txt").read_bytes()
    done = claimcmp("compare", reports / "a.txt", "-", stdin=content)
    assert done.status == 0
    assert "standard input" in done.out


def test_a_path_that_does_not_exist_costs_one_line_and_not_the_run(
    claimcmp: Command, reports: Path
) -> None:
    done = claimcmp("compare", reports, "missing.txt", "--format", "json")
    assert done.status == 0
    assert done.only_line.startswith("skipped missing.txt: no such file or directory; ")
    assert [s["path"] for s in json.loads(done.out)["skipped"]] == ["missing.txt"]


@pytest.mark.parametrize("path", ["missing.txt", "none*.txt", "-x"])
def test_nothing_but_missing_paths(claimcmp: Command, path: str) -> None:
    done = claimcmp("compare", "--", path)
    assert done.status == 1
    assert done.out == ""
    assert path in done.only_line


def test_an_empty_folder(claimcmp: Command, tmp_path: Path) -> None:
    done = claimcmp("compare", tmp_path)
    assert done.status == 1
    assert "no file in this folder" in done.only_line


def test_one_article_only(claimcmp: Command, reports: Path) -> None:
    done = claimcmp("compare", reports / "a.txt")
    assert done.status == 1
    assert done.only_line.startswith("only one article, ")
    assert done.only_line.endswith("; a comparison needs at least two")


def test_one_article_given_twice(claimcmp: Command, reports: Path) -> None:
    file = reports / "a.txt"
    done = claimcmp("compare", file, file)
    assert done.status == 1
    assert done.only_line == (
        f"only one article, {file}, found in {file}, given more than once; "
        "a comparison needs at least two"
    )


def test_standard_input_alone_is_called_by_its_name(claimcmp: Command) -> None:
    done = claimcmp("compare", "-", stdin="Un bac s-a scufundat duminică.\n".encode())
    assert done.only_line == (
        "only one article, standard input, found in standard input; a comparison needs at least two"
    )


def test_files_without_an_article_are_skipped_with_a_reason(
    claimcmp: Command, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    done = claimcmp("compare", tmp_path)
    assert done.status == 1
    assert [line.split(":")[0] for line in done.err.splitlines()] == ["claimcmp"] * 3
    assert "empty.txt: empty\n" in done.err
    assert "picture.png: binary" in done.err


def test_control_characters_in_a_name_do_not_reach_the_terminal(claimcmp: Command) -> None:
    done = claimcmp("compare", "\x1b[31mred.txt")
    assert "\x1b" not in done.err
    assert "red.txt" in done.only_line


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--only", "everything", "'everything' is not one of 'diverging'"),
        ("--sensitivity", "2", "2.0 is not in the range 0<x<1"),
        ("--sensitivity", "0", "0.0 is not in the range 0<x<1"),
        ("--sensitivity", "high", "'high' is not a valid number"),
        ("--width", "12", "12 is not in the range x>=40"),
        ("--format", "pdf", "'pdf' is not one of 'text'"),
        ("--colour", "no", "No such option"),
    ],
)
def test_a_bad_option_is_a_usage_error_of_one_line(
    claimcmp: Command, reports: Path, option: str, value: str, said: str
) -> None:
    done = claimcmp("compare", reports, option, value)
    assert done.status == 2
    assert said.lower() in done.only_line.lower()
    assert done.only_line.endswith("see `claimcmp compare --help`")


def test_no_path_at_all(claimcmp: Command) -> None:
    done = claimcmp("compare")
    assert done.status == 2
    assert done.only_line == "missing argument 'PATH...'; see `claimcmp compare --help`"


def test_an_unknown_command(claimcmp: Command) -> None:
    done = claimcmp("compar")
    assert done.status == 2
    assert "'compare'" in done.only_line


@pytest.mark.parametrize("name", [".", "a.txt"])
def test_a_report_in_the_place_of_a_command(
    claimcmp: Command, reports: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(reports)
    done = claimcmp(name, "b.txt")
    assert done.status == 2
    assert done.only_line.startswith(
        f"'{name}' is no command; to compare reports: `claimcmp compare {name} ...`; see"
    )


def test_the_name_of_a_format_may_be_written_in_capitals(claimcmp: Command, reports: Path) -> None:
    done = claimcmp("compare", reports, "--format", "JSON")
    assert json.loads(done.out)["sources"]


def test_an_unknown_model_names_the_known_ones(claimcmp: Command, reports: Path) -> None:
    done = claimcmp("compare", reports, "--model", "no-such-model")
    assert done.status == 1
    assert done.only_line.startswith("no-such-model: ")
    assert "multilingual-e5-small" in done.only_line


def test_output_is_the_same_as_standard_output(
    claimcmp: Command, reports: Path, tmp_path: Path
) -> None:
    file = tmp_path / "comparison.json"
    printed = claimcmp("compare", reports, "--format", "json")
    done = claimcmp("compare", reports, "--format", "json", "--output", file)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert file.read_text(encoding="utf-8") == printed.out
    dash = claimcmp("compare", reports, "--format", "json", "--output", "-")
    assert dash.out == printed.out


def test_output_that_cannot_be_written_is_found_before_any_work(
    claimcmp: Command, reports: Path, tmp_path: Path
) -> None:
    done = claimcmp("compare", reports, "--output", tmp_path / "none" / "report.txt")
    assert done.status == 1
    assert "none/report.txt: cannot be written (no folder " in done.only_line


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no such device here")
def test_a_full_device_is_one_line_and_stays_a_device(claimcmp: Command, reports: Path) -> None:
    done = claimcmp("compare", reports, "--output", "/dev/full")
    assert done.status == 1
    assert "No space left" in done.only_line
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_output_through_a_link_replaces_the_file_and_keeps_the_link(
    claimcmp: Command, reports: Path, tmp_path: Path
) -> None:
    file, link = tmp_path / "file.txt", tmp_path / "link.txt"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    assert claimcmp("compare", reports, "--output", link).status == 0
    assert link.is_symlink()
    assert "NUMBER" in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize("inputs", ["a.txt b.txt", "."])
def test_output_never_replaces_an_article(
    claimcmp: Command, reports: Path, inputs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(reports)
    before = (reports / "a.txt").read_bytes()
    done = claimcmp("compare", *inputs.split(), "--output", "a.txt")
    assert done.status == 1
    assert done.only_line == "a.txt: is one of the reports to compare; choose another --output"
    assert (reports / "a.txt").read_bytes() == before


@pytest.mark.parametrize("format_", ["text", "json"])
def test_an_earlier_report_in_the_folder_is_no_input(
    claimcmp: Command, reports: Path, format_: str
) -> None:
    file = reports / f"report.{format_}"
    arguments = ("compare", reports, "--format", format_, "--output", file)
    assert claimcmp(*arguments).status == 0
    first = file.read_bytes()
    again = claimcmp(*arguments)
    assert (again.status, again.err) == (0, "")
    assert file.read_bytes() == first


def test_sensitivity_moves_what_is_reported(claimcmp: Command, reports: Path) -> None:
    found = []
    for sensitivity in ("0.0001", "0.5", "0.99"):
        done = claimcmp("compare", reports, "--format", "json", "--sensitivity", sensitivity)
        comparison = json.loads(done.out)
        assert f"threshold:{1 - float(sensitivity):.2f}" in comparison["signature"]
        found.append(sum(len(cluster["divergences"]) for cluster in comparison["clusters"]))
    assert found == sorted(found)
    assert found[0] < found[-1]


def test_an_unexpected_error_is_one_line_that_says_how_to_report_it(
    claimcmp: Command, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr("claimcmp.pipeline.compare", fail)
    done = claimcmp("compare", reports)
    assert done.status == 1
    assert done.only_line.startswith("unexpected ZeroDivisionError: division by zero; ")
    assert "CLAIMCMP_DEBUG=1" in done.only_line


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "interrupted; what was embedded so far is kept in the cache"),
        (("--no-cache",), "interrupted"),
    ],
)
def test_an_interrupted_run(
    claimcmp: Command,
    reports: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("claimcmp.pipeline.compare", interrupt)
    done = claimcmp("compare", reports, *arguments)
    assert done.status == 130
    assert done.err.strip() == f"claimcmp: {said}"


def test_an_interrupted_command_that_embeds_nothing_keeps_nothing(
    claimcmp: Command, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("claimcmp.saved.read_comparison", interrupt)
    done = claimcmp("report", reports / "a.txt")
    assert (done.status, done.err.strip()) == (130, "claimcmp: interrupted")
