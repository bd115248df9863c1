"""Running the command in this process, as the shell would."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimcmp.cli import main


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def only_line(self) -> str:
        """Standard error, which must be one line of ours."""
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("claimcmp: ")
        return self.err.removeprefix("claimcmp: ").rstrip("\n")


Command = Callable[..., Outcome]


@pytest.fixture
def claimcmp(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run ``claimcmp ARGUMENTS`` with the given standard input and return what it did."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["claimcmp", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as exit_:
            main()
        captured = capsys.readouterr()
        return Outcome(int(exit_.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two short reports that differ in one figure."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Guvernul a aprobat marți renovarea a 12 școli din județul Suceava.\n"
        "Ministrul Ion Popescu a prezentat planul la București.\n",
        encoding="utf-8",
    )
    (folder / "b.txt").write_text(
        "The government approved on Tuesday the renovation of 14 schools in Suceava county.\n"
        "Minister Ion Popescu presented the plan in Bucharest.\n",
        encoding="utf-8",
    )
    return folder
