"""``claimcmp diff``: two saved comparisons in, what changed out."""

from pathlib import Path

import click

from claimcmp.cli import options
from claimcmp.cli.inputs import check_not_input
from claimcmp.cli.output import check_output, write_text

SOMETHING_CHANGED = 3


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD.json")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW.json")
@options.TEXT_OR_JSON
@options.OUTPUT
@click.option("--fail-on-change", is_flag=True, help="Exit with status 3 when something changed.")
@options.WIDTH
@options.NO_COLOR
def diff_command(
    old: Path,
    new: Path,
    format_: str,
    output: Path | None,
    fail_on_change: bool,
    width: int | None,
    no_color: bool,
) -> int:
    """Say what changed from one saved comparison to another.

    Which sources are new, gone or edited, which divergences appeared, vanished or changed, and
    which statements moved. All are matched by content: numbers and ids do not matter.

    \b
    claimcmp diff monday.json tuesday.json
    """
    check_output(output)
    check_not_input([str(old), str(new)], output)
    from claimcmp.difference import difference
    from claimcmp.saved import read_comparison

    found = difference(read_comparison(old), read_comparison(new))
    if format_ == "json":
        from claimcmp.rendering.answers_json import render_difference_json

        write_text(output, render_difference_json(found))
    else:
        from claimcmp.rendering.terminal.difference import render_difference

        colour = False if no_color or output is not None else None
        write_text(output, render_difference(found, width=width, colour=colour))
    return SOMETHING_CHANGED if fail_on_change and found.any else 0
