"""Wording: the same fact in terms that colour it differently."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

from claimcmp.divergence.counterparts import View, views, words
from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.facts.records import LoadedTerm
from claimcmp.facts.terms import Term, Vocabulary, current_vocabulary
from claimcmp.records import Span

# Words this short are articles, prepositions and the like.
_SHORT = 3
# A term that does not colour by itself must stand where the other report has its rival: words
# less alike than this name different things.
_SAME_PLACE = 0.2
# Conflicts that are shown of one pair, the most telling first.
_MOST = 2


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A charged term of one claim and what stands in its place in the other.

    ``rival`` is None where the other report has a plain word that no group lists. ``alike`` in
    [-1, 1] is how alike the two spans are in meaning.
    """

    view: View
    term: LoadedTerm
    known: Term
    counterpart: Span
    rival: Term | None
    rival_name: str
    alike: float


def find_wording_conflicts(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return where one claim colours what the other names plainly or in another colour."""
    known = current_vocabulary()
    found = [
        (loaded, _conflict(loaded, known))
        for view in views(pair)
        for loaded in _loaded(view, known)
    ]
    ranked = sorted(found, key=lambda entry: (-_weight(entry[0]), entry[0].term.span.start))
    kept: list[Conflict] = []
    for _, conflict in ranked:
        if all(conflict.span_a != other.span_a for other in kept):
            kept.append(conflict)
    return tuple(kept[:_MOST])


def _weight(loaded: _Loaded) -> float:
    return loaded.known.strength + max(loaded.alike, 0.0) * (loaded.rival is not None)


def _loaded(view: View, known: Vocabulary) -> list[_Loaded]:
    """Return the charged terms of a claim that the other claim does not use too."""
    here = {term.term for term in view.own.facts.terms}
    there = {term.term for term in view.other.facts.terms}
    found = []
    for term in view.own.facts.terms:
        entry = known.terms[term.term]
        if entry.charge == "neutral" or term.term in there:
            continue
        if _also(view.own, term) & there:
            continue
        loaded = _against_rival(view, term, known, here) or _against_plain(view, term, entry)
        if loaded is not None:
            found.append(loaded)
    return found


def _also(statement: Statement, term: LoadedTerm) -> set[str]:
    """Return the other terms that the same words may stand for."""
    return {t.term for t in statement.facts.terms if t.span == term.span}


def _against_rival(
    view: View, term: LoadedTerm, known: Vocabulary, here: set[str]
) -> _Loaded | None:
    """Return the term beside another of its group in the other claim, the most alike."""
    rivals = known.rivals(term.term)
    listed = [
        other for other in view.other.facts.terms if other.term in rivals and other.term not in here
    ]
    scored = [(view.similarity(term.span, o.span), -o.span.start, o.term, o) for o in listed]
    if not scored:
        return None
    alike, _, name, other = max(scored, key=lambda entry: entry[:3])
    if alike < _SAME_PLACE and not known.terms[term.term].strength:
        return None
    return _Loaded(view, term, known.terms[term.term], other.span, known.terms[name], name, alike)


def _against_plain(view: View, term: LoadedTerm, entry: Term) -> _Loaded | None:
    """Return a term that colours by itself beside the word in its place, if there is any."""
    if not entry.strength:
        return None
    alike, nearest = view.nearest(term.span, _content(view.other.claim.text))
    if nearest is None:
        return None
    return _Loaded(view, term, entry, nearest, None, "", alike)


def _content(text: str) -> tuple[Span, ...]:
    return tuple(word for word in words(text) if word.end - word.start > _SHORT)


def _conflict(loaded: _Loaded, known: Vocabulary) -> Conflict:
    view = loaded.view
    own: dict[str, str | None] = {"term": loaded.term.term, "charge": loaded.known.charge}
    other: dict[str, str | None] = {
        "term": loaded.rival_name or None,
        "charge": loaded.rival.charge if loaded.rival else "neutral",
    }
    spans, values = (loaded.term.span, loaded.counterpart), (own, other)
    if view.turned:
        spans, values = spans[::-1], values[::-1]
    return Conflict(
        type="wording",
        span_a=spans[0],
        span_b=spans[1],
        value_a=values[0],
        value_b=values[1],
        explanation=_explanation(view.pair, spans),
        evidence=_evidence(loaded, known),
    )


def _explanation(pair: StatementPair, spans: Sequence[Span]) -> str:
    first, second = spans[0].of(pair.a.claim.text), spans[1].of(pair.b.claim.text)
    return f"The reports use words of different colour: “{first}” and “{second}”."


def _evidence(loaded: _Loaded, known: Vocabulary) -> dict[str, float]:
    view = loaded.view
    other_charged = [t.span for t in view.other.facts.terms if known.terms[t.term].strength]
    return {
        "strength": loaded.known.strength,
        "rival": float(loaded.rival is not None),
        "rival_neutral": float(loaded.rival is not None and loaded.rival.charge == "neutral"),
        "alike": loaded.alike,
        "rival_alike": loaded.alike * (loaded.rival is not None),
        "nearest": view.nearest(loaded.term.span, _content(view.other.claim.text))[0],
        "nearest_charged": view.nearest(loaded.term.span, other_charged)[0],
        "rest": _rest(view, loaded.term.span),
        "colour": _colour(view.own, known),
        "other_colour": _colour(view.other, known),
        "quoted": float(_quoted(view.own, loaded.term.span)),
        "favourable": float(loaded.known.charge == "favourable"),
    }


def _colour(statement: Statement, known: Vocabulary) -> float:
    """Return how surely a statement is coloured at all by its terms, in [0, 1]."""
    strengths: dict[Span, float] = {}
    for term in statement.facts.terms:
        strengths[term.span] = max(strengths.get(term.span, 0.0), known.terms[term.term].strength)
    return 1 - prod(1 - strength for strength in strengths.values())


def _rest(view: View, span: Span) -> float:
    """Return how well the other claim covers the words outside *span*, in [-1, 1]."""
    own = [word for word in _content(view.own.claim.text) if not word.overlaps(span)]
    return _mean(view.nearest(word, words(view.other.claim.text))[0] for word in own)


def _mean(numbers: Iterable[float]) -> float:
    found = list(numbers)
    return sum(found) / len(found) if found else 0.0


def _quoted(statement: Statement, span: Span) -> bool:
    return any(q.speech and q.span.overlaps(span) for q in statement.facts.quotations)
