"""One event: the claims of its sources → clusters with their divergences."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations

from claimcmp.alignment import SourceClaims, align_claims, choose_hubs, nearest_claims
from claimcmp.alignment.tokens import TokenSpanSimilarity
from claimcmp.clustering import Group, cluster_claims
from claimcmp.crowds import telling_members
from claimcmp.divergence.finders import find_conflicts
from claimcmp.divergence.interface import StatementPair
from claimcmp.divergence.score import divergence_of
from claimcmp.divergence.values import value_groups
from claimcmp.facts.records import Facts
from claimcmp.origins import find_origins
from claimcmp.preparation import Prepared
from claimcmp.records import ClaimCluster, ClaimPair, Divergence, NearestClaim


class EventComparison:
    """Compares the sources of one event; pure, given the prepared claims.

    ``origins`` maps each source id to the id of the source whose text it repeats.
    """

    def __init__(
        self, prepared: Prepared, blocks: Sequence[SourceClaims], *, threshold: float
    ) -> None:
        """Align the claims of *blocks*; divergences count from probability *threshold* on."""
        self._prepared = prepared
        self._threshold = threshold
        self._blocks = [block for block in blocks if block.indices]
        self._tokens = {
            index: token
            for block in self._blocks
            for index, token in zip(block.indices, block.tokens, strict=False)
        }
        # In a crowd of sources, those that all others are compared with; else all.
        self._hubs = [self._blocks[rank] for rank in choose_hubs(self._blocks)]
        self.pairs = align_claims(self._blocks)
        self._pair_of = {(pair.left, pair.right): pair for pair in self.pairs}
        ids = {self._source(block) for block in self._blocks}
        self.origins = find_origins(
            [source for source in prepared.sources if source.id in ids],
            prepared.claims,
            self.pairs,
        )

    def clusters(self) -> Iterator[ClaimCluster]:
        """Yield the event's clusters, not yet numbered or ordered."""
        hubs = frozenset(map(self._source, self._hubs))
        groups = cluster_claims(self._prepared.claims, self.pairs, hubs=hubs)
        for group in groups:
            yield self._shared(group)
        grouped = {member for group in groups for member in group.members}
        for block in self._blocks:
            yield from self._singles(block, grouped)

    def _shared(self, group: Group) -> ClaimCluster:
        """Return the cluster of claims that several sources make."""
        claims = [self._prepared.claims[i] for i in group.members]
        divergences = tuple(self._divergences(group))
        sources = list(dict.fromkeys(claim.source for claim in claims))
        return ClaimCluster(
            id="",
            event="",
            status="diverging" if divergences else "corroborated",
            claims=tuple(claim.id for claim in claims),
            divergences=divergences,
            values=value_groups(divergences, {claim.id: claim.source for claim in claims}),
            origins=len({self.origins.get(source, source) for source in sources}),
        )

    def _divergences(self, group: Group) -> list[Divergence]:
        """Return what diverges between the group's pairs, the most probable first."""
        found = []
        for left, right in combinations(telling_members(self._prepared.statements, group), 2):
            pair = self._pair_of.get((left, right))
            if pair is not None:
                found.extend(self._weighed(pair))
        return sorted(found, key=lambda d: (-d.score, d.type, d.a.claim, d.b.claim, d.a.span.start))

    def _weighed(self, pair: ClaimPair) -> list[Divergence]:
        """Return the best divergence of each type between two claims, above the threshold."""
        statements = self.statement_pair(pair)
        best: dict[str, Divergence] = {}
        for conflict in find_conflicts(statements):
            divergence = divergence_of(statements, conflict)
            known = best.get(divergence.type)
            if divergence.score >= self._threshold and (
                known is None or divergence.score > known.score
            ):
                best[divergence.type] = divergence
        return list(best.values())

    def statement_pair(self, pair: ClaimPair) -> StatementPair:
        """Return two paired claims as the divergence types see them."""
        return StatementPair(
            a=self._prepared.statements[pair.left],
            b=self._prepared.statements[pair.right],
            similarity=pair.similarity,
            probability=pair.probability,
            spans=TokenSpanSimilarity(self._tokens[pair.left], self._tokens[pair.right]),
            context_a=self._context(pair.left),
            context_b=self._context(pair.right),
        )

    def _context(self, index: int) -> tuple[Facts, ...]:
        """Return the facts of the sentences right before and after a claim in its article."""
        source = self._prepared.claims[index].source
        return tuple(
            self._prepared.statements[i].facts
            for i in (index - 1, index + 1)
            if 0 <= i < len(self._prepared.claims) and self._prepared.claims[i].source == source
        )

    def _singles(self, block: SourceClaims, grouped: Set[int]) -> Iterator[ClaimCluster]:
        """Yield the clusters of the claims of *block* that no other source makes."""
        nearest = {
            self._source(other): nearest_claims(block, other)
            for other in self._hubs
            if other is not block
        }
        for row, index in enumerate(block.indices):
            if index not in grouped:
                yield self._single(index, {source: found[row] for source, found in nearest.items()})

    def _single(self, index: int, nearest: Mapping[str, tuple[int, float]]) -> ClaimCluster:
        """Return the cluster of a claim with the *nearest* one of each other source."""
        claims = self._prepared.claims
        return ClaimCluster(
            id="",
            event="",
            status="single-source",
            claims=(claims[index].id,),
            nearest={
                source: NearestClaim(claims[best].id, similarity)
                for source, (best, similarity) in nearest.items()
            },
        )

    def _source(self, block: SourceClaims) -> str:
        return self._prepared.claims[block.indices[0]].source
