"""Progress on standard error, for work that takes over a second."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Protocol

from claimcmp.cli.messages import say

# Seconds of work before the first line: shorter work needs no progress.
_PATIENCE = 1.0
# Seconds between two lines, so that a terminal is not flooded.
_INTERVAL = 0.2


class StageLines(Protocol):
    """Keeps one line for each stage."""

    def __call__(self, stage: str, done: int, total: int, note: str = "", /) -> None:
        """Tell that *done* of *total* units of *stage* are done; *note* says what else counts."""


class _Line(Protocol):
    """Keeps one line."""

    def __call__(self, done: int, total: int, note: str = "", /) -> None:
        """Tell that *done* of *total* units are done; *note* says what else counts."""


@contextmanager
def progress_of_stages(*, quiet: bool = False, verbose: bool = False) -> Iterator[StageLines]:
    """Yield a callback for (stage, done, all, note) that keeps one line, anew for each stage.

    With *verbose*, each stage that ends leaves a line with its time, and the end one with the sum.
    """
    began = time.monotonic()
    with ExitStack() as lines:
        report: dict[str, _Line] = {}

        def report_stage(stage: str, done: int, total: int, note: str = "", /) -> None:
            if stage not in report:
                lines.close()
                report[stage] = lines.enter_context(progress_line(stage, quiet=quiet))
                if verbose:
                    lines.push(_timed(stage))
            report[stage](done, total, note)

        yield report_stage
    if verbose:
        say(f"done in {time.monotonic() - began:.1f} s")


def _timed(stage: str) -> Callable[..., None]:
    """Return what tells the time since now for *stage*, when its line is closed."""
    began = time.monotonic()

    def tell(*_: object) -> None:
        say(f"{stage}: {time.monotonic() - began:.1f} s")

    return tell


@contextmanager
def progress_line(verb: str, *, quiet: bool = False) -> Iterator[_Line]:
    """Yield a callback for (done, all, note) that keeps one line with rate and time left.

    Nothing is written when standard error is no terminal, or when *quiet*.
    """
    stream = sys.stderr
    silent = quiet or not stream.isatty()
    started = time.monotonic()
    last = started + _PATIENCE - _INTERVAL
    drawn = False

    def report(done: int, total: int, note: str = "", /) -> None:
        nonlocal last, drawn
        now = time.monotonic()
        if silent or now - last < _INTERVAL or not done:
            return
        last, drawn = now, True
        rate = done / (now - started)
        left = (total - done) / rate
        parts = (f"{verb} {done}/{total}", note, f"{rate:.0f}/s", f"{left:.0f} s left")
        stream.write("\r\x1b[K" + ", ".join(filter(None, parts)))
        stream.flush()

    try:
        yield report
    finally:
        if drawn:
            stream.write("\r\x1b[K")
            stream.flush()
