"""One event: the claims of its sources → clusters with their divergences."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations

from claimcmp.alignment import SourceClaims, align_claims, choose_hubs, nearest_claims
from claimcmp.alignment.tokens import TokenSpanSimilarity
from claimcmp.clustering import Group, cluster_claims
from claimcmp.crowds import MOST_COMPARED, is_reduced, telling_members
from claimcmp.divergence.interface import StatementPair
from claimcmp.divergence.judgement import examine
from claimcmp.divergence.values import value_groups
from claimcmp.entailment.interface import NliScorer
from claimcmp.facts.records import Facts
from claimcmp.origins import find_origins
from claimcmp.preparation import Prepared
from claimcmp.progress import Progress, part_of, untold
from claimcmp.records import ClaimCluster, ClaimPair, Divergence, DivergenceType, NearestClaim

# What a comparison of one event goes through, each part about as long as the others: aligning,
# comparing by facts, asking an entailment model.
_PARTS = 3
# So finely is a part told of.
_UNITS = 1_000_000
# Whether a report repeats another does not hang on what the user wants to see: above even odds.
_PROBABLE = 0.5
# Types that leave the facts alone: a desk rewords a copy too.
_MANNER: frozenset[DivergenceType] = frozenset({"certainty", "wording"})


class EventComparison:
    """Compares the sources of one event; pure, given the prepared claims.

    ``origins`` maps each source id to the id of the source whose text it repeats; ``reductions``
    says, once ``clusters`` is exhausted, what of a crowd was not compared with what.
    """

    def __init__(
        self,
        prepared: Prepared,
        blocks: Sequence[SourceClaims],
        *,
        threshold: float,
        scorer: NliScorer | None = None,
        progress: Progress = untold,
    ) -> None:
        """Align the claims of *blocks*; divergences count from probability *threshold* on.

        *scorer* judges the pairs that facts leave open; None leaves them so. ``progress`` is told
        of pairs of sources, then of pairs of claims, as parts of one whole.
        """
        self._prepared = prepared
        self._threshold = threshold
        self._scorer = scorer
        self._progress = progress
        self._blocks = [block for block in blocks if block.indices]
        self._tokens = {
            index: token
            for block in self._blocks
            for index, token in zip(block.indices, block.tokens, strict=False)
        }
        # In a crowd of sources, those that all others are compared with; else all.
        self._hubs = [self._blocks[rank] for rank in choose_hubs(self._blocks)]
        self.reductions: list[str] = []
        if len(self._hubs) < len(self._blocks):
            self.reductions.append(
                f"{len(self._blocks)} reports are many: each was compared with the "
                f"{len(self._hubs)} that tell the most, not with every other"
            )
        self.pairs = align_claims(self._blocks, progress=self._part(0))
        self._pair_of = {(pair.left, pair.right): pair for pair in self.pairs}
        ids = {self._source(block) for block in self._blocks}
        self.origins = find_origins(
            [source for source in prepared.sources if source.id in ids],
            prepared.claims,
            self.pairs,
            self._differ_in_fact,
        )

    def clusters(self) -> Iterator[ClaimCluster]:
        """Yield the event's clusters, not yet numbered or ordered."""
        hubs = frozenset(map(self._source, self._hubs))
        groups = cluster_claims(self._prepared.claims, self.pairs, hubs=hubs)
        large = sum(map(is_reduced, groups))
        if large:
            self.reductions.append(
                f"{large} of its clusters hold over {MOST_COMPARED} claims: divergences were "
                f"looked for among those that tell the most, at most {MOST_COMPARED} of each"
            )
        diverging = self._divergences(groups)
        for group in groups:
            yield self._shared(group, diverging)
        grouped = {member for group in groups for member in group.members}
        for block in self._blocks:
            yield from self._singles(block, grouped)

    def _shared(
        self, group: Group, diverging: Mapping[tuple[int, int], list[Divergence]]
    ) -> ClaimCluster:
        """Return the cluster of claims that several sources make, with its *diverging* pairs."""
        claims = [self._prepared.claims[i] for i in group.members]
        found = (d for pair in self._compared(group) for d in diverging.get(pair, ()))
        divergences = tuple(
            sorted(found, key=lambda d: (-d.score, d.type, d.a.claim, d.b.claim, d.a.span.start))
        )
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

    def _divergences(self, groups: Sequence[Group]) -> dict[tuple[int, int], list[Divergence]]:
        """Return what diverges between the pairs of every group, by the pair's claims."""
        compared = [pair for group in groups for pair in self._compared(group)]
        pairs = self._counted([self._pair_of[pair] for pair in compared])
        examined = examine(pairs, self._scorer, progress=self._part(2))
        return {
            pair: each.divergences(self._threshold)
            for pair, each in zip(compared, examined, strict=True)
        }

    def _counted(self, pairs: Sequence[ClaimPair]) -> Iterator[StatementPair]:
        """Yield *pairs* as the divergence types see them, telling how many were taken."""
        progress = self._part(1)
        for taken, pair in enumerate(pairs):
            progress(taken, len(pairs))
            yield self.statement_pair(pair)

    def _differ_in_fact(self, pair: ClaimPair) -> bool:
        """Return whether two paired claims probably diverge in more than how they put it."""
        (examined,) = examine([self.statement_pair(pair)], None)
        found = examined.divergences(_PROBABLE)
        return any(divergence.type not in _MANNER for divergence in found)

    def _part(self, number: int) -> Progress:
        """Return what tells of one part of this comparison, from 0 on."""
        parts = _PARTS if self._scorer else _PARTS - 1
        return part_of(self._progress, begun_at=number * _UNITS, size=_UNITS, total=parts * _UNITS)

    def _compared(self, group: Group) -> Iterator[tuple[int, int]]:
        """Yield the paired claims of *group* that are compared for divergences."""
        members = telling_members(self._prepared.statements, group)
        return (pair for pair in combinations(members, 2) if pair in self._pair_of)

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
