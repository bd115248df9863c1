"""Negation: the words of one language that turn a statement round, and what they apply to."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal, cast, get_args

from claimcmp.folding import fold
from claimcmp.languages import subject
from claimcmp.languages.lexicon import Lexicon
from claimcmp.records import Span

NegatorKind = Literal[
    "particles", "determiners", "operators", "clausal", "concord", "postpositions"
]
_KINDS: tuple[NegatorKind, ...] = get_args(NegatorKind)
_WORD = re.compile(r"\w+(?:['’]\w+)?'?")
_BREAK = re.compile(r"[,;:.!?…()\[\]„“”\"«»]|\s[-–—]\s")
# How many telling words may part a negator from its verb: the noun of "no application was
# accepted", the subject in "denies that the local petrol stations are closed".
_TELLING_BETWEEN: Mapping[NegatorKind, int] = {"determiners": 2, "operators": 1, "clausal": 4}
_HYPHENATED = re.compile(r"[-‑]\w")
_HYPHEN_BEFORE = re.compile(r"\w[-‑]")
_COMMAS_BELOW = str.maketrans("şţ", "șț")
# How far a negator reaches over words that say little themselves, in words.
_REACH = 6
# How many words of what is negated tell what it is about.
_SCOPE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Negator:
    """A word that negates; an operator ("failed to") may itself be negated."""

    span: Span
    kind: NegatorKind


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What one language's polarity.yaml says about negation."""

    negators: Lexicon
    exempt: Lexicon
    transparent: Lexicon
    clauses: Lexicon
    implicit: Lexicon
    sought: Lexicon


@cache
def _grammar(language: str) -> _Grammar:
    entries = subject(language, "polarity")
    negation = entries.get("negation", {})
    return _Grammar(
        Lexicon({kind: negation.get(kind, ()) for kind in _KINDS}),
        Lexicon({"exempt": negation.get("exempt", ())}),
        Lexicon({"transparent": negation.get("transparent", ())}),
        Lexicon({"clause": entries.get("clauses", ())}),
        Lexicon({"implicit": entries.get("implicit", ())}),
        Lexicon({"sought": entries.get("sought", ())}),
    )


class Clauses:
    """A text's words and the places where one clause ends and another begins."""

    def __init__(self, text: str, language: str) -> None:
        """Split *text*, whose language is an ISO 639-1 code."""
        grammar = _grammar(language)
        self.words = [Span(m.start(), m.end()) for m in _WORD.finditer(text)]
        breaks = [m.start() for m in _BREAK.finditer(text) if not _in_number(text, m.start())]
        self._starts = [word.start for word in self.words]
        adverbs = [match.span for match in grammar.transparent.find(text)]
        self._transparent = {word.start for adverb in adverbs for word in self._overlapping(adverb)}
        openers = [
            match.span.start
            for match in grammar.clauses.find(text)
            if _spelt(match.span.of(text), language)
            and not _hyphenated(text, match.span)
            # "so far", «поки що» open no clause.
            and not any(adverb.encloses(match.span) for adverb in adverbs)
        ]
        self._breaks = sorted({*breaks, *openers} - self._around_asides(text, breaks))

    def _around_asides(self, text: str, breaks: Sequence[int]) -> set[int]:
        """Return the commas around words that say little: „nu vor, deocamdată, să plece”."""
        commas: set[int] = set()
        for first, second in pairwise(breaks):
            inside = self.between(Span(first, first + 1), Span(second, second))
            if (
                text[first] == text[second] == ","
                and inside
                and all(word.start in self._transparent for word in inside)
            ):
                commas |= {first, second}
        return commas

    def _overlapping(self, span: Span) -> Sequence[Span]:
        """Return the words that share a character with *span*."""
        first = max(0, bisect_left(self._starts, span.start) - 1)
        near = self.words[first : bisect_left(self._starts, span.end)]
        return [word for word in near if word.overlaps(span)]

    def joined(self, left: Span, right: Span) -> bool:
        """Whether no clause ends between the two spans."""
        place = bisect_left(self._breaks, left.end)
        return place == len(self._breaks) or self._breaks[place] >= right.start

    def between(self, left: Span, right: Span) -> Sequence[Span]:
        """Return the words from the end of *left* to the start of *right*."""
        return self.words[
            bisect_left(self._starts, left.end) : bisect_left(self._starts, right.start)
        ]

    def telling(self, left: Span, right: Span) -> int:
        """Count the words between two spans that say something of their own."""
        return sum(word.start not in self._transparent for word in self.between(left, right))

    def scope_after(self, span: Span, end: int) -> Span | None:
        """Return the first telling words after *span* in its clause, or None."""
        following = [
            word
            for word in self.between(span, Span(end, end))
            if self.joined(span, word) and word.start not in self._transparent
        ][:_SCOPE_WORDS]
        return following[0].hull(following[-1]) if following else None

    def scope_before(self, span: Span) -> Span | None:
        """Return the last telling words before *span* in its clause, or None."""
        preceding = [
            word
            for word in self.between(Span(0, 0), span)
            if self.joined(word, span) and word.start not in self._transparent
        ][-_SCOPE_WORDS:]
        return preceding[0].hull(preceding[-1]) if preceding else None

    def reaches(self, negator: Negator, target: Span) -> bool:
        """Whether *negator* applies to *target*, which follows it."""
        if not self.joined(negator.span, target):
            return False
        allowed = _TELLING_BETWEEN.get(negator.kind, 0)
        near = len(self.between(negator.span, target)) <= _REACH + allowed
        return near and self.telling(negator.span, target) <= allowed


