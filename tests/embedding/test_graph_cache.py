import subprocess
import sys
from pathlib import Path

import pytest

from claimcmp.cache_folder import cache_folder
from claimcmp.embedding.graph_cache import load_or_build

SLOW_BUILDER = """
import sys, time
from pathlib import Path
from claimcmp.embedding.graph_cache import load_or_build

def build():
    print("built", flush=True)
    time.sleep(0.3)
    return b"graph" * 1000

assert load_or_build(Path(sys.argv[1]), build) == b"graph" * 1000
"""


def fail() -> bytes:
    raise AssertionError("must not be built again")


def test_built_once(tmp_path: Path) -> None:
    path = tmp_path / "graphs" / "model.graph"
    assert load_or_build(path, lambda: b"graph") == b"graph"
    assert load_or_build(path, fail) == b"graph"
    assert sorted(found.name for found in path.parent.glob("*.partial")) == []


@pytest.mark.parametrize("damage", ["cut", "changed", "empty"])
def test_a_broken_graph_is_built_again(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "model.graph"
    load_or_build(path, lambda: b"graph" * 20)
    whole = path.read_bytes()
    path.write_bytes({"cut": whole[:-1], "changed": whole[:-9] + b"x" * 9, "empty": b""}[damage])
    assert load_or_build(path, lambda: b"new") == b"new"
    assert load_or_build(path, fail) == b"new"


def test_an_older_graph_makes_room(tmp_path: Path) -> None:
    load_or_build(tmp_path / "old.graph", lambda: b"old")
    load_or_build(tmp_path / "new.graph", lambda: b"new")
    assert [found.name for found in tmp_path.glob("*.graph")] == ["new.graph"]


def test_processes_that_start_together_build_once(tmp_path: Path) -> None:
    path = tmp_path / "model.graph"
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", SLOW_BUILDER, str(path)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    outputs = [process.communicate(timeout=60)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert "".join(outputs) == "built\n"


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert load_or_build(tmp_path / "file" / "model.graph", lambda: b"graph") == b"graph"


def test_the_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCMP_CACHE_DIR", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("CLAIMCMP_CACHE_DIR")
    assert cache_folder().name == "claimcmp"
