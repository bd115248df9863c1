"""The model that ships: plain cases that its use in a newsroom rests on, and its card."""

import hashlib

import numpy as np
import pytest

from claimcmp.entailment import LABELS, load_scorer
from claimcmp.registry import EMBEDDED_ENTAILMENT, find_entailment_model

REOPENED = "The bridge over the Mureș was reopened to traffic on Monday morning."
CASES = (
    (REOPENED, "Luni dimineață s-a redeschis circulația pe podul peste Mureș.", "entailment"),
    (REOPENED, "Podul peste Mureș rămâne închis circulației.", "contradiction"),
    (REOPENED, "Primarul spune că lucrările au costat trei milioane de lei.", "neutral"),
    (
        "Negocierile dintre guvern și sindicate continuă.",
        "The talks between the government and the unions have collapsed.",
        "contradiction",
    ),
    ("Le parlement a rejeté la loi.", "Parlamentul a adoptat legea.", "contradiction"),
    ("The minister resigned on Tuesday.", "Marți, ministrul și-a dat demisia.", "entailment"),
)


@pytest.mark.parametrize(("premise", "hypothesis", "label"), CASES)
def test_plain_cases_across_languages(premise: str, hypothesis: str, label: str) -> None:
    scorer = load_scorer(EMBEDDED_ENTAILMENT, cache=False)
    assert scorer is not None
    (row,) = scorer.score([(premise, hypothesis)])
    assert LABELS[int(np.argmax(row))] == label


def test_its_card_bears_its_checksum() -> None:
    weights = find_entailment_model(EMBEDDED_ENTAILMENT).weights
    card = weights.with_suffix(".md").read_text(encoding="utf-8")
    assert hashlib.sha256(weights.read_bytes()).hexdigest() in card
