import pytest

from claimcmp.entailment import Entailment, score_both_ways
from claimcmp.testing import OppositionScorer

SURE, UNSURE, AGAINST = (0.9, 0.05, 0.05), (0.1, 0.8, 0.1), (0.05, 0.05, 0.9)


@pytest.mark.parametrize(
    ("forward", "backward", "relation"),
    [
        (SURE, SURE, "equivalent"),
        (SURE, UNSURE, "entails"),
        (UNSURE, SURE, "entailed"),
        (UNSURE, UNSURE, "neutral"),
        (AGAINST, AGAINST, "contradiction"),
        (AGAINST, (0.3, 0.55, 0.15), "contradiction"),
        (AGAINST, UNSURE, "neutral"),
    ],
)
def test_both_directions_make_one_relation(
    forward: tuple[float, float, float], backward: tuple[float, float, float], relation: str
) -> None:
    assert Entailment(forward, backward).relation == relation


def test_a_detail_more_entails_in_one_direction() -> None:
    scorer = OppositionScorer({"reopened": "closed"})
    more, less = "the bridge reopened on Monday", "the bridge reopened"
    against = "the bridge is closed"
    relations = [e.relation for e in score_both_ways(scorer, [(more, less), (less, against)])]
    assert relations == ["entails", "contradiction"]
    assert (less, more) in scorer.asked


def test_the_two_directions_are_joined() -> None:
    entailment = Entailment(SURE, AGAINST)
    assert entailment.contradiction == pytest.approx(0.475)
    assert entailment.equivalence == pytest.approx(0.05)
    assert entailment.overlap == pytest.approx(0.9)
