"""Measure certainty and attribution conflicts; writes results/stance.json.

    python -m evaluation.stance PARALLEL.tsv.gz [--output FILE] [--show]

Two measures, before any calibrated weighing, so that they say what the finders offer:

- bundles: the development bundles' gold pairs: how many pairs of the type are found, and how many
  pairs that agree are flagged;
- silence: translations without a change, on which every conflict is a false alarm. Rules were
  written with the first 40 documents in sight. The rest was looked at once, afterwards, and led
  to further entries in the data files: only the figures of unseen bundles are free of that.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from claimcmp.alignment.tokens import TokenSpanSimilarity, centre_tokens
from claimcmp.divergence.attribution import find_attribution_conflicts
from claimcmp.divergence.certainty import find_certainty_conflicts
from claimcmp.divergence.interface import ConflictFinder, Statement, StatementPair
from claimcmp.embedding import embed_tokens, load_encoder, token_centres
from claimcmp.embedding.interface import Encoder
from claimcmp.facts.attribution import attributions
from claimcmp.facts.certainty import certainty_cues
from claimcmp.facts.name import names
from claimcmp.facts.quotation import quotations
from claimcmp.facts.records import Facts
from claimcmp.records import Claim, Span
from evaluation import gold, translations
from evaluation.figures import publish

_FINDERS: Mapping[str, ConflictFinder] = {
    "certainty": find_certainty_conflicts,
    "attribution": find_attribution_conflicts,
}
_LANGUAGES = ("ro", "fr", "de", "hu", "ru", "uk", "it", "bg", "es", "pl")
_DEVELOPMENT_DOCUMENTS = 40
_RESULTS = Path(__file__).parent / "results" / "stance.json"


def statements(texts: Sequence[str], language: str) -> tuple[Statement, ...]:
    """Return the sentences of one article with the facts that stance needs."""
    return tuple(
        Statement(
            Claim(str(number), "", text, Span(0, len(text)), language, number),
            Facts(
                names=found,
                certainty=certainty_cues(text, language),
                attributions=attributions(text, language),
                quotations=quotations(text, language),
            ),
        )
        for number, (text, found) in enumerate(zip(texts, names(texts, language), strict=True))
    )


def pairs(
    sides: Sequence[tuple[Statement, Statement]], encoder: Encoder
) -> Iterator[StatementPair]:
    """Yield the pairs with the contextual similarity of their words."""
    claims = [side.claim for both in sides for side in both]
    tokens = centre_tokens(
        embed_tokens(encoder, [claim.text for claim in claims]),
        [claim.language for claim in claims],
        token_centres(encoder),
    )
    for number, (a, b) in enumerate(sides):
        spans = TokenSpanSimilarity(tokens[2 * number], tokens[2 * number + 1])
        yield StatementPair(a, b, similarity=1.0, probability=1.0, spans=spans)


def telling(side: Statement) -> bool:
    """Whether a statement hedges or attributes at all; a pair of others cannot conflict."""
    return bool(side.facts.certainty or side.facts.attributions)


def measure_bundles(encoder: Encoder, *, show: bool) -> dict[str, dict[str, int]]:
    """Count what is found on the gold pairs of the development bundles."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in _FINDERS}
    for bundle in gold.load(gold.DEVELOPMENT):
        known = {}
        for report, sentences in bundle.sentences.items():
            language = bundle.articles[report].language or report.split("-")[1]
            for sentence, read in zip(sentences, statements(sentences, language), strict=True):
                known[report, sentence] = read
        sides = [(known[pair.a], known[pair.b]) for pair in bundle.pairs]
        for judged, pair in zip(bundle.pairs, pairs(sides, encoder), strict=True):
            for kind, find in _FINDERS.items():
                group = "gold" if kind in judged.types else "other" if judged.types else "agree"
                found = bool(find(pair))
                counts[kind][group] += 1
                counts[kind][f"{group} flagged"] += found
                if show and found != (group == "gold"):
                    print(kind, group, pair.a.claim.text, "//", pair.b.claim.text, sep=" | ")
    return {kind: dict(sorted(count.items())) for kind, count in counts.items()}


def measure_silence(path: Path, encoder: Encoder, *, show: bool) -> dict[str, dict[str, object]]:
    """Count the conflicts found between untouched translations, per language."""
    documents = translations.documents(translations.read_rows(path))
    parts = {
        "development": documents[:_DEVELOPMENT_DOCUMENTS],
        "rest": documents[_DEVELOPMENT_DOCUMENTS:],
    }
    results: dict[str, dict[str, object]] = {}
    for part, rows in parts.items():
        sentences = sum(map(len, rows))
        results[part] = {"sentences": sentences}
        for language in _LANGUAGES:
            flagged = _flagged(rows, language, encoder, show=show)
            results[part][language] = {kind: flagged[kind] for kind in _FINDERS}
    return results


def _flagged(
    documents: Sequence[Sequence[dict[str, str]]], language: str, encoder: Encoder, *, show: bool
) -> Counter[str]:
    sides = [
        both
        for document in documents
        for both in zip(
            statements([row["en"] for row in document], "en"),
            statements([row[language] for row in document], language),
            strict=True,
        )
        if telling(both[0]) or telling(both[1])
    ]
    flagged: Counter[str] = Counter()
    for pair in pairs(sides, encoder):
        for kind, find in _FINDERS.items():
            found = bool(find(pair))
            flagged[kind] += found
            if show and found:
                print(kind, language, pair.a.claim.text, "//", pair.b.claim.text, sep=" | ")
    return flagged


def main() -> None:
    """Run both measures and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parallel", type=Path, help="NTREX documents, gzipped and tab-separated")
    parser.add_argument("--output", type=Path, default=_RESULTS)
    parser.add_argument("--show", action="store_true", help="print every error")
    options = parser.parse_args()
    encoder = load_encoder(cache=False)
    results = {
        "parallel": gold.fingerprint([options.parallel]),
        "bundles": measure_bundles(encoder, show=options.show),
        "translations": measure_silence(options.parallel, encoder, show=options.show),
    }
    publish(results, options.output)


if __name__ == "__main__":
    main()
