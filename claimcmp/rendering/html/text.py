"""Outside text on a page: visible characters only, with its language and direction.

Escaping is the template's: every value that it prints passes :func:`visible` and then jinja2's
autoescape. Markup is only ever written in templates.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claimcmp.rendering import characters

# Joiners decide the shapes of Persian, Indic and emoji; variation selectors those of Han letters.
_JOINERS = "\u200c\u200d"
_SKIN_TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
# A language tag (BCP 47) as far as articles carry it: "ro", "pt-BR", "zh-Hant".
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


@dataclass(frozen=True, slots=True)
class Words:
    """Outside text with what an element that holds it says: ``lang`` and ``dir``."""

    text: str
    language: str
    direction: str


def words(text: str, language: str | None) -> Words:
    """Return *text* with its language tag, or "" for none, and its direction."""
    tag = language_tag(language)
    return Words(text, tag, direction_of(tag))


def visible(text: str) -> str:
    r"""Return *text* as a browser may show it.

    Controls, bidirectional overrides and unassigned code points become visible escapes such as
    ``\u202e``; what is invisible is left out, except joiners and variation selectors, which
    change the shape of the letters beside them; a letter keeps at most four combining marks.
    """
    if text.isascii() and text.isprintable():
        return text
    return characters.with_few_marks("".join(map(_shown, text)), _is_mark)


def language_tag(language: str | None) -> str:
    """Return *language* where it is a language tag, else an empty text: unknown."""
    return language if language and _LANGUAGE_TAG.fullmatch(language) else ""


@lru_cache(maxsize=256)
def direction_of(tag: str) -> str:
    """Return "ltr", "rtl", or "auto" (by the first letter) for a language CLDR does not have."""
    locale = _locale(tag)
    return str(locale.text_direction) if locale else "auto"


@lru_cache(maxsize=256)
def language_name(tag: str) -> str:
    """Return the English name of a language: "Romanian"; the tag where CLDR has none."""
    locale = _locale(tag)
    return (locale.get_display_name("en") if locale else None) or tag or "unknown language"


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    if character in _JOINERS or character in _SKIN_TONES:
        return character
    if unicodedata.name(character, "").startswith("VARIATION SELECTOR"):
        return character
    return characters.shown(character)


def _is_mark(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) in ("Mn", "Me")


def _locale(tag: str) -> Any:
    """Return babel's locale of a language tag, or None."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-") if tag else None
    except (UnknownLocaleError, ValueError):
        return None
