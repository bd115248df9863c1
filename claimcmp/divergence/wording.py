"""Wording: the same fact in terms that colour it differently.

Two sorts of evidence meet here: terms of one group, which name one thing in two colours, and
charged words of any kind that the other report does not answer in kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcmp.divergence.colour import Colours, Unanswered, colours, content, rest
from claimcmp.divergence.counterparts import View, views
from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.shared_parts import shared_parts
from claimcmp.facts.records import LoadedTerm
from claimcmp.facts.terms import Term, Vocabulary, current_vocabulary
from claimcmp.records import Span

# A term that does not colour by itself must stand where the other report has its rival: words
# less alike than this name different things.
_SAME_PLACE = 0.2
# Conflicts that are shown of one pair, the most telling first.
_MOST = 2


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A charged word of one claim and what stands in its place in the other.

    ``rival`` is None where the other report has a plain word that no group lists. ``alike`` in
    [-1, 1] is how alike the two spans are in meaning; ``name`` is the term's, or empty.
    """

    view: View
    span: Span
    known: Term
    counterpart: Span
    alike: float
    name: str = ""
    rival: Term | None = None
    rival_name: str = ""

    @property
    def weight(self) -> float:
        """How telling it is, to rank it by."""
        return self.known.strength + max(self.alike, 0.0) * (self.rival is not None)


def find_wording_conflicts(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return where one claim colours what the other names plainly or in another colour."""
    known = current_vocabulary()
    sides = {view.turned: colours(view) for view in views(pair)}
    told = {view.turned: shared_parts(view) for view in views(pair)}
    found = [
        loaded
        for view in views(pair)
        for loaded in _loaded(view, known, sides[view.turned])
        # The colour of other news in the same sentence is no other colour of this one.
        if any(loaded.span.overlaps(part) for part in told[view.turned])
    ]
    found.sort(key=lambda loaded: (-loaded.weight, loaded.span.start))
    kept: list[_Loaded] = []
    for loaded in found:
        if not any(_same_words(loaded, other) for other in kept):
            kept.append(loaded)
    return tuple(_conflict(loaded, sides) for loaded in kept[:_MOST])


def _same_words(one: _Loaded, other: _Loaded) -> bool:
    if one.view.turned == other.view.turned:
        return one.span.overlaps(other.span)
    return one.span.overlaps(other.counterpart) or one.counterpart.overlaps(other.span)


def _loaded(view: View, known: Vocabulary, colour: Colours) -> list[_Loaded]:
    """Return the terms with a rival, and the charged words that the other claim does not answer.

    A rival tells more than the plain word that happens to be nearest.
    """
    rivals = _against_rivals(view, known)
    names = {term.span: term.term for term in view.own.facts.terms}
    return rivals + [
        _against_plain(view, word, names.get(word.word.span, ""))
        for word in colour.unanswered
        if not any(rival.span.overlaps(word.word.span) for rival in rivals)
    ]


def _against_plain(view: View, found: Unanswered, name: str) -> _Loaded:
    word = found.word
    return _Loaded(
        view, word.span, Term(word.charge, word.strength), found.counterpart, found.alike, name
    )


def _against_rivals(view: View, known: Vocabulary) -> list[_Loaded]:
    """Return the charged terms that have a rival of their group in the other claim."""
    here = {term.term for term in view.own.facts.terms}
    there = {term.term for term in view.other.facts.terms}
    found = []
    for term in view.own.facts.terms:
        entry = known.terms[term.term]
        if entry.charge == "neutral" or ({term.term} | _also(view.own, term)) & there:
            continue
        loaded = _against_rival(view, term, known, here)
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
    rivals, own = known.rivals(term.term), known.terms[term.term]
    listed = [
        other for other in view.other.facts.terms if other.term in rivals and other.term not in here
    ]
    scored = [(view.similarity(term.span, o.span), -o.span.start, o.term, o.span) for o in listed]
    if not scored:
        return None
    alike, _, name, span = max(scored, key=lambda entry: entry[:3])
    if alike < _SAME_PLACE and not own.strength:
        return None
    return _Loaded(view, term.span, own, span, alike, term.term, known.terms[name], name)


def _conflict(loaded: _Loaded, sides: dict[bool, Colours]) -> Conflict:
    view = loaded.view
    own: dict[str, str | None] = {"term": loaded.name or None, "charge": loaded.known.charge}
    other: dict[str, str | None] = {
        "term": loaded.rival_name or None,
        "charge": loaded.rival.charge if loaded.rival else "neutral",
    }
    spans, values = (loaded.span, loaded.counterpart), (own, other)
    if view.turned:
        spans, values = spans[::-1], values[::-1]
    return Conflict(
        type="wording",
        span_a=spans[0],
        span_b=spans[1],
        value_a=values[0],
        value_b=values[1],
        explanation=_explanation(view.pair, spans),
        evidence=_evidence(loaded, sides[view.turned], sides[not view.turned]),
    )


def _explanation(pair: StatementPair, spans: Sequence[Span]) -> str:
    first, second = spans[0].of(pair.a.claim.text), spans[1].of(pair.b.claim.text)
    return f"The reports use words of different colour: “{first}” and “{second}”."


def _evidence(loaded: _Loaded, own: Colours, other: Colours) -> dict[str, float]:
    view = loaded.view
    has_rival = float(loaded.rival is not None)
    return {
        "strength": loaded.known.strength,
        "rival": has_rival,
        "rival_neutral": float(loaded.rival is not None and loaded.rival.charge == "neutral"),
        # The curated terms are surer than the long lists of charged words.
        "listed": float(bool(loaded.name)),
        "alike": loaded.alike,
        "rival_alike": loaded.alike * has_rival,
        "nearest": view.nearest(loaded.span, content(view.other.claim.text))[0],
        "nearest_charged": view.nearest(loaded.span, other.words)[0],
        "rest": rest(view, loaded.span),
        "colour": own.total,
        "other_colour": other.total,
        "excess": own.excess,
        "other_excess": other.excess,
        "one_sided": own.excess - other.total,
        "quoted": float(_quoted(view.own, loaded.span)),
        "favourable": float(loaded.known.charge == "favourable"),
    }


def _quoted(statement: Statement, span: Span) -> bool:
    return any(q.speech and q.span.overlaps(span) for q in statement.facts.quotations)
