"""Every candidate conflict of the development data, with its features and its true label."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcmp.divergence.finders import find_conflicts, with_inference
from claimcmp.divergence.interface import Conflict, StatementPair
from claimcmp.divergence.score import conflict_features, model_name
from claimcmp.embedding.interface import Encoder
from claimcmp.entailment import NliScorer, score_both_ways
from claimcmp.event_comparison import EventComparison
from claimcmp.preparation import Prepared, blocks, prepare
from claimcmp.records import Article
from evaluation import gold, perturb, translations

# Short reports written for the types that are rare in bundles, in the bundles' form; any other
# difference that their sentences may show is not labelled with the same care.
_PAIRS = Path(__file__).parent / "pairs"
_OF_PAIRS = frozenset({"attribution", "certainty", "update", "wording"})
# RO-STS has captions and headlines; the longer lines are news sentences.
_SHORTEST = 60
_RO_STS_ROWS = 1800
# Changes that our own translations get once more, one in every sentence where one applies.
_ALONE = ("number", "date", "name", "polarity")


@dataclass(frozen=True, slots=True)
class JudgedConflict:
    """A candidate conflict; ``types`` are the gold types of its pair, empty when they agree.

    ``model`` names the calibrated model that weighs it; ``translated`` says that the pair is a
    sentence and its translation.
    """

    conflict: Conflict
    pair: StatementPair
    features: Mapping[str, float]
    types: frozenset[str]
    origin: str
    model: str
    translated: bool

    @property
    def right(self) -> bool:
        """Whether the gold gives the pair this very type."""
        return self.conflict.type in self.types


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A pair that the product aligned, its gold types (None: no gold pair) and its conflicts."""

    pair: StatementPair
    types: frozenset[str] | None
    conflicts: tuple[JudgedConflict, ...]


def _compare(articles: Sequence[Article], encoder: Encoder) -> tuple[Prepared, EventComparison]:
    prepared = prepare(articles, encoder=encoder)
    all_blocks = blocks(prepared, range(len(prepared.sources)), encoder)
    return prepared, EventComparison(prepared, all_blocks, threshold=0.5)


@dataclass(frozen=True, slots=True)
class _Aligned:
    """An aligned pair with its gold types and where it comes from."""

    pair: StatementPair
    types: frozenset[str] | None
    origin: str
    translated: bool = False


def _judged(aligned: Iterable[_Aligned], scorer: NliScorer | None) -> Iterator[JudgedPair]:
    """Yield each pair with its conflicts; where *scorer* is given, once more with inference."""
    pairs = list(aligned)
    found = [find_conflicts(each.pair) for each in pairs]
    yield from map(_judge, pairs, found)
    if scorer is None:
        return
    texts = [(each.pair.a.claim.text, each.pair.b.claim.text) for each in pairs]
    for each, conflicts, entailment in zip(
        pairs, found, score_both_ways(scorer, texts), strict=True
    ):
        inferred = replace(each, pair=replace(each.pair, entailment=entailment))
        yield _judge(inferred, with_inference(inferred.pair, conflicts))


def _judge(each: _Aligned, conflicts: Sequence[Conflict]) -> JudgedPair:
    judged = tuple(
        JudgedConflict(
            conflict,
            each.pair,
            conflict_features(each.pair, conflict),
            each.types or frozenset(),
            each.origin,
            model_name(each.pair, conflict),
            each.translated,
        )
        for conflict in conflicts
    )
    return JudgedPair(each.pair, each.types, judged)


def of_bundle(
    bundle: gold.Bundle, encoder: Encoder, scorer: NliScorer | None = None
) -> Iterator[JudgedPair]:
    """Yield every pair that is aligned in a bundle, with its gold types."""
    yield from _judged(_aligned_in_bundle(bundle, encoder), scorer)


def _aligned_in_bundle(bundle: gold.Bundle, encoder: Encoder) -> Iterator[_Aligned]:
    prepared, comparison = _compare(list(bundle.articles.values()), encoder)
    place = gold.places(bundle, prepared)
    types = {frozenset((pair.a, pair.b)): pair.types for pair in bundle.pairs}
    for pair in comparison.pairs:
        here = place[prepared.claims[pair.left].id]
        there = place[prepared.claims[pair.right].id]
        if here and there:
            kinds = types.get(frozenset((here, there)))
            yield _Aligned(comparison.statement_pair(pair), kinds, bundle.id)


