"""``claimcmp report``: a saved comparison in, a report out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcmp.cli import options
from claimcmp.cli.inputs import check_not_input
from claimcmp.cli.reports import ReportRequest

if TYPE_CHECKING:
    from claimcmp.records import ClusterStatus


@click.command("report")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.json")
@options.REPORT
def report_command(
    file: Path,
    format_: str | None,
    output: Path | None,
    only: "ClusterStatus | None",
    show_dropped: bool,
    width: int | None,
    no_color: bool,
) -> None:
    """Show a saved comparison again, in any format.

    FILE.json is what `claimcmp compare PATH... --format json` wrote. The report is the same, byte
    for byte, as that of the live comparison; no input file is opened and no model is loaded.

    \b
    claimcmp report comparison.json --output comparison.md
    """
    from claimcmp.saved import read_comparison

    request = ReportRequest(format_, output, only, show_dropped, width, no_color)
    request.check()
    check_not_input([str(file)], output)
    request.write(read_comparison(file))
