"""The ``claimcmp`` command: the only place that prints, draws progress and sets exit codes."""

import errno
import gc
import logging
import os
import sys
from typing import NoReturn

import click

from claimcmp import __version__
from claimcmp.cli.check import check_command
from claimcmp.cli.compare import compare_command
from claimcmp.cli.completion import completion_command
from claimcmp.cli.defaults import listen_to_environment, load_configuration
from claimcmp.cli.diff import diff_command
from claimcmp.cli.embed import embed_command
from claimcmp.cli.explain import explain_command
from claimcmp.cli.messages import WarningLines, say, say_interrupted, say_unexpected, say_usage
from claimcmp.cli.models import cache_group, models_group
from claimcmp.cli.nli import nli_command
from claimcmp.cli.output import silence_standard_output
from claimcmp.cli.report import report_command
from claimcmp.cli.verify import verify_command
from claimcmp.errors import ClaimcmpError

# Exit statuses, besides 0 for done and 3 for a divergence found.
_ERROR, _USAGE = 1, 2
# 128 + SIGINT, what a shell expects of a program that was interrupted.
_INTERRUPTED = 130
# Objects made between two searches for cycles. A comparison makes many that live to its end and
# hardly a cycle: by default a tenth of a warm start went into looking for them.
_COLLECT_AFTER = 100_000
_REFUSED_WRITES = frozenset({errno.EPIPE, errno.ENOSPC, errno.EIO})


class _Commands(click.Group):
    """Says what to write where a report stands in the place of a command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that *args* begin with; raises UsageError where they begin with none.

        A word that is no command but a file or a folder is one of the reports to compare.
        """
        if self.get_command(ctx, args[0]) is None and os.path.exists(args[0]):
            raise click.UsageError(
                f"{args[0]!r} is no command; to compare reports: `claimcmp compare {args[0]} ...`",
                ctx,
            )
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="claimcmp")
@click.pass_context
def cli(context: click.Context) -> None:
    """Compare news reports on the same event, across languages.

    Shows which statements agree, which diverge and which only one source makes. It says that
    sources disagree, never who is right.

    Options may also be set in the environment (CLAIMCMP_SENSITIVITY=0.7) and in a file: keys of
    claimcmp.toml, or of [tool.claimcmp] in pyproject.toml, in this folder or the nearest above it.
    The command line wins over the environment, that over the file.
    """
    if not {"-h", "--help"} & set(sys.argv):
        load_configuration(cli, context)


for _command in (
    compare_command,
    check_command,
    report_command,
    explain_command,
    diff_command,
    verify_command,
    embed_command,
    nli_command,
    models_group,
    cache_group,
    completion_command,
):
    cli.add_command(_command)
listen_to_environment(cli)


def main() -> NoReturn:
    """Run the command line and exit: 0 done, 1 error, 2 usage, 3 divergence found."""
    logging.getLogger("claimcmp").handlers = [WarningLines()]
    gc.set_threshold(_COLLECT_AFTER, 20, 20)
    sys.exit(_status())


def _status() -> int:
    """Run the command line and return its exit status; every mistake costs one line."""
    try:
        status = cli.main(prog_name="claimcmp", standalone_mode=False) or 0
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return _USAGE
    except click.UsageError as error:
        say_usage(error)
        return _USAGE
    except ClaimcmpError as error:
        for line in error.lines:
            say(line)
    except click.ClickException as error:
        say(str(error))
    except (click.Abort, KeyboardInterrupt) as error:
        say_interrupted(error)
        return _INTERRUPTED
    except OSError as error:
        return _after_system_error(error)
    except Exception as error:
        say_unexpected(error)
    else:
        return int(status)
    return _ERROR


def _after_system_error(error: OSError) -> int:
    """Return the exit status after the system refused something, mostly a write to our output."""
    if error.filename is not None or error.errno not in _REFUSED_WRITES:
        say_unexpected(error)
        return _ERROR
    silence_standard_output()
    if isinstance(error, BrokenPipeError):
        # The reader of our output went away (head, less): not an error of ours.
        return 0
    say(f"standard output: cannot be written ({error.strerror}); choose another --output")
    return _ERROR
