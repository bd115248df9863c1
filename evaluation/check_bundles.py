"""Check that evaluation bundles keep the rules of their form.

usage: check_bundles.py BUNDLE.json [BUNDLE.json ...]

Every quoted sentence must stand in its report exactly, every sentence of every report must be in
``pairs`` or in ``single_source``, and a pair joins two different reports. Exit status 1 when one
of these fails.
"""

import json
import sys
from collections import Counter
from pathlib import Path

TYPES = {"number", "date", "name", "polarity", "attribution", "certainty", "wording", "update"}


def letters(text: str) -> str:
    """Letters and digits only, to see what of a report no listed sentence covers."""
    return "".join(c for c in text if c.isalnum())


def problems(bundle: dict) -> list[str]:
    """Every broken rule of one bundle, as lines."""
    found = []
    text_of = {report["id"]: report["text"] for report in bundle["reports"]}
    quoted: dict[str, set[str]] = {report: set() for report in text_of}
    places = [side for pair in bundle["pairs"] for side in (pair["a"], pair["b"])]
    for report, sentence in places + bundle["single_source"]:
        if report not in text_of:
            found.append(f"unknown report {report}")
        elif sentence not in text_of[report]:
            found.append(f"not in {report}: {sentence}")
        else:
            quoted[report].add(sentence)
    for report, text in text_of.items():
        rest = text
        for sentence in sorted(quoted[report], key=len, reverse=True):
            rest = rest.replace(sentence, " ")
        if letters(rest):
            found.append(f"not listed, {report}: {rest.strip()[:160]}")
    seen = Counter()
    for pair in bundle["pairs"]:
        seen[frozenset(map(tuple, (pair["a"], pair["b"])))] += 1
        if pair["a"][0] == pair["b"][0]:
            found.append(f"pair within one report: {pair['a'][1]}")
        if pair["relation"] not in ("agree", "diverge"):
            found.append(f"relation {pair['relation']}")
        if set(pair["types"]) - TYPES or bool(pair["types"]) != (pair["relation"] == "diverge"):
            found.append(f"types {pair['types']} for {pair['relation']}: {pair['a'][1]}")
    found += [f"listed {n} times: {next(iter(k))[1]}" for k, n in seen.items() if n > 1]
    return found


def main() -> int:
    """Print each problem with its bundle; 1 when there is one."""
    failed = 0
    for name in sys.argv[1:]:
        bundle = json.loads(Path(name).read_text(encoding="utf-8"))
        for line in problems(bundle):
            failed = 1
            print(f"{name}: {line}")
        relations = Counter(pair["relation"] for pair in bundle["pairs"])
        types = Counter(kind for pair in bundle["pairs"] for kind in pair["types"])
        print(f"{name}: {dict(relations)} {dict(types)} single={len(bundle['single_source'])}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
