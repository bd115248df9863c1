"""Language knowledge: one folder per language, one YAML file per subject.

``claimcmp/languages/ro/numerals.yaml`` holds what the tool knows of Romanian numerals. A speaker
of a language can add or correct a file without touching code; README.md beside this file says
how each subject is written. All scalars are read as strings, so that ``no`` and ``on`` are words.
"""

from collections.abc import Mapping
from functools import cache, partial
from importlib import resources
from typing import Any

from claimcmp.cache_folder import cache_folder
from claimcmp.errors import LanguageDataError
from claimcmp.languages.parsed import load_or_parse

_FILES = resources.files(__name__)


@cache
def subject(language: str, name: str) -> Mapping[str, Any]:
    """Return the entries of ``<language>/<name>.yaml``, or an empty mapping where there is none.

    ``language`` is an ISO 639-1 code, or ``any`` for entries that hold in every language.
    Raises LanguageDataError when the file is no YAML mapping.
    """
    file = _FILES / language / f"{name}.yaml"
    if not language.isalpha() or not file.is_file():
        return {}
    kept = cache_folder() / "languages" / f"{language}-{name}.json"
    entries = load_or_parse(kept, file.read_bytes(), partial(_parse, f"{language}/{name}.yaml"))
    if not isinstance(entries, dict):
        raise LanguageDataError(f"{language}/{name}.yaml: expected a mapping of entries")
    return entries


def _parse(name: str, source: bytes) -> object:
    """Return the entries of a data file; raises LanguageDataError where it is no YAML."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(source.decode(), Loader=loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LanguageDataError(f"{name}: {error}; mend the file") from error


@cache
def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a folder, sorted."""
    folders = _FILES.iterdir()
    return tuple(sorted(f.name for f in folders if f.is_dir() and len(f.name) == 2))
