"""Writing files whole or not at all."""

import os
import tempfile
from pathlib import Path

from claimcmp.errors import InputError


def write_atomically(path: Path, text: str) -> None:
    """Write *text* to *path* as UTF-8 through a temporary file in the same folder.

    A reader of *path* sees the old content or the new, never a part. Raises InputError when the
    folder cannot be written to.
    """
    write_bytes_atomically(path, text.encode("utf-8"))


def write_bytes_atomically(path: Path, content: bytes) -> None:
    """Like :func:`write_atomically`, for bytes."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(
            f"{path}: cannot be written ({error.strerror}); choose another --output"
        ) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_permissions(path))
        temporary.replace(path)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be written ({error.strerror}); choose another --output"
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _permissions(path: Path) -> int:
    """The mode of the file that is replaced, or what the user's umask gives a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
