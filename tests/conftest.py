"""What every test starts from."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One cache folder for all workers of a test run: the model is prepared once, and what the
    user has kept neither helps a test nor is changed by it.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "claimcmp-cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMCMP_CACHE_DIR", str(folder))
        yield folder
