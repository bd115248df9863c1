"""Options that several commands share, each declared once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from claimcmp.rendering.formats import FORMATS

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
STATUSES = ("diverging", "corroborated", "single-source")
_PROBABILITY = click.FloatRange(0, 1, min_open=True, max_open=True)
# For messages: "'abc' is not a valid number".
_PROBABILITY.name = "number"
_COLUMNS = click.IntRange(min=40)
_COLUMNS.name = "integer"


def together(*options: Callable[[Decorated], Decorated]) -> Callable[[Decorated], Decorated]:
    """Return *options* as one decorator, in the order of the help."""

    def decorate(command: Decorated) -> Decorated:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


OUTPUT = click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE, whole or not at all, instead of standard output (-).",
)
QUIET = click.option("--quiet", is_flag=True, help="Neither progress nor notices.")
VERBOSE = click.option(
    "--verbose", is_flag=True, help="Say on standard error what is done, and how long it takes."
)
FETCH = click.option(
    "--fetch",
    is_flag=True,
    help="Load http and https addresses among PATH...; nothing else uses the network.",
)
WIDTH = click.option(
    "--width",
    type=_COLUMNS,
    metavar="COLUMNS",
    help="Width of the text report; the terminal's when not given.",
)
NO_COLOR = click.option("--no-color", is_flag=True, help="No colour, even in a terminal.")
TEXT_OR_JSON = click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="What to write.",
)
REPORT = together(
    click.option(
        "--format",
        "format_",
        type=click.Choice(tuple(FORMATS)),
        help="What to write; by the ending of FILE, or text, when not given.",
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
SENSITIVITY = click.option(
    "--sensitivity",
    type=_PROBABILITY,
    default=0.5,
    show_default=True,
    help="Report a divergence from probability 1 - SENSITIVITY on.",
)
COMPARING = together(
    click.option("--model", metavar="NAME|FOLDER", help="Embedding model; see `claimcmp models`."),
    click.option(
        "--nli",
        metavar="NAME|FOLDER",
        default="none",
        show_default=True,
        help="Entailment model for what facts leave open; see `claimcmp models`.",
    ),
    SENSITIVITY,
    click.option("--no-cache", is_flag=True, help="Neither read nor keep embeddings on disk."),
    QUIET,
    VERBOSE,
)
