"""How often loaded wording and updates are found, and how often untouched pairs raise a candidate.

usage: python -m evaluation.framing [--parallel FOLDER] [--output FILE]

On the development bundles: the share of gold pairs of each type that get a candidate, and of the
agreeing pairs that do. Where FOLDER holds NTREX: the share of its translated sentences (documents
1 to 40 develop, 41 to 60 report) that do, with publication dates three days apart. A candidate is
still to be weighed by the fitted score, so these are upper bounds.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from claimcmp.alignment.tokens import TokenSpanSimilarity, centre_tokens
from claimcmp.divergence.interface import Statement, StatementPair
from claimcmp.divergence.update import find_updates
from claimcmp.divergence.wording import find_wording_conflicts
from claimcmp.embedding import embed_tokens, load_encoder, token_centres
from claimcmp.embedding.interface import Encoder, TokenEmbeddings
from claimcmp.facts.extraction import extract_facts
from claimcmp.records import Claim, Span
from evaluation import conflicts, gold, translations
from evaluation.figures import publish

_EARLIER, _LATER = date(2026, 3, 4), date(2026, 3, 7)
_DEVELOPED = 40
_TYPES = ("wording", "update")


def of_bundles(encoder: Encoder) -> dict[str, dict[str, float]]:
    """Candidates of each type on the aligned gold pairs of the development bundles."""
    seen: Counter[tuple[str, str]] = Counter()
    hit: Counter[tuple[str, str]] = Counter()
    for bundle in gold.load(gold.DEVELOPMENT):
        for judged in conflicts.of_bundle(bundle, encoder):
            if judged.types is None:
                continue
            found = {each.conflict.type for each in judged.conflicts}
            for kind in _TYPES:
                group = "gold" if kind in judged.types else "other" if judged.types else "agree"
                seen[kind, group] += 1
                hit[kind, group] += kind in found
    return {
        kind: {
            group: round(hit[kind, group] / seen[kind, group], 4)
            for group in ("gold", "other", "agree")
            if seen[kind, group]
        }
        for kind in _TYPES
    }


def of_translations(
    path: Path, languages: Sequence[str], encoder: Encoder
) -> dict[str, dict[str, float]]:
    """Candidates on English sentences and their translations, by language and part."""
    documents = translations.documents(translations.read_rows(path))
    parts = {"develop": documents[:_DEVELOPED], "report": documents[_DEVELOPED:]}
    return {
        f"en-{language}": {
            f"{part} {kind}": round(share, 5)
            for part, chosen in parts.items()
            for kind, share in _candidates(chosen, language, encoder).items()
        }
        for language in languages
    }


def _candidates(
    documents: Iterable[Sequence[dict[str, str]]], language: str, encoder: Encoder
) -> dict[str, float]:
    hits, pairs = Counter[str](), 0
    for document in documents:
        left = _side([row["en"] for row in document], "en", _EARLIER, encoder)
        right = _side([row[language] for row in document], language, _LATER, encoder)
        for (a, first), (b, second) in zip(left, right, strict=True):
            pair = StatementPair(a, b, 0.9, 0.95, TokenSpanSimilarity(first, second))
            pairs += 1
            hits["wording"] += bool(find_wording_conflicts(pair))
            hits["update"] += bool(find_updates(pair, ()))
    return {kind: hits[kind] / pairs for kind in _TYPES}


def _side(
    texts: Sequence[str], language: str, published: date, encoder: Encoder
) -> list[tuple[Statement, TokenEmbeddings]]:
    facts = extract_facts(texts, [language] * len(texts), published)
    tokens = centre_tokens(
        embed_tokens(encoder, texts), [language] * len(texts), token_centres(encoder)
    )
    claims = [
        Claim(f"{language}-{i}", language, text, Span(0, len(text)), language, i)
        for i, text in enumerate(texts)
    ]
    statements = [Statement(c, f, published) for c, f in zip(claims, facts, strict=True)]
    return list(zip(statements, tokens, strict=True))


def main() -> None:
    """Measure and print, and write the figures where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parallel", type=Path)
    parser.add_argument("--languages", nargs="+", default=["ro", "fr", "de", "hu", "ru"])
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    encoder = load_encoder(None)
    result: dict[str, object] = {"bundles": of_bundles(encoder)}
    if options.parallel:
        path = options.parallel / "ntrex_docs_1-60.tsv.gz"
        result["ntrex"] = of_translations(path, options.languages, encoder)
        result["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    publish(result, options.output)


if __name__ == "__main__":
    main()
