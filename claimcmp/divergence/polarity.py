"""Polarity: one report asserts what the other denies or reverses."""

from collections.abc import Iterator, Mapping, Sequence

from claimcmp.divergence.counterparts import View, views, words
from claimcmp.divergence.denial import same_statement
from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.negation import denies, find_lone_negations, governs_clause, word_of
from claimcmp.facts.oppositions import axes, related
from claimcmp.facts.polarity import NEGATION
from claimcmp.facts.records import PolarityCue
from claimcmp.records import Span

# Two opposite words less alike than this are about different things. Antonyms of two reports lie
# at 0.2 to 0.9 on the development bundles, see evaluation/results/polarity.json.
_LEAST_SIMILARITY = 0.15
# How much nearer than its opposite another word of the sentence may be, for a wholly reliable
# axis and for a wholly unreliable one.
_MARGIN_SURE = -0.4
_MARGIN_UNSURE = 0.25
# In longer sentences more words could be meant, so the margin must rise, by word beyond so many.
# Set on NTREX documents 1 to 40 and the development bundles: 30 of 70 false finds go, 2 of 53.
_MARGIN_PER_WORD = 0.02
_WORDS_FREE = 18
# On a reliable axis of its own words ("appealed", "kept silent") hardly anything else is meant, so
# a longer sentence asks for less. Set on the same documents and bundles.
_SURE = 0.9
_MARGIN_PER_WORD_SURE = 0.01
# Two negations this alike negate the same thing.
_SAME_NEGATION = 0.3
# A cue of the same sign explains the opposite one away where it is at most this much further.
_ANSWER_SLACK = 0.05


