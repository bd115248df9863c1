"""Parsed data files on disk: made once, never trusted blindly."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcmp.languages.parsed import load_or_parse

SOURCE = "da: [da, așa e]\nnu: [nu]\n".encode()
PARSED = {"da": ["da", "așa e"], "nu": ["nu"]}


def parse(source: bytes) -> object:
    return PARSED


def fail(source: bytes) -> object:
    raise AssertionError("must not be parsed again")


def test_a_file_is_parsed_once(tmp_path: Path) -> None:
    path = tmp_path / "languages" / "ro-words.json"
    assert load_or_parse(path, SOURCE, parse) == PARSED
    assert load_or_parse(path, SOURCE, fail) == PARSED
    assert [found.name for found in path.parent.iterdir()] == ["ro-words.json"]


def test_a_changed_source_is_parsed_again(tmp_path: Path) -> None:
    path = tmp_path / "ro-words.json"
    load_or_parse(path, SOURCE, parse)
    assert load_or_parse(path, SOURCE + b"#", lambda source: {"new": ""}) == {"new": ""}


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "of another source"])
def test_what_is_damaged_is_parsed_again(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "ro-words.json"
    load_or_parse(path, SOURCE, parse)
    whole = path.read_bytes()
    if damage == "of another source":
        load_or_parse(path, b"other", lambda source: {"other": ""})
    else:
        broken = {"cut": whole[:-1], "changed": whole[:-5] + b"x" + whole[-4:], "empty": b""}
        path.write_bytes(broken[damage])
    assert load_or_parse(path, SOURCE, lambda source: {"parsed": "anew"}) == {"parsed": "anew"}
    assert load_or_parse(path, SOURCE, fail) == {"parsed": "anew"}


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert load_or_parse(tmp_path / "file" / "ro-words.json", SOURCE, parse) == PARSED


def test_processes_that_start_at_once_read_the_same(tmp_path: Path) -> None:
    program = "from claimcmp.languages import subject; print(len(subject('ro', 'polarity')))"
    environment = {**os.environ, "CLAIMCMP_CACHE_DIR": str(tmp_path)}
    running = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=environment)
        for _ in range(4)
    ]
    outputs = {process.communicate()[0] for process in running}
    assert len(outputs) == 1
    assert {process.returncode for process in running} == {0}
    assert [path.name for path in (tmp_path / "languages").iterdir()] == ["ro-polarity.json"]
