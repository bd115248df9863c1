"""Names, devices and pipes that somebody put among the articles cost themselves only."""

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from claimcmp.rendering.formats import FORMATS
from tests.cli.conftest import Command

NAMES = (
    "two\nclaimcmp: lines.txt",
    "\x1b[2J\x1b]8;;http:evil.example\x07link.txt",
    "nov\u202etxt.exe",
    "=cmd|' C calc'!A0.txt",
    "<img src=x onerror=alert(1)>.txt",
    "`[x](javascript:alert(1)).txt",
    os.fsdecode(b"\xff\xfe.txt"),
)


@pytest.fixture
def strange(reports: Path) -> Path:
    """Add to the two reports what no folder of reports should hold."""
    for name in NAMES:
        (reports / name).write_bytes(b"\x00\x01\x02 no text")
    (reports / "folder.html").mkdir()
    (reports / "loop.txt").symlink_to(reports / "loop.txt")
    (reports / "nowhere.txt").symlink_to("/no/such/file")
    (reports / "zero.txt").symlink_to("/dev/zero")
    (reports / "up").symlink_to(reports)
    os.mkfifo(reports / "pipe.txt")
    return reports


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_each_costs_one_line_and_reaches_no_terminal(
    claimcmp: Command, strange: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "c.json"
    done = claimcmp("compare", strange, "--output", saved)
    lines = done.err.splitlines()
    assert done.status == 0
    assert all(line.startswith("claimcmp: ") for line in lines)
    assert sum(" skipped " in line for line in lines) == len(NAMES) + 4
    assert not controls(done.err)
    for name in FORMATS:
        told = claimcmp("report", saved, "--format", name, "--output", tmp_path / f"shown.{name}")
        assert told.status == 0, name
        assert not controls(told.err)


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_named_one_by_one(claimcmp: Command, strange: Path) -> None:
    for name, why in (
        ("pipe.txt", "not a regular file"),
        ("zero.txt", "not a regular file"),
        ("loop.txt", "cannot be read"),
        ("nowhere.txt", "cannot be read"),
        ("folder.html", "no file in this folder"),
    ):
        told = claimcmp("compare", strange / name, strange / "a.txt")
        assert told.status == 1
        assert why in told.err


def controls(text: str) -> set[str]:
    """Return the characters of *text* that a terminal would obey."""
    kinds = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    return {c for c in set(text) - {"\n"} if unicodedata.category(c) in kinds}
