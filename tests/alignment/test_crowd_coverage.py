"""In a crowd, sentences that many reports share are compared once, with the same outcome."""

from itertools import combinations

import numpy as np

from claimcmp.alignment import SourceClaims
from claimcmp.alignment.crowd_coverage import CrowdCoverage
from claimcmp.alignment.tokens import coverage
from claimcmp.facts.records import Facts
from claimcmp.testing import ConceptEncoder

ENCODER = ConceptEncoder(
    {"mayor": "mayor", "primarul": "mayor", "resigned": "resign", "demisionat": "resign",
     "rain": "rain", "ploaie": "rain", "flood": "flood", "inundații": "flood"}
)  # fmt: skip
WIRE = ["mayor resigned", "rain flood", "primarul demisionat ploaie", "flood inundații mayor"]


def crowd() -> list[SourceClaims]:
    """Nine reports, each of some of the agency's sentences; copies share their embeddings."""
    tokens = ENCODER.encode_tokens(WIRE)
    sources = []
    for number in range(9):
        own = [embedded for place, embedded in enumerate(tokens) if (number + place) % 3]
        start = sum(len(source.indices) for source in sources)
        indices = tuple(range(start, start + len(own)))
        vectors = np.ones((len(own), 1), np.float32)
        sources.append(SourceClaims(indices, vectors, (Facts(),) * len(own), "en", tuple(own)))
    return sources


def test_every_pair_with_a_hub_is_covered_as_it_is_alone():
    sources = crowd()
    covering = CrowdCoverage(sources, (1, 5))
    for left, right in combinations(range(len(sources)), 2):
        if {left, right} & {1, 5}:
            found = covering.of(left, right)
            expected = coverage(sources[left].tokens, sources[right].tokens)
            for one, other in zip(found, expected, strict=True):
                np.testing.assert_allclose(one, other, atol=1e-6)
