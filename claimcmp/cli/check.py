"""``claimcmp check``: a claim and reports in, what each of them says of it out."""

from datetime import date, datetime
from pathlib import Path

import click

from claimcmp.cli import options
from claimcmp.cli.inputs import check_not_input, read_inputs
from claimcmp.cli.output import check_output, write_text
from claimcmp.cli.progress import progress_of_stages


@click.command("check")
@click.argument("claim", metavar="CLAIM")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.TEXT_OR_JSON
@options.OUTPUT
@click.option(
    "--date",
    "said",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="When the claim was made; weekdays and 'yesterday' are not guessed without it.",
)
@click.option(
    "--language",
    metavar="CODE",
    help="The claim's language, such as ro; a hint where its words leave it open.",
)
@options.WIDTH
@options.NO_COLOR
@options.COMPARING
@options.FETCH
def check_command(
    claim: str,
    paths: tuple[str, ...],
    format_: str,
    output: Path | None,
    said: datetime | None,
    language: str | None,
    width: int | None,
    no_color: bool,
    model: str | None,
    nli: str | None,
    sensitivity: float,
    no_cache: bool,
    quiet: bool,
    verbose: bool,
    fetch: bool,
) -> None:
    """Say which reports diverge from CLAIM, state it too, or are silent.

    CLAIM is one sentence in any language; PATH... are as for `claimcmp compare`. What is only
    loosely alike stands apart, as "perhaps". Nothing here says that the claim is true or false.

    \b
    claimcmp check "Belarus released 60 prisoners." seeds/
    """
    check_output(output)
    check_not_input(paths, output)
    from claimcmp.checking import check_claim, claim_article
    from claimcmp.embedding import load_encoder
    from claimcmp.entailment import load_scorer
    from claimcmp.settings import Settings

    day: date | None = said.date() if said else None
    article = claim_article(claim, said=day, language=language)
    with progress_of_stages(quiet=quiet, verbose=verbose) as progress:
        progress("loading the model", 0, 0)
        encoder = load_encoder(model, cache=not no_cache)
        scorer = load_scorer(nli, cache=not no_cache)
        progress("reading", 0, 0)
        articles, skipped = read_inputs(
            paths, output=output, least=1, fetch=fetch, cache=not no_cache
        )
        check = check_claim(
            article,
            articles,
            skipped,
            encoder=encoder,
            scorer=scorer,
            settings=Settings(sensitivity=sensitivity),
            progress=progress,
        )
    if format_ == "json":
        from claimcmp.rendering.answers_json import render_check_json

        write_text(output, render_check_json(check))
        return
    from claimcmp.rendering.terminal.check import render_check

    colour = False if no_color or output is not None else None
    write_text(output, render_check(check, width=width, colour=colour))
