"""Check that evaluation bundles keep the rules of their form.

usage: check_bundles.py BUNDLE.json [BUNDLE.json ...]

Every quoted sentence must stand in its report exactly, every sentence of every report must be in
``pairs`` or in ``single_source``, and a pair joins two different reports. Exit status 1 when one
of these fails.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TYPES = {"number", "date", "name", "polarity", "attribution", "certainty", "wording", "update"}


def letters(text: str) -> str:
    """Letters and digits only, to see what of a report no listed sentence covers."""
    return "".join(c for c in text if c.isalnum())


def problems(bundle: dict[str, Any]) -> list[str]:
    """Every broken rule of one bundle, as lines."""
    return [*_misquoted(bundle), *_unlisted(bundle), *_ill_paired(bundle)]


def _places(bundle: dict[str, Any]) -> list[tuple[str, str]]:
    """Every (report, sentence) that the bundle names."""
    sides = [side for pair in bundle["pairs"] for side in (pair["a"], pair["b"])]
    return [(report, sentence) for report, sentence in sides + bundle["single_source"]]


def _misquoted(bundle: dict[str, Any]) -> Iterator[str]:
    text_of = {report["id"]: report["text"] for report in bundle["reports"]}
    for report, sentence in _places(bundle):
        if sentence not in text_of.get(report, ""):
            yield f"not in {report}: {sentence}"


def _unlisted(bundle: dict[str, Any]) -> Iterator[str]:
    for report in bundle["reports"]:
        rest = report["text"]
        quoted = {sentence for name, sentence in _places(bundle) if name == report["id"]}
        for sentence in sorted(quoted, key=len, reverse=True):
            rest = rest.replace(sentence, " ")
        if letters(rest):
            yield f"not listed, {report['id']}: {rest.strip()[:160]}"


def _ill_paired(bundle: dict[str, Any]) -> Iterator[str]:
    seen = Counter(frozenset(map(tuple, (pair["a"], pair["b"]))) for pair in bundle["pairs"])
    yield from (f"listed {n} times: {sorted(pair)[0][1]}" for pair, n in seen.items() if n > 1)
    for pair in bundle["pairs"]:
        if pair["a"][0] == pair["b"][0]:
            yield f"pair within one report: {pair['a'][1]}"
        diverges = {"agree": False, "diverge": True}.get(pair["relation"])
        if set(pair["types"]) - TYPES or bool(pair["types"]) is not diverges:
            yield f"{pair['relation']} with types {pair['types']}: {pair['a'][1]}"


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
