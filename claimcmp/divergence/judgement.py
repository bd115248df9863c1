"""From pairs of statements to their divergences: facts first, inference where these say nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimcmp.divergence.finders import find_conflicts, with_inference
from claimcmp.divergence.interface import Conflict, StatementPair
from claimcmp.divergence.score import divergence_of
from claimcmp.entailment.interface import NliScorer, score_both_ways
from claimcmp.folding import fold
from claimcmp.progress import Progress
from claimcmp.records import Divergence

# A pair whose facts already make a divergence this probable is not asked about again.
_DECIDED = 0.95


@dataclass(frozen=True, slots=True)
class Examined:
    """Two statements with their candidate conflicts, still to be weighed."""

    pair: StatementPair
    conflicts: tuple[Conflict, ...]

    @property
    def open(self) -> bool:
        """Whether the facts leave it open if the two diverge."""
        if fold(self.pair.a.claim.text) == fold(self.pair.b.claim.text):
            return False
        return all(divergence_of(self.pair, c).score < _DECIDED for c in self.conflicts)

    def divergences(self, threshold: float) -> list[Divergence]:
        """Return the best divergence of each type, of those from *threshold* on."""
        best: dict[str, Divergence] = {}
        for conflict in self.conflicts:
            divergence = divergence_of(self.pair, conflict)
            known = best.get(divergence.type)
            if divergence.score >= threshold and (known is None or divergence.score > known.score):
                best[divergence.type] = divergence
        return list(best.values())


def examine(
    pairs: Iterable[StatementPair],
    scorer: NliScorer | None,
    *,
    progress: Progress | None = None,
) -> list[Examined]:
    """Return *pairs* with their candidate conflicts; the open ones are shown to *scorer*."""
    found = [Examined(pair, find_conflicts(pair)) for pair in pairs]
    return infer(found, scorer, progress=progress) if scorer else found


def infer(
    examined: Sequence[Examined], scorer: NliScorer, *, progress: Progress | None = None
) -> list[Examined]:
    """Return *examined*, those that facts leave open with their entailment and what it adds."""
    places = [place for place, each in enumerate(examined) if each.open]
    asked = [examined[place].pair for place in places]
    texts = [(pair.a.claim.text, pair.b.claim.text) for pair in asked]
    found = list(examined)
    answers = score_both_ways(scorer, texts, progress=progress) if texts else []
    for place, entailment in zip(places, answers, strict=True):
        pair = replace(examined[place].pair, entailment=entailment)
        found[place] = Examined(pair, with_inference(pair, examined[place].conflicts))
    return found
