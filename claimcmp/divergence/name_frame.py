"""The frame of a name: how well the words around it say the same in both sentences."""

from collections.abc import Sequence

from claimcmp.divergence.counterparts import View, views, words
from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.facts.name.tables import name_language
from claimcmp.facts.name.tokens import Token, tokens
from claimcmp.records import Span

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
    names = [name.span for name in statement.facts.names]
    found = [Span(token.start, token.end) for token in _weighty(statement)]
    found = [word for word in found if not any(word.overlaps(n) for n in (*names, span))]
    before = [word for word in found if word.end <= span.start][-_BESIDE:]
    after = [word for word in found if word.start >= span.end][:_BESIDE]
    return [*before, *after]


def _weighty(statement: Statement) -> list[Token]:
    """Return the words of *statement* that are no words of grammar."""
    claim = statement.claim
    function = name_language(claim.language).function
    return [
        token
        for token in tokens(claim.text)
        if len(token.folded) >= _SHORTEST and token.folded not in function
    ]


def cover(pair: StatementPair, a: Span, b: Span) -> float:
    """Return how well the sentences without two names cover each other, in [-1, 1]."""
    left, right = views(pair)
    rest_a, rest_b = _rest(pair.a, a), _rest(pair.b, b)
    return (left.covered(rest_a, rest_b) + right.covered(rest_b, rest_a)) / 2


def _rest(statement: Statement, span: Span) -> list[Span]:
    """Return the words of weight of *statement* outside *span*, figures left out."""
    found = [Span(t.start, t.end) for t in _weighty(statement) if not t.digits]
    return [word for word in found if not word.overlaps(span)]
