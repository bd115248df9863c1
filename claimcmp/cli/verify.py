"""``claimcmp verify``: a saved comparison in, what of it still holds out."""

from pathlib import Path

import click

from claimcmp.cli import options
from claimcmp.cli.reports import AnswerRequest
from claimcmp.errors import InputError

DOES_NOT_HOLD = 1


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.json")
@click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the comparison's relative paths start; this folder when not given.",
)
@options.ANSWER
def verify_command(file: Path, root: Path | None, request: AnswerRequest) -> int:
    """Check a saved comparison against its inputs.

    Reads every input again: is its hash the same, and does each statement stand where the
    comparison says? Exit status 0 where everything holds, 1 where something does not or cannot be
    checked.

    \b
    claimcmp verify comparison.json --root archive/
    """
    request.check([str(file)])
    if root is not None and not root.is_dir():
        raise InputError(f"--root {root}: no such folder; give the one the inputs lie in")
    from claimcmp.rendering.answers_json import render_verification_json
    from claimcmp.rendering.terminal.verification import render_verification
    from claimcmp.saved import read_comparison
    from claimcmp.verification import verify

    found = verify(read_comparison(file), root=root)
    request.write(found, text=render_verification, json=render_verification_json)
    return 0 if found.holds else DOES_NOT_HOLD
