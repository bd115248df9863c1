"""Numbers in names: "Article 5" here, "Article 12" there."""

from dataclasses import replace

from claimcmp.divergence.interface import Conflict, Statement, StatementPair
from claimcmp.divergence.number_evidence import lone_conflict
from claimcmp.facts.records import Label, Quantity
from claimcmp.folding import fold

# Similarity of the words before two numbers, in [-1, 1], from which they may name one kind.
_ALIKE = 0.5


def find_label_conflicts(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return the numbers that differ in what else is one name, or a name of one kind.

    A number that the other statement gives too, wherever, differs from nothing. Each label is set
    against the one whose name is most alike, and only where that holds for both.
    """
    a, b = _left(pair.a, pair.b), _left(pair.b, pair.a)
    likeness = {(x, y): _likeness(pair, x, y) for x in a for y in b}
    found = []
    for (x, y), alike in likeness.items():
        rivals = [
            other for pairing, other in likeness.items() if pairing[0] is x or pairing[1] is y
        ]
        if alike >= _ALIKE and alike == max(rivals):
            found.append(_conflict(pair, x, y))
    return tuple(found)


def _left(own: Statement, other: Statement) -> list[Label]:
    """Return the labels of *own* whose number *other* does not give."""
    given = {label.number for label in other.facts.labels}
    given |= {quantity.value for quantity in other.facts.quantities}
    return [label for label in own.facts.labels if label.number not in given]


def _likeness(pair: StatementPair, x: Label, y: Label) -> float:
    if fold(x.name.of(pair.a.claim.text)) == fold(y.name.of(pair.b.claim.text)):
        return 1.0
    return pair.spans(x.name, y.name)


def _conflict(pair: StatementPair, x: Label, y: Label) -> Conflict:
    """Return the conflict of two labels, weighed as if they were the only figures."""
    weighed = lone_conflict(pair, _figure(x), _figure(y))
    first, second = x.span.of(pair.a.claim.text), y.span.of(pair.b.claim.text)
    return replace(
        weighed,
        span_a=x.span,
        span_b=y.span,
        explanation=f"One report names “{first}”, the other “{second}”.",
        evidence={**weighed.evidence, "label": 1.0},
    )


def _figure(label: Label) -> Quantity:
    """Return a label as a count of what it names."""
    number = label.number
    return Quantity(label.span, "count", number, number, number, "exact", counted=label.name)
