"""The completion scripts in the shells that they are for; skipped where a shell is missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command

# A terminal in which zsh completes as for a person: what it shows comes back.
ZSH = """
zmodload zsh/zpty
zpty own zsh -f -i
zpty -w own "autoload -Uz compinit; compinit -u -D; source {script}; print rea''dy"
zpty -r own shown '*ready*'
zpty -w -n own "claimcmp rep"$'\\t'
zpty -r own shown '*claimcmp report*'
zpty -w -n own "--fo"$'\\t'
zpty -r own shown '*--format*'
print -r completed
"""


def run(arguments: list[str]) -> str:
    """Run a shell that finds the command of this environment first."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        arguments, env={**os.environ, "PATH": path}, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish here")
def test_fish_completes_commands_options_values_and_paths(
    claimcmp: Command, tmp_path: Path
) -> None:
    script = tmp_path / "claimcmp.fish"
    script.write_text(claimcmp("completion", "fish").out)
    (tmp_path / "saved.json").touch()
    for begun, expected in (
        ("claimcmp repo", "report\t"),
        ("claimcmp report --form", "--format\t"),
        ("claimcmp report --format mark", "markdown"),
        (f"claimcmp report {tmp_path}/sav", f"{tmp_path}/saved.json"),
    ):
        shown = run(["fish", "--no-config", "-c", f"source {script}; complete -C '{begun}'"])
        assert shown.startswith(expected)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
def test_zsh_completes_commands_and_options(claimcmp: Command, tmp_path: Path) -> None:
    script = tmp_path / "claimcmp.zsh"
    script.write_text(claimcmp("completion", "zsh").out)
    run(["zsh", "-n", str(script)])
    assert run(["zsh", "-f", "-c", ZSH.format(script=script)]).endswith("completed\n")
