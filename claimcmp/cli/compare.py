"""``claimcmp compare``: articles in, a report out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcmp.cli.output import write_atomically
from claimcmp.cli.progress import progress_line
from claimcmp.errors import InputError

if TYPE_CHECKING:
    from claimcmp.records import Comparison

DIVERGENCE_FOUND = 3
_STATUSES = ("diverging", "corroborated", "single-source")


@click.command("compare")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="What to write.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE, whole or not at all, instead of standard output.",
)
@click.option("--only", type=click.Choice(_STATUSES), help="Show only statements of this kind.")
@click.option("--model", metavar="NAME|FOLDER", help="Embedding model; see `claimcmp models`.")
@click.option(
    "--sensitivity",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.5,
    show_default=True,
    help="Report a divergence from probability 1 - SENSITIVITY on.",
)
@click.option(
    "--show-dropped",
    is_flag=True,
    help="List what was left out of each article as web furniture, and why.",
)
@click.option(
    "--fail-on-divergence", is_flag=True, help="Exit with status 3 when a divergence is reported."
)
@click.option("--no-cache", is_flag=True, help="Neither read nor keep embeddings on disk.")
@click.option(
    "--width",
    type=click.IntRange(min=40),
    metavar="COLUMNS",
    help="Width of the text report; the terminal's when not given.",
)
@click.option("--no-color", is_flag=True, help="No colour, even in a terminal.")
@click.option("--quiet", is_flag=True, help="No progress on standard error.")
def compare_command(
    paths: tuple[str, ...],
    format_: str,
    output: Path | None,
    only: str | None,
    model: str | None,
    sensitivity: float,
    show_dropped: bool,
    fail_on_divergence: bool,
    no_cache: bool,
    width: int | None,
    no_color: bool,
    quiet: bool,
) -> int:
    """Compare the reports in PATH... with each other.

    A PATH is a file, a directory (searched for articles), a glob, or - for standard input. Plain
    text, Markdown, and articles as .json or .jsonl are read.

    \b
    claimcmp compare seeds/
    claimcmp compare one.txt two.json --format json --output comparison.json
    """
    comparison = _compare(
        paths,
        model=model,
        sensitivity=sensitivity,
        cache=not no_cache,
        quiet=quiet,
    )
    for skipped in comparison.skipped:
        click.echo(f"claimcmp: skipped {skipped.path}: {skipped.reason}", err=True)
    from claimcmp.rendering.selection import select_status

    selected = select_status(comparison, only)
    if format_ == "json":
        from claimcmp.rendering.json import render_json

        text = render_json(selected)
    else:
        from claimcmp.rendering.terminal import render_terminal

        colour = output is None and not no_color and None
        text = render_terminal(selected, width=width, colour=colour, show_dropped=show_dropped)
    if output is None:
        click.echo(text, nl=False, color=True)
    else:
        write_atomically(output, text)
    diverging = any(cluster.divergences for cluster in comparison.clusters)
    return DIVERGENCE_FOUND if fail_on_divergence and diverging else 0


def _compare(
    paths: tuple[str, ...],
    *,
    model: str | None,
    sensitivity: float,
    cache: bool,
    quiet: bool,
) -> "Comparison":
    """Read, embed and compare; raises InputError when fewer than two articles can be read."""
    from claimcmp.embedding import load_encoder
    from claimcmp.pipeline import compare
    from claimcmp.reading import read_articles
    from claimcmp.settings import Settings

    settings = Settings(sensitivity=sensitivity)
    articles, skipped = read_articles(paths, stdin=sys.stdin.buffer if "-" in paths else None)
    if len(articles) < 2:
        for article in skipped:
            click.echo(f"claimcmp: skipped {article.path}: {article.reason}", err=True)
        raise InputError(
            f"{len(articles)} article found in {' '.join(paths)}; a comparison needs at least two"
        )
    with progress_line("embedding", quiet=quiet) as progress:
        return compare(
            articles,
            skipped,
            encoder=load_encoder(model, cache=cache),
            settings=settings,
            progress=progress,
        )
