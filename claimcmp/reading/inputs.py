"""Command-line arguments → the inputs that they name."""

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from claimcmp.errors import InputError, UnreadableInput
from claimcmp.reading.interface import LARGEST_INPUT

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class InputFile:
    """One input: its path as the user would write it; ``-`` is standard input."""

    path: str


def find_inputs(arguments: Sequence[str]) -> tuple[InputFile, ...]:
    """Return the inputs that *arguments* name, sorted by path, each file once.

    Raises InputError for an argument that is neither a path, nor a glob that matches, nor ``-``.
    """
    paths = sorted({path for argument in arguments for path in _paths(argument)})
    found: dict[str, str] = {}
    for path in paths:
        found.setdefault(STANDARD_INPUT if path == STANDARD_INPUT else os.path.realpath(path), path)
    return tuple(InputFile(path) for path in found.values())


def load(source: InputFile, stream: BinaryIO | None) -> bytes:
    """Return the bytes of *source*, from *stream* where one is given.

    Raises UnreadableInput with the reason where there are none to be had or far too many.
    """
    try:
        content = stream.read(LARGEST_INPUT + 1) if stream else _load_file(source.path)
    except OSError as error:
        raise UnreadableInput(f"cannot be read: {error.strerror or error}") from error
    if len(content) > LARGEST_INPUT:
        raise UnreadableInput(f"larger than {LARGEST_INPUT // 1024**2} MB; split it first")
    if not content.strip():
        raise UnreadableInput("empty")
    return content


def _load_file(path: str) -> bytes:
    """Read a regular file, one byte beyond the limit at most; a pipe could block for ever."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise UnreadableInput("not a regular file")
    with open(path, "rb") as file:
        return file.read(LARGEST_INPUT + 1)


def _paths(argument: str) -> Iterator[str]:
    """Yield the paths of files that one argument names."""
    if argument == STANDARD_INPUT:
        yield STANDARD_INPUT
    elif not _exists(argument):
        yield from _matches(argument)
    elif os.path.isdir(argument):
        yield from _files_below(argument)
    else:
        yield argument


def _exists(argument: str) -> bool:
    try:
        return os.path.lexists(argument)
    except ValueError:  # a null character inside
        return False


def _matches(pattern: str) -> Iterator[str]:
    """Yield the files that a glob matches; raises InputError where there are none."""
    matches = sorted(glob.glob(pattern, recursive=True)) if "\0" not in pattern else []
    if not matches:
        what = "no file matches" if glob.has_magic(pattern) else "no such file or directory"
        raise InputError(f"{pattern!r}: {what}; give a file, a folder, a glob or - for stdin")
    for match in matches:
        if os.path.isdir(match):
            yield from _files_below(match)
        else:
            yield match


def _files_below(directory: str) -> Iterator[str]:
    """Yield the files of a directory and its sub-directories, hidden ones left out."""
    for folder, folders, names in os.walk(directory):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield os.path.join(folder, name)
