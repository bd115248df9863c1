"""Command-line arguments → the inputs that they name."""

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from claimcmp.errors import InputError, UnreadableInput
from claimcmp.reading.interface import LARGEST_INPUT
from claimcmp.reading.web_address import is_web_address, shown_address

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class InputFile:
    """One input: its path as the user would write it; ``-`` is standard input.

    ``absence`` says why there is nothing at the path; it is empty for what can be read.
    """

    path: str
    absence: str = ""


def find_inputs(arguments: Sequence[str], *, fetches: bool = False) -> tuple[InputFile, ...]:
    """Return the inputs that *arguments* name, sorted by path, each file once.

    An address of the web is an input only where *fetches*, and is named without credentials.
    An argument that names nothing (no such path, no match of a glob, an empty folder) is kept
    with its ``absence``. Raises InputError, which names them, where no argument names anything.
    """
    addresses = {shown_address(a) for a in arguments if is_web_address(a)}
    named = {a: list(_paths(a)) for a in arguments if not is_web_address(a)}
    named |= {address: [address] if fetches else [] for address in addresses}
    absent = {argument: _absence(argument) for argument, paths in named.items() if not paths}
    if len(absent) == len(named):
        raise InputError("; ".join(f"{path!r}: {why}" for path, why in sorted(absent.items())))
    found: dict[str, str] = {}
    for path in sorted({path for paths in named.values() for path in paths}):
        is_name = path == STANDARD_INPUT or path in addresses
        found.setdefault(path if is_name else os.path.realpath(path), path)
    inputs = [InputFile(path) for path in found.values()]
    inputs += [InputFile(path, why) for path, why in absent.items()]
    return tuple(sorted(inputs, key=lambda source: source.path))


def load(source: InputFile, stream: BinaryIO | None) -> bytes:
    """Return the bytes of *source*, from *stream* where one is given.

    Raises UnreadableInput with the reason where there are none to be had or far too many.
    """
    if source.absence:
        raise UnreadableInput(source.absence)
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
    """Read a regular file, one byte beyond the limit at most; a pipe could block for ever.

    It is looked at after it was opened: a name may lead elsewhere a moment later.
    """
    with open(path, "rb", opener=_opened_at_once) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise UnreadableInput("not a regular file; hand what it yields to - (standard input)")
        return file.read(LARGEST_INPUT + 1)


def _opened_at_once(path: str, flags: int) -> int:
    """Open *path* without waiting for whoever should write into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


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
    """Yield the files that a glob matches."""
    for match in sorted(glob.glob(pattern, recursive=True)) if "\0" not in pattern else []:
        if os.path.isdir(match):
            yield from _files_below(match)
        else:
            yield match


def _absence(argument: str) -> str:
    """Return why *argument* names no file, and what to give instead."""
    if is_web_address(argument):
        return "an address of the web; give --fetch to load it"
    if _exists(argument):
        return "no file in this folder; give one with articles"
    what = "no file matches" if glob.has_magic(argument) else "no such file or directory"
    return f"{what}; give a file, a folder, a glob or - for stdin"


def _files_below(directory: str) -> Iterator[str]:
    """Yield the files of a directory and its sub-directories, hidden ones left out."""
    for folder, folders, names in os.walk(directory):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield os.path.join(folder, name)
