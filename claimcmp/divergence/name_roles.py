"""Who did it to whom: two names that both reports give, with their parts exchanged."""

from collections.abc import Sequence
from itertools import combinations

from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.facts.name.tables import name_language
from claimcmp.facts.name.tokens import tokens
from claimcmp.facts.records import Name
from claimcmp.records import Span

# More words than this between two names are more than a verb.
_LONGEST_VERB = 5


def find_swapped(pair: StatementPair, matched: Sequence[tuple[Name, Name]]) -> tuple[Conflict, ...]:
    """Return at most one conflict: "A sued B" on one side and "B sued A" on the other.

    Only languages whose word order tells the agent from the patient are read, and only where
    nothing but a verb in the active voice stands between the two names.
    """
    if not (_ordered(pair.a) and _ordered(pair.b)):
        return ()
    for (a_first, b_first), (a_second, b_second) in combinations(matched, 2):
        order_a = a_first.span.start < a_second.span.start
        order_b = b_first.span.start < b_second.span.start
        if order_a == order_b:
            continue
        verb_a = _verb(pair.a, a_first.span, a_second.span)
        verb_b = _verb(pair.b, b_first.span, b_second.span)
        if verb_a and verb_b:
            subject_a = a_first if order_a else a_second
            subject_b = b_first if order_b else b_second
            return (_conflict(pair, (subject_a, subject_b), (verb_a, verb_b)),)
    return ()


def _ordered(statement: Statement) -> bool:
    """Whether the word order of the statement's language tells who does it."""
    return name_language(statement.claim.language).ordered


def _verb(statement: Statement, one: Span, other: Span) -> Span | None:
    """Return the words between two names if they can be an active verb, else None."""
    first, second = sorted((one, other), key=lambda span: span.start)
    text = statement.claim.text[first.end : second.start]
    between = tokens(text)
    language = name_language(statement.claim.language)
    words = {token.folded for token in between}
    broken = any(mark in text for mark in ',;:()„“”«»"')
    if broken or not 1 <= len(between) <= _LONGEST_VERB or words & language.not_active:
        return None
    if not words - language.function - language.links:
        return None
    return Span(first.end + between[0].start, first.end + between[-1].end)


def _conflict(
    pair: StatementPair, subjects: tuple[Name, Name], verbs: tuple[Span, Span]
) -> Conflict:
    a, b = subjects
    return Conflict(
        type="name",
        span_a=a.span,
        span_b=b.span,
        value_a=a.canonical,
        value_b=b.canonical,
        explanation=(f"One report has {a.canonical} do what the other says {b.canonical} did."),
        evidence={
            "swapped": 1.0,
            "verb_similarity": pair.spans(*verbs),
            "kinds_equal": 1.0,
            "span_similarity": pair.spans(a.span, b.span),
        },
    )
