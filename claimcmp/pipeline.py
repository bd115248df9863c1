"""The one place where the stages are wired: articles in, a comparison out."""

from collections.abc import Sequence
from dataclasses import replace

from claimcmp.embedding.interface import Encoder, Progress
from claimcmp.event_comparison import EventComparison
from claimcmp.events import group_sources, story_pairs
from claimcmp.languages import known_languages
from claimcmp.preparation import Prepared, blocks, prepare
from claimcmp.records import Article, ClaimCluster, Comparison, Event, SkippedArticle
from claimcmp.report_order import number_clusters
from claimcmp.settings import Settings
from claimcmp.signature import signature

# Longest label of an event, in code points.
_LABEL_LENGTH = 90


def compare(
    articles: Sequence[Article],
    skipped: Sequence[SkippedArticle] = (),
    *,
    encoder: Encoder,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Compare *articles* with each other.

    The result does not depend on their order. ``progress`` is called with (done, all) while
    claims are embedded.
    """
    settings = settings or Settings()
    prepared = prepare(articles, encoder=encoder, progress=progress)
    events = []
    clusters: list[ClaimCluster] = []
    origins: dict[str, str] = {}
    ranks_of = group_sources(
        len(prepared.sources),
        story_pairs([prepared.block(rank) for rank in range(len(prepared.sources))]),
    )
    for number, ranks in enumerate(ranks_of, start=1):
        event = _event(f"e{number}", prepared, ranks)
        own = blocks(prepared, ranks, encoder) if len(ranks) > 1 else map(prepared.block, ranks)
        within = EventComparison(prepared, list(own), threshold=settings.threshold)
        events.append(event)
        origins |= within.origins
        clusters.extend(replace(cluster, event=event.id) for cluster in within.clusters())
    return Comparison(
        signature=signature(encoder, settings),
        sources=tuple(replace(s, origin=origins.get(s.id, s.id)) for s in prepared.sources),
        skipped=tuple(sorted(skipped, key=lambda s: (s.path, s.reason))),
        events=tuple(events),
        claims=prepared.claims,
        clusters=number_clusters(clusters),
        notes=_notes(prepared.sources),
    )


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
    return tuple(
        f"no language data for {code!r}: only digits, ISO dates and names are compared"
        for code in without
    )
