"""``claimcmp report``: a saved comparison in, a report out."""

from pathlib import Path

import click

from claimcmp.cli import options
from claimcmp.cli.reports import ReportRequest


@click.command("report")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.json")
@options.REPORT
def report_command(file: Path, request: ReportRequest) -> None:
    """Show a saved comparison again, in any format.

    FILE.json is what `claimcmp compare PATH... --format json` wrote. The report is the same, byte
    for byte, as that of the live comparison; no input file is opened and no model is loaded.

    \b
    claimcmp report comparison.json --output comparison.md
    """
    from claimcmp.saved import read_comparison

    request.check([str(file)])
    request.write(read_comparison(file))
