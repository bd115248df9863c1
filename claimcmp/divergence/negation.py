"""Lone negations: one sentence negates what the other plainly asserts."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import pstdev

from claimcmp.divergence.counterparts import View, views, words
from claimcmp.divergence.interface import Conflict, StatementPair
from claimcmp.facts.negation import negative_words, negators
from claimcmp.facts.oppositions import axes, poles, related
from claimcmp.facts.polarity import NEGATION
from claimcmp.facts.predicates import opens_noun
from claimcmp.facts.records import PolarityCue
from claimcmp.facts.speech import speech_words
from claimcmp.records import Claim, Span

# The evidence joined into one number that decides which negations are worth weighing at all. The
# weights come from a logistic regression on NTREX documents 1 to 40, translations as they are
# against translations with one negation put in (one run by hand, no script keeps it), cross-
# validated by document; they only sift, and the fitted score weighs the evidence itself. The
# floors below were set on the same documents.
_WEIGHTS: Mapping[str, float] = {
    "scope": 4.2,
    "coverage": 3.7,
    "unclaimed": -11.0,
    "spread": -11.3,
}
_BIAS = -0.6
_LEAST_SUPPORT = 1.75
# How much of its likeness to a word of its own sentence a word loses as the rendering of a
# negation: "is" stands for "is" before it stands for "not". In [0, 1], set on the same documents.
_CLAIMED = 0.5
# Two sentences that cover each other less tell different things.
_LEAST_COVERAGE = 0.45
# What is negated must at least come back this well, else the other sentence lacks it.
_LEAST_SCOPE = 0.35
# How alike a verb of denial is to verbs that deny nothing, in [0, 1], verbs of speech left out.
_LIKE_ANY_VERB = 0.2
# A word with a negative sense that is as alike as this renders the denial: "rejecting".
_DENIES_AS_WELL = 0.3
# So many words after a negating word are surely negated by it.
_NEGATED_AFTER = 3
# Words of one axis this alike stand for each other in the two statements.
_SAME_WORD = 0.3
# Beyond so many words that may hide a negation, more of them say nothing new.
_MOST_NEGATIVES = 3


def find_lone_negations(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return the negation of one statement that nothing in the other answers, if there is one.

    A sentence with as many negations as the other answers them all. A negation in a clause that
    the other sentence lacks, or said there in other words, is no conflict: what is negated must
    come back in the other sentence, the negating word must not, and the sentences must cover
    each other.
    """
    counts = [negations(side.facts.polarity) for side in (pair.a, pair.b)]
    found: list[Conflict] = []
    for view, own, other in zip(views(pair), counts, counts[::-1], strict=True):
        if len(own) > len(other):
            found += _of_view(view, own)
    return tuple(sorted(found, key=lambda c: -c.evidence["support"])[:1])


def negations(cues: Sequence[PolarityCue]) -> list[PolarityCue]:
    """Return the cues that negate or deny, one for each negation that is meant.

    What a denial reverses in the clause that it denies is no negation of its own, nor is the
    second word that one "not" reverses ("did not manage to stop").
    """
    told = {cue.scope for cue in cues if denies(cue)}
    found = []
    for cue in cues:
        if denies(cue) or (cue.negator is not None and cue.negator not in told):
            found.append(cue)
            told.add(cue.negator)
    return found


def denies(cue: PolarityCue) -> bool:
    """Whether *cue* is a verb or noun of denial that is not negated itself."""
    return governs_clause(cue) and cue.sign < 0 and not cue.negated


def governs_clause(cue: PolarityCue) -> bool:
    """Whether a word says what somebody does with a whole statement ("deny", "confirm")."""
    return cue.axis != NEGATION and axes()[cue.axis].over_clause


def _of_view(view: View, own: Sequence[PolarityCue]) -> Iterator[Conflict]:
    """Yield the conflicts of *own*, the negations of *view*'s own side."""
    claim = view.other.claim
    there = words(claim.text)
    negatives = [
        *negative_words(claim.text, claim.language),
        *(pole.span for pole in poles(claim.text, claim.language) if pole.sign < 0),
    ]
    for cue in own:
        if said_in_other_words(view, cue) or (denies(cue) and _is_denied(view, cue, negatives)):
            continue
        what = cue.clause if denies(cue) else cue.scope
        scope = [word for word in _words_of(view, what) if not _is_negator(word, cue)]
        nearest = [view.nearest(word, there) for word in scope]
        counterparts = [(best, span) for best, span in nearest if span is not None]
        if not counterparts or _asserts_nothing(claim, counterparts[0][1], negatives):
            continue
        asserted = counterparts[0][1]
        evidence = {
            "scope": sum(best for best, _ in counterparts) / len(counterparts),
            "negatives": float(min(len(negatives), _MOST_NEGATIVES)),
            "mutual": float(_comes_back(view, asserted) in scope),
            **_evidence(view, cue, there),
        }
        evidence["support"] = _BIAS + sum(w * evidence[name] for name, w in _WEIGHTS.items())
        if (
            evidence["support"] >= _LEAST_SUPPORT
            and evidence["scope"] >= _LEAST_SCOPE
            and evidence["coverage"] >= _LEAST_COVERAGE
        ):
            yield _conflict(view, cue, scope[0], asserted, evidence)


def _evidence(view: View, cue: PolarityCue, there: Sequence[Span]) -> dict[str, float]:
    """Return what *cue* and the two sentences tell, whatever it is that *cue* negates."""
    return {
        "negation": _negation(view, cue, there),
        "coverage": coverage(view, cue.span),
        "unclaimed": _unclaimed(view, cue, there),
        "spread": _spread(view, cue, there),
        "on_axis": float(cue.axis != NEGATION),
        "words": float(max(len(there), len(words(view.own.claim.text)))),
        "lone": 1.0,
    }


