"""The statements of a cluster as the page shows them, with the words in conflict marked."""

import re
from collections.abc import Mapping, Sequence

from claimcmp.identifiers import divergences_of
from claimcmp.records import Claim, ClaimCluster, Span
from claimcmp.rendering.catalogue import Catalogue
from claimcmp.rendering.html.fulltexts import pieces_of
from claimcmp.rendering.html.sources import SourceView
from claimcmp.rendering.html.text import words
from claimcmp.rendering.html.views import (
    Badge,
    Candidate,
    ClusterView,
    Explanation,
    Places,
    Repeat,
    Side,
    Statement,
    Values,
)
from claimcmp.rendering.marks import MarkedSpan, conflict_spans, disjoint
from claimcmp.rendering.repeats import FreshCluster
from claimcmp.rendering.telling import (
    Group,
    origins_note,
    percent,
    same_words,
    telling,
    told_values,
)

# The words for a probability, in per cent from which each holds: the calibrated language of the
# IPCC (Mastrandrea and others, Guidance Note on Consistent Treatment of Uncertainties, 2010).
_LIKELIHOOD = ((90, "very likely"), (66, "likely"), (33, "about as likely as not"), (0, "unlikely"))
# A claim's nearest candidates in other sources, as many as the terminal report shows.
_MOST_CANDIDATES = 3
_LONGEST_GIST = 110  # code points of a statement that stands for its cluster in the matrix


class ClusterViews:
    """Builds the views of one comparison's clusters."""

    def __init__(
        self, catalogue: Catalogue, sources: Mapping[str, SourceView], places: Places
    ) -> None:
        """Keep what every view looks up."""
        self._catalogue = catalogue
        self._sources = sources
        self._places = places
        self._of_rank: dict[int, str] = {}

    def diverging(self, cluster: FreshCluster) -> ClusterView:
        """Return a diverging cluster; what an earlier one shows is only pointed to."""
        self._of_rank[cluster.rank] = self._places.clusters[cluster.whole.id]
        shown = cluster.fresh if cluster.fresh.divergences else cluster.whole
        several = len(self._catalogue.claims_by_source(cluster.whole)) > 2
        names = {id(divergence): name for name, divergence in divergences_of(cluster.whole)}
        told = telling(cluster.fresh.divergences, once_a_type=several)
        return self._view(
            cluster.whole,
            cluster.fresh,
            badges=_badges(shown),
            explanations=tuple(Explanation(names[id(d)], d.explanation) for d in told),
            values=self._values(cluster.fresh),
            elsewhere=tuple((rank, self._of_rank[rank]) for rank in cluster.elsewhere),
            pointer=_pointer(cluster),
        )

    def agreeing(self, cluster: ClaimCluster) -> ClusterView:
        """Return a corroborated cluster, or a statement of one source with its candidates."""
        return self._view(cluster, cluster)

    def _view(
        self,
        whole: ClaimCluster,
        shown: ClaimCluster,
        *,
        badges: tuple[Badge, ...] = (),
        explanations: tuple[Explanation, ...] = (),
        values: tuple[Values, ...] = (),
        elsewhere: tuple[tuple[int, str], ...] = (),
        pointer: tuple[str, str] = ("", ""),
    ) -> ClusterView:
        by_source = self._catalogue.claims_by_source(whole)
        sources = [self._sources[source] for source in by_source]
        first = next(iter(by_source.values()))[0]
        return ClusterView(
            anchor=self._places.clusters[whole.id],
            rank=self._places.ranks.get(whole.id, 0),
            status=whole.status,
            score=max((_per_cent(d.score) for d in whole.divergences), default=0),
            types=tuple(dict.fromkeys(d.type for d in whole.divergences)),
            sources=tuple(source.number for source in sources),
            languages=tuple(dict.fromkeys(source.language for source in sources)),
            gist=words(_shortened(first.text), first.language),
            badges=badges,
            explanations=explanations,
            values=values,
            sides=self._sides(shown, whole.id),
            elsewhere=elsewhere,
            pointer=pointer,
            note=origins_note(whole.origins, len(by_source)),
            nearest=self._nearest(whole),
        )

    def _sides(self, cluster: ClaimCluster, identifier: str) -> tuple[Side, ...]:
        spans = conflict_spans(cluster)
        groups = same_words(self._catalogue.claims_by_source(cluster)) if cluster.claims else []
        return tuple(self._side(group, spans, identifier) for group in groups)

    def _side(
        self, group: Group, spans: Mapping[str, Sequence[MarkedSpan]], identifier: str
    ) -> Side:
        claims, repeats = group
        return Side(
            source=self._sources[claims[0].source],
            statements=tuple(
                self._statement(claim, spans.get(claim.id, ()), identifier) for claim in claims
            ),
            repeats=tuple(
                Repeat(
                    source=self._sources[claim.source],
                    link=self._places.claim_link(claim, self._sources[claim.source]),
                    place=self._place(claim),
                    anchor=self._anchor(claim, identifier),
                )
                for claim in repeats
            ),
        )

    def _statement(self, claim: Claim, marked: Sequence[MarkedSpan], cluster: str) -> Statement:
        whole = Span(0, len(claim.text))
        return Statement(
            anchor=self._anchor(claim, cluster),
            link=self._places.claim_link(claim, self._sources[claim.source]),
            place=self._place(claim),
            pieces=pieces_of(claim.text, whole, disjoint(claim, marked)),
            words=words(claim.text, claim.language),
        )

    def _anchor(self, claim: Claim, cluster: str) -> str:
        return f"{self._places.clusters[cluster]}-{self._places.claims[claim.id]}"

    def _place(self, claim: Claim) -> str:
        return self._catalogue.place(self._catalogue.articles[claim.source], claim.span.start)

    def _values(self, cluster: ClaimCluster) -> tuple[Values, ...]:
        return tuple(
            Values(type_, tuple((g.value, self._in_order(g.sources)) for g in groups))
            for type_, groups in told_values(cluster).items()
        )

    def _in_order(self, sources: Sequence[str]) -> tuple[SourceView, ...]:
        return tuple(sorted((self._sources[s] for s in sources), key=lambda view: view.number))

    def _nearest(self, cluster: ClaimCluster) -> tuple[Candidate, ...]:
        ordered = sorted(cluster.nearest.items(), key=lambda item: (-item[1].similarity, item[0]))
        return tuple(
            Candidate(
                source=self._sources[source],
                similarity=f"{near.similarity:.2f}",
                link=self._places.claim_link(claim, self._sources[source]),
                words=words(claim.text, claim.language),
            )
            for source, near in ordered[:_MOST_CANDIDATES]
            for claim in (self._catalogue.claims[near.claim],)
        )


