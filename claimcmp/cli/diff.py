"""``claimcmp diff``: two saved comparisons in, what changed out."""

from pathlib import Path

import click

from claimcmp.cli import options
from claimcmp.cli.reports import AnswerRequest

SOMETHING_CHANGED = 3


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD.json")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW.json")
@options.ANSWER
@click.option("--fail-on-change", is_flag=True, help="Exit with status 3 when something changed.")
def diff_command(old: Path, new: Path, request: AnswerRequest, fail_on_change: bool) -> int:
    """Say what changed from one saved comparison to another.

    Which sources are new, gone or edited, which divergences appeared, vanished or changed, and
    which statements moved. All are matched by content: numbers and ids do not matter.

    \b
    claimcmp diff monday.json tuesday.json
    """
    request.check([str(old), str(new)])
    from claimcmp.difference import difference
    from claimcmp.rendering.answers_json import render_difference_json
    from claimcmp.rendering.terminal.difference import render_difference
    from claimcmp.saved import read_comparison

    found = difference(read_comparison(old), read_comparison(new))
    request.write(found, text=render_difference, json=render_difference_json)
    return SOMETHING_CHANGED if fail_on_change and found.any else 0
