"""Where claimcmp keeps what it can make again."""

import os
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder: CLAIMCMP_CACHE_DIR, or else the platform's own place."""
    chosen = os.environ.get("CLAIMCMP_CACHE_DIR")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_cache_dir("claimcmp", appauthor=False))
