from dataclasses import replace
from datetime import date

import pytest

from claimcmp.divergence.certainty import find_certainty_conflicts
from claimcmp.divergence.interface import StatementPair
from tests.divergence.stance import pair

COULD = ("en", "A snap election could be held in September.")
SET = ("fr", "Le président a fixé des élections anticipées au 13 septembre.")
WORDS = {"snap": "anticipées", "election": "élections", "held": "fixé", "september": "septembre"}


def dated(first: date | None, second: date | None) -> StatementPair:
    found = pair(COULD, SET, WORDS)
    return replace(found, a=replace(found.a, published=first), b=replace(found.b, published=second))


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (date(2026, 6, 8), date(2026, 6, 10), 0),
        (date(2026, 6, 10), date(2026, 6, 8), 1),
        (date(2026, 6, 8), date(2026, 6, 8), 1),
        (None, None, 1),
    ],
)
def test_what_a_later_report_says_is_settled_was_open_before(
    first: date | None, second: date | None, count: int
) -> None:
    assert len(find_certainty_conflicts(dated(first, second))) == count
