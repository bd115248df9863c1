"""The frame of a name: how well the words around it say the same in both sentences."""

from collections.abc import Sequence

from claimcmp.divergence.counterparts import View, views, words
from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.facts.name.tables import name_language
from claimcmp.facts.name.tokens import tokens
from claimcmp.records import Span

# From this nearness on, a plain word of one report tells a word of the other's name. Of the names
# exchanged in our development data 97 in 100 lie below; of the others a quarter lies above.
TOLD = 0.55
# Words on either side of a name that make its frame, and the longest word of grammar.
_BESIDE = 3
_SHORTEST = 3


def frame(pair: StatementPair, a: Span, b: Span) -> float:
    """Return how alike the words around *a* and around *b* are, in [-1, 1]: the mean over both
    frames of each word's greatest similarity to a word of the other frame.
    """
    left, right = _around(pair.a, a), _around(pair.b, b)
    if not left or not right:
        return 0.0
    there = [max(pair.spans(x, y) for y in right) for x in left]
    back = [max(pair.spans(x, y) for x in left) for y in right]
    return (sum(there) / len(there) + sum(back) / len(back)) / 2


def meaning(pair: StatementPair, a: Span, b: Span) -> float:
    """Return the greatest similarity of a word of *a* to a word of *b*, in [-1, 1]: names that
    are translated ("Snake Island") share the meaning of their words.
    """
    left, right = _inside(pair.a, a), _inside(pair.b, b)
    return max((pair.spans(x, y) for x in left for y in right), default=0.0)


def translated(pair: StatementPair, a: Span, b: Span) -> float:
    """Return how near a word of *a* or of *b* comes to a plain word of the other sentence, in
    [-1, 1]: where only the first word of a name has a capital, the rest of its translation is
    told outside the name ("Asian Games", „Азіатських іграх”).
    """
    left, right = views(pair)
    return max(_nearest_plain(left, a), _nearest_plain(right, b))


def _nearest_plain(view: View, own: Span) -> float:
    """Return how near a word of *own* comes to a word of the other side that is in no name."""
    names = [name.span for name in view.other.facts.names]
    plain = [w for w in words(view.other.claim.text) if not any(w.overlaps(n) for n in names)]
    return max((view.nearest(word, plain)[0] for word in _inside(view.own, own)), default=0.0)


def _inside(statement: Statement, span: Span) -> list[Span]:
    found = tokens(statement.claim.text)
    return [Span(t.start, t.end) for t in found if Span(t.start, t.end).overlaps(span)]


def _around(statement: Statement, span: Span) -> Sequence[Span]:
    """Return the nearest words of weight on either side of *span*, names left out."""
    function = name_language(statement.claim.language).function
    names = [name.span for name in statement.facts.names]
    weighty = [
        Span(token.start, token.end)
        for token in tokens(statement.claim.text)
        if len(token.folded) >= _SHORTEST and token.folded not in function
    ]
    weighty = [word for word in weighty if not any(word.overlaps(n) for n in (*names, span))]
    before = [word for word in weighty if word.end <= span.start][-_BESIDE:]
    after = [word for word in weighty if word.start >= span.end][:_BESIDE]
    return [*before, *after]


def cover(pair: StatementPair, a: Span, b: Span) -> float:
    """Return how well the sentences without two names cover each other, in [-1, 1]."""
    left, right = views(pair)
    rest_a, rest_b = _rest(left, a), _rest(right, b)
    covered = [left.nearest(word, rest_b)[0] for word in rest_a]
    covering = [right.nearest(word, rest_a)[0] for word in rest_b]
    return (_mean(covered) + _mean(covering)) / 2


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _rest(view: View, span: Span) -> list[Span]:
    """Return the words of weight of the view's own side outside *span*."""
    claim = view.own.claim
    function = name_language(claim.language).function
    return [
        word
        for token in tokens(claim.text)
        if len(token.folded) >= _SHORTEST and not token.digits and token.folded not in function
        for word in [Span(token.start, token.end)]
        if not word.overlaps(span)
    ]
