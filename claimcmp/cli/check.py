"""``claimcmp check``: a claim and reports in, what each of them says of it out."""

from datetime import datetime

import click

from claimcmp.cli import options
from claimcmp.cli.loading import Work
from claimcmp.cli.reports import AnswerRequest


@click.command("check", short_help="Say which reports diverge from a claim or state it.")
@click.argument("claim", metavar="CLAIM")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.ANSWER
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
@options.COMPARING
def check_command(
    claim: str,
    paths: tuple[str, ...],
    request: AnswerRequest,
    said: datetime | None,
    language: str | None,
    work: Work,
) -> None:
    """Say which reports diverge from CLAIM, state it too, or are silent.

    CLAIM is one sentence in any language; PATH... are as for `claimcmp compare`. What is only
    loosely alike stands apart, as "perhaps". Nothing here says that the claim is true or false.

    \b
    claimcmp check "Belarus released 60 prisoners." seeds/
    """
    request.check(paths)
    from claimcmp.checking import check_claim, claim_article
    from claimcmp.rendering.answers_json import render_check_json
    from claimcmp.rendering.terminal.check import render_check

    article = claim_article(claim, said=said.date() if said else None, language=language)
    with work.begun() as begun:
        articles, skipped = begun.read(paths, output=request.output, least=1)
        check = check_claim(
            article,
            articles,
            skipped,
            encoder=begun.encoder,
            scorer=begun.scorer,
            settings=begun.settings,
            progress=begun.progress,
        )
    request.write(check, text=render_check, json=render_check_json)
