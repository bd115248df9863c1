"""Settings in a file: ``claimcmp.toml``, or the table ``tool.claimcmp`` of ``pyproject.toml``.

The nearest one from a folder upwards counts, ``claimcmp.toml`` before ``pyproject.toml`` of the
same folder. A key is the name of an option: ``sensitivity = 0.7``, ``no-color = true``.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcmp.errors import InvalidFile

OWN_FILE = "claimcmp.toml"
PROJECT_FILE = "pyproject.toml"
# Bytes; a file of settings is a page at most.
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a configuration file sets, by key, and where it is."""

    path: Path
    values: dict[str, Any]


def find_configuration(folder: Path) -> Configuration | None:
    """Return the configuration nearest to *folder*, upwards, or None.

    Raises InvalidFile for a file that cannot be read or is no TOML.
    """
    for place in (folder, *folder.parents):
        own = place / OWN_FILE
        if own.is_file():
            return Configuration(own, _read(own))
        project = place / PROJECT_FILE
        if project.is_file():
            tools = _read(project).get("tool")
            values = tools.get("claimcmp") if isinstance(tools, dict) else None
            if isinstance(values, dict):
                return Configuration(project, values)
    return None


def _read(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        if path.name == OWN_FILE and len(content) > _LARGEST:
            raise InvalidFile(
                [f"{path}: larger than {_LARGEST // 1000} kB; it holds settings only"]
            )
        return tomllib.loads(content.decode("utf-8"))
    except OSError as error:
        raise InvalidFile(
            [f"{path}: cannot be read ({error.strerror}); mend or move it"]
        ) from error
    except (ValueError, RecursionError) as error:
        if path.name == PROJECT_FILE:
            # Somebody else's file: not ours to complain about.
            return {}
        raise InvalidFile([f"{path}: no valid TOML ({error}); mend or move it"]) from error
