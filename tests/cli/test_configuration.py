"""Options from the command line, the environment, a file, and their defaults, in this order."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcmp.records import Comparison
from claimcmp.rendering.json import render_json
from tests.cli.conftest import Command
from tests.rendering.conftest import comparison as comparison


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, comparison: Comparison) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "saved.json"
    file.write_text(render_json(comparison), encoding="utf-8")
    return file


def test_the_order_of_precedence(
    claimcmp: Command, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert claimcmp("report", saved).out.startswith("Belarus frees detainees")
    Path("claimcmp.toml").write_text('format = "markdown"\n')
    assert claimcmp("report", saved).out.startswith("# Comparison of news reports")
    monkeypatch.setenv("CLAIMCMP_FORMAT", "csv")
    assert claimcmp("report", saved).out.startswith("\ufeffevent,")
    assert json.loads(claimcmp("report", saved, "--format", "json").out)["claims"]


def test_a_format_set_elsewhere_gives_way_to_the_ending_of_the_output(
    claimcmp: Command, saved: Path
) -> None:
    Path("claimcmp.toml").write_text('format = "csv"\n')
    for name, beginning in {"a.md": "# Comparison", "a.unknown": "\ufeffevent,"}.items():
        assert claimcmp("report", saved, "--output", name).status == 0
        assert Path(name).read_text(encoding="utf-8").startswith(beginning)
    assert claimcmp("report", saved, "--output", "b.md", "--format", "csv").status == 0
    assert Path("b.md").read_text(encoding="utf-8").startswith("\ufeffevent,")


@pytest.mark.parametrize("name", ["result.foo", "rezultat.docx", "отчёт.json.gz", "report.2026"])
def test_an_ending_that_no_format_has_is_a_usage_error(
    claimcmp: Command, saved: Path, name: str
) -> None:
    """Text in a file that is named otherwise would be noticed only when somebody opens it."""
    before = set(saved.parent.iterdir())
    done = claimcmp("report", saved, "--output", name)
    assert done.status == 2
    ending = Path(name).suffix
    assert done.only_line.startswith(f"--output {name}: no format ends in {ending}; known are .txt")
    assert done.only_line.endswith("or give --format; see `claimcmp report --help`")
    assert set(saved.parent.iterdir()) == before
    assert claimcmp("report", saved, "--output", name, "--format", "csv").status == 0
    assert Path(name).read_text(encoding="utf-8").startswith("\ufeffevent,")


def test_no_ending_is_text(claimcmp: Command, saved: Path) -> None:
    assert claimcmp("report", saved, "--output", "result").status == 0
    assert Path("result").read_text(encoding="utf-8").startswith("Belarus frees detainees")


def test_the_ending_names_the_format_of_an_answer_too(claimcmp: Command, saved: Path) -> None:
    for command in (("verify", saved), ("diff", saved, saved)):
        claimcmp(*command, "--output", "answer.json")
        assert json.loads(Path("answer.json").read_text(encoding="utf-8"))["schema"]
        claimcmp(*command, "--output", "answer.json", "--format", "text")
        assert not Path("answer.json").read_text(encoding="utf-8").startswith("{")
        done = claimcmp(*command, "--output", "answer.html")
        assert done.status == 2
        assert "known are .txt, .text and .json, or give --format" in done.only_line


def test_the_nearest_file_upwards_counts(
    claimcmp: Command, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("pyproject.toml").write_text('[tool.claimcmp]\nonly = "corroborated"\n')
    inner = saved.parent / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    shown = claimcmp("report", saved).out
    assert "Corroborated" in shown
    assert "Diverging" not in shown
    Path("claimcmp.toml").write_text("")
    assert "Diverging" in claimcmp("report", saved).out


def test_each_mistake_is_a_line_that_names_file_and_key(claimcmp: Command, saved: Path) -> None:
    Path("claimcmp.toml").write_text(
        'formt = "html"\nonly = "all"\nwidth = "wide"\nno-color = 1\noutput = "x"\n'
    )
    done = claimcmp("report", saved)
    assert done.status == 1
    lines = done.err.splitlines()
    assert len(lines) == 5
    assert "formt: no such key; did you mean 'format'?" in lines[0]
    assert "only: 'all' is not one of 'diverging'" in lines[1]
    assert "width: 'wide' is not a valid integer" in lines[2]
    assert "no-color: 1 is not true or false" in lines[3]
    assert "output: no such key" in lines[4]
    assert all("claimcmp.toml: " in line for line in lines)


@pytest.mark.parametrize("content", ["a = ", "\x00", "a = [" * 50])
def test_what_is_no_toml_is_one_line(claimcmp: Command, saved: Path, content: str) -> None:
    Path("claimcmp.toml").write_text(content)
    assert "no valid TOML" in claimcmp("report", saved).only_line
    assert claimcmp("report", "--help").status == 0


def test_a_wrong_variable_is_named(
    claimcmp: Command, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCMP_WIDTH", "9")
    done = claimcmp("report", saved)
    assert done.status == 2
    assert "CLAIMCMP_WIDTH" in done.only_line


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_for_each_shell(claimcmp: Command, shell: str) -> None:
    script = claimcmp("completion", shell).out
    assert "_CLAIMCMP_COMPLETE" in script


def test_bash_completes_words(claimcmp: Command) -> None:
    script = claimcmp("completion", "bash").out + (
        "COMP_WORDS=(claimcmp report --format ma); COMP_CWORD=3\n"
        '_claimcmp_completion claimcmp; echo "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        ["bash", "--norc"],
        input=script,
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "markdown\n"


def test_words_are_completed(claimcmp: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_CLAIMCMP_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "claimcmp report --format ma")
    monkeypatch.setenv("COMP_CWORD", "3")
    assert "plain,markdown" in claimcmp().out
