"""Ctrl-C: the command ends within a second, keeps what was embedded or judged and says so.

A busy machine makes every second longer, so the second is one of processor time.
"""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processor time of a process"),
]

_PLACES = ("Suceava", "Cluj", "Iași", "Bacău", "Brașov", "Galați", "Sibiu", "Arad")
_REPORTS, _SENTENCES = 4, 400
_PAIRS = 4000
# Seconds of patience with a busy machine.
_PATIENCE = 600
_TICKS = os.sysconf("SC_CLK_TCK")


def write_reports(folder: Path) -> None:
    """Write reports of one event in which every sentence is told in words of its own."""
    folder.mkdir()
    for report in range(_REPORTS):
        sentences = [
            f"În județul {_PLACES[(report + n) % 8]}, {12 + n} din cele {500 + 7 * n + report} de "
            f"școli au fost închise după inundațiile din ziua a {1 + n % 30}-a, a spus prefectul."
            for n in range(_SENTENCES)
        ]
        (folder / f"{report}.txt").write_text("\n".join(sentences), encoding="utf-8")


def kept(cache: Path) -> int:
    """Return how many vectors and texts' tokens are kept."""
    path = cache / "embeddings.sqlite3"
    if not path.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM vectors").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def processor_seconds(pid: int) -> float:
    """Return what a running process has used, all its threads together."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def wait_until_kept(cache: Path, least: int, process: "subprocess.Popen[bytes]") -> None:
    """Return once *process* has kept so many vectors."""
    deadline = time.monotonic() + _PATIENCE
    while kept(cache) < least:
        assert process.poll() is None, f"ended early with status {process.returncode}"
        assert time.monotonic() < deadline, f"{kept(cache)} of {least} kept"
        time.sleep(0.05)


@pytest.mark.parametrize("stage", ["embedding", "comparing"])
def test_ctrl_c_ends_within_a_second(tmp_path: Path, stage: str) -> None:
    write_reports(tmp_path / "reports")
    least = 512 if stage == "embedding" else 2 * _REPORTS * _SENTENCES
    said = interrupt(tmp_path, ["compare", str(tmp_path / "reports")], least)
    assert said == "claimcmp: interrupted; what was embedded so far is kept in the cache"


def test_ctrl_c_while_pairs_are_judged_keeps_those_that_were(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    rows = (
        f"Prefectul județului {_PLACES[n % 8]} a închis {n} școli după inundații.\t"
        f"Floods closed {n + n % 2} schools in {_PLACES[n % 8]} county, its prefect said."
        for n in range(_PAIRS)
    )
    pairs.write_text("\n".join(rows), encoding="utf-8")
    said = interrupt(tmp_path, ["nli", str(pairs)], 256)
    assert said == "claimcmp: interrupted; what was judged so far is kept in the cache"


def interrupt(folder: Path, arguments: list[str], least: int) -> str:
    """Interrupt a command once it has kept *least* entries; return what it said by then."""
    cache, errors = folder / "cache", folder / "errors"
    with errors.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "claimcmp", *arguments],
            env={**os.environ, "CLAIMCMP_CACHE_DIR": str(cache)},
            stdout=subprocess.DEVNULL,
            stderr=stream,
        )
    try:
        wait_until_kept(cache, least, process)
    except BaseException:
        process.kill()
        process.wait()
        raise
    before = processor_seconds(process.pid)
    process.send_signal(signal.SIGINT)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 130
    assert kept(cache) >= least
    # Every thread may be at a batch of its own.
    assert used.ru_utime + used.ru_stime - before < (os.cpu_count() or 1)
    return errors.read_text(encoding="utf-8").strip()
