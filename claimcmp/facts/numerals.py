"""Numerals: numbers in digits and in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from claimcmp.facts.composition import Composition
from claimcmp.facts.figures import figures
from claimcmp.facts.number_words import Vocabulary, Word, vocabulary, words_of
from claimcmp.folding import fold
from claimcmp.records import Span

_SHORTEST_GLUED, _LONGEST_GLUED = 5, 64
"""Letters of a number written as one word; the longest below a million, in German, has 57. A word
of a thousand can be cut into numbers in so many ways that trying them takes for ever."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written. ``words`` is True when it is spelled out ("eighty-seven")."""

    span: Span
    value: float
    words: bool = False
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A figure, or a word of the vocabulary, at its place in the text."""

    start: int
    end: int
    word: Word


class _Reader:
    """Reads one text: first its parts, then the numbers that neighbouring parts compose."""

    def __init__(self, text: str, language: str, *, compounds: bool) -> None:
        self.text = text
        self.compounds = compounds
        self.folded = fold(text)
        self.vocabulary: Vocabulary = vocabulary(language)
        self._places = words_of(self.folded)
        digits = figures(text, language, self.vocabulary.scale_after_figure)
        parts = [_Part(f.span.start, f.span.end, Word("figure", f.value)) for f in digits]
        taken = {place for part in parts for place in range(part.start, part.end)}
        parts += [part for part in self._word_parts() if part.start not in taken]
        self.parts = sorted(parts, key=lambda part: part.start)

    def _word_parts(self) -> Iterator[_Part]:
        index = 0
        while index < len(self._places):
            start, end = self._places[index]
            longest = self.vocabulary.phrases_from.get(self.folded[start:end], 1)
            for count in range(longest, 0, -1):
                part = self._phrase(index, count)
                if part is not None:
                    yield part
                    index += count
                    break
            else:
                index += 1

    def _phrase(self, index: int, count: int) -> _Part | None:
        """Look up the phrase of *count* words at word *index*."""
        places = self._places[index : index + count]
        if len(places) < count:
            return None
        pairs = pairwise(places)
        if any(self._gap(left[1], right[0]) is None for left, right in pairs):
            return None
        phrase = " ".join(self.folded[start:end] for start, end in places)
        start, end = places[0][0], places[-1][1]
        word = self.vocabulary.words.get(phrase)
        if word is None and count == 1:
            compound = self._compound(start, phrase)
            if compound is not None:
                return compound
            start += phrase.rfind("'") + 1
            phrase = self.folded[start:end]
            word = self.vocabulary.words.get(phrase) or self._glued(phrase)
        if word is None or not self._is_meant(index, count, start, end, phrase):
            return None
        if word.role == "share" and not self._scale_follows(index + count, end):
            return None
        return _Part(start, end + self._dot(phrase, end), word)

    def _dot(self, phrase: str, end: int) -> int:
        """Return 1 where the dot of an abbreviation follows: „350 тыс. долларов”, else 0."""
        dotted = phrase in self.vocabulary.abbreviations and self.folded[end : end + 1] == "."
        return int(dotted and self.folded[end + 1 : end + 2] == " ")

    def _compound(self, start: int, word: str) -> _Part | None:
        """Read the number that begins a longer word: "dwudziestoletni" is 20 and "letni"."""
        pattern, known = self.vocabulary.compound, self.vocabulary.compound_parts
        if pattern is None or not self.compounds or len(word) > _LONGEST_GLUED:
            return None
        match = pattern.fullmatch(word)
        if match is None:
            return None
        sum_, rest = Composition(), match[1]
        while rest:
            form = next((form for form in _prefixes(rest) if form in known), "")
            rest = rest[len(form) :]
            if not form or not sum_.add(known[form]):
                return None
        return _Part(start, start + match.end(1), Word("value", sum_.value))

    def _is_meant(self, index: int, count: int, start: int, end: int, phrase: str) -> bool:
        """Tell whether an ambiguous form is a number here, by its spelling and neighbours."""
        exact = self.vocabulary.exact.get(phrase)
        if exact and self.text[start:end].lower() not in exact:
            return False
        condition = self.vocabulary.conditions.get(phrase)
        if condition is None:
            return True
        previous = self._neighbour(index - 1, start, -1)
        following = self._neighbour(index + count, end, +1)
        return condition.holds(self.text[start:end], previous, following)

    def _scale_follows(self, index: int, end: int) -> bool:
        """Tell "a quarter of a million" from "a quarter of a village"."""
        form = self._neighbour(index, end, +1)
        word = self.vocabulary.words.get(form) or self._glued(form)
        return word is not None and word.role == "scale"

    def _neighbour(self, index: int, edge: int, side: int) -> str:
        """Return the folded word beside *edge* when only spaces or a hyphen stand between."""
        if not 0 <= index < len(self._places):
            return ""
        start, end = self._places[index]
        gap = self.folded[end:edge] if side < 0 else self.folded[edge:start]
        return self.folded[start:end] if gap.strip(" -") == "" else ""

    def _gap(self, end: int, start: int) -> str | None:
        """Return what stands between two parts, or None where it separates them."""
        gap = self.folded[end:start]
        if self.folded[end - 1] == "." or gap.startswith(
            ". "
        ):  # after an abbreviation, "tys. 300" never occurs in one number
            return None
        return gap if gap.strip(" ") in ("", "-", "‑") and len(gap) <= 3 else None

    def _glued(self, word: str) -> Word | None:
        """Read a number written as one word: "siebenundachtzig", "nyolcvanhét"."""
        if not _SHORTEST_GLUED <= len(word) <= _LONGEST_GLUED:
            return None
        matches = (pattern.fullmatch(word) for pattern in self.vocabulary.glue)
        return next((read for match in matches if match and (read := self._sum(match))), None)

    def _sum(self, match: re.Match[str]) -> Word | None:
        """Add up the parts of a number written as one word."""
        known, reversing = self.vocabulary.glued_parts, self.vocabulary.reversing
        if not match[1] and known[match[2]].role == "scale":
            return known[match[2]]  # "millióan": an inflected scale word
        sum_, kept, rest = Composition(), None, match[1] + match[2]
        while rest:
            form = next((f for f in _prefixes(rest) if f in known or f == reversing), None)
            if form is None:
                return None
            rest = rest[len(form) :]
            if form == reversing:
                kept = sum_.take_unit()
                continue
            if not sum_.add(known[form]):
                return None
            if kept is not None:
                sum_, kept = sum_.plus(kept), None
        return Word("ordinal" if sum_.ordinal else "value", sum_.value) if sum_.value else None

    def numerals(self) -> Iterator[Numeral]:
        """Yield the numbers that the parts compose, longest first from the left."""
        index = 0
        while index < len(self.parts):
            numeral, used = self._compose(index)
            if numeral is not None:
                yield self._with_ordinal_mark(numeral)
            index += max(used, 1)

    def _compose(self, index: int) -> tuple[Numeral | None, int]:
        """Compose as many parts from *index* as make one number."""
        sum_ = Composition(self.vocabulary.ordinals_join)
        first, end, used = self.parts[index], 0, 0
        best = sum_
        for position in range(index, len(self.parts)):
            part = self.parts[position]
            gap = "" if position == index else self._gap(self.parts[position - 1].end, part.start)
            if gap is None:
                break
            sum_ = replace(sum_)
            if not sum_.add(part.word, hyphen="-" in gap):
                break
            if sum_.complete:
                best, end, used = sum_, part.end, position - index + 1
        if not used:
            return None, 1
        words = first.word.role != "figure"
        return Numeral(Span(first.start, end), best.value, words, best.ordinal), used

    def _with_ordinal_mark(self, numeral: Numeral) -> Numeral:
        """Extend digits by an ordinal mark: "3rd", "3-lea", "3-й", "der 3. Platz"."""
        end = numeral.span.end
        if numeral.words or numeral.ordinal or numeral.value != int(numeral.value):
            return numeral
        for mark in sorted(self.vocabulary.ordinal_marks, key=len, reverse=True):
            stop = end + len(mark)
            if self.folded[end:stop] != fold(mark) or self.folded[stop : stop + 1].isalnum():
                continue
            if mark == "." and not self._dot_is_ordinal(numeral, stop):
                continue
            if mark in "°º" and self.folded[stop:].lstrip()[:1] in ("c", "f"):
                continue
            return replace(numeral, span=Span(numeral.span.start, stop), ordinal=True)
        return numeral

    def _dot_is_ordinal(self, numeral: Numeral, stop: int) -> bool:
        """Tell an ordinal's dot from the end of a sentence."""
        after = self.text[stop : stop + 2]
        if numeral.value > 199 or len(after) < 2 or not after[0].isspace():
            return False
        if self.vocabulary.ordinal_previous is None:
            return after[1].islower()
        before = self.folded[: numeral.span.start].rstrip()
        return bool(self.vocabulary.ordinal_previous.search(before)) and after[1].isalpha()


def _prefixes(word: str) -> Iterator[str]:
    return (word[:size] for size in range(len(word), 0, -1))


# Dates, ages and quantities of a sentence are read one after the other.
@lru_cache(maxsize=64)
def numerals(text: str, language: str, *, compounds: bool = False) -> tuple[Numeral, ...]:
    """Return the numerals of *text* in order, non-overlapping, scale words applied.

    "1,5 milioane" is one numeral, 1 500 000. ``language`` is an ISO 639-1 code; one without data
    falls back to digits. ``compounds`` takes in numbers that begin a longer word: the 20 of
    "dwudziestoletni".
    """
    return tuple(_Reader(text, language, compounds=compounds).numerals())
