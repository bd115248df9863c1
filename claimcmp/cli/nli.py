"""``claimcmp nli``: sentence pairs in, probabilities out."""

import json
from pathlib import Path

import click

from claimcmp.cli.inputs import read_text_file
from claimcmp.cli.messages import keeping
from claimcmp.cli.output import check_output, write_bytes
from claimcmp.cli.progress import progress_line
from claimcmp.errors import InputError
from claimcmp.registry import EMBEDDED_ENTAILMENT

_COLUMNS = ("premise", "hypothesis")


@click.command("nli", short_help="Judge pairs of sentences: entailment, contradiction?")
@click.argument("pairs", type=click.Path(path_type=Path, allow_dash=True), metavar="PAIRS.tsv")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE, whole or not at all, instead of standard output (-).",
)
@click.option(
    "--model",
    default=EMBEDDED_ENTAILMENT,
    show_default=True,
    metavar="NAME|FOLDER",
    help="Entailment model; see `claimcmp models`.",
)
@click.option("--no-cache", is_flag=True, help="Neither read nor keep results on disk.")
@click.option("--quiet", is_flag=True, help="No progress on standard error.")
def nli_command(pairs: Path, output: Path | None, model: str, no_cache: bool, quiet: bool) -> None:
    """Say of each pair whether the premise entails or contradicts the hypothesis.

    PAIRS.tsv is a UTF-8 file, or - for standard input: one pair a line, premise and hypothesis
    divided by a tab. A first line that names the columns premise and hypothesis may put them
    anywhere among others. Prints one JSON object a line, in order, with the probabilities of
    entailment, neutral and contradiction. An empty or over-long sentence is neutral.
    """
    from claimcmp.entailment import LABELS, load_scorer

    check_output(output)
    rows = _pairs(pairs)
    with (
        keeping("judged", cache=not no_cache),
        progress_line("judging", quiet=quiet) as progress,
    ):
        scorer = load_scorer(model, cache=not no_cache)
        if scorer is None:
            raise InputError(f"--model {model}: nothing would be judged; see `claimcmp models`")
        found = scorer.score(rows, progress=progress).tolist()
    lines = (
        json.dumps({label: round(p, 6) for label, p in zip(LABELS, row, strict=True)})
        for row in found
    )
    write_bytes(output, "".join(f"{line}\n" for line in lines).encode())


def _pairs(path: Path) -> list[tuple[str, str]]:
    """Return the pairs of *path*; "-" is standard input."""
    text = read_text_file(path, "a table")
    lines = text.removesuffix("\n").split("\n") if text else []
    header = lines[0].split("\t") if lines else []
    named = set(_COLUMNS) <= set(header)
    places = [header.index(name) for name in _COLUMNS] if named else [0, 1]
    start = 1 if named else 0
    return [
        _pair(line, places, f"{path}:{number}")
        for number, line in enumerate(lines[start:], start=start + 1)
    ]


def _pair(line: str, places: list[int], place: str) -> tuple[str, str]:
    """Return the premise and the hypothesis of one *line*."""
    cells = line.split("\t")
    if max(places) >= len(cells):
        raise InputError(
            f"{place}: {len(cells)} column where premise and hypothesis are expected;"
            " divide them by a tab"
        )
    return cells[places[0]], cells[places[1]]
