"""Hedged clauses: how far a hedge reaches, read off the commas and the words behind them.

No parser: a comma may set off an aside of the same clause („ar fi primit, în trei tranșe, bani”)
or open another clause, and the word behind it mostly tells which.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Self

from claimcmp.facts.name.acts import act_language
from claimcmp.facts.predicates import is_auxiliary, likely_verb
from claimcmp.facts.records import CertaintyCue
from claimcmp.facts.speech import clause_openers, speech_words
from claimcmp.folding import fold
from claimcmp.languages import subject
from claimcmp.records import Span

_BREAK = re.compile(r"[,;:!?()„“”«»]|\s[–—-]\s")
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
# Behind these marks another clause begins, whatever its first word.
_STRONG = frozenset(";:!?")
# How likely_verb rates a word behind an auxiliary: a clause has its own verb.
_VERB = 2
# Hedges that pass on what was told, and so a whole clause with its asides; what is likely or
# possible is the verb's.
_HEARSAY = frozenset({"reported", "presumptive", "alleged", "presumed", "apparent"})


@cache
def _openers(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the folded words that open a relative clause, and those that open any clause."""
    relative = act_language(language).relative
    clauses = {fold(word) for word in subject(language, "polarity").get("clauses", ())}
    return relative, frozenset(clauses | relative)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What stands between two marks; ``strong`` tells the mark before it."""

    span: Span
    strong: bool
    opening: str


@dataclass(frozen=True, slots=True)
class _Stretches:
    """A text cut at its marks, and the stretch that holds a hedge."""

    text: str
    language: str
    parts: Sequence[_Stretch]
    place: int

    @classmethod
    def around(cls, text: str, language: str, cue: Span) -> Self:
        """Cut *text* at the marks outside *cue*."""
        parts = tuple(_cut(text, cue))
        place = next(i for i, part in enumerate(parts) if cue.end <= part.span.end)
        return cls(text, language, parts, place)

    def follows(self, index: int) -> bool:
        """Whether the stretch at *index* goes on the clause of the one before it."""
        if not self._linked(index):
            return False
        part = self.parts[index]
        return part.opening not in _openers(self.language)[1] and not self._has_verb(part)

    def belongs(self, index: int) -> bool:
        """Whether the stretch at *index* is still what a hedge before the sentence weakens:
        relative clauses are ("Reportedly, it was X who ...").
        """
        relative, every = _openers(self.language)
        return self._linked(index) and (
            self.parts[index].opening in relative or self.parts[index].opening not in every
        )

    def opens_clause(self, index: int) -> bool:
        """Whether the stretch at *index* begins with a word that opens a clause, or is first."""
        part = self.parts[index]
        return (
            part.strong or part.opening in _openers(self.language)[1] - _openers(self.language)[0]
        )

    def _linked(self, index: int) -> bool:
        return 0 <= index < len(self.parts) and not self.parts[index].strong

    def _has_verb(self, part: _Stretch) -> bool:
        return any(
            likely_verb(self.text, self.language, Span(m.start(), m.end())) == _VERB
            for m in _WORD.finditer(self.text, part.span.start, part.span.end)
        )


def _cut(text: str, cue: Span) -> Iterator[_Stretch]:
    """Yield the stretches of *text* that hold a word; none is cut inside *cue*."""
    start, strong = 0, True
    for mark in (*_BREAK.finditer(text), None):
        if mark and cue.start < mark.end() and mark.start() < cue.end:
            continue
        end = mark.start() if mark else len(text)
        first = _WORD.search(text, start, end)
        if first:
            yield _Stretch(Span(start, end), strong, fold(first.group()))
            strong = False
        if mark:
            start, strong = mark.end(), strong or mark.group() in _STRONG


def hedged_clause(text: str, language: str, cue: CertaintyCue) -> Span:
    """Return the stretch of *text* that *cue* weakens; *language* is an ISO 639-1 code.

    A hedge set off by commas weakens what stands on either side of it, one that opens the
    sentence all that hangs on it. A verb in the mood of hearsay weakens the clause of its
    subject, asides included.
    """
    stretches = _Stretches.around(text, language, cue.span)
    place = first = last = stretches.place
    span = stretches.parts[place].span
    before = _WORD.search(text, span.start, cue.span.start)
    alone = not before and not _WORD.search(text, cue.span.end, span.end)
    goes_on = stretches.follows
    if alone and stretches.parts[place].strong:
        goes_on = stretches.belongs
    elif alone:
        first -= 1
    elif not before and _is_verb(text, language, cue):
        while first and not stretches.opens_clause(first):
            first -= 1
    if alone and last + 1 < len(stretches.parts):
        last += 1
    while cue.kind in _HEARSAY and goes_on(last + 1):
        last += 1
    return stretches.parts[first].span.hull(stretches.parts[last].span)


def _is_verb(text: str, language: str, cue: CertaintyCue) -> bool:
    """Whether *cue* is a verb: a mood of hearsay, or an auxiliary such as "may be"."""
    return cue.kind == "presumptive" or (
        cue.kind == "possible" and is_auxiliary(text, language, cue.span)
    )


def reported_from(text: str, language: str) -> tuple[int, ...]:
    """Return where in *text* a clause begins that somebody says.

    A word for "that" which is a relative pronoun too opens no such clause behind a comma, unless
    a word of speech stands before it („La banda, que ya golpeó a clínicas, estaría detrás”).
    """
    told = speech_words(text, language)
    return tuple(
        opener.end
        for opener in clause_openers(text, language)
        if not _opens_relative(text, language, opener) or any(w.end <= opener.start for w in told)
    )


def _opens_relative(text: str, language: str, opener: Span) -> bool:
    relative = fold(opener.of(text)) in _openers(language)[0]
    return relative and text[: opener.start].rstrip().endswith(",")


def relative_clause(text: str, language: str, word: Span) -> Span | None:
    """Return the relative clause of *text* that *word* stands in: from its pronoun to the next
    mark, or None where no pronoun stands between the last mark and *word*.
    """
    stretches = _Stretches.around(text, language, word)
    span = stretches.parts[stretches.place].span
    relative = _openers(language)[0]
    for match in _WORD.finditer(text, span.start, word.start):
        if fold(match.group()) in relative:
            return Span(match.start(), span.end)
    return None
