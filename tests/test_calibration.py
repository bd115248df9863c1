"""A model judges many cases at once as it judges each."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.calibration import LogisticModel

MODEL = LogisticModel(-1.25, {"cosine": 7.5, "shared_names": 0.3, "absent": 2.0})
_VALUES = st.floats(-50, 50)


@given(st.lists(st.tuples(_VALUES, _VALUES), max_size=8))
def test_many_cases_at_once(cases: list[tuple[float, float]]) -> None:
    features = {
        "cosine": np.array([a for a, _ in cases]),
        "shared_names": np.array([b for _, b in cases]),
    }
    alone = [MODEL.probability({"cosine": a, "shared_names": b}) for a, b in cases]
    assert MODEL.probabilities(features, len(cases)) == alone