def of_translation(
    article: translations.TranslatedArticle, encoder: Encoder, scorer: NliScorer | None = None
) -> Iterator[JudgedPair]:
    """Yield every aligned pair of one article and its translation, with the change as its type."""
    yield from _judged(_aligned_in_translation(article, encoder), scorer)


def _aligned_in_translation(
    article: translations.TranslatedArticle, encoder: Encoder
) -> Iterator[_Aligned]:
    prepared, comparison = _compare([article.english, article.other], encoder)
    row_of = {}
    for source in prepared.sources:
        for number, place in enumerate(translations.paragraph_of(source)):
            row_of[source.id, number] = place

    def row(index: int) -> int | None:
        claim = prepared.claims[index]
        for (source, number), (start, end) in row_of.items():
            if source == claim.source and start <= claim.span.start < end:
                return number
        return None

    for pair in comparison.pairs:
        left, right = row(pair.left), row(pair.right)
        same = left is not None and left == right
        kind = article.changed[left] if same and left is not None else ""
        types = frozenset([kind] if kind else []) if same else None
        statements = comparison.statement_pair(pair)
        yield _Aligned(statements, types, article.other.path, translated=True)


def developing(
    encoder: Encoder, scorer: NliScorer | None, parallel: Path | None, seed: int
) -> Iterator[JudgedPair]:
    """Yield the development pairs: bundles whole and with fewer facts in common, pairs written for
    the types that few bundles show (with conflicts of these types only), and translations.

    Our own translations come untouched, with two sentences in five changed, and once more for each
    kind of change with conflicts of that kind only; those of RO-STS, which may be trained on, with
    two in five changed. NTREX is kept for measuring.
    """
    chance = random.Random(seed)
    for bundle in gold.load(gold.DEVELOPMENT):
        yield from of_bundle(bundle, encoder, scorer)
        yield from of_bundle(gold.separated(bundle, 0.5, chance), encoder, scorer)
    for bundle in gold.load(sorted(path.stem for path in _PAIRS.glob("*.json")), _PAIRS):
        for judged in of_bundle(bundle, encoder, scorer):
            kept = tuple(c for c in judged.conflicts if c.conflict.type in _OF_PAIRS)
            yield replace(judged, conflicts=kept)
    yield from _of_own_translations(encoder, scorer, chance)
    if parallel is not None:
        yield from _of_ro_sts(parallel, encoder, scorer, chance)


def _of_own_translations(
    encoder: Encoder, scorer: NliScorer | None, chance: random.Random
) -> Iterator[JudgedPair]:
    own = translations.own_documents()
    changes = _changes([row["en"] for _, rows in own for row in rows])

    def changed(kinds: Sequence[tuple[str, perturb.Change]], share: float) -> Iterator[JudgedPair]:
        for language, rows in own:
            article = translations.translated(
                rows, language, changes=kinds, share=share, chance=chance
            )
            yield from of_translation(article, encoder, scorer)

    yield from changed((), 0.0)
    yield from changed(changes, 0.4)
    for kind in _ALONE:
        for judged in changed([c for c in changes if c[0] == kind], 1.0):
            kept = tuple(c for c in judged.conflicts if c.conflict.type == kind)
            yield replace(judged, conflicts=kept)


def _of_ro_sts(
    parallel: Path, encoder: Encoder, scorer: NliScorer | None, chance: random.Random
) -> Iterator[JudgedPair]:
    rows = translations.read_rows(parallel / "ro_sts_train.ro-en.tsv.gz")
    rows = [row for row in rows if len(row["en"]) > _SHORTEST]
    chance.shuffle(rows)
    changes = _changes([row["en"] for row in rows])
    for document in translations.documents(rows[:_RO_STS_ROWS]):
        article = translations.translated(document, "ro", changes=changes, share=0.4, chance=chance)
        yield from of_translation(article, encoder, scorer)


def _changes(texts: Sequence[str]) -> Sequence[tuple[str, perturb.Change]]:
    """Every kind of small change, with names to draw from that occur in *texts*."""
    return (
        ("number", perturb.change_number),
        ("date", perturb.change_date),
        ("date", perturb.change_duration),
        ("name", perturb.change_name(perturb.names_of(texts))),
        ("polarity", perturb.change_polarity),
    )
