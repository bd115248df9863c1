"""Lexicons: phrases of one language, found in running text in any spelling."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimcmp.folding import fold
from claimcmp.records import Span

# A phrase may be interrupted by at most this many other words where it says "...".
_GAP = r"(?:\W+\w+){0,4}?\W+"


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a text, with the label that its lexicon gives it."""

    span: Span
    label: str


def _pattern(phrase: str) -> str:
    """Turn one phrase of a data file into a regular expression over folded text.

    A word's trailing ``*`` stands for any ending, a leading one for any beginning; `` ... ``
    between words stands for up to four other words; ``=phrase`` is a regular expression as is.
    """
    if phrase.startswith("="):
        return phrase[1:]
    parts = []
    for part in fold(phrase).split(" ... "):
        words = [re.escape(word).replace(r"\*", r"\w*") for word in part.split()]
        parts.append(r"[\s\-]+".join(words))
    return _GAP.join(parts)


class Lexicon:
    """Labelled phrases, matched longest first, whole words only, without regard to case,
    diacritics or cedillas.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Build from ``{label: phrases}``; see :func:`_pattern` for what a phrase may hold."""
        entries = sorted(
            ((phrase, label) for label, group in phrases.items() for phrase in group),
            key=lambda entry: (-len(entry[0]), entry),
        )
        self._labels = [label for _, label in entries]
        joined = "|".join(f"({_pattern(phrase)})" for phrase, _ in entries)
        self._regex = re.compile(rf"(?<!\w)(?:{joined})(?!\w)") if entries else None

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the non-overlapping phrases of *text* in order."""
        if self._regex is None:
            return ()
        matches = self._regex.finditer(fold(text))
        return tuple(
            Match(Span(m.start(), m.end()), self._labels[(m.lastindex or 1) - 1]) for m in matches
        )
