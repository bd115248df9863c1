"""Every divergence type: each is one module with one function, listed here.

Adding a type touches its module, this list, its tests and its evaluation set.
"""

from collections.abc import Mapping
from typing import get_args

from claimcmp.divergence.attribution import find_attribution_conflicts
from claimcmp.divergence.certainty import find_certainty_conflicts
from claimcmp.divergence.date import find_date_conflicts
from claimcmp.divergence.inference import find_inferred
from claimcmp.divergence.interface import Conflict, ConflictFinder, StatementPair
from claimcmp.divergence.name import find_name_conflicts
from claimcmp.divergence.number import find_number_conflicts
from claimcmp.divergence.polarity import find_polarity_conflicts
from claimcmp.divergence.update import find_updates
from claimcmp.divergence.wording import find_wording_conflicts
from claimcmp.records import DivergenceType

FINDERS: Mapping[DivergenceType, ConflictFinder] = {
    "number": find_number_conflicts,
    "date": find_date_conflicts,
    "name": find_name_conflicts,
    "polarity": find_polarity_conflicts,
    "certainty": find_certainty_conflicts,
    "attribution": find_attribution_conflicts,
    "wording": find_wording_conflicts,
}
TYPES: tuple[DivergenceType, ...] = get_args(DivergenceType)


def find_conflicts(pair: StatementPair) -> tuple[Conflict, ...]:
    """Return every candidate conflict of two statements, still to be weighed by score.py.

    An update is a conflict that time explains, so its finder sees what the others found. What an
    entailment model adds comes last (with_inference).
    """
    found = tuple(conflict for find in FINDERS.values() for conflict in find(pair))
    return found + find_updates(pair, found)


def with_inference(pair: StatementPair, found: tuple[Conflict, ...]) -> tuple[Conflict, ...]:
    """Return *found* and what the pair's entailment suggests beyond it."""
    return found + find_inferred(pair, found)
