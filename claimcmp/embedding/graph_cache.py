"""The built graph on disk: checked by hash, rebuilt when broken, safe with several processes."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from claimcmp.whole_file import write_whole

_DIGEST_LENGTH = hashlib.sha256().digest_size


def load_or_build(path: Path, build: Callable[[], bytes]) -> bytes:
    """Return the bytes kept at *path*, or those that *build* makes, which are then kept there.

    Processes that start together wait for the first to build. Where nothing can be written, the
    bytes are built every time.
    """
    kept = _read(path)
    if kept is not None:
        return kept
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return build()
    return _build_alone(path, build)


def _build_alone(path: Path, build: Callable[[], bytes]) -> bytes:
    """Build while no other process does, unless one did in the meantime."""
    import filelock

    try:
        with filelock.FileLock(path.parent / "building.lock"):
            kept = _read(path)
            if kept is None:
                kept = build()
                _remove_siblings(path)
                _write(path, kept)
            return kept
    except (OSError, NotImplementedError):
        return build()


def _read(path: Path) -> bytes | None:
    """Return what *path* holds, or None where it is missing or its digest is not its own."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest, kept = content[:_DIGEST_LENGTH], content[_DIGEST_LENGTH:]
    return kept if hashlib.sha256(kept).digest() == digest else None


def _remove_siblings(path: Path) -> None:
    """Remove what earlier versions left in the folder; who uses it has read it whole."""
    for other in path.parent.glob(f"*{path.suffix}"):
        with suppress(OSError):
            other.unlink()


def _write(path: Path, content: bytes) -> None:
    """Write *content* behind its digest where that is possible."""
    with suppress(OSError):
        write_whole(path, hashlib.sha256(content).digest(), content, durable=True)
