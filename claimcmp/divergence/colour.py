"""How a claim is coloured, and how much of its colour the other claim does not answer."""

from dataclasses import dataclass

from claimcmp.divergence.counterparts import View, words
from claimcmp.divergence.interface import Statement
from claimcmp.facts.records import ChargedWord
from claimcmp.folding import fold
from claimcmp.records import Span

# Words this short are articles, prepositions and the like.
_SHORT = 3
# A word of the same charge in the other claim answers a charged word when it is as alike as this,
# in [-1, 1], wherever it stands: translations of one word rarely are less alike.
_ANSWERS = 0.35
# A word that stands in the place of a charged one and is as alike as this is its translation, known
# to the lists or not: of the gold pairs that differ in wording, 97 in 100 are less alike.
_TRANSLATES = 0.58
# Words that share so many first letters are one word in two languages: "anarchy", „anarhie”.
_COGNATE = 4
# The words of a quotation are its speaker's, not the report's.
_QUOTED = 0.3


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A charged word, the word in its place in the other claim, and how alike they are."""

    word: ChargedWord
    counterpart: Span
    alike: float


@dataclass(frozen=True, slots=True)
class Colours:
    """The colour of one claim beside another.

    ``total`` sums the strength of its charged words, ``excess`` that of the unanswered ones; the
    words of quotations count less in both. ``words`` are the spans that colour.
    """

    words: tuple[Span, ...]
    unanswered: tuple[Unanswered, ...]
    total: float
    excess: float


def colours(view: View) -> Colours:
    """Return the colour of the claim that *view* looks from."""
    charged = [word for word in view.own.facts.charged if word.strength]
    unanswered = tuple(found for word in charged if (found := _unanswered(view, word)))
    return Colours(
        tuple(word.span for word in charged),
        unanswered,
        sum(_strength(view.own, word) for word in charged),
        sum(_strength(view.own, found.word) for found in unanswered),
    )


def _strength(statement: Statement, word: ChargedWord) -> float:
    quoted = any(q.speech and q.span.overlaps(word.span) for q in statement.facts.quotations)
    return word.strength * (_QUOTED if quoted else 1.0)


def _unanswered(view: View, word: ChargedWord) -> Unanswered | None:
    """Return *word* with its counterpart, unless the other claim answers it in kind."""
    alike, counterpart = view.nearest(word.span, content(view.other.claim.text))
    if counterpart is None or alike >= _TRANSLATES or _cognate(view, word.span):
        return None
    in_kind = [c.span for c in view.other.facts.charged if c.charge == word.charge]
    if any(span.overlaps(counterpart) for span in in_kind):
        return None
    answer, _ = view.nearest(word.span, in_kind)
    if in_kind and answer >= min(alike, _ANSWERS):
        return None
    return Unanswered(word, counterpart, alike)


def _cognate(view: View, span: Span) -> bool:
    """Whether the other claim has a word that begins like the one at *span*."""
    own, text = fold(span.of(view.own.claim.text)), view.other.claim.text
    if len(own) < _COGNATE:
        return False
    return any(fold(word.of(text)).startswith(own[:_COGNATE]) for word in content(text))


def content(text: str) -> tuple[Span, ...]:
    """Return the spans of the words of *text* that mean something by themselves."""
    return tuple(word for word in words(text) if word.end - word.start > _SHORT)


def rest(view: View, span: Span) -> float:
    """Return how well the other claim covers the words outside *span*, in [-1, 1]."""
    own = [word for word in content(view.own.claim.text) if not word.overlaps(span)]
    return view.covered(own, words(view.other.claim.text))
