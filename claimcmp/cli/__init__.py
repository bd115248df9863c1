"""The ``claimcmp`` command: the only place that prints, draws progress and sets exit codes."""

import sys
from typing import NoReturn

import click

from claimcmp import __version__
from claimcmp.cli.compare import compare_command
from claimcmp.cli.embed import embed_command
from claimcmp.cli.models import cache_group, models_group
from claimcmp.errors import ClaimcmpError

# 128 + SIGINT, what a shell expects of a program that was interrupted.
_INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="claimcmp")
def cli() -> None:
    """Compare news reports on the same event, across languages.

    Shows which statements agree, which diverge and which only one source makes. It says that
    sources disagree, never who is right.
    """


for _command in (compare_command, embed_command, models_group, cache_group):
    cli.add_command(_command)


def main() -> NoReturn:
    """Run the command line and exit: 0 done, 1 error, 2 usage, 3 divergence found."""
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except ClaimcmpError as error:
        click.echo(f"claimcmp: {error}", err=True)
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        click.echo("claimcmp: interrupted; what was embedded so far is kept in the cache", err=True)
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output went away (head, less): not an error of ours.
        sys.stderr.close()
        sys.exit(0)
