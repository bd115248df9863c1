"""What ``markup.yaml`` says of elements and of the names that sites give them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from lxml.html import HtmlElement

_NAME_ATTRIBUTES = ("class", "id", "data-component", "data-testid", "data-type")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_LONGEST_NAMES = 600
"""Characters of an element's names that are looked at; generated class lists run to thousands."""


@dataclass(frozen=True, slots=True)
class NamePattern:
    """Words in a row, in any of an element's names; each entry has spaces at its ends."""

    phrases: tuple[str, ...]
    pattern: re.Pattern[str]

    def matches(self, words: str) -> bool:
        """Whether *words*, as ``element_words`` gives them, hold one of the phrases."""
        return self.pattern.search(words) is not None


@dataclass(frozen=True, slots=True)
class Markup:
    """Elements that run on in a line, those without text, types of articles, names of zones.

    ``zones``, ``zone_elements`` and ``zone_roles`` lead to the reason why what stands there is no
    part of the article.
    """

    inline: frozenset[str]
    silent: frozenset[str]
    article_types: frozenset[str]
    zones: Mapping[str, NamePattern]
    zone_elements: Mapping[str, str]
    zone_roles: Mapping[str, str]
    pull_quotes: NamePattern
    live: NamePattern


@cache
def markup() -> Markup:
    """Load ``markup.yaml``."""
    text = Path(__file__).with_name("markup.yaml").read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return Markup(
        inline=frozenset(entries["inline"]),
        silent=frozenset(entries["silent"]),
        article_types=frozenset(entries["article types"]),
        zones={reason: _pattern(names) for reason, names in entries["zones"].items()},
        zone_elements=_by_name(entries["zone elements"]),
        zone_roles=_by_name(entries["zone roles"]),
        pull_quotes=_pattern(entries["pull quotes"]),
        live=_pattern(entries["live"]),
    )


def _pattern(names: Iterable[str]) -> NamePattern:
    phrases = tuple(sorted((f" {name} " for name in names), key=lambda name: (-len(name), name)))
    return NamePattern(phrases, re.compile("|".join(f"(?={re.escape(p)}) " for p in phrases)))


def _by_name(entries: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {name: reason for reason, names in entries.items() for name in names}


def element_words(element: HtmlElement) -> str:
    """Return the words of an element's names, lower case, each name between bars.

    ``class="article-body relatedLinks"`` gives ``| article body | related links |``.
    """
    names = " ".join(filter(None, (element.get(name) for name in _NAME_ATTRIBUTES)))
    return _words(names[:_LONGEST_NAMES])


@cache
def _words(names: str) -> str:
    parts = (" ".join(_WORD.findall(name)).lower() for name in names.split())
    return f"| {' | '.join(parts)} |"
