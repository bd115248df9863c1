"""Denials: one report denies the statement that the other confirms."""

from claimcmp.divergence.counterparts import views
from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.divergence.negation import coverage, governs_clause, negations, said_in_other_words
from claimcmp.facts.records import PolarityCue

# The two sentences must cover each other at least so well, on average, for the two verbs to be
# about one statement.
_LEAST_COVERAGE = 0.4


def same_statement(pair: StatementPair, a: PolarityCue, b: PolarityCue) -> bool:
    """Whether the opposite verbs *a* and *b* are about one statement, said in the same sense.

    Where what they govern differs by a negation or by an opposite word as well, two reversals
    cancel each other: who denies that the school will close confirms that it stays open.
    """
    if (_inner_negations(pair.a) - _inner_negations(pair.b)) % 2:
        return False
    left, right = views(pair)
    if said_in_other_words(left, a) or said_in_other_words(right, b):
        return False
    return coverage(left, a.span, b.span) >= _LEAST_COVERAGE


def _inner_negations(statement: Statement) -> int:
    """Count the negations beside those of the verbs that govern a clause."""
    found = negations(statement.facts.polarity)
    return sum(not governs_clause(cue) for cue in found)
