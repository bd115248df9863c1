"""Lone negations: one sentence negates what the other plainly asserts."""

from collections.abc import Iterator, Mapping, Sequence

from claimcmp.divergence.counterparts import View, views, words
from claimcmp.divergence.interface import Conflict, StatementPair
from claimcmp.facts.negation import negative_words
from claimcmp.facts.oppositions import poles
from claimcmp.facts.polarity import NEGATION
from claimcmp.facts.records import PolarityCue
from claimcmp.records import Span

# The evidence joined into one number that decides which negations are worth weighing at all. The
# weights come from a logistic regression on NTREX documents 1 to 40, translations as they are
# against translations with one negation put in (one run by hand, no script keeps it); they only
# sift, and the fitted score weighs the evidence itself. The floors below let 3 of 6,030 untouched
# pairs of those documents through.
_WEIGHTS: Mapping[str, float] = {
    "scope": 1.9,
    "negation": -8.4,
    "negatives": -0.16,
    "coverage": 5.3,
    "mutual": 0.5,
}
_BIAS = -1.5
_LEAST_SUPPORT = 0.8
# Two sentences that cover each other less tell different things.
_LEAST_COVERAGE = 0.6
# What is negated must at least come back this well, else the other sentence lacks it.
_LEAST_SCOPE = 0.3
# Beyond so many words that may hide a negation, more of them say nothing new.
_MOST_NEGATIVES = 3


def find_lone_negations(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return the negation of one statement that nothing in the other answers, if there is one.

    A sentence with as many negations as the other answers them all. A negation in a clause that
    the other sentence lacks, or said there in other words, is no conflict: what is negated must
    come back in the other sentence, the negating word must not, and the sentences must cover
    each other.
    """
    counts = [_negations(side.facts.polarity) for side in (pair.a, pair.b)]
    found: list[Conflict] = []
    for view, own, other in zip(views(pair), counts, counts[::-1], strict=True):
        if len(own) > len(other):
            found += _of_view(view, own)
    return tuple(sorted(found, key=lambda c: -c.evidence["support"])[:1])


def _negations(cues: Sequence[PolarityCue]) -> list[PolarityCue]:
    return [cue for cue in cues if cue.axis == NEGATION or cue.negated]


def _of_view(view: View, negations: Sequence[PolarityCue]) -> Iterator[Conflict]:
    """Yield the conflicts of the negations of *view*'s own side."""
    claim = view.other.claim
    there = words(claim.text)
    negatives = [
        *negative_words(claim.text, claim.language),
        *(pole.span for pole in poles(claim.text, claim.language) if pole.sign < 0),
    ]
    for cue in negations:
        scope = words(view.own.claim.text, cue.scope) if cue.scope else ()
        nearest = [view.nearest(word, there) for word in scope]
        counterparts = [(best, span) for best, span in nearest if span is not None]
        if not counterparts:
            continue
        asserted = counterparts[0][1]
        evidence = {
            "scope": sum(best for best, _ in counterparts) / len(counterparts),
            "negation": view.nearest(cue.span, there)[0],
            "negatives": float(min(len(negatives), _MOST_NEGATIVES)),
            "coverage": _coverage(view, cue),
            "mutual": float(_comes_back(view, asserted) in scope),
            "on_axis": float(cue.axis != NEGATION),
            "words": float(max(len(there), len(words(view.own.claim.text)))),
            "lone": 1.0,
        }
        support = _BIAS + sum(weight * evidence[name] for name, weight in _WEIGHTS.items())
        if (
            support >= _LEAST_SUPPORT
            and evidence["scope"] >= _LEAST_SCOPE
            and evidence["coverage"] >= _LEAST_COVERAGE
        ):
            yield _conflict(view, cue, scope[0], asserted, {**evidence, "support": support})


def _coverage(view: View, cue: PolarityCue) -> float:
    """Return how well the words of each sentence come back in the other, the negation left out."""
    here = [word for word in words(view.own.claim.text) if not word.overlaps(cue.span)]
    there = words(view.other.claim.text)
    if not here or not there:
        return 0.0
    forth = sum(view.nearest(word, there)[0] for word in here) / len(here)
    back = View(view.pair, not view.turned)
    return (forth + sum(back.nearest(word, here)[0] for word in there) / len(there)) / 2


def _comes_back(view: View, asserted: Span) -> Span | None:
    """Return the word of the own side that is nearest to *asserted* of the other."""
    back = View(view.pair, not view.turned)
    return back.nearest(asserted, words(view.own.claim.text))[1]


def _conflict(
    view: View, cue: PolarityCue, word: Span, asserted: Span, evidence: dict[str, float]
) -> Conflict:
    hull = Span(min(cue.span.start, word.start), max(cue.span.end, word.end))
    texts = hull.of(view.own.claim.text), asserted.of(view.other.claim.text)
    minus, plus = {"axis": NEGATION, "sign": -1}, {"axis": NEGATION, "sign": 1}
    return Conflict(
        type="polarity",
        span_a=asserted if view.turned else hull,
        span_b=hull if view.turned else asserted,
        value_a=plus if view.turned else minus,
        value_b=minus if view.turned else plus,
        explanation=f"One report says “{texts[0]}”, the other “{texts[1]}” without a negation.",
        evidence=evidence,
    )
