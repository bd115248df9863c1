"""Measure the product: gold bundles, and translations untouched and changed.

usage: python -m evaluation.evaluate [--given FOLDER] [--parallel FOLDER] [--show-errors]

Without arguments only the bundles of the repository are measured: those that constants were
fitted on ("development") and those kept back ("held back", and "blind", written by people who did
not know the tool). ``--given`` adds another folder of bundles; ``--nli`` compares each set with an
entailment model too; ``--parallel`` adds NTREX, whose documents 41 to 60 no rule was developed on.
Writes evaluation/results/evaluate.json and prints a table.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from claimcmp import Settings, compare, load_encoder
from claimcmp.entailment import load_scorer
from claimcmp.records import Article, Claim, Comparison
from evaluation import gold, perturb, translations
from evaluation.measure import Pair, count, figures, predicted, total

RESULTS = Path(__file__).parent / "results"
_LANGUAGES = ("ro", "fr", "de", "hu", "ru", "uk", "it", "bg", "es", "pl")
_HELD_DOCUMENTS = slice(40, 60)
_SEED = 7
Comparing = Callable[[Sequence[Article]], Comparison]


def of_bundle(bundle: gold.Bundle, comparing: Comparing, *, show_errors: bool) -> Counter[str]:
    """Compare one bundle and count what is right."""
    comparison = comparing(list(bundle.articles.values()))
    place = gold.places(bundle, comparison)
    together, flagged = predicted(comparison, place)
    expected = {frozenset((pair.a, pair.b)): pair.types for pair in bundle.pairs}
    if show_errors:
        for line in _errors(bundle, expected, together, flagged):
            print(line, file=sys.stderr)
    return count(expected, together, flagged)


def _errors(
    bundle: gold.Bundle,
    expected: dict[Pair, frozenset[str]],
    together: set[Pair],
    flagged: dict[Pair, set[str]],
) -> Iterator[str]:
    for pair in sorted(expected.keys() | flagged.keys(), key=sorted):
        types, said = expected.get(pair), flagged.get(pair, set())
        if types is None:
            fault = "flagged, unrelated"
        elif types and not types & said:
            fault = "missed" if pair in together else "missed, not grouped"
        elif said and not types:
            fault = "false alarm"
        else:
            continue
        texts = "\n   ".join(sentence for _, sentence in sorted(pair))
        yield f"{bundle.id} {fault} gold={sorted(types or ())} said={sorted(said)}\n   {texts}"


def of_document(
    article: translations.TranslatedArticle, comparing: Comparing, *, show_errors: bool
) -> Counter[str]:
    """Compare an article with its translation and count; sentence i belongs with sentence i."""
    comparison = comparing([article.english, article.other])
    row = _rows(comparison)
    place = {claim.id: (claim.source, str(row(claim))) for claim in comparison.claims}
    together, flagged = predicted(comparison, place)
    first, second = (source.id for source in comparison.sources)
    expected = {
        frozenset(((first, str(number)), (second, str(number)))): frozenset([kind] if kind else [])
        for number, kind in enumerate(article.changed)
    }
    if show_errors:
        text_of = {claim.id: claim.text for claim in comparison.claims}
        for cluster in comparison.clusters:
            for d in cluster.divergences:
                here, there = place[d.a.claim], place[d.b.claim]
                if d.type not in expected.get(frozenset((here, there)), frozenset()):
                    print(
                        f"{article.other.path} {d.type} {d.score:.2f} {d.explanation}\n"
                        f"   {text_of[d.a.claim]}\n   {text_of[d.b.claim]}",
                        file=sys.stderr,
                    )
    return count(expected, together, flagged)


def _rows(comparison: Comparison) -> Callable[[Claim], int]:
    spans = {s.id: list(translations.paragraph_of(s)) for s in comparison.sources}

    def row(claim: Claim) -> int:
        return next(
            number
            for number, (start, end) in enumerate(spans[claim.source])
            if start <= claim.span.start < end
        )

    return row


def translation_figures(
    parallel: Path, comparing: Comparing, languages: Sequence[str], *, show_errors: bool
) -> dict[str, dict[str, float]]:
    """Return the false-alarm rate on untouched translations and the recall on changed ones."""
    rows = translations.read_rows(parallel / "ntrex_docs_1-60.tsv.gz")
    held = translations.documents(rows)[_HELD_DOCUMENTS]
    changes = {
        "number": perturb.change_number,
        "date": perturb.change_date,
        "name": perturb.change_name(perturb.names_of([row["en"] for row in rows])),
        "polarity": perturb.change_polarity,
    }
    found: dict[str, dict[str, float]] = {}
    for language in languages:
        chance = random.Random(_SEED)
        told = [translations.translated(each, language, chance=chance) for each in held]
        found[language] = _untouched(told, comparing, show_errors=show_errors)
        for kind, change in changes.items():
            told = [
                translations.translated(each, language, changes=[(kind, change)], chance=chance)
                for each in held
            ]
            found[language] |= _changed(told, comparing, kind)
    return found


def _untouched(
    told: Sequence[translations.TranslatedArticle], comparing: Comparing, *, show_errors: bool
) -> dict[str, float]:
    """Return what is flagged and grouped of translations in which nothing was changed."""
    counts = total(of_document(each, comparing, show_errors=show_errors) for each in told)
    return {
        "sentence pairs": counts["gold"],
        "flagged": round(counts["agree flagged"] / counts["gold"], 4),
        "grouped": round(counts["grouped"] / counts["gold"], 4),
    }


def _changed(
    told: Sequence[translations.TranslatedArticle], comparing: Comparing, kind: str
) -> dict[str, float]:
    """Return what is found of translations with one change of this *kind* a sentence."""
    counts = total(of_document(each, comparing, show_errors=False) for each in told)
    return {
        f"{kind} recall": round(counts[f"found {kind}"] / max(1, counts[f"gold {kind}"]), 4),
        f"{kind} flagged at all": round(counts["diverge flagged"] / max(1, counts["diverge"]), 4),
        f"{kind} changed": counts[f"gold {kind}"],
    }


def main() -> None:
    """Measure, print, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--given", type=Path, help="another folder of bundles")
    parser.add_argument("--parallel", type=Path, help="folder with ntrex_docs_1-60.tsv.gz")
    parser.add_argument("--languages", nargs="*", default=_LANGUAGES)
    parser.add_argument("--nli", help="entailment model to compare with too")
    parser.add_argument("--show-errors", action="store_true")
    options = parser.parse_args()
    encoder = load_encoder()
    comparing = partial(compare, encoder=encoder)
    inferring = partial(compare, encoder=encoder, scorer=load_scorer(options.nli))
    sets = {
        "development": gold.load(gold.DEVELOPMENT),
        "held back": gold.load(gold.HELD_BACK),
        "blind": gold.load(gold.BLIND),
    }
    if options.given:
        sets["given"] = gold.load(
            [p.stem for p in sorted(options.given.glob("*.json"))], options.given
        )
    results: dict[str, object] = {"settings": str(Settings())}
    for name, bundles in sets.items():
        show = options.show_errors and name not in ("held back", "blind")
        counted = total(of_bundle(b, comparing, show_errors=show) for b in bundles)
        results[name] = figures(counted)
        if options.nli:
            counted = total(of_bundle(b, inferring, show_errors=False) for b in bundles)
            results[f"{name}, with nli"] = figures(counted)
    if options.parallel:
        results["translations"] = translation_figures(
            options.parallel, comparing, options.languages, show_errors=options.show_errors
        )
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "evaluate.json").write_text(json.dumps(results, indent=1) + "\n")
    _print(results, [name for name in results if name.split(",")[0] in sets])


def _print(results: dict[str, object], sets: Sequence[str]) -> None:
    columns = [results[name] for name in sets]
    names = list(dict.fromkeys(name for column in columns for name in column))
    print(f"{'':34}" + "".join(f"{name:>22}" for name in sets))
    for name in names:
        cells = "".join(f"{column.get(name, float('nan')):22.3f}" for column in columns)
        print(f"{name:34}{cells}")
    for language, row in results.get("translations", {}).items():
        print(f"\nen-{language}: " + ", ".join(f"{name} {value}" for name, value in row.items()))


if __name__ == "__main__":
    main()
