import os
from pathlib import Path

import pytest

from claimcmp.embedding.embedded import EmbeddedEncoder


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache folder for all workers of a test run, so that the graph is built once."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "claimcmp-cache"


@pytest.fixture(autouse=True)
def _own_cache(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCMP_CACHE_DIR", str(cache_folder))


@pytest.fixture(scope="session")
def embedded(cache_folder: Path) -> EmbeddedEncoder:
    """The real default, loaded once."""
    before = os.environ.get("CLAIMCMP_CACHE_DIR")
    os.environ["CLAIMCMP_CACHE_DIR"] = str(cache_folder)
    encoder = EmbeddedEncoder()
    encoder.encode(["warm"])
    if before is None:
        del os.environ["CLAIMCMP_CACHE_DIR"]
    else:
        os.environ["CLAIMCMP_CACHE_DIR"] = before
    return encoder
