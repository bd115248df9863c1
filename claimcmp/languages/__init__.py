"""Language knowledge: one folder per language, one YAML file per subject.

``claimcmp/languages/ro/numerals.yaml`` holds what the tool knows of Romanian numerals. A speaker
of a language can add or correct a file without touching code; README.md beside this file says
how each subject is written. All scalars are read as strings, so that ``no`` and ``on`` are words.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from claimcmp.errors import LanguageDataError

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def subject(language: str, name: str) -> Mapping[str, Any]:
    """Return the entries of ``<language>/<name>.yaml``, or an empty mapping where there is none.

    ``language`` is an ISO 639-1 code, or ``any`` for entries that hold in every language.
    Raises LanguageDataError when the file is no YAML mapping.
    """
    file = resources.files(__name__) / language / f"{name}.yaml"
    if not language.isalpha() or not file.is_file():
        return {}
    try:
        entries = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        raise LanguageDataError(f"{language}/{name}.yaml: {error}; mend the file") from error
    if not isinstance(entries, dict):
        raise LanguageDataError(f"{language}/{name}.yaml: expected a mapping of entries")
    return entries


@cache
def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a folder, sorted."""
    folders = resources.files(__name__).iterdir()
    return tuple(sorted(f.name for f in folders if f.is_dir() and len(f.name) == 2))