def find_polarity_conflicts(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return what one statement asserts and the other denies or reverses, the surest first.

    First opposite words on one axis that stand for each other in the two sentences; where there
    are none, a negation of what the other sentence asserts.
    """
    found = tuple(_opposed(pair))
    told = _told_by_denials([(a, b) for a, b, _ in found])
    conflicts = [
        _conflict(pair, a, b, evidence)
        for a, b, evidence in found
        if a.negator not in told[0] and b.negator not in told[1]
    ]
    conflicts.sort(key=lambda conflict: -conflict.evidence["similarity"])
    return tuple(conflicts[:1]) or find_lone_negations(pair)


def _told_by_denials(
    opposed: Sequence[tuple[PolarityCue, PolarityCue]],
) -> tuple[set[Span], set[Span]]:
    """Return the verbs of each side that deny what the other confirms.

    What only such a verb reverses in its clause is told by the verb itself.
    """
    pairs = [(a, b) for a, b in opposed if governs_clause(a) and governs_clause(b)]
    return {word_of(a) for a, _ in pairs}, {word_of(b) for _, b in pairs}


def _opposed(
    pair: StatementPair,
) -> Iterator[tuple[PolarityCue, PolarityCue, dict[str, float]]]:
    """Yield every two opposite cues that nothing else in the sentences explains, with their
    evidence.
    """
    left, right = views(pair)
    for a in pair.a.facts.polarity:
        for b in pair.b.facts.polarity:
            if not _opposite(a, b):
                continue
            if _negated_elsewhere(left, a, b) or _negated_elsewhere(right, b, a):
                continue
            similarity = pair.spans(word_of(a), word_of(b))
            if similarity < _LEAST_SIMILARITY or _answered(left, a, similarity):
                continue
            if _answered(right, b, similarity):
                continue
            evidence = _evidence(pair, a, b, similarity)
            if _stand_for_each_other(pair, a, b, evidence):
                yield a, b, evidence


def _stand_for_each_other(
    pair: StatementPair, a: PolarityCue, b: PolarityCue, evidence: Mapping[str, float]
) -> bool:
    """Whether two opposite words are about the same thing.

    Verbs over a whole statement do not stand beside what they are about, so other words of a
    long sentence may well be nearer: the statements tell.
    """
    if governs_clause(a) and governs_clause(b):
        return same_statement(pair, a, b)
    sure = a.axis == b.axis and evidence["strength"] >= _SURE
    per_word = _MARGIN_PER_WORD_SURE if sure else _MARGIN_PER_WORD
    return evidence["margin"] >= _least_margin(evidence["strength"], evidence["words"], per_word)


def _opposite(a: PolarityCue, b: PolarityCue) -> bool:
    """Whether two words sit at different places of one axis; "did not rise" may be "unchanged".

    What is only asked for is no opposite of what happened.
    """
    if a.sign == b.sign or NEGATION in (a.axis, b.axis) or not related(a.axis, b.axis):
        return False
    if a.sought != b.sought:
        return False
    return 0 not in (a.sign, b.sign) or not (a.negated or b.negated)


def _least_margin(strength: float, length: float, per_word: float) -> float:
    margin = strength * _MARGIN_SURE + (1 - strength) * _MARGIN_UNSURE
    return margin + per_word * max(0.0, length - _WORDS_FREE)


def _length(pair: StatementPair) -> int:
    """Return the number of words of the longer sentence."""
    return max(len(words(pair.a.claim.text)), len(words(pair.b.claim.text)))


def _negated_elsewhere(view: View, own: PolarityCue, other: PolarityCue) -> bool:
    """Whether *own* is negated and *other* is not, but its sentence negates the same elsewhere."""
    if own.negator is None or other.negator is not None:
        return False
    return any(
        view.similarity(own.span, cue.span) >= _SAME_NEGATION
        for cue in view.other.facts.polarity
        if cue.negator is not None
    )


def _answered(view: View, own: PolarityCue, similarity: float) -> bool:
    """Whether a cue of the same sign in the other sentence stands for *own* as well."""
    return any(
        cue.sign == own.sign
        and cue.sought == own.sought
        and related(cue.axis, own.axis)
        and view.similarity(word_of(own), word_of(cue)) >= similarity - _ANSWER_SLACK
        for cue in view.other.facts.polarity
        if cue.axis != NEGATION
    )


def _evidence(
    pair: StatementPair, a: PolarityCue, b: PolarityCue, similarity: float
) -> dict[str, float]:
    left, right = views(pair)
    known = axes()
    return {
        "similarity": similarity,
        "margin": similarity - max(_best_rival(left, a, b), _best_rival(right, b, a)),
        "strength": min(known[a.axis].strength, known[b.axis].strength),
        "words": float(_length(pair)),
        "same_axis": float(a.axis == b.axis),
        "negated": float(a.negated or b.negated),
        "lone": 0.0,
        "support": 0.0,
    }


def _best_rival(view: View, own: PolarityCue, other: PolarityCue) -> float:
    """Return how alike *own*'s word is to the nearest word beside *other*."""
    rivals = [w for w in words(view.other.claim.text) if not w.overlaps(other.span)]
    return view.nearest(word_of(own), rivals)[0]


def _conflict(
    pair: StatementPair, a: PolarityCue, b: PolarityCue, evidence: dict[str, float]
) -> Conflict:
    spans = _shown(pair.a, a), _shown(pair.b, b)
    return Conflict(
        type="polarity",
        span_a=spans[0],
        span_b=spans[1],
        value_a={"axis": a.axis, "sign": a.sign},
        value_b={"axis": b.axis, "sign": b.sign},
        explanation=_explanation(pair, (a, b), spans),
        evidence=evidence,
    )


def _shown(statement: Statement, cue: PolarityCue) -> Span:
    """Return the smallest span that tells the sense of *cue*: the verb that denies its clause, or
    the word with its negation.
    """
    return cue.negator if cue.negator and _is_denied(statement, cue) else cue.span


def _is_denied(statement: Statement, cue: PolarityCue) -> bool:
    """Whether a denial, and nothing else, reverses *cue*."""
    return cue.negated and any(
        denies(verb) and word_of(verb) == cue.negator for verb in statement.facts.polarity
    )


def _explanation(
    pair: StatementPair, cues: tuple[PolarityCue, PolarityCue], spans: tuple[Span, Span]
) -> str:
    sides = (pair.a, pair.b)
    texts = [span.of(side.claim.text) for span, side in zip(spans, sides, strict=True)]
    denied = [_is_denied(side, cue) for side, cue in zip(sides, cues, strict=True)]
    if any(denied):
        denying, stated = texts if denied[0] else texts[::-1]
        return f"One report denies (“{denying}”) what the other states (“{stated}”)."
    assertions = [axes()[cue.axis].assertion(cue.sign) for cue in cues]
    return (
        f"“{texts[0]}” in one report says the opposite of “{texts[1]}” in the other "
        f"({assertions[0]} against {assertions[1]})."
    )
