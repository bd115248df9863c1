"""Large lexicons: many hundreds of phrases, found at the speed of a few."""

import re
from collections.abc import Iterable, Mapping

from claimcmp.folding import fold
from claimcmp.languages.lexicon import Match, phrase_pattern
from claimcmp.records import Span

_PREFIX = 2
# A sentence with a greater share of capitalised words is a headline, whose capitals say nothing.
_HEADLINE = 0.6
_OPENERS = " \xa0„“”\"«»‘'(–—-"
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
        # Most of a large lexicon is never met in one run: a bucket is compiled when it is.
        self._phrases = sorted_in
        self._buckets: dict[str, _Bucket] = {}

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the non-overlapping phrases of *text* in order."""
        folded, found, end = fold(text), [], 0
        for start in (m.start() for m in _WORD_START.finditer(folded)):
            bucket = self._bucket(folded[start : start + _PREFIX]) if start >= end else None
            match = bucket.match(folded, start) if bucket else None
            if match is not None:
                found.append(match)
                end = match.span.end
        return tuple(found)

    def find_cased(self, text: str) -> tuple[tuple[Span, str], ...]:
        """Return span and label of the phrases of *text* that stand in the case of the data.

        Labels begin with "word" or "name", see cased(): a phrase that the data writes in lower
        case is not found in a name, and one that it writes with a capital only where the text has
        it, in headlines apart. The label is returned without its first word.
        """
        headline = _is_headline(text)
        found = []
        for match in self.find(text):
            case, _, label = match.label.partition(" ")
            if headline or _fits(case, text, match.span):
                found.append((match.span, label))
        return tuple(found)

    def _bucket(self, prefix: str) -> "_Bucket | None":
        if prefix not in self._buckets and prefix in self._phrases:
            self._buckets[prefix] = _Bucket(self._phrases[prefix])
        return self._buckets.get(prefix)


def cased(phrase: str, label: str) -> str:
    """Return *label* with the case that *phrase* is written in, for PhraseIndex.find_cased."""
    return f"{'name' if phrase[:1].isupper() else 'word'} {label}"


def _is_headline(text: str) -> bool:
    words = [word for word in text.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > _HEADLINE * len(words)


def _fits(case: str, text: str, span: Span) -> bool:
    """Whether a phrase is written in the text in the case of the data file."""
    capital = text[span.start].isupper()
    if case == "name":
        return capital
    before = text[: span.start].rstrip(_OPENERS)
    return not capital or not before or before[-1] in ".:!?…"


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
