"""``claimcmp compare``: articles in, a report out."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcmp.cli.messages import say
from claimcmp.cli.output import check_output, write_bytes
from claimcmp.cli.progress import progress_of_stages
from claimcmp.errors import InputError
from claimcmp.rendering.formats import FORMATS, Presentation

if TYPE_CHECKING:
    from claimcmp.records import Article, ClusterStatus, Comparison, SkippedArticle

DIVERGENCE_FOUND = 3
_PROBABILITY = click.FloatRange(0, 1, min_open=True, max_open=True)
# For messages: "'abc' is not a valid number".
_PROBABILITY.name = "number"
# Every text report ends with a line, its signature, that begins so.
_SIGNATURE = b"claimcmp:"
# Arguments that an error message repeats.
_MOST_PATHS = 5
_OWN_INPUT = "is one of the reports to compare; choose another --output"
_STATUSES = ("diverging", "corroborated", "single-source")


@click.command("compare")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    show_default=True,
    help="What to write.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE, whole or not at all, instead of standard output (-).",
)
@click.option("--only", type=click.Choice(_STATUSES), help="Show only statements of this kind.")
@click.option("--model", metavar="NAME|FOLDER", help="Embedding model; see `claimcmp models`.")
@click.option(
    "--sensitivity",
    type=_PROBABILITY,
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
    only: "ClusterStatus | None",
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
    _check_paths(paths, output)
    comparison = _compare(
        paths,
        output=output,
        model=model,
        sensitivity=sensitivity,
        cache=not no_cache,
        quiet=quiet,
    )
    from claimcmp.rendering.selection import select_status

    selected = select_status(comparison, only)
    presentation = Presentation(
        width=width,
        colour=False if no_color or output is not None else None,
        show_dropped=show_dropped,
        only=only,
    )
    write_bytes(output, FORMATS[format_].render(selected, presentation))
    diverging = any(cluster.divergences for cluster in comparison.clusters)
    return DIVERGENCE_FOUND if fail_on_divergence and diverging else 0


def _check_paths(paths: Sequence[str], output: Path | None) -> None:
    """Raise InputError where the report cannot be written or would replace one of its inputs."""
    check_output(output)
    if output is None or str(output) == "-":
        return
    if os.path.realpath(output) in map(os.path.realpath, paths):
        raise InputError(f"{output}: {_OWN_INPUT}")


def _compare(
    paths: Sequence[str],
    *,
    output: Path | None,
    model: str | None,
    sensitivity: float,
    cache: bool,
    quiet: bool,
) -> "Comparison":
    """Read, embed and compare; raises InputError when fewer than two articles can be read."""
    from claimcmp.embedding import load_encoder
    from claimcmp.pipeline import compare
    from claimcmp.settings import Settings

    settings = Settings(sensitivity=sensitivity)
    encoder = load_encoder(model, cache=cache)
    articles, skipped = _read(paths, output)
    with progress_of_stages(quiet=quiet) as progress:
        return compare(articles, skipped, encoder=encoder, settings=settings, progress=progress)


def _read(
    paths: Sequence[str], output: Path | None
) -> "tuple[Sequence[Article], Sequence[SkippedArticle]]":
    """Return at least two articles and what was skipped, each of these told on standard error.

    An earlier report in one of the folders, which this one replaces, is no input. Raises
    InputError where the output would replace an article.
    """
    from claimcmp.reading import read_articles

    articles, skipped = read_articles(paths, stdin=sys.stdin.buffer if "-" in paths else None)
    if output is not None:
        if any(_is_from(a.path, output) for a in articles) and not _is_report(output):
            raise InputError(f"{output}: {_OWN_INPUT}")
        articles = tuple(a for a in articles if not _is_from(a.path, output))
        skipped = tuple(s for s in skipped if not _is_from(s.path, output))
    for one in skipped:
        say(f"skipped {'standard input' if one.path == '-' else one.path}: {one.reason}")
    if len(articles) < 2:
        given = " ".join(paths[:_MOST_PATHS]) + (" ..." if len(paths) > _MOST_PATHS else "")
        found = f"only one article, {articles[0].path}," if articles else "no article"
        raise InputError(f"{found} found in {given}; a comparison needs at least two")
    return articles, skipped


def _is_from(path: str, output: Path) -> bool:
    """Whether *path*, a file or a line of one (``crawl.jsonl#7``), is the file *output*."""
    own = os.path.realpath(output)
    return own in (os.path.realpath(path), os.path.realpath(path.rpartition("#")[0] or path))


def _is_report(path: Path) -> bool:
    """Whether the file at *path* is a text report of ours."""
    try:
        return path.read_bytes().rstrip().rpartition(b"\n")[2].startswith(_SIGNATURE)
    except OSError:
        return False
