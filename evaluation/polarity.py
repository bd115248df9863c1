"""How often polarity conflicts are found, and how often they are false, language by language.

Usage: python -m evaluation.polarity PARALLEL.tsv.gz [--from 41] [--to 60] [--output FILE]

PARALLEL.tsv.gz holds translated news documents (NTREX). Every flagged pair of untouched sentences
is a false alarm; English sentences with one antonym swapped or one auxiliary negated
(evaluation/perturb.py) should be flagged. Documents 1 to 40 were used to develop the rules, so
the figures that count are of the rest.
"""

import argparse
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from claimcmp.alignment.tokens import TokenSpanSimilarity, centre_tokens
from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.divergence.polarity import find_polarity_conflicts
from claimcmp.embedding.centres import token_centres
from claimcmp.embedding.embedded import EmbeddedEncoder
from claimcmp.embedding.interface import TokenEmbeddings
from claimcmp.facts.polarity import polarity_cues
from claimcmp.facts.records import Facts
from claimcmp.records import Claim, Span
from evaluation.figures import publish
from evaluation.perturb import change_polarity
from evaluation.translations import documents, read_rows

LANGUAGES = ("ro", "fr", "de", "hu", "ru", "uk", "it", "bg", "es", "pl")
_SEED = 7
# What a pair of translations scores; the finder itself does not look at these two.
_SIMILARITY, _PROBABILITY = 0.8, 0.9

Side = tuple[Statement, TokenEmbeddings]


def sides(texts: Sequence[str], language: str, encoder: EmbeddedEncoder) -> list[Side]:
    """Return each text as a statement with its centred token vectors."""
    tokens = centre_tokens(
        encoder.encode_tokens(texts), [language] * len(texts), token_centres(encoder)
    )
    facts = [Facts(polarity=polarity_cues(text, language)) for text in texts]
    return [
        (Statement(Claim("", language, text, Span(0, len(text)), language, 0), found), embedded)
        for text, found, embedded in zip(texts, facts, tokens, strict=True)
    ]


def flagged(left: Side, right: Side) -> bool:
    """Whether the two are found to conflict in polarity."""
    spans = TokenSpanSimilarity(left[1], right[1])
    pair = StatementPair(left[0], right[0], _SIMILARITY, _PROBABILITY, spans)
    return bool(find_polarity_conflicts(pair))


def measure(rows: Sequence[Mapping[str, str]], encoder: EmbeddedEncoder) -> dict[str, object]:
    """Return per language the pairs, the false alarms, the changed pairs and those found."""
    chance = random.Random(_SEED)
    changed = [(i, change_polarity(row["en"], chance)) for i, row in enumerate(rows)]
    changes = [(i, text) for i, text in changed if text]
    english = sides([row["en"] for row in rows], "en", encoder)
    altered = sides([text for _, text in changes], "en", encoder)
    result: dict[str, object] = {}
    for language in LANGUAGES:
        others = sides([row[language] for row in rows], language, encoder)
        result[language] = {
            "pairs": len(rows),
            "false_alarms": sum(map(flagged, english, others)),
            "changed": len(changes),
            "found": sum(
                flagged(side, others[i]) for (i, _), side in zip(changes, altered, strict=True)
            ),
        }
    return result


def main() -> None:
    """Print the figures as JSON, and write them where --output says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parallel", type=Path)
    parser.add_argument("--from", dest="first", type=int, default=41)
    parser.add_argument("--to", dest="last", type=int, default=60)
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    chosen = documents(read_rows(arguments.parallel))[arguments.first - 1 : arguments.last]
    rows = [row for document in chosen for row in document]
    encoder = EmbeddedEncoder(threads=1)
    report = {
        "documents": [arguments.first, arguments.last],
        "encoder": encoder.signature,
        "languages": measure(rows, encoder),
    }
    publish(report, arguments.output)


if __name__ == "__main__":
    main()
