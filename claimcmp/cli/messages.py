"""What the command says besides its results: one line each, on standard error."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

# Set to anything but an empty text: an unexpected error then shows where it happened.
DEBUG_VARIABLE = "CLAIMCMP_DEBUG"


def say(message: str) -> None:
    """Print *message* as one line; control characters in it are shown as escapes."""
    from claimcmp.rendering.terminal.safety import clean

    click.echo(f"claimcmp: {clean(message)}", err=True)


def say_usage(error: click.UsageError) -> None:
    """Print what is wrong with the arguments and where their list is."""
    command = error.ctx.command_path if error.ctx is not None else "claimcmp"
    wrong = error.format_message().rstrip(".")
    wrong = f"{_variable(error)}{wrong[:1].lower()}{wrong[1:]}"
    separator = " " if wrong.endswith("?") else "; "
    say(f"{wrong}{separator}see `{command} --help`")


def _variable(error: click.UsageError) -> str:
    """Return "CLAIMCMP_WIDTH: " where a variable holds the value that is wrong, else ""."""
    if not isinstance(error, click.BadParameter) or error.ctx is None or error.param is None:
        return ""
    source = error.ctx.get_parameter_source(error.param.name or "")
    from_environment = source is click.core.ParameterSource.ENVIRONMENT
    return f"{error.param.envvar}: " if from_environment else ""


@contextmanager
def keeping(what: str, *, cache: bool) -> Iterator[None]:
    """Let Ctrl-C during this work say that what was, say, "embedded" is kept, where *cache*."""
    try:
        yield
    except KeyboardInterrupt:
        if not cache:
            raise
        raise KeyboardInterrupt(f"what was {what} so far is kept in the cache") from None


def say_interrupted(error: BaseException) -> None:
    """Print that the work was interrupted, by Ctrl-C or what click made of it, and what is kept."""
    reason = error.__cause__ or error
    say("; ".join(["interrupted", *map(str, reason.args)]))


def say_unexpected(error: Exception) -> None:
    """Print one line on an error that is no mistake of the user's, or raise it for debugging."""
    if os.environ.get(DEBUG_VARIABLE):
        raise error
    what = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")
    say(
        f"unexpected {what}; this is a defect: run again with {DEBUG_VARIABLE}=1 "
        "and report what it prints, with the command and its input"
    )


class WarningLines(logging.Handler):
    """Shows the package's warnings like every other message."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one warning."""
        say(record.getMessage())
