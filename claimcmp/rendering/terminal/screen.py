"""The screen that a report is laid out for: its width in cells, and whether it has colour."""

import os
import shutil
import sys
from dataclasses import dataclass
from io import StringIO
from typing import Self

from rich.console import Console

from claimcmp.rendering.terminal.layout import Block

# In a pipe there is no terminal to ask.
_PIPE_WIDTH = 100
# Narrower, the table of sources has no room for titles.
_NARROWEST = 40
# Wider, columns of text drift apart.
_WIDEST = 240


@dataclass(frozen=True, slots=True)
class Screen:
    """``width`` in cells, 40 to 240, and whether there is ``colour``."""

    width: int
    colour: bool

    @classmethod
    def of(cls, width: int | None, colour: bool | None) -> Self:
        """Return the screen that was asked for.

        *width* None is the terminal's, or 100 in a pipe. *colour* None colours when standard
        output is a terminal, NO_COLOR is unset and TERM is not ``dumb``.
        """
        cells = _terminal_width() if width is None else width
        coloured = _terminal_has_colour() if colour is None else colour
        return cls(min(max(cells, _NARROWEST), _WIDEST), coloured)

    def console(self, *, record: bool = False) -> Console:
        """Return a console of this width that interprets no markup and knows no environment."""
        return Console(
            file=StringIO(),
            width=self.width,
            color_system="standard" if self.colour else None,
            force_terminal=self.colour,
            no_color=not self.colour,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            record=record,
            _environ={},
        )

    def printed(self, lines: Block) -> str:
        """Return *lines* as text, with the 16 colours of the reader's own terminal or none."""
        console = self.console()
        with console.capture() as capture:
            for line in lines:
                console.print(line, no_wrap=True, overflow="ignore", crop=False)
        return capture.get()


def _terminal_has_colour() -> bool:
    """Whether standard output is a terminal that wants colour (no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def _terminal_width() -> int:
    """Return the terminal's width in cells."""
    if not sys.stdout.isatty():
        return _PIPE_WIDTH
    return shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns
