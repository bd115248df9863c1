"""Denials: one report denies the statement that the other confirms."""

from claimcmp.divergence.counterparts import views, words
from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.divergence.negation import coverage, governs_clause, negations, said_in_other_words
from claimcmp.facts.records import PolarityCue

# The two sentences must cover each other at least so well, on average, for the two verbs to be
# about one statement.
_LEAST_COVERAGE = 0.4
# A negation further from the verb, in words, is in another clause than the one it governs.
_GOVERNED_WORDS = 12


def same_statement(pair: StatementPair, a: PolarityCue, b: PolarityCue) -> bool:
    """Whether the opposite verbs *a* and *b* are about one statement, said in the same sense.

    Where what they govern differs by a negation or by an opposite word as well, two reversals
    cancel each other: who denies that the school will close confirms that it stays open.
    """
    if (_inner_negations(pair.a, a) - _inner_negations(pair.b, b)) % 2:
        return False
    left, right = views(pair)
    if said_in_other_words(left, a) or said_in_other_words(right, b):
        return False
    return coverage(left, a.span, b.span) >= _LEAST_COVERAGE


def _inner_negations(statement: Statement, verb: PolarityCue) -> int:
    """Count the negations near *verb* beside those of the verbs that govern a clause."""
    return sum(
        not governs_clause(cue) and _words_between(statement, cue, verb) <= _GOVERNED_WORDS
        for cue in negations(statement.facts.polarity)
    )


def _words_between(statement: Statement, cue: PolarityCue, verb: PolarityCue) -> int:
    first, second = sorted((cue.span, verb.span), key=lambda span: span.start)
    return sum(
        first.end <= word.start and word.end <= second.start for word in words(statement.claim.text)
    )
