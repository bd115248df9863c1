"""Two statements that count the same sort of thing, though little else in them is alike.

"A U.S. representative assisted in the release of 123 detainees" and a long sentence that mentions
in passing the release of 52 political prisoners are no translation of each other, and alignment
passes them over. A fact-checker wants them side by side all the same, when neither has another
counterpart in the other report.
"""

from collections.abc import Iterator

from claimcmp.alignment.evidence import SourceClaims
from claimcmp.alignment.tokens import TokenSpanSimilarity
from claimcmp.facts.records import Quantity

# Least contextual similarity of the two figures, and of what they count. On the development
# bundles, with neither claim paired otherwise, these let through no pair that the gold keeps apart.
_FIGURES_ALIKE = 0.6
_COUNTED_ALIKE = 0.4


def count_the_same(left: SourceClaims, row: int, right: SourceClaims, column: int) -> bool:
    """Whether two claims give different counts of the same sort of thing."""
    if not left.tokens or not right.tokens:
        return False
    similarity = TokenSpanSimilarity(left.tokens[row], right.tokens[column])
    return any(
        a.counted is not None
        and b.counted is not None
        and (a.high < b.low or b.high < a.low)
        and similarity(a.span, b.span) >= _FIGURES_ALIKE
        and similarity(a.counted, b.counted) >= _COUNTED_ALIKE
        for a in _counts(left, row)
        for b in _counts(right, column)
    )


def _counts(source: SourceClaims, row: int) -> Iterator[Quantity]:
    return (quantity for quantity in source.facts[row].quantities if quantity.kind == "count")
