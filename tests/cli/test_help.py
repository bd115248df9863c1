"""``--help`` answers at once, and the README says what it says."""

import re
import shlex
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from claimcmp import records
from claimcmp.cli import cli, options
from tests.cli.conftest import Command

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
HEAVY = ("torch", "transformers", "sentence_transformers", "onnxruntime", "numpy", "rich", "yaml")


def commands(group: click.Group, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command below *group* with its name as a path."""
    for name, command in sorted(group.commands.items()):
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)


COMMANDS = dict(commands(cli))


def test_help_is_quick() -> None:
    """0.3 seconds is what feels immediate; the median, since other work may run beside."""
    seconds = []
    for _ in range(5):
        started = time.monotonic()
        subprocess.run(
            [sys.executable, "-m", "claimcmp", "--help"], check=True, capture_output=True
        )
        seconds.append(time.monotonic() - started)
    assert statistics.median(seconds) < 0.3


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    script = (
        "import sys, claimcmp.cli\n"
        f"sys.argv = ['claimcmp', *{arguments!r}]\n"
        "try: claimcmp.cli.main()\n"
        f"except SystemExit: print([m for m in {HEAVY!r} if m in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_the_readme_names_every_command_and_option(path: tuple[str, ...]) -> None:
    command = COMMANDS[path]
    assert "claimcmp " + " ".join(path) in README
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert max(parameter.opts, key=len) in README, parameter.opts


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_and_option_explains_itself(claimcmp: Command, path: tuple[str, ...]) -> None:
    done = claimcmp(*path, "--help")
    assert (done.status, done.err) == (0, "")
    assert COMMANDS[path].help
    for parameter in COMMANDS[path].params:
        if isinstance(parameter, click.Option):
            assert parameter.help


def command_lines() -> list[str]:
    """Return every command line of the README, without the explanation that follows two spaces."""
    quoted = re.findall(r"`(claimcmp [^`]+)`", README)
    fenced = re.findall(r"^claimcmp .+$", README, re.MULTILINE)
    return [re.split(r"\s{2,}", line)[0] for line in (*quoted, *fenced)]


@pytest.mark.parametrize("line", command_lines())
def test_every_command_line_of_the_readme_parses(line: str) -> None:
    words = shlex.split(line)[1:]
    path = next(
        path for path in sorted(COMMANDS, key=len)[::-1] if tuple(words)[: len(path)] == path
    )
    command = COMMANDS[path]
    context = click.Context(command, info_name="claimcmp")
    # A group that is asked for its own listing parses like any command.
    command.parse_args(context, words[len(path) :])
    assert not context.args


def test_the_readme_says_what_each_exit_status_means() -> None:
    for words in ("0 done", "1 error", "2 usage", "3 "):
        assert words in README


def test_only_takes_every_kind_of_statement() -> None:
    assert options.STATUSES == records.STATUSES
