"""Gold bundles as the product sees them: read, cut and embedded like any other input."""

import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcmp.preparation import Prepared
from claimcmp.reading.article_json import read_object
from claimcmp.records import Article, Claim, Comparison

BUNDLES = Path(__file__).parent / "bundles"
# These bundles only report. All others are for development: constants are fitted on them and rules
# were made with an eye on them. (The first rules for numbers, dates and names were made before the
# two were kept apart, with these in sight too.)
HELD_BACK = tuple(f"own{number:02d}" for number in range(13, 19))
# Written by people who had seen neither the tool nor its rules, and never read by who makes them:
# nearest to what users will bring.
BLIND = (
    *("own39", "own40", "own41", "own44", "own45"),
    *("own58", "own59", "own60", "own61", "own62", "own63"),
)
DEVELOPMENT = tuple(
    sorted(path.stem for path in BUNDLES.glob("*.json") if path.stem not in {*HELD_BACK, *BLIND})
)

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two sentences about the same fact; ``types`` is empty when they agree."""

    a: Place
    b: Place
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bundle:
    """One event: its reports by id and every pair of their sentences that share a fact."""

    id: str
    articles: Mapping[str, Article]
    pairs: tuple[GoldPair, ...]
    sentences: Mapping[str, tuple[str, ...]]


def load_bundle(path: Path) -> Bundle:
    """Read one bundle; its reports go through the product's own reader."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    pairs = tuple(
        GoldPair(tuple(p["a"]), tuple(p["b"]), frozenset(p["types"])) for p in raw["pairs"]
    )
    places = [side for pair in pairs for side in (pair.a, pair.b)]
    places += [tuple(single) for single in raw["single_source"]]
    sentences: dict[str, dict[str, None]] = {}
    for report, sentence in places:
        sentences.setdefault(report, {})[sentence] = None
    return Bundle(
        raw["id"],
        {report["id"]: _article(report) for report in raw["reports"]},
        pairs,
        {report: tuple(found) for report, found in sentences.items()},
    )


def _article(report: Mapping[str, str]) -> Article:
    content = {
        "title": report["title"],
        "text": report["text"],
        "date": report["published"],
        "publisher": report["publisher"],
    }
    reading = read_object(json.dumps(content).encode(), path=f"{report['id']}.json")
    return reading.articles[0]


def load(names: Iterable[str], folder: Path = BUNDLES) -> tuple[Bundle, ...]:
    """Read the bundles of these names."""
    return tuple(load_bundle(folder / f"{name}.json") for name in names)


def letters(text: str) -> str:
    """The letters and digits of *text*, by which a claim is known in its report."""
    return "".join(c for c in text.casefold() if c.isalnum())


def gold_sentence(claim: Claim, sentences: Sequence[str]) -> str | None:
    """The gold sentence that *claim* is, or that it covers or lies in for the larger part."""
    mine = letters(claim.text)
    shares = {
        sentence: min(len(mine), len(theirs)) / max(len(mine), len(theirs))
        for sentence in sentences
        if (theirs := letters(sentence)) and mine and (mine in theirs or theirs in mine)
    }
    return max(shares, key=shares.__getitem__) if shares else None


def places(bundle: Bundle, told: Prepared | Comparison) -> dict[str, Place | None]:
    """The gold place of each claim that was found in *bundle*, by claim id."""
    report_of = {source.id: source.path.removesuffix(".json") for source in told.sources}
    found: dict[str, Place | None] = {}
    for claim in told.claims:
        report = report_of[claim.source]
        sentence = gold_sentence(claim, bundle.sentences[report])
        found[claim.id] = (report, sentence) if sentence else None
    return found


def separated(bundle: Bundle, share: float, chance: random.Random) -> Bundle:
    """Return *bundle* with only a *share* of its facts told by more than one report.

    Every other fact is left to one report, drawn by chance. Our bundles pair almost every
    sentence; real reports of one event do not, and what no other report tells is hardest to
    leave alone when everything around it is about the same event.
    """
    removed: set[Place] = set()
    for fact in _facts(bundle.pairs):
        if chance.random() >= share:
            teller = chance.choice(sorted({report for report, _ in fact}))
            removed |= {place for place in fact if place[0] != teller}
    articles = {}
    for report, article in bundle.articles.items():
        kept = [s for s in bundle.sentences[report] if (report, s) not in removed]
        text = "\n\n".join(kept or bundle.sentences[report][:1])
        content = json.dumps({"text": text}).encode()
        fresh = read_object(content, path=article.path).articles[0]
        articles[report] = replace(
            fresh, title=article.title, published=article.published, publisher=article.publisher
        )
    return replace(bundle, articles=articles)


def excerpts(bundle: Bundle, longest: int, chance: random.Random) -> Iterator[tuple[Bundle, bool]]:
    """Yield excerpts of two reports, of up to *longest* sentences each, two for each gold pair.

    One holds the pair, which the second value says, the other sentences drawn by chance.
    """
    for pair in bundle.pairs:
        held = dict([pair.a, pair.b])
        drawn = {report: chance.choice(bundle.sentences[report]) for report in held}
        for centre in (held, drawn):
            articles = {
                report: _excerpt(bundle, report, sentence, longest, chance)
                for report, sentence in centre.items()
            }
            sentences = {report: bundle.sentences[report] for report in held}
            yield Bundle(bundle.id, articles, bundle.pairs, sentences), centre is held


def _excerpt(
    bundle: Bundle, report: str, sentence: str, longest: int, chance: random.Random
) -> Article:
    """Return a report cut to *sentence* and fewer than *longest* others."""
    others = [other for other in bundle.sentences[report] if other != sentence]
    more = chance.sample(others, min(chance.randrange(longest), len(others)))
    article = bundle.articles[report]
    content = json.dumps({"text": "\n\n".join([sentence, *more])}).encode()
    fresh = read_object(content, path=article.path).articles[0]
    return replace(fresh, published=article.published, publisher=article.publisher)


def _facts(pairs: Iterable[GoldPair]) -> list[list[Place]]:
    """Connected components of the gold pairs, sorted."""
    fact_of: dict[Place, set[Place]] = {}
    for pair in pairs:
        joined = fact_of.get(pair.a, {pair.a}) | fact_of.get(pair.b, {pair.b})
        for place in joined:
            fact_of[place] = joined
    unique = {id(fact): sorted(fact) for fact in fact_of.values()}
    return sorted(unique.values())


def mixed(first: Bundle, second: Bundle) -> Bundle:
    """Return a bundle with one report of *first* and two of *second*: mostly unrelated pairs."""
    kept = dict(list(first.articles.items())[:1]) | dict(list(second.articles.items())[:2])
    return Bundle(
        f"{first.id}+{second.id}",
        kept,
        first.pairs + second.pairs,
        {**first.sentences, **second.sentences},
    )


def fingerprint(paths: Iterable[Path]) -> str:
    """Short hash of files, so that a result names the data that it was measured on."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def developing(chance: random.Random) -> Iterator[Bundle]:
    """Yield the development bundles whole, with fewer facts in common, and mixed with another."""
    bundles = load(DEVELOPMENT)
    for number, bundle in enumerate(bundles):
        yield bundle
        for share in (0.5, 0.2, 0.0):
            yield separated(bundle, share, chance)
        yield mixed(bundle, bundles[(number + 5) % len(bundles)])
