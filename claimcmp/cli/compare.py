"""``claimcmp compare``: articles in, a report out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcmp.cli import options
from claimcmp.cli.inputs import check_not_input, read_inputs
from claimcmp.cli.progress import progress_of_stages
from claimcmp.cli.reports import ReportRequest

if TYPE_CHECKING:
    from claimcmp.records import ClusterStatus, Comparison

DIVERGENCE_FOUND = 3


@click.command("compare")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.REPORT
@options.FETCH
@options.COMPARING
@click.option(
    "--fail-on-divergence", is_flag=True, help="Exit with status 3 when a divergence is reported."
)
def compare_command(
    paths: tuple[str, ...],
    format_: str | None,
    output: Path | None,
    only: "ClusterStatus | None",
    show_dropped: bool,
    width: int | None,
    no_color: bool,
    fetch: bool,
    model: str | None,
    nli: str | None,
    sensitivity: float,
    no_cache: bool,
    quiet: bool,
    verbose: bool,
    fail_on_divergence: bool,
) -> int:
    """Compare the reports in PATH... with each other.

    A PATH is a file, a directory (searched for articles), a glob, - for standard input, or with
    --fetch a web address. Text, Markdown, JSON, HTML, PDF, DOCX, EPUB, e-mail, feeds, WARC and
    subtitles are read, also packed with gzip.

    \b
    claimcmp compare seeds/
    claimcmp compare one.txt two.json --output comparison.json
    """
    request = ReportRequest(format_, output, only, show_dropped, width, no_color)
    request.check()
    check_not_input(paths, output)
    comparison = _compare(
        paths,
        output=output,
        fetch=fetch,
        model=model,
        nli=nli,
        sensitivity=sensitivity,
        cache=not no_cache,
        quiet=quiet,
        verbose=verbose,
    )
    request.write(comparison)
    diverging = any(cluster.divergences for cluster in comparison.clusters)
    return DIVERGENCE_FOUND if fail_on_divergence and diverging else 0


def _compare(
    paths: Sequence[str],
    *,
    output: Path | None,
    fetch: bool,
    model: str | None,
    nli: str | None,
    sensitivity: float,
    cache: bool,
    quiet: bool,
    verbose: bool,
) -> "Comparison":
    """Read, embed and compare; raises InputError when fewer than two articles can be read."""
    from claimcmp.embedding import load_encoder
    from claimcmp.entailment import load_scorer
    from claimcmp.pipeline import compare
    from claimcmp.settings import Settings

    settings = Settings(sensitivity=sensitivity)
    with progress_of_stages(quiet=quiet, verbose=verbose) as progress:
        progress("loading the model", 0, 0)
        encoder = load_encoder(model, cache=cache)
        scorer = load_scorer(nli, cache=cache)
        progress("reading", 0, 0)
        articles, skipped = read_inputs(paths, output=output, fetch=fetch, cache=cache)
        return compare(
            articles,
            skipped,
            encoder=encoder,
            scorer=scorer,
            settings=settings,
            progress=progress,
        )
