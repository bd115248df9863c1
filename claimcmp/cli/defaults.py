"""Where an option's value comes from: command line, environment, configuration file, default."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

PREFIX = "CLAIMCMP_"
# Files are named, and the network is allowed, on the command line only: a file that lies in some
# folder must not decide where results go or what is loaded.
_ONLY_ON_THE_COMMAND_LINE = frozenset({"output", "fetch", "root", "date", "help"})
# Other commands than these have formats of their own.
_WITH_REPORT_FORMATS = frozenset({"compare", "report"})


def configurable(group: click.Group) -> Iterator[tuple[str, click.Option]]:
    """Yield each command's options that environment and file may set, with the command's name."""
    for name, command in group.commands.items():
        for option in command.params:
            if isinstance(option, click.Option) and _may_be_set(name, option):
                yield name, option


def _may_be_set(command: str, option: click.Option) -> bool:
    key = key_of(option)
    if command in ("embed", "nli", "models", "cache", "completion"):
        return False
    return key not in _ONLY_ON_THE_COMMAND_LINE and (
        key != "format" or command in _WITH_REPORT_FORMATS
    )


def key_of(option: click.Option) -> str:
    """Return the name of an option in a configuration file: ``no-color``."""
    return max(option.opts, key=len).removeprefix("--")


def listen_to_environment(group: click.Group) -> None:
    """Let CLAIMCMP_<OPTION> set each configurable option of *group*."""
    for _, option in configurable(group):
        option.envvar = PREFIX + key_of(option).replace("-", "_").upper()


def load_configuration(group: click.Group, context: click.Context) -> None:
    """Take the nearest configuration file's values as the defaults of the commands.

    Raises InvalidFile with a line for each mistake in it.
    """
    from claimcmp.configuration import find_configuration
    from claimcmp.errors import InvalidFile

    found = find_configuration(Path.cwd())
    if found is None:
        return
    values = {key.replace("_", "-"): value for key, value in found.values.items()}
    mistakes = list(_mistakes(values, group, context))
    if mistakes:
        raise InvalidFile([f"{found.path}: {mistake}" for mistake in mistakes])
    defaults: dict[str, dict[str, Any]] = {}
    for command, option in configurable(group):
        if key_of(option) in values and option.name:
            defaults.setdefault(command, {})[option.name] = values[key_of(option)]
    context.default_map = defaults


def _mistakes(
    values: Mapping[str, Any], group: click.Group, context: click.Context
) -> Iterator[str]:
    """Yield what is wrong with each key: unknown, or a value that its option does not take."""
    options = {key_of(option): option for _, option in configurable(group)}
    for key, value in values.items():
        if key not in options:
            close = get_close_matches(key, options, 1)
            hint = f"did you mean {close[0]!r}?" if close else "the keys are " + ", ".join(options)
            yield f"{key}: no such key; {hint}"
            continue
        option = options[key]
        if option.is_flag != isinstance(value, bool):
            yield f"{key}: {value!r} is not {'true or false' if option.is_flag else 'a value'}"
            continue
        try:
            option.type_cast_value(context, value)
        except (click.BadParameter, TypeError, ValueError) as error:
            message = error.message if isinstance(error, click.BadParameter) else str(error)
            yield f"{key}: {message.rstrip('.')}"
