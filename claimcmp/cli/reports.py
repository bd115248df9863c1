"""A comparison → the report that was asked for, on standard output or in a file."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcmp.cli.output import STANDARD_OUTPUT, check_output, write_bytes
from claimcmp.errors import InputError
from claimcmp.rendering.formats import FORMATS, Format, Presentation, format_for

if TYPE_CHECKING:
    from claimcmp.records import ClusterStatus, Comparison


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What the options of a report ask for."""

    format_: str | None
    output: Path | None
    only: "ClusterStatus | None"
    show_dropped: bool
    width: int | None
    no_color: bool

    @property
    def chosen(self) -> Format:
        """The format by its name, else by the ending of the file, else text.

        A name from the environment or a file of settings gives way to an ending that is known.
        """
        guessed = format_for(self.output) if self.output is not None else None
        if self.format_ is None or (guessed is not None and not _is_on_the_command_line("format_")):
            return guessed or FORMATS["text"]
        return FORMATS[self.format_]

    def check(self) -> None:
        """Raise InputError where the report cannot be written, before any work is spent on it."""
        check_output(self.output)
        printed = self.output is None or str(self.output) == STANDARD_OUTPUT
        if self.chosen.binary and printed and sys.stdout.isatty():
            raise InputError(
                f"{self.chosen.name}: a terminal cannot show it; give "
                f"--output FILE{self.chosen.endings[0]}"
            )

    def write(self, comparison: "Comparison") -> None:
        """Render *comparison* and write it."""
        from claimcmp.rendering.selection import select_status

        presentation = Presentation(
            width=self.width,
            colour=False if self.no_color or self.output is not None else None,
            show_dropped=self.show_dropped,
            only=self.only,
        )
        selected = select_status(comparison, self.only)
        write_bytes(self.output, self.chosen.render(selected, presentation))


def _is_on_the_command_line(parameter: str) -> bool:
    """Whether the running command got *parameter* as an argument."""
    source = click.get_current_context().get_parameter_source(parameter)
    return source is click.core.ParameterSource.COMMANDLINE


def is_report(path: Path) -> bool:
    """Whether the file at *path* is a report of ours, which a new one may replace."""
    from claimcmp.reading.own_reports import is_own_report

    try:
        return is_own_report(path.read_bytes())
    except OSError:
        return False
