"""A result → the report or the answer that was asked for, on standard output or in a file."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from claimcmp.cli.output import STANDARD_OUTPUT, check_output, write_bytes, write_text
from claimcmp.errors import InputError
from claimcmp.rendering.formats import FORMATS, Format, Presentation, format_for

if TYPE_CHECKING:
    from claimcmp.records import ClusterStatus, Comparison

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """What the options of an answer ask for, one that is shown as text or JSON."""

    format_: str
    output: Path | None
    width: int | None
    no_color: bool

    def check(self, inputs: Sequence[str]) -> None:
        """Raise InputError where the answer cannot be written or would replace an input."""
        check_output(self.output, inputs)

    def write(
        self, answer: Answer, *, text: Callable[..., str], json: Callable[[Answer], str]
    ) -> None:
        """Render *answer* by *text*, which takes a width and a colour, or *json*; write it."""
        if self.format_ == "json":
            write_text(self.output, json(answer))
        else:
            colour = _colour(self.no_color, self.output)
            write_text(self.output, text(answer, width=self.width, colour=colour))


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

    def check(self, inputs: Sequence[str]) -> None:
        """Raise InputError where the report cannot be written or would replace an input."""
        check_output(self.output, inputs)
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
            colour=_colour(self.no_color, self.output),
            show_dropped=self.show_dropped,
            only=self.only,
        )
        selected = select_status(comparison, self.only)
        write_bytes(self.output, self.chosen.render(selected, presentation))


def _is_on_the_command_line(parameter: str) -> bool:
    """Whether the running command got *parameter* as an argument."""
    source = click.get_current_context().get_parameter_source(parameter)
    return source is click.core.ParameterSource.COMMANDLINE


def _colour(no_color: bool, output: Path | None) -> bool | None:
    """Whether to colour; None leaves it to the terminal, and a file gets none."""
    return False if no_color or output is not None else None
