"""Reading facts against embedding: what a sentence costs before anything is compared.

Usage: python -m benchmarks.facts DATA_FOLDER [--sentences 1000] [--output FILE]
DATA_FOLDER holds parallel/ntrex_docs_1-60.tsv.gz. The two take turns over the same documents in
one process, so that whatever else the machine does slows both alike; processor time is what to
compare. Judging is what alignment asks of the facts of candidate pairs, five for each sentence.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import islice, starmap
from pathlib import Path
from typing import TypeVar

from benchmarks.corpus import ntrex_events
from benchmarks.machine import describe_machine

Result = TypeVar("Result")
RESULT = Path(__file__).with_name("results") / "facts.json"
LANGUAGES = ("ro", "en")
_PUBLISHED = date(2026, 3, 4)
# Candidates of one sentence whose facts are compared with its own.
_CANDIDATES = 5


class Stopwatch:
    """Processor seconds of each kind of work."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.seconds: dict[str, float] = {}

    def __call__(self, name: str, work: Callable[[], Result]) -> Result:
        """Return what *work* returns, its processor time added to *name*."""
        started = time.process_time()
        result = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - started
        return result


def measure(documents: Sequence[tuple[str, list[str]]]) -> dict[str, float]:
    """Return milliseconds per sentence for each kind of work over (language, sentences)."""
    from claimcmp.embedding import load_encoder
    from claimcmp.facts.extraction import extract_facts
    from claimcmp.facts.overlap import shared_facts

    encoder = load_encoder(None, cache=False)
    encoder.encode(["warm"])
    for language, texts in documents[: len(LANGUAGES)]:
        extract_facts(texts, [language] * len(texts), None)
    watch = Stopwatch()
    for language, texts in documents:
        languages = [language] * len(texts)
        found = watch("reading facts", partial(extract_facts, texts, languages, _PUBLISHED))
        pairs = [
            (facts, found[(place + step) % len(found)])
            for place, facts in enumerate(found)
            for step in range(1, _CANDIDATES + 1)
        ]
        watch("judging facts", partial(list, starmap(shared_facts, pairs)))
        watch("embedding", partial(encoder.encode, texts))
    sentences = sum(len(texts) for _, texts in documents)
    return {name: round(1000 * spent / sentences, 3) for name, spent in watch.seconds.items()}


def main() -> None:
    """Measure, print and write the result."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--sentences", type=int, default=1000)
    arguments.add_argument("--output", type=Path, default=RESULT)
    chosen = arguments.parse_args()
    documents = [
        (language, [fact[language] for fact in event])
        for event in ntrex_events(chosen.data)
        for language in LANGUAGES
    ]
    mean = sum(len(texts) for _, texts in documents) / len(documents)
    documents = list(islice(documents, round(chosen.sentences / mean)))
    spent = measure(documents)
    result = {
        "machine": describe_machine(("onnxruntime", "numpy", "rapidfuzz")),
        "sentences": sum(len(texts) for _, texts in documents),
        "processor_ms_per_sentence": spent,
        "facts_over_embedding": round(
            (spent["reading facts"] + spent["judging facts"]) / spent["embedding"], 2
        ),
    }
    print(json.dumps(result, indent=1))
    chosen.output.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