def negators(text: str, language: str) -> tuple[Negator, ...]:
    """Return the words of *text* that negate, in order, those that only agree included."""
    grammar = _grammar(language)
    exempt = [match.span for match in grammar.exempt.find(text)]
    return tuple(
        Negator(match.span, cast(NegatorKind, match.label))
        for match in grammar.negators.find(text)
        if not any(match.span.overlaps(span) for span in exempt)
    )


def meant(found: Sequence[Negator], clauses: Clauses) -> tuple[Negator, ...]:
    """Return those of *found*, in order, that negate: one for each negation that is meant.

    „Nu … niciun” is one negation: in such languages a second negative word of a clause only
    agrees with the first, and negates by itself only where there is no other.
    """
    return tuple(
        negator
        for negator in found
        if negator.kind != "concord" or not _agrees(negator, found, clauses)
    )


@cache
def negates_backward(language: str) -> frozenset[str]:
    """Return the folded words that negate the verb before them, as in "nahm es nicht an"."""
    entries = subject(language, "polarity").get("negation", {})
    return frozenset(fold(word) for word in entries.get("after_verb", ()))


def requests(text: str, language: str) -> tuple[Span, ...]:
    """Return the words of *text* after which something is only asked for, in order."""
    return tuple(match.span for match in _grammar(language).sought.find(text))


@cache
def _infinitive_endings(language: str) -> tuple[str, ...]:
    """Return how infinitives end in a language that may put them before their verb."""
    entries = subject(language, "polarity").get("negation", {})
    return tuple(fold(ending) for ending in entries.get("fronted", ()))


def begins_infinitive(phrase: str, language: str) -> bool:
    """Whether *phrase* begins with an infinitive that may stand before its verb."""
    endings = _infinitive_endings(language)
    return bool(endings) and fold(phrase).split(" ", 1)[0].endswith(endings)


def negative_words(text: str, language: str) -> tuple[Span, ...]:
    """Return every span of *text* that may carry a negation, even a hidden one.

    Wider than :func:`negators` on purpose ("only", "unlike", "instead of"): where one of these
    stands, the lack of a plain negation proves nothing.
    """
    grammar = _grammar(language)
    lexicons = (grammar.negators, grammar.exempt, grammar.implicit)
    return tuple(match.span for lexicon in lexicons for match in lexicon.find(text))


def _agrees(concord: Negator, found: Sequence[Negator], clauses: Clauses) -> bool:
    """Whether another negator of the same clause makes this one mere agreement."""
    return any(
        other is not concord
        and (other.kind == "particles" or other.span.start < concord.span.start)
        and clauses.joined(*sorted((other.span, concord.span), key=lambda span: span.start))
        for other in found
    )


def _hyphenated(text: str, opener: Span) -> bool:
    """Whether a clause opener is only a part of a word: „și-a”, „что-то”, „будь-яких”."""
    before = text[max(0, opener.start - 2) : opener.start]
    return bool(_HYPHENATED.match(text, opener.end) or _HYPHEN_BEFORE.fullmatch(before))


def _in_number(text: str, place: int) -> bool:
    """Whether the mark at *place* stands inside a figure, "1,250", or an abbreviation's dot."""
    return text[place : place + 1] in ".,:" and text[place + 1 : place + 2].isalnum()


@cache
def _openers(language: str) -> frozenset[str]:
    """Return the clause openers of a language with their diacritics."""
    return frozenset(subject(language, "polarity").get("clauses", ()))


def _spelt(opener: str, language: str) -> bool:
    """Whether a clause opener has its own diacritics or none: Italian "è" is not "e"."""
    written = opener.casefold().translate(_COMMAS_BELOW)
    return written == fold(opener) or written in _openers(language)
