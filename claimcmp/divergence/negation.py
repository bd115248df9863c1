"""Lone negations: one sentence negates what the other plainly asserts."""

from collections.abc import Iterator, Mapping, Sequence

from claimcmp.divergence.counterparts import View, views, words
from claimcmp.divergence.interface import Conflict, StatementPair
from claimcmp.facts.negation import negative_words
from claimcmp.facts.oppositions import poles
from claimcmp.facts.polarity import NEGATION
from claimcmp.facts.records import PolarityCue
from claimcmp.records import Span

# The evidence joined into one number, fitted by evaluation/polarity.py on translations (no
# conflict) and translations with one negation put in (conflict); a conflict from 0 upward.
_WEIGHTS: Mapping[str, float] = {
    "scope": 2.3,
    "negation": -7.0,
    "negatives": -0.2,
    "spare": 1.5,
    "bias": -0.5,
}
# Beyond so many words that may hide a negation, more of them say nothing new.
_MOST_NEGATIVES = 3


def find_lone_negations(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return the negations of one statement that nothing in the other answers, surest first.

    A sentence with as many negations as the other answers them all.
    """
    counts = [_negations(side.facts.polarity) for side in (pair.a, pair.b)]
    found: list[Conflict] = []
    for view, own, other in zip(views(pair), counts, counts[::-1], strict=True):
        if len(own) > len(other):
            found += _of_view(view, own, other)
    return tuple(sorted(found, key=lambda c: -c.evidence["support"])[:1])


def _negations(cues: Sequence[PolarityCue]) -> list[PolarityCue]:
    return [cue for cue in cues if cue.axis == NEGATION or cue.negated]


def _of_view(
    view: View, own: Sequence[PolarityCue], other: Sequence[PolarityCue]
) -> Iterator[Conflict]:
    """Yield the conflicts of the negations of *view*'s own side."""
    claim = view.other.claim
    there = words(claim.text)
    negatives = [
        *negative_words(claim.text, claim.language),
        *(pole.span for pole in poles(claim.text, claim.language) if pole.sign < 0),
    ]
    for cue in own:
        scope = words(view.own.claim.text, cue.scope) if cue.scope else ()
        nearest = [view.nearest(word, there) for word in scope]
        counterparts = [(best, span) for best, span in nearest if span is not None]
        if not counterparts:
            continue
        evidence = {
            "scope": sum(best for best, _ in counterparts) / len(counterparts),
            "negation": view.nearest(cue.span, there)[0],
            "negatives": float(min(len(negatives), _MOST_NEGATIVES)),
            "spare": float(len(own) - len(other)),
            "on_axis": float(cue.axis != NEGATION),
            "lone": 1.0,
        }
        evidence["support"] = _support(evidence)
        if evidence["support"] >= 0:
            counterpart = max(counterparts, key=lambda entry: entry[0])[1]
            yield _conflict(view, cue, scope[0], counterpart, evidence)


def _support(evidence: Mapping[str, float]) -> float:
    """Return the weighted sum of the evidence."""
    return sum(w * evidence.get(name, 1.0) for name, w in _WEIGHTS.items())


def _conflict(
    view: View, cue: PolarityCue, word: Span, counterpart: Span, evidence: dict[str, float]
) -> Conflict:
    hull = Span(min(cue.span.start, word.start), max(cue.span.end, word.end))
    negated = hull.of(view.own.claim.text)
    asserted = counterpart.of(view.other.claim.text)
    minus, plus = {"axis": NEGATION, "sign": -1}, {"axis": NEGATION, "sign": 1}
    return Conflict(
        type="polarity",
        span_a=counterpart if view.turned else hull,
        span_b=hull if view.turned else counterpart,
        value_a=plus if view.turned else minus,
        value_b=minus if view.turned else plus,
        explanation=f"One report says “{negated}”, the other “{asserted}” without a negation.",
        evidence=evidence,
    )
