"""Where results go: standard output, or a file that is written whole or not at all."""

import os
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from claimcmp.errors import InputError
from claimcmp.whole_file import write_whole

# As an argument of --output: standard output.
STANDARD_OUTPUT = "-"
# What is wrong with an output that would replace an input.
OWN_INPUT = "is one of the reports to compare; choose another --output"


def check_output(path: Path | None, inputs: Sequence[str] = ()) -> None:
    """Raise InputError where *path* cannot be written, before any work is spent on it.

    It must not replace one of *inputs* either.
    """
    if path is None or str(path) == STANDARD_OUTPUT:
        return
    if os.path.realpath(path) in map(os.path.realpath, inputs):
        raise InputError(f"{path}: {OWN_INPUT}")
    folder = Path(os.path.realpath(path)).parent
    if not folder.is_dir():
        raise InputError(f"{path}: cannot be written (no folder {folder}); make it first")
    if _is_stream(path):
        return
    if not os.access(folder, os.W_OK | os.X_OK):
        raise InputError(
            f"{path}: cannot be written (no permission in {folder}); choose another --output"
        )


def write_text(path: Path | None, text: str) -> None:
    """Write *text* as UTF-8, as :func:`write_bytes` does."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path | None, content: bytes) -> None:
    """Write *content* to *path*: a device or a pipe directly, a file through a temporary one.

    A reader of a file sees the old content or the new, never a part; a link keeps pointing to
    the file that it names. None and ``-`` are standard output. Raises InputError when nothing can
    be written to *path*.
    """
    if path is None or str(path) == STANDARD_OUTPUT:
        _print(content)
        return
    try:
        if _is_stream(path):
            path.write_bytes(content)
        else:
            target = Path(os.path.realpath(path))
            write_whole(target, content, permissions=_permissions(target), durable=True)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be written ({error.strerror}); choose another --output"
        ) from error


def _print(content: bytes) -> None:
    """Write *content* to standard output; a reader that has seen enough (head) is no error."""
    stream = sys.stdout.buffer
    try:
        stream.write(content)
        stream.flush()
    except BrokenPipeError:
        silence_standard_output()


def silence_standard_output() -> None:
    """Let nothing more reach standard output, so that Python does not fail when it exits."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_stream(path: Path) -> bool:
    """Whether *path* is something else than a file: replacing it would break it."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _permissions(path: Path) -> int:
    """The mode of the file that is replaced, or what the user's umask gives a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
