"""Lexicons: phrases of one language, found in running text in any spelling.

A language has thousands of phrases, and a run meets few of them. They are looked up by the first
letters of a word; a phrase is only read, and a regular expression only compiled, when a text holds
a word that begins as it does.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from claimcmp.folding import fold
from claimcmp.records import Span

# A phrase may be interrupted by at most this many other words where it says "...".
_GAP = r"(?:\W+\w+){0,4}?\W+"
_JOINT = r"[\s\-]+"
# First letters by which phrases are looked up.
_OPENING = 4
# Where a phrase may begin: at a character that no letter or digit precedes.
_OPENINGS = re.compile(rf"(?<!\w)(?:\w{{1,{_OPENING}}}|[^\w\s])")
# A phrase whose words are plain, each with at most a trailing "*".
_PLAIN = re.compile(r"[^*\s]+\*?(?: [^*\s\-][^*\s]*\*?)*")
_LETTERS = re.compile(r"\w+")
_GROUP = re.compile(r"\([^()]*\)")
_BETWEEN_WORDS = re.compile(_JOINT)
_REST_OF_WORD = re.compile(r"\w*")


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
        parts.append(_JOINT.join(words))
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
        # By the opening of the word that a phrase begins with; by a shorter opening, where a
        # phrase leaves open how the word goes on; and phrases that may begin with anything.
        self._by_opening: dict[str, list[_Phrase]] = {}
        self._by_stem: dict[str, list[_Phrase]] = {}
        unopened = []
        for rank, (phrase, label) in enumerate(entries):
            start, whole = _start(phrase)
            if not start:
                unopened.append((rank, phrase, label))
                continue
            table = self._by_opening if whole or len(start) >= _OPENING else self._by_stem
            opening = _OPENINGS.match(start)
            table.setdefault(opening.group() if opening else start, []).append(
                _Phrase(rank, phrase, label, start)
            )
        self._unopened = _Unopened(unopened) if unopened else None

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the non-overlapping phrases of *text* in order."""
        folded, openings = _openings(text)
        matches: list[Match] = []
        reached = 0
        for place, opening, parts in openings:
            if place < reached:
                continue
            candidates: Sequence[_Phrase] = self._by_opening.get(opening, ())
            if not self._by_stem.keys().isdisjoint(parts):
                candidates = self._with_stems(parts, candidates)
            if not candidates and self._unopened is None:
                continue
            match = self._match(folded, place, candidates)
            if match is not None:
                matches.append(match)
                reached = match.span.end
        return tuple(matches)

    def _match(self, folded: str, place: int, candidates: "Sequence[_Phrase]") -> Match | None:
        """Return the first phrase, in their order, that stands at *place*, or None."""
        best = _first(candidates, folded, place)
        if self._unopened is not None:
            other = self._unopened.match(folded, place)
            best = min((found for found in (best, other) if found), default=None)
        if best is None or best[1] == place:
            return None
        return Match(Span(place, best[1]), best[2])

    def _with_stems(
        self, parts: Sequence[str], candidates: "Sequence[_Phrase]"
    ) -> "Sequence[_Phrase]":
        """Return *candidates* and those that begin with one of *parts*, in their order."""
        stems = [phrase for part in parts for phrase in self._by_stem.get(part, ())]
        return sorted([*candidates, *stems], key=lambda phrase: phrase.rank)


def _first(candidates: "Sequence[_Phrase]", folded: str, place: int) -> "_Found | None":
    """Return the first of *candidates* that stands at *place*, or None."""
    for phrase in candidates:
        if folded.startswith(phrase.start, place):
            end = phrase.end(folded, place)
            if end is not None:
                return phrase.rank, end, phrase.label
    return None


# The rank of a phrase in its lexicon, where it ends in a text, and its label.
_Found = tuple[int, int, str]


