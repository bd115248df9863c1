"""Options that several commands share, each declared once."""

import dataclasses
import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from claimcmp.cli.loading import Work
from claimcmp.cli.reports import ANSWER_FORMATS, AnswerRequest, ReportRequest
from claimcmp.rendering.formats import FORMATS

Command = Callable[..., Any]
# Those of claimcmp.records, which --help is not to wait for.
STATUSES = ("diverging", "corroborated", "single-source")
_PROBABILITY = click.FloatRange(0, 1, min_open=True, max_open=True)
_FORMAT_HELP = "What to write; by the ending of FILE, or text, when not given."
# For messages: "'abc' is not a valid number".
_PROBABILITY.name = "number"
_COLUMNS = click.IntRange(min=40)
_COLUMNS.name = "integer"


def gathered(
    name: str, record: type[Any], *options: Callable[[Command], Command]
) -> Callable[[Command], Command]:
    """Return *options* as one decorator, in the order of the help.

    The command gets their values as one argument *name*: a *record* with a field for each.
    """
    fields = [field.name for field in dataclasses.fields(record)]

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def with_record(**values: Any) -> Any:
            own = {field: values.pop(field) for field in fields}
            return command(**{name: record(**own)}, **values)

        decorated: Command = with_record
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


OUTPUT = click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE, whole or not at all, instead of standard output (-).",
)
WIDTH = click.option(
    "--width",
    type=_COLUMNS,
    metavar="COLUMNS",
    help="Width of the text report; the terminal's when not given.",
)
NO_COLOR = click.option("--no-color", is_flag=True, help="No colour, even in a terminal.")
ANSWER = gathered(
    "request",
    AnswerRequest,
    click.option(
        "--format",
        "format_",
        type=click.Choice(ANSWER_FORMATS, case_sensitive=False),
        help=_FORMAT_HELP,
    ),
    OUTPUT,
    WIDTH,
    NO_COLOR,
)
REPORT = gathered(
    "request",
    ReportRequest,
    click.option(
        "--format",
        "format_",
        type=click.Choice(tuple(FORMATS), case_sensitive=False),
        help=_FORMAT_HELP,
    ),
    OUTPUT,
    click.option("--only", type=click.Choice(STATUSES), help="Show only statements of this kind."),
    click.option(
        "--show-dropped",
        is_flag=True,
        help="List what was left out of each article as web furniture, and why.",
    ),
    WIDTH,
    NO_COLOR,
)
COMPARING = gathered(
    "work",
    Work,
    click.option(
        "--fetch",
        is_flag=True,
        help="Load http and https addresses among PATH...; nothing else uses the network.",
    ),
    click.option("--model", metavar="NAME|FOLDER", help="Embedding model; see `claimcmp models`."),
    click.option(
        "--nli",
        metavar="NAME|FOLDER",
        default="none",
        show_default=True,
        help="Entailment model for what facts leave open; see `claimcmp models`.",
    ),
    click.option(
        "--sensitivity",
        type=_PROBABILITY,
        default=0.5,
        show_default=True,
        help="Report a divergence from probability 1 - SENSITIVITY on.",
    ),
    click.option("--no-cache", is_flag=True, help="Neither read nor keep embeddings on disk."),
    click.option("--quiet", is_flag=True, help="No progress on standard error."),
    click.option(
        "--verbose",
        is_flag=True,
        help="Say on standard error what is done, and how long it takes.",
    ),
)
