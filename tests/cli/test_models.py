"""``claimcmp models`` and ``claimcmp cache``: what is known and kept here."""

from pathlib import Path

import pytest

from claimcmp.registry import load_entailment_registry, load_registry
from tests.cli.conftest import Command


def test_every_model_is_listed_with_its_state(claimcmp: Command) -> None:
    done = claimcmp("models")
    assert done.status == 0
    heading, *lines = done.out.splitlines()
    assert heading.split() == ["EMBEDDING", "DIMENSION", "TOKENS", "LICENCE", "HERE"]
    assert [line.split()[0] for line in lines] == [
        *(spec.name for spec in load_registry()),
        "ENTAILMENT",
        *(spec.name for spec in load_entailment_registry()),
    ]
    assert "(default)" in lines[0]
    assert lines[0].endswith("ready")


@pytest.mark.slow
def test_the_default_is_exported_for_sentence_transformers(
    claimcmp: Command, tmp_path: Path
) -> None:
    done = claimcmp("models", "export", tmp_path / "e5")
    assert done.status == 0
    assert done.out.startswith(f"wrote {tmp_path / 'e5'}")
    assert (tmp_path / "e5" / "modules.json").is_file()
    assert (tmp_path / "e5" / "model.safetensors").is_file()


def test_a_folder_that_cannot_be_made(claimcmp: Command, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = claimcmp("models", "export", tmp_path / "file" / "e5")
    assert done.status == 1
    assert "cannot be written" in done.only_line


def test_the_cache_is_described_and_emptied(
    claimcmp: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCMP_CACHE_DIR", str(tmp_path))
    (tmp_path / "x.graph").touch()
    described = claimcmp("cache", "info")
    assert described.status == 0
    assert described.out.splitlines()[0] == f"folder      {tmp_path}"
    cleared = claimcmp("cache", "clear")
    assert cleared.status == 0
    assert cleared.out.startswith("forgot 0 embeddings")


def test_a_cache_that_cannot_be_kept_costs_a_line_and_not_the_run(
    claimcmp: Command, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CLAIMCMP_CACHE_DIR", str(tmp_path / "file"))
    done = claimcmp("compare", reports)
    assert done.status == 0
    assert "embeddings are not kept" in done.only_line


@pytest.mark.parametrize("group", [[], ["cache"]])
def test_a_group_alone_shows_its_commands(claimcmp: Command, group: list[str]) -> None:
    done = claimcmp(*group)
    assert done.status == 2
    assert "Commands:" in done.err
