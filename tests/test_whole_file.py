"""A file holds the old content or the new."""

from pathlib import Path

import pytest

from claimcmp.whole_file import write_whole


def test_parts_stand_one_behind_the_other_in_a_file_of_these_permissions(tmp_path: Path) -> None:
    path = tmp_path / "raport.html"
    write_whole(path, b"antet ", "și corp".encode(), permissions=0o640, durable=True)
    assert path.read_text(encoding="utf-8") == "antet și corp"
    assert path.stat().st_mode & 0o777 == 0o640
    write_whole(path, b"nou")
    assert path.read_bytes() == b"nou"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["raport.html"]


def test_what_fails_leaves_the_old_content_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "raport.html"
    path.mkdir()
    with pytest.raises(OSError, match="raport"):
        write_whole(path, b"nou")
    assert [each.name for each in tmp_path.iterdir()] == ["raport.html"]


def test_a_long_name_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / ("ș" * 120 + ".json")
    write_whole(path, b"{}")
    assert path.read_bytes() == b"{}"
