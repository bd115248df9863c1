"""Certainty: the hedges of a sentence, on a ladder from plain fact down to doubt."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcmp.facts.records import CertaintyCue
from claimcmp.folding import fold
from claimcmp.languages import subject
from claimcmp.languages.lexicon import Lexicon
from claimcmp.records import Span

PLAIN = 3


@dataclass(frozen=True, slots=True)
class _Hedging:
    """What one language's certainty.yaml knows."""

    hedges: Lexicon
    never: Lexicon
    answers: Lexicon
    conditions: Lexicon
    suspects: Lexicon
    settles: Lexicon
    exact: frozenset[str]
    exact_answers: frozenset[str]


@cache
def hedge_levels() -> Mapping[str, int]:
    """Return the rung of each kind of hedge, 0 to 2, from languages/any/certainty.yaml."""
    return {
        kind: int(entry["level"]) for kind, entry in subject("any", "certainty")["kinds"].items()
    }


@cache
def hedge_reliability() -> Mapping[str, float]:
    """Return for each kind of hedge how surely it means less than plain fact, in [0, 1]."""
    kinds = subject("any", "certainty")["kinds"]
    return {kind: float(entry["reliability"]) for kind, entry in kinds.items()}


@cache
def _hedging(language: str) -> _Hedging:
    entries = subject(language, "certainty")

    def lexicon(*labels: str) -> Lexicon:
        return Lexicon({label: entries.get(label, ()) for label in labels})

    return _Hedging(
        lexicon(*hedge_levels()),
        lexicon("never"),
        lexicon("answers"),
        lexicon("conditions"),
        lexicon("suspects"),
        lexicon("settles"),
        frozenset(entries.get("exact", ())),
        frozenset(entries.get("exact_answers", ())),
    )


# Attributions ask for the hedges of a sentence before they are read for themselves.
@lru_cache(maxsize=64)
def certainty_cues(text: str, language: str) -> tuple[CertaintyCue, ...]:
    """Return the hedges of *text* in order, each with its rung and kind.

    *language* is an ISO 639-1 code; a language without data has no hedges. A word that is
    capitalised in mid-sentence is a name ("Theresa May"), not a hedge.
    """
    hedging = _hedging(language)
    never = [match.span for match in hedging.never.find(text)]
    return tuple(
        CertaintyCue(match.span, hedge_levels()[match.label], match.label)
        for match in hedging.hedges.find(text)
        if not _touches(match.span, never)
        and not _is_name(text, match.span)
        and _spelt_exactly(match.span.of(text), hedging.exact)
    )


def answers_hedge(text: str, language: str) -> tuple[Span, ...]:
    """Return the spans of *text* that may render another language's hedge.

    Besides the hedges themselves these are modal verbs, conditionals and verbs of opinion, which
    are no hedges of their own but stand for one in many translations.
    """
    hedging = _hedging(language)
    lists = (hedging.hedges, hedging.exact), (hedging.answers, hedging.exact_answers)
    found = {
        match.span
        for lexicon, exact in lists
        for match in lexicon.find(text)
        if _spelt_exactly(match.span.of(text), exact)
    }
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def kindred_words(text: str, language: str) -> tuple[Span, ...]:
    """Return the words of *text* that may render a hedge of another language but are no hedge in
    their own ("threat", "fear").
    """
    hedging = _hedging(language)
    hedges = [match.span for match in hedging.hedges.find(text)]
    found = (match.span for match in hedging.answers.find(text))
    return tuple(span for span in found if not _touches(span, hedges))


def conditions(text: str, language: str) -> tuple[Span, ...]:
    """Return the words of *text* that open a condition ("if", „dacă”)."""
    return tuple(match.span for match in _hedging(language).conditions.find(text))


def suspicions(text: str, language: str) -> tuple[Span, ...]:
    """Return the words of *text* for suspicion of a person ("suspected", „bănuiți”)."""
    return tuple(match.span for match in _hedging(language).suspects.find(text))


def settling_words(text: str, language: str) -> tuple[Span, ...]:
    """Return the words of *text* that say that something was settled ("has set the date")."""
    return tuple(match.span for match in _hedging(language).settles.find(text))


@cache
def closing_auxiliaries(language: str) -> frozenset[str]:
    """Return the auxiliaries that may follow the main verb where it closes its clause.

    Empty in a language whose verb does not close the clause (all but German here).
    """
    return frozenset(subject(language, "certainty").get("closing_auxiliaries", ()))


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _spelt_exactly(written: str, exact: frozenset[str]) -> bool:
    """Whether a word that another word resembles but for its diacritics has them."""
    if fold(written) not in {fold(word) for word in exact}:
        return True
    return unicodedata.normalize("NFC", written.casefold()) in exact


def _is_name(text: str, span: Span) -> bool:
    """Whether the span is a capitalised word inside a sentence in ordinary case."""
    before = text[: span.start].rstrip(" \xa0„“”\"«»‘'(–—-")
    inside = bool(before) and before[-1] not in ".:!?…"
    return inside and text[span.start].isupper() and not text.isupper()
