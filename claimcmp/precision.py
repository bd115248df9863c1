"""How exact the figures of a comparison are: the same in every report, live or saved."""

from dataclasses import replace

from claimcmp.records import ClaimCluster

# Probabilities and similarities carry four digits: enough to rank by, too few to carry the noise
# of a machine. Rounding where they are made, not where they are shown, lets a saved comparison
# render to the same bytes.
DIGITS = 4


def rounded(cluster: ClaimCluster) -> ClaimCluster:
    """Return *cluster* with its scores and similarities rounded to four digits."""
    return replace(
        cluster,
        divergences=tuple(replace(d, score=round(d.score, DIGITS)) for d in cluster.divergences),
        nearest={
            source: replace(near, similarity=round(near.similarity, DIGITS))
            for source, near in cluster.nearest.items()
        },
    )
