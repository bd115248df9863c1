"""``claimcmp explain``: one divergence or cluster, with everything that led to it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcmp.cli import options
from claimcmp.cli.loading import Work
from claimcmp.cli.reports import AnswerRequest

if TYPE_CHECKING:
    from claimcmp.records import Comparison


# Bytes of a file that show whether it is a saved comparison.
_BEGINNING = 400


@click.command("explain", short_help="Show all that led to one divergence.")
@click.argument("identifier", metavar="ID")
@click.argument("paths", nargs=-1, required=True, metavar="FILE.json|PATH...")
@options.ANSWER
@options.COMPARING
def explain_command(
    identifier: str, paths: tuple[str, ...], request: AnswerRequest, work: Work
) -> None:
    """Show one cluster (k3) or divergence (k3.1) with everything that led to it.

    ID is as reports print it; a bare number is that of the text report. FILE.json is a saved
    comparison, PATH... are reports to compare first. Shows both statements in place, the facts
    found in them, and every feature and weight of the scores.

    \b
    claimcmp explain k1.1 comparison.json
    """
    request.check(paths)
    from claimcmp.explanation import explain
    from claimcmp.rendering.answers_json import render_explanation_json
    from claimcmp.rendering.terminal.explanation import render_explanation

    saved = _saved(paths)
    with work.begun() as begun:
        comparison = saved or begun.compare(paths, output=request.output)
        begun.progress("explaining", 0, 0)
        explanation = explain(
            comparison,
            _in_full(identifier, comparison),
            encoder=begun.encoder,
            scorer=begun.scorer,
        )
    request.write(explanation, text=render_explanation, json=render_explanation_json)


def _saved(paths: tuple[str, ...]) -> "Comparison | None":
    """Return the saved comparison that *paths* is, or None where they are reports."""
    from claimcmp.reading.own_reports import has_own_schema
    from claimcmp.saved import read_comparison

    file = Path(paths[0])
    if len(paths) > 1 or not file.is_file():
        return None
    with file.open("rb") as stream:
        is_saved = has_own_schema(stream.read(_BEGINNING))
    return read_comparison(file) if is_saved else None


def _in_full(identifier: str, comparison: "Comparison") -> str:
    """Return *identifier* with the cluster's id for a number of the text report."""
    from claimcmp.rendering.outline import ranks_of

    number, dot, rest = identifier.partition(".")
    of_number = {str(rank): name for name, rank in ranks_of(comparison).items()}
    return f"{of_number.get(number, number)}{dot}{rest}"
