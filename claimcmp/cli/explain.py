"""``claimcmp explain``: one divergence or cluster, with everything that led to it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcmp.cli import options
from claimcmp.cli.inputs import check_not_input, read_inputs
from claimcmp.cli.output import check_output, write_text
from claimcmp.cli.progress import progress_of_stages

if TYPE_CHECKING:
    from claimcmp.records import Comparison


@click.command("explain")
@click.argument("identifier", metavar="ID")
@click.argument("paths", nargs=-1, required=True, metavar="FILE.json|PATH...")
@options.TEXT_OR_JSON
@options.OUTPUT
@options.WIDTH
@options.NO_COLOR
@options.FETCH
@options.COMPARING
def explain_command(
    identifier: str,
    paths: tuple[str, ...],
    format_: str,
    output: Path | None,
    width: int | None,
    no_color: bool,
    fetch: bool,
    model: str | None,
    nli: str | None,
    sensitivity: float,
    no_cache: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show one cluster (k3) or divergence (k3.1) with everything that led to it.

    ID is as reports print it; a bare number is that of the text report. FILE.json is a saved
    comparison, PATH... are reports to compare first. Shows both statements in place, the facts
    found in them, and every feature and weight of the scores.

    \b
    claimcmp explain k1.1 comparison.json
    """
    check_output(output)
    check_not_input(paths, output)
    from claimcmp.embedding import load_encoder
    from claimcmp.entailment import load_scorer
    from claimcmp.explanation import explain
    from claimcmp.pipeline import compare
    from claimcmp.settings import Settings

    with progress_of_stages(quiet=quiet, verbose=verbose) as progress:
        saved = _saved(paths)
        progress("loading the model", 0, 0)
        encoder = load_encoder(model, cache=not no_cache)
        scorer = load_scorer(nli, cache=not no_cache)
        if saved is None:
            articles, skipped = read_inputs(paths, output=output, fetch=fetch, cache=not no_cache)
            settings = Settings(sensitivity=sensitivity)
            saved = compare(
                articles,
                skipped,
                encoder=encoder,
                scorer=scorer,
                settings=settings,
                progress=progress,
            )
        progress("explaining", 0, 0)
        explanation = explain(saved, _in_full(identifier, saved), encoder=encoder, scorer=scorer)
    if format_ == "json":
        from claimcmp.rendering.answers_json import render_explanation_json

        write_text(output, render_explanation_json(explanation))
        return
    from claimcmp.rendering.terminal.explanation import render_explanation

    colour = False if no_color or output is not None else None
    write_text(output, render_explanation(explanation, width=width, colour=colour))


def _saved(paths: tuple[str, ...]) -> "Comparison | None":
    """Return the saved comparison that *paths* is, or None where they are reports."""
    from claimcmp.reading.own_reports import has_own_schema
    from claimcmp.saved import read_comparison

    file = Path(paths[0])
    if len(paths) > 1 or not file.is_file() or not has_own_schema(file.read_bytes()):
        return None
    return read_comparison(file)


def _in_full(identifier: str, comparison: "Comparison") -> str:
    """Return *identifier* with the cluster's id for a number of the text report."""
    from claimcmp.rendering.outline import ranks_of

    number, dot, rest = identifier.partition(".")
    of_number = {str(rank): name for name, rank in ranks_of(comparison).items()}
    return f"{of_number.get(number, number)}{dot}{rest}"
