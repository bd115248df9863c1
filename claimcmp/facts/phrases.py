"""Phrases: many phrases of one language, looked up by their first word.

A lexicon of several thousand phrases takes long to compile into regular expressions and long to
try at every word; a table of first words takes a few milliseconds to build and none to search.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from claimcmp.folding import fold
from claimcmp.languages.lexicon import Lexicon, Match
from claimcmp.records import Span

_WORD = re.compile(r"\w+")
_PHRASE_WORD = re.compile(r"[\w*]+")
_JOINT = frozenset(" -'‑–")
# A phrase may be interrupted by at most this many other words where it says "...".
_GAP = 4
# So many words of time may stand inside a phrase.
_MOST_BETWEEN = 3
# Where a clause's last word stands: before punctuation, a conjunction or the end.
_CLAUSE_END = r"(?=\s*(?:[.,;:!?)\]\"“”»]|$|\s(?:und|oder|sowie)\b))"
_WITHIN = r"(?:[^.,;:!?()„“”»«]|(?<=\d)[.,](?=\d))*?"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase cut at its gaps; ``particle`` must close the clause of a separable verb."""

    label: str
    parts: tuple[tuple[str, ...], ...]
    particle: str
    length: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase found in a text and its length in characters as the language file writes it."""

    match: Match
    length: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a folded text and whether each is joined to the next by a space or a dash."""

    folded: str
    spans: Sequence[Span]
    texts: Sequence[str]
    joined: Sequence[bool]
    between: frozenset[str]

    def openings(self, place: int) -> Sequence[str]:
        """Return the first letters of the words that a phrase may go on with after *place*."""
        direct = place + 1 if self.joined[place] else None
        places = {place for place in (direct, self.following(place)) if place is not None}
        return [self.texts[place][0] for place in sorted(places)]

    def following(self, place: int) -> int | None:
        """Return the place of the word that a phrase may go on with, or None at its end."""
        for _ in range(_MOST_BETWEEN + 1):
            if not self.joined[place]:
                return None
            place += 1
            if self.texts[place] not in self.between:
                return place
        return None


class PhraseTable:
    """Labelled phrases, matched longest first, whole words only, without regard to case,
    diacritics or cedillas.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]], between: Iterable[str] = ()) -> None:
        """Build from ``{label: phrases}``; words *between* may stand inside any phrase.

        A word's trailing ``*`` stands for any ending; `` ... `` for up to four other words;
        "lehn* + ab" is a verb whose particle closes its clause; ``=phrase`` and ``*phrase`` are
        written as claimcmp.languages.lexicon says.
        """
        patterns: dict[str, list[str]] = {}
        self._between = frozenset(map(fold, between))
        self._exact: dict[str, list[_Entry]] = {}
        self._stems: dict[str, list[_Entry]] = {}
        for label, group in phrases.items():
            for phrase in group:
                if phrase[:1] in ("=", "*"):
                    patterns.setdefault(label, []).append(phrase)
                else:
                    self._add(_entry(label, phrase))
        self._longest_stem = max((len(key.partition(" ")[0]) for key in self._stems), default=0)
        self._patterns = Lexicon(patterns)

    def _add(self, entry: _Entry) -> None:
        first, *rest = entry.parts[0]
        table = self._stems if first.endswith("*") else self._exact
        key = f"{first.rstrip('*')} {rest[0][0]}" if rest else first.rstrip("*")
        table.setdefault(key, []).append(entry)

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the non-overlapping phrases of *text* in order.

        A longer phrase that begins inside another stands before it: „fugit de la locul” before
        „a fugit”.
        """
        words = _words(text, self._between)
        patterns = {match.span.start: match for match in self._patterns.find(text)}
        matches: list[Match] = []
        reached = 0
        for place, span in enumerate(words.spans):
            if span.start < reached:
                continue
            found = self._match(words, place, patterns)
            if found is not None and not self._is_outdone(found, words, place, patterns):
                matches.append(found.match)
                reached = found.match.span.end
        return tuple(matches)

    def _is_outdone(
        self, found: _Found, words: _Words, place: int, patterns: Mapping[int, Match]
    ) -> bool:
        """Whether a longer phrase begins inside the phrase *found* at *place*."""
        for later in range(place + 1, len(words.spans)):
            if words.spans[later].start >= found.match.span.end:
                return False
            other = self._match(words, later, patterns)
            if other is not None and other.length > found.length:
                return True
        return False

    def _match(self, words: _Words, place: int, patterns: Mapping[int, Match]) -> _Found | None:
        """Return the longest phrase that begins with the word at *place*, or None."""
        pattern = patterns.get(words.spans[place].start)
        if pattern is not None:
            return _Found(pattern, pattern.span.end - pattern.span.start)
        word = words.texts[place]
        # Phrases of several words are kept by the first letter of the second word as well.
        tails = dict.fromkeys(words.openings(place))
        found = [*self._exact.get(word, ())]
        for tail in tails:
            found += self._exact.get(f"{word} {tail}", ())
        for end in range(1, min(len(word), self._longest_stem) + 1):
            found += self._stems.get(word[:end], ())
            for tail in tails:
                found += self._stems.get(f"{word[:end]} {tail}", ())
        for entry in sorted(found, key=lambda entry: (-entry.length, entry.label)):
            last = _last_word(entry, words, place)
            if last is not None:
                span = Span(words.spans[place].start, words.spans[last].end)
                return _Found(Match(span, entry.label), entry.length)
        return None


def _entry(label: str, phrase: str) -> _Entry:
    verb, _, particle = fold(phrase).partition(" + ")
    parts = tuple(tuple(_PHRASE_WORD.findall(part)) for part in verb.split(" ... "))
    return _Entry(label, parts, particle, len(phrase))


def _words(text: str, between: frozenset[str]) -> _Words:
    folded = fold(text)
    spans = [Span(match.start(), match.end()) for match in _WORD.finditer(folded)]
    joined = [_JOINT.issuperset(folded[left.end : right.start]) for left, right in pairwise(spans)]
    return _Words(folded, spans, [span.of(folded) for span in spans], [*joined, False], between)


def _last_word(entry: _Entry, words: _Words, place: int) -> int | None:
    """Return the place of the last word of *entry* where it begins at *place*, or None."""
    last = _part_ends(entry.parts[0], words, place)
    for part in entry.parts[1:]:
        if last is None:
            return None
        starts = range(last + 1, min(last + 2 + _GAP, len(words.texts)))
        ends = (_part_ends(part, words, start) for start in starts)
        last = next((end for end in ends if end is not None), None)
    if last is not None and entry.particle:
        behind = _tail(entry.particle).match(words.folded, words.spans[last].end)
        return last if behind else None
    return last


def _part_ends(part: Sequence[str], words: _Words, place: int) -> int | None:
    """Return the place of the last word of *part* where it begins at *place*, or None."""
    if not _is(part[0], words.texts[place]):
        return None
    for wanted in part[1:]:
        direct = place + 1 if words.joined[place] else None
        if direct is not None and _is(wanted, words.texts[direct]):
            place = direct
            continue
        following = words.following(place)
        if following is None or not _is(wanted, words.texts[following]):
            return None
        place = following
    return place


def _is(wanted: str, word: str) -> bool:
    """Whether *word* is the one *wanted*, whose trailing ``*`` stands for any ending."""
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


@cache
def _tail(particle: str) -> re.Pattern[str]:
    """Return what follows a separable verb: its clause up to *particle*, which closes it."""
    return re.compile(rf"\s{_WITHIN}\s{re.escape(particle)}\b{_CLAUSE_END}")