def likelihood(score: int) -> str:
    """Return a probability of *score* per cent in words."""
    return next(name for least, name in _LIKELIHOOD if score >= least)


def _badges(cluster: ClaimCluster) -> tuple[Badge, ...]:
    """Return the cluster's types with their highest scores, the highest first."""
    best: dict[str, float] = {}
    for divergence in cluster.divergences:
        best[divergence.type] = max(divergence.score, best.get(divergence.type, 0.0))
    ordered = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Badge(t, percent(score), likelihood(_per_cent(score))) for t, score in ordered)


def _per_cent(score: float) -> int:
    return int(percent(score).rstrip("%"))


def _pointer(cluster: FreshCluster) -> tuple[str, str]:
    """Return the words before and after the numbers of clusters that show the same divergences."""
    if cluster.fresh.divergences:
        return "They also differ as shown under", "."
    return "Shown under", ", here together with:" if cluster.fresh.claims else "."


def _shortened(text: str) -> str:
    """Return the beginning of *text*, cut between words where they are divided by spaces."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_GIST:
        return line
    cut = line[:_LONGEST_GIST]
    return (cut.rpartition(" ")[0] or cut) + "…"


def fragments(identifiers: Sequence[str], letter: str) -> dict[str, str]:
    """Return the fragment of each identifier, all different.

    It is the identifier itself where the pipeline gave it (*letter* and figures). Any other, as a
    saved comparison may have it, is replaced by its rank, so that it cannot take the place of one
    of the page's own anchors.
    """
    own = re.compile(rf"{letter}\d{{1,9}}(\.\d{{1,9}})?", re.ASCII)
    return {
        identifier: identifier if own.fullmatch(identifier) else f"{letter}-{rank}"
        for rank, identifier in enumerate(identifiers)
    }
