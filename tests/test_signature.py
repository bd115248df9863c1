"""The signature names everything that decides a result."""

import pytest

from claimcmp import __version__
from claimcmp.calibration import calibration_version
from claimcmp.errors import InputError
from claimcmp.settings import Settings
from claimcmp.signature import signature
from claimcmp.testing import ConceptEncoder, OppositionScorer


def test_the_line_in_full() -> None:
    encoder = ConceptEncoder({"rain": "weather", "president": "head of state"})
    assert signature(encoder, None, Settings(sensitivity=0.75)) == (
        f"claimcmp:{__version__}|model:concepts@weather+head_of_state|nli:none"
        f"|calibration:{calibration_version()}|threshold:0.25"
    )


def test_each_part_changes_it() -> None:
    rain, snow = ConceptEncoder({"rain": "rain"}), ConceptEncoder({"snow": "snow"})
    lines = {
        signature(encoder, scorer, Settings(sensitivity=value))
        for encoder in (rain, snow)
        for scorer in (None, OppositionScorer({}))
        for value in (0.3, 0.5)
    }
    assert len(lines) == 8


@pytest.mark.parametrize("sensitivity", [0.0, 1.0, -1.0, 2.0, float("nan")])
def test_a_sensitivity_outside_its_range(sensitivity: float) -> None:
    with pytest.raises(InputError, match="choose a number between 0 and 1"):
        Settings(sensitivity=sensitivity)
