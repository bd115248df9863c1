"""What was fetched, kept on disk with its time and hash, so that a page is not asked for twice."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from claimcmp.cache_folder import cache_folder
from claimcmp.whole_file import write_whole

if TYPE_CHECKING:
    from claimcmp.reading.fetch import Fetched

_FRESH = timedelta(hours=1)
"""After an hour a news page may have changed and is fetched again."""


def fetched_folder() -> Path:
    """Return the folder in which fetched pages are kept."""
    return cache_folder() / "fetched"


@dataclass(frozen=True, slots=True)
class FetchCache:
    """A folder with two files for each page: its bytes, and what is known of them."""

    folder: Path

    def get(self, url: str, *, now: datetime) -> "Fetched | None":
        """Return the page kept for *url* within the last hour, or None.

        One whose bytes no longer have their hash is not used.
        """
        from claimcmp.reading.fetch import Fetched

        try:
            known = json.loads(self._path(url, ".json").read_text(encoding="utf-8"))
            content = self._path(url, ".bin").read_bytes()
            fetched = Fetched(**known, content=content)
            age = now - datetime.fromisoformat(fetched.retrieved)
        except (OSError, TypeError, ValueError):
            return None
        is_whole = sha256(content).hexdigest() == fetched.sha256
        return fetched if is_whole and timedelta(0) <= age <= _FRESH else None

    def put(self, url: str, fetched: "Fetched") -> None:
        """Keep a page; where that is impossible, the run goes on without."""
        known = asdict(fetched)
        content = known.pop("content")
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._path(url, ".bin"), content)
            write_whole(self._path(url, ".json"), json.dumps(known).encode("utf-8"))

    def _path(self, url: str, ending: str) -> Path:
        return self.folder / (sha256(url.encode("utf-8")).hexdigest() + ending)


def clear_fetched(folder: Path) -> None:
    """Remove the pages that are kept in *folder*."""
    for path in [*folder.glob("*.json"), *folder.glob("*.bin")]:
        with suppress(OSError):
            path.unlink()
