"""Measure an entailment model: ``python -m evaluation.entailment MODEL --data FOLDER``.

French news contradictions (daccord), RTE3 in French, VitaminC pages that no training pair comes
from, and the hand-written Romanian-English set of ``evaluation/nli``. Writes
evaluation/results/entailment.json. No constant of a model is fitted on these sets.
"""

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from claimcmp.entailment import LABELS, NliScorer, load_scorer, score_both_ways
from training.pairs import read_table

RESULTS = Path(__file__).parent / "results" / "entailment.json"
OWN = Path(__file__).parent / "nli" / "ro_en.tsv"
_BINS = 10
Probabilities = NDArray[np.float32]
_CONTRADICTION = LABELS.index("contradiction")


def calibration_error(probabilities: Probabilities, right: Sequence[int]) -> float:
    """Return the expected calibration error of the chosen class, in ten bins of equal width.

    Naeini et al., 2015, "Obtaining Well Calibrated Probabilities Using Bayesian Binning".
    """
    confidence = probabilities.max(axis=1)
    correct = probabilities.argmax(axis=1) == np.array(right)
    bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    return float(
        sum(
            abs(confidence[bins == b].mean() - correct[bins == b].mean()) * (bins == b).mean()
            for b in range(_BINS)
            if (bins == b).any()
        )
    )


def three_way(scorer: NliScorer, rows: Sequence[Mapping[str, str]]) -> dict[str, float]:
    """Return accuracy, the AUC of contradiction against the rest, and the calibration error."""
    found = scorer.score([(row["premise"], row["hypothesis"]) for row in rows])
    right = [LABELS.index(row["label"]) for row in rows]
    against = np.array(right) == _CONTRADICTION
    return {
        "pairs": len(rows),
        "accuracy": round(float((found.argmax(axis=1) == np.array(right)).mean()), 4),
        "contradiction AUC": round(float(roc_auc_score(against, found[:, _CONTRADICTION])), 4),
        "calibration error": round(calibration_error(found, right), 4),
    }


def two_way(scorer: NliScorer, rows: Sequence[Mapping[str, str]]) -> dict[str, float]:
    """Return how well contradiction is told from compatible, the two sides having no order.

    The decision is that of both directions' mean at one half; no threshold is fitted.
    """
    pairs = [(row["premise"], row["hypothesis"]) for row in rows]
    found = np.array([pair.contradiction for pair in score_both_ways(scorer, pairs)])
    right = np.array([row["label"] == "contradiction" for row in rows])
    return {
        "pairs": len(rows),
        "accuracy": round(float(((found > 0.5) == right).mean()), 4),
        "contradiction AUC": round(float(roc_auc_score(right, found)), 4),
    }


def figures(scorer: NliScorer, data: Path) -> dict[str, object]:
    """Return every figure of *scorer*."""
    sets = data / "nli" / "dev"
    own = read_table(OWN)
    found: dict[str, object] = {
        "model": scorer.signature,
        "daccord_a.fr": two_way(scorer, read_table(sets / "daccord_a.fr.tsv.gz")),
        "rte3.fr": three_way(scorer, read_table(sets / "rte3.fr.tsv.gz")),
        "vitaminc.en": three_way(scorer, read_table(sets / "vitaminc.en.tsv.gz")),
        "ro_en": three_way(scorer, own),
    }
    for languages in (("ro", "en"), ("en", "ro"), ("ro", "ro"), ("en", "en")):
        rows = [r for r in own if (r["premise_language"], r["hypothesis_language"]) == languages]
        found[f"ro_en {'-'.join(languages)}"] = three_way(scorer, rows)
    return found


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("model", help="name or folder, as for --nli")
    options = parser.parse_args()
    scorer = load_scorer(options.model, cache=False)
    if scorer is None:
        parser.error("none: there is nothing to measure")
    started = time.monotonic()
    found = figures(scorer, options.data)
    print(json.dumps(found, indent=1), f"\n{time.monotonic() - started:.0f} s")
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