def said_in_other_words(view: View, cue: PolarityCue) -> bool:
    """Whether the other claim says what *cue* says, or what it makes of a word that it reverses:
    "rejected" for "did not accept", "stays open" for "denied that it would close".
    """
    reversed_words = (
        own
        for own in view.own.facts.polarity
        if own.negator is not None and own.negator in (word_of(cue), cue.negator)
    )
    return any(
        own.axis != NEGATION
        and other.axis != NEGATION
        and other.sign == own.sign
        and related(own.axis, other.axis)
        and view.similarity(word_of(own), word_of(other)) >= _SAME_WORD
        for own in (cue, *reversed_words)
        for other in view.other.facts.polarity
    )


def _is_denied(view: View, cue: PolarityCue, negatives: Sequence[Span]) -> bool:
    """Whether a word of the other claim with a negative sense renders the denial *cue*."""
    return view.nearest(cue.span, negatives)[0] >= _DENIES_AS_WELL


def word_of(cue: PolarityCue) -> Span:
    """Return the span of a cue's word without its negation."""
    return cue.scope or cue.span


def _words_of(view: View, what: Span | None) -> Sequence[Span]:
    return words(view.own.claim.text, what) if what else ()


def _is_negator(word: Span, cue: PolarityCue) -> bool:
    return cue.negator is not None and word.overlaps(cue.negator)


def _negation(view: View, cue: PolarityCue, there: Sequence[Span]) -> float:
    """Return how alike the negating word of *cue* is to the nearest of the words *there*.

    A verb of denial is somewhat like any verb, and like a verb of speech above all.
    """
    if not denies(cue):
        return view.nearest(cue.negator or cue.span, there)[0]
    claim = view.other.claim
    told = speech_words(claim.text, claim.language)
    others = [word for word in there if not any(word.overlaps(span) for span in told)]
    return max(0.0, view.nearest(cue.span, others)[0] - _LIKE_ANY_VERB)


def _asserts_nothing(claim: Claim, asserted: Span, negatives: Sequence[Span]) -> bool:
    """Whether *asserted* is no word that could be negated: a preposition, an article, or a
    word that hides a negation.
    """
    return opens_noun(claim.text, claim.language, asserted) or _hides_negation(
        claim, asserted, negatives
    )


def _hides_negation(claim: Claim, asserted: Span, negatives: Sequence[Span]) -> bool:
    """Whether *asserted* is one of *negatives* itself ("unpresidential"), or stands right after a
    word that negates ("declined to comment").
    """
    if any(asserted.overlaps(word) for word in negatives):
        return True
    before = [word for word in words(claim.text) if word.end <= asserted.start][-_NEGATED_AFTER:]
    found = negators(claim.text, claim.language)
    return any(negator.span.overlaps(word) for negator in found for word in before)


def _unclaimed(view: View, cue: PolarityCue, there: Sequence[Span]) -> float:
    """Return how alike the negating word of *cue* is to the nearest of the words *there* that no
    other word of its own sentence has a better claim to, in [-1.5, 1].
    """
    own, rest = cue.negator or cue.span, _words_beside(view, cue)
    return max(
        view.similarity(own, word) - _CLAIMED * max(0.0, view.nearest_own(word, rest))
        for word in there
    )


def _spread(view: View, cue: PolarityCue, there: Sequence[Span]) -> float:
    """Return how unevenly the words beside the negation come back: their standard deviation.

    Where much comes back word for word and the rest not at all, the rest is said otherwise.
    """
    best = [view.nearest(word, there)[0] for word in _words_beside(view, cue)]
    return pstdev(best) if best else 0.0


def _words_beside(view: View, cue: PolarityCue) -> Sequence[Span]:
    """Return the words of *view*'s own side without the negating word of *cue*."""
    own = cue.negator or cue.span
    return [word for word in words(view.own.claim.text) if not word.overlaps(own)]


def coverage(view: View, own: Span, other: Span | None = None) -> float:
    """Return how well the words of each sentence come back in the other, in [-1, 1].

    The negating words, *own* and *other* of the two sides, are left out.
    """
    here = [word for word in words(view.own.claim.text) if not word.overlaps(own)]
    there = [
        word for word in words(view.other.claim.text) if other is None or not word.overlaps(other)
    ]
    back = View(view.pair, not view.turned)
    return (view.covered(here, there) + back.covered(there, here)) / 2


def _comes_back(view: View, asserted: Span) -> Span | None:
    """Return the word of the own side that is nearest to *asserted* of the other."""
    back = View(view.pair, not view.turned)
    return back.nearest(asserted, words(view.own.claim.text))[1]


def _conflict(
    view: View, cue: PolarityCue, word: Span, asserted: Span, evidence: dict[str, float]
) -> Conflict:
    hull = cue.span if denies(cue) else cue.span.hull(word)
    texts = hull.of(view.own.claim.text), asserted.of(view.other.claim.text)
    minus, plus = {"axis": NEGATION, "sign": -1}, {"axis": NEGATION, "sign": 1}
    return Conflict(
        type="polarity",
        span_a=asserted if view.turned else hull,
        span_b=hull if view.turned else asserted,
        value_a=plus if view.turned else minus,
        value_b=minus if view.turned else plus,
        explanation=(
            f"One report denies (“{texts[0]}”) what the other states (“{texts[1]}”)."
            if denies(cue)
            else f"One report says “{texts[0]}”, the other “{texts[1]}” without a negation."
        ),
        evidence=evidence,
    )
