"""Counterparts: a pair seen from one of its sides, and where its words come back in the other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.facts.records import Facts
from claimcmp.records import Span

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


@dataclass(frozen=True, slots=True)
class View:
    """A pair from the side of ``own``; ``turned`` says that ``own`` is the pair's ``b``."""

    pair: StatementPair
    turned: bool

    @property
    def own(self) -> Statement:
        """The statement looked from."""
        return self.pair.b if self.turned else self.pair.a

    @property
    def other(self) -> Statement:
        """The statement looked at."""
        return self.pair.a if self.turned else self.pair.b

    @property
    def other_context(self) -> tuple[Facts, ...]:
        """The facts of the sentences beside the statement looked at."""
        return self.pair.context_a if self.turned else self.pair.context_b

    def similarity(self, own: Span, other: Span) -> float:
        """Return how alike in meaning two spans are, in [-1, 1]."""
        return self.pair.spans(other, own) if self.turned else self.pair.spans(own, other)

    def nearest(self, own: Span, others: Iterable[Span]) -> tuple[float, Span | None]:
        """Return the best similarity of *own* to one of *others*, and that one; 0 and None if
        there are none.
        """
        scored = [(self.similarity(own, other), -other.start, other) for other in others]
        if not scored:
            return 0.0, None
        best = max(scored, key=lambda entry: entry[:2])
        return best[0], best[2]

    def covered(self, owns: Sequence[Span], others: Sequence[Span]) -> float:
        """Return how well *others* cover *owns*: the mean of the best similarity of each, in
        [-1, 1]; 0 if there are none.
        """
        best = [self.nearest(own, others)[0] for own in owns]
        return sum(best) / len(best) if best else 0.0

    def nearest_own(self, other: Span, owns: Iterable[Span]) -> float:
        """Return the best similarity of one of *owns* to *other*; 0 if there are none."""
        return max((self.similarity(own, other) for own in owns), default=0.0)


def views(pair: StatementPair) -> tuple[View, View]:
    """Return *pair* from its first and from its second side."""
    return View(pair, turned=False), View(pair, turned=True)


def words(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Return the spans of the words of *text*, or of its part *within*."""
    start, end = (within.start, within.end) if within else (0, len(text))
    return tuple(Span(m.start(), m.end()) for m in _WORD.finditer(text, start, end))