class _Phrase:
    """One phrase, read when a text first holds a word that begins as it does."""

    __slots__ = ("_phrase", "_regex", "_words", "label", "rank", "start")

    def __init__(self, rank: int, phrase: str, label: str, start: str) -> None:
        self.rank = rank
        self.label = label
        self.start = start
        self._phrase = phrase
        self._words: Sequence[tuple[str, bool]] | None = None
        self._regex: re.Pattern[str] | None = None

    def end(self, folded: str, place: int) -> int | None:
        """Return where the phrase ends that begins at *place*, or None where it does not."""
        if self._words is None:
            self._words, self._regex = _read(self._phrase)
        if self._regex is not None:
            match = self._regex.match(folded, place)
            return match.end() if match else None
        return _end_of_words(self._words, folded, place)


def _read(phrase: str) -> tuple[Sequence[tuple[str, bool]], re.Pattern[str] | None]:
    """Return the words of a plain phrase, each with whether its ending is open; of any other
    phrase no words and its regular expression.
    """
    words = " ".join(fold(phrase).split())
    if phrase.startswith("=") or " ... " in phrase or not _PLAIN.fullmatch(words):
        return (), re.compile(rf"(?:{phrase_pattern(phrase)})(?!\w)")
    return [(word.removesuffix("*"), word.endswith("*")) for word in words.split(" ")], None


def _end_of_words(words: Sequence[tuple[str, bool]], folded: str, place: int) -> int | None:
    """Return where *words* end that begin at *place*, joined by spaces or dashes, or None.

    What phrase_pattern says of plain words, without compiling it: each of its parts can match in
    one way only.
    """
    joined = True
    for word, open_ending in words:
        if not joined:
            between = _BETWEEN_WORDS.match(folded, place)
            if between is None:
                return None
            place = between.end()
        if not folded.startswith(word, place):
            return None
        place += len(word)
        rest = _REST_OF_WORD.match(folded, place)
        if rest is not None and rest.end() > place:
            if not open_ending:
                return None
            place = rest.end()
        joined = False
    return place


class _Unopened:
    """Phrases that may begin with anything, in one regular expression."""

    def __init__(self, entries: Sequence[tuple[int, str, str]]) -> None:
        """Take rank, phrase and label of each, in the order of their ranks."""
        self._names = {f"p{rank}": (rank, label) for rank, _, label in entries}
        joined = "|".join(f"(?P<p{rank}>{phrase_pattern(phrase)})" for rank, phrase, _ in entries)
        self._regex = re.compile(rf"(?:{joined})(?!\w)")

    def match(self, folded: str, place: int) -> _Found | None:
        """Return the first phrase that matches at *place*, or None."""
        match = self._regex.match(folded, place)
        if match is None or match.lastgroup is None:
            return None
        rank, label = self._names[match.lastgroup]
        return rank, match.end(), label


def _start(phrase: str) -> tuple[str, bool]:
    """Return what every text that *phrase* matches begins with, and whether a word ends there.

    Nothing where it may begin with anything.
    """
    if phrase.startswith("="):
        return _start_of_pattern(phrase[1:]), False
    start, star, _ = fold(phrase.strip()).partition(" ")[0].partition("*")
    return start, not star or not start[-1:].isalnum()


def _start_of_pattern(pattern: str) -> str:
    """Return the letters that every match of a regular expression begins with."""
    letters = _LETTERS.match(pattern)
    if letters is None or "|" in _without_groups(pattern):
        return ""
    # A quantifier makes the letter before it optional.
    quantified = pattern[letters.end() : letters.end() + 1] in tuple("?*{")
    return letters.group()[: -1 if quantified else None]


def _without_groups(pattern: str) -> str:
    """Return *pattern* without what stands in parentheses; "|" where that cannot be told."""
    if "\\(" in pattern or "[" in pattern:
        return "|"
    inner = _GROUP.sub("", pattern)
    return inner if inner == pattern else _without_groups(inner)


@lru_cache(maxsize=1024)
def _openings(text: str) -> tuple[str, tuple[tuple[int, str, tuple[str, ...]], ...]]:
    """Return *text* folded, and where phrases may begin: the letters there and their beginnings.

    A sentence is searched by dozens of lexicons one after the other.
    """
    folded = fold(text)
    return folded, tuple(
        (match.start(), match.group(), tuple(accumulate(match.group())))
        for match in _OPENINGS.finditer(folded)
    )
