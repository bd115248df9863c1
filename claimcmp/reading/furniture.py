"""What the language data know of page furniture, for all languages at once.

A page's buttons need not be in its article's language, so every list is searched for every page.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimcmp.folding import fold
from claimcmp.languages import known_languages, subject

_EDGES = " \t:.,;!?…-–—|/•·*»«›‹>→()[]{}\"'„“”#+&↓↑▼▲►✓✕×"


@dataclass(frozen=True, slots=True)
class Talk:
    """How a site speaks to its reader in one language.

    ``address`` holds words for the reader, as written where they need their capital ("Sie") and
    folded otherwise; ``commands`` the folded words that begin an invitation.
    """

    site_words: re.Pattern[str]
    address: frozenset[str]
    commands: frozenset[str]


@dataclass(frozen=True, slots=True)
class Furniture:
    """The furniture words of every language, folded.

    ``sections`` maps a heading to the kind of section that it begins.
    """

    sections: dict[str, str]
    talk: tuple[Talk, ...]
    legal: tuple[str, ...]
    captions: frozenset[str]
    bylines: tuple[str, ...]
    published: tuple[str, ...]
    ago: re.Pattern[str]
    consent: re.Pattern[str]


@cache
def furniture() -> Furniture:
    """Load ``furniture.yaml`` of every language."""
    files = [subject(code, "furniture") for code in ("any", *known_languages())]
    sections: dict[str, str] = {}
    for file in files:
        for kind, phrases in file.get("sections", {}).items():
            for phrase in phrases:
                sections.setdefault(bare(phrase), kind)
    return Furniture(
        sections=sections,
        talk=tuple(_talk(files[0], own) for own in files[1:] if own),
        legal=_longest_first(_all(files, "legal")),
        captions=frozenset(_all(files, "caption")),
        bylines=_longest_first(_all(files, "byline")),
        published=_longest_first(_all(files, "published")),
        ago=_phrases(_all(files, "ago")),
        consent=_phrases(_all(files, "consent")),
    )


def _talk(general: Mapping[str, Any], own: Mapping[str, Any]) -> Talk:
    address = own.get("address", ())
    return Talk(
        site_words=_phrases(_all((general, own), "site_words")),
        address=frozenset(fold(word) if word.islower() else word for word in address),
        commands=frozenset(phrase.split()[0] for phrase in _all((own,), "commands")),
    )


def bare(text: str) -> str:
    """Return *text* folded, without punctuation at its ends, with single spaces."""
    return " ".join(fold(text).strip(_EDGES).split())


def _all(files: Iterable[Mapping[str, Any]], name: str) -> list[str]:
    return [fold(phrase) for file in files for phrase in file.get(name, ())]


def _longest_first(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)))


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """Compile phrases in which ``*`` stands for the rest of a word and ``#`` for a number."""
    patterns = [
        re.escape(p).replace(r"\*", r"\w*").replace(r"\#", r"\d[\d.,]*").replace(r"\ ", r"\s?")
        if "#" in p
        else re.escape(p).replace(r"\*", r"\w*")
        for p in _longest_first(phrases)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)" if patterns else r"(?!)")
