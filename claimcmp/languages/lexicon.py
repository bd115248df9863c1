"""Lexicons: phrases of one language, found in running text in any spelling."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcmp.folding import fold
from claimcmp.records import Span

# A phrase may be interrupted by at most this many other words where it says "...".
_GAP = r"(?:\W+\w+){0,4}?\W+"
# Where a phrase may begin: at a character that no letter or digit precedes.
_BEGIN = re.compile(r"(?<!\w)\S")


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a text, with the label that its lexicon gives it."""

    span: Span
    label: str


def phrase_pattern(phrase: str) -> str:
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
        """Build from ``{label: phrases}``, written as phrase_pattern says."""
        entries = sorted(
            ((phrase, label) for label, group in phrases.items() for phrase in group),
            key=lambda entry: (-len(entry[0]), entry),
        )
        # Trying every phrase at every word is slow: only those that may begin with its first
        # character are tried. The empty key holds those that may begin with any.
        firsts = {_first(phrase) for phrase, _ in entries} | {""} if entries else set()
        self._by_first = {
            first: _Alternatives([e for e in entries if _first(e[0]) in (first, "")])
            for first in firsts
        }

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the non-overlapping phrases of *text* in order."""
        if not self._by_first:
            return ()
        folded = fold(text)
        matches: list[Match] = []
        begin = _BEGIN.search(folded)
        while begin is not None:
            place = begin.start()
            alternatives = self._by_first.get(folded[place]) or self._by_first[""]
            match = alternatives.match(folded, place)
            if match is not None:
                matches.append(match)
            begin = _BEGIN.search(folded, max(place + 1, match.span.end if match else 0))
        return tuple(matches)


class _Alternatives:
    """Phrases that are tried at one place, in their order."""

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        self._labels = [label for _, label in entries]
        joined = "|".join(f"({phrase_pattern(phrase)})" for phrase, _ in entries)
        self._regex = re.compile(rf"(?:{joined})(?!\w)") if entries else None

    def match(self, folded: str, place: int) -> Match | None:
        """Return the first phrase that matches at *place*, or None."""
        match = self._regex.match(folded, place) if self._regex else None
        if match is None or match.end() == place:
            return None
        return Match(Span(match.start(), match.end()), self._labels[(match.lastindex or 1) - 1])


def _first(phrase: str) -> str:
    """Return the folded character that *phrase* begins with, or nothing if it may be any."""
    return "" if phrase[:1] in ("=", "*") else fold(phrase.strip())[:1]
