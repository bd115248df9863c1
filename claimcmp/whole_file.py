"""Files that are written whole or not at all."""

import os
import tempfile
from pathlib import Path

# Characters of a file's name that its temporary one repeats: both must fit in 255 bytes.
_NAME = 40


def write_whole(
    path: Path, *parts: bytes, permissions: int | None = None, durable: bool = False
) -> None:
    """Put *parts*, one behind the other, in the place of *path*, which may not exist yet.

    A reader sees the old content or the new, never a part, and what fails leaves nothing behind.
    The file is the user's alone unless *permissions* (a mode such as 0o644) say otherwise; with
    *durable* it outlives a loss of power. Raises OSError.
    """
    handle, name = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name[:_NAME]}.", suffix=".partial"
    )
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(parts)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        if permissions is not None:
            temporary.chmod(permissions)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
