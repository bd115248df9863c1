"""``claimcmp compare``: articles in, a report out."""

import click

from claimcmp.cli import options
from claimcmp.cli.loading import Work
from claimcmp.cli.reports import ReportRequest

DIVERGENCE_FOUND = 3


@click.command("compare")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.REPORT
@options.COMPARING
@click.option(
    "--fail-on-divergence", is_flag=True, help="Exit with status 3 when a divergence is reported."
)
def compare_command(
    paths: tuple[str, ...], request: ReportRequest, work: Work, fail_on_divergence: bool
) -> int:
    """Compare the reports in PATH... with each other.

    A PATH is a file, a directory (searched for articles), a glob, - for standard input, or with
    --fetch a web address. Text, Markdown, JSON, HTML, PDF, DOCX, EPUB, e-mail, feeds, WARC and
    subtitles are read, also packed with gzip.

    \b
    claimcmp compare seeds/
    claimcmp compare one.txt two.json --output comparison.json
    """
    request.check(paths)
    with work.begun() as begun:
        comparison = begun.compare(paths, output=request.output)
    request.write(comparison)
    diverging = any(cluster.divergences for cluster in comparison.clusters)
    return DIVERGENCE_FOUND if fail_on_divergence and diverging else 0
