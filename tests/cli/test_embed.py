"""``claimcmp embed``: one row per line."""

import io
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Command

LINES = "Ploaia s-a oprit.\r\nThe rain has stopped.\n\nEin Zug fährt ab.\n"


def test_one_normalised_row_per_line(claimcmp: Command, tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_bytes(b"\xef\xbb\xbf" + LINES.encode())
    done = claimcmp("embed", tmp_path / "lines.txt", "--output", tmp_path / "rows.npy")
    assert (done.status, done.out, done.err) == (0, "", "")
    rows = np.load(tmp_path / "rows.npy")
    assert rows.dtype == np.float32
    assert rows.shape == (4, 384)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
    assert rows[0] @ rows[1] > rows[0] @ rows[3]


def test_an_empty_file_gives_no_rows(claimcmp: Command, tmp_path: Path) -> None:
    done = claimcmp("embed", "-", "--output", tmp_path / "rows.npy", stdin=b"")
    assert done.status == 0
    assert np.load(tmp_path / "rows.npy").shape == (0, 384)


def test_a_file_that_is_not_there(claimcmp: Command, tmp_path: Path) -> None:
    done = claimcmp("embed", "missing.txt", "--output", tmp_path / "rows.npy")
    assert done.status == 1
    assert done.only_line.startswith("missing.txt: cannot be read (")
    assert not (tmp_path / "rows.npy").exists()


def test_a_file_that_is_no_text(claimcmp: Command, tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"abc\xff\xfe")
    done = claimcmp("embed", tmp_path / "x.bin", "--output", tmp_path / "rows.npy")
    assert done.status == 1
    assert "byte 3 is not UTF-8" in done.only_line


def test_output_is_checked_first(claimcmp: Command, tmp_path: Path) -> None:
    done = claimcmp("embed", "missing.txt", "--output", tmp_path / "none" / "rows.npy")
    assert done.status == 1
    assert "rows.npy: cannot be written" in done.only_line


@pytest.mark.parametrize("arguments", [["lines.txt"], ["--output", "rows.npy"]])
def test_missing_arguments(claimcmp: Command, arguments: list[str]) -> None:
    done = claimcmp("embed", *arguments)
    assert done.status == 2
    assert done.only_line.startswith("missing ")


def test_the_rows_are_those_of_the_library(claimcmp: Command, tmp_path: Path) -> None:
    from claimcmp import load_encoder

    (tmp_path / "one.txt").write_text("Un singur rând.")
    claimcmp("embed", tmp_path / "one.txt", "--output", tmp_path / "one.npy")
    stream = io.BytesIO((tmp_path / "one.npy").read_bytes())
    expected = load_encoder().encode(["Un singur rând."])
    np.testing.assert_array_equal(np.load(stream), expected)
