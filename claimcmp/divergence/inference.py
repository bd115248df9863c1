"""Contradictions that carry no figure, date, name or opposite word: entailment models infer them.

The model (claimcmp.entailment) says that two statements cannot both be true; which type of
divergence that is, if any, is left to the calibrated models named ``<type> inferred``.
"""

from collections.abc import Sequence

from claimcmp.divergence.counterparts import View, views, words
from claimcmp.divergence.interface import Conflict, StatementPair
from claimcmp.divergence.name_roles import SAME
from claimcmp.divergence.succession import succession_of
from claimcmp.facts.name.matching import same_name
from claimcmp.records import DivergenceType, Span

# Below this probability of contradiction nothing is proposed.
_LEAST_CONTRADICTION = 0.3
# A word whose nearest word in the other statement is less alike than this belongs to what differs.
_UNMATCHED = 0.45
_MOST_WORDS = 5
_SHORTEST_WORD = 3


def find_inferred(pair: StatementPair, found: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Return the divergences that inference alone suggests, of types that *found* does not have.

    A contradiction is proposed as a polarity conflict; as an update where one report is later; as
    exchanged names where the two statements share two names.
    """
    inferred = pair.entailment
    if inferred is None or inferred.contradiction < _LEAST_CONTRADICTION:
        return ()
    spans = _differing(pair)
    return tuple(
        _conflict(pair, kind, spans)
        for kind in _possible(pair)
        if not any(conflict.type == kind for conflict in found)
    )


def _possible(pair: StatementPair) -> list[DivergenceType]:
    possible: list[DivergenceType] = ["polarity"]
    if succession_of(pair) is not None:
        possible.append("update")
    if _shared_names(pair) > 1:
        possible.append("name")
    return possible


def _shared_names(pair: StatementPair) -> int:
    return sum(any(same_name(a, b) >= SAME for b in pair.b.facts.names) for a in pair.a.facts.names)


def _conflict(pair: StatementPair, kind: DivergenceType, spans: tuple[Span, Span]) -> Conflict:
    texts = spans[0].of(pair.a.claim.text), spans[1].of(pair.b.claim.text)
    return Conflict(
        type=kind,
        span_a=spans[0],
        span_b=spans[1],
        value_a=texts[0],
        value_b=texts[1],
        explanation=(
            f"“{texts[0]}” in one report and “{texts[1]}” in the other:"
            " by the entailment model the two statements cannot both be true."
        ),
        evidence={"inferred": 1.0, "shared_names": float(min(_shared_names(pair), 3))},
    )


def _differing(pair: StatementPair) -> tuple[Span, Span]:
    """Return the stretch of each statement that the other has least of."""
    left, right = views(pair)
    return _least_matched(left), _least_matched(right)


def _least_matched(view: View) -> Span:
    """Return the run of words around the word with the least counterpart."""
    text = view.own.claim.text
    own = [word for word in words(text) if word.end - word.start >= _SHORTEST_WORD]
    others = words(view.other.claim.text)
    if not own or not others:
        return Span(0, len(text))
    alike = [view.nearest(word, others)[0] for word in own]
    first = last = min(range(len(own)), key=alike.__getitem__)
    while last - first + 1 < _MOST_WORDS:
        neighbours = [at for at in (first - 1, last + 1) if 0 <= at < len(own)]
        weakest = min(neighbours, key=alike.__getitem__, default=None)
        if weakest is None or alike[weakest] >= _UNMATCHED:
            break
        first, last = min(first, weakest), max(last, weakest)
    return own[first].hull(own[last])
