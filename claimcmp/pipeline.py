"""The one place where the stages are wired: articles in, a comparison out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from claimcmp.embedding.interface import Encoder
from claimcmp.entailment.interface import NliScorer
from claimcmp.event_comparison import EventComparison
from claimcmp.events import group_sources, story_pairs
from claimcmp.languages import known_languages
from claimcmp.precision import rounded
from claimcmp.preparation import Prepared, StageProgress, blocks, prepare, silent
from claimcmp.progress import Progress, part_of, untold
from claimcmp.records import Article, ClaimCluster, ClaimPair, Comparison, Event, SkippedArticle
from claimcmp.report_order import number_clusters
from claimcmp.settings import Settings
from claimcmp.signature import engine_versions, signature

# Longest label of an event, in code points.
_LABEL_LENGTH = 90


@dataclass(frozen=True, slots=True)
class _Compared:
    """What is kept of one event: whose text each source repeats, the clusters and their pairs, and
    what of a crowd was not compared.
    """

    origins: Mapping[str, str]
    clusters: tuple[ClaimCluster, ...]
    pairs: tuple[ClaimPair, ...]
    reductions: Sequence[str]


@dataclass(frozen=True, slots=True)
class OneAgainstAll:
    """One article compared with each of others: the comparison, and the pairs that it rests on."""

    comparison: Comparison
    pairs: tuple[ClaimPair, ...]


def compare(
    articles: Sequence[Article],
    skipped: Sequence[SkippedArticle] = (),
    *,
    encoder: Encoder,
    scorer: NliScorer | None = None,
    settings: Settings | None = None,
    progress: StageProgress | None = None,
) -> Comparison:
    """Compare *articles* with each other.

    *scorer* is an entailment model for the pairs that facts leave open; None goes without. The
    result does not depend on the articles' order. ``progress`` is called with (stage, done, all)
    while facts are read, claims embedded and events compared.
    """
    settings = settings or Settings()
    report = progress or silent
    prepared = prepare(articles, encoder=encoder, progress=report)
    events = [
        (_event(f"e{number}", prepared, ranks), ranks)
        for number, ranks in enumerate(_grouped(prepared, range(len(prepared.sources))), start=1)
    ]
    clusters: list[ClaimCluster] = []
    origins: dict[str, str] = {}
    reductions: list[str] = []
    done, total = 0, len(prepared.claims)
    comparing = partial(report, "comparing")
    for event, ranks in events:
        size = sum(len(prepared.of_source[rank]) for rank in ranks)
        inside = part_of(comparing, begun_at=done, size=size, total=total)
        inside(0, 1)
        within = _compare_event(prepared, ranks, encoder, scorer, settings, inside)
        origins |= within.origins
        reductions.extend(f"event {event.id}: {told}" for told in within.reductions)
        clusters.extend(replace(cluster, event=event.id) for cluster in within.clusters)
        done += size
    comparing(done, total)
    return _comparison(
        prepared,
        skipped,
        [event for event, _ in events],
        clusters,
        origins,
        reductions,
        signed=signature(encoder, scorer, settings),
    )


def compare_with_one(
    one: Article,
    articles: Sequence[Article],
    skipped: Sequence[SkippedArticle] = (),
    *,
    encoder: Encoder,
    scorer: NliScorer | None = None,
    settings: Settings | None = None,
    progress: StageProgress | None = None,
) -> OneAgainstAll:
    """Compare *one* article with each of *articles* by itself, all as reports of one event.

    The clusters are those of *one*'s statements, with each report apart; what the articles say of
    each other is left out. The other parameters are as for :func:`compare`.
    """
    settings = settings or Settings()
    report = progress or silent
    prepared = prepare([one, *articles], encoder=encoder, progress=report)
    ranks = range(len(prepared.sources))
    own = next(rank for rank in ranks if prepared.sources[rank].path == one.path)
    stated = {prepared.claims[i].id for i in prepared.of_source[own]}
    others = [rank for rank in ranks if rank != own]
    event = _event("e1", prepared, (own, *others))
    clusters: list[ClaimCluster] = []
    pairs: list[ClaimPair] = []
    for done, other in enumerate(others, start=1):
        within = _compare_event(prepared, sorted((own, other)), encoder, scorer, settings)
        clusters += [
            replace(cluster, event=event.id)
            for cluster in within.clusters
            if stated.intersection(cluster.claims)
        ]
        pairs += within.pairs
        report("comparing", done, len(articles))
    origins = _origins(prepared, others, encoder, settings, report)
    signed = signature(encoder, scorer, settings)
    comparison = _comparison(prepared, skipped, [event], clusters, origins, signed=signed)
    return OneAgainstAll(comparison, tuple(pairs))


def _comparison(
    prepared: Prepared,
    skipped: Sequence[SkippedArticle],
    events: Sequence[Event],
    clusters: Sequence[ClaimCluster],
    origins: Mapping[str, str],
    reductions: Sequence[str] = (),
    *,
    signed: str,
) -> Comparison:
    """Return what was found, rounded and in the order of the report."""
    return Comparison(
        signature=signed,
        sources=tuple(replace(s, origin=origins.get(s.id, s.id)) for s in prepared.sources),
        skipped=tuple(sorted(skipped, key=lambda s: (s.path, s.reason))),
        events=tuple(events),
        claims=prepared.claims,
        clusters=number_clusters([rounded(cluster) for cluster in clusters]),
        notes=(*_notes(prepared.sources), *reductions),
        versions=engine_versions(),
    )


def _origins(
    prepared: Prepared,
    ranks: Sequence[int],
    encoder: Encoder,
    settings: Settings,
    report: StageProgress,
) -> dict[str, str]:
    """Return whose text the sources at *ranks* repeat, as a comparison of them would say."""
    origins: dict[str, str] = {}
    done = 0
    for event in _grouped(prepared, ranks):
        if len(event) > 1:
            own = blocks(prepared, event, encoder)
            origins |= EventComparison(prepared, own, threshold=settings.threshold).origins
        done += len(event)
        report("looking for copies", done, len(ranks))
    return origins


def _compare_event(
    prepared: Prepared,
    ranks: Sequence[int],
    encoder: Encoder,
    scorer: NliScorer | None,
    settings: Settings,
    progress: Progress = untold,
) -> _Compared:
    """Compare the sources of one event.

    Token vectors take 40 KB a claim: they live no longer than this takes.
    """
    own = blocks(prepared, ranks, encoder) if len(ranks) > 1 else map(prepared.block, ranks)
    within = EventComparison(
        prepared, list(own), threshold=settings.threshold, scorer=scorer, progress=progress
    )
    clusters = tuple(within.clusters())
    return _Compared(within.origins, clusters, tuple(within.pairs), within.reductions)


def _grouped(prepared: Prepared, ranks: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield the ranks of each event that the sources at *ranks* tell of."""
    sources = [prepared.block(rank) for rank in ranks]
    for places in group_sources(len(sources), story_pairs(sources)):
        yield tuple(ranks[place] for place in places)


def _event(name: str, prepared: Prepared, ranks: Sequence[int]) -> Event:
    """Return the event of these sources, labelled by a title or the start of a first claim."""
    titles = [prepared.sources[rank].title for rank in ranks]
    first = [i for rank in ranks for i in prepared.of_source[rank][:1]]
    openings = [prepared.claims[i].text for i in first]
    label = " ".join(next((text for text in [*titles, *openings] if text), "").split())
    if len(label) > _LABEL_LENGTH:
        label = label[: _LABEL_LENGTH - 1].rstrip() + "…"
    return Event(name, label, tuple(prepared.sources[rank].id for rank in ranks))


def _notes(sources: Sequence[Article]) -> tuple[str, ...]:
    """Say what the reader of the report must know about its limits."""
    without = sorted({s.language for s in sources if s.language} - set(known_languages()))
    return (
        *(f"{source.path}: {note}" for source in sources for note in source.notes),
        *(
            f"no language data for {code!r}: only digits, ISO dates and names are compared"
            for code in without
        ),
    )
