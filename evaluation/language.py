"""Compare langdetect, py3langid and their combination on short texts in look-alike languages.

    python -m evaluation.language lingua.tsv.gz [--output FILE]

The file has the columns language, text and kind. Romanian is measured again without diacritics.
"""

import argparse
import gzip
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from claimcmp.folding import fold
from claimcmp.language import identify_text, langdetect_probabilities, py3langid_probabilities
from evaluation.figures import publish

_KINDS = ("sentences", "word-pairs")


def examples(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (language, text, kind), Romanian once more without its diacritics."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in list(file)[1:]:
            language, text, kind = line.rstrip("\n").split("\t")
            if kind in _KINDS:
                yield language, text, kind
                if language == "ro":
                    yield language, _plain(text), f"{kind} without diacritics"


def _plain(text: str) -> str:
    """Return *text* without diacritics and with its capitals."""
    pairs = zip(text, fold(text), strict=True)
    return "".join(folded.upper() if c.isupper() else folded for c, folded in pairs)


def _best(probabilities: Mapping[str, float]) -> str:
    return max(sorted(probabilities), key=lambda code: probabilities[code], default="und")


IDENTIFIERS: dict[str, Callable[[str], str]] = {
    "langdetect": lambda text: _best(langdetect_probabilities(text)),
    "py3langid": lambda text: _best(py3langid_probabilities(text)),
    "combined": lambda text: identify_text(text).language,
}


def main() -> None:
    """Print accuracy by kind, and what Romanian is taken for; write them to ``--output``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path)
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    rows = list(examples(arguments.examples))
    results: dict[str, Any] = {}
    for name, identifier in IDENTIFIERS.items():
        right: Counter[str] = Counter()
        total: Counter[str] = Counter()
        mistaken: Counter[str] = Counter()
        for language, text, kind in rows:
            found = identifier(text)
            for group in (kind, f"{kind}: {language}"):
                total[group] += 1
                right[group] += found == language
            if language == "ro" != found and kind.startswith("sentences"):
                mistaken[found] += 1
        accuracy = {group: round(right[group] / total[group], 4) for group in sorted(total)}
        results[name] = {
            "accuracy": accuracy,
            "romanian sentences taken for": dict(mistaken.most_common(6)),
        }
    publish(results, arguments.output)


if __name__ == "__main__":
    main()
