"""The order of a report: its events, the clusters of each, and the numbers of these."""

from claimcmp.records import ClaimCluster, Comparison, Event


def events_of(comparison: Comparison) -> list[Event]:
    """Return the events in order, and one more for whatever belongs to none."""
    known = {event.id for event in comparison.events}
    placed = {source for event in comparison.events for source in event.sources}
    stray = tuple(article.id for article in comparison.sources if article.id not in placed)
    events = list(comparison.events)
    if stray or any(cluster.event not in known for cluster in comparison.clusters):
        events.append(Event(id="", label="Other reports" if events else "", sources=stray))
    return events


def clusters_of(event: Event, comparison: Comparison) -> list[ClaimCluster]:
    """Return the clusters of *event* in their order."""
    known = {e.id for e in comparison.events}
    return [c for c in comparison.clusters if (c.event if c.event in known else "") == event.id]


def complete(comparison: Comparison) -> bool:
    """Whether every claim is in a cluster; a selection of clusters leaves some out."""
    shown = {claim for cluster in comparison.clusters for claim in cluster.claims}
    return all(claim.id in shown for claim in comparison.claims)


def ranks_of(comparison: Comparison) -> dict[str, int]:
    """Return the numbers of the diverging clusters, from 1 in the order of the report."""
    ranks: dict[str, int] = {}
    for event in events_of(comparison):
        for cluster in clusters_of(event, comparison):
            if cluster.status == "diverging":
                ranks[cluster.id] = len(ranks) + 1
    return ranks
