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
ANSWER_FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """What the options of an answer ask for, one that is shown as text or JSON."""

    format_: str | None
    output: Path | None
    width: int | None
    no_color: bool

    @property
    def chosen(self) -> Format:
        """The format, as :func:`_chosen` finds it."""
        return _chosen(self.format_, self.output, ANSWER_FORMATS)

    def check(self, inputs: Sequence[str]) -> None:
        """Raise InputError where the answer cannot be written or would replace an input.

        Raises UsageError where the ending of the output names no format.
        """
        check_output(self.output, inputs)
        _ = self.chosen

    def write(
        self, answer: Answer, *, text: Callable[..., str], json: Callable[[Answer], str]
    ) -> None:
        """Render *answer* by *text*, which takes a width and a colour, or *json*; write it."""
        if self.chosen.name == "json":
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
        """The format, as :func:`_chosen` finds it."""
        return _chosen(self.format_, self.output, tuple(FORMATS))

    def check(self, inputs: Sequence[str]) -> None:
        """Raise InputError where the report cannot be written or would replace an input.

        Raises UsageError where the ending of the output names no format.
        """
        check_output(self.output, inputs)
        chosen = self.chosen
        printed = self.output is None or str(self.output) == STANDARD_OUTPUT
        if chosen.binary and printed and sys.stdout.isatty():
            raise InputError(
                f"{chosen.name}: a terminal cannot show it; give --output FILE{chosen.endings[0]}"
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


def _chosen(name: str | None, output: Path | None, known: Sequence[str]) -> Format:
    """Return the format by its *name*, else by the ending of *output*, else text.

    A name from the environment or a file of settings gives way to an ending that is known. Raises
    UsageError for an ending that none of the *known* formats has.
    """
    guessed = format_for(output, known) if output is not None else None
    if name is not None and (guessed is None or _is_on_the_command_line("format_")):
        return FORMATS[name]
    if guessed is None and output is not None and output.suffix:
        *endings, last = (ending for one in known for ending in FORMATS[one].endings)
        raise click.UsageError(
            f"--output {output}: no format ends in {output.suffix}; known are "
            f"{', '.join(endings)} and {last}, or give --format"
        )
    return guessed or FORMATS["text"]


def _is_on_the_command_line(parameter: str) -> bool:
    """Whether the running command got *parameter* as an argument."""
    source = click.get_current_context().get_parameter_source(parameter)
    return source is click.core.ParameterSource.COMMANDLINE


def _colour(no_color: bool, output: Path | None) -> bool | None:
    """Whether to colour; None leaves it to the terminal, and a file gets none."""
    return False if no_color or output is not None else None
