"""Fail when quality sinks below the floors that are committed.

usage: python -m evaluation.gate [--lower REASON]

Measures the held-back bundles of the repository and compares with floors.json, which names the
hash of the data. With ``--lower REASON`` floors that no longer hold are lowered to what was
measured, and the reason is kept beside them; floors are raised by hand.
"""

import argparse
import json
import sys
from functools import partial
from pathlib import Path

from claimcmp import compare, load_encoder
from evaluation import gold
from evaluation.evaluate import of_bundle
from evaluation.measure import figures, total

FLOORS = Path(__file__).parent / "floors.json"
# Figures for which less is better.
_CEILINGS = frozenset({"false alarms on agreeing pairs"})


def broken(floors: dict[str, float], measured: dict[str, float]) -> dict[str, float]:
    """Return the floors that do not hold, with what was measured instead."""
    found = {}
    for name, floor in floors.items():
        value = measured.get(name, 0.0)
        if value > floor if name in _CEILINGS else value < floor:
            found[name] = value
    return found


def main() -> int:
    """Measure and compare; 1 when a floor does not hold or the data has changed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lower", metavar="REASON", help="lower the floors that do not hold")
    options = parser.parse_args()
    kept = json.loads(FLOORS.read_text(encoding="utf-8"))
    data = gold.fingerprint(gold.BUNDLES / f"{name}.json" for name in gold.HELD_BACK)
    if data != kept["data"]:
        print(f"floors.json is for data {kept['data']}, the bundles are {data}")
        return 1
    comparing = partial(compare, encoder=load_encoder(cache=False))
    bundles = gold.load(gold.HELD_BACK)
    measured = figures(total(of_bundle(b, comparing, show_errors=False) for b in bundles))
    missed = broken(kept["floors"], measured)
    for name, value in missed.items():
        print(f"{name}: {value:.3f}, floor {kept['floors'][name]:.3f}")
    if missed and options.lower:
        kept["floors"] |= missed
        kept["lowered"] = [*kept.get("lowered", []), {"why": options.lower, **missed}]
        FLOORS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        return 0
    print(f"{len(kept['floors']) - len(missed)} of {len(kept['floors'])} floors hold")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
