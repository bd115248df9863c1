"""Large lexicons: many hundreds of phrases, found at the speed of a few."""

import re
from collections.abc import Iterable, Mapping

from claimcmp.folding import fold
from claimcmp.languages.lexicon import Match, phrase_pattern
from claimcmp.records import Span

_PREFIX = 2
_WORD_START = re.compile(r"(?<!\w)\w")
_PLAIN_PREFIX = re.compile(r"\w[\w .'-]")


class PhraseIndex:
    """A lexicon whose phrases are tried only at words that begin with their first letters.

    A phrase begins with a word of its own; ``*`` and ``=`` may not open one. Matching is the
    same as a Lexicon's: at each word the longest phrase of the file wins.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Build from ``{label: phrases}``; raises ValueError for a phrase that opens otherwise."""
        sorted_in: dict[str, dict[str, list[str]]] = {}
        for label, group in phrases.items():
            for phrase in group:
                prefix = fold(phrase)[:_PREFIX]
                if not _PLAIN_PREFIX.fullmatch(prefix):
                    raise ValueError(f"{phrase!r} must begin with a word of two letters or more")
                sorted_in.setdefault(prefix, {}).setdefault(label, []).append(phrase)
        self._buckets = {prefix: _Bucket(group) for prefix, group in sorted_in.items()}

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the non-overlapping phrases of *text* in order."""
        folded, found, end = fold(text), [], 0
        for start in (m.start() for m in _WORD_START.finditer(folded)):
            bucket = self._buckets.get(folded[start : start + _PREFIX])
            match = bucket.match(folded, start) if bucket and start >= end else None
            if match is not None:
                found.append(match)
                end = match.span.end
        return tuple(found)


class _Bucket:
    """The phrases that begin with the same letters."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        entries = sorted(
            ((phrase, label) for label, group in phrases.items() for phrase in group),
            key=lambda entry: (-len(entry[0]), entry),
        )
        self._labels = [label for _, label in entries]
        joined = "|".join(f"({phrase_pattern(phrase)})" for phrase, _ in entries)
        self._regex = re.compile(rf"(?:{joined})(?!\w)")

    def match(self, folded: str, start: int) -> Match | None:
        """Return the longest phrase that begins at *start*."""
        match = self._regex.match(folded, start)
        if match is None:
            return None
        return Match(Span(start, match.end()), self._labels[(match.lastindex or 1) - 1])
