"""What was found: one input a cause, the smallest seen, with where it went wrong."""

import re
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from tests.fuzzing.containers import opened

LONGEST = 10.0
"""Seconds of processor time that one input may take."""


class TooSlow(BaseException):
    """An input took longer than it may; no reader catches it, as it is no Exception."""


def finding_of(check: Callable[[bytes], object], content: bytes) -> BaseException | None:
    """Return what *check* raises for *content*, or None where all is well."""
    try:
        with _limited():
            check(content)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return error
    return None


@contextmanager
def _limited() -> Iterator[None]:
    """Raise TooSlow after ``LONGEST`` seconds of processor time; other processes do not count."""
    signal.signal(signal.SIGPROF, _raise_too_slow)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _raise_too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow(f"more than {LONGEST:.0f} s")


def cause(error: BaseException) -> str:
    """Return a name for where *error* came from: its type and the innermost line of our own."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if "/claimcmp/" in f.filename] or frames
    # Where time ran out differs from run to run; the stage that spent it does not.
    frame = own[min(2, len(own) - 1)] if isinstance(error, TooSlow) else own[-1]
    place = f"{Path(frame.filename).stem}-{frame.name}"
    line = "" if isinstance(error, TooSlow) else f"-{frame.lineno}"
    return re.sub(r"[^\w-]", "", f"{type(error).__name__}-{place}{line}")


def keep(folder: Path, content: bytes, error: BaseException) -> None:
    """Keep *content* in *folder* unless a smaller input of the same cause is there."""
    file = folder / f"{cause(error)}.input"
    if not file.exists() or len(content) < file.stat().st_size:
        file.write_bytes(content)
        told = "".join(traceback.format_exception(error))
        file.with_suffix(".txt").write_text(told, encoding="utf-8", errors="replace")


def shrunk(content: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """Return *content* with all taken out, also inside what it packs, that *fails* does not need.

    Delta debugging by halves (Zeller and Hildebrandt, 2002) down to single bytes.
    """
    container = opened(content)
    if container is not None:
        parts = list(container.parts)
        for place in range(len(parts)):

            def fails_with(part: bytes, place: int = place) -> bool:
                return fails(container.pack([*parts[:place], part, *parts[place + 1 :]]))

            if fails_with(parts[place]):
                parts[place] = shrunk(parts[place], fails_with)
        packed = container.pack(parts)
        return packed if fails(packed) else content
    size = len(content) // 2
    while size:
        start = 0
        while start < len(content):
            shorter = content[:start] + content[start + size :]
            if shorter and fails(shorter):
                content = shorter
            else:
                start += size
        size //= 2
    return content
