"""Progress goes to a terminal alone, from the second second on, and --quiet keeps it back."""

import io
import sys
import time

import pytest

from claimcmp.cli.progress import progress_of_stages


class Terminal(io.StringIO):
    """Standard error on a screen."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def read_slowly(*, quiet: bool = False) -> None:
    """Tell of reading as a folder with large files does."""
    with progress_of_stages(quiet=quiet) as report:
        report("reading", 0, 0)
        report("reading", 1, 12, "1 article")
        time.sleep(1.05)
        report("reading", 3, 12, "840 articles")
        report("reading facts", 1, 841)


def test_a_terminal_sees_inputs_and_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    read_slowly()
    shown = [line for line in screen.getvalue().replace("\x1b[K", "").split("\r") if line]
    assert shown == ["reading 3/12, 840 articles, 3/s, 3 s left"]


@pytest.mark.parametrize(("stream", "quiet"), [(io.StringIO(), False), (Terminal(), True)])
def test_nobody_else_sees_anything(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, quiet: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    read_slowly(quiet=quiet)
    assert stream.getvalue() == ""
